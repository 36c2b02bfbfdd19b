//! Which atlas and which story: the bundled ones, or folders named on the command line.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};

use crate::atlas::{Atlas, Place, PlaceId, Report};
use crate::events::{self, EventFile, FileReport, Watch};
use crate::session::{Dataset, Target, own_places};
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

/// The same for a command that prints, with the events of `files`; faults go to standard error,
/// one line each.
pub(super) fn load_for_shell(arguments: &super::Arguments, files: &[PathBuf]) -> Result<Loading> {
    let named: Vec<PathBuf> = arguments.files.iter().chain(files).cloned().collect();
    let Opened {
        files,
        sentences,
        is_partial,
    } = open(&named)?;
    for sentence in sentences {
        super::complain(&anyhow::anyhow!("{sentence}"));
    }
    let loaded = load(arguments.geodata.as_deref(), arguments.story.as_deref())?;
    for fault in &loaded.report.faults {
        super::complain(&anyhow::anyhow!("{fault}"));
    }
    if files.is_empty() {
        return Ok(Loading {
            data: loaded.data,
            is_partial,
        });
    }
    let told = loaded.data.story.events();
    let read = events::load(told, &files, &Watch::default(), &mut |_| ());
    let mut own = Vec::new();
    for (file, report) in files.iter().zip(read.files) {
        let mut report = report?;
        let places = own_places(file, &report.shapes);
        report.faults.add_errors(&places.faults);
        own.push(Arc::new(places));
        tell(file, report);
    }
    Ok(Loading {
        data: loaded.data.with_events(read.table, &files).with_own(&own),
        is_partial,
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
}

/// Opens files of events, which are numbered from 1, and says which cannot be opened or were named
/// twice.
///
/// # Errors
/// When files are named and none of them can be opened.
pub fn open(files: &[PathBuf]) -> Result<Opened> {
    let (mut opened, mut sentences) = (Vec::new(), Vec::new());
    let mut met: Vec<PathBuf> = Vec::new();
    let mut last = None;
    for (file, number) in files.iter().zip(1_u16..) {
        let whole = file.canonicalize().unwrap_or_else(|_| file.clone());
        if met.contains(&whole) {
            sentences.push(format!(
                "the file is named twice, and read once: {}",
                file.display()
            ));
            continue;
        }
        met.push(whole);
        match EventFile::open(file, number) {
            Ok(file) => opened.push(Arc::new(file)),
            Err(error) => {
                sentences.push(error.to_string());
                last = Some(error);
            }
        }
    }
    match last {
        Some(error) if opened.is_empty() => Err(error.into()),
        last => Ok(Opened {
            files: opened,
            sentences,
            is_partial: last.is_some(),
        }),
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
        found = all().filter(|one| numbered(one)).map(|one| &one.id).collect();
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
