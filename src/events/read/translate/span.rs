//! A beginning and an end, as formats write them, as EDTF.

use super::super::date::edtf;

/// The days of a beginning and an end; either may be open. One day alone where they are the same.
pub(super) fn of(begin: Option<&str>, end: Option<&str>) -> Option<String> {
    let day = |text: Option<&str>| {
        let text = edtf(text?);
        (!text.is_empty()).then(|| text.to_owned())
    };
    match (day(begin), day(end)) {
        (Some(begin), Some(end)) if begin == end => Some(begin),
        (Some(begin), Some(end)) => Some(format!("{begin}/{end}")),
        (Some(begin), None) => Some(format!("{begin}/..")),
        (None, Some(end)) => Some(format!("../{end}")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_end_is_two_dots_and_a_time_of_day_is_left_out() {
        assert_eq!(
            of(Some("1893"), Some("1947-08-14")).unwrap(),
            "1893/1947-08-14"
        );
        assert_eq!(of(Some("1893"), None).unwrap(), "1893/..");
        assert_eq!(of(None, Some("1947")).unwrap(), "../1947");
        let day = "2009-08-05T07:30:00Z";
        assert_eq!(
            of(Some(day), Some("2009-08-05T23:00:00Z")).unwrap(),
            "2009-08-05"
        );
        assert_eq!(of(Some(" "), None), None);
    }
}
