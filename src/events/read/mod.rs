//! Files of events: GeoJSON and tables of any length → [`Batch`]es of columns.
//!
//! [`EventFile::open`] looks at the first bytes only, unless the file is in another format or
//! encoding: then it makes a working copy, once (`translate`). [`EventFile::read`] goes through the file on
//! all cores, some megabytes at a time, and never holds it whole. Titles and descriptions stay in
//! the file until [`EventFile::details`] reads one event again. One broken event costs itself only:
//! it is counted, and the first thousand are listed with line and reason.

mod brackets;
mod collection;
mod date;
mod details;
mod error;
mod faults;
mod feature;
mod fields;
mod geometry;
mod import;
mod join;
mod judge;
mod lines;
mod linked;
mod names;
mod piece;
mod place;
mod preset;
mod row;
mod scan;
mod shim;
mod sniff;
mod source;
mod table;
mod translate;
mod walk;
mod watch;

#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::Path;

pub use details::Details;
pub use error::{DetailsError, OpenError, ReadError};
pub use faults::Faults;
pub use import::{ColumnUse, DayOrder, Delimiter, Import, Purpose};
pub use join::FileReport;
pub use preset::Preset;
pub use shim::{ColumnInfo, ColumnKind, ColumnValues, Texts};
pub use sniff::Format;
pub use watch::Watch;

use super::Batch;
use collection::CollectionForm;
use faults::Notes;
use join::Plan;
use lines::LineForm;
use piece::Form;
use sniff::{Sniffed, sniff};
use source::{Limits, Source, Window};
use table::TableForm;
use translate::translated;

/// A file of events, open.
#[derive(Debug)]
pub struct EventFile {
    source: Source,
    number: u16,
    /// What the file is; what is read may be a working copy of another sort.
    format: Format,
    sniffed: Sniffed,
    limits: Limits,
    import: Import,
}

impl EventFile {
    /// Opens a file and looks what sort it is; `number` is what [`EventKey`](super::EventKey)
    /// will call it.
    ///
    /// # Errors
    /// [`OpenError`] when it cannot be read, or holds nothing that could be an event.
    pub fn open(path: &Path, number: u16) -> Result<Self, OpenError> {
        Self::open_as(path, number, &Import::default())
    }

    /// Opens a file that is to be read as `import` says.
    ///
    /// # Errors
    /// As [`EventFile::open`].
    pub fn open_as(path: &Path, number: u16, import: &Import) -> Result<Self, OpenError> {
        let failed = |source: io::Error| {
            let path = path.to_owned();
            match source.kind() {
                io::ErrorKind::NotFound => OpenError::Missing { path },
                io::ErrorKind::PermissionDenied => OpenError::Forbidden { path },
                _ => OpenError::Unreadable { path, source },
            }
        };
        // Asked before opening: a pipe would wait for someone to write.
        let metadata = fs::metadata(path).map_err(failed)?;
        if !metadata.is_file() {
            let what = if metadata.is_dir() {
                "a folder"
            } else {
                "no regular file"
            };
            let path = path.to_owned();
            return Err(OpenError::NoFile { what, path });
        }
        let file = File::open(path).map_err(failed)?;
        Self::of(file, path, true, number, import)
    }

    /// Opens a file that has been carried inside another: its name, and what it held.
    ///
    /// # Errors
    /// As [`EventFile::open`]; also when there is no room for a copy of it.
    pub fn embedded(
        name: &str,
        bytes: &[u8],
        number: u16,
        import: &Import,
    ) -> Result<Self, OpenError> {
        let path = Path::new(name);
        let copied = tempfile::tempfile().and_then(|mut file| {
            file.write_all(bytes)?;
            Ok(file)
        });
        let file = copied.map_err(|source| OpenError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::of(file, path, false, number, import)
    }

    fn of(
        file: File,
        path: &Path,
        is_on_disk: bool,
        number: u16,
        import: &Import,
    ) -> Result<Self, OpenError> {
        let metadata = file.metadata().map_err(|source| OpenError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let source = Source {
            file,
            path: path.to_owned(),
            len: metadata.len(),
            modified: metadata.modified().ok(),
            is_on_disk,
            origin: None,
        };
        let wanted = import.encoding.as_deref();
        let wanted = wanted.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
        let translated = translated(source, wanted)?;
        let source = translated.source;
        let sniffed = match translated.format {
            Some(_) => Sniffed::of_copy(),
            None => sniff(&source)?,
        };
        let mut import = import.clone();
        if let Some(encoding) = translated.encoding {
            import.encoding = Some(encoding.name().to_ascii_lowercase());
        }
        Ok(Self {
            format: translated.format.unwrap_or_else(|| sniffed.format.clone()),
            sniffed,
            source,
            number,
            limits: Limits::USUAL,
            import,
        })
    }

    /// How it is read.
    pub fn import(&self) -> &Import {
        &self.import
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.source.path
    }

    /// Its name without its folder.
    pub fn name(&self) -> String {
        let name = self.source.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Its number, as in [`EventKey::file`](super::EventKey::file).
    pub fn number(&self) -> u16 {
        self.number
    }

    /// How many bytes there are to be read; of a file in another format, those of its working copy.
    pub fn len_bytes(&self) -> u64 {
        self.source.len
    }

    /// What sort of file it is.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// Whether these letters stand anywhere in the file, as they are: a quick look, so that nothing
    /// need be read again where they do not.
    ///
    /// # Errors
    /// [`ReadError`] when the disk fails.
    pub fn holds(&self, letters: &str) -> Result<bool, ReadError> {
        const AT_ONCE: usize = 1 << 20;
        let mut bytes = vec![0; AT_ONCE.max(letters.len() * 2)];
        let finder = memchr::memmem::Finder::new(letters);
        let mut offset = 0;
        loop {
            let count = self.source.fill(&mut bytes, offset)?;
            if finder
                .find(bytes.get(..count).unwrap_or_default())
                .is_some()
            {
                return Ok(true);
            }
            if count < bytes.len() {
                return Ok(false);
            }
            // What is cut in two at the end is whole at the next look.
            offset += (count - letters.len()) as u64;
        }
    }

    /// Reads all events; `take` is given them in the order of the file, some thousand at a
    /// time, and may stop the reading. All batches share one numbering of categories.
    ///
    /// # Errors
    /// [`ReadError`] when the disk fails or the memory is used up.
    pub fn read(
        &self,
        watch: &Watch,
        take: &mut dyn FnMut(Batch) -> ControlFlow<()>,
    ) -> Result<FileReport, ReadError> {
        watch.expect(self.source.len);
        let notes = Notes::default();
        if let Some(origin) = &self.source.origin {
            watch.advance(0, 0, origin.faults.len() as u64);
        }
        let form = self.form();
        Plan {
            source: &self.source,
            form: form.as_ref(),
            begin: self.sniffed.begin,
            limits: self.limits,
            file: self.number,
            numbered: self.sniffed.format == Format::FeatureCollection,
        }
        .read(notes, watch, take)
    }

    /// Reads the event again that begins at byte `offset`, with all that the file says about it.
    ///
    /// # Errors
    /// [`DetailsError`] when the file has changed since, or no event begins there.
    pub fn details(&self, offset: u64) -> Result<Details, DetailsError> {
        let path = || self.source.path.clone();
        if self.source.has_changed() {
            return Err(DetailsError::Changed { path: path() });
        }
        let mut window = Window::new(&self.source);
        window.lay(offset, 16 << 10)?;
        loop {
            let bytes = window.bytes();
            let whole = window.at_end() || bytes.len() >= self.limits.record;
            if let Some(details) = self.details_in(bytes, window.at_end()) {
                return Ok(details);
            }
            if whole {
                return Err(DetailsError::NoEvent {
                    offset,
                    path: path(),
                });
            }
            window.more()?;
        }
    }

    /// The event at the start of `bytes`; `None` when there is none, or not the whole of it.
    fn details_in(&self, bytes: &[u8], at_end: bool) -> Option<Details> {
        if let Format::Csv { delimiter, columns } = &self.sniffed.format {
            let form = TableForm::new(self.limits, *delimiter, columns)?;
            return details::of_row(bytes, at_end, &form, columns);
        }
        details::of_feature(bytes)
    }

    /// Whether the file at this path is another than the one that was opened: its length or its
    /// time of change differs. A file that was deleted is still the one that was opened.
    pub fn has_changed(&self) -> bool {
        match fs::metadata(&self.source.path) {
            Ok(metadata) if self.source.is_on_disk => self.source.differs(&metadata),
            _ => self.source.has_changed(),
        }
    }

    fn form(&self) -> Box<dyn Form> {
        let limits = self.limits;
        match &self.sniffed.format {
            Format::FeatureCollection => Box::new(CollectionForm {
                limits,
                typed: self.sniffed.typed,
            }),
            Format::Csv { delimiter, columns } => {
                if let Some(form) = TableForm::new(limits, *delimiter, columns) {
                    return Box::new(form);
                }
                // Sniffing made sure that there is one.
                Box::new(self.lines())
            }
            // A working copy has a feature a line, too.
            _ => Box::new(self.lines()),
        }
    }

    fn lines(&self) -> LineForm {
        LineForm {
            limits: self.limits,
            separator: self.sniffed.separator,
            of_copy: self.sniffed.of_copy,
        }
    }
}
