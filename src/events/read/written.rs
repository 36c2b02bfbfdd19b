//! Dates as tables write them: `31/12/2014`, `12/31/2014`, `31.12.2014`, `1 January 2021`,
//! `Jan 1, 2021`, `2014/12/31`, `20141231`, `c. 2014`, `1990s`, each with a time or without.
//!
//! EDTF and ISO dates are [`date`](super::date)'s. Nothing here is guessed: whether day or month
//! stands first is told by the whole column, and a year of two digits is none.

use super::date::{Dated, plain};
use super::import::DayOrder;
use crate::story::MONTHS;

/// A date as it was written, as finely as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) year: u16,
    /// 0 when it is not known.
    pub(super) month: u8,
    /// 0 when it is not known.
    pub(super) day: u8,
    /// Whether it is only about then.
    pub(super) about: bool,
    /// Whether the ten years are meant that begin with `year`.
    pub(super) decade: bool,
}

/// What a date says about the order of day and month in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Nothing: it is not of that form, or the two are the same.
    None,
    /// The first number can only be a day.
    DayFirst,
    /// The second number can only be a day.
    MonthFirst,
    /// Each of them could be either.
    Either,
}

impl Written {
    const fn of_year(year: u16) -> Self {
        Self {
            year,
            month: 0,
            day: 0,
            about: false,
            decade: false,
        }
    }

    /// A day that there is; otherwise the sentence that says so.
    fn of_day(year: u16, month: u8, day: u8, text: &str) -> Result<Self, String> {
        let written = Self {
            month,
            day,
            ..Self::of_year(year)
        };
        if !(1..=12).contains(&month) {
            return Err(format!("the date {:?} has no month {month}", short(text)));
        }
        if written.dated().is_none() {
            return Err(format!("the date {:?} has no day {day}", short(text)));
        }
        Ok(written)
    }

    /// The same in EDTF.
    pub(super) fn edtf(self) -> String {
        let Self {
            year, month, day, ..
        } = self;
        let mut text = match (self.decade, month, day) {
            (true, ..) => format!("{:03}X", year / 10),
            (_, 0, _) => format!("{year:04}"),
            (_, month, 0) => format!("{year:04}-{month:02}"),
            (_, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        };
        if self.about {
            text.push('~');
        }
        text
    }

    /// Its days; `None` when there is no such day.
    pub(super) fn dated(self) -> Option<Dated> {
        let two = |number: u8| [b'0' + number / 10 % 10, b'0' + number % 10];
        let [c, y] = [(self.year / 100) as u8, (self.year % 100) as u8].map(two);
        let [m, d] = [self.month, self.day].map(two);
        let text = [c[0], c[1], y[0], y[1], b'-', m[0], m[1], b'-', d[0], d[1]];
        let length = match (self.decade, self.month, self.day) {
            (true, ..) => return self.edtf().parse().ok().map(|when| Dated::from(&when)),
            (_, 0, _) => 4,
            (_, _, 0) => 7,
            _ => 10,
        };
        plain(text.get(..length)?)
    }
}

/// The first letters of what was written, for a sentence.
pub(super) fn short(text: &str) -> String {
    const MANY: usize = 30;
    let mut letters = text.chars().filter(|letter| !letter.is_control());
    let mut short: String = letters.by_ref().take(MANY).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// Reads a date of one of these forms, day and month in `order`; `None` when it has another form.
pub(super) fn read(text: &str, order: DayOrder) -> Result<Option<Written>, String> {
    let text = text.trim();
    if text.len() > 80 {
        return Ok(None);
    }
    let Some(date) = without_clock(text) else {
        return Ok(None);
    };
    if let Some(rest) = about(date) {
        let found = read(rest, order)?.or_else(|| year_alone(rest));
        return Ok(found.map(|found| Written {
            about: true,
            ..found
        }));
    }
    let Some(parts) = Parts::of(date) else {
        return Ok(None);
    };
    match (parts.words(), parts.numbers()) {
        (&[], numbers) => of_numbers(numbers, parts.separator, text, order),
        (&[month], numbers) => of_month(month, numbers, text),
        _ => Ok(None),
    }
}

/// What the date says about the order of day and month.
pub(super) fn hint(text: &str) -> Hint {
    let text = text.trim();
    let parts = (text.len() <= 80)
        .then(|| without_clock(text))
        .flatten()
        .and_then(Parts::of);
    let Some(parts) = parts else {
        return Hint::None;
    };
    match (parts.words(), parts.numbers()) {
        (&[], &[first, second, year])
            if parts.separator.is_some()
                && first.digits <= 2
                && second.digits <= 2
                && year.digits == 4 =>
        {
            let could_be_month = |number: Number| (1..=12).contains(&number.value);
            match (could_be_month(first), could_be_month(second)) {
                (true, true) if first.value == second.value => Hint::None,
                (true, true) => Hint::Either,
                (false, true) if (13..=31).contains(&first.value) => Hint::DayFirst,
                (true, false) if (13..=31).contains(&second.value) => Hint::MonthFirst,
                _ => Hint::None,
            }
        }
        _ => Hint::None,
    }
}

/// What stands behind `c.`, `ca.`, `circa`, `about` or `~`.
fn about(date: &str) -> Option<&str> {
    let lower = date.get(..6.min(date.len()))?.to_ascii_lowercase();
    let length = ["circa ", "about ", "ca. ", "ca.", "ca ", "c. ", "c.", "~"]
        .into_iter()
        .find(|word| lower.starts_with(word))?
        .len();
    date.get(length..).map(str::trim_start)
}

fn year_alone(text: &str) -> Option<Written> {
    let year = text.parse().ok().filter(|_| text.len() == 4)?;
    Some(Written::of_year(year))
}

/// The date before a time of the day; `None` when what stands there is no time.
fn without_clock(text: &str) -> Option<&str> {
    let Some(colon) = text.find(':') else {
        return Some(text);
    };
    let (before, after) = text.split_at_checked(colon)?;
    let date = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let hour = before.len() - date.len();
    let clock = after.chars().all(|letter| {
        letter.is_ascii_digit() || matches!(letter, ':' | '.' | ',' | '+' | '-' | ' ') || {
            // AM, PM, Z, UTC, GMT
            matches!(
                letter.to_ascii_lowercase(),
                'a' | 'p' | 'm' | 'z' | 'u' | 't' | 'c' | 'g'
            )
        }
    });
    let date = date
        .strip_suffix([' ', 'T', 't'])
        .map(|date| date.trim_end_matches([' ', ',']));
    date.filter(|date| (1..=2).contains(&hour) && clock && !date.is_empty())
}

/// A number as it stands in a date.
#[derive(Clone, Copy, Debug, Default)]
struct Number {
    value: u32,
    digits: u8,
    /// Whether `s` follows it, as in 1990s.
    plural: bool,
}

/// A date in pieces: at most three numbers and the name of a month.
struct Parts {
    numbers: [Number; 3],
    count: usize,
    month: Option<u8>,
    /// What stands between numbers that nothing else parts, if it is the same everywhere.
    separator: Option<char>,
}

impl Parts {
    fn numbers(&self) -> &[Number] {
        self.numbers.get(..self.count).unwrap_or_default()
    }

    fn words(&self) -> &[u8] {
        self.month.as_slice()
    }

    fn of(text: &str) -> Option<Self> {
        let mut parts = Self {
            numbers: [Number::default(); 3],
            count: 0,
            month: None,
            separator: None,
        };
        let mut separators = 0;
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            if letter.is_ascii_digit() {
                let end = rest.find(|c: char| !c.is_ascii_digit());
                let (digits, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
                let number = parts.numbers.get_mut(parts.count)?;
                *number = Number {
                    value: digits.parse().ok().filter(|_| digits.len() <= 8)?,
                    digits: digits.len() as u8,
                    plural: false,
                };
                rest = after;
                for ending in ["st", "nd", "rd", "th"] {
                    if digits.len() <= 2
                        && let Some(after) = rest.strip_prefix(ending)
                    {
                        rest = after;
                        break;
                    }
                }
                if digits.len() == 4
                    && let Some(after) = rest.strip_prefix('s').or(rest.strip_prefix("'s"))
                {
                    number.plural = true;
                    rest = after;
                }
                parts.count += 1;
            } else if letter.is_alphabetic() {
                let end = rest.find(|c: char| !c.is_alphabetic());
                let (word, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
                rest = after;
                match month_of(word) {
                    Some(month) if parts.month.is_none() => parts.month = Some(month),
                    _ if word.eq_ignore_ascii_case("of") => {}
                    _ if parts.count == 0 && parts.month.is_none() && is_weekday(word) => {}
                    _ => return None,
                }
            } else {
                let end = rest.find(|c: char| c.is_ascii_digit() || c.is_alphabetic());
                let (between, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
                rest = after;
                let mut marks = between.chars().filter(|c| !c.is_whitespace());
                let mark = marks.next().unwrap_or(' ');
                // Nothing but one mark and blanks may stand there, and nothing before it all.
                if marks.next().is_some() || !matches!(mark, ' ' | '/' | '.' | '-' | ',') {
                    return None;
                }
                if parts.count == 0 && parts.month.is_none() && !matches!(mark, ' ' | ',' | '.') {
                    return None;
                }
                if parts.count > 0 && !rest.is_empty() {
                    separators += 1;
                    let same = separators == 1 || parts.separator == Some(mark);
                    parts.separator = same.then_some(mark);
                }
            }
        }
        Some(parts)
    }
}

/// A date of numbers alone.
fn of_numbers(
    numbers: &[Number],
    separator: Option<char>,
    text: &str,
    order: DayOrder,
) -> Result<Option<Written>, String> {
    let small = |number: &Number| number.digits <= 2;
    match numbers {
        [decade] if decade.plural && decade.value % 10 == 0 => Ok(Some(Written {
            decade: true,
            ..Written::of_year(decade.value as u16)
        })),
        [day] if day.digits == 8 && text.len() == 8 => {
            let (year, month) = ((day.value / 10_000) as u16, (day.value / 100 % 100) as u8);
            Ok(Written::of_day(year, month, (day.value % 100) as u8, text).ok())
        }
        _ if separator.is_none() || separator == Some(',') => Ok(None),
        [year, month, day] if year.digits == 4 && small(month) && small(day) => {
            let (year, month, day) = (year.value as u16, month.value as u8, day.value as u8);
            if separator == Some('-') && text.len() == 10 {
                return Ok(None); // EDTF says better what is wrong with it
            }
            Written::of_day(year, month, day, text).map(Some)
        }
        [first, second, year] if small(first) && small(second) && year.digits == 4 => {
            let (first, second) = (first.value as u8, second.value as u8);
            in_order(first, second, year.value as u16, text, order).map(Some)
        }
        [first, second, year]
            if small(first) && small(second) && small(year) && separator != Some(' ') =>
        {
            Err(two_digits(text))
        }
        [month, year] if small(month) && year.digits == 4 && separator != Some(' ') => {
            let found = (1..=12).contains(&month.value).then(|| Written {
                month: month.value as u8,
                ..Written::of_year(year.value as u16)
            });
            Ok(found.filter(|_| separator != Some('.') || text.len() == 7))
        }
        [year, month]
            if year.digits == 4
                && small(month)
                && (separator == Some('/') || (separator == Some('-') && month.digits == 1)) =>
        {
            Ok((1..=12).contains(&month.value).then(|| Written {
                month: month.value as u8,
                ..Written::of_year(year.value as u16)
            }))
        }
        _ => Ok(None),
    }
}

/// Two numbers before a year, of which one is the month.
fn in_order(
    first: u8,
    second: u8,
    year: u16,
    text: &str,
    order: DayOrder,
) -> Result<Written, String> {
    let wrong = |month: u8, which: &str| {
        format!(
            "the date {:?} has no month {month}, and in its column the {which} stands first",
            short(text)
        )
    };
    let month = |number: u8| (1..=12).contains(&number);
    match order {
        DayOrder::DayFirst if !month(second) && month(first) => Err(wrong(second, "day")),
        DayOrder::MonthFirst if !month(first) && month(second) => Err(wrong(first, "month")),
        DayOrder::MonthFirst => Written::of_day(year, first, second, text),
        DayOrder::Ambiguous if first != second && month(first) && month(second) => {
            Ok(Written::of_year(year))
        }
        DayOrder::Ambiguous if first != second && (month(first) || month(second)) => Err(format!(
            "in the column of the date {:?} the day stands first as often as the month",
            short(text)
        )),
        DayOrder::DayFirst | DayOrder::Ambiguous => Written::of_day(year, second, first, text),
    }
}

/// A date with the name of a month.
fn of_month(month: u8, numbers: &[Number], text: &str) -> Result<Option<Written>, String> {
    let day = |day: &Number, year: &Number| {
        Written::of_day(year.value as u16, month, day.value as u8, text).map(Some)
    };
    match numbers {
        [year] if year.digits == 4 && !year.plural => Ok(Some(Written {
            month,
            ..Written::of_year(year.value as u16)
        })),
        [first, year] if first.digits <= 2 && year.digits == 4 => day(first, year),
        [year, last] if year.digits == 4 && last.digits <= 2 => day(last, year),
        [first, last] if first.digits <= 2 && last.digits == 2 => Err(two_digits(text)),
        _ => Ok(None),
    }
}

fn two_digits(text: &str) -> String {
    format!(
        "the year of the date {:?} has two digits, which do not tell the century: write it with four",
        short(text)
    )
}

/// The month of this name, from 1.
pub(super) fn month_of(word: &str) -> Option<u8> {
    let matches = |name: &&str| {
        let whole = word.eq_ignore_ascii_case(name);
        let first = name
            .get(..3)
            .is_some_and(|name| word.eq_ignore_ascii_case(name));
        whole || first || (*name == "september" && word.eq_ignore_ascii_case("sept"))
    };
    MONTHS.iter().position(matches).map(|index| index as u8 + 1)
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let lower = word.to_ascii_lowercase();
    lower.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&lower))
}

#[cfg(test)]
mod tests;
