//! The main menu: all of it on the screen, and all of it by keys.

use egui::{Key, Rect, Vec2};
use egui_kittest::kittest::Queryable as _;

use super::Window;

/// The lists that the menu opens into, each with what stands in it.
const LISTS: [(&str, &[&str]); 6] = [
    (
        "File",
        &[
            "New",
            "Open …",
            "Save",
            "Save as …",
            "Export …",
            "Close the project",
        ],
    ),
    ("Edit", &["Undo", "Redo", "Copy link to this view", "Find"]),
    (
        "View",
        &[
            "Show the whole borderland",
            "Zoom in",
            "Layers panel",
            "Years panel",
            "Measure",
            "Borders",
            "Larger",
        ],
    ),
    (
        "Story",
        &[
            "Next in the article",
            "All years",
            "Write a new story",
            "Read it",
        ],
    ),
    ("Theme", &["As the desktop", "Dark", "High contrast, dark"]),
    ("Language", &["English", "اردو"]),
];

/// Where what is called `name` stands: it may be a button of the window as well.
fn lowest(window: &Window, name: &str) -> Rect {
    let all = window.harness.query_all_by_label(name);
    let rects = all.map(|node| node.rect());
    let last = rects.max_by(|a, b| a.top().total_cmp(&b.top()));
    last.unwrap_or_else(|| panic!("no “{name}”"))
}

fn has_focus(window: &Window, name: &str) -> bool {
    let mut all = window.harness.query_all_by_label(name);
    all.any(|node| node.is_focused())
}

#[test]
fn every_entry_of_the_menu_is_on_the_screen_of_a_small_laptop_without_scrolling() {
    for size in [[1024.0, 700.0], [1280.0, 800.0]] {
        let screen = Rect::from_min_size(egui::Pos2::ZERO, size.into());
        let mut window = Window::of(size[0], size[1]);
        window.press("Menu");
        for top in ["Keyboard", "About and data sources", "Quit"] {
            assert!(screen.contains_rect(lowest(&window, top)), "{top} {size:?}");
        }
        for (list, entries) in LISTS {
            window.press(list);
            for entry in entries {
                let at = lowest(&window, entry);
                assert!(screen.contains_rect(at), "{list} → {entry} {size:?}: {at}");
                assert!(at.size() != Vec2::ZERO);
            }
        }
    }
}

#[test]
fn the_menu_is_opened_walked_and_left_by_keys_alone() {
    let mut window = Window::open();
    window.key(Key::F10);
    assert!(window.has("File") && window.has("Quit"));
    // Edit, then View; what a list leads to opens beside it.
    for _ in 0..3 {
        window.key(Key::ArrowDown);
    }
    assert!(window.has("Layers panel") && !window.has("Save as …"));
    window.key(Key::ArrowRight);
    assert!(has_focus(&window, "Show the whole borderland"));
    window.key(Key::ArrowLeft);
    assert!(has_focus(&window, "View"));
    window.key(Key::ArrowRight);
    for _ in 0..4 {
        window.key(Key::ArrowDown);
    }
    // What cannot be done is passed over: without a selection nothing can be fitted.
    assert!(has_focus(&window, "Reader panel"));
    window.key(Key::Enter);
    assert!(!window.has("Width of the reader"));
    assert!(!window.has("Quit"));
}

#[test]
fn keys_stand_at_the_end_of_the_lines_below_each_other() {
    let mut window = Window::open();
    window.press("Menu");
    window.press("File");
    let ends = ["New", "Open …", "Save", "Save as …"].map(|name| lowest(&window, name).right());
    for pair in ends.windows(2) {
        assert!((pair[0] - pair[1]).abs() < 0.5, "{ends:?}");
    }
}

#[test]
fn escape_leaves_the_menu_and_does_nothing_else() {
    let mut window = Window::open();
    window.key(Key::F10);
    assert!(window.has("Quit"));
    window.key(Key::Escape);
    assert!(!window.has("Quit"));
}
