//! What the quick scanner is not sure of: the geojson crate decides, and a sentence says why not.

use std::borrow::Cow;
use std::fmt;

use geo::Geometry;
use geojson::GeometryValue;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::feature::Feature;
use super::fields::{Fields, Value};
use super::geometry::{Meant, meant};
use super::import::Purpose;
use super::linked;
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

/// A record that was judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judged<'a> {
    /// Its position, when it is an event, and what becomes columns.
    pub(super) feature: Feature<'a>,
    /// How many points it has; an event stands at the first of them.
    pub(super) points: usize,
    /// Its lines and polygons.
    pub(super) shape: Option<Box<Shaped>>,
    /// Its time as Linked Places has it, as EDTF; it stands for what properties say.
    pub(super) linked: Option<linked::Time>,
}

/// The lines and polygons of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shaped {
    pub(super) geometry: Geometry<f64>,
    /// What the record calls them.
    pub(super) name: String,
    /// All that it says.
    pub(super) properties: Vec<(String, String)>,
    /// What is wrong with them, though they can be used.
    pub(super) doubt: Option<String>,
}

/// Judges one record: JSON that should be a feature.
pub(super) fn judge<'a>(record: &'a [u8], reading: &Reading) -> Result<Judged<'a>, Refused> {
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
    let feature = serde_json::from_str::<geojson::Feature>(text).map_err(|error| {
        let told = diagnose_feature(text, &error);
        let heading = if error.is_data() {
            "it is no GeoJSON feature"
        } else {
            "it is not JSON"
        };
        Refused {
            line: told.line,
            id: told.id,
            ..Refused::new(heading, told.what, told.mend)
        }
    })?;
    let id = feature.id.as_ref().map(|id| match id {
        geojson::feature::Id::String(id) => id.clone(),
        geojson::feature::Id::Number(id) => id.to_string(),
    });
    let sorted = match &feature.geometry {
        None => Meant::default(),
        Some(geometry) => match &geometry.value {
            GeometryValue::Point { coordinates } => Meant {
                position: match coordinates.as_slice() {
                    [lon, lat, ..] => Some([*lon, *lat]),
                    _ => None,
                },
                points: 1,
                ..Default::default()
            },
            _ => meant(geometry).map_err(|refused| Refused {
                id: id.clone(),
                ..refused
            })?,
        },
    };
    let mut fields = Fields::default();
    let written: Option<Written<'_>> = serde_json::from_str(text).ok();
    let pairs = written.and_then(|written| written.properties);
    let pairs = pairs.unwrap_or_default().0;
    let linked = linked_time(&feature);
    for (name, value) in &pairs {
        let role = reading.role_of(name);
        match Value::of_json(value) {
            Some(Value::Other) if role == Role::Wanted => {
                fields.offer(role, Value::Plain(value.as_bytes()));
            }
            // What Linked Places says stands for it.
            Some(Value::Other) if linked.is_some() && matches!(role, Role::Date(_)) => {}
            Some(value) => fields.offer(role, value),
            None => {}
        }
    }
    let shape = sorted.shape.map(|geometry| {
        let named = pairs.iter().filter_map(|(name, value)| {
            let text = Value::of_json(value)?.text()?;
            Some((reading.rank(Purpose::Title, name)?, text))
        });
        let named = named.min_by_key(|(rank, _)| *rank);
        let name = named.map(|(_, name)| name.into_owned());
        Box::new(Shaped {
            geometry,
            name: name.or(id).unwrap_or_default(),
            properties: pairs.iter().map(told).collect(),
            doubt: sorted.doubt,
        })
    });
    Ok(Judged {
        feature: Feature {
            position: sorted.position,
            fields,
        },
        points: sorted.points,
        shape,
        linked,
    })
}

/// The time of Linked Places, which stands at a feature, its geometry or among its properties.
fn linked_time(feature: &geojson::Feature) -> Option<linked::Time> {
    let members = |members: &Option<geojson::JsonObject>| {
        let when = members.as_ref()?.get("when")?;
        linked::time(when)
    };
    members(&feature.foreign_members)
        .or_else(|| members(&feature.geometry.as_ref()?.foreign_members))
        .or_else(|| members(&feature.properties))
}

/// A property as it is told: a text as it is, all else as JSON.
fn told((name, json): &(Cow<'_, str>, &str)) -> (String, String) {
    let text = if json.starts_with('"') {
        serde_json::from_str(json).unwrap_or_default()
    } else {
        (*json).to_owned()
    };
    (name.clone().into_owned(), text)
}
