//! Files of events: a.zip.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events("a.zip", bytes, &Import::default()));
