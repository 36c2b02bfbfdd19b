//! Which rows pass the filter, as one bit each, with sums that answer "how many from here to there".

use std::ops::Range;

use rayon::prelude::*;

use super::table::{EventTable, Row};

/// The rows that pass a filter of years and categories.
///
/// A change that concerns few rows costs only those; any other costs one pass over the classes.
///
/// # Source
/// Jacobson, *Space-efficient static trees and graphs*, FOCS 1989 (rank over a bit vector).
#[derive(Clone, Debug, Default)]
pub struct Active {
    /// Whether each class passes.
    on: Vec<bool>,
    /// A bit a row.
    words: Vec<u64>,
    /// Rows that pass before each block of words.
    ranks: Vec<u32>,
    total: u32,
}

/// Words to a block of sums.
const BLOCK: usize = 4;

impl Active {
    /// The rows of the classes that are `on`.
    pub fn new(table: &EventTable, on: Vec<bool>) -> Self {
        let mut active = Self {
            on,
            words: vec![0; table.len().div_ceil(64)],
            ranks: Vec::new(),
            total: 0,
        };
        active.fill(table);
        active.sum();
        active
    }

    /// Goes on with another filter.
    pub fn change(&mut self, table: &EventTable, on: Vec<bool>) {
        /// Setting one bit out of order costs as much as some of these in order.
        const OUT_OF_ORDER: usize = 4;
        if self.on == on {
            return;
        }
        let changed = |(_, (was, is)): &(usize, (&bool, &bool))| was != is;
        let classes = self.on.iter().zip(&on).enumerate().filter(changed);
        let classes: Vec<(usize, bool)> = classes.map(|(class, (_, &is))| (class, is)).collect();
        let rows = classes
            .iter()
            .map(|(class, _)| table.rows_of_class(*class).len());
        let few = rows.sum::<usize>() * OUT_OF_ORDER < table.len();
        self.on = on;
        if few {
            for (class, is_on) in classes {
                self.switch(table.rows_of_class(class), is_on);
            }
        } else {
            self.fill(table);
        }
        self.sum();
    }

    fn switch(&mut self, rows: &[Row], on: bool) {
        for &row in rows {
            if let Some(word) = self.words.get_mut(row as usize / 64) {
                let bit = 1 << (row % 64);
                *word = if on { *word | bit } else { *word & !bit };
            }
        }
    }

    fn fill(&mut self, table: &EventTable) {
        let mut on = vec![false; usize::from(u16::MAX) + 1];
        for (slot, &is_on) in on.iter_mut().zip(&self.on) {
            *slot = is_on;
        }
        let bits = |classes: &[u16]| {
            let bit = |class: &u16| u64::from(on.get(usize::from(*class)).is_some_and(|&on| on));
            classes
                .iter()
                .rev()
                .fold(0, |word, class| word << 1 | bit(class))
        };
        let runs = self.words.par_chunks_mut(1 << 10);
        let classes = table.class_of.par_chunks(1 << 16);
        runs.zip(classes).for_each(|(words, classes)| {
            for (word, classes) in words.iter_mut().zip(classes.chunks(64)) {
                *word = bits(classes);
            }
        });
    }

    fn sum(&mut self) {
        let mut sum = 0;
        self.ranks.clear();
        for block in self.words.chunks(BLOCK) {
            self.ranks.push(sum);
            sum += block.iter().map(|word| word.count_ones()).sum::<u32>();
        }
        self.ranks.push(sum);
        self.total = sum;
    }

    /// How many rows pass.
    pub fn total(&self) -> u32 {
        self.total
    }

    /// Whether each class passes.
    pub fn classes(&self) -> &[bool] {
        &self.on
    }

    /// Whether a row passes.
    pub fn is_on(&self, row: Row) -> bool {
        let word = self.words.get(row as usize / 64);
        word.is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// How many of the rows before `row` pass.
    pub fn before(&self, row: Row) -> u32 {
        let word = row as usize / 64;
        let block = word / BLOCK;
        let mut sum = self.ranks.get(block).copied().unwrap_or(self.total);
        let words = self.words.get(block * BLOCK..word).unwrap_or_default();
        sum += words.iter().map(|word| word.count_ones()).sum::<u32>();
        if let Some(word) = self.words.get(word) {
            sum += (word & ((1 << (row % 64)) - 1)).count_ones();
        }
        sum
    }

    /// How many of `rows` pass.
    pub fn count(&self, rows: &Range<Row>) -> u32 {
        self.before(rows.end) - self.before(rows.start)
    }

    /// Those of `rows` that pass, ascending.
    pub fn rows(&self, rows: Range<Row>) -> impl Iterator<Item = Row> + '_ {
        let (start, end) = (rows.start, rows.end.max(rows.start));
        let words = start / 64..end.div_ceil(64);
        words.flat_map(move |number| {
            let word = self.words.get(number as usize).copied().unwrap_or_default();
            let mut left = word & from_bit(start, number) & !from_bit(end, number);
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(number * 64 + bit)
            })
        })
    }
}

/// The bits of word `number` that stand for `row` and the rows after it.
fn from_bit(row: Row, number: u32) -> u64 {
    match row.checked_sub(number * 64) {
        None | Some(0) => u64::MAX,
        Some(bit) if bit >= 64 => 0,
        Some(bit) => u64::MAX << bit,
    }
}
