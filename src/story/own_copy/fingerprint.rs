//! Fingerprints of an article: enough to know its paragraphs by, too little to read them from.
//!
//! # What is kept
//! A paragraph of *n* words is known by its number of words and by some *n*/5 of its runs of three
//! words, spread evenly from its first word to its last. Of each run the file has the place and 12
//! bits of a hash. Words are folded before ([`words`](super::words)), so that quotes, dashes, case
//! and soft hyphens do not count.
//!
//! # What cannot be had from it
//! A hash of a few words can be tried against a list of words, however slow it is made and whatever
//! is mixed into it, since whoever may recognise a copy may also try guesses. What protects the
//! words is that little is kept of them:
//!
//! - 12 bits stand for three words: of a billion runs of words that are common, a quarter of a
//!   million have the right number, and nothing tells which it was.
//! - Runs do not overlap in paragraphs of more than a line, so that a guess cannot be drawn out word
//!   by word, and two words of five are in no run at all.
//! - All in all that is less than three bits for a word. The best models of English need more than
//!   four to tell the next one, so most of what a paragraph says is not in the file.
//!
//! The key makes runs of one article differ from the same runs of another. It is no secret.
//!
//! # What it is good for
//! An unrelated word begins a run of a given paragraph by chance in one case of some 350. That three
//! runs follow each other at the right distance in a text of 3,000 words is chance once in a
//! thousand texts, that half of a paragraph does is never. [`chain`](super::chain) looks for that.

use std::fmt::Write as _;

use super::words::{FNV_OFFSET, Word, fnv, words};
use crate::document::{Block, BlockKind};
use crate::story::ParagraphId;

/// Words in a run.
pub(super) const RUN: usize = 3;
/// One run stands for about this many words.
pub(super) const EVERY: usize = 5;
/// Bits kept of a run's hash.
pub(super) const BITS: u32 = 12;
/// The version of the file and of the rules above.
pub(super) const VERSION: u64 = 1;

/// What the paragraphs of an article are known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprints {
    pub(super) key: String,
    /// In reading order, each paragraph once.
    pub(super) prints: Vec<Print>,
}

/// What one paragraph is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Print {
    pub(super) paragraph: ParagraphId,
    /// How many words it has.
    pub(super) words: usize,
    /// Places of runs, in words from the beginning, ascending, each with its hash.
    pub(super) runs: Vec<(usize, u16)>,
}

impl Fingerprints {
    /// The fingerprints of paragraphs, each with its text; one of less than three words has none.
    pub fn of(key: &str, paragraphs: &[(ParagraphId, String)]) -> Self {
        let number = key_number(key);
        let mut prints: Vec<Print> = paragraphs
            .iter()
            .filter_map(|(paragraph, text)| {
                let block = Block {
                    kind: BlockKind::Paragraph,
                    text: text.clone(),
                    line: 1,
                };
                let words = words(&[block]);
                let places = places(words.len());
                let run = |at: usize| Some((at, run_hash(number, words.get(at..at + RUN)?)));
                let runs: Vec<_> = places.into_iter().filter_map(run).collect();
                (!runs.is_empty()).then_some(Print {
                    paragraph: *paragraph,
                    words: words.len(),
                    runs,
                })
            })
            .collect();
        prints.sort_by_key(|print| print.paragraph);
        prints.dedup_by_key(|print| print.paragraph);
        Self {
            key: key.to_owned(),
            prints,
        }
    }

    /// The paragraphs that have a fingerprint, in reading order.
    pub fn paragraphs(&self) -> impl Iterator<Item = ParagraphId> + '_ {
        self.prints.iter().map(|print| print.paragraph)
    }

    /// The file that keeps them.
    pub fn to_json(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut text = String::from("{\n");
        let _ = writeln!(text, "  \"version\": {VERSION},");
        let _ = writeln!(text, "  \"key\": {},", quoted(&self.key));
        text.push_str("  \"paragraphs\": [\n");
        for (number, print) in self.prints.iter().enumerate() {
            let runs: Vec<String> = print
                .runs
                .iter()
                .map(|(at, hash)| format!("[{at}, {hash}]"))
                .collect();
            let comma = if number + 1 < self.prints.len() {
                ","
            } else {
                ""
            };
            let _ = writeln!(
                text,
                "    {{\"paragraph\": {}, \"words\": {}, \"runs\": [{}]}}{comma}",
                quoted(&print.paragraph.to_string()),
                print.words,
                runs.join(", "),
            );
        }
        text.push_str("  ]\n}\n");
        text
    }
}

/// The words at which runs of a paragraph of `words` words begin.
pub(super) fn places(words: usize) -> Vec<usize> {
    let Some(last) = words.checked_sub(RUN) else {
        return Vec::new();
    };
    let wanted = ((words + EVERY / 2) / EVERY).max(2);
    let gaps = wanted.min(last + 1) - 1;
    if gaps == 0 {
        return vec![0];
    }
    (0..=gaps).map(|number| number * last / gaps).collect()
}

/// The number that a key stands for.
pub(super) fn key_number(key: &str) -> u64 {
    fnv(FNV_OFFSET, key.as_bytes())
}

/// The hash of a run, cut to [`BITS`].
pub(super) fn run_hash(key: u64, run: &[Word]) -> u16 {
    let hash = run
        .iter()
        .fold(key, |hash, word| fnv(hash, &word.code.to_le_bytes()));
    (mixed(hash) >> (64 - BITS)) as u16
}

/// A number in whose high bits every bit of `hash` has a part.
///
/// # Source
/// The finaliser of `MurmurHash3` for 64 bits, by Austin Appleby, in the public domain.
const fn mixed(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_reach_from_the_first_word_to_the_last_and_leave_words_out() {
        assert_eq!(places(2), [0_usize; 0]);
        assert_eq!(places(3), [0]);
        assert_eq!(places(9), [0, 6]);
        for words in 3..400 {
            let places = places(words);
            assert_eq!((places[0], places[places.len() - 1]), (0, words - RUN));
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{words}");
            if words >= 12 {
                let apart = places.windows(2).all(|pair| pair[1] - pair[0] >= RUN);
                let covered = places.len() * RUN;
                assert!(apart && covered * 4 <= words * 3, "{words}: {covered}");
                assert!(places.len() as f32 * 12.0 / (words as f32) < 2.9, "{words}");
            }
        }
    }

    #[test]
    fn hashes_of_runs_are_spread_evenly() {
        let mut counts = vec![0_u32; 1 << BITS];
        for number in 0..40_960_u64 {
            let word = |code| Word {
                block: 0,
                start: 0,
                end: 0,
                code,
            };
            let run = [word(number), word(7), word(number / 3)];
            counts[usize::from(run_hash(11, &run))] += 1;
        }
        let most = counts.iter().max().unwrap();
        assert!(*most < 35, "ten are expected, {most} met");
    }
}
