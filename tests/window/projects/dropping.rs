//! Files that are let go over the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;

/// A file as a desktop lets it go over a window.
#[derive(Debug)]
struct LetGo(PathBuf);

impl egui::DroppedFile for LetGo {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn files_that_are_held_over_the_window_say_what_they_will_do_and_open_when_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        csv(folder.path(), "a.csv", 2010),
        csv(folder.path(), "b.csv", 2011),
    ];
    let mut window = Window::with(start(None), SIZE);
    let held = files.iter().map(|file| egui::HoveredFile {
        path: Some(file.clone()),
        ..egui::HoveredFile::default()
    });
    window.harness.input_mut().hovered_files = held.collect();
    window.harness.step();
    window.harness.step();
    assert!(window.reads("Let go to lay 2 files beside the story."));
    window.harness.input_mut().hovered_files.clear();
    let dropped = files.iter().map(|file| {
        let file: Arc<dyn egui::DroppedFile + Send + Sync> = Arc::new(LetGo(file.clone()));
        file
    });
    window.harness.input_mut().dropped_files = dropped.collect();
    window.harness.step();
    window.until_there_are(2);
    assert_eq!(window.names(), ["a", "b"]);
    // Once more is not twice.
    window.open_paths(&files);
    assert_eq!(window.names(), ["a", "b"]);
    assert_eq!(window.harness.state().said(), "a.csv is open already.");
}
