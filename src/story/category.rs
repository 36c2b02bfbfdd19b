//! What sort of event it was, and how exactly its place is known.

use serde::{Deserialize, Serialize};

/// What sort of event it is; decides its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// A border is drawn, closed, crossed.
    Border,
    /// Politics and diplomacy.
    Politics,
    /// A military operation.
    Military,
    /// A militant movement forms, moves, splits.
    Militancy,
    /// An attack.
    Attack,
}

impl Category {
    /// Every category, in the order of the legend.
    pub const ALL: [Self; 5] = [
        Self::Border,
        Self::Politics,
        Self::Military,
        Self::Militancy,
        Self::Attack,
    ];

    /// How the legend calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Border => "Border & crossing",
            Self::Politics => "Politics & diplomacy",
            Self::Military => "Military operation",
            Self::Militancy => "Militant movement",
            Self::Attack => "Attack",
        }
    }

    /// As files write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Border => "border",
            Self::Politics => "politics",
            Self::Military => "military",
            Self::Militancy => "militancy",
            Self::Attack => "attack",
        }
    }

    /// The category files write as `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.key() == key)
    }
}

/// How exactly the place of an event is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the building or the bridge.
    Exact,
    /// To the town.
    Town,
    /// To the province or region.
    Region,
    /// To the country.
    Country,
}

impl Precision {
    /// Every precision, the most exact first.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Town, Self::Region, Self::Country];

    /// How an event's card says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Exact => "known to the spot",
            Self::Town => "known to the town",
            Self::Region => "known to the region",
            Self::Country => "known to the country",
        }
    }

    /// As files write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Town => "town",
            Self::Region => "region",
            Self::Country => "country",
        }
    }

    /// The precision files write as `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|precision| precision.key() == key)
    }

    /// Whether the point on the map is where it happened, and not just somewhere inside the region.
    pub const fn is_a_spot(self) -> bool {
        matches!(self, Self::Exact | Self::Town)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_what_serde_writes() {
        for category in Category::ALL {
            assert_eq!(serde_json::to_value(category).unwrap(), category.key());
            assert_eq!(Category::from_key(category.key()), Some(category));
        }
        for precision in Precision::ALL {
            assert_eq!(serde_json::to_value(precision).unwrap(), precision.key());
            assert_eq!(Precision::from_key(precision.key()), Some(precision));
        }
    }

    #[test]
    fn only_spots_and_towns_are_drawn_filled() {
        let spots: Vec<_> = Precision::ALL
            .into_iter()
            .filter(|precision| precision.is_a_spot())
            .collect();
        assert_eq!(spots, [Precision::Exact, Precision::Town]);
    }
}
