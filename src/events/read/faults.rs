//! What is wrong with single events: counted all, listed the first thousand, with their lines.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::ReadError;
use super::judge::Refused;
use super::source::Source;
use super::translate::{Origin, Place};
use crate::atlas::{Fault, Severity};

/// Faults that are listed; the others are counted.
pub(super) const LISTED: usize = 1000;

/// What is wrong with the events of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// How many faults there are, warnings among them.
    pub total: u64,
    /// How many of each kind, such as "the date cannot be read".
    pub by_reason: BTreeMap<String, u64>,
    /// The first thousand, in the order of the file, with their lines.
    pub listed: Vec<Fault>,
}

impl Faults {
    /// Adds what was found wrong after the file was read, as far as it is no mere warning.
    pub fn add_errors(&mut self, faults: &[Fault]) {
        let errors = faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error);
        for fault in errors {
            self.total += 1;
            let reason = self.by_reason.entry("its shape cannot be used".to_owned());
            *reason.or_default() += 1;
            if self.listed.len() < LISTED {
                self.listed.push(fault.clone());
            }
        }
    }
}

/// A fault whose line is not known yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noted {
    /// Where its event begins in the file.
    pub(super) offset: u64,
    /// Lines below that.
    pub(super) below: usize,
    /// Which event of its part of the file, counted from 0; `None` when it is the whole file.
    pub(super) record: Option<u64>,
    pub(super) id: Option<String>,
    pub(super) what: String,
    pub(super) mend: String,
    pub(super) severity: Severity,
}

impl Noted {
    /// The same in the whole file, in which `records` events come before its part.
    pub(super) fn behind(self, records: u64) -> Self {
        Self {
            record: self.record.map(|record| record + records),
            ..self
        }
    }
}

/// The faults of a part of a file.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) total: u64,
    pub(super) by_heading: BTreeMap<&'static str, u64>,
    pub(super) noted: Vec<Noted>,
}

impl Notes {
    /// Counts a fault; `noted` is only asked for what will be listed.
    pub(super) fn note(&mut self, heading: &'static str, noted: impl FnOnce() -> Noted) {
        self.total += 1;
        *self.by_heading.entry(heading).or_default() += 1;
        if self.noted.len() < LISTED {
            self.noted.push(noted());
        }
    }

    /// Counts a fault of the whole file, met at `offset`.
    pub(super) fn note_file(&mut self, offset: u64, refused: Refused, severity: Severity) {
        self.note(refused.heading, || Noted {
            offset,
            below: 0,
            record: None,
            id: None,
            what: refused.what,
            mend: refused.mend,
            severity,
        });
    }

    /// Counts a fault of the whole file that was seen at its end and stands before all others.
    pub(super) fn note_first(&mut self, offset: u64, refused: Refused) {
        let mut first = Self::default();
        first.note_file(offset, refused, Severity::Warning);
        first.extend(std::mem::take(self), 0);
        *self = first;
    }

    /// Counts a fault that is listed elsewhere.
    pub(super) fn count(&mut self, heading: &'static str) {
        self.total += 1;
        *self.by_heading.entry(heading).or_default() += 1;
    }

    /// Adds those of the next part, before which there were `records` events.
    pub(super) fn extend(&mut self, next: Self, records: u64) {
        self.total += next.total;
        for (heading, count) in next.by_heading {
            *self.by_heading.entry(heading).or_default() += count;
        }
        let room = LISTED.saturating_sub(self.noted.len());
        self.noted.extend(
            next.noted
                .into_iter()
                .take(room)
                .map(|noted| noted.behind(records)),
        );
    }

    /// Adds faults of single events that only the end of the file has told: `count` of them, of
    /// which `noted` are the first.
    pub(super) fn late(&mut self, heading: &'static str, count: u64, noted: Vec<Noted>) {
        self.total += count;
        *self.by_heading.entry(heading).or_default() += count;
        self.noted.extend(noted);
        self.noted.sort_by_key(|noted| noted.offset);
        self.noted.truncate(LISTED);
    }

    /// The faults with the lines they are on; `numbered` when events are named by their number.
    pub(super) fn listed(mut self, source: &Source, numbered: bool) -> Result<Faults, ReadError> {
        if let Some(origin) = &source.origin
            && !origin.records.is_empty()
        {
            return self.listed_of_copy(source, origin);
        }
        let of_file = match &source.origin {
            Some(origin) => origin.tell(&mut self),
            None => Vec::new(),
        };
        let offsets: Vec<u64> = self.noted.iter().map(|noted| noted.offset).collect();
        let lines = lines(source, &offsets)?;
        let listed = self.noted.into_iter().zip(lines).map(|(noted, line)| {
            let fault = fault_of(source, &noted);
            let fault = fault.at_line(line + noted.below);
            let number = noted.record.filter(|_| numbered).map(|record| record + 1);
            match (number, noted.id) {
                (Some(number), Some(id)) => {
                    fault.in_feature(format!("feature {number} (id {id:?})"))
                }
                (Some(number), None) => fault.in_feature(format!("feature {number}")),
                (None, Some(id)) => fault.in_feature(format!("id {id:?}")),
                (None, None) => fault,
            }
        });
        let listed = of_file.into_iter().chain(listed).take(LISTED);
        Ok(Faults {
            total: self.total,
            by_reason: by_reason(self.by_heading),
            listed: listed.collect(),
        })
    }

    /// The faults with the places that the records of a working copy have in their file.
    fn listed_of_copy(mut self, source: &Source, origin: &Origin) -> Result<Faults, ReadError> {
        let mut listed = origin.tell(&mut self);
        let mut head = [0; Place::LONGEST];
        for noted in self.noted {
            let fault = fault_of(source, &noted);
            if noted.record.is_none() {
                listed.push(fault);
                continue;
            }
            let got = source.fill(&mut head, noted.offset)?;
            let place = Place::of_line(head.get(..got).unwrap_or_default()).unwrap_or_default();
            let fault = match place.line {
                0 => fault,
                line => fault.at_line(line as usize),
            };
            listed.push(match (origin.name_of(place), noted.id) {
                (Some(name), Some(id)) => fault.in_feature(format!("{name} (id {id:?})")),
                (Some(name), None) => fault.in_feature(name),
                (None, Some(id)) => fault.in_feature(format!("id {id:?}")),
                (None, None) => fault,
            });
        }
        listed.truncate(LISTED);
        Ok(Faults {
            total: self.total,
            by_reason: by_reason(self.by_heading),
            listed,
        })
    }
}

fn fault_of(source: &Source, noted: &Noted) -> Fault {
    match noted.severity {
        Severity::Error => Fault::error(&source.path, &noted.what, &noted.mend),
        Severity::Warning => Fault::warning(&source.path, &noted.what, &noted.mend),
    }
}

fn by_reason(by_heading: BTreeMap<&'static str, u64>) -> BTreeMap<String, u64> {
    let reasons = by_heading.into_iter();
    let reasons = reasons.map(|(heading, count)| (heading.to_owned(), count));
    reasons.collect()
}

/// The lines, counted from 1, of ascending `offsets`.
fn lines(source: &Source, offsets: &[u64]) -> Result<Vec<usize>, ReadError> {
    const STEP: u64 = 4 << 20;
    let Some(&last) = offsets.iter().max() else {
        return Ok(Vec::new());
    };
    // Of each step: its lines, and the lines before each offset in it.
    let steps: Vec<(usize, Vec<usize>)> = (0..=last / STEP)
        .into_par_iter()
        .map_init(Vec::new, |buffer: &mut Vec<u8>, step| {
            let start = step * STEP;
            let count = STEP.min(last - start) as usize;
            buffer.resize(count, 0);
            let got = source.fill(buffer, start)?;
            let bytes = buffer.get(..got).unwrap_or_default();
            let inside = offsets
                .iter()
                .filter(|&&offset| offset / STEP == step)
                .map(|offset| {
                    let before = ((offset - start) as usize).min(got);
                    newlines(bytes.get(..before).unwrap_or_default())
                })
                .collect();
            Ok((newlines(bytes), inside))
        })
        .collect::<Result<_, ReadError>>()?;
    let (mut before, mut found) = (1, Vec::with_capacity(offsets.len()));
    for (count, inside) in steps {
        found.extend(inside.into_iter().map(|line| before + line));
        before += count;
    }
    Ok(found)
}

fn newlines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}
