//! A position as people and programs write it.
//!
//! Latitude comes first, after ISO 6709 and every gazetteer; `[lon, lat]` is how the house keeps it.

use std::fmt;

/// A way to write a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CoordinateForm {
    /// Decimal degrees: `30.951800, 66.432200`.
    Decimal,
    /// Degrees, minutes and seconds: `30°57′06″N 66°25′56″E`.
    Sexagesimal,
    /// A `geo:` address, which maps on a telephone open: `geo:30.951800,66.432200`.
    GeoUri,
}

impl CoordinateForm {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Decimal, Self::Sexagesimal, Self::GeoUri];

    /// `[lon, lat]` in degrees, written so. Six digits are a tenth of a metre.
    ///
    /// ```
    /// use durand::geometry::CoordinateForm;
    ///
    /// let chaman = [66.4322, 30.9518];
    /// assert_eq!(CoordinateForm::Decimal.write(chaman), "30.951800, 66.432200");
    /// assert_eq!(CoordinateForm::Sexagesimal.write(chaman), "30°57′06″N 66°25′56″E");
    /// assert_eq!(CoordinateForm::GeoUri.write(chaman), "geo:30.951800,66.432200");
    /// ```
    ///
    /// # Source
    /// [RFC 5870](https://www.rfc-editor.org/rfc/rfc5870) for the `geo:` address.
    pub fn write(self, position: [f64; 2]) -> String {
        let [lon, lat] = wrapped(position);
        match self {
            Self::Decimal => format!("{}, {}", Plain(lat), Plain(lon)),
            Self::Sexagesimal => format!(
                "{} {}",
                sexagesimal(lat, 'N', 'S'),
                sexagesimal(lon, 'E', 'W')
            ),
            Self::GeoUri => format!("geo:{},{}", Plain(lat), Plain(lon)),
        }
    }
}

/// The same position with its longitude within ±180.
fn wrapped([lon, lat]: [f64; 2]) -> [f64; 2] {
    let turned = (lon + 180.0).rem_euclid(360.0) - 180.0;
    [
        if (-180.0..=180.0).contains(&lon) {
            lon
        } else {
            turned
        },
        lat,
    ]
}

/// Six digits, and no zero with a minus before it.
struct Plain(f64);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = (self.0 * 1e6).round() / 1e6;
        write!(f, "{:.6}", if rounded == 0.0 { 0.0 } else { rounded })
    }
}

/// Rounded to whole seconds before it is parted, so that no part ever says 60.
fn sexagesimal(degrees: f64, plus: char, minus: char) -> String {
    let seconds = (degrees.abs() * 3600.0).round() as u64;
    let side = if degrees < 0.0 && seconds > 0 {
        minus
    } else {
        plus
    };
    let (whole, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{whole}°{minutes:02}′{seconds:02}″{side}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn south_and_west_are_named_and_have_a_minus_in_decimals() {
        let lima = [-77.0428, -12.0464];
        assert_eq!(
            CoordinateForm::Sexagesimal.write(lima),
            "12°02′47″S 77°02′34″W"
        );
        assert_eq!(
            CoordinateForm::Decimal.write(lima),
            "-12.046400, -77.042800"
        );
    }

    #[test]
    fn almost_a_whole_degree_becomes_one_and_never_sixty_minutes() {
        let write = |at| CoordinateForm::Sexagesimal.write(at);
        assert_eq!(write([66.999_999, 30.999_99]), "31°00′00″N 67°00′00″E");
        assert_eq!(write([-0.000_01, -0.000_01]), "0°00′00″N 0°00′00″E");
    }

    #[test]
    fn nothing_is_minus_zero_and_no_longitude_is_beyond_180() {
        assert_eq!(
            CoordinateForm::Decimal.write([-1e-9, -0.0]),
            "0.000000, 0.000000"
        );
        assert_eq!(
            CoordinateForm::GeoUri.write([190.0, 5.0]),
            "geo:5.000000,-170.000000"
        );
    }

    proptest! {
        #[test]
        fn seconds_say_the_same_as_decimals(lon in -180.0..180.0_f64, lat in -90.0..90.0_f64) {
            let read = |text: &str| -> f64 {
                let (number, side) = text.split_at(text.len() - 1);
                let parts: Vec<f64> = number
                    .split(['°', '′', '″'])
                    .filter(|part| !part.is_empty())
                    .map(|part| part.parse().unwrap())
                    .collect();
                let degrees = parts[0] + parts[1] / 60.0 + parts[2] / 3600.0;
                if "SW".contains(side) { -degrees } else { degrees }
            };
            let text = CoordinateForm::Sexagesimal.write([lon, lat]);
            let (north, east) = text.split_once(' ').unwrap();
            prop_assert!((read(north) - lat).abs() < 0.51 / 3600.0);
            prop_assert!((read(east) - lon).abs() < 0.51 / 3600.0);
        }
    }
}
