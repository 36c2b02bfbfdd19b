//! WHAT HAPPENED as columns: thirty events or ten million, held and asked alike.
//!
//! The story's own events and those of files the reader opens stand in one [`EventTable`]: parallel
//! arrays, sorted along a space-filling curve, so that every square of the map is one run of rows.
//! Titles and descriptions stay where they are, in the story or in the file, and are read when
//! they are looked at. The session filters the table, the map draws from it, the timeline counts it.

mod active;
mod batch;
mod build;
mod classes;
mod columns;
mod dates;
mod inside;
mod levels;
mod list;
mod load;
mod nearest;
pub mod read;
mod region_counts;
mod regions;
pub mod shade;
mod shape;
mod table;
#[cfg(test)]
mod tests;

pub use active::Active;
pub use batch::{Batch, Days, EventKey};
pub use columns::{Column, Columns, ReadYears, day_of_new_year};
pub use inside::ClassCounts;
pub use levels::{Level, Levels};
pub use list::EventList;
pub use load::{Loaded, load, load_beside};
pub use nearest::Nearest;
pub use read::{Details, EventFile, FileReport, Import, Watch};
pub use region_counts::RegionCounts;
pub use regions::Regions;
pub use shade::{Shade, Sizes};
pub use shape::OwnShape;
pub use table::{Class, EventTable, FileBatches, Row};
