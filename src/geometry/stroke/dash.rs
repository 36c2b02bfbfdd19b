//! Solid lines → dashes.

use super::{distance, polyline_length};

/// Below this length in screen points a pattern is a grey line; drawn solid, it is also cheap.
const SHORTEST_PERIOD: f64 = 0.05;

/// More dashes than this come from a line that nobody clipped to the map.
const MOST_PERIODS: f64 = 100_000.0;

/// The dashes of `line`: `pattern` gives lengths on, off, on, … in screen points.
///
/// `phase` is how far into the pattern the line starts, as in SVG's `stroke-dashoffset`; a pattern
/// of odd length is repeated to an even one, as in SVG. Dashes bend with the line. Without a usable
/// pattern the line is one dash; dashes without length are left out.
///
/// ```
/// use durand::geometry::dashes;
///
/// let line = [[0.0, 0.0], [10.0, 0.0]];
/// let cut = dashes(&line, &[4.0, 2.0], 0.0);
/// assert_eq!(cut, [vec![[0.0, 0.0], [4.0, 0.0]], vec![[6.0, 0.0], [10.0, 0.0]]]);
/// ```
pub fn dashes(line: &[[f32; 2]], pattern: &[f32], phase: f32) -> Vec<Vec<[f32; 2]>> {
    let usable = pattern
        .iter()
        .all(|length| length.is_finite() && *length >= 0.0);
    let period: f64 = pattern.iter().copied().map(f64::from).sum();
    let length = polyline_length(line);
    if !usable || period < SHORTEST_PERIOD || length > period * MOST_PERIODS {
        return if line.len() > 1 {
            vec![line.to_vec()]
        } else {
            Vec::new()
        };
    }
    let mut pen = Pen::start(
        pattern,
        period,
        if phase.is_finite() { phase.into() } else { 0.0 },
    );
    for pair in line.windows(2) {
        if pair.iter().flatten().all(|value| value.is_finite()) {
            pen.draw(pair[0], pair[1]);
        } else {
            pen.lift();
        }
    }
    pen.lift();
    pen.done
}

struct Pen<'a> {
    pattern: &'a [f32],
    /// Position in the pattern, run through twice when its length is odd.
    slot: usize,
    /// Length left in this slot, screen points.
    left: f64,
    dash: Vec<[f32; 2]>,
    done: Vec<Vec<[f32; 2]>>,
}

impl<'a> Pen<'a> {
    fn start(pattern: &'a [f32], period: f64, phase: f64) -> Self {
        let whole = if pattern.len() % 2 == 1 {
            2.0 * period
        } else {
            period
        };
        let mut pen = Self {
            pattern,
            slot: 0,
            left: 0.0,
            dash: Vec::new(),
            done: Vec::new(),
        };
        pen.left = pen.length();
        let mut into = phase.rem_euclid(whole);
        // Twice round at most; rounding must not send it round for ever.
        for _ in 0..2 * pattern.len() {
            if into < pen.left {
                break;
            }
            into -= pen.left;
            pen.next();
        }
        pen.left = (pen.left - into).max(0.0);
        pen
    }

    fn length(&self) -> f64 {
        self.pattern
            .get(self.slot % self.pattern.len())
            .copied()
            .map_or(0.0, f64::from)
    }

    fn next(&mut self) {
        self.slot = (self.slot + 1) % (2 * self.pattern.len());
        self.left = self.length();
    }

    fn is_down(&self) -> bool {
        self.slot.is_multiple_of(2)
    }

    fn draw(&mut self, a: [f32; 2], b: [f32; 2]) {
        let length = distance(a, b);
        let mut at = 0.0;
        self.touch(a);
        while length - at > self.left {
            at += self.left;
            let fraction = (at / length) as f32;
            let turn = [0, 1].map(|axis| a[axis] + fraction * (b[axis] - a[axis]));
            self.touch(turn);
            self.lift();
            self.next();
            self.touch(turn);
        }
        self.left -= length - at;
        self.touch(b);
    }

    fn touch(&mut self, point: [f32; 2]) {
        if self.is_down() && self.dash.last() != Some(&point) {
            self.dash.push(point);
        }
    }

    fn lift(&mut self) {
        let dash = std::mem::take(&mut self.dash);
        if dash.len() > 1 {
            self.done.push(dash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINE: [[f32; 2]; 2] = [[0.0, 0.0], [10.0, 0.0]];

    #[test]
    fn a_dash_bends_round_the_corner() {
        let corner = [[0.0, 0.0], [3.0, 0.0], [3.0, 7.0]];
        assert_eq!(
            dashes(&corner, &[5.0, 2.0], 0.0),
            [
                vec![[0.0, 0.0], [3.0, 0.0], [3.0, 2.0]],
                vec![[3.0, 4.0], [3.0, 7.0]]
            ]
        );
    }

    #[test]
    fn the_phase_moves_the_pattern_towards_the_start() {
        assert_eq!(
            dashes(&LINE, &[4.0, 4.0], 2.0),
            [vec![[0.0, 0.0], [2.0, 0.0]], vec![[6.0, 0.0], [10.0, 0.0]]]
        );
        assert_eq!(
            dashes(&LINE, &[4.0, 4.0], -2.0),
            [vec![[2.0, 0.0], [6.0, 0.0]]]
        );
        assert_eq!(
            dashes(&LINE, &[4.0, 4.0], 4.0),
            [vec![[4.0, 0.0], [8.0, 0.0]]]
        );
    }

    #[test]
    fn an_odd_pattern_swaps_on_and_off() {
        assert_eq!(
            dashes(&LINE, &[3.0], 0.0),
            [vec![[0.0, 0.0], [3.0, 0.0]], vec![[6.0, 0.0], [9.0, 0.0]]]
        );
    }

    #[test]
    fn a_line_without_a_usable_pattern_is_one_dash() {
        for pattern in [
            &[][..],
            &[0.0, 0.0],
            &[-1.0, 2.0],
            &[f32::NAN, 1.0],
            &[1e-6, 1e-6],
        ] {
            assert_eq!(dashes(&LINE, pattern, 0.0), [LINE.to_vec()]);
        }
        let endless = [[0.0, 0.0], [1e30, 0.0]];
        assert_eq!(dashes(&endless, &[4.0, 2.0], 0.0), [endless.to_vec()]);
        assert!(
            dashes(&[], &[], 0.0).is_empty() && dashes(&LINE[..1], &[1.0, 1.0], 0.0).is_empty()
        );
    }

    #[test]
    fn a_dash_stops_at_what_is_not_a_number() {
        let broken = [
            [0.0, 0.0],
            [1.0, 0.0],
            [f32::NAN, 0.0],
            [3.0, 0.0],
            [4.0, 0.0],
        ];
        assert_eq!(dashes(&broken, &[9.0, 1.0], f32::NAN).len(), 2);
    }

    proptest! {
        #[test]
        fn dashes_and_gaps_add_up_to_the_line(
            line in prop::collection::vec((0.0..500.0_f32, 0.0..500.0_f32).prop_map(|(x, y)| [x, y]), 2..30),
            on in 0.5..20.0_f32, off in 0.5..20.0_f32, phase in -50.0..50.0_f32,
        ) {
            let length = |all: Vec<Vec<[f32; 2]>>| all.iter().map(|dash| polyline_length(dash)).sum::<f64>();
            let inked = length(dashes(&line, &[on, off], phase));
            // The gaps of a pattern are the dashes of the same pattern begun one dash later.
            let gaps = length(dashes(&line, &[off, on], phase - on));
            prop_assert!((inked + gaps - polyline_length(&line)).abs() < 0.1);
        }

        #[test]
        fn a_full_dash_is_as_long_as_the_pattern_says(x in 50.0..500.0_f32, y in 50.0..500.0_f32, on in 1.0..9.0_f32) {
            let all = dashes(&[[0.0, 0.0], [x, y]], &[on, 2.0], 0.0);
            for dash in &all[..all.len() - 1] {
                prop_assert!((polyline_length(dash) - f64::from(on)).abs() < 1e-3);
            }
        }
    }
}
