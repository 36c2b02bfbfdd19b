//! Zoom levels: how large the world is drawn, held between what the data can bear.

use serde::{Deserialize, Serialize};

/// Width of the world at zoom 0, screen points.
const TILE_POINTS: f64 = 256.0;

/// Why a number is no [`Zoom`].
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ZoomError {
    /// The number is not finite or outside [`Zoom::MIN`]`..=`[`Zoom::MAX`].
    #[error("zoom {0} is outside 3 to 14")]
    Range(f64),
}

/// A zoom level between 3 and 14: the world is `256 · 2^zoom` screen points wide.
///
/// ```
/// use durand::geometry::Zoom;
///
/// assert_eq!(Zoom::try_from(6.5)?.get(), 6.5);
/// assert!(Zoom::try_from(40.0).is_err());
/// assert_eq!(Zoom::clamped(40.0), Zoom::MAX);
/// # Ok::<(), durand::geometry::ZoomError>(())
/// ```
#[derive(Copy, Clone, PartialEq, PartialOrd, Debug, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Zoom(f64);

impl Zoom {
    /// The whole of Asia in a window.
    pub const MIN: Self = Self(3.0);
    /// A town in a window; the data holds no more.
    pub const MAX: Self = Self(14.0);

    /// The nearest zoom to `level`; what is not a number becomes [`Zoom::MIN`].
    pub fn clamped(level: f64) -> Self {
        if level.is_nan() {
            return Self::MIN;
        }
        Self(level.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Screen points for one world unit, which is the width of the world.
    pub fn points_per_world_unit(self) -> f64 {
        TILE_POINTS * self.0.exp2()
    }

    /// The level that shows a world unit at so many screen points, clamped.
    pub fn from_points_per_world_unit(points: f64) -> Self {
        Self::clamped((points / TILE_POINTS).log2())
    }

    /// The level as a number.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Zoom {
    type Error = ZoomError;

    fn try_from(level: f64) -> Result<Self, ZoomError> {
        if (Self::MIN.0..=Self::MAX.0).contains(&level) {
            Ok(Self(level))
        } else {
            Err(ZoomError::Range(level))
        }
    }
}

impl From<Zoom> for f64 {
    fn from(zoom: Zoom) -> Self {
        zoom.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zoom_is_held_between_two_and_fourteen() {
        assert_eq!(Zoom::try_from(14.5), Err(ZoomError::Range(14.5)));
        assert!(Zoom::try_from(f64::NAN).is_err());
        assert_eq!(Zoom::clamped(f64::NAN), Zoom::MIN);
        assert_eq!(Zoom::clamped(f64::INFINITY), Zoom::MAX);
        assert!(serde_json::from_str::<Zoom>("99").is_err());
    }

    #[test]
    fn the_error_names_the_limits_that_hold() {
        let text = ZoomError::Range(99.0).to_string();
        assert!(text.contains(&Zoom::MIN.get().to_string()));
        assert!(text.contains(&Zoom::MAX.get().to_string()));
    }

    #[test]
    fn scale_and_level_are_two_words_for_one_thing() {
        let zoom = Zoom::clamped(6.25);
        let back = Zoom::from_points_per_world_unit(zoom.points_per_world_unit());
        assert!((back.get() - 6.25).abs() < 1e-12);
        assert_eq!(Zoom::from_points_per_world_unit(f64::INFINITY), Zoom::MAX);
        assert_eq!(Zoom::from_points_per_world_unit(-1.0), Zoom::MIN);
    }
}
