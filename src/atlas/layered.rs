//! An atlas with the shapes of the reader's own files behind its places.
//!
//! Places are shared between an atlas and the one made of it, so this costs a list of them and no
//! copy of a shape.

use std::sync::Arc;

use super::{Atlas, OwnPlaces, Place};

impl Atlas {
    /// This atlas with the shapes of the reader's own files `own`, and of no others.
    #[must_use]
    pub fn with_own(&self, own: &[Arc<OwnPlaces>]) -> Self {
        let mut atlas = self.without_own();
        for file in own.iter().filter(|file| !file.places.is_empty()) {
            atlas.provenances.push(Arc::clone(&file.provenance));
            for place in &file.places {
                // The number of the file in an id keeps it from being another's.
                if !atlas.index.contains_key(&place.id) {
                    atlas.index.insert(place.id.clone(), atlas.places.len());
                    atlas.places.push(Arc::clone(place));
                }
            }
        }
        atlas
    }

    /// This atlas without the shapes of the reader's own files.
    #[must_use]
    pub fn without_own(&self) -> Self {
        let mut atlas = self.clone();
        // They stand behind all others, and have neither parents nor children.
        for place in atlas.places.drain(self.first_own()..) {
            atlas.index.remove(&place.id);
        }
        atlas
            .provenances
            .retain(|provenance| provenance.own_file.is_none());
        atlas
    }

    /// The shapes of the reader's own files, file by file.
    pub fn own_places(&self) -> &[Arc<Place>] {
        self.places.get(self.first_own()..).unwrap_or_default()
    }

    fn first_own(&self) -> usize {
        self.places.partition_point(|place| place.own.is_none())
    }
}
