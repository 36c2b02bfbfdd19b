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

/// The place among [`DATES`] of the name that may hold an object, the time of Linked Places.
pub(super) const WHEN: u8 = 1;

/// Of a time of the day or a day of the month, which say nothing without the year.
const PARTIAL: [&str; 2] = ["day", "time"];
const STARTS: [&str; 3] = ["start", "start_date", "begin"];

/// What a property is read for; the number is its place in the list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// One of [`DATES`].
    Date(u8),
    /// One of [`ENDS`].
    End(u8),
    /// One of [`CATEGORIES`].
    Category(u8),
    /// Only read when it is looked at.
    Other,
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

/// What the property called `name` is read for.
pub(super) fn role_of(name: &str) -> Role {
    let date = rank(&DATES, name).map(Role::Date);
    let date = date.or_else(|| rank(&ENDS, name).map(Role::End));
    let role = date.or_else(|| rank(&CATEGORIES, name).map(Role::Category));
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

fn date_is_one_of(rank: u8, names: &[&str]) -> bool {
    DATES
        .get(usize::from(rank))
        .is_some_and(|name| names.contains(name))
}

/// Whether a date of this rank may be half of one: `12` or `14:30`.
pub(super) fn may_be_partial(rank: u8) -> bool {
    date_is_one_of(rank, &PARTIAL)
}

/// Whether an end belongs to a date of this rank.
pub(super) fn is_start(rank: u8) -> bool {
    date_is_one_of(rank, &STARTS)
}

/// Whether a date of this rank is a bare year.
pub(super) fn is_year(rank: u8) -> bool {
    date_is_one_of(rank, &["year"])
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
        assert_eq!(role_of("Event_Date"), Role::Date(2));
        assert_eq!(role_of(" CATEGORY "), Role::Category(0));
        assert_eq!(role_of("end"), Role::End(0));
        assert_eq!(role_of("dates"), Role::Other);
        assert_eq!(role_of("when"), Role::Date(WHEN));
        assert!(is_start(7) && is_start(9) && !is_start(10) && is_year(10));
        assert!(may_be_partial(3) && may_be_partial(6) && !may_be_partial(0));
    }
}
