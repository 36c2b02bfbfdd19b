//! Events as points of `GeoJSON`, one a line: read again by `durand FILE`, and those of the story
//! alone as the events of a story. The lines and areas of files come behind them, as their files
//! write them.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::ExportError;
use super::events::each;
use super::record::Record;
use crate::events::read::Outline;
use crate::events::{EventKey, Row};
use crate::session::Dataset;

/// Writes the events of `rows`, and the lines and areas of files that `shapes` names, as one
/// collection.
///
/// # Source
/// [RFC 7946](https://www.rfc-editor.org/rfc/rfc7946); names and source are foreign members of §6.1.
///
/// # Errors
/// When `out` does not take it, or a file that events came from has changed.
pub fn write(
    rows: &[Row],
    shapes: &[EventKey],
    data: &Dataset,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    begin(data, out)?;
    let mut first = true;
    let mut next = |out: &mut dyn Write| {
        let comma: &[u8] = if first { b"\n" } else { b",\n" };
        first = false;
        out.write_all(comma)
    };
    each(rows, data, |record| {
        next(out)?;
        Ok(feature(&record, out)?)
    })?;
    for shape in shapes {
        let Some(file) = data.file_of(shape.file()) else {
            continue;
        };
        let outline = file.outline(shape.offset())?;
        next(out)?;
        drawn(&outline, out)?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(out.flush()?)
}

/// The collection up to its features.
pub(super) fn begin(data: &Dataset, out: &mut dyn Write) -> std::io::Result<()> {
    let article = data.story.article();
    out.write_all(b"{\"type\":\"FeatureCollection\"")?;
    for (name, text) in [
        ("name", article.id.clone()),
        ("title", article.title.clone()),
        ("source", article.reference(None)),
    ] {
        write!(out, ",{}:{}", json!(name), json!(text))?;
    }
    out.write_all(b",\"features\":[")
}

/// One event, its properties in their own order.
fn feature(record: &Record, out: &mut dyn Write) -> std::io::Result<()> {
    let id = record.get("id").json();
    let geometry = json!({"type": "Point", "coordinates": record.position});
    write!(
        out,
        "{{\"type\":\"Feature\",\"id\":{id},\"geometry\":{geometry},\"properties\":{{"
    )?;
    let mut first = true;
    let place_id = record.get("place_id");
    for (name, cell) in record.all() {
        // A story names its places by their ids.
        let value = match name {
            "place_id" if record.told => continue,
            "place" if record.told && !place_id.is_empty() => place_id.json(),
            _ => cell.json(),
        };
        let comma = if first { "" } else { "," };
        write!(out, "{comma}{}:{value}", json!(name))?;
        first = false;
    }
    out.write_all(b"}}")
}

/// A line or an area, as its file writes it.
fn drawn(outline: &Outline, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(b"{\"type\":\"Feature\"")?;
    let besides = [("id", &outline.id), ("when", &outline.when)];
    for (name, json) in besides {
        if let Some(json) = json {
            write!(out, ",\"{name}\":{json}")?;
        }
    }
    let geometry = &outline.geometry;
    write!(out, ",\"geometry\":{geometry},\"properties\":{{")?;
    for (place, (name, json)) in outline.properties.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        write!(out, "{comma}{}:{json}", json!(name))?;
    }
    out.write_all(b"}}")
}

/// A feature in one piece.
pub(super) fn whole(id: &str, geometry: &Value, properties: &Map<String, Value>) -> Value {
    json!({"type": "Feature", "id": id, "geometry": geometry, "properties": properties})
}
