//! The text of a link → what it says. A link comes from anywhere, so nothing in it is believed.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::{BEGINNING, LONGEST, Link, LinkError, LinkYears, Look, VERSION};
use crate::atlas::{BoundaryView, PlaceId};
use crate::geometry::{MAX_LATITUDE, Zoom};
use crate::session::selection::Target;
use crate::story::{EventId, ParagraphId};

/// Letters of a wrong value that its sentence repeats.
const REPEATED: usize = 40;

impl Link {
    /// Whether a text is meant to be a link, sound or not.
    pub fn is_meant(text: &str) -> bool {
        let scheme = "durand:";
        let start = text.trim_start().get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    }

    /// Reads a link; blanks around it do not count.
    ///
    /// # Errors
    /// [`LinkError`] says what is wrong, in one sentence.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        let text = text.trim();
        if text.len() > LONGEST {
            let meant = Self::is_meant(text);
            return Err(if meant {
                LinkError::TooLong(text.len())
            } else {
                LinkError::NoLink
            });
        }
        let rest = text
            .get(..BEGINNING.len())
            .filter(|start| start.eq_ignore_ascii_case(BEGINNING))
            .and_then(|start| text.get(start.len()..))
            .ok_or(LinkError::NoLink)?;
        if text
            .chars()
            .any(|letter| letter.is_control() || letter.is_whitespace())
        {
            return Err(LinkError::Unsound);
        }
        // Some programs put a slash between the address and the question.
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let query = match rest.strip_prefix('?') {
            Some(query) => query.split('#').next().unwrap_or_default(),
            None if rest.is_empty() => "",
            None => return Err(LinkError::NoLink),
        };
        read(query)
    }
}

fn read(query: &str) -> Result<Link, LinkError> {
    let pairs = query.split('&');
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    // What has no key says nothing.
    let pairs: Vec<(&str, &str)> = pairs
        .filter(|(key, _)| !shortened(key).is_empty())
        .collect();
    let version = pairs.iter().find(|(key, _)| *key == "v");
    match version.map(|(_, value)| *value) {
        None => return Err(LinkError::NoVersion),
        Some(VERSION) => {}
        Some(other) => return Err(LinkError::Version(shortened(other))),
    }
    let mut link = Link::default();
    let mut met: Vec<&str> = Vec::new();
    for (key, raw) in pairs {
        // Two selections contradict each other like one that is named twice; so do two sets of years.
        let topic = match key {
            "place" | "event" | "passage" => "select",
            "year" => "years",
            other => other,
        };
        if met.contains(&topic) {
            let said = match topic {
                "select" => "what is selected".to_owned(),
                "years" => "which years are on".to_owned(),
                other => shortened(other),
            };
            return Err(LinkError::Twice(said));
        }
        met.push(topic);
        take(&mut link, key, raw)?;
    }
    Ok(link)
}

fn take(link: &mut Link, key: &str, raw: &str) -> Result<(), LinkError> {
    let value = decoded(raw)?;
    let wrong = || LinkError::Value {
        key: key.to_owned(),
        value: shortened(&value),
    };
    match key {
        "v" => {}
        "article" => link.article = Some(value),
        "place" => {
            let id: PlaceId = value.parse().map_err(|_| wrong())?;
            link.selected = Some(Target::Place(id));
        }
        "event" => {
            let id: EventId = value.parse().map_err(|_| wrong())?;
            link.selected = Some(Target::Event(id)).filter(|_| value.parse::<PlaceId>().is_ok());
            link.selected.as_ref().ok_or_else(wrong)?;
        }
        "passage" => {
            let id: ParagraphId = value.parse().map_err(|_| wrong())?;
            link.selected = Some(Target::Passage(id));
        }
        "year" => {
            let year = value
                .parse::<i32>()
                .ok()
                .filter(|year| (-9999..=9999).contains(year));
            link.years = LinkYears::Year(year.ok_or_else(wrong)?);
        }
        "years" => link.years = years(raw)?.ok_or_else(wrong)?,
        "view" => match BoundaryView::from_id(&value) {
            Some(view) => link.boundary_view = view,
            None => link.unknown.push(shortened(&format!("{key}={value}"))),
        },
        "at" => {
            let size = link.look.and_then(|look| look.size);
            let look = place(&value).ok_or_else(wrong)?;
            if is_in_range(&look) {
                link.look = Some(Look { size, ..look });
            } else {
                link.out_of_range = Some(shortened(&format!("{key}={value}")));
            }
        }
        "size" => {
            let size = size(&value).ok_or_else(wrong)?;
            // A size says nothing without a place; it may stand before it.
            let nowhere = Look {
                center: [f64::NAN; 2],
                zoom: f64::NAN,
                size: None,
            };
            link.look = Some(Look {
                size: Some(size),
                ..link.look.unwrap_or(nowhere)
            });
        }
        "off" => link.layers_off = list(raw)?,
        "on" => link.layers_on = list(raw)?,
        "theme" => match serde_json::from_value(Value::String(value.clone())) {
            Ok(theme) => link.theme = Some(theme),
            Err(_) => link.unknown.push(shortened(&format!("{key}={value}"))),
        },
        other => link.unknown.push(shortened(other)),
    }
    Ok(())
}

fn years(raw: &str) -> Result<Option<LinkYears>, LinkError> {
    if raw == "none" {
        return Ok(Some(LinkYears::None));
    }
    let parts: Vec<&str> = raw.split(',').filter(|part| !part.is_empty()).collect();
    let off: Vec<&str> = parts
        .iter()
        .filter_map(|part| part.strip_prefix('!'))
        .collect();
    if !off.is_empty() {
        let all = off.len() == parts.len();
        let labels: Result<Vec<String>, LinkError> = off.into_iter().map(decoded).collect();
        return Ok(Some(LinkYears::Without(labels?)).filter(|_| all));
    }
    let one = |part: &&str| {
        let label = part.strip_prefix('*');
        Ok((decoded(label.unwrap_or(part))?, label.is_some()))
    };
    let on: Result<Vec<(String, bool)>, LinkError> = parts.iter().map(one).collect();
    let on = on?;
    Ok((!on.is_empty()).then_some(LinkYears::Only(on)))
}

fn list(raw: &str) -> Result<Vec<String>, LinkError> {
    let mut names: Vec<String> = Vec::new();
    for part in raw.split(',').filter(|part| !part.is_empty()) {
        let name = decoded(part)?;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// Latitude, longitude, zoom: three numbers, whether or not they lie on the map.
fn place(value: &str) -> Option<Look> {
    let numbers: Vec<f64> = value
        .split(',')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [lat, lon, zoom] = numbers.as_slice() else {
        return None;
    };
    let finite = numbers.iter().all(|number| number.is_finite());
    finite.then_some(Look {
        center: [*lon, *lat],
        zoom: *zoom,
        size: None,
    })
}

/// Whether the map can show it.
fn is_in_range(look: &Look) -> bool {
    let [lon, lat] = look.center;
    let on_the_map = lat.abs() <= MAX_LATITUDE + 0.001 && lon.abs() <= 180.0;
    on_the_map && Zoom::try_from(look.zoom).is_ok()
}

fn size(value: &str) -> Option<[f32; 2]> {
    let (width, height) = value.split_once('x')?;
    let side = |text: &str| text.parse::<u16>().ok().filter(|side| *side > 0);
    Some([f32::from(side(width)?), f32::from(side(height)?)])
}

/// Text without percent signs.
fn decoded(raw: &str) -> Result<String, LinkError> {
    let text = percent_decode_str(raw)
        .decode_utf8()
        .map_err(|_| LinkError::Unsound)?;
    if text.chars().any(char::is_control) {
        return Err(LinkError::Unsound);
    }
    Ok(text.into_owned())
}

/// The beginning of something that a sentence repeats, without what is not seen.
pub(super) fn shortened(text: &str) -> String {
    let mut letters = text.chars().filter(|letter| !is_unseen(*letter));
    let mut start: String = letters.by_ref().take(REPEATED).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

/// Whether a letter is no letter to see: a control character, or one that only turns the order of
/// the letters around it, by which a sentence could be made to say something else.
pub fn is_unseen(letter: char) -> bool {
    let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || letter.is_control()
}
