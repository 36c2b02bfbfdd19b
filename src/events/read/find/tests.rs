//! What is found where nobody has said it.

use super::*;

fn sample(columns: &[(&str, &[&str])]) -> Sample {
    Sample {
        names: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
        values: columns
            .iter()
            .map(|(_, values)| values.iter().map(|text| (*text).to_owned()).collect())
            .collect(),
    }
}

fn found(columns: &[(&str, &[&str])]) -> Vec<(String, Purpose)> {
    let found = complete(&sample(columns), &Import::default(), true);
    let columns = found.import.columns.into_iter();
    columns.map(|one| (one.column, one.purpose)).collect()
}

#[test]
fn positions_are_found_under_names_in_other_words() {
    for (lat, lon) in [
        ("Latitude (WGS84)", "Longitude (WGS84)"),
        ("Y_coord", "X_coord"),
        ("GPS Latitude", "GPS Longitude"),
        ("decimalLatitude", "decimalLongitude"),
        ("LAT_DD", "LONG_DD"),
        ("POINT_Y", "POINT_X"),
        ("Breitengrad", "Längengrad"),
    ] {
        let found = found(&[("name", &[]), (lat, &["34"]), (lon, &["69"])]);
        assert!(
            found.contains(&(lat.to_owned(), Purpose::Latitude)),
            "{lat} {found:?}"
        );
        assert!(
            found.contains(&(lon.to_owned(), Purpose::Longitude)),
            "{lon} {found:?}"
        );
    }
    assert_eq!(axis("population"), None);
    assert_eq!(axis("x_y"), None);
    assert_eq!(axis("lat_name"), None);
}

#[test]
fn positions_are_told_by_what_stands_in_the_columns() {
    let one = found(&[
        ("wo", &["34.5, 69.2", "31.6, 65.7"]),
        ("n", &["1.5", "2.5"]),
    ]);
    assert_eq!(one[0], ("wo".to_owned(), Purpose::Position));
    let two = found(&[
        ("a", &["1", "2"]),
        ("b", &["34.5", "31.6"]),
        ("c", &["69.2", "65.7"]),
    ]);
    assert_eq!(
        two[..2],
        [
            ("c".to_owned(), Purpose::Longitude),
            ("b".to_owned(), Purpose::Latitude)
        ]
    );
    let far = found(&[("b", &["-120.5", "100.25"]), ("c", &["19.2", "-45.7"])]);
    assert_eq!(far[0], ("b".to_owned(), Purpose::Longitude));
    let three = found(&[("a", &["1.5"]), ("b", &["4.5"]), ("c", &["9.2"])]);
    assert!(three.is_empty(), "{three:?}");
    let unnamed = found(&[("69.1", &["69.2", "65.7"]), ("34.5", &["34.5", "31.6"])]);
    assert!(unnamed.is_empty(), "{unnamed:?}");
    let whole = found(&[("a", &["34", "31"]), ("b", &["69", "65"])]);
    assert!(whole.is_empty(), "{whole:?}");
}

#[test]
fn dates_are_found_by_other_words_and_by_what_stands_in_the_columns() {
    let date = |columns: &[(&str, &[&str])]| {
        let found = found(columns);
        let mut found = found
            .into_iter()
            .filter(|(_, purpose)| matches!(purpose, Purpose::Date | Purpose::End | Purpose::Year));
        (found.next(), found.next())
    };
    let is = |name: &str, purpose| Some((name.to_owned(), purpose));
    assert_eq!(
        date(&[("Incident Date", &["1/2/2014"]), ("other", &["1/2/2014"])]),
        (is("Incident Date", Purpose::Date), None)
    );
    assert_eq!(
        date(&[("n", &["20"]), ("wann", &["1 May 2014", "2014-05-02"])]),
        (is("wann", Purpose::Date), None)
    );
    assert_eq!(
        date(&[
            ("War Start Date", &["2014-05-01"]),
            ("War End Date", &["2014-05-02"])
        ]),
        (
            is("War Start Date", Purpose::Date),
            is("War End Date", Purpose::End)
        )
    );
    assert_eq!(
        date(&[("Report Year", &["2014"])]),
        (is("Report Year", Purpose::Year), None)
    );
    assert_eq!(date(&[("figure", &["2014"])]), (None, None));
}

#[test]
fn what_is_set_stays_and_what_is_set_for_nothing_is_not_found() {
    let sample = sample(&[
        ("date", &["2014"]),
        ("when", &["2015"]),
        ("x", &["1"]),
        ("y", &["2"]),
    ]);
    let mut import = Import::default();
    import.set("date", Purpose::Nothing);
    import.set("x", Purpose::Latitude);
    import.set("y", Purpose::Longitude);
    let found = complete(&sample, &import, true).import;
    assert_eq!(found.column_for(Purpose::Date), Some("when"));
    assert_eq!(found.column_for(Purpose::Latitude), Some("x"));
    assert_eq!(found.purpose_of("date"), Some(Purpose::Nothing));
    assert!(found.only);
    // What was found is all that is needed to find it again.
    let again = complete(&sample, &found, true).import;
    assert_eq!(again, found);
}
