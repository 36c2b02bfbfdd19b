//! KML 2.2 and 2.3: placemarks, one at a time.
//!
//! A placemark's point is an event, its lines and areas are shapes. Its time is a `TimeStamp`, a
//! `TimeSpan` or that of a track; its category is what its data call one, or the name of its
//! folder. Styles, overlays, tours and links to other files are not read, and that is said.

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::Value;

use super::super::OpenError;
use super::super::judge::Refused;
use super::super::names::{CATEGORIES, TITLES};
use super::record::{Properties, Record};
use super::spool::{Place, Spool};
use super::text::text_of_html;
use super::xml::{Broken, ELEMENTS, Element, Step, Xml};
use super::{kml_geometry, span};
use crate::atlas::Severity;

/// What stands beside placemarks and is not read.
const PASSED: [&str; 4] = ["GroundOverlay", "PhotoOverlay", "ScreenOverlay", "Tour"];

/// Names of the extended data that hold a date as EDTF, such as those this program writes.
const EDTF: &str = "edtf";

/// Reads the placemarks of `file`, which is UTF-8; `Err` is where it breaks off. `beside` are the
/// documents of the same archive.
pub(super) fn read(
    file: impl Read,
    beside: &[String],
    spool: &mut Spool<'_>,
) -> Result<Result<(), Broken>, OpenError> {
    let mut xml = Xml::new(file);
    let mut folders: Vec<Folder> = Vec::new();
    let mut passed: BTreeMap<&str, u64> = BTreeMap::new();
    loop {
        let element = match xml.step() {
            Err(broken) => return Ok(Err(broken)),
            Ok(Step::Open(element)) => element,
            Ok(Step::Close) => {
                while folders
                    .last()
                    .is_some_and(|folder| folder.depth > xml.depth())
                {
                    folders.pop();
                }
                continue;
            }
            Ok(Step::End) if xml.depth() > 0 => return Ok(Err(xml.ends_early("kml"))),
            Ok(Step::End) => break,
        };
        let in_folder = folders
            .last()
            .is_some_and(|folder| folder.depth + 1 == xml.depth());
        match element.name.as_str() {
            "Folder" | "Document" => folders.push(Folder {
                depth: xml.depth(),
                is_document: element.name == "Document",
                name: None,
            }),
            "name" if in_folder => match xml.rest(element) {
                Err(broken) => return Ok(Err(broken)),
                Ok(name) => {
                    if let Some(folder) = folders.last_mut() {
                        folder.name = Some(name.text.trim().to_owned());
                    }
                }
            },
            "Placemark" => match xml.rest(element) {
                Err(broken) => return Ok(Err(broken)),
                Ok(placemark) => {
                    let place = spool.next_place(placemark.line);
                    spool.add(&record(&placemark, place, category(&folders)))?;
                }
            },
            "NetworkLink" => match xml.rest(element) {
                Err(broken) => return Ok(Err(broken)),
                Ok(link) if leads_inside(&link, beside) => {}
                Ok(_) => *passed.entry("NetworkLink").or_default() += 1,
            },
            name => {
                if let Some(known) = PASSED.into_iter().find(|known| *known == name) {
                    *passed.entry(known).or_default() += 1;
                }
            }
        }
    }
    for (name, count) in passed {
        let what = match (name, count) {
            ("NetworkLink", _) => format!("it links to {count} other files, which are not fetched"),
            (_, 1) => format!("its {name} is not read"),
            _ => format!("its {count} elements {name} are not read"),
        };
        let mend = "open what they hold by itself, if it has places";
        spool.note(Severity::Warning, "a part of it is not read", 0, what, mend);
    }
    Ok(Ok(()))
}

/// Whether a link leads to another document of the same archive, which is read anyway.
fn leads_inside(link: &Element, beside: &[String]) -> bool {
    let inner = link.child("Link").or_else(|| link.child("Url"));
    let target = inner.and_then(|inner| inner.text_of("href"));
    target.is_some_and(|target| {
        let target = target.trim_start_matches("./");
        beside.iter().any(|name| name.eq_ignore_ascii_case(target))
    })
}

/// A folder that is open, or the document.
struct Folder {
    depth: usize,
    is_document: bool,
    name: Option<String>,
}

/// The name of the innermost folder that has one; the document's is the file's title.
fn category(folders: &[Folder]) -> Option<&str> {
    let named = folders.iter().rev().filter(|folder| !folder.is_document);
    named
        .filter_map(|folder| folder.name.as_deref())
        .find(|name| !name.is_empty())
}

fn record(placemark: &Element, place: Place, folder: Option<&str>) -> Record {
    let mut properties = Properties::default();
    for (element, name) in [("name", "name"), ("address", "address")] {
        properties.add_text(name, placemark.text_of(element).unwrap_or_default());
    }
    let long = placemark.text_of("description").map(text_of_html);
    properties.add_text("description", &long.unwrap_or_default());
    let short = placemark
        .text_of("Snippet")
        .or(placemark.text_of("snippet"));
    properties.add_text("snippet", &short.map(text_of_html).unwrap_or_default());
    properties.add_text(
        "phone",
        placemark.text_of("phoneNumber").unwrap_or_default(),
    );
    let data = placemark.children.iter();
    for data in data.filter(|child| child.name == "ExtendedData") {
        extended(data, &mut properties);
    }
    if !properties.has_one_of(&CATEGORIES)
        && let Some(folder) = folder
    {
        properties.add_text("category", folder);
    }
    if !properties.has_one_of(&TITLES) {
        // Some programs write only a description.
        let line = placemark.text_of("description").map(text_of_html);
        let line = line.as_deref().and_then(|text| text.lines().next());
        let short: String = line.unwrap_or_default().chars().take(80).collect();
        properties.add_text("name", &short);
    }
    properties.add_time(time(placemark));
    Record {
        place,
        id: placemark.attribute("id").map(str::to_owned),
        geometry: if placemark.is_cut {
            let what = format!("it has more than {ELEMENTS} elements, which is all that is read");
            let heading = "its geometry is broken";
            Err(Refused::new(heading, what, "split it into several"))
        } else {
            kml_geometry::of(placemark)
        },
        properties,
    }
}

/// `Data`, `SchemaData` and whatever else stands in extended data.
fn extended(data: &Element, properties: &mut Properties) {
    let called = |element: &Element| {
        let name = element.attribute("name").unwrap_or(&element.name);
        let date = name.eq_ignore_ascii_case(EDTF);
        if date { "date" } else { name }.to_owned()
    };
    for child in &data.children {
        match child.name.as_str() {
            "Data" => properties.add_text(&called(child), child.text_of("value").unwrap_or("")),
            "SchemaData" => {
                for field in &child.children {
                    if field.name == "SimpleArrayData" {
                        let values = field.children.iter().map(|value| value.text.trim());
                        properties.add(&called(field), values.map(Value::from).collect());
                    } else {
                        properties.add_text(&called(field), &field.text);
                    }
                }
            }
            _ => properties.add_text(&called(child), &child.text),
        }
    }
}

/// The time of a placemark, or of the track it shows, as EDTF.
fn time(placemark: &Element) -> Option<String> {
    if let Some(stamp) = placemark.child("TimeStamp") {
        return stamp.text_of("when").map(str::to_owned);
    }
    if let Some(time) = placemark.child("TimeSpan") {
        return span::of(time.text_of("begin"), time.text_of("end"));
    }
    let mut whens = Vec::new();
    for (name, inner) in [("Track", None), ("MultiTrack", Some("Track"))] {
        for track in placemark.children.iter().filter(|child| child.name == name) {
            let several = track.children.iter();
            let several = several.filter(|child| inner.is_some_and(|inner| child.name == inner));
            for track in std::iter::once(track).chain(several) {
                let times = track.children.iter().filter(|child| child.name == "when");
                whens.extend(times.map(|when| when.text.trim()));
            }
        }
    }
    let first = whens.iter().copied().min()?;
    let last = whens.iter().copied().max();
    span::of(Some(first), last)
}
