//! The working copy of a file that is no text in UTF-8: one GeoJSON feature a line, or the same
//! text in UTF-8, in a temporary file without a name.
//!
//! It is written once, when a file is opened. Everything that reads events reads the copy; what it
//! says of places and of changes is about the file it was made from.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::time::SystemTime;

use super::super::OpenError;
use super::super::faults::Notes;
use super::super::source::Source;
use super::crs::{self, Crs};
use super::record::Record;
use crate::atlas::{Fault, Severity};

/// What a working copy remembers of the file it was made from.
#[derive(Debug)]
pub(in super::super) struct Origin {
    /// That file, open.
    pub(in super::super) file: File,
    pub(in super::super) len: u64,
    pub(in super::super) modified: Option<SystemTime>,
    /// What it calls one of its records, layer by layer, with `#` for the number: when the copy
    /// has a line for each.
    pub(in super::super) records: Vec<String>,
    /// What is wrong with the file as a whole, by what such faults have in common.
    pub(in super::super) faults: Vec<(&'static str, Fault)>,
}

/// Where a record stands in the file it was made from; 0 where that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Place {
    /// Counted from 1.
    pub(in super::super) line: u64,
    /// Counted from 1; above [`Place::LAYER_BITS`] stands which layer of its file it is in.
    pub(in super::super) number: u64,
}

impl Place {
    /// Bits of a number below those of its layer.
    const LAYER_BITS: u32 = 48;

    /// How a line of a working copy begins.
    const HEAD: &str = r#"{"at":["#;
    /// Bytes of the longest beginning of a line.
    pub(in super::super) const LONGEST: usize = 64;

    /// The place that a line of a working copy begins with.
    pub(in super::super) fn of_line(line: &[u8]) -> Option<Self> {
        let rest = line.strip_prefix(Self::HEAD.as_bytes())?;
        let end = memchr::memchr(b']', rest.get(..Self::LONGEST).unwrap_or(rest))?;
        let text = std::str::from_utf8(rest.get(..end)?).ok()?;
        let (line, number) = text.split_once(',')?;
        Some(Self {
            line: line.parse().ok()?,
            number: number.parse().ok()?,
        })
    }

    pub(super) fn write(self, out: &mut Vec<u8>) -> io::Result<()> {
        write!(out, "{}{},{}]", Self::HEAD, self.line, self.number)
    }
}

/// A working copy while it is written.
pub(super) struct Spool<'s> {
    source: &'s Source,
    out: BufWriter<File>,
    bytes: u64,
    line: Vec<u8>,
    pub(super) faults: Vec<(&'static str, Fault)>,
    /// Records written.
    pub(super) records: u64,
    /// Which layer is written, and how many records came before it.
    layer: u64,
    before: u64,
}

impl<'s> Spool<'s> {
    /// Bytes of the longest copy: no file of events that a window can show needs more.
    const MOST: u64 = 16 << 30;

    pub(super) fn new(source: &'s Source) -> Result<Self, OpenError> {
        let file = tempfile::tempfile().map_err(|error| no_room(source, error))?;
        Ok(Self {
            source,
            out: BufWriter::with_capacity(1 << 18, file),
            bytes: 0,
            line: Vec::new(),
            faults: Vec::new(),
            records: 0,
            layer: 0,
            before: 0,
        })
    }

    /// Goes on with another layer, whose records are counted anew.
    pub(super) fn begin_layer(&mut self, layer: u64) {
        (self.layer, self.before) = (layer, self.records);
    }

    /// The place of the next record, on `line`.
    pub(super) fn next_place(&self, line: u64) -> Place {
        let number = self.records - self.before + 1;
        let number = self.layer << Place::LAYER_BITS | number;
        Place { line, number }
    }

    /// Passes a record that is deleted, and counted all the same.
    pub(super) fn pass(&mut self) {
        self.records += 1;
    }

    /// Adds a record.
    pub(super) fn add(&mut self, record: &Record) -> Result<(), OpenError> {
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        let written = record.write(&mut line).map_err(|error| self.failed(error));
        let written = written.and_then(|()| self.write(&line));
        self.line = line;
        self.records += 1;
        written
    }

    /// Adds a record whose positions are those of `crs`: degrees, or what can be turned into them.
    pub(super) fn add_from(&mut self, crs: &Crs, mut record: Record) -> Result<(), OpenError> {
        if crs.is_web_mercator()
            && let Ok(Some(geometry)) = &mut record.geometry
        {
            crs::to_degrees(geometry);
        }
        self.add(&record)
    }

    /// Adds bytes as they are.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), OpenError> {
        let path = || self.source.path.clone();
        if self.source.is_stopped() {
            return Err(OpenError::Stopped { path: path() });
        }
        self.bytes += bytes.len() as u64;
        if self.bytes > Self::MOST {
            return Err(OpenError::Unusable {
                what: format!("its events take more than {} GB", Self::MOST >> 30),
                mend: "split it, or keep the events that are wanted".into(),
                path: path(),
                line: None,
            });
        }
        self.out
            .write_all(bytes)
            .map_err(|error| no_room(self.source, error))
    }

    /// Notes what is wrong with the file as a whole, at `line` if that is known.
    pub(super) fn note(
        &mut self,
        severity: Severity,
        heading: &'static str,
        line: u64,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) {
        /// More is not said of one file as a whole.
        const MOST: usize = 100;
        if self.faults.len() >= MOST {
            return;
        }
        let fault = match severity {
            Severity::Error => Fault::error(&self.source.path, what, mend),
            Severity::Warning => Fault::warning(&self.source.path, what, mend),
        };
        let fault = match line {
            0 => fault,
            line => fault.at_line(line as usize),
        };
        self.faults.push((heading, fault));
    }

    /// The copy as something to read; `records` is what the file calls one of its records in each
    /// of its layers, with `#` for its number; empty when the copy is the same text.
    pub(super) fn finish(self, records: Vec<String>) -> Result<Source, OpenError> {
        let source = self.source;
        let file = self.out.into_inner();
        let file = file.map_err(|error| no_room(source, error.into_error()))?;
        let origin = Origin {
            file: source
                .file
                .try_clone()
                .map_err(|error| self_failed(source, error))?,
            len: source.len,
            modified: source.modified,
            records,
            faults: self.faults,
        };
        Ok(Source {
            file,
            path: source.path.clone(),
            len: self.bytes,
            modified: None,
            is_on_disk: source.is_on_disk,
            origin: Some(Box::new(origin)),
            watch: None,
        })
    }

    fn failed(&self, error: io::Error) -> OpenError {
        self_failed(self.source, error)
    }
}

fn self_failed(source: &Source, error: io::Error) -> OpenError {
    OpenError::Unreadable {
        path: source.path.clone(),
        source: error,
    }
}

fn no_room(source: &Source, error: io::Error) -> OpenError {
    OpenError::NoRoom {
        folder: std::env::temp_dir(),
        path: source.path.clone(),
        source: error,
    }
}

impl Origin {
    /// What the file calls the record at a place.
    pub(in super::super) fn name_of(&self, place: Place) -> Option<String> {
        let layer = (place.number >> Place::LAYER_BITS) as usize;
        let number = place.number & ((1 << Place::LAYER_BITS) - 1);
        let record = self.records.get(layer)?;
        Some(record.replacen('#', &number.to_string(), 1))
    }

    /// The faults of the file as a whole, counted into those of its events.
    pub(in super::super) fn tell(&self, notes: &mut Notes) -> Vec<Fault> {
        for (heading, _) in &self.faults {
            notes.count(heading);
        }
        self.faults.iter().map(|(_, fault)| fault.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_tells_the_place_it_was_given(line: u64, number: u64) {
            let place = Place { line, number };
            let mut written = Vec::new();
            place.write(&mut written).unwrap();
            prop_assert!(written.len() < Place::LONGEST);
            prop_assert_eq!(Place::of_line(&written), Some(place));
        }
    }
}
