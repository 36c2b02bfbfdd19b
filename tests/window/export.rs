//! The window that writes files, by its names and by the keyboard alone.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;

fn open() -> Window {
    let mut window = Window::open();
    window.keys(Modifiers::COMMAND, Key::E);
    assert!(window.session().export_open);
    window
}

/// Writes `path` into the field of the file.
fn name_file(window: &mut Window, path: &Path) {
    let field = window.node(Role::TextInput, "File");
    field.focus();
    window.harness.run();
    window.keys(Modifiers::COMMAND, Key::A);
    let field = window.node(Role::TextInput, "File");
    field.type_text(path.to_str().unwrap());
    window.harness.run();
}

/// Waits until something reads `part`.
fn wait_for(window: &mut Window, part: &str) {
    let begun = Instant::now();
    while !window.reads(part) {
        assert!(
            begun.elapsed() < Duration::from_mins(1),
            "nothing reads “{part}”"
        );
        std::thread::sleep(Duration::from_millis(20));
        window.harness.step();
    }
}

/// Presses the button without waiting for rest: a spinner turns while a file is written.
fn save(window: &mut Window) {
    // What the last one said may have moved the button.
    window.harness.run_steps(4);
    window.node(Role::Button, "Save").click();
    window.harness.step();
    window.harness.step();
}

#[test]
fn events_are_saved_under_the_name_that_was_written_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.csv");
    let mut window = open();
    window.click(Role::RadioButton, "What: Events");
    name_file(&mut window, &file);
    save(&mut window);
    wait_for(&mut window, &format!("Saved {}, ", file.display()));
    let first = fs::read_to_string(&file).unwrap();
    assert!(first.starts_with("date,id,title"));
    save(&mut window);
    let second = folder.path().join("mine-2.csv");
    wait_for(&mut window, &format!("Saved {}, ", second.display()));
    assert!(window.has("mine.csv was there already and stays as it is."));
    assert_eq!(fs::read_to_string(&second).unwrap(), first);
    let copied = window.copied(Role::Button, "Copy the path");
    assert_eq!(copied.as_deref(), second.to_str());
}

#[test]
fn an_ending_that_is_written_chooses_its_form() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.kml");
    let mut window = open();
    window.click(Role::RadioButton, "What: Events");
    name_file(&mut window, &file);
    save(&mut window);
    wait_for(&mut window, &format!("Saved {}, ", file.display()));
    assert!(fs::read_to_string(&file).unwrap().contains("<kml"));
}

#[test]
fn another_form_gives_the_file_another_ending() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open();
    name_file(&mut window, &folder.path().join("mine.png"));
    window.click(Role::RadioButton, "Format: PDF");
    window.click(Role::RadioButton, "Landscape");
    save(&mut window);
    let file = folder.path().join("mine.pdf");
    wait_for(&mut window, &format!("Saved {}, ", file.display()));
    assert!(fs::read(&file).unwrap().starts_with(b"%PDF"));
}

#[test]
fn what_the_filter_hides_is_left_out_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open();
    window.keys(Modifiers::NONE, Key::OpenBracket);
    let [shown, all] = window.session().count_events(super::data());
    assert!(shown < all);
    window.click(Role::RadioButton, "What: Events");
    let only = format!("Only the events that show: {shown} of {all}");
    for (ticked, count, name) in [(true, shown, "some.csv"), (false, all, "all.csv")] {
        assert_eq!(window.is_ticked(&only), ticked);
        let file = folder.path().join(name);
        name_file(&mut window, &file);
        save(&mut window);
        wait_for(&mut window, &format!("Saved {}, ", file.display()));
        let table = fs::read(&file).unwrap();
        assert_eq!(
            csv::Reader::from_reader(table.as_slice()).records().count(),
            count
        );
        window.tick(&only);
    }
}

#[test]
fn a_folder_that_is_not_there_is_told_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open();
    window.click(Role::RadioButton, "What: Passages");
    name_file(&mut window, &folder.path().join("no/mine.txt"));
    save(&mut window);
    wait_for(&mut window, "Nothing was saved: there is no folder");
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
}

#[test]
fn the_whole_of_it_can_be_done_by_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open();
    let focused = |window: &Window, name: &str| {
        window
            .node(Role::RadioButton, name)
            .accesskit_node()
            .is_focused()
    };
    assert!(focused(&window, "What: Map"));
    for _ in 0..2 {
        window.key(Key::Tab);
    }
    assert!(focused(&window, "What: Passages"));
    window.key(Key::Space);
    let file = folder.path().join("mine.txt");
    name_file(&mut window, &file);
    window.harness.key_press(Key::Enter);
    window.harness.step();
    window.harness.step();
    wait_for(&mut window, &format!("Saved {}, ", file.display()));
    window.key(Key::Escape);
    assert!(!window.session().export_open);
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Button, "Save")
            .is_none()
    );
}
