//! Spans of a text while the text is edited.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// What becomes of `span` when `edit` of its text gives way to `len` bytes of other text.
///
/// Text before it moves it, text inside it becomes part of it, and text at its edges does not.
/// `None` when nothing is left of it.
pub fn moved(span: &Range<usize>, edit: &Range<usize>, len: usize) -> Option<Range<usize>> {
    let shifted = |at: usize| at - edit.len() + len;
    if span.end <= edit.start {
        return Some(span.clone());
    }
    if span.start >= edit.end {
        return Some(shifted(span.start)..shifted(span.end));
    }
    let start = if span.start < edit.start {
        span.start
    } else {
        // Its beginning went; what came instead is not of it.
        edit.start + len
    };
    let end = if span.end > edit.end {
        shifted(span.end)
    } else {
        edit.start
    };
    (start < end).then_some(start..end)
}

/// The part of `span` inside `part`, counted from the part's beginning; `None` when it has none.
pub fn within(span: &Range<usize>, part: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) = (span.start.max(part.start), span.end.min(part.end));
    (start < end).then(|| start - part.start..end - part.start)
}

/// Whether the two have a byte in common.
pub fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// `range` made to lie inside `text`, on boundaries of its characters.
pub fn fitted(range: &Range<usize>, text: &str) -> Range<usize> {
    let down = |at: usize| text.floor_char_boundary(at.min(text.len()));
    let start = down(range.start);
    start..down(range.end).max(start)
}

/// `range` without the blanks at its ends, which nobody means to mark, and with the whole of a word
/// that an end of it lies in. An apostrophe parts a name from what is added to it, `Kabul|’s`.
pub fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let range = fitted(&range, text);
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    let end = range.end - (words.len() - words.trim_end().len());
    if start >= end {
        return range.start..range.start;
    }
    let bounds: Vec<usize> = text.split_word_bound_indices().map(|(at, _)| at).collect();
    let is_apostrophe = |letter: Option<char>| matches!(letter, Some('\'' | '’'));
    let is_inside = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let parted =
            is_apostrophe(before.chars().next_back()) || is_apostrophe(after.chars().next());
        at < text.len() && !parted && bounds.binary_search(&at).is_err()
    };
    let mut before = text.get(..start).unwrap_or_default().char_indices().rev();
    let mut start = start;
    while is_inside(start)
        && let Some((at, _)) = before.next()
    {
        start = at;
    }
    let mut after = text.get(end..).unwrap_or_default().chars();
    let mut end = end;
    while is_inside(end)
        && let Some(letter) = after.next()
    {
        end += letter.len_utf8();
    }
    start..end
}

/// What has changed between two texts: the bytes of `before` that went, and what came instead.
pub fn change<'a>(before: &str, after: &'a str) -> (Range<usize>, &'a str) {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        let same = pairs.take_while(|(a, b)| a == b);
        same.map(|(a, _)| a.len_utf8()).sum::<usize>()
    };
    let head = same(&mut before.chars().zip(after.chars()));
    let rest = |text: &'a str| text.get(head..).unwrap_or_default();
    let (old, new) = (before.get(head..).unwrap_or_default(), rest(after));
    let tail = same(&mut old.chars().rev().zip(new.chars().rev()));
    let came = new.get(..new.len() - tail).unwrap_or_default();
    (head..before.len() - tail, came)
}

/// What has changed where the cursor stands at byte `cursor` of `after`: what came ends there. Of two
/// equal letters side by side that tells which one is new.
pub fn change_before<'a>(before: &str, after: &'a str, cursor: usize) -> (Range<usize>, &'a str) {
    let Some((head, tail)) = after.split_at_checked(cursor) else {
        return change(before, after);
    };
    let Some(rest) = before.strip_suffix(tail) else {
        return change(before, after);
    };
    let pairs = rest.chars().zip(head.chars());
    let same = pairs.take_while(|(a, b)| a == b);
    let same: usize = same.map(|(letter, _)| letter.len_utf8()).sum();
    (same..rest.len(), head.get(same..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_moves_grows_shrinks_and_goes_with_its_text() {
        let span = 4..8;
        for (edit, len, wanted) in [
            (0..0, 3, Some(7..11)),
            (4..4, 3, Some(7..11)),
            (8..8, 3, Some(4..8)),
            (6..6, 3, Some(4..11)),
            (5..6, 0, Some(4..7)),
            (2..6, 1, Some(3..5)),
            (6..10, 1, Some(4..6)),
            (4..8, 4, None),
            (0..20, 0, None),
        ] {
            assert_eq!(moved(&span, &edit, len), wanted, "{edit:?} {len}");
        }
    }

    #[test]
    fn a_marked_range_has_whole_words_and_no_blanks() {
        let text = "The border town’s market, Kandahār.";
        for (marked, wanted) in [
            ("bord", "border"),
            ("rder to", "border town"),
            (" border ", "border"),
            ("town", "town"),
            ("market,", "market,"),
            ("Kandah", "Kandahār"),
            (" ", ""),
        ] {
            let start = text.find(marked).unwrap();
            let range = whole_words(text, start..start + marked.len());
            assert_eq!(&text[range], wanted, "{marked}");
        }
    }

    #[test]
    fn the_change_between_two_texts_is_the_least() {
        assert_eq!(change("the city", "the old city"), (4..4, "old "));
        assert_eq!(change("aaa", "aa"), (2..3, ""));
        assert_eq!(change("é", "è"), (0..2, "è"));
        assert_eq!(change("same", "same"), (4..4, ""));
    }

    #[test]
    fn the_cursor_tells_which_of_two_equal_letters_is_new() {
        assert_eq!(change_before("x city", "x ccity", 3), (2..2, "c"));
        assert_eq!(change_before("x city", "x ccity", 4), (3..3, "c"));
        assert_eq!(change_before("aaa", "aa", 1), (1..2, ""));
        assert_eq!(change_before("abc", "xyz", 1), (0..3, "xyz"));
    }

    proptest! {
        #[test]
        fn whole_words_are_of_the_text_and_stay_as_they_are(
            text in "[a-zé’' ,.\u{301}क्षि漢]{0,20}", a in 0_usize..40, b in 0_usize..40,
        ) {
            let once = whole_words(&text, a.min(b)..a.max(b));
            prop_assert!(text.get(once.clone()).is_some());
            prop_assert_eq!(whole_words(&text, once.clone()), once);
        }

        #[test]
        fn a_change_before_a_cursor_leads_from_one_text_to_the_other(before in "[aé ]{0,9}", after in "[aé ]{0,9}", cursor in 0..12_usize) {
            let (range, with) = change_before(&before, &after, cursor);
            let mut text = before.clone();
            text.replace_range(range, with);
            prop_assert_eq!(text, after);
        }

        #[test]
        fn a_change_leads_from_one_text_to_the_other(before in "[aé ]{0,9}", after in "[aé ]{0,9}") {
            let (range, with) = change(&before, &after);
            let mut text = before.clone();
            text.replace_range(range, with);
            prop_assert_eq!(text, after);
        }

        #[test]
        fn a_span_that_stays_keeps_only_text_of_its_own(before in "[a-h]{1,9}", cut in (0..9_usize, 0..9_usize), span in (0..9_usize, 0..9_usize), with in "[X]{0,3}") {
            let len = before.len();
            let edit = cut.0.min(cut.1).min(len)..cut.0.max(cut.1).min(len);
            let span = span.0.min(span.1).min(len)..span.0.max(span.1).min(len);
            let mut after = before.clone();
            after.replace_range(edit.clone(), &with);
            if let Some(moved) = moved(&span, &edit, with.len()) {
                let kept: String = after[moved].chars().filter(|letter| *letter != 'X').collect();
                let own: String = before.char_indices().filter(|(at, _)| span.contains(at) && !edit.contains(at)).map(|(_, letter)| letter).collect();
                prop_assert_eq!(kept, own);
            } else {
                prop_assert!(span.is_empty() || span.clone().all(|at| edit.contains(&at)));
            }
        }
    }
}
