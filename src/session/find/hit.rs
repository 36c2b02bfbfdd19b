//! What was found, in words and ready to be gone to.

use std::ops::Range;

use crate::atlas::{PlaceId, PlaceKind};
use crate::session::Command;
use crate::story::{Category, EventId, ParagraphId};

/// What sort of thing was found; decides its symbol.
#[derive(Clone, Debug, PartialEq)]
pub enum HitKind {
    /// A place.
    Place(PlaceId, PlaceKind),
    /// An event of the story.
    Event(EventId, Category),
    /// A passage.
    Passage(ParagraphId),
    /// A year, or a column of the timeline.
    Date,
    /// A position.
    Position,
    /// A command; the name is that of its [`Offer`](crate::session::Offer).
    Command(String),
}

impl HitKind {
    /// The key of its name in `assets/words`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Place(..) => "find-hit-place",
            Self::Event(..) => "find-hit-event",
            Self::Passage(_) => "find-hit-passage",
            Self::Date => "find-hit-date",
            Self::Position => "find-hit-position",
            Self::Command(_) => "find-hit-command",
        }
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// What it is called.
    pub title: String,
    /// The bytes of the title that answer what was typed, in order and apart.
    pub title_marks: Vec<Range<usize>>,
    /// What else is said of it.
    pub detail: String,
    /// The bytes of the detail that answer what was typed.
    pub detail_marks: Vec<Range<usize>>,
    /// The keys that do the same; empty without.
    pub keys: String,
    /// Why it cannot be gone to now, in a sentence.
    pub why_not: Option<String>,
    /// What going there means, one after the other.
    pub commands: Vec<Command>,
}
