//! The program as a shell sees it: what it prints, what it complains of, and its exit status.
//!
//! Runs the built binary without a display and in a home of its own.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot run the program should stop

mod answers;
#[path = "../common/mod.rs"]
mod common;
mod complaints;
mod files;
mod links;
mod own_regions;
mod own_text;
mod pictures;
mod projects;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What one run came to.
#[derive(Debug)]
struct Run {
    status: i32,
    out: String,
    err: String,
}

/// Runs `durand` with `arguments` where there is no display.
fn durand<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Run {
    let home = std::env::temp_dir();
    let output = Command::new(env!("CARGO_BIN_EXE_durand"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env_remove("RUST_LOG")
        .env_remove("RUST_BACKTRACE")
        .env("HOME", home.join("durand-has-no-home"))
        .env("XDG_RUNTIME_DIR", home.join("durand-has-no-runtime"))
        .output()
        .unwrap();
    Run {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// What `durand` prints for `words`, which it must answer without a complaint.
fn answer(words: &str) -> String {
    let run = durand(words.split_whitespace());
    assert_eq!(run.status, 0, "durand {words}: {}", run.err);
    assert_eq!(run.err, "", "durand {words}");
    run.out
}

impl Run {
    /// The one sentence of a run that answered nothing.
    fn complaint(&self, status: i32) -> &str {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.out, "", "an answer beside the complaint: {self:?}");
        let sentence = self.err.strip_suffix('\n').unwrap_or(&self.err);
        assert!(!sentence.contains('\n'), "more than one line: {sentence}");
        let said = sentence.strip_prefix("durand: ");
        said.unwrap_or_else(|| panic!("it does not begin with “durand: ”: {sentence}"))
    }
}

/// A file or folder of the project.
fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
