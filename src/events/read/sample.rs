//! What stands at the beginning of a file, column by column: enough to tell what they are.

use std::collections::HashMap;

use super::judge::Written;
use super::row::{Row, cut};
use super::source::{Source, Window};
use super::values::{ColumnInfo, ColumnKind};
use super::written::{self, Hint};
use super::{ReadError, dates::Dates};

/// Rows that are looked at.
const ROWS: usize = 1000;
/// Bytes that are looked at.
const BYTES: usize = 256 << 10;
/// Values that are kept, of all columns together.
const VALUES: usize = 200_000;
/// Letters of a value that are kept.
const LETTERS: usize = 200;
/// Properties of features that are kept apart.
const PROPERTIES: usize = 10_000;

/// The beginning of a file.
#[derive(Debug, Default)]
pub(super) struct Sample {
    pub(super) names: Vec<String>,
    /// For each name the values that say something, in the order of the file.
    pub(super) values: Vec<Vec<String>>,
}

impl Sample {
    /// The first rows of a table.
    pub(super) fn of_table(
        source: &Source,
        begin: u64,
        delimiter: u8,
        names: &[String],
    ) -> Result<Self, ReadError> {
        let mut sample = Self {
            names: names.to_vec(),
            values: vec![Vec::new(); names.len()],
        };
        let mut window = Window::new(source);
        window.lay(begin, BYTES)?;
        let bytes = window.bytes();
        let mut row = Row::default();
        let (mut at, mut kept) = (0, 0);
        for _ in 0..ROWS {
            let rest = bytes.get(at..).unwrap_or_default();
            let ends = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
            let ends = ends.count();
            let rest = rest.get(ends..).unwrap_or_default();
            let cut = cut(rest, delimiter, window.at_end(), &mut row);
            let Some(length) = cut.filter(|_| !rest.is_empty()) else {
                break;
            };
            at += ends + length;
            if row.len() != names.len() {
                continue;
            }
            let record = rest.get(..length).unwrap_or_default();
            for (index, values) in sample.values.iter_mut().enumerate() {
                let text = String::from_utf8_lossy(row.field(record, index));
                kept += keep(values, &text);
            }
            if kept >= VALUES {
                break;
            }
        }
        Ok(sample)
    }

    /// The first features behind `begin`, whatever stands between them.
    pub(super) fn of_features(source: &Source, begin: u64) -> Result<Self, ReadError> {
        let mut sample = Self::default();
        let mut index: HashMap<String, usize> = HashMap::new();
        let mut window = Window::new(source);
        window.lay(begin, BYTES)?;
        let mut rest = window.bytes();
        let mut kept = 0;
        for _ in 0..ROWS {
            let between = |byte: &&u8| matches!(**byte, b',' | 0x1E) || byte.is_ascii_whitespace();
            let passed = rest.iter().take_while(between).count();
            rest = rest.get(passed..).unwrap_or_default();
            let mut features =
                serde_json::Deserializer::from_slice(rest).into_iter::<Written<'_>>();
            let Some(Ok(feature)) = features.next() else {
                break;
            };
            for (name, json) in feature.properties.unwrap_or_default().0 {
                let known = index.get(name.as_ref()).copied();
                let column = known.unwrap_or(sample.names.len());
                if known.is_none() {
                    if column >= PROPERTIES {
                        continue;
                    }
                    index.insert(name.clone().into_owned(), column);
                    sample.names.push(name.into_owned());
                    sample.values.push(Vec::new());
                }
                let Some(values) = sample.values.get_mut(column) else {
                    continue;
                };
                kept += match json.as_bytes().first() {
                    Some(b'n') => 0,
                    Some(b'"') => keep(
                        values,
                        &serde_json::from_str::<String>(json).unwrap_or_default(),
                    ),
                    _ => keep(values, json),
                };
            }
            rest = rest.get(features.byte_offset()..).unwrap_or_default();
            if kept >= VALUES {
                break;
            }
        }
        Ok(sample)
    }

    /// The values of the `index`-th column.
    pub(super) fn values(&self, index: usize) -> &[String] {
        self.values
            .get(index)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// What each column holds; `is_date` says of a name whether it is read for a date.
    pub(super) fn columns(&self, is_date: impl Fn(&str) -> bool) -> Vec<ColumnInfo> {
        let named = self.names.iter().zip(&self.values);
        let info = |(name, values): (&String, &Vec<String>)| ColumnInfo {
            name: name.clone(),
            kind: kind_of(values, is_date(name)),
            example: values.first().cloned().unwrap_or_default(),
        };
        named.map(info).collect()
    }
}

/// Keeps a value that says something; how many were kept.
fn keep(values: &mut Vec<String>, text: &str) -> usize {
    let text = text.trim();
    if text.is_empty() {
        return 0;
    }
    let end = text.char_indices().nth(LETTERS).map(|(end, _)| end);
    let short = end.and_then(|end| text.get(..end)).unwrap_or(text);
    values.push(short.to_owned());
    1
}

fn kind_of(values: &[String], is_date: bool) -> ColumnKind {
    let number = |text: &String| text.replacen(',', ".", 1).parse::<f64>().is_ok();
    if is_date && !values.is_empty() || share(values, looks_like_date) >= 0.8 {
        ColumnKind::Date
    } else if !values.is_empty() && values.iter().all(number) {
        ColumnKind::Number
    } else {
        ColumnKind::Text
    }
}

/// Whether a text can be read as a date that says more than a year.
pub(super) fn looks_like_date(text: &str) -> bool {
    let dates = Dates::default();
    let is_number = text.parse::<f64>().is_ok();
    // Whether day or month stands first is for the whole column to tell.
    let is_date = || dates.read(text).is_ok() || written::hint(text) != Hint::None;
    !is_number && text.len() >= 6 && is_date()
}

/// The share of values of which `is` holds; none of none.
pub(super) fn share(values: &[String], is: impl Fn(&str) -> bool) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    values.iter().filter(|text| is(text)).count() as f64 / values.len() as f64
}
