//! What a keystroke in the palette costs: `cargo bench --bench find`.
//!
//! The targets are 5 ms for the index of the bundled atlas and 2 ms for each letter typed.

#![allow(clippy::unwrap_used)] // a benchmark that cannot read its data should stop

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use durand::atlas::Atlas;
use durand::session::find::Index;
use durand::session::{Dataset, Session};
use durand::story::Story;
use durand::words::{Language, Words};

fn find(bench: &mut Criterion) {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    let data = Dataset::new(atlas, story);
    let session = Session::new(&data, [1600.0, 1000.0]);
    let words = Words::of(Language::English);
    bench.bench_function("fold all names and passages", |b| {
        b.iter(|| Index::build(black_box(&data), words));
    });
    let index = Index::build(&data, words);
    for typed in [
        "p",
        "pukhtunkhwa",
        "border",
        "خیبر پختونخوا",
        "late 1990s",
        "xqzwv jqx",
    ] {
        bench.bench_function(format!("find {typed}").as_str(), |b| {
            b.iter(|| index.find(black_box(typed), &session, &data));
        });
    }
}

criterion_group!(benches, find);
criterion_main!(benches);
