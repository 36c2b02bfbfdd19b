//! What the quick scanner is not sure of: the geojson crate decides, and a sentence says why not.

use std::borrow::Cow;
use std::fmt;

use geojson::GeometryValue;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::feature::Feature;
use super::fields::{Fields, Value};
use super::names::Role;
use super::reading::Reading;
use crate::atlas::diagnose_feature;

/// Why a record is no event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    /// What many records may have in common.
    pub(super) heading: &'static str,
    pub(super) what: String,
    pub(super) mend: String,
    /// Lines below the record's first.
    pub(super) line: usize,
    pub(super) id: Option<String>,
}

impl Refused {
    pub(super) fn new(
        heading: &'static str,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            heading,
            what: what.into(),
            mend: mend.into(),
            line: 0,
            id: None,
        }
    }
}

/// The members of a feature as they are written, in the order of the file.
#[derive(Debug, Deserialize)]
pub(super) struct Written<'a> {
    #[serde(borrow, default)]
    pub(super) id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    pub(super) properties: Option<Pairs<'a>>,
}

/// Names and values of an object, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Pairs<'a>(pub(super) Vec<(Cow<'a, str>, &'a str)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Ordered;

        impl<'de> Visitor<'de> for Ordered {
            type Value = Pairs<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, &'de RawValue>()? {
                    pairs.push((Cow::Owned(key), value.get()));
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(Ordered)
    }
}

/// Judges one record: JSON that should be a feature.
pub(super) fn judge<'a>(record: &'a [u8], reading: &Reading) -> Result<Feature<'a>, Refused> {
    let text = std::str::from_utf8(record).map_err(|error| {
        let at = error.valid_up_to();
        let byte = record.get(at).copied().unwrap_or_default();
        let before = record.get(..at).unwrap_or_default();
        Refused {
            line: memchr::memchr_iter(b'\n', before).count(),
            ..Refused::new(
                "it is not UTF-8",
                format!("byte 0x{byte:02X} is not UTF-8"),
                "save the file as UTF-8",
            )
        }
    })?;
    let position = match serde_json::from_str::<geojson::Feature>(text) {
        Ok(feature) => position(&feature)?,
        Err(error) => {
            let told = diagnose_feature(text, &error);
            let heading = if error.is_data() {
                "it is no GeoJSON feature"
            } else {
                "it is not JSON"
            };
            return Err(Refused {
                line: told.line,
                id: told.id,
                ..Refused::new(heading, told.what, told.mend)
            });
        }
    };
    let mut fields = Fields::default();
    let written: Option<Written<'_>> = serde_json::from_str(text).ok();
    for (name, value) in written
        .and_then(|written| written.properties)
        .unwrap_or_default()
        .0
    {
        let role = reading.role_of(&name);
        match Value::of_json(value) {
            Some(Value::Other) if role == Role::Wanted => {
                fields.offer(role, Value::Plain(value.as_bytes()));
            }
            Some(value) => fields.offer(role, value),
            None => {}
        }
    }
    Ok(Feature { position, fields })
}

fn position(feature: &geojson::Feature) -> Result<Option<[f64; 2]>, Refused> {
    let Some(geometry) = &feature.geometry else {
        return Ok(None);
    };
    match &geometry.value {
        GeometryValue::Point { coordinates } => match coordinates.as_slice() {
            [lon, lat, ..] => Ok(Some([*lon, *lat])),
            _ => Ok(None),
        },
        other => Err(Refused {
            id: feature.id.as_ref().map(|id| match id {
                geojson::feature::Id::String(id) => id.clone(),
                geojson::feature::Id::Number(id) => id.to_string(),
            }),
            ..Refused::new(
                "it is not a Point",
                format!("its geometry is a {}", other.type_name()),
                "an event needs a Point; own regions are read with --geodata",
            )
        }),
    }
}
