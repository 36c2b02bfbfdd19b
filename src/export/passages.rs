//! Passages in the form that is asked for; they are few, and written in one piece.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::{ExportError, annotations, geojson, kml};
use crate::session::Dataset;
use crate::story::Passage;

/// What stands under passages in the article's own words.
const WHOSE: &str = "The text is the article’s own, from the reader’s file, and under the copyright \
                     of its publisher and author.";

/// The same where nobody knows who wrote it.
const UNKNOWN: &str =
    "The text is from the reader’s file; who wrote it, and whose it is, durand does not know.";

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
    /// Whose words its text is, said where some are the article's own: `verbatim` or `digest`.
    pub(super) voice: Option<&'static str>,
}

impl<'a> Told<'a> {
    fn of(passage: &'a Passage, data: &Dataset, is_told: bool) -> Self {
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
            voice: is_told.then_some(if passage.verbatim {
                "verbatim"
            } else {
                "digest"
            }),
        }
    }

    /// Everything but its text, under the names that tables have.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![
            ("paragraph", self.passage.paragraph.to_string()),
            ("places", self.places.join(" ")),
            ("events", self.events.join(" ")),
            ("reference", self.reference.clone()),
        ];
        fields.extend(self.voice.map(|voice| ("voice", voice.to_owned())));
        fields
    }
}

/// Writes the passages that `indices` name, in their order; `own` asks for the reader's own copy of
/// the article where there is one, and then every passage says whose words it is in.
///
/// # Errors
/// When `out` does not take it.
pub fn write(
    form: PassageForm,
    indices: &[usize],
    data: &Dataset,
    own: bool,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let passages = indices.iter();
    let passages = passages.filter_map(|&index| data.passage(index, own));
    let passages: Vec<&Passage> = passages.collect();
    let is_told = passages.iter().any(|passage| passage.verbatim);
    let told = passages.into_iter();
    let told: Vec<Told<'_>> = told.map(|one| Told::of(one, data, is_told)).collect();
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
    for Told { passage, voice, .. } in passages {
        let told = voice.is_some() && !passage.verbatim;
        let told = if told {
            " (not in the copy; in durand’s words)"
        } else {
            ""
        };
        let label = passage.paragraph.label();
        writeln!(out, "{label}{told}\n{}\n", passage.text)?;
    }
    if !passages.is_empty() {
        writeln!(out, "{}", data.story.article().reference(None))?;
    }
    if passages.iter().any(|one| one.passage.verbatim) {
        // Of a text that no story tells of nothing is known.
        let is_unknown = data.story.article().author.is_empty();
        let whose = if is_unknown { UNKNOWN } else { WHOSE };
        out.write_all(whose.as_bytes())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn object(told: &Told<'_>) -> Value {
    let mut object = json!({
        "paragraph": told.passage.paragraph.to_string(),
        "text": told.passage.text,
        "places": told.places,
        "events": told.events,
    });
    if let (Some(voice), Some(object)) = (told.voice, object.as_object_mut()) {
        object.insert("voice".to_owned(), json!(voice));
    }
    object
}

fn table(passages: &[Told<'_>], out: &mut dyn Write) -> Result<(), ExportError> {
    let mut table = ::csv::Writer::from_writer(out);
    // The text stands second, between the paragraph and the rest.
    let row = |first: String, text: String, rest: Vec<String>| {
        [first, text].into_iter().chain(rest).collect::<Vec<_>>()
    };
    let names = ["places", "events", "reference"]
        .map(str::to_owned)
        .to_vec();
    let mut head = row("paragraph".to_owned(), "text".to_owned(), names);
    if passages.iter().any(|told| told.voice.is_some()) {
        head.push("voice".to_owned());
    }
    table.write_record(head)?;
    for told in passages {
        let mut cells = told.fields().into_iter().map(|(_, cell)| cell);
        let first = cells.next().unwrap_or_default();
        table.write_record(row(first, told.passage.text.clone(), cells.collect()))?;
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
