//! Passages in the form that is asked for; they are few, and written in one piece.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::{ExportError, annotations, geojson, kml};
use crate::session::Dataset;
use crate::story::Passage;

/// In which form passages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageForm {
    /// To be read: paragraph by paragraph, and where it is from.
    Text,
    /// An array of objects.
    Json,
    /// A table after RFC 4180.
    Csv,
    /// Features at the places each names.
    GeoJson,
    /// KML 2.2: placemarks at the places each names.
    Kml,
    /// W3C Web Annotations.
    JsonLd,
}

impl PassageForm {
    /// Every form.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Json,
        Self::Csv,
        Self::GeoJson,
        Self::Kml,
        Self::JsonLd,
    ];

    /// How its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::GeoJson => "geojson",
            Self::Kml => "kml",
            Self::JsonLd => "jsonld",
        }
    }
}

/// A passage with all that stands around it.
pub(super) struct Told<'a> {
    pub(super) passage: &'a Passage,
    /// The ids of the places it names, in the order it names them.
    pub(super) places: Vec<String>,
    /// The ids of the events it tells of, in the order of time.
    pub(super) events: Vec<String>,
    /// Where the places are, `[lon, lat]` in degrees.
    pub(super) points: Vec<[f64; 2]>,
    /// Where it is from.
    pub(super) reference: String,
}

impl<'a> Told<'a> {
    fn of(passage: &'a Passage, data: &Dataset) -> Self {
        let events = data.story.events_of_passage(&passage.paragraph).into_iter();
        let events = events.filter_map(|index| data.story.events().get(index));
        let places = passage.places();
        let known = places.iter().filter_map(|id| data.atlas.get(id));
        let article = data.story.article();
        Self {
            passage,
            points: known.map(crate::atlas::Place::position).collect(),
            places: places.iter().map(ToString::to_string).collect(),
            events: events.map(|event| event.id.to_string()).collect(),
            reference: article.reference(Some(&passage.paragraph)),
        }
    }

    /// Everything but its text, under the names that tables have.
    pub(super) fn fields(&self) -> [(&'static str, String); 4] {
        [
            ("paragraph", self.passage.paragraph.to_string()),
            ("places", self.places.join(" ")),
            ("events", self.events.join(" ")),
            ("reference", self.reference.clone()),
        ]
    }
}

/// Writes the passages that `indices` name, in their order.
///
/// # Errors
/// When `out` does not take it.
pub fn write(
    form: PassageForm,
    indices: &[usize],
    data: &Dataset,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let passages = indices.iter();
    let passages = passages.filter_map(|&index| data.story.passages().get(index));
    let told: Vec<Told<'_>> = passages.map(|passage| Told::of(passage, data)).collect();
    match form {
        PassageForm::Text => text(&told, data, out)?,
        PassageForm::Json => {
            let array: Vec<Value> = told.iter().map(object).collect();
            pretty(&Value::Array(array), out)?;
        }
        PassageForm::Csv => table(&told, out)?,
        PassageForm::GeoJson => {
            geojson::begin(data, out)?;
            for (number, one) in told.iter().enumerate() {
                let comma = if number == 0 { "" } else { "," };
                write!(out, "{comma}\n{}", feature(one))?;
            }
            out.write_all(b"\n]}\n")?;
        }
        PassageForm::Kml => kml::write_passages(&told, data, out)?,
        PassageForm::JsonLd => pretty(&annotations::collection(&told, data), out)?,
    }
    Ok(out.flush()?)
}

fn pretty(value: &Value, out: &mut dyn Write) -> Result<(), ExportError> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(std::io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

fn text(passages: &[Told<'_>], data: &Dataset, out: &mut dyn Write) -> Result<(), ExportError> {
    for Told { passage, .. } in passages {
        writeln!(out, "{}\n{}\n", passage.paragraph.label(), passage.text)?;
    }
    if !passages.is_empty() {
        writeln!(out, "{}", data.story.article().reference(None))?;
    }
    Ok(())
}

fn object(told: &Told<'_>) -> Value {
    json!({
        "paragraph": told.passage.paragraph.to_string(),
        "text": told.passage.text,
        "places": told.places,
        "events": told.events,
    })
}

fn table(passages: &[Told<'_>], out: &mut dyn Write) -> Result<(), ExportError> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(["paragraph", "text", "places", "events", "reference"])?;
    for told in passages {
        let [(_, paragraph), (_, places), (_, events), (_, reference)] = told.fields();
        let text = &told.passage.text;
        table.write_record([&paragraph, text, &places, &events, &reference])?;
    }
    Ok(table.flush()?)
}

fn feature(told: &Told<'_>) -> Value {
    let geometry = match told.points.as_slice() {
        [] => Value::Null,
        [one] => json!({"type": "Point", "coordinates": one}),
        many => json!({"type": "MultiPoint", "coordinates": many}),
    };
    let mut properties = Map::new();
    if let Value::Object(object) = object(told) {
        properties.extend(object);
    }
    properties.insert("reference".to_owned(), json!(told.reference));
    let id = format!("passage-{}", told.passage.paragraph);
    geojson::whole(&id, &geometry, &properties)
}
