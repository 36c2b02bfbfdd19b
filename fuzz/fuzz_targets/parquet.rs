//! Files of events: a.parquet.
#![no_main]

use durand::events::Import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_events(
    "a.parquet",
    bytes,
    &Import::default()
));
