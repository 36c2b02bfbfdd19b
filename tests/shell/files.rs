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
        let sound = verdict.contains(": sound") || verdict.contains(", sound");
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
    assert!(
        run.out
            .contains("sound.geojson: 1 event, 2 shapes, sound\n"),
        "{}",
        run.out
    );
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

#[test]
fn where_nothing_is_to_be_written_again_no_file_is_written_and_an_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("sound.csv"), "lat,lon,date\n34.5,69.2,2014\n").unwrap();
    let check = |file: &str, old: bool| {
        let (bad, undated) = (at("bad.csv"), at("undated.csv"));
        if old {
            fs::write(&bad, "of yesterday").unwrap();
        }
        durand([
            "check".as_ref(),
            at(file).as_os_str(),
            "--rejected".as_ref(),
            bad.as_os_str(),
            "--undated".as_ref(),
            undated.as_os_str(),
        ])
    };
    let run = check("sound.csv", false);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for (name, what) in [
        ("bad", "that could not be placed"),
        ("undated", "without a date"),
    ] {
        let said = format!("{name}.csv: no record {what}, so no file is written\n");
        assert!(run.out.contains(&said), "{}", run.out);
        assert!(!at(&format!("{name}.csv")).exists());
    }
    let run = check("sound.csv", true);
    assert!(run.out.contains("bad.csv: no record that could not be placed, so the file that is there is of an earlier time, and stays as it is\n"));
    assert_eq!(fs::read_to_string(at("bad.csv")).unwrap(), "of yesterday");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "nothing is left beside them: {left:?}");
    // Undated are all rows of a table that has no column for it.
    fs::write(at("plain.csv"), "lat,lon,name\n34.5,69.2,a\n34.6,69.3,b\n").unwrap();
    let run = check("plain.csv", false);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.out.contains("undated.csv: 2 records without a date\n"));
    assert_eq!(
        fs::read(at("undated.csv")).unwrap(),
        fs::read(at("plain.csv")).unwrap()
    );
}

#[test]
fn check_says_once_that_nothing_in_a_file_is_dated() {
    let folder = tempfile::tempdir().unwrap();
    let feature = |geometry: &str| {
        format!(r#"{{"type":"Feature","geometry":{geometry},"properties":{{"name":"x"}}}}"#)
    };
    let collection = |features: &[String]| {
        let features = features.join(",");
        format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
    };
    let point = feature(r#"{"type":"Point","coordinates":[69.2,34.5]}"#);
    let area = feature(r#"{"type":"Polygon","coordinates":[[[60,30],[61,30],[61,31],[60,30]]]}"#);
    for (name, text, told) in [
        (
            "plain.csv",
            "lat,lon,name\n34.5,69.2,a\n34.6,69.3,b\n".to_owned(),
            1,
        ),
        ("plain.tsv", "lat\tlon\tname\n34.5\t69.2\ta\n".to_owned(), 1),
        ("dated.csv", "lat,lon,year\n34.5,69.2,2014\n".to_owned(), 0),
        (
            "points.geojson",
            collection(&[point.clone(), point.clone()]),
            1,
        ),
        ("points.geojsonl", format!("{point}\n{point}\n"), 1),
        (
            "areas.geojson",
            collection(&[area.clone(), area.clone()]),
            0,
        ),
        ("areas.geojsonl", format!("{area}\n{area}\n"), 0),
        (
            "areas.csv",
            "WKT,name\n\"POLYGON ((60 30,61 30,61 31,60 30))\",x\n".to_owned(),
            0,
        ),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let run = durand(["check".as_ref(), path.as_os_str()]);
        assert_eq!(run.status, 0, "{name}: {run:?}");
        let said = run.out.matches("no column is taken as the date").count();
        assert_eq!(said, told, "{name}: {}", run.out);
        let verdict = if told == 1 {
            "sound, with 1 warning\n"
        } else {
            "sound\n"
        };
        assert!(run.out.ends_with(verdict), "{name}: {}", run.out);
    }
    let towns = project("geodata/context/towns.geojson");
    let run = durand(["check".as_ref(), towns.as_os_str()]);
    assert!(!run.out.contains("taken as the date"), "{}", run.out);
    let parquet = project("tests/corpus/formats/events-columns.parquet");
    let run = durand(["check".as_ref(), parquet.as_os_str()]);
    assert!(!run.out.contains("taken as the date"), "{}", run.out);
}

#[test]
fn dates_and_swap_reach_files_beside_a_project_and_not_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let table = "lat,lon,date,title\n69.2,34.5,3/4/2014,Beside\n";
    fs::write(at("beside.csv"), table).unwrap();
    fs::write(
        at("own.csv"),
        "lat,lon,date,title\n34.5,69.2,3/4/2014,Own\n",
    )
    .unwrap();
    let text = r#"{"durand-project": 1, "layers": [{"source": {"path": "own.csv"}}]}"#;
    fs::write(at("mine.durand"), text).unwrap();
    let run = durand([
        "events".as_ref(),
        at("mine.durand").as_os_str(),
        at("beside.csv").as_os_str(),
        "--dates".as_ref(),
        "day-first".as_ref(),
        "--swap".as_ref(),
        "--format".as_ref(),
        "csv".as_ref(),
    ]);
    assert_eq!(run.status, 0, "{run:?}");
    let line = |title: &str| {
        let mut lines = run.out.lines();
        lines.find(|line| line.contains(title)).unwrap().to_owned()
    };
    assert!(line("Beside").contains("2014-04-03"), "{}", line("Beside"));
    assert!(line("Beside").contains("69.2,34.5"), "{}", line("Beside"));
    assert!(!line("Own").contains("2014-04-03"), "{}", line("Own"));
    assert!(line("Own").contains("69.2,34.5"), "{}", line("Own"));
}
