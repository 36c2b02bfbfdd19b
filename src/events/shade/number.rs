//! Numbers as a legend tells them.

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
        fn what_is_told_of_a_whole_number_is_that_number(number in -999_999_999_i64..999_999_999) {
            let said = told(number as f64).replace('−', "-").replace(',', "");
            prop_assert_eq!(said.parse(), Ok(number));
        }

        #[test]
        fn no_number_is_told_at_length(number in any::<f64>()) {
            prop_assert!(told(number).chars().count() <= 20);
        }
    }

    #[test]
    fn a_legend_tells_short_numbers() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1_234_567.0, "1,234,567"),
            (-12.5, "−12.5"),
            (0.12345, "0.1235"),
            (1234.56, "1,235"),
            (3.2468, "3.25"),
        ] {
            assert_eq!(told(number), text);
        }
    }
}
