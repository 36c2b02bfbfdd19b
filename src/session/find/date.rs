//! Dates as people write them: `1893`, `late 1990s`, `2014-12-16`, `16 December 2014`, `Dec 2014`.

use super::fold::Folded;
use crate::story::{MONTHS, When};

/// The date that `text` is, if all of it is one.
///
/// Years from 1000 to 2999 count as years; what is an EDTF date is read as one.
pub fn read(text: &str) -> Option<When> {
    let folded = Folded::of(text);
    let words: Vec<String> = folded.words().map(|word| word.iter().collect()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let edtf = match words.as_slice() {
        [one] => decade(one).or_else(|| year(one))?,
        ["early", one] => decade(one).and_then(|_| years(one, 0, 4))?,
        ["mid", one] => decade(one).and_then(|_| years(one, 3, 6))?,
        ["late", one] => decade(one).and_then(|_| years(one, 5, 9))?,
        [month, year] if year_of(year).is_some() && month_of(month).is_some() => {
            format!("{year}-{:02}", month_of(month)?)
        }
        [year, month] if year_of(year).is_some() => {
            format!("{year}-{:02}", month_of(month).or_else(|| two(month))?)
        }
        [day, month, year] if year_of(year).is_some() && month_of(month).is_some() => {
            format!("{year}-{:02}-{:02}", month_of(month)?, day_of(day)?)
        }
        [month, day, year] if year_of(year).is_some() => {
            format!("{year}-{:02}-{:02}", month_of(month)?, day_of(day)?)
        }
        [year, month, day] if year_of(year).is_some() => {
            format!(
                "{year}-{:02}-{:02}",
                two(month).or_else(|| month_of(month))?,
                day_of(day)?
            )
        }
        _ => return None,
    };
    edtf.parse().ok()
}

/// The single year that a date names, if it names one and not a decade.
pub fn year_in(when: &When) -> Option<i32> {
    let years = when.years();
    (years.start() == years.end()).then_some(*years.start())
}

fn year_of(word: &str) -> Option<i32> {
    let four = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = four.then(|| word.parse().ok())??;
    (1000..3000).contains(&year).then_some(year)
}

fn year(word: &str) -> Option<String> {
    year_of(word).map(|_| word.to_owned())
}

/// `1990s`, and `1990’s`, whose mark is gone already.
fn decade(word: &str) -> Option<String> {
    let year = word.strip_suffix('s').filter(|year| year.ends_with('0'))?;
    year_of(year)?;
    Some(format!("{}X", year.get(..3)?))
}

/// Some years of a decade, about then.
fn years(decade: &str, from: u8, to: u8) -> Option<String> {
    let tens = decade.get(..3)?;
    Some(format!("{tens}{from}~/{tens}{to}~"))
}

fn month_of(word: &str) -> Option<usize> {
    let letters = word.len();
    let fits = |month: &&str| {
        letters >= 3 && (month.starts_with(word) || (word == "sept" && month.starts_with("sep")))
    };
    Some(MONTHS.iter().position(fits)? + 1)
}

fn two(word: &str) -> Option<usize> {
    let month = word.parse().ok().filter(|_| word.len() <= 2)?;
    (1..=12).contains(&month).then_some(month)
}

/// `6`, `06`, `6th`.
fn day_of(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end));
    let day = digits.unwrap_or(word);
    let day = day.parse().ok().filter(|_| day.len() <= 2)?;
    (1..=31).contains(&day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edtf(text: &str) -> Option<String> {
        read(text).map(|when| when.as_str().to_owned())
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("1893", "1893"),
            ("۱۸۹۳", "1893"),
            ("2014-12-16", "2014-12-16"),
            ("2014/12/16", "2014-12-16"),
            ("December 2014", "2014-12"),
            ("dec. 2014", "2014-12"),
            ("Sept 2001", "2001-09"),
            ("2014-12", "2014-12"),
            ("16 December 2014", "2014-12-16"),
            ("December 16th, 2014", "2014-12-16"),
            ("1990s", "199X"),
            ("1990’s", "199X"),
            ("late 1990s", "1995~/1999~"),
            ("early 2000s", "2000~/2004~"),
            ("mid-1970s", "1973~/1976~"),
        ] {
            assert_eq!(edtf(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "18",
            "18930",
            "kabul 2014",
            "december",
            "30.95, 66.43",
            "2014-13",
            "2014-02-30",
            "31 feb 2014",
            "late 1993s",
            "0042",
            "16 december",
        ] {
            assert_eq!(edtf(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_and_a_month_lie_in_one_year_and_a_decade_does_not() {
        let year = |text| year_in(&read(text).unwrap());
        assert_eq!(year("16 Dec 2014"), Some(2014));
        assert_eq!(year("1893"), Some(1893));
        assert_eq!(year("1990s"), None);
    }

    proptest! {
        #[test]
        fn every_day_of_the_calendar_is_read_in_all_its_spellings(year in 1000..3000_i32, month in 1..=12_u8, day in 1..=28_u8) {
            let iso = format!("{year}-{month:02}-{day:02}");
            let name = MONTHS[usize::from(month) - 1];
            let spellings = [iso.clone(), format!("{day} {name} {year}"), format!("{} {day}, {year}", &name[..3])];
            for text in spellings {
                prop_assert_eq!(edtf(&text), Some(iso.clone()));
            }
        }

        #[test]
        fn nothing_that_is_typed_ends_badly(text in "[0-9a-z ,./–-]{0,20}") {
            let _ = read(&text);
        }
    }
}
