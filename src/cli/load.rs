//! Which atlas and which story: the bundled ones, or folders named on the command line.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::atlas::{Atlas, PlaceId, Report};
use crate::session::{Dataset, Target};
use crate::story::Story;

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

/// The same for a command that prints: faults go to standard error, one line each.
pub(super) fn load_for_shell(arguments: &super::Arguments) -> Result<Dataset> {
    let loaded = load(arguments.geodata.as_deref(), arguments.story.as_deref())?;
    for fault in &loaded.report.faults {
        super::complain(&anyhow::anyhow!("{fault}"));
    }
    Ok(loaded.data)
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
    let meant = data.atlas.places().iter().find(|place| {
        let names = &place.names;
        let mut latin = std::iter::once(&names.english).chain(&names.aliases);
        !id.is_empty() && (place.is_called(id) || latin.any(|name| plain(name) == plain(id)))
    });
    match meant {
        Some(place) => bail!(
            "there is no place with the id “{id}”; did you mean “{}”?",
            place.id
        ),
        None => bail!("there is no place with the id “{id}”; `durand places` lists them all"),
    }
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
    let event = data
        .story
        .events()
        .iter()
        .find(|event| event.id.told() == Some(id));
    match event {
        Some(event) => Ok(Target::Event(event.id.clone())),
        None => place(id, data)
            .map(Target::Place)
            .context("nothing to select: name a place or an event by its id"),
    }
}
