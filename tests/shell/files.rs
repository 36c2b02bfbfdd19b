//! Files of one's own: another atlas, another story, and what `check` says of them.

use std::fs;
use std::path::Path;

use super::{answer, durand, project};

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_copy_of_the_geodata_gives_the_same_answers_as_the_program_itself() {
    let folder = tempfile::tempdir().unwrap();
    let geodata = folder.path().join("geodata");
    copy(&project("geodata"), &geodata);
    for line in [
        "places --format csv",
        "events --year 2014 --format geojson",
        "passages --place ex-fata --format json",
    ] {
        let mut arguments: Vec<_> = line
            .split_whitespace()
            .map(std::ffi::OsString::from)
            .collect();
        arguments.extend(["--geodata".into(), geodata.clone().into_os_string()]);
        let run = durand(arguments);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "durand {line}");
        // The files of a folder come in the order of their names.
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert!(sorted(&run.out) == sorted(&answer(line)), "durand {line}");
    }
}

#[test]
fn a_broken_feature_is_told_and_the_sound_part_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let geodata = folder.path().join("geodata");
    copy(&project("geodata"), &geodata);
    let lakes = geodata.join("context/lakes.geojson");
    let text = fs::read_to_string(&lakes).unwrap();
    fs::write(&lakes, &text[..text.len() / 2]).unwrap();
    let run = durand(["places".as_ref(), "--geodata".as_ref(), geodata.as_os_str()]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.out.contains("ex-fata"));
    let lines: Vec<&str> = run.err.lines().collect();
    assert!(!lines.is_empty(), "nothing was said of a file cut in half");
    for line in lines {
        assert!(
            line.starts_with("durand: ") && line.contains("lakes.geojson"),
            "{line}"
        );
    }
}

#[test]
fn check_finds_the_files_of_the_project_sound() {
    for file in [
        "geodata/durand-line.geojson",
        "geodata/ex-fata.geojson",
        "geodata/chaman-crossing.geojson",
        "geodata/context/towns.geojson",
        "assets/stories/taliban-takeover-2021",
    ] {
        let run = durand(["check", file]);
        assert_eq!(run.status, 0, "{file}: {run:?}");
        assert!(
            run.out.ends_with(&format!("{file}: sound\n")),
            "{}",
            run.out
        );
    }
}

#[test]
fn check_names_the_file_the_line_and_the_mend_of_every_fault() {
    for (file, part) in [
        ("nan.geojson", "nan.geojson:2:"),
        ("unclosed.geojson", "unclosed.geojson:"),
        ("self-crossing.geojson", "self-crossing.geojson:"),
        ("swapped-far.geojson", "swapped-far.geojson:"),
        ("missing-comma.geojson", "missing-comma.geojson:"),
        ("unknown-type.geojson", "unknown-type.geojson:"),
        ("prose.geojson", "prose.geojson"),
    ] {
        let run = durand(["check".to_owned(), format!("tests/corpus/{file}")]);
        assert!(run.out.contains(part), "{run:?}");
        assert_eq!(run.err, "", "{run:?}");
        let faults: Vec<&str> = run.out.lines().collect();
        assert!(faults.len() >= 2, "{run:?}");
        let [faults @ .., verdict] = faults.as_slice() else {
            panic!("{run:?}");
        };
        assert!(
            faults.iter().all(|fault| fault.contains("; ")),
            "no mend: {faults:?}"
        );
        let sound = verdict.contains(": sound");
        assert_eq!(run.status, i32::from(!sound), "{run:?}");
    }
}

#[test]
fn one_unsound_file_among_sound_ones_makes_the_status_1() {
    let run = durand([
        "check",
        "tests/corpus/sound.geojson",
        "tests/corpus/nan.geojson",
    ]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("sound.geojson: sound\n"), "{}", run.out);
    assert!(run.out.contains("nan.geojson: 1 fault\n"), "{}", run.out);
}

#[test]
fn every_file_of_the_corpus_gets_a_verdict_and_none_a_panic() {
    let mut files = 0;
    for entry in fs::read_dir(project("tests/corpus")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let run = durand(["check".as_ref(), path.as_os_str()]);
        assert!([0, 1].contains(&run.status), "{}: {run:?}", path.display());
        assert!(
            !run.err.contains("panicked"),
            "{}: {}",
            path.display(),
            run.err
        );
        assert!(!run.out.is_empty(), "{}", path.display());
        files += 1;
    }
    assert!(files > 30, "{files} files");
}

#[test]
fn a_missing_file_and_an_empty_folder_are_told_by_check() {
    let folder = tempfile::tempdir().unwrap();
    let run = durand([
        "check".as_ref(),
        folder.path().join("none.geojson").as_os_str(),
    ]);
    assert_eq!(run.status, 1);
    assert!(
        run.out.contains("none.geojson") && run.out.contains("no such file"),
        "{run:?}"
    );
    let run = durand(["check".as_ref(), folder.path().as_os_str()]);
    assert_eq!(run.status, 1, "{run:?}");
    let named = folder.path().to_string_lossy();
    assert!(run.out.contains(&*named), "{run:?}");
}
