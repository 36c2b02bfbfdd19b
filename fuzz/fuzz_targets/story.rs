//! A story folder: its three files, parted by 0xFF, which no text holds.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use durand::atlas::Atlas;
use durand::story::Story;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas::bundled().expect("the bundled atlas"));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let mut parts = bytes.split(|byte| *byte == 0xFF);
    for name in ["story.json", "passages.json", "events.geojson"] {
        if let Some(part) = parts.next() {
            fs::write(folder.path().join(name), part).expect("room");
        }
    }
    if let Err(error) = Story::read_dir(folder.path(), &ATLAS) {
        assert!(!error.to_string().is_empty());
    }
});
