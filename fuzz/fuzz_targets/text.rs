//! Plain text, as a copy of the article and as a story of its own.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| durand::read_document("a.txt", bytes));
