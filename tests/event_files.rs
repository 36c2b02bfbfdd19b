//! A corpus of event files, sound and broken, and what each must lead to. None may panic.
//!
//! `tests/corpus/events/<name>` holds the file; what cannot lie in a repository is made here.

#![allow(clippy::unwrap_used)] // a test that cannot read its data should stop

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use durand::events::read::{EventFile, Watch};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/events")
}

/// How many events a file has, and everything said of it, its folder cut off.
fn said_of(path: &Path) -> Vec<String> {
    let folder = format!("{}/", path.parent().unwrap().display());
    let mut said = match EventFile::open(path, 1) {
        Err(error) => vec![error.to_string()],
        Ok(file) => {
            let report = file.read(&Watch::default(), &mut |_| ControlFlow::Continue(()));
            let report = report.unwrap();
            assert_eq!(report.faults.total, report.faults.listed.len() as u64);
            let mut said = vec![match report.events {
                1 => "1 event".to_owned(),
                events => format!("{events} events"),
            }];
            said.extend(report.faults.listed.iter().map(ToString::to_string));
            said
        }
    };
    for sentence in &mut said {
        *sentence = sentence.replace(&folder, "");
    }
    said
}

#[test]
fn every_file_of_the_corpus_leads_to_its_sentences() {
    let mut files: Vec<PathBuf> = fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.ends_with("SENTENCES"))
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in &files {
        all.push(file.file_name().unwrap().to_string_lossy().into_owned());
        all.extend(
            said_of(file)
                .iter()
                .map(|sentence| format!("    {sentence}")),
        );
    }
    let all = all.join("\n") + "\n";
    let expected = fs::read_to_string(corpus().join("SENTENCES")).unwrap_or_default();
    if std::env::var_os("UPDATE_SENTENCES").is_some() {
        fs::write(corpus().join("SENTENCES"), &all).unwrap();
        return;
    }
    assert_eq!(all, expected);
}

#[test]
fn letters_are_found_in_a_file_even_where_two_looks_meet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.csv");
    let head = "title,longitude,latitude\n";
    let before = (1 << 20) - head.len() - 4;
    let text = format!("{head}{}place_id,67,30\n", "x".repeat(before));
    fs::write(&path, text).unwrap();
    let file = EventFile::open(&path, 1).unwrap();
    assert!(file.holds("place_id").unwrap());
    assert!(file.holds("30\n").unwrap() && !file.holds("place-id").unwrap());
}

#[test]
fn what_is_no_file_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.csv");
    assert_eq!(
        said_of(&missing),
        ["there is no such file; check the spelling of its name: none.csv"]
    );
    let inner = folder.path().join("events");
    fs::create_dir(&inner).unwrap();
    assert_eq!(
        said_of(&inner),
        ["this is a folder, not a file of events; name a file on a disk: events"]
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt;

    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), "lon,lat\n1,2\n").unwrap();
    fs::set_permissions(file.path(), fs::Permissions::from_mode(0o0)).unwrap();
    if fs::read(file.path()).is_ok() {
        return; // root may read everything
    }
    let said = said_of(file.path()).remove(0);
    assert!(
        said.starts_with("the file may not be read; ask for permission"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_file_and_nobody_waits_for_it() {
    let said = EventFile::open(Path::new("/dev/null"), 1)
        .unwrap_err()
        .to_string();
    assert_eq!(
        said,
        "this is no regular file, not a file of events; name a file on a disk: /dev/null"
    );
}
