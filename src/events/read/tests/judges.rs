//! The quick readers are held to the crates that decide what is valid.

use geojson::GeometryValue;
use proptest::prelude::*;

use super::super::feature::{Habit, feature};
use super::super::judge::judge;
use super::super::place::placed;
use super::super::reading::Reading;
use super::super::row::{Row as Cut, cut};
use super::super::scan::Scanner;
use super::*;

/// The two numbers that a position needs, if it has them.
fn pair(position: &geojson::Position) -> Option<[f64; 2]> {
    match position.as_slice() {
        [lon, lat, ..] => Some([*lon, *lat]),
        _ => None,
    }
}

/// What the geojson crate makes of a text: the position of its Point, if it is one.
fn by_the_crate(text: &[u8]) -> Option<[f64; 2]> {
    let text = std::str::from_utf8(text).ok()?;
    let feature: geojson::Feature = serde_json::from_str(text).ok()?;
    match feature.geometry?.value {
        GeometryValue::Point { coordinates } => pair(&coordinates),
        GeometryValue::MultiPoint { coordinates } => pair(coordinates.first()?),
        _ => None,
    }
}

/// Texts as they may stand in a member of a feature; most are sound.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("\"Feature\"".to_owned()),
        Just("\"\\ud83d\\ude00 \\u0041\"".to_owned()),
        Just("\"\\ud83d\"".to_owned()),
        Just("1e400".to_owned()),
        Just("1E-5".to_owned()),
        Just("-0".to_owned()),
        Just("01".to_owned()),
        Just("NaN".to_owned()),
        any::<f64>().prop_map(|number| format!("{number:?}")),
        any::<i64>().prop_map(|number| number.to_string()),
        "\"[ -~é]{0,12}\"",
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3)
                .prop_map(|values| format!("[{}]", values.join(","))),
            proptest::collection::vec(("[a-d]", inner), 0..3).prop_map(|members| {
                let members = members
                    .iter()
                    .map(|(key, value)| format!("\"{key}\":{value}"));
                format!("{{{}}}", members.collect::<Vec<_>>().join(" ,"))
            }),
        ]
    })
}

fn geometry() -> impl Strategy<Value = String> {
    let coordinate = prop_oneof![
        (-200.0..200.0_f64).prop_map(|number| number.to_string()),
        (-200_i32..200).prop_map(|number| number.to_string()),
        "-?[0-9]{1,3}\\.[0-9]{1,20}",
        value(),
    ];
    let point = proptest::collection::vec(coordinate, 1..4)
        .prop_map(|numbers| format!("[ {}]", numbers.join(", ")));
    let kind = prop_oneof![8 => Just("Point"), 1 => Just("MultiPoint"), 1 => Just("Dot")];
    let usual = (kind, point).prop_map(|(kind, coordinates)| {
        format!(r#"{{"type":"{kind}","coordinates":{coordinates}}}"#)
    });
    let odd = proptest::collection::vec(
        (
            prop_oneof![
                Just("type"),
                Just("coordinates"),
                Just("bbox"),
                Just("geometries"),
                Just("x")
            ],
            prop_oneof![
                Just("\"Point\"".to_owned()),
                Just("[1,2]".to_owned()),
                value()
            ],
        ),
        0..4,
    )
    .prop_map(|members| object(&members));
    prop_oneof![6 => usual, 1 => odd, 1 => value()]
}

fn object(members: &[(&str, String)]) -> String {
    let members = members
        .iter()
        .map(|(key, value)| format!("\"{key}\": {value}"));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// Features in any order of members, some with members twice or of the wrong sort.
fn record() -> impl Strategy<Value = String> {
    let kind = prop_oneof![9 => Just("\"Feature\"".to_owned()), 1 => value()];
    let bbox = prop_oneof![2 => Just("[1, 2.5]".to_owned()), 1 => value()];
    let member = prop_oneof![
        6 => kind.prop_map(|value| ("type", value)),
        6 => geometry().prop_map(|value| ("geometry", value)),
        3 => value().prop_map(|value| ("properties", value)),
        1 => value().prop_map(|value| ("id", value)),
        1 => bbox.prop_map(|value| ("bbox", value)),
        1 => value().prop_map(|value| ("foreign", value)),
    ];
    let some = proptest::collection::vec(member, 0..5).prop_map(|members| object(&members));
    let sound = (geometry(), value(), value()).prop_map(|(geometry, one, two)| {
        let properties = object(&[("date", one), ("x", two)]);
        let members = [
            ("properties", properties),
            ("type", "\"Feature\"".to_owned()),
            ("geometry", geometry),
        ];
        object(&members)
    });
    prop_oneof![some, sound]
}

fn agree(text: &[u8]) -> Result<(), TestCaseError> {
    let mut scanner = Scanner::new(text);
    let reading = Reading::default();
    let scanned = feature(&mut scanner, &mut Habit::new(&reading));
    let judged = judge(text, &reading);
    if let Ok(scanned) = scanned
        && scanner.at == text.len()
    {
        let judged = judged.as_ref();
        prop_assert!(judged.is_ok(), "{}", String::from_utf8_lossy(text));
        let judged = &judged.unwrap().feature;
        prop_assert_eq!(scanned.position, judged.position);
        let dates = &reading.dates;
        prop_assert_eq!(scanned.fields.dated(dates), judged.fields.dated(dates));
        prop_assert_eq!(scanned.fields.category(), judged.fields.category());
    }
    prop_assert_eq!(
        judged.ok().and_then(|judged| judged.feature.position),
        by_the_crate(text)
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn a_feature_is_read_as_the_geojson_crate_reads_it(record in record()) {
        agree(record.as_bytes())?;
    }

    #[test]
    fn a_damaged_feature_is_read_as_the_geojson_crate_reads_it(
        record in record(),
        at in any::<prop::sample::Index>(),
        byte in prop_oneof![
            any::<u8>(),
            prop::sample::select(&b"\"\\{}[],:0-.eE \n\x01"[..]),
        ],
        replace: bool,
    ) {
        let mut bytes = record.into_bytes();
        let at = at.index(bytes.len());
        if replace {
            bytes[at] = byte;
        } else {
            bytes.remove(at);
        }
        agree(&bytes)?;
    }

    #[test]
    fn a_file_of_lines_holds_the_points_that_the_crate_finds(
        records in proptest::collection::vec(record(), 1..8),
    ) {
        let expected: Vec<_> = records
            .iter()
            .filter_map(|record| placed(by_the_crate(record.as_bytes())?).ok())
            .map(|(position, _)| position)
            .collect();
        let (rows, report) = read_with(records.join("\n").as_bytes(), ".ndjson", SMALL);
        prop_assert!(report.faults.total as usize + rows.len() >= records.len());
        let found: Vec<_> = rows.iter().map(|row| row.position).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn rows_are_cut_as_the_csv_crate_cuts_them(
        table in "([a-z1-9,\"\n\r é]{0,10}|\"[a-z,\n]{0,5}\"[,\n]){0,8}",
    ) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(table.as_bytes());
        let expected: Vec<Vec<Vec<u8>>> = reader
            .byte_records()
            .map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect())
            .collect();
        let mut found: Vec<Vec<Vec<u8>>> = Vec::new();
        let (mut at, mut row) = (0, Cut::default());
        let bytes = table.as_bytes();
        loop {
            at += bytes[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            if at == bytes.len() {
                break;
            }
            let Some(length) = cut(&bytes[at..], b',', true, &mut row) else { break };
            let record = &bytes[at..at + length];
            found.push((0..row.len()).map(|index| row.field(record, index).to_vec()).collect());
            at += length;
        }
        prop_assert_eq!(found, expected);
    }
}
