//! Which keystrokes are one step: what is typed without a pause, in one place, in one direction.

use std::ops::Range;

use crate::story::draft::{Line, ParagraphKey};

/// Seconds after which typing begins anew.
const PAUSE: f64 = 2.0;

/// What was typed last.
#[derive(Default)]
pub struct Typing {
    run: u32,
    last: Option<Last>,
}

#[derive(Clone, Copy, PartialEq)]
struct Last {
    place: Place,
    /// Where the next letter would go on.
    at: usize,
    inserts: bool,
    /// Whether it was a sign that ends a sentence.
    stops: bool,
    /// Whether the step is over, whatever comes.
    over: bool,
    time: f64,
}

/// Where something is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a line about the story.
    About(Line),
    /// In its date.
    Date,
    /// In a paragraph.
    Paragraph(ParagraphKey),
}

impl Typing {
    /// The number of the step that a change of a field belongs to.
    pub fn of_field(&mut self, place: Place, time: f64) -> u32 {
        self.of(place, &(0..0), "a", time, true)
    }

    /// The number of the step that `with` in the place of `range` belongs to.
    pub fn of_text(
        &mut self,
        paragraph: ParagraphKey,
        range: &Range<usize>,
        with: &str,
        time: f64,
    ) -> u32 {
        self.of(Place::Paragraph(paragraph), range, with, time, false)
    }

    fn of(
        &mut self,
        place: Place,
        range: &Range<usize>,
        with: &str,
        time: f64,
        field: bool,
    ) -> u32 {
        let inserts = !with.is_empty();
        let single = with.chars().count() <= 1 && (!inserts || range.is_empty());
        let goes_on = self.last.is_some_and(|last| {
            let meets = match (last.inserts, inserts) {
                (true, true) => range.start == last.at,
                (false, false) => range.end == last.at || range.start == last.at,
                _ => false,
            };
            let same = last.place == place && time - last.time < PAUSE;
            same && (field || (meets && single && !last.over))
        });
        if !goes_on {
            self.run = self.run.wrapping_add(1);
        }
        let stopped = self.last.is_some_and(|last| last.stops);
        self.last = Some(Last {
            place,
            at: range.start + with.len(),
            inserts,
            stops: with.ends_with(['.', '!', '?', '؟', '۔']),
            // What is pasted is a step of its own, and so is each sentence.
            over: !single || (stopped && with.ends_with(char::is_whitespace)),
            time,
        });
        self.run
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::drafting::today;
    use crate::story::draft::Draft;

    /// The steps of a text typed letter by letter, with this many seconds between two.
    fn steps(text: &str, seconds: f64) -> Vec<String> {
        let key = Draft::new(today()).paragraphs()[0].key();
        let mut typing = Typing::default();
        let (mut steps, mut last): (Vec<String>, u32) = (Vec::new(), 0);
        for (number, (at, letter)) in text.char_indices().enumerate() {
            let with = letter.to_string();
            let run = typing.of_text(key, &(at..at), &with, number as f64 * seconds);
            if run != last {
                steps.push(String::new());
            }
            last = run;
            steps.last_mut().unwrap().push(letter);
        }
        steps
    }

    #[test]
    fn a_sentence_is_a_step_and_so_is_what_comes_after_a_pause() {
        assert_eq!(steps("It was. So it is", 0.1), ["It was. ", "So it is"]);
        assert_eq!(steps("abc", 3.0), ["a", "b", "c"]);
    }

    #[test]
    fn what_is_pasted_deleted_or_typed_elsewhere_is_a_step_of_its_own() {
        let key = Draft::new(today()).paragraphs()[0].key();
        let mut typing = Typing::default();
        let mut run = |range: Range<usize>, with: &str| typing.of_text(key, &range, with, 0.0);
        let first = run(0..0, "a");
        assert_eq!(run(1..1, "b"), first);
        let pasted = run(2..2, "pasted");
        assert_ne!(pasted, first);
        let after = run(8..8, "c");
        assert_ne!(after, pasted);
        let deleted = run(8..9, "");
        assert_ne!(deleted, after);
        assert_eq!(run(7..8, ""), deleted);
        assert_ne!(run(0..0, "d"), deleted);
    }

    #[test]
    fn a_field_is_one_step_until_another_one_is_written_into() {
        let mut typing = Typing::default();
        let title = typing.of_field(Place::About(Line::Title), 0.0);
        assert_eq!(typing.of_field(Place::About(Line::Title), 1.0), title);
        assert_ne!(typing.of_field(Place::About(Line::Author), 1.0), title);
        assert_ne!(typing.of_field(Place::Date, 9.0), title);
    }
}
