//! A time as people write it, in any language of the window.

use std::borrow::Cow;

use super::span::{Rest, Span};
use super::{End, Shape};
use crate::words::Words;

/// In English `16 December 2014`, `1960s–1970s`, `c. 2000 – c. 2004`, `since 2001`.
pub(super) fn label(shape: &Shape, words: Words) -> String {
    let with = |key: &str, span: Span| words.with(key, &[("date", whole(span, words).into())]);
    match *shape {
        Shape::Single(span) => whole(span, words),
        Shape::Interval(End::At(from), End::At(to)) => interval(from, to, words),
        Shape::Interval(End::At(from), End::Open) => with("when-since", from),
        Shape::Interval(End::At(from), End::Unknown) => with("when-from", from),
        Shape::Interval(_, End::At(to)) => with("when-until", to),
        Shape::Interval(..) => words.say("when-any").into_owned(),
    }
}

fn interval(from: Span, to: Span, words: Words) -> String {
    let marked = from.approximate || from.uncertain || to.approximate || to.uncertain;
    if !marked && from.first_year == to.first_year && from.first_year > 0 {
        let year = to.first_year;
        match (from.rest, to.rest) {
            (Rest::Day(month, first), Rest::Day(other, last)) if month == other => {
                let to = whole(to, words);
                return if first == last {
                    to
                } else {
                    words.with("when-days", &[("day", first.into()), ("to", to.into())])
                };
            }
            (Rest::Day(month, first), Rest::Day(..)) => {
                let values = [
                    ("day", first.into()),
                    ("month", name(month, words).into()),
                    ("to", whole(to, words).into()),
                ];
                return words.with("when-days-of-months", &values);
            }
            (Rest::Month(first), Rest::Month(last)) if first != last => {
                let values = [
                    ("from", name(first, words).into()),
                    ("to", name(last, words).into()),
                    ("year", year.to_string().into()),
                ];
                return words.with("when-months", &values);
            }
            _ => {}
        }
    }
    let (from, to) = (whole(from, words), whole(to, words));
    if from == to {
        return from;
    }
    // Years stand close, dates of several words apart.
    let key = if from.contains(' ') || to.contains(' ') {
        "when-span"
    } else {
        "when-years"
    };
    words.with(key, &[("from", from.into()), ("to", to.into())])
}

fn whole(span: Span, words: Words) -> String {
    let mut date = plain(span, words);
    if span.uncertain {
        date = words.with("when-uncertain", &[("date", date.into())]);
    }
    if span.approximate {
        date = words.with("when-about", &[("date", date.into())]);
    }
    date
}

fn plain(span: Span, words: Words) -> String {
    let year = year(span.first_year, words);
    let counted = |key: &str, number: i32| {
        let values = [
            ("number", number.into()),
            ("ordinal", ordinal(number).into()),
        ];
        words.with(key, &values)
    };
    match span.rest {
        Rest::Year => year,
        Rest::Decade | Rest::Century | Rest::Millennium if span.first_year < 0 => {
            let from = (-span.first_year + 1).to_string();
            let to = self::year(span.last_year, words);
            words.with("when-years", &[("from", from.into()), ("to", to.into())])
        }
        Rest::Decade => words.with("when-decade", &[("year", year.into())]),
        Rest::Century => counted("when-century", span.first_year / 100 + 1),
        Rest::Millennium => counted("when-millennium", span.first_year / 1000 + 1),
        Rest::Season(season) => {
            let season = words.say(match season {
                21 => "season-spring",
                22 => "season-summer",
                23 => "season-autumn",
                _ => "season-winter",
            });
            let values = [("season", season.into()), ("year", year.into())];
            words.with("when-season", &values)
        }
        Rest::Month(month) => {
            let month = name(month, words);
            let values = [("month", month.into()), ("year", year.into())];
            words.with("when-month", &values)
        }
        Rest::Day(month, day) => {
            let values = [
                ("day", day.into()),
                ("month", name(month, words).into()),
                ("year", year.into()),
            ];
            words.with("when-day", &values)
        }
    }
}

fn name(month: u8, words: Words) -> Cow<'static, str> {
    words.say(&format!("month-{month}"))
}

/// EDTF counts a year 0, which is 1 BC.
fn year(year: i32, words: Words) -> String {
    if year > 0 {
        year.to_string()
    } else {
        let year = (1 - year).to_string();
        words.with("when-before-christ", &[("year", year.into())])
    }
}

/// As English counts; other languages have the number itself.
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
