//! WHERE: places and borders, as shipped in `geodata/`.
//!
//! An [`Atlas`] is read once, from the data inside the program or from a folder, and never changes.
//! The story names its places, the map draws them; what is wrong with a file is told in a [`Report`].

mod bundled;
mod chronicle;
mod cursor;
mod diagnose;
mod error;
mod fault;
mod file;
mod folder;
mod gather;
mod geojson;
mod joined;
mod judge;
mod kind;
mod layered;
mod own;
mod place;
mod place_id;
mod properties;
mod provenance;
mod relief;
mod ring;
mod shape;
mod slices;
mod stance;
#[cfg(test)]
pub(crate) mod testing;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub use chronicle::{Chronicle, Status};
pub(crate) use diagnose::diagnose_feature;
pub use error::AtlasError;
pub use fault::{Fault, Report, Severity};
pub use file::{MAX_FILE_BYTES, read_text};
pub use geojson::{Collection, LocatedFeature, read_features};
pub use joined::{OwnFile, read_own};
pub use judge::{Care, Finding, judge_geometry};
pub use kind::PlaceKind;
pub use own::{Own, OwnPlace, OwnPlaces};
pub use place::{Figures, Names, Place};
pub(crate) use place_id::check_kebab_case;
pub use place_id::{PlaceId, PlaceIdError};
pub(crate) use properties::Properties;
pub use provenance::Provenance;
pub use relief::Relief;
pub(crate) use slices::{Lines, members, offset_in};
pub use stance::{BoundaryView, Stance, Wording};

/// The five places the project is about, in the order they are shown.
pub const FEATURED: [&str; 5] = [
    "durand-line",
    "ex-fata",
    "khyber-pakhtunkhwa",
    "balochistan",
    "chaman-crossing",
];

/// Every place there is, in a fixed order.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    places: Vec<Arc<Place>>,
    index: HashMap<PlaceId, usize>,
    children: HashMap<PlaceId, Vec<usize>>,
    featured: Vec<PlaceId>,
    provenances: Vec<Arc<Provenance>>,
    relief: Option<Relief>,
}

impl Atlas {
    /// Puts gathered places in order; a second place of the same id and a parent nobody has are told.
    fn assemble(
        gathered: Vec<(std::path::PathBuf, gather::Gathered)>,
        relief: Option<Relief>,
    ) -> (Self, Report) {
        let mut atlas = Self::default();
        let mut report = Report::default();
        let mut files = Vec::new();
        for (file, found) in gathered {
            report.extend(found.report);
            atlas.provenances.push(found.provenance);
            for place in found.places {
                if atlas.index.contains_key(&place.id) {
                    let what = format!(
                        "the id {:?} is taken by an earlier place",
                        place.id.as_str()
                    );
                    report.push(Fault::error(
                        &file,
                        what,
                        "give each place an id of its own",
                    ));
                    continue;
                }
                atlas.index.insert(place.id.clone(), atlas.places.len());
                files.push(file.clone());
                atlas.places.push(Arc::new(place));
            }
        }
        let mut orphans: BTreeMap<(&std::path::PathBuf, &PlaceId), Vec<&PlaceId>> = BTreeMap::new();
        for (index, (place, file)) in atlas.places.iter().zip(&files).enumerate() {
            let Some(parent) = &place.parent else {
                continue;
            };
            if atlas.index.contains_key(parent) {
                atlas
                    .children
                    .entry(parent.clone())
                    .or_default()
                    .push(index);
            } else {
                orphans.entry((file, parent)).or_default().push(&place.id);
            }
        }
        for ((file, parent), children) in orphans {
            let others = match children.len() - 1 {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let first = children.first().map_or("", |id| id.as_str());
            let what = format!(
                "the parent {:?} of {first:?}{others} is no place of the atlas",
                parent.as_str()
            );
            report.push(Fault::warning(
                file,
                what,
                "add that place or correct the id",
            ));
        }
        atlas.featured = FEATURED
            .iter()
            .filter_map(|id| atlas.index.get_key_value(*id))
            .map(|(id, _)| id.clone())
            .collect();
        atlas
            .provenances
            .extend(relief.iter().map(|relief| Arc::clone(&relief.provenance)));
        atlas.relief = relief;
        (atlas, report)
    }

    /// Every place, featured files first, in the order of the files; what a story and the reader's
    /// own files bring comes last.
    pub fn places(&self) -> &[Arc<Place>] {
        &self.places
    }

    /// The place called `id`.
    pub fn get(&self, id: &PlaceId) -> Option<&Place> {
        let index = self.index_of(id)?;
        self.places.get(index).map(Arc::as_ref)
    }

    /// Where in [`Atlas::places`] the place called `id` stands.
    pub fn index_of(&self, id: &PlaceId) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The places of one kind, in order.
    pub fn by_kind(&self, kind: PlaceKind) -> impl Iterator<Item = &Place> {
        let places = self.places.iter().map(Arc::as_ref);
        places.filter(move |place| place.kind == kind)
    }

    /// Those of [`FEATURED`] that are there, in that order.
    pub fn featured(&self) -> &[PlaceId] {
        &self.featured
    }

    /// The places whose parent is `id`, in order.
    pub fn children(&self, id: &PlaceId) -> impl Iterator<Item = &Place> {
        self.children
            .get(id)
            .into_iter()
            .flatten()
            .filter_map(|&index| self.places.get(index).map(Arc::as_ref))
    }

    /// The place whose shape `place` had on `day`, an ISO 8601 date: itself, or one that tells of its
    /// shape before it changed.
    pub fn shape_on<'a>(&'a self, place: &'a Place, day: &str) -> &'a Place {
        let mut parts = self.children(&place.id);
        let past = parts.find(|part| part.still_held_on(day));
        past.unwrap_or(place)
    }

    /// The place itself, its parent, and so on to the outermost; ends at a place met before.
    pub fn lineage(&self, id: &PlaceId) -> Vec<&Place> {
        let mut line: Vec<&Place> = Vec::new();
        let mut next = self.get(id);
        while let Some(place) = next {
            if line.iter().any(|met| met.id == place.id) {
                break;
            }
            line.push(place);
            next = place.parent.as_ref().and_then(|parent| self.get(parent));
        }
        line
    }

    /// What each file says of itself, in order; the relief's last.
    pub fn provenances(&self) -> &[Arc<Provenance>] {
        &self.provenances
    }

    /// The shaded relief, when there is one.
    pub fn relief(&self) -> Option<&Relief> {
        self.relief.as_ref()
    }
}
