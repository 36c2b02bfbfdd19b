//! What a frame costs the processor, everything but the driver: a scripted pan and zoom over the
//! bundled map at 1600 × 1000, and the same window at rest.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use durand::app::{DurandApp, run};
use durand::atlas::Atlas;
use durand::map::text::TextMeasure;
use durand::map::{AtlasShapes, MapView, Theme, draw};
use durand::session::{Command, Dataset, Session};
use durand::story::Story;
use egui::{Context, RawInput, Rect, pos2, vec2};

const SIZE: [f32; 2] = [1600.0, 1000.0];

fn dataset() -> Dataset {
    let atlas = Atlas::bundled().expect("the bundled atlas is sound");
    let story = Story::bundled(&atlas).expect("the bundled story is sound");
    Dataset::new(atlas, story)
}

/// Step `number` of the script: two seconds of dragging and wheeling at 60 frames a second, over and over.
fn step(number: usize) -> Command {
    match number % 120 {
        0 => Command::Home,
        1..=39 => Command::ZoomAbout([700.0, 400.0], 0.06),
        40..=59 => Command::Pan([-9.0, 4.0]),
        60..=79 => Command::Pan([7.0, -6.0]),
        _ => Command::ZoomAbout([500.0, 450.0], -0.06),
    }
}

/// The window without a screen: what egui would hand to the driver is made and dropped.
struct Headless {
    ctx: Context,
    app: DurandApp,
    time: f64,
}

impl Headless {
    fn new() -> Self {
        let ctx = Context::default();
        let start = run::start(dataset(), Vec::new(), None);
        start.shapes.prepare_all();
        let app = DurandApp::new(&ctx, start).expect("the bundled themes are sound");
        let mut window = Self {
            ctx,
            app,
            time: 0.0,
        };
        for _ in 0..5 {
            window.frame();
        }
        window
    }

    fn frame(&mut self) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(SIZE[0], SIZE[1])));
        let input = RawInput {
            screen_rect,
            time: Some(self.time),
            ..RawInput::default()
        };
        let output = self.ctx.run_ui(input, |ui| self.app.show(ui));
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

fn window(c: &mut Criterion) {
    let mut window = Headless::new();
    let mut number = 0;
    c.bench_function("window: a frame of pan and zoom", |b| {
        b.iter(|| {
            let ctx = window.ctx.clone();
            window.app.apply(step(number), &ctx);
            number += 1;
            window.frame();
        });
    });
    c.bench_function("window: a frame at rest", |b| b.iter(|| window.frame()));
}

fn scene(c: &mut Criterion) {
    let data = dataset();
    let theme = Theme::light().expect("the bundled theme is sound");
    let (shapes, measure) = (AtlasShapes::new(&data.atlas), TextMeasure::new());
    shapes.prepare_all();
    let mut session = Session::new(&data, SIZE);
    let mut number = 0;
    c.bench_function("scene: a frame of pan and zoom", |b| {
        b.iter(|| {
            session.apply(step(number), &data);
            number += 1;
            black_box(draw(&MapView {
                data: &data,
                shapes: &shapes,
                relief: None,
                session: &session,
                theme: &theme,
                measure: &measure,
            }))
        });
    });
}

fn load(c: &mut Criterion) {
    c.bench_function("load: atlas and story", |b| b.iter(|| black_box(dataset())));
    let data = dataset();
    c.bench_function("load: atlas prepared for drawing", |b| {
        b.iter(|| black_box(AtlasShapes::new(&data.atlas)));
    });
    let session = Session::new(&data, SIZE);
    c.bench_function("load: first level of detail", |b| {
        b.iter_batched(
            || AtlasShapes::new(&data.atlas),
            |shapes| shapes.band(&session.view).areas.len(),
            criterion::BatchSize::LargeInput,
        );
    });
}

criterion_group!(benches, window, scene, load);
criterion_main!(benches);
