//! All parts of a file on all cores, put together in the order of the file.
//!
//! Workers guess where the first event of their part begins. A part counts only if the one before
//! it ended exactly there; otherwise it is read again from the true place. So what is read never
//! depends on a guess, only how fast.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::doubt::Doubt;
use super::faults::{Faults, Notes};
use super::gather::{Dating, Gather, Gathered, Nowhere, SwapSigns};
use super::judge::Refused;
use super::piece::{Form, Job, Next, OTHER, Piece, read_piece};
use super::source::{Limits, Source, Window};
use super::{ReadError, Watch};
use crate::atlas::{PlaceKind, Severity};
use crate::events::{Batch, OwnShape};

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileReport {
    /// Events that were read.
    pub events: u64,
    /// Records that gave no event; each is among the faults.
    pub refused: u64,
    /// Events that have no date, or none that can be read.
    pub undated: u64,
    /// What is not certain about the whole file.
    pub doubts: Vec<Doubt>,
    /// Lines and areas that were read, in the order of the file.
    pub shapes: Arc<[OwnShape]>,
    /// What is wrong with others.
    pub faults: Faults,
    /// Whether reading was stopped before the end.
    pub cancelled: bool,
}

impl FileReport {
    /// How many faults cost an event or a shape, and how many were read over.
    pub fn errors_and_warnings(&self) -> [u64; 2] {
        let listed = self.faults.listed.iter();
        let errors = listed.filter(|fault| fault.severity == Severity::Error);
        // Of those that are not listed it is known how many gave no event.
        let errors = (errors.count() as u64).max(self.refused);
        [errors, self.faults.total.saturating_sub(errors)]
    }
}

type Read = Result<(Piece, Next), ReadError>;

/// Takes events, and what was gathered beside them, part by part.
pub(super) type Take<'t> = dyn FnMut(Batch, Gathered) -> ControlFlow<()> + 't;

/// The shapes of a file, as many as are kept.
#[derive(Default)]
struct Shapes {
    kept: Vec<OwnShape>,
    vertices: usize,
    text_bytes: usize,
    /// Those that there was no room for, and where the first of them begins.
    left_out: Option<(u64, u64)>,
}

impl Shapes {
    /// Shapes of one file.
    const MOST: usize = 20_000;
    /// Vertices of all of them, and bytes of their texts.
    const VERTICES: usize = 4_000_000;
    const TEXT_BYTES: usize = 64 << 20;

    fn add(&mut self, shape: OwnShape) {
        let vertices = self.vertices + shape.vertices();
        let text_bytes = self.text_bytes + shape.text_bytes();
        let full = self.kept.len() >= Self::MOST
            || vertices > Self::VERTICES
            || text_bytes > Self::TEXT_BYTES;
        // Once one is left out, so are all behind it: which ones is then plain.
        if full || self.left_out.is_some() {
            let (_, count) = self.left_out.get_or_insert((shape.offset, 0));
            *count += 1;
            return;
        }
        (self.vertices, self.text_bytes) = (vertices, text_bytes);
        self.kept.push(shape);
    }

    fn fault(&self) -> Option<(u64, Refused)> {
        let (offset, count) = self.left_out?;
        let (kept, vertices) = (self.kept.len(), self.vertices);
        let what = format!(
            "its first {kept} lines and areas, with {vertices} positions, are all there is room \
             for; from here on {count} are left out"
        );
        let mend = "simplify them, or keep those that are wanted";
        Some((offset, Refused::new("it has too many shapes", what, mend)))
    }
}

/// A file to be read: what it is, and where its events begin.
pub(super) struct Plan<'a> {
    pub(super) source: &'a Source,
    pub(super) form: &'a dyn Form,
    pub(super) begin: u64,
    pub(super) limits: Limits,
    /// The number of the file.
    pub(super) file: u16,
    /// Whether faults name events by their number.
    pub(super) numbered: bool,
}

impl Plan<'_> {
    fn parts(&self) -> u64 {
        let bytes = self.source.len.saturating_sub(self.begin);
        bytes.div_ceil(self.limits.chunk as u64)
    }

    fn job(&self, part: u64) -> Job {
        let begin = self.begin + part * self.limits.chunk as u64;
        Job {
            begin,
            end: (begin + self.limits.chunk as u64).min(self.source.len),
            sure: part == 0,
        }
    }

    /// Reads the file; `notes` are the faults already known.
    pub(super) fn read(
        &self,
        notes: Notes,
        watch: &Watch,
        take: &mut dyn FnMut(Batch) -> ControlFlow<()>,
    ) -> Result<FileReport, ReadError> {
        let mut events = |batch: Batch, _: Gathered| {
            if batch.is_empty() {
                ControlFlow::Continue(())
            } else {
                take(batch)
            }
        };
        self.gather(notes, watch, &mut events)
    }

    /// The same; `take` is also given what is gathered on the way.
    pub(super) fn gather(
        &self,
        notes: Notes,
        watch: &Watch,
        take: &mut Take<'_>,
    ) -> Result<FileReport, ReadError> {
        let workers = match self.limits.workers {
            0 => thread::available_parallelism().map_or(1, usize::from),
            workers => workers,
        };
        let workers = workers.min(self.parts() as usize);
        let next_part = AtomicU64::new(0);
        let stop = AtomicBool::new(false);
        let (sender, receiver) = sync_channel(workers * 4 + 1);
        let mut joined = Joiner::new(self, watch, notes);
        thread::scope(|scope| {
            let mut hired = 0;
            for _ in 0..workers {
                let sender = sender.clone();
                let (next_part, stop) = (&next_part, &stop);
                let work = move || self.work(next_part, stop, watch, &sender);
                hired += usize::from(thread::Builder::new().spawn_scoped(scope, work).is_ok());
            }
            drop(sender);
            let parts = Parts::new(receiver, hired > 0);
            let done = joined.all(parts, take);
            stop.store(true, Relaxed);
            done
        })?;
        joined.report()
    }

    /// What one worker does: part after part, until there is none or nobody wants them.
    fn work(
        &self,
        next_part: &AtomicU64,
        stop: &AtomicBool,
        watch: &Watch,
        sender: &SyncSender<(u64, Read)>,
    ) {
        let mut window = Window::new(self.source);
        loop {
            let part = next_part.fetch_add(1, Relaxed);
            if part >= self.parts() || stop.load(Relaxed) || watch.is_cancelled() {
                return;
            }
            let read = read_piece(self.form, self.job(part), &mut window, self.limits.chunk);
            if sender.send((part, read)).is_err() {
                return;
            }
        }
    }
}

/// The parts that workers have read, in the order of the file.
struct Parts {
    receiver: Receiver<(u64, Read)>,
    early: BTreeMap<u64, Read>,
    /// Whether there are workers at all.
    hired: bool,
}

impl Parts {
    fn new(receiver: Receiver<(u64, Read)>, hired: bool) -> Self {
        Self {
            receiver,
            early: BTreeMap::new(),
            hired,
        }
    }

    /// The part of this number; `None` when nobody reads it.
    fn get(&mut self, part: u64) -> Option<Read> {
        while self.hired {
            if let Some(read) = self.early.remove(&part) {
                return Some(read);
            }
            let (number, read) = self.receiver.recv().ok()?;
            self.early.insert(number, read);
        }
        None
    }
}

/// Puts parts together.
struct Joiner<'a> {
    plan: &'a Plan<'a>,
    watch: &'a Watch,
    notes: Notes,
    records: u64,
    events: u64,
    categories: Vec<String>,
    refused: u64,
    undated: u64,
    swap: SwapSigns,
    nowhere: Nowhere,
    dating: Dating,
    shapes: Shapes,
    told: u64,
    cancelled: bool,
}

impl<'a> Joiner<'a> {
    fn new(plan: &'a Plan<'a>, watch: &'a Watch, notes: Notes) -> Self {
        watch.advance(plan.begin, 0, notes.total);
        Self {
            plan,
            watch,
            notes,
            records: 0,
            events: 0,
            categories: Vec::new(),
            refused: 0,
            undated: 0,
            swap: SwapSigns::default(),
            nowhere: Nowhere::default(),
            dating: Dating::default(),
            shapes: Shapes::default(),
            told: plan.begin,
            cancelled: false,
        }
    }

    fn all(&mut self, mut parts: Parts, take: &mut Take<'_>) -> Result<(), ReadError> {
        let plan = self.plan;
        let mut window = Window::new(plan.source);
        let mut expected = plan.begin;
        for part in 0..plan.parts() {
            let job = plan.job(part);
            let read = parts.get(part);
            if self.watch.is_cancelled() {
                self.cancelled = true;
                return Ok(());
            }
            let guessed = read.transpose()?;
            if expected >= job.end {
                self.tell(job.end, 0, 0);
                continue;
            }
            let right = guessed.filter(|(piece, _)| piece.first == Some(expected));
            let (mut piece, next) = if let Some(read) = right {
                read
            } else {
                let job = Job {
                    begin: expected,
                    sure: true,
                    ..job
                };
                read_piece(plan.form, job, &mut window, plan.limits.chunk)?
            };
            if let Next::Closed(after) = next {
                plan.form.tail(after, plan.source, &mut piece)?;
            }
            if self.add(piece, job.end, take).is_break() {
                self.cancelled = true;
                return Ok(());
            }
            match next {
                Next::At(at) => expected = at,
                Next::Closed(_) | Next::End => break,
            }
        }
        self.tell(plan.source.len, 0, 0);
        Ok(())
    }

    fn tell(&mut self, done: u64, events: u64, faults: u64) {
        let bytes = done.saturating_sub(self.told);
        self.told = self.told.max(done);
        self.watch.advance(bytes, events, faults);
    }

    fn add(&mut self, mut piece: Piece, done: u64, take: &mut Take<'_>) -> ControlFlow<()> {
        let numbers: Vec<u8> = piece
            .categories
            .iter()
            .map(|name| self.number(name))
            .collect();
        let number = |index: &u16| numbers.get(usize::from(*index)).copied().unwrap_or(u8::MAX);
        let events = piece.positions.len() as u64;
        let faults = piece.notes.total;
        self.notes.extend(piece.notes, self.records);
        let nowhere = std::mem::take(&mut piece.gathered.nowhere);
        self.nowhere.extend(nowhere, self.records);
        self.dating.extend(piece.gathered.dating);
        for shape in piece.shapes {
            self.shapes.add(OwnShape {
                file: self.plan.file,
                number: shape.number + self.records,
                ..shape
            });
        }
        self.records += piece.records;
        self.events += events;
        self.tell(done, events, faults);
        self.refused += piece.gathered.refused;
        self.undated += piece.gathered.undated;
        self.swap.extend(piece.gathered.swap);
        let batch = Batch {
            category: piece.category.iter().map(number).collect(),
            categories: self.categories.clone(),
            positions: piece.positions,
            days: piece.days,
            years: piece.years,
            offsets: piece.offsets,
        };
        take(batch, piece.gathered)
    }

    /// The number of a category in the whole file; beyond 255 all are one.
    fn number(&mut self, name: &str) -> u8 {
        if let Some(number) = self.categories.iter().position(|known| known == name) {
            return number as u8;
        }
        let name = match self.categories.len() {
            0..255 => name,
            255 => OTHER,
            _ => return u8::MAX,
        };
        if name == OTHER
            && let Some(number) = self.categories.iter().position(|known| known == name)
        {
            return number as u8;
        }
        self.categories.push(name.to_owned());
        (self.categories.len() - 1) as u8
    }

    /// Whether all that is in the file are places: sorts that an atlas knows.
    fn is_of_places(&self) -> bool {
        let is_sort = |name: &String| PlaceKind::from_key(name).is_some();
        !self.categories.is_empty() && self.categories.iter().all(is_sort)
    }

    /// What is not certain about the whole file.
    fn doubts(&self) -> Vec<Doubt> {
        let reading = self.plan.form.reading();
        let mut doubts = Vec::new();
        if reading.gather != Gather::Events {
            return doubts;
        }
        let dates = &reading.dates;
        if !dates.due && !dates.chosen && self.dating.is_missing() && !self.is_of_places() {
            doubts.push(Doubt::NoDates {
                events: self.undated,
            });
        }
        if !reading.swapped
            && let Some(events) = self.swap.swapped()
        {
            doubts.push(Doubt::Swapped { events });
        }
        doubts.extend(reading.dates.doubt());
        doubts
    }

    fn report(mut self) -> Result<FileReport, ReadError> {
        if self.plan.source.has_changed() {
            let heading = "the file changed while it was read";
            self.watch.advance(0, 0, 1);
            let refused = Refused::new(heading, heading, "open it again");
            self.notes.note_file(0, refused, Severity::Warning);
        }
        if let Some((offset, refused)) = self.shapes.fault() {
            self.watch.advance(0, 0, 1);
            self.notes.note_file(offset, refused, Severity::Error);
        }
        if self.plan.form.reading().gather == Gather::Events
            && let Some(count) = self.nowhere.far()
        {
            self.watch.advance(0, 0, count);
            let noted = std::mem::take(&mut self.nowhere.noted);
            self.notes.late("it lies at 0° 0°", count, noted);
        }
        let doubts = self.doubts();
        for doubt in doubts.iter().rev() {
            self.watch.advance(0, 0, 1);
            self.notes.note_first(0, doubt.refused());
        }
        Ok(FileReport {
            events: self.events,
            shapes: self.shapes.kept.into(),
            refused: self.refused,
            undated: self.undated,
            doubts,
            faults: self.notes.listed(self.plan.source, self.plan.numbered)?,
            cancelled: self.cancelled,
        })
    }
}
