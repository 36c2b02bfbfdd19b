//! The events of one square in the order of time, without ever sorting all of them.
//!
//! The columns of the timeline are in order already, and within each the rows of a square are one
//! run of a list; only the columns that are looked at are sorted.

use std::ops::Range;

use rayon::prelude::*;

use super::table::{EventTable, Row};

/// Events in the order of time.
#[derive(Clone, Debug, Default)]
pub struct EventList {
    /// The columns that have events here, in order.
    columns: Vec<Part>,
    total: usize,
    /// The columns sorted last, by their place in `columns`; the latest first.
    sorted: Vec<(usize, Vec<Row>)>,
}

/// Events that are sorted in one go.
const AT_ONCE: usize = 1 << 17;

/// Columns that are kept sorted: as many as the rows in view can belong to.
const KEPT: usize = 48;

/// The events of one column.
#[derive(Clone, Debug)]
struct Part {
    /// How many events stand before it.
    before: usize,
    /// For each class of the column the run of its list.
    runs: Vec<(usize, Range<usize>)>,
}

impl EventList {
    /// The events among `rows` whose class is `on`.
    pub fn of(table: &EventTable, rows: &Range<Row>, on: &[bool]) -> Self {
        let classes = table.classes().iter().enumerate();
        let classes = classes.filter(|(number, _)| on.get(*number) == Some(&true));
        let mut runs: Vec<(u16, usize, Range<usize>)> = classes
            .map(|(number, class)| {
                let run = table.run_of_class(number, rows);
                (class.column, number, run)
            })
            .filter(|(_, _, run)| !run.is_empty())
            .collect();
        let total: usize = runs.iter().map(|(_, _, run)| run.len()).sum();
        // Spans begin in the midst of other columns: few events are sorted as a whole, many by
        // columns, each where it begins.
        let whole = total <= AT_ONCE;
        let start = |column: u16| {
            let span = table
                .columns()
                .get(usize::from(column))
                .and_then(|column| column.span);
            span.map_or(i64::MAX, |[start, _]| start)
        };
        runs.sort_by_key(|(column, number, _)| (start(*column), *column, *number));
        let mut list = Self::default();
        let mut column = None;
        for (of, number, run) in runs {
            let (from, to) = (run.start, run.end);
            if column.is_none() || (!whole && column != Some(of)) {
                column = Some(of);
                list.columns.push(Part {
                    before: list.total,
                    runs: Vec::new(),
                });
            }
            if let Some(part) = list.columns.last_mut() {
                part.runs.push((number, from..to));
            }
            list.total += to - from;
        }
        list
    }

    /// How many events.
    pub fn len(&self) -> usize {
        self.total
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The row of the event at `place`, counted from the earliest.
    pub fn at(&mut self, place: usize, table: &EventTable) -> Option<Row> {
        let number = self
            .columns
            .partition_point(|part| part.before <= place)
            .checked_sub(1)?;
        let part = self.columns.get(number)?;
        let inside = place - part.before;
        let known = self.sorted.iter().position(|(sorted, _)| *sorted == number);
        match known {
            Some(0) => {}
            Some(place) => {
                if let Some(before) = self.sorted.get_mut(..=place) {
                    before.rotate_right(1);
                }
            }
            None => {
                let rows = sorted(part, table);
                self.sorted.insert(0, (number, rows));
                self.sorted.truncate(KEPT);
            }
        }
        self.sorted.first()?.1.get(inside).copied()
    }
}

/// The rows of a column in the order of time.
fn sorted(part: &Part, table: &EventTable) -> Vec<Row> {
    /// Rows that are worth more than one processor.
    const MANY: usize = 1 << 13;
    let rows = part.runs.iter().flat_map(|(class, run)| {
        let all = table.rows_of_class(*class);
        all.get(run.clone()).unwrap_or_default()
    });
    let mut rows: Vec<Row> = rows.copied().collect();
    let time = |&row: &Row| {
        let days = table.days().get(row as usize);
        let days = days.map(|days| (days.start, days.end));
        (days, table.keys().get(row as usize).copied())
    };
    if rows.len() > MANY {
        rows.par_sort_by_cached_key(time);
    } else {
        rows.sort_by_cached_key(time);
    }
    rows
}
