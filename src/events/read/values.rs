//! One column for every event of a file: numbers, days, or texts of which each is kept once.

use std::borrow::Cow;
use std::collections::HashMap;

use super::ReadError;
use super::dates::Dates;
use super::fields::{Value, edtf_of};
use super::position::degrees;
use super::source::Source;
use crate::events::Days;

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Numbers.
    Number,
    /// Texts.
    Text,
    /// Dates.
    Date,
}

/// A column of a table, or a property of features, as a file begins with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnInfo {
    /// Its name.
    pub name: String,
    /// What its values are.
    pub kind: ColumnKind,
    /// The first value there is, or nothing.
    pub example: String,
}

/// The values of one column, one for every event, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ColumnValues {
    /// Numbers; not a number where there is none.
    Numbers(Vec<f64>),
    /// Texts.
    Texts(Texts),
    /// Days; [`Days::UNDATED`] where there is no date.
    Dates(Vec<Days>),
}

/// Texts of which each is kept once, cut at two hundred letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Each text once, in the order in which they are met; the first is empty.
    pub distinct: Vec<String>,
    /// For every event, which of them it has.
    pub index: Vec<u32>,
    /// How many events have a text for which there was no room; theirs is told as empty.
    pub left_out: u64,
}

impl ColumnValues {
    /// How many events.
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Texts(texts) => texts.index.len(),
            Self::Dates(days) => days.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Texts {
    /// The text of an event, in the order of the file.
    pub fn get(&self, event: usize) -> Option<&str> {
        let index = *self.index.get(event)?;
        self.distinct.get(index as usize).map(String::as_str)
    }
}

/// Letters of a text that are kept.
const LETTERS: usize = 200;
/// Bytes of all texts of a column that are kept.
const BYTES: usize = 256 << 20;

/// The values of a part of a file.
#[derive(Debug, Default)]
pub(super) struct Cells {
    numbers: Vec<f64>,
    dates: Vec<Days>,
    texts: Pool,
}

/// Texts of which each is kept once.
#[derive(Debug, Default)]
struct Pool {
    texts: Texts,
    by_text: HashMap<String, u32>,
    bytes: usize,
}

impl Cells {
    /// Takes in the value of one record.
    pub(super) fn push(
        &mut self,
        value: Option<Value<'_>>,
        kind: ColumnKind,
        dates: &Dates,
        source: &Source,
    ) -> Result<(), ReadError> {
        match kind {
            ColumnKind::Number => {
                let number = value.and_then(Value::text);
                let number = number.and_then(|text| degrees(text.as_bytes()));
                room(&mut self.numbers, source)?;
                self.numbers.push(number.unwrap_or(f64::NAN));
            }
            ColumnKind::Date => {
                let text = value.and_then(|value| edtf_of(value, dates).ok());
                let dated = text.and_then(|text| super::date::read_text(&text).ok());
                room(&mut self.dates, source)?;
                self.dates
                    .push(dated.map_or(Days::UNDATED, |dated| dated.days));
            }
            ColumnKind::Text => {
                let text = value.and_then(Value::text).unwrap_or(Cow::Borrowed(""));
                self.texts.push(&text, source)?;
            }
        }
        Ok(())
    }

    /// Adds those of the next part of a file.
    pub(super) fn extend(&mut self, next: Self, source: &Source) -> Result<(), ReadError> {
        let memory = |_| source.memory();
        self.numbers
            .try_reserve(next.numbers.len())
            .map_err(memory)?;
        self.numbers.extend(next.numbers);
        self.dates.try_reserve(next.dates.len()).map_err(memory)?;
        self.dates.extend(next.dates);
        let Texts {
            distinct,
            index,
            left_out,
        } = next.texts.texts;
        let numbers: Vec<Option<u32>> = distinct
            .iter()
            .map(|text| self.texts.number(text))
            .collect();
        self.texts.texts.left_out += left_out;
        self.texts
            .texts
            .index
            .try_reserve(index.len())
            .map_err(memory)?;
        for index in index {
            let number = numbers.get(index as usize).copied().flatten();
            self.texts.texts.left_out += u64::from(number.is_none());
            self.texts.texts.index.push(number.unwrap_or_default());
        }
        Ok(())
    }

    /// The values of a whole file.
    pub(super) fn values(self, kind: ColumnKind) -> ColumnValues {
        match kind {
            ColumnKind::Number => ColumnValues::Numbers(self.numbers),
            ColumnKind::Date => ColumnValues::Dates(self.dates),
            ColumnKind::Text => ColumnValues::Texts(self.texts.texts),
        }
    }
}

fn room<T>(values: &mut Vec<T>, source: &Source) -> Result<(), ReadError> {
    if values.len() == values.capacity() {
        let more = values.len().max(1024);
        return values.try_reserve(more).map_err(|_| source.memory());
    }
    Ok(())
}

impl Pool {
    fn push(&mut self, text: &str, source: &Source) -> Result<(), ReadError> {
        let end = text.char_indices().nth(LETTERS).map(|(end, _)| end);
        let text = end.and_then(|end| text.get(..end)).unwrap_or(text);
        let number = self.number(text);
        self.texts.left_out += u64::from(number.is_none());
        room(&mut self.texts.index, source)?;
        self.texts.index.push(number.unwrap_or_default());
        Ok(())
    }

    /// The number of a text; `None` when there is no room for another.
    fn number(&mut self, text: &str) -> Option<u32> {
        /// What one more costs besides its letters, twice over.
        const EACH: usize = 96;
        if self.texts.distinct.is_empty() {
            self.texts.distinct.push(String::new());
        }
        if text.is_empty() {
            return Some(0);
        }
        if let Some(&number) = self.by_text.get(text) {
            return Some(number);
        }
        self.bytes += text.len() * 2 + EACH;
        if self.bytes > BYTES {
            return None;
        }
        let number = u32::try_from(self.texts.distinct.len()).ok()?;
        self.texts.distinct.push(text.to_owned());
        self.by_text.insert(text.to_owned(), number);
        Some(number)
    }
}
