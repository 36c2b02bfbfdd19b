//! The stable name of a place: what stories, sessions and the shell call it by.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A place's id in kebab case, such as `durand-line` or `north-waziristan`.
///
/// Cheap to clone: all clones share one text.
///
/// ```
/// use durand::atlas::PlaceId;
///
/// let id: PlaceId = "ex-fata".parse()?;
/// assert_eq!(id.to_string(), "ex-fata");
/// assert!("Ex FATA".parse::<PlaceId>().is_err());
/// # Ok::<(), durand::atlas::PlaceIdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PlaceId(Arc<str>);

/// Why a text is no [`PlaceId`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceIdError {
    /// There was no text.
    #[error("an id cannot be empty")]
    Empty,

    /// A character outside `[a-z0-9-]`, or a hyphen at an end or doubled.
    #[error(
        "an id is written in small letters, digits and single hyphens, such as north-waziristan, not {0:?}"
    )]
    Spelling(String),
}

/// Holds `text` against the kebab case every id in the data follows.
pub(crate) fn check_kebab_case(text: &str) -> Result<(), PlaceIdError> {
    if text.is_empty() {
        return Err(PlaceIdError::Empty);
    }
    let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
    if text
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(allowed))
    {
        Ok(())
    } else {
        Err(PlaceIdError::Spelling(text.to_owned()))
    }
}

impl PlaceId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of the reader's own file that such a place is from: `own-<number>-…`.
    ///
    /// Such ids mean nothing where other files are open.
    pub fn file(&self) -> Option<u16> {
        let (number, _) = self.0.strip_prefix("own-")?.split_once('-')?;
        number.parse().ok()
    }
}

impl TryFrom<&str> for PlaceId {
    type Error = PlaceIdError;

    fn try_from(text: &str) -> Result<Self, PlaceIdError> {
        check_kebab_case(text)?;
        Ok(Self(Arc::from(text)))
    }
}

impl TryFrom<String> for PlaceId {
    type Error = PlaceIdError;

    fn try_from(text: String) -> Result<Self, PlaceIdError> {
        Self::try_from(text.as_str())
    }
}

impl FromStr for PlaceId {
    type Err = PlaceIdError;

    fn from_str(text: &str) -> Result<Self, PlaceIdError> {
        Self::try_from(text)
    }
}

impl From<PlaceId> for String {
    fn from(id: PlaceId) -> Self {
        id.as_str().to_owned()
    }
}

impl Borrow<str> for PlaceId {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for PlaceId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kebab_case_is_accepted_and_given_back() {
        for text in ["kabul", "ex-fata", "fr-d-i-khan", "2018"] {
            assert_eq!(text.parse::<PlaceId>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn everything_else_is_turned_down_with_the_reason() {
        assert_eq!("".parse::<PlaceId>(), Err(PlaceIdError::Empty));
        for text in [
            "Kabul", "ex fata", "-kabul", "kabul-", "a--b", "کابل", "a_b", " ",
        ] {
            assert_eq!(
                text.parse::<PlaceId>(),
                Err(PlaceIdError::Spelling(text.to_owned()))
            );
        }
    }

    #[test]
    fn an_id_travels_through_json_as_plain_text() {
        let id: PlaceId = "balochistan".parse().unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"balochistan\"");
        assert_eq!(
            serde_json::from_str::<PlaceId>("\"balochistan\"").unwrap(),
            id
        );
        assert!(serde_json::from_str::<PlaceId>("\"Balochistan\"").is_err());
    }

    #[test]
    fn a_map_of_ids_can_be_asked_with_a_plain_text() {
        let ids = std::collections::HashSet::from(["chaman-crossing".parse::<PlaceId>().unwrap()]);
        assert!(ids.contains("chaman-crossing"));
    }
}
