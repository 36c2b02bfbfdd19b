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
    let beyond = lat.abs() > MAX_LATITUDE;
    let quick = if beyond { None } else { quickly([lon, lat]) };
    let morton = quick.unwrap_or_else(|| Morton::from_world(world_from_lonlat([lon, lat])));
    Ok((morton, beyond))
}

/// The step that [`world_from_lonlat`] leads to, by one sine and one logarithm.
///
/// `asinh(tan φ) = artanh(sin φ)`, which is off by less than 10⁻⁴ steps of the grid up to the edge
/// of the map. So near to the edge of a step, and on it, the step is not sure: `None`.
///
/// # Source
/// Snyder 1987, eq. 7-2 (sphere).
fn quickly([lon, lat]: [f64; 2]) -> Option<Morton> {
    const STEPS: f64 = Morton::STEPS;
    const UNSURE: f64 = 1e-3;
    let sine = lat.to_radians().sin();
    let x = (lon / 360.0 + 0.5) * STEPS;
    let y = (0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * std::f64::consts::PI)) * STEPS;
    let sure = |steps: f64| (1.0..STEPS - 1.0).contains(&steps);
    let inside = y - (y as u32 as f64);
    let sure = sure(x) && sure(y) && (UNSURE..1.0 - UNSURE).contains(&inside);
    sure.then(|| Morton::from_steps([x as u32, y as u32]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn the_short_way_leads_to_the_same_step(lon in -180.0..=180.0_f64, lat in -90.0..=90.0_f64) {
            let (morton, _) = placed([lon, lat]).unwrap();
            prop_assert_eq!(morton, Morton::from_world(world_from_lonlat([lon, lat])));
        }

        #[test]
        fn the_short_way_leads_to_the_same_step_from_decimals(lon in -1_800_000..=1_800_000_i32, lat in -850_600..=850_600_i32) {
            let position = [f64::from(lon) / 1e4, f64::from(lat) / 1e4];
            let (morton, _) = placed(position).unwrap();
            prop_assert_eq!(morton, Morton::from_world(world_from_lonlat(position)));
        }
    }

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
