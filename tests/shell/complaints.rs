//! Wrong use and bad input: one sentence each, and the status that says whose fault it was.

use std::fs;

use super::files::copy;
use super::{Run, durand, project};

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

#[test]
fn bad_input_is_told_in_one_sentence_with_status_1() {
    for (line, named) in [
        ("events --place nowhere", "nowhere"),
        ("events --place Kabul", "kabul"),
        ("passages --place nowhere", "nowhere"),
        ("passages --event no-such-event", "no-such-event"),
        ("render --output no/such/folder/map.png", "no/such/folder"),
        ("render --output tests/map.png --select nowhere", "nowhere"),
        ("places --kind nonsense", "nonsense"),
        ("places --geodata no/such/folder", "no/such/folder"),
        ("events --geodata Cargo.toml", "Cargo.toml"),
        ("events --story no/such/folder", "no/such/folder"),
        ("events --story Cargo.toml", "Cargo.toml"),
        ("passages --story tests/corpus", "tests/corpus"),
    ] {
        let run = durand(words(line));
        let sentence = run.complaint(1);
        assert!(sentence.contains(named), "durand {line}: {sentence}");
    }
}

#[test]
fn wrong_use_has_status_2_and_no_answer() {
    for line in WRONG {
        let run = durand(words(line));
        assert_eq!(run.status, 2, "durand {line}: {run:?}");
        assert_eq!(run.out, "", "durand {line}");
        assert!(!run.err.is_empty(), "durand {line}");
    }
}

/// Each is no command that could be meant.
const WRONG: [&str; 19] = [
    "render --output map.gif",
    "render --output map",
    "events --from 2015 --to 2010",
    "nonsense",
    "--nonsense",
    "events --year soon",
    "events --year 2014 --from 2001",
    "events --category nonsense",
    "events --format xml",
    "passages --format yaml",
    "render",
    "render --output map.png --size 0x0",
    "render --output map.png --size wide",
    "render --output map.png --scale 99",
    "render --output map.svg --scale 2",
    "render --output map.pdf --scale 2",
    "render --output map.png --bounds 70,30,60,20",
    "render --output map.png --bounds 1,2,3",
    "check",
];

#[test]
fn wrong_use_is_told_in_one_sentence_that_begins_with_durand() {
    for line in WRONG {
        let run = durand(words(line));
        let sentence = run.complaint(2);
        assert!(sentence.len() > 20, "durand {line}: {sentence}");
    }
}

#[test]
fn the_hint_names_the_help_of_the_command_that_was_meant() {
    for (line, hint) in [
        (
            "render --output map.png --scale 99",
            "`durand render --help`",
        ),
        ("events --year soon", "`durand events --help`"),
        ("--nonsense", "`durand --help`"),
    ] {
        let run = durand(words(line));
        let sentence = run.complaint(2);
        assert!(sentence.contains(hint), "durand {line}: {sentence}");
    }
    let help = durand(words("render --help")).out;
    for range in ["0.25 to 8", "200 to 16384"] {
        assert!(help.contains(range), "{range}: {help}");
    }
}

#[test]
fn a_selection_that_is_nothing_is_told_with_how_to_list_what_there_is() {
    let run = durand(words("render --output tests/map.png --select nonsense-id"));
    let sentence = run.complaint(1);
    for part in [
        "neither a place nor an event",
        "nonsense-id",
        "`durand places`",
        "`durand events`",
    ] {
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
}

#[test]
fn what_can_be_answered_is_answered_beside_a_file_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let (table, gone) = (folder.path().join("e.csv"), folder.path().join("gone.csv"));
    let picture = folder.path().join("map.svg");
    fs::write(&table, "title,longitude,latitude\nA flood,67,30\n").unwrap();
    let files = [table.to_str().unwrap(), gone.to_str().unwrap()];
    let run = durand([&["events"], files.as_slice()].concat());
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.out.contains("A flood"), "{run:?}");
    assert!(run.err.contains("gone.csv"), "{run:?}");
    let drawn = ["render", "--output", picture.to_str().unwrap()];
    let run = durand([drawn.as_slice(), files.as_slice()].concat());
    assert_eq!((run.status, picture.exists()), (1, true), "{run:?}");
    assert!(run.err.contains("gone.csv"), "{run:?}");
}

#[test]
fn no_file_is_offered_where_a_word_is_meant() {
    let script = durand(["completions", "bash"]).out;
    let lines: Vec<&str> = script.lines().map(str::trim).collect();
    for option in ["--year)", "--category)", "--place)", "--bounds)", "--size)"] {
        let at = lines.iter().position(|line| *line == option).unwrap();
        assert!(
            !lines
                .iter()
                .skip(at)
                .take(3)
                .any(|line| line.contains("compgen -f")),
            "{option}"
        );
    }
}

#[test]
fn without_a_display_the_window_says_so_in_one_sentence() {
    for line in ["", "--renderer glow"] {
        let run = durand(words(line));
        let sentence = run.complaint(1);
        assert!(sentence.contains("display"), "{sentence}");
        assert!(sentence.contains("durand render"), "{sentence}");
    }
}

#[test]
fn no_complaint_names_a_path_of_the_machine_it_was_built_on() {
    for line in ["", "--renderer glow", "events --geodata no/such/folder"] {
        let run = durand(words(line));
        for part in [".cargo", "registry", "/src/", ".rs:"] {
            assert!(!run.err.contains(part), "durand {line}: {}", run.err);
        }
    }
}

#[test]
fn a_span_that_ends_before_it_begins_is_wrong_and_said_so() {
    let run = durand(["events", "--from", "2014", "--to", "2007"]);
    assert!([1, 2].contains(&run.status), "{run:?}");
    let sentence = run.complaint(run.status);
    assert!(
        sentence.contains("2014") && sentence.contains("2007"),
        "{sentence}"
    );
}

#[test]
fn a_directory_where_a_file_should_be_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("map.png");
    fs::create_dir(&picture).unwrap();
    let run = durand([
        "render".as_ref(),
        "--size=200x200".as_ref(),
        "--output".as_ref(),
        picture.as_os_str(),
    ]);
    assert!(run.complaint(1).contains("map.png"));
}

/// Puts a folder in the place of one file of a copied atlas, and asks for the places.
fn with_a_folder_for(file: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let geodata = folder.path().join("geodata");
    copy(&project("geodata"), &geodata);
    fs::remove_file(geodata.join(file)).unwrap();
    fs::create_dir(geodata.join(file)).unwrap();
    durand(["places", "--geodata", geodata.to_str().unwrap()])
}

#[test]
fn a_directory_in_place_of_a_file_of_the_atlas_is_named() {
    for file in ["context/lakes.geojson", "ex-fata.geojson"] {
        let run = with_a_folder_for(file);
        assert!(run.err.contains(file), "{file}: {}", run.err);
        for line in run.err.lines() {
            assert!(line.starts_with("durand: "), "{line}");
        }
    }
}

#[test]
fn a_pipe_that_closes_early_is_an_end_and_no_fault() {
    use std::process::{Command, Stdio};
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/corpus/formats/areas.geojson"
    );
    for words in [
        &["events"][..],
        &["events", "--count"],
        &["events", "--format", "csv"],
        &["events", "--format", "geojson"],
        &["events", "--format", "kml"],
        &["passages"],
        &["passages", "--format", "csv"],
        &["passages", "--format", "jsonld"],
        &["places"],
        &["places", "--format", "csv"],
        &["check", file],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_durand"))
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        let status = ended.status;
        assert!(
            status.success() && said.is_empty(),
            "{words:?}: {status}: {said}"
        );
    }
}
