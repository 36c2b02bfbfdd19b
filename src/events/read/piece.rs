//! A part of a file, read: its events as columns, its faults, and where it begins and ends.

use std::collections::HashMap;
use std::sync::Arc;

use super::ReadError;
use super::date::{self, Dated};
use super::faults::{LISTED, Noted, Notes};
use super::feature::Feature;
use super::fields::{Fields, Value};
use super::gather::{Gather, Gathered};
use super::judge::{Judged, Refused};
use super::place::{Misplaced, placed};
use super::reading::Reading;
use super::source::{Source, Window};
use crate::atlas::Severity;
use crate::events::{Days, OwnShape};
use crate::geometry::Morton;
use crate::story::Category;

/// The category of events that name none, and of those beyond the first 255.
pub(super) const OTHER: &str = Category::OTHER;

/// What is doubted of an event at 0° 0°.
pub(super) const NOWHERE: &str = "it lies at 0° 0°, in the sea off Africa and far from all others: its position may not be known";

/// Where a part ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The next event begins here.
    At(u64),
    /// The list of features was closed just before.
    Closed(u64),
    /// The file ends.
    End,
}

/// A part of a file to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Job {
    /// Its first byte.
    pub(super) begin: u64,
    /// The events that begin before this byte are its own.
    pub(super) end: u64,
    /// Whether an event is known to begin at `begin`; otherwise its first is guessed.
    pub(super) sure: bool,
}

/// How the events of one form of file are found.
pub(super) trait Form: Sync {
    /// How its records are read.
    fn reading(&self) -> &Arc<Reading>;

    /// Where the first event of `job` might begin; `None` when none is to be seen.
    fn guess(&self, job: Job, window: &mut Window<'_>) -> Result<Option<u64>, ReadError>;

    /// Reads events from `begin`, where one begins, until one begins at or after `end`.
    fn read(
        &self,
        begin: u64,
        end: u64,
        window: &mut Window<'_>,
        piece: &mut Piece,
    ) -> Result<Next, ReadError>;

    /// Looks at what follows the list of features, from `after` on.
    fn tail(&self, _after: u64, _source: &Source, _notes: &mut Piece) -> Result<(), ReadError> {
        Ok(())
    }
}

/// A part of a file, read.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// Where its first event begins; `None` when none was found.
    pub(super) first: Option<u64>,
    pub(super) positions: Vec<Morton>,
    pub(super) days: Vec<Days>,
    pub(super) years: Vec<[i16; 2]>,
    /// Indices into `categories`.
    pub(super) category: Vec<u16>,
    pub(super) offsets: Vec<u64>,
    pub(super) categories: Vec<String>,
    by_name: HashMap<String, u16>,
    latest: u16,
    /// Lines and areas, numbered within this part; the file's number is not known here.
    pub(super) shapes: Vec<OwnShape>,
    pub(super) notes: Notes,
    /// Events met, sound or not.
    pub(super) records: u64,
    /// What is gathered besides.
    pub(super) gathered: Gathered,
    reading: Arc<Reading>,
}

/// Reads one part.
pub(super) fn read_piece(
    form: &dyn Form,
    job: Job,
    window: &mut Window<'_>,
    chunk: usize,
) -> Result<(Piece, Next), ReadError> {
    let mut piece = Piece {
        reading: Arc::clone(form.reading()),
        ..Piece::default()
    };
    // A little more than asked for, so that the last event is whole as a rule.
    let ahead = (job.end - job.begin) as usize + 1 + chunk.min(16 << 10);
    // A guess needs the byte before: a line may begin right here.
    window.lay(job.begin - u64::from(!job.sure && job.begin > 0), ahead)?;
    let first = if job.sure {
        Some(job.begin)
    } else {
        form.guess(job, window)?
    };
    let Some(first) = first else {
        return Ok((piece, Next::At(job.end)));
    };
    piece.first = Some(first);
    let next = form.read(first, job.end, window, &mut piece)?;
    piece.gathered.spans.end(match next {
        Next::At(at) | Next::Closed(at) => at,
        Next::End => window.source().len,
    });
    Ok((piece, next))
}

impl Piece {
    /// Takes in an event that begins at `offset`, or notes why it cannot be.
    #[inline]
    pub(super) fn take(
        &mut self,
        source: &Source,
        offset: u64,
        feature: &Feature<'_>,
    ) -> Result<(), ReadError> {
        self.take_dated(source, offset, feature, None)
    }

    /// The same, with a date that stands for what its properties say.
    #[inline]
    fn take_dated(
        &mut self,
        source: &Source,
        offset: u64,
        feature: &Feature<'_>,
        date: Option<&str>,
    ) -> Result<(), ReadError> {
        let gather = self.reading.gather;
        if gather == Gather::Hints {
            self.hint(&feature.fields);
            return Ok(());
        }
        let Some(position) = feature.position else {
            self.refuse(
                offset,
                Refused::new(
                    "it has no geometry",
                    "it has no geometry",
                    "give it the Point where it happened",
                ),
            );
            return Ok(());
        };
        let position = self.reading.turned(position);
        let (morton, beyond) = match placed(position) {
            Ok(placed) => placed,
            Err(misplaced) => {
                let otherwise = matches!(misplaced, Misplaced::Swapped(_));
                self.gathered.swap.unsound(otherwise);
                let heading = "its position is out of range";
                self.refuse(
                    offset,
                    Refused::new(heading, misplaced.what(), misplaced.mend()),
                );
                return Ok(());
            }
        };
        self.gathered.swap.sound(position);
        if self.gathered.nowhere.take(position) {
            self.nowhere(offset);
        }
        if let Gather::Values(kind) = gather {
            let value = feature.fields.wanted();
            self.records += 1;
            return self
                .gathered
                .value(value, kind, &self.reading.dates, source);
        }
        if beyond {
            let [_, lat] = position;
            self.warn(
                offset,
                "it lies beyond the map",
                || format!("latitude {lat} lies beyond the map, which ends at 85.05"),
                "it stands on the edge of the map",
            );
        }
        let dated = match date {
            Some(date) => date::read_text(date),
            None => feature.fields.dated(&self.reading.dates),
        };
        let dated = dated.unwrap_or_else(|why| {
            let mend = "correct it; until then the event is undated";
            self.warn(offset, "the date cannot be read", || why, mend);
            Dated::UNDATED
        });
        self.gathered.dating.bare += 1;
        self.gathered.dating.said += u64::from(date.is_some() || feature.fields.says_when());
        if dated.days.is_undated() {
            self.gathered.undated += 1;
            self.undated(offset, &feature.fields);
        }
        if gather != Gather::Events {
            let wanted = gather == Gather::Undated && dated.days.is_undated();
            self.gathered.spans.begin(offset, wanted);
        }
        let category = self.category(&feature.fields);
        if self.positions.len() == self.positions.capacity() {
            self.reserve(source)?;
        }
        self.positions.push(morton);
        self.days.push(dated.days);
        self.years.push(dated.years);
        self.category.push(category);
        self.offsets.push(offset);
        self.records += 1;
        Ok(())
    }

    /// Takes what the dates of a record say about the order of day and month.
    pub(super) fn hint(&mut self, fields: &Fields<'_>) {
        let dates = [fields.date().map(|(_, value)| value), fields.end()];
        for text in dates.into_iter().flatten().filter_map(Value::text) {
            self.gathered.hints.take(&text);
        }
    }

    /// Keeps where an event at 0° 0° is, to be told if all others turn out to be far from it.
    fn nowhere(&mut self, offset: u64) {
        let record = Some(self.records);
        let noted = &mut self.gathered.nowhere.noted;
        if noted.len() < LISTED {
            noted.push(Noted {
                offset,
                below: 0,
                record,
                id: None,
                what: NOWHERE.to_owned(),
                mend: "correct its position, or leave it out; until then it stands there"
                    .to_owned(),
                severity: Severity::Warning,
            });
        }
    }

    /// Notes that an event has no date, where it should have one.
    fn undated(&mut self, offset: u64, fields: &Fields<'_>) {
        if !self.reading.dates.due || fields.says_when() {
            return;
        }
        let mend = "write when it happened; until then it is undated";
        self.warn(offset, "it has no date", || "it has no date".into(), mend);
    }

    /// Takes in what was judged: an event, a shape, or both.
    pub(super) fn take_judged(
        &mut self,
        source: &Source,
        offset: u64,
        judged: Judged<'_>,
    ) -> Result<(), ReadError> {
        let points = judged.points;
        if points > 1 {
            let heading = "it has several points";
            let what = || format!("it has {points} points, and is one event at the first of them");
            let mend = "make each a feature of its own to have several events";
            self.warn(offset, heading, what, mend);
        }
        let date = judged.linked.as_ref().map(|time| time.edtf.as_str());
        let Some(shape) = judged.shape else {
            return self.take_dated(source, offset, &judged.feature, date);
        };
        self.gathered.dating.shapes += 1;
        if let Some(doubt) = shape.doubt {
            let (what, mend) = doubt.split_once("; ").unwrap_or((&doubt, ""));
            let mend = format!("{mend}; until then its area is not sure");
            self.warn(offset, "its area is not sure", || what.to_owned(), &mend);
        }
        if self.reading.gather == Gather::Events {
            self.shapes.push(OwnShape {
                file: 0,
                offset,
                number: self.records + 1,
                name: shape.name,
                geometry: shape.geometry,
                properties: shape.properties,
            });
        } else {
            self.gathered.spans.begin(offset, false);
        }
        if judged.feature.position.is_some() {
            let bare = self.gathered.dating.bare;
            let taken = self.take_dated(source, offset, &judged.feature, date);
            self.gathered.dating.bare = bare;
            return taken;
        }
        self.records += 1;
        Ok(())
    }

    /// Notes an event that was left out, and counts it.
    pub(super) fn refuse(&mut self, offset: u64, refused: Refused) {
        self.gathered.refused += 1;
        if matches!(self.reading.gather, Gather::Refused | Gather::Undated) {
            let wanted = self.reading.gather == Gather::Refused;
            self.gathered.spans.begin(offset, wanted);
        }
        self.note(offset, refused, Severity::Error);
        self.records += 1;
    }

    /// Notes a fault of what begins at `offset`.
    pub(super) fn note(&mut self, offset: u64, refused: Refused, severity: Severity) {
        let record = Some(self.records);
        self.notes.note(refused.heading, || Noted {
            offset,
            below: refused.line,
            record,
            id: refused.id,
            what: refused.what,
            mend: refused.mend,
            severity,
        });
    }

    /// Notes a warning on what begins at `offset`.
    pub(super) fn warn(
        &mut self,
        offset: u64,
        heading: &'static str,
        what: impl FnOnce() -> String,
        mend: &str,
    ) {
        let record = Some(self.records);
        self.notes.note(heading, || Noted {
            offset,
            below: 0,
            record,
            id: None,
            what: what(),
            mend: mend.to_owned(),
            severity: Severity::Warning,
        });
    }

    /// Makes room in all columns at once, so that they never have to ask singly.
    fn reserve(&mut self, source: &Source) -> Result<(), ReadError> {
        let more = self.positions.len().max(1024);
        let room = self
            .positions
            .try_reserve(more)
            .and_then(|()| self.days.try_reserve(more))
            .and_then(|()| self.years.try_reserve(more))
            .and_then(|()| self.category.try_reserve(more))
            .and_then(|()| self.offsets.try_reserve(more));
        room.map_err(|_| source.memory())
    }

    #[inline]
    fn category(&mut self, fields: &Fields<'_>) -> u16 {
        if let Some(preset) = self.reading.preset
            && let Some(written) = fields.category()
            && let Some(words) = preset.category(&written)
        {
            return self.index_of(words);
        }
        match fields.plain_category() {
            Some(name) => {
                let latest = self.categories.get(usize::from(self.latest));
                if latest.is_none_or(|latest| latest.as_bytes() != name) {
                    self.latest = self.index_of(&String::from_utf8_lossy(name));
                }
            }
            None => self.latest = self.index_of(&fields.category().unwrap_or(OTHER.into())),
        }
        self.latest
    }

    fn index_of(&mut self, name: &str) -> u16 {
        const FEW: usize = 16;
        let few = self.categories.iter().take(FEW);
        if let Some(index) = few.into_iter().position(|known| known == name) {
            return index as u16;
        }
        if let Some(&index) = self.by_name.get(name) {
            return index;
        }
        // A part has no room for so many events; the last index is shared all the same.
        let index = self.categories.len().min(usize::from(u16::MAX)) as u16;
        if usize::from(index) == self.categories.len() {
            let name = if index == u16::MAX { OTHER } else { name };
            self.categories.push(name.to_owned());
            if usize::from(index) >= FEW {
                self.by_name.insert(name.to_owned(), index);
            }
        }
        index
    }
}
