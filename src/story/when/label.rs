//! A time in plain English.

use super::span::{Rest, Span};
use super::{End, Shape};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `16 December 2014`, `1960s–1970s`, `c. 2000 – c. 2004`, `since 2001`.
pub(super) fn label(shape: &Shape) -> String {
    match *shape {
        Shape::Single(span) => whole(span),
        Shape::Interval(End::At(from), End::At(to)) => interval(from, to),
        Shape::Interval(End::At(from), End::Open) => format!("since {}", whole(from)),
        Shape::Interval(End::At(from), End::Unknown) => format!("from {}", whole(from)),
        Shape::Interval(_, End::At(to)) => format!("until {}", whole(to)),
        Shape::Interval(..) => "at any time".to_owned(),
    }
}

fn interval(from: Span, to: Span) -> String {
    let marked = from.approximate || from.uncertain || to.approximate || to.uncertain;
    if !marked && from.first_year == to.first_year && from.first_year > 0 {
        let year = to.first_year;
        match (from.rest, to.rest) {
            (Rest::Day(month, first), Rest::Day(other, last)) if month == other => {
                return if first == last {
                    whole(from)
                } else {
                    format!("{first}–{}", whole(to))
                };
            }
            (Rest::Day(month, first), Rest::Day(..)) => {
                return format!("{first} {} – {}", name(month), whole(to));
            }
            (Rest::Month(first), Rest::Month(last)) if first != last => {
                return format!("{}–{} {year}", name(first), name(last));
            }
            _ => {}
        }
    }
    let (from, to) = (whole(from), whole(to));
    if from == to {
        from
    } else if from.contains(' ') || to.contains(' ') {
        format!("{from} – {to}")
    } else {
        format!("{from}–{to}")
    }
}

fn whole(span: Span) -> String {
    let about = if span.approximate { "c. " } else { "" };
    let perhaps = if span.uncertain { "?" } else { "" };
    format!("{about}{}{perhaps}", plain(span))
}

fn plain(span: Span) -> String {
    let year = year(span.first_year);
    match span.rest {
        Rest::Year => year,
        Rest::Decade | Rest::Century | Rest::Millennium if span.first_year < 0 => {
            format!("{}–{}", -span.first_year + 1, self::year(span.last_year))
        }
        Rest::Decade => format!("{}s", span.first_year),
        Rest::Century => format!("{} century", ordinal(span.first_year / 100 + 1)),
        Rest::Millennium => format!("{} millennium", ordinal(span.first_year / 1000 + 1)),
        Rest::Season(season) => {
            let name = match season {
                21 => "spring",
                22 => "summer",
                23 => "autumn",
                _ => "winter",
            };
            format!("{name} {year}")
        }
        Rest::Month(month) => format!("{} {year}", name(month)),
        Rest::Day(month, day) => format!("{day} {} {year}", name(month)),
    }
}

fn name(month: u8) -> &'static str {
    MONTHS
        .get(usize::from(month).saturating_sub(1))
        .copied()
        .unwrap_or_default()
}

/// EDTF counts a year 0, which is 1 BC.
fn year(year: i32) -> String {
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BC", 1 - year)
    }
}

fn ordinal(number: i32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::super::When;

    #[test]
    fn labels_read_as_a_person_would_write_them() {
        for (text, label) in [
            ("2014-12-16", "16 December 2014"),
            ("2021-07", "July 2021"),
            ("2015", "2015"),
            ("2021-22", "summer 2021"),
            ("196X", "1960s"),
            ("19XX", "20th century"),
            ("1XXX", "2nd millennium"),
            ("2004-XX", "2004"),
            ("1995?", "1995?"),
            ("1995%", "c. 1995?"),
            ("196X/197X", "1960s–1970s"),
            ("2000~/2004~", "c. 2000 – c. 2004"),
            ("1996/2001", "1996–2001"),
            ("2021-06/2021-07", "June–July 2021"),
            ("2021-08-06/2021-08-16", "6–16 August 2021"),
            ("2021-07-06/2021-08-16", "6 July – 16 August 2021"),
            ("2014-12-16/2015-01-02", "16 December 2014 – 2 January 2015"),
            ("2001/..", "since 2001"),
            ("2001/", "from 2001"),
            ("../2001", "until 2001"),
            ("../..", "at any time"),
            ("-0043", "44 BC"),
            ("2014/2014", "2014"),
        ] {
            assert_eq!(text.parse::<When>().unwrap().label(), label, "{text}");
        }
    }
}
