//! How many events each column of the timeline has of each category: counted once a table.

use std::sync::{Arc, Weak};

use crate::events::EventTable;
use crate::session::Dataset;

/// The events of one category in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// An index into [`EventTable::categories`].
    pub category: u8,
    /// How many.
    pub count: u32,
}

/// The parts of every column, and the table they were counted in.
#[derive(Default)]
pub struct Tally {
    columns: Vec<Vec<Part>>,
    table: Weak<EventTable>,
}

impl Tally {
    /// For each column of the timeline its categories, in the order of the legend.
    pub fn of(&mut self, data: &Dataset) -> &[Vec<Part>] {
        let table = Arc::downgrade(&data.events);
        if !self.table.ptr_eq(&table) {
            self.columns = count(&data.events, data.columns.len());
            self.table = table;
        }
        &self.columns
    }
}

fn count(table: &EventTable, columns: usize) -> Vec<Vec<Part>> {
    let mut parts: Vec<Vec<Part>> = vec![Vec::new(); columns];
    for (number, class) in table.classes().iter().enumerate() {
        if let Some(column) = parts.get_mut(usize::from(class.column)) {
            column.push(Part {
                category: class.category,
                count: table.rows_of_class(number).len() as u32,
            });
        }
    }
    for column in &mut parts {
        column.sort_by_key(|part| part.category);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::story::Story;

    #[test]
    fn the_parts_of_a_column_add_up_to_its_events() {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        let data = Dataset::new(atlas, story);
        let mut tally = Tally::default();
        for (column, parts) in data.columns.iter().zip(tally.of(&data)) {
            let sum: u32 = parts.iter().map(|part| part.count).sum();
            assert_eq!(sum, column.count, "{}", column.label);
        }
    }
}
