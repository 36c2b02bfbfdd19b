//! Days of the proleptic Gregorian calendar, counted from 1970-01-01.

use jiff::civil::Date;

/// Days since 1970-01-01 of a date, or `None` when there is no such day.
pub(super) fn day_number(year: i32, month: u8, day: u8) -> Option<i64> {
    let date = Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()?;
    let since = date.since(Date::constant(1970, 1, 1)).ok()?;
    Some(i64::from(since.get_days()))
}

/// How many days `month` of `year` has.
pub(super) fn days_in_month(year: i32, month: u8) -> Option<u8> {
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    u8::try_from(date.days_in_month()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_starts_in_1970() {
        assert_eq!(day_number(1970, 1, 1), Some(0));
        assert_eq!(day_number(1970, 2, 1), Some(31));
        assert_eq!(day_number(1969, 12, 31), Some(-1));
        // 12 November 1893, Julian day 2 412 780; 1 January 1970 is 2 440 588.
        assert_eq!(day_number(1893, 11, 12), Some(2_412_780 - 2_440_588));
    }

    #[test]
    fn days_that_are_not_are_none() {
        assert_eq!(day_number(2021, 2, 29), None);
        assert_eq!(day_number(2021, 13, 1), None);
        assert_eq!(day_number(99_999, 1, 1), None);
        assert_eq!(days_in_month(2024, 2), Some(29));
    }
}
