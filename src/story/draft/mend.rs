//! A draft as a file holds it, made sound: a project may have been written by anything.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;

use super::{About, Draft, DraftEvent, DraftFigure, DraftParagraph, Lost, OwnPlace, ParagraphKey};
use super::{Meaning, Role};
use crate::atlas::PlaceId;
use crate::story::EventId;

/// A draft as its file has it.
#[derive(Deserialize)]
pub(super) struct RawDraft {
    about: Arc<About>,
    #[serde(default)]
    paragraphs: Vec<Arc<DraftParagraph>>,
    #[serde(default)]
    events: Vec<Arc<DraftEvent>>,
    #[serde(default)]
    places: Vec<Arc<OwnPlace>>,
    #[serde(default)]
    figures: Vec<DraftFigure>,
    #[serde(default)]
    lost: Vec<Lost>,
}

impl From<RawDraft> for Draft {
    fn from(raw: RawDraft) -> Self {
        let mut met: BTreeSet<EventId> = BTreeSet::new();
        let mut events = raw.events;
        events.retain(|event| event.is_sound() && met.insert(event.id.clone()));
        events.truncate(Self::MOST_EVENTS);
        let known: BTreeSet<EventId> = events.iter().map(|event| event.id.clone()).collect();
        let mut ids: BTreeSet<PlaceId> = BTreeSet::new();
        let mut places = raw.places;
        places.retain(|place| place.is_sound() && ids.insert(place.id.clone()));
        places.truncate(Self::MOST_EVENTS);
        let mut draft = Self {
            about: raw.about,
            paragraphs: Vec::new(),
            events,
            places,
            figures: raw.figures,
            lost: raw.lost,
            next: 0,
        };
        let (mut keys, mut len) = (BTreeSet::new(), 0_usize);
        let mut roles: BTreeSet<Role> = BTreeSet::new();
        for paragraph in raw.paragraphs.into_iter().take(Self::MOST_PARAGRAPHS) {
            len = len.saturating_add(paragraph.text.len());
            if len > Self::MOST_TEXT {
                break;
            }
            let paragraph = Arc::unwrap_or_clone(paragraph);
            let mut paragraph = paragraph.mended(|event| known.contains(event));
            paragraph.marks.truncate(Self::MOST_MARKS);
            if paragraph.role != Role::Body && !roles.insert(paragraph.role) {
                paragraph.role = Role::Body;
            }
            if keys.insert(paragraph.key) {
                draft.paragraphs.push(Arc::new(paragraph));
            }
        }
        let last = keys.last().map_or(0, |ParagraphKey(last)| *last);
        draft.next = last.saturating_add(1);
        draft.lost.retain(|lost| match &lost.meaning {
            Meaning::Event(event) => known.contains(event),
            Meaning::Place(_) => true,
        });
        draft.keep_gone(Vec::new(), ParagraphKey(0));
        draft.in_order();
        draft
    }
}
