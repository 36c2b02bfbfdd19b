//! A strict scanner over JSON bytes that keeps nothing and copies nothing.
//!
//! It follows the plain form that files have and is sure of what it accepts. Whatever it is not
//! sure of is [`Stop::Odd`]: then the judge looks, which is the geojson crate.

/// Why the scanner stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The bytes end before the value does.
    Short,
    /// Something that the judge must look at.
    Odd,
}

/// What was scanned.
pub(super) type Scanned<T> = Result<T, Stop>;

/// A string between its quotation marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quoted<'a> {
    pub(super) raw: &'a [u8],
    /// Whether it holds a backslash.
    pub(super) escaped: bool,
}

/// Levels that the scanner follows; the judge knows 127.
const DEEPEST: u8 = 64;
/// No number of so many digits is finite for sure.
const LONG_NUMBER: usize = 300;

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

/// Scans `bytes` from `at` on.
pub(super) struct Scanner<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next byte that is no white space.
    #[inline]
    pub(super) fn token(&mut self) -> Scanned<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(&byte) => return Ok(byte),
                None => return Err(Stop::Short),
            }
        }
    }

    /// Passes `wanted`, and white space before it.
    #[inline]
    pub(super) fn pass(&mut self, wanted: u8) -> Scanned<()> {
        if self.token()? == wanted {
            self.at += 1;
            Ok(())
        } else {
            Err(Stop::Odd)
        }
    }

    /// A string, from its opening mark on.
    #[inline]
    pub(super) fn string(&mut self) -> Scanned<Quoted<'a>> {
        self.pass(b'"')?;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at += self.until_special()?;
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(_) => return Err(Stop::Odd),
                None => return Err(Stop::Short),
            }
        }
        let raw = self.bytes.get(start..self.at).ok_or(Stop::Odd)?;
        self.at += 1;
        Ok(Quoted { raw, escaped })
    }

    /// How far it is to the next quotation mark, backslash or control character.
    #[inline]
    fn until_special(&self) -> Scanned<usize> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (words, tail) = rest.as_chunks::<8>();
        for (index, word) in words.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            // The lowest byte that is nought, or below a space, has its top bit set.
            let nought = |word: u64| word.wrapping_sub(ONES) & !word;
            let quote = nought(word ^ (ONES * u64::from(b'"')));
            let slash = nought(word ^ (ONES * u64::from(b'\\')));
            let control = word.wrapping_sub(ONES * 0x20) & !word;
            let found = (quote | slash | control) & TOPS;
            if found != 0 {
                return Ok(index * 8 + found.trailing_zeros() as usize / 8);
            }
        }
        tail.iter()
            .position(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20)
            .map(|index| words.len() * 8 + index)
            .ok_or(Stop::Short)
    }

    /// An escape, from its backslash on; a lone surrogate is odd.
    fn escape(&mut self) -> Scanned<()> {
        self.at += 1;
        match self.bytes.get(self.at).ok_or(Stop::Short)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {
                self.at += 1;
                Ok(())
            }
            b'u' => {
                self.at += 1;
                match self.hex()? {
                    0xD800..=0xDBFF => {
                        for wanted in *b"\\u" {
                            if *self.bytes.get(self.at).ok_or(Stop::Short)? != wanted {
                                return Err(Stop::Odd);
                            }
                            self.at += 1;
                        }
                        match self.hex()? {
                            0xDC00..=0xDFFF => Ok(()),
                            _ => Err(Stop::Odd),
                        }
                    }
                    0xDC00..=0xDFFF => Err(Stop::Odd),
                    _ => Ok(()),
                }
            }
            _ => Err(Stop::Odd),
        }
    }

    fn hex(&mut self) -> Scanned<u32> {
        let digits = self.bytes.get(self.at..self.at + 4).ok_or(Stop::Short)?;
        self.at += 4;
        digits.iter().try_fold(0, |number, &digit| {
            let digit = char::from(digit).to_digit(16).ok_or(Stop::Odd)?;
            Ok(number << 4 | digit)
        })
    }

    /// A number, as it is written.
    pub(super) fn number(&mut self) -> Scanned<&'a [u8]> {
        let start = self.at;
        self.at += usize::from(self.bytes.get(self.at) == Some(&b'-'));
        let whole = self.at;
        self.digits()?;
        let leading_zero = self.bytes.get(whole) == Some(&b'0') && self.at > whole + 1;
        if leading_zero {
            return Err(Stop::Odd);
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        let exponent = matches!(self.bytes.get(self.at), Some(b'e' | b'E'));
        if exponent {
            self.at += 1;
            self.at += usize::from(matches!(self.bytes.get(self.at), Some(b'+' | b'-')));
            self.digits()?;
        }
        let written = self.bytes.get(start..self.at).ok_or(Stop::Odd)?;
        if (exponent || written.len() > LONG_NUMBER) && !float(written).is_some_and(f64::is_finite)
        {
            return Err(Stop::Odd);
        }
        Ok(written)
    }

    /// One digit or more, and a byte after them.
    #[inline]
    fn digits(&mut self) -> Scanned<()> {
        let start = self.at;
        while let Some(byte) = self.bytes.get(self.at) {
            if !byte.is_ascii_digit() {
                return if self.at > start {
                    Ok(())
                } else {
                    Err(Stop::Odd)
                };
            }
            self.at += 1;
        }
        Err(Stop::Short)
    }

    fn word(&mut self, word: &[u8]) -> Scanned<()> {
        let end = (self.at + word.len()).min(self.bytes.len());
        let found = self.bytes.get(self.at..end).unwrap_or_default();
        if !word.starts_with(found) {
            return Err(Stop::Odd);
        }
        if found.len() < word.len() {
            return Err(Stop::Short);
        }
        self.at = end;
        Ok(())
    }

    /// `null`, when it stands next.
    pub(super) fn null(&mut self) -> Scanned<bool> {
        if self.token()? == b'n' {
            self.word(b"null")?;
            return Ok(true);
        }
        Ok(false)
    }

    /// An object; `member` is given each key and stands before its value.
    #[inline]
    pub(super) fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, Quoted<'a>) -> Scanned<()>,
    ) -> Scanned<()> {
        self.pass(b'{')?;
        if self.token()? == b'}' {
            self.at += 1;
            return Ok(());
        }
        loop {
            let key = self.string()?;
            self.pass(b':')?;
            self.token()?;
            member(self, key)?;
            match self.token()? {
                b',' => {
                    self.at += 1;
                    self.token()?;
                }
                b'}' => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(Stop::Odd),
            }
        }
    }

    /// An array; `element` stands before each element.
    #[inline]
    pub(super) fn array(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Scanned<()>,
    ) -> Scanned<()> {
        self.pass(b'[')?;
        if self.token()? == b']' {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.token()?;
            element(self)?;
            match self.token()? {
                b',' => self.at += 1,
                b']' => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(Stop::Odd),
            }
        }
    }

    /// Passes any value, `depth` levels down.
    pub(super) fn skip(&mut self, depth: u8) -> Scanned<()> {
        match self.token()? {
            b'"' => self.string().map(|_| ()),
            b'-' | b'0'..=b'9' => self.number().map(|_| ()),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ if depth >= DEEPEST => Err(Stop::Odd),
            b'{' => self.object(|scanner, _| scanner.skip(depth + 1)),
            b'[' => self.array(|scanner| scanner.skip(depth + 1)),
            _ => Err(Stop::Odd),
        }
    }
}

/// Powers of ten that an `f64` holds exactly.
const TENS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// The number that is nearest to a decimal; `None` when it is none.
///
/// Up to fifteen digits, numerator and power of ten are exact, so one division rounds once
/// (Clinger, *How to read floating point numbers accurately*, 1990).
pub(super) fn float(written: &[u8]) -> Option<f64> {
    quick_float(written).or_else(|| std::str::from_utf8(written).ok()?.parse().ok())
}

fn quick_float(written: &[u8]) -> Option<f64> {
    let (negative, digits) = match written {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, written),
    };
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut number, mut places, mut count) = (0_u64, None, 0);
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit <= 9 {
            number = number * 10 + u64::from(digit);
            count += 1;
        } else if byte == b'.' && places.is_none() && count > 0 {
            places = Some(count);
        } else {
            return None;
        }
    }
    let places = count - places.unwrap_or(count);
    if count == 0 || count > 15 {
        return None;
    }
    let number = number as f64 / TENS.get(places)?;
    Some(if negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn skipped(text: &str) -> Scanned<usize> {
        let mut scanner = Scanner::new(text.as_bytes());
        scanner.skip(0).map(|()| scanner.at)
    }

    #[test]
    fn what_is_no_json_is_odd() {
        for text in [
            "{a:1}",
            "[1,]",
            "{\"a\":1,}",
            "01 ",
            "1. ",
            "- ",
            "nul!",
            "\"\\x\"",
            "\"\n\"",
            "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\udc00\"",
            "1e999 ",
            "[1 2]",
            "NaN",
        ] {
            assert_eq!(skipped(text), Err(Stop::Odd), "{text}");
        }
        assert_eq!(skipped(&"[".repeat(100)), Err(Stop::Odd));
    }

    proptest! {
        #[test]
        fn what_is_passed_is_json(text in r#"[\[\]{}",:0-9eE.\-tfn\\u a]{0,12} "#) {
            if let Ok(end) = skipped(&text) {
                prop_assert!(serde_json::from_str::<Value>(&text[..end]).is_ok(), "{}", text);
            }
        }

        #[test]
        fn a_value_is_passed_whole_and_never_in_part(text in r#"[a-z"\\é\u{1}]{0,40}"#, number: f64) {
            let value = serde_json::json!({"a": [text, number, null, true], "b": {"c": "x"}}).to_string();
            prop_assert_eq!(skipped(&value), Ok(value.len()));
            for end in (0..value.len()).filter(|&end| value.is_char_boundary(end)) {
                prop_assert_eq!(skipped(&value[..end]), Err(Stop::Short));
            }
        }

        #[test]
        fn decimals_are_read_as_the_nearest_float(text in r"-?[0-9]{1,17}(\.[0-9]{1,17})?") {
            prop_assert_eq!(float(text.as_bytes()), text.parse::<f64>().ok());
        }
    }
}
