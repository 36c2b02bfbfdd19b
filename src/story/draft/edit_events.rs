//! Edits of a draft's events.

use std::sync::Arc;

use super::slug::{free, slug};
use super::{Draft, DraftEdit, DraftError, DraftEvent, Meaning};
use crate::story::EventId;

impl Draft {
    pub(super) fn edit_events(&mut self, edit: &DraftEdit) -> Result<(), DraftError> {
        match edit {
            DraftEdit::AddEvent {
                event,
                paragraph,
                range,
            } => {
                if !event.is_sound() {
                    return Err(DraftError::Nameless);
                }
                if self.events.len() >= Self::MOST_EVENTS {
                    return Err(DraftError::TooMany);
                }
                let mut event = DraftEvent::clone(event);
                if self.event(&event.id).is_some() {
                    event.id = self.free_event_id(&event.title);
                }
                let id = event.id.clone();
                self.events.push(Arc::new(event));
                if let Some(paragraph) = paragraph {
                    self.tell(&id, *paragraph, range.clone())?;
                }
            }
            DraftEdit::ChangeEvent { event } => {
                if !event.is_sound() {
                    return Err(DraftError::Nameless);
                }
                let at = self.event_index(&event.id)?;
                if let Some(one) = self.events.get_mut(at) {
                    *one = Arc::new(DraftEvent::clone(event));
                }
            }
            DraftEdit::MoveEvent { event, up } => {
                let at = self.event_index(event)?;
                let other = if *up { at.checked_sub(1) } else { Some(at + 1) };
                let other = other.filter(|other| *other < self.events.len());
                self.events.swap(at, other.ok_or(DraftError::Gone)?);
            }
            DraftEdit::RemoveEvent { event } => {
                let at = self.event_index(event)?;
                self.events.remove(at);
                for paragraph in &mut self.paragraphs {
                    if paragraph.told.iter().any(|told| told.event == *event) {
                        let paragraph = Arc::make_mut(paragraph);
                        paragraph.told.retain(|told| told.event != *event);
                    }
                }
                let meaning = Meaning::Event(event.clone());
                self.lost.retain(|lost| lost.meaning != meaning);
            }
            DraftEdit::Tell {
                event,
                paragraph,
                range,
            } => self.tell(event, *paragraph, range.clone())?,
            DraftEdit::Untell { event, paragraph } => {
                let paragraph = self.paragraph_mut(*paragraph)?;
                paragraph.told.retain(|told| told.event != *event);
            }
            // All others are of the text.
            _ => return Err(DraftError::Gone),
        }
        Ok(())
    }

    fn event_index(&self, id: &EventId) -> Result<usize, DraftError> {
        let at = self.events.iter().position(|event| event.id == *id);
        at.ok_or(DraftError::Gone)
    }

    fn tell(
        &mut self,
        event: &EventId,
        paragraph: super::ParagraphKey,
        range: Option<std::ops::Range<usize>>,
    ) -> Result<(), DraftError> {
        self.event_index(event)?;
        let paragraph = self.paragraph_mut(paragraph)?;
        let sound = |range: &std::ops::Range<usize>| {
            !range.is_empty() && paragraph.text.get(range.clone()).is_some()
        };
        let range = range.filter(sound);
        paragraph.tell(event, range);
        let meaning = Meaning::Event(event.clone());
        self.lost.retain(|lost| lost.meaning != meaning);
        Ok(())
    }

    /// An id for an event of that title which no event has.
    pub fn free_event_id(&self, title: &str) -> EventId {
        let taken = |id: &str| self.events.iter().any(|event| event.id.told() == Some(id));
        let wanted = slug(title, "event");
        let id = free(&wanted, taken);
        // A slug is always an id.
        EventId::try_from(id).unwrap_or_else(|_| EventId::read(0, 0))
    }
}
