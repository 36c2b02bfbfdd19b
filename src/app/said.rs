//! What is said when something has changed: aloud by a screen reader, and for a moment at the foot
//! of the map for those who see it.
//!
//! Nothing is worked out while nothing changes: a sentence is made once, after its command.

use egui::accesskit::{Live, Role};
use egui::text::LayoutJob;
use egui::{Align2, Context, FontId, Id, Rect, Sense, Ui, vec2};

use super::{View, colour};
use crate::words::short;

/// Seconds that a sentence stays at the foot of the map.
const STAYS: f64 = 4.0;

/// Letters of a sentence that are said.
const MOST: usize = 400;

/// Lines of it at the foot of the map.
const ROWS: usize = 2;

/// The last sentence, and how long it still shows.
#[derive(Default)]
pub struct Said {
    text: String,
    /// Said again, the same words are another thing to say: a mark that nobody sees tells them apart.
    again: bool,
    fresh: bool,
    until: f64,
}

impl Said {
    /// Says `text` from the next frame on.
    pub fn say(&mut self, text: String, ctx: &Context) {
        let text = if text.len() > MOST {
            short::cut(&text, MOST).into_owned()
        } else {
            text
        };
        self.again = self.text == text && !self.again;
        self.text = text;
        self.fresh = true;
        ctx.request_repaint();
    }

    /// What was said last.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The region that a screen reader listens to, whatever panel is open.
    pub fn listen(&self, ui: &Ui) {
        let at = Rect::from_min_size(ui.max_rect().min, vec2(1.0, 1.0));
        let response = ui.interact(at, Id::unique("what is said"), Sense::hover());
        let text = if self.again {
            format!("{}\u{200b}", self.text)
        } else {
            self.text.clone()
        };
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Status, true, &text));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_live(Live::Polite);
        });
    }

    /// The same words at the foot of the map, for those who see them.
    pub fn show(&mut self, ui: &Ui, rect: Rect, view: &View<'_>) {
        let now = ui.input(|input| input.time);
        if std::mem::take(&mut self.fresh) {
            self.until = now + STAYS;
        }
        if self.text.is_empty() || now >= self.until {
            return;
        }
        let rest = std::time::Duration::from_secs_f64(self.until - now);
        ui.ctx().request_repaint_after(rest);
        let window = &view.theme.window;
        let ink = colour(window.chip_on_ink);
        let width = (rect.width() - 40.0).max(60.0);
        let text = short::line(&self.text, MOST).into_owned();
        let letters = FontId::proportional(13.5);
        let mut job = LayoutJob::simple(text, letters, ink, width);
        job.wrap.max_rows = ROWS;
        let galley = ui.painter().layout_job(job);
        let foot = rect.center_bottom() - vec2(0.0, 34.0);
        let at = Align2::CENTER_BOTTOM.anchor_size(foot, galley.size());
        let ground = at.expand2(vec2(10.0, 5.0));
        ui.painter()
            .rect_filled(ground, 6.0, colour(window.chip_on));
        ui.painter().galley(at.min, galley, ink);
    }
}
