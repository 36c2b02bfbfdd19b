//! Who holds what of a border.

use serde::{Deserialize, Serialize};

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
