//! Days back into dates that people read.

use jiff::Span;
use jiff::civil::{Date, date};

use super::batch::Days;
use crate::story::When;

impl Days {
    /// The date these days are: a day, a month, a year, or from one to another; `None` for the
    /// undated and for days outside the calendar.
    pub fn when(self) -> Option<When> {
        if self.is_undated() {
            return None;
        }
        let text = match (self.start, self.end) {
            (i32::MIN, i32::MAX) => return None,
            (i32::MIN, end) => format!("../{}", edtf(calendar(end - 1)?)),
            (start, i32::MAX) => format!("{}/..", edtf(calendar(start)?)),
            (start, end) => {
                let (first, last) = (calendar(start)?, calendar(end - 1)?);
                let whole_months = first.day() == 1 && last.day() == last.days_in_month();
                if first == last {
                    edtf(first)
                } else if whole_months && [first.month(), last.month()] == [1, 12] {
                    years(first, last)
                } else if whole_months && first.first_of_month() == last.first_of_month() {
                    format!("{}-{:02}", year(first), first.month())
                } else {
                    format!("{}/{}", edtf(first), edtf(last))
                }
            }
        };
        text.parse().ok()
    }
}

/// A day counted from 1970-01-01 in the calendar.
fn calendar(day: i32) -> Option<Date> {
    let days = Span::new().try_days(day).ok()?;
    date(1970, 1, 1).checked_add(days).ok()
}

fn years(first: Date, last: Date) -> String {
    let (start, end) = (first.year(), last.year());
    if start == end {
        year(first)
    } else if start > 0 && start % 10 == 0 && end == start + 9 {
        format!("{:03}X", start / 10)
    } else {
        format!("{}/{}", year(first), year(last))
    }
}

fn edtf(day: Date) -> String {
    format!("{}-{:02}-{:02}", year(day), day.month(), day.day())
}

/// Four digits, with a sign before the common era.
fn year(day: Date) -> String {
    let year = day.year();
    if year < 0 {
        format!("-{:04}", -year)
    } else {
        format!("{year:04}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_became_days_is_read_as_the_same_date() {
        for text in [
            "2014-12-16",
            "2014-12",
            "1893",
            "1893/1947",
            "199X",
            "2014-12-30/2015-01-02",
            "2001/..",
        ] {
            let when: When = text.parse().unwrap();
            let again = Days::from(&when).when().unwrap();
            assert_eq!(again.start_day(), when.start_day(), "{text}");
            assert_eq!(again.end_day(), when.end_day(), "{text}");
            assert!(
                !again.label().contains("-01-01"),
                "{text}: {}",
                again.label()
            );
        }
        let day = Days::from(&"2014-12-16".parse::<When>().unwrap());
        assert_eq!(day.when().unwrap().label(), "16 December 2014");
    }

    #[test]
    fn no_date_and_days_beyond_the_calendar_are_none() {
        assert_eq!(Days::UNDATED.when(), None);
        let beyond = Days {
            start: i32::MAX - 9,
            end: i32::MAX - 8,
        };
        assert_eq!(beyond.when(), None);
        let ever = Days {
            start: i32::MIN,
            end: i32::MAX,
        };
        assert_eq!(ever.when(), None);
    }
}
