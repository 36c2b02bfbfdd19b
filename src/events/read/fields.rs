//! The few properties of an event that become columns: its date and its category.

use std::borrow::Cow;

use super::date::{self, Dated};
use super::names::{self, Role};
use super::scan::Quoted;

/// The value of a property, not yet read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    /// A string of JSON, between its quotation marks.
    Json(Quoted<'a>),
    /// A text as it stands.
    Plain(&'a [u8]),
    /// A number of JSON.
    Number(&'a [u8]),
    /// True, false, an array or an object.
    Other,
}

impl<'a> Value<'a> {
    /// The value in a piece of JSON; `None` for null.
    pub(super) fn of_json(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        match bytes {
            [b'n', ..] => None,
            [b'"', raw @ .., b'"'] => Some(Self::Json(Quoted {
                raw,
                escaped: raw.contains(&b'\\'),
            })),
            [b'-' | b'0'..=b'9', ..] => Some(Self::Number(bytes)),
            _ => Some(Self::Other),
        }
    }

    /// The text that is meant, trimmed; `None` when there is none.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        let plain = |raw: &'a [u8]| std::str::from_utf8(raw).ok().map(str::trim);
        let text = match self {
            Self::Json(Quoted { raw, escaped: true }) => {
                let quoted = [b"\"", raw, b"\""].concat();
                let text: String = serde_json::from_slice(&quoted).ok()?;
                Cow::Owned(text.trim().to_owned())
            }
            Self::Json(Quoted { raw, .. }) | Self::Plain(raw) | Self::Number(raw) => {
                Cow::Borrowed(plain(raw)?)
            }
            Self::Other => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// Whether it says nothing.
    fn is_blank(self) -> bool {
        match self {
            Self::Json(Quoted { raw, escaped: true }) => raw.is_empty() || self.text().is_none(),
            Self::Json(Quoted { raw, .. }) | Self::Plain(raw) => raw.trim_ascii().is_empty(),
            Self::Number(_) | Self::Other => false,
        }
    }

    /// Whether it begins as a year does.
    fn begins_with_year(self) -> bool {
        match self {
            Self::Json(Quoted { raw, .. }) | Self::Plain(raw) => raw
                .trim_ascii_start()
                .get(..4)
                .is_some_and(|year| year.iter().all(u8::is_ascii_digit)),
            Self::Number(_) | Self::Other => false,
        }
    }
}

/// The best value offered for each column, with its place in the list of names.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Fields<'a> {
    date: Option<(u8, Value<'a>)>,
    end: Option<(u8, Value<'a>)>,
    category: Option<(u8, Value<'a>)>,
}

impl<'a> Fields<'a> {
    /// Offers the value of a property; of equals the last counts, as in JSON.
    #[inline]
    pub(super) fn offer(&mut self, role: Role, value: Value<'a>) {
        let (slot, rank) = match role {
            Role::Date(rank) if names::may_be_partial(rank) && !value.begins_with_year() => return,
            Role::Date(rank) => (&mut self.date, rank),
            Role::End(rank) => (&mut self.end, rank),
            Role::Category(rank) if value != Value::Other => (&mut self.category, rank),
            Role::Category(_) | Role::Other => return,
        };
        if slot.is_none_or(|(taken, _)| rank <= taken) && !value.is_blank() {
            *slot = Some((rank, value));
        }
    }

    /// The value that is the date, with its place in the list of names.
    pub(super) fn date(&self) -> Option<(u8, Value<'a>)> {
        self.date
    }

    /// The category as it is written, or nothing.
    pub(super) fn category(&self) -> Option<Cow<'a, str>> {
        self.category?.1.text()
    }

    /// The category when it needs no decoding.
    pub(super) fn plain_category(&self) -> Option<&'a [u8]> {
        match self.category?.1 {
            Value::Json(Quoted { escaped: true, .. }) | Value::Other => None,
            Value::Json(Quoted { raw, .. }) | Value::Plain(raw) | Value::Number(raw) => {
                Some(raw.trim_ascii())
            }
        }
    }

    /// The date; `Err` says why it cannot be read.
    #[inline]
    pub(super) fn dated(&self) -> Result<Dated, String> {
        let Some((rank, value)) = self.date else {
            return Ok(Dated::UNDATED);
        };
        if let Value::Json(Quoted { raw, .. }) | Value::Plain(raw) = value
            && !(names::is_start(rank) && self.end.is_some())
            && let Some(dated) = date::plain(raw)
        {
            return Ok(dated);
        }
        self.slowly_dated(rank, value)
    }

    fn slowly_dated(&self, rank: u8, value: Value<'a>) -> Result<Dated, String> {
        if let Value::Number(number) = value
            && !names::is_start(rank)
        {
            return date::read_number(&String::from_utf8_lossy(number));
        }
        date::read_text(&self.edtf(rank, value)?)
    }

    fn edtf(&self, rank: u8, value: Value<'a>) -> Result<Cow<'a, str>, String> {
        let text = edtf_of(value, names::is_year(rank))?;
        let end = self.end.filter(|_| names::is_start(rank));
        let end = end.map(|(_, end)| edtf_of(end, false)).transpose()?;
        Ok(date::joined(text, end.as_deref()))
    }

    /// The text of the date as EDTF, as far as it can be one.
    pub(super) fn date_text(&self) -> Option<String> {
        let (rank, value) = self.date?;
        let text = self.edtf(rank, value).ok()?;
        Some(date::edtf(&text).to_owned())
    }
}

/// The EDTF text of a value; a number is a year, and so is the text of one where a year is due.
fn edtf_of(value: Value<'_>, year: bool) -> Result<Cow<'_, str>, String> {
    let text = value
        .text()
        .ok_or_else(|| "the date is neither a text nor a year".to_owned())?;
    if matches!(value, Value::Number(_)) || (year && text.parse::<i32>().is_ok()) {
        return date::year_text(&text).map(Cow::Owned).ok_or_else(|| {
            let text: String = text.chars().take(30).collect();
            format!("the number {text} is no year")
        });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Days;
    use crate::story::When;

    fn days(properties: &[(&str, &str)]) -> Result<Days, String> {
        let mut fields = Fields::default();
        for (name, json) in properties {
            if let Some(value) = Value::of_json(json) {
                fields.offer(names::role_of(name), value);
            }
        }
        fields.dated().map(|dated| dated.days)
    }

    fn of(text: &str) -> Result<Days, String> {
        text.parse()
            .map(|when: When| Days::from(&when))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_first_name_that_has_a_value_gives_the_date() {
        assert_eq!(
            days(&[("year", "2001"), ("Date", "\"2002-03\"")]),
            of("2002-03")
        );
        assert_eq!(
            days(&[("date", "null"), ("when", "\" \""), ("year", "2001")]),
            of("2001")
        );
        assert_eq!(days(&[("year", "\"476\"")]), of("0476"));
        assert_eq!(days(&[("date", "\"2009\\u002d08\"")]), of("2009-08"));
        assert_eq!(days(&[]), Ok(Days::UNDATED));
    }

    #[test]
    fn a_day_of_the_month_or_a_time_of_the_day_is_no_date() {
        let split = [("day", "5"), ("month", "8"), ("year", "2009")];
        assert_eq!(days(&split), of("2009"));
        assert_eq!(
            days(&[("time", "\"14:30\""), ("start", "2009")]),
            of("2009")
        );
        assert_eq!(days(&[("day", "\"2009-08-05\"")]), of("2009-08-05"));
    }

    #[test]
    fn start_and_end_belong_together() {
        assert_eq!(
            days(&[("end", "2004"), ("start", "\"2001\"")]),
            of("2001/2004")
        );
        assert_eq!(days(&[("date", "2001"), ("end", "2004")]), of("2001"));
        let backwards = days(&[("start", "2004"), ("end", "2001")]).unwrap_err();
        assert!(backwards.contains("ends before it begins"), "{backwards}");
    }

    #[test]
    fn a_date_that_is_neither_text_nor_year_says_so() {
        assert!(days(&[("date", "true")]).unwrap_err().contains("neither"));
        assert!(
            days(&[("date", "1249430400")])
                .unwrap_err()
                .contains("no year")
        );
    }
}
