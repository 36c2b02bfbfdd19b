//! `durand passages`

use std::fmt::Write as _;
use std::process::ExitCode;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::args::{Arguments, AskPassages, PassageFormat};
use super::output;
use crate::session::{Dataset, Target};
use crate::story::Passage;

/// Prints the passages.
pub(super) fn run(arguments: &Arguments, ask: &AskPassages) -> Result<ExitCode> {
    let data = super::load::load_for_shell(arguments, &[])?;
    let passages = asked_for(ask, &data)?;
    if passages.is_empty() {
        super::complain(&anyhow::anyhow!("no passage is about that"));
    }
    match ask.format {
        PassageFormat::Text => output::print(&text(&passages, &data)),
        PassageFormat::Json => {
            let array: Vec<Value> = passages
                .iter()
                .map(|passage| object(passage, &data))
                .collect();
            output::print(&format!("{}\n", serde_json::to_string_pretty(&array)?))
        }
    }
}

fn asked_for<'a>(ask: &AskPassages, data: &'a Dataset) -> Result<Vec<&'a Passage>> {
    let mut kept: Vec<usize> = (0..data.story.passages().len()).collect();
    if let Some(id) = &ask.place {
        let about = data.passages_about(&Target::Place(super::load::place(id, data)?));
        kept.retain(|index| about.contains(index));
    }
    if let Some(id) = &ask.event {
        let known = data
            .story
            .events()
            .iter()
            .find(|event| event.id.told() == Some(id));
        let Some(event) = known else {
            bail!("there is no event with the id “{id}”; `durand events` lists them all");
        };
        let about = data.passages_about(&Target::Event(event.id.clone()));
        kept.retain(|index| about.contains(index));
    }
    Ok(kept
        .into_iter()
        .filter_map(|index| data.story.passages().get(index))
        .collect())
}

fn text(passages: &[&Passage], data: &Dataset) -> String {
    let mut text = String::new();
    for passage in passages {
        let _ = writeln!(text, "{}\n{}\n", passage.paragraph.label(), passage.text);
    }
    if !passages.is_empty() {
        let _ = writeln!(text, "{}", data.story.article().reference(None));
    }
    text
}

fn object(passage: &Passage, data: &Dataset) -> Value {
    let events = data.story.events_of_passage(&passage.paragraph).into_iter();
    let events = events.filter_map(|index| data.story.events().get(index));
    json!({
        "paragraph": passage.paragraph.to_string(),
        "text": passage.text,
        "places": passage.places().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "events": events.map(|event| event.id.to_string()).collect::<Vec<_>>(),
    })
}
