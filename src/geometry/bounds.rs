//! Geographic bounding boxes: how durand says "which part of the world".
//!
//! Viewport fitting, label culling and headless export all speak [`GeoBounds`];
//! only `geometry::mercator` and `geometry::viewport` convert between it and other spaces.

mod text;

use serde::{Deserialize, Serialize};

/// Why a [`GeoBounds`] could not be built.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BoundsError {
    /// There was no position to enclose.
    #[error("cannot bound an empty set of positions")]
    Empty,

    /// A coordinate is not finite, or outside `-180..=180` and `-90..=90`.
    #[error("invalid position {0:?}, expected [lon, lat] in degrees")]
    Position([f64; 2]),

    /// The west edge lies east of the east edge.
    #[error("west {west} lies east of east {east}; expected west,south,east,north")]
    WestOfEast {
        /// West edge as given, degrees.
        west: f64,
        /// East edge as given, degrees.
        east: f64,
    },

    /// The south edge lies north of the north edge.
    #[error("south {south} lies north of north {north}; expected west,south,east,north")]
    SouthOfNorth {
        /// South edge as given, degrees.
        south: f64,
        /// North edge as given, degrees.
        north: f64,
    },

    /// The text does not hold four numbers.
    #[error("found {0} values, expected four: west,south,east,north, as in 60,24,75,38")]
    Count(usize),

    /// One of the four values is not a number.
    #[error("{0} is not a number; expected west,south,east,north, as in 60,24,75,38")]
    Number(&'static str),
}

/// An axis-aligned box in WGS 84 degrees; it never crosses the antimeridian.
///
/// ```
/// use durand::geometry::GeoBounds;
///
/// let borderland: GeoBounds = "60,24,75,38".parse()?;
/// assert!(borderland.contains([66.4, 30.9]));
/// assert_eq!(borderland.to_string(), "60,24,75,38");
/// # Ok::<(), durand::geometry::BoundsError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "[f64; 4]", into = "[f64; 4]")]
pub struct GeoBounds([f64; 4]);

impl GeoBounds {
    /// The box between the four edges, in degrees.
    ///
    /// # Errors
    /// [`BoundsError::Position`] at a corner that is no position, [`BoundsError::WestOfEast`] and
    /// [`BoundsError::SouthOfNorth`] for edges in the wrong order.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Result<Self, BoundsError> {
        check([west, south])?;
        check([east, north])?;
        if west > east {
            return Err(BoundsError::WestOfEast { west, east });
        }
        if south > north {
            return Err(BoundsError::SouthOfNorth { south, north });
        }
        Ok(Self([west, south, east, north]))
    }

    /// The smallest box around `positions`, each `[lon, lat]` in degrees.
    ///
    /// # Errors
    /// [`BoundsError::Empty`] without positions, [`BoundsError::Position`] at the first bad one.
    ///
    /// # Source
    /// Axis order: [RFC 7946 §3.1.1](https://www.rfc-editor.org/rfc/rfc7946#section-3.1.1).
    pub fn around(positions: impl IntoIterator<Item = [f64; 2]>) -> Result<Self, BoundsError> {
        let mut bbox: Option<[f64; 4]> = None;
        for position @ [lon, lat] in positions {
            check(position)?;
            let [west, south, east, north] = bbox.unwrap_or([lon, lat, lon, lat]);
            bbox = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
        }
        bbox.map(Self).ok_or(BoundsError::Empty)
    }

    /// The whole earth.
    pub const fn globe() -> Self {
        Self([-180.0, -90.0, 180.0, 90.0])
    }

    /// West edge, degrees.
    pub const fn west(&self) -> f64 {
        self.0[0]
    }

    /// South edge, degrees.
    pub const fn south(&self) -> f64 {
        self.0[1]
    }

    /// East edge, degrees.
    pub const fn east(&self) -> f64 {
        self.0[2]
    }

    /// North edge, degrees.
    pub const fn north(&self) -> f64 {
        self.0[3]
    }

    /// Middle of the box in degrees, `[lon, lat]`; not the middle of its Mercator picture.
    pub fn center(&self) -> [f64; 2] {
        let [west, south, east, north] = self.0;
        [f64::midpoint(west, east), f64::midpoint(south, north)]
    }

    /// Whether `[lon, lat]` lies inside or on the edge.
    pub fn contains(&self, [lon, lat]: [f64; 2]) -> bool {
        let [west, south, east, north] = self.0;
        (west..=east).contains(&lon) && (south..=north).contains(&lat)
    }

    /// Whether the two boxes share at least a point; touching edges count.
    pub fn intersects(&self, other: &Self) -> bool {
        self.west() <= other.east()
            && other.west() <= self.east()
            && self.south() <= other.north()
            && other.south() <= self.north()
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let ([aw, as_, ae, an], [bw, bs, be, bn]) = (self.0, other.0);
        Self([aw.min(bw), as_.min(bs), ae.max(be), an.max(bn)])
    }

    /// The box grown by `degrees` on every side, held inside the globe.
    ///
    /// A negative pad shrinks the box, at most to its centre.
    #[must_use]
    pub fn padded(&self, degrees: f64) -> Self {
        let [west, south, east, north] = self.0;
        let pad = if degrees.is_finite() { degrees } else { 0.0 };
        let pad_lon = pad.max((west - east) / 2.0);
        let pad_lat = pad.max((south - north) / 2.0);
        Self([
            (west - pad_lon).max(-180.0),
            (south - pad_lat).max(-90.0),
            (east + pad_lon).min(180.0),
            (north + pad_lat).min(90.0),
        ])
    }
}

fn check(position: [f64; 2]) -> Result<(), BoundsError> {
    let [lon, lat] = position;
    // A range never contains NaN, so this also holds back what is not finite.
    if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) {
        Ok(())
    } else {
        Err(BoundsError::Position(position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bounds(text: &str) -> GeoBounds {
        text.parse().unwrap()
    }

    #[test]
    fn no_positions_have_no_bounds() {
        assert_eq!(GeoBounds::around([]), Err(BoundsError::Empty));
    }

    #[test]
    fn a_position_that_is_not_on_the_globe_is_named() {
        for bad in [
            [f64::NAN, 0.0],
            [0.0, 91.0],
            [181.0, 0.0],
            [0.0, f64::INFINITY],
        ] {
            let Err(BoundsError::Position(named)) = GeoBounds::around([[0.0, 0.0], bad]) else {
                panic!("{bad:?} was taken");
            };
            assert_eq!(named.map(f64::to_bits), bad.map(f64::to_bits));
        }
    }

    #[test]
    fn one_position_is_a_box_without_size() {
        let spot = GeoBounds::around([[71.5, 34.0]]).unwrap();
        assert_eq!(spot, GeoBounds::new(71.5, 34.0, 71.5, 34.0).unwrap());
        assert!(spot.contains([71.5, 34.0]));
    }

    #[test]
    fn touching_boxes_intersect_and_distant_ones_do_not() {
        assert!(bounds("0,0,1,1").intersects(&bounds("1,1,2,2")));
        assert!(!bounds("0,0,1,1").intersects(&bounds("1.5,0,2,1")));
    }

    #[test]
    fn a_pad_stops_at_the_pole_and_a_shrink_at_the_centre() {
        assert_eq!(bounds("0,80,10,89").padded(5.0), bounds("-5,75,15,90"));
        assert_eq!(bounds("0,0,10,2").padded(-3.0), bounds("3,1,7,1"));
    }

    fn any_bounds() -> impl Strategy<Value = GeoBounds> {
        prop::collection::vec((-180.0..=180.0_f64, -90.0..=90.0_f64), 1..5)
            .prop_map(|all| GeoBounds::around(all.into_iter().map(|(x, y)| [x, y])).unwrap())
    }

    proptest! {
        #[test]
        fn a_union_holds_and_meets_both(a in any_bounds(), b in any_bounds()) {
            let both = a.union(&b);
            prop_assert_eq!(both, b.union(&a));
            prop_assert!(both.contains(a.center()) && both.contains(b.center()));
            prop_assert!(both.intersects(&a) && both.intersects(&b));
        }
    }
}
