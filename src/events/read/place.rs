//! Where an event is: degrees, judged, as a step of the world grid.

use crate::geometry::{MAX_LATITUDE, Morton, world_from_lonlat};

/// What is wrong with a position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Misplaced {
    /// One of the two is no finite number.
    NotFinite,
    /// Beyond ±180 degrees.
    Longitude(f64),
    /// Beyond ±90 degrees.
    Latitude(f64),
    /// As [`Misplaced::Latitude`], and it would be sound the other way round.
    Swapped(f64),
}

impl Misplaced {
    /// What is wrong, in words.
    pub(super) fn what(self) -> String {
        match self {
            Self::NotFinite => "a coordinate is not a finite number".into(),
            Self::Longitude(lon) => format!("longitude {lon} is out of range"),
            Self::Latitude(lat) | Self::Swapped(lat) => format!("latitude {lat} is out of range"),
        }
    }

    /// What to do about it.
    pub(super) fn mend(self) -> &'static str {
        match self {
            Self::NotFinite => "write longitude and latitude in degrees",
            Self::Swapped(_) => {
                "write degrees between -90 and 90; perhaps latitude and longitude are swapped"
            }
            Self::Longitude(_) | Self::Latitude(_) => {
                "write degrees of WGS 84, up to 180 east or west and 90 north or south"
            }
        }
    }
}

/// The step of the grid at `[lon, lat]` in degrees, and whether the map had to be left for it:
/// beyond [`MAX_LATITUDE`] the projection does not reach.
pub(super) fn placed([lon, lat]: [f64; 2]) -> Result<(Morton, bool), Misplaced> {
    if !(lon.is_finite() && lat.is_finite()) {
        return Err(Misplaced::NotFinite);
    }
    if !(-90.0..=90.0).contains(&lat) {
        let swapped = lon.abs() <= 90.0 && lat.abs() <= 180.0;
        return Err(if swapped {
            Misplaced::Swapped(lat)
        } else {
            Misplaced::Latitude(lat)
        });
    }
    if !(-180.0..=180.0).contains(&lon) {
        return Err(Misplaced::Longitude(lon));
    }
    let morton = Morton::from_world(world_from_lonlat([lon, lat]));
    Ok((morton, lat.abs() > MAX_LATITUDE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_off_the_globe_are_told() {
        assert_eq!(placed([34.0, 134.2]), Err(Misplaced::Swapped(134.2)));
        assert_eq!(placed([170.0, 134.2]), Err(Misplaced::Latitude(134.2)));
        assert_eq!(placed([181.0, 0.0]), Err(Misplaced::Longitude(181.0)));
        assert_eq!(placed([f64::NAN, 0.0]), Err(Misplaced::NotFinite));
        assert_eq!(
            Misplaced::Swapped(134.2).what(),
            "latitude 134.2 is out of range"
        );
    }

    #[test]
    fn the_poles_are_laid_on_the_edge_of_the_map() {
        let (pole, off) = placed([10.0, 90.0]).unwrap();
        assert!(off);
        assert_eq!(placed([10.0, MAX_LATITUDE]), Ok((pole, false)));
    }
}
