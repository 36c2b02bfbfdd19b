//! Dates of tables, and what is none.

use super::*;
use proptest::prelude::*;

fn told(text: &str, order: DayOrder) -> Option<String> {
    read(text, order).unwrap().map(Written::edtf)
}

#[test]
fn the_forms_of_tables_are_read() {
    use DayOrder::{Ambiguous, DayFirst, MonthFirst};
    for (text, order, edtf) in [
        ("12/31/2014", MonthFirst, "2014-12-31"),
        ("31/12/2014", DayFirst, "2014-12-31"),
        ("31.12.2014", DayFirst, "2014-12-31"),
        ("31. 12. 2014", DayFirst, "2014-12-31"),
        ("3-4-2014", DayFirst, "2014-04-03"),
        ("3-4-2014", MonthFirst, "2014-03-04"),
        ("3/4/2014", Ambiguous, "2014"),
        ("4/4/2014", Ambiguous, "2014-04-04"),
        ("1 January 2021", Ambiguous, "2021-01-01"),
        ("01 January 2021", Ambiguous, "2021-01-01"),
        ("Jan 1, 2021", Ambiguous, "2021-01-01"),
        ("January 1st, 2021", Ambiguous, "2021-01-01"),
        ("Friday, 1st of January 2021", Ambiguous, "2021-01-01"),
        ("31-Dec-2014", Ambiguous, "2014-12-31"),
        ("Sept. 2014", Ambiguous, "2014-09"),
        ("2014 March 3", Ambiguous, "2014-03-03"),
        ("2014/12/31", Ambiguous, "2014-12-31"),
        ("2014.1.5", Ambiguous, "2014-01-05"),
        ("2014-1-5", Ambiguous, "2014-01-05"),
        ("20141231", Ambiguous, "2014-12-31"),
        ("12/2014", Ambiguous, "2014-12"),
        ("12.2014", Ambiguous, "2014-12"),
        ("2014/12", Ambiguous, "2014-12"),
        ("12/31/2014 2:30 PM", MonthFirst, "2014-12-31"),
        ("31.12.2014, 14:30:00", DayFirst, "2014-12-31"),
        ("1 January 2021 07:30 UTC", Ambiguous, "2021-01-01"),
        ("c. 2014", Ambiguous, "2014~"),
        ("circa May 2014", Ambiguous, "2014-05~"),
        ("1990s", Ambiguous, "199X"),
    ] {
        assert_eq!(told(text, order).as_deref(), Some(edtf), "{text}");
        assert!(
            read(text, order).unwrap().unwrap().dated().is_some(),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_date_of_these_forms_is_left_to_others() {
    for text in [
        "",
        "2014",
        "2014-12-31",
        "2000/2004",
        "199X",
        "2001-21",
        "soon",
        "12.5",
        "34.52, 69.18",
        "May",
        "5 May",
        "99999999",
        "1 2 3 4",
        "2014-12-31T07:30",
        "two 3/4/2014",
        "3/4/2014 and more",
        "٣/٤/2014",
        "3//4/2014",
        "1990s~",
    ] {
        let found = read(text, DayOrder::DayFirst);
        assert!(
            matches!(&found, Ok(None)) || text == "2014-12-31T07:30",
            "{text} {found:?}"
        );
    }
}

#[test]
fn what_cannot_be_a_date_says_why() {
    let why = |text, order| read(text, order).unwrap_err();
    assert_eq!(
        why("12/31/14", DayOrder::MonthFirst),
        "the year of the date \"12/31/14\" has two digits, which do not tell the century: write it with four"
    );
    assert_eq!(
        why("31-Dec-14", DayOrder::Ambiguous),
        "the year of the date \"31-Dec-14\" has two digits, which do not tell the century: write it with four"
    );
    assert_eq!(
        why("13/25/2014", DayOrder::DayFirst),
        "the date \"13/25/2014\" has no month 25"
    );
    assert_eq!(
        why("05/25/2014", DayOrder::DayFirst),
        "the date \"05/25/2014\" has no month 25, and in its column the day stands first"
    );
    assert_eq!(
        why("25/05/2014", DayOrder::MonthFirst),
        "the date \"25/05/2014\" has no month 25, and in its column the month stands first"
    );
    assert_eq!(
        why("30/2/2014", DayOrder::DayFirst),
        "the date \"30/2/2014\" has no day 30"
    );
    assert!(why("25/05/2014", DayOrder::Ambiguous).contains("as often as"));
}

#[test]
fn a_number_above_twelve_tells_the_order() {
    assert_eq!(hint("13/1/2014"), Hint::DayFirst);
    assert_eq!(hint("1/13/2014 07:30"), Hint::MonthFirst);
    assert_eq!(hint("1.2.2014"), Hint::Either);
    for text in [
        "2/2/2014",
        "2014/1/2",
        "13/13/2014",
        "2014-01-02",
        "1/2/14",
        "x",
        "0/5/2014",
    ] {
        assert_eq!(hint(text), Hint::None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_is_too_odd_for_it(text in "\\PC{0,40}") {
        let _ = (read(&text, DayOrder::Ambiguous), hint(&text));
    }

    #[test]
    fn nothing_like_a_date_is_too_odd_for_it(text in "(c. |Fri, )?[0-9]{0,5}[-/., ]{0,2}([0-9]{0,4}|Jan|mars)[-/., ]{0,2}[0-9]{0,9}(st)?( [0-9:]{0,6})?") {
        for order in [DayOrder::DayFirst, DayOrder::MonthFirst, DayOrder::Ambiguous] {
            if let Ok(Some(written)) = read(&text, order) {
                prop_assert!(written.dated().is_some(), "{}", text);
                prop_assert!(written.edtf().parse::<crate::story::When>().is_ok(), "{}", text);
            }
        }
    }

    #[test]
    fn every_day_comes_back_from_every_form(year in 1000..=9999_u16, month in 1..=12_u8, day in 1..=28_u8) {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let name = names[usize::from(month) - 1];
        let edtf = format!("{year:04}-{month:02}-{day:02}");
        for (text, order) in [
            (format!("{day}/{month}/{year}"), DayOrder::DayFirst),
            (format!("{month}/{day}/{year}"), DayOrder::MonthFirst),
            (format!("{day:02}.{month:02}.{year}"), DayOrder::DayFirst),
            (format!("{year}/{month}/{day}"), DayOrder::Ambiguous),
            (format!("{day} {name} {year}"), DayOrder::Ambiguous),
            (format!("{name} {day}, {year}"), DayOrder::Ambiguous),
        ] {
            prop_assert_eq!(told(&text, order), Some(edtf.clone()), "{}", text);
        }
    }

    #[test]
    fn day_first_and_month_first_never_mix(first in 1..=31_u8, second in 1..=31_u8) {
        let text = format!("{first}/{second}/2014");
        let read = |order| read(&text, order).ok().flatten();
        if let Some(written) = read(DayOrder::DayFirst) {
            prop_assert_eq!((written.day, written.month), (first, second));
        }
        if let Some(written) = read(DayOrder::MonthFirst) {
            prop_assert_eq!((written.month, written.day), (first, second));
        }
        if let Some(written) = read(DayOrder::Ambiguous) {
            prop_assert!(written.day == 0 || first == second);
        }
    }
}
