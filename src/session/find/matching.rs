//! How well a name, or a text, answers what was typed.

use std::ops::Range;

use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::Folded;
use super::typo::{begins_like, forgiven};

/// What was typed, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Needle {
    folded: Folded,
    spaced: String,
}

impl Needle {
    /// Folds what was typed.
    pub fn of(text: &str) -> Self {
        let folded = Folded::of(text);
        let spaced = folded.letters().iter().collect();
        Self { folded, spaced }
    }

    /// Whether no letter and no digit was typed.
    pub fn is_empty(&self) -> bool {
        self.folded.letters().is_empty()
    }

    fn letters(&self) -> &[char] {
        self.folded.letters()
    }
}

/// How what was typed was found, best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// Its letters stand in the name in this order, with others between.
    Scattered,
    /// But for two slips of the finger.
    TwoSlips,
    /// But for one slip of the finger.
    OneSlip,
    /// Within a word.
    Inside,
    /// Each word that was typed begins a word of the name, in any order.
    Words,
    /// A word of the name begins so.
    WordBegins,
    /// The name begins so.
    Begins,
    /// It is the name.
    Exact,
}

/// Where and how something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How near it is to what was typed.
    pub closeness: Closeness,
    /// How tidy it is among the equally near, up to 99: a short rest is better than a long one.
    pub tidiness: u32,
    /// The bytes of the original that were meant, in order and apart.
    pub ranges: Vec<Range<usize>>,
}

/// A name as it is looked through.
#[derive(Clone, Debug)]
pub struct Name {
    folded: Folded,
    /// Words with spaces between them: what looks for scattered letters wants to see words begin.
    spaced: String,
}

impl Name {
    /// Folds a name.
    pub fn of(text: &str) -> Self {
        let folded = Folded::of(text);
        let spaced = folded.spaced();
        Self { folded, spaced }
    }
}

/// What looks for scattered letters; it keeps its room between two searches.
pub struct Scatter {
    matcher: Matcher,
    text: Vec<char>,
    query: Vec<char>,
    found: Vec<u32>,
}

impl Default for Scatter {
    fn default() -> Self {
        let mut config = Config::DEFAULT;
        // Both sides are folded already.
        (config.normalize, config.ignore_case) = (false, false);
        Self {
            matcher: Matcher::new(config),
            text: Vec::new(),
            query: Vec::new(),
            found: Vec::new(),
        }
    }
}

impl Scatter {
    /// The letters of `name` that spell the needle, if they stand near enough to each other and to
    /// the beginnings of words: "dik" is in "Dera Ismail Khan", "taliban" in nothing by chance.
    fn find(&mut self, name: &Name, needle: &Needle) -> Option<Vec<usize>> {
        /// Points a letter must earn on average.
        const EACH: usize = 20;
        let count = needle.letters().len();
        if count < 3 || count > name.folded.letters().len() {
            return None;
        }
        self.found.clear();
        let text = Utf32Str::new(&name.spaced, &mut self.text);
        let query = Utf32Str::new(&needle.spaced, &mut self.query);
        let points = self.matcher.fuzzy_indices(text, query, &mut self.found)?;
        if usize::from(points) < EACH * count {
            return None;
        }
        let mut spaces = 0;
        let mut letters = Vec::with_capacity(count);
        let mut wanted = self.found.iter().map(|&index| index as usize).peekable();
        for (index, letter) in name.spaced.chars().enumerate() {
            if wanted.next_if_eq(&index).is_some() {
                letters.push(index - spaces);
            }
            spaces += usize::from(letter == ' ');
        }
        let first = *letters.first()?;
        name.folded.is_start(first).then_some(letters)
    }
}

/// How well `name` answers `needle`; `None` if it does not.
pub fn in_name(name: &Name, needle: &Needle, scatter: &mut Scatter) -> Option<Found> {
    let (text, query) = (name.folded.letters(), needle.letters());
    if text.is_empty() || query.is_empty() {
        return None;
    }
    let rest = text.len().saturating_sub(query.len());
    let found = |closeness, ranges: &[Range<usize>]| {
        let bytes = ranges
            .iter()
            .map(|range| name.folded.original(range.clone()));
        Some(Found {
            closeness,
            tidiness: 99 - rest.min(99) as u32,
            ranges: merged(bytes.collect()),
        })
    };
    if text.starts_with(query) {
        let closeness = if rest == 0 {
            Closeness::Exact
        } else {
            Closeness::Begins
        };
        return found(closeness, std::slice::from_ref(&(0..query.len())));
    }
    if let Some(start) = word_that_begins(&name.folded, query) {
        return found(
            Closeness::WordBegins,
            std::slice::from_ref(&(start..start + query.len())),
        );
    }
    if let Some(ranges) = words_of(&name.folded, needle, 0) {
        return found(Closeness::Words, &ranges);
    }
    // Two letters are inside of everything.
    if query.len() > 2
        && let Some(at) = text.windows(query.len()).position(|part| part == query)
    {
        return found(
            Closeness::Inside,
            std::slice::from_ref(&(at..at + query.len())),
        );
    }
    for (slips, closeness) in [(1, Closeness::OneSlip), (2, Closeness::TwoSlips)] {
        if forgiven(query.len()) >= slips
            && let Some(range) = begins_nearly(&name.folded, query, slips)
        {
            return found(closeness, std::slice::from_ref(&range));
        }
    }
    if let Some(ranges) = words_of(&name.folded, needle, 2) {
        return found(Closeness::TwoSlips, &ranges);
    }
    let letters = scatter.find(name, needle)?;
    let ranges: Vec<_> = letters
        .into_iter()
        .map(|letter| letter..letter + 1)
        .collect();
    found(Closeness::Scattered, &ranges)
}

/// How well a long text answers: by its words, never by letters inside of them.
pub fn in_text(text: &Folded, needle: &Needle) -> Option<Found> {
    let query = needle.letters();
    if query.is_empty() {
        return None;
    }
    let found = |closeness, ranges: &[Range<usize>]| {
        let bytes = ranges.iter().map(|range| text.original(range.clone()));
        Some(Found {
            closeness,
            tidiness: 0,
            ranges: merged(bytes.collect()),
        })
    };
    if let Some(start) = word_that_begins(text, query) {
        return found(
            Closeness::WordBegins,
            std::slice::from_ref(&(start..start + query.len())),
        );
    }
    if let Some(ranges) = words_of(text, needle, 0) {
        return found(Closeness::Words, &ranges);
    }
    let ranges = words_of(text, needle, 1)?;
    found(Closeness::OneSlip, &ranges)
}

/// The first word from which on the text reads `query`.
fn word_that_begins(text: &Folded, query: &[char]) -> Option<usize> {
    let reads = |start: &usize| {
        let rest = text.letters().get(*start..);
        rest.is_some_and(|rest| rest.starts_with(query))
    };
    text.starts().find(reads)
}

/// Where the text reads `query` from the beginning of a word, but for `most` slips.
fn begins_nearly(text: &Folded, query: &[char], most: usize) -> Option<Range<usize>> {
    let near = text.starts().filter_map(|start| {
        let slip = begins_like(text.letters().get(start..)?, query, most)?;
        Some((slip.slips, start, start + slip.used))
    });
    let (_, start, end) = near.min()?;
    Some(start..end)
}

/// For each word of the needle a word of the text that begins so, but for as many slips as are
/// forgiven in a word of that length, `most` at most.
fn words_of(text: &Folded, needle: &Needle, most: usize) -> Option<Vec<Range<usize>>> {
    let mut ranges = Vec::new();
    for word in needle.folded.words() {
        let exact = word_that_begins(text, word).map(|start| start..start + word.len());
        let most = forgiven(word.len()).min(most);
        let near = || {
            (most > 0)
                .then(|| begins_nearly(text, word, most))
                .flatten()
        };
        ranges.push(exact.or_else(near)?);
    }
    ranges.sort_by_key(|range| range.start);
    Some(ranges)
}

/// Ranges in order; those that touch are one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(name: &str, typed: &str) -> Option<(Closeness, Vec<String>)> {
        let found = in_name(&Name::of(name), &Needle::of(typed), &mut Scatter::default())?;
        let words = found
            .ranges
            .iter()
            .map(|range| name[range.clone()].to_owned());
        Some((found.closeness, words.collect()))
    }

    fn how(name: &str, typed: &str) -> Option<Closeness> {
        found(name, typed).map(|(how, _)| how)
    }

    #[test]
    fn hyphens_points_and_spaces_do_not_part_what_was_typed() {
        assert_eq!(
            found("ex-FATA", "exfata"),
            Some((Closeness::Exact, vec!["ex-FATA".into()]))
        );
        assert_eq!(how("ex-FATA", "ex fata"), Some(Closeness::Exact));
        assert_eq!(how("N.W.F.P.", "nwfp"), Some(Closeness::Exact));
        assert_eq!(how("Spin Boldak", "spinboldak"), Some(Closeness::Exact));
    }

    #[test]
    fn the_nearer_the_better() {
        let name = "Line of Control";
        let tries = [
            "line of control",
            "line o",
            "contr",
            "control line",
            "ntro",
            "contril",
            "lcntrl",
        ];
        let found: Vec<_> = tries.map(|typed| how(name, typed)).into_iter().collect();
        assert_eq!(
            found[..6],
            [
                Some(Closeness::Exact),
                Some(Closeness::Begins),
                Some(Closeness::WordBegins),
                Some(Closeness::Words),
                Some(Closeness::Inside),
                Some(Closeness::OneSlip),
            ]
        );
        assert!(found.windows(2).all(|pair| pair[0] > pair[1]), "{found:?}");
    }

    #[test]
    fn one_letter_wrong_in_a_name_of_five_is_forgiven_and_in_one_of_four_is_not() {
        assert_eq!(how("Kabul", "kabil"), Some(Closeness::OneSlip));
        assert_eq!(
            how("Khyber Pakhtunkhwa", "pukhtunkhwa"),
            Some(Closeness::OneSlip)
        );
        assert_eq!(
            how("Khyber Pakhtunkhwa", "khyber pakhtoonkhwa"),
            Some(Closeness::TwoSlips)
        );
        assert_eq!(how("Wana", "wxna"), None);
    }

    #[test]
    fn initials_find_a_name_and_stray_letters_do_not() {
        let (how, letters) = found("Dera Ismail Khan", "dik").unwrap();
        assert_eq!(how, Closeness::Scattered);
        assert_eq!(letters, ["D", "I", "K"]);
        assert_eq!(found("The Line of Control in Kashmir", "taliban"), None);
    }

    #[test]
    fn all_words_must_be_in_a_text() {
        let text = Folded::of("The Taliban took the crossing at Chaman.");
        assert!(in_text(&text, &Needle::of("chaman crossing")).is_some());
        assert!(in_text(&text, &Needle::of("crosing")).is_some());
        assert!(in_text(&text, &Needle::of("chaman bridge")).is_none());
        assert!(
            in_text(&text, &Needle::of("aliban"))
                .is_some_and(|f| f.closeness == Closeness::OneSlip)
        );
    }

    proptest! {
        #[test]
        fn what_is_marked_is_there(name in "\\PC{0,24}", typed in "\\PC{0,12}") {
            if let Some(found) = in_name(&Name::of(&name), &Needle::of(&typed), &mut Scatter::default()) {
                for range in &found.ranges {
                    prop_assert!(name.get(range.clone()).is_some_and(|part| !part.is_empty()));
                }
                prop_assert!(found.ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            }
        }

        #[test]
        fn every_name_is_found_by_itself_exactly(name in "[a-zA-Zéا-ی0-9 .-]{1,24}") {
            let needle = Needle::of(&name);
            let found = in_name(&Name::of(&name), &needle, &mut Scatter::default());
            prop_assert_eq!(found.is_none(), needle.is_empty());
            if let Some(found) = found {
                prop_assert_eq!(found.closeness, Closeness::Exact);
            }
        }
    }
}
