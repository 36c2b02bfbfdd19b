//! Files of events: a.ndjson.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events(
    "a.ndjson",
    bytes,
    &Import::default()
));
