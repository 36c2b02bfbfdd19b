//! Makes spellings that differ only in their dashes and spaces alike.

use std::ops::Range;

/// A text with its separators folded, and the way back.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// Every run of hyphens, dashes, slashes and spaces is one space, every apostrophe is `'`.
    pub(super) text: String,
    /// For each byte of `text` and its end, the byte of the original it comes from.
    origins: Vec<usize>,
}

impl Folded {
    /// The bytes of the original that became `range`; `None` off character boundaries.
    pub(super) fn original(&self, range: Range<usize>) -> Option<Range<usize>> {
        Some(*self.origins.get(range.start)?..*self.origins.get(range.end)?)
    }
}

/// Folds `text`.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        origins: Vec::with_capacity(text.len() + 1),
    };
    let mut after_separator = false;
    for (at, letter) in text.char_indices() {
        let separator = is_separator(letter);
        if separator && after_separator {
            continue;
        }
        after_separator = separator;
        let letter = match letter {
            _ if separator => ' ',
            '’' | '‘' | 'ʼ' => '\'',
            other => other,
        };
        folded.text.push(letter);
        folded.origins.resize(folded.text.len(), at);
    }
    folded.origins.push(text.len());
    folded
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '-' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}'
        )
}

/// Whether `letter` is part of a word, so that a name beside it is not a name of its own.
pub(super) fn is_word(letter: char) -> bool {
    // Combining marks belong to the letter before them.
    letter.is_alphanumeric() || letter == '_' || ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_of_any_sort_fold_into_one_space() {
        for text in ["a b", "a-b", "a–b", "a — b", "a\u{a0}/ b"] {
            assert_eq!(fold(text).text, "a b");
        }
    }

    #[test]
    fn a_folded_range_leads_back_to_the_original() {
        let text = "é — Spin‐Boldak’s";
        let folded = fold(text);
        let start = folded.text.find("Spin Boldak").unwrap();
        let range = folded.original(start..start + "Spin Boldak".len()).unwrap();
        assert_eq!(&text[range], "Spin‐Boldak");
        assert_eq!(folded.original(0..folded.text.len()), Some(0..text.len()));
    }
}
