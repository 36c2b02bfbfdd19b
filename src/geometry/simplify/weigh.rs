//! How much each vertex of an arc matters: Visvalingam–Whyatt, computed once for all tolerances.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};

use super::arcs::ArcTable;
use crate::geometry::mercator::WorldPoint;

/// For every vertex slot of `arcs` the area, in world units squared, up to which it stays.
pub(super) fn weights(arcs: &ArcTable, points: &[WorldPoint]) -> Vec<f64> {
    let arcs: Vec<_> = arcs.iter().collect();
    let weigh = |(scale, line): &mut (Scale, Vec<WorldPoint>), (ids, ring): &(&[u32], bool)| {
        line.clear();
        line.extend(ids.iter().map(|id| points[*id as usize]));
        scale.weigh(line, *ring);
        scale.weights.clone()
    };
    let arcs = arcs.par_iter().with_min_len(8);
    let weighed: Vec<Vec<f64>> = arcs.map_init(Default::default, weigh).collect();
    weighed.concat()
}

/// The workspace of one arc, kept from arc to arc for its memory.
#[derive(Default)]
struct Scale {
    weights: Vec<f64>,
    /// The triangle each vertex makes with its living neighbours, as ordered bits.
    areas: Vec<u64>,
    /// Living neighbours before and after.
    links: Vec<[u32; 2]>,
    heap: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Scale {
    /// Fills `weights`: infinite at the ends of an open arc, never falling as vertices go.
    ///
    /// A ring goes round and has no ends: its last three vertices share a weight, so they leave
    /// together once the tolerance outgrows their triangle.
    ///
    /// # Source
    /// Visvalingam and Whyatt, *Line generalisation by repeated elimination of points*,
    /// The Cartographic Journal 30 (1993).
    fn weigh(&mut self, line: &[WorldPoint], ring: bool) {
        let count = line.len();
        self.weights.clear();
        self.weights.resize(count, f64::INFINITY);
        self.areas.clear();
        self.areas.resize(count, u64::MAX);
        self.links.clear();
        let around = |i: usize| [((i + count - 1) % count) as u32, ((i + 1) % count) as u32];
        self.links.extend((0..count).map(around));

        let inner = if ring {
            0..count
        } else {
            1..count.saturating_sub(1)
        };
        let mut alive = inner.len();
        let mut entries = std::mem::take(&mut self.heap).into_vec();
        entries.clear();
        for i in inner {
            self.areas[i] = self.triangle(line, i as u32);
            entries.push(Reverse((self.areas[i], i as u32)));
        }
        self.heap = entries.into();

        let mut level = 0;
        while let Some(Reverse((area, index))) = self.heap.pop() {
            let i = index as usize;
            // An entry is stale once its vertex has gone or has new neighbours.
            if self.areas[i] != area || self.weights[i].is_finite() {
                continue;
            }
            level = area.max(level);
            self.weights[i] = f64::from_bits(level);
            alive = alive.saturating_sub(1);
            if ring && alive < 3 {
                continue;
            }
            let [before, after] = self.links[i];
            self.links[before as usize][1] = after;
            self.links[after as usize][0] = before;
            for neighbour in [before, after] {
                // Open ends keep the highest value and never enter the heap.
                if self.areas[neighbour as usize] != u64::MAX {
                    let area = self.triangle(line, neighbour);
                    self.areas[neighbour as usize] = area;
                    self.heap.push(Reverse((area, neighbour)));
                }
            }
        }
    }

    /// Bits of the triangle's area: not negative, so they order like the number itself.
    fn triangle(&self, line: &[WorldPoint], index: u32) -> u64 {
        let [before, after] = self.links[index as usize];
        let [a, b, c] = [before, index, after].map(|i| line[i as usize]);
        let cross = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        (cross.abs() / 2.0).to_bits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{LineString, SimplifyVwIdx};
    use proptest::prelude::*;

    fn weigh(line: &[WorldPoint], ring: bool) -> Vec<f64> {
        let mut scale = Scale::default();
        scale.weigh(line, ring);
        scale.weights
    }

    #[test]
    fn the_ends_of_a_line_weigh_without_end() {
        let line = [(0.0, 0.0), (0.5, 0.1), (1.0, 0.0)].map(|(x, y)| WorldPoint { x, y });
        let weights = weigh(&line, false);
        assert!(weights[0].is_infinite() && weights[2].is_infinite());
        assert!((weights[1] - 0.05).abs() < 1e-15);
        assert!(weigh(&[], false).is_empty());
        assert_eq!(weigh(&line[..2], false), [f64::INFINITY; 2]);
    }

    #[test]
    fn the_last_three_of_a_ring_weigh_alike() {
        let ring =
            [(0.0, 0.0), (0.5, -0.1), (1.0, 0.0), (0.0, 1.0)].map(|(x, y)| WorldPoint { x, y });
        let weights = weigh(&ring, true);
        assert!((weights[1] - 0.05).abs() < 1e-15);
        for i in [0, 2, 3] {
            assert!((weights[i] - 0.5).abs() < 1e-15);
        }
    }

    #[test]
    fn the_workspace_can_be_used_again() {
        let mut scale = Scale::default();
        scale.weigh(&[WorldPoint::new(0.1, 0.7); 9], true);
        let line = [(0.0, 0.0), (0.5, 0.1), (1.0, 0.0)].map(|(x, y)| WorldPoint { x, y });
        scale.weigh(&line, false);
        assert_eq!(scale.weights, weigh(&line, false));
    }

    proptest! {
        #[test]
        fn a_filter_by_weight_leaves_what_geo_leaves(
            line in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 3..80),
            tolerance in 0.0001..0.3_f64,
        ) {
            let expected = LineString::from(line.clone()).simplify_vw_idx(tolerance);
            let points: Vec<_> = line.iter().map(|&(x, y)| WorldPoint { x, y }).collect();
            let weights = weigh(&points, false);
            let kept: Vec<usize> = (0..points.len()).filter(|i| weights[*i] > tolerance).collect();
            prop_assert_eq!(kept, expected);
        }
    }
}
