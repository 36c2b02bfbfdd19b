//! Events as a table, from which `durand FILE` reads them again without loss.
//!
//! The first columns are the same for all; what files say besides follows under their names, where
//! any event has a value. Values are written as they are: a cell that begins with `=`, `+`, `-` or
//! `@` is not altered, because then it would no longer be what the source says. A spreadsheet may
//! take such a cell for a formula; to be safe, import the file with its columns set to text.

use std::io::Write;

use super::ExportError;
use super::events::each;
use super::record::{Cell, FIELDS, Record};
use crate::events::Row;
use crate::session::Dataset;

/// The columns that every table of events has.
pub const COLUMNS: [&str; 14] = [
    "date",
    "id",
    "title",
    "category",
    "place",
    "passages",
    "date_text",
    "location_precision",
    "longitude",
    "latitude",
    "description",
    "added",
    "short",
    "place_id",
];

/// Writes the events of `rows` as RFC 4180 asks, but with line feeds alone.
///
/// # Errors
/// When `out` does not take it, or a file that events came from has changed.
pub fn write(rows: &[Row], data: &Dataset, out: &mut dyn Write) -> Result<(), ExportError> {
    let others = other_columns(rows, data)?;
    let mut table = ::csv::Writer::from_writer(out);
    let heads = others.iter().map(|name| heading(name));
    table.write_record(COLUMNS.iter().map(|name| (*name).to_owned()).chain(heads))?;
    each(rows, data, |record| {
        let record = record.with_place_in_words(data);
        for name in COLUMNS {
            match name {
                "longitude" => table.write_field(record.position[0].to_string())?,
                "latitude" => table.write_field(record.position[1].to_string())?,
                name => table.write_field(record.get(name).text().as_bytes())?,
            }
        }
        for name in &others {
            let cell = beside(&record).find(|(other, _)| other == name);
            let text = cell.map(|(_, cell)| cell.text()).unwrap_or_default();
            table.write_field(text.as_bytes())?;
        }
        Ok(table.write_record(None::<&[u8]>)?)
    })?;
    Ok(table.flush()?)
}

/// What a record says that has no column of its own.
fn beside(record: &Record) -> impl Iterator<Item = (&str, &Cell)> {
    let known = |name: &str| COLUMNS.contains(&name) && FIELDS.contains(&name);
    // The story's own words for a place stand in the column “place” already.
    let told = record.told;
    record
        .all()
        .filter(move |(name, _)| !(known(name) || told && *name == "place_text"))
}

/// The names of all that records say besides, in the order in which they come.
fn other_columns(rows: &[Row], data: &Dataset) -> Result<Vec<String>, ExportError> {
    let mut names: Vec<String> = Vec::new();
    if data.files().is_empty() {
        return Ok(names);
    }
    each(rows, data, |record| {
        let record = record.with_place_in_words(data);
        for (name, _) in beside(&record) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        Ok(())
    })?;
    Ok(names)
}

/// A property that is called as a column of positions must not be taken for it.
fn heading(name: &str) -> String {
    let plain = name.trim().to_lowercase();
    if matches!(plain.as_str(), "longitude" | "latitude") {
        format!("{plain}_2")
    } else {
        name.to_owned()
    }
}
