//! Who holds what of a border.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::words::Words;

/// One party's position on a border or territory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stance {
    /// Who holds it, such as `Afghanistan`.
    pub party: String,
    /// What they hold, in a sentence.
    pub position: String,
    /// Where that can be looked up.
    #[serde(default)]
    pub source: String,
    /// A second work that says so, or why there is none.
    #[serde(default)]
    pub second_source: String,
}

/// As whom the borders are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoundaryView {
    /// As they are on the ground, with what is contested said.
    #[default]
    InFact,
    /// As the government of Pakistan holds them to be.
    Pakistan,
    /// As governments of Afghanistan have held them to be.
    Afghanistan,
}

impl BoundaryView {
    /// Each of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::InFact, Self::Pakistan, Self::Afghanistan];

    /// What data, links and the command line call it.
    pub fn id(self) -> &'static str {
        match self {
            Self::InFact => "in-fact",
            Self::Pakistan => "pakistan",
            Self::Afghanistan => "afghanistan",
        }
    }

    /// What it is called in a list of views.
    pub fn name_in(self, words: Words) -> Cow<'static, str> {
        words.say(&format!("view-{}", self.id()))
    }

    /// As whom the borders are told, in a phrase: `Borders: in fact`.
    pub fn told_in(self, words: Words) -> String {
        words.with("view-of-borders", &[("view", self.id().into())])
    }

    /// The view of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.id() == id)
    }
}

/// What a border is called, and how it is told, in one view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Whose view.
    pub view: BoundaryView,
    /// What the border is called there.
    pub name: String,
    /// How it is told there, in a sentence.
    #[serde(default)]
    pub wording: String,
    /// Where that can be looked up.
    #[serde(default)]
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stance_is_read_without_its_source() {
        let stance: Stance =
            serde_json::from_str(r#"{"party": "A", "position": "B", "url": "ignored"}"#).unwrap();
        assert_eq!((stance.party.as_str(), stance.source.as_str()), ("A", ""));
    }

    #[test]
    fn a_stance_of_nobody_is_not_read() {
        assert!(serde_json::from_str::<Stance>(r#"{"position": "B"}"#).is_err());
    }
}
