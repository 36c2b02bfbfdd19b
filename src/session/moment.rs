//! The day of which names and standing are told.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Dataset, Session};
use crate::atlas::{BoundaryView, Place, Status};
use crate::events::day_of_new_year;

/// A day of the past that the map speaks of: the last one of the years that are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As an ISO 8601 date, such as `1893-12-31`; so do a chronicle's dates compare with it.
    pub day: String,
    /// How it is told: the year, or the label of a column such as "late 1990s".
    pub label: String,
}

impl Moment {
    /// The last day of a calendar year.
    pub fn of_year(year: i32) -> Option<Self> {
        Self::ending(day_of_new_year(year + 1), year.to_string())
    }

    /// The day before `end`, which counts from 1970-01-01.
    fn ending(end: i64, label: String) -> Option<Self> {
        let start = Date::constant(1970, 1, 1);
        let day = start.checked_add((end - 1).days()).ok()?;
        let day = day.to_string();
        Some(Self { day, label })
    }

    /// What a place was called and was at this moment, as far as its chronicle tells.
    pub fn status_of<'a>(&self, place: &'a Place) -> Option<&'a Status> {
        place.chronicle.on(&self.day)
    }

    /// The name that a place bore at this moment and bears no longer. What still holds is told by
    /// the name that the article's readers know: "ex-FATA".
    pub fn past_name<'a>(&self, place: &'a Place) -> Option<&'a str> {
        let past = self.status_of(place).filter(|status| status.to.is_some());
        let name = past.map(|status| status.name.as_str());
        name.filter(|name| !name.is_empty())
    }
}

impl Session {
    /// The day the map speaks of; `None` is today.
    ///
    /// A year that was gone to speaks for itself. Of several columns that were asked for the
    /// latest speaks; where all are on, none are, or only undated events are, it is today.
    pub fn moment(&self, data: &Dataset) -> Option<Moment> {
        if let Some(year) = self.years.year() {
            return Moment::of_year(year);
        }
        if self.years.is_all() {
            return None;
        }
        let asked = self.years.asked();
        let spans = asked.filter_map(|index| {
            let column = data.columns.get(index)?;
            Some((column.span?, column))
        });
        let ([_, end], column) = spans.max_by_key(|([start, end], _)| (*end, *start))?;
        Moment::ending(end, column.label_in(self.words()).into_owned())
    }

    /// What a place is called: by its name in the chosen view of the borders where that has one of
    /// its own, by its name of that time where the map speaks of the past, else by its name.
    pub fn name_of<'a>(&self, place: &'a Place, moment: Option<&Moment>) -> &'a str {
        let own = self.boundary_view != BoundaryView::InFact;
        let wording = place.wording(self.boundary_view).filter(|_| own);
        let there = wording.map(|wording| wording.name.as_str());
        let name = there.or_else(|| moment?.past_name(place));
        // Names of other times and views are known in English; where that is today's, it is told
        // in the reader's language.
        name.filter(|name| *name != place.names.english)
            .unwrap_or_else(|| place.names.in_language(self.language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Command;
    use crate::session::testing::data;

    fn asked(labels: &[&str], data: &Dataset) -> Session {
        let mut session = Session::new(data, [800.0, 600.0]);
        session.apply(Command::NoYears, data);
        for label in labels {
            let column = data.columns.labelled(label).unwrap();
            session.apply(Command::ToggleColumn(column), data);
        }
        session
    }

    fn day(session: &Session, data: &Dataset) -> Option<String> {
        session.moment(data).map(|moment| moment.day)
    }

    #[test]
    fn all_years_and_no_years_speak_of_today() {
        let data = data();
        let mut session = Session::new(&data, [800.0, 600.0]);
        assert_eq!(session.moment(&data), None);
        session.apply(Command::NoYears, &data);
        assert_eq!(session.moment(&data), None);
        session.apply(Command::AllYears, &data);
        assert_eq!(session.moment(&data), None);
    }

    #[test]
    fn a_year_speaks_of_its_last_day() {
        let data = data();
        let session = asked(&["1893"], &data);
        assert_eq!(day(&session, &data).as_deref(), Some("1893-12-31"));
    }

    #[test]
    fn of_several_years_the_latest_speaks() {
        let data = data();
        let session = asked(&["1893", "2014", "1947"], &data);
        let moment = session.moment(&data).unwrap();
        assert_eq!(
            (moment.day.as_str(), moment.label.as_str()),
            ("2014-12-31", "2014")
        );
    }

    #[test]
    fn a_column_that_only_overlaps_what_was_asked_does_not_speak() {
        let data = data();
        let mut session = Session::new(&data, [800.0, 600.0]);
        // "2001–21" answers too.
        let column = data.columns.labelled("2014").unwrap();
        session.apply(Command::SoloColumn(column), &data);
        assert_eq!(day(&session, &data).as_deref(), Some("2014-12-31"));
    }

    #[test]
    fn a_year_without_a_column_can_be_gone_to() {
        let data = data();
        let mut session = Session::new(&data, [800.0, 600.0]);
        session.apply(Command::GoToYear(1901), &data);
        assert_eq!(day(&session, &data).as_deref(), Some("1901-12-31"));
        assert_eq!(session.years.describe(&data.columns), "1901");
        session.apply(Command::AllYears, &data);
        assert_eq!(session.moment(&data), None);
    }
}
