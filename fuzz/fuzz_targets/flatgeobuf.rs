//! Files of events: a.fgb.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events("a.fgb", bytes, &Import::default()));
