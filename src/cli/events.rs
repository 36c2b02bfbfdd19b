//! `durand events`

use std::process::ExitCode;

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use super::args::{Arguments, AskEvents, EventFormat};
use super::output;
use crate::session::{Dataset, Target};
use crate::story::Event;

/// Lists the events.
pub(super) fn run(arguments: &Arguments, ask: &AskEvents) -> Result<ExitCode> {
    let data = super::load::load_for_shell(arguments)?;
    let events = asked_for(ask, &data)?;
    match ask.format {
        EventFormat::Table => output::print(&output::table(&rows(&events, false))),
        EventFormat::Csv => output::print(&output::csv(&rows(&events, true))?),
        EventFormat::Geojson => {
            let collection = geojson(&events, &data);
            output::print(&format!("{}\n", serde_json::to_string_pretty(&collection)?))
        }
    }
}

fn asked_for<'a>(ask: &AskEvents, data: &'a Dataset) -> Result<Vec<&'a Event>> {
    let (from, to) = match ask.year {
        Some(year) => (Some(year), Some(year)),
        None => (ask.from, ask.to),
    };
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        let what =
            format!("the span from {from} to {to} is empty; --from must not be later than --to");
        bail!(super::WrongUse(what));
    }
    let of_place = match &ask.place {
        Some(id) => Some(data.events_about(&Target::Place(super::load::place(id, data)?))),
        None => None,
    };
    let wanted = |(index, event): &(usize, &Event)| {
        let in_years = (from.is_none() && to.is_none())
            || event.when.as_ref().is_some_and(|when| {
                when.overlaps_years(from.unwrap_or(i32::MIN), to.unwrap_or(i32::MAX))
            });
        let in_place = of_place
            .as_ref()
            .is_none_or(|events| events.contains(index));
        in_years
            && in_place
            && ask
                .category
                .is_none_or(|category| event.category == category)
    };
    Ok(data
        .story
        .events()
        .iter()
        .enumerate()
        .filter(wanted)
        .map(|(_, event)| event)
        .collect())
}

fn rows(events: &[&Event], whole: bool) -> Vec<Vec<String>> {
    let mut header = vec!["date", "id", "title", "category", "place", "passages"];
    if whole {
        header.extend([
            "date_text",
            "location_precision",
            "longitude",
            "latitude",
            "description",
            "added",
        ]);
    }
    let mut rows = vec![header.into_iter().map(str::to_owned).collect::<Vec<_>>()];
    for event in events {
        let passages: Vec<String> = event.passages.iter().map(ToString::to_string).collect();
        let mut row = vec![
            event
                .when
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            event.id.to_string(),
            event.title.clone(),
            event.category.key().to_owned(),
            event.place_text.clone(),
            passages.join(" "),
        ];
        if whole {
            let added = event
                .added
                .iter()
                .map(|added| format!("{} ({})", added.text, added.source));
            row.extend([
                event.date_text.clone().unwrap_or_default(),
                event.precision.key().to_owned(),
                event.position[0].to_string(),
                event.position[1].to_string(),
                event.description.clone(),
                added.collect::<Vec<_>>().join(" | "),
            ]);
        }
        rows.push(row);
    }
    rows
}

fn geojson(events: &[&Event], data: &Dataset) -> Value {
    let article = data.story.article();
    json!({
        "type": "FeatureCollection",
        "name": article.id,
        "title": article.title,
        "source": article.reference(None),
        "features": events.iter().map(|event| feature(event)).collect::<Vec<_>>(),
    })
}

fn feature(event: &Event) -> Value {
    let mut properties = Map::new();
    let mut put = |key: &str, value: Value| drop(properties.insert(key.to_owned(), value));
    put("id", json!(event.id.to_string()));
    put("title", json!(event.title));
    put("short", json!(event.short));
    if let Some(when) = &event.when {
        put("date", json!(when.to_string()));
    }
    if let Some(text) = &event.date_text {
        put("date_text", json!(text));
    }
    put("category", json!(event.category.key()));
    put(
        "place",
        json!(
            event
                .place
                .as_ref()
                .map_or(event.place_text.as_str(), |id| id.as_str())
        ),
    );
    put("location_precision", json!(event.precision.key()));
    put(
        "passages",
        json!(
            event
                .passages
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        ),
    );
    put("description", json!(event.description));
    let added = event
        .added
        .iter()
        .map(|added| json!({"text": added.text, "source": added.source}));
    put("added", added.collect());
    json!({
        "type": "Feature",
        "id": event.id.to_string(),
        "geometry": {"type": "Point", "coordinates": event.position},
        "properties": properties,
    })
}
