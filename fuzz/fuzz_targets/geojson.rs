//! Files of events: a.geojson.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events(
    "a.geojson",
    bytes,
    &Import::default()
));
