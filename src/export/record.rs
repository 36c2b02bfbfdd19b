//! One event as a row of names and values: the same for every form it is written in.
//!
//! An event of the story has the fields in [`FIELDS`]. One of a file has besides them whatever its
//! file says, under the names it has there; what its file does not say stays empty and is never
//! made up.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::ExportError;
use crate::atlas::PlaceId;
use crate::events::read::Details;
use crate::events::{EventFile, Row};
use crate::session::Dataset;
use crate::story::{Event, EventId, When};

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is said.
    Empty,
    /// Words.
    Text(String),
    /// JSON that is no text: a list, a number; compact, as its file has it.
    Json(String),
    /// Ids in a list.
    Ids(Vec<String>),
    /// What is known beyond the article, each with where it can be looked up.
    Added(Vec<[String; 2]>),
}

/// The fields of every event, in the order in which they are written.
pub const FIELDS: [&str; 13] = [
    "id",
    "title",
    "short",
    "date",
    "date_text",
    "category",
    "place",
    "place_text",
    "place_id",
    "location_precision",
    "passages",
    "description",
    "added",
];

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Where its mark stands, `[lon, lat]` in degrees.
    pub position: [f64; 2],
    /// When, if it is dated.
    pub when: Option<When>,
    /// Whether the story tells it; otherwise a file brought it.
    pub told: bool,
    fields: [Cell; FIELDS.len()],
    /// What else its file says, in the order of the file.
    pub others: Vec<(String, Cell)>,
}

impl Cell {
    /// Words, or nothing where they are empty.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The value as words: ids with spaces between them, what is added with its source in brackets.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Json(text) => Cow::Borrowed(text),
            Self::Ids(ids) => Cow::Owned(ids.join(" ")),
            Self::Added(added) => {
                let said = added.iter().map(|[text, source]| match source.as_str() {
                    "" => text.clone(),
                    source => format!("{text} ({source})"),
                });
                Cow::Owned(said.collect::<Vec<_>>().join(" | "))
            }
        }
    }

    /// The value as JSON; that of a file stays as it is written, to the last digit.
    pub fn json(&self) -> String {
        let value: Value = match self {
            Self::Json(text) if serde_json::from_str::<IgnoredAny>(text).is_ok() => {
                return text.clone();
            }
            Self::Empty => Value::Null,
            Self::Text(text) | Self::Json(text) => Value::from(text.as_str()),
            Self::Ids(ids) => ids.iter().map(String::as_str).collect(),
            Self::Added(added) => {
                let said = added
                    .iter()
                    .map(|[text, source]| json!({"text": text, "source": source}));
                said.collect()
            }
        };
        value.to_string()
    }
}

impl Record {
    /// The event of a row.
    ///
    /// # Errors
    /// [`ExportError::Lost`] when its file has changed since it was opened.
    pub fn of(row: Row, data: &Dataset) -> Result<Option<Self>, ExportError> {
        if let Some(event) = data.told(row) {
            return Ok(Some(Self::told(event, data)));
        }
        let Some((file, offset)) = data.id_of(row).and_then(|id| id.place_in_file()) else {
            return Ok(None);
        };
        let source = data.files().iter().find(|source| source.number() == file);
        let details = source.map(|source: &std::sync::Arc<EventFile>| source.details(offset));
        let record = |details| Self::read(&EventId::read(file, offset), details);
        Ok(details.transpose()?.map(record))
    }

    /// An event of the story.
    pub fn told(event: &Event, data: &Dataset) -> Self {
        let place = event.place.as_ref();
        let usual = place.and_then(|id| data.atlas.get(id));
        let usual = usual.is_none_or(|usual| usual.names.english == event.place_text);
        let mut record = Self::empty(event.position, event.when.clone(), true);
        let ids = event.passages.iter().map(ToString::to_string).collect();
        let added = event.added.iter();
        let added = added.map(|added| [added.text.clone(), added.source.clone()]);
        for (name, cell) in [
            ("id", Cell::words(event.id.to_string())),
            ("title", Cell::words(&event.title)),
            ("short", Cell::words(&event.short)),
            ("date", written(event.when.as_ref())),
            (
                "date_text",
                Cell::words(event.date_text.as_deref().unwrap_or_default()),
            ),
            ("category", Cell::words(event.category.key())),
            ("place", Cell::words(&event.place_text)),
            (
                "place_text",
                if usual {
                    Cell::Empty
                } else {
                    Cell::words(&event.place_text)
                },
            ),
            (
                "place_id",
                Cell::words(place.map(ToString::to_string).unwrap_or_default()),
            ),
            ("location_precision", Cell::words(event.precision.key())),
            ("passages", Cell::Ids(ids)),
            ("description", Cell::Text(event.description.clone())),
            ("added", Cell::Added(added.collect())),
        ] {
            record.set(name, cell);
        }
        record
    }

    /// An event of a file.
    pub fn read(id: &EventId, details: Details) -> Self {
        let mut record = Self::empty(details.position, details.when.clone(), false);
        let date = written(details.when.as_ref());
        let own = details.date_text.filter(|own| *own != date.text());
        let untitled = details.title == Details::UNTITLED;
        let title = if untitled {
            String::new()
        } else {
            details.title
        };
        for (name, cell) in [
            (
                "id",
                Cell::words(details.id.unwrap_or_else(|| id.to_string())),
            ),
            ("title", Cell::words(title)),
            ("date", date),
            ("category", Cell::words(details.category)),
            ("place", Cell::words(details.place_text)),
            ("description", Cell::words(details.description)),
        ] {
            record.set(name, cell);
        }
        let literal = details.literal.into_iter().chain(std::iter::repeat(false));
        for ((name, text), literal) in details.properties.into_iter().zip(literal) {
            let cell = match (literal, text.as_str()) {
                (true, "null") => Cell::Empty,
                (true, _) => Cell::Json(text),
                (false, _) => Cell::words(text),
            };
            record.put(&name, cell);
        }
        // The day of a date and time is the date; the rest of it is kept beside it.
        if let Some(own) = own {
            if record.get("date_text").is_empty() {
                record.set("date_text", Cell::Text(own));
            } else if record.get("date_text").text() != own {
                record.put("date_as_written", Cell::Text(own));
            }
        }
        record
    }

    /// The same with the place in words and its id beside it, where a file gives the id alone: so
    /// write the `GeoJSON` of a story and that of [`geojson`](super::geojson).
    #[must_use]
    pub fn with_place_in_words(mut self, data: &Dataset) -> Self {
        let id = self.get("place").text().parse::<PlaceId>().ok();
        let place = id.and_then(|id| data.atlas.get(&id));
        if let Some(place) = place.filter(|_| !self.told && self.get("place_id").is_empty()) {
            let own = self.get("place_text").clone();
            let words = match own {
                Cell::Empty => Cell::words(&place.names.english),
                own => own,
            };
            self.set("place", words);
            self.set("place_text", Cell::Empty);
            self.set("place_id", Cell::words(place.id.to_string()));
        }
        self
    }

    fn empty(position: [f64; 2], when: Option<When>, told: bool) -> Self {
        Self {
            position,
            when,
            told,
            fields: std::array::from_fn(|_| Cell::Empty),
            others: Vec::new(),
        }
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> &Cell {
        let place = FIELDS.iter().position(|field| *field == name);
        let cell = place.and_then(|place| self.fields.get(place));
        cell.unwrap_or(&Cell::Empty)
    }

    /// The fields that say something, then what else its file says.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Cell)> {
        let fields = FIELDS.iter().copied().zip(&self.fields);
        let fields = fields.filter(|(_, cell)| !cell.is_empty());
        let others = self.others.iter().map(|(name, cell)| (name.as_str(), cell));
        fields.chain(others)
    }

    fn set(&mut self, name: &str, cell: Cell) {
        let place = FIELDS.iter().position(|field| *field == name);
        if let Some(slot) = place.and_then(|place| self.fields.get_mut(place)) {
            *slot = cell;
        }
    }

    /// Adds what a file says under `name`: in the field of that name, if it has nothing yet, else
    /// under a name that nobody has.
    fn put(&mut self, name: &str, cell: Cell) {
        if cell.is_empty() {
            return;
        }
        let plain = name.trim().to_lowercase();
        let cell = match cell {
            Cell::Json(text) => list(&plain, &text).unwrap_or(Cell::Json(text)),
            cell => cell,
        };
        if let Some(field) = FIELDS.iter().find(|field| **field == plain) {
            if self.get(field).is_empty() {
                self.set(field, cell);
                return;
            }
            if self.get(field).text() == cell.text() {
                return;
            }
        }
        let mut free = name.to_owned();
        let mut number = 2;
        let taken = |free: &str, record: &Self| {
            let plain = free.trim().to_lowercase();
            FIELDS.contains(&plain.as_str()) || record.others.iter().any(|(other, _)| other == free)
        };
        while taken(&free, self) {
            free = format!("{}_{number}", name.trim());
            number += 1;
        }
        self.others.push((free, cell));
    }
}

/// The list in a field that holds one in the story too, if it is written in the same way.
fn list(field: &str, text: &str) -> Option<Cell> {
    let cell = match field {
        "passages" => Cell::Ids(serde_json::from_str(text).ok()?),
        "added" => {
            let added: Vec<Added> = serde_json::from_str(text).ok()?;
            let added = added.into_iter().map(|added| [added.text, added.source]);
            Cell::Added(added.collect())
        }
        _ => return None,
    };
    // What would be written otherwise than it stands there stays as it is.
    (cell.json() == text).then_some(cell)
}

/// What is known beyond the article, as `GeoJSON` has it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Added {
    text: String,
    source: String,
}

/// A date as EDTF.
fn written(when: Option<&When>) -> Cell {
    when.map_or(Cell::Empty, |when| Cell::words(when.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(properties: &[(&str, &str)]) -> Details {
        Details {
            title: "A flood".into(),
            id: None,
            date_text: Some("2009-08-05T07:30Z".into()),
            when: "2009-08-05".parse().ok(),
            category: "floods".into(),
            place_text: String::new(),
            position: [71.0, 34.0],
            precision: crate::story::Precision::Exact,
            description: String::new(),
            properties: properties
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect(),
            literal: vec![false; properties.len()],
        }
    }

    fn record(properties: &[(&str, &str)]) -> Record {
        Record::read(&EventId::read(1, 64), details(properties))
    }

    #[test]
    fn the_hour_of_an_event_is_kept_beside_its_day() {
        let plain = record(&[]);
        assert_eq!(plain.get("date").text(), "2009-08-05");
        assert_eq!(plain.get("date_text").text(), "2009-08-05T07:30Z");
        let told = record(&[("date_text", "one morning")]);
        assert_eq!(told.get("date_text").text(), "one morning");
        let kept = (
            "date_as_written".to_owned(),
            Cell::Text("2009-08-05T07:30Z".into()),
        );
        assert_eq!(told.others, [kept]);
    }

    #[test]
    fn what_a_file_does_not_say_stays_empty() {
        let record = record(&[("deaths", "7"), ("note", "")]);
        assert!(record.get("location_precision").is_empty() && record.get("place_id").is_empty());
        assert_eq!(
            record.others,
            [("deaths".to_owned(), Cell::Text("7".into()))]
        );
        assert_eq!(record.get("id").text(), "1@64");
    }

    #[test]
    fn a_second_column_of_the_same_name_is_kept_under_another() {
        let record = record(&[
            ("Title", "Another"),
            ("title ", "A flood"),
            ("a", "1"),
            ("a", "2"),
        ]);
        let names: Vec<&str> = record
            .others
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(names, ["Title_2", "a", "a_2"]);
    }
}
