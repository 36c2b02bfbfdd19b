//! The stable name of an event: what sessions and the shell call it by.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::atlas::{PlaceIdError, check_kebab_case};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_id_is_kebab_case() {
        assert!("peshawar-school".parse::<EventId>().is_ok());
        assert!("Peshawar".parse::<EventId>().is_err());
    }

    #[test]
    fn an_event_id_travels_through_json_as_plain_text() {
        let id: EventId = "fall-of-kabul".parse().unwrap();
        assert_eq!(serde_json::to_value(&id).unwrap(), "fall-of-kabul");
        assert!(serde_json::from_str::<EventId>("\"\"").is_err());
    }
}
