//! A text as the words that two copies of it have in common, whatever their quotes and dashes.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::document::Block;

/// A word of a document: where it stands, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The block it stands in.
    pub(super) block: usize,
    /// Its bytes in the text of the block.
    pub(super) start: usize,
    /// The byte after it.
    pub(super) end: usize,
    /// A number that it shares with the same word in any other spelling of the same letters.
    pub(super) code: u64,
}

/// The words of `blocks`, in their order.
pub(super) fn words(blocks: &[Block]) -> Vec<Word> {
    let mut found = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        words_of(&block.text, number, &mut found);
    }
    found
}

/// Adds the words of `text`.
///
/// Letters and digits make a word; everything else parts two. Case, accents and ligatures do not
/// count; neither do apostrophes, soft hyphens and joiners inside a word, full stops between single
/// letters (`U.S.` is `US`) and what groups the digits of a number.
fn words_of(text: &str, block: usize, found: &mut Vec<Word>) {
    let mut letters = text.char_indices().peekable();
    let mut word: Option<Word> = None;
    // Letters since the word began or since its last full stop; whether the last one was a digit.
    let (mut run, mut after_digit) = (0_usize, false);
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let end = at + letter.len_utf8();
        if letter.is_alphanumeric() {
            let open = word.get_or_insert(Word {
                block,
                start: at,
                end,
                code: FNV_OFFSET,
            });
            open.end = end;
            for folded in letter
                .to_lowercase()
                .nfkd()
                .filter(|one| !is_combining_mark(*one))
            {
                open.code = fnv(open.code, folded.encode_utf8(&mut [0; 4]).as_bytes());
            }
            run += 1;
            after_digit = letter.is_ascii_digit();
            continue;
        }
        if let Some(open) = &mut word {
            let goes_on = next.is_some_and(|next| next.is_alphanumeric() || is_silent(next));
            let before_digit = next.is_some_and(|next| next.is_ascii_digit());
            let holds = match letter {
                _ if is_silent(letter) => true,
                '\'' | '’' | '‘' | 'ʼ' | '′' | '`' | '\u{b4}' => goes_on,
                '.' if run == 1 && !after_digit => {
                    run = 0;
                    goes_on && !before_digit
                }
                '.' | ',' | '\u{202f}' => after_digit && before_digit,
                _ => false,
            };
            if holds {
                open.end = if is_silent(letter) { end } else { open.end };
                continue;
            }
        }
        found.extend(word.take());
        (run, after_digit) = (0, false);
    }
    found.extend(word);
}

/// What is no letter of a word though it stands in it: accents of their own, soft hyphens, joiners.
fn is_silent(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
        )
}

/// Where the hash of Fowler, Noll and Vo begins.
pub(super) const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// Goes on with a hash by `bytes`.
///
/// # Source
/// FNV-1a for 64 bits: Fowler, Noll, Vo, Eastlake, *The FNV Non-Cryptographic Hash Algorithm*,
/// [draft-eastlake-fnv](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv-17).
pub(super) fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<u64> {
        let mut found = Vec::new();
        words_of(text, 0, &mut found);
        found.iter().map(|word| word.code).collect()
    }

    #[test]
    fn spellings_of_the_same_words_are_alike() {
        for (one, other) in [
            (
                "the Khan’s “well-known” seat",
                "The Khan's \"well–known\" SEAT",
            ),
            ("in the U.S., on Aug. 16", "in the US on Aug 16"),
            ("1,600 miles", "1600 miles"),
            ("na\u{ad}ture co\u{2060}ast", "nature coast"),
            ("the ﬁrst café", "the first cafe\u{301}"),
            ("border—a line", "border — a line"),
            ("a\u{a0}b\u{202f}c", "a b c"),
        ] {
            assert_eq!(codes(one), codes(other), "{one} | {other}");
        }
    }

    #[test]
    fn different_words_are_not() {
        for (one, other) in [
            ("a b", "ab"),
            ("end.Next", "endNext"),
            ("3.5", "3 5"),
            ("ali", "ail"),
        ] {
            assert_ne!(codes(one), codes(other), "{one} | {other}");
        }
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "“U.S. caf\u{e9}’s” end’";
        let mut found = Vec::new();
        words_of(text, 0, &mut found);
        let spelled: Vec<&str> = found
            .iter()
            .map(|word| &text[word.start..word.end])
            .collect();
        assert_eq!(spelled, ["U.S", "café’s", "end"]);
    }
}
