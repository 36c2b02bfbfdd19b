//! Writes invented events as a `FeatureCollection`, as one feature a line, or as CSV.

use std::io::{self, Write};

use rayon::prelude::*;

use super::{Events, Invented};

/// How events are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One GeoJSON `FeatureCollection`, one feature a line.
    Geojson,
    /// GeoJSON features, one a line, and nothing around them.
    Lines,
    /// CSV with a header.
    Csv,
}

/// The first line of the CSV.
const HEADER: &str = "id,longitude,latitude,date,category,place,title,reports\n";

/// Events that one task sets down, and how many tasks' text is held at a time.
const TASK: u64 = 8192;
const TASKS_AT_ONCE: u64 = 64;

/// Writes the first `count` of `events` to `out`; all processors set them down, in order.
///
/// # Errors
/// What `out` says.
pub fn write_events(
    events: &Events,
    count: u64,
    format: Format,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(match format {
        Format::Geojson => b"{\"type\":\"FeatureCollection\",\"features\":[\n",
        Format::Lines => b"",
        Format::Csv => HEADER.as_bytes(),
    })?;
    let mut from = 0;
    while from < count {
        let until = count.min(from + TASK * TASKS_AT_ONCE);
        let texts: Vec<Vec<u8>> = (from..until)
            .step_by(TASK as usize)
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|start| set_down(events, start, until.min(start + TASK), count, format))
            .collect();
        for text in texts {
            out.write_all(&text)?;
        }
        from = until;
    }
    if format == Format::Geojson {
        out.write_all(b"]}\n")?;
    }
    out.flush()
}

fn set_down(events: &Events, start: u64, end: u64, count: u64, format: Format) -> Vec<u8> {
    let mut text = Vec::with_capacity((end - start) as usize * 256);
    for event in (start..end).filter_map(|number| events.get(number)) {
        if format == Format::Csv {
            row(&mut text, &event);
        } else {
            feature(&mut text, &event);
        }
        if format == Format::Geojson && event.number + 1 < count {
            text.push(b',');
        }
        text.push(b'\n');
    }
    text
}

fn feature(text: &mut Vec<u8>, event: &Invented<'_>) {
    text.extend_from_slice(b"{\"type\":\"Feature\",\"properties\":{\"id\":\"");
    id(text, event.number);
    text.extend_from_slice(b"\",\"title\":\"");
    title(text, event);
    text.extend_from_slice(b"\",\"date\":\"");
    text.extend_from_slice(event.date.as_bytes());
    text.extend_from_slice(b"\",\"category\":\"");
    text.extend_from_slice(event.category.key().as_bytes());
    text.extend_from_slice(b"\",\"place\":\"");
    text.extend_from_slice(event.place.as_bytes());
    text.push(b'"');
    if let Some(reports) = event.reports {
        text.extend_from_slice(b",\"reports\":");
        text.push(b'0' + reports % 10);
    }
    text.extend_from_slice(b"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[");
    degrees(text, event.at[0]);
    text.push(b',');
    degrees(text, event.at[1]);
    text.extend_from_slice(b"]}}");
}

fn row(text: &mut Vec<u8>, event: &Invented<'_>) {
    id(text, event.number);
    text.push(b',');
    degrees(text, event.at[0]);
    text.push(b',');
    degrees(text, event.at[1]);
    for word in [event.date, event.category.key(), event.place] {
        text.push(b',');
        text.extend_from_slice(word.as_bytes());
    }
    text.push(b',');
    title(text, event);
    text.push(b',');
    text.extend(event.reports.map(|reports| b'0' + reports % 10));
}

fn title(text: &mut Vec<u8>, event: &Invented<'_>) {
    text.extend_from_slice(event.happened.as_bytes());
    text.push(b' ');
    text.extend_from_slice(event.place.as_bytes());
}

/// `e` and at least seven digits.
fn id(text: &mut Vec<u8>, number: u64) {
    text.push(b'e');
    digits(text, number, 7);
}

/// Millionths of a degree as degrees with six decimals.
fn degrees(text: &mut Vec<u8>, millionths: i32) {
    const DEGREE: u32 = 1_000_000;
    if millionths < 0 {
        text.push(b'-');
    }
    let millionths = millionths.unsigned_abs();
    digits(text, u64::from(millionths / DEGREE), 1);
    text.push(b'.');
    digits(text, u64::from(millionths % DEGREE), 6);
}

/// `number` in at least `width` digits, zeros before it.
fn digits(text: &mut Vec<u8>, number: u64, width: usize) {
    let mut reversed = [b'0'; 20];
    let (mut rest, mut used) = (number, 0);
    for slot in &mut reversed {
        if rest == 0 && used >= width {
            break;
        }
        *slot = b'0' + (rest % 10) as u8;
        rest /= 10;
        used += 1;
    }
    text.extend(reversed.iter().take(used).rev());
}
