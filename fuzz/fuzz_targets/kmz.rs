//! Files of events: a.kmz.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events("a.kmz", bytes, &Import::default()));
