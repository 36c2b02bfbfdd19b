//! Paths → arcs: cut where the neighbourhoods of shapes part.
//!
//! A vertex is a *junction* when an open line ends at it, when a path turns back at it, or when
//! two visits see different pairs of neighbours. Between junctions every path that takes the
//! first edge must follow to the last, so an arc is known by its first edge alone.

use std::cmp::Ordering;

use super::CutPath;
use super::intern::{FastMap, Path};
use crate::geometry::mercator::WorldPoint;

const NOBODY: u32 = u32::MAX;

/// For every vertex whether arcs end there.
pub(super) fn junctions(vertex_count: usize, paths: &[Path]) -> Vec<bool> {
    let mut junction = vec![false; vertex_count];
    let mut seen = vec![[NOBODY; 2]; vertex_count];
    let mut visit = |before: u32, id: u32, after: u32| {
        let pair = [before.min(after), before.max(after)];
        let known = &mut seen[id as usize];
        if before == after {
            junction[id as usize] = true;
        } else if *known == [NOBODY; 2] {
            *known = pair;
        } else if *known != pair {
            junction[id as usize] = true;
        }
    };
    for Path { ids, closed } in paths {
        for three in ids.windows(3) {
            visit(three[0], three[1], three[2]);
        }
        let ([first, second, ..], [.., before_last, last]) = (&ids[..], &ids[..]) else {
            continue;
        };
        if *closed {
            visit(*last, *first, *second);
            visit(*before_last, *last, *first);
        } else {
            // The end of a line turns back: it has the same side before and after.
            visit(*second, *first, *second);
            visit(*before_last, *last, *before_last);
        }
    }
    junction
}

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

    /// Vertices 0..9 of a three by three lattice, row by row.
    fn lattice() -> Vec<WorldPoint> {
        (0..9_u32)
            .map(|i| WorldPoint::new(f64::from(i % 3), f64::from(i / 3)))
            .collect()
    }

    fn path(ids: &[u32], closed: bool) -> Path {
        Path {
            ids: ids.to_vec(),
            closed,
        }
    }

    /// The junctions, and how many arcs every path takes.
    fn cut(paths: &[Path]) -> (Vec<u32>, Vec<usize>, ArcTable) {
        let (points, mut table) = (lattice(), ArcTable::default());
        let junction = junctions(points.len(), paths);
        let uses = paths
            .iter()
            .map(|path| table.cut(path, &junction, &points).len())
            .collect();
        let junctions = (0..9).filter(|id| junction[*id as usize]).collect();
        (junctions, uses, table)
    }

    #[test]
    fn a_ring_alone_has_no_junction() {
        let (junctions, uses, _) = cut(&[path(&[0, 1, 4, 3], true)]);
        assert!(junctions.is_empty());
        assert_eq!(uses, [1]);
    }

    #[test]
    fn neighbours_part_at_both_ends_of_their_border() {
        let (junctions, uses, table) = cut(&[
            path(&[0, 1, 4, 7, 6, 3], true),
            path(&[1, 2, 5, 8, 7, 4], true),
        ]);
        assert_eq!(junctions, [1, 7]);
        assert_eq!(uses, [2, 2]);
        assert_eq!(table.len(), 3);
    }

    #[test]
    fn three_shapes_on_one_outline_share_one_arc() {
        let (junctions, _, table) = cut(&[
            path(&[0, 1, 2, 5, 4, 3], true),
            path(&[5, 2, 1, 0, 3, 4], true),
            path(&[4, 3, 0, 1, 2, 5], true),
        ]);
        assert!(junctions.is_empty());
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn a_line_that_ends_on_a_ring_cuts_it_there() {
        let (junctions, uses, table) = cut(&[
            path(&[0, 1, 2, 5, 8, 7, 6, 3], true),
            path(&[2, 1, 0, 3], false),
        ]);
        assert_eq!(junctions, [2, 3]);
        assert_eq!(uses, [2, 1]);
        assert_eq!(table.len(), 2);
    }

    #[test]
    fn a_border_that_meets_a_straight_neighbour_cuts_it() {
        let (junctions, ..) = cut(&[
            path(&[0, 1, 2, 5, 4, 3], true),
            path(&[3, 4, 7, 6], true),
            path(&[4, 5, 8, 7], true),
        ]);
        assert_eq!(junctions, [3, 4, 5, 7]);
    }

    #[test]
    fn a_path_that_turns_back_ends_an_arc_at_the_turn() {
        let (junctions, uses, table) = cut(&[path(&[0, 1, 2, 1, 4, 3], true)]);
        assert_eq!(junctions, [1, 2]);
        assert_eq!(uses, [3]);
        assert_eq!(table.len(), 2);
    }

    #[test]
    fn a_ring_that_touches_itself_is_two_loops() {
        let (junctions, uses, _) = cut(&[path(&[0, 1, 4, 5, 8, 7, 4, 3], true)]);
        assert_eq!(junctions, [4]);
        assert_eq!(uses, [2]);
    }

    #[test]
    fn a_ring_written_twice_over_is_the_ring() {
        let (_, _, table) = cut(&[
            path(&[4, 3, 0, 1, 4, 3, 0, 1], true),
            path(&[0, 1, 4, 3], true),
        ]);
        assert_eq!(table.get(0), (&[0, 3, 4, 1][..], true));
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn the_shortest_paths_do_no_harm() {
        let (junctions, uses, _) = cut(&[
            path(&[], true),
            path(&[0, 1], true),
            path(&[3, 4], false),
            path(&[], false),
        ]);
        assert_eq!(junctions, [0, 1, 3, 4]);
        assert_eq!(uses, [0, 2, 1, 0]);
    }
}
