//! `durand places`

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Arguments, AskPlaces, TableFormat};
use super::output;
use crate::session::Target;

/// Lists the places.
pub(super) fn run(arguments: &Arguments, ask: &AskPlaces) -> Result<ExitCode> {
    let loaded = super::load::load_for_shell(arguments, &ask.files)?;
    let data = &loaded.data;
    let header = [
        "id",
        "name",
        "kind",
        "in",
        "longitude",
        "latitude",
        "passages",
        "events",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let mut kinds: Vec<&str> = Vec::new();
    for place in data.atlas.places() {
        let kind = place.kind.key();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        if ask.kind.as_ref().is_some_and(|wanted| wanted != kind) {
            continue;
        }
        let target = Target::Place(place.id.clone());
        let [lon, lat] = place.position();
        rows.push(vec![
            place.id.to_string(),
            place.names.english.clone(),
            kind.to_owned(),
            place
                .parent
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            format!("{lon:.4}"),
            format!("{lat:.4}"),
            data.passages_about(&target).len().to_string(),
            data.events_about(&target).len().to_string(),
        ]);
    }
    if let (Some(wanted), 1) = (&ask.kind, rows.len()) {
        bail!(
            "there is no place of the kind “{wanted}”; the kinds are {}",
            kinds.join(", ")
        );
    }
    let answered = match ask.format {
        TableFormat::Table => output::print(&output::table(&rows)),
        TableFormat::Csv => output::print(&output::csv(&rows)?),
    };
    Ok(loaded.status(answered?))
}
