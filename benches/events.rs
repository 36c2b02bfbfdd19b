//! Thirty events, a million, ten million: what it costs to hold them, to ask them and to draw them.
//!
//! `cargo bench --bench events` prints a line a result: `result`, a name, a value, a unit, with
//! tabs between them. `cargo bench --bench events -- 1000000` measures one number of events only.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints")]

#[path = "generate/mod.rs"]
mod generate;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use durand::app::style;
use durand::atlas::Atlas;
use durand::events::{Active, Batch, Days, EventTable, FileBatches};
use durand::geometry::{GeoBounds, Morton, WorldRect, world_from_lonlat};
use durand::map::relief::ReliefImage;
use durand::map::surface::egui::{Textures, shapes};
use durand::map::text::TextMeasure;
use durand::map::{AtlasShapes, MapView, Theme, draw};
use durand::session::{Command, Dataset, Session};
use durand::story::{Category, Story, When};
use egui::{Context, RawInput, Rect, pos2, vec2};
use rayon::prelude::*;

const SIZE: [f32; 2] = [1600.0, 1000.0];

fn main() {
    let asked: Vec<u64> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let counts = if asked.is_empty() {
        vec![0, 1_000_000, 10_000_000]
    } else {
        asked
    };
    for count in counts {
        measure(count);
    }
}

/// One line: what was measured and with how many events, such as `nearest-median-1m`.
fn result(name: &str, count: u64, value: f64, unit: &str) {
    let events = match count {
        0 => "43".to_owned(),
        millions if millions % 1_000_000 == 0 => format!("{}m", millions / 1_000_000),
        other => other.to_string(),
    };
    println!("result\t{name}-{events}\t{value:.4}\t{unit}");
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// The middle, and the one that 95 of 100 stay below.
fn middle_and_95th(mut values: Vec<f64>) -> [f64; 2] {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share) as usize];
    [at(0.5), at(0.95)]
}

/// `count` invented events beside those of the story.
fn dataset(count: u64) -> Dataset {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    let batches = batches(&atlas, count);
    let data = Dataset::new(atlas, story);
    let start = Instant::now();
    // Two layers of one's own, each with half of them all over the map.
    let mut files = [1, 2].map(|file| FileBatches {
        file,
        batches: Vec::new(),
    });
    let layers = files.len();
    for (number, batch) in batches.into_iter().enumerate() {
        if let Some(file) = files.get_mut(number % layers) {
            file.batches.push(Arc::new(batch));
        }
    }
    let table = EventTable::build(data.story.events(), files.into());
    result("table-built", count, millis(start), "ms");
    let data = data.with_events(table, &[]);
    let start = Instant::now();
    black_box(data.region_counts());
    result("counted-by-region", count, millis(start), "ms");
    data
}

fn batches(atlas: &Atlas, count: u64) -> Vec<Batch> {
    const RUN: u64 = 1 << 15;
    let events = generate::Events::new(atlas, 7).unwrap();
    let runs = (0..count.div_ceil(RUN)).into_par_iter();
    runs.map(|run| {
        let mut batch = Batch {
            categories: Category::ALL
                .map(|category| category.key().to_owned())
                .to_vec(),
            ..Batch::default()
        };
        for number in run * RUN..((run + 1) * RUN).min(count) {
            let event = events.get(number).unwrap();
            let position = event.at.map(|degrees| f64::from(degrees) / 1e6);
            batch
                .positions
                .push(Morton::from_world(world_from_lonlat(position)));
            let when: When = event.date.parse().unwrap();
            batch.days.push(Days::from(&when));
            batch.years.push([event.year; 2]);
            let category = Category::ALL
                .iter()
                .position(|&known| known == event.category);
            batch.category.push(category.unwrap() as u8);
            batch.offsets.push(number * 237);
        }
        batch
    })
    .collect()
}

fn measure(count: u64) {
    let data = dataset(count);
    nearest(&data, count);
    year_and_box(&data, count);
    filters(&data, count);
    frames(&data, count);
}

/// The nearest event to ten thousand spots, the same that the peers are asked for.
fn nearest(data: &Dataset, count: u64) {
    let active = Active::new(&data.events, vec![true; data.events.classes().len()]);
    let times = generate::pointers(10_000).into_iter().map(|spot| {
        let spot = world_from_lonlat(spot);
        let start = Instant::now();
        black_box(data.events.nearest(black_box(spot), 1.0, &active));
        start.elapsed().as_secs_f64() * 1e6
    });
    let [middle, most] = middle_and_95th(times.collect());
    result("nearest-median", count, middle, "µs");
    result("nearest-p95", count, most, "µs");
}

/// The events of 2009 in a box around Peshawar.
fn year_and_box(data: &Dataset, count: u64) {
    let bounds = GeoBounds::new(70.0, 33.0, 73.0, 35.0).unwrap();
    let rect = WorldRect::from(bounds);
    let wanted = data.columns.labelled("2009");
    let times = (0..200).map(|_| {
        let start = Instant::now();
        let on = data
            .events
            .passing(|class, _| Some(usize::from(class.column)) == wanted);
        let corners = [rect.min, rect.max].map(|point| Morton::from_world(point).steps());
        black_box(data.events.count_in(corners, &on));
        millis(start)
    });
    let [middle, _] = middle_and_95th(times.collect());
    result("year-and-box", count, middle, "ms");
}

/// Filters changed: what it costs until the map can be drawn.
fn filters(data: &Dataset, count: u64) {
    let mut session = Session::new(data, SIZE);
    let mut active = Active::new(&data.events, session.passing(data));
    let columns = data.columns.len();
    let mut change = |name: &str, commands: &mut dyn FnMut(usize) -> Command| {
        let times = (0..40).map(|number| {
            let _ = session.apply(commands(number), data);
            let start = Instant::now();
            active.change(&data.events, session.passing(data));
            millis(start)
        });
        let [middle, most] = middle_and_95th(times.collect());
        result(&format!("{name}-median"), count, middle, "ms");
        result(&format!("{name}-p95"), count, most, "ms");
    };
    let categories = Category::ALL;
    change("category-switched", &mut |number| {
        let category = categories[number % categories.len()];
        Command::ToggleLayer(durand::session::LayerId::Events(category))
    });
    change("layer-switched", &mut |number| {
        Command::ToggleLayer(durand::session::LayerId::File(1 + number as u16 % 2))
    });
    change("year-alone", &mut |number| {
        Command::SoloColumn(number * 3 % columns)
    });
    change("span-of-years", &mut |number| {
        Command::SpanToColumn(number * 7 % columns)
    });
}

/// Commands of one frame of a round: pan, zoom, and the years swept.
fn script(number: u32) -> Vec<Command> {
    let turn = f64::from(number % 240) / 240.0 * std::f64::consts::TAU;
    let pan = [(turn.cos() * 9.0) as f32, ((turn * 2.0).cos() * 6.0) as f32];
    let zoom = Command::ZoomAbout([SIZE[0] / 2.0, SIZE[1] / 2.0], turn.cos() * 0.07);
    let mut commands = vec![Command::Pan(pan), zoom];
    match number % 240 {
        100 => commands.push(Command::SoloColumn(0)),
        101..=180 => commands.push(Command::NextYear),
        181 => commands.push(Command::AllYears),
        _ => {}
    }
    commands
}

/// Scene, shapes and triangles of the map over two rounds of pan, zoom and year sweep.
fn frames(data: &Dataset, count: u64) {
    let prepared = AtlasShapes::new(&data.atlas);
    prepared.prepare_all();
    let theme = Theme::light().unwrap();
    let relief = ReliefImage::new(data.atlas.relief().unwrap(), &theme).unwrap();
    let measure = TextMeasure::new();
    let (ctx, mut textures) = (Context::default(), Textures::default());
    style::install_fonts(&ctx);
    let mut session = Session::new(data, SIZE);
    let mut active = Active::new(&data.events, session.passing(data));
    let (mut times, mut switched) = (Vec::new(), Vec::new());
    for number in 0..480 {
        let start = Instant::now();
        for command in script(number) {
            let _ = session.apply(command, data);
        }
        active.change(&data.events, session.passing(data));
        let map = MapView {
            data,
            shapes: &prepared,
            relief: Some(&relief),
            session: &session,
            theme: &theme,
            measure: &measure,
            active: &active,
            fade: None,
        };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(SIZE[0], SIZE[1]))),
            time: Some(f64::from(number) / 60.0),
            ..RawInput::default()
        };
        let output = ctx.run_ui(input, |ui| {
            let painter = ui.painter().clone();
            let scene = draw(&map);
            let drawn = shapes(&scene, pos2(0.0, 0.0), &painter, &mut textures);
            painter.extend(drawn);
        });
        black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
        let time = millis(start);
        if number >= 240 {
            times.push(time);
            if (101..=180).contains(&(number % 240)) {
                switched.push(time);
            }
        }
    }
    let most = times.iter().copied().fold(0.0, f64::max);
    let [middle, high] = middle_and_95th(times);
    result("frame-median", count, middle, "ms");
    result("frame-p95", count, high, "ms");
    result("frame", count, most, "ms");
    let [middle, high] = middle_and_95th(switched);
    // What stood on the screen and what comes instead: filter, scene, shapes, triangles.
    result("picture-again", count, middle, "ms");
    result("year-switch", count, high, "ms");
}
