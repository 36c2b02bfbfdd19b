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
    /// Whether the place as such was not there yet; the name is then that of the ground it has now.
    #[serde(default)]
    pub not_yet: bool,
    /// Where that can be looked up.
    #[serde(default)]
    pub source: String,
    /// A second work that says so, or why there is none.
    #[serde(default)]
    pub second_source: String,
}

impl Status {
    /// Whether it holds on `day`, an ISO 8601 date such as `1893-12-31`.
    ///
    /// Dates of less detail stand for their first day: `2009-09` is 1 September. That is also how
    /// the texts of dates sort.
    pub fn holds_on(&self, day: &str) -> bool {
        self.from.as_str() <= day && self.to.as_deref().is_none_or(|to| day < to)
    }

    /// The calendar year in which it began.
    pub fn first_year(&self) -> Option<i32> {
        self.from.get(..4)?.parse().ok()
    }
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

    /// The status that holds on `day`, an ISO 8601 date; of several, the one that began last.
    pub fn on(&self, day: &str) -> Option<&Status> {
        self.0.iter().rev().find(|status| status.holds_on(day))
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
            not_yet: false,
            source: String::new(),
            second_source: String::new(),
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
    fn a_status_holds_from_its_first_day_to_the_day_before_the_next() {
        let mut old = status("1901-11-09", "North-West Frontier Province");
        old.to = Some("2010-04-19".to_owned());
        let chronicle = Chronicle::new(vec![status("2010-04-19", "Khyber Pakhtunkhwa"), old]);
        let name = |day| chronicle.on(day).map(|status| status.name.as_str());
        assert_eq!(name("1893-12-31"), None);
        assert_eq!(name("1901-11-09"), Some("North-West Frontier Province"));
        assert_eq!(name("2010-04-18"), Some("North-West Frontier Province"));
        assert_eq!(name("2010-04-19"), Some("Khyber Pakhtunkhwa"));
    }

    #[test]
    fn of_two_statuses_that_overlap_the_later_one_speaks() {
        let mut state = status("1992-04-28", "Islamic State");
        state.to = Some("2001-12-22".to_owned());
        let mut emirate = status("1996-09-27", "Islamic Emirate");
        emirate.to = Some("2001-11-13".to_owned());
        let chronicle = Chronicle::new(vec![emirate, state]);
        let name = |day| chronicle.on(day).map(|status| status.name.as_str());
        assert_eq!(name("1995-01-01"), Some("Islamic State"));
        assert_eq!(name("1998-01-01"), Some("Islamic Emirate"));
        assert_eq!(name("2001-12-01"), Some("Islamic State"));
    }

    #[test]
    fn a_date_without_a_day_begins_on_its_first() {
        let status = status("2009-09", "Gilgit-Baltistan");
        assert!(status.holds_on("2009-09-01") && !status.holds_on("2009-08-31"));
        assert_eq!(status.first_year(), Some(2009));
    }

    #[test]
    fn an_empty_chronicle_has_no_latest_status() {
        assert!(Chronicle::default().is_empty());
        assert_eq!(Chronicle::default().latest(), None);
    }
}
