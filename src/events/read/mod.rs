//! Files of events: GeoJSON and tables of any length → [`Batch`]es of columns.
//!
//! [`EventFile::open`] looks at the first bytes only, unless the file is in another format or
//! encoding: then it makes a working copy, once (`translate`). [`EventFile::read`] goes through the file on
//! all cores, some megabytes at a time, and never holds it whole. Titles and descriptions stay in
//! the file until [`EventFile::details`] reads one event again. One broken event costs itself only:
//! it is counted, and the first thousand are listed with line and reason.

mod again;
mod brackets;
mod collection;
mod date;
mod dates;
mod details;
mod doubt;
mod error;
mod faults;
mod feature;
mod fields;
mod find;
mod gather;
mod geometry;
mod import;
mod join;
mod judge;
mod lines;
mod linked;
mod names;
mod outline;
mod piece;
mod place;
mod position;
mod preset;
mod preview;
mod reading;
mod row;
mod sample;
mod scan;
mod sniff;
mod source;
mod table;
mod translate;
mod values;
mod walk;
mod watch;
mod well_known;
mod whole;
mod written;

#[cfg(test)]
mod tests;

use std::fs;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

pub use again::AgainError;
pub use details::Details;
pub use doubt::Doubt;
pub use error::{DetailsError, OpenError, ReadError};
pub use faults::Faults;
pub use import::{ColumnUse, DayOrder, Delimiter, Import, Purpose};
pub use join::FileReport;
pub use outline::Outline;
pub use preset::Preset;
pub use preview::{Preview, PreviewRow};
pub use sniff::Format;
pub use values::{ColumnInfo, ColumnKind, ColumnValues, Texts};
pub use watch::Watch;

use super::Batch;
use crate::atlas::Severity;
use collection::CollectionForm;
use dates::{Dates, Hints};
use faults::Notes;
use find::{Found, complete};
use gather::Gather;
use join::Plan;
use lines::LineForm;
use names::{DateKind, Role};
use piece::Form;
use reading::Reading;
use sample::Sample;
use sniff::{Sniffed, listed, sniff};
use source::{Limits, Source, Window};
use table::{PlaceColumns, TableForm};
use translate::translated;
use values::Cells;
use walk::while_opening;

/// A file of events, open.
#[derive(Debug)]
pub struct EventFile {
    source: Arc<Source>,
    number: u16,
    /// What the file is; what is read may be a working copy of another sort.
    format: Format,
    sniffed: Arc<Sniffed>,
    limits: Limits,
    asked: Import,
    import: Import,
    /// Where a table keeps its positions.
    place: Option<PlaceColumns>,
    /// Whether the names of its properties say all about them.
    is_usual: bool,
    reading: Arc<Reading>,
    sample: Sample,
    doubts: Vec<Doubt>,
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
        Self::open_any(path, number, import)?.sure()
    }

    /// The same, where `watch` hears how far the working copy has come that some formats need, and
    /// may ask to stop.
    ///
    /// # Errors
    /// As [`EventFile::open`]; also when it was stopped.
    pub fn open_watched(
        path: &Path,
        number: u16,
        import: &Import,
        watch: &Arc<Watch>,
    ) -> Result<Self, OpenError> {
        let source = Source {
            watch: Some(Arc::clone(watch)),
            ..Source::open(path)?
        };
        Self::of(source, number, import)?.sure()
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
        Self::embedded_any(name, bytes, number, import)?.sure()
    }

    /// The same, though nothing in it may be known to be a position.
    fn embedded_any(
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
        let source = copied.and_then(|file| Source::of(file, path));
        let source = source.map_err(|source| OpenError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::of(source, number, import)
    }

    /// The file, if it is known where its positions are.
    fn sure(self) -> Result<Self, OpenError> {
        match (self.format(), self.place) {
            (Format::Csv { columns, .. }, None) => Err(OpenError::NoColumns {
                found: listed(columns),
                columns: columns.len(),
                path: self.path().into(),
            }),
            _ => Ok(self),
        }
    }

    /// The file at `path`, though nothing in it may be known to be a position.
    fn open_any(path: &Path, number: u16, import: &Import) -> Result<Self, OpenError> {
        Self::of(Source::open(path)?, number, import)
    }

    fn of(source: Source, number: u16, import: &Import) -> Result<Self, OpenError> {
        let asked = import;
        let path = source.path.clone();
        let watch = source.watch.clone();
        let translated = translated(source, import.encoding.as_deref());
        if watch.is_some_and(|watch| watch.is_cancelled()) {
            return Err(OpenError::Stopped { path });
        }
        let translated = translated?;
        let source = Source {
            watch: None,
            ..translated.source
        };
        let sniffed = match translated.format {
            Some(_) => Sniffed::of_copy(),
            None => sniff(&source, import)?,
        };
        let format = translated.format.unwrap_or_else(|| sniffed.format.clone());
        let sample = match &sniffed.format {
            Format::Csv { delimiter, columns } => {
                Sample::of_table(&source, sniffed.begin, *delimiter, columns)
            }
            _ => Sample::of_features(&source, sniffed.begin),
        };
        let sample = sample.map_err(|error| while_opening(&path, error))?;
        let (source, sniffed) = (Arc::new(source), Arc::new(sniffed));
        let is_table = matches!(sniffed.format, Format::Csv { .. });
        let Found {
            mut import,
            is_usual,
            guessed,
        } = complete(&sample, import, is_table);
        if let Some(encoding) = translated.encoding {
            import.encoding = Some(encoding.to_ascii_lowercase());
        }
        let place = match &sniffed.format {
            Format::Csv { delimiter, columns } => {
                import.delimiter = Delimiter::of_byte(*delimiter);
                PlaceColumns::of(&import, columns)
            }
            _ => None,
        };
        let finder = finder(&source, &sniffed, &import, is_usual, place);
        let mut dates = Dates::new(&import, import.preset, Some(finder));
        let date = |purpose| import.column_for(purpose).is_some();
        dates.due = is_table && (date(Purpose::Date) || date(Purpose::Year));
        dates.chosen = asked.only || !asked.columns.is_empty();
        let mut doubts = sniffed.doubts.clone();
        if is_table && place.is_none() {
            doubts.push(Doubt::NoPositions);
        }
        if guessed {
            doubts.push(Doubt::PositionsGuessed);
        }
        Ok(Self {
            reading: Arc::new(Reading::new(&import, is_usual, dates)),
            source,
            number,
            format,
            sniffed,
            limits: Limits::USUAL,
            asked: asked.clone(),
            import,
            place,
            is_usual,
            sample,
            doubts,
        })
    }

    /// How somebody wanted it to be read when it was opened.
    pub fn asked(&self) -> &Import {
        &self.asked
    }

    /// How it is read, complete: what was set, and what was found. The order of day and month is
    /// that of the whole file, which is gone through for it when its dates ask for one.
    pub fn import(&self) -> Import {
        let mut import = self.import.clone();
        if import.day_order.is_none() && self.dates_ask() {
            import.day_order = self.reading.dates.order(&Watch::default());
        }
        import
    }

    /// Whether dates at its beginning leave open which of two numbers is the month.
    fn dates_ask(&self) -> bool {
        let named = self.sample.names.iter().enumerate();
        let mut dates = named.filter(|(_, name)| self.is_date(name));
        dates.any(|(index, _)| {
            let mut values = self.sample.values(index).iter();
            values.any(|text| written::hint(text) != written::Hint::None)
        })
    }

    fn is_date(&self, name: &str) -> bool {
        let role = self.reading.role_of(name);
        matches!(role, Role::End(_))
            || matches!(role, Role::Date(role) if role.kind != DateKind::Partial)
    }

    /// The columns of a table, or the properties that its first features have: what their values
    /// are, as the file begins, and the first of them.
    pub fn columns(&self) -> Vec<ColumnInfo> {
        self.sample.columns(|name| self.is_date(name))
    }

    /// One column for every event of the file, in the order of their offsets. What kind its values
    /// are is told by the beginning of the file, as [`EventFile::columns`] does.
    ///
    /// # Errors
    /// [`ReadError`] when the disk fails or the memory is used up.
    pub fn column(&self, name: &str, watch: &Watch) -> Result<ColumnValues, ReadError> {
        let mut columns = self.columns().into_iter();
        let kind = columns.find(|column| column.name == name);
        self.column_as(
            name,
            kind.map_or(ColumnKind::Text, |column| column.kind),
            watch,
        )
    }

    /// The same, its values taken as `kind`.
    ///
    /// # Errors
    /// As [`EventFile::column`].
    pub fn column_as(
        &self,
        name: &str,
        kind: ColumnKind,
        watch: &Watch,
    ) -> Result<ColumnValues, ReadError> {
        watch.expect(self.source.len);
        if kind == ColumnKind::Date && self.dates_ask() {
            self.reading.dates.hints(&watch.beside());
        }
        let reading = self.reading.only(name, Gather::Values(kind));
        let (mut cells, mut full) = (Cells::default(), None);
        self.gather(reading, watch, &mut |_, gathered| match cells
            .extend(gathered.cells, &self.source)
        {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                full = Some(error);
                ControlFlow::Break(())
            }
        })?;
        full.map_or(Ok(cells.values(kind)), Err)
    }

    /// Goes through the file for what `reading` gathers.
    fn gather(
        &self,
        reading: Reading,
        watch: &Watch,
        take: &mut join::Take<'_>,
    ) -> Result<FileReport, ReadError> {
        let form = form(&self.sniffed, self.place, self.limits, Arc::new(reading));
        self.plan(form.as_ref())
            .gather(Notes::default(), watch, take)
    }

    fn plan<'p>(&'p self, form: &'p dyn Form) -> Plan<'p> {
        Plan {
            source: &self.source,
            form,
            begin: self.sniffed.begin,
            limits: self.limits,
            file: self.number,
            numbered: self.sniffed.format == Format::FeatureCollection,
        }
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
        if self.dates_ask() {
            // Nothing has come yet, so the whole column can still tell the order.
            self.reading.dates.hints(&watch.beside());
        }
        let mut notes = Notes::default();
        let warnings = self.doubts.iter().map(Doubt::refused);
        if let Some(origin) = &self.source.origin {
            watch.advance(0, 0, origin.faults.len() as u64);
        }
        for warning in warnings {
            notes.note_file(0, warning, Severity::Warning);
        }
        let form = self.form();
        let mut report = self.plan(form.as_ref()).read(notes, watch, take)?;
        report.doubts.extend(self.doubts.iter().cloned());
        Ok(report)
    }

    /// Reads the event again that begins at byte `offset`, with all that the file says about it.
    ///
    /// # Errors
    /// [`DetailsError`] when the file has changed since, or no event begins there.
    pub fn details(&self, offset: u64) -> Result<Details, DetailsError> {
        self.record(offset, |bytes, at_end| self.details_in(bytes, at_end))
    }

    /// Reads the line or area again whose record begins at byte `offset`.
    ///
    /// # Errors
    /// [`DetailsError`] when the file has changed since, or nothing of the kind begins there.
    pub fn outline(&self, offset: u64) -> Result<Outline, DetailsError> {
        self.record(offset, |bytes, at_end| {
            if let Format::Csv { delimiter, columns } = &self.sniffed.format {
                let reading = Arc::clone(&self.reading);
                let form = TableForm::new(self.limits, *delimiter, columns, self.place?, reading);
                return outline::of_row(bytes, at_end, &form);
            }
            outline::of_feature(bytes, &self.reading)
        })
    }

    /// What `of` makes of the bytes from `offset` on, which are given whole or as many as there may
    /// be of one event.
    fn record<T>(
        &self,
        offset: u64,
        of: impl Fn(&[u8], bool) -> Option<T>,
    ) -> Result<T, DetailsError> {
        let path = || self.source.path.clone();
        if self.source.has_changed() {
            return Err(DetailsError::Changed { path: path() });
        }
        let mut window = Window::new(&self.source);
        window.lay(offset, 16 << 10)?;
        loop {
            let bytes = window.bytes();
            let whole = window.at_end() || bytes.len() >= self.limits.record;
            if let Some(record) = of(bytes, window.at_end()) {
                return Ok(record);
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
            let reading = Arc::clone(&self.reading);
            let form = TableForm::new(self.limits, *delimiter, columns, self.place?, reading);
            return details::of_row(bytes, at_end, &form, columns);
        }
        details::of_feature(bytes, &self.reading)
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
        let reading = Arc::clone(&self.reading);
        form(&self.sniffed, self.place, self.limits, reading)
    }
}

/// How the records of a file are found.
fn form(
    sniffed: &Sniffed,
    place: Option<PlaceColumns>,
    limits: Limits,
    reading: Arc<Reading>,
) -> Box<dyn Form> {
    match &sniffed.format {
        Format::FeatureCollection => Box::new(CollectionForm {
            limits,
            typed: sniffed.typed,
            reading,
        }),
        Format::Csv { delimiter, columns } => {
            // Without positions every row is refused; nobody opens such a file but to look at it.
            let nowhere = PlaceColumns::One(columns.len());
            let place = place.unwrap_or(nowhere);
            Box::new(TableForm::new(limits, *delimiter, columns, place, reading))
        }
        // A working copy has a feature a line, too.
        _ => Box::new(LineForm {
            limits,
            separator: sniffed.separator,
            of_copy: sniffed.of_copy,
            reading,
        }),
    }
}

/// What goes through a whole file for the order of day and month.
type Finder = dyn Fn(&Watch) -> Option<Hints> + Send + Sync;

/// Goes through a whole file for what its dates say about the order of day and month.
fn finder(
    source: &Arc<Source>,
    sniffed: &Arc<Sniffed>,
    import: &Import,
    is_usual: bool,
    place: Option<PlaceColumns>,
) -> Box<Finder> {
    let (source, sniffed) = (Arc::clone(source), Arc::clone(sniffed));
    let import = import.clone();
    Box::new(move |watch| {
        let mut reading = Reading::new(&import, is_usual, Dates::default());
        reading.gather = Gather::Hints;
        let form = form(&sniffed, place, Limits::USUAL, Arc::new(reading));
        let mut hints = Hints::default();
        let plan = Plan {
            source: &source,
            form: form.as_ref(),
            begin: sniffed.begin,
            limits: Limits::USUAL,
            file: 0,
            numbered: false,
        };
        let report = plan.gather(Notes::default(), watch, &mut |_, gathered| {
            hints.extend(gathered.hints);
            ControlFlow::Continue(())
        });
        report
            .is_ok_and(|report| !report.cancelled)
            .then_some(hints)
    })
}
