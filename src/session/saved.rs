//! What of a session is kept between starts.
//!
//! Targets and columns are kept by name, so that a saved state outlives a change of the data;
//! what is no longer there is left out. Reading and writing the file is the window's business.

use serde::{Deserialize, Serialize};

use crate::atlas::BoundaryView;
use crate::geometry::{Viewport, Zoom};
use crate::words::Language;

use super::comfort::Comfort;
use super::dataset::Dataset;
use super::guide::Stop;
use super::layers::Layers;
use super::selection::{History, Target};
use super::session::{Panel, Session, ThemeChoice};

/// A session as it is written to disk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SavedSession {
    /// The version of this form; a reader of another version starts afresh.
    pub version: u32,
    /// The story that was read.
    pub story: String,
    /// What was selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<Target>,
    /// Labels of the columns that were off.
    #[serde(default)]
    pub years_off: Vec<String>,
    /// The calendar year that was gone to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Layers that were off.
    #[serde(default)]
    pub layers_off: Layers,
    /// Centre of the map, longitude and latitude in degrees.
    pub center: [f64; 2],
    /// Zoom level.
    pub zoom: f64,
    /// As whom the borders were told.
    #[serde(default)]
    pub boundary_view: BoundaryView,
    /// The language of the window.
    #[serde(default)]
    pub language: Language,
    /// Light or dark.
    #[serde(default)]
    pub theme: ThemeChoice,
    /// How large everything was, and how much might move.
    #[serde(default)]
    pub comfort: Comfort,
    /// The stop of the guided reading where the reader last was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop: Option<Stop>,
    /// Panels that were folded away.
    #[serde(default)]
    pub folded: Vec<Panel>,
}

/// Whether a selection means the same at the next start: squares and what files brought do not, as
/// other files may be open then.
fn lasts(target: &Target) -> bool {
    !matches!(target, Target::Square(_)) && !target.is_of_a_file()
}

/// The version that this program writes.
pub const VERSION: u32 = 1;

impl SavedSession {
    /// What to keep of `session`.
    pub fn of(session: &Session, data: &Dataset) -> Self {
        let [width, height] = session.view.size();
        let center = session.view.lonlat_from_screen([width / 2.0, height / 2.0]);
        let off = data
            .columns
            .iter()
            .enumerate()
            .filter(|(index, _)| !session.years.is_on(*index));
        Self {
            version: VERSION,
            story: data.story.article().id.clone(),
            selected: session.selected().filter(|target| lasts(target)).cloned(),
            years_off: off.map(|(_, column)| column.label.clone()).collect(),
            year: session.years.year(),
            layers_off: session.layers.without_files(),
            center,
            zoom: session.view.zoom().get(),
            boundary_view: session.boundary_view,
            language: session.language,
            theme: session.theme,
            comfort: session.comfort,
            stop: session
                .stop
                .and_then(|index| data.stops().get(index).cloned()),
            folded: session.folded.clone(),
        }
    }

    /// A session that goes on where this one stopped, as far as `data` still has what it names.
    pub fn restore(self, data: &Dataset, size: [f32; 2]) -> Session {
        let mut session = Session::new(data, size);
        session.boundary_view = self.boundary_view;
        session.language = self.language;
        session.theme = self.theme;
        session.comfort = self.comfort;
        session.folded = self.folded;
        session.layers = self.layers_off.without_files();
        if self.center.iter().all(|degrees| degrees.is_finite()) && self.zoom.is_finite() {
            let center = crate::geometry::world_from_lonlat(self.center);
            session.view = Viewport::new(center, Zoom::clamped(self.zoom), size);
        }
        if self.story == data.story.article().id {
            let known = self.selected.filter(|target| data.knows(target));
            let mut history = History::default();
            history.visit(known);
            session.history = history;
            for label in &self.years_off {
                if let Some(index) = data.columns.labelled(label) {
                    session.years.toggle(index);
                }
            }
            if let Some(year) = self.year {
                session.years.only_year(year, &data.columns);
            }
            if let Some(kept) = self.stop {
                let same =
                    |stop: &Stop| stop.target == kept.target && stop.paragraph == kept.paragraph;
                session.stop = data.stops().iter().position(same);
                if session.stop.is_some() && session.selected() == Some(&kept.target) {
                    session.step = session.step_of(&kept, data);
                }
            }
        }
        session
    }
}
