//! Why a file gave nothing at all; what is wrong with single events is a [`Fault`](crate::atlas::Fault).

use std::io;
use std::path::PathBuf;

/// Why a file of events could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is no such file.
    #[error("there is no such file; check the spelling of its name: {path}")]
    Missing {
        /// The file.
        path: PathBuf,
    },

    /// The file may not be read.
    #[error("the file may not be read; ask for permission to read it: {path}")]
    Forbidden {
        /// The file.
        path: PathBuf,
    },

    /// A folder, or something else that is no file on a disk.
    #[error("this is {what}, not a file of events; name a file on a disk: {path}")]
    NoFile {
        /// What it is.
        what: &'static str,
        /// The file.
        path: PathBuf,
    },

    /// The system could not read it.
    #[error("the file cannot be read; check the disk it is on: {path}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },

    /// It was asked to stop before anything of the file could be read.
    #[error("reading was stopped before anything of it could be shown; open it again: {path}")]
    Stopped {
        /// The file.
        path: PathBuf,
    },

    /// The file has no content.
    #[error("the file is empty; fetch it again: {path}")]
    Empty {
        /// The file.
        path: PathBuf,
    },

    /// The file holds zero bytes, so it is no text.
    #[error(
        "this is a binary file of no format that is read (byte {at} is NUL); name a GeoJSON or CSV file: {path}"
    )]
    Binary {
        /// Its first byte that no text has, counted from 1.
        at: usize,
        /// The file.
        path: PathBuf,
    },

    /// JSON, XML or something else that holds no features.
    #[error("{what}; {mend}: {path}")]
    NoFeatures {
        /// What it is instead.
        what: String,
        /// What to do about it.
        mend: &'static str,
        /// The file.
        path: PathBuf,
    },

    /// A file of a known format that gives nothing.
    #[error("{what}; {mend}: {path}{}", line.map(|line| format!(":{line}")).unwrap_or_default())]
    Unusable {
        /// What is wrong.
        what: String,
        /// What to do about it.
        mend: String,
        /// The file.
        path: PathBuf,
        /// The line it is on, where there are lines.
        line: Option<usize>,
    },

    /// Its positions are no degrees of WGS 84.
    #[error(
        "its coordinates are {crs}, not degrees of WGS 84; convert it first: ogr2ogr -t_srs EPSG:4326 new.geojson old: {path}"
    )]
    ForeignCrs {
        /// What they are.
        crs: String,
        /// The file.
        path: PathBuf,
    },

    /// There is no room for a working copy.
    #[error(
        "there is no room in {folder} for a working copy; make some, or set TMPDIR to another folder: {path}"
    )]
    NoRoom {
        /// Where it would be.
        folder: PathBuf,
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },

    /// A table in which no columns hold positions.
    #[error(
        "no columns hold the positions: the first line is taken as the header, and has {found}; name one of them longitude, lon, lng, long or x and one latitude, lat or y: {path}"
    )]
    NoColumns {
        /// The columns there are.
        found: String,
        /// How many those are: what has a single one is hardly a table.
        columns: usize,
        /// The file.
        path: PathBuf,
    },
}

/// Why reading had to stop.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The system could not read on.
    #[error("the file cannot be read any further; check the disk it is on: {path}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },

    /// The memory is used up.
    #[error(
        "there is too little memory for its events; close something or read a smaller file: {path}"
    )]
    Memory {
        /// The file.
        path: PathBuf,
    },
}

/// Why an event could not be read again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DetailsError {
    /// The file is not what it was when it was opened.
    #[error("the file has changed since it was opened; open it again: {path}")]
    Changed {
        /// The file.
        path: PathBuf,
    },

    /// No event begins there.
    #[error("no event begins at byte {offset}; open the file again: {path}")]
    NoEvent {
        /// Where it should begin.
        offset: u64,
        /// The file.
        path: PathBuf,
    },

    /// The file could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}
