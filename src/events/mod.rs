//! WHAT HAPPENED as columns: thirty events or ten million, held and asked alike.
//!
//! The story's own events and those of files the reader opens stand in one [`EventTable`]: parallel
//! arrays, sorted along a space-filling curve, so that every square of the map is one run of rows.
//! Titles and descriptions stay where they are, in the story or in the file, and are read when
//! they are looked at. The session filters the table, the map draws from it, the timeline counts it.

mod batch;
pub mod read;

pub use batch::{Batch, Days, EventKey};
