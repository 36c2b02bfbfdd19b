//! What a frame costs the processor at 1600 × 1000: `cargo bench --bench frame`.
//!
//! Everything but the driver: commands, drawing, shapes, layout and tessellation. The target is
//! 4 ms, so that 60 frames a second hold on any laptop. Before the samples, one round of the
//! script is timed frame by frame, because a mean hides the frame that stutters.

#![allow(clippy::unwrap_used, clippy::print_stderr)] // it says what it measured

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use durand::app::{DurandApp, Start, style};
use durand::atlas::Atlas;
use durand::document::Document;
use durand::events::Active;
use durand::map::relief::ReliefImage;
use durand::map::surface::egui::{Textures, shapes};
use durand::map::text::TextMeasure;
use durand::map::{AtlasShapes, MapView, Theme, draw};
use durand::session::{Command, Dataset, Session, Target, ThemeChoice};
use durand::story::Story;
use egui::{Context, FullOutput, RawInput, Rect, Ui, pos2, vec2};

const SIZE: [f32; 2] = [1600.0, 1000.0];

/// Frames in a round of the script: six seconds at 60 a second.
const ROUND: u32 = 360;

fn dataset() -> Dataset {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    Dataset::new(atlas, story)
}

/// A drag in a wide circle while the wheel goes some four levels in and out again.
fn script(frame: u32) -> [Command; 2] {
    use std::f32::consts::TAU;
    let turn = (frame % ROUND) as f32 / ROUND as f32 * TAU;
    let pan = [turn.cos() * 9.0, turn.sin() * 7.0];
    // The integral of a sine over a round is nought: the script ends where it began.
    let steps = f64::from(turn.sin()) * 4.0 * std::f64::consts::PI / f64::from(ROUND);
    [
        Command::Pan(pan),
        Command::ZoomAbout([700.0 + pan[0], 420.0], steps),
    ]
}

fn input(frame: u32) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(SIZE[0], SIZE[1]))),
        time: Some(f64::from(frame) / 60.0),
        predicted_dt: 1.0 / 60.0,
        ..RawInput::default()
    }
}

/// Runs one frame headless, to the triangles a driver would be given.
fn run(ctx: &Context, frame: u32, mut show: impl FnMut(&mut Ui)) -> usize {
    let output: FullOutput = ctx.run_ui(input(frame), |ui| show(ui));
    let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
    let mut deltas = output.textures_delta;
    deltas.clear();
    triangles.len()
}

/// Times one round frame by frame, after a round that warms what is kept.
fn survey(name: &str, mut frame: impl FnMut(u32)) {
    (0..ROUND).for_each(&mut frame);
    let mut times: Vec<Duration> = (ROUND..ROUND * 2)
        .map(|number| {
            let start = Instant::now();
            frame(number);
            start.elapsed()
        })
        .collect();
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let mean = times.iter().sum::<Duration>() / ROUND;
    eprintln!(
        "{name}: mean {mean:.2?}, median {:.2?}, 99 of 100 under {:.2?}, longest {:.2?}",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

/// The map alone: session, scene, shapes, triangles.
fn map(bench: &mut Criterion) {
    let data = dataset();
    let prepared = AtlasShapes::new(&data.atlas);
    prepared.prepare_all();
    let theme = Theme::light().unwrap();
    let relief = ReliefImage::new(data.atlas.relief().unwrap(), &theme).unwrap();
    let measure = TextMeasure::new();
    let (ctx, mut textures) = (Context::default(), Textures::default());
    style::install_fonts(&ctx);
    let mut session = Session::new(&data, SIZE);
    let mut active = Active::new(&data.events, session.passing(&data));
    let mut frame = |number: u32| {
        for command in script(number) {
            let _ = session.apply(command, &data);
        }
        active.change(&data.events, session.passing(&data));
        let map = MapView {
            data: &data,
            shapes: &prepared,
            relief: Some(&relief),
            session: &session,
            theme: &theme,
            measure: &measure,
            active: &active,
            fade: None,
        };
        let triangles = run(&ctx, number, |ui| {
            let painter = ui.painter().clone();
            let scene = draw(&map);
            let drawn = shapes(&scene, pos2(0.0, 0.0), &painter, &mut textures);
            painter.extend(drawn);
        });
        black_box(triangles);
    };
    survey("the map, panned and zoomed", &mut frame);
    let mut number = ROUND * 2;
    bench.bench_function("map: pan and zoom, a frame", |bench| {
        bench.iter(|| {
            frame(number);
            number += 1;
        });
    });
}

/// A whole window that has been open for a moment.
fn window(ctx: &Context, data: Dataset) -> DurandApp {
    let prepared = AtlasShapes::new(&data.atlas);
    prepared.prepare_all();
    let start = Start {
        data,
        shapes: Arc::new(prepared),
        saved: None,
        state_file: None,
        notices: Vec::new(),
        files: Vec::new(),
    };
    let mut app = DurandApp::new(ctx, start).unwrap();
    app.apply(Command::SetTheme(ThemeChoice::Light), ctx);
    for number in 0..5 {
        run(ctx, number, |ui| app.show(ui));
    }
    app
}

/// The whole window: panels, text and map, while the map moves and while nothing does.
fn app(bench: &mut Criterion) {
    let ctx = Context::default();
    let mut app = window(&ctx, dataset());
    let mut moving = |number: u32| {
        for command in script(number) {
            app.apply(command, &ctx);
        }
        black_box(run(&ctx, number, |ui| app.show(ui)));
    };
    survey("the window, its map panned and zoomed", &mut moving);
    let mut number = ROUND * 2;
    bench.bench_function("window: map moving, a frame", |bench| {
        bench.iter(|| {
            moving(number);
            number += 1;
        });
    });

    let ctx = Context::default();
    let mut app = window(&ctx, dataset());
    let mut still = |number: u32| {
        black_box(run(&ctx, number, |ui| app.show(ui)));
    };
    survey("the window, nothing moving", &mut still);
    let mut number = ROUND * 2;
    bench.bench_function("window: still, a frame", |bench| {
        bench.iter(|| {
            still(number);
            number += 1;
        });
    });

    let ctx = Context::default();
    let mut app = window(&ctx, dataset());
    let ids = app.data().atlas.featured().to_vec();
    let mut hovering = |number: u32| {
        let id = ids[number as usize % ids.len()].clone();
        app.apply(Command::Select(Some(Target::Place(id))), &ctx);
        black_box(run(&ctx, number, |ui| app.show(ui)));
    };
    survey("the window, another selection each frame", &mut hovering);

    let ctx = Context::default();
    let mut app = window(&ctx, long_text());
    let mut still = |number: u32| {
        black_box(run(&ctx, number, |ui| app.show(ui)));
    };
    survey(
        "the window, a text of 4,000 paragraphs, while it is measured",
        &mut still,
    );
    survey("the window, a text of 4,000 paragraphs", &mut still);
}

/// A text of a novel's length that speaks of places in every line.
fn long_text() -> Dataset {
    let data = dataset();
    let path = Path::new("long.txt");
    let line = "From Kabul the road goes by Jalalabad to Torkham and Peshawar, another by Kandahar to \
        Chaman and Quetta; between them lies Balochistan, where few roads are. ";
    let text = format!("{}\n\n", line.repeat(4)).repeat(4_000);
    let document = Document::read(path, text.as_bytes()).unwrap();
    let story = Story::of_text(&document, path, &data.atlas);
    data.with_story(story)
}

criterion_group! {
    name = frames;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(6)).sample_size(40);
    targets = map, app
}
criterion_main!(frames);
