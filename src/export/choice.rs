//! What of the data an export holds: all of it, or what a reader sees.

use rayon::prelude::*;

use crate::atlas::Place;
use crate::events::{Active, EventKey, Row};
use crate::session::{Dataset, LayerId, Session};

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

/// The lines and areas of files among the places that are `wanted`, in the order of the files; one
/// record is one of them, however many places it is.
pub fn shapes(data: &Dataset, wanted: impl Fn(&Place) -> bool) -> Vec<EventKey> {
    let places = data.atlas.own_places().filter(|place| wanted(place));
    let own = places.filter_map(|place| place.own.as_ref());
    let mut shapes: Vec<EventKey> = own.map(|own| EventKey::new(own.file, own.offset)).collect();
    shapes.sort_unstable();
    shapes.dedup();
    shapes
}

/// Those of `file`, or of all files, and perhaps only those of layers that show.
pub fn shapes_for(
    session: &Session,
    data: &Dataset,
    (only_shown, file): (bool, Option<u16>),
) -> Vec<EventKey> {
    shapes(data, |place| {
        place.file().is_some_and(|own| {
            let shows = || session.layers.is_on(&LayerId::File(own));
            file.is_none_or(|file| file == own) && (!only_shown || shows())
        })
    })
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
