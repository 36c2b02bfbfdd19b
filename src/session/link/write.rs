//! A session → the text of its link.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{BEGINNING, Link, LinkYears, Look, VERSION};
use crate::atlas::BoundaryView;
use crate::session::layers::{LayerId, Layers};
use crate::session::selection::Target;
use crate::session::session::{ThemeChoice, home};
use crate::session::{Dataset, Session};

/// What stands in a link as it is; everything else is written in percent signs.
const WORDS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, WORDS).to_string()
}

impl Session {
    /// The link that brings a window to where this one is.
    ///
    /// Events and shapes of files and squares of the map are not named in it: they mean nothing where other
    /// files are open.
    pub fn link(&self, data: &Dataset) -> String {
        Link::of(self, data).to_string()
    }

    /// Whether what is selected can be named in a link.
    pub fn is_linkable(&self) -> bool {
        self.selected().is_none_or(|target| named(target).is_some())
    }
}

/// The key and the value of a selection.
fn named(target: &Target) -> Option<(&'static str, String)> {
    match target {
        Target::Place(id) if id.file().is_some() => None,
        Target::Place(id) => Some(("place", id.to_string())),
        Target::Event(id) => Some(("event", id.told()?.to_owned())),
        Target::Passage(id) => Some(("passage", id.to_string())),
        Target::Square(_) => None,
    }
}

/// What links call a layer.
pub(super) fn layer_name(layer: &LayerId) -> String {
    match layer {
        LayerId::Place(id) => format!("place:{id}"),
        LayerId::Events(category) => format!("events:{}", category.key()),
        LayerId::File(number) => format!("file:{number}"),
        LayerId::DisputedLines => "disputed-lines".to_owned(),
        LayerId::Relief => "relief".to_owned(),
        LayerId::Waters => "waters".to_owned(),
        LayerId::Towns => "towns".to_owned(),
        LayerId::Units => "units".to_owned(),
        LayerId::RegionCounts => "region-counts".to_owned(),
    }
}

/// What links and the state file call a theme.
pub(super) fn theme_name(theme: ThemeChoice) -> Option<String> {
    let name = serde_json::to_value(theme).ok()?;
    name.as_str().map(str::to_owned)
}

impl Link {
    /// The link of a session.
    pub fn of(session: &Session, data: &Dataset) -> Self {
        let usual = Layers::default();
        let (mut off, mut on) = (Vec::new(), Vec::new());
        for layer in session
            .layers
            .off()
            .filter(|layer| usual.is_on(layer) && !layer.is_file())
        {
            off.push(layer_name(layer));
        }
        for layer in usual.off().filter(|layer| session.layers.is_on(layer)) {
            on.push(layer_name(layer));
        }
        let view = &session.view;
        let [width, height] = view.size();
        let look = Look {
            center: view.lonlat_from_screen([width / 2.0, height / 2.0]),
            zoom: view.zoom().get(),
            size: Some([width, height]),
        };
        let theme = Some(session.theme).filter(|theme| *theme != ThemeChoice::System);
        Self {
            article: Some(data.story.article().id.clone()).filter(|id| !id.is_empty()),
            selected: session
                .selected()
                .filter(|target| named(target).is_some())
                .cloned(),
            years: years(session, data),
            boundary_view: session.boundary_view,
            look: (*view != home(view.size())).then_some(look),
            layers_off: off,
            layers_on: on,
            theme,
            unknown: Vec::new(),
            out_of_range: None,
        }
    }
}

fn years(session: &Session, data: &Dataset) -> LinkYears {
    let (years, columns) = (&session.years, &data.columns);
    if let Some(year) = years.year() {
        return LinkYears::Year(year);
    }
    if years.is_none() {
        return LinkYears::None;
    }
    let label = |index: usize| {
        columns
            .get(index)
            .map_or_else(String::new, |column| column.label.clone())
    };
    let all = 0..columns.len();
    let off: Vec<String> = all
        .clone()
        .filter(|index| !years.is_on(*index))
        .map(label)
        .collect();
    let on: Vec<(String, bool)> = all
        .filter(|index| years.is_on(*index))
        .map(|index| (label(index), years.by_overlap(index)))
        .collect();
    let all_asked = on.iter().all(|(_, overlaps)| !overlaps);
    match (all_asked, off.len()) {
        (true, 0) => LinkYears::All,
        (true, few) if few < on.len() => LinkYears::Without(off),
        _ => LinkYears::Only(on),
    }
}

/// A number with so many digits after the point, and none that say nothing.
fn short(number: f64, digits: usize) -> String {
    let text = format!("{number:.digits$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text.as_str()
    };
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{BEGINNING}?v={VERSION}")?;
        if let Some(article) = &self.article {
            write!(f, "&article={}", encoded(article))?;
        }
        if let Some((key, value)) = self.selected.as_ref().and_then(named) {
            write!(f, "&{key}={}", encoded(&value))?;
        }
        match &self.years {
            LinkYears::All => {}
            LinkYears::None => f.write_str("&years=none")?,
            LinkYears::Year(year) => write!(f, "&year={year}")?,
            LinkYears::Only(on) => {
                let one = |(label, overlaps): &(String, bool)| {
                    format!("{}{}", if *overlaps { "*" } else { "" }, encoded(label))
                };
                let all: Vec<String> = on.iter().map(one).collect();
                write!(f, "&years={}", all.join(","))?;
            }
            LinkYears::Without(off) => {
                let all: Vec<String> = off
                    .iter()
                    .map(|label| format!("!{}", encoded(label)))
                    .collect();
                write!(f, "&years={}", all.join(","))?;
            }
        }
        if self.boundary_view != BoundaryView::InFact {
            write!(f, "&view={}", self.boundary_view.id())?;
        }
        if let Some(look) = &self.look {
            let [lon, lat] = look.center;
            // A hundred-thousandth of a degree is a metre.
            write!(
                f,
                "&at={},{},{}",
                short(lat, 5),
                short(lon, 5),
                short(look.zoom, 4)
            )?;
            if let Some([width, height]) = look.size {
                write!(f, "&size={width:.0}x{height:.0}")?;
            }
        }
        for (key, layers) in [("off", &self.layers_off), ("on", &self.layers_on)] {
            if !layers.is_empty() {
                let one = |name: &String| {
                    let (sort, name) = name
                        .split_once(':')
                        .map_or(("", name.as_str()), |parts| parts);
                    let colon = if sort.is_empty() { "" } else { ":" };
                    format!("{sort}{colon}{}", encoded(name))
                };
                let all: Vec<String> = layers.iter().map(one).collect();
                write!(f, "&{key}={}", all.join(","))?;
            }
        }
        match self.theme.and_then(theme_name) {
            Some(theme) => write!(f, "&theme={theme}"),
            None => Ok(()),
        }
    }
}
