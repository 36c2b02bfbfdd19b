//! The files that events came from: what they say of one event is read when it is looked at.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::events::{Details, EventFile};
use crate::story::{Category, Event, EventId};

/// Open files, and what was lately read from them.
#[derive(Clone, Default)]
pub(super) struct Files {
    all: Arc<[Arc<EventFile>]>,
    seen: Arc<Mutex<Lately>>,
}

/// What was said of events, by file and offset.
type Lately = HashMap<(u16, u64), Arc<Seen>>;

/// What a file said of an event, or why it says nothing any more.
type Seen = Result<Details, String>;

/// Events that are kept once they were looked at: a few screens of a list.
const KEPT: usize = 4096;

impl Files {
    pub(super) fn new(all: &[Arc<EventFile>]) -> Self {
        Self {
            all: all.into(),
            seen: Arc::default(),
        }
    }

    pub(super) fn all(&self) -> &[Arc<EventFile>] {
        &self.all
    }

    fn file(&self, number: u16) -> Option<&Arc<EventFile>> {
        self.all.iter().find(|file| file.number() == number)
    }

    fn look(&self, number: u16, offset: u64) -> Option<Arc<Seen>> {
        let file = self.file(number)?;
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = seen.get(&(number, offset)) {
            return Some(Arc::clone(known));
        }
        if seen.len() >= KEPT {
            seen.clear();
        }
        let read = Arc::new(file.details(offset).map_err(|error| error.to_string()));
        seen.insert((number, offset), Arc::clone(&read));
        Some(read)
    }

    /// The event that begins at byte `offset` of file `number`, or why it can no longer be read.
    pub(super) fn event(&self, number: u16, offset: u64) -> Option<Result<Event, String>> {
        let seen = self.look(number, offset)?;
        let details = match seen.as_ref() {
            Ok(details) => details.clone(),
            Err(why) => return Some(Err(why.clone())),
        };
        let title = if details.title.is_empty() {
            details
                .id
                .clone()
                .map_or_else(|| "Untitled event".to_owned(), |id| format!("Event {id}"))
        } else {
            details.title
        };
        Some(Ok(Event {
            id: EventId::read(number, offset),
            short: title.clone(),
            title,
            when: details.when,
            date_text: details.date_text,
            category: Category::named(&details.category),
            place: None,
            place_text: details.place_text,
            position: details.position,
            precision: details.precision,
            passages: Vec::new(),
            description: details.description,
            added: Vec::new(),
        }))
    }

    /// All else that a file says of an event.
    pub(super) fn properties(&self, number: u16, offset: u64) -> Option<Vec<(String, String)>> {
        let seen = self.look(number, offset)?;
        let properties = seen
            .as_ref()
            .as_ref()
            .map(|details| details.properties.clone());
        Some(properties.unwrap_or_default())
    }

    /// What a file is called.
    pub(super) fn name(&self, number: u16) -> Option<String> {
        Some(self.file(number)?.name())
    }
}
