//! Polylines cut to the map, so that no pen travels a thousand points beyond it.

use super::distance;

/// A part of a clipped line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClipPiece {
    /// At least two points, all inside the rectangle.
    pub points: Vec<[f32; 2]>,
    /// Length of the whole line before this piece, screen points: the phase of its dashes.
    pub start: f64,
}

/// Appends the pieces of `line` inside `rect` (min x, min y, max x, max y) to `out`.
///
/// ```
/// use durand::geometry::clip_to_rect;
///
/// let mut pieces = Vec::new();
/// clip_to_rect(&[[-5.0, 5.0], [15.0, 5.0]], [0.0, 0.0, 10.0, 10.0], &mut pieces);
/// assert_eq!(pieces, [vec![[0.0, 5.0], [10.0, 5.0]]]);
/// ```
pub fn clip_to_rect(line: &[[f32; 2]], rect: [f32; 4], out: &mut Vec<Vec<[f32; 2]>>) {
    out.extend(
        clip_pieces(line, rect)
            .into_iter()
            .map(|piece| piece.points),
    );
}

/// The pieces of `line` inside `rect` (min x, min y, max x, max y), in order.
///
/// A line that only touches a corner, and any point that is not finite, gives no piece.
///
/// # Source
/// Liang and Barsky, *A new concept and method for line clipping*, ACM TOG 3 (1984).
pub fn clip_pieces(line: &[[f32; 2]], rect: [f32; 4]) -> Vec<ClipPiece> {
    let mut pieces: Vec<ClipPiece> = Vec::new();
    let mut travelled = 0.0;
    // Whether the last piece still ends where the next segment begins.
    let mut open = false;
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if !a.iter().chain(&b).all(|value| value.is_finite()) {
            open = false;
            continue;
        }
        let length = distance(a, b);
        if let Some([enter, leave]) = inside(a, b, rect) {
            let end = along(a, b, leave, rect);
            match pieces.last_mut() {
                Some(piece) if open && enter <= 0.0 => piece.points.push(end),
                _ => pieces.push(ClipPiece {
                    points: vec![along(a, b, enter, rect), end],
                    start: travelled + enter * length,
                }),
            }
            open = leave >= 1.0;
        } else {
            open = false;
        }
        travelled += length;
    }
    pieces
}

/// The part of the segment inside `rect`, as fractions of its length; nothing when it is a point.
fn inside(a: [f32; 2], b: [f32; 2], rect: [f32; 4]) -> Option<[f64; 2]> {
    let [min_x, min_y, max_x, max_y] = rect.map(f64::from);
    let mut span = [0.0_f64, 1.0];
    for (a, b, min, max) in [(a[0], b[0], min_x, max_x), (a[1], b[1], min_y, max_y)] {
        let (a, delta) = (f64::from(a), f64::from(b) - f64::from(a));
        if delta == 0.0 {
            // A segment along this axis is inside for all its length, or nowhere.
            if !(min..=max).contains(&a) {
                return None;
            }
            continue;
        }
        let (near, far) = ((min - a) / delta, (max - a) / delta);
        span = [span[0].max(near.min(far)), span[1].min(near.max(far))];
    }
    (span[0] < span[1]).then_some(span)
}

/// The point at `fraction` of the segment, held inside `rect` against rounding.
fn along(a: [f32; 2], b: [f32; 2], fraction: f64, rect: [f32; 4]) -> [f32; 2] {
    let [min_x, min_y, max_x, max_y] = rect;
    let at = |a: f32, b: f32| (f64::from(a) + fraction * (f64::from(b) - f64::from(a))) as f32;
    // An untouched end keeps its bits.
    let [x, y] = if fraction >= 1.0 {
        b
    } else {
        [at(a[0], b[0]), at(a[1], b[1])]
    };
    [x.max(min_x).min(max_x), y.max(min_y).min(max_y)]
}

#[cfg(test)]
mod tests {
    use super::super::polyline_length;
    use super::*;
    use proptest::prelude::*;

    const RECT: [f32; 4] = [0.0, 0.0, 100.0, 50.0];

    #[test]
    fn a_line_inside_comes_back_untouched() {
        let line = [[1.0, 2.0], [50.5, 7.25], [99.0, 49.0]];
        assert_eq!(
            clip_pieces(&line, RECT),
            [ClipPiece {
                points: line.to_vec(),
                start: 0.0
            }]
        );
    }

    #[test]
    fn a_line_that_leaves_and_returns_comes_in_two_pieces() {
        let line = [[50.0, 25.0], [150.0, 25.0], [150.0, 30.0], [50.0, 30.0]];
        let pieces = clip_pieces(&line, RECT);
        assert_eq!(pieces[0].points, [[50.0, 25.0], [100.0, 25.0]]);
        assert_eq!(pieces[1].points, [[100.0, 30.0], [50.0, 30.0]]);
        assert!((pieces[1].start - 155.0).abs() < 1e-9);
    }

    #[test]
    fn a_line_outside_or_through_a_corner_gives_nothing() {
        assert!(clip_pieces(&[[-10.0, 60.0], [110.0, 60.0]], RECT).is_empty());
        assert!(clip_pieces(&[[-10.0, 10.0], [10.0, -10.0]], RECT).is_empty());
    }

    #[test]
    fn nothing_and_what_is_not_a_number_give_nothing() {
        assert!(clip_pieces(&[], RECT).is_empty());
        assert!(clip_pieces(&[[1.0, 1.0]], RECT).is_empty());
        assert!(clip_pieces(&[[1.0, 1.0], [1.0, 1.0]], [f32::NAN; 4]).is_empty());
        let broken = [
            [1.0, 1.0],
            [2.0, 2.0],
            [f32::NAN, 3.0],
            [4.0, 4.0],
            [5.0, 5.0],
        ];
        assert_eq!(clip_pieces(&broken, RECT).len(), 2);
    }

    #[test]
    fn pieces_are_added_to_what_is_there() {
        let mut out = vec![vec![[0.0, 0.0]]];
        clip_to_rect(&[[10.0, -10.0], [10.0, 60.0]], RECT, &mut out);
        assert_eq!(out[1], [[10.0, 0.0], [10.0, 50.0]]);
    }

    fn any_line() -> impl Strategy<Value = Vec<[f32; 2]>> {
        prop::collection::vec(
            (-200.0..300.0_f32, -200.0..300.0_f32).prop_map(|(x, y)| [x, y]),
            2..40,
        )
    }

    proptest! {
        #[test]
        fn pieces_stay_inside_and_cover_all_that_is_inside(line in any_line()) {
            let pieces = clip_pieces(&line, RECT);
            for [x, y] in pieces.iter().flat_map(|piece| &piece.points) {
                prop_assert!((0.0..=100.0).contains(x) && (0.0..=50.0).contains(y));
            }
            // Counted the slow way: the share of many samples that lies inside.
            let mut expected = 0.0;
            for pair in line.windows(2) {
                let length = distance(pair[0], pair[1]);
                for i in 0..500 {
                    let t = (i as f32 + 0.5) / 500.0;
                    let x = pair[0][0] + t * (pair[1][0] - pair[0][0]);
                    let y = pair[0][1] + t * (pair[1][1] - pair[0][1]);
                    expected += if (0.0..=100.0).contains(&x) && (0.0..=50.0).contains(&y) { length / 500.0 } else { 0.0 };
                }
            }
            let covered: f64 = pieces.iter().map(|piece| polyline_length(&piece.points)).sum();
            prop_assert!((covered - expected).abs() < 2.5 * line.len() as f64, "{covered} of {expected}");
        }

        #[test]
        fn a_piece_starts_where_it_says(line in any_line()) {
            for piece in clip_pieces(&line, RECT) {
                let mut left = piece.start;
                let mut at = line[0];
                for pair in line.windows(2) {
                    let length = distance(pair[0], pair[1]);
                    if left <= length {
                        let t = (left / length) as f32;
                        at = [0, 1].map(|i| pair[0][i] + t * (pair[1][i] - pair[0][i]));
                        break;
                    }
                    left -= length;
                }
                prop_assert!(distance(at, piece.points[0]) < 0.01);
            }
        }
    }
}
