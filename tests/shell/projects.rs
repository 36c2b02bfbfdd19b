//! Projects in the shell: what is answered from them, and what `check` says of them.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::{durand, project};

/// A folder with a project of two layers, one of them read only by what the project says of it.
fn mine(folder: &Path) -> PathBuf {
    fs::write(
        folder.join("floods.csv"),
        "lon,lat,date,category,title\n69.2,34.5,2010,floods,Flood of Kabul\n",
    )
    .unwrap();
    let path = folder.join("mine.durand");
    fs::write(
        &path,
        r#"{
  "durand-project": 1,
  "layers": [
    {"number": 3, "name": "Floods", "source": {"path": "floods.csv"}},
    {"number": 1, "name": "Notes", "source": {"name": "notes.csv", "text": "lon,lat,date,category,title\n66.9,30.2,2011,notes,A note of Quetta\n"}}
  ],
  "reading": {"center": [66.9, 30.2], "zoom": 9.0, "boundary-view": "afghanistan", "layers-off": []}
}
"#,
    )
    .unwrap();
    path
}

fn with(word: &str, path: &Path, more: &[&str]) -> Vec<OsString> {
    let mut words = vec![OsString::from(word), path.as_os_str().to_owned()];
    words.extend(more.iter().map(OsString::from));
    words
}

#[test]
fn events_and_passages_are_answered_from_a_project() {
    let folder = tempfile::tempdir().unwrap();
    let path = mine(folder.path());
    let run = durand(with("events", &path, &["--format", "csv"]));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("Flood of Kabul") && run.out.contains("A note of Quetta"));
    let run = durand(with("events", &path, &["--count"]));
    assert_eq!(run.out, "45\n");
    let run = durand(with("passages", &path, &["--place", "ex-fata"]));
    let bundled = durand(["passages", "--place", "ex-fata"]);
    assert_eq!((run.status, &run.out), (0, &bundled.out));
}

#[test]
fn a_picture_is_drawn_as_the_project_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = mine(folder.path());
    let svg = folder.path().join("map.svg");
    let run = durand(with("render", &path, &["--output", svg.to_str().unwrap()]));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let text = fs::read_to_string(svg).unwrap();
    assert!(
        text.contains("Quetta"),
        "the picture shows what the project looked at"
    );
    assert!(!text.contains(">Kabul<"));
}

#[test]
fn a_missing_source_is_told_and_the_rest_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let path = mine(folder.path());
    fs::remove_file(folder.path().join("floods.csv")).unwrap();
    let run = durand(with("events", &path, &["--count"]));
    assert_eq!((run.status, run.out.as_str()), (1, "44\n"));
    assert!(run.err.contains("there is no such file") && run.err.contains("floods.csv"));
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
}

#[test]
fn check_lists_every_fault_of_a_project_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = mine(folder.path());
    let run = durand(with("check", &path, &[]));
    assert_eq!(
        (run.status, run.out),
        (0, format!("{}: sound\n", path.display()))
    );
    let run = durand(with(
        "check",
        &project("tests/corpus/projects/paths.durand"),
        &[],
    ));
    assert_eq!(run.status, 1);
    for line in [
        "paths.durand:4: layer 1, source: that is an address",
        "paths.durand:6: layer 3, source: that is on another machine",
        "paths.durand: 10 faults",
    ] {
        assert!(run.out.contains(line), "{line}: {}", run.out);
    }
    fs::remove_file(folder.path().join("floods.csv")).unwrap();
    let run = durand(with("check", &path, &[]));
    assert_eq!(run.status, 1);
    assert!(
        run.out
            .contains("layer “Floods”: there is no such file any more"),
        "{}",
        run.out
    );
}

#[test]
fn a_source_outside_the_folder_is_a_warning_of_check() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(folder.path().join("a.csv"), "lon,lat\n69,34\n").unwrap();
    let path = inner.join("mine.durand");
    let text = "{\"durand-project\": 1, \"layers\": [{\"name\": \"a\", \"source\": {\"path\": \"../a.csv\"}}]}";
    fs::write(&path, text).unwrap();
    let run = durand(with("check", &path, &[]));
    assert_eq!(run.status, 0);
    assert!(
        run.out.contains("it lies outside the project's folder"),
        "{}",
        run.out
    );
    assert!(run.out.ends_with("sound, with 1 warning\n"));
}

#[test]
fn a_project_of_a_newer_version_is_refused_in_one_sentence() {
    let newer = project("tests/corpus/projects/newer.durand");
    for words in [
        with("events", &newer, &[]),
        with("render", &newer, &["--output", "/dev/null.png"]),
        vec![newer.clone().into_os_string()],
    ] {
        let run = durand(words);
        let said = run.complaint(1);
        assert!(
            said.contains("a newer durand wrote this project, in version 7"),
            "{said}"
        );
    }
}

#[test]
fn a_mix_is_opened_by_what_each_file_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = mine(folder.path());
    let more = folder.path().join("more.csv");
    fs::write(&more, "lon,lat,date,title\n66.9,30.2,2012,More\n").unwrap();
    let run = durand(with(
        "events",
        &more,
        &[path.to_str().unwrap(), "--format", "csv"],
    ));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for title in ["More", "Flood of Kabul", "A note of Quetta"] {
        assert!(run.out.contains(title), "{title}");
    }
    let story = project("assets/stories/taliban-takeover-2021");
    let run = durand(with("events", &story, &["--count"]));
    assert_eq!((run.out.as_str(), run.status), ("43\n", 0));
    let second = folder.path().join("second.durand");
    fs::write(&second, "{\"durand-project\": 1}").unwrap();
    let run = durand(with(
        "events",
        &path,
        &[second.to_str().unwrap(), "--count"],
    ));
    assert_eq!((run.status, run.out.as_str()), (1, "45\n"));
    assert!(run.err.contains("one project is open at a time"));
    let empty: &OsStr = folder.path().as_os_str();
    let run = durand(["events".as_ref(), empty]);
    assert_eq!(run.status, 1);
}
