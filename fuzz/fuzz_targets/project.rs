//! A project, read and written and read again.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| durand::read_project(text));
