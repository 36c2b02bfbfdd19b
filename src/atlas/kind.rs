//! What sort of thing a place is.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::words::Words;

/// The sort of a [`Place`](super::Place); decides how it is drawn and how it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// A sovereign country.
    Country,
    /// A first-order unit of a country.
    Province,
    /// A unit outside the provinces, such as the former FATA.
    Territory,
    /// One of the seven tribal agencies of the former FATA.
    Agency,
    /// One of the six Frontier Regions of the former FATA.
    FrontierRegion,
    /// A whole boundary between two countries.
    Border,
    /// The part of a border along one unit.
    BorderStretch,
    /// A line one side at least does not accept, such as the Line of Control.
    DisputedLine,
    /// A place where a road passes a border.
    Crossing,
    /// A settlement of any size.
    Town,
    /// A river.
    River,
    /// A lake.
    Lake,
    /// A glacier.
    Glacier,
    /// A built-up area.
    UrbanArea,
    /// An area that a reader's file or a story brings.
    Region,
    /// A line that a reader's file or a story brings, such as another border.
    Line,
    /// A spot that a story brings.
    Spot,
}

impl PlaceKind {
    /// Every kind, from the largest units down to the waters, then what readers and stories bring.
    pub const ALL: [Self; 17] = [
        Self::Country,
        Self::Province,
        Self::Territory,
        Self::Agency,
        Self::FrontierRegion,
        Self::Border,
        Self::BorderStretch,
        Self::DisputedLine,
        Self::Crossing,
        Self::Town,
        Self::River,
        Self::Lake,
        Self::Glacier,
        Self::UrbanArea,
        Self::Region,
        Self::Line,
        Self::Spot,
    ];

    /// How it is called in the language of `words`.
    pub fn label_in(self, words: Words) -> Cow<'static, str> {
        words.say(&format!("kind-{}", self.key()))
    }

    /// How the kind is called in the window, such as `Frontier Region`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Country => "Country",
            Self::Province => "Province",
            Self::Territory => "Territory",
            Self::Agency => "Agency",
            Self::FrontierRegion => "Frontier Region",
            Self::Border => "Border",
            Self::BorderStretch => "Border stretch",
            Self::DisputedLine => "Disputed line",
            Self::Crossing => "Border crossing",
            Self::Town => "Town",
            Self::River => "River",
            Self::Lake => "Lake",
            Self::Glacier => "Glacier",
            Self::UrbanArea => "Urban area",
            Self::Region => "Region",
            Self::Line => "Line",
            Self::Spot => "Place",
        }
    }

    /// The kind as the data files write it, such as `frontier-region`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Province => "province",
            Self::Territory => "territory",
            Self::Agency => "agency",
            Self::FrontierRegion => "frontier-region",
            Self::Border => "border",
            Self::BorderStretch => "border-stretch",
            Self::DisputedLine => "disputed-line",
            Self::Crossing => "crossing",
            Self::Town => "town",
            Self::River => "river",
            Self::Lake => "lake",
            Self::Glacier => "glacier",
            Self::UrbanArea => "urban-area",
            Self::Region => "region",
            Self::Line => "line",
            Self::Spot => "spot",
        }
    }

    /// The kind the data files write as `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether such a place may go without a name: waters, ice and houses are drawn all the same.
    pub const fn may_be_nameless(self) -> bool {
        matches!(
            self,
            Self::River | Self::Lake | Self::Glacier | Self::UrbanArea
        )
    }

    /// Whether the kind is a line on the ground that separates two sides.
    pub const fn is_boundary(self) -> bool {
        matches!(
            self,
            Self::Border | Self::BorderStretch | Self::DisputedLine
        )
    }
}

impl fmt::Display for PlaceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_in_files_as_serde_writes_it() {
        for kind in PlaceKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.key());
            assert_eq!(PlaceKind::from_key(kind.key()), Some(kind));
        }
    }

    #[test]
    fn an_unknown_kind_is_none() {
        assert_eq!(PlaceKind::from_key("Country"), None);
        assert_eq!(PlaceKind::from_key(""), None);
    }

    #[test]
    fn lines_that_separate_are_told_from_crossings() {
        assert!(PlaceKind::DisputedLine.is_boundary());
        assert!(!PlaceKind::Crossing.is_boundary());
    }
}
