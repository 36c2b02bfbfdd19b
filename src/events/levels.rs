//! The squares of the map that hold events, for every level: where each begins among the rows.
//!
//! A picture of ten million events walks these and not the events: there are never more squares
//! in view than the screen has points.

use std::ops::Range;

use rayon::prelude::*;

use super::table::Row;
use crate::geometry::{Cell, Morton};

/// The squares that hold events, from the coarsest level to the finest that is worth it.
#[derive(Debug, Default)]
pub struct Levels {
    levels: Vec<Level>,
}

/// The squares of one level, along the curve.
#[derive(Debug, Default)]
pub struct Level {
    /// The first row of each.
    starts: Vec<Row>,
    /// The last eight digits, base four, of each square's number.
    codes: Vec<u16>,
}

/// Levels coarser than this have few squares; they are found by searching the rows.
const COARSEST: u8 = 6;

/// The finest level: squares of two points at the deepest zoom.
const FINEST: u8 = 21;

/// Events in a square, on average, below which a finer level would tell nothing new.
const WORTH_IT: usize = 3;

impl Levels {
    /// The levels of `positions`, which are ascending.
    pub(super) fn of(positions: &[Morton]) -> Self {
        let parted = parted(positions);
        let mut levels = Vec::new();
        let mut squares = 0;
        for level in COARSEST..=FINEST {
            let starts = starts(&parted, level);
            let crowded = !starts.is_empty() && starts.len() * WORTH_IT <= positions.len();
            // Where one more level parts nothing any more, all deeper ones are alike.
            if !crowded || starts.len() == squares && level > COARSEST + 8 {
                break;
            }
            squares = starts.len();
            let codes = starts.iter().map(|&row| {
                let code = positions.get(row as usize).copied().unwrap_or_default();
                code.cell(level).code as u16
            });
            levels.push(Level {
                codes: codes.collect(),
                starts,
            });
        }
        Self { levels }
    }

    /// The finest level there is; `None` where events are too few for any.
    pub fn finest(&self) -> Option<u8> {
        let count = u8::try_from(self.levels.len()).ok()?;
        (count > 0).then(|| COARSEST + count - 1)
    }

    /// The squares of `level`, if they are kept.
    pub fn level(&self, level: u8) -> Option<&Level> {
        self.levels.get(usize::from(level.checked_sub(COARSEST)?))
    }
}

impl Level {
    /// How many squares hold events.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The squares inside `outer`, a cell at most eight levels coarser, whose rows are `rows`:
    /// column and row within `outer`, and the rows of each.
    pub fn squares(
        &self,
        level: u8,
        outer: Cell,
        rows: Range<Row>,
    ) -> impl Iterator<Item = ([u32; 2], Range<Row>)> + '_ {
        let from = self.starts.partition_point(|&start| start < rows.start);
        let to = self.starts.partition_point(|&start| start < rows.end);
        let starts = self.starts.get(from..to).unwrap_or_default();
        let codes = self.codes.get(from..to).unwrap_or_default();
        let ends = starts.iter().skip(1).copied().chain([rows.end]);
        let digits = 2 * u32::from(level.saturating_sub(outer.level).min(8));
        let mask = ((1_u32 << digits) - 1) as u16;
        let squares = starts.iter().zip(ends).zip(codes);
        squares
            .map(move |((&start, end), &code)| (Morton(u64::from(code & mask)).steps(), start..end))
    }
}

/// For each row the coarsest level on which it lies in another square than the row before it.
fn parted(positions: &[Morton]) -> Vec<u8> {
    let level = |row: usize| match (positions.get(row), row.checked_sub(1)) {
        (Some(code), Some(before)) => {
            let before = positions.get(before).copied().unwrap_or_default();
            // Two binary digits a level; equal codes part nowhere.
            ((code.0 ^ before.0).leading_zeros() / 2 + 1) as u8
        }
        _ => 0,
    };
    (0..positions.len()).into_par_iter().map(level).collect()
}

/// Where a new square of `level` begins.
fn starts(parted: &[u8], level: u8) -> Vec<Row> {
    /// Rows a thread looks at in one go.
    const RUN: usize = 1 << 16;
    let runs = parted.par_chunks(RUN).enumerate();
    let found = runs.map(|(run, parted)| {
        let rows = parted.iter().zip((run * RUN) as Row..);
        let begins = rows.filter(|(parted, _)| **parted <= level);
        begins.map(|(_, row)| row).collect::<Vec<_>>()
    });
    found.collect::<Vec<_>>().concat()
}
