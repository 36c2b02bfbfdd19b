//! Coordinates → small numbers: two vertices are one when their bits are equal.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::geometry::mercator::WorldPoint;

/// A map keyed by a few integers; input is our own data, so no hasher against malice is needed.
pub(super) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<FoldHasher>>;

/// Every distinct position once, in order of first appearance.
#[derive(Default)]
pub(super) struct Vertices {
    ids: FastMap<(u64, u64), u32>,
    pub points: Vec<WorldPoint>,
}

/// A ring or line as vertex numbers; no two neighbours are equal, a closed one does not
/// repeat its first vertex at its end.
#[derive(Debug)]
pub(super) struct Path {
    pub ids: Vec<u32>,
    pub closed: bool,
}

/// What makes two vertices one.
fn key(point: WorldPoint) -> (u64, u64) {
    // Adding nought makes -0.0 the same as 0.0.
    ((point.x + 0.0).to_bits(), (point.y + 0.0).to_bits())
}

impl Vertices {
    /// With room for `count` vertices.
    pub fn with_capacity(count: usize) -> Self {
        Self {
            ids: FastMap::with_capacity_and_hasher(count, BuildHasherDefault::default()),
            points: Vec::with_capacity(count),
        }
    }

    /// The path through `points`; empty when fewer than two of them differ.
    ///
    /// A line that ends where it starts is closed too: its start is then no more special
    /// than that of a ring along it.
    pub fn path(&mut self, points: &[WorldPoint], ring: bool) -> Path {
        let mut ids = Vec::with_capacity(points.len());
        for &point in points.iter().filter(|point| point.is_finite()) {
            let known = ids.last().and_then(|&last| self.next_to(last, point));
            let id = known.unwrap_or_else(|| self.id(point));
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
        let repeats = ids.len() > 1 && ids.first() == ids.last();
        if repeats {
            ids.pop();
        }
        if ids.len() < 2 {
            ids.clear();
        }
        Path {
            ids,
            closed: ring || repeats,
        }
    }

    /// The vertex numbered just before or after `last`, if it is at `point`: along a border that
    /// was met before, the next vertex is found without a search.
    fn next_to(&self, last: u32, point: WorldPoint) -> Option<u32> {
        let near = [last.checked_sub(1), last.checked_add(1)];
        let is_there = |id: &u32| {
            let known = self.points.get(*id as usize);
            known.is_some_and(|known| key(*known) == key(point))
        };
        near.into_iter().flatten().find(is_there)
    }

    fn id(&mut self, point: WorldPoint) -> u32 {
        *self.ids.entry(key(point)).or_insert_with(|| {
            self.points.push(point);
            (self.points.len() - 1) as u32
        })
    }
}

/// Folded multiplication: good bits at both ends for one multiplication a word.
#[derive(Default)]
pub(super) struct FoldHasher(u64);

impl Hasher for FoldHasher {
    fn write_u64(&mut self, word: u64) {
        // The golden ratio: any odd number without a pattern will do.
        let wide = u128::from(self.0 ^ word) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (wide as u64) ^ ((wide >> 64) as u64) ^ word.rotate_left(32);
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> WorldPoint {
        WorldPoint::new(x, y)
    }

    #[test]
    fn repeated_and_infinite_points_are_left_out() {
        let mut vertices = Vertices::default();
        let points = [
            at(0.0, 0.0),
            at(-0.0, 0.0),
            at(f64::NAN, 0.0),
            at(1.0, 0.0),
            at(1.0, 0.0),
        ];
        let path = vertices.path(&points, false);
        assert_eq!(path.ids, [0, 1]);
        assert!(!path.closed);
    }

    #[test]
    fn a_line_that_returns_is_closed() {
        let mut vertices = Vertices::default();
        let path = vertices.path(
            &[at(0.0, 0.0), at(1.0, 0.0), at(0.0, 1.0), at(0.0, 0.0)],
            false,
        );
        assert!(path.closed && path.ids == [0, 1, 2]);
    }

    #[test]
    fn a_single_point_is_no_path() {
        let mut vertices = Vertices::default();
        assert!(vertices.path(&[at(0.5, 0.5); 4], true).ids.is_empty());
        assert!(vertices.path(&[], true).ids.is_empty());
    }

    #[test]
    fn neighbouring_coordinates_spread_over_the_table() {
        let hash = |key: (u64, u64)| {
            let mut hasher = FoldHasher::default();
            std::hash::Hash::hash(&key, &mut hasher);
            hasher.finish()
        };
        let bits = |i: u32| (f64::from(i) / 1024.0).to_bits();
        let mut buckets = vec![0_u32; 4096];
        for i in 0..64 {
            for j in 0..64 {
                buckets[(hash((bits(i), bits(j))) & 4095) as usize] += 1;
            }
        }
        assert!(buckets.iter().all(|count| *count < 12));
    }
}
