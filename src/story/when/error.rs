//! Why a text is no time.

/// Why a text is no [`When`](super::When); positions are counted in characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WhenError {
    /// There was no text.
    #[error("a date cannot be empty: write 2014, 2014-12 or 2014-12-16")]
    Empty,

    /// A character stands where another was due.
    #[error("in the date {text:?}, {found} at position {position} should be {expected}")]
    Unexpected {
        /// The whole text.
        text: String,
        /// Where, counted from 1.
        position: usize,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: &'static str,
    },

    /// There is no such month or season.
    #[error("{}", no_month(text, *position, *month))]
    Month {
        /// The whole text.
        text: String,
        /// Where, counted from 1.
        position: usize,
        /// The number that stands there.
        month: u8,
    },

    /// The month has no such day.
    #[error("{}", no_day(text, *position, *day))]
    Day {
        /// The whole text.
        text: String,
        /// Where, counted from 1.
        position: usize,
        /// The number that stands there.
        day: u8,
    },

    /// More than one slash, or nothing on both sides of it.
    #[error("the interval {text:?} needs one slash with a date on one side at least")]
    Interval {
        /// The whole text.
        text: String,
    },

    /// The interval ends before it begins.
    #[error("the interval {text:?} ends before it begins: swap its dates")]
    Backwards {
        /// The whole text.
        text: String,
    },
}

/// What of a date stands before the hyphen before `position`, so that it can be written alone.
fn before(text: &str, position: usize) -> String {
    let known: String = text.chars().take(position.saturating_sub(2)).collect();
    let one = known.rsplit('/').next().unwrap_or_default();
    one.trim_start_matches('.').to_owned()
}

fn no_month(text: &str, position: usize, month: u8) -> String {
    let year = before(text, position);
    if month == 0 && year == "0000" {
        return format!(
            "the date {text:?} says neither a year nor a month: leave it empty where it is not known"
        );
    }
    if month == 0 {
        return format!(
            "in the date {text:?}, the month at position {position} is 00, and months go from 01 to 12: where it is not known, write {year} alone"
        );
    }
    let said = format!(
        "in the date {text:?}, {month:02} at position {position} is neither a month (01–12) nor a season (21–24)"
    );
    let mut rest = text.chars().skip(position + 1);
    let day: String = rest.by_ref().take(3).collect();
    let day = day.strip_prefix('-').unwrap_or_default();
    let is_month = day.parse().is_ok_and(|day: u8| (1..=12).contains(&day));
    if is_month && day.len() == 2 && month <= 31 {
        return format!("{said}: if it is the day, write {year}-{day}-{month:02}");
    }
    format!("{said}: where it is not known, write {year} alone")
}

fn no_day(text: &str, position: usize, day: u8) -> String {
    let month = before(text, position);
    if day == 0 {
        return format!(
            "in the date {text:?}, the day at position {position} is 00, and days go from 01: where it is not known, write {month} alone"
        );
    }
    format!("in the date {text:?}, the month has no day {day:02} at position {position}")
}

#[cfg(test)]
mod tests {
    use super::super::When;

    fn sentence(text: &str) -> String {
        text.parse::<When>().unwrap_err().to_string()
    }

    #[test]
    fn errors_say_where_and_what() {
        for (text, expected) in [
            (
                "",
                "a date cannot be empty: write 2014, 2014-12 or 2014-12-16",
            ),
            (
                "soon",
                "in the date \"soon\", 's' at position 1 should be a year of four digits",
            ),
            (
                "201",
                "in the date \"201\", the end at position 4 should be a year of four digits",
            ),
            (
                "2014-13",
                "in the date \"2014-13\", 13 at position 6 is neither a month (01–12) nor a season (21–24): where it is not known, write 2014 alone",
            ),
            (
                "2014-31-12",
                "in the date \"2014-31-12\", 31 at position 6 is neither a month (01–12) nor a season (21–24): if it is the day, write 2014-12-31",
            ),
            (
                "2014-00-00",
                "in the date \"2014-00-00\", the month at position 6 is 00, and months go from 01 to 12: where it is not known, write 2014 alone",
            ),
            (
                "2014-12/2015-00",
                "in the date \"2014-12/2015-00\", the month at position 14 is 00, and months go from 01 to 12: where it is not known, write 2015 alone",
            ),
            (
                "0000-00-00",
                "the date \"0000-00-00\" says neither a year nor a month: leave it empty where it is not known",
            ),
            (
                "2014-12-00",
                "in the date \"2014-12-00\", the day at position 9 is 00, and days go from 01: where it is not known, write 2014-12 alone",
            ),
            (
                "2021-02-29",
                "in the date \"2021-02-29\", the month has no day 29 at position 9",
            ),
            (
                "2014/12/16",
                "the interval \"2014/12/16\" needs one slash with a date on one side at least",
            ),
            (
                "2015/2014",
                "the interval \"2015/2014\" ends before it begins: swap its dates",
            ),
            (
                "2014-12-16T07:00",
                "in the date \"2014-12-16T07:00\", 'T' at position 11 should be ?, ~, % or the end",
            ),
            (
                "2000/20x4",
                "in the date \"2000/20x4\", 'x' at position 8 should be a year of four digits",
            ),
            (
                "20X4",
                "in the date \"20X4\", '4' at position 4 should be X, as the digit before it",
            ),
        ] {
            assert_eq!(sentence(text), expected);
        }
    }
}
