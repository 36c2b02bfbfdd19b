//! The map under the pointer: click, drag, wheel, chooser, fan, layers.

use durand::session::LayerId;
use egui::accesskit::Role;
use egui::{MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;
use super::common::{event, place};

#[test]
fn a_click_on_the_sea_or_esc_clears_the_selection() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    window.key(egui::Key::Escape);
    assert_eq!(window.selected(), None);
    assert!(!window.reads("Passage 1 of"));

    window.press("ex-FATA on the map");
    for _ in 0..3 {
        window.key(egui::Key::ArrowDown);
    }
    let sea = window.at([63.5, 24.2]);
    window.click_at(sea);
    assert_eq!(window.selected(), None);
}

#[test]
fn a_click_on_the_ground_selects_its_region_and_a_second_one_goes_deeper() {
    let mut window = Window::open();
    let spot = window.at([65.0, 28.4]);
    window.click_at(spot);
    assert_eq!(window.selected().as_deref(), Some("Balochistan"));
    window.harness.run_steps(40);
    window.click_at(spot);
    assert_eq!(window.selected().as_deref(), Some("Pakistan"));
}

#[test]
fn where_things_overlap_a_chooser_lists_them() {
    let mut window = Window::open();
    window.press("Chaman–Spin Boldak crossing on the map");
    assert!(window.has("Here are"), "no chooser");
    assert_eq!(window.selected(), None);
    window.press("Durand Line · border");
    assert_eq!(window.selected().as_deref(), Some("Durand Line"));
    assert!(!window.has("Here are"), "the chooser stays open");
}

#[test]
fn esc_closes_the_chooser_and_nothing_else() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    window.press("Chaman–Spin Boldak crossing on the map");
    assert!(window.has("Here are"));
    window.key(egui::Key::Escape);
    assert!(!window.has("Here are"));
    assert_eq!(window.selected().as_deref(), Some("ex-FATA"));
}

#[test]
fn events_at_one_spot_fan_out_and_esc_folds_them() {
    let mut window = Window::open();
    // The topmost of the shared marks: nothing lies over it.
    let scene = super::common::scene(window.session());
    let stack = scene.hits.iter().rev().find(|hit| {
        let [x, y] = hit.at;
        let alone = |other: &&durand::map::scene::Hit| {
            (other.at[0] - x).hypot(other.at[1] - y) < other.radius
        };
        hit.targets.len() > 1 && scene.hits.iter().filter(alone).count() == 1
    });
    let stack = stack.expect("no shared mark stands alone").clone();
    window.press(&format!("{} on the map", stack.name));
    let chooser = window.has("Here are");
    assert!(!chooser, "not the fan but a chooser came: {}", stack.name);
    assert!(window.session().fan.is_some());
    for target in &stack.targets {
        let title = super::common::data().name_of(target);
        assert!(window.has(&format!("{title} on the map")), "{title}");
    }
    window.key(egui::Key::Escape);
    assert!(window.session().fan.is_none());
    assert!(window.has(&format!("{} on the map", stack.name)));
}

#[test]
fn an_event_alone_at_its_spot_is_selected_by_a_click_on_its_mark() {
    let mut window = Window::open();
    window.press("Mansour is killed by a U.S. drone on the map");
    if window.has("Here are") {
        let rows = window
            .harness
            .query_all_by_label_contains("Mansour is killed");
        let row = rows.into_iter().find(|row| {
            let label = row.accesskit_node().label();
            label.is_some_and(|label| label.contains(" · "))
        });
        row.expect("the chooser does not list the event").click();
        window.harness.run();
    }
    assert_eq!(
        window.session().selected(),
        Some(&event("mansour-killed-2016"))
    );
}

#[test]
fn pointing_at_a_region_lights_it() {
    let mut window = Window::open();
    let spot = window.at([65.0, 28.4]);
    window.harness.hover_at(spot);
    window.harness.run();
    assert_eq!(window.session().hover, Some(place("balochistan")));
}

#[test]
fn dragging_moves_the_map_and_selects_nothing() {
    let mut window = Window::open();
    let before = window.at([66.0, 31.0]);
    let from = window.at([65.0, 33.0]);
    window.harness.hover_at(from);
    window.harness.step();
    window.pointer(from, true);
    for step in 1..=10_u8 {
        let by = vec2(f32::from(step) * 9.0, f32::from(step) * 5.0);
        window.harness.hover_at(from + by);
        window.harness.step();
    }
    window.pointer(from + vec2(90.0, 50.0), false);
    window.harness.run();
    let moved = window.at([66.0, 31.0]) - before;
    assert!(
        (moved - vec2(90.0, 50.0)).length() < 2.0,
        "moved by {moved:?}"
    );
    assert_eq!(window.selected(), None);
}

#[test]
fn the_wheel_zooms_about_the_pointer() {
    let mut window = Window::open();
    let ground = [65.0, 33.0];
    let at = window.at(ground);
    let before = window.session().view.zoom().get();
    window.harness.hover_at(at);
    window.harness.step();
    window.harness.event(egui::Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        source: MouseWheelSource::Wheel,
        delta: vec2(0.0, 120.0),
        phase: TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
    });
    window.harness.run();
    assert!(window.session().view.zoom().get() > before + 0.3);
    let off = window.at(ground) - at;
    assert!(off.length() < 1.5, "the ground slid by {off:?}");
}

#[test]
fn the_buttons_on_the_map_zoom_and_go_home() {
    let mut window = Window::open();
    let home = window.session().view;
    window.press("Zoom in");
    assert!((window.session().view.zoom().get() - home.zoom().get() - 1.0).abs() < 1e-9);
    window.press("Zoom out");
    window.press("Zoom out");
    assert!(window.session().view.zoom() < home.zoom());
    window.press("Show the whole borderland");
    let now = window.session().view;
    assert!((now.zoom().get() - home.zoom().get()).abs() < 1e-9);
}

#[test]
fn a_double_click_zooms_in() {
    let mut window = Window::open();
    let before = window.session().view.zoom().get();
    let spot = window.at([62.5, 36.9]);
    window.harness.hover_at(spot);
    window.harness.step();
    for _ in 0..2 {
        window.pointer(spot, true);
        window.pointer(spot, false);
    }
    window.harness.run();
    assert!(window.session().view.zoom().get() > before + 0.9);
}

#[test]
fn the_layer_list_switches_what_is_drawn() {
    let mut window = Window::open();
    for (name, layer) in [
        ("Towns", LayerId::Towns),
        ("Relief", LayerId::Relief),
        (
            "ex-FATA",
            LayerId::Place(super::common::place_id("ex-fata")),
        ),
    ] {
        assert!(window.is_ticked(name) && window.session().layers.is_on(&layer));
        window.tick(name);
        assert!(!window.is_ticked(name) && !window.session().layers.is_on(&layer));
    }
    assert!(!window.has("Kabul on the map"), "towns are still there");
    window.tick("Towns");
    assert!(window.has("Kabul on the map"));
}

#[test]
fn regions_are_shaded_when_the_layer_list_says_so() {
    let mut window = Window::open();
    assert!(!window.is_ticked("Events by region"));
    window.tick("Events by region");
    assert!(window.is_ticked("Events by region"));
    assert!(window.session().layers.is_on(&LayerId::RegionCounts));
}

#[test]
fn a_name_in_the_layer_list_selects_the_place() {
    let mut window = Window::open();
    window.press("Select Balochistan");
    assert_eq!(window.selected().as_deref(), Some("Balochistan"));
}

#[test]
fn a_selection_out_of_view_is_brought_into_view() {
    let mut window = Window::open();
    for _ in 0..2 {
        window.press("Zoom in");
    }
    window.press("Event: Attack on Karachi’s airport");
    let map = window.node(Role::Canvas, "Map").rect();
    assert!(map.contains(window.at([67.16, 24.9])));
}

#[test]
fn the_chooser_is_left_by_a_drag_that_begins_beside_it() {
    let mut window = Window::open();
    window.press("Chaman–Spin Boldak crossing on the map");
    assert!(window.has("Here are"));
    let corner = window.node(egui::accesskit::Role::Canvas, "Map").rect().min;
    let at = corner + egui::vec2(30.0, 60.0);
    window.harness.hover_at(at);
    window.harness.step();
    window.pointer(at, true);
    window.harness.hover_at(at + egui::vec2(40.0, 0.0));
    window.harness.step();
    assert!(
        !window.has("Here are"),
        "it stays open while something is dragged"
    );
    window.pointer(at + egui::vec2(40.0, 0.0), false);
}
