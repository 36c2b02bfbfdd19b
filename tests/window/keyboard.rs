//! The same without a mouse.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

use super::Window;
use super::common::{data, place};

/// The name of what has the focus.
fn focused(window: &Window) -> Option<String> {
    let nodes = window.harness.root().children_recursive();
    let mut nodes = nodes.map(|node| node.accesskit_node());
    let node = nodes.find(AccessKitNode::is_focused);
    node.and_then(|node| node.label())
}

/// Presses Tab until what has the focus is called `name`.
fn tab_to(window: &mut Window, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..600 {
        window.key(Key::Tab);
        let now = focused(window);
        if now.as_deref() == Some(name) {
            return;
        }
        seen.extend(now);
    }
    panic!("Tab never reaches “{name}”; it walks {seen:?}");
}

#[test]
fn tab_reaches_the_map_and_enter_selects() {
    let mut window = Window::open();
    tab_to(&mut window, "ex-FATA on the map");
    window.key(Key::Enter);
    assert_eq!(window.selected().as_deref(), Some("ex-FATA"));
    assert!(window.reads("Passage 1 of"));
}

#[test]
fn enter_on_a_mark_selects_the_mark_and_asks_nothing() {
    let mut window = Window::open();
    tab_to(&mut window, "Chaman–Spin Boldak crossing on the map");
    window.key(Key::Enter);
    assert!(!window.has("Here are"));
    assert_eq!(window.session().selected(), Some(&place("chaman-crossing")));
}

#[test]
fn alt_and_the_arrows_walk_back_and_forward_through_what_was_selected() {
    let mut window = Window::open();
    window.press("Select ex-FATA");
    window.press("Select Balochistan");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.selected().as_deref(), Some("ex-FATA"));
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.selected(), None);
    window.keys(Modifiers::ALT, Key::ArrowRight);
    window.keys(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.selected().as_deref(), Some("Balochistan"));
    window.press("Back (Alt+←)");
    assert_eq!(window.selected().as_deref(), Some("ex-FATA"));
    window.press("Forward (Alt+→)");
    assert_eq!(window.selected().as_deref(), Some("Balochistan"));
}

#[test]
fn letters_step_through_passages_and_years() {
    let mut window = Window::open();
    window.press("Select ex-FATA");
    window.harness.remove_cursor();
    window.key(Key::N);
    assert!(window.reads("Passage 2 of"));
    window.key(Key::P);
    assert!(window.reads("Passage 1 of"));
    window.key(Key::CloseBracket);
    assert!(window.session().years.single().is_some());
    window.key(Key::A);
    assert!(window.session().years.is_all());
}

#[test]
fn plus_minus_home_and_f_move_the_map() {
    let mut window = Window::open();
    let home = window.session().view.zoom().get();
    window.key(Key::Plus);
    assert!((window.session().view.zoom().get() - home - 1.0).abs() < 1e-9);
    window.key(Key::Minus);
    assert!((window.session().view.zoom().get() - home).abs() < 1e-9);
    window.press("Select ex-FATA");
    window.key(Key::F);
    assert!(window.session().view.zoom().get() > home);
    window.key(Key::Home);
    assert!((window.session().view.zoom().get() - home).abs() < 1e-9);
}

#[test]
fn arrows_move_the_map_but_over_the_timeline_they_step_the_years() {
    let mut window = Window::open();
    let before = window.session().view.center();
    window.key(Key::ArrowRight);
    assert!(window.session().view.center().x > before.x);
    assert!(window.session().years.is_all());
    let chip = window.node(Role::CheckBox, "2014, 4 events").rect();
    window
        .harness
        .hover_at(chip.center() - egui::vec2(0.0, 30.0));
    window.harness.run();
    window.key(Key::ArrowRight);
    assert!(window.session().years.single().is_some());
}

#[test]
fn the_list_of_keys_opens_and_closes() {
    let mut window = Window::open();
    window.keys(Modifiers::SHIFT, Key::Questionmark);
    assert!(window.has("Keyboard") && window.has("Show the whole borderland"));
    window.key(Key::Escape);
    assert!(!window.session().keys_open);
    assert!(!window.has("Move the map"));
}

#[test]
fn about_opens_from_the_menu_and_lists_every_file_of_the_atlas() {
    let mut window = Window::of(1600.0, 1000.0);
    window.press("Menu");
    window.press("About and data sources");
    assert!(window.session().about_open);
    let files = data().atlas.provenances();
    assert!(files.len() >= 13, "{} files", files.len());
    for provenance in files {
        for text in [&provenance.file, &provenance.source, &provenance.licence] {
            assert!(text.is_empty() || window.has(text), "“{text}” is not told");
        }
    }
    assert!(window.reads(&data().story.article().reference(None)));
    window.key(Key::Escape);
    assert!(!window.session().about_open);
}

#[test]
fn esc_closes_what_is_open_before_it_clears_the_selection() {
    let mut window = Window::open();
    window.press("Select ex-FATA");
    window.keys(Modifiers::COMMAND, Key::I);
    assert!(window.session().about_open);
    window.key(Key::Escape);
    assert!(!window.session().about_open);
    assert_eq!(window.selected().as_deref(), Some("ex-FATA"));
    window.key(Key::Escape);
    assert_eq!(window.selected(), None);
}

#[test]
fn the_menu_folds_and_unfolds_the_panels() {
    let mut window = Window::open();
    assert!(window.has("Towns"));
    window.keys(Modifiers::COMMAND, Key::Num1);
    assert!(!window.has("Towns"));
    window.keys(Modifiers::COMMAND, Key::Num2);
    assert!(!window.has(&data().story.article().title));
    window.keys(Modifiers::COMMAND, Key::Num3);
    assert!(!window.has("Play the years"));
    let map = window.node(Role::Canvas, "Map").rect();
    assert!((map.width() - 1270.0).abs() < 1.0);
    for key in [Key::Num1, Key::Num2, Key::Num3] {
        window.keys(Modifiers::COMMAND, key);
    }
    assert!(window.has("Towns") && window.has("Play the years"));
}

#[test]
fn the_theme_switches_and_says_where_it_would_go_next() {
    let mut window = Window::open();
    assert!(!window.harness.ctx.global_style().visuals.dark_mode);
    window.press("Dark theme");
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    window.press("Light theme");
    assert!(!window.harness.ctx.global_style().visuals.dark_mode);
}
