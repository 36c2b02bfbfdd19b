//! Events and regions made up for measuring: the same seed gives the same bytes on every machine.
//!
//! No clock and no library of random numbers: [`Random`] is a few lines, and nothing here rests on
//! how a machine rounds a sine. The towns are those of the bundled atlas; the events are invented.
//!
//! The command is `cargo run --release --example generate -- --help`; benches and tests take this
//! folder in with `#[path = "generate/mod.rs"] mod generate;`.

#![allow(
    dead_code,
    unused_imports,
    reason = "a bench that takes this folder in uses a part of it"
)]

mod events;
mod pointers;
mod polygons;
mod random;
mod write;

pub use events::{Events, Invented};
pub use pointers::pointers;
pub use polygons::{Region, regions, write_regions};
pub use random::Random;
pub use write::{Format, write_events};
