//! The few properties of an event that become columns: its date and its category.

use std::borrow::Cow;

use super::date::{self, Dated};
use super::dates::{Dates, coarser};
use super::names::{DateKind, DateRole, Role};
use super::scan::Quoted;
use super::written::{month_of, short};

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
    pub(super) fn is_blank(self) -> bool {
        match self {
            Self::Json(Quoted { raw, escaped: true }) => raw.is_empty() || self.text().is_none(),
            Self::Json(Quoted { raw, .. }) | Self::Plain(raw) => raw.trim_ascii().is_empty(),
            Self::Number(_) | Self::Other => false,
        }
    }

    /// Whether it may be a whole date, and not only a day of the month or a time of the day.
    fn is_whole_date(self) -> bool {
        match self {
            Self::Json(Quoted { raw, .. }) | Self::Plain(raw) => {
                let text = raw.trim_ascii();
                let clock = text.iter().take(3).any(|byte| *byte == b':');
                text.len() >= 6 && !clock && text.iter().any(u8::is_ascii_digit)
                    || text.len() == 4 && text.iter().all(u8::is_ascii_digit)
            }
            Self::Number(_) | Self::Other => false,
        }
    }

    /// The whole number it is, if it is one.
    fn whole_number(self) -> Option<i64> {
        let number: f64 = self.text()?.parse().ok()?;
        (number.fract() == 0.0 && number.abs() < 1e9).then_some(number as i64)
    }
}

/// The best value offered for each column, with its place in the list of names.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Fields<'a> {
    date: Option<(DateRole, Value<'a>)>,
    end: Option<(u8, Value<'a>)>,
    month: Option<Value<'a>>,
    day: Option<Value<'a>>,
    grade: Option<Value<'a>>,
    category: Option<(u8, Value<'a>)>,
    wanted: Option<Value<'a>>,
}

impl<'a> Fields<'a> {
    /// Offers the value of a property; of equals the last counts, as in JSON.
    #[inline]
    pub(super) fn offer(&mut self, role: Role, value: Value<'a>) {
        let (slot, rank) = match role {
            Role::Date(role) => return self.offer_date(role, value),
            Role::End(rank) => (&mut self.end, rank),
            Role::Category(rank) if value != Value::Other => (&mut self.category, rank),
            Role::Other | Role::Category(_) => return,
            Role::Month | Role::Day(_) | Role::Grade | Role::Wanted => {
                return self.offer_beside(role, value);
            }
        };
        if slot.is_none_or(|(taken, _)| rank <= taken) && !value.is_blank() {
            *slot = Some((rank, value));
        }
    }

    #[inline]
    fn offer_date(&mut self, role: DateRole, value: Value<'a>) {
        if role.kind == DateKind::Partial && !value.is_whole_date() {
            return;
        }
        if self.date.is_none_or(|(taken, _)| role.rank <= taken.rank) && !value.is_blank() {
            self.date = Some((role, value));
        }
    }

    fn offer_beside(&mut self, role: Role, value: Value<'a>) {
        if value.is_blank() {
            return;
        }
        match role {
            Role::Day(rank) if value.is_whole_date() => {
                let kind = DateKind::Whole;
                self.offer_date(DateRole { rank, kind }, value);
            }
            Role::Day(_) => self.day = Some(value),
            Role::Month => self.month = Some(value),
            Role::Grade => self.grade = Some(value),
            _ => self.wanted = Some(value),
        }
    }

    /// The value that is the date, with what is peculiar to it.
    pub(super) fn date(&self) -> Option<(DateRole, Value<'a>)> {
        self.date
    }

    /// The value that is the end.
    pub(super) fn end(&self) -> Option<Value<'a>> {
        self.end.map(|(_, value)| value)
    }

    /// Month and day beside a year, as they are written.
    pub(super) fn beside_year(&self) -> [Option<Value<'a>>; 2] {
        [self.month, self.day]
    }

    /// Whether it says anything about its date, though it may say that it is unknown.
    pub(super) fn says_when(&self) -> bool {
        self.date.is_some()
    }

    /// The value that is gathered.
    pub(super) fn wanted(&self) -> Option<Value<'a>> {
        self.wanted
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
    pub(super) fn dated(&self, dates: &Dates) -> Result<Dated, String> {
        let Some((role, value)) = self.date else {
            return Ok(Dated::UNDATED);
        };
        let alone = match role.kind {
            DateKind::Whole | DateKind::Partial => self.grade.is_none(),
            DateKind::Start => self.end.is_none() && self.grade.is_none(),
            DateKind::Year => self.month.is_none(),
        };
        if let Value::Json(Quoted { raw, .. }) | Value::Plain(raw) = value
            && alone
            && let Some(dated) = date::plain(raw)
        {
            return Ok(dated);
        }
        self.slowly_dated(alone, role, value, dates)
    }

    fn slowly_dated(
        &self,
        alone: bool,
        role: DateRole,
        value: Value<'a>,
        dates: &Dates,
    ) -> Result<Dated, String> {
        if alone && role.kind != DateKind::Year && !matches!(value, Value::Number(_)) {
            return dates.read(&value.text().ok_or_else(neither)?);
        }
        if alone
            && let Value::Number(number) = value
            && let Ok(dated) = date::read_number(&String::from_utf8_lossy(number))
        {
            return Ok(dated);
        }
        match self.edtf(role, value, dates)? {
            Some(text) => date::read_text(&text),
            None => Ok(Dated::UNDATED),
        }
    }

    /// The date as EDTF, as far as it can be; nothing where the year is said to be unknown.
    fn edtf(
        &self,
        role: DateRole,
        value: Value<'a>,
        dates: &Dates,
    ) -> Result<Option<Cow<'a, str>>, String> {
        if role.kind == DateKind::Year {
            return self.edtf_of_parts(value);
        }
        let text = edtf_of(value, dates)?;
        let end = self.end().filter(|_| role.kind == DateKind::Start);
        let end = end.map(|end| edtf_of(end, dates)).transpose()?;
        let whole = date::joined(text, end.as_deref());
        let coarse = self.grade.zip(dates.scale).and_then(|(grade, scale)| {
            let grade = grade.text()?;
            coarser(scale, &grade, &whole)
        });
        Ok(Some(coarse.map_or(whole, Cow::Owned)))
    }

    /// Year, month and day, of which 0 is unknown.
    fn edtf_of_parts(&self, year: Value<'a>) -> Result<Option<Cow<'a, str>>, String> {
        if year.whole_number() == Some(0) && self.month.is_some() {
            return Ok(None);
        }
        let text = year.text().ok_or_else(neither)?;
        let Some(year) = date::year_text(&text) else {
            let text = short(&text);
            return if matches!(self.date, Some((_, Value::Number(_))))
                || text.parse::<i64>().is_ok()
            {
                Err(format!("the number {text} is no year"))
            } else {
                // A year column may hold EDTF, such as 199X.
                Ok(Some(Cow::Owned(text)))
            };
        };
        let number = |value: Option<Value<'a>>, what: &str| {
            let Some(value) = value else {
                return Ok(0);
            };
            let text = value.text().unwrap_or_default();
            let number = value.whole_number();
            let number =
                number.or_else(|| month_of(&text).filter(|_| what == "month").map(i64::from));
            number.ok_or_else(|| format!("the {what} {:?} is not a number", short(&text)))
        };
        let (month, day) = (number(self.month, "month")?, number(self.day, "day")?);
        Ok(Some(Cow::Owned(match (month, day) {
            (0 | -99 | -9, _) => year,
            (1..=12, 0 | -99 | -9) => format!("{year}-{month:02}"),
            (1..=12, 1..=31) => format!("{year}-{month:02}-{day:02}"),
            (1..=12, _) => return Err(format!("no month has a day {day}")),
            _ => return Err(format!("no year has a month {month}")),
        })))
    }

    /// The text of the date as EDTF, as far as it can be one.
    pub(super) fn date_text(&self, dates: &Dates) -> Option<String> {
        let (role, value) = self.date?;
        let text = self.edtf(role, value, dates).ok()??;
        Some(date::edtf(&text).to_owned())
    }
}

fn neither() -> String {
    "the date is neither a text nor a year".to_owned()
}

/// The EDTF text of one value; a number is a year, or a day such as 20141231.
pub(super) fn edtf_of<'a>(value: Value<'a>, dates: &Dates) -> Result<Cow<'a, str>, String> {
    let text = value.text().ok_or_else(neither)?;
    if matches!(value, Value::Number(_)) {
        if let Some(year) = date::year_text(&text) {
            return Ok(Cow::Owned(year));
        }
        let found = dates.edtf(&text)?;
        return if found == *text {
            Err(format!("the number {} is no year", short(&text)))
        } else {
            Ok(Cow::Owned(found))
        };
    }
    dates.edtf(&text).map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Days;
    use crate::events::read::names::role_of;
    use crate::story::When;

    fn days(properties: &[(&str, &str)]) -> Result<Days, String> {
        let mut fields = Fields::default();
        for (name, json) in properties {
            if let Some(value) = Value::of_json(json) {
                fields.offer(role_of(name), value);
            }
        }
        let dates = Dates::default();
        let dated = fields.dated(&dates)?;
        let text = fields.date_text(&dates);
        let again = text.and_then(|text| text.parse().ok());
        assert_eq!(
            again.map_or(Days::UNDATED, |when: When| (&when).into()),
            dated.days
        );
        Ok(dated.days)
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
        assert_eq!(days(&[("day", "5"), ("year", "2009")]), of("2009"));
        assert_eq!(days(&[("day", "\"Monday\"")]), Ok(Days::UNDATED));
        assert_eq!(
            days(&[("time", "\"14:30\""), ("start", "2009")]),
            of("2009")
        );
        assert_eq!(days(&[("day", "\"2009-08-05\"")]), of("2009-08-05"));
    }

    #[test]
    fn year_month_and_day_belong_together_and_nought_is_unknown() {
        for (year, month, day, edtf) in [
            ("2009", "8", "5", "2009-08-05"),
            ("2009", "8", "0", "2009-08"),
            ("2009", "0", "0", "2009"),
            ("2009", "0", "5", "2009"),
            ("\"2009\"", "\"August\"", "\"05\"", "2009-08-05"),
            ("2009.0", "8.0", "5.0", "2009-08-05"),
        ] {
            let parts = [("year", year), ("month", month), ("day", day)];
            assert_eq!(days(&parts), of(edtf), "{year} {month} {day}");
        }
        let unknown = [("year", "0"), ("month", "0"), ("day", "0")];
        assert_eq!(days(&unknown), Ok(Days::UNDATED));
        let wrong = days(&[("year", "2009"), ("month", "13")]).unwrap_err();
        assert_eq!(wrong, "no year has a month 13");
        let wrong = days(&[("year", "2009"), ("month", "2"), ("day", "30")]).unwrap_err();
        assert!(wrong.contains("no day 30"), "{wrong}");
        let wrong = days(&[("year", "2009"), ("month", "\"soon\"")]).unwrap_err();
        assert_eq!(wrong, "the month \"soon\" is not a number");
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
