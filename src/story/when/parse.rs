//! EDTF text → shape, by hand: the one EDTF crate is unkept.

use super::span::{Rest, Span};
use super::{End, Shape, WhenError};

const YEAR: &str = "a year of four digits";
const END: &str = "?, ~, % or the end";

/// Reads a whole text.
pub(super) fn shape(text: &str) -> Result<Shape, WhenError> {
    if text.is_empty() {
        return Err(WhenError::Empty);
    }
    let Some((from, to)) = text.split_once('/') else {
        return Ok(Shape::Single(Reader::new(text, text, 0).span()?));
    };
    let offset = from.chars().count() + 1;
    let interval = || WhenError::Interval {
        text: text.to_owned(),
    };
    if to.contains('/') {
        return Err(interval());
    }
    match (end(text, from, 0)?, end(text, to, offset)?) {
        (End::Unknown, End::Unknown | End::Open) | (End::Open, End::Unknown) => Err(interval()),
        (End::At(from), End::At(to)) if to.start < from.start || to.end < from.end => {
            Err(WhenError::Backwards {
                text: text.to_owned(),
            })
        }
        (from, to) => Ok(Shape::Interval(from, to)),
    }
}

fn end(whole: &str, part: &str, offset: usize) -> Result<End, WhenError> {
    match part {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        date => Reader::new(whole, date, offset).span().map(End::At),
    }
}

/// Two digits of a month or day, or `XX`.
enum Pair {
    Number(u8),
    Unspecified,
}

struct Reader<'a> {
    whole: &'a str,
    chars: std::iter::Peekable<std::str::Chars<'a>>,
    /// Of the next character, counted from 1 in the whole text.
    position: usize,
}

impl<'a> Reader<'a> {
    fn new(whole: &'a str, part: &'a str, offset: usize) -> Self {
        Self {
            whole,
            chars: part.chars().peekable(),
            position: offset + 1,
        }
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.chars.next_if_eq(&wanted).is_some();
        self.position += usize::from(found);
        found
    }

    fn digit(&mut self) -> Option<u8> {
        let digit = self.chars.next_if(char::is_ascii_digit)?;
        self.position += 1;
        digit
            .to_digit(10)
            .and_then(|digit| u8::try_from(digit).ok())
    }

    fn due_digit(&mut self, expected: &'static str) -> Result<u8, WhenError> {
        match self.digit() {
            Some(digit) => Ok(digit),
            None => Err(self.unexpected(expected)),
        }
    }

    fn unexpected(&mut self, expected: &'static str) -> WhenError {
        let found = self
            .chars
            .peek()
            .map_or_else(|| "the end".to_owned(), |found| format!("{found:?}"));
        WhenError::Unexpected {
            text: self.whole.to_owned(),
            position: self.position,
            found,
            expected,
        }
    }

    fn span(mut self) -> Result<Span, WhenError> {
        let (first, last, rest) = self.year()?;
        let at = self.position + 1;
        let mut day_at = at;
        let rest = if rest == Rest::Year && self.take('-') {
            match self.pair("a month of two digits, a season or XX")? {
                Pair::Unspecified => {
                    if self.take('-') {
                        self.unspecified()?;
                    }
                    Rest::Year
                }
                Pair::Number(month @ 1..=12) => {
                    day_at = self.position + 1;
                    if self.take('-') {
                        match self.pair("a day of two digits or XX")? {
                            Pair::Number(day) => Rest::Day(month, day),
                            Pair::Unspecified => Rest::Month(month),
                        }
                    } else {
                        Rest::Month(month)
                    }
                }
                Pair::Number(season @ 21..=24) => Rest::Season(season),
                Pair::Number(month) => {
                    return Err(WhenError::Month {
                        text: self.whole.to_owned(),
                        position: at,
                        month,
                    });
                }
            }
        } else {
            rest
        };
        let (approximate, uncertain) = if self.take('~') {
            (true, false)
        } else if self.take('?') {
            (false, true)
        } else {
            let both = self.take('%');
            (both, both)
        };
        if self.chars.peek().is_some() {
            return Err(self.unexpected(END));
        }
        let span = Span::new(first, last, rest).ok_or_else(|| {
            let day = if let Rest::Day(_, day) = rest { day } else { 0 };
            WhenError::Day {
                text: self.whole.to_owned(),
                position: day_at,
                day,
            }
        })?;
        Ok(Span {
            approximate,
            uncertain,
            ..span
        })
    }

    /// First and last year of `2014`, `-0044`, `199X`, `19XX`.
    fn year(&mut self) -> Result<(i32, i32, Rest), WhenError> {
        let before_christ = self.take('-');
        let (mut first, mut last, mut unspecified) = (0, 0, 0);
        for place in 0..4 {
            let (low, high) = if unspecified > 0 {
                if !self.take('X') {
                    return Err(self.unexpected("X, as the digit before it"));
                }
                unspecified += 1;
                (0, 9)
            } else if place > 0 && self.take('X') {
                unspecified = 1;
                (0, 9)
            } else {
                let digit = self.due_digit(YEAR)?;
                (i32::from(digit), i32::from(digit))
            };
            (first, last) = (first * 10 + low, last * 10 + high);
        }
        if before_christ {
            (first, last) = (-last, -first);
        }
        let rest = match unspecified {
            0 => Rest::Year,
            1 => Rest::Decade,
            2 => Rest::Century,
            _ => Rest::Millennium,
        };
        Ok((first, last, rest))
    }

    fn pair(&mut self, expected: &'static str) -> Result<Pair, WhenError> {
        if self.chars.peek() == Some(&'X') {
            self.unspecified()?;
            return Ok(Pair::Unspecified);
        }
        let mut number = 0;
        for _ in 0..2 {
            number = number * 10 + self.due_digit(expected)?;
        }
        Ok(Pair::Number(number))
    }

    fn unspecified(&mut self) -> Result<(), WhenError> {
        if self.take('X') && self.take('X') {
            Ok(())
        } else {
            Err(self.unexpected("XX"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::When;

    fn years(text: &str) -> (i32, i32) {
        let years = text.parse::<When>().unwrap().years();
        (*years.start(), *years.end())
    }

    #[test]
    fn unspecified_digits_cover_their_decade_or_century() {
        assert_eq!(years("199X"), (1990, 1999));
        assert_eq!(years("19XX"), (1900, 1999));
        assert_eq!(years("1XXX"), (1000, 1999));
        assert_eq!(years("-004X"), (-49, -40));
    }

    #[test]
    fn an_unspecified_month_or_day_covers_its_year_or_month() {
        assert_eq!(
            "2004-XX-XX".parse::<When>().unwrap().end_day(),
            "2004".parse::<When>().unwrap().end_day()
        );
        assert_eq!(
            "2004-06-XX".parse::<When>().unwrap().end_day(),
            "2004-06".parse::<When>().unwrap().end_day()
        );
        assert!("2004-XX-06".parse::<When>().is_err());
    }

    #[test]
    fn intervals_may_be_open_at_one_end_or_both_but_not_unknown_at_both() {
        for good in [
            "2001/..",
            "../2001",
            "../..",
            "2001/",
            "/2001",
            "2001/2001",
            "2014-12/2015",
        ] {
            assert!(good.parse::<When>().is_ok(), "{good}");
        }
        for bad in ["/", "../", "/..", "2001/2002/2003"] {
            assert!(bad.parse::<When>().is_err(), "{bad}");
        }
    }
}
