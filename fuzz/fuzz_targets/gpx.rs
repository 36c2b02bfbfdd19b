//! Files of events: a.gpx.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events("a.gpx", bytes, &Import::default()));
