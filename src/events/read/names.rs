//! Under which names files keep what durand asks for.
//!
//! A name counts whatever its case; of several that a file has, the first in its list is taken.

/// The date, or when it began.
pub(super) const DATES: [&str; 11] = [
    "date",
    "when",
    "event_date",
    "day",
    "datetime",
    "timestamp",
    "time",
    "start",
    "start_date",
    "begin",
    "year",
];
/// When it ended; counts beside `start`, `start_date` and `begin`.
pub(super) const ENDS: [&str; 2] = ["end", "end_date"];
/// The category.
pub(super) const CATEGORIES: [&str; 5] = ["category", "type", "event_type", "kind", "class"];
/// What happened, in a line.
pub(super) const TITLES: [&str; 6] = ["title", "name", "label", "headline", "short", "event"];
/// Where, in words.
pub(super) const PLACES: [&str; 9] = [
    "place",
    "place_text",
    "location",
    "place_name",
    "admin",
    "admin3",
    "admin2",
    "admin1",
    "admin0",
];
/// What happened, at length.
pub(super) const DESCRIPTIONS: [&str; 4] = ["description", "notes", "summary", "text"];
/// Degrees east, in a table.
pub(super) const LONGITUDES: [&str; 5] = ["longitude", "lon", "lng", "long", "x"];
/// Degrees north, in a table.
pub(super) const LATITUDES: [&str; 3] = ["latitude", "lat", "y"];

/// What the file calls it.
pub(super) const IDS: [&str; 1] = ["id"];
/// The month, beside a year.
pub(super) const MONTHS: [&str; 1] = ["month"];
/// The day of the month, beside a year.
pub(super) const MONTH_DAYS: [&str; 1] = ["day"];

const STARTS: [&str; 3] = ["start", "start_date", "begin"];

/// What is peculiar to a property that gives the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateKind {
    /// Nothing: it is the date.
    Whole,
    /// It may be half a date: a time of the day, or a day of the month.
    Partial,
    /// It is when it began; an end belongs to it.
    Start,
    /// It is a year; a month and a day belong to it.
    Year,
}

/// A property that gives the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateRole {
    /// The lower, the sooner it counts.
    pub(super) rank: u8,
    pub(super) kind: DateKind,
}

/// What a property is read for; the number is its place in the list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The date, or when it began.
    Date(DateRole),
    /// When it ended.
    End(u8),
    /// The month, beside a year.
    Month,
    /// The day of the month, beside a year; as a whole date it has this rank.
    Day(u8),
    /// How exactly the date is known.
    Grade,
    /// The category.
    Category(u8),
    /// Whatever it says is gathered.
    Wanted,
    /// Only read when it is looked at.
    Other,
}

/// What is peculiar to a date under this name.
pub(super) fn date_kind(name: &str) -> DateKind {
    let one_of = |names: &[&str]| rank(names, name).is_some();
    if one_of(&["year"]) {
        DateKind::Year
    } else if one_of(&STARTS) {
        DateKind::Start
    } else if one_of(&["time"]) {
        DateKind::Partial
    } else {
        DateKind::Whole
    }
}

/// A name as lists have it: small letters and digits, one `_` between words.
///
/// ```text
/// Event Date, eventDate, EVENT_DATE → event_date
/// ```
pub(super) fn plain_name(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut before = None;
    for letter in name.trim().chars() {
        let hump = letter.is_uppercase() && before.is_some_and(char::is_lowercase);
        if (hump || !letter.is_alphanumeric()) && !plain.is_empty() && !plain.ends_with('_') {
            plain.push('_');
        }
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        }
        before = Some(letter);
    }
    plain.truncate(plain.trim_end_matches('_').len());
    plain
}

/// What the property called `name` is read for, where nothing is set.
pub(super) fn role_of(name: &str) -> Role {
    if let Some(rank) = rank(&DATES, name) {
        let kind = date_kind(name);
        return match self::rank(&MONTH_DAYS, name) {
            Some(_) => Role::Day(rank),
            None => Role::Date(DateRole { rank, kind }),
        };
    }
    if rank(&MONTHS, name).is_some() {
        return Role::Month;
    }
    let role = rank(&ENDS, name).map(Role::End);
    let role = role.or_else(|| rank(&CATEGORIES, name).map(Role::Category));
    role.unwrap_or(Role::Other)
}

/// The place of `name` in `names`.
pub(super) fn rank(names: &[&str], name: &str) -> Option<u8> {
    let name = name.trim();
    names
        .iter()
        .position(|known| known.eq_ignore_ascii_case(name))
        .map(|place| place as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for name in [
            "Event Date",
            "eventDate",
            "EVENT_DATE",
            " event-date: ",
            "Event  (Date)",
        ] {
            assert_eq!(plain_name(name), "event_date", "{name}");
        }
        assert_eq!(plain_name("source1"), "source1");
        assert_eq!(plain_name("  "), "");
    }

    #[test]
    fn names_count_whatever_their_case() {
        let date = |rank, kind| Role::Date(DateRole { rank, kind });
        assert_eq!(role_of("Event_Date"), date(2, DateKind::Whole));
        assert_eq!(role_of(" CATEGORY "), Role::Category(0));
        assert_eq!(role_of("end"), Role::End(0));
        assert_eq!(role_of("dates"), Role::Other);
        assert_eq!(role_of("START"), date(7, DateKind::Start));
        assert_eq!(role_of("year"), date(10, DateKind::Year));
        assert_eq!(role_of("time"), date(6, DateKind::Partial));
        assert_eq!(role_of("day"), Role::Day(3));
        assert_eq!(role_of("Month"), Role::Month);
    }
}
