//! Projects, sound and broken, and what each must lead to; what the program writes, its page and its
//! schema held to each other. Nothing may panic.
//!
//! `tests/corpus/projects/<name>` holds the file; what cannot lie in a repository is made here.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read its data should stop

mod any;
mod schema;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use durand::project::{self, Project, ProjectError};
use durand::session::{Layer, Work};
use proptest::prelude::*;
use serde_json::{Value, json};

use any::any_project;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn corpus() -> PathBuf {
    root().join("tests/corpus/projects")
}

fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        let text = fs::read_to_string(root().join("docs/project.schema.json")).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        jsonschema::draft202012::new(&schema).unwrap()
    });
    &SCHEMA
}

/// What the schema holds against a text.
fn against_schema(text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    let errors = schema().iter_errors(&value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// Everything said of a project, its folder cut off.
fn said_of(path: &Path) -> Vec<String> {
    let folder = path.parent().unwrap().display().to_string();
    let mut said = match project::open(path) {
        Err(error) => vec![error.to_string()],
        Ok(opened) => {
            let count = opened.project.work.layers.len();
            let damaged = if opened.damaged { ", damaged" } else { "" };
            let mut said = vec![format!("layers: {count}{damaged}")];
            let faults = opened.report.faults.iter().chain(&opened.sources.faults);
            said.extend(faults.map(ToString::to_string));
            said
        }
    };
    for sentence in &mut said {
        *sentence = sentence
            .replace(&format!("{folder}/"), "")
            .replace(&folder, ".");
    }
    said
}

#[test]
fn every_project_of_the_corpus_leads_to_its_sentences() {
    let entries = fs::read_dir(corpus()).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| !path.ends_with("SENTENCES"));
    files.sort();
    let mut all = String::new();
    for file in &files {
        all.push_str(&file.file_name().unwrap().to_string_lossy());
        all.push('\n');
        for sentence in said_of(file) {
            all.extend(["    ", &sentence, "\n"]);
        }
    }
    if std::env::var_os("UPDATE_SENTENCES").is_some() {
        fs::write(corpus().join("SENTENCES"), &all).unwrap();
        return;
    }
    let expected = fs::read_to_string(corpus().join("SENTENCES")).unwrap_or_default();
    assert_eq!(all, expected);
}

#[test]
fn a_project_cut_short_anywhere_is_told_and_none_panics() {
    let text = fs::read_to_string(corpus().join("unknown.durand")).unwrap();
    let text = text.trim_end();
    for end in 1..text.len() {
        let Some(part) = text.get(..end) else {
            continue;
        };
        let read = project::read(Path::new("cut.durand"), part);
        assert!(matches!(read, Err(ProjectError::Unreadable(_))), "{part}");
    }
}

#[test]
fn every_version_that_was_ever_written_is_still_read() {
    for version in 1..=project::VERSION {
        let path = corpus().join(format!("version-{version}.durand"));
        let opened = project::open(&path).unwrap();
        assert!(opened.report.is_clean(), "{}", opened.report);
        let text = project::text(&opened.project, None);
        assert!(text.starts_with(&format!("{{\n  \"durand-project\": {}", project::VERSION)));
    }
}

#[test]
fn two_gigabytes_are_turned_down_before_they_fill_the_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.durand");
    File::create(&path).unwrap().set_len(2 << 30).unwrap();
    assert_eq!(
        said_of(&path),
        [
            "huge.durand: the file has 2048 MB, more than the 256 MB this program reads; split or simplify it"
        ]
    );
}

#[test]
fn what_is_no_file_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.durand");
    assert_eq!(
        said_of(&missing),
        ["none.durand: there is no such file; check the spelling of its name"]
    );
    assert!(project::open(folder.path()).is_err());
    #[cfg(unix)]
    assert!(project::open(Path::new("/dev/zero")).is_err());
}

#[test]
fn a_thousand_layers_are_read_and_no_more() {
    let layer = json!({"source": {"name": "a.csv", "text": ""}});
    let layers: Vec<&Value> = std::iter::repeat_n(&layer, 1500).collect();
    let text = json!({"durand-project": 1, "layers": layers}).to_string();
    let (read, report) = project::read(Path::new("many.durand"), &text).unwrap();
    assert_eq!(read.work.layers.len(), project::MOST_LAYERS);
    assert!(
        report.to_string().contains("it has 1500 layers"),
        "{report}"
    );
    let mut numbers: Vec<u16> = read.work.layers.iter().map(|layer| layer.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), project::MOST_LAYERS);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_a_device_and_a_pipe_are_named_and_not_read() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    symlink(at("one.csv"), at("two.csv")).unwrap();
    symlink(at("two.csv"), at("one.csv")).unwrap();
    symlink("/dev/zero", at("zero.csv")).unwrap();
    fs::write(at("real.csv"), "lon,lat\n").unwrap();
    symlink(at("real.csv"), at("link.csv")).unwrap();
    let layer = |path: &str| json!({"name": path, "source": {"path": path, "fingerprint": {"bytes": 8, "fnv1a": "0000000000000000"}}});
    let paths = ["one.csv", "zero.csv", "/dev/full", "link.csv"];
    let text = json!({"durand-project": 1, "layers": paths.map(layer)}).to_string();
    fs::write(at("a.durand"), text).unwrap();
    let said = said_of(&at("a.durand"));
    assert_eq!(said[0], "layers: 4");
    assert!(
        said[1].starts_with("a.durand: layer “one.csv”: it cannot be reached"),
        "{said:?}"
    );
    assert!(said[2].starts_with("a.durand: layer “zero.csv”: that is no regular file"));
    assert!(said[3].starts_with("a.durand: layer “/dev/full”: that is no regular file"));
    assert!(said[4].starts_with("a.durand: layer “link.csv”: its file has changed"));
    assert_eq!(said.len(), 5);
}

#[test]
fn a_source_outside_the_folder_is_read_and_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("inner")).unwrap();
    fs::write(folder.path().join("a.csv"), "lon,lat\n").unwrap();
    fs::write(folder.path().join("inner/b.csv"), "lon,lat\n").unwrap();
    let path = folder.path().join("inner/p.durand");
    let layer = |path: &str| json!({"name": path, "source": {"path": path}});
    let text = json!({"durand-project": 1, "layers": [layer("../a.csv"), layer("b.csv")]});
    fs::write(&path, text.to_string()).unwrap();
    let opened = project::open(&path).unwrap();
    assert!(opened.sources.is_clean(), "{}", opened.sources);
    let outside = project::outside(&opened.project, &path).to_string();
    assert_eq!(outside.lines().count(), 1);
    assert!(
        outside.contains("layer “../a.csv”: it lies outside the project's folder"),
        "{outside}"
    );
}

#[test]
fn the_example_of_the_page_is_sound_and_what_the_program_would_write() {
    let page = fs::read_to_string(root().join("docs/project-format.md")).unwrap();
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    assert_eq!(against_schema(example), Vec::<String>::new());
    let path = Path::new("/somewhere/example.durand");
    let (read, report) = project::read(path, example).unwrap();
    assert!(report.is_clean(), "{report}");
    assert_eq!(project::text(&read, Some(Path::new("/somewhere"))), example);
}

#[test]
fn what_a_later_version_added_is_written_again_where_it_stood() {
    let path = corpus().join("unknown.durand");
    let text = fs::read_to_string(&path).unwrap();
    let (read, report) = project::read(&path, &text).unwrap();
    assert!(report.is_clean(), "{report}");
    let written: Value = serde_json::from_str(&project::text(&read, None)).unwrap();
    let before: Value = serde_json::from_str(&text).unwrap();
    for place in [
        "/later",
        "/layers/0/tint",
        "/layers/0/source/licence",
        "/layers/0/import/guess",
        "/layers/0/style/glow",
        "/reading/tilt",
    ] {
        assert!(before.pointer(place).is_some());
        assert_eq!(written.pointer(place), before.pointer(place), "{place}");
    }
}

#[test]
fn what_the_reader_turns_down_the_schema_turns_down_too() {
    for name in [
        "wrong-types",
        "paths",
        "no-version",
        "version-zero",
        "newer",
        "twice",
    ] {
        let text = fs::read_to_string(corpus().join(format!("{name}.durand"))).unwrap();
        assert!(!against_schema(&text).is_empty(), "{name}");
    }
    for name in ["minimal", "version-1", "missing-sources"] {
        let text = fs::read_to_string(corpus().join(format!("{name}.durand"))).unwrap();
        assert_eq!(against_schema(&text), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_project_is_saved_with_fingerprints_and_moves_with_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    fs::create_dir_all(here.join("data")).unwrap();
    fs::write(here.join("data/a.csv"), "lon,lat\n69,34\n").unwrap();
    let mut work = Work::default();
    work.layers.push(Arc::new(Layer {
        number: 4,
        ..Layer::of_file(&here.join("data/a.csv"))
    }));
    let mut project = Project {
        work,
        ..Project::default()
    };
    project::save(&mut project, &here.join("p.durand")).unwrap();
    let text = fs::read_to_string(here.join("p.durand")).unwrap();
    assert!(text.contains("\"path\": \"data/a.csv\""), "{text}");
    assert_eq!(against_schema(&text), Vec::<String>::new());
    fs::rename(&here, &there).unwrap();
    let opened = project::open(&there.join("p.durand")).unwrap();
    assert!(opened.report.is_clean() && opened.sources.is_clean());
    let layer = opened.project.work.layer(4).unwrap();
    let file = there.canonicalize().unwrap().join("data/a.csv");
    assert_eq!(layer.source.path(), Some(file.as_path()));
    fs::write(&file, "lon,lat\n69,35\n").unwrap();
    let said = project::open(&there.join("p.durand")).unwrap().sources;
    assert!(
        said.to_string()
            .contains("has changed since the project was saved")
    );
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_not_unicode_is_found_again() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder
        .path()
        .join(std::ffi::OsStr::from_bytes(b"a\xff.csv"));
    let mut project = Project::default();
    project.work.layers.push(Arc::new(Layer {
        number: 1,
        ..Layer::of_file(&file)
    }));
    let text = project::text(&project, Some(folder.path()));
    assert_eq!(against_schema(&text), Vec::<String>::new());
    let (read, report) = project::read(&folder.path().join("p.durand"), &text).unwrap();
    assert!(report.is_clean(), "{report}");
    assert_eq!(
        read.work.layer(1).unwrap().source.path(),
        Some(file.as_path())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_is_read_again_and_the_schema_holds_it(project in any_project(), deep in any::<bool>()) {
        let folder = Path::new(if deep { "/stories/of/mine" } else { "/" });
        let text = project::text(&project, Some(folder));
        prop_assert_eq!(against_schema(&text), Vec::<String>::new(), "{}", text);
        let (read, report) = project::read(&folder.join("p.durand"), &text).unwrap();
        prop_assert!(report.is_clean(), "{}", report);
        prop_assert_eq!(&read, &project);
        prop_assert_eq!(project::text(&read, Some(folder)), text);
    }

    #[test]
    fn no_text_at_all_makes_the_reader_panic(text in "[\\[\\]{}\":,a-z0-9 \\\\]{0,60}") {
        let _ = project::read(Path::new("p.durand"), &text);
        let inside = format!("{{\"durand-project\": 1, \"layers\": [{{\"source\": {{{text}}}}}], \"reading\": {{{text}}}}}");
        let _ = project::read(Path::new("p.durand"), &inside);
    }
}

/// What the process that is killed writes, over and over: a project with a name as long as `turn`.
fn written_in_turn(turn: usize) -> Project {
    let mut project = Project::default();
    project.reading.years_off = vec!["x".repeat(50_000 + turn % 7 * 30_000)];
    project
}

/// Writes for ever if [`a_writer_that_is_killed_at_any_time_leaves_a_whole_project`] has asked for it.
#[test]
fn a_writer_that_never_ends() {
    let Some(path) = std::env::var_os("DURAND_WRITES_FOR_EVER") else {
        return;
    };
    for turn in 0.. {
        project::save(&mut written_in_turn(turn), Path::new(&path)).unwrap();
    }
}

#[test]
fn a_writer_that_is_killed_at_any_time_leaves_a_whole_project() {
    use std::time::Duration;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.durand");
    project::save(&mut written_in_turn(0), &path).unwrap();
    let before = fs::read(&path).unwrap();
    let mut rewritten = false;
    for round in 0..12_u64 {
        let mut writer = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_writer_that_never_ends"])
            .env("DURAND_WRITES_FOR_EVER", &path)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(60 + round * 17));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let opened = project::open(&path).unwrap();
        assert!(opened.report.is_clean(), "{}", opened.report);
        rewritten |= fs::read(&path).unwrap() != before;
    }
    assert!(rewritten, "the writer never came to write");
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_nothing_and_a_full_disk_leave_the_project_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.durand");
    project::save(&mut written_in_turn(0), &path).unwrap();
    let before = fs::read(&path).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
    let saved = project::save(&mut written_in_turn(1), &path);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    // Root may write everywhere.
    if let Err(error) = saved {
        assert!(
            error
                .to_string()
                .starts_with("nothing may be written there")
        );
        assert_eq!(fs::read(&path).unwrap(), before);
    }
    let full = Path::new("/dev/full");
    if full.exists() {
        let error = project::save(&mut Project::default(), full).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("there is no room left on the disk"),
            "{error}"
        );
    }
}
