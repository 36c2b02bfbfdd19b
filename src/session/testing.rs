//! The bundled data and a reading of it, for tests.

use super::{Dataset, Session};
use crate::atlas::Atlas;
use crate::story::Story;

/// The bundled atlas and story.
pub(super) fn data() -> Dataset {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    Dataset::new(atlas, story)
}

/// A reading of them that has just begun, on a map of `size` points.
pub(super) fn reading_of(size: [f32; 2]) -> (Dataset, Session) {
    let data = data();
    let session = Session::new(&data, size);
    (data, session)
}
