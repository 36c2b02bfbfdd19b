//! Arcs as borders: each once, with the shapes that meet at it.

use super::Topology;
use crate::geometry::mercator::WorldPoint;

/// A piece of outline or line that the same shapes use from end to end.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedArc {
    /// Its vertices; the first comes again at the end of a ring.
    pub points: Vec<WorldPoint>,
    /// Numbers of the shapes that use it, ascending.
    pub shapes: Vec<u32>,
}

impl Topology {
    /// Every arc at `tolerance`, in world units, so that a border between two shapes is drawn
    /// once and known by who meets there.
    pub fn arcs(&self, tolerance: f64) -> Vec<SharedArc> {
        let area = if tolerance > 0.0 {
            tolerance * tolerance
        } else {
            0.0
        };
        let kept = self.arcs.filtered(|slot| self.weights[slot] >= area);
        let mut arcs: Vec<SharedArc> = kept
            .iter()
            .map(|(ids, ring)| {
                let again = ids.first().filter(|_| ring && ids.len() > 2);
                let ids = ids.iter().chain(again);
                let points = ids.map(|&id| self.vertices[id as usize]).collect();
                SharedArc {
                    points,
                    shapes: Vec::new(),
                }
            })
            .collect();
        for (number, shape) in (0_u32..).zip(&self.shapes) {
            for path in shape.polygons.iter().flatten().chain(&shape.lines) {
                for part in &path.uses {
                    let users = arcs.get_mut(part.arc()).map(|arc| &mut arc.shapes);
                    if let Some(users) = users.filter(|users| users.last() != Some(&number)) {
                        users.push(number);
                    }
                }
            }
        }
        arcs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Shape;

    fn at(x: f64, y: f64) -> WorldPoint {
        WorldPoint { x, y }
    }

    fn square(left: f64) -> Shape {
        let right = left + 1.0;
        let ring = vec![
            at(left, 0.0),
            at(right, 0.0),
            at(right, 1.0),
            at(left, 1.0),
            at(left, 0.0),
        ];
        Shape {
            polygons: vec![vec![ring]],
            lines: vec![],
        }
    }

    #[test]
    fn the_border_of_two_neighbours_is_one_arc_of_both() {
        let arcs = Topology::build(&[square(0.0), square(1.0)]).arcs(0.0);
        let shared: Vec<_> = arcs.iter().filter(|arc| arc.shapes.len() == 2).collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].points.len(), 2);
        assert_eq!(shared[0].shapes, [0, 1]);
        assert_eq!(arcs.len(), 3);
    }

    #[test]
    fn an_island_is_one_closed_arc() {
        let arcs = Topology::build(&[square(5.0)]).arcs(0.0);
        assert_eq!(arcs.len(), 1);
        assert_eq!(arcs[0].points.first(), arcs[0].points.last());
        assert_eq!(arcs[0].points.len(), 5);
    }

    #[test]
    fn a_shape_that_uses_an_arc_twice_is_named_once() {
        let twice = Shape {
            lines: vec![vec![at(0.0, 0.0), at(1.0, 0.0)]; 2],
            polygons: vec![],
        };
        let arcs = Topology::build(&[twice]).arcs(0.0);
        assert_eq!(arcs.len(), 1);
        assert_eq!(arcs[0].shapes, [0]);
    }
}
