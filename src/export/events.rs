//! Events, streamed in the form that is asked for.

use std::io::Write;

use rayon::prelude::*;

use super::record::Record;
use super::{ExportError, csv, geojson, kml};
use crate::events::{EventKey, Row};
use crate::session::Dataset;

/// In which form events are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventForm {
    /// A table after RFC 4180, in UTF-8; read again without loss.
    Csv,
    /// Points after RFC 7946; read again without loss.
    GeoJson,
    /// KML 2.2, with a time for each event and a folder for each category.
    Kml,
}

impl EventForm {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Csv, Self::GeoJson, Self::Kml];

    /// How its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::GeoJson => "geojson",
            Self::Kml => "kml",
        }
    }
}

impl EventForm {
    /// Whether it can hold lines and areas.
    pub const fn holds_shapes(self) -> bool {
        matches!(self, Self::GeoJson)
    }
}

/// Writes the events of `rows`, in their order, and the lines and areas `shapes` of files behind
/// them where the form can hold them: see [`EventForm::holds_shapes`].
///
/// # Errors
/// When `out` does not take it, or a file that events came from has changed.
pub fn write(
    form: EventForm,
    (rows, shapes): (&[Row], &[EventKey]),
    data: &Dataset,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    match form {
        EventForm::Csv => csv::write(rows, data, out),
        EventForm::GeoJson => geojson::write(rows, shapes, data, out),
        EventForm::Kml => kml::write(rows, data, out),
    }
}

/// Events that are held in memory at a time.
pub(super) const AT_ONCE: usize = 1 << 13;

/// Hands the events of `rows` to `take`, some thousand at a time, read again on all processors.
pub(super) fn each(
    rows: &[Row],
    data: &Dataset,
    mut take: impl FnMut(Record) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    for rows in rows.chunks(AT_ONCE) {
        let records = rows.par_iter().map(|&row| Record::of(row, data));
        let records: Vec<Option<Record>> = records.collect::<Result<_, _>>()?;
        records.into_iter().flatten().try_for_each(&mut take)?;
    }
    Ok(())
}
