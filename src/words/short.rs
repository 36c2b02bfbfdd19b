//! Texts from files, cut to what is shown of them: a file may hold a title of any length, and
//! nothing is laid out whose end nobody would see.

use std::borrow::Cow;

/// Letters of a name, wherever one is shown.
pub const NAME: usize = 200;

/// Letters of a text that is read in a card.
pub const TEXT: usize = 20_000;

/// The first `most` letters of `text` with … after them, or all of it.
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    let kept = first(text, most);
    if kept.len() < text.len() {
        Cow::Owned(format!("{}…", kept.trim_end()))
    } else {
        Cow::Borrowed(text)
    }
}

/// The first `most` letters of `text`, and no mark of what follows.
pub fn first(text: &str, most: usize) -> &str {
    // A letter takes a byte at least, so that short texts are not counted.
    if text.len() <= most {
        return text;
    }
    let end = text.char_indices().nth(most);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The same in one line: what breaks lines is a space.
pub fn line(text: &str, most: usize) -> Cow<'_, str> {
    let cut = cut(text, most);
    if cut.contains(char::is_control) {
        Cow::Owned(cut.replace(char::is_control, " "))
    } else {
        cut
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_short_stays_as_it_is() {
        assert!(matches!(cut("پشاور", 5), Cow::Borrowed("پشاور")));
        assert!(matches!(line("Peshawar", 8), Cow::Borrowed("Peshawar")));
    }

    #[test]
    fn what_is_long_is_cut_at_a_letter_and_says_so() {
        assert_eq!(cut("Peshawar", 3), "Pes…");
        assert_eq!(cut("پشاور", 2), "پش…");
        assert_eq!(cut("In the north", 3), "In…");
    }

    #[test]
    fn a_line_has_no_break() {
        assert_eq!(line("one\ntwo\tthree", 100), "one two three");
        assert_eq!(line("one\ntwo\tthree", 5), "one t…");
    }

    proptest! {
        #[test]
        fn no_text_is_longer_than_asked(text in any::<String>(), most in 0_usize..40) {
            prop_assert!(cut(&text, most).chars().count() <= most + 1);
            let line = line(&text, most);
            prop_assert!(!line.contains(char::is_control));
        }
    }
}
