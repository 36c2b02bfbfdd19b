//! The text of a project's file → the project, and what is wrong with parts of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use super::object::{Object, Text};
use super::recovery::Origin;
use super::source::{file_in, path_in, source_in};
use super::{
    Kept, KeptLayer, MOST_LAYERS, Project, Reading, Unknown, VERSION, examined, folder_of, migrate,
};
use crate::atlas::{Fault, Report, Severity, read_text};
use crate::session::{Layer, LayerId, Layers, OwnArticle, StoryChoice};
use crate::story::Draft;

/// Why a file is no project that this program can open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectError {
    /// It cannot be read, or is something else.
    #[error("{0}")]
    Unreadable(Fault),
    /// A later durand wrote it.
    #[error(
        "{}: a newer durand wrote this project, in version {version} of its form, and this one knows {VERSION}; open it with the newer one", path.display()
    )]
    Newer {
        /// The version it is of.
        version: u64,
        /// The file.
        path: PathBuf,
    },
}

impl From<Fault> for ProjectError {
    fn from(fault: Fault) -> Self {
        Self::Unreadable(fault)
    }
}

/// A project that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Its sound part.
    pub project: Project,
    /// What is wrong with the rest.
    pub report: Report,
    /// What is wrong with its sources.
    pub sources: Report,
    /// Whether a part of it could not be read: to write it again would lose that part.
    pub damaged: bool,
}

/// Reads the project at `path`, and looks at its sources.
///
/// # Errors
/// [`ProjectError`] when nothing of it can be read.
pub fn open(path: &Path) -> Result<Opened, ProjectError> {
    let text = read_text(path)?;
    let (project, report) = read(path, &text)?;
    let damaged = report.errors().next().is_some();
    Ok(Opened {
        damaged,
        sources: examined(&project, path),
        project,
        report,
    })
}

const NAME_A_PROJECT: &str = "name a *.durand file";

/// Reads the project in `text`, which is what the file at `path` holds. No other file is looked at.
///
/// # Errors
/// [`ProjectError`] when nothing of it can be read.
pub fn read(path: &Path, text: &str) -> Result<(Project, Report), ProjectError> {
    let whole = text.strip_prefix('\u{feff}').unwrap_or(text);
    match whole.trim_start().chars().next() {
        None => return Err(Fault::error(path, "the file is empty", NAME_A_PROJECT).into()),
        Some('{') => {}
        Some(_) => return Err(Fault::error(path, "this is no project", NAME_A_PROJECT).into()),
    }
    let text = Text { file: path, whole };
    let mut report = Report::default();
    let mut object = Object::new(text, whole, None, &mut report)?;
    let version = version(&mut object, path)?;
    if version < VERSION {
        let mut members = object.rest(&mut report);
        migrate::migrated(&mut members, version);
        let text = Value::Object(members).to_string();
        let whole = Text {
            file: path,
            whole: &text,
        };
        let object = Object::new(whole, &text, None, &mut report)?;
        return Ok((project(object, path, &mut report), report));
    }
    Ok((project(object, path, &mut report), report))
}

/// Takes the version out of a project.
fn version(object: &mut Object<'_>, path: &Path) -> Result<u64, ProjectError> {
    let Some(raw) = object.raw("durand-project") else {
        let what = "it does not say “durand-project”, so it is no project";
        return Err(Fault::error(path, what, NAME_A_PROJECT).into());
    };
    let version: Option<u64> = serde_json::from_str(raw.get()).ok();
    match version {
        Some(version) if version > VERSION => Err(ProjectError::Newer {
            version,
            path: path.to_owned(),
        }),
        Some(version) if version > 0 => Ok(version),
        _ => {
            let shown: String = raw.get().chars().take(40).collect();
            let what = format!("its version is {shown}, which is none");
            let mend = format!("write \"durand-project\": {VERSION}");
            Err(object.fault(what, mend).into())
        }
    }
}

fn project(mut object: Object<'_>, path: &Path, report: &mut Report) -> Project {
    let folder = folder_of(path);
    let _: Option<&RawValue> = object.raw("written-by");
    let recovery = object.object("recovery", report).map(|mut recovery| {
        let at = recovery.take("at", "write when it was kept", report);
        let named = recovery.object("project", report);
        Origin {
            project: named.and_then(|mut named| path_in(&mut named, &folder, report)),
            at: at.unwrap_or_default(),
        }
    });
    let mut kept = Kept::default();
    let story = story(&mut object, &folder, report);
    let article = article(&mut object, &folder, &mut kept, report);
    let (layers, hidden) = layers(&mut object, &folder, &mut kept, report);
    let mut reading = match object.object("reading", report) {
        Some(part) => reading(part, &mut kept, report),
        None => Reading::default(),
    };
    for number in hidden {
        reading.layers.toggle(LayerId::File(number));
    }
    kept.project = object.rest(report);
    let mut project = Project {
        reading,
        kept,
        recovery,
        ..Project::default()
    };
    project.work.story = story;
    project.work.article = article;
    project.work.layers = layers;
    project
}

fn story(object: &mut Object<'_>, folder: &Path, report: &mut Report) -> StoryChoice {
    const MEND: &str =
        "write \"bundled\", {\"folder\": \"…\"}, {\"text\": \"…\"} or {\"draft\": {…}}";
    let Some(raw) = object.raw("story") else {
        return StoryChoice::First;
    };
    if raw.get() == "\"bundled\"" {
        return StoryChoice::First;
    }
    let Some(mut story) = object.inner(raw, "story", report) else {
        return StoryChoice::First;
    };
    if story.has("folder") {
        let folder = file_in(&mut story, "folder", folder, report);
        return folder.map_or(StoryChoice::First, StoryChoice::Folder);
    }
    if story.has("text") {
        let text = file_in(&mut story, "text", folder, report);
        return text.map_or(StoryChoice::First, StoryChoice::Text);
    }
    if story.has("draft") {
        let draft = story.take::<Draft>("draft", "write a story as durand does", report);
        return draft.map_or(StoryChoice::First, |draft| {
            StoryChoice::Draft(Arc::new(draft))
        });
    }
    report.push(story.fault("this durand does not know that sort of story", MEND));
    StoryChoice::First
}

fn article(
    object: &mut Object<'_>,
    folder: &Path,
    kept: &mut Kept,
    report: &mut Report,
) -> Option<OwnArticle> {
    let mut article = object.object("article", report)?;
    let path = path_in(&mut article, folder, report);
    let shown = article.take("shown", "write true or false", report);
    kept.article = article.rest(report);
    Some(OwnArticle {
        path: path?,
        shown: shown.unwrap_or(true),
    })
}

/// The layers in their order, and the numbers of those that are off.
fn layers(
    object: &mut Object<'_>,
    folder: &Path,
    kept: &mut Kept,
    report: &mut Report,
) -> (Vec<Arc<Layer>>, Vec<u16>) {
    let all: Option<Vec<&RawValue>> = object.take("layers", "write a list of layers", report);
    let mut all = all.unwrap_or_default();
    if all.len() > MOST_LAYERS {
        let what = format!(
            "it has {} layers, and the first {MOST_LAYERS} of them are read",
            all.len()
        );
        report.push(object.fault(what, "take some of them out"));
        all.truncate(MOST_LAYERS);
    }
    let (mut layers, mut hidden): (Vec<Layer>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut carried, mut places) = (Vec::new(), Vec::new());
    for (raw, place) in all.into_iter().zip(1..) {
        let Some(part) = object.inner(raw, &format!("layer {place}"), report) else {
            continue;
        };
        let begins = part.fault("", "save the project to keep it so");
        if let Some((layer, shown, known)) = layer(part, folder, report) {
            if !shown {
                hidden.push(layers.len());
            }
            layers.push(layer);
            carried.push(known);
            places.push(begins);
        }
    }
    number(&mut layers, places, report);
    for (layer, known) in layers.iter().zip(carried) {
        if known != KeptLayer::default() {
            kept.layers.insert(layer.number, known);
        }
    }
    let hidden = hidden.into_iter();
    let hidden = hidden.filter_map(|at| layers.get(at).map(|layer| layer.number));
    let hidden = hidden.collect();
    (layers.into_iter().map(Arc::new).collect(), hidden)
}

/// Gives a number of its own to each layer that has none, or one that another has; `places` tell
/// where each of them stands.
fn number(layers: &mut [Layer], places: Vec<Fault>, report: &mut Report) {
    let mut next = layers.iter().map(|layer| layer.number).max().unwrap_or(0);
    let mut met = std::collections::BTreeSet::new();
    for (layer, place) in layers.iter_mut().zip(places) {
        if layer.number != 0 && met.insert(layer.number) {
            continue;
        }
        let fresh = next.checked_add(1);
        let free = || (1..=u16::MAX).find(|number| !met.contains(number));
        let Some(fresh) = fresh.or_else(free) else {
            continue;
        };
        if layer.number != 0 {
            report.push(Fault {
                what: format!("number {} stands twice, and is {fresh} here", layer.number),
                severity: Severity::Warning,
                ..place
            });
        }
        layer.number = fresh;
        met.insert(fresh);
        next = next.max(fresh);
    }
}

fn layer(
    mut part: Object<'_>,
    folder: &Path,
    report: &mut Report,
) -> Option<(Layer, bool, KeptLayer)> {
    /// Letters of the longest name.
    const LONGEST: usize = 1000;
    let name: Option<String> = part.take("name", "write a name", report);
    let name = name.map(|name| name.chars().take(LONGEST).collect::<String>());
    let number: Option<u16> = part.take("number", "write a number from 1 to 65535", report);
    let shown: Option<bool> = part.take("shown", "write true or false", report);
    let mut kept = KeptLayer::default();
    let source = if let Some(mut source) = part.object("source", report) {
        let read = source_in(&mut source, folder, report);
        kept.source = source.rest(report);
        read
    } else {
        let mend = "write {\"path\": \"…\"} there";
        report.push(part.fault("it has no source, and is left out", mend));
        None
    };
    let (import, unknown) = known(&mut part, "import", report);
    kept.import = unknown;
    let (style, unknown) = known(&mut part, "style", report);
    kept.style = unknown;
    kept.layer = part.rest(report);
    let (source, print) = source?;
    kept.fingerprint = print;
    let file_name = source.file_name();
    let called = || match Path::new(&file_name).file_stem() {
        Some(stem) => stem.to_string_lossy().into_owned(),
        None => file_name.clone(),
    };
    let layer = Layer {
        number: number.unwrap_or(0),
        name: name.filter(|name| !name.is_empty()).unwrap_or_else(called),
        source,
        import,
        style,
    };
    Some((layer, shown.unwrap_or(true), kept))
}

/// The member `key` as `T`, and what of it `T` does not know.
fn known<T: DeserializeOwned + Serialize + Default>(
    part: &mut Object<'_>,
    key: &str,
    report: &mut Report,
) -> (T, Unknown) {
    let Some(raw) = part.raw(key) else {
        return (T::default(), Unknown::new());
    };
    let mend = "correct it; until then it is as at first";
    let Some(value) = part.parsed::<T>(raw, key, mend, report) else {
        return (T::default(), Unknown::new());
    };
    let all: Unknown = serde_json::from_str(raw.get()).unwrap_or_default();
    let own = serde_json::to_value(&value).unwrap_or_default();
    let unknown = all.into_iter().filter(|(key, _)| own.get(key).is_none());
    (value, unknown.collect())
}

fn reading(mut part: Object<'_>, kept: &mut Kept, report: &mut Report) -> Reading {
    const MEND: &str = "correct it; until then it is as at first";
    let off: Option<Vec<&RawValue>> = part.take("layers-off", MEND, report);
    let mut layers = Layers::default();
    if let Some(off) = off {
        let usual: Vec<LayerId> = layers.off().cloned().collect();
        for layer in &usual {
            layers.show(layer);
        }
        for raw in off {
            let layer: Option<LayerId> = part.parsed(raw, "layers-off", MEND, report);
            // Files have a switch of their own.
            let layer = layer.filter(|layer| !matches!(layer, LayerId::File(_)));
            if let Some(layer) = layer.filter(|layer| layers.is_on(layer)) {
                layers.toggle(layer);
            }
        }
    }
    let measuring = part.object("measuring", report).and_then(|mut measuring| {
        let points = measuring.take("points", "write positions in degrees", report)?;
        let closed = measuring.take("closed", "write true or false", report);
        Some((points, closed.unwrap_or(false)))
    });
    let mut reading = Reading {
        center: part.take("center", "write longitude and latitude in degrees", report),
        zoom: part.take("zoom", "write a zoom level", report),
        selected: part.take("selected", MEND, report),
        years_off: part.take("years-off", MEND, report).unwrap_or_default(),
        year: part.take("year", "write a year", report),
        layers,
        shaded_by: part.take("shaded-by", "write the number of a layer", report),
        boundary_view: part.take("boundary-view", MEND, report).unwrap_or_default(),
        measuring,
        stop: part.take("stop", MEND, report),
    };
    let is_position = |[lon, lat]: &[f64; 2]| lon.abs() <= 180.0 && lat.abs() <= 90.0;
    if let Some(odd) = reading.center.take_if(|center| !is_position(center)) {
        let what = format!("there is no position {odd:?} to look at");
        report.push(part.fault(what, "write longitude and latitude in degrees"));
    }
    kept.reading = part.rest(report);
    reading
}
