//! Measuring, the menu on the map, citations, links and guided reading in the window.

use durand::session::{Command, Target};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;

use super::Window;
use super::common::{data, place};

const CHAMAN: [f64; 2] = [66.4322, 30.9518];

impl Window {
    fn measured(&self) -> usize {
        let measuring = self.session().measuring.as_ref();
        measuring.map_or(0, |measuring| measuring.points().len())
    }

    fn is_closed(&self) -> bool {
        let measuring = self.session().measuring.as_ref();
        measuring.is_some_and(durand::session::Measuring::is_closed)
    }

    fn right_click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.step();
        for pressed in [true, false] {
            self.harness.event(egui::Event::PointerButton {
                pos: at,
                button: PointerButton::Secondary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.harness.step();
        }
        self.harness.run();
    }

    /// Waits until clicks that follow are no double click.
    fn rest(&mut self) {
        for _ in 0..40 {
            self.harness.step();
        }
    }
}

#[test]
fn clicks_measure_and_a_click_on_the_first_point_closes() {
    let mut window = Window::open();
    window.key(Key::M);
    assert!(window.has("Click to set the first point."));
    let corners = [[63.0, 31.0], [66.0, 28.0], [68.0, 32.0]];
    for (number, corner) in corners.into_iter().enumerate() {
        window.click_at(window.at(corner));
        window.rest();
        assert_eq!(window.measured(), number + 1);
    }
    assert!(window.reads("Area if closed: "));
    window.click_at(window.at(corners[0]));
    assert!(window.is_closed());
    assert!(window.reads("Perimeter: "));
    assert_eq!(
        window.selected(),
        None,
        "a click that measures selects nothing"
    );
    window.key(Key::Backspace);
    assert!(!window.is_closed());
    window.key(Key::Escape);
    assert!(window.session().measuring.is_none() && !window.reads("Perimeter"));
}

#[test]
fn the_keyboard_alone_measures() {
    let mut window = Window::open();
    let view = window.session().view;
    window.key(Key::M);
    for key in [
        Key::ArrowRight,
        Key::Enter,
        Key::ArrowUp,
        Key::ArrowUp,
        Key::Enter,
    ] {
        window.key(key);
    }
    assert_eq!(window.measured(), 2);
    assert_eq!(
        window.session().view,
        view,
        "the arrows move the cross, not the map"
    );
    for key in [Key::ArrowLeft, Key::ArrowLeft, Key::Enter, Key::Enter] {
        window.key(key);
    }
    assert!(window.is_closed());
    assert!(window.harness.state().said().contains("Area: "));
}

#[test]
fn the_panel_copies_what_is_measured_and_ends_it() {
    let mut window = Window::open();
    window.press("Measure");
    for corner in [[63.0, 31.0], [66.0, 28.0]] {
        window.click_at(window.at(corner));
        window.rest();
    }
    let text = window.copied(Role::Link, "Copy what is measured").unwrap();
    assert!(
        text.starts_with("Distance: ") && text.lines().count() == 3,
        "{text}"
    );
    assert_eq!(window.measured(), 2, "a click on the panel sets no point");
    window.follow("End measuring");
    assert!(window.session().measuring.is_none());
}

#[test]
fn a_double_click_closes_and_does_not_zoom() {
    let mut window = Window::open();
    window.key(Key::M);
    let zoom = window.session().view.zoom();
    for corner in [[63.0, 31.0], [66.0, 28.0]] {
        window.click_at(window.at(corner));
        window.rest();
    }
    let last = window.at([68.0, 32.0]);
    window.click_at(last);
    window.pointer(last, true);
    window.pointer(last, false);
    window.harness.run();
    assert!(window.is_closed() && window.measured() == 3);
    assert_eq!(window.session().view.zoom(), zoom);
}

#[test]
fn a_right_click_says_what_is_here_and_copies_its_coordinates() {
    let mut window = Window::open();
    window.right_click_at(window.at(CHAMAN));
    assert!(window.reads("30°5") && window.has("Pakistan · country"));
    let mut found = window.harness.query_all_by_label_contains("Copy geo:30.9");
    assert!(found.next().is_some());
    drop(found);
    let text = window.copied(Role::Button, "Copy Chaman–Spin Boldak crossing as GeoJSON");
    let text = text.unwrap();
    let feature: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(feature["id"], "chaman-crossing");
    assert!(!window.has("Measure from here"), "the menu stays open");
}

#[test]
fn the_menu_selects_centres_and_measures() {
    let mut window = Window::open();
    let at = [67.5, 29.0];
    window.right_click_at(window.at(at));
    window.press("Balochistan · province");
    assert_eq!(window.session().selected(), Some(&place("balochistan")));
    window.right_click_at(window.at(at));
    window.press("Centre the map here");
    let view = window.session().view;
    let centre = durand::geometry::lonlat_from_world(view.center());
    assert!(
        (centre[0] - at[0]).abs() < 0.05 && (centre[1] - at[1]).abs() < 0.05,
        "{centre:?}"
    );
    window.right_click_at(window.at(at));
    window.press("Measure from here");
    assert_eq!(window.measured(), 1);
}

#[test]
fn the_menu_key_opens_the_menu_without_a_pointer_and_esc_closes_it() {
    let mut window = Window::open();
    for (modifiers, key) in [(Modifiers::SHIFT, Key::F10), (Modifiers::NONE, Key::Menu)] {
        window.keys(modifiers, key);
        assert!(window.has("Centre the map here"), "{key:?}");
        window.key(Key::Escape);
        assert!(!window.has("Centre the map here"));
    }
}

#[test]
fn each_form_of_a_citation_is_copied_by_its_name() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    for (name, starts) in [("BibTeX", "@article{"), ("Markdown", "> ")] {
        window.follow("copy as …");
        let text = window.copied(Role::Button, name).unwrap();
        assert!(text.starts_with(starts), "{text}");
    }
}

#[test]
fn g_walks_the_article_and_says_where_one_is() {
    let mut window = Window::open();
    let count = data().stops().len();
    for number in 1..=12 {
        window.key(Key::G);
        assert_eq!(window.session().stop, Some(number - 1));
        let paragraph = window
            .session()
            .standing(data())
            .unwrap()
            .stop
            .paragraph
            .label();
        assert!(window.has(&format!("Stop {number} of {count} · {paragraph}")));
    }
    window.keys(Modifiers::SHIFT, Key::G);
    assert_eq!(window.session().stop, Some(10));
    window.follow("Next in the article");
    assert_eq!(window.session().stop, Some(11));
}

#[test]
fn a_stop_that_is_hidden_says_by_what_and_can_be_shown() {
    let mut window = Window::open();
    window.apply(Command::NoYears);
    let stops = data().stops();
    let event = stops
        .iter()
        .position(|stop| stop.mention.is_none())
        .unwrap();
    for _ in 0..=event {
        window.apply(Command::NextStop);
    }
    assert!(window.has("hidden: all years off"));
    window.follow("show it");
    assert!(!window.reads("hidden: "));
    let Target::Event(id) = &stops[event].target else {
        panic!("no event");
    };
    let index = data().story.event_index(id).unwrap();
    assert!(window.session().shows_event(index, data()));
}

#[test]
fn the_map_glides_to_a_stop_and_jumps_where_motion_is_reduced() {
    let mut window = Window::open();
    window.apply(Command::ZoomInAt([60.5, 27.0]));
    for _ in 0..3 {
        window.apply(Command::ZoomIn);
    }
    let before = window.session().view;
    window.harness.key_press(Key::G);
    for _ in 0..4 {
        window.harness.step();
    }
    let on_the_way = window.session().view;
    window.harness.run();
    let there = window.session().view;
    assert!(on_the_way != before && on_the_way != there && there != before);
    let mut still = Window::open();
    still.apply(Command::ToggleStill);
    for command in [
        Command::ZoomInAt([60.5, 27.0]),
        Command::ZoomIn,
        Command::ZoomIn,
        Command::ZoomIn,
    ] {
        still.apply(command);
    }
    still.harness.key_press(Key::G);
    still.harness.step();
    let soon = still.session().view;
    still.harness.run();
    assert_eq!(soon, still.session().view);
}

#[test]
fn a_link_is_copied_by_a_key_and_opens_where_it_leads() {
    let mut window = Window::open();
    window.press("Select Balochistan");
    window.key(Key::CloseBracket);
    let link = window.session().link(data());
    let mut other = Window::open();
    other.harness.state_mut().follow(link.clone());
    other.harness.run();
    assert_eq!(other.session().link(data()), link);
    other
        .harness
        .state_mut()
        .follow("durand://view?v=1&place=atlantis".to_owned());
    other.harness.run();
    assert!(other.reads("This link names the place “atlantis”"));
    window
        .harness
        .key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.harness.step();
    assert!(
        window.harness.state().said().contains("link"),
        "{}",
        window.harness.state().said()
    );
}
