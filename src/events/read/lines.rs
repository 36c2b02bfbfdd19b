//! Features that stand one on a line, or one behind each record separator (RFC 8142).

use std::sync::Arc;

use super::ReadError;
use super::collection::too_long;
use super::feature::{Habit, feature};
use super::judge::judge;
use super::piece::{Form, Job, Next, Piece};
use super::reading::Reading;
use super::scan::Scanner;
use super::source::{Limits, Source, Window};
use super::translate::why;

/// What stands before each feature of a GeoJSON text sequence.
pub(super) const RECORD_SEPARATOR: u8 = 0x1E;

/// Features parted by a byte that no JSON holds inside.
#[derive(Debug)]
pub(super) struct LineForm {
    pub(super) limits: Limits,
    /// A line end or [`RECORD_SEPARATOR`].
    pub(super) separator: u8,
    /// Whether they are the working copy of another file, which may say why one has no place.
    pub(super) of_copy: bool,
    pub(super) reading: Arc<Reading>,
}

impl Form for LineForm {
    fn reading(&self) -> &Arc<Reading> {
        &self.reading
    }

    fn guess(&self, job: Job, window: &mut Window<'_>) -> Result<Option<u64>, ReadError> {
        let own = window.bytes();
        let own = own.get(..window.index(job.end)).unwrap_or(own);
        Ok(memchr::memchr(self.separator, own).map(|at| window.offset(at + 1)))
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
        while at < end {
            let found = line(self.separator, at, self.limits, window)?;
            let Some((length, next)) = found else {
                piece.refuse(at, too_long(self.limits.record));
                match pass_line(self.separator, at, window, self.limits)? {
                    Some(next) => at = next,
                    None => return Ok(Next::End),
                }
                continue;
            };
            let bytes = window.from(at).get(..length).unwrap_or_default();
            self.take(bytes, at, window.source(), &mut habit, piece)?;
            match next {
                Some(next) => at = next,
                None => return Ok(Next::End),
            }
        }
        Ok(Next::At(at))
    }
}

impl LineForm {
    /// Takes in the feature of one line that begins at `at`; a blank one has none.
    fn take(
        &self,
        line: &[u8],
        at: u64,
        source: &Source,
        habit: &mut Habit<'_>,
        piece: &mut Piece,
    ) -> Result<(), ReadError> {
        let text = line.trim_ascii_start();
        let at = at + (line.len() - text.len()) as u64;
        let text = text.trim_ascii_end();
        if text.is_empty() {
            return Ok(());
        }
        let mut scanner = Scanner::new(text);
        match feature(&mut scanner, habit) {
            Ok(feature) if scanner.at == text.len() => {
                if self.of_copy
                    && feature.position.is_none()
                    && let Some(refused) = why(text)
                {
                    piece.refuse(at, refused);
                    return Ok(());
                }
                piece.take(source, at, &feature)
            }
            _ => match judge(text, &self.reading) {
                Ok(judged) => piece.take_judged(source, at, judged),
                Err(refused) => {
                    piece.refuse(at, refused);
                    Ok(())
                }
            },
        }
    }
}

/// The length of the line that begins at `at`, and where the next one does, if there is one;
/// `None` when it is longer than an event may be.
pub(super) fn line(
    separator: u8,
    at: u64,
    limits: Limits,
    window: &mut Window<'_>,
) -> Result<Option<(usize, Option<u64>)>, ReadError> {
    let mut searched = 0;
    loop {
        let bytes = window.from(at);
        let rest = bytes.get(searched..).unwrap_or_default();
        if let Some(found) = memchr::memchr(separator, rest) {
            let length = searched + found;
            if length > limits.record {
                return Ok(None);
            }
            return Ok(Some((length, Some(at + length as u64 + 1))));
        }
        searched = bytes.len();
        if searched > limits.record {
            return Ok(None);
        }
        if window.at_end() {
            return Ok(Some((searched, None)));
        }
        window.more_from(at)?;
    }
}

/// Where the line after the one at `at` begins; what is passed is not kept.
pub(super) fn pass_line(
    separator: u8,
    at: u64,
    window: &mut Window<'_>,
    limits: Limits,
) -> Result<Option<u64>, ReadError> {
    let mut from = at;
    loop {
        if let Some(found) = memchr::memchr(separator, window.from(from)) {
            return Ok(Some(from + found as u64 + 1));
        }
        if window.at_end() {
            return Ok(None);
        }
        from = window.end();
        window.lay(from, limits.chunk)?;
    }
}
