//! What is drawn: the rows of the layer list, which is also the legend.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::atlas::PlaceId;
use crate::story::Category;

/// One row of the layer list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LayerId {
    /// One of the places the atlas is about.
    Place(PlaceId),
    /// Lines that two states contest, such as the Line of Control.
    DisputedLines,
    /// Events of one category.
    Events(Category),
    /// Events of one file, by its number: a layer of one's own. Numbers mean nothing beyond this
    /// session, so they are kept in projects only, beside the files that they stand for.
    File(u16),
    /// Shaded relief.
    Relief,
    /// Rivers, lakes and glaciers.
    Waters,
    /// Towns and their names.
    Towns,
    /// Provinces of both countries, agencies and Frontier Regions.
    Units,
    /// Provinces and units shaded by how many events they have.
    RegionCounts,
}

impl LayerId {
    /// Whether it is a file of the reader's own, whose number means nothing in another session.
    pub fn is_file(&self) -> bool {
        matches!(self, Self::File(_))
    }
}

/// Which layers are off. What is not named is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Layers {
    off: BTreeSet<LayerId>,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            off: BTreeSet::from([LayerId::Units, LayerId::RegionCounts]),
        }
    }
}

impl Layers {
    /// Whether `layer` is drawn.
    pub fn is_on(&self, layer: &LayerId) -> bool {
        !self.off.contains(layer)
    }

    /// Whether the featured place `id` is drawn; a place without a row of its own always is.
    pub fn shows_place(&self, id: &PlaceId) -> bool {
        self.is_on(&LayerId::Place(id.clone()))
    }

    /// The same without files, whose numbers mean nothing in another session.
    #[must_use]
    pub fn without_files(&self) -> Self {
        let off = self.off.iter().filter(|layer| !layer.is_file());
        Self {
            off: off.cloned().collect(),
        }
    }

    /// What is off, in the order of layers.
    pub fn off(&self) -> impl Iterator<Item = &LayerId> {
        self.off.iter()
    }

    /// Numbers of the files that are off.
    pub fn files_off(&self) -> impl Iterator<Item = u16> + '_ {
        self.off.iter().filter_map(|layer| match layer {
            LayerId::File(number) => Some(*number),
            _ => None,
        })
    }

    /// On, or off.
    pub fn toggle(&mut self, layer: LayerId) {
        if !self.off.remove(&layer) {
            self.off.insert(layer);
        }
    }

    /// On.
    pub fn show(&mut self, layer: &LayerId) {
        self.off.remove(layer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_the_provinces_and_the_shades_of_regions_are_on_at_first() {
        let layers = Layers::default();
        assert!(layers.is_on(&LayerId::Relief));
        assert!(!layers.is_on(&LayerId::Units));
        assert!(!layers.is_on(&LayerId::RegionCounts));
    }

    #[test]
    fn numbers_of_files_can_be_left_out() {
        let mut layers = Layers::default();
        layers.toggle(LayerId::Towns);
        let kept = layers.clone();
        layers.toggle(LayerId::File(3));
        assert!(!layers.is_on(&LayerId::File(3)) && layers.is_on(&LayerId::File(4)));
        assert_eq!(layers.without_files(), kept);
    }

    #[test]
    fn toggling_twice_changes_nothing() {
        let mut layers = Layers::default();
        layers.toggle(LayerId::Events(Category::Attack));
        assert!(!layers.is_on(&LayerId::Events(Category::Attack)));
        layers.toggle(LayerId::Events(Category::Attack));
        assert_eq!(layers, Layers::default());
    }
}
