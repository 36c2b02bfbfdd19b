//! A place's names and status through time.

use serde::{Deserialize, Serialize};

/// What a place was called, and was, over one span of years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// First day or year of the span, as ISO 8601 text such as `1893-11-12` or `1947`.
    pub from: String,
    /// First day or year no longer in the span; `None` while it lasts.
    #[serde(default)]
    pub to: Option<String>,
    /// What the place was called.
    #[serde(default)]
    pub name: String,
    /// What it was, in a few words.
    #[serde(default)]
    pub status: String,
    /// Where that can be looked up.
    #[serde(default)]
    pub source: String,
}

/// The statuses of one place, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chronicle(Vec<Status>);

impl Chronicle {
    /// A chronicle of `statuses`, put in the order of their beginnings.
    pub fn new(mut statuses: Vec<Status>) -> Self {
        // ISO 8601 texts of the common era sort as the dates they stand for.
        statuses.sort_by(|a, b| a.from.cmp(&b.from));
        Self(statuses)
    }

    /// Every status, oldest first.
    pub fn statuses(&self) -> &[Status] {
        &self.0
    }

    /// The status that began last, which holds today.
    pub fn latest(&self) -> Option<&Status> {
        self.0.last()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(from: &str, name: &str) -> Status {
        Status {
            from: from.into(),
            to: None,
            name: name.into(),
            status: String::new(),
            source: String::new(),
        }
    }

    #[test]
    fn the_latest_status_is_the_one_that_began_last() {
        let chronicle = Chronicle::new(vec![
            status("2010-04-19", "Khyber Pakhtunkhwa"),
            status("1901-11-09", "North-West Frontier Province"),
        ]);
        assert_eq!(chronicle.latest().unwrap().name, "Khyber Pakhtunkhwa");
        assert_eq!(chronicle.statuses()[0].from, "1901-11-09");
    }

    #[test]
    fn an_empty_chronicle_has_no_latest_status() {
        assert!(Chronicle::default().is_empty());
        assert_eq!(Chronicle::default().latest(), None);
    }
}
