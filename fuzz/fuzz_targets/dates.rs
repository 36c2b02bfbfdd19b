//! Dates as EDTF: what is read says the same again.
#![no_main]

use durand::story::When;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(when) = text.parse::<When>() {
        assert_eq!(when.as_str().parse::<When>().as_ref(), Ok(&when));
        assert!(!when.label().is_empty());
        assert!(when.years().start() <= when.years().end());
    }
});
