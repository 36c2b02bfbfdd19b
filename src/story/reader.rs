//! Three files → a story: `story.json`, and the passages and events it names.

use std::path::{Path, PathBuf};

use super::reader_article::read_article;
use super::reader_events::read_events;
use super::reader_passages::read_passages;
use super::where_told::passages_by_place;
use super::{MentionFinder, Story, StoryError};
use crate::atlas::{Atlas, Fault, Report, read_text};

/// A file's path and text.
pub(super) struct Source<'a> {
    pub(super) file: PathBuf,
    pub(super) text: &'a str,
}

impl Story {
    /// Reads the story in `folder`.
    ///
    /// # Errors
    /// When the folder or `story.json` is missing, or the article has no title or date;
    /// everything else is told in the [`Report`], and the sound part is loaded.
    pub fn read_dir(folder: &Path, atlas: &Atlas) -> Result<(Self, Report), StoryError> {
        if !folder.is_dir() {
            return Err(Fault::error(
                folder,
                "there is no such folder",
                "check the spelling of its name",
            )
            .into());
        }
        let file = folder.join("story.json");
        let text = read_text(&file)?;
        let mut report = Report::default();
        let (_, parts) = read_article(&file, &text, &mut Report::default())?;
        let mut read = |name: &str| {
            let file = folder.join(name);
            let text = read_text(&file).map_err(|fault| report.push(fault)).ok();
            (file, text)
        };
        let (passages_file, passages) = read(&parts.passages);
        let (events_file, events) = read(&parts.events);
        let part = |file: PathBuf, text: &'_ Option<String>| text.is_some().then_some(file);
        let story = Source { file, text: &text };
        let passages = part(passages_file, &passages)
            .zip(passages.as_deref())
            .map(|(file, text)| Source { file, text });
        let events = part(events_file, &events)
            .zip(events.as_deref())
            .map(|(file, text)| Source { file, text });
        let story = Self::from_sources(
            &story,
            passages.as_ref(),
            events.as_ref(),
            atlas,
            &mut report,
        )?;
        Ok((story, report))
    }

    /// Puts a story together; a part that could not be had is left out.
    pub(super) fn from_sources(
        story: &Source<'_>,
        passages: Option<&Source<'_>>,
        events: Option<&Source<'_>>,
        atlas: &Atlas,
        report: &mut Report,
    ) -> Result<Self, Fault> {
        let (article, _) = read_article(&story.file, story.text, report)?;
        let finder = MentionFinder::new(atlas);
        let passages =
            passages.map_or_else(Vec::new, |source| read_passages(source, &finder, report));
        let by_paragraph = passages
            .iter()
            .enumerate()
            .map(|(index, passage)| (passage.paragraph, index))
            .collect();
        let mut events = events.map_or_else(Vec::new, |source| {
            read_events(source, atlas, &by_paragraph, report)
        });
        // Stable, so that undated events keep the order of their file.
        events.sort_by(|a, b| (a.when.is_none(), &a.when).cmp(&(b.when.is_none(), &b.when)));
        let by_event = events
            .iter()
            .enumerate()
            .map(|(index, event)| (event.id.clone(), index))
            .collect();
        let told_of = passages_by_place(&passages, atlas);
        Ok(Self {
            article,
            passages,
            events,
            by_paragraph,
            by_event,
            told_of,
        })
    }
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;

    pub(crate) const ARTICLE: &str =
        r#"{"id":"s","title":"T","author":"A","outlet":"O","date":"2021"}"#;

    /// A story of these passages, numbered from 1, and these event features.
    pub(crate) fn story(passages: &[&str], events: &[String], atlas: &Atlas) -> Story {
        let passages: Vec<_> = passages
            .iter()
            .enumerate()
            .map(|(index, text)| format!(r#"{{"paragraph":"{}","text":"{text}"}}"#, index + 1))
            .collect();
        let passages = format!(r#"{{"passages":[{}]}}"#, passages.join(","));
        let events = format!(
            r#"{{"type":"FeatureCollection","features":[{}]}}"#,
            events.join(",")
        );
        let source = |name: &str, text| Source {
            file: name.into(),
            text,
        };
        let mut report = Report::default();
        let story = Story::from_sources(
            &source("story.json", ARTICLE),
            Some(&source("passages.json", &passages)),
            Some(&source("events.geojson", &events)),
            atlas,
            &mut report,
        );
        assert!(report.is_clean(), "{report}");
        story.unwrap()
    }
}
