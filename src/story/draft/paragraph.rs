//! A paragraph of a draft: its text, and what its author says of words in it.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::spans::{fitted, moved, touch, within};
use crate::story::{EventId, Mark};

/// What a paragraph is called by while its number changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ParagraphKey(pub(super) u32);

/// What part of the article a paragraph is; sorts as it is read.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The title in the text.
    Headline,
    /// The sentence under the title.
    Standfirst,
    /// The text under the picture.
    Caption,
    /// A numbered paragraph.
    #[default]
    Body,
}

impl Role {
    /// Every role, as they are read.
    pub const ALL: [Self; 4] = [Self::Headline, Self::Standfirst, Self::Caption, Self::Body];
}

/// That a paragraph tells of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Which event.
    pub event: EventId,
    /// The words that were marked for it; `None` when they are gone, or none were.
    #[serde(default)]
    pub range: Option<Range<usize>>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftParagraph {
    pub(super) key: ParagraphKey,
    #[serde(default)]
    pub(super) role: Role,
    /// So many numbers are left out before it.
    #[serde(default)]
    pub(super) skipped: u32,
    pub(super) text: String,
    /// In the order of the text, never overlapping.
    #[serde(default)]
    pub(super) marks: Vec<Mark>,
    /// Each event once.
    #[serde(default)]
    pub(super) told: Vec<Told>,
}

/// Words whose text is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Gone {
    Mark(String, Mark),
    Event(String, EventId),
}

impl DraftParagraph {
    pub(super) fn new(key: ParagraphKey, role: Role, text: String) -> Self {
        Self {
            key,
            role,
            skipped: 0,
            text,
            marks: Vec::new(),
            told: Vec::new(),
        }
    }

    /// What it is called by.
    pub fn key(&self) -> ParagraphKey {
        self.key
    }

    /// What part of the article it is.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What its author says of words in it, in the order of the text.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The events it tells of.
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// Whether it has no word: a story leaves it out.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Puts `with` in the place of `range`; what was marked moves along, and what is gone is told.
    pub(super) fn replace(&mut self, range: &Range<usize>, with: &str) -> Vec<Gone> {
        let range = fitted(range, &self.text);
        let words =
            |span: &Range<usize>| self.text.get(span.clone()).unwrap_or_default().to_owned();
        let mut gone = Vec::new();
        self.marks.retain_mut(|mark| {
            if let Some(now) = moved(&mark.range, &range, with.len()) {
                mark.range = now;
                return true;
            }
            gone.push(Gone::Mark(words(&mark.range), mark.clone()));
            false
        });
        for told in &mut self.told {
            let Some(span) = &told.range else { continue };
            let now = moved(span, &range, with.len());
            if now.is_none() {
                gone.push(Gone::Event(words(span), told.event.clone()));
            }
            told.range = now;
        }
        self.text.replace_range(range, with);
        gone
    }

    /// Marks words; what was marked there before gives way. `None` takes a mark away.
    pub(super) fn mark(&mut self, mark: Mark) {
        self.unmark(&mark.range);
        let at = self
            .marks
            .partition_point(|one| one.range.start < mark.range.start);
        self.marks.insert(at, mark);
    }

    /// Takes away every mark that touches `range`.
    pub(super) fn unmark(&mut self, range: &Range<usize>) {
        self.marks.retain(|mark| !touch(&mark.range, range));
    }

    /// Says that it tells of `event`, in those words if some are named.
    pub(super) fn tell(&mut self, event: &EventId, range: Option<Range<usize>>) {
        match self.told.iter_mut().find(|told| told.event == *event) {
            Some(told) => told.range = range.or(told.range.take()),
            None => self.told.push(Told {
                event: event.clone(),
                range,
            }),
        }
    }

    /// Cuts it in two before byte `at`; the second part has `key` and all that lies in it.
    pub(super) fn split(&mut self, at: usize, key: ParagraphKey) -> Self {
        let at = fitted(&(at..at), &self.text).start;
        let (before, after) = (0..at, at..self.text.len());
        let mut second = Self::new(key, Role::Body, self.text.split_off(at));
        for mark in std::mem::take(&mut self.marks) {
            let place = mark.place;
            // A mark that is cut stays with the part that holds its beginning.
            if let Some(range) = within(&mark.range, &before) {
                self.marks.push(Mark { range, place });
            } else if let Some(range) = within(&mark.range, &after) {
                second.marks.push(Mark { range, place });
            }
        }
        for told in std::mem::take(&mut self.told) {
            let Told { event, range } = told;
            let of = |part| range.as_ref().and_then(|range| within(range, part));
            match (of(&before), of(&after)) {
                (None, Some(range)) => second.told.push(Told {
                    event,
                    range: Some(range),
                }),
                (range, _) => self.told.push(Told { event, range }),
            }
        }
        second
    }

    /// Takes the text of `second` to its own end, after a blank where both have text.
    pub(super) fn join(&mut self, second: Self) -> usize {
        let needs_blank = !self.text.is_empty()
            && !second.text.is_empty()
            && !self.text.ends_with(char::is_whitespace)
            && !second.text.starts_with(char::is_whitespace);
        if needs_blank {
            self.text.push(' ');
        }
        let by = self.text.len();
        let shifted = |range: Range<usize>| range.start + by..range.end + by;
        self.text.push_str(&second.text);
        self.marks.extend(second.marks.into_iter().map(|mark| Mark {
            range: shifted(mark.range),
            place: mark.place,
        }));
        for told in second.told {
            if let Some(own) = self.told.iter_mut().find(|own| own.event == told.event) {
                own.range = own.range.take().or(told.range.map(shifted));
            } else {
                self.told.push(Told {
                    event: told.event,
                    range: told.range.map(shifted),
                });
            }
        }
        by
    }

    /// The same with nothing that could not have come from edits: what was read from a file may
    /// hold anything.
    pub(super) fn mended(mut self, is_known: impl Fn(&EventId) -> bool) -> Self {
        let sound =
            |range: &Range<usize>| !range.is_empty() && self.text.get(range.clone()).is_some();
        self.marks.retain(|mark| sound(&mark.range));
        self.marks.sort_by_key(|mark| mark.range.start);
        let mut end = 0;
        self.marks.retain(|mark| {
            let apart = mark.range.start >= end;
            end = if apart { mark.range.end } else { end };
            apart
        });
        let mut met: BTreeSet<EventId> = BTreeSet::new();
        self.told.retain_mut(|told| {
            told.range = told.range.take().filter(&sound);
            is_known(&told.event) && met.insert(told.event.clone())
        });
        self
    }
}
