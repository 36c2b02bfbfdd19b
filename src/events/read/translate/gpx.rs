//! GPX 1.0 and 1.1: waypoints are events, tracks and routes are lines.

use std::io::Read;

use geo::{Coord, Geometry, LineString, MultiLineString, Point};

use super::super::OpenError;
use super::super::judge::Refused;
use super::record::{Properties, Record};
use super::span;
use super::spool::{Place, Spool};
use super::xml::{Broken, Element, Step, Xml};

/// What a point or a line says of itself, and the property it becomes.
const TEXTS: [(&str, &str); 8] = [
    ("name", "name"),
    ("desc", "description"),
    ("cmt", "comment"),
    ("type", "category"),
    ("sym", "symbol"),
    ("src", "source"),
    ("ele", "elevation"),
    ("url", "url"),
];

/// Positions of the longest track; one every second for a month has fewer.
const POSITIONS: usize = 3_000_000;

/// Reads `file`, which is UTF-8; `Err` is where it breaks off.
pub(super) fn read(
    file: impl Read,
    spool: &mut Spool<'_>,
) -> Result<Result<(), Broken>, OpenError> {
    let mut xml = Xml::new(file);
    loop {
        let element = match xml.step() {
            Err(broken) => return Ok(Err(broken)),
            Ok(Step::Open(element)) => element,
            Ok(Step::Close) => continue,
            Ok(Step::End) if xml.depth() > 0 => return Ok(Err(xml.ends_early("gpx"))),
            Ok(Step::End) => return Ok(Ok(())),
        };
        // The first depth is that of the root.
        let read = match (xml.depth(), element.name.as_str()) {
            (2, "wpt") => xml.rest(element).map(|point| Some(waypoint(&point))),
            (2, "trk" | "rte") => line(&mut xml, &element).map(Some),
            _ => Ok(None),
        };
        match read {
            Err(broken) => return Ok(Err(broken)),
            Ok(None) => {}
            Ok(Some(mut record)) => {
                record.place = spool.next_place(record.place.line);
                spool.add(&record)?;
            }
        }
    }
}

fn waypoint(point: &Element) -> Record {
    let mut properties = texts(&point.children);
    properties.add_time(point.text_of("time").map(str::to_owned));
    Record {
        place: Place {
            line: point.line,
            number: 0,
        },
        id: None,
        geometry: position(point).map(|position| Some(Point::from(position).into())),
        properties,
    }
}

/// A track or a route, a point at a time.
fn line(xml: &mut Xml<impl Read>, element: &Element) -> Result<Record, Broken> {
    let depth = xml.depth();
    let place = Place {
        line: element.line,
        number: 0,
    };
    let mut said = Vec::new();
    let mut parts: Vec<LineString<f64>> = vec![LineString(Vec::new())];
    let (mut positions, mut wrong) = (0, None);
    let mut times: Option<(String, String)> = None;
    loop {
        let inner = match xml.step()? {
            Step::End => return Err(xml.ends_early(&element.name)),
            Step::Close if xml.depth() < depth => break,
            Step::Close => continue,
            Step::Open(inner) => inner,
        };
        match inner.name.as_str() {
            "trkseg" => parts.push(LineString(Vec::new())),
            "trkpt" | "rtept" => {
                let point = xml.rest(inner)?;
                if let Some(time) = point.text_of("time") {
                    let (first, last) = times.get_or_insert((time.to_owned(), time.to_owned()));
                    if time < first.as_str() {
                        time.clone_into(first);
                    } else if time > last.as_str() {
                        time.clone_into(last);
                    }
                }
                positions += 1;
                match position(&point) {
                    Ok(position) if positions <= POSITIONS => {
                        if let Some(part) = parts.last_mut() {
                            part.0.push(position);
                        }
                    }
                    Ok(_) => {}
                    Err(refused) => wrong = wrong.or(Some(refused)),
                }
            }
            _ if xml.depth() == depth + 1 => said.push(xml.rest(inner)?),
            _ => {}
        }
    }
    let mut properties = texts(&said);
    let time = times.and_then(|(first, last)| span::of(Some(&first), Some(&last)));
    properties.add_time(time);
    parts.retain(|part| !part.0.is_empty());
    let geometry = match (wrong, parts.len()) {
        _ if positions > POSITIONS => {
            let what = format!("it has {positions} positions; {POSITIONS} are all that is read");
            Err(Refused::new("its geometry is broken", what, "split it"))
        }
        (Some(refused), _) => Err(refused),
        (None, 0) => Ok(None),
        (None, 1) => Ok(parts.pop().map(Geometry::LineString)),
        (None, _) => Ok(Some(MultiLineString(parts).into())),
    };
    Ok(Record {
        place,
        id: None,
        geometry,
        properties,
    })
}

/// All that is said, links and extensions too.
fn texts(children: &[Element]) -> Properties {
    let mut properties = Properties::default();
    for (element, name) in TEXTS {
        for child in children.iter().filter(|child| child.name == element) {
            properties.add_text(name, &child.text);
        }
    }
    for child in children {
        match child.name.as_str() {
            "link" => properties.add_text("link", child.attribute("href").unwrap_or_default()),
            // Elements nest no deeper than the reader of XML lets them.
            "extensions" => leaves(child, &mut properties),
            _ => {}
        }
    }
    properties
}

fn leaves(element: &Element, properties: &mut Properties) {
    for child in &element.children {
        if child.children.is_empty() {
            // GDAL calls fields that GPX does not know `ogr:name`.
            properties.add_text(&child.name, &child.text);
        } else {
            leaves(child, properties);
        }
    }
}

fn position(point: &Element) -> Result<Coord, Refused> {
    let number = |attribute: &str, name: &str| {
        let text = point.attribute(attribute).unwrap_or_default().trim();
        text.parse::<f64>().map_err(|_| {
            let text: String = text.chars().take(30).collect();
            let what = if text.is_empty() {
                format!("it has no {name}")
            } else {
                format!("the {name} {text:?} is not a number")
            };
            let mend = "write lat and lon in degrees";
            Refused::new("its position is not a number", what, mend)
        })
    };
    Ok(Coord {
        x: number("lon", "longitude")?,
        y: number("lat", "latitude")?,
    })
}
