//! Pictures: the window through Mesa's software driver, and `durand render` without any driver.
//!
//! They are compared at a quarter of their size with `tests/snapshots/*.png`, tolerantly: a lost
//! layer, a wrong theme or a panel out of place is seen, a letter's edge is not. The window's
//! pictures are taken where `CI` or `DURAND_PICTURES` is set and there is an adapter. After a
//! change of the look, make the references anew, and look at them:
//!
//! ```text
//! DURAND_PICTURES=1 UPDATE_SNAPSHOTS=force cargo test --test pictures
//! ```

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)] // a test that cannot draw should stop

mod common;

use std::process::Command as Program;

use durand::app::{DurandApp, Start};
use durand::map::surface::png;
use durand::map::{MapView, furniture};
use durand::session::{Command, LayerId, Session, ThemeChoice};
use durand::words::Language;
use egui_kittest::wgpu::WgpuTestRenderer;
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use image::RgbaImage;
use image::imageops::{FilterType, resize};

use common::{column, data, event, place, shapes};

/// How many times smaller the references are.
const SMALLER: u32 = 4;

fn small(picture: &RgbaImage) -> RgbaImage {
    let (width, height) = picture.dimensions();
    let [width, height] = [width / SMALLER, height / SMALLER];
    resize(picture, width, height, FilterType::Triangle)
}

fn compare(name: &str, picture: &RgbaImage, results: &mut SnapshotResults) {
    let options = SnapshotOptions::new();
    results.add(try_image_snapshot_options(&small(picture), name, &options));
}

/// The software driver, or the reason why no picture of the window is taken.
fn driver() -> Result<WgpuTestRenderer, &'static str> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !set("CI") && !set("DURAND_PICTURES") {
        return Err("neither CI nor DURAND_PICTURES is set");
    }
    std::panic::catch_unwind(WgpuTestRenderer::new).map_err(|_| "there is no adapter to draw with")
}

/// A picture of a window of this size after `commands`, or `None` with a printed reason.
fn window(size: [f32; 2], commands: Vec<Command>) -> Option<RgbaImage> {
    let renderer = match driver() {
        Ok(renderer) => renderer,
        Err(reason) => {
            eprintln!("no picture of the window was taken: {reason}");
            return None;
        }
    };
    let begun = Start {
        data: data().clone(),
        shapes: shapes(),
        saved: None,
        state_file: None,
        notices: Vec::new(),
        files: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .with_render_cursor(false)
        .renderer(renderer)
        .build_eframe(|cc| DurandApp::new(&cc.egui_ctx, begun).unwrap());
    harness.run();
    let ctx = harness.ctx.clone();
    for command in commands {
        harness.state_mut().apply(command, &ctx);
        harness.run();
    }
    Some(harness.render().unwrap())
}

#[test]
fn the_window_looks_like_its_pictures() {
    let dark = Command::SetTheme(ThemeChoice::Dark);
    let mut results = SnapshotResults::new();
    for (name, size, commands) in [
        ("window-light", [1600.0, 1000.0], Vec::new()),
        ("window-dark", [1280.0, 800.0], vec![dark.clone()]),
        (
            "window-ex-fata",
            [1600.0, 1000.0],
            vec![Command::Select(Some(place("ex-fata")))],
        ),
        (
            "window-urdu",
            [1280.0, 800.0],
            vec![
                Command::SetLanguage(Language::Urdu),
                Command::Select(Some(place("ex-fata"))),
            ],
        ),
        (
            "window-event-2014",
            [1280.0, 800.0],
            vec![
                Command::SoloColumn(column("2014")),
                Command::Select(Some(event("peshawar-school-2014"))),
            ],
        ),
    ] {
        if let Some(picture) = window(size, commands) {
            assert_eq!(picture.width(), size[0] as u32);
            compare(name, &picture, &mut results);
        }
    }
    results.unwrap();
}

#[test]
fn light_and_dark_windows_have_light_and_dark_corners() {
    let dark = Command::SetTheme(ThemeChoice::Dark);
    for (commands, is_dark) in [(Vec::new(), false), (vec![dark], true)] {
        let Some(picture) = window([900.0, 600.0], commands) else {
            return;
        };
        let brightness = |x: u32, y: u32| {
            let [r, g, b, _] = picture.get_pixel(x, y).0;
            (u32::from(r) + u32::from(g) + u32::from(b)) / 3
        };
        let (width, height) = picture.dimensions();
        for (x, y) in [
            (3, 3),
            (width - 3, 3),
            (3, height - 3),
            (width - 3, height - 3),
        ] {
            assert_eq!(brightness(x, y) < 128, is_dark, "{x}, {y}");
        }
    }
}

/// What `durand render` draws for `words`, on a machine without display and driver.
fn rendered(words: &str) -> RgbaImage {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.png");
    let output = Program::new(env!("CARGO_BIN_EXE_durand"))
        .args(["render", "--size", "1600x1000", "--output"])
        .arg(&file)
        .args(words.split_whitespace())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("VK_DRIVER_FILES", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    image::open(&file).unwrap().to_rgba8()
}

#[test]
fn a_rendered_map_looks_like_its_picture() {
    let mut results = SnapshotResults::new();
    for (name, words) in [
        ("render-light", "--select ex-fata"),
        ("render-dark", "--theme dark --year 2014"),
    ] {
        compare(name, &rendered(words), &mut results);
    }
    results.unwrap();
}

/// A map of `session` without a window, or with a layer missing.
fn page(session: &Session, relief: bool) -> RgbaImage {
    let image = common::relief(common::light());
    let scene = furniture::page(&MapView {
        relief: relief.then_some(&image),
        ..common::map(session)
    });
    let bytes = png::bytes(&scene, 1.0).unwrap();
    image::load_from_memory(&bytes).unwrap().to_rgba8()
}

#[test]
fn the_comparison_sees_what_is_lost() {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let whole = page(&common::session(), true);
    small(&whole).save(folder.path().join("whole.png")).unwrap();
    let options = SnapshotOptions::new().output_path(folder.path());
    let same = |picture: &RgbaImage| {
        try_image_snapshot_options(&small(picture), "whole", &options).is_ok()
    };
    assert!(same(&page(&common::session(), true)));
    assert!(!same(&page(&common::session(), false)), "a lost relief");
    for command in [
        Command::NoYears,
        Command::ToggleLayer(LayerId::Towns),
        Command::ToggleLayer(LayerId::Place(common::place_id("ex-fata"))),
        Command::ToggleLayer(LayerId::Place(common::place_id("durand-line"))),
        Command::Pan([6.0, 0.0]),
    ] {
        let mut session = common::session();
        common::apply(&mut session, command.clone());
        assert!(!same(&page(&session, true)), "{command:?}");
    }
}

/// The share of pixels whose colour is within 6 of `colour` in each channel.
fn share(picture: &RgbaImage, colour: durand::map::Rgba) -> f64 {
    let [r, g, b, _] = colour.0;
    let near = |a: u8, b: u8| a.abs_diff(b) <= 6;
    let same = picture.pixels().filter(|pixel| {
        let [pr, pg, pb, _] = pixel.0;
        near(pr, r) && near(pg, g) && near(pb, b)
    });
    same.count() as f64 / f64::from(picture.width() * picture.height())
}

#[test]
fn a_rendered_map_is_made_of_the_colours_of_its_theme() {
    for (theme, words) in [(common::light(), ""), (common::dark(), "--theme dark")] {
        let bounds = format!("{words} --bounds 58,20,72,30");
        let picture = rendered(&bounds);
        let sea = share(&picture, theme.map.sea);
        assert!((0.15..0.75).contains(&sea), "{}: {sea} sea", theme.name);
        assert!(
            picture.pixels().all(|pixel| pixel.0[3] == 255),
            "see-through"
        );
        let other = if theme.dark {
            common::light()
        } else {
            common::dark()
        };
        assert!(share(&picture, other.map.sea) < 0.02, "{}", theme.name);
    }
}
