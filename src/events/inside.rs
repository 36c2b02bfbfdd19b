//! Which events lie in an area: any area, such as a region of the reader's own, that may overlap
//! others.
//!
//! As for [`Regions`](super::Regions), sorted positions make it quick: a square of the map that no
//! edge touches is one run of rows, and only what lies near an edge is looked at one by one.

use std::ops::Range;

use rayon::prelude::*;

use super::regions::{FEW, PADDING, smallest_cell};
use super::{EventTable, Row};
use crate::geometry::{Morton, PreparedArea};

/// How many events of each class lie in an area: the classes that have some, and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassCounts(Vec<(u16, u32)>);

impl ClassCounts {
    /// The events of all classes that are `on`.
    pub fn total(&self, on: impl Fn(u16) -> bool) -> u32 {
        let counted = self.0.iter().filter(|(class, _)| on(*class));
        counted.map(|(_, count)| count).sum()
    }

    /// How many each of `classes` has.
    pub fn by_class(&self, classes: usize) -> Vec<u32> {
        let mut all = vec![0; classes];
        for &(class, count) in &self.0 {
            if let Some(slot) = all.get_mut(usize::from(class)) {
                *slot = count;
            }
        }
        all
    }

    fn of(counts: &[u32]) -> Self {
        let counts = (0..).zip(counts.iter().copied());
        Self(counts.filter(|(_, count)| *count > 0).collect())
    }
}

impl EventTable {
    /// Gives `take` the rows that lie in `area`, in runs that ascend and never touch twice.
    ///
    /// A row lies in it when [`PreparedArea::contains`] says so of its position.
    pub fn rows_inside(&self, area: &PreparedArea, take: &mut impl FnMut(Range<Row>)) {
        let edges: Vec<u32> = (0..area.edges().len() as u32).collect();
        descend(self.positions(), 0, area, &edges, take);
    }

    /// How many events of each class lie in each of `areas`; the events `besides` are counted with
    /// the areas that `belongs` names, and not by where they lie.
    ///
    /// Uses all processors.
    pub fn count_inside(
        &self,
        areas: &[Option<PreparedArea>],
        besides: &[Row],
        belongs: impl Fn(usize, Row) -> bool + Sync,
    ) -> Vec<ClassCounts> {
        let classes = self.classes().len();
        let one = |room: &mut Vec<u32>, (number, area): (usize, &Option<PreparedArea>)| {
            room.clear();
            room.resize(classes, 0);
            if let Some(area) = area {
                self.rows_inside(area, &mut |rows| self.add_classes(rows, room));
                for &row in besides {
                    if self.holds(area, row) {
                        self.add_class(row, room, u32::wrapping_sub);
                    }
                }
            }
            for &row in besides.iter().filter(|row| belongs(number, **row)) {
                self.add_class(row, room, u32::wrapping_add);
            }
            ClassCounts::of(room)
        };
        let areas = areas.par_iter().enumerate();
        areas.map_init(Vec::new, one).collect()
    }

    fn holds(&self, area: &PreparedArea, row: Row) -> bool {
        let position = self.positions().get(row as usize);
        position.is_some_and(|code| area.contains(code.to_world()))
    }

    fn add_class(&self, row: Row, counts: &mut [u32], change: fn(u32, u32) -> u32) {
        let class = self.class_of().get(row as usize);
        if let Some(count) = class.and_then(|&class| counts.get_mut(usize::from(class))) {
            *count = change(*count, 1);
        }
    }

    fn add_classes(&self, rows: Range<Row>, counts: &mut [u32]) {
        // Of a long run each class is a run itself, whose ends are found by halving.
        if rows.len() > counts.len().saturating_mul(64) {
            for (class, count) in counts.iter_mut().enumerate() {
                *count += self.run_of_class(class, &rows).len() as u32;
            }
            return;
        }
        for row in rows {
            self.add_class(row, counts, u32::wrapping_add);
        }
    }
}

/// Takes what of `rows`, the first of which is row `first`, lies in `area`; `near` are the edges
/// that touch the square around them or one that it lies in.
fn descend(
    rows: &[Morton],
    first: Row,
    area: &PreparedArea,
    near: &[u32],
    take: &mut impl FnMut(Range<Row>),
) {
    let Some(square) = smallest_cell(rows) else {
        return;
    };
    let rect = square.rect().padded(PADDING);
    if !area.bounds().intersects(&rect) {
        return;
    }
    let touching = near.iter().copied().filter(|&edge| {
        let edge = area.edges().get(edge as usize);
        edge.is_some_and(|edge| edge.touches(&rect))
    });
    let touching: Vec<u32> = touching.collect();
    if touching.is_empty() {
        if area.contains(rect.center()) {
            take(first..first + rows.len() as Row);
        }
        return;
    }
    let quarters = square
        .quarters()
        .filter(|_| rows.len() > FEW + touching.len() / 8);
    let Some(quarters) = quarters else {
        one_by_one(rows, first, area, take);
        return;
    };
    let mut begin = 0;
    for quarter in quarters {
        let [_, last] = quarter.codes();
        let rest = rows.get(begin..).unwrap_or_default();
        let length = rest.partition_point(|code| *code <= last);
        let part = rest.get(..length).unwrap_or_default();
        descend(part, first + begin as Row, area, &touching, take);
        begin += length;
    }
}

fn one_by_one(rows: &[Morton], first: Row, area: &PreparedArea, take: &mut impl FnMut(Range<Row>)) {
    let mut run = first..first;
    for (row, code) in (first..).zip(rows) {
        if area.contains(code.to_world()) {
            if run.end != row {
                run.start = row;
            }
            run.end = row + 1;
        } else if !run.is_empty() {
            take(std::mem::replace(&mut run, row..row));
        }
    }
    if !run.is_empty() {
        take(run);
    }
}

#[cfg(test)]
mod tests;
