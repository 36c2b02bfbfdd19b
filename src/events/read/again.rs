//! Records that could not be placed or dated, written out again as they stand in the file.
//!
//! Rows of a table come byte for byte under the table's own first line; features as members of a
//! collection, or one a line, whichever the file is. What is in another format is written as its
//! working copy has it: a feature a line, with its place in the file. What is no JSON at all becomes
//! the text of a feature without a place, so that the whole stays valid and nothing is lost.

use std::io::{self, BufReader, Read, Write};
use std::ops::ControlFlow;
use std::sync::Arc;

use serde::de::IgnoredAny;

use super::dates::Dates;
use super::gather::Gather;
use super::lines::RECORD_SEPARATOR;
use super::reading::Reading;
use super::source::Source;
use super::{EventFile, Format, ReadError, Watch};

/// Why records could not be written out again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AgainError {
    /// The file could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),

    /// They could not be written.
    #[error("they cannot be written; check the disk: {source}")]
    Write {
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

impl EventFile {
    /// Writes every record that gave no event into `out`, unchanged, and nothing at all where there
    /// is none; gives how many there are.
    ///
    /// # Errors
    /// [`AgainError`] when the file cannot be read or `out` takes nothing.
    pub fn rejected(&self, watch: &Watch, out: &mut dyn Write) -> Result<u64, AgainError> {
        self.again(Gather::Refused, watch, out)
    }

    /// Writes every event without a date, or with one that cannot be read, into `out`, unchanged;
    /// gives how many there are.
    ///
    /// # Errors
    /// As [`EventFile::rejected`].
    pub fn undated(&self, watch: &Watch, out: &mut dyn Write) -> Result<u64, AgainError> {
        self.again(Gather::Undated, watch, out)
    }

    fn again(&self, gather: Gather, watch: &Watch, out: &mut dyn Write) -> Result<u64, AgainError> {
        watch.expect(self.source.len);
        if gather == Gather::Undated && self.dates_ask() {
            self.reading.dates.hints(&watch.beside());
        }
        let mut reading = Reading::new(&self.import, self.is_usual, Dates::default());
        reading.dates = Arc::clone(&self.reading.dates);
        reading.gather = gather;
        let form = super::form(&self.sniffed, self.place, self.limits, Arc::new(reading));
        let mut writer = Writer::new(
            &self.source,
            (&self.sniffed.format, self.sniffed.begin),
            self.sniffed.separator,
            out,
        );
        let mut written = Ok(());
        let plan = self.plan(form.as_ref());
        plan.gather(super::Notes::default(), watch, &mut |_, gathered| {
            for span in gathered.spans.all() {
                if written.is_ok() {
                    written = writer.record(*span);
                }
            }
            match written {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        })?;
        written
            .and_then(|()| writer.end())
            .map_err(|source| AgainError::Write { source })?;
        Ok(writer.count)
    }
}

/// Writes records in the form of the file they come from.
struct Writer<'a> {
    source: &'a Source,
    format: &'a Format,
    /// Where its records begin.
    begin: u64,
    separator: u8,
    out: &'a mut dyn Write,
    /// How the file ends its lines.
    line_end: &'static [u8],
    count: u64,
}

impl<'a> Writer<'a> {
    fn new(
        source: &'a Source,
        (format, begin): (&'a Format, u64),
        separator: u8,
        out: &'a mut dyn Write,
    ) -> Self {
        Self {
            source,
            format,
            begin,
            separator,
            out,
            line_end: b"\n",
            count: 0,
        }
    }

    /// Writes what stands before the records: in a table all that stands before them there.
    fn begin(&mut self) -> io::Result<()> {
        match self.format {
            Format::Csv { .. } => {
                let begin = self.begin;
                let mut end = [0; 2];
                let got = Span::new(self.source, [begin, begin + 2]).read(&mut end)?;
                if end.get(..got) == Some(b"\r\n") {
                    self.line_end = b"\r\n";
                } else if end.first() == Some(&b'\r') {
                    self.line_end = b"\r";
                }
                io::copy(&mut Span::new(self.source, [0, begin]), self.out)?;
                self.out.write_all(self.line_end)
            }
            Format::FeatureCollection => self
                .out
                .write_all(b"{\"type\":\"FeatureCollection\",\"features\":["),
            _ => Ok(()),
        }
    }

    fn record(&mut self, [begin, end]: [u64; 2]) -> io::Result<()> {
        let end = self.without_line_ends([begin, end])?;
        if begin >= end {
            return Ok(());
        }
        let first = self.count == 0;
        if first {
            self.begin()?;
        }
        self.count += 1;
        match self.format {
            Format::Csv { .. } => {
                io::copy(&mut Span::new(self.source, [begin, end]), self.out)?;
                self.out.write_all(self.line_end)
            }
            Format::FeatureCollection => {
                self.out.write_all(if first { b"\n" } else { b",\n" })?;
                self.feature([begin, end])
            }
            _ => {
                if self.separator == RECORD_SEPARATOR {
                    self.out.write_all(&[RECORD_SEPARATOR])?;
                }
                self.feature([begin, end])?;
                self.out.write_all(b"\n")
            }
        }
    }

    fn end(&mut self) -> io::Result<()> {
        if self.count > 0 && *self.format == Format::FeatureCollection {
            self.out.write_all(b"\n]}\n")?;
        }
        self.out.flush()
    }

    /// Where a record ends, without what parts it from the next.
    fn without_line_ends(&self, [begin, end]: [u64; 2]) -> io::Result<u64> {
        const STEP: u64 = 4096;
        let mut end = end;
        while end > begin {
            let from = end.saturating_sub(STEP).max(begin);
            let mut bytes = Vec::new();
            Span::new(self.source, [from, end]).read_to_end(&mut bytes)?;
            let ends = bytes.iter().rev();
            let ends = ends
                .take_while(|byte| matches!(byte, b'\n' | b'\r'))
                .count();
            end -= ends as u64;
            if ends < bytes.len() || bytes.is_empty() {
                break;
            }
        }
        Ok(end)
    }

    /// One feature as it stands there, or as the text of one when it is no JSON.
    fn feature(&mut self, [begin, end]: [u64; 2]) -> io::Result<()> {
        let span = || BufReader::new(Span::new(self.source, [begin, end]));
        let mut values = serde_json::Deserializer::from_reader(span()).into_iter::<IgnoredAny>();
        let sound = matches!(values.next(), Some(Ok(_)));
        let length = values.byte_offset() as u64;
        let mut first = [0; 1];
        let is_object = span().read(&mut first)? == 1 && first == *b"{";
        let behind = Span::new(self.source, [begin + length, end]);
        if sound && is_object && only_separators(behind)? {
            io::copy(
                &mut Span::new(self.source, [begin, begin + length]),
                self.out,
            )?;
            return Ok(());
        }
        self.out.write_all(
            b"{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"unreadable\":\"",
        )?;
        self.text(Span::new(self.source, [begin, end]))?;
        self.out.write_all(b"\"}}")
    }

    /// The letters of a record inside a string of JSON; what is no UTF-8 becomes U+FFFD.
    fn text(&mut self, mut span: Span<'_>) -> io::Result<()> {
        const STEP: usize = 64 << 10;
        let mut bytes = vec![0; STEP];
        let mut kept = 0;
        loop {
            let room = bytes.get_mut(kept..).unwrap_or_default();
            let got = span.read(room)?;
            let filled = bytes.get(..kept + got).unwrap_or_default();
            // A letter that is cut in two is told with the next step.
            let whole = match std::str::from_utf8(filled) {
                Err(error) if got > 0 && error.error_len().is_none() => error.valid_up_to(),
                _ => filled.len(),
            };
            let (now, later) = filled.split_at_checked(whole).unwrap_or((filled, &[]));
            let text = serde_json::to_string(&String::from_utf8_lossy(now))?;
            let inside = text.get(1..text.len() - 1).unwrap_or_default();
            self.out.write_all(inside.as_bytes())?;
            if got == 0 {
                return Ok(());
            }
            let rest = later.to_vec();
            kept = rest.len();
            for (place, byte) in bytes.iter_mut().zip(rest) {
                *place = byte;
            }
        }
    }
}

/// Whether nothing stands there but what parts features or closes their list.
fn only_separators(span: Span<'_>) -> io::Result<bool> {
    for byte in BufReader::new(span).bytes() {
        let byte = byte?;
        let parts = matches!(byte, b',' | b']' | RECORD_SEPARATOR) || byte.is_ascii_whitespace();
        if !parts {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A part of a file, read from its beginning on.
struct Span<'f> {
    source: &'f Source,
    at: u64,
    end: u64,
}

impl<'f> Span<'f> {
    fn new(source: &'f Source, [at, end]: [u64; 2]) -> Self {
        Self { source, at, end }
    }
}

impl Read for Span<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = into.len().min(left);
        let room = into.get_mut(..wanted).unwrap_or_default();
        let got = self.source.fill(room, self.at).map_err(io::Error::other)?;
        self.at += got as u64;
        Ok(got)
    }
}
