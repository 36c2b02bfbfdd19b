//! World lines in runs, so that a frame looks only at what is in view.

use crate::geometry::mercator::{WorldPoint, WorldRect};

/// Segments in a chunk: few enough to skip much, many enough that skipping costs nothing.
const CHUNK: usize = 64;

/// A world polyline in runs of 64 segments, each with its box.
///
/// Built in one pass; a frame looks at one box per 64 vertices.
#[derive(Clone, Debug, Default)]
pub struct LineChunks {
    points: Vec<WorldPoint>,
    /// One per chunk: its box, and the length of the line before it.
    chunks: Vec<(WorldRect, f64)>,
    length: f64,
}

/// A part of a [`LineChunks`] in view.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct LineRun<'a> {
    /// At least two points of the line, in its order.
    pub points: &'a [WorldPoint],
    /// Length of the line before the run, world units: the phase of its dashes.
    pub start: f64,
}

impl LineChunks {
    /// Cuts `points` into chunks; what is not finite is left out.
    pub fn new(mut points: Vec<WorldPoint>) -> Self {
        points.retain(|point| point.is_finite());
        let mut length = 0.0;
        let starts = (0..points.len().saturating_sub(1)).step_by(CHUNK);
        let chunks = starts
            .filter_map(|start| {
                let run = &points[start..points.len().min(start + CHUNK + 1)];
                let before = length;
                let step =
                    |pair: &[WorldPoint]| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y);
                length += run.windows(2).map(step).sum::<f64>();
                Some((WorldRect::around(run.iter().copied())?, before))
            })
            .collect();
        Self {
            points,
            chunks,
            length,
        }
    }

    /// The runs whose chunks meet `view`: neighbours are merged, runs share no segment.
    pub fn visible(&self, view: &WorldRect) -> impl Iterator<Item = &[WorldPoint]> {
        self.visible_runs(view).map(|run| run.points)
    }

    /// Like [`visible`](Self::visible), with the length before each run.
    pub fn visible_runs(&self, view: &WorldRect) -> impl Iterator<Item = LineRun<'_>> {
        let view = *view;
        let mut next = 0;
        std::iter::from_fn(move || {
            let meets = |chunk: &(WorldRect, f64)| chunk.0.intersects(&view);
            let rest = self.chunks.get(next..)?;
            let first = next + rest.iter().position(meets)?;
            let hidden = self.chunks[first..].iter().position(|chunk| !meets(chunk));
            next = hidden.map_or(self.chunks.len(), |count| first + count);
            let end = self.points.len().min(next * CHUNK + 1);
            Some(LineRun {
                points: &self.points[first * CHUNK..end],
                start: self.chunks[first].1,
            })
        })
    }

    /// The whole line.
    pub fn points(&self) -> &[WorldPoint] {
        &self.points
    }

    /// Length of the whole line, world units.
    pub fn length(&self) -> f64 {
        self.length
    }

    /// The smallest box around the line, or nothing when it has fewer than two points.
    pub fn bounds(&self) -> Option<WorldRect> {
        self.chunks
            .iter()
            .map(|chunk| chunk.0)
            .reduce(|all, rect| all.union(&rect))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A line eastwards, `count` points from 0 to 1.
    fn eastwards(count: usize) -> Vec<WorldPoint> {
        (0..count)
            .map(|i| WorldPoint::new(i as f64 / (count - 1) as f64, 0.5))
            .collect()
    }

    fn view(from: f64, to: f64) -> WorldRect {
        WorldRect::new(WorldPoint::new(from, 0.0), WorldPoint::new(to, 1.0))
    }

    #[test]
    fn no_points_are_no_line() {
        for points in [
            vec![],
            vec![WorldPoint::default()],
            vec![WorldPoint::new(f64::NAN, 0.0); 3],
        ] {
            let line = LineChunks::new(points);
            assert_eq!(line.visible(&view(0.0, 1.0)).count(), 0);
            assert_eq!(line.bounds(), None);
        }
    }

    #[test]
    fn all_in_view_is_one_run() {
        for count in [2, 64, 65, 66, 129, 1000] {
            let line = LineChunks::new(eastwards(count));
            let runs: Vec<_> = line.visible(&view(0.0, 1.0)).collect();
            assert_eq!(runs, [line.points()]);
            assert!((line.length() - 1.0).abs() < 1e-12);
            assert_eq!(
                line.bounds().map(|rect| rect.width().to_bits()),
                Some(1.0_f64.to_bits())
            );
        }
    }

    #[test]
    fn a_small_view_gets_a_small_run_that_knows_its_start() {
        let line = LineChunks::new(eastwards(6401));
        let runs: Vec<_> = line.visible_runs(&view(0.505, 0.506)).collect();
        assert_eq!(runs.len(), 1);
        assert_eq!(runs[0].points.len(), CHUNK + 1);
        assert!((runs[0].start - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_line_that_comes_back_gives_two_runs() {
        let mut points = eastwards(1000);
        points.extend(eastwards(1000).iter().rev());
        let runs = LineChunks::new(points);
        assert_eq!(runs.visible(&view(0.1, 0.2)).count(), 2);
    }

    proptest! {
        #[test]
        fn no_segment_in_view_is_missing(
            line in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64).prop_map(|(x, y)| WorldPoint::new(x, y)), 0..400),
            from in 0.0..1.0_f64, width in 0.0..0.1_f64,
        ) {
            let line = LineChunks::new(line);
            let view = view(from, from + width);
            let shown: Vec<_> = line.visible(&view).flat_map(|run| run.windows(2)).collect();
            for pair in line.points().windows(2) {
                let inside = WorldRect::new(pair[0], pair[1]).intersects(&view);
                prop_assert!(!inside || shown.contains(&pair));
            }
            prop_assert!(line.visible(&view).all(|run| run.len() > 1));
        }
    }
}
