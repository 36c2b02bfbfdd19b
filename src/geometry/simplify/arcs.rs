//! Arcs: the pieces of paths between junctions, each kept once however many shapes use it.

use std::cmp::Ordering;

use super::CutPath;
use super::intern::{FastMap, Path};
use crate::geometry::mercator::WorldPoint;

/// Stands for the arc of a path too short to have one; never looked up.
const NOBODY: u32 = u32::MAX;

/// One arc of a path, forwards or backwards.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct ArcUse {
    arc: u32,
    reversed: bool,
}

/// Every distinct arc once, in its canonical direction, one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct ArcTable {
    ids: Vec<u32>,
    /// Where each arc ends in `ids`, and whether it is a whole ring without a junction.
    ends: Vec<(u32, bool)>,
    by_first_edge: FastMap<(u32, u32), u32>,
}

impl ArcTable {
    /// The arcs of `path`, added to the table where they are new.
    pub fn cut(&mut self, path: &Path, junction: &[bool], points: &[WorldPoint]) -> Vec<ArcUse> {
        let at_junction = |id: &u32| junction[*id as usize];
        if path.ids.len() < 2 {
            return Vec::new();
        }
        let mut ids = path.ids.clone();
        if path.closed {
            let Some(first) = ids.iter().position(at_junction) else {
                return vec![self.add_ring(ids, points)];
            };
            ids.rotate_left(first);
            ids.push(ids[0]);
        }
        let mut uses = Vec::new();
        let mut start = 0;
        for end in 1..ids.len() {
            if at_junction(&ids[end]) {
                uses.push(self.add(&ids[start..=end], points));
                start = end;
            }
        }
        uses
    }

    /// Adds an arc between junctions; it runs from its smaller end, or first edge, onwards.
    fn add(&mut self, ids: &[u32], points: &[WorldPoint]) -> ArcUse {
        let ends = [0, 1].map(|i| points[ids[i] as usize]);
        let others = [1, 2].map(|i| points[ids[ids.len() - i] as usize]);
        let order = by_position(ends[0], others[0]).then(by_position(ends[1], others[1]));
        if order == Ordering::Greater {
            let arc = self.insert(ids.iter().rev().copied(), false);
            ArcUse {
                arc,
                reversed: true,
            }
        } else {
            let arc = self.insert(ids.iter().copied(), false);
            ArcUse {
                arc,
                reversed: false,
            }
        }
    }

    /// Adds a ring that touches nothing; it starts at its smallest vertex, towards the smaller
    /// neighbour, wherever and whichever way the path was written.
    fn add_ring(&mut self, mut ids: Vec<u32>, points: &[WorldPoint]) -> ArcUse {
        let point = |id: u32| points[id as usize];
        let smallest = (0..ids.len()).min_by(|&a, &b| by_position(point(ids[a]), point(ids[b])));
        ids.rotate_left(smallest.unwrap_or(0));
        // A ring written twice over is the ring.
        if let Some(again) = ids.iter().skip(1).position(|id| *id == ids[0]) {
            ids.truncate(again + 1);
        }
        let reversed = by_position(point(ids[1]), point(ids[ids.len() - 1])) == Ordering::Greater;
        if reversed {
            ids[1..].reverse();
        }
        let arc = self.insert(ids.into_iter(), true);
        ArcUse { arc, reversed }
    }

    fn insert(&mut self, mut ids: impl Iterator<Item = u32>, ring: bool) -> u32 {
        let (Some(first), Some(second)) = (ids.next(), ids.next()) else {
            return NOBODY;
        };
        *self
            .by_first_edge
            .entry((first, second))
            .or_insert_with(|| {
                self.ids.extend([first, second]);
                self.ids.extend(ids);
                self.ends.push((self.ids.len() as u32, ring));
                (self.ends.len() - 1) as u32
            })
    }

    /// Number of arcs.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The vertices of every arc, and whether it is a ring of its own.
    pub fn iter(&self) -> impl Iterator<Item = (&[u32], bool)> {
        (0..self.len()).map(|arc| self.get(arc))
    }

    fn get(&self, arc: usize) -> (&[u32], bool) {
        let start = arc.checked_sub(1).map_or(0, |before| self.ends[before].0);
        let (end, ring) = self.ends[arc];
        (&self.ids[start as usize..end as usize], ring)
    }

    /// The same arcs with only the vertices whose slot is kept.
    pub fn filtered(&self, keep: impl Fn(usize) -> bool) -> Self {
        let mut kept = Self::default();
        let mut slot = 0;
        for (ids, ring) in self.iter() {
            kept.ids.extend(
                ids.iter()
                    .enumerate()
                    .filter(|(i, _)| keep(slot + i))
                    .map(|(_, id)| id),
            );
            kept.ends.push((kept.ids.len() as u32, ring));
            slot += ids.len();
        }
        kept
    }

    /// Writes the vertices of `path` into `trace`, without repeating the first of a closed one.
    pub fn trace(&self, path: &CutPath, trace: &mut Vec<u32>) {
        trace.clear();
        let mut push = |id: u32| {
            if trace.last() != Some(&id) {
                trace.push(id);
            }
        };
        for part in &path.uses {
            let (ids, _) = self.get(part.arc as usize);
            if part.reversed {
                ids.iter().rev().copied().for_each(&mut push);
            } else {
                ids.iter().copied().for_each(&mut push);
            }
        }
        if path.closed && trace.len() > 1 && trace.first() == trace.last() {
            trace.pop();
        }
    }
}

fn by_position(a: WorldPoint, b: WorldPoint) -> Ordering {
    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points() -> Vec<WorldPoint> {
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
            .map(|(x, y)| WorldPoint { x, y })
            .to_vec()
    }

    fn ring(ids: &[u32]) -> Path {
        Path {
            ids: ids.to_vec(),
            closed: true,
        }
    }

    #[test]
    fn a_ring_begins_at_its_smallest_vertex_whichever_way_it_was_written() {
        let mut table = ArcTable::default();
        let one = table.cut(&ring(&[2, 1, 0, 3]), &[false; 4], &points());
        let other = table.cut(&ring(&[0, 1, 2, 3]), &[false; 4], &points());
        assert_eq!(table.get(0), (&[0, 3, 2, 1][..], true));
        assert_eq!(
            one,
            [ArcUse {
                arc: 0,
                reversed: false
            }]
        );
        assert_eq!(
            other,
            [ArcUse {
                arc: 0,
                reversed: true
            }]
        );
    }

    #[test]
    fn a_ring_written_twice_over_is_the_ring() {
        let mut table = ArcTable::default();
        table.cut(&ring(&[2, 3, 0, 1, 2, 3, 0, 1]), &[false; 4], &points());
        table.cut(&ring(&[0, 1, 2, 3]), &[false; 4], &points());
        assert_eq!(table.get(0), (&[0, 3, 2, 1][..], true));
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn a_traced_path_runs_as_it_was_written() {
        let mut table = ArcTable::default();
        let path = ring(&[3, 2, 1, 0]);
        let uses = table.cut(&path, &[false, true, false, true], &points());
        let mut trace = vec![9];
        table.trace(&CutPath { uses, closed: true }, &mut trace);
        assert_eq!(trace, path.ids);
    }

    #[test]
    fn a_filter_keeps_the_arcs_apart() {
        let mut table = ArcTable::default();
        table.cut(&ring(&[0, 1, 2, 3]), &[true, false, true, false], &points());
        let kept = table.filtered(|slot| slot != 1);
        assert_eq!(
            kept.iter().map(|(ids, _)| ids.len()).collect::<Vec<_>>(),
            [2, 3]
        );
    }
}
