//! What a window does beside what it shows: it keeps its state for the next one, and prepares
//! levels of detail once the first picture is there.

use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::super::storage::{self, SavedWindow};
use super::DurandApp;
use crate::session::SavedSession;

impl DurandApp {
    /// Writes the state to its file if it has changed.
    pub fn keep(&mut self, window: Option<[f32; 2]>) {
        let Some(path) = &self.state_file else { return };
        let session = SavedSession::of(&self.session, &self.data);
        let window = window.or_else(|| self.saved.as_ref().and_then(|saved| saved.window));
        let now = SavedWindow {
            session,
            window,
            panels: Some(self.panels),
            used: self.palette.used().clone(),
            recent: self.filing.recent.clone(),
        };
        if self.saved.as_ref() == Some(&now) {
            return;
        }
        if let Err(error) = storage::save(path, &now) {
            self.notices
                .push(format!("The state could not be kept: {error}"));
            self.state_file = None;
        }
        self.saved = Some(now);
    }

    /// Has the levels of detail that the first picture did without prepared by a thread of their
    /// own, as soon as that picture is there: until then a driver may need every processor.
    pub(super) fn prepare_levels(&mut self, ctx: &Context) {
        /// Time for the first picture to reach the screen.
        const AFTER: Duration = Duration::from_millis(200);
        if self.levels_prepared {
            return;
        }
        if ctx.cumulative_frame_nr() == 0 {
            ctx.request_repaint_after(AFTER);
            return;
        }
        self.levels_prepared = true;
        let shapes = Arc::clone(&self.shapes);
        // Without the thread each level is prepared when it is first looked at.
        let _ = std::thread::Builder::new()
            .name("levels of detail".to_owned())
            .spawn(move || shapes.prepare_all());
    }
}
