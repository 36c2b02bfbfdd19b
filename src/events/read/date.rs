//! The date of an event: EDTF, the day of a date and time, or a number that is a year.
//!
//! Days, months and years are read without a detour; all else is [`When`]'s, which is also the
//! judge of the short cut.

use std::borrow::Cow;

use jiff::Span;
use jiff::civil::{self, Date};

use crate::events::Days;
use crate::story::When;

/// The days of a date and the first and last year it touches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dated {
    pub(super) days: Days,
    pub(super) years: [i16; 2],
}

impl Dated {
    /// No date at all.
    pub(super) const UNDATED: Self = Self {
        days: Days::UNDATED,
        years: [0, 0],
    };
}

impl From<&When> for Dated {
    fn from(when: &When) -> Self {
        let years = when.years();
        Self {
            days: when.into(),
            years: [*years.start() as i16, *years.end() as i16],
        }
    }
}

/// Days from 0000-01-01 to 1970-01-01.
const EPOCH: i32 = 719_528;
/// Days of a common year before each month.
const BEFORE_MONTH: [i32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// Days from 1970-01-01 to the first of a month, January being 0; years from 0 on.
fn first_of(year: i32, month: usize) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    // Leap years before `year`, year 0 among them.
    let leaps = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    let before = BEFORE_MONTH.get(month).copied().unwrap_or(365);
    year * 365 + leaps + before + i32::from(leap && month >= 2) - EPOCH
}

fn digits(text: &[u8]) -> Option<i32> {
    text.iter().try_fold(0, |number, digit| {
        let digit = digit.wrapping_sub(b'0');
        (digit <= 9).then(|| number * 10 + i32::from(digit))
    })
}

/// `2009-08-05`, `2009-08` and `2009`; `None` for all else.
pub(super) fn plain(text: &[u8]) -> Option<Dated> {
    let (year, start, end) = match *text {
        [y0, y1, y2, y3] => {
            let year = digits(&[y0, y1, y2, y3])?;
            (year, first_of(year, 0), first_of(year, 12))
        }
        [y0, y1, y2, y3, b'-', m0, m1] => {
            let year = digits(&[y0, y1, y2, y3])?;
            let month = digits(&[m0, m1])?;
            if !(1..=12).contains(&month) {
                return None;
            }
            let month = month as usize;
            (year, first_of(year, month - 1), first_of(year, month))
        }
        [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] => {
            let year = digits(&[y0, y1, y2, y3])?;
            let month = digits(&[m0, m1])?;
            let day = digits(&[d0, d1])?;
            if !(1..=12).contains(&month) {
                return None;
            }
            let first = first_of(year, month as usize - 1);
            if day < 1 || first + day > first_of(year, month as usize) {
                return None;
            }
            (year, first + day - 1, first + day)
        }
        _ => return None,
    };
    Some(Dated {
        days: Days { start, end },
        years: [year as i16; 2],
    })
}

/// The EDTF text in what a file writes: the day of a date and time, everything else as it is.
pub(super) fn edtf(text: &str) -> &str {
    let text = text.trim();
    match (text.get(..10), text.as_bytes().get(10)) {
        (Some(day), Some(b'T' | b't' | b' '))
            if plain(day.as_bytes()).is_some() && is_clock(text.get(11..).unwrap_or_default()) =>
        {
            day
        }
        _ => text,
    }
}

/// `07:30`, `07:30:00.250`, each with `Z`, `+05`, `+05:00`, `+0500` or nothing.
fn is_clock(text: &str) -> bool {
    let text = text.trim();
    let split = text.find(['Z', 'z', '+', '-', ' ']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(split);
    let number = |part: &str, most: i32| {
        part.len() == 2 && digits(part.as_bytes()).is_some_and(|number| number <= most)
    };
    let mut parts = clock.splitn(3, ':');
    let hour = parts.next().is_some_and(|part| number(part, 24));
    let minute = parts.next().is_none_or(|part| number(part, 59));
    let second = parts.next().is_none_or(|part| {
        let (whole, rest) = part.split_once(['.', ',']).unwrap_or((part, "0"));
        number(whole, 60) && !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())
    });
    let zone = zone.trim_start();
    let zoned = match zone.strip_prefix(['+', '-']) {
        Some(offset) => {
            let digits = offset.replacen(':', "", 1);
            matches!(digits.len(), 2 | 4) && digits.bytes().all(|b| b.is_ascii_digit())
        }
        None => matches!(zone, "" | "Z" | "z" | "UTC" | "GMT"),
    };
    hour && minute && second && zoned
}

/// The day of the calendar, counted from 1970-01-01.
pub(super) fn day(days: i32) -> Option<Date> {
    let days = Span::new().try_days(days).ok()?;
    civil::date(1970, 1, 1).checked_add(days).ok()
}

/// The days so many before and behind one, each as `2014-12-16`.
pub(super) fn around(text: &str, days: i64) -> Option<[String; 2]> {
    let day: Date = text.parse().ok()?;
    let days = Span::new().try_days(days).ok()?;
    let ends = [day.checked_sub(days).ok()?, day.checked_add(days).ok()?];
    Some(ends.map(|end| end.to_string()))
}

/// Reads a text; `Err` says why not.
pub(super) fn read_text(text: &str) -> Result<Dated, String> {
    let text = edtf(text);
    match plain(text.as_bytes()) {
        Some(dated) => Ok(dated),
        None => match text.parse::<When>() {
            Ok(when) => Ok(Dated::from(&when)),
            Err(error) => Err(error.to_string()),
        },
    }
}

/// The EDTF text of a number that is a year, from -9999 to 9999.
pub(super) fn year_text(number: &str) -> Option<String> {
    let year: f64 = number.trim().parse().ok()?;
    if year.fract() != 0.0 || !(-9999.0..=9999.0).contains(&year) {
        return None;
    }
    let year = year as i32;
    let sign = if year < 0 { "-" } else { "" };
    Some(format!("{sign}{:04}", year.abs()))
}

/// Reads a number; `Err` says why not.
pub(super) fn read_number(number: &str) -> Result<Dated, String> {
    if number.len() == 4
        && let Some(dated) = plain(number.as_bytes())
    {
        return Ok(dated);
    }
    match year_text(number) {
        Some(text) => read_text(&text),
        None => Err(format!(
            "the number {} is no year",
            number.chars().take(30).collect::<String>()
        )),
    }
}

/// Start and end as one EDTF text.
pub(super) fn joined<'a>(start: Cow<'a, str>, end: Option<&str>) -> Cow<'a, str> {
    match end {
        Some(end) if edtf(end) != edtf(&start) => {
            Cow::Owned(format!("{}/{}", edtf(&start), edtf(end)))
        }
        _ => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn judged(text: &str) -> Option<Dated> {
        text.parse::<When>().ok().map(|when| Dated::from(&when))
    }

    #[test]
    fn the_day_of_a_date_and_time_is_taken() {
        let day = judged("2009-08-05");
        for text in [
            "2009-08-05T07:30:00Z",
            "2009-08-05 07:30",
            "2009-08-05T07:30:00.250+05:00",
            "2009-08-05T23:59:60-0430",
            " 2009-08-05 ",
            "2009-08-05 07:30:00 UTC",
        ] {
            assert_eq!(read_text(text).ok(), day, "{text}");
        }
        for text in [
            "2009-08-05T",
            "2009-08-05 soon",
            "2009-08-05T7:30",
            "2009-02-29T07:30",
        ] {
            assert!(read_text(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_number_is_a_year_when_it_can_be_one() {
        assert_eq!(read_number("2009").ok(), judged("2009"));
        assert_eq!(read_number("2009.0").ok(), judged("2009"));
        assert_eq!(read_number("-43").ok(), judged("-0043"));
        assert_eq!(read_number("476").ok(), judged("0476"));
        assert_eq!(
            read_number("1249430400").unwrap_err(),
            "the number 1249430400 is no year"
        );
        assert!(read_number("2009.5").is_err());
    }

    #[test]
    fn start_and_end_are_one_interval() {
        assert_eq!(joined("2001".into(), Some("2004")), "2001/2004");
        assert_eq!(joined("2001".into(), Some("2001")), "2001");
        assert_eq!(joined("2001".into(), None), "2001");
    }

    #[test]
    fn every_day_of_the_calendar_is_counted_as_the_judge_counts_it() {
        for year in [
            0, 1, 4, 100, 400, 1582, 1893, 1900, 1970, 2000, 2021, 2024, 9999,
        ] {
            assert_eq!(
                plain(format!("{year:04}").as_bytes()),
                judged(&format!("{year:04}"))
            );
            for month in 0..=13 {
                let text = format!("{year:04}-{month:02}");
                assert_eq!(plain(text.as_bytes()), judged(&text), "{text}");
                for day in 0..=32 {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    assert_eq!(plain(text.as_bytes()), judged(&text), "{text}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn the_short_cut_reads_what_the_judge_reads(text in "[0-9]{4}(-[0-9X]{2}(-[0-9]{2})?)?[~?T]?") {
            prop_assert_eq!(read_text(&text).ok(), judged(&text));
            if let Some(dated) = plain(text.as_bytes()) {
                prop_assert_eq!(Some(dated), judged(&text));
            }
        }
    }
}
