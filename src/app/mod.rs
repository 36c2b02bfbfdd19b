//! The window: one file a panel. Panels are shown a [`View`] and answer with commands;
//! only [`durand_app`] hands those to the session.

pub mod about;
pub mod announce;
pub mod bidi;
pub mod card;
pub mod chooser;
pub mod chronicle;
pub mod direction;
pub mod drop;
pub mod durand_app;
pub mod export_job;
pub mod export_window;
pub mod filing;
pub mod filtered;
pub mod focus;
pub mod glide;
pub mod guide_bar;
pub mod here_menu;
pub mod icons;
pub mod import_window;
pub mod keyboard;
pub mod keys_window;
pub mod layer_list;
pub mod loading;
mod main_menu;
pub mod map_nodes;
pub mod map_panel;
mod measure_hand;
pub mod measure_panel;
pub mod notices;
pub mod open_window;
pub mod own_bar;
pub mod own_copies;
pub mod palette;
pub mod passage;
pub mod pointing;
pub mod popover;
pub mod reader;
pub mod region_card;
pub mod roll;
mod room;
pub mod run;
pub mod said;
pub mod shading;
mod spot_hand;
pub mod square_card;
pub mod square_list;
pub mod stances;
pub mod storage;
pub mod story_editor;
pub mod style;
pub mod style_panel;
pub mod table;
pub mod tally;
pub mod timeline;
pub mod top_bar;

use crate::map::{Rgba, Theme};
use crate::session::{Dataset, Session, Target};
use crate::words::Words;

pub use durand_app::{DurandApp, Start};
pub use run::{Asked, Renderer, WindowError, run};

/// What a panel is shown.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What is read.
    pub data: &'a Dataset,
    /// Where the reader is.
    pub session: &'a Session,
    /// Colours.
    pub theme: &'a Theme,
}

impl View<'_> {
    /// The strings of the reader's language.
    pub fn words(&self) -> Words {
        self.session.words()
    }

    /// What a person would call `target` in that language.
    pub fn name_of(&self, target: &Target) -> String {
        self.data.name_in(target, self.words())
    }
}

/// A colour of the theme, as egui wants it.
pub(crate) fn colour(rgba: Rgba) -> egui::Color32 {
    crate::map::surface::egui::colour(rgba)
}

pub(crate) use crate::map::surface::egui::font;
