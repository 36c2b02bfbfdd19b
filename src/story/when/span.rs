//! One date of whatever fineness, and the days it covers.

use super::DatePrecision;
use super::day::{day_number, days_in_month};

/// What stands after the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Rest {
    /// Nothing, or `-XX`, or `-XX-XX`.
    Year,
    /// The last digit is an X.
    Decade,
    /// The last two are.
    Century,
    /// The last three are.
    Millennium,
    /// 21 to 24.
    Season(u8),
    /// 1 to 12, alone or with `-XX`.
    Month(u8),
    /// Month and day.
    Day(u8, u8),
}

/// A date: half-open in days, closed in years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Span {
    pub(super) rest: Rest,
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) first_year: i32,
    pub(super) last_year: i32,
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

impl Span {
    /// The span of `rest` in the years from `year`; `None` when there is no such day.
    pub(super) fn new(year: i32, last_year: i32, rest: Rest) -> Option<Self> {
        let (first, last) = match rest {
            Rest::Year | Rest::Decade | Rest::Century | Rest::Millennium => {
                ((year, 1), (last_year, 12))
            }
            Rest::Season(season) => seasons_months(year, season)?,
            Rest::Month(month) => ((year, month), (year, month)),
            Rest::Day(month, day) => {
                let start = day_number(year, month, day)?;
                return Some(Self::spanning(rest, start, start + 1, year, year));
            }
        };
        let start = day_number(first.0, first.1, 1)?;
        let end = day_number(last.0, last.1, days_in_month(last.0, last.1)?)? + 1;
        Some(Self::spanning(rest, start, end, first.0, last.0))
    }

    fn spanning(rest: Rest, start: i64, end: i64, first_year: i32, last_year: i32) -> Self {
        Self {
            rest,
            start,
            end,
            first_year,
            last_year,
            approximate: false,
            uncertain: false,
        }
    }

    pub(super) fn precision(self) -> DatePrecision {
        match self.rest {
            Rest::Year => DatePrecision::Year,
            Rest::Decade => DatePrecision::Decade,
            Rest::Century | Rest::Millennium => DatePrecision::Century,
            Rest::Season(_) => DatePrecision::Season,
            Rest::Month(_) => DatePrecision::Month,
            Rest::Day(..) => DatePrecision::Day,
        }
    }
}

/// First and last month of a season of the northern hemisphere; a winter ends in the next year.
fn seasons_months(year: i32, season: u8) -> Option<((i32, u8), (i32, u8))> {
    match season {
        21 => Some(((year, 3), (year, 5))),
        22 => Some(((year, 6), (year, 8))),
        23 => Some(((year, 9), (year, 11))),
        // The calendar ends with the year 9999, and so does its last winter.
        24 if year >= super::When::LAST_YEAR => Some(((year, 12), (year, 12))),
        24 => Some(((year, 12), (year + 1, 2))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_winter_runs_into_the_next_year() {
        let winter = Span::new(2020, 2020, Rest::Season(24)).unwrap();
        assert_eq!((winter.first_year, winter.last_year), (2020, 2021));
        assert_eq!(winter.end - winter.start, 31 + 31 + 28);
    }

    #[test]
    fn a_leap_february_has_29_days_and_the_last_year_an_end() {
        let february = Span::new(2024, 2024, Rest::Month(2)).unwrap();
        assert_eq!(february.end - february.start, 29);
        let last = Span::new(9999, 9999, Rest::Year).unwrap();
        assert_eq!(last.end - last.start, 365);
    }

    #[test]
    fn a_decade_has_ten_years() {
        let decade = Span::new(1990, 1999, Rest::Decade).unwrap();
        assert_eq!(decade.end - decade.start, 3652);
    }
}
