//! The rooms of durand that read, without those that show: see `src/lib.rs`.

#![allow(dead_code)] // what only the window asks for

#[path = "../../src/atlas/mod.rs"]
pub mod atlas;
#[path = "../../src/document/mod.rs"]
pub mod document;
#[path = "../../src/events/mod.rs"]
pub mod events;
#[path = "../../src/geometry/mod.rs"]
pub mod geometry;
#[path = "../../src/session/mod.rs"]
pub mod session;
#[path = "../../src/story/mod.rs"]
pub mod story;
#[path = "../../src/words/mod.rs"]
pub mod words;

use std::ops::ControlFlow;

use events::Import;
use events::read::{EventFile, Watch};

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
        file.details(offset).expect("what was read can be read again");
    }
    for shape in report.shapes.iter() {
        assert!(shape.vertices() > 0);
    }
}
