//! What a keystroke in a story that is being written costs: `cargo bench --bench draft`.
//!
//! The target is 5 ms for a hundred paragraphs.

#![allow(clippy::unwrap_used)] // a benchmark that cannot read its data should stop

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use durand::atlas::Atlas;
use durand::story::draft::Teller;
use durand::story::{Draft, Story};

fn keystroke(bench: &mut Criterion) {
    let atlas = Arc::new(Atlas::bundled().unwrap());
    let story = Story::bundled(&atlas).unwrap();
    let passages = story.passages().iter().cycle().take(100);
    let text: Vec<&str> = passages.map(|one| one.text.as_str()).collect();
    let draft = Draft::from_text(&text.join("\n\n"), "2021".parse().unwrap()).unwrap();
    let mut teller = Teller::new(atlas);
    bench.bench_function("tell a hundred paragraphs again", |b| {
        b.iter(|| teller.story(black_box(&draft)));
    });
}

criterion_group!(benches, keystroke);
criterion_main!(benches);
