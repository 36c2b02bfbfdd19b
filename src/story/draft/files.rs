//! A draft → the files of a story folder.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Draft, DraftEvent, own_place};
use crate::atlas::Atlas;
use crate::story::reader_marks::RawMark;
use crate::story::{Added, Article, ParagraphId, Story};

pub(super) use crate::story::reader_article::PLACES;
use crate::story::reader_article::{EVENTS, PASSAGES};

/// The files of a story folder, whole, as texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryFiles {
    /// The story's id, which is what its folder is best called.
    pub id: String,
    /// Each file's name and text; `story.json`, which names the others, is the last.
    pub files: Vec<(&'static str, String)>,
}

#[derive(Serialize)]
struct PassageLine<'a> {
    paragraph: ParagraphId,
    text: &'a str,
    places: Vec<String>,
    not_places: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<RawMark>,
}

#[derive(Serialize)]
struct EventProperties<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    short: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    date_text: &'a str,
    category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    place_text: &'a str,
    location_precision: &'static str,
    passages: Vec<ParagraphId>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "<[Added]>::is_empty")]
    added: &'a [Added],
}

impl Draft {
    /// The files that its story is read from; `None` while it has no title, which a story needs.
    pub fn files(&self, atlas: &Atlas) -> Option<StoryFiles> {
        if self.about.title.trim().is_empty() {
            return None;
        }
        let story = self.story(atlas);
        let own = &story.own_places().places;
        let places = self.places.iter().map(AsRef::as_ref);
        let mut places = places
            .filter(|place| own.iter().any(|one| one.id == place.id))
            .peekable();
        let has_places = places.peek().is_some();
        let mut files = vec![
            (PASSAGES, passages(&story)),
            (EVENTS, self.events_file(&story)),
        ];
        if has_places {
            files.push((PLACES, own_place::file(places)));
        }
        files.push(("story.json", head(story.article(), has_places)));
        Some(StoryFiles {
            id: story.article().id.clone(),
            files,
        })
    }

    fn events_file(&self, story: &Story) -> String {
        let told = self.told_in(&self.numbers());
        let events = self
            .events
            .iter()
            .zip(told)
            .filter_map(|(event, passages)| {
                let place = story
                    .event(&event.id)?
                    .place
                    .as_ref()
                    .map(crate::atlas::PlaceId::as_str);
                feature(event, place, passages)
            });
        let lines: Vec<String> = events.collect();
        format!(
            "{{\n\"type\": \"FeatureCollection\",\n\"features\": [\n{}\n]\n}}\n",
            lines.join(",\n")
        )
    }
}

/// An event as its line; `place` is its place if the atlas has it.
fn feature(event: &DraftEvent, place: Option<&str>, passages: Vec<ParagraphId>) -> Option<String> {
    let id = event.id.told()?;
    let properties = EventProperties {
        id,
        title: &event.title,
        short: &event.short,
        date: event.when.as_ref().map(crate::story::When::as_str),
        date_text: &event.date_text,
        category: event.category.key(),
        place,
        place_text: &event.place_text,
        location_precision: event.precision.key(),
        passages,
        description: &event.description,
        added: &event.added,
    };
    let feature = json!({
        "type": "Feature",
        "id": id,
        "geometry": {"type": "Point", "coordinates": event.at.lonlat()},
        "properties": serde_json::to_value(properties).ok()?,
    });
    Some(feature.to_string())
}

fn passages(story: &Story) -> String {
    let lines = story.passages().iter().filter_map(|passage| {
        let marks = passage.marks.iter();
        let line = PassageLine {
            paragraph: passage.paragraph,
            text: &passage.text,
            places: passage.places().iter().map(ToString::to_string).collect(),
            not_places: &passage.not_places,
            marks: marks
                .filter_map(|mark| RawMark::of(mark, &passage.text))
                .collect(),
        };
        serde_json::to_string(&line).ok()
    });
    let lines: Vec<String> = lines.map(|line| format!("    {line}")).collect();
    format!("{{\n  \"passages\": [\n{}\n  ]\n}}\n", lines.join(",\n"))
}

/// `story.json`: one member a line.
fn head(article: &Article, has_places: bool) -> String {
    let text = |text: &String| {
        Some(text)
            .filter(|text| !text.is_empty())
            .map(|text| json!(text))
    };
    let maybe = |said: &Option<String>| said.as_ref().and_then(text);
    let date = article.date.as_ref().map(|date| date.as_str().into());
    let members: [(&str, Option<Value>); 15] = [
        ("id", text(&article.id)),
        ("title", text(&article.title)),
        ("author", text(&article.author)),
        ("author_note", maybe(&article.author_note)),
        ("outlet", text(&article.outlet)),
        ("kind", maybe(&article.kind)),
        ("date", date),
        ("language", maybe(&article.language)),
        ("summary", text(&article.summary)),
        ("note", maybe(&article.note)),
        ("rights", maybe(&article.rights)),
        ("figures", figures(article)),
        ("passages", Some(PASSAGES.into())),
        ("events", Some(EVENTS.into())),
        ("places", has_places.then(|| PLACES.into())),
    ];
    let mut lines = String::new();
    for (key, value) in members {
        let Some(value) = value else { continue };
        let comma = if lines.is_empty() { "" } else { ",\n" };
        let _ = write!(lines, "{comma}  \"{key}\": {value}");
    }
    format!("{{\n{lines}\n}}\n")
}

fn figures(article: &Article) -> Option<Value> {
    let figures = article.figures.iter().map(|figure| {
        json!({
            "place": figure.place.as_str(),
            "text": figure.text,
            "paragraph": figure.paragraph.to_string(),
        })
    });
    let figures: Vec<Value> = figures.collect();
    (!figures.is_empty()).then_some(Value::Array(figures))
}
