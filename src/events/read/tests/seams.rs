//! Wherever a file is cut into parts, the same is read.

use proptest::prelude::*;

use super::*;

/// Features made to mislead whoever guesses where one begins.
fn hostile() -> Vec<String> {
    let inner = point(1.0, 2.0, r#"{"date":"1999"}"#);
    vec![
        point(71.5, 34.0, r#"{"date":"2009-08-05","category":"attack"}"#),
        point(1.5, 4.0, &format!(r#"{{"related":[{inner},{inner}],"date":"2001"}}"#)),
        point(2.5, 4.0, &format!(r#"{{"title":{:?}}}"#, format!("}},{inner}"))),
        point(3.5, 4.0, r#"{"title":"a \"quoted\\\" text, {\"type\":\"Feature\"","date":null}"#),
        format!(
            r#"{{ "properties" : {{"category":" \u0061ttack "}} , "bbox":[1,2,3,4],
            "geometry":{{"coordinates":[ -4.5e0 , 4.25, 12 ],"type":"Point"}},"type":"Feature"}}"#
        ),
        point(5.5, 4.0, r#"{"title":"د ډیورنډ کرښه","kind":"politics","year":1893}"#),
        r#"{"type":"Feature","geometry":null,"properties":{}}"#.to_owned(),
        point(6.5, 400.0, "null"),
        r#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},"properties":{}}"#.to_owned(),
        point(7.5, 4.0, r#"{"a":[[{"b":{"c":[]}}]],"date":"soon"}"#),
        point(8.5, 4.0, r#"{"start":"2001","end":"2004"}"#),
    ]
}

/// Reads with parts of every size, and with one, two and three workers.
fn holds_everywhere(content: &str, ending: &str, events: usize) {
    let whole = Limits {
        workers: 1,
        ..Limits::USUAL
    };
    let (rows, report) = read_with(content.as_bytes(), ending, whole);
    assert_eq!(rows.len(), events, "{:?}", report.faults.listed);
    for chunk in (1..80).chain((80..content.len() + 2).step_by(7)) {
        let limits = Limits {
            chunk,
            record: 1 << 20,
            workers: chunk % 3 + 1,
        };
        let cut = read_with(content.as_bytes(), ending, limits);
        assert_eq!(cut.0, rows, "parts of {chunk} bytes");
        assert_eq!(cut.1, report, "parts of {chunk} bytes");
    }
}

#[test]
fn a_collection_is_the_same_in_parts_of_any_size() {
    let mut features = hostile();
    features.extend(hostile());
    holds_everywhere(&collection(&features), ".geojson", 16);
}

#[test]
fn a_collection_in_one_line_or_with_much_space_is_the_same_in_parts() {
    let one_line = collection(&hostile()).replace('\n', "");
    holds_everywhere(&one_line, ".geojson", 8);
    let spaced = collection(&hostile()).replace(",\n", "\r\n   ,  \r\n\t ");
    holds_everywhere(&spaced, ".geojson", 8);
}

#[test]
fn a_broken_collection_is_the_same_in_parts() {
    let mut features = hostile();
    features.insert(3, r#"{"type":"Feature","geometry":NaN}"#.to_owned());
    features.insert(5, r#"{"type":"Feature","properties":{"a":"b}},"#.to_owned());
    features.insert(7, "null".to_owned());
    holds_everywhere(&collection(&features), ".geojson", 8);
    let cut = collection(&hostile());
    holds_everywhere(&cut[..cut.len() - 30], ".geojson", 7);
}

#[test]
fn lines_are_the_same_in_parts_of_any_size() {
    let lines: Vec<String> = hostile()
        .iter()
        .map(|line| line.replace('\n', " "))
        .collect();
    holds_everywhere(&lines.join("\n"), ".ndjson", 8);
    holds_everywhere(&(lines.join("\r\n\r\n") + "\r\n"), ".geojsonl", 8);
    let sequence = "\u{1E}".to_owned() + &hostile().join("\n\u{1E}");
    holds_everywhere(&sequence, ".geojsons", 8);
}

const TABLE: &str = "id,lon,lat,date,category,title\n\
    1,71.5,34,2009-08-05,attack,plain\n\
    2,71.6,34,2009-08,\"attack\",\"two\nlines, and a \"\"word\"\"\"\n\
    3,71.7,34,\"2009\",politics,\"3,1,1,2001,x,y\n4,1,1,2001,x,y\"\n\
    5,71.8,34,,\" border \",\"\"\n\
    6,71.9,94,2001,x,y\n\
    \r\n\
    7,72.0,34,soon,,it \"is\" so\n\
    8,72.1,34\n\
    9,72.2,34,2021,x,\"an open mark\n\
    10,72.3,34,2021,x,y";

#[test]
fn a_table_is_the_same_in_parts_of_any_size() {
    holds_everywhere(TABLE, ".csv", 6);
    holds_everywhere(&TABLE.replace('\n', "\r\n"), ".csv", 6);
    holds_everywhere(&TABLE.replace(',', "\t"), ".tsv", 6);
}

#[test]
fn decimal_commas_are_read_where_semicolons_part_the_fields() {
    let table = "Lon;Lat;Year\n71,5;34,25;1893\n71.5;34.25;1893\n";
    let (rows, report) = read_with(table.as_bytes(), ".csv", SMALL);
    assert_eq!(report.faults.total, 0);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].position, rows[1].position);
    assert_eq!(rows[0].years, [1893, 1893]);
}

#[test]
fn more_categories_than_a_byte_can_number_become_one() {
    let features: Vec<String> = (0..600)
        .map(|n| point(1.0, 2.0, &format!(r#"{{"category":"c{n}"}}"#)))
        .collect();
    for limits in [SMALL, Limits::USUAL] {
        let (rows, _) = read_with(collection(&features).as_bytes(), ".json", limits);
        assert_eq!(rows[254].category, "c254");
        assert!(rows[255..].iter().all(|row| row.category == "other"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_damaged_byte_is_the_same_in_parts_and_costs_little(
        at in any::<prop::sample::Index>(),
        byte in prop::sample::select(&b"\"\\{}[],:x\n\xFF"[..]),
        chunk in 1_usize..900,
        ending in prop::sample::select(&[".geojson", ".ndjson", ".csv"][..]),
    ) {
        let content = match ending {
            ".geojson" => collection(&hostile()),
            ".csv" => TABLE.to_owned(),
            _ => hostile().iter().map(|line| line.replace('\n', " ") + "\n").collect(),
        };
        let mut content = content.into_bytes();
        let head = if ending == ".ndjson" { 0 } else { 42 };
        let at = head + at.index(content.len() - head);
        content[at] = byte;
        let whole = read_with(&content, ending, Limits::USUAL);
        // A bracket or a quotation mark too many may make an event of what stands inside another,
        // or close the list: then it is told that something is wrong.
        let told = whole.1.faults.total > 0;
        prop_assert!(told || whole.0.len() >= 3, "{:?}", whole);
        let inner = ending != ".csv" && whole.0.iter().any(|row| row.years == [1999, 1999]);
        prop_assert!(told || !inner, "{:?}", whole);
        let limits = Limits { chunk, record: 1 << 20, workers: 2 };
        prop_assert_eq!(read_with(&content, ending, limits), whole);
    }

    #[test]
    fn any_order_of_features_is_the_same_in_parts(
        order in proptest::collection::vec(0_usize..11, 1..30),
        chunk in 1_usize..700,
        workers in 1_usize..4,
    ) {
        let kinds = hostile();
        let features: Vec<String> = order.iter().map(|&kind| kinds[kind].clone()).collect();
        let content = collection(&features);
        let limits = Limits { chunk, record: 1 << 20, workers };
        let cut = read_with(content.as_bytes(), ".geojson", limits);
        prop_assert_eq!(cut, read_with(content.as_bytes(), ".geojson", Limits::USUAL));
    }
}

#[test]
fn no_damaged_byte_costs_more_than_its_neighbours() {
    let sound = collection(&hostile()).into_bytes();
    let limits = Limits {
        workers: 1,
        ..Limits::USUAL
    };
    for at in 42..sound.len() {
        for byte in b"\"]," {
            let mut content = sound.clone();
            content[at] = *byte;
            let (rows, report) = read_with(&content, ".geojson", limits);
            assert!(rows.len() >= 5, "{at} {byte} {:?}", report.faults.listed);
        }
    }
}
