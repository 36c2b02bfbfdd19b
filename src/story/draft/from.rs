//! Where a draft begins: with nothing, with a text, or with a story that there is.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::edit_text::paragraphs_of;
use super::spans::touch;
use super::{About, Draft, DraftError, DraftEvent, DraftFigure, DraftParagraph, OwnPlace};
use super::{ParagraphKey, Role};
use crate::atlas::Atlas;
use crate::story::{Mark, ParagraphId, Passage, Story, When};

impl Draft {
    /// A draft with one paragraph without text.
    pub fn new(date: When) -> Self {
        let mut draft = Self::empty(About::new(date));
        let key = draft.new_key();
        let first = DraftParagraph::new(key, Role::Body, String::new());
        draft.paragraphs.push(Arc::new(first));
        draft
    }

    /// A draft of a text: with blank lines in it those part its paragraphs, else each line is one.
    ///
    /// # Errors
    /// [`DraftError::TooLong`].
    pub fn from_text(text: &str, date: When) -> Result<Self, DraftError> {
        Self::of_paragraphs(paragraphs_of(text.trim()), About::new(date))
    }

    /// A draft of these paragraphs; those without a word are left out.
    ///
    /// # Errors
    /// [`DraftError::TooLong`].
    pub fn of_paragraphs(
        paragraphs: impl IntoIterator<Item = String>,
        about: About,
    ) -> Result<Self, DraftError> {
        let mut draft = Self::empty(about);
        let mut len = 0_usize;
        for text in paragraphs {
            if text.trim().is_empty() {
                continue;
            }
            len = len.saturating_add(text.len());
            if draft.paragraphs.len() >= Self::MOST_PARAGRAPHS || len > Self::MOST_TEXT {
                return Err(DraftError::TooLong);
            }
            let key = draft.new_key();
            let paragraph = DraftParagraph::new(key, Role::Body, text);
            draft.paragraphs.push(Arc::new(paragraph));
        }
        if draft.paragraphs.is_empty() {
            draft.insert(None)?;
        }
        Ok(draft)
    }

    /// A story again to be edited; `atlas` is the one it was read on. One without a date is of the
    /// day `otherwise`.
    ///
    /// # Errors
    /// [`DraftError::TooLong`] and [`DraftError::TooMany`] when it is larger than a draft can be.
    pub fn from_story(story: &Story, atlas: &Atlas, otherwise: When) -> Result<Self, DraftError> {
        let mut draft = Self::empty(About::of(story.article(), otherwise));
        if story.passages().len() > Self::MOST_PARAGRAPHS {
            return Err(DraftError::TooLong);
        }
        if story.events().len() > Self::MOST_EVENTS {
            return Err(DraftError::TooMany);
        }
        let mut keys: BTreeMap<ParagraphId, ParagraphKey> = BTreeMap::new();
        let mut number = 0;
        for passage in story.passages() {
            let key = draft.new_key();
            keys.insert(passage.paragraph, key);
            let (role, own) = match passage.paragraph {
                ParagraphId::Headline => (Role::Headline, number),
                ParagraphId::Standfirst => (Role::Standfirst, number),
                ParagraphId::Caption => (Role::Caption, number),
                ParagraphId::Number(own) => (Role::Body, own.get()),
            };
            let mut paragraph = DraftParagraph::new(key, role, passage.text.clone());
            if role == Role::Body {
                paragraph.skipped = own.saturating_sub(number).saturating_sub(1);
                number = own;
            }
            paragraph.marks = marks_of(passage);
            if paragraph.marks.len() > Self::MOST_MARKS {
                return Err(DraftError::TooMany);
            }
            draft.paragraphs.push(Arc::new(paragraph));
        }
        if draft.text_len() > Self::MOST_TEXT {
            return Err(DraftError::TooLong);
        }
        for (place, feature) in story
            .own_places()
            .places
            .iter()
            .zip(&story.own_places().features)
        {
            draft
                .places
                .extend(OwnPlace::of(place, feature).map(Arc::new));
        }
        for event in story.events() {
            let Some(drafted) = DraftEvent::of(event, atlas) else {
                continue;
            };
            for key in event.passages.iter().filter_map(|id| keys.get(id)) {
                let paragraph = draft.paragraph_mut(*key)?;
                // The words of its date are where it is told, as far as they can be found.
                let words = Some(drafted.date_text.as_str()).filter(|words| !words.is_empty());
                let range = words.and_then(|words| {
                    let start = paragraph.text.find(words)?;
                    Some(start..start + words.len())
                });
                paragraph.tell(&event.id, range);
            }
            draft.events.push(Arc::new(drafted));
        }
        let figures = story.article().figures.iter().filter_map(|figure| {
            Some(DraftFigure {
                place: figure.place.clone(),
                text: figure.text.clone(),
                paragraph: *keys.get(&figure.paragraph)?,
            })
        });
        draft.figures = figures.collect();
        if draft.paragraphs.is_empty() {
            draft.insert(None)?;
        }
        Ok(draft)
    }

    fn empty(about: About) -> Self {
        Self {
            about: Arc::new(about),
            paragraphs: Vec::new(),
            events: Vec::new(),
            places: Vec::new(),
            figures: Vec::new(),
            lost: Vec::new(),
            next: 0,
        }
    }
}

/// What an author has said of words of a passage: its marks, and each time that words stand there
/// which are no place.
fn marks_of(passage: &Passage) -> Vec<Mark> {
    let mut marks = passage.marks.clone();
    let words = passage.not_places.iter().filter(|words| !words.is_empty());
    let mut barred: Vec<Range<usize>> = words
        .flat_map(|words| passage.text.match_indices(words.as_str()))
        .map(|(start, words)| start..start + words.len())
        .collect();
    barred.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    for range in barred {
        // Where two touch, the one that begins first says it for both.
        if !marks.iter().any(|mark| touch(&mark.range, &range)) {
            marks.push(Mark { range, place: None });
        }
    }
    marks.sort_by_key(|mark| mark.range.start);
    marks
}
