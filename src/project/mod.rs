//! A reader's work as one file: `*.durand`.
//!
//! A [`Project`] holds what a reader has brought ([`Work`]) and where they
//! are in it ([`Reading`]). It is written whole or not at all, names its sources by their way from
//! its own folder, and keeps what a later version has added. `docs/project-format.md` describes the
//! form, `docs/project.schema.json` holds it fast.
//!
//! The room also tells what sort of file a path is ([`kind_of`]), keeps work that was not saved
//! ([`recovery`]) and remembers which projects were open ([`Recent`]); the window and the shell
//! both open files through it.

mod examine;
mod fingerprint;
mod form;
mod gather;
mod kind;
mod migrate;
mod object;
mod paths;
mod read;
mod reading;
mod recent;
pub mod recovery;
mod source;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use examine::{examined, outside};
pub use fingerprint::Fingerprint;
pub use gather::{Gathered, gathered};
pub use kind::{Kind, kind_by_name, kind_of};
pub use migrate::VERSION;
pub use object::Unknown;
pub use paths::{PathError, is_inside, resolved, written};
pub use read::{Opened, ProjectError, open, read};
pub use reading::Reading;
pub use recent::Recent;
pub use write::{save, text};

use crate::session::Work;

/// How a project's file ends.
pub const ENDING: &str = "durand";

/// Bytes of the largest source that is kept in a project itself.
pub const MOST_EMBEDDED: usize = 32 << 20;

/// Layers of the largest project.
pub const MOST_LAYERS: usize = 1000;

/// What a project's file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// What the reader has brought; every path in it is whole.
    pub work: Work,
    /// Where the reader was.
    pub reading: Reading,
    /// What is carried from one writing to the next.
    pub kept: Kept,
    /// Which project's work it is, if it was kept without having been saved.
    pub recovery: Option<recovery::Origin>,
}

/// What a project carries beside what the program works with: fingerprints of its sources, and
/// what a later version has added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Of the project itself.
    pub project: Unknown,
    /// Of the member that names the reader's own copy of the article.
    pub article: Unknown,
    /// Of where the reader was.
    pub reading: Unknown,
    /// Of each layer, by its number.
    pub layers: BTreeMap<u16, KeptLayer>,
}

/// The same for one layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptLayer {
    /// What its file was like when it was last saved.
    pub fingerprint: Option<Fingerprint>,
    /// Unknown members of the layer.
    pub layer: Unknown,
    /// Unknown members of its source.
    pub source: Unknown,
    /// Unknown members of how it is read.
    pub import: Unknown,
    /// Unknown members of how it is drawn.
    pub style: Unknown,
}

/// The folder in which a project's file lies, without links, from which its paths are counted.
pub fn folder_of(file: &Path) -> PathBuf {
    let file = paths::real(file);
    file.parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// What a project is called: its file's name without the ending.
pub fn name_of(file: &Path) -> String {
    let is_project = file.extension().is_some_and(|ending| ending == ENDING);
    let name = if is_project {
        file.file_stem()
    } else {
        file.file_name()
    };
    name.unwrap_or(file.as_os_str())
        .to_string_lossy()
        .into_owned()
}
