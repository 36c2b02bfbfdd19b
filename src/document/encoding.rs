//! Bytes → text, in whatever encoding they are.
//!
//! A byte order mark decides; else what is valid UTF-8 is UTF-8; else UTF-16 without a mark is known
//! by its zeros; else a page's own word for it; else `chardetng` guesses an 8-bit encoding as Firefox
//! does. Files of events, which are too long to be decoded at once, have their encoding guessed here, too.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Reason;

/// Bytes that are looked at to tell text from other data.
const SAMPLE: usize = 64 << 10;

/// The text that `bytes` are.
pub(super) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Reason> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return judged(text.0);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return judged(encoding.decode_without_bom_handling(bytes).0);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return judged(Cow::Borrowed(text));
    }
    // Cut short within a letter, it is UTF-8 all the same; so is a page with a stray byte.
    let encoding = said_by_page(bytes).or_else(|| guessed(bytes));
    let encoding = encoding.unwrap_or(UTF_8);
    judged(encoding.decode_without_bom_handling(bytes).0)
}

/// The encoding that a text without a mark seems to be in; `None` when that is UTF-8.
///
/// A text with letters of UTF-8 in it is UTF-8, whatever does not fit.
pub(crate) fn guessed(bytes: &[u8]) -> Option<&'static Encoding> {
    speaks_another(bytes).then(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    })
}

/// Whether more of the letters beyond ASCII are no UTF-8 than are.
fn speaks_another(mut bytes: &[u8]) -> bool {
    let (mut sound, mut odd) = (0_usize, 0_usize);
    loop {
        let (valid, rest) = match std::str::from_utf8(bytes) {
            Ok(_) => (bytes, None),
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                // A letter that is cut at the end says nothing.
                let rest = error.error_len().and_then(|length| rest.get(length..));
                odd += usize::from(rest.is_some());
                (valid, rest)
            }
        };
        sound += valid.iter().filter(|byte| **byte >= 0xC0).count();
        match rest {
            Some(rest) => bytes = rest,
            None => return odd > sound,
        }
    }
}

/// UTF-16 of texts in letters like these: every other byte of the sample is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE) & !1)?;
    let pairs = sample.len() / 2;
    let zeros = |odd: usize| {
        let half = sample.iter().skip(odd).step_by(2);
        half.filter(|byte| **byte == 0).count()
    };
    let (first, second) = (zeros(0), zeros(1));
    let (many, few) = (pairs * 7 / 10, pairs / 50);
    if pairs < 2 {
        None
    } else if second > many && first <= few {
        Some(UTF_16LE)
    } else if first > many && second <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding a page names near its beginning: `charset=windows-1252`.
fn said_by_page(bytes: &[u8]) -> Option<&'static Encoding> {
    /// Where the standard wants it.
    const HEAD: usize = 1024;
    let head = bytes.get(..bytes.len().min(HEAD))?.to_ascii_lowercase();
    let says = memchr::memmem::find(&head, b"charset")?;
    let rest = head.get(says + b"charset".len()..)?;
    let rest = rest
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let label = rest
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\''))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'));
    let label: Vec<u8> = label.collect();
    // UTF-16 in a page that can be read as ASCII is a mistake; the standard takes UTF-8.
    Encoding::for_label(&label).map(Encoding::output_encoding)
}

/// Turns down what is no text: too much of it are characters that no text has.
fn judged(text: Cow<'_, str>) -> Result<Cow<'_, str>, Reason> {
    let (mut odd, mut all) = (0_usize, 0_usize);
    for letter in text.chars().take(SAMPLE) {
        let usual = matches!(letter, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}');
        odd += usize::from((letter.is_control() && !usual) || letter == '\u{fffd}');
        all += 1;
    }
    // A few strays are left out; one in twenty is no stray.
    if odd * 20 > all {
        Err(Reason::Binary)
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_letters_of_utf_8_is_utf_8() {
        assert!(!speaks_another("plain".as_bytes()));
        assert!(!speaks_another("é کابل".as_bytes()));
        assert!(speaks_another(b"caf\xE9 x"));
        assert!(!speaks_another(
            "é é"
                .as_bytes()
                .iter()
                .chain(b"\xE9")
                .copied()
                .collect::<Vec<_>>()
                .as_slice()
        ));
        assert!(!speaks_another(b"cut \xC3"));
    }
}
