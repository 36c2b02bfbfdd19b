//! One record of a file in any format, and the line of GeoJSON it becomes.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use geo::{CoordsIter as _, Geometry};
use serde_json::Value;

use super::super::judge::Refused;
use super::super::names::{DATES, rank};
use super::spool::Place;
use crate::story::When;

/// One record.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) place: Place,
    pub(super) id: Option<String>,
    /// Degrees of WGS 84; `None` without any, `Err` when what is there is none.
    pub(super) geometry: Result<Option<Geometry<f64>>, Refused>,
    pub(super) properties: Properties,
}

/// Names and values, in the order of the file; no name comes twice.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pairs: Vec<(String, Value)>,
    /// Where each name stands in `pairs`.
    by_name: HashMap<String, usize>,
}

impl Properties {
    /// Those of a table, whose names are known to differ.
    pub(super) fn of_columns(pairs: Vec<(String, Value)>) -> Self {
        Self {
            pairs,
            by_name: HashMap::new(),
        }
    }

    /// Adds a value; a second one of a name is told apart by a number, and not kept twice.
    pub(super) fn add(&mut self, name: &str, value: Value) {
        let name = if name.trim().is_empty() {
            "value"
        } else {
            name
        };
        let mut own = name.to_owned();
        let mut number = 1;
        while let Some(&at) = self.by_name.get(&own) {
            if self.pairs.get(at).is_some_and(|(_, known)| *known == value) {
                return;
            }
            // The number of the pair is free, whatever came before.
            number = if number == 1 { 2 } else { self.pairs.len() + 1 };
            own = format!("{name} {number}");
        }
        self.by_name.insert(own.clone(), self.pairs.len());
        self.pairs.push((own, value));
    }

    /// Adds a text that says something.
    pub(super) fn add_text(&mut self, name: &str, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.add(name, Value::from(text));
        }
    }

    /// Whether one of `names` is there.
    pub(super) fn has_one_of(&self, names: &[&str]) -> bool {
        self.pairs
            .iter()
            .any(|(name, _)| rank(names, name).is_some())
    }

    /// Adds a date under the name `when`, unless one that can be read is there already: what a
    /// program keeps as EDTF is finer than the element of the format.
    pub(super) fn add_time(&mut self, time: Option<String>) {
        let Some(time) = time else { return };
        let reads = |(name, value): &(String, Value)| {
            rank(&DATES, name) == Some(0)
                && value
                    .as_str()
                    .is_some_and(|text| text.parse::<When>().is_ok())
        };
        if !self.pairs.iter().any(reads) {
            self.add("when", Value::from(time));
        }
    }
}

/// Columns with names that differ: a second one of a name has its number behind it.
pub(super) fn distinct<T>(columns: Vec<(String, T)>) -> Vec<(String, T)> {
    let mut known = HashSet::new();
    let columns = columns.into_iter().enumerate();
    let columns = columns.map(|(index, (name, kind))| {
        let mut own = name.clone();
        let mut number = index + 1;
        while own.trim().is_empty() || !known.insert(own.clone()) {
            own = format!("{name} {number}");
            number += 1;
        }
        (own, kind)
    });
    columns.collect()
}

impl Record {
    /// Writes it as a line.
    pub(super) fn write(&self, out: &mut Vec<u8>) -> io::Result<()> {
        let finite = |coordinate: geo::Coord| coordinate.x.is_finite() && coordinate.y.is_finite();
        let geometry = match &self.geometry {
            Ok(Some(geometry)) if !geometry.coords_iter().all(finite) => Err(Refused::new(
                "its position is out of range",
                "a coordinate is not a finite number",
                "write longitude and latitude in degrees",
            )),
            Ok(geometry) => Ok(geometry.as_ref()),
            Err(refused) => Err(refused.clone()),
        };
        self.place.write(out)?;
        out.write_all(br#","type":"Feature","geometry":"#)?;
        match geometry {
            Ok(Some(Geometry::Point(point))) => {
                let coordinates = [point.x(), point.y()];
                out.write_all(br#"{"type":"Point","coordinates":"#)?;
                serde_json::to_writer(&mut *out, &coordinates)?;
                out.write_all(b"}")?;
            }
            Ok(Some(geometry)) => {
                let geometry = geojson::Geometry::new(geojson::GeometryValue::from(geometry));
                serde_json::to_writer(&mut *out, &geometry)?;
            }
            Ok(None) => out.write_all(b"null")?,
            Err(refused) => {
                out.write_all(br#"null,"why":"#)?;
                let why = [refused.heading, &refused.what, &refused.mend];
                serde_json::to_writer(&mut *out, &why)?;
            }
        }
        if let Some(id) = &self.id {
            out.write_all(br#","id":"#)?;
            serde_json::to_writer(&mut *out, id)?;
        }
        out.write_all(br#","properties":{"#)?;
        for (index, (name, value)) in self.properties.pairs.iter().enumerate() {
            if index > 0 {
                out.write_all(b",")?;
            }
            serde_json::to_writer(&mut *out, name)?;
            out.write_all(b":")?;
            serde_json::to_writer(&mut *out, value)?;
        }
        out.write_all(b"}}\n")
    }
}

/// Why the record of a line has no geometry, as its translator wrote it.
pub(in super::super) fn why(line: &[u8]) -> Option<Refused> {
    #[derive(serde::Deserialize)]
    struct Line {
        why: Option<[String; 3]>,
        id: Option<String>,
    }
    const HEADINGS: [&str; 3] = [
        "its position is out of range",
        "its position is not a number",
        "its geometry is broken",
    ];
    let line: Line = serde_json::from_slice(line).ok()?;
    let [heading, what, mend] = line.why?;
    let known = HEADINGS.into_iter().find(|known| *known == heading);
    Some(Refused {
        id: line.id,
        ..Refused::new(known.unwrap_or("its geometry is broken"), what, mend)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(geometry: Result<Option<Geometry<f64>>, Refused>) -> String {
        let mut properties = Properties::default();
        properties.add("name", "A".into());
        properties.add("name", "B".into());
        properties.add("name", "A".into());
        let record = Record {
            place: Place { line: 7, number: 2 },
            id: Some("x".into()),
            geometry,
            properties,
        };
        let mut out = Vec::new();
        record.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_record_is_a_line_of_geojson_that_knows_its_place() {
        let written = line(Ok(Some(geo::Point::new(71.5, 34.0).into())));
        assert_eq!(
            written,
            "{\"at\":[7,2],\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[71.5,34.0]},\"id\":\"x\",\"properties\":{\"name\":\"A\",\"name 2\":\"B\"}}\n"
        );
        assert!(serde_json::from_str::<geojson::Feature>(&written).is_ok());
        assert_eq!(why(written.as_bytes()), None);
    }

    #[test]
    fn what_is_no_number_is_told_instead_of_written() {
        let written = line(Ok(Some(geo::Point::new(f64::NAN, 34.0).into())));
        let told = why(written.as_bytes()).unwrap();
        assert_eq!(told.what, "a coordinate is not a finite number");
        assert_eq!(told.id.as_deref(), Some("x"));
        assert!(serde_json::from_str::<geojson::Feature>(&written).is_ok());
    }

    #[test]
    fn a_date_that_can_be_read_is_not_told_twice() {
        let mut properties = Properties::default();
        properties.add("Date", "2009~".into());
        properties.add_time(Some("2009".into()));
        assert_eq!(properties.pairs.len(), 1);
        let mut properties = Properties::default();
        properties.add("Date", "soon".into());
        properties.add_time(Some("2009".into()));
        assert_eq!(properties.pairs[1].0, "when");
    }
}
