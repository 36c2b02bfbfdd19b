//! `durand passages`

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Arguments, AskPassages, PassageFormat};
use super::output;
use crate::export::{PassageForm, passages};
use crate::session::{Dataset, Target};

/// Writes the passages.
pub(super) fn run(arguments: &Arguments, ask: &AskPassages) -> Result<ExitCode> {
    let mut loaded = super::load::load_for_shell(arguments, &ask.files)?;
    let shown = loaded.work.article.take().filter(|article| article.shown);
    let article = ask.article.clone().or_else(|| shown.map(|one| one.path));
    if let Some(path) = &article {
        loaded.data = super::article::laid_beside(&loaded.data, path)?;
    }
    let own = article.is_some();
    let data = &loaded.data;
    let passages = asked_for(ask, data)?;
    if passages.is_empty() {
        super::complain(&anyhow::anyhow!("no passage is about that"));
    }
    let output = ask.output.as_deref();
    let form = match output::format(ask.format, output, PassageFormat::Text)? {
        PassageFormat::Text => PassageForm::Text,
        PassageFormat::Json => PassageForm::Json,
        PassageFormat::Csv => PassageForm::Csv,
        PassageFormat::Geojson => PassageForm::GeoJson,
        PassageFormat::Kml => PassageForm::Kml,
        PassageFormat::Jsonld => PassageForm::JsonLd,
    };
    let write = |out: &mut dyn std::io::Write| passages::write(form, &passages, data, own, out);
    let answered = output::deliver(output, write)?;
    Ok(loaded.status(answered))
}

/// The passages that are asked for, as indices into the story's.
fn asked_for(ask: &AskPassages, data: &Dataset) -> Result<Vec<usize>> {
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
    Ok(kept)
}
