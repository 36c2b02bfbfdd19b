//! Positions and degrees as tables write them.

use super::well_known;
use crate::geometry::position;

/// A number of degrees: `34.52`, `34,52`, `34°31′N`, `69.18 E`.
pub(super) fn degrees(field: &[u8]) -> Option<f64> {
    let field = field.trim_ascii();
    super::scan::float(field).or_else(|| odd_degrees(std::str::from_utf8(field).ok()?))
}

fn odd_degrees(text: &str) -> Option<f64> {
    if text.len() > 40 {
        return None;
    }
    let text = comma_as_point(text);
    let number = text.parse().ok();
    number.or_else(|| position::read_angle(&text).map(|(degrees, _)| degrees))
}

/// A decimal comma as a point: nobody parts thousands in degrees.
fn comma_as_point(text: &str) -> String {
    if text.contains('.') || text.matches(',').count() != 1 {
        return text.to_owned();
    }
    text.replacen(',', ".", 1)
}

/// Both degrees in one text, as `[lon, lat]`: `34.52, 69.18`, `34°31′N 69°11′E`,
/// `POINT (69.18 34.52)`. Of two bare numbers the first is the latitude, as people write them.
pub(super) fn pair(text: &str) -> Option<[f64; 2]> {
    const LONGEST: usize = 200;
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Some(found) = point(text) {
        return Some(found);
    }
    if well_known::begins(text) {
        return None;
    }
    let inside = [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    let text = inside.unwrap_or(text);
    if text.contains(',')
        && let Some((first, second)) = text.split_once(';').or_else(|| text.split_once(", "))
        && first.contains(',')
    {
        let [first, second] = [first, second].map(|part| odd_degrees(part.trim()));
        return Some([second?, first?]);
    }
    if let Some([first, second]) = bare(text) {
        return Some([second, first]);
    }
    position::read(text).first().copied()
}

/// Two bare numbers, whatever they are.
fn bare(text: &str) -> Option<[f64; 2]> {
    let mut parts = text
        .split([',', ';', ' ', '\t'])
        .filter(|part| !part.is_empty());
    let numbers = [parts.next()?.parse().ok()?, parts.next()?.parse().ok()?];
    let telling = text.contains(['.', ',', ';']);
    (telling && parts.next().is_none()).then_some(numbers)
}

/// A point in well-known text, also with its reference system before it.
fn point(text: &str) -> Option<[f64; 2]> {
    let (system, text) = well_known::parts(text);
    if system.is_some_and(|number| !well_known::is_degrees(number)) {
        return None;
    }
    let (word, rest) = text.split_at_checked(5)?;
    if !word.eq_ignore_ascii_case("POINT") {
        return None;
    }
    let (dimensions, numbers) = rest.split_once('(')?;
    if !["", "Z", "M", "ZM"]
        .iter()
        .any(|known| dimensions.trim().eq_ignore_ascii_case(known))
    {
        return None;
    }
    let mut numbers = numbers.strip_suffix(')')?.split_whitespace();
    let position = [numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?];
    let more = numbers.try_fold(0, |count, number| {
        number.parse::<f64>().ok().map(|_| count + 1)
    })?;
    (more <= 2).then_some(position)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)] // numbers are read, not computed

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn degrees_are_read_as_tables_write_them() {
        for (text, read) in [
            ("34.52", Some(34.52)),
            (" 34,52 ", Some(34.52)),
            ("-0,5", Some(-0.5)),
            ("34°30′N", Some(34.5)),
            ("34°30'0\"S", Some(-34.5)),
            ("69.25 E", Some(69.25)),
            ("34,5° N", Some(34.5)),
            ("34,520,1", None),
            ("Kabul", None),
            ("", None),
        ] {
            assert_eq!(degrees(text.as_bytes()), read, "{text}");
        }
    }

    #[test]
    fn a_position_stands_in_one_text_in_many_forms() {
        for text in [
            "34.5, 69.25",
            "34.5,69.25",
            "34.5 69.25",
            "34.5;69.25",
            "(34.5, 69.25)",
            "[34.5, 69.25]",
            "34,5; 69,25",
            "34,5, 69,25",
            "34°30′N 69°15′E",
            "69.25 E, 34.5 N",
            "POINT (69.25 34.5)",
            "Point(69.25 34.5)",
            "POINT Z (69.25 34.5 1800)",
            "SRID=4326;POINT(69.25 34.5)",
        ] {
            assert_eq!(pair(text), Some([69.25, 34.5]), "{text}");
        }
        // The first is the latitude, also where it cannot be: the file is then told to be swapped.
        assert_eq!(pair("134.5, 34.0"), Some([34.0, 134.5]));
        for text in [
            "",
            "34.5",
            "POINT EMPTY",
            "LINESTRING (1 2, 3 4)",
            "SRID=3857;POINT (7701082 4099803)",
            "POINT (1)",
            "a, b",
            "2014 2015",
        ] {
            assert_eq!(pair(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_for_it(text in "(POINT ?|SRID=)?[(]?[-0-9.,; °′NE()é]{0,24}") {
            let _ = (pair(&text), degrees(text.as_bytes()));
        }

        #[test]
        fn what_is_written_is_read(lon in -180_000..=180_000_i32, lat in -90_000..=90_000_i32) {
            let position = [f64::from(lon) / 1000.0, f64::from(lat) / 1000.0];
            let [lon, lat] = position;
            prop_assert_eq!(pair(&format!("POINT ({lon:.3} {lat:.3})")), Some(position));
            prop_assert_eq!(pair(&format!("{lat:.3}, {lon:.3}")), Some(position));
            prop_assert_eq!(degrees(format!("{lat:.3}").replace('.', ",").as_bytes()), Some(lat));
        }
    }
}
