//! The story inside the program.

use std::path::Path;

use super::reader::{Source, Sources};
use super::{Story, StoryError};
use crate::atlas::{Atlas, Report};

const FOLDER: &str = "assets/stories/taliban-takeover-2021";

macro_rules! text {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/assets/stories/taliban-takeover-2021/",
            $name
        ))
    };
}

impl Story {
    /// The story inside the program, told on the places of the atlas inside it.
    ///
    /// # Errors
    /// [`StoryError::Bundled`] when the program was built with a broken story.
    pub fn bundled(atlas: &Atlas) -> Result<Self, StoryError> {
        let (story, report) = Self::bundled_on(atlas)?;
        // Also a warning: told on the atlas it was made for, it has nothing to be wrong.
        match report.faults.into_iter().next() {
            Some(fault) => Err(StoryError::Bundled(Box::new(fault))),
            None => Ok(story),
        }
    }

    /// The story inside the program, told on another atlas: what it speaks of and the atlas lacks
    /// is told in the [`Report`].
    ///
    /// # Errors
    /// [`StoryError::Bundled`] when the program was built with a broken story.
    pub fn bundled_on(atlas: &Atlas) -> Result<(Self, Report), StoryError> {
        let source = |name: &str, text: &'static str| Source {
            file: Path::new(FOLDER).join(name),
            text,
        };
        let sources = Sources {
            story: source("story.json", text!("story.json")),
            passages: Some(source("passages.json", text!("passages.json"))),
            events: Some(source("events.geojson", text!("events.geojson"))),
            places: None,
            fingerprints: Some(source("fingerprints.json", text!("fingerprints.json"))),
        };
        let mut report = Report::default();
        let story = Self::from_sources(&sources, atlas, &mut report)
            .map_err(|fault| StoryError::Bundled(Box::new(fault)))?;
        Ok((story, report))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_inside_the_program_is_sound() {
        let story = Story::bundled(&Atlas::bundled().unwrap()).unwrap();
        assert!(!story.passages().is_empty() && !story.events().is_empty());
    }

    #[test]
    fn on_an_atlas_without_its_places_it_says_which_one_is_missing() {
        let error = Story::bundled(&Atlas::default()).unwrap_err();
        assert!(error.to_string().contains("is not in the atlas"), "{error}");
    }
}
