//! Areas of a reader's own, many and with many vertices: `cargo bench --bench own`.
//!
//! 10,000 polygons with a million vertices in all, half of which touch a neighbour, and a million
//! events. From the file's shapes to the first picture it should be a second or two.

#![allow(clippy::unwrap_used, clippy::print_stderr)] // it says what it measured

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use durand::atlas::{Atlas, OwnPlace, OwnPlaces};
use durand::events::{Active, Batch, Days, EventTable, FileBatches, day_of_new_year};
use durand::geometry::{Morton, world_from_lonlat};
use durand::map::text::TextMeasure;
use durand::map::{AtlasShapes, MapView, Theme, draw};
use durand::session::{Command, Dataset, Session};
use durand::story::Story;
use geo::{Coord, LineString, MultiPolygon, Polygon};

/// Polygons in a row, and rows.
const SIDE: u32 = 100;

/// Corners of a polygon.
const CORNERS: u32 = 100;

/// Wavy circles in a grid over the borderland, each a little into the next.
fn areas() -> Vec<OwnPlace> {
    let area = |number: u32| {
        let middle = [
            60.0 + f64::from(number % SIDE) * 0.17,
            27.0 + f64::from(number / SIDE) * 0.11,
        ];
        let corner = |corner: u32| {
            let angle = f64::from(corner) / f64::from(CORNERS) * std::f64::consts::TAU;
            let radius = 0.06 * (1.0 + 0.2 * (angle * 7.0).sin());
            Coord {
                x: middle[0] + radius * 1.4 * angle.cos(),
                y: middle[1] + radius * angle.sin(),
            }
        };
        let ring = LineString::new((0..CORNERS).map(corner).collect());
        OwnPlace {
            number: u64::from(number) + 1,
            offset: 0,
            name: format!("Area No. {number}"),
            geometry: MultiPolygon(vec![Polygon::new(ring, Vec::new())]).into(),
            properties: vec![("number".to_owned(), number.to_string())],
        }
    };
    (0..SIDE * SIDE).map(area).collect()
}

/// A million events scattered evenly over the same ground.
fn events(story: &Story) -> EventTable {
    let mut batch = Batch {
        categories: vec!["floods".to_owned()],
        ..Batch::default()
    };
    for number in 0..1_000_000_u32 {
        // The golden ratio scatters without a pattern.
        let share = |by: f64| (f64::from(number) * by).fract();
        let at = [
            60.0 + 17.0 * share(0.618_033_988_75),
            27.0 + 11.0 * share(0.754_877_666_25),
        ];
        let year = 1990 + (number % 30) as i16;
        let start = day_of_new_year(i32::from(year)) as i32;
        batch
            .positions
            .push(Morton::from_world(world_from_lonlat(at)));
        batch.days.push(Days {
            start,
            end: start + 1,
        });
        batch.years.push([year; 2]);
        batch.category.push(0);
        batch.offsets.push(u64::from(number));
    }
    let files = vec![FileBatches {
        file: 2,
        batches: vec![batch.into()],
    }];
    EventTable::build(story.events(), files)
}

fn own(criterion: &mut Criterion) {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    let table = events(&story);
    let data = Dataset::new(atlas, story).with_events(table, &[]);
    let (areas, path) = (areas(), Path::new("areas.geojson"));
    let read = || OwnPlaces::of(1, path, "areas.geojson", &areas);
    let own = Arc::new(read());
    assert_eq!(own.places.len(), (SIDE * SIDE) as usize);
    let with = data.with_own(std::slice::from_ref(&own));
    let before = AtlasShapes::new(&data.atlas);
    let session = Session::new(&with, [1600.0, 1000.0]);
    let prepared = before.on(&with.atlas);

    let mut group = criterion.benchmark_group("own regions");
    group.sample_size(10);
    group.bench_function("10,000 places made and mended", |b| b.iter(&read));
    group.bench_function("atlas and story joined", |b| {
        b.iter(|| data.with_own(black_box(std::slice::from_ref(&own))));
    });
    group.bench_function("shapes cut and one zoom prepared", |b| {
        b.iter(|| {
            let shapes = before.on(&with.atlas);
            black_box(shapes.own(&session.view).count())
        });
    });
    group.bench_function("the same again: nothing is prepared", |b| {
        b.iter(|| black_box(prepared.on(&with.atlas)));
    });
    group.bench_function("a million events counted in 10,000 regions", |b| {
        b.iter(|| {
            // Another table of the same rows has no counts yet.
            let fresh = with.with_own(std::slice::from_ref(&own));
            black_box(fresh.own_counts());
        });
    });
    let (theme, measure) = (Theme::light().unwrap(), TextMeasure::new());
    let mut closer = session.clone();
    closer.apply(Command::ZoomIn, &with);
    closer.apply(Command::ZoomIn, &with);
    for (name, session) in [("whole", &session), ("four times as near", &closer)] {
        let active = Active::new(&with.events, session.passing(&with));
        let map = MapView {
            data: &with,
            shapes: &prepared,
            relief: None,
            session,
            theme: &theme,
            measure: &measure,
            active: &active,
            fade: None,
        };
        group.bench_function(format!("a scene of the {name} borderland"), |b| {
            b.iter(|| black_box(draw(&map)));
        });
    }
    group.finish();
    let begun = Instant::now();
    prepared.prepare_all();
    eprintln!("all zooms prepared, the atlas's too: {:?}", begun.elapsed());
}

criterion_group!(benches, own);
criterion_main!(benches);
