//! Links to a view: `durand://…`.
#![no_main]

use durand::session::Link;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Err(error) = Link::parse(text) {
        assert!(!error.to_string().is_empty());
    }
});
