//! One line or area read again, as its file writes it.

use geo::Geometry;
use geojson::GeometryValue;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use serde_json::{Deserializer, json};

use super::judge::{Pairs, judge};
use super::reading::Reading;
use super::row::{Row, cut};
use super::table::{Given, TableForm};

/// A line or an area of a file with all that the file says of it, as JSON to the last digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The geometry of `GeoJSON`: its lines and polygons, without the points beside them.
    pub geometry: String,
    /// What the file calls it.
    pub id: Option<String>,
    /// Its time, where it stands beside the properties as Linked Places has it.
    pub when: Option<String>,
    /// Names and values, in the order of the file.
    pub properties: Vec<(String, String)>,
}

/// The members of a feature, as they are written.
#[derive(Deserialize)]
struct Members<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
    #[serde(borrow, default)]
    when: Option<&'a RawValue>,
    #[serde(borrow, default)]
    properties: Option<Pairs<'a>>,
}

/// The lines and areas of the feature at the start of `bytes`; `None` when there are none, or not
/// the whole of it.
pub(super) fn of_feature(bytes: &[u8], reading: &Reading) -> Option<Outline> {
    let mut values = Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let record = bytes.get(..values.byte_offset())?;
    let judged = judge(record, reading).ok()?;
    let shape = judged.shape?;
    let members: Members<'_> = serde_json::from_slice(record).ok()?;
    let own = |value: Option<&RawValue>| value.map(|value| value.get().to_owned());
    // A point beside the lines is an event, and is written as one.
    let whole = own(members.geometry).filter(|_| judged.points == 0);
    let pairs = members.properties.unwrap_or_default().0.into_iter();
    Some(Outline {
        geometry: whole.unwrap_or_else(|| json_of(&shape.geometry)),
        id: own(members.id),
        when: own(members.when),
        properties: pairs
            .map(|(name, json)| (name.into_owned(), json.to_owned()))
            .collect(),
    })
}

/// The same of a row of a table, whose geometry is well-known text.
pub(super) fn of_row(bytes: &[u8], at_end: bool, form: &TableForm) -> Option<Outline> {
    let mut row = Row::default();
    let length = cut(bytes, form.delimiter, at_end, &mut row)?;
    let record = bytes.get(..length)?;
    let Given::Geometry(judged) = form.given(record, &row).ok()? else {
        return None;
    };
    let shape = judged.shape?;
    let pairs = shape.properties.into_iter();
    Some(Outline {
        geometry: json_of(&shape.geometry),
        id: None,
        when: None,
        properties: pairs
            .map(|(name, text)| (name, json!(text).to_string()))
            .collect(),
    })
}

fn json_of(geometry: &Geometry<f64>) -> String {
    geojson::Geometry::new(GeometryValue::from(geometry)).to_string()
}
