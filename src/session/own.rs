//! The shapes of the reader's own files in a data set: places like those of the atlas, with the
//! passages that concern them and the events that lie in them.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::selection::Target;
use super::{Dataset, LayerId, Session};
use crate::atlas::{OwnPlace, OwnPlaces, Place, PlaceId, PlaceKind};
use crate::events::{ClassCounts, EventFile, OwnShape, Row};
use crate::geometry::PreparedArea;

/// The places that the lines and areas of a file are: made once, when it has been read. What could
/// not be used is told in [`OwnPlaces::faults`].
pub fn own_places(file: &EventFile, shapes: &[OwnShape]) -> OwnPlaces {
    let shapes: Vec<OwnPlace> = shapes
        .iter()
        .map(|shape| OwnPlace {
            number: shape.number,
            offset: shape.offset,
            name: shape.name.clone(),
            geometry: shape.geometry.clone(),
            properties: shape.properties.clone(),
        })
        .collect();
    OwnPlaces::of(file.number(), file.path(), &file.name(), &shapes)
}

/// How many events of each class lie in each region that a file or the story brings.
#[derive(Debug, Default)]
pub struct OwnCounts {
    index: HashMap<PlaceId, usize>,
    counts: Vec<ClassCounts>,
}

impl OwnCounts {
    /// The events of each class in `place`; `None` if it is no such region.
    pub fn of(&self, place: &PlaceId) -> Option<&ClassCounts> {
        self.counts.get(*self.index.get(place)?)
    }
}

impl Dataset {
    /// The same with the shapes of the reader's own files `own` in the atlas, and of no others: the
    /// story's passages are searched for their names. The events stay as they are.
    #[must_use]
    pub fn with_own(&self, own: &[Arc<OwnPlaces>]) -> Self {
        let bare = own.iter().all(|file| file.places.is_empty());
        if bare && self.atlas.own_places().next().is_none() {
            return self.clone();
        }
        let atlas = Arc::new(self.atlas.with_own(own));
        let story = if bare {
            Arc::clone(&self.first_told)
        } else {
            Arc::new(self.first_told.on(&atlas))
        };
        Self {
            atlas,
            story,
            own_counts: Arc::default(),
            stops: Arc::default(),
            ..self.clone()
        }
    }

    /// The numbers of the reader's own files that have brought shapes, ascending.
    pub fn files_with_shapes(&self) -> Vec<u16> {
        let provenances = self.atlas.provenances().iter();
        let mut files: Vec<u16> = provenances.filter_map(|from| from.own_file).collect();
        files.sort_unstable();
        files
    }

    /// Those of them that have brought regions.
    pub fn files_with_regions(&self) -> Vec<u16> {
        let regions = self.atlas.own_places();
        let regions = regions.filter(|place| place.kind == PlaceKind::Region);
        let mut files: Vec<u16> = regions.filter_map(|place| place.file()).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// How many events of each class lie in each region that a file or the story brings: they may
    /// overlap others, so each is counted for itself. Counted when first asked for, on all processors. With very many events it is asked for in the background.
    ///
    /// An event of the story belongs to a region by the rule of
    /// [`Story::events_of_place`](crate::story::Story::events_of_place): what is known to the region
    /// only does not belong to whatever lies under its mark.
    pub fn own_counts(&self) -> &OwnCounts {
        self.own_counts.get_or_init(|| {
            let regions: Vec<&Place> = self.atlas.by_kind(PlaceKind::Region).collect();
            let areas: Vec<Option<PreparedArea>> = regions
                .par_iter()
                .map(|place| PreparedArea::new(&place.geometry))
                .collect();
            let told = 0..self.story.events().len();
            let told: HashMap<Row, usize> = told
                .filter_map(|index| Some((self.row_of_told(index)?, index)))
                .collect();
            let mut rows: Vec<Row> = told.keys().copied().collect();
            rows.sort_unstable();
            let at: Vec<Vec<usize>> = regions
                .par_iter()
                .map(|place| self.story.events_of_place(&place.id, &self.atlas))
                .collect();
            let belongs = |number: usize, row: Row| {
                let index = told.get(&row);
                let at = at.get(number);
                at.zip(index).is_some_and(|(at, index)| at.contains(index))
            };
            let ids = regions.iter().map(|place| place.id.clone());
            OwnCounts {
                index: ids.zip(0..).collect(),
                counts: self.events.count_inside(&areas, &rows, belongs),
            }
        })
    }

    /// [`Dataset::own_counts`] if they are counted already, or quick to count.
    pub fn own_counts_now(&self) -> Option<&OwnCounts> {
        /// Events, and positions of regions, that are counted before anybody notices.
        const EVENTS: usize = 100_000;
        const REGIONS: usize = 200;
        let quick = self.events.len() <= EVENTS
            && self.atlas.by_kind(PlaceKind::Region).nth(REGIONS).is_none();
        if quick {
            return Some(self.own_counts());
        }
        self.own_counts.get()
    }

    /// Whether events are counted by `place`: one of the atlas's areas, or a region that a file or
    /// the story brings.
    pub fn is_counted_by(&self, place: &Place) -> bool {
        place.kind == PlaceKind::Region || !self.regions().within(&place.id).is_empty()
    }

    /// How many events of each class lie in `place`; `None` if none are counted by it, or not yet.
    pub fn counts_in(&self, place: &Place) -> Option<Vec<u32>> {
        if place.kind == PlaceKind::Region {
            let counts = self.own_counts_now()?.of(&place.id)?;
            return Some(counts.by_class(self.events.classes().len()));
        }
        Some(self.region_counts_now()?.by_class(&place.id))
    }

    /// How many events something is said to have: a region of one's own those that lie in it, all
    /// else those that the story tells of it.
    pub fn count_about(&self, target: &Target) -> usize {
        let own = self.place_of(target);
        let own = own.filter(|place| place.kind == PlaceKind::Region);
        match own.and_then(|place| self.counts_in(place)) {
            Some(counts) => counts.iter().map(|&count| count as usize).sum(),
            None => self.events_about(target).len(),
        }
    }

    /// The rows of files that lie in `place`, a region that a file or the story brings, ascending.
    pub fn rows_of_files_in(&self, place: &Place) -> Vec<Row> {
        let mut rows = Vec::new();
        if let Some(area) = PreparedArea::new(&place.geometry) {
            self.events.rows_inside(&area, &mut |run| rows.extend(run));
        }
        rows.retain(|row| self.told(*row).is_none());
        rows
    }
}

impl Session {
    /// The file of the reader's own whose regions are shaded by their events; `None` while those of
    /// the atlas are, or none.
    pub fn shaded_file(&self, data: &Dataset) -> Option<u16> {
        let on = self.layers.is_on(&LayerId::RegionCounts);
        let shaded = self.shaded_by.filter(|_| on)?;
        data.files_with_regions()
            .contains(&shaded)
            .then_some(shaded)
    }

    /// Shades the regions of a file by their events; `None` ends that.
    pub(super) fn shade_by(&mut self, file: Option<u16>) {
        self.shaded_by = file;
        if self.layers.is_on(&LayerId::RegionCounts) == file.is_none() {
            self.layers.toggle(LayerId::RegionCounts);
        }
    }
}

impl Target {
    /// Whether it means something only where the same files of the reader's own are open.
    pub fn is_of_a_file(&self) -> bool {
        match self {
            Self::Place(id) => id.file().is_some(),
            Self::Event(id) => id.told().is_none(),
            Self::Passage(_) | Self::Square(_) => false,
        }
    }
}
