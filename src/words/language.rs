//! The languages of the window.

use serde::{Deserialize, Serialize};
use unic_langid::{LanguageIdentifier, langid};

/// A language of the window. The article and what is told of it are English in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
#[allow(
    clippy::unsafe_derive_deserialize,
    reason = "the macro that checks the ids of languages has it, not what is read"
)]
pub enum Language {
    #[default]
    English,
    Urdu,
}

impl Language {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Urdu];

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Urdu => "اردو",
        }
    }

    /// Its code after BCP 47.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Urdu => "ur",
        }
    }

    /// What its speakers call it, and where that is not English, what it is called in English.
    pub fn both_names(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Urdu => "اردو (Urdu)",
        }
    }

    /// Whether its lines begin at the right, and so does the window.
    pub fn is_right_to_left(self) -> bool {
        self == Self::Urdu
    }

    pub(super) fn id(self) -> LanguageIdentifier {
        match self {
            Self::English => langid!("en"),
            Self::Urdu => langid!("ur"),
        }
    }

    pub(super) fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("../../assets/words/en.ftl"),
            Self::Urdu => include_str!("../../assets/words/ur.ftl"),
        }
    }
}
