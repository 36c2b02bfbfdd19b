//! What of the data an export holds: all of it, or what a reader sees.

use rayon::prelude::*;

use crate::events::{Active, Row};
use crate::session::{Dataset, Session};

/// Every event, in the order of time.
pub fn all_events(data: &Dataset) -> Vec<Row> {
    in_order_of_time((0..data.events.len() as Row).collect(), data)
}

/// The events that pass the years and the categories that are on, in the order of time.
pub fn events_that_show(session: &Session, data: &Dataset) -> Vec<Row> {
    let active = Active::new(&data.events, session.passing(data));
    let rows = active.rows(0..data.events.len() as Row).collect();
    in_order_of_time(rows, data)
}

/// Those of `rows` that the file of this number has brought.
pub fn of_file(rows: Vec<Row>, file: u16, data: &Dataset) -> Vec<Row> {
    let is_of = |row: &Row| {
        let class = data.events.class_at(*row);
        class.is_some_and(|class| class.file == file)
    };
    rows.into_iter().filter(is_of).collect()
}

/// `rows` by the first day, the undated last; on one day as their sources have them.
pub fn in_order_of_time(mut rows: Vec<Row>, data: &Dataset) -> Vec<Row> {
    let table = &data.events;
    rows.par_sort_by_key(|&row| {
        let start = table.days().get(row as usize).map(|days| days.start);
        (start, table.keys().get(row as usize).copied())
    });
    rows
}

/// Every passage, as an index into the story's.
pub fn all_passages(data: &Dataset) -> Vec<usize> {
    (0..data.story.passages().len()).collect()
}

/// The passages about what is selected; all of them while nothing is.
pub fn passages_that_show(session: &Session, data: &Dataset) -> Vec<usize> {
    match session.selected() {
        Some(target) => data.passages_about(target),
        None => all_passages(data),
    }
}
