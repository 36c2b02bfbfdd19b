//! Files of events: a.csv.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events("a.csv", bytes, &Import::default()));
