//! One event read again, with all that stands in the file about it.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde_json::Deserializer;

use super::feature::Feature;
use super::fields::{Fields, Value};
use super::judge::{Written, judge};
use super::names::{CATEGORIES, DATES, DESCRIPTIONS, ENDS, PLACES, TITLES, is_start, rank};
use super::piece::OTHER;
use super::row::{Row, cut};
use super::table::TableForm;
use crate::story::When;

/// All that a file says about an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// What happened, in a line.
    pub title: String,
    /// The id of the feature, or the property `id`.
    pub id: Option<String>,
    /// The date as the file writes it.
    pub date_text: Option<String>,
    /// The date, if it can be read.
    pub when: Option<When>,
    /// The category as the file writes it, `other` without one.
    pub category: String,
    /// Where it happened, in words.
    pub place_text: String,
    /// Degrees of WGS 84, longitude first, as the file writes them.
    pub position: [f64; 2],
    /// What happened, at length.
    pub description: String,
    /// Everything else, in the order of the file: texts as they are, all else as JSON.
    pub properties: Vec<(String, String)>,
    /// For each of `properties`, whether it stands in the file as JSON that is no text.
    pub literal: Vec<bool>,
}

impl Details {
    /// The title of an event whose file gives it none.
    pub const UNTITLED: &str = "Event without a title";
}

/// Names and values of one event, in the order of the file.
struct Told<'a> {
    pairs: Vec<(Cow<'a, str>, Option<Value<'a>>, String)>,
    taken: Vec<usize>,
}

impl Told<'_> {
    /// The text of the best of `names` that says something; it is not told again.
    fn take(&mut self, names: &[&str]) -> Option<String> {
        let (index, text) = self.best(names)?;
        self.taken.push(index);
        Some(text)
    }

    fn best(&self, names: &[&str]) -> Option<(usize, String)> {
        let ranked = self.pairs.iter().enumerate().rev();
        let ranked = ranked.filter_map(|(index, (name, value, _))| {
            let text = value.as_ref()?.text()?;
            Some((rank(names, name)?, index, text))
        });
        let (_, index, text) = ranked.min_by_key(|(rank, ..)| *rank)?;
        Some((index, text.into_owned()))
    }

    fn details(mut self, id: Option<String>, position: [f64; 2], fields: &Fields<'_>) -> Details {
        let title = self.take(&TITLES);
        let place_text = self.take(&PLACES).unwrap_or_default();
        let description = self.take(&DESCRIPTIONS).unwrap_or_default();
        let id = id.or_else(|| self.take(&["id"]));
        let (date_rank, date_text) = self.date(fields);
        if date_rank.is_some_and(is_start) {
            self.take(&ENDS);
        }
        let category = self.take(&CATEGORIES);
        let edtf = fields.date_text();
        let pairs = self.pairs.into_iter().enumerate();
        let others = pairs.filter(|(index, _)| !self.taken.contains(index));
        let others = others.map(|(_, (name, value, text))| {
            let literal = !matches!(value, Some(Value::Json(_) | Value::Plain(_)));
            ((name.into_owned(), text), literal)
        });
        let (properties, literal) = others.unzip();
        Details {
            title: title.unwrap_or_else(|| Details::UNTITLED.into()),
            id,
            date_text,
            when: edtf.and_then(|text| text.parse().ok()),
            category: category.unwrap_or_else(|| OTHER.into()),
            place_text,
            position,
            description,
            properties,
            literal,
        }
    }

    /// The date that counts, as it is written.
    fn date(&mut self, fields: &Fields<'_>) -> (Option<u8>, Option<String>) {
        let Some((date_rank, value)) = fields.date() else {
            return (None, None);
        };
        let name = DATES
            .get(usize::from(date_rank))
            .copied()
            .unwrap_or_default();
        let index = self
            .pairs
            .iter()
            .rposition(|(key, told, _)| told.is_some() && key.trim().eq_ignore_ascii_case(name));
        self.taken.extend(index);
        let end = self.best(&ENDS).filter(|_| is_start(date_rank));
        let text = value.text().map(|text| match end {
            Some((_, end)) => format!("{text}/{end}"),
            None => text.into_owned(),
        });
        (Some(date_rank), text)
    }
}

/// The feature at the start of `bytes`; `None` when there is none, or not the whole of it.
pub(super) fn of_feature(bytes: &[u8]) -> Option<Details> {
    let mut values = Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let record = bytes.get(..values.byte_offset())?;
    let judged = judge(record).ok()?;
    let Feature { position, fields } = judged.feature;
    let written: Written<'_> = serde_json::from_slice(record).ok()?;
    let id = written.id.and_then(|id| Value::of_json(id.get())?.text());
    let pairs = written.properties.unwrap_or_default().0.into_iter();
    let pairs = pairs.map(|(name, json)| {
        let value = Value::of_json(json);
        let text = match value {
            Some(Value::Json(_)) => serde_json::from_str(json).unwrap_or_default(),
            _ => json.to_owned(),
        };
        (name, value, text)
    });
    let told = Told {
        pairs: pairs.collect(),
        taken: Vec::new(),
    };
    let mut details = told.details(id.map(Cow::into_owned), position?, &fields);
    if let Some(date) = judged.linked {
        details.when = date.parse().ok();
        details.date_text = Some(date);
    }
    Some(details)
}

/// The event in a row of a table; `None` when there is none.
pub(super) fn of_row(
    bytes: &[u8],
    at_end: bool,
    form: &TableForm,
    columns: &[String],
) -> Option<Details> {
    let mut row = Row::default();
    let length = cut(bytes, form.delimiter, at_end, &mut row)?;
    let record = bytes.get(..length)?;
    let Feature { position, fields } = form.event(record, &row).ok()?;
    let pairs = columns.iter().enumerate().map(|(index, name)| {
        let field = row.field(record, index);
        let text = String::from_utf8_lossy(field).into_owned();
        (
            Cow::Borrowed(name.as_str()),
            Some(Value::Plain(field)),
            text,
        )
    });
    let told = Told {
        pairs: pairs.collect(),
        taken: vec![form.longitude, form.latitude],
    };
    Some(told.details(None, position?, &fields))
}
