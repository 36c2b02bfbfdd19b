//! Boxes in world units: what a view shows, what a shape covers.

use super::bounds::GeoBounds;
use super::mercator::{WorldPoint, lonlat_from_world, world_from_lonlat};

/// An axis-aligned box in world units; `min` is its north-west corner.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct WorldRect {
    /// North-west corner: the smallest x and y.
    pub min: WorldPoint,
    /// South-east corner: the largest x and y.
    pub max: WorldPoint,
}

impl WorldRect {
    /// The box between two opposite corners, in any order.
    pub fn new(a: WorldPoint, b: WorldPoint) -> Self {
        Self {
            min: WorldPoint::new(a.x.min(b.x), a.y.min(b.y)),
            max: WorldPoint::new(a.x.max(b.x), a.y.max(b.y)),
        }
    }

    /// The smallest box around `points`, or nothing without a finite point.
    pub fn around(points: impl IntoIterator<Item = WorldPoint>) -> Option<Self> {
        points
            .into_iter()
            .filter(|point| point.is_finite())
            .map(|point| Self {
                min: point,
                max: point,
            })
            .reduce(|all, point| all.union(&point))
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            min: WorldPoint::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: WorldPoint::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// Whether the boxes share at least a point; touching edges count.
    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(&self, point: WorldPoint) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// The box grown by `units` of the world on every side.
    #[must_use]
    pub fn padded(&self, units: f64) -> Self {
        Self {
            min: WorldPoint::new(self.min.x - units, self.min.y - units),
            max: WorldPoint::new(self.max.x + units, self.max.y + units),
        }
    }

    /// Middle of the box.
    pub fn center(&self) -> WorldPoint {
        WorldPoint::new(
            f64::midpoint(self.min.x, self.max.x),
            f64::midpoint(self.min.y, self.max.y),
        )
    }

    /// Extent along x, world units.
    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    /// Extent along y, world units.
    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }
}

impl From<GeoBounds> for WorldRect {
    fn from(bounds: GeoBounds) -> Self {
        Self {
            min: world_from_lonlat([bounds.west(), bounds.north()]),
            max: world_from_lonlat([bounds.east(), bounds.south()]),
        }
    }
}

impl From<WorldRect> for GeoBounds {
    /// What lies beyond the world is cut off: a window may be wider than the earth.
    fn from(rect: WorldRect) -> Self {
        let degrees = |point: WorldPoint| lonlat_from_world(point.clamped());
        let ([west, north], [east, south]) = (degrees(rect.min), degrees(rect.max));
        Self::around([[west, south], [east, north]]).unwrap_or_else(|_| Self::globe())
    }
}

#[cfg(test)]
mod tests {
    use super::super::mercator::MAX_LATITUDE;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_points_have_no_box() {
        assert_eq!(WorldRect::around([]), None);
        assert_eq!(WorldRect::around([WorldPoint::new(f64::NAN, 0.0)]), None);
    }

    #[test]
    fn a_box_wider_than_the_earth_becomes_the_earth() {
        let wide = WorldRect::new(WorldPoint::new(-1.0, -1.0), WorldPoint::new(2.0, 2.0));
        let bounds = GeoBounds::from(wide);
        assert!(
            (bounds.west() + 180.0).abs() < 1e-9 && (bounds.north() - MAX_LATITUDE).abs() < 1e-9
        );
        let broken = WorldRect::new(
            WorldPoint::new(f64::NAN, 0.2),
            WorldPoint::new(f64::NAN, 0.3),
        );
        assert!(GeoBounds::from(broken).west().is_finite());
    }

    #[test]
    fn a_padded_box_still_holds_its_corners() {
        let rect = WorldRect::from("60,24,75,38".parse::<GeoBounds>().unwrap());
        let padded = rect.padded(0.01);
        assert!(padded.contains(rect.min) && padded.contains(rect.max));
        assert!(!rect.contains(padded.min) && rect.intersects(&padded));
        assert!((padded.width() - rect.width() - 0.02).abs() < 1e-12);
        assert!((padded.height() - rect.height() - 0.02).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn bounds_to_rect_and_back(w in -180.0..0.0_f64, s in -85.0..0.0_f64, dx in 0.0..180.0_f64, dy in 0.0..85.0_f64) {
            let bounds = GeoBounds::new(w, s, w + dx, s + dy).unwrap();
            let back = GeoBounds::from(WorldRect::from(bounds));
            let (a, b): ([f64; 4], [f64; 4]) = (bounds.into(), back.into());
            prop_assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }
}
