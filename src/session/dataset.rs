//! What is read: an atlas, a story, and the columns of its years.

use std::sync::{Arc, OnceLock};

use crate::atlas::{Atlas, Place};
use crate::events::Regions;
use crate::story::{Event, Story};

use super::columns::Columns;
use super::selection::Target;

/// An atlas and a story that was read against it; cheap to clone, never changed.
#[derive(Clone)]
pub struct Dataset {
    /// Where.
    pub atlas: Arc<Atlas>,
    /// What and when.
    pub story: Arc<Story>,
    /// The story's dates, in order.
    pub columns: Arc<Columns>,
    regions: Arc<OnceLock<Arc<Regions>>>,
}

impl Dataset {
    /// Joins an atlas and a story.
    pub fn new(atlas: Atlas, story: Story) -> Self {
        let columns = Columns::of(story.events());
        Self {
            atlas: Arc::new(atlas),
            story: Arc::new(story),
            columns: Arc::new(columns),
            regions: Arc::default(),
        }
    }

    /// The areas that events are counted by, prepared when they are first asked for.
    pub fn regions(&self) -> &Arc<Regions> {
        self.regions
            .get_or_init(|| Arc::new(Regions::new(&self.atlas)))
    }

    /// The place a target is, if it is one and the atlas knows it.
    pub fn place_of(&self, target: &Target) -> Option<&Place> {
        match target {
            Target::Place(id) => self.atlas.get(id),
            Target::Event(_) | Target::Passage(_) => None,
        }
    }

    /// The event a target is, if it is one and the story knows it.
    pub fn event_of(&self, target: &Target) -> Option<&Event> {
        match target {
            Target::Event(id) => self.story.event(id),
            Target::Place(_) | Target::Passage(_) => None,
        }
    }

    /// Whether `target` is still to be found here.
    pub fn knows(&self, target: &Target) -> bool {
        match target {
            Target::Place(id) => self.atlas.get(id).is_some(),
            Target::Event(id) => self.story.event(id).is_some(),
            Target::Passage(id) => self.story.passage(id).is_some(),
        }
    }

    /// What a person would call `target`.
    pub fn name_of(&self, target: &Target) -> String {
        match target {
            Target::Place(id) => self
                .atlas
                .get(id)
                .map_or_else(|| id.to_string(), |place| place.names.english.clone()),
            Target::Event(id) => self
                .story
                .event(id)
                .map_or_else(|| id.to_string(), |event| event.title.clone()),
            Target::Passage(id) => id.label(),
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
        }
    }

    /// The events that concern `target`, as indices into the story's events, in order of time.
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
        }
    }
}
