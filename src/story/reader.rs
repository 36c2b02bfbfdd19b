//! Files → a story: `story.json`, and the passages, events and places of its own that it names.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::own_copy::read_fingerprints;
use super::reader_article::read_article;
use super::reader_events::read_events;
use super::reader_passages::read_passages;
use super::where_told::passages_by_place;
use super::{Article, Event, MentionFinder, ParagraphId, Passage, Story, StoryError};
use crate::atlas::{Atlas, Fault, OwnFile, Report, read_own, read_text};

/// The files of a story, so far as they could be had.
pub(super) struct Sources<'a> {
    pub(super) story: Source<'a>,
    pub(super) passages: Option<Source<'a>>,
    pub(super) events: Option<Source<'a>>,
    pub(super) places: Option<Source<'a>>,
    pub(super) fingerprints: Option<Source<'a>>,
}

/// A file's path and text.
pub(super) struct Source<'a> {
    pub(super) file: PathBuf,
    pub(super) text: &'a str,
}

impl<'a> Source<'a> {
    fn of(read: Option<&'a (PathBuf, String)>) -> Option<Self> {
        let (file, text) = read?;
        let file = file.clone();
        Some(Self { file, text })
    }
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
            let text = read_text(&file).map_err(|fault| report.push(fault)).ok()?;
            Some((file, text))
        };
        let passages = read(&parts.passages);
        let events = read(&parts.events);
        let places = parts.places.as_deref().and_then(&mut read);
        let fingerprints = parts.fingerprints.as_deref().and_then(&mut read);
        let sources = Sources {
            story: Source { file, text: &text },
            passages: Source::of(passages.as_ref()),
            events: Source::of(events.as_ref()),
            places: Source::of(places.as_ref()),
            fingerprints: Source::of(fingerprints.as_ref()),
        };
        let story = Self::from_sources(&sources, atlas, &mut report)?;
        Ok((story, report))
    }

    /// Puts a story together; a part that could not be had is left out.
    pub(super) fn from_sources(
        sources: &Sources<'_>,
        atlas: &Atlas,
        report: &mut Report,
    ) -> Result<Self, Fault> {
        let story = &sources.story;
        let (article, _) = read_article(&story.file, story.text, report)?;
        let own = sources.places.as_ref();
        let own = own.map_or_else(OwnFile::default, |source| {
            read_places(source, atlas, report)
        });
        let atlas = if own.places.is_empty() {
            Cow::Borrowed(atlas)
        } else {
            Cow::Owned(atlas.joined_by(&own.places))
        };
        let finder = MentionFinder::new(&atlas);
        let passages = sources.passages.as_ref();
        let passages = passages.map_or_else(Vec::new, |source| {
            read_passages(source, &finder, &atlas, report)
        });
        let paragraphs = by_paragraph(&passages);
        let events = sources.events.as_ref();
        let events = events.map_or_else(Vec::new, |source| {
            read_events(source, &atlas, &paragraphs, report)
        });
        check_figures(&story.file, &article, &atlas, &paragraphs, report);
        let fingerprints = sources.fingerprints.as_ref().and_then(|source| {
            let is_passage = |paragraph: &_| paragraphs.contains_key(paragraph);
            read_fingerprints(source, is_passage, report)
        });
        let story = Self::of(article, passages, events, own, &atlas);
        Ok(story.with_fingerprints(fingerprints))
    }

    /// A story of parts that are sound on `atlas`, which has also the story's `own` places.
    pub(super) fn of(
        article: Article,
        passages: Vec<Passage>,
        mut events: Vec<Event>,
        own: OwnFile,
        atlas: &Atlas,
    ) -> Self {
        // Stable, so that undated events keep the order of their file.
        events.sort_by(|a, b| (a.when.is_none(), &a.when).cmp(&(b.when.is_none(), &b.when)));
        let by_event = events
            .iter()
            .enumerate()
            .map(|(index, event)| (event.id.clone(), index))
            .collect();
        Self {
            by_paragraph: by_paragraph(&passages),
            told_of: passages_by_place(&passages, atlas),
            article,
            passages,
            events,
            by_event,
            own,
            fingerprints: None,
        }
    }
}

fn by_paragraph(passages: &[Passage]) -> BTreeMap<ParagraphId, usize> {
    let passages = passages.iter().enumerate();
    passages
        .map(|(index, passage)| (passage.paragraph, index))
        .collect()
}

/// Reads the places that a story brings with it; none may have the id of one of the atlas.
fn read_places(source: &Source<'_>, atlas: &Atlas, report: &mut Report) -> OwnFile {
    let (own, found) = read_own(&source.file, source.text);
    report.extend(found);
    let mut met = HashSet::new();
    let OwnFile { places, features } = own;
    let (mut kept, mut own) = (places.into_iter().zip(features), OwnFile::default());
    for (place, feature) in kept.by_ref() {
        if atlas.get(&place.id).is_some() || !met.insert(place.id.clone()) {
            let what = format!("the id {:?} is taken by another place", place.id.as_str());
            let mend = "give each place of the story an id of its own";
            report.push(Fault::error(&source.file, what, mend));
            continue;
        }
        own.places.push(place);
        own.features.push(feature);
    }
    own
}

/// A figure must be told of a place that there is, in a passage that there is.
fn check_figures(
    file: &Path,
    article: &Article,
    atlas: &Atlas,
    paragraphs: &BTreeMap<ParagraphId, usize>,
    report: &mut Report,
) {
    for (index, figure) in article.figures.iter().enumerate() {
        let mut warn = |what: String, mend: &str| {
            let fault = Fault::warning(file, what, mend);
            report.push(fault.in_feature(format!("figure {}", index + 1)));
        };
        if atlas.get(&figure.place).is_none() {
            let what = format!("its place \"{}\" is not in the atlas", figure.place);
            warn(what, "use the id of a place, as durand places lists them");
        }
        if !paragraphs.contains_key(&figure.paragraph) {
            let what = format!("the story has no passage {}", figure.paragraph);
            warn(what, "name one that it has");
        }
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
        let sources = Sources {
            story: source("story.json", ARTICLE),
            passages: Some(source("passages.json", &passages)),
            events: Some(source("events.geojson", &events)),
            places: None,
            fingerprints: None,
        };
        let story = Story::from_sources(&sources, atlas, &mut report);
        assert!(report.is_clean(), "{report}");
        story.unwrap()
    }
}
