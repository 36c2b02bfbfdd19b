//! What stands between the click on the icon and the first picture: `cargo bench --bench load`.
//!
//! The target is 100 ms for atlas and story.

#![allow(clippy::unwrap_used)] // a benchmark that cannot read its data should stop

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use durand::atlas::Atlas;
use durand::events::Active;
use durand::map::relief::ReliefImage;
use durand::map::surface::{png, svg};
use durand::map::text::TextMeasure;
use durand::map::{AtlasShapes, MapView, Scene, Theme, draw, furniture};
use durand::session::{Dataset, Session};
use durand::story::Story;

const SIZE: [f32; 2] = [1600.0, 1000.0];

fn dataset() -> Dataset {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    Dataset::new(atlas, story)
}

/// From nothing to the display list of the first picture, one thing after the other.
fn first_picture() -> Scene {
    let data = dataset();
    let shapes = AtlasShapes::new(&data.atlas);
    let theme = Theme::light().unwrap();
    let relief = ReliefImage::new(data.atlas.relief().unwrap(), &theme).unwrap();
    let session = Session::new(&data, SIZE);
    draw(&MapView {
        data: &data,
        shapes: &shapes,
        relief: Some(&relief),
        active: &Active::new(&data.events, session.passing(&data)),
        fade: None,
        session: &session,
        theme: &theme,
        measure: &TextMeasure::new(),
    })
}

fn load(bench: &mut Criterion) {
    let atlas = Atlas::bundled().unwrap();
    bench.bench_function("read the atlas", |b| b.iter(|| Atlas::bundled().unwrap()));
    bench.bench_function("read the story", |b| {
        b.iter(|| Story::bundled(black_box(&atlas)).unwrap());
    });
    bench.bench_function("read atlas and story", |b| b.iter(dataset));
    bench.bench_function("prepare the atlas", |b| {
        b.iter(|| AtlasShapes::new(black_box(&atlas)));
    });
    let view = Session::new(&dataset(), SIZE).view;
    bench.bench_function("the first level of detail", |b| {
        let fresh = || AtlasShapes::new(&atlas);
        b.iter_batched(
            fresh,
            |shapes| {
                black_box(shapes.band(&view));
                shapes
            },
            BatchSize::LargeInput,
        );
    });
    bench.bench_function("every level of detail", |b| {
        let fresh = || AtlasShapes::new(&atlas);
        b.iter_batched(
            fresh,
            |shapes| {
                shapes.prepare_all();
                shapes
            },
            BatchSize::LargeInput,
        );
    });
    let theme = Theme::light().unwrap();
    bench.bench_function("colour the relief", |b| {
        b.iter(|| ReliefImage::new(atlas.relief().unwrap(), black_box(&theme)).unwrap());
    });
    bench.bench_function("measure the letters", |b| b.iter(TextMeasure::new));
    bench.bench_function("from nothing to the first scene", |b| b.iter(first_picture));
}

fn render(bench: &mut Criterion) {
    let data = dataset();
    let shapes = AtlasShapes::new(&data.atlas);
    let theme = Theme::light().unwrap();
    let relief = ReliefImage::new(data.atlas.relief().unwrap(), &theme).unwrap();
    let (session, measure) = (Session::new(&data, SIZE), TextMeasure::new());
    let map = MapView {
        data: &data,
        shapes: &shapes,
        relief: Some(&relief),
        session: &session,
        theme: &theme,
        measure: &measure,
        active: &Active::new(&data.events, session.passing(&data)),
        fade: None,
    };
    let page = furniture::page(&map);
    bench.bench_function("the scene of a page", |b| {
        b.iter(|| furniture::page(black_box(&map)));
    });
    bench.bench_function("a page as SVG", |b| {
        b.iter(|| svg::document(black_box(&page), "map").unwrap());
    });
    bench.bench_function("a page as PNG, 1600 × 1000", |b| {
        b.iter(|| png::bytes(black_box(&page), 1.0).unwrap());
    });
}

criterion_group! {
    name = loads;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(4)).sample_size(20);
    targets = load, render
}
criterion_main!(loads);
