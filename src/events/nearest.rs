//! Which event is nearest to a spot: the squares around it are looked into, the nearest first.

use std::ops::Range;

use super::active::Active;
use super::table::{EventTable, Row};
use crate::geometry::{Cell, Morton, WorldPoint};

/// An event, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The row of the event.
    pub row: Row,
    /// Its distance in world units.
    pub distance: f64,
}

/// Rows that are sooner looked at than parted further.
const FEW: u32 = 24;

impl EventTable {
    /// The event nearest to `at` that passes the filter and is at most `reach` world units away.
    ///
    /// Of several at one spot the first in the order of the table is meant.
    pub fn nearest(&self, at: WorldPoint, reach: f64, active: &Active) -> Option<Nearest> {
        let spot = Morton::from_world(at).steps().map(f64::from);
        let mut search = Search {
            table: self,
            active,
            all: active.total() as usize == self.len(),
            spot,
            best: None,
            limit: (reach * STEPS) * (reach * STEPS),
        };
        let world = Morton(0).cell(0);
        search.look_into(world, 0..self.len() as Row);
        let (distance, row) = search.best?;
        Some(Nearest {
            row,
            distance: distance.sqrt() / STEPS,
        })
    }
}

/// Steps of the grid along one side of the world.
const STEPS: f64 = Morton::STEPS;

struct Search<'a> {
    table: &'a EventTable,
    active: &'a Active,
    /// Whether every row passes.
    all: bool,
    spot: [f64; 2],
    /// Squared distance in steps, and row.
    best: Option<(f64, Row)>,
    limit: f64,
}

impl Search<'_> {
    fn look_into(&mut self, cell: Cell, rows: Range<Row>) {
        if rows.is_empty() || (!self.all && self.active.count(&rows) == 0) {
            return;
        }
        let many = rows.end - rows.start > FEW;
        let quarters = many.then(|| self.table.quarters(cell, &rows)).flatten();
        let Some(quarters) = quarters else {
            self.look_at(rows);
            return;
        };
        let mut parts = quarters.map(|(quarter, rows)| (self.distance_to(quarter), quarter, rows));
        parts.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (distance, quarter, rows) in parts {
            if distance <= self.limit {
                self.look_into(quarter, rows);
            }
        }
    }

    fn look_at(&mut self, rows: Range<Row>) {
        if self.all {
            rows.for_each(|row| self.measure(row));
        } else {
            let active = self.active;
            active.rows(rows).for_each(|row| self.measure(row));
        }
    }

    fn measure(&mut self, row: Row) {
        let Some(code) = self.table.positions().get(row as usize) else {
            return;
        };
        let [x, y] = code.steps().map(f64::from);
        let (dx, dy) = (x - self.spot[0], y - self.spot[1]);
        let squared = dx * dx + dy * dy;
        let nearer = self.best.is_none_or(|best| (squared, row) < best);
        if squared <= self.limit && nearer {
            self.best = Some((squared, row));
            self.limit = squared;
        }
    }

    /// The squared distance, in steps, from the spot to the nearest step of a cell.
    fn distance_to(&self, cell: Cell) -> f64 {
        let [first, last] = cell.codes().map(Morton::steps);
        let beyond = |axis: usize| {
            let (low, high) = (f64::from(first[axis]), f64::from(last[axis]));
            (low - self.spot[axis]).max(self.spot[axis] - high).max(0.0)
        };
        let (dx, dy) = (beyond(0), beyond(1));
        dx * dx + dy * dy
    }
}
