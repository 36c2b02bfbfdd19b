//! Properties every time must keep, however odd.

use proptest::prelude::*;

use super::When;

fn when(text: &str) -> When {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn date() -> impl Strategy<Value = String> {
    let year = 1000..2999_i32;
    let bare = prop_oneof![
        year.clone().prop_map(|y| format!("{y:04}")),
        (100..299_i32).prop_map(|y| format!("{y}X")),
        (10..29_i32).prop_map(|y| format!("{y}XX")),
        (year.clone(), 1..=12_u8).prop_map(|(y, m)| format!("{y:04}-{m:02}")),
        (year.clone(), 21..=24_u8).prop_map(|(y, s)| format!("{y:04}-{s}")),
        (year.clone(), 1..=12_u8, 1..=28_u8).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        year.clone().prop_map(|y| format!("{y:04}-XX-XX")),
        (year, 1..=12_u8).prop_map(|(y, m)| format!("{y:04}-{m:02}-XX")),
    ];
    (bare, prop_oneof![Just(""), Just("?"), Just("~"), Just("%")])
        .prop_map(|(date, mark)| format!("{date}{mark}"))
}

fn any_when() -> impl Strategy<Value = String> {
    prop_oneof![
        date(),
        (date(), date()).prop_filter_map("in order", |(a, b)| {
            let text = format!("{a}/{b}");
            text.parse::<When>().is_ok().then_some(text)
        }),
        date().prop_map(|date| format!("{date}/..")),
        date().prop_map(|date| format!("../{date}")),
        date().prop_map(|date| format!("{date}/")),
        date().prop_map(|date| format!("/{date}")),
        Just("../..".to_owned()),
    ]
}

#[test]
fn a_time_that_nobody_has_said_is_written_and_read_again() {
    assert_eq!("../..".parse(), Ok(When::any_time()));
}

proptest! {
    #[test]
    fn a_time_is_printed_as_it_was_read(text in any_when()) {
        let when = when(&text);
        prop_assert_eq!(when.to_string(), text.clone());
        prop_assert_eq!(when.to_string().parse::<When>().unwrap(), when.clone());
        let json = serde_json::to_string(&when).unwrap();
        prop_assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when);
    }

    #[test]
    fn a_time_begins_before_it_ends_and_has_a_label(text in any_when()) {
        let when = when(&text);
        if let (Some(start), Some(end)) = (when.start_day(), when.end_day()) {
            prop_assert!(start < end);
        }
        prop_assert!(when.years().start() <= when.years().end());
        prop_assert!(!when.label().is_empty());
    }

    #[test]
    fn an_interval_contains_both_its_ends((a, b) in (date(), date())) {
        if let Ok(interval) = format!("{a}/{b}").parse::<When>() {
            for end in [when(&a), when(&b)] {
                prop_assert!(interval.contains(&end));
                prop_assert!(interval.overlaps(&end) && end.overlaps(&interval));
            }
        }
    }

    #[test]
    fn a_day_lies_in_its_month_its_year_its_decade(y in 1000..2999_i32, m in 1..=12_u8, d in 1..=28_u8) {
        let day = when(&format!("{y}-{m:02}-{d:02}"));
        for outer in [format!("{y}-{m:02}"), format!("{y}"), format!("{}X", y / 10), format!("{y}/.."), format!("../{y}")] {
            prop_assert!(when(&outer).contains(&day), "{} in {}", day, outer);
            prop_assert!(when(&outer).overlaps_years(y, y));
        }
        prop_assert!(!day.overlaps_years(y + 1, y + 9) && !day.overlaps_years(y, y - 1));
    }

    #[test]
    fn overlapping_is_mutual_and_contained_in_years((a, b) in (any_when(), any_when())) {
        let (a, b) = (when(&a), when(&b));
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        if a.overlaps(&b) {
            prop_assert!(a.overlaps_years(*b.years().start(), *b.years().end()));
        }
    }

    #[test]
    fn order_is_total_and_follows_the_first_day((a, b, c) in (any_when(), any_when(), any_when())) {
        let (a, b, c) = (when(&a), when(&b), when(&c));
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
        if let (Some(first), Some(second)) = (a.start_day(), b.start_day())
            && first < second
        {
            prop_assert!(a < b);
        }
    }

    #[test]
    fn junk_is_turned_down_without_a_panic(text in "\\PC{0,24}") {
        if let Ok(when) = text.parse::<When>() {
            prop_assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn junk_of_the_right_letters_is_turned_down_without_a_panic(text in "[-0-9X/.~?%TZ]{0,22}") {
        if let Ok(when) = text.parse::<When>() {
            prop_assert!(!when.label().is_empty());
            prop_assert_eq!(when.to_string(), text);
        }
    }
}

#[test]
fn the_first_and_last_days_of_the_calendar_can_be_told() {
    assert!(when("9999-12-31").end_day() > when("9999-12-30").end_day());
    assert!(when("-9999").start_day() < when("-9998").start_day());
    assert_eq!(when("9999-24").years(), 9999..=9999);
}

#[test]
fn times_sort_as_they_happened() {
    let mut times = [
        "2021-08-16",
        "1947",
        "2001/..",
        "1893-11-12",
        "../1990",
        "2001",
        "2021-08",
    ]
    .map(when);
    times.sort();
    let texts = times.each_ref().map(When::as_str);
    assert_eq!(
        texts,
        [
            "../1990",
            "1893-11-12",
            "1947",
            "2001",
            "2001/..",
            "2021-08",
            "2021-08-16"
        ]
    );
}

#[test]
fn marks_are_told_apart() {
    let marks = |text| (when(text).is_approximate(), when(text).is_uncertain());
    assert_eq!(marks("1995~"), (true, false));
    assert_eq!(marks("1990/1995?"), (false, true));
    assert_eq!(marks("1995%"), (true, true));
    assert_eq!(marks("1995"), (false, false));
}

#[test]
fn years_are_cut_to_bounds() {
    assert_eq!(when("2001/..").years_within(1893..=2021), 2001..=2021);
    assert!(when("1947").years_within(1990..=2000).is_empty());
}
