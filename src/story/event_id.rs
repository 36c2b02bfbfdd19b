//! The stable name of an event: what sessions and the shell call it by.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::atlas::{PlaceIdError, check_kebab_case};

/// An event's id: in kebab case, such as `peshawar-school`, or for an event of a file its place
/// there, such as `1@2048`: file 1, byte 2048.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventId(Name);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Name {
    Told(Arc<str>),
    Read(u16, u64),
}

impl EventId {
    /// The id of the event that begins at byte `offset` of the reader's file number `file`, from 1.
    pub const fn read(file: u16, offset: u64) -> Self {
        Self(Name::Read(file, offset))
    }

    /// File and offset of an event that a file brought.
    pub const fn place_in_file(&self) -> Option<(u16, u64)> {
        match self.0 {
            Name::Read(file, offset) => Some((file, offset)),
            Name::Told(_) => None,
        }
    }

    /// The name of an event of the story.
    pub fn told(&self) -> Option<&str> {
        match &self.0 {
            Name::Told(name) => Some(name),
            Name::Read(..) => None,
        }
    }
}

impl TryFrom<&str> for EventId {
    type Error = PlaceIdError;

    fn try_from(text: &str) -> Result<Self, PlaceIdError> {
        if let Some((file, offset)) = text.split_once('@')
            && let (Ok(file), Ok(offset)) = (file.parse(), offset.parse())
        {
            return Ok(Self::read(file, offset));
        }
        check_kebab_case(text)?;
        Ok(Self(Name::Told(Arc::from(text))))
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
        id.to_string()
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Name::Told(name) => f.pad(name),
            Name::Read(file, offset) => f.pad(&format!("{file}@{offset}")),
        }
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
    fn an_event_of_a_file_is_called_by_its_place_there() {
        let id: EventId = "1@2048".parse().unwrap();
        assert_eq!(id.place_in_file(), Some((1, 2048)));
        assert_eq!(id.to_string(), "1@2048");
        assert_eq!(
            "fall-of-kabul".parse::<EventId>().unwrap().place_in_file(),
            None
        );
        assert!("1@".parse::<EventId>().is_err() && "@7".parse::<EventId>().is_err());
    }

    #[test]
    fn an_event_id_travels_through_json_as_plain_text() {
        let id: EventId = "fall-of-kabul".parse().unwrap();
        assert_eq!(serde_json::to_value(&id).unwrap(), "fall-of-kabul");
        assert!(serde_json::from_str::<EventId>("\"\"").is_err());
    }
}
