//! What happened, where, when, and how exactly both are known.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ParagraphId, When};
use crate::atlas::{PlaceId, PlaceIdError, check_kebab_case};

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

/// An event's id in kebab case, such as `peshawar-school`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventId(Arc<str>);

impl EventId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for EventId {
    type Error = PlaceIdError;

    fn try_from(text: &str) -> Result<Self, PlaceIdError> {
        check_kebab_case(text)?;
        Ok(Self(Arc::from(text)))
    }
}

impl TryFrom<String> for EventId {
    type Error = PlaceIdError;

    fn try_from(text: String) -> Result<Self, PlaceIdError> {
        Self::try_from(text.as_str())
    }
}

impl std::str::FromStr for EventId {
    type Err = PlaceIdError;

    fn from_str(text: &str) -> Result<Self, PlaceIdError> {
        Self::try_from(text)
    }
}

impl From<EventId> for String {
    fn from(id: EventId) -> Self {
        id.as_str().to_owned()
    }
}

impl Borrow<str> for EventId {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What is known beyond the article, with where it can be looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// What is known.
    pub text: String,
    /// Where it can be looked up.
    #[serde(default)]
    pub source: String,
}

/// One event the article tells of.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What sessions and the shell call it by.
    pub id: EventId,
    /// What happened, in a line.
    pub title: String,
    /// The same in two or three words; the title when none are given.
    pub short: String,
    /// When; `None` when the article gives no date.
    pub when: Option<When>,
    /// The date as the article gives it.
    pub date_text: Option<String>,
    /// What sort of event.
    pub category: Category,
    /// The place of the atlas it happened at.
    pub place: Option<PlaceId>,
    /// The place in words.
    pub place_text: String,
    /// Where its mark stands, `[lon, lat]` in degrees.
    pub position: [f64; 2],
    /// How exactly the place is known.
    pub precision: Precision,
    /// The passages that tell of it, as they are read.
    pub passages: Vec<ParagraphId>,
    /// What the article says of it.
    pub description: String,
    /// What is known beyond the article.
    pub added: Vec<Added>,
}

impl Event {
    /// Its date for the reader: the article's own words, else the date in English, else `undated`.
    pub fn date_label(&self) -> String {
        match (&self.date_text, &self.when) {
            (Some(text), _) => text.clone(),
            (None, Some(when)) => when.label(),
            (None, None) => "undated".to_owned(),
        }
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

    #[test]
    fn an_event_id_is_kebab_case() {
        assert!("peshawar-school".parse::<EventId>().is_ok());
        assert!("Peshawar".parse::<EventId>().is_err());
    }
}
