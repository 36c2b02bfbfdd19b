//! Degrees ⇄ world units: Web Mercator (EPSG:3857) as a unit square.
//!
//! World x runs 0..1 west to east and y 0..1 **north to south**, both `f64`, so one screen point
//! at the deepest zoom is still some 10⁹ times the rounding error.

use std::f64::consts::{PI, TAU};

pub use super::rect::WorldRect;

/// Latitude where the projected world is exactly square, degrees: `atan(sinh π)`.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Radius of the sphere of EPSG:3857, metres.
const RADIUS_M: f64 = 6_378_137.0;

/// A position on the projected world, in units of its width.
#[derive(Copy, Clone, PartialEq, Debug, Default)]
pub struct WorldPoint {
    /// 0 at 180° W, 1 at 180° E.
    pub x: f64,
    /// 0 at [`MAX_LATITUDE`] north, 1 at the same latitude south.
    pub y: f64,
}

impl WorldPoint {
    /// The point at `x`, `y` in world units.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The nearest point inside the world; what is not a number becomes its middle.
    #[must_use]
    pub fn clamped(self) -> Self {
        let inside = |v: f64| if v.is_nan() { 0.5 } else { v.clamp(0.0, 1.0) };
        Self::new(inside(self.x), inside(self.y))
    }

    /// Whether both coordinates are finite.
    pub const fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

/// Projects `[lon, lat]` in degrees; the latitude is clamped to ±[`MAX_LATITUDE`].
///
/// Equal degrees give bit-equal points, which is what [`Topology`](super::Topology) relies on.
///
/// # Source
/// Snyder, *Map Projections: A Working Manual*, USGS 1987, eq. 7-1 and 7-2a (sphere).
///
/// ```
/// use durand::geometry::{WorldPoint, world_from_lonlat};
///
/// assert_eq!(world_from_lonlat([0.0, 0.0]), WorldPoint { x: 0.5, y: 0.5 });
/// ```
pub fn world_from_lonlat([lon, lat]: [f64; 2]) -> WorldPoint {
    let lat = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    WorldPoint {
        x: lon / 360.0 + 0.5,
        y: 0.5 - lat.tan().asinh() / TAU,
    }
}

/// The `[lon, lat]` in degrees of a world point; the inverse of [`world_from_lonlat`].
///
/// # Source
/// Snyder 1987, eq. 7-4 and 7-5 (sphere), with `sinh` for the exponential.
pub fn lonlat_from_world(point: WorldPoint) -> [f64; 2] {
    let lat = (PI * (1.0 - 2.0 * point.y)).sinh().atan();
    [(point.x - 0.5) * 360.0, lat.to_degrees()]
}

/// Metres on the ground for one world unit at `latitude_deg`.
///
/// The sphere of the projection, not the ellipsoid: off by up to 0.7 %, good for a scale bar.
pub fn metres_per_world_unit(latitude_deg: f64) -> f64 {
    TAU * RADIUS_M * latitude_deg.to_radians().cos()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_corners_of_the_world_are_nought_and_one() {
        let north_west = world_from_lonlat([-180.0, 90.0]);
        let south_east = world_from_lonlat([180.0, -90.0]);
        assert!(north_west.x.abs() < 1e-15 && north_west.y.abs() < 1e-15);
        assert!((south_east.x - 1.0).abs() < 1e-15 && (south_east.y - 1.0).abs() < 1e-15);
    }

    #[test]
    fn a_known_point_falls_where_epsg_3857_puts_it() {
        // EPSG:3857 of 71.5° E 34° N is (7 959 343.59 m, 4 028 802.03 m).
        let point = world_from_lonlat([71.5, 34.0]);
        let metres = TAU * RADIUS_M;
        assert!(((point.x - 0.5) * metres - 7_959_343.59).abs() < 0.01);
        assert!(((0.5 - point.y) * metres - 4_028_802.03).abs() < 0.01);
    }

    #[test]
    fn the_equator_is_forty_thousand_kilometres() {
        assert!((metres_per_world_unit(0.0) / 1000.0 - 40_075.017).abs() < 0.001);
        assert!((metres_per_world_unit(60.0) / 1000.0 - 20_037.508).abs() < 0.001);
    }

    proptest! {
        #[test]
        fn degrees_to_world_and_back(lon in -180.0..=180.0_f64, lat in -85.0..=85.0_f64) {
            let [lon2, lat2] = lonlat_from_world(world_from_lonlat([lon, lat]));
            // 1e-12 degrees are a ten-thousandth of a millimetre.
            prop_assert!((lon - lon2).abs() < 1e-12 && (lat - lat2).abs() < 1e-12);
        }

        #[test]
        fn north_is_up(a in -89.0..89.0_f64, b in -89.0..89.0_f64) {
            let (ya, yb) = (world_from_lonlat([0.0, a]).y, world_from_lonlat([0.0, b]).y);
            prop_assert!((a - b).abs() < 1e-9 || (a < b) == (ya > yb) || a.abs().min(b.abs()) > MAX_LATITUDE);
        }
    }
}
