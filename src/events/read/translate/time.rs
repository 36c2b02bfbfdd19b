//! Days and moments that formats count from 1970, as ISO texts.

use jiff::civil::date;
use jiff::{Span, Timestamp};

/// The day so many days after 1970-01-01.
pub(super) fn day(days: i64) -> Option<String> {
    let span = Span::new().try_days(days).ok()?;
    let day = date(1970, 1, 1).checked_add(span).ok()?;
    Some(day.to_string())
}

/// The moment so many microseconds after the beginning of 1970; its day alone, when it is midnight.
pub(super) fn moment(micros: i64) -> Option<String> {
    const DAY: i64 = 86_400_000_000;
    if micros.rem_euclid(DAY) == 0 {
        return day(micros.div_euclid(DAY));
    }
    let moment = Timestamp::from_microsecond(micros).ok()?;
    Some(moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_iso() {
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(-27_809).as_deref(), Some("1893-11-11"));
        assert_eq!(moment(1_628_985_600_000_000).as_deref(), Some("2021-08-15"));
        assert_eq!(
            moment(1_629_011_700_500_000).as_deref(),
            Some("2021-08-15T07:15:00.5Z")
        );
        assert_eq!(moment(-1).as_deref(), Some("1969-12-31T23:59:59.999999Z"));
        assert_eq!((day(i64::MAX), moment(i64::MIN)), (None, None));
    }
}
