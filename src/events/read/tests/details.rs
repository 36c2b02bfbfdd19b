//! One event read again.

use super::super::DetailsError;
use super::*;

fn details_of(content: &str, ending: &str) -> Vec<super::super::Details> {
    let temporary = file(content, ending);
    let opened = EventFile::open(temporary.path(), 3).unwrap();
    let (rows, _) = all(&opened);
    rows.iter()
        .map(|row| opened.details(row.offset).unwrap())
        .collect()
}

#[test]
fn all_that_a_feature_says_comes_back_as_it_is_written() {
    let properties = r#"{"source":"a \"b\"","n":1.50,"name":"Second","title":"Line drawn","start":"1893-11","end":"1894","category":" border ","place":"کابل","big":12345678901234567890123,"notes":"At length.","list":[1, {"a":null}],"none":null}"#;
    let feature =
        point(69.25, 34.5, properties).replace("\"properties\"", "\"id\":7,\"properties\"");
    let content = collection(&[point(1.0, 2.0, "{}"), feature]);
    let found = &details_of(&content, ".geojson")[1];
    assert_eq!(found.title, "Line drawn");
    assert_eq!(found.id.as_deref(), Some("7"));
    assert_eq!(found.date_text.as_deref(), Some("1893-11/1894"));
    assert_eq!(found.when.as_ref().unwrap().as_str(), "1893-11/1894");
    assert_eq!(found.category, "border");
    assert_eq!(found.place_text, "کابل");
    assert_eq!(
        found.position.map(f64::to_bits),
        [69.25, 34.5].map(f64::to_bits)
    );
    assert_eq!(found.description, "At length.");
    let others: Vec<_> = found
        .properties
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        others,
        [
            ("source", "a \"b\""),
            ("n", "1.50"),
            ("name", "Second"),
            ("big", "12345678901234567890123"),
            ("list", r#"[1, {"a":null}]"#),
            ("none", "null"),
        ]
    );
}

#[test]
fn a_row_of_a_table_comes_back() {
    let table =
        "ID;Lat;Lon;Event;Year;Remark\n4;34,5;69,25;\"A \"\"word\"\";\nand a line\";1893;x\n";
    let found = &details_of(table, ".csv")[0];
    assert_eq!(found.title, "A \"word\";\nand a line");
    assert_eq!(found.id.as_deref(), Some("4"));
    assert_eq!(found.date_text.as_deref(), Some("1893"));
    assert_eq!(found.when.as_ref().unwrap().label(), "1893");
    assert_eq!(found.category, "other");
    assert_eq!(
        found.position.map(f64::to_bits),
        [69.25, 34.5].map(f64::to_bits)
    );
    assert_eq!(found.properties, [("Remark".to_owned(), "x".to_owned())]);
}

#[test]
fn every_line_comes_back_however_long() {
    let long = point(
        1.0,
        2.0,
        &format!(r#"{{"text":"{}","date":2009}}"#, "x".repeat(100_000)),
    );
    let content = format!(
        "{}\n{long}\n",
        point(3.0, 4.0, r#"{"date":"2009-08-05T07:30:00Z"}"#)
    );
    let found = details_of(&content, ".ndjson");
    assert_eq!(found[0].when.as_ref().unwrap().as_str(), "2009-08-05");
    assert_eq!(found[0].date_text.as_deref(), Some("2009-08-05T07:30:00Z"));
    assert_eq!(found[1].description.len(), 100_000);
    assert_eq!(found[1].when.as_ref().unwrap().as_str(), "2009");
    assert_eq!(found[0].title, "Event without a title");
}

#[test]
fn a_file_that_changed_gives_no_details() {
    let content = collection(&[point(1.0, 2.0, "{}")]);
    let temporary = file(&content, ".geojson");
    let opened = EventFile::open(temporary.path(), 1).unwrap();
    assert!(!opened.has_changed());
    assert!(matches!(
        opened.details(3),
        Err(DetailsError::NoEvent { offset: 3, .. })
    ));
    std::fs::write(temporary.path(), content + " ").unwrap();
    assert!(opened.has_changed());
    let error = opened.details(42).unwrap_err().to_string();
    assert!(
        error.starts_with("the file has changed since it was opened; open it again: "),
        "{error}"
    );
}
