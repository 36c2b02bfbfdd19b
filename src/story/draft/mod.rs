//! A story that is being written.
//!
//! A [`Draft`] is a text with marks in it, and events. [`Draft::edited`] makes the next draft of it
//! for each [`DraftEdit`]; what has not changed is shared, so that a history of drafts is cheap.
//! [`Draft::story`] is the story that its folder will be read as, and [`Draft::files`] that folder.

mod about;
mod edit;
mod edit_events;
mod edit_text;
mod event;
mod faults;
mod files;
mod from;
mod mend;
mod own_place;
mod paragraph;
mod position;
mod slug;
mod spans;
mod tell;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{EventId, ParagraphId};
use crate::atlas::PlaceId;

pub use about::{About, Line};
pub use edit::{DraftEdit, DraftError};
pub use edit_text::paragraphs_of;
pub use event::DraftEvent;
pub use faults::{DraftFault, FaultAt};
pub use files::StoryFiles;
pub use own_place::OwnPlace;
pub use paragraph::{DraftParagraph, ParagraphKey, Role, Told};
pub use position::{Position, PositionError};
pub use slug::slug;
pub use spans::{change_before, whole_words};
pub use tell::Teller;

/// A story that is being written; cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "mend::RawDraft")]
pub struct Draft {
    about: Arc<About>,
    /// As they are read.
    paragraphs: Vec<Arc<DraftParagraph>>,
    /// In the author's order.
    events: Vec<Arc<DraftEvent>>,
    places: Vec<Arc<OwnPlace>>,
    figures: Vec<DraftFigure>,
    /// Marked words whose text is gone, the latest last.
    lost: Vec<Lost>,
    /// The number of the next paragraph.
    next: u32,
}

/// A number that the text gives for a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFigure {
    /// Which place.
    pub place: PlaceId,
    /// What is said of it.
    pub text: String,
    /// The paragraph that says so; that may be gone.
    pub paragraph: ParagraphKey,
}

/// Marked words whose text is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The words.
    pub words: String,
    /// What they meant.
    pub meaning: Meaning,
    /// Where they stood; that paragraph may be gone.
    pub paragraph: ParagraphKey,
}

/// What marked words mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// A place.
    Place(PlaceId),
    /// An event.
    Event(EventId),
}

impl Draft {
    /// What the draft says of itself as a whole.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Every paragraph, as they are read.
    pub fn paragraphs(&self) -> &[Arc<DraftParagraph>] {
        &self.paragraphs
    }

    /// Where in [`Draft::paragraphs`] the one called `key` stands.
    pub fn paragraph_index(&self, key: ParagraphKey) -> Option<usize> {
        self.paragraphs.iter().position(|one| one.key == key)
    }

    /// The paragraph called `key`.
    pub fn paragraph(&self, key: ParagraphKey) -> Option<&Arc<DraftParagraph>> {
        self.paragraphs.iter().find(|one| one.key == key)
    }

    /// What the next new paragraph will be called by: the first part of a text in several
    /// paragraphs goes on under the old key, and the last of them has this one.
    pub fn next_key(&self) -> ParagraphKey {
        ParagraphKey(self.next)
    }

    /// Every event, in the author's order.
    pub fn events(&self) -> &[Arc<DraftEvent>] {
        &self.events
    }

    /// The event called `id`.
    pub fn event(&self, id: &EventId) -> Option<&Arc<DraftEvent>> {
        self.events.iter().find(|event| event.id == *id)
    }

    /// The places that no atlas has.
    pub fn places(&self) -> &[Arc<OwnPlace>] {
        &self.places
    }

    /// Marked words whose text is gone, the latest last.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }

    /// Which part of the story each paragraph will be; `None` for those without a word.
    pub fn numbers(&self) -> Vec<Option<ParagraphId>> {
        let mut number = 0_u32;
        let numbers = self.paragraphs.iter().map(|paragraph| {
            if paragraph.is_blank() {
                return None;
            }
            match paragraph.role {
                Role::Headline => Some(ParagraphId::Headline),
                Role::Standfirst => Some(ParagraphId::Standfirst),
                Role::Caption => Some(ParagraphId::Caption),
                Role::Body => {
                    number = number.saturating_add(paragraph.skipped).saturating_add(1);
                    std::num::NonZeroU32::new(number).map(ParagraphId::Number)
                }
            }
        });
        numbers.collect()
    }

    /// How many bytes of text it has.
    pub fn text_len(&self) -> usize {
        self.paragraphs.iter().map(|one| one.text.len()).sum()
    }
}
