//! A position that can be compared: what a draft keeps of a place or an event.

use serde::{Deserialize, Serialize};

/// `[lon, lat]` in WGS 84 degrees, finite and on the globe.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "[f64; 2]", into = "[f64; 2]")]
pub struct Position([f64; 2]);

/// Why two numbers are no [`Position`].
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{0:?} is no position: write [longitude, latitude] in degrees")]
pub struct PositionError([f64; 2]);

impl Position {
    /// `[lon, lat]` in degrees.
    pub const fn lonlat(self) -> [f64; 2] {
        self.0
    }
}

impl TryFrom<[f64; 2]> for Position {
    type Error = PositionError;

    fn try_from(lonlat: [f64; 2]) -> Result<Self, PositionError> {
        let [lon, lat] = lonlat;
        let on_globe = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        // Adding nothing makes one zero of the two.
        on_globe
            .then_some(Self([lon + 0.0, lat + 0.0]))
            .ok_or(PositionError(lonlat))
    }
}

impl From<Position> for [f64; 2] {
    fn from(position: Position) -> Self {
        position.0
    }
}

impl PartialEq for Position {
    fn eq(&self, other: &Self) -> bool {
        self.0.map(f64::to_bits) == other.0.map(f64::to_bits)
    }
}

// There is no position that is not itself: none is made of anything but finite numbers.
impl Eq for Position {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_on_the_globe_is_a_position() {
        for wrong in [
            [181.0, 0.0],
            [0.0, -90.1],
            [f64::NAN, 0.0],
            [0.0, f64::INFINITY],
        ] {
            assert!(Position::try_from(wrong).is_err(), "{wrong:?}");
        }
        let zero = Position::try_from([-0.0, 0.0]).unwrap();
        assert_eq!(zero, Position::try_from([0.0, -0.0]).unwrap());
        let text = serde_json::to_string(&zero).unwrap();
        assert_eq!(serde_json::from_str::<Position>(&text).unwrap(), zero);
        assert!(serde_json::from_str::<Position>("[200, 0]").is_err());
    }
}
