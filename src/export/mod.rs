//! What leaves the house as a file: maps, events and passages, from the window and the shell alike.
//!
//! Everything here is a pure function from a [`Dataset`](crate::session::Dataset) and what of it is
//! asked for to bytes. Events are streamed, because there may be ten million; the rest is small.
//! Only [`file`](mod@file) and [`story_folder`] touch the disk.
//!
//! | what | forms |
//! |---|---|
//! | the map as a page ([`map_page`]) | PNG, SVG, PDF |
//! | events ([`events`]) | CSV, `GeoJSON`, KML 2.2 |
//! | a story that was written ([`story_folder`]) | a story folder |
//! | passages ([`passages`]) | text, JSON, CSV, `GeoJSON`, KML 2.2, Web Annotations as JSON-LD |
//!
//! What is written here is read again: CSV and `GeoJSON` of events by `durand FILE` without loss, all
//! of it by QGIS and GDAL.

pub mod again;
pub mod annotations;
pub mod choice;
pub mod csv;
pub mod events;
pub mod file;
pub mod geojson;
pub mod kml;
pub mod map_page;
pub mod passages;
pub mod record;
pub mod story_folder;

pub use events::EventForm;
pub use file::{Saved, free_name, save};
pub use map_page::{MapForm, MapParts, Paper, Sheet};
pub use passages::PassageForm;
pub use story_folder::{Over, StorySaveError, save_story};

use std::io;

use crate::events::read::{DetailsError, ReadError};
use crate::map::surface::{pdf, png, svg};

/// Why something could not be exported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The disk or the pipe did not take it.
    #[error("{0}")]
    Write(#[from] io::Error),
    /// The file an event came from says it no more.
    #[error("an event could not be read again from its file: {0}")]
    Lost(#[from] DetailsError),
    /// The file whose records were to be written again could not be read.
    #[error(transparent)]
    Unread(#[from] ReadError),
    /// There is nothing to be written.
    #[error("there is nothing to be written")]
    Nothing,
    /// The map could not be drawn as PNG.
    #[error(transparent)]
    Png(#[from] png::PngError),
    /// The map could not be written as SVG.
    #[error(transparent)]
    Svg(#[from] svg::SvgError),
    /// The map could not be written as PDF.
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
}

impl From<::csv::Error> for ExportError {
    fn from(error: ::csv::Error) -> Self {
        // What the pipe or the disk said stays what it is, so that a closed pipe is known by it.
        match error.into_kind() {
            ::csv::ErrorKind::Io(error) => Self::Write(error),
            other => Self::Write(io::Error::other(format!("{other:?}"))),
        }
    }
}
