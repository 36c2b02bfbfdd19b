//! A link to what a window shows: `durand://view?v=1&place=ex-fata&years=2014`.
//!
//! [`Session::link`](super::Session::link) writes one and
//! [`Session::open_link`](super::Session::open_link) opens one, as far as what it names is
//! here. What is as at the beginning is left out, so links are short; the keys always stand in the
//! order of the table, so the same view has the same link.
//!
//! | key | what | written |
//! |---|---|---|
//! | `v` | version of this form | `1` |
//! | `article` | what is read | the story's id |
//! | `place`, `event`, `passage` | what is selected, one of them | its id, or a paragraph |
//! | `year` | the calendar year that was gone to | `1901` |
//! | `years` | columns of the timeline | `none`; labels, with `*` before those that only overlap; labels that are off, with `!` before each |
//! | `view` | as whom the borders are told | `pakistan`, `afghanistan` |
//! | `at`, `size` | the map | latitude, longitude, zoom; width and height in points |
//! | `off`, `on` | layers switched off, and such as are off at first switched on | `relief`, `place:ex-fata`, `events:attack` |
//! | `theme` | light, dark … | as the state file writes it |
//!
//! The language of the window is not part of a link: it is the reader's who opens it.

mod open;
mod parse;
mod write;

pub use parse::is_unseen;

use crate::atlas::BoundaryView;

use super::selection::Target;
use super::session::ThemeChoice;

/// What a link begins with, in letters of any case.
pub const BEGINNING: &str = "durand://view";

/// The version that this program writes and reads.
pub const VERSION: &str = "1";

/// Bytes of the longest link that is read: one that names a thousand columns is shorter.
pub const LONGEST: usize = 64 * 1024;

/// A link that has been read; what it names may or may not be here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The story's id.
    pub article: Option<String>,
    /// What is selected.
    pub selected: Option<Target>,
    /// Which years are on.
    pub years: LinkYears,
    /// As whom the borders are told.
    pub boundary_view: BoundaryView,
    /// Which part of the world is shown; the whole borderland if `None`.
    pub look: Option<Look>,
    /// Layers that are off, by the names that links give them.
    pub layers_off: Vec<String>,
    /// Layers that are on though they are off at first.
    pub layers_on: Vec<String>,
    /// Light, dark or as the desktop says; the reader's own if `None`.
    pub theme: Option<ThemeChoice>,
    /// Keys, and values of `view` and `theme`, that this version does not know, shortened.
    pub unknown: Vec<String>,
    /// What it says of the part of the world, shortened, if no map can show that.
    pub out_of_range: Option<String>,
}

/// Which years a link switches on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LinkYears {
    /// All of them.
    #[default]
    All,
    /// None of them.
    None,
    /// A calendar year and what overlaps it.
    Year(i32),
    /// Columns by their labels; the flag says that one is on only because it overlaps.
    Only(Vec<(String, bool)>),
    /// All but these.
    Without(Vec<String>),
}

/// A part of the world, as a map of some size showed it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Longitude and latitude of the middle, in degrees.
    pub center: [f64; 2],
    /// Zoom level.
    pub zoom: f64,
    /// Width and height of the map, in points.
    pub size: Option<[f32; 2]>,
}

/// Why a text is no link that can be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// It begins with something else.
    #[error("this is no link of durand: one begins with durand://view?v=1")]
    NoLink,
    /// It is longer than [`LONGEST`].
    #[error(
        "this link has {0} bytes and none that durand writes has more than {LONGEST}; copy it again"
    )]
    TooLong(usize),
    /// It holds line breaks or other control characters, or what is no text when decoded.
    #[error("this link holds characters that no link has; copy it again")]
    Unsound,
    /// It does not say of which version it is.
    #[error("this link does not say its version; one begins with durand://view?v=1")]
    NoVersion,
    /// It is of another version.
    #[error(
        "this link is of version {0} and this durand reads version {VERSION}; a newer durand may open it"
    )]
    Version(String),
    /// It says something twice.
    #[error("this link says {0} twice; copy it again")]
    Twice(String),
    /// It says something that cannot be meant.
    #[error("this link says {key}={value}, which cannot be meant; copy it again")]
    Value {
        /// What it speaks of.
        key: String,
        /// What it says of it, shortened.
        value: String,
    },
}

#[cfg(test)]
mod tests;
