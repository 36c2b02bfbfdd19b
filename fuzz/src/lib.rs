//! The rooms of durand that read, without those that show: see `src/lib.rs`.

#![allow(dead_code)] // what only the window asks for
#![allow(unreachable_patterns)] // errors of what only the window writes

#[path = "../../src/atlas/mod.rs"]
pub mod atlas;
#[path = "../../src/document/mod.rs"]
pub mod document;
#[path = "../../src/events/mod.rs"]
pub mod events;
/// Of what writes, only what puts a file in its place: projects are saved by it.
#[path = "../../src/export"]
pub mod export {
    #[path = "file.rs"]
    pub mod file;

    /// That a file could not be made.
    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    pub enum ExportError {
        /// The disk did not take it.
        Write(#[from] std::io::Error),
    }
}
#[path = "../../src/geometry/mod.rs"]
pub mod geometry;
#[path = "../../src/project/mod.rs"]
pub mod project;
#[path = "../../src/session/mod.rs"]
pub mod session;
#[path = "../../src/story/mod.rs"]
pub mod story;
#[path = "../../src/words/mod.rs"]
pub mod words;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

use atlas::Atlas;
use document::Document;
use events::Import;
use events::read::{EventFile, Watch};
use story::{OwnCopy, Story};

/// Reads a file of events of this name, and each of its events again, as the window does.
///
/// # Panics
/// When something is found that must not be: an event that cannot be read again, or a fault that
/// says nothing.
pub fn read_events(name: &str, bytes: &[u8], import: &Import) {
    let file = match EventFile::embedded(name, bytes, 1, import) {
        Ok(file) => file,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let mut offsets = Vec::new();
    let report = file.read(&Watch::default(), &mut |batch| {
        offsets.extend(batch.offsets);
        ControlFlow::Continue(())
    });
    let report = report.expect("a file in memory can be read");
    assert_eq!(report.events, offsets.len() as u64);
    for offset in offsets {
        file.details(offset)
            .expect("what was read can be read again");
    }
    for shape in report.shapes.iter() {
        assert!(shape.vertices() > 0);
    }
}

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas::bundled().expect("the bundled atlas"));
static STORY: LazyLock<Story> =
    LazyLock::new(|| Story::bundled(&ATLAS).expect("the bundled story"));

/// Reads a text of this name, lays it beside the bundled story, and reads it as a story of its own.
///
/// # Panics
/// When something is found that must not be: a piece that shows nothing, or an error that says
/// nothing.
pub fn read_document(name: &str, bytes: &[u8]) {
    let path = Path::new(name);
    let document = match Document::read(path, bytes) {
        Ok(document) => document,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    for block in &document.blocks {
        assert!(!block.text.is_empty() && block.text.trim() == block.text);
        assert!(block.line >= 1);
    }
    if let Ok(copy) = OwnCopy::align(&document, path, &STORY, &ATLAS) {
        assert!(copy.passages().all(|passage| !passage.text.is_empty()));
    }
    let story = Story::of_text(&document, path, &ATLAS);
    for passage in story.passages() {
        let marked = passage.mentions.iter();
        assert!(
            marked
                .clone()
                .all(|mention| passage.text.get(mention.range.clone()).is_some())
        );
    }
}

/// Reads a project, and what durand writes of it again.
///
/// # Panics
/// When the second reading finds another project than the first, or a fault in what was written.
pub fn read_project(text: &str) {
    let path = Path::new("/a/b.durand");
    let (project, _) = match project::read(path, text) {
        Ok(read) => read,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let folder = project::folder_of(path);
    let written = project::text(&project, Some(&folder));
    let (again, report) = project::read(path, &written).expect("what was written is a project");
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    assert_eq!(project::text(&again, Some(&folder)), written);
}
