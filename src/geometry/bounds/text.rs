//! How bounds are written: `west,south,east,north` on a command line, four numbers in JSON.

use std::fmt;
use std::str::FromStr;

use super::{BoundsError, GeoBounds};

impl TryFrom<[f64; 4]> for GeoBounds {
    type Error = BoundsError;

    fn try_from([west, south, east, north]: [f64; 4]) -> Result<Self, BoundsError> {
        Self::new(west, south, east, north)
    }
}

impl From<GeoBounds> for [f64; 4] {
    fn from(bounds: GeoBounds) -> Self {
        [bounds.west(), bounds.south(), bounds.east(), bounds.north()]
    }
}

impl FromStr for GeoBounds {
    type Err = BoundsError;

    /// Reads `west,south,east,north` in degrees; blanks around a number are allowed.
    fn from_str(text: &str) -> Result<Self, BoundsError> {
        const EDGES: [&str; 4] = ["west", "south", "east", "north"];
        let count = text
            .split(',')
            .filter(|part| !part.trim().is_empty())
            .count();
        if count != 4 || text.split(',').count() != 4 {
            return Err(BoundsError::Count(count));
        }
        let mut edges = [0.0; 4];
        for ((edge, name), part) in edges.iter_mut().zip(EDGES).zip(text.split(',')) {
            *edge = part.trim().parse().map_err(|_| BoundsError::Number(name))?;
        }
        Self::try_from(edges)
    }
}

impl fmt::Display for GeoBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [west, south, east, north]: [f64; 4] = (*self).into();
        write!(f, "{west},{south},{east},{north}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_wrong_text_says_what_is_wrong() {
        let error = |text: &str| text.parse::<GeoBounds>().unwrap_err();
        assert_eq!(error(""), BoundsError::Count(0));
        assert_eq!(error("60,24,75"), BoundsError::Count(3));
        assert_eq!(error("60,24,75,38,"), BoundsError::Count(4));
        assert_eq!(error("60,x,75,38"), BoundsError::Number("south"));
        assert_eq!(
            error("75,24,60,38").to_string().split(';').next(),
            Some("west 75 lies east of east 60")
        );
        assert!(matches!(
            error("60,38,75,24"),
            BoundsError::SouthOfNorth { .. }
        ));
        assert!(matches!(error("60,24,75,NaN"), BoundsError::Position(_)));
    }

    #[test]
    fn json_is_four_numbers_and_is_checked() {
        let text = serde_json::to_string(&"60,24,75,38".parse::<GeoBounds>().unwrap()).unwrap();
        assert_eq!(text, "[60.0,24.0,75.0,38.0]");
        assert!(serde_json::from_str::<GeoBounds>("[75,24,60,38]").is_err());
    }

    proptest! {
        #[test]
        fn text_and_box_are_the_same(w in -180.0..0.0_f64, s in -90.0..0.0_f64, e in 0.0..180.0_f64, n in 0.0..90.0_f64) {
            let bounds = GeoBounds::new(w, s, e, n).unwrap();
            prop_assert_eq!(bounds.to_string().parse::<GeoBounds>(), Ok(bounds));
        }
    }
}
