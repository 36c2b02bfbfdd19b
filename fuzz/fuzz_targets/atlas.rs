//! GeoJSON of an atlas: places, borders, any geometry.
#![no_main]

use std::fs;

use durand::atlas::Atlas;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.geojson");
    fs::write(&file, bytes).expect("room");
    for fault in Atlas::check_file(&file).faults {
        assert!(!fault.to_string().is_empty());
    }
});
