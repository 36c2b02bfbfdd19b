//! Where paths are cut into arcs: where the neighbourhoods of shapes part.
//!
//! A vertex is a *junction* when an open line ends at it, when a path turns back at it, or when
//! two visits see different pairs of neighbours. Between junctions every path that takes the
//! first edge must follow to the last, so an arc is known by its first edge alone.

use super::intern::Path;

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

#[cfg(test)]
mod tests {
    use super::super::arcs::ArcTable;
    use super::*;
    use crate::geometry::mercator::WorldPoint;

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
