//! EDTF dates and intervals; nothing is rounded away.
//!
//! "Late 1990s" stays what it is and still answers to 1997: a [`When`] keeps its text, and knows
//! the half-open span of days it covers.
//!
//! What is understood, after [EDTF](https://www.loc.gov/standards/datetime/) level 1 (ISO 8601-2:2019):
//!
//! | written | means |
//! |---|---|
//! | `2014-12-16`, `2014-12`, `2014` | a day, a month, a year |
//! | `2021-21` … `2021-24` | spring, summer, autumn, winter |
//! | `199X`, `19XX`, `2004-XX`, `2004-06-XX` | some year of the decade or century, some month, some day |
//! | `1995?`, `1995~`, `1995%` | uncertain, approximate, both |
//! | `2000/2004`, `2001/..`, `../2001`, `2001/`, `/2001` | from – to, open or unknown ends |

mod day;
mod error;
mod label;
mod parse;
mod span;

use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{Language, Words};

pub use error::WhenError;
use span::Span;

/// The months as English writes them, in small letters.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How finely a [`When`] says its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatePrecision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the season.
    Season,
    /// To the year.
    Year,
    /// To ten years.
    Decade,
    /// To a hundred years.
    Century,
    /// From one time to another.
    Interval,
}

/// A time as a text gives it: a day, a year, "about 2000", "the 1960s and 1970s".
///
/// ```
/// use durand::story::When;
///
/// let late_nineties: When = "1995~/1999~".parse()?;
/// assert!(late_nineties.overlaps_years(1997, 1997));
/// assert_eq!(late_nineties.label(), "c. 1995 – c. 1999");
/// assert_eq!(late_nineties.to_string(), "1995~/1999~");
/// # Ok::<(), durand::story::WhenError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct When {
    text: String,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shape {
    Single(Span),
    Interval(End, End),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum End {
    At(Span),
    /// `..`: it has no end.
    Open,
    /// Nothing written: it has one, nobody knows which.
    Unknown,
}

impl End {
    fn span(self) -> Option<Span> {
        match self {
            Self::At(span) => Some(span),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl When {
    /// The first year that can be written.
    pub const FIRST_YEAR: i32 = -9999;
    /// The last year that can be written.
    pub const LAST_YEAR: i32 = 9999;

    /// `../..`: at any time, for what has no date and must have one.
    pub fn any_time() -> Self {
        Self {
            text: "../..".to_owned(),
            shape: Shape::Interval(End::Open, End::Open),
        }
    }

    fn ends(&self) -> (Option<Span>, Option<Span>) {
        match self.shape {
            Shape::Single(span) => (Some(span), Some(span)),
            Shape::Interval(from, to) => (from.span(), to.span()),
        }
    }

    /// The first day it can be, in days since 1970-01-01; `None` when it has no beginning.
    pub fn start_day(&self) -> Option<i64> {
        self.ends().0.map(|span| span.start)
    }

    /// The first day after it, in days since 1970-01-01; `None` when it has no end.
    pub fn end_day(&self) -> Option<i64> {
        self.ends().1.map(|span| span.end)
    }

    /// Whether the two have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        begins_before(self.start_day(), other.end_day())
            && begins_before(other.start_day(), self.end_day())
    }

    /// Whether it has a day in one of the years `from` to `to`, both included.
    pub fn overlaps_years(&self, from: i32, to: i32) -> bool {
        let years = self.years();
        from <= to && *years.start() <= to && from <= *years.end()
    }

    /// Whether it covers every day of `other`.
    pub fn contains(&self, other: &Self) -> bool {
        let starts = match (self.start_day(), other.start_day()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(others)) => own <= others,
        };
        let ends = match (self.end_day(), other.end_day()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(others)) => own >= others,
        };
        starts && ends
    }

    /// The years it touches; an open end reaches to [`When::FIRST_YEAR`] or [`When::LAST_YEAR`].
    pub fn years(&self) -> RangeInclusive<i32> {
        let (from, to) = self.ends();
        from.map_or(Self::FIRST_YEAR, |span| span.first_year)
            ..=to.map_or(Self::LAST_YEAR, |span| span.last_year)
    }

    /// The years it touches within `bounds`; empty when it lies outside them.
    pub fn years_within(&self, bounds: RangeInclusive<i32>) -> RangeInclusive<i32> {
        let years = self.years();
        *years.start().max(bounds.start())..=*years.end().min(bounds.end())
    }

    /// Whether a part is marked `~` or `%`: about then.
    pub fn is_approximate(&self) -> bool {
        let (from, to) = self.ends();
        [from, to]
            .into_iter()
            .flatten()
            .any(|span| span.approximate)
    }

    /// Whether a part is marked `?` or `%`: perhaps then.
    pub fn is_uncertain(&self) -> bool {
        let (from, to) = self.ends();
        [from, to].into_iter().flatten().any(|span| span.uncertain)
    }

    /// Whether an end is open or unknown.
    pub fn is_open(&self) -> bool {
        self.start_day().is_none() || self.end_day().is_none()
    }

    /// How finely it says its time.
    pub fn precision(&self) -> DatePrecision {
        match self.shape {
            Shape::Single(span) => span.precision(),
            Shape::Interval(..) => DatePrecision::Interval,
        }
    }

    /// The EDTF text it was read from.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The time in English: `16 December 2014`, `1960s–1970s`, `c. 2000 – c. 2004`, `since 2001`.
    pub fn label(&self) -> String {
        self.label_in(Words::of(Language::English))
    }

    /// The time as it is written in the language of `words`.
    pub fn label_in(&self, words: Words) -> String {
        label::label(&self.shape, words)
    }
}

/// Whether something that starts on `start` has begun before `end`; `None` is without limit.
fn begins_before(start: Option<i64>, end: Option<i64>) -> bool {
    match (start, end) {
        (Some(start), Some(end)) => start < end,
        _ => true,
    }
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        Ok(Self {
            text: text.to_owned(),
            shape: parse::shape(text)?,
        })
    }
}

impl TryFrom<String> for When {
    type Error = WhenError;

    fn try_from(text: String) -> Result<Self, WhenError> {
        let shape = parse::shape(&text)?;
        Ok(Self { text, shape })
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.text
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl Ord for When {
    /// By the first day, then by the last; what has no beginning comes first, what has no end last.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |when: &Self| {
            (
                when.start_day().unwrap_or(i64::MIN),
                when.end_day().unwrap_or(i64::MAX),
            )
        };
        // The text decides between equal spans, so that order and equality agree.
        key(self)
            .cmp(&key(other))
            .then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
