//! The events of one square in the order of time, without ever sorting all of them.
//!
//! The columns of the timeline are in order already, and within each the rows of a square are one
//! run of a list; only the columns that are looked at are sorted.

use std::ops::Range;

use super::table::{EventTable, Row};

/// Events in the order of time.
#[derive(Clone, Debug, Default)]
pub struct EventList {
    /// The columns that have events here, in order.
    columns: Vec<Part>,
    total: usize,
    /// The column sorted last, by its place in `columns`.
    sorted: Option<(usize, Vec<Row>)>,
}

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
        let mut list = Self::default();
        let mut column = None;
        let classes = table.classes().iter().enumerate();
        for (number, class) in classes.filter(|(number, _)| on.get(*number) == Some(&true)) {
            let all = table.rows_of_class(number);
            let from = all.partition_point(|&row| row < rows.start);
            let to = all.partition_point(|&row| row < rows.end);
            if from == to {
                continue;
            }
            if column != Some(class.column) {
                column = Some(class.column);
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
        if self
            .sorted
            .as_ref()
            .is_none_or(|(sorted, _)| *sorted != number)
        {
            let rows = part.runs.iter().flat_map(|(class, run)| {
                table
                    .rows_of_class(*class)
                    .get(run.clone())
                    .unwrap_or_default()
            });
            let mut rows: Vec<Row> = rows.copied().collect();
            rows.sort_by_cached_key(|&row| {
                let days = table
                    .days()
                    .get(row as usize)
                    .map(|days| (days.start, days.end));
                (days, table.keys().get(row as usize).copied())
            });
            self.sorted = Some((number, rows));
        }
        self.sorted.as_ref()?.1.get(inside).copied()
    }
}
