//! Files of events: a.kml.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events("a.kml", bytes, &Import::default()));
