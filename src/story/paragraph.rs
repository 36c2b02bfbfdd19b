//! The parts of an article, in the order they are read.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::Words;

/// Which part of the article a passage is; sorts as it is read.
///
/// ```
/// use durand::story::ParagraphId;
///
/// let sixth: ParagraphId = "6".parse()?;
/// assert_eq!(sixth.label(), "¶6");
/// assert!("headline".parse::<ParagraphId>()? < sixth);
/// # Ok::<(), durand::story::ParagraphError>(())
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub enum ParagraphId {
    /// The title.
    #[default]
    Headline,
    /// The sentence under the title.
    Standfirst,
    /// The text under the picture.
    Caption,
    /// A paragraph, counted from 1.
    Number(NonZeroU32),
}

/// Why a text names no paragraph.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no paragraph: write headline, standfirst, caption or a number from 1")]
pub struct ParagraphError(String);

impl ParagraphId {
    /// How it is shown: `¶6`, `headline`.
    pub fn label(self) -> String {
        match self {
            Self::Number(number) => format!("¶{number}"),
            named => named.to_string(),
        }
    }

    /// How it is shown in the language of `words`.
    pub fn label_in(self, words: Words) -> Cow<'static, str> {
        match self {
            Self::Number(_) => Cow::Owned(self.label()),
            Self::Headline => words.say("paragraph-headline"),
            Self::Standfirst => words.say("paragraph-standfirst"),
            Self::Caption => words.say("paragraph-caption"),
        }
    }
}

impl fmt::Display for ParagraphId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Headline => f.pad("headline"),
            Self::Standfirst => f.pad("standfirst"),
            Self::Caption => f.pad("caption"),
            Self::Number(number) => fmt::Display::fmt(number, f),
        }
    }
}

impl FromStr for ParagraphId {
    type Err = ParagraphError;

    fn from_str(text: &str) -> Result<Self, ParagraphError> {
        match text {
            "headline" => Ok(Self::Headline),
            "standfirst" => Ok(Self::Standfirst),
            "caption" => Ok(Self::Caption),
            // `+6` and `06` would not be printed back as they were read.
            _ if text.starts_with(|c: char| matches!(c, '1'..='9')) => text
                .parse()
                .map(Self::Number)
                .map_err(|_| ParagraphError(text.to_owned())),
            _ => Err(ParagraphError(text.to_owned())),
        }
    }
}

impl TryFrom<String> for ParagraphId {
    type Error = ParagraphError;

    fn try_from(text: String) -> Result<Self, ParagraphError> {
        text.parse()
    }
}

impl From<ParagraphId> for String {
    fn from(id: ParagraphId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_sort_as_they_are_read() {
        let mut ids = ["10", "2", "caption", "headline", "standfirst"]
            .map(|id| id.parse::<ParagraphId>().unwrap());
        ids.sort();
        assert_eq!(
            ids.map(|id| id.to_string()),
            ["headline", "standfirst", "caption", "2", "10"]
        );
    }

    #[test]
    fn everything_else_is_turned_down() {
        for text in [
            "0",
            "",
            "-1",
            "+6",
            "06",
            "6a",
            "Headline",
            "99999999999",
            "١",
        ] {
            assert!(text.parse::<ParagraphId>().is_err(), "{text}");
        }
        assert_eq!(
            "0".parse::<ParagraphId>().unwrap_err().to_string(),
            "\"0\" is no paragraph: write headline, standfirst, caption or a number from 1"
        );
    }
}
