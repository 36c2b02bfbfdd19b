//! Edits of a draft's text: typing, pasting, cutting paragraphs in two and joining them.

use std::ops::Range;
use std::sync::Arc;

use super::spans::{fitted, touch};
use super::{Draft, DraftError, DraftParagraph, Lost, Meaning, ParagraphKey, Role};
use crate::story::Mark;

/// The paragraphs of a text that was typed or pasted: at least one, which may be empty.
///
/// With blank lines in it, those part the paragraphs and single breaks are blanks, as in a text of
/// lines of equal width; else every line is a paragraph. Signs that are no letters are left out.
pub fn paragraphs_of(text: &str) -> Vec<String> {
    let text: String = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2029}', '\u{2028}'], "\n");
    let clean = |line: &str| -> String {
        let tabs = line
            .chars()
            .map(|sign| if sign == '\t' { ' ' } else { sign });
        tabs.filter(|sign| !sign.is_control()).collect()
    };
    let lines: Vec<String> = text.split('\n').map(clean).collect();
    let [first, middle @ .., last] = lines.as_slice() else {
        return lines;
    };
    if !middle.iter().any(|line| line.trim().is_empty()) {
        // Line breaks at the ends stay: they begin and end paragraphs.
        return lines;
    }
    let mut paragraphs = vec![first.clone()];
    let mut fresh = false;
    for line in middle.iter().chain([last]) {
        match paragraphs.last_mut() {
            _ if line.trim().is_empty() => fresh = true,
            Some(paragraph) if !fresh && !paragraph.trim().is_empty() => {
                paragraph.push(' ');
                paragraph.push_str(line.trim_start());
            }
            _ => {
                paragraphs.push(line.clone());
                fresh = false;
            }
        }
    }
    if last.trim().is_empty() {
        paragraphs.push(String::new());
    }
    paragraphs
}

impl Draft {
    pub(super) fn new_key(&mut self) -> ParagraphKey {
        let key = ParagraphKey(self.next);
        self.next = self.next.saturating_add(1);
        key
    }

    fn at(&self, key: ParagraphKey) -> Result<usize, DraftError> {
        self.paragraph_index(key).ok_or(DraftError::Gone)
    }

    /// Other text in the place of `range`, in several paragraphs if it has several lines.
    pub(super) fn replace(
        &mut self,
        key: ParagraphKey,
        range: &Range<usize>,
        with: &str,
    ) -> Result<(), DraftError> {
        if self.text_len().saturating_add(with.len()) > Self::MOST_TEXT {
            return Err(DraftError::TooLong);
        }
        let pieces = paragraphs_of(with);
        let at = self.at(key)?;
        if self.paragraphs.len() + pieces.len() > Self::MOST_PARAGRAPHS + 1 {
            return Err(DraftError::TooLong);
        }
        let range = fitted(range, &self.paragraph_mut(key)?.text);
        let (first, others) = match pieces.split_first() {
            Some((first, others)) => (first.as_str(), others),
            None => ("", [].as_slice()),
        };
        let Some((last, middle)) = others.split_last() else {
            let gone = self.paragraph_mut(key)?.replace(&range, first);
            self.keep_gone(gone, key);
            self.find_again(key, range.start..range.start + first.len());
            return Ok(());
        };
        let gone = self.paragraph_mut(key)?.replace(&range, "");
        self.keep_gone(gone, key);
        let second = self.new_key();
        let paragraph = self.paragraph_mut(key)?;
        let mut rest = paragraph.split(range.start, second);
        paragraph.replace(&(range.start..range.start), first);
        rest.replace(&(0..0), last);
        let mut fresh = Vec::with_capacity(others.len());
        for text in middle {
            let key = self.new_key();
            fresh.push(Arc::new(DraftParagraph::new(key, Role::Body, text.clone())));
        }
        fresh.push(Arc::new(rest));
        let keys: Vec<_> = fresh.iter().map(|one| (one.key, one.text.len())).collect();
        let behind = at + 1;
        self.paragraphs.splice(behind..behind, fresh);
        self.in_order();
        self.find_again(key, range.start..range.start + first.len());
        for (number, (key, len)) in keys.iter().enumerate() {
            let is_last = number + 1 == keys.len();
            self.find_again(*key, 0..if is_last { last.len() } else { *len });
        }
        Ok(())
    }

    /// Words that were cut out and came again mean again what they meant.
    fn find_again(&mut self, key: ParagraphKey, came: Range<usize>) {
        if self.lost.is_empty() || came.len() < 2 {
            return;
        }
        let lost = std::mem::take(&mut self.lost);
        let mut kept = Vec::new();
        // The words that went last come first.
        for one in lost.into_iter().rev() {
            match self.room_for(&one, key, &came) {
                Some(span) => self.mean_again(one, key, span),
                None => kept.push(one),
            }
        }
        kept.reverse();
        self.lost = kept;
    }

    /// Where in what came the words stand that were lost, and nothing is marked yet.
    fn room_for(
        &self,
        lost: &Lost,
        key: ParagraphKey,
        came: &Range<usize>,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraph(key)?;
        let text = paragraph.text.get(came.clone())?;
        let is_place = matches!(lost.meaning, Meaning::Place(_));
        if lost.words.is_empty() || (is_place && paragraph.marks.len() >= Self::MOST_MARKS) {
            return None;
        }
        let spans = text.match_indices(lost.words.as_str());
        let mut spans = spans.map(|(start, words)| {
            let start = came.start + start;
            start..start + words.len()
        });
        let marks = &paragraph.marks;
        spans.find(|span| !is_place || !marks.iter().any(|mark| touch(&mark.range, span)))
    }

    fn mean_again(&mut self, lost: Lost, key: ParagraphKey, range: Range<usize>) {
        match lost.meaning {
            Meaning::Place(place) => {
                if let Ok(paragraph) = self.paragraph_mut(key) {
                    let place = Some(place);
                    paragraph.mark(Mark { range, place });
                }
            }
            Meaning::Event(event) if self.event(&event).is_some() => {
                // It moved with its words.
                if lost.paragraph != key
                    && let Ok(before) = self.paragraph_mut(lost.paragraph)
                {
                    before
                        .told
                        .retain(|told| told.event != event || told.range.is_some());
                }
                if let Ok(paragraph) = self.paragraph_mut(key) {
                    paragraph.tell(&event, Some(range));
                }
            }
            Meaning::Event(_) => {}
        }
    }

    pub(super) fn insert(&mut self, after: Option<ParagraphKey>) -> Result<(), DraftError> {
        let at = after.map_or(Ok(0), |key| self.at(key).map(|at| at + 1))?;
        if self.paragraphs.len() >= Self::MOST_PARAGRAPHS {
            return Err(DraftError::TooLong);
        }
        let key = self.new_key();
        let fresh = DraftParagraph::new(key, Role::Body, String::new());
        self.paragraphs.insert(at, Arc::new(fresh));
        self.in_order();
        Ok(())
    }

    pub(super) fn split(&mut self, key: ParagraphKey, at: usize) -> Result<(), DraftError> {
        let index = self.at(key)?;
        if self.paragraphs.len() >= Self::MOST_PARAGRAPHS {
            return Err(DraftError::TooLong);
        }
        let second = self.new_key();
        let paragraph = self.paragraph_mut(key)?;
        let mut rest = paragraph.split(at, second);
        // The blank between two sentences belongs to neither.
        let blank = rest.text.len() - rest.text.trim_start().len();
        rest.replace(&(0..blank), "");
        let end = paragraph.text.trim_end().len();
        if end > 0 {
            let len = paragraph.text.len();
            paragraph.replace(&(end..len), "");
        }
        self.paragraphs.insert(index + 1, Arc::new(rest));
        self.in_order();
        Ok(())
    }

    pub(super) fn merge(&mut self, key: ParagraphKey) -> Result<(), DraftError> {
        let index = self.at(key)?;
        let before = index.checked_sub(1).ok_or(DraftError::Gone)?;
        let second = self.paragraphs.remove(index);
        let second = Arc::unwrap_or_clone(second);
        if let Some(first) = self.paragraphs.get_mut(before) {
            let first = Arc::make_mut(first);
            first.join(second);
            first.marks.truncate(Self::MOST_MARKS);
            let (key, into) = (key, first.key);
            for figure in self
                .figures
                .iter_mut()
                .filter(|figure| figure.paragraph == key)
            {
                figure.paragraph = into;
            }
        }
        Ok(())
    }

    pub(super) fn move_paragraph(&mut self, key: ParagraphKey, up: bool) -> Result<(), DraftError> {
        let index = self.at(key)?;
        let other = if up {
            index.checked_sub(1)
        } else {
            Some(index + 1)
        };
        let other = other.filter(|other| *other < self.paragraphs.len());
        self.paragraphs.swap(index, other.ok_or(DraftError::Gone)?);
        self.in_order();
        Ok(())
    }

    pub(super) fn set_role(&mut self, key: ParagraphKey, role: Role) -> Result<(), DraftError> {
        self.at(key)?;
        for one in &mut self.paragraphs {
            if one.key == key {
                Arc::make_mut(one).role = role;
            } else if role != Role::Body && one.role == role {
                Arc::make_mut(one).role = Role::Body;
            }
        }
        self.in_order();
        Ok(())
    }

    /// Headline, standfirst and caption are read before the rest.
    pub(super) fn in_order(&mut self) {
        self.paragraphs.sort_by_key(|one| one.role);
    }
}
