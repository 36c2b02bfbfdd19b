//! A project → the text of its file, the same for the same project; and the file itself.

use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};

use super::form::{
    ArticleForm, LayerForm, MeasuringForm, PathForm, ProjectForm, ReadingForm, RecoveryForm,
    SourceForm,
};
use super::source::{path_form, place_form};
use super::{Fingerprint, Kept, KeptLayer, Project, Unknown, VERSION, folder_of};
use crate::export::file::{SaveError, save_bytes};
use crate::session::{Layer, LayerId, Source, StoryChoice};

/// Writes `project` into the file at `path`, whole or not at all, with fingerprints of its sources
/// as they are now; `project` then carries those.
///
/// # Errors
/// [`SaveError`]; the file is then what it was before.
pub fn save(project: &mut Project, path: &Path) -> Result<(), SaveError> {
    for layer in &project.work.layers {
        if let Source::File(file) = &layer.source {
            // One that is missing keeps what is known of it.
            if let Ok(print) = Fingerprint::of(file) {
                let kept = project.kept.layers.entry(layer.number).or_default();
                kept.fingerprint = Some(print);
            }
        }
    }
    let folder = folder_of(path);
    save_bytes(path, text(project, Some(&folder)).as_bytes()).map(drop)
}

/// The text of a project's file in `folder`; without a folder every path in it is whole.
pub fn text(project: &Project, folder: Option<&Path>) -> String {
    let nothing = Unknown::new();
    let form = form(project, folder, &nothing);
    // Writing into memory does not fail, and every name in the form is a text.
    let mut text = serde_json::to_string_pretty(&form).unwrap_or_default();
    text.push('\n');
    text
}

fn form<'a>(project: &'a Project, folder: Option<&Path>, nothing: &'a Unknown) -> ProjectForm<'a> {
    let Project {
        work,
        reading,
        kept,
        recovery,
    } = project;
    let measuring = reading.measuring.as_ref();
    ProjectForm {
        durand_project: VERSION,
        written_by: concat!("durand ", env!("CARGO_PKG_VERSION")),
        recovery: recovery.as_ref().map(|origin| RecoveryForm {
            project: origin.project.as_deref().map(|path| path_form(path, None)),
            at: origin.at.clone(),
        }),
        story: story(&work.story, folder),
        article: work.article.as_ref().map(|article| ArticleForm {
            path: path_form(&article.path, folder),
            shown: article.shown,
            unknown: &kept.article,
        }),
        layers: work
            .layers
            .iter()
            .map(|layer| {
                let shown = reading.layers.is_on(&LayerId::File(layer.number));
                layer_form(layer, shown, folder, kept, nothing)
            })
            .collect(),
        reading: ReadingForm {
            center: reading.center,
            zoom: reading.zoom,
            selected: reading.selected.as_ref(),
            years_off: &reading.years_off,
            year: reading.year,
            layers_off: reading.plain_layers_off().collect(),
            shaded_by: reading.shaded_by,
            boundary_view: reading.boundary_view,
            measuring: measuring.map(|(points, closed)| MeasuringForm {
                points,
                closed: *closed,
            }),
            stop: reading.stop.as_ref(),
            unknown: &kept.reading,
        },
        unknown: &kept.project,
    }
}

fn story(story: &StoryChoice, folder: Option<&Path>) -> Value {
    let named = |path: &Path, key: &str| {
        let PathForm { path, path_bytes } = path_form(path, folder);
        match path_bytes {
            None => json!({ key: path }),
            Some(bytes) => json!({ key: path, "path-bytes": bytes }),
        }
    };
    match story {
        StoryChoice::First => json!("bundled"),
        StoryChoice::Folder(path) => named(path, "folder"),
        StoryChoice::Text(path) => named(path, "text"),
        StoryChoice::Draft(draft) => json!({ "draft": draft }),
    }
}

fn layer_form<'a>(
    layer: &'a Layer,
    shown: bool,
    folder: Option<&Path>,
    kept: &'a Kept,
    nothing: &'a Unknown,
) -> LayerForm<'a> {
    let kept = kept.layers.get(&layer.number);
    let unknown = |of: fn(&KeptLayer) -> &Unknown| kept.map_or(nothing, of);
    let print = kept.and_then(|kept| kept.fingerprint.as_ref());
    LayerForm {
        number: layer.number,
        name: &layer.name,
        shown,
        source: SourceForm {
            place: place_form(&layer.source, folder, print),
            unknown: unknown(|kept| &kept.source),
        },
        import: with(&layer.import, unknown(|kept| &kept.import)),
        style: with(&layer.style, unknown(|kept| &kept.style)),
        unknown: unknown(|kept| &kept.layer),
    }
}

/// The members of `known` that are not as usual, and those of `unknown` that it does not have.
fn with<T: Serialize + Default>(known: &T, unknown: &Unknown) -> Unknown {
    let members = |of: &T| match serde_json::to_value(of) {
        Ok(Value::Object(members)) => members,
        _ => Unknown::new(),
    };
    let usual = members(&T::default());
    let mut members = members(known);
    members.retain(|key, value| usual.get(key) != Some(value));
    for (key, value) in unknown {
        members.entry(key.clone()).or_insert_with(|| value.clone());
    }
    members
}
