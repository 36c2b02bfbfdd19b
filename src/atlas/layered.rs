//! An atlas with the shapes of the reader's own files behind its places.
//!
//! Places are shared between an atlas and the one made of it, so this costs a list of them and no
//! copy of a shape.

use std::sync::Arc;

use super::{Atlas, OwnPlaces, Place, PlaceId};

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
        if atlas.places.iter().all(|place| place.own.is_none()) {
            return atlas;
        }
        atlas.places.retain(|place| place.own.is_none());
        atlas.index.clear();
        atlas.children.clear();
        for (index, place) in atlas.places.iter().enumerate() {
            atlas.index.insert(place.id.clone(), index);
            if let Some(parent) = &place.parent {
                let children = atlas.children.entry(parent.clone()).or_default();
                children.push(index);
            }
        }
        let known = |parent: &PlaceId| atlas.index.contains_key(parent);
        atlas.children.retain(|parent, _| known(parent));
        atlas
            .provenances
            .retain(|provenance| provenance.own_file.is_none());
        atlas
    }

    /// The shapes of the reader's own files, file by file.
    pub fn own_places(&self) -> impl Iterator<Item = &Arc<Place>> + Clone {
        self.places.iter().filter(|place| place.own.is_some())
    }
}
