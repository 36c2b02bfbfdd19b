//! Numbers as tables write them, and as a legend tells them.

/// The number a value is: digits as they are, or parted in thousands by commas, thin or usual
/// spaces; a percent sign may follow. Nothing that is not finite is a number.
pub fn number_of(value: &str) -> Option<f64> {
    let text = value.trim();
    let text = text.strip_suffix('%').map_or(text, str::trim_end);
    let digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.');
    if !text.bytes().next().is_some_and(digit) {
        return None;
    }
    if let Ok(number) = text.parse::<f64>() {
        return number.is_finite().then_some(number);
    }
    in_thousands(text)
}

/// A number such as `1,234,567.8`: three digits after each mark that parts them, and one sort of
/// mark.
fn in_thousands(text: &str) -> Option<f64> {
    let mark = text.chars().find(|&c| is_mark(c))?;
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(mark);
    let first = groups.next()?.trim_start_matches(['+', '-']);
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=3).contains(&first.len()) || !is_digits(first) || !is_digits(rest) {
        return None;
    }
    if !groups.all(|group| group.len() == 3 && is_digits(group)) {
        return None;
    }
    let plain: String = text.chars().filter(|&c| c != mark).collect();
    plain.parse().ok()
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'')
}

/// A number as a legend tells it: whole ones as they are with their thousands parted, others with
/// three or four digits that say something.
pub fn told(number: f64) -> String {
    let size = number.abs();
    if size >= 1e15 || (size > 0.0 && size < 1e-4) {
        return format!("{number:.2e}");
    }
    let places = match size {
        _ if number.fract() == 0.0 => 0,
        1000.0.. => 0,
        100.0.. => 1,
        10.0.. => 2,
        1.0.. => 2,
        _ => 4,
    };
    let text = format!("{number:.places$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len() - place;
        if place > 0 && left.is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_nothing = grouped == "0" && rest.is_empty();
    let sign = if whole.starts_with('-') && !is_nothing {
        "−"
    } else {
        ""
    };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_is_too_odd_to_be_asked(text in ".*") {
            prop_assert!(number_of(&text).is_none_or(f64::is_finite));
        }

        #[test]
        fn what_is_told_of_a_whole_number_is_read_again(number in -999_999_999_i64..999_999_999) {
            let said = told(number as f64).replace('−', "-");
            prop_assert_eq!(number_of(&said), Some(number as f64));
        }
    }

    #[test]
    fn numbers_are_read_as_tables_write_them() {
        for (text, number) in [
            ("12", 12.0),
            (" 12.5 ", 12.5),
            ("-3", -3.0),
            ("1,234", 1234.0),
            ("1,234,567.5", 1_234_567.5),
            ("12\u{202f}000", 12_000.0),
            ("45 %", 45.0),
            ("1e3", 1000.0),
        ] {
            assert_eq!(number_of(text), Some(number), "{text}");
        }
        for text in [
            "",
            "n/a",
            "1,23",
            "1,2345",
            "12 men",
            "inf",
            "nan",
            "2014-12-16",
            "1 2",
        ] {
            assert_eq!(number_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_legend_tells_short_numbers() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1234567.0, "1,234,567"),
            (-12.5, "−12.5"),
            (0.12345, "0.1235"),
            (1234.56, "1,235"),
            (3.14159, "3.14"),
        ] {
            assert_eq!(told(number), text);
        }
    }
}
