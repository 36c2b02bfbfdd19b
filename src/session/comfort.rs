//! How large the window is shown, and how much in it may move: what a reader sets once, for all
//! readings.

use serde::{Deserialize, Serialize};

/// Interface scales that can be chosen, in percent.
pub const SCALES: [u16; 11] = [75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/// The size of everything in the window, in percent of what is usual: 75 to 300.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct Scale(u16);

impl Default for Scale {
    fn default() -> Self {
        Self(100)
    }
}

impl From<u16> for Scale {
    /// The nearest scale that is allowed.
    fn from(percent: u16) -> Self {
        let [least, .., most] = SCALES;
        Self(percent.clamp(least, most))
    }
}

impl From<Scale> for u16 {
    fn from(scale: Scale) -> Self {
        scale.0
    }
}

impl Scale {
    /// In percent.
    pub const fn percent(self) -> u16 {
        self.0
    }

    /// As a factor.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next larger one of [`SCALES`], or the largest.
    #[must_use]
    pub fn larger(self) -> Self {
        let next = SCALES.into_iter().find(|percent| *percent > self.0);
        next.map_or(self, Self)
    }

    /// The next smaller one of [`SCALES`], or the smallest.
    #[must_use]
    pub fn smaller(self) -> Self {
        let mut all = SCALES.into_iter().rev();
        all.find(|percent| *percent < self.0).map_or(self, Self)
    }
}

/// What makes a window pleasant to a reader, whatever is read in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Comfort {
    /// How large everything is.
    pub scale: Scale,
    /// Whether nothing glides, fades or scrolls by itself.
    pub still: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_up_and_down_visit_every_scale_and_stay_at_the_ends() {
        let mut scale = Scale::from(0);
        let mut seen = vec![scale.percent()];
        for _ in 1..SCALES.len() {
            scale = scale.larger();
            seen.push(scale.percent());
        }
        assert_eq!(seen, SCALES);
        assert_eq!(scale.larger(), scale);
        for percent in SCALES.iter().rev() {
            assert_eq!(scale.percent(), *percent);
            scale = scale.smaller();
        }
        assert_eq!(scale.percent(), 75);
    }

    #[test]
    fn a_kept_scale_that_is_none_becomes_the_nearest() {
        for (kept, scale) in [("20", 75), ("140", 140), ("999", 300)] {
            let read: Scale = serde_json::from_str(kept).unwrap();
            assert_eq!(read.percent(), scale);
        }
    }

    #[test]
    fn a_state_without_comfort_is_as_usual() {
        let read: Comfort = serde_json::from_str("{}").unwrap();
        assert_eq!(read, Comfort::default());
        assert!((read.scale.factor() - 1.0).abs() < f32::EPSILON);
    }
}
