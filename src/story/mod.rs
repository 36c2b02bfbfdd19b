//! WHAT and WHEN: the article and its events, as shipped in `assets/stories/`.
//!
//! A [`Story`] is read once, against an [`Atlas`] whose places it names, and never changes.
//! The session selects from it, the map draws its events, the reader panel shows its passages.

mod article;
mod bundled;
mod category;
mod citation;
pub mod draft;
mod error;
mod event;
mod event_id;
mod fold;
mod mention;
mod of_text;
mod on_own;
mod own_copy;
mod paragraph;
mod passage;
mod reader;
mod reader_article;
mod reader_events;
mod reader_marks;
mod reader_passages;
mod when;
mod where_told;

use std::collections::{BTreeMap, HashMap};

pub use article::{Article, ToldFigure};
pub use category::{Category, Look, Precision};
pub use citation::CitationStyle;
pub use draft::{Draft, DraftEdit};
pub use error::StoryError;
pub use event::{Added, Event};
pub use event_id::EventId;
pub use mention::MentionFinder;
pub use own_copy::{Fingerprints, Left, Missing, NotThisArticle, OwnCopy, WhyMissing};
pub use paragraph::{ParagraphError, ParagraphId};
pub use passage::{Mark, Mention, Passage};
pub use when::{DatePrecision, MONTHS, When, WhenError};

use crate::atlas::{Atlas, OwnFile, PlaceId};

/// The article, its passages and its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    article: Article,
    /// As they are read.
    passages: Vec<Passage>,
    /// Chronological, undated last.
    events: Vec<Event>,
    by_paragraph: BTreeMap<ParagraphId, usize>,
    by_event: HashMap<EventId, usize>,
    /// For each place the passages that concern it, ascending.
    told_of: BTreeMap<PlaceId, Vec<usize>>,
    /// Places that it brings with it.
    own: OwnFile,
    /// What a reader's own copy of the article is known by.
    fingerprints: Option<Fingerprints>,
}

impl Story {
    /// What is known of the article as a whole.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Every passage, as the article is read.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// What a reader's own copy of the article is known by, if the story brings that.
    pub fn fingerprints(&self) -> Option<&Fingerprints> {
        self.fingerprints.as_ref()
    }

    /// The same story, whose article is known by other fingerprints.
    #[must_use]
    pub fn with_fingerprints(self, fingerprints: Option<Fingerprints>) -> Self {
        Self {
            fingerprints,
            ..self
        }
    }

    /// The places that it brings with it, which no atlas has.
    pub fn own_places(&self) -> &OwnFile {
        &self.own
    }

    /// `atlas` with the places that the story brings with it, if it has any.
    pub fn atlas_with_own(&self, atlas: Atlas) -> Atlas {
        let own = &self.own.places;
        if atlas.lacks(own.iter().map(|place| place.id.clone())) {
            atlas.joined_by(own)
        } else {
            atlas
        }
    }

    /// The passage of `paragraph`.
    pub fn passage(&self, paragraph: &ParagraphId) -> Option<&Passage> {
        self.passage_index(paragraph)
            .and_then(|index| self.passages.get(index))
    }

    /// Where in [`Story::passages`] that of `paragraph` stands.
    pub fn passage_index(&self, paragraph: &ParagraphId) -> Option<usize> {
        self.by_paragraph.get(paragraph).copied()
    }

    /// Every event, in the order of time; those without a date last, as their file has them.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The event called `id`.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.event_index(id)
            .and_then(|index| self.events.get(index))
    }

    /// Where in [`Story::events`] the one called `id` stands.
    pub fn event_index(&self, id: &EventId) -> Option<usize> {
        self.by_event.get(id).copied()
    }

    /// The events `paragraph` tells of, as indices into [`Story::events`], ascending.
    pub fn events_of_passage(&self, paragraph: &ParagraphId) -> Vec<usize> {
        let told = |event: &Event| event.passages.contains(paragraph);
        self.events
            .iter()
            .enumerate()
            .filter(|(_, event)| told(event))
            .map(|(index, _)| index)
            .collect()
    }
}
