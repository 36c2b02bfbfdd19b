//! What is read: an atlas, a story, the table of all events, and the files some of them are from.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::files::Files;
use super::guide::{self, Stop};
use super::layers::LayerId;
use super::own::OwnCounts;
use super::selection::Target;
use super::shades::Shades;
use crate::atlas::{Atlas, Place};
use crate::events::{Columns, EventFile, EventKey, EventTable, RegionCounts, Regions, Row};
use crate::geometry::{Cell, GeoBounds, Morton, lonlat_from_world};
use crate::story::{Category, Event, EventId, OwnCopy, Precision, Story};
use crate::words::{Language, Words, short};

/// An atlas and a story that was read against it; cheap to clone, never changed.
#[derive(Clone)]
pub struct Dataset {
    /// Where.
    pub atlas: Arc<Atlas>,
    /// What and when.
    pub story: Arc<Story>,
    /// Every event, the story's and those of files, as rows.
    pub events: Arc<EventTable>,
    /// Their dates, in order.
    pub columns: Arc<Columns>,
    /// The reader's own copy of the article, laid beside the story.
    pub copy: Option<Arc<OwnCopy>>,
    pub(super) regions: Arc<OnceLock<Arc<Regions>>>,
    pub(super) region_counts: Arc<OnceLock<RegionCounts>>,
    pub(super) own_counts: Arc<OnceLock<OwnCounts>>,
    /// The story as it was read, before it was searched for places of the reader's own files.
    pub(super) first_told: Arc<Story>,
    pub(super) stops: Arc<OnceLock<Vec<Stop>>>,
    pub(super) files: Files,
    pub(super) shades: Shades,
}

impl Dataset {
    /// Joins an atlas and a story, with the places that the story brings with it.
    pub fn new(atlas: Atlas, story: Story) -> Self {
        let atlas = story.atlas_with_own(atlas);
        let events = EventTable::build(story.events(), Vec::new());
        let story = Arc::new(story);
        Self {
            atlas: Arc::new(atlas),
            first_told: Arc::clone(&story),
            story,
            columns: Arc::clone(events.columns()),
            events: Arc::new(events),
            copy: None,
            regions: Arc::default(),
            region_counts: Arc::default(),
            own_counts: Arc::default(),
            stops: Arc::default(),
            files: Files::default(),
            shades: Shades::default(),
        }
    }

    /// The same atlas and story with the events of files, sorted into a table with the story's.
    #[must_use]
    pub fn with_events(&self, events: EventTable, files: &[Arc<EventFile>]) -> Self {
        Self {
            columns: Arc::clone(events.columns()),
            events: Arc::new(events),
            region_counts: Arc::default(),
            own_counts: Arc::default(),
            files: Files::new(files),
            ..self.clone()
        }
    }

    /// The same atlas with another story that was read against it, and no files. Places that the
    /// story brings join the atlas, which must have those of no other story.
    #[must_use]
    pub fn with_story(&self, story: Story) -> Self {
        let own = !story.own_places().places.is_empty();
        let atlas = if own {
            Arc::new(story.atlas_with_own(Atlas::clone(&self.atlas)))
        } else {
            Arc::clone(&self.atlas)
        };
        self.with_story_on(Arc::new(story), atlas)
    }

    /// The same where `atlas` has the places that the story brings already.
    #[must_use]
    pub fn with_story_on(&self, story: Arc<Story>, atlas: Arc<Atlas>) -> Self {
        let events = EventTable::build(story.events(), Vec::new());
        let same = Arc::ptr_eq(&atlas, &self.atlas);
        Self {
            regions: if same {
                Arc::clone(&self.regions)
            } else {
                Arc::default()
            },
            atlas,
            first_told: Arc::clone(&story),
            story,
            columns: Arc::clone(events.columns()),
            events: Arc::new(events),
            region_counts: Arc::default(),
            own_counts: Arc::default(),
            stops: Arc::default(),
            copy: None,
            files: Files::default(),
            shades: Shades::default(),
        }
    }

    /// The same with its story told in other words; `None` where an event or a place is another one,
    /// which is more than words.
    pub fn retold(&self, story: &Arc<Story>) -> Option<Self> {
        let (old, new) = (self.first_told.events(), story.events());
        let stays = |(a, b): (&Event, &Event)| {
            // Bits, since a position is handed on and not computed.
            let at = |event: &Event| event.position.map(f64::to_bits);
            a.id == b.id
                && a.title == b.title
                && a.short == b.short
                && a.when == b.when
                && a.category == b.category
                && a.place == b.place
                && a.precision == b.precision
                && at(a) == at(b)
        };
        let same = old.len() == new.len() && old.iter().zip(new).all(stays);
        (same && self.first_told.own_places() == story.own_places()).then(|| Self {
            // The places of the reader's own files are looked for in the new words, too.
            story: match self.atlas.own_places().next() {
                Some(_) => Arc::new(story.on(&self.atlas)),
                None => Arc::clone(story),
            },
            first_told: Arc::clone(story),
            stops: Arc::default(),
            // A copy of the article lies beside the story that knows it, and beside no other.
            copy: self.copy.clone().filter(|_| story.fingerprints().is_some()),
            ..self.clone()
        })
    }

    /// The stops of a guided reading, found when they are first asked for: files add none.
    pub fn stops(&self) -> &[Stop] {
        self.stops.get_or_init(|| guide::stops(self))
    }

    /// Every layer there is besides those of the reader's own, in the order of the layer list.
    pub fn layers(&self) -> Vec<LayerId> {
        let featured = self.atlas.featured().iter().cloned().map(LayerId::Place);
        let categories = self.events.categories().iter().copied();
        featured
            .chain([LayerId::DisputedLines])
            .chain(categories.map(LayerId::Events))
            .chain([
                LayerId::Relief,
                LayerId::Waters,
                LayerId::Towns,
                LayerId::Units,
                LayerId::RegionCounts,
            ])
            .collect()
    }

    /// The areas that events are counted by, prepared when they are first asked for.
    pub fn regions(&self) -> &Arc<Regions> {
        self.regions
            .get_or_init(|| Arc::new(Regions::new(&self.atlas)))
    }

    /// How many events of each class lie in each region; counted when first asked for, on all
    /// processors. With millions of events it is asked for in the background.
    pub fn region_counts(&self) -> &RegionCounts {
        self.region_counts.get_or_init(|| {
            let regions = self.regions();
            let mut region_of = regions.assign(self.events.positions());
            // What is known only as somewhere in a region belongs to that region as a whole, not
            // to whatever lies under its mark.
            for (index, event) in self.story.events().iter().enumerate() {
                let whole = event
                    .place
                    .as_ref()
                    .filter(|_| !event.precision.is_a_spot());
                let region = whole.and_then(|place| regions.number_of(place));
                let row = self.row_of_told(index);
                if let (Some(region), Some(row)) = (region, row)
                    && let Some(slot) = region_of.get_mut(row as usize)
                {
                    *slot = region;
                }
            }
            let (classes, count) = (self.events.class_of(), self.events.classes().len());
            RegionCounts::new(regions, &region_of, classes, count)
        })
    }

    /// [`Dataset::region_counts`] if they are counted already, or quick to count.
    pub fn region_counts_now(&self) -> Option<&RegionCounts> {
        /// Events that are counted before anybody notices.
        const QUICK: usize = 100_000;
        if self.events.len() <= QUICK {
            return Some(self.region_counts());
        }
        self.region_counts.get()
    }

    /// The row of event number `index` of the story.
    pub fn row_of_told(&self, index: usize) -> Option<Row> {
        self.events.row_of(EventKey::new(0, index as u64))
    }

    /// The row of an event.
    pub fn row_of(&self, id: &EventId) -> Option<Row> {
        match id.place_in_file() {
            Some((file, offset)) => self.events.row_of(EventKey::new(file, offset)),
            None => self.row_of_told(self.story.event_index(id)?),
        }
    }

    /// The event of a row, if the story tells it; those of files are only read when asked for.
    pub fn told(&self, row: Row) -> Option<&Event> {
        let key = self.events.keys().get(row as usize)?;
        let index = usize::try_from(key.offset()).ok()?;
        (key.file() == 0).then(|| self.story.events().get(index))?
    }

    /// What sessions call the event of a row.
    pub fn id_of(&self, row: Row) -> Option<EventId> {
        if let Some(event) = self.told(row) {
            return Some(event.id.clone());
        }
        let key = self.events.keys().get(row as usize)?;
        Some(EventId::read(key.file(), key.offset()))
    }

    /// The event called `id`, from the story or read again from its file.
    pub fn event(&self, id: &EventId) -> Option<Cow<'_, Event>> {
        if let Some((file, offset)) = id.place_in_file() {
            let row = self.row_of(id)?;
            let event = self.files.event(file, offset)?;
            return Some(Cow::Owned(
                event.unwrap_or_else(|why| self.lost(row, id, why)),
            ));
        }
        self.story.event(id).map(Cow::Borrowed)
    }

    /// All else that its file says of an event, in the order of the file: name and value; `None` for
    /// an event of the story.
    pub fn details(&self, id: &EventId) -> Option<Vec<(String, String)>> {
        let (file, offset) = id.place_in_file()?;
        self.files.properties(file, offset)
    }

    /// What the file of that number is called; empty for the story and where it is not open.
    pub fn layer_name(&self, file: u16) -> String {
        let known = self.files.name(file);
        let shapes = self.atlas.provenances().iter();
        let shapes = || {
            let mut shapes = shapes.filter(|from| from.own_file == Some(file));
            shapes.next().map(|from| from.title.clone())
        };
        known.or_else(shapes).unwrap_or_default()
    }

    /// The name of the file that brought an event.
    pub fn file_name(&self, id: &EventId) -> Option<String> {
        self.files.name(id.place_in_file()?.0)
    }

    /// What is still known of an event whose file can no longer say it.
    fn lost(&self, row: Row, id: &EventId, why: String) -> Event {
        let days = self.events.days().get(row as usize);
        Event {
            id: id.clone(),
            title: "Its file has changed".to_owned(),
            short: id.to_string(),
            when: days.and_then(|days| days.when()),
            date_text: None,
            category: self.events.category_of(row).unwrap_or(Category::Politics),
            place: None,
            place_text: String::new(),
            position: self.position_of(row).unwrap_or_default(),
            precision: Precision::Exact,
            passages: Vec::new(),
            description: why,
            added: Vec::new(),
        }
    }

    /// The files that events were read from.
    pub fn files(&self) -> &[Arc<EventFile>] {
        self.files.all()
    }

    /// Where the events of a square are: the middle one in the order of the curve, which lies where
    /// most of them do; the middle of the square without events.
    pub fn middle_of(&self, cell: Cell) -> [f64; 2] {
        let rows = self.events.rows_in(cell);
        let middle = rows.start + (rows.end - rows.start) / 2;
        let event = self.position_of(middle).filter(|_| !rows.is_empty());
        event.unwrap_or_else(|| lonlat_from_world(cell.rect().center()))
    }

    /// Where the event of a row is, `[lon, lat]` in degrees.
    pub fn position_of(&self, row: Row) -> Option<[f64; 2]> {
        let code = self.events.positions().get(row as usize)?;
        Some(lonlat_from_world(code.to_world()))
    }

    /// Where all events and shapes of a layer lie.
    pub fn bounds_of_layer(&self, number: u16) -> Option<GeoBounds> {
        let shapes = self.atlas.own_places();
        let shapes = shapes.filter(|place| place.file() == Some(number));
        let shapes = shapes.map(|place| place.bounds());
        let all = shapes.chain(self.bounds_of_events(number));
        all.reduce(|all, one| all.union(&one))
    }

    fn bounds_of_events(&self, number: u16) -> Option<GeoBounds> {
        let rows = self.events.rows_of_file(number);
        let steps = rows.par_iter().filter_map(|&row| {
            let [x, y] = self.events.positions().get(row as usize)?.steps();
            Some([x, y, x, y])
        });
        let union = |a: [u32; 4], b: [u32; 4]| {
            [
                a[0].min(b[0]),
                a[1].min(b[1]),
                a[2].max(b[2]),
                a[3].max(b[3]),
            ]
        };
        let corner = |steps| lonlat_from_world(Morton::from_steps(steps).to_world());
        let events = steps.reduce_with(union);
        let events =
            events.map(|[left, top, right, bottom]| [corner([left, top]), corner([right, bottom])]);
        let shapes = self.atlas.own_places();
        let shapes = shapes.filter(|place| place.file() == Some(number));
        let shapes = shapes.flat_map(|place| {
            let bounds = place.bounds();
            [
                [bounds.west(), bounds.south()],
                [bounds.east(), bounds.north()],
            ]
        });
        GeoBounds::around(events.into_iter().flatten().chain(shapes)).ok()
    }

    /// The place a target is, if it is one and the atlas knows it.
    pub fn place_of(&self, target: &Target) -> Option<&Place> {
        match target {
            Target::Place(id) => self.atlas.get(id),
            Target::Event(_) | Target::Passage(_) | Target::Square(_) => None,
        }
    }

    /// The event a target is, if it is one and is known here.
    pub fn event_of(&self, target: &Target) -> Option<Cow<'_, Event>> {
        match target {
            Target::Event(id) => self.event(id),
            Target::Place(_) | Target::Passage(_) | Target::Square(_) => None,
        }
    }

    /// Whether `target` is still to be found here.
    pub fn knows(&self, target: &Target) -> bool {
        match target {
            Target::Place(id) => self.atlas.get(id).is_some(),
            Target::Event(id) => self.row_of(id).is_some(),
            Target::Passage(id) => self.story.passage(id).is_some(),
            Target::Square(cell) => !self.events.rows_in(*cell).is_empty(),
        }
    }

    /// What a person would call `target` in English, cut to the length of a name.
    pub fn name_of(&self, target: &Target) -> String {
        self.name_in(target, Words::of(Language::English))
    }

    /// What a person would call `target` in the language of `words`; events are called as they are
    /// told. What is longer than a name is cut.
    pub fn name_in(&self, target: &Target, words: Words) -> String {
        match target {
            Target::Place(id) => self.atlas.get(id).map_or_else(
                || id.to_string(),
                |place| {
                    short::line(place.names.in_language(words.language()), short::NAME).into_owned()
                },
            ),
            Target::Event(id) => self.event(id).map_or_else(
                || id.to_string(),
                |event| short::line(&event.title, short::NAME).into_owned(),
            ),
            Target::Passage(id) => id.label_in(words).into_owned(),
            Target::Square(cell) => {
                let position = spelled_in(self.middle_of(*cell), words);
                words.with("events-around", &[("position", position.into())])
            }
        }
    }

    /// The passages that concern `target`, as indices into the story's passages, in reading order.
    pub fn passages_about(&self, target: &Target) -> Vec<usize> {
        match target {
            Target::Place(id) => self.story.passages_of_place(id),
            Target::Event(id) => {
                let Some(event) = self.story.event(id) else {
                    return Vec::new();
                };
                let passages = self.story.passages().iter().enumerate();
                passages
                    .filter(|(_, passage)| event.passages.contains(&passage.paragraph))
                    .map(|(index, _)| index)
                    .collect()
            }
            Target::Passage(id) => {
                let mut passages = self.story.passages().iter();
                passages
                    .position(|passage| passage.paragraph == *id)
                    .into_iter()
                    .collect()
            }
            Target::Square(_) => Vec::new(),
        }
    }

    /// The events of the story that concern `target`, as indices into the story's events, in order of time.
    pub fn events_about(&self, target: &Target) -> Vec<usize> {
        match target {
            Target::Place(id) => self.story.events_of_place(id, &self.atlas),
            Target::Event(id) => {
                let mut events = self.story.events().iter();
                events
                    .position(|event| event.id == *id)
                    .into_iter()
                    .collect()
            }
            Target::Passage(id) => self.story.events_of_passage(id),
            Target::Square(cell) => {
                let rows = self.events.rows_in(*cell);
                let of_story = |(index, _): &(usize, &Event)| {
                    self.row_of_told(*index)
                        .is_some_and(|row| rows.contains(&row))
                };
                let events = self.story.events().iter().enumerate().filter(of_story);
                events.map(|(index, _)| index).collect()
            }
        }
    }
}

/// A position as people write it: `34.02° N 71.58° E`.
pub fn spelled(lonlat: [f64; 2]) -> String {
    spelled_in(lonlat, Words::of(Language::English))
}

/// A position as people write it in the language of `words`.
pub fn spelled_in(lonlat: [f64; 2], words: Words) -> String {
    let [north, east] = degrees_in(lonlat, 2, words);
    format!("{north} {east}")
}

/// Latitude and longitude with their hemispheres, to as many `places` behind the point.
pub fn degrees_in([lon, lat]: [f64; 2], places: usize, words: Words) -> [String; 2] {
    let told = |degrees: f64, keys: [&str; 2]| {
        let [positive, negative] = keys;
        let key = if degrees < 0.0 { negative } else { positive };
        let degrees = format!("{:.places$}", degrees.abs());
        words.with(key, &[("degrees", degrees.into())])
    };
    [
        told(lat, ["position-north", "position-south"]),
        told(lon, ["position-east", "position-west"]),
    ]
}
