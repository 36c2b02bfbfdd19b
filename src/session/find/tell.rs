//! Hits in words: what each is called, what else is said of it, and what going there means.

use std::ops::Range;

use super::date::year_in;
use super::hit::{Hit, HitKind};
use super::places::{NameKind, PlaceName};
use crate::atlas::{Place, PlaceKind};
use crate::events::day_of_new_year;
use crate::geometry::GeoBounds;
use crate::geometry::position::written;
use crate::session::offer::layer_name;
use crate::session::session::HOME;
use crate::session::{Command, Dataset, LayerId, Offer, Session, Target};
use crate::story::{Event, EventId, When};
use crate::words::{Value, Words};

/// Letters of a passage that are shown around what was found, and how many of them before it.
const EXCERPT: usize = 110;
const BEFORE: usize = 30;

/// What hits are told from.
pub struct Teller<'a> {
    words: Words,
    session: &'a Session,
    data: &'a Dataset,
}

impl<'a> Teller<'a> {
    /// Tells hits of `data` as they stand in `session`.
    pub fn new(words: Words, session: &'a Session, data: &'a Dataset) -> Self {
        Self {
            words,
            session,
            data,
        }
    }

    fn with(&self, key: &str, name: &str, value: &str) -> String {
        self.words
            .with(key, &[(name, Value::from(value.to_owned()))])
    }

    /// Place number `index`, found by `name`.
    pub fn place(
        &self,
        index: usize,
        name: Option<&PlaceName>,
        marks: Vec<Range<usize>>,
    ) -> Option<Hit> {
        let place = self.data.atlas.places().get(index)?;
        let mut parts = vec![place.kind.label().to_lowercase()];
        let parent = place.parent.as_ref().and_then(|id| self.data.atlas.get(id));
        parts.extend(parent.map(|parent| parent.names.english.clone()));
        parts.extend(place.own.as_ref().map(|_| place.provenance.file.clone()));
        let other = name.filter(|name| name.kind != NameKind::Own);
        // Where the name stands among the parts, and what is said before it.
        let mut begins = None;
        if let Some(other) = other {
            let said = match other.kind {
                NameKind::Old => self.with("find-formerly", "name", &other.text),
                _ => self.with("find-also", "name", &other.text),
            };
            let before: usize = parts.iter().map(|part| part.len() + SEPARATOR.len()).sum();
            begins = said.find(&other.text).map(|at| before + at);
            parts.push(said);
        }
        if let Some(layer) = self.hides_place(place) {
            let layer = match &layer {
                LayerId::File(file) => self.session.layer_name(*file, self.data).into(),
                layer => layer_name(layer, self.data, self.words),
            };
            parts.push(self.with("find-layer-off", "layer", &layer));
        }
        let (title_marks, detail_marks) = match (other, begins) {
            (None, _) => (marks, Vec::new()),
            (Some(_), None) => (Vec::new(), Vec::new()),
            (Some(_), Some(begins)) => {
                let moved = marks
                    .into_iter()
                    .map(|mark| mark.start + begins..mark.end + begins);
                (Vec::new(), moved.collect())
            }
        };
        let target = Target::Place(place.id.clone());
        Some(Hit {
            kind: HitKind::Place(place.id.clone(), place.kind),
            title: place.names.english.clone(),
            title_marks,
            detail: parts.join(SEPARATOR),
            detail_marks,
            keys: String::new(),
            why_not: None,
            commands: vec![Command::Select(Some(target))],
        })
    }

    /// The layer that is off and would show `place`.
    fn hides_place(&self, place: &Place) -> Option<LayerId> {
        let layer = if self.data.atlas.featured().contains(&place.id) {
            LayerId::Place(place.id.clone())
        } else {
            match place.kind {
                PlaceKind::Town => LayerId::Towns,
                PlaceKind::River | PlaceKind::Lake | PlaceKind::Glacier => LayerId::Waters,
                PlaceKind::DisputedLine => LayerId::DisputedLines,
                PlaceKind::Agency | PlaceKind::FrontierRegion => LayerId::Units,
                PlaceKind::Region | PlaceKind::Line => LayerId::File(place.file()?),
                _ => return None,
            }
        };
        (!self.session.layers.is_on(&layer)).then_some(layer)
    }

    /// Event number `index` of the story.
    pub fn event(&self, index: usize, marks: Vec<Range<usize>>) -> Option<Hit> {
        let event = self.data.story.events().get(index)?;
        let hidden = self.session.hidden_by(index, self.data);
        Some(self.event_hit(event, hidden.as_deref(), marks))
    }

    /// An event that was read from a file; it is read again now.
    pub fn event_of_file(&self, id: &EventId) -> Option<Hit> {
        let row = self.data.row_of(id)?;
        let event = self.data.event(id)?;
        let hidden = self.session.row_hidden_by(row, self.data);
        Some(self.event_hit(&event, hidden.as_deref(), Vec::new()))
    }

    fn event_hit(
        &self,
        event: &Event,
        hidden: Option<&str>,
        title_marks: Vec<Range<usize>>,
    ) -> Hit {
        let when = event
            .when
            .as_ref()
            .map_or_else(|| event.date_label(), When::label);
        let category = event.category.label().to_lowercase();
        let mut parts = vec![when, event.place_text.clone(), category];
        parts.extend(hidden.map(|what| self.with("find-hidden-by", "what", what)));
        parts.retain(|part| !part.is_empty());
        let target = Target::Event(event.id.clone());
        Hit {
            kind: HitKind::Event(event.id.clone(), event.category),
            title: event.title.clone(),
            title_marks,
            detail: parts.join(SEPARATOR),
            detail_marks: Vec::new(),
            keys: String::new(),
            why_not: None,
            commands: vec![Command::Select(Some(target))],
        }
    }

    /// Passage number `index`, cut around what was found in it.
    pub fn passage(&self, index: usize, marks: &[Range<usize>]) -> Option<Hit> {
        let passage = self.session.passage(index, self.data)?;
        let (title, title_marks) = excerpt(&passage.text, marks);
        let paragraph = passage.paragraph;
        Some(Hit {
            kind: HitKind::Passage(paragraph),
            title,
            title_marks,
            detail: self.with("find-passage", "number", &paragraph.label()),
            detail_marks: Vec::new(),
            keys: String::new(),
            why_not: None,
            commands: vec![
                Command::Select(Some(Target::Passage(paragraph))),
                Command::ShowInArticle(paragraph),
            ],
        })
    }

    /// Column number `index` of the timeline.
    pub fn column(&self, index: usize, title_marks: Vec<Range<usize>>) -> Option<Hit> {
        let column = self.data.columns.get(index)?;
        Some(Hit {
            title: column.label.clone(),
            title_marks,
            ..Self::date(
                self.count(u64::from(column.count)),
                Command::SoloColumn(index),
            )
        })
    }

    /// The year of a date.
    pub fn year(&self, date: &When) -> Option<Hit> {
        let year = year_in(date)?;
        let span = [day_of_new_year(year), day_of_new_year(year + 1)];
        let columns = self.data.columns.overlapping(span);
        let counts = columns.filter_map(|index| self.data.columns.get(index));
        let count: u64 = counts.map(|column| u64::from(column.count)).sum();
        let told = self.with("find-year", "year", &year.to_string());
        let detail = format!("{told}{SEPARATOR}{}", self.count(count));
        Some(Hit {
            title: date.label(),
            ..Self::date(detail, Command::GoToYear(year))
        })
    }

    fn date(detail: String, command: Command) -> Hit {
        Hit {
            kind: HitKind::Date,
            title: String::new(),
            title_marks: Vec::new(),
            detail,
            detail_marks: Vec::new(),
            keys: String::new(),
            why_not: None,
            commands: vec![command],
        }
    }

    fn count(&self, count: u64) -> String {
        self.words.with("count-events", &[("count", count.into())])
    }

    /// The positions that something may mean; one in the borderland comes first.
    pub fn positions(&self, positions: &[[f64; 2]]) -> Vec<Hit> {
        let [west, south, east, north] = HOME;
        let home = GeoBounds::new(west, south, east, north).ok();
        let far = |lonlat: [f64; 2]| home.is_none_or(|home| !home.contains(lonlat));
        let mut readings: Vec<(usize, [f64; 2])> = positions.iter().copied().enumerate().collect();
        readings.sort_by_key(|&(order, lonlat)| (far(lonlat), order));
        let hits = readings.into_iter().map(|(order, lonlat)| {
            let key = if order == 0 {
                "find-position"
            } else {
                "find-position-other"
            };
            Hit {
                kind: HitKind::Position,
                title: written(lonlat),
                ..Self::date(self.words.say(key).into_owned(), Command::CentreOn(lonlat))
            }
        });
        hits.collect()
    }

    /// A link to a view.
    pub fn link(&self, link: &str) -> Hit {
        let command = Command::OpenLink(link.to_owned());
        Hit {
            kind: HitKind::Command(command.key().to_owned()),
            title: command.label(self.words).into_owned(),
            ..Self::date(self.words.say("find-link").into_owned(), command)
        }
    }

    /// A command.
    pub fn offer(&self, offer: Offer, title_marks: Vec<Range<usize>>) -> Hit {
        let group = self.words.say(offer.group.key());
        let why_not = offer.why_not.as_ref().map(ToString::to_string);
        Hit {
            kind: HitKind::Command(offer.id()),
            keys: offer
                .shortcut()
                .map(|keys| keys.to_string())
                .unwrap_or_default(),
            title: offer.label.into_owned(),
            title_marks,
            detail: why_not.clone().unwrap_or_else(|| group.into_owned()),
            detail_marks: Vec::new(),
            why_not,
            commands: vec![offer.command],
        }
    }
}

/// What stands between two things that are said.
const SEPARATOR: &str = " · ";

/// The words around the first mark, and where the marks are among them.
fn excerpt(text: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let first = marks.first().map_or(0, |mark| mark.start);
    let begin = back(text, first, BEFORE);
    let end = forth(text, begin.max(first), EXCERPT - BEFORE.min(first - begin));
    let lead = if begin > 0 { "… " } else { "" };
    let trail = if end < text.len() { " …" } else { "" };
    let cut = text.get(begin..end).unwrap_or_default();
    let inside = marks
        .iter()
        .filter(|mark| mark.start >= begin && mark.end <= end);
    let moved = |at: usize| at - begin + lead.len();
    let marks = inside
        .map(|mark| moved(mark.start)..moved(mark.end))
        .collect();
    (format!("{lead}{cut}{trail}"), marks)
}

/// The beginning of a word some `letters` before byte `from`.
fn back(text: &str, from: usize, letters: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    let Some((reach, _)) = before.char_indices().rev().nth(letters) else {
        return 0;
    };
    // From there the next word that begins; what was found begins one at the latest.
    let after = before.get(reach..).unwrap_or_default();
    after.find(' ').map_or(from, |space| reach + space + 1)
}

/// The end of a word some `letters` after byte `from`.
fn forth(text: &str, from: usize, letters: usize) -> usize {
    let after = text.get(from..).unwrap_or_default();
    let Some((reach, _)) = after.char_indices().nth(letters) else {
        return text.len();
    };
    let within = after.get(..reach).unwrap_or_default();
    from + within.rfind(' ').unwrap_or(reach)
}
