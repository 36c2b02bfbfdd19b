//! An event of a draft.

use serde::{Deserialize, Serialize};

use super::Position;
use crate::atlas::{Atlas, PlaceId};
use crate::story::{Added, Category, Event, EventId, ParagraphId, Precision, When};

/// What happened, where and when; which paragraphs tell of it stands with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftEvent {
    /// Stays as it is while the rest changes.
    pub id: EventId,
    /// What happened, in a line.
    pub title: String,
    /// The same in two or three words; the title while empty.
    #[serde(default)]
    pub short: String,
    /// When, if that is known.
    #[serde(default)]
    pub when: Option<When>,
    /// The date in the words of the text; empty without.
    #[serde(default)]
    pub date_text: String,
    /// What sort of event.
    pub category: Category,
    /// Where.
    #[serde(default)]
    pub place: Option<PlaceId>,
    /// Where in words; the name of the place while empty.
    #[serde(default)]
    pub place_text: String,
    /// Where its mark stands.
    pub at: Position,
    /// How exactly the place is known.
    pub precision: Precision,
    /// What the text says of it.
    #[serde(default)]
    pub description: String,
    /// What is known beyond the text.
    #[serde(default)]
    pub added: Vec<Added>,
}

impl DraftEvent {
    /// An event of a story again to be edited; `None` if its place on the map is none.
    pub(super) fn of(event: &Event, atlas: &Atlas) -> Option<Self> {
        let named = event.place.as_ref().and_then(|id| atlas.get(id));
        let usual = |text: &str| named.is_some_and(|place| place.names.english == text);
        let unless = |usual: bool, text: &String| if usual { String::new() } else { text.clone() };
        Some(Self {
            id: event.id.clone(),
            title: event.title.clone(),
            short: unless(event.short == event.title, &event.short),
            when: event.when.clone(),
            date_text: event.date_text.clone().unwrap_or_default(),
            category: event.category,
            place: event.place.clone(),
            place_text: unless(usual(&event.place_text), &event.place_text),
            at: Position::try_from(event.position).ok()?,
            precision: event.precision,
            description: event.description.clone(),
            added: event.added.clone(),
        })
    }

    /// The same as it is read from the file of a story, told in `passages`.
    pub(super) fn event(&self, passages: Vec<ParagraphId>, atlas: &Atlas) -> Event {
        let said = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
        let place = self.place.as_ref().and_then(|id| atlas.get(id));
        let place_text = said(&self.place_text)
            .or_else(|| place.map(|place| place.names.english.clone()))
            .unwrap_or_default();
        Event {
            id: self.id.clone(),
            title: self.title.clone(),
            short: said(&self.short).unwrap_or_else(|| self.title.clone()),
            when: self.when.clone(),
            date_text: said(&self.date_text),
            category: self.category,
            place: place.map(|place| place.id.clone()),
            place_text,
            position: self.at.lonlat(),
            precision: self.precision,
            passages,
            description: said(&self.description).unwrap_or_default(),
            added: self.added.clone(),
        }
    }

    /// Whether a story can tell it: it has a title, and a category that stories have.
    pub fn is_sound(&self) -> bool {
        !self.title.trim().is_empty()
            && self.id.told().is_some()
            && Category::from_key(self.category.key()).is_some()
    }
}
