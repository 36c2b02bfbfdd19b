//! Exports: what is written is whole, of the right form, and read again without loss.
//!
//! What other programs make of the same files is tried by `.ci/exports.sh`.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot write its files should stop

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::sync::Arc;

use durand::events::{self, EventFile, Row, Watch};
use durand::export::{
    self, EventForm, MapForm, MapParts, Paper, PassageForm, Sheet, choice, map_page, passages,
};
use durand::map::furniture;
use durand::map::scene::Anchor;
use durand::session::{Command, Dataset, LayerId, Session};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;
use serde_json::Value;

use common::{apply, column, data, light, place, relief, session, shapes};

fn written(form: EventForm, rows: &[Row], data: &Dataset) -> String {
    let mut out = Vec::new();
    export::events::write(form, (rows, &[]), data, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn passages_as(form: PassageForm) -> String {
    let mut out = Vec::new();
    passages::write(form, &choice::all_passages(data()), data(), false, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The bundled data with the events of files, and the rows of those.
fn with_files(files: &[&Path]) -> (Dataset, Vec<Row>) {
    let opened = files
        .iter()
        .zip(1..)
        .map(|(file, number)| Arc::new(EventFile::open(file, number).unwrap()));
    let opened: Vec<Arc<EventFile>> = opened.collect();
    let told = data().story.events();
    let loaded = events::load(told, &opened, &Watch::default(), &mut |_| ());
    for report in loaded.files {
        let mut faults = report.unwrap().faults.listed;
        // An event without a date, or at 0° 0°, is told, and exported like any other.
        let told = ["it has no date", "it lies at 0° 0°", "no column is taken"];
        faults.retain(|fault| !told.iter().any(|what| fault.what.starts_with(what)));
        assert_eq!(faults, []);
    }
    let data = data().with_events(loaded.table, &opened);
    let mut rows = choice::all_events(&data);
    rows.retain(|&row| data.told(row).is_none());
    (data, rows)
}

/// A file of events whose every cell is awkward.
const AWKWARD: &str = "event_date,name,type,lat,lon,admin1,Deaths,=note,time,date_text,short\n\
2009-08-05 07:30,\"=SUM(A1:A9)\",floods,34.1,71.25,\"Peshawar, city\",7,\"+1\n2\",,,\n\
2009,\"He said \"\"no\"\"\",attack,-33.5,-70.123456789012345,,,-,14:30,one summer,Short\n\
1995~/1999~,@home,attack,0,0, spaced ,0007,سابقہ فاٹا,,,\n\
,,,10,20,,,,,,\n";

/// The same sort of thing as lines of `GeoJSON`, with lists and numbers that must stay what they are.
const AWKWARD_JSON: &str = r#"{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[71.5,34.0]},"properties":{"title":"A","date":2009,"sides":["x","y"],"n":12345678901234567890123,"f":1.50,"b":true,"none":null,"id":"seven","Longitude":3,"text5":"5"}}
{"type":"Feature","geometry":{"type":"Point","coordinates":[66.4,30.9]},"properties":{"start":"2001","end":"2004","added":[{"text":"t","source":"s"}],"passages":["1","2"]}}
"#;

fn awkward(folder: &Path) -> [PathBuf; 2] {
    let files = [folder.join("a.csv"), folder.join("b.ndjson")];
    for (file, text) in files.iter().zip([AWKWARD, AWKWARD_JSON]) {
        fs::write(file, text).unwrap();
    }
    files
}

#[test]
fn what_is_exported_and_read_again_is_exported_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let files = awkward(folder.path());
    let (mixed, _) = with_files(&[&files[0], &files[1]]);
    let (mixed_rows, told_rows) = (choice::all_events(&mixed), choice::all_events(data()));
    assert_eq!(mixed_rows.len(), data().story.events().len() + 6);
    for form in [EventForm::Csv, EventForm::GeoJson] {
        for (data, rows) in [(&mixed, &mixed_rows), (data(), &told_rows)] {
            let first = written(form, rows, data);
            let file = folder.path().join("again").with_extension(form.ending());
            fs::write(&file, &first).unwrap();
            let (again, rows) = with_files(&[&file]);
            let second = written(form, &rows, &again);
            assert_eq!(first, second, "{form:?}");
        }
    }
}

#[test]
fn a_table_made_of_exported_geojson_is_the_table_of_the_story() {
    let folder = tempfile::tempdir().unwrap();
    let rows = choice::all_events(data());
    let file = folder.path().join("again.geojson");
    fs::write(&file, written(EventForm::GeoJson, &rows, data())).unwrap();
    let (again, read) = with_files(&[&file]);
    let table = written(EventForm::Csv, &read, &again);
    assert_eq!(table, written(EventForm::Csv, &rows, data()));
}

#[test]
fn a_table_holds_all_that_a_file_said() {
    let folder = tempfile::tempdir().unwrap();
    let files = awkward(folder.path());
    let (data, rows) = with_files(&[&files[0]]);
    let text = written(EventForm::Csv, &rows, &data);
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let expected = export::csv::COLUMNS.iter().copied();
    let expected: Vec<&str> = expected.chain(["Deaths", "=note", "time"]).collect();
    assert_eq!(header, expected);
    let of = |name: &str, row: &csv::StringRecord| {
        row[header.iter().position(|head| head == name).unwrap()].to_owned()
    };
    let table: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let found = |title: &str| table.iter().find(|row| of("title", row) == title).unwrap();
    let sum = found("=SUM(A1:A9)");
    assert_eq!(of("date", sum), "2009-08-05");
    assert_eq!(of("date_text", sum), "2009-08-05 07:30");
    assert_eq!(of("place", sum), "Peshawar, city");
    assert_eq!(of("=note", sum), "+1\n2");
    let no = found("He said \"no\"");
    assert_eq!(of("longitude", no), "-70.12345678901235");
    assert_eq!(
        [of("date_text", no), of("short", no)],
        ["one summer", "Short"]
    );
    assert_eq!(of("location_precision", no), "");
    assert_eq!(of("date", found("@home")), "1995~/1999~");
    assert_eq!(of("Deaths", found("@home")), "0007");
    assert_eq!(
        table
            .iter()
            .filter(|row| of("title", row).is_empty())
            .count(),
        1
    );
}

#[test]
fn lists_and_numbers_of_a_file_stay_lists_and_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let files = awkward(folder.path());
    let (data, rows) = with_files(&[&files[1]]);
    let text = written(EventForm::GeoJson, &rows, &data);
    let collection: Value = serde_json::from_str(&text).unwrap();
    assert!(
        text.contains("\"n\":12345678901234567890123") && text.contains("\"f\":1.50"),
        "{text}"
    );
    let features = collection["features"].as_array().unwrap();
    let first = &features
        .iter()
        .find(|feature| feature["id"] == "7")
        .unwrap()["properties"];
    assert_eq!(first["sides"], serde_json::json!(["x", "y"]));
    assert_eq!(
        (&first["b"], &first["text5"]),
        (&Value::Bool(true), &"5".into())
    );
    assert_eq!(
        (&first["id_2"], &first["Longitude"]),
        (&"seven".into(), &3.into())
    );
    let second = &features
        .iter()
        .find(|feature| feature["id"] != "7")
        .unwrap()["properties"];
    assert_eq!(second["date"], "2001/2004");
    assert_eq!(second["added"][0]["source"], "s");
}

#[test]
fn only_what_shows_is_written_where_that_is_asked_for() {
    let mut session = session();
    apply(&mut session, Command::SoloColumn(column("2014")));
    let attack = data().events.categories()[4];
    apply(&mut session, Command::ToggleLayer(LayerId::Events(attack)));
    let rows = choice::events_that_show(&session, data());
    assert_eq!(rows.len(), session.count_events(data())[0]);
    assert!(!rows.is_empty() && rows.len() < 20);
    apply(&mut session, Command::Select(Some(place("ex-fata"))));
    let shown = choice::passages_that_show(&session, data());
    assert_eq!(shown, data().passages_about(&place("ex-fata")));
}

/// Its path, its attributes' values and its own text.
type Element = (String, Vec<String>, String);

/// Every element of a document.
fn elements(text: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut path: Vec<usize> = Vec::new();
    let mut found: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Xml::Start(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                let parent = path.last().map_or("", |&index| found[index].0.as_str());
                let attributes = start
                    .attributes()
                    .map(|attribute| String::from_utf8(attribute.unwrap().value.to_vec()).unwrap());
                let element = (
                    format!("{parent}/{name}"),
                    attributes.collect(),
                    String::new(),
                );
                path.push(found.len());
                found.push(element);
            }
            Xml::Text(text) => {
                if let Some(&index) = path.last() {
                    found[index].2.push_str(&text.decode().unwrap());
                }
            }
            Xml::GeneralRef(reference) => {
                let name = reference.decode().unwrap().into_owned();
                let letter = match name.as_str() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("an unknown entity: {other}"),
                };
                found[*path.last().unwrap()].2.push_str(letter);
            }
            Xml::End(_) => drop(path.pop()),
            Xml::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty());
    found
}

/// Where the placemarks of events stand.
const MARK: &str = "/kml/Document/Folder/Placemark";

#[test]
fn kml_has_a_placemark_with_a_time_and_a_point_for_every_event() {
    let text = written(EventForm::Kml, &choice::all_events(data()), data());
    let all = elements(&text);
    assert_eq!(all[0].1, ["http://www.opengis.net/kml/2.2"]);
    let count = |path: &str| all.iter().filter(|(own, ..)| own == path).count();
    let told = data().story.events();
    assert_eq!(count(MARK), told.len());
    assert_eq!(count(&format!("{MARK}/Point/coordinates")), told.len());
    let times = count(&format!("{MARK}/TimeStamp/when")) + count(&format!("{MARK}/TimeSpan"));
    let dated = told.iter().filter(|event| event.when.is_some()).count();
    assert_eq!(times, dated);
    let categories: BTreeSet<&str> = told.iter().map(|event| event.category.label()).collect();
    let folders = all
        .iter()
        .filter(|(path, ..)| path == "/kml/Document/Folder/name");
    let folders: BTreeSet<&str> = folders.map(|(.., name)| name.as_str()).collect();
    assert_eq!(folders, categories);
    let names = all
        .iter()
        .filter(|(path, ..)| path.ends_with("/ExtendedData/Data"));
    let names: BTreeSet<&str> = names
        .flat_map(|(_, names, _)| names)
        .map(String::as_str)
        .collect();
    for name in [
        "id",
        "category",
        "precision",
        "paragraphs",
        "edtf",
        "place",
        "added",
    ] {
        assert!(names.contains(name), "{name} in {names:?}");
    }
    let school = text
        .split("<Placemark>")
        .find(|mark| mark.contains("peshawar-school-2014"));
    let school = school.unwrap();
    assert!(school.contains("<when>2014-12-16</when>"), "{school}");
}

#[test]
fn what_xml_could_not_bear_is_written_so_that_it_can() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.csv");
    fs::write(&file, "title,lon,lat,a<b\n\"<&>\"\"]]>\u{1}\",71,34,x&y\n").unwrap();
    let (data, rows) = with_files(&[&file]);
    let all = elements(&written(EventForm::Kml, &rows, &data));
    let name = all
        .iter()
        .find(|(path, ..)| path.ends_with("Placemark/name"))
        .unwrap();
    assert_eq!(name.2, "<&>\"]]> ");
    let value = all
        .iter()
        .find(|(_, names, _)| names.iter().any(|name| name == "a&lt;b"));
    assert!(value.is_some());
}

#[test]
fn passages_stand_at_the_places_they_name() {
    let text = passages_as(PassageForm::GeoJson);
    let collection: geojson::FeatureCollection = text.parse().unwrap();
    let all = elements(&passages_as(PassageForm::Kml));
    let marks: Vec<_> = all
        .iter()
        .filter(|(path, ..)| path.ends_with("/Placemark"))
        .collect();
    let passages = data().story.passages();
    assert_eq!(
        (collection.features.len(), marks.len()),
        (passages.len(), passages.len())
    );
    let mut points = 0;
    for (feature, passage) in collection.features.iter().zip(passages) {
        let places = passage.places();
        let found = feature.geometry.as_ref().map(|geometry| &geometry.value);
        points += places.len();
        match found {
            None => assert!(places.is_empty()),
            Some(geojson::GeometryValue::Point { coordinates }) => {
                let place = data().atlas.get(&places[0]).unwrap();
                assert_eq!(coordinates.as_slice(), place.position());
            }
            Some(geojson::GeometryValue::MultiPoint { coordinates }) => {
                assert_eq!(coordinates.len(), places.len());
            }
            Some(other) => panic!("{other:?}"),
        }
        assert_eq!(feature.property("text").unwrap(), passage.text.as_str());
    }
    let coordinates = all
        .iter()
        .filter(|(path, ..)| path.ends_with("/coordinates"));
    assert_eq!(coordinates.count(), points);
    let table = passages_as(PassageForm::Csv);
    let rows = csv::Reader::from_reader(table.as_bytes()).records().count();
    assert_eq!(rows, passages.len());
}

#[test]
fn annotations_have_what_the_model_requires() {
    const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
    let collection: Value = serde_json::from_str(&passages_as(PassageForm::JsonLd)).unwrap();
    let context = collection["@context"].as_array().unwrap();
    assert_eq!(context[0], CONTEXT);
    assert_eq!(collection["type"], "AnnotationCollection");
    let page = &collection["first"];
    assert_eq!(
        (&page["type"], &page["startIndex"]),
        (&"AnnotationPage".into(), &0.into())
    );
    assert_eq!(page["partOf"], collection["id"]);
    let items = page["items"].as_array().unwrap();
    let passages = data().story.passages();
    assert_eq!(collection["total"], passages.len());
    assert_eq!(items.len(), passages.len());
    let mut ids = BTreeSet::new();
    for (item, passage) in items.iter().zip(passages) {
        assert_eq!(item["type"], "Annotation");
        assert!(ids.insert(item["id"].as_str().unwrap()), "{}", item["id"]);
        let target = &item["target"];
        assert_eq!(target["type"], "SpecificResource");
        assert!(target["source"]["id"].as_str().unwrap().contains(':'));
        assert_eq!(target["selector"]["type"], "FragmentSelector");
        let value = format!("paragraph={}", passage.paragraph);
        assert_eq!(target["selector"]["value"], value.as_str());
        let bodies = item["body"].as_array().unwrap();
        assert_eq!(bodies[0]["type"], "TextualBody");
        assert_eq!(bodies[0]["value"], passage.text.as_str());
        let places = passage.places();
        assert_eq!(bodies.len(), 1 + places.len());
        for (body, id) in bodies[1..].iter().zip(&places) {
            assert_eq!(
                (&body["type"], &body["purpose"]),
                (&"SpecificResource".into(), &"identifying".into())
            );
            let [lon, lat] = data().atlas.get(id).unwrap().position();
            assert_eq!(body["source"]["geo:long"], lon);
            assert_eq!(body["source"]["geo:lat"], lat);
        }
    }
}

/// The map of `session` in a form, written on a certain day.
fn page(form: MapForm, session: &Session) -> Vec<u8> {
    let (shapes, relief) = (shapes(), relief(light()));
    let parts = MapParts {
        data: data(),
        session,
        theme: light(),
        shapes: &shapes,
        relief: Some(&relief),
    };
    map_page::bytes(form, &parts, [2026, 11, 23, 1, 2, 3]).unwrap()
}

#[test]
fn a_pdf_is_one_whole_page_of_its_paper_and_always_the_same() {
    let mut session = session();
    apply(&mut session, Command::Select(Some(place("ex-fata"))));
    for (sheet, size) in [
        (
            Sheet {
                paper: Paper::A4,
                landscape: false,
            },
            "[0 0 595.276 841.89]",
        ),
        (
            Sheet {
                paper: Paper::Letter,
                landscape: true,
            },
            "[0 0 792 612]",
        ),
    ] {
        let bytes = page(MapForm::Pdf(sheet), &session);
        assert!(bytes.starts_with(b"%PDF-1.7"));
        assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"));
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains(size), "no {size}");
        assert!(text.contains("pdfaid:part"), "it is no PDF/A");
        for face in ["SourceSans3", "SourceSerif4", "NotoNaskhArabic"] {
            assert!(text.contains(face), "{face} is not embedded");
        }
        assert!(bytes.len() < 2_000_000, "{} bytes", bytes.len());
        assert!(
            bytes == page(MapForm::Pdf(sheet), &session),
            "not the same twice"
        );
    }
}

#[test]
fn nothing_on_a_page_is_cut_off_and_all_that_belongs_there_stands_there() {
    let mut sizes: Vec<[f32; 2]> = vec![[1600.0, 1000.0], [1000.0, 700.0]];
    for paper in [Paper::A4, Paper::Letter] {
        sizes.extend([false, true].map(|landscape| Sheet { paper, landscape }.map_size()));
    }
    for size in sizes {
        let mut session = Session::new(data(), size);
        apply(&mut session, Command::GoToYear(2014));
        apply(
            &mut session,
            Command::SelectInPlace(place("chaman-crossing")),
        );
        let mut map = common::map(&session);
        map.active = common::active(&session);
        let scene = furniture::page(&map);
        let furniture = scene
            .texts()
            .filter(|text| text.halo.is_none() && text.what.is_none());
        let mut said = String::new();
        for text in furniture {
            let width = common::measure().width(&text.text, text.font, text.size, text.spacing);
            let left = match text.anchor {
                Anchor::Start => text.at[0],
                Anchor::Middle => text.at[0] - width / 2.0,
                Anchor::End => text.at[0] - width,
            };
            let inside = left >= 0.0 && left + width <= size[0];
            assert!(
                inside && text.at[1] > 0.0 && text.at[1] < size[1],
                "{size:?}: {text:?}"
            );
            said.push_str(&text.text);
            said.push(' ');
        }
        let article = data().story.article();
        let last = article.title.split(' ').next_back().unwrap();
        for part in [
            last,
            "2014: ",
            "Borders: in fact",
            "takes no position",
            "Attack",
            "Natural Earth",
            "ODbL-1.0",
            "چمن",
        ] {
            assert!(said.contains(part), "no {part} at {size:?} in\n{said}");
        }
    }
}

/// Runs `durand` with these words where `folder` is.
fn durand(folder: &Path, words: &str) -> (i32, String) {
    let run = Program::new(env!("CARGO_BIN_EXE_durand"))
        .args(words.split_whitespace())
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(run.stdout).unwrap(), "", "{words}");
    let said = String::from_utf8(run.stderr).unwrap();
    (run.status.code().unwrap(), said)
}

#[test]
fn the_shell_writes_every_form_by_the_ending_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    for words in [
        "render --output map.pdf --paper letter --landscape",
        "events --output e.csv",
        "events --output e.geojson --year 2014",
        "events --output e.kml",
        "passages --output p.txt",
        "passages --output p.json",
        "passages --output p.csv",
        "passages --output p.geojson --place ex-fata",
        "passages --output p.kml",
        "passages --output p.jsonld",
        "passages --output anything --format jsonld",
    ] {
        assert_eq!(durand(folder.path(), words), (0, String::new()), "{words}");
        let file = folder.path().join(words.split(' ').nth(2).unwrap());
        assert!(fs::metadata(&file).unwrap().len() > 100, "{words}");
    }
    assert!(
        fs::read(folder.path().join("map.pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
}

#[test]
fn a_file_that_cannot_be_written_is_told_in_one_sentence_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a.kml")).unwrap();
    for (words, status, told) in [
        ("events --output no/e.csv", 1, "there is no folder no"),
        ("events --output a.kml", 1, "that is a folder"),
        ("passages --output p.xyz", 2, "add --format"),
        ("render --output no/map.pdf", 1, "there is no folder no"),
        (
            "render --output map.pdf --size 800x600",
            2,
            "the size of its paper",
        ),
        (
            "render --output map.png --landscape",
            2,
            "only a PDF has paper",
        ),
    ] {
        let (code, said) = durand(folder.path(), words);
        assert_eq!(code, status, "{words}: {said}");
        assert!(
            said.contains(told) && said.lines().count() == 1,
            "{words}: {said}"
        );
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1);
}
