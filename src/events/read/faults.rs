//! What is wrong with single events: counted all, listed the first thousand, with their lines.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::ReadError;
use super::judge::Refused;
use super::source::Source;
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

    /// Adds those of the next part, before which there were `records` events.
    pub(super) fn extend(&mut self, next: Self, records: u64) {
        self.total += next.total;
        for (heading, count) in next.by_heading {
            *self.by_heading.entry(heading).or_default() += count;
        }
        let room = LISTED.saturating_sub(self.noted.len());
        self.noted
            .extend(next.noted.into_iter().take(room).map(|noted| Noted {
                record: noted.record.map(|record| record + records),
                ..noted
            }));
    }

    /// The faults with the lines they are on; `numbered` when events are named by their number.
    pub(super) fn listed(self, source: &Source, numbered: bool) -> Result<Faults, ReadError> {
        let offsets: Vec<u64> = self.noted.iter().map(|noted| noted.offset).collect();
        let lines = lines(source, &offsets)?;
        let listed = self.noted.into_iter().zip(lines).map(|(noted, line)| {
            let fault = match noted.severity {
                Severity::Error => Fault::error(&source.path, noted.what, noted.mend),
                Severity::Warning => Fault::warning(&source.path, noted.what, noted.mend),
            };
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
        Ok(Faults {
            total: self.total,
            by_reason: self
                .by_heading
                .into_iter()
                .map(|(heading, count)| (heading.to_owned(), count))
                .collect(),
            listed: listed.collect(),
        })
    }
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
