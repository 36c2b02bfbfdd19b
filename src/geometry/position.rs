//! Positions as people write them: `30.95, 66.43`, `30°57′N 66°26′E`, `66.43 E 30.95 N`.

/// A number of degrees, and what it is said to be.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Angle {
    degrees: f64,
    axis: Option<Axis>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    North,
    East,
}

/// A piece of what was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Number {
        value: f64,
        negative: bool,
    },
    Degree,
    Minute,
    Second,
    /// North, east, south or west; the flag says that it counts backwards.
    Side(Axis, bool),
    Comma,
}

/// What `text` says, as `[lon, lat]` in degrees, the likelier reading first: two bare numbers are
/// latitude and longitude, as people write them, or the other way round, as files do.
///
/// Nothing where no sign of a position is given beside two numbers: a comma, a point in a number,
/// a degree sign, or a letter for north, south, east or west.
pub fn read(text: &str) -> Vec<[f64; 2]> {
    let Some(tokens) = tokens(text) else {
        return Vec::new();
    };
    let telling = text.contains(['.', '°', 'º'])
        || tokens
            .iter()
            .any(|token| matches!(token, Token::Comma | Token::Side(..)));
    if !telling {
        return Vec::new();
    }
    let Some([first, second]) = angles(&tokens) else {
        return Vec::new();
    };
    let position = |lat: Angle, lon: Angle| {
        let fits = lat.axis != Some(Axis::East)
            && lon.axis != Some(Axis::North)
            && lat.degrees.abs() <= 90.0
            && lon.degrees.abs() <= 180.0;
        fits.then_some([lon.degrees, lat.degrees])
    };
    let mut readings: Vec<[f64; 2]> = [position(first, second), position(second, first)]
        .into_iter()
        .flatten()
        .collect();
    // Equal numbers read alike both ways.
    if lat_and_lon_are_one(first, second) {
        readings.truncate(1);
    }
    readings
}

/// The degrees that `text` says: `34.52`, `34°31′N`, `69.18 W`; south and west count backwards. The
/// flag is true for degrees east or west, false for north or south, and nothing where no letter
/// tells.
pub fn read_angle(text: &str) -> Option<(f64, Option<bool>)> {
    let tokens = tokens(text)?;
    let (angle, rest) = angle(&tokens)?;
    let east = angle.axis.map(|axis| axis == Axis::East);
    rest.is_empty().then_some((angle.degrees, east))
}

fn lat_and_lon_are_one(first: Angle, second: Angle) -> bool {
    (first.degrees - second.degrees).abs() < f64::EPSILON
}

/// A position as it is shown: `30.95° N 66.43° E`, to about ten metres and no more digits than
/// are needed.
pub fn written([lon, lat]: [f64; 2]) -> String {
    let one = |degrees: f64, names: [char; 2]| {
        let name = names[usize::from(degrees < 0.0)];
        let number = format!("{:.4}", degrees.abs());
        let number = number.trim_end_matches('0').trim_end_matches('.');
        format!("{number}° {name}")
    };
    format!("{} {}", one(lat, ['N', 'S']), one(lon, ['E', 'W']))
}

/// The pieces; `None` when something stands there that belongs to no position.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(letter) = rest.chars().next() {
        let mut length = letter.len_utf8();
        match letter {
            '0'..='9' | '.' | '-' | '−' | '+' | '۰'..='۹' | '٠'..='٩' => {
                let (token, used) = number(rest)?;
                found.push(token);
                length = used;
            }
            '°' | 'º' | '˚' => found.push(Token::Degree),
            '\'' | '′' | '’' if rest.starts_with("''") => {
                found.push(Token::Second);
                length = 2;
            }
            '\'' | '′' | '’' => found.push(Token::Minute),
            '"' | '″' | '”' => found.push(Token::Second),
            ',' | ';' | '،' => found.push(Token::Comma),
            _ if letter.is_whitespace() => {}
            _ if letter.is_alphabetic() => {
                let end = rest
                    .find(|c: char| !c.is_alphabetic())
                    .unwrap_or(rest.len());
                let (word, _) = rest.split_at_checked(end)?;
                found.push(match word.to_lowercase().as_str() {
                    "n" | "north" => Token::Side(Axis::North, false),
                    "s" | "south" => Token::Side(Axis::North, true),
                    "e" | "east" => Token::Side(Axis::East, false),
                    "w" | "west" => Token::Side(Axis::East, true),
                    _ => return None,
                });
                length = end;
            }
            _ => return None,
        }
        rest = rest.get(length..)?;
    }
    Some(found)
}

/// A number at the beginning of `text`, and how many bytes it took.
fn number(text: &str) -> Option<(Token, usize)> {
    let mut plain = String::new();
    let mut negative = false;
    let mut used = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '-' | '−' | '+' if at == 0 => negative = letter != '+',
            '0'..='9' | '.' => plain.push(letter),
            '۰'..='۹' => plain.push(char::from_digit(letter as u32 - '۰' as u32, 10)?),
            '٠'..='٩' => plain.push(char::from_digit(letter as u32 - '٠' as u32, 10)?),
            _ => break,
        }
        used = at + letter.len_utf8();
    }
    let value: f64 = plain.parse().ok()?;
    Some((Token::Number { value, negative }, used))
}

/// Exactly two angles.
fn angles(tokens: &[Token]) -> Option<[Angle; 2]> {
    let (first, rest) = angle(tokens)?;
    let rest = rest.strip_prefix(&[Token::Comma]).unwrap_or(rest);
    let (second, rest) = angle(rest)?;
    rest.is_empty().then_some([first, second])
}

/// Degrees, then minutes and seconds where their signs follow; the side before or behind.
fn angle(tokens: &[Token]) -> Option<(Angle, &[Token])> {
    let (before, tokens) = side(tokens);
    let [Token::Number { value, negative }, rest @ ..] = tokens else {
        return None;
    };
    let (mut degrees, mut rest) = (*value, rest);
    if let [Token::Degree, after @ ..] = rest {
        rest = after;
        for (sign, parts) in [(Token::Minute, 60.0), (Token::Second, 3600.0)] {
            // A number that another sign follows belongs to the other angle.
            if let [
                Token::Number {
                    value,
                    negative: false,
                },
                found,
                after @ ..,
            ] = rest
                && *found == sign
                && *value < 60.0
            {
                degrees += value / parts;
                rest = after;
            }
        }
    }
    let (behind, rest) = match before {
        Some(_) => (None, rest),
        None => side(rest),
    };
    let (axis, backwards) = match before.or(behind) {
        Some((axis, backwards)) => (Some(axis), backwards),
        None => (None, false),
    };
    // Minus thirty south would be said twice.
    if *negative && axis.is_some() {
        return None;
    }
    if *negative || backwards {
        degrees = -degrees;
    }
    Some((Angle { degrees, axis }, rest))
}

fn side(tokens: &[Token]) -> (Option<(Axis, bool)>, &[Token]) {
    match tokens {
        [Token::Side(axis, backwards), rest @ ..] => (Some((*axis, *backwards)), rest),
        rest => (None, rest),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)] // numbers are read, not computed

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn latitude_comes_first_as_people_write_it() {
        assert_eq!(read("30.95, 66.43")[0], [66.43, 30.95]);
        assert_eq!(read("30.95 66.43")[0], [66.43, 30.95]);
        assert_eq!(read("۳۰.۹۵، ۶۶.۴۳")[0], [66.43, 30.95]);
    }

    #[test]
    fn two_bare_numbers_may_be_read_the_other_way_round_and_letters_decide() {
        assert_eq!(read("66.43, 30.95"), [[30.95, 66.43], [66.43, 30.95]]);
        assert_eq!(read("66.43 E, 30.95 N"), [[66.43, 30.95]]);
        assert_eq!(read("120.5, 30"), [[120.5, 30.0]]);
    }

    #[test]
    fn degrees_minutes_and_seconds_are_read() {
        let near = |text: &str, [lon, lat]: [f64; 2]| {
            let found = read(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!((found[0][0] - lon).abs() < 1e-9 && (found[0][1] - lat).abs() < 1e-9);
        };
        near("30°57'N 66°26'E", [66.0 + 26.0 / 60.0, 30.95]);
        near("30° 57′ N, 66° 26′ E", [66.0 + 26.0 / 60.0, 30.95]);
        near("N30°57′36″ E66°", [66.0, 30.96]);
        near("12°30'S 45°15'W", [-45.25, -12.5]);
        near("30°57′0″ n 66°0′30″ e", [66.0 + 30.0 / 3600.0, 30.95]);
    }

    #[test]
    fn one_angle_is_read_with_its_side() {
        assert_eq!(read_angle("34.5"), Some((34.5, None)));
        assert_eq!(read_angle("34°30′S"), Some((-34.5, Some(false))));
        assert_eq!(read_angle("69.25 E"), Some((69.25, Some(true))));
        assert_eq!(read_angle("34.5, 69"), None);
        assert_eq!(read_angle("north"), None);
    }

    #[test]
    fn what_is_no_position_is_none() {
        for text in [
            "",
            "30",
            "1893",
            "2014-12-16",
            "30 66",
            "2000 2004",
            "30.95, 66.43, 5",
            "30N 40N",
            "95, 200",
            "-30 S, 66 E",
            "30.9.5, 66",
            "kabul, 30",
            "30°61'N 66°E",
            ".",
            ", ,",
        ] {
            assert_eq!(read(text), [[0.0; 2]; 0], "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(lon in -180.0..=180.0_f64, lat in -90.0..=90.0_f64) {
            let written = written([lon, lat]);
            let found = read(&written);
            prop_assert_eq!(found.len(), 1, "{}", written);
            prop_assert!((found[0][0] - lon).abs() <= 0.5001e-4 && (found[0][1] - lat).abs() <= 0.5001e-4);
        }

        #[test]
        fn minutes_and_seconds_add_up(d in 0..90_u32, m in 0..60_u32, s in 0..60_u32, south: bool) {
            let side = if south { 'S' } else { 'N' };
            let found = read(&format!("{d}°{m}′{s}″{side} 10°E"));
            let size = f64::from(d) + f64::from(m) / 60.0 + f64::from(s) / 3600.0;
            if size <= 90.0 {
                let lat = if south { -size } else { size };
                prop_assert!((found[0][1] - lat).abs() < 1e-9);
            }
        }

        #[test]
        fn nothing_that_is_typed_ends_badly(text in "[0-9.,;°'′\"NSEWnsew +−۰-۹\\PC-]{0,16}") {
            for [lon, lat] in read(&text) {
                prop_assert!(lon.abs() <= 180.0 && lat.abs() <= 90.0);
            }
        }
    }
}
