//! Everything that can be done to a draft.

use std::ops::Range;
use std::sync::Arc;

use super::paragraph::{Gone, ParagraphKey};
use super::{About, Draft, DraftEvent, Lost, Meaning, OwnPlace, Role};
use crate::atlas::PlaceId;
use crate::story::{EventId, Mark};

/// One change of a [`Draft`]. Ranges are bytes of a paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are what the variant says")]
pub enum DraftEdit {
    /// What the draft says of itself; changes of one `run` are one step of typing.
    About { about: Box<About>, run: u32 },

    /// Other text in the place of `range`; lines of it become paragraphs. Changes of one `run` are
    /// one step of typing.
    Replace {
        paragraph: ParagraphKey,
        range: Range<usize>,
        with: String,
        run: u32,
    },
    /// A new paragraph without text, after another or at the beginning.
    Insert { after: Option<ParagraphKey> },
    /// Cut a paragraph in two.
    Split { paragraph: ParagraphKey, at: usize },
    /// Join a paragraph to the one before it.
    Merge { paragraph: ParagraphKey },
    /// A paragraph before the one above it, or after the one below it.
    Move { paragraph: ParagraphKey, up: bool },
    /// A paragraph away, with the marks in it.
    Remove { paragraph: ParagraphKey },
    /// What part of the article a paragraph is; there is one headline, one standfirst, one caption.
    SetRole { paragraph: ParagraphKey, role: Role },

    /// Words mean a place, or, with `None`, no place at all.
    Mark {
        paragraph: ParagraphKey,
        range: Range<usize>,
        place: Option<PlaceId>,
    },
    /// Words mean a place that is put on the map with them.
    MarkOwn {
        paragraph: ParagraphKey,
        range: Range<usize>,
        place: Box<OwnPlace>,
    },
    /// The marks that touch `range` away.
    Unmark {
        paragraph: ParagraphKey,
        range: Range<usize>,
    },
    /// A place of one's own as it is now.
    ChangePlace { place: Box<OwnPlace> },
    /// A place of one's own away, with the marks that mean it.
    RemovePlace { place: PlaceId },

    /// A new event, told in a paragraph.
    AddEvent {
        event: Box<DraftEvent>,
        paragraph: Option<ParagraphKey>,
        range: Option<Range<usize>>,
    },
    /// An event as it is now.
    ChangeEvent { event: Box<DraftEvent> },
    /// An event before the one above it in the list, or after the one below it.
    MoveEvent { event: EventId, up: bool },
    /// An event away.
    RemoveEvent { event: EventId },
    /// A paragraph tells of an event, in those words if some are named.
    Tell {
        event: EventId,
        paragraph: ParagraphKey,
        range: Option<Range<usize>>,
    },
    /// A paragraph tells of an event no more.
    Untell {
        event: EventId,
        paragraph: ParagraphKey,
    },

    /// Marked words whose text is gone are no longer kept.
    ForgetLost { number: usize },
}

/// Why an edit could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// What it names is not there.
    #[error("what is to be changed is no longer there")]
    Gone,
    /// Nothing is marked.
    #[error("no words are marked: select some first")]
    NoWords,
    /// More than a draft holds.
    #[error(
        "a story holds {} paragraphs and {} bytes of text at most: leave something out",
        Draft::MOST_PARAGRAPHS,
        Draft::MOST_TEXT
    )]
    TooLong,
    /// More marks or events than a draft holds.
    #[error(
        "a story holds {} events, and a paragraph {} marks at most: leave something out",
        Draft::MOST_EVENTS,
        Draft::MOST_MARKS
    )]
    TooMany,
    /// An event without title, or of a category that stories do not have; a place without name.
    #[error("it needs a name")]
    Nameless,
}

impl DraftEdit {
    /// The step of typing that it belongs to, if it is typing.
    pub fn run(&self) -> Option<u32> {
        match self {
            Self::About { run, .. } | Self::Replace { run, .. } => Some(*run),
            _ => None,
        }
    }

    /// The key of what it is called in `assets/words`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::About { .. } => "draft-do-about",
            Self::Replace { .. } => "draft-do-type",
            Self::Insert { .. } => "draft-do-insert",
            Self::Split { .. } => "draft-do-split",
            Self::Merge { .. } => "draft-do-merge",
            Self::Move { .. } => "draft-do-move",
            Self::Remove { .. } => "draft-do-remove",
            Self::SetRole { .. } => "draft-do-role",
            Self::Mark { place: None, .. } => "draft-do-no-place",
            Self::Mark { .. } | Self::MarkOwn { .. } => "draft-do-mark",
            Self::Unmark { .. } => "draft-do-unmark",
            Self::ChangePlace { .. } => "draft-do-change-place",
            Self::RemovePlace { .. } => "draft-do-remove-place",
            Self::AddEvent { .. } => "draft-do-add-event",
            Self::ChangeEvent { .. } => "draft-do-change-event",
            Self::MoveEvent { .. } => "draft-do-move-event",
            Self::RemoveEvent { .. } => "draft-do-remove-event",
            Self::Tell { .. } => "draft-do-tell",
            Self::Untell { .. } => "draft-do-untell",
            Self::ForgetLost { .. } => "draft-do-forget",
        }
    }
}

impl Draft {
    /// So many paragraphs fit into a draft.
    pub const MOST_PARAGRAPHS: usize = 2_000;
    /// So many bytes of text.
    pub const MOST_TEXT: usize = 2_000_000;
    /// So many events, and so many places of one's own.
    pub const MOST_EVENTS: usize = 2_000;
    /// So many marks fit into a paragraph.
    pub const MOST_MARKS: usize = 250;
    /// So many marks without text are kept.
    const MOST_LOST: usize = 100;

    /// The draft after `edit`.
    ///
    /// # Errors
    /// When what is to be changed is not there, or a draft cannot hold it.
    pub fn edited(&self, edit: &DraftEdit) -> Result<Self, DraftError> {
        let mut draft = self.clone();
        match edit {
            DraftEdit::About { about, .. } => draft.about = Arc::new(About::clone(about)),
            DraftEdit::Replace {
                paragraph,
                range,
                with,
                ..
            } => draft.replace(*paragraph, range, with)?,
            DraftEdit::Insert { after } => draft.insert(*after)?,
            DraftEdit::Split { paragraph, at } => draft.split(*paragraph, *at)?,
            DraftEdit::Merge { paragraph } => draft.merge(*paragraph)?,
            DraftEdit::Move { paragraph, up } => draft.move_paragraph(*paragraph, *up)?,
            DraftEdit::Remove { paragraph } => {
                let at = draft.paragraph_index(*paragraph).ok_or(DraftError::Gone)?;
                draft.paragraphs.remove(at);
                if draft.paragraphs.is_empty() {
                    draft.insert(None)?;
                }
            }
            DraftEdit::SetRole { paragraph, role } => draft.set_role(*paragraph, *role)?,
            DraftEdit::Mark {
                paragraph,
                range,
                place,
            } => draft.mark(*paragraph, range, place.clone())?,
            DraftEdit::MarkOwn {
                paragraph,
                range,
                place,
            } => {
                draft.put_place(place)?;
                draft.mark(*paragraph, range, Some(place.id.clone()))?;
            }
            DraftEdit::Unmark { paragraph, range } => {
                draft.paragraph_mut(*paragraph)?.unmark(range);
            }
            DraftEdit::ChangePlace { place } => draft.put_place(place)?,
            DraftEdit::RemovePlace { place } => draft.remove_place(place),
            DraftEdit::ForgetLost { number } => {
                if *number < draft.lost.len() {
                    draft.lost.remove(*number);
                }
            }
            of_events => draft.edit_events(of_events)?,
        }
        Ok(draft)
    }

    pub(super) fn paragraph_mut(
        &mut self,
        key: ParagraphKey,
    ) -> Result<&mut super::DraftParagraph, DraftError> {
        let found = self.paragraphs.iter_mut().find(|one| one.key == key);
        found.map(Arc::make_mut).ok_or(DraftError::Gone)
    }

    fn mark(
        &mut self,
        key: ParagraphKey,
        range: &Range<usize>,
        place: Option<PlaceId>,
    ) -> Result<(), DraftError> {
        let paragraph = self.paragraph_mut(key)?;
        let words = paragraph.text.get(range.clone()).unwrap_or_default();
        if words.trim().is_empty() {
            return Err(DraftError::NoWords);
        }
        if paragraph.marks.len() >= Self::MOST_MARKS {
            return Err(DraftError::TooMany);
        }
        let range = range.clone();
        paragraph.mark(Mark { range, place });
        Ok(())
    }

    fn put_place(&mut self, place: &OwnPlace) -> Result<(), DraftError> {
        if !place.is_sound() {
            return Err(DraftError::Nameless);
        }
        let at = self.places.iter().position(|one| one.id == place.id);
        let full = self.places.len() >= Self::MOST_EVENTS;
        let place = Arc::new(place.clone());
        match at.and_then(|at| self.places.get_mut(at)) {
            Some(one) => *one = place,
            None if full => return Err(DraftError::TooMany),
            None => self.places.push(place),
        }
        Ok(())
    }

    /// Events that were there keep their spot on the map.
    fn remove_place(&mut self, place: &PlaceId) {
        self.places.retain(|one| one.id != *place);
        let means = |mark: &Mark| mark.place.as_ref() == Some(place);
        for paragraph in &mut self.paragraphs {
            if paragraph.marks.iter().any(means) {
                Arc::make_mut(paragraph).marks.retain(|mark| !means(mark));
            }
        }
        for event in &mut self.events {
            if event.place.as_ref() == Some(place) {
                Arc::make_mut(event).place = None;
            }
        }
        self.lost
            .retain(|lost| lost.meaning != Meaning::Place(place.clone()));
    }

    /// Keeps marks whose text is gone; that words are no place needs no keeping.
    pub(super) fn keep_gone(&mut self, gone: Vec<Gone>, paragraph: ParagraphKey) {
        let lost = gone.into_iter().filter_map(|gone| {
            let (words, meaning) = match gone {
                Gone::Mark(words, mark) => (words, Meaning::Place(mark.place?)),
                Gone::Event(words, event) => (words, Meaning::Event(event)),
            };
            Some(Lost {
                words,
                meaning,
                paragraph,
            })
        });
        self.lost.extend(lost);
        let over = self.lost.len().saturating_sub(Self::MOST_LOST);
        self.lost.drain(..over);
    }
}
