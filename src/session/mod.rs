//! The state of one reading, and every way to change it.
//!
//! [`Dataset`] is what is read: an atlas and a story, immutable. [`Session`] is where the reader
//! is in it: selection, years, layers, view. [`Command`] lists all a reader can do, and
//! [`Session::apply`] is the one place where state changes; it needs no window.

pub mod comfort;
pub mod command;
mod copying;
pub mod dataset;
pub mod drafting;
pub mod feature;
pub mod file_act;
mod files;
pub mod find;
pub mod guide;
pub mod layers;
pub mod link;
pub mod measuring;
mod moment;
pub mod offer;
pub mod own;
mod own_copy;
pub mod saved;
pub mod selection;
#[allow(
    clippy::module_inception,
    reason = "the file that says what a session is"
)]
pub mod session;
pub mod shades;
pub mod shortcut;
pub mod style;
#[cfg(test)]
mod testing;
mod undo;
pub mod work;
pub mod years;

pub use crate::events::{Column, Columns};
pub use comfort::{Comfort, SCALES, Scale};
pub use command::{Command, Effect};
pub use dataset::{Dataset, degrees_in, spelled, spelled_in};
pub use file_act::{FileAct, Lost};
pub use guide::{Standing, Stop};
pub use layers::{LayerId, Layers};
pub use link::{Link, LinkError, is_unseen};
pub use measuring::{Measured, Measuring};
pub use moment::Moment;
pub use offer::{Group, Offer};
pub use own::{OwnCounts, own_places};
pub use saved::SavedSession;
pub use selection::{History, Target};
pub use session::{Panel, Session, ThemeChoice};
pub use shades::{Answer, Asked};
pub use shortcut::{Key, Shortcut};
pub use style::{ByColumn, Classes, ColourBy, Opacity, Paint, Rgb, SizeBy, Style, Symbol};
pub use undo::Steps;
pub use work::{Layer, OwnArticle, Source, StoryChoice, Work};
pub use years::YearFilter;
