//! What could not be placed or dated is written out again; one column is read for all events.

use super::super::{ColumnKind, ColumnValues, Doubt, Import, Preview, Purpose};
use super::*;

fn again(content: &[u8], ending: &str) -> [String; 2] {
    let temporary = file(content, ending);
    let mut opened = EventFile::open(temporary.path(), 1).unwrap();
    let mut told = None;
    for limits in [Limits::USUAL, SMALL] {
        opened.limits = limits;
        let (mut rejected, mut undated) = (Vec::new(), Vec::new());
        let count = opened.rejected(&Watch::default(), &mut rejected).unwrap();
        let without = opened.undated(&Watch::default(), &mut undated).unwrap();
        let (_, report) = all(&opened);
        assert_eq!((count, without), (report.refused, report.undated));
        let both = [rejected, undated].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        if let Some(told) = &told {
            assert_eq!(*told, both, "small pieces");
        }
        told = Some(both);
    }
    told.unwrap()
}

#[test]
fn rows_come_byte_for_byte_under_their_own_first_line() {
    let table = "\u{FEFF}lat;lon;date;notes\r\n1;2;2014;x\r\n;;2014;\"a \"\"b\"\";\r\nc\"\r\n\r\n3;4;soon;y\r\n5;6\r\n7;8;;\u{202E}z";
    let [rejected, undated] = again(table.as_bytes(), ".csv");
    assert_eq!(
        rejected,
        "\u{FEFF}lat;lon;date;notes\r\n;;2014;\"a \"\"b\"\";\r\nc\"\r\n5;6\r\n"
    );
    assert_eq!(
        undated,
        "\u{FEFF}lat;lon;date;notes\r\n3;4;soon;y\r\n7;8;;\u{202E}z\r\n"
    );
    let [rejected, _] = again(b"lat,lon\n1,2\n\xE9,\"\n3,4\n", ".csv");
    // It is read as windows-1252, and written in UTF-8 with the same letters.
    assert_eq!(rejected, "lat,lon\né,\"\n");
}

#[test]
fn all_are_written_and_not_only_those_that_are_listed() {
    let rows: Vec<String> = (0..3000).map(|number| format!(",{number}\n")).collect();
    let rows = rows.concat();
    let table = format!("lat,lon\n{rows}");
    let [rejected, _] = again(table.as_bytes(), ".csv");
    assert_eq!(rejected, table);
}

#[test]
fn features_come_as_a_collection_that_is_valid() {
    let sound = point(1.0, 2.0, r#"{"date":"2014"}"#);
    let undated = point(1.0, 2.0, r#"{"a":"b, ]}"}"#);
    let far = point(1.0, 200.0, r#"{"date":"2014"}"#);
    let broken = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[NaN,1]},"properties":{"a":"\"é"}}"#;
    let content = collection(&[
        sound,
        far.clone(),
        broken.into(),
        undated.clone(),
        "17".into(),
    ]);
    let [rejected, without] = again(content.as_bytes(), ".geojson");
    let unreadable = |text: &str| {
        let text = serde_json::to_string(text).unwrap();
        format!(r#"{{"type":"Feature","geometry":null,"properties":{{"unreadable":{text}}}}}"#)
    };
    let lines: Vec<&str> = rejected.lines().collect();
    assert_eq!(lines[1], format!("{far},"));
    let wrapped: serde_json::Value = serde_json::from_str(&rejected).unwrap();
    let features = wrapped["features"].as_array().unwrap();
    assert_eq!(features.len(), 3);
    let texts: Vec<&str> = features[1..]
        .iter()
        .map(|one| {
            one["properties"]["unreadable"]
                .as_str()
                .unwrap()
                .trim_end_matches([',', '\n', ']', '}'])
        })
        .collect();
    assert_eq!(texts, [broken.trim_end_matches('}'), "17"]);
    assert!(unreadable("17").starts_with("{\"type\""));
    assert_eq!(without, collection(&[undated]));
}

#[test]
fn lines_come_as_lines() {
    let far = point(1.0, 200.0, r#"{"date":"2014"}"#);
    let content = format!("{}\nnot json\n{far}\n", point(1.0, 2.0, "{}"));
    let [rejected, undated] = again(content.as_bytes(), ".ndjson");
    assert_eq!(
        rejected,
        format!(
            "{{\"type\":\"Feature\",\"geometry\":null,\"properties\":{{\"unreadable\":\"not json\"}}}}\n{far}\n"
        )
    );
    assert_eq!(undated, format!("{}\n", point(1.0, 2.0, "{}")));
}

#[test]
fn where_nothing_is_refused_nothing_is_written() {
    let [rejected, undated] = again(b"lat,lon,date\n1,2,2014\n", ".csv");
    assert_eq!([rejected, undated], ["", ""]);
    let sound = collection(&[point(1.0, 2.0, r#"{"date":"2014"}"#)]);
    let [rejected, undated] = again(sound.as_bytes(), ".geojson");
    assert_eq!([rejected, undated], ["", ""]);
}

fn column(content: &str, ending: &str, name: &str) -> (ColumnKind, ColumnValues) {
    let temporary = file(content, ending);
    let mut opened = EventFile::open(temporary.path(), 1).unwrap();
    let kind = opened.columns().into_iter().find(|one| one.name == name);
    let values = opened.column(name, &Watch::default()).unwrap();
    opened.limits = SMALL;
    let (rows, _) = all(&opened);
    assert_eq!(values.len(), rows.len());
    let small = opened.column(name, &Watch::default()).unwrap();
    assert_eq!(format!("{small:?}"), format!("{values:?}"));
    (kind.unwrap().kind, values)
}

#[test]
fn a_column_has_a_value_for_every_event_and_for_nothing_else() {
    let table = "lat,lon,killed,who,when\n1,2,5,a,3/4/2014\n,,7,lost,3/4/2014\n1,2,,b,25/4/2014\n1,2,2.5,a,\n";
    let (kind, values) = column(table, ".csv", "killed");
    let ColumnValues::Numbers(numbers) = values else {
        panic!("{kind:?}")
    };
    assert_eq!(numbers.len(), 3);
    assert!(numbers[1].is_nan() && (numbers[0], numbers[2]) == (5.0, 2.5));
    let (kind, values) = column(table, ".csv", "who");
    let ColumnValues::Texts(texts) = values else {
        panic!("{kind:?}")
    };
    assert_eq!(texts.distinct, ["", "a", "b"]);
    assert_eq!(texts.index, [1, 2, 1]);
    assert_eq!(texts.get(1), Some("b"));
    let (kind, values) = column(table, ".csv", "when");
    let ColumnValues::Dates(days) = values else {
        panic!("{kind:?}")
    };
    let day = |text: &str| Days::from(&text.parse::<crate::story::When>().unwrap());
    assert_eq!(days, [day("2014-04-03"), day("2014-04-25"), Days::UNDATED]);
}

#[test]
fn a_property_of_features_is_a_column_too() {
    let content = collection(&[
        point(
            1.0,
            2.0,
            r#"{"n":1,"t":"x","list":[1,{"a":"b"}],"flag":true}"#,
        ),
        point(1.0, 200.0, r#"{"n":2,"t":"lost"}"#),
        point(1.0, 2.0, r#"{"t":"\u0041","n":null}"#),
    ]);
    let texts = |name| match column(&content, ".geojson", name).1 {
        ColumnValues::Texts(texts) => texts,
        other => panic!("{other:?}"),
    };
    let t = texts("t");
    assert_eq!((t.get(0), t.get(1), t.get(2)), (Some("x"), Some("A"), None));
    assert_eq!(texts("list").get(0), Some(r#"[1,{"a":"b"}]"#));
    assert_eq!(texts("flag").get(0), Some("true"));
    assert!(
        matches!(column(&content, ".geojson", "n").1, ColumnValues::Numbers(n) if n[1].is_nan())
    );
}

#[test]
fn a_preview_shows_what_is_read_and_what_is_not_certain() {
    let temporary = file(
        "wo,date,was\n\"34.5, 69.2\",3/4/2014,x\nnowhere,5/6/2014,\u{202E}y\n\"34.5, 69.2\",soon,z\n",
        ".csv",
    );
    let preview = Preview::open(temporary.path(), &Import::default()).unwrap();
    assert_eq!(
        (preview.placed, preview.unplaced, preview.undated),
        (2, 1, 1)
    );
    assert!(preview.is_table && preview.is_whole && !preview.is_certain());
    let lines: Vec<usize> = preview.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 3, 4]);
    assert_eq!(preview.rows[1].cells, ["nowhere", "5/6/2014", "y"]);
    assert!(preview.rows[0].fault.is_none());
    assert!(preview.rows[1].fault.as_ref().unwrap().contains("nowhere"));
    assert_eq!(preview.doubts.len(), 1);
    let nowhere = file("a,b,date\n1,2,2014\n", ".csv");
    let preview = Preview::open(nowhere.path(), &Import::default()).unwrap();
    assert_eq!(preview.doubts, [Doubt::NoPositions]);
    assert_eq!((preview.placed, preview.unplaced), (0, 1));
    let features = file(
        collection(&[point(1.0, 2.0, r#"{"a":null,"b":"c"}"#)]),
        ".geojson",
    );
    let preview = Preview::open(features.path(), &Import::default()).unwrap();
    assert!(!preview.is_table && preview.is_text && preview.is_certain());
    assert_eq!(preview.doubts, [Doubt::NoDates { events: 1 }]);
    assert_eq!(preview.rows[0].cells, ["", "c"]);
}

#[test]
fn a_preview_tells_of_a_missing_date_until_a_column_is_chosen() {
    let temporary = file("lat,lon,seen\n34.5,69.2,1999\n34.6,69.3,2001\n", ".csv");
    let preview = Preview::open(temporary.path(), &Import::default()).unwrap();
    assert_eq!(preview.doubts, [Doubt::NoDates { events: 2 }]);
    assert!(preview.is_certain(), "it is told, and nobody is asked");
    assert!(preview.rows.iter().all(|row| row.fault.is_none()));
    // What was found is what is looked at again.
    let again = Preview::open(temporary.path(), &preview.import).unwrap();
    assert_eq!(again.doubts, preview.doubts);
    let mut import = preview.import;
    import.set("seen", Purpose::Year);
    let preview = Preview::open(temporary.path(), &import).unwrap();
    assert_eq!((preview.doubts.len(), preview.undated), (0, 0));
}

#[test]
fn a_preview_doubts_a_row_at_nought_far_from_all_others() {
    let temporary = file(
        "lat,lon,date\n34.5,69.2,2014\n0,0,2014\n34.6,69.3,2014\n",
        ".csv",
    );
    let preview = Preview::open(temporary.path(), &Import::default()).unwrap();
    let faults: Vec<bool> = preview.rows.iter().map(|row| row.fault.is_some()).collect();
    assert_eq!(faults, [false, true, false]);
    assert_eq!(preview.placed, 3);
}
