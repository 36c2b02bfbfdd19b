//! [`EventTable`]: every event as a row of parallel columns, sorted along the curve.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::batch::{Batch, Days, EventKey};
use super::build;
use super::columns::Columns;
use super::levels::Levels;
use crate::geometry::{Cell, Morton};
use crate::story::{Category, Event};

/// A row of the table.
pub type Row = u32;

/// What events are switched by: a column of the timeline, a category and a file, as far as they
/// occur together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// The column of the timeline.
    pub column: u16,
    /// An index into [`EventTable::categories`].
    pub category: u8,
    /// The number of the file, as in [`EventKey::file`]; 0 is the story.
    pub file: u16,
}

/// Every event: rows in the order of a space-filling curve, so that each square of the map is
/// one run of them.
///
/// 40 bytes a row, whatever the events are called: their words stay in the story or in their file.
#[derive(Debug, Default)]
pub struct EventTable {
    pub(super) positions: Vec<Morton>,
    pub(super) days: Vec<Days>,
    pub(super) keys: Vec<EventKey>,
    pub(super) class_of: Vec<u16>,
    pub(super) classes: Vec<Class>,
    /// Rows by class, ascending within each.
    pub(super) by_class: Vec<Row>,
    pub(super) class_starts: Vec<u32>,
    /// Rows by key, ascending.
    pub(super) by_key: Vec<Row>,
    pub(super) columns: Arc<Columns>,
    pub(super) categories: Vec<Category>,
    pub(super) levels: Levels,
}

/// A file's events on their way into a table.
#[derive(Clone, Debug)]
pub struct FileBatches {
    /// The number of the file, from 1.
    pub file: u16,
    /// Its batches, in file order.
    pub batches: Vec<Arc<Batch>>,
}

impl EventTable {
    /// The table of a story's events and of those of files.
    pub fn build(told: &[Event], files: Vec<FileBatches>) -> Self {
        build::table(told, files)
    }

    /// How many events.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// Where each row is, ascending.
    pub fn positions(&self) -> &[Morton] {
        &self.positions
    }

    /// When each row was.
    pub fn days(&self) -> &[Days] {
        &self.days
    }

    /// Which event of which source each row is.
    pub fn keys(&self) -> &[EventKey] {
        &self.keys
    }

    /// The class of each row.
    pub fn class_of(&self) -> &[u16] {
        &self.class_of
    }

    /// What the classes are.
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// The rows of a class, ascending.
    pub fn rows_of_class(&self, class: usize) -> &[Row] {
        let bound = |class: usize| self.class_starts.get(class).map(|&start| start as usize);
        match (bound(class), bound(class + 1)) {
            (Some(start), Some(end)) => self.by_class.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The run of a class's rows that lie within `rows`, as places in [`EventTable::rows_of_class`].
    pub fn run_of_class(&self, class: usize, rows: &Range<Row>) -> Range<usize> {
        let all = self.rows_of_class(class);
        let place = |bound: Row| all.partition_point(|&row| row < bound);
        place(rows.start)..place(rows.end)
    }

    /// The quarters of `cell` along the curve, and the rows of each; `rows` are those of `cell`.
    pub fn quarters(&self, cell: Cell, rows: &Range<Row>) -> Option<[(Cell, Range<Row>); 4]> {
        let mut start = rows.start;
        let part = |quarter: Cell| {
            let [_, last] = quarter.codes();
            let rest = self.positions.get(start as usize..rows.end as usize);
            let length = rest
                .unwrap_or_default()
                .partition_point(|&code| code <= last);
            let rows = start..start + length as Row;
            start = rows.end;
            (quarter, rows)
        };
        Some(cell.quarters()?.map(part))
    }

    /// The columns of the timeline.
    pub fn columns(&self) -> &Arc<Columns> {
        &self.columns
    }

    /// The categories: the article's five, then those of files, as they came.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// The category of a row.
    pub fn category_of(&self, row: Row) -> Option<Category> {
        let class = self.class_at(row)?;
        self.categories.get(usize::from(class.category)).copied()
    }

    /// The column of the timeline of a row.
    pub fn column_of(&self, row: Row) -> Option<usize> {
        Some(usize::from(self.class_at(row)?.column))
    }

    /// The class of a row: its column, its category and its file.
    pub fn class_at(&self, row: Row) -> Option<Class> {
        let class = *self.class_of.get(row as usize)?;
        self.classes.get(usize::from(class)).copied()
    }

    /// The row of an event.
    pub fn row_of(&self, key: EventKey) -> Option<Row> {
        let key_of = |row: Row| self.keys.get(row as usize).copied();
        let place = self.by_key.partition_point(|&row| key_of(row) < Some(key));
        let row = *self.by_key.get(place)?;
        (key_of(row) == Some(key)).then_some(row)
    }

    /// The rows that lie in `cell`.
    pub fn rows_in(&self, cell: Cell) -> Range<Row> {
        let [first, last] = cell.codes();
        let start = self.positions.partition_point(|&code| code < first);
        let inside = self.positions.get(start..).unwrap_or_default();
        let length = inside.partition_point(|&code| code <= last);
        start as Row..(start + length) as Row
    }

    /// The squares that hold events, level by level.
    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// How many events each category has, in the order of [`EventTable::categories`].
    pub fn count_by_category(&self) -> Vec<u32> {
        let mut counts = vec![0; self.categories.len()];
        for (number, class) in self.classes.iter().enumerate() {
            if let Some(count) = counts.get_mut(usize::from(class.category)) {
                *count += self.rows_of_class(number).len() as u32;
            }
        }
        counts
    }

    /// How many events each file has, by its number; 0 is the story.
    pub fn count_by_file(&self) -> BTreeMap<u16, u32> {
        let mut counts = BTreeMap::new();
        for (number, class) in self.classes.iter().enumerate() {
            *counts.entry(class.file).or_default() += self.rows_of_class(number).len() as u32;
        }
        counts
    }

    /// The rows of a file in the order in which it has them.
    pub fn rows_of_file(&self, file: u16) -> &[Row] {
        let key_of = |row: Row| self.keys.get(row as usize).copied();
        let first = Some(EventKey::new(file, 0));
        let start = self.by_key.partition_point(|&row| key_of(row) < first);
        let rest = self.by_key.get(start..).unwrap_or_default();
        let own = |row: &Row| key_of(*row).is_some_and(|key| key.file() == file);
        rest.get(..rest.partition_point(own)).unwrap_or_default()
    }

    /// Which event of its file a row is, counted from 0 in the order of the file.
    pub fn place_in_file(&self, row: Row) -> Option<usize> {
        let key = *self.keys.get(row as usize)?;
        let key_of = |row: Row| self.keys.get(row as usize).copied();
        let before = |wanted: EventKey| {
            let wanted = Some(wanted);
            self.by_key.partition_point(|&row| key_of(row) < wanted)
        };
        before(key).checked_sub(before(EventKey::new(key.file(), 0)))
    }

    /// Whether each class passes a filter.
    pub fn passing(&self, shows: impl Fn(&Class, Category) -> bool) -> Vec<bool> {
        let categories = &self.categories;
        let pass = |class: &Class| {
            categories
                .get(usize::from(class.category))
                .is_some_and(|&category| shows(class, category))
        };
        self.classes.iter().map(pass).collect()
    }

    /// How many events of the classes that are `on` lie in the square between two corners,
    /// columns and rows of the world grid, both included.
    ///
    /// Few events are looked at one by one; many are counted by squares.
    pub fn count_in(&self, corners: [[u32; 2]; 2], on: &[bool]) -> usize {
        let [[left, top], [right, bottom]] = corners;
        if left > right || top > bottom {
            return 0;
        }
        let inside = |row: Row| {
            self.positions.get(row as usize).is_some_and(|code| {
                let [x, y] = code.steps();
                (left..=right).contains(&x) && (top..=bottom).contains(&y)
            })
        };
        let first = Morton::from_steps([left, top]);
        let last = Morton::from_steps([right, bottom]);
        let start = self.positions.partition_point(|&code| code < first) as Row;
        let end = self.positions.partition_point(|&code| code <= last) as Row;
        let lists = on.iter().enumerate().filter(|(_, on)| **on);
        let lists: Vec<&[Row]> = lists
            .map(|(class, _)| {
                let run = self.run_of_class(class, &(start..end));
                self.rows_of_class(class).get(run).unwrap_or_default()
            })
            .collect();
        let count = |rows: &[Row]| rows.iter().filter(|&&row| inside(row)).count();
        let total: usize = lists.iter().map(|rows| rows.len()).sum();
        if total < 1 << 16 {
            lists.into_iter().map(count).sum()
        } else {
            lists.into_par_iter().map(count).sum()
        }
    }
}
