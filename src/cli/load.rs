//! Which atlas and which story: the bundled ones, or folders named on the command line.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};

use crate::atlas::{Atlas, Place, PlaceId, Report};
use crate::document::Document;
use crate::events::read::OpenError;
use crate::events::{self, EventFile, FileReport, Import, Watch};
use crate::project::{self, Project, Reading, gathered};
use crate::session::{Dataset, Layer, Source, StoryChoice, Target, Work, own_places};
use crate::story::{EventId, Story};

/// What was read, and what was wrong with it.
pub struct Loaded {
    /// The sound part.
    pub data: Dataset,
    /// Every fault of the rest.
    pub report: Report,
}

/// Reads the atlas and the story: from the folders that are named, else from inside the program.
///
/// # Errors
/// When a folder is missing or holds nothing that can be used.
pub fn load(geodata: Option<&Path>, story: Option<&Path>) -> Result<Loaded> {
    let mut report = Report::default();
    let atlas = match geodata {
        None => Atlas::bundled().context("the atlas inside the program cannot be read")?,
        Some(folder) => {
            let (atlas, faults) = Atlas::read_dir(folder)?;
            report.extend(faults);
            atlas
        }
    };
    let story = match story {
        None => {
            let (story, faults) =
                Story::bundled_on(&atlas).context("the story inside the program cannot be read")?;
            report.extend(faults);
            story
        }
        Some(folder) => {
            let (story, faults) = Story::read_dir(folder, &atlas)?;
            report.extend(faults);
            story
        }
    };
    Ok(Loaded {
        data: Dataset::new(atlas, story),
        report,
    })
}

/// What a command that prints answers from.
pub(super) struct Loading {
    /// All that could be read.
    pub(super) data: Dataset,
    /// What was named: the layers of a project, or of files.
    pub(super) work: Work,
    /// Where the reader was, if a project was named.
    pub(super) reading: Option<Reading>,
    /// Whether a file that was named could not be opened, so that the answer is not the whole one.
    pub(super) is_partial: bool,
}

impl Loading {
    /// The exit status of an answer: bad input is told by it, even where there is an answer.
    pub(super) fn status(&self, answered: ExitCode) -> ExitCode {
        if self.is_partial {
            ExitCode::from(1)
        } else {
            answered
        }
    }
}

/// The same for a command that prints, with the project and the events of `files`; faults go to
/// standard error, one line each.
pub(super) fn load_for_shell(arguments: &super::Arguments, files: &[PathBuf]) -> Result<Loading> {
    let named: Vec<PathBuf> = arguments.files.iter().chain(files).cloned().collect();
    let import = arguments.import();
    let found = gathered(&named);
    let mut is_partial = found.is_partial;
    say_all(&found.sentences);
    if found.is_empty() && found.is_partial {
        bail!("nothing of what was named can be opened");
    }
    if let Some(text) = &found.text {
        is_partial = true;
        say(&format!(
            "this is a text, and holds no events; `durand {0}` shows it: {0}",
            text.display()
        ));
    }
    let mut project = found.project.as_deref().map(open_project).transpose()?;
    let mut work = project
        .as_mut()
        .map(|project| std::mem::take(&mut project.work));
    let work_of_files = || Work {
        layers: numbered(&found.layers, 0, &import),
        ..Work::default()
    };
    let work = match &mut work {
        None => work_of_files(),
        Some(work) => {
            let last = work.layers.iter().map(|layer| layer.number).max();
            let mut layers = numbered(&found.layers, last.unwrap_or(0), &import);
            layers.append(&mut work.layers);
            Work {
                layers,
                ..work.clone()
            }
        }
    };
    let opened = open_layers(&work.layers);
    is_partial |= opened.is_partial;
    let has_project = project.is_some();
    if !has_project && opened.files.is_empty() && opened.is_partial {
        let mut sentences = opened.sentences;
        let last = sentences.pop().unwrap_or_default();
        say_all(&sentences);
        bail!(last);
    }
    say_all(&opened.sentences);
    let (loaded, without_story) = with_story(arguments, found.story.as_deref(), &work)?;
    is_partial |= without_story;
    for fault in &loaded.report.faults {
        super::complain(&anyhow::anyhow!("{fault}"));
    }
    let data = if opened.files.is_empty() {
        loaded.data
    } else {
        let told = loaded.data.story.events();
        let read = events::load(told, &opened.files, &Watch::default(), &mut |_| ());
        let mut own = Vec::new();
        for (file, report) in opened.files.iter().zip(read.files) {
            let mut report = report?;
            let places = own_places(file, &report.shapes);
            report.faults.add_errors(&places.faults);
            own.push(Arc::new(places));
            tell(file, report);
        }
        let data = loaded.data.with_events(read.table, &opened.files);
        data.with_own(&own)
    };
    Ok(Loading {
        data,
        work,
        reading: project.map(|project| project.reading),
        is_partial,
    })
}

/// Reads atlas and story: the story that is named, else that of the project. Whether the latter is
/// missing, so that the one inside the program stands in for it.
fn with_story(
    arguments: &super::Arguments,
    named: Option<&Path>,
    work: &Work,
) -> Result<(Loaded, bool)> {
    let geodata = arguments.geodata.as_deref();
    if let Some(story) = arguments.story.as_deref().or(named) {
        return Ok((load(geodata, Some(story))?, false));
    }
    let folder = match &work.story {
        StoryChoice::Folder(folder) => folder,
        StoryChoice::Draft(draft) => {
            let mut loaded = load(geodata, None)?;
            let story = draft.story(&loaded.data.atlas);
            loaded.data = loaded.data.with_story(story);
            return Ok((loaded, false));
        }
        StoryChoice::Text(path) => {
            let mut loaded = load(geodata, None)?;
            let read = Document::open(path);
            let is_missing = read.is_err();
            match read {
                Ok(text) => {
                    let story = Story::of_text(&text, path, &loaded.data.atlas);
                    loaded.data = loaded.data.with_story(story);
                }
                Err(error) => super::complain(&error.into()),
            }
            return Ok((loaded, is_missing));
        }
        StoryChoice::First => return Ok((load(geodata, None)?, false)),
    };
    match load(geodata, Some(folder)) {
        Ok(loaded) => Ok((loaded, false)),
        Err(error) => {
            super::complain(&error);
            Ok((load(geodata, None)?, true))
        }
    }
}

fn say(sentence: &str) {
    super::complain(&anyhow::anyhow!("{sentence}"));
}

fn say_all(sentences: &[String]) {
    for sentence in sentences {
        say(sentence);
    }
}

/// Opens a project, and says what is wrong with it; a layer that is missing is told when it is
/// opened.
fn open_project(path: &Path) -> Result<Project> {
    let opened = project::open(path)?;
    let changed = opened.sources.warnings();
    for fault in opened.report.faults.iter().chain(changed) {
        super::complain(&anyhow::anyhow!("{fault}"));
    }
    Ok(opened.project)
}

/// Layers of files that are read as `import` says, with numbers above `last`.
fn numbered(files: &[PathBuf], last: u16, import: &Import) -> Vec<Arc<Layer>> {
    let numbers = last.saturating_add(1)..=u16::MAX;
    let layers = files.iter().zip(numbers).map(|(file, number)| Layer {
        number,
        import: import.clone(),
        ..Layer::of_file(file)
    });
    layers.map(Arc::new).collect()
}

/// What the command line names for a window.
pub struct Named {
    /// Files of events and shapes that the window begins with.
    pub files: Vec<PathBuf>,
    /// What it opens besides: a project with all that is named beside it, a story, a text.
    pub others: Vec<PathBuf>,
    /// What is to be said of what is left out.
    pub sentences: Vec<String>,
}

/// Sorts what the command line names for a window.
///
/// # Errors
/// When the project cannot be opened, or nothing can.
pub fn named(paths: &[PathBuf]) -> Result<Named> {
    let mut found = gathered(paths);
    if found.is_empty() && found.is_partial {
        bail!(found.sentences.pop().unwrap_or_default());
    }
    if let Some(path) = &found.project {
        project::open(path)?;
    }
    let with_project = found.project.is_some();
    let others = found
        .project
        .into_iter()
        .chain(found.story)
        .chain(found.text);
    let (mut files, mut others) = (found.layers, others.collect::<Vec<_>>());
    if with_project {
        // Its layers have their numbers; those beside it come after them.
        others.append(&mut files);
    }
    Ok(Named {
        files,
        others,
        sentences: found.sentences,
    })
}

/// Files of events, as far as they are there.
pub struct Opened {
    /// Those that could be opened.
    pub files: Vec<Arc<EventFile>>,
    /// What is to be said of the others, and of such as were named twice.
    pub sentences: Vec<String>,
    /// Whether one could not be opened.
    pub is_partial: bool,
    /// Tables of which it is not known where their positions are; a window can ask, and need not
    /// say so before.
    pub unplaced: Vec<PathBuf>,
}

/// Opens files of events, which are numbered from 1 and read as `import` says, and says which
/// cannot be opened.
///
/// # Errors
/// When files are named and none of them can be opened.
pub fn open(files: &[PathBuf], import: &Import) -> Result<Opened> {
    let mut opened = open_layers(&numbered(files, 0, import));
    if opened.files.is_empty() && opened.is_partial && opened.unplaced.is_empty() {
        let last = opened.sentences.pop().unwrap_or_default();
        say_all(&opened.sentences);
        bail!(last);
    }
    let asked = |sentence: &String| {
        let mut unplaced = opened.unplaced.iter();
        unplaced.any(|path| sentence.ends_with(&format!(": {}", path.display())))
    };
    opened.sentences.retain(|sentence| !asked(sentence));
    Ok(opened)
}

fn open_layers(layers: &[Arc<Layer>]) -> Opened {
    let (mut files, mut sentences) = (Vec::new(), Vec::new());
    let mut unplaced = Vec::new();
    for layer in layers {
        let Layer { number, import, .. } = &**layer;
        let opened = match &layer.source {
            Source::File(path) => EventFile::open_as(path, *number, import),
            Source::Embedded { name, bytes } => EventFile::embedded(name, bytes, *number, import),
        };
        match opened {
            Ok(file) => files.push(Arc::new(file)),
            Err(error) => {
                if let OpenError::NoColumns {
                    path, columns: 2.., ..
                } = &error
                {
                    unplaced.push(path.clone());
                }
                sentences.push(error.to_string());
            }
        }
    }
    Opened {
        unplaced,
        is_partial: !sentences.is_empty(),
        files,
        sentences,
    }
}

/// Says what was wrong with a file: the first faults one by one, the others by their number.
fn tell(file: &EventFile, report: FileReport) {
    /// Faults that are told one by one; `durand check` tells more.
    const TOLD: usize = 10;
    let faults = report.faults;
    for fault in faults.listed.iter().take(TOLD) {
        super::complain(&anyhow::anyhow!("{fault}"));
    }
    let more = faults.total.saturating_sub(TOLD as u64);
    if more > 0 {
        let path = file.path().display();
        super::complain(&anyhow::anyhow!(
            "{path}: and {more} faults more; `durand check` lists them"
        ));
    }
}

/// The place called `id`, or a sentence that helps to find the right one.
pub(super) fn place(id: &str, data: &Dataset) -> Result<PlaceId> {
    let known = id
        .parse::<PlaceId>()
        .ok()
        .filter(|id| data.atlas.get(id).is_some());
    if let Some(id) = known {
        return Ok(id);
    }
    if let Some(id) = own_place(id, data)? {
        return Ok(id);
    }
    match meant(id, data) {
        Some(meant) => bail!("there is no place with the id “{id}”; did you mean “{meant}”?"),
        None => bail!("there is no place with the id “{id}”; `durand places` lists them all"),
    }
}

/// The line or area of a file that is meant by its id without the number of the file, such as
/// `own-study-area`, or by its own number there, such as `own-3`; `None` if none is.
fn own_place(id: &str, data: &Dataset) -> Result<Option<PlaceId>> {
    let Some(rest) = id.strip_prefix("own-") else {
        return Ok(None);
    };
    let ends = |place: &Place| {
        let id = place.id.as_str().strip_prefix("own-");
        let id = id.and_then(|id| id.split_once('-'));
        id.is_some_and(|(_, end)| end == rest)
    };
    let number: Option<u64> = rest.parse().ok();
    let numbered = |place: &Place| {
        let own = place.own.as_ref().map(|own| own.number);
        own.is_some() && own == number
    };
    let all = || data.atlas.own_places();
    let mut found: Vec<&PlaceId> = all().filter(|one| ends(one)).map(|one| &one.id).collect();
    if found.is_empty() {
        found = all()
            .filter(|one| numbered(one))
            .map(|one| &one.id)
            .collect();
    }
    match found.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some((*only).clone())),
        [first, second, ..] => {
            bail!("“{id}” may be “{first}” or “{second}”; write the one that is meant")
        }
    }
}

/// The place whose name somebody may have written instead of its id.
fn meant<'a>(id: &str, data: &'a Dataset) -> Option<&'a PlaceId> {
    let meant = data.atlas.places().iter().find(|place| {
        let names = &place.names;
        let mut latin = std::iter::once(&names.english).chain(&names.aliases);
        !id.is_empty() && (place.is_called(id) || latin.any(|name| plain(name) == plain(id)))
    });
    meant.map(|place| &place.id)
}

/// A name without what people leave out: case, spaces, hyphens.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The place or event called `id`.
pub(super) fn target(id: &str, data: &Dataset) -> Result<Target> {
    let event = id
        .parse::<EventId>()
        .ok()
        .filter(|id| data.row_of(id).is_some());
    if let Some(event) = event {
        return Ok(Target::Event(event));
    }
    let known = id.parse::<PlaceId>().ok();
    if let Some(place) = known.filter(|id| data.atlas.get(id).is_some()) {
        return Ok(Target::Place(place));
    }
    if let Some(place) = own_place(id, data)? {
        return Ok(Target::Place(place));
    }
    match meant(id, data) {
        Some(meant) => {
            bail!("neither a place nor an event has the id “{id}”; did you mean “{meant}”?")
        }
        None => bail!(
            "neither a place nor an event has the id “{id}”; `durand places` and `durand events` \
             list the ids of both"
        ),
    }
}
