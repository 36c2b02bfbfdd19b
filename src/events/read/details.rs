//! One event read again, with all that stands in the file about it.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde_json::Deserializer;

use super::feature::Feature;
use super::fields::{Fields, Value};
use super::import::Purpose;
use super::judge::{Written, judge};
use super::names::{DateKind, Role, plain_name};
use super::piece::{Form, OTHER};
use super::preset::Preset;
use super::reading::Reading;
use super::row::{Row, cut};
use super::table::TableForm;
use crate::story::{Precision, When};

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
    /// How exactly the place is known, as far as the file says so.
    pub precision: Precision,
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
    reading: &'a Reading,
}

impl Told<'_> {
    /// The text of the best property for `purpose` that says something; it is not told again.
    fn take(&mut self, purpose: Purpose) -> Option<String> {
        let (index, text) = self.best(|name| self.reading.rank(purpose, name))?;
        self.taken.push(index);
        Some(text)
    }

    fn best(&self, rank: impl Fn(&str) -> Option<u8>) -> Option<(usize, String)> {
        let ranked = self.pairs.iter().enumerate().rev();
        let ranked = ranked.filter_map(|(index, (name, value, _))| {
            let rank = rank(name)?;
            Some((rank, index, value.as_ref()?.text()?))
        });
        let (_, index, text) = ranked.min_by_key(|(rank, ..)| *rank)?;
        Some((index, text.into_owned()))
    }

    /// What the property with this plain name says.
    fn said(&self, plain: &str) -> Option<String> {
        let (_, text) = self.best(|name| (plain_name(name) == plain).then_some(0))?;
        Some(text)
    }

    fn details(mut self, id: Option<String>, position: [f64; 2], fields: &Fields<'_>) -> Details {
        let title = self.take(Purpose::Title);
        let place_text = self.take(Purpose::Place).unwrap_or_default();
        let description = self.take(Purpose::Description).unwrap_or_default();
        let id = id.or_else(|| self.take(Purpose::Id));
        let date_text = self.date(fields);
        let category = self.take(Purpose::Category);
        let preset = self.reading.preset;
        let category = category.map(|written| {
            let words = preset.and_then(|preset| preset.category(&written));
            words.map_or(written, str::to_owned)
        });
        let precision = match preset {
            Some(preset) => preset.precision(|column| self.said(column)),
            None => self.said("location_precision").and_then(|text| {
                let known = |one: &Precision| one.key() == text;
                Precision::ALL.into_iter().find(known)
            }),
        };
        let edtf = fields.date_text(&self.reading.dates);
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
            position: self.reading.turned(position),
            precision: precision.unwrap_or(Precision::Exact),
            description,
            properties,
            literal,
        }
    }

    /// The date that counts, as it is written, with its end; a date in several columns is told
    /// only by a column that says it in words.
    fn date(&mut self, fields: &Fields<'_>) -> Option<String> {
        let preset = self.reading.preset;
        let words = preset.and_then(Preset::date_words);
        let words = words.and_then(|column| self.said(column));
        let (role, value) = fields.date()?;
        let reading = self.reading;
        let due = |wanted: &dyn Fn(Role) -> bool| {
            self.pairs.iter().rposition(|(name, told, _)| {
                told.is_some_and(|told| !told.is_blank()) && wanted(reading.role_of(name))
            })
        };
        let own = due(&|found| match found {
            Role::Date(found) => found == role,
            Role::Day(rank) => rank == role.rank && role.kind == DateKind::Whole,
            _ => false,
        });
        let end = fields.end().filter(|_| role.kind == DateKind::Start);
        let ended = end.and_then(|_| due(&|found| matches!(found, Role::End(_))));
        let parts = fields.beside_year();
        let in_parts = role.kind == DateKind::Year && parts.iter().any(Option::is_some);
        let beside = [
            due(&|found| found == Role::Month),
            due(&|found| matches!(found, Role::Day(_))),
        ];
        self.taken.extend(own.into_iter().chain(ended));
        if in_parts {
            self.taken.extend(beside.into_iter().flatten());
            return words;
        }
        let text = value.text()?;
        let end = end.and_then(Value::text);
        words.or(Some(match end {
            Some(end) => format!("{text}/{end}"),
            None => text.into_owned(),
        }))
    }
}

/// The feature at the start of `bytes`; `None` when there is none, or not the whole of it.
pub(super) fn of_feature(bytes: &[u8], reading: &Reading) -> Option<Details> {
    let mut values = Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let record = bytes.get(..values.byte_offset())?;
    let judged = judge(record, reading).ok()?;
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
        reading,
    };
    let mut details = told.details(id.map(Cow::into_owned), position?, &fields);
    if let Some(time) = judged.linked {
        details.when = time.edtf.parse().ok();
        details.date_text = Some(time.words.unwrap_or(time.edtf));
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
    let (Feature { position, fields }, _) = form.given(record, &row).ok()?.parts();
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
        taken: form.place.columns(),
        reading: form.reading(),
    };
    Some(told.details(None, position?, &fields))
}
