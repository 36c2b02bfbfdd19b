//! Packed Hilbert R-tree over world boxes: what is in view, what is under this pixel.
//!
//! `map` builds one per layer and zoom band: ten thousand boxes in about a millisecond, a query in
//! microseconds.

use geo_index::rtree::sort::HilbertSort;
use geo_index::rtree::{RTree, RTreeBuilder, RTreeIndex};

use super::mercator::{WorldPoint, WorldRect};

/// An immutable spatial index; items are known by their position in the slice it was built from.
#[derive(Clone, Debug, Default)]
pub struct PackedIndex(Option<RTree<f64>>);

impl PackedIndex {
    /// Indexes `rects`; a box with a NaN in it is never found.
    pub fn build(rects: &[WorldRect]) -> Self {
        let count = u32::try_from(rects.len()).unwrap_or(u32::MAX);
        if count == 0 {
            return Self::default();
        }
        let mut builder = RTreeBuilder::<f64>::new(count);
        for WorldRect { min, max } in rects.iter().take(count as usize) {
            if min.x.is_nan() || min.y.is_nan() || max.x.is_nan() || max.y.is_nan() {
                // A box turned inside out meets nothing and keeps the numbering.
                builder.add(f64::MAX, f64::MAX, f64::MIN, f64::MIN);
            } else {
                builder.add(min.x, min.y, max.x, max.y);
            }
        }
        Self(Some(builder.finish::<HilbertSort>()))
    }

    /// The items whose box meets `rect`, edges included, in ascending order.
    pub fn query(&self, rect: &WorldRect) -> Vec<u32> {
        let WorldRect { min, max } = rect;
        let Some(tree) = &self.0 else {
            return Vec::new();
        };
        let mut found = tree.search(min.x, min.y, max.x, max.y);
        found.sort_unstable();
        found
    }

    /// The items whose box comes within `radius_world` units of `point` along both axes.
    pub fn at(&self, point: WorldPoint, radius_world: f64) -> Vec<u32> {
        self.query(&WorldRect::new(point, point).padded(radius_world))
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |tree| tree.num_items() as usize)
    }

    /// Whether nothing was indexed.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rect(x: f64, y: f64, w: f64, h: f64) -> WorldRect {
        WorldRect::new(WorldPoint::new(x, y), WorldPoint::new(x + w, y + h))
    }

    #[test]
    fn an_empty_index_answers_nothing() {
        let index = PackedIndex::build(&[]);
        assert!(index.is_empty());
        assert!(index.query(&rect(0.0, 0.0, 1.0, 1.0)).is_empty());
        assert!(index.at(WorldPoint::new(0.5, 0.5), 1.0).is_empty());
    }

    #[test]
    fn a_box_that_is_not_a_number_is_never_found_and_disturbs_none() {
        let broken = WorldRect {
            min: WorldPoint::new(f64::NAN, 0.0),
            max: WorldPoint::new(1.0, 1.0),
        };
        let index = PackedIndex::build(&[broken, rect(0.2, 0.2, 0.1, 0.1)]);
        assert_eq!(index.query(&rect(0.0, 0.0, 1.0, 1.0)), [1]);
        assert_eq!(index.len(), 2);
        assert!(index.query(&broken).is_empty() || index.query(&broken) == [1]);
    }

    #[test]
    fn a_point_is_found_within_the_radius_only() {
        let index = PackedIndex::build(&[rect(0.5, 0.5, 0.0, 0.0)]);
        assert_eq!(index.at(WorldPoint::new(0.51, 0.49), 0.011), [0]);
        assert!(index.at(WorldPoint::new(0.51, 0.49), 0.009).is_empty());
    }

    fn any_rect() -> impl Strategy<Value = WorldRect> {
        (0.0..1.0_f64, 0.0..1.0_f64, 0.0..0.3_f64, 0.0..0.3_f64)
            .prop_map(|(x, y, w, h)| rect(x, y, w, h))
    }

    proptest! {
        #[test]
        fn a_query_finds_what_looking_at_every_box_finds(
            rects in prop::collection::vec(any_rect(), 0..200),
            view in any_rect(),
        ) {
            let every: Vec<u32> = (0..rects.len()).filter(|i| rects[*i].intersects(&view)).map(|i| i as u32).collect();
            prop_assert_eq!(PackedIndex::build(&rects).query(&view), every);
        }
    }
}
