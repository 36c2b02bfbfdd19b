//! The marks of a passage: words of its text, and the place they mean or that they mean none.
//!
//! Words are quoted and not counted off, so that a person can write a mark, and a text that is
//! mended by hand keeps its marks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Mark;
use super::reader_passages::{Finding, error, warning};
use crate::atlas::{Atlas, PlaceId};

/// A mark as its file writes it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RawMark {
    /// The words, as they stand in the text.
    words: String,
    /// Which of the times that they stand there, from 1.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    nth: usize,
    /// The id of the place they mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

fn first() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde wants it so")]
fn is_first(nth: &usize) -> bool {
    *nth == 1
}

impl RawMark {
    /// `mark` of `text` as it is written; `None` if it lies off the text.
    pub(super) fn of(mark: &Mark, text: &str) -> Option<Self> {
        let words = text
            .get(mark.range.clone())
            .filter(|words| !words.is_empty())?;
        Some(Self {
            words: words.to_owned(),
            nth: beginnings(text, words)
                .take_while(|start| *start < mark.range.start)
                .count()
                + 1,
            place: mark.place.as_ref().map(ToString::to_string),
        })
    }
}

/// Where `words` begin in `text`; unlike those of `match_indices` they may lie in each other.
fn beginnings<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let step = words.chars().next().map_or(1, char::len_utf8);
    let next = move |from: usize| Some(from + text.get(from..)?.find(words)?);
    std::iter::successors(next(0), move |at| next(at + step))
}

/// The marks of `text` that can be followed, in its order.
pub(super) fn marks_of(
    text: &str,
    raw: &[RawMark],
    atlas: &Atlas,
    told: &mut dyn FnMut(Finding),
) -> Vec<Mark> {
    let mut marks: BTreeMap<usize, Mark> = BTreeMap::new();
    for one in raw {
        let words = &one.words;
        let nth = one.nth.checked_sub(1).filter(|_| !words.is_empty());
        let Some(start) = nth.and_then(|nth| beginnings(text, words).nth(nth)) else {
            let what = match one.nth {
                1 => format!("{words:?} under \"marks\" is not in its text"),
                nth => format!("{words:?} under \"marks\" is not in its text {nth} times"),
            };
            told(warning(
                what,
                "copy the words from the text, and count from 1",
            ));
            continue;
        };
        let range = start..start + words.len();
        let known = |id: &String| {
            let id = PlaceId::try_from(id.as_str()).ok()?;
            atlas.get(&id).map(|place| place.id.clone())
        };
        let place = one.place.as_ref().map(|id| known(id).ok_or(id));
        let place = match place.transpose() {
            Ok(place) => place,
            Err(id) => {
                let what = format!("the place {id:?} of the mark {words:?} is not in the atlas");
                let mend = "use the id of a place, as durand places lists them, or give the story that place";
                told(error(what, mend));
                continue;
            }
        };
        let before = marks.range(..range.end).next_back();
        if before.is_some_and(|(_, mark)| mark.range.end > range.start) {
            let what = format!("the mark {words:?} touches an earlier one");
            told(error(what, "leave one of the two out"));
            continue;
        }
        marks.insert(range.start, Mark { range, place });
    }
    marks.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::testing::{atlas, feature};

    fn read(text: &str, marks: &str) -> (Vec<Mark>, Vec<String>) {
        let atlas = atlas(&[feature(
            "here",
            "town",
            r#"{"type":"Point","coordinates":[66,30]}"#,
        )]);
        let raw: Vec<RawMark> = serde_json::from_str(marks).unwrap();
        let mut told = Vec::new();
        let marks = marks_of(text, &raw, &atlas, &mut |(_, what, _)| told.push(what));
        (marks, told)
    }

    #[test]
    fn a_mark_names_words_and_which_of_the_times_they_stand_there() {
        let (marks, told) = read(
            "the city and the city",
            r#"[{"words":"the city","nth":2,"place":"here"},{"words":"city"}]"#,
        );
        assert!(told.is_empty(), "{told:?}");
        let ranges: Vec<_> = marks.iter().map(|mark| mark.range.clone()).collect();
        assert_eq!(ranges, [4..8, 13..21]);
        assert_eq!(marks[0].place, None);
    }

    #[test]
    fn a_mark_that_cannot_be_followed_is_told_and_the_others_stay() {
        let (marks, told) = read(
            "the city",
            r#"[{"words":"town"},{"words":"city","nth":2},{"words":"city","nth":0},{"words":""},
                {"words":"city","place":"atlantis"},{"words":"the city","place":"here"},{"words":"city"}]"#,
        );
        assert_eq!(marks.len(), 1);
        assert_eq!(
            told,
            [
                "\"town\" under \"marks\" is not in its text",
                "\"city\" under \"marks\" is not in its text 2 times",
                "\"city\" under \"marks\" is not in its text 0 times",
                "\"\" under \"marks\" is not in its text",
                "the place \"atlantis\" of the mark \"city\" is not in the atlas",
                "the mark \"city\" touches an earlier one",
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_of_a_mark_is_read_back(text in "[aé ]{1,12}", from in 0..12_usize, len in 1..4_usize) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (Some(&start), Some(&end)) = (ends.get(from), ends.get(from + len)) else { return Ok(()); };
            let mark = Mark { range: start..end, place: None };
            let raw = RawMark::of(&mark, &text).unwrap();
            let mut told = Vec::new();
            let read = marks_of(&text, &[raw], &Atlas::default(), &mut |fault| told.push(fault));
            proptest::prop_assert_eq!(read, [mark]);
            proptest::prop_assert!(told.is_empty());
        }
    }
}
