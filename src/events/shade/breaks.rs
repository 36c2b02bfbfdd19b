//! Where one class of numbers ends and the next begins.

use super::STEPS;

/// One class of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    /// The least number in it.
    pub(super) from: f64,
    /// From where to where, as a legend tells it.
    pub(super) told: [f64; 2],
    /// Whether the end is left out of it.
    pub(super) open: bool,
}

/// As many numbers in each class, as far as equal numbers allow; told by the least and the most
/// that are really there. `sorted` ascends.
pub(super) fn equal(sorted: &[f64]) -> Vec<Step> {
    let mut starts: Vec<f64> = (0..STEPS)
        .filter_map(|step| sorted.get(step * sorted.len() / STEPS).copied())
        .collect();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().map(Some).chain([None]);
    let steps = starts.iter().zip(ends).map(|(&from, next)| {
        let after = next.map_or(sorted.len(), |next| {
            sorted.partition_point(|number| *number < next)
        });
        let most = after.checked_sub(1).and_then(|last| sorted.get(last));
        Step {
            from,
            told: [from, most.copied().unwrap_or(from)],
            open: false,
        }
    });
    steps.collect()
}

/// Equal steps between round numbers: 1, 2, 2.5 or 5 times a power of ten apart, as many as there
/// are classes or fewer.
///
/// # Source
/// Heckbert, *Nice numbers for graph labels*, Graphics Gems, 1990; with 2.5 as a fourth digit.
pub(super) fn round(sorted: &[f64]) -> Vec<Step> {
    let (Some(&least), Some(&most)) = (sorted.first(), sorted.last()) else {
        return Vec::new();
    };
    let whole = sorted.iter().all(|number| number.fract() == 0.0);
    if least >= most {
        return equal(sorted);
    }
    let Some((start, step)) = nice(least, most, whole) else {
        return equal(sorted);
    };
    let count = ((most - start) / step).floor() as usize + 1;
    let bound = |number: usize| start + step * number as f64;
    let steps = (0..count.min(STEPS)).map(|number| {
        let (from, to) = (bound(number), bound(number + 1));
        Step {
            from,
            // Whole numbers say best which of them are in it.
            told: if whole { [from, to - 1.0] } else { [from, to] },
            open: !whole,
        }
    });
    steps.collect()
}

/// Where the first class begins, and how long each is.
fn nice(least: f64, most: f64, whole: bool) -> Option<(f64, f64)> {
    let raw = (most - least) / STEPS as f64;
    if !raw.is_finite() || raw <= 0.0 {
        return None;
    }
    let power = raw.log10().floor() as i32;
    let digits = [1.0, 2.0, 2.5, 5.0];
    let steps = (power..power + 3).flat_map(|power| digits.map(|d| d * 10_f64.powi(power)));
    let fits = |step: f64| {
        let start = (least / step).floor() * step;
        let round = !whole || (step >= 1.0 && step.fract() == 0.0);
        let count = ((most - start) / step).floor() + 1.0;
        (round && count <= STEPS as f64 && start.is_finite()).then_some((start, step))
    };
    steps.into_iter().find_map(fits)
}
