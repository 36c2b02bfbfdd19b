//! The features of a `FeatureCollection`, one after the other.

use std::sync::Arc;

use serde::de::IgnoredAny;
use serde_json::Deserializer;

use super::ReadError;
use super::brackets::{Brackets, Followed, follow};
use super::feature::{Habit, feature};
use super::judge::{Refused, judge};
use super::piece::{Form, Job, Next, Piece};
use super::reading::Reading;
use super::scan::{Scanner, Stop};
use super::source::{Limits, Source, Window};
use super::walk::{is_inner, look_at_tail};
use crate::atlas::Severity;

/// A `FeatureCollection`.
#[derive(Debug)]
pub(super) struct CollectionForm {
    pub(super) limits: Limits,
    /// Whether its type stood before its features.
    pub(super) typed: bool,
    pub(super) reading: Arc<Reading>,
}

/// Where the reader stands behind something that was passed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Passed {
    /// Behind it.
    Behind(u64),
    /// Before the next event, whatever stood between.
    Before(u64),
    /// At the end of the file.
    End,
}

/// How far a broken event is followed, to find where the next one begins.
const FOLLOWED: usize = 64 << 10;
/// Bytes behind a fault of syntax that tell what it is.
const BEHIND: usize = 16;
/// How much more is read to see whether a guess is right.
const GUESSED: usize = 1 << 20;

impl Form for CollectionForm {
    fn reading(&self) -> &Arc<Reading> {
        &self.reading
    }

    fn guess(&self, job: Job, window: &mut Window<'_>) -> Result<Option<u64>, ReadError> {
        let mut from = job.begin;
        let mut habit = Habit::new(&self.reading);
        loop {
            let end = window.index(job.end);
            match candidate(window.bytes(), window.index(from), end, &mut habit) {
                Candidate::Found(at) => return Ok(Some(window.offset(at))),
                Candidate::None => return Ok(None),
                Candidate::Short(at) => {
                    let seen = window.bytes().len() - at;
                    if window.at_end() || seen > GUESSED {
                        return Ok(None);
                    }
                    from = window.offset(at);
                    window.more()?;
                }
            }
        }
    }

    fn read(
        &self,
        begin: u64,
        end: u64,
        window: &mut Window<'_>,
        piece: &mut Piece,
    ) -> Result<Next, ReadError> {
        let mut habit = Habit::new(&self.reading);
        let mut at = begin;
        // The first event may be none: the list may be empty.
        let mut first = true;
        while at < end {
            let source = window.source();
            if first && window.from(at).first() == Some(&b']') {
                return Ok(Next::Closed(at + 1));
            }
            first = false;
            let mut scanner = Scanner::new(window.from(at));
            let after = match feature(&mut scanner, &mut habit) {
                Ok(feature) => {
                    if scanner.at > self.limits.record {
                        piece.refuse(at, too_long(self.limits.record));
                    } else {
                        piece.take(source, at, &feature)?;
                    }
                    Passed::Behind(at + scanner.at as u64)
                }
                Err(Stop::Short) if window.at_end() => {
                    piece.refuse(at, ends_inside());
                    return Ok(Next::End);
                }
                Err(Stop::Short) if window.from(at).len() < self.limits.record => {
                    window.more_from(at)?;
                    continue;
                }
                Err(Stop::Short) => self.pass_long(at, window, piece)?,
                Err(Stop::Odd) => self.pass_odd(at, window, piece)?,
            };
            at = match self.next(after, window, piece)? {
                Next::At(at) => at,
                next => return Ok(next),
            };
        }
        Ok(Next::At(at))
    }

    fn tail(&self, after: u64, source: &Source, piece: &mut Piece) -> Result<(), ReadError> {
        look_at_tail(after, source, self.typed, piece)
    }
}

impl CollectionForm {
    /// The next feature after what was passed.
    fn next(
        &self,
        passed: Passed,
        window: &mut Window<'_>,
        piece: &mut Piece,
    ) -> Result<Next, ReadError> {
        let mut at = match passed {
            Passed::Behind(at) => at,
            Passed::Before(at) => return Ok(Next::At(at)),
            Passed::End => return Ok(Next::End),
        };
        let (after, mut commas) = (at, 0);
        loop {
            let (passed, found) = between(window.from(at), &mut commas);
            at += passed as u64;
            let due = match found {
                Some(b'{') => 1,
                Some(b']') => {
                    let behind = window.from(at + 1);
                    let mut behind_commas = 0;
                    match between(behind, &mut behind_commas) {
                        (blank, Some(b'{')) => {
                            let what =
                                "the list of features is closed here, and goes on all the same";
                            let refused = Refused::new("a bracket is wrong", what, "take it out");
                            piece.notes.note_file(at, refused, Severity::Warning);
                            return Ok(Next::At(at + 1 + blank as u64));
                        }
                        (_, None) if !window.at_end() => {
                            window.more_from(at)?;
                            continue;
                        }
                        (_, None | Some(b'}' | b']')) => 0,
                        _ if behind_commas > 0 => 0,
                        (_, Some(_)) => match self.pass_odd(at, window, piece)? {
                            Passed::Behind(end) => {
                                (at, commas) = (end, 0);
                                continue;
                            }
                            Passed::Before(at) => return Ok(Next::At(at)),
                            Passed::End => return Ok(Next::End),
                        },
                    }
                }
                Some(_) => match self.pass_odd(at, window, piece)? {
                    Passed::Behind(end) => {
                        (at, commas) = (end, 0);
                        continue;
                    }
                    Passed::Before(at) => return Ok(Next::At(at)),
                    Passed::End => return Ok(Next::End),
                },
                None if window.at_end() => {
                    let what = "the file ends before its list of features does";
                    let refused = Refused::new("the file ends too early", what, CUT_SHORT);
                    piece.notes.note_file(after, refused, Severity::Error);
                    return Ok(Next::End);
                }
                None => {
                    window.more_from(at)?;
                    continue;
                }
            };
            if commas != due {
                let what = "a comma is missing or one too many before this place";
                let refused = Refused::new("a comma is wrong", what, "write one between features");
                piece.note(at, refused, Severity::Warning);
            }
            return Ok(match found {
                Some(b']') => Next::Closed(at + 1),
                _ => Next::At(at),
            });
        }
    }

    /// Has the judge look at what begins at `at`.
    fn pass_odd(
        &self,
        at: u64,
        window: &mut Window<'_>,
        piece: &mut Piece,
    ) -> Result<Passed, ReadError> {
        let source = window.source();
        loop {
            let bytes = window.from(at);
            if bytes.first() == Some(&b'[') {
                // A stray bracket must not take along the features behind it.
                let what = "a list stands where a feature should";
                let refused = Refused::new("it is no GeoJSON feature", what, "take it out");
                piece.refuse(at, refused);
                return self.hunt(at + 1, window);
            }
            let mut values = Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
            let mut wrong = 0;
            let ends = match values.next() {
                Some(Ok(_)) => {
                    let end = values.byte_offset();
                    match judge(bytes.get(..end).unwrap_or_default(), &self.reading) {
                        _ if end > self.limits.record => {
                            piece.refuse(at, too_long(self.limits.record));
                        }
                        Ok(judged) => piece.take_judged(source, at, judged)?,
                        Err(refused) => piece.refuse(at, refused),
                    }
                    return Ok(Passed::Behind(at + end as u64));
                }
                Some(Err(error)) => {
                    wrong = place_of(&error, bytes) + BEHIND;
                    error.is_eof()
                }
                None => true,
            };
            if ends && window.at_end() {
                piece.refuse(at, ends_inside());
                return Ok(Passed::End);
            }
            if ends && bytes.len() >= self.limits.record {
                return self.pass_long(at, window, piece);
            }
            let followed = follow(bytes, FOLLOWED);
            let open = match followed {
                Followed::Whole(end) => between(bytes.get(end..).unwrap_or_default(), &mut 0)
                    .1
                    .is_none(),
                Followed::Short => true,
                Followed::Broken => false,
            };
            let open = open || bytes.len() < wrong;
            if ends || (open && !window.at_end()) {
                window.more_from(at)?;
                continue;
            }
            // It is no JSON. If its brackets close and the list goes on behind, it ends there.
            if let Followed::Whole(end) = followed
                && goes_on(bytes.get(end..).unwrap_or_default())
            {
                let refused = judge(bytes.get(..end).unwrap_or_default(), &self.reading).err();
                piece.refuse(at, refused.unwrap_or_else(unclear));
                return Ok(Passed::Behind(at + end as u64));
            }
            let text = whole_letters(bytes.get(..wrong).unwrap_or(bytes));
            piece.refuse(at, judge(text, &self.reading).err().unwrap_or_else(unclear));
            return self.hunt(at + 1, window);
        }
    }

    /// The next place from `from` on where a feature begins.
    fn hunt(&self, mut from: u64, window: &mut Window<'_>) -> Result<Passed, ReadError> {
        let mut habit = Habit::new(&self.reading);
        loop {
            let bytes = window.bytes();
            match candidate(bytes, window.index(from), bytes.len(), &mut habit) {
                Candidate::Found(at) => {
                    let at = window.offset(at);
                    let nested = self.end_of_inner_list(at, window)?;
                    from = nested.unwrap_or(at);
                    window.lay(from, FOLLOWED)?;
                    if nested.is_none() {
                        return Ok(Passed::Before(at));
                    }
                }
                Candidate::Short(at) => {
                    let seen = bytes.len() - at;
                    from = window.offset(at);
                    if window.at_end() || seen >= self.limits.record {
                        from += 1;
                    } else {
                        window.more_from(from)?;
                    }
                }
                Candidate::None if window.at_end() => return Ok(Passed::End),
                Candidate::None => {
                    from = window.end();
                    window.more_from(from.saturating_sub(BEHIND as u64))?;
                }
            }
        }
    }

    /// Where the list ends in which a feature at `at` stands, if it is soon and the list is one
    /// inside a feature.
    fn end_of_inner_list(
        &self,
        mut at: u64,
        window: &mut Window<'_>,
    ) -> Result<Option<u64>, ReadError> {
        const MANY: u32 = 16;
        let mut habit = Habit::new(&self.reading);
        let mut passed = 0;
        while passed < MANY {
            let bytes = window.from(at);
            let mut scanner = Scanner::new(bytes);
            let stop = match feature(&mut scanner, &mut habit) {
                Ok(_) => {
                    let rest = bytes.get(scanner.at..).unwrap_or_default();
                    let mut commas = 0;
                    let (blank, found) = between(rest, &mut commas);
                    let after = at + (scanner.at + blank) as u64;
                    match found {
                        Some(b'{') => {
                            at = after;
                            passed += 1;
                            continue;
                        }
                        Some(b']') => {
                            let after = after + 1;
                            let inner = match is_inner(after, window.source())? {
                                Some(inner) => inner,
                                None => is_followed(after, window)?,
                            };
                            return Ok(inner.then_some(after));
                        }
                        // Broken at once again: rather none than a wrong one.
                        Some(_) => return Ok((passed + commas == 0).then_some(after)),
                        None => Stop::Short,
                    }
                }
                Err(stop) => stop,
            };
            if stop == Stop::Odd || window.at_end() || bytes.len() >= self.limits.record {
                return Ok(None);
            }
            window.more_from(at)?;
        }
        Ok(None)
    }

    /// Passes what is longer than an event may be, without keeping it.
    fn pass_long(
        &self,
        at: u64,
        window: &mut Window<'_>,
        piece: &mut Piece,
    ) -> Result<Passed, ReadError> {
        let mut brackets = Brackets::default();
        window.lay(at, self.limits.chunk)?;
        loop {
            if let Some(end) = brackets.feed(window.bytes()) {
                piece.refuse(at, too_long(self.limits.record));
                return Ok(Passed::Behind(window.offset(end)));
            }
            if window.at_end() {
                piece.refuse(at, ends_inside());
                return Ok(Passed::End);
            }
            window.lay(window.end(), self.limits.chunk)?;
        }
    }
}

/// Whether another feature begins soon after `after`.
fn is_followed(after: u64, window: &mut Window<'_>) -> Result<bool, ReadError> {
    window.lay(after, FOLLOWED)?;
    let bytes = window.bytes();
    let usual = Reading::default();
    let found = candidate(bytes, 0, bytes.len(), &mut Habit::new(&usual));
    Ok(!matches!(found, Candidate::None))
}

const CUT_SHORT: &str = "it was cut short: fetch it again";

fn ends_inside() -> Refused {
    let heading = "the file ends too early";
    Refused::new(heading, "the file ends inside this feature", CUT_SHORT)
}

fn unclear() -> Refused {
    Refused::new(
        "it is not JSON",
        "it is followed by something that is not JSON",
        "correct it there",
    )
}

/// The fault of an event longer than `limit` bytes.
pub(super) fn too_long(limit: usize) -> Refused {
    let size = if limit >= 1 << 20 {
        format!("{} MB", limit >> 20)
    } else {
        format!("{limit} bytes")
    };
    Refused::new(
        "it is too long",
        format!("it is longer than the {size} that an event may have"),
        "shorten it, or leave it out",
    )
}

/// Where a sound feature begins, among bytes of which nothing is known.
enum Candidate {
    Found(usize),
    /// One might begin here, but the bytes end.
    Short(usize),
    None,
}

/// The first place from `from` to `end` where a feature can be read, behind a comma or another
/// object. It may still be one inside another, so this is a guess.
fn candidate(bytes: &[u8], from: usize, end: usize, habit: &mut Habit<'_>) -> Candidate {
    let end = end.min(bytes.len());
    for at in memchr::memchr_iter(b'{', bytes.get(from..end).unwrap_or_default()) {
        let at = from + at;
        let before = bytes.get(..at).unwrap_or_default().trim_ascii_end();
        if !matches!(before.last(), None | Some(b',' | b'}')) {
            continue;
        }
        let mut scanner = Scanner::new(bytes);
        scanner.at = at;
        match feature(&mut scanner, habit) {
            Ok(_) => return Candidate::Found(at),
            Err(Stop::Short) => return Candidate::Short(at),
            Err(Stop::Odd) if is_signed(bytes.get(at..).unwrap_or_default()) => {
                return Candidate::Found(at);
            }
            Err(Stop::Odd) => {}
        }
    }
    Candidate::None
}

/// Whether the bytes begin as most features do: with their type.
fn is_signed(bytes: &[u8]) -> bool {
    let mut scanner = Scanner::new(bytes);
    let typed = scanner.pass(b'{').and_then(|()| {
        let key = scanner.string()?.raw;
        scanner.pass(b':')?;
        Ok(key == b"type" && scanner.string()?.raw == b"Feature")
    });
    typed == Ok(true)
}

/// Passes white space and commas, which are counted; gives how far, and what stands there.
fn between(bytes: &[u8], commas: &mut u32) -> (usize, Option<u8>) {
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' => {}
            b',' => *commas = commas.saturating_add(1),
            _ => return (at, Some(byte)),
        }
    }
    (bytes.len(), None)
}

/// The byte that a fault of syntax points at.
fn place_of(error: &serde_json::Error, bytes: &[u8]) -> usize {
    let line = match error.line().checked_sub(2) {
        Some(passed) => memchr::memchr_iter(b'\n', bytes)
            .nth(passed)
            .map_or(0, |at| at + 1),
        None => 0,
    };
    (line + error.column()).min(bytes.len())
}

/// The bytes without a letter at their end that was cut.
fn whole_letters(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).unwrap_or_default()
        }
        _ => bytes,
    }
}

/// Whether a list of features goes on, or ends, with these bytes.
fn goes_on(bytes: &[u8]) -> bool {
    let mut commas = 0;
    matches!(
        (between(bytes, &mut commas), commas),
        ((_, Some(b'{')), 1) | ((_, Some(b']')), 0)
    )
}
