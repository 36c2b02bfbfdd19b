//! A line with what was typed emphasised, by weight and by a line under it.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Stroke};

use crate::app::font;
use crate::map::fonts::Font;
use crate::map::text::{runs_right_to_left, visual_runs};
use crate::words::short;

/// Letters of a line that are laid out: no window is so wide that it shows more.
const MOST: usize = 600;

/// Colours of a line.
#[derive(Clone, Copy)]
pub struct Ink {
    /// Of its letters.
    pub plain: Color32,
    /// Of those that are emphasised.
    pub marked: Color32,
}

/// Lays out `text` in one line of at most `width` points; `marks` are bytes of it.
pub fn line(text: &str, marks: &[Range<usize>], size: f32, ink: Ink, width: f32) -> LayoutJob {
    // What is cut is told by the line's own end.
    let text = short::first(text, MOST);
    let mut job = LayoutJob::default();
    let format = |marked: bool, arabic: bool| {
        let color = if marked { ink.marked } else { ink.plain };
        let face = match (arabic, marked) {
            (true, _) => Font::Naskh,
            (false, true) => Font::SansBold,
            (false, false) => Font::Sans,
        };
        let under = Stroke::new(1.0, color);
        TextFormat {
            font_id: font(face, size),
            color,
            underline: if marked { under } else { Stroke::NONE },
            ..TextFormat::default()
        }
    };
    for piece in pieces(text, marks) {
        let words = text.get(piece.range).unwrap_or_default();
        job.append(words, 0.0, format(piece.marked, piece.arabic));
    }
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}

/// Letters that look alike.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    range: Range<usize>,
    marked: bool,
    arabic: bool,
}

/// The pieces from left to right. Words in Arabic script stay whole, for their letters join.
fn pieces(text: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    if !runs_right_to_left(text) {
        return split(0..text.len(), marks);
    }
    let mut pieces = Vec::new();
    for run in visual_runs(text) {
        // A run is a part of the text, so this is where it begins.
        let start = run.as_ptr().addr() - text.as_ptr().addr();
        if !runs_right_to_left(run) {
            pieces.extend(split(start..start + run.len(), marks));
            continue;
        }
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut begin = start;
        for (at, letter) in run.char_indices() {
            if letter.is_whitespace() {
                let space = start + at..start + at + letter.len_utf8();
                words.extend([begin..space.start, space.clone()]);
                begin = space.end;
            }
        }
        words.push(begin..start + run.len());
        let whole = words.into_iter().rev().filter(|word| !word.is_empty());
        pieces.extend(whole.map(|range| {
            Piece {
                marked: marks
                    .iter()
                    .any(|mark| mark.start < range.end && range.start < mark.end),
                arabic: true,
                range,
            }
        }));
    }
    pieces
}

/// A stretch that runs from left to right, parted where marks begin and end.
fn split(range: Range<usize>, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = range.start;
    let mut push = |part: Range<usize>, marked| {
        if !part.is_empty() {
            pieces.push(Piece {
                range: part,
                marked,
                arabic: false,
            });
        }
    };
    for mark in marks {
        let mark = mark.start.max(done)..mark.end.min(range.end);
        if mark.start < mark.end {
            push(done..mark.start, false);
            done = mark.end;
            push(mark, true);
        }
    }
    push(done..range.end, false);
    pieces
}

#[cfg(test)]
mod tests {
    #![allow(clippy::single_range_in_vec_init)] // marks are ranges, and often there is one

    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, marks: &[Range<usize>]) -> Vec<(String, bool)> {
        let pieces = pieces(text, marks).into_iter();
        pieces
            .map(|piece| (text[piece.range].to_owned(), piece.marked))
            .collect()
    }

    #[test]
    fn what_was_typed_is_parted_from_the_rest() {
        assert_eq!(
            shown("ex-FATA", &[3..6]),
            [
                ("ex-".into(), false),
                ("FAT".into(), true),
                ("A".into(), false)
            ]
        );
    }

    #[test]
    fn words_in_arabic_script_stand_from_right_to_left_and_stay_whole() {
        let text = "also سابقہ فاٹا";
        let shown = shown(text, &[5..8]);
        let words: Vec<&str> = shown.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words, ["also ", "فاٹا", " ", "سابقہ"]);
        assert_eq!(shown.iter().filter(|(_, marked)| *marked).count(), 1);
        assert!(shown[3].1);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[a-cا-ت ·]{0,16}", from in 0_usize..8, length in 0_usize..8) {
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = |index: usize| bytes[index.min(bytes.len() - 1)];
            let mark = at(from)..at(from + length);
            let mut letters: Vec<char> = shown(&text, &[mark]).iter().flat_map(|(t, _)| t.chars().collect::<Vec<_>>()).collect();
            let mut wanted: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            wanted.sort_unstable();
            prop_assert_eq!(letters, wanted);
        }
    }
}
