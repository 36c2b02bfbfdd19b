//! Paths that are typed or pasted into the window that asks for files.

use egui::{Key, Modifiers};

use super::{Window, csv, window_in};

#[test]
fn a_whole_path_is_typed_or_pasted_behind_the_folder_that_stands_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "my floods.csv", 2010);
    let path = file.to_str().unwrap();
    let address = format!("file://{}", path.replace(' ', "%20"));
    for put_in in [path.to_owned(), format!("\"{path}\""), address] {
        let mut window = Window::open();
        window.keys(Modifiers::COMMAND, Key::O);
        let stands = window.path_reads();
        assert!(stands.ends_with('/'), "{stands}");
        window.harness.event(egui::Event::Paste(put_in));
        window.harness.run();
        assert_eq!(window.path_reads(), path);
        window.key(Key::Enter);
        window.until_there_are(1);
        assert_eq!(window.names(), ["my floods"]);
    }
    let mut window = Window::open();
    window.keys(Modifiers::COMMAND, Key::O);
    for letter in path.chars() {
        let letter = egui::Event::Text(letter.to_string());
        window.harness.event(letter);
        window.harness.run();
    }
    assert_eq!(window.path_reads(), path);
}

#[test]
fn the_name_that_is_proposed_for_a_project_is_replaced_by_what_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.durand");
    let mut window = window_in(folder.path());
    window.save_as(&path);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.harness.event(egui::Event::Text("second".to_owned()));
    window.harness.run();
    window.key(Key::Enter);
    assert!(folder.path().join("second.durand").is_file());
}
