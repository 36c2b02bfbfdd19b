//! Pointer and focus on the map while a spot is asked for: a click names it, or Enter the middle.

use egui::{Key, Painter, Pos2, Stroke, vec2};

use super::colour;
use super::pointing::Pointing;

impl Pointing<'_> {
    /// The spot that is named in this frame, `[lon, lat]` in degrees.
    pub fn name_spot(&self, painter: &Painter) -> Option<[f64; 2]> {
        let node = self.nodes.iter().find(|node| node.response.clicked());
        if self.response.hovered() || self.nodes.iter().any(|node| node.response.hovered()) {
            self.ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        let by_pointer = self.response.interact_pointer_pos();
        let by_pointer = by_pointer.filter(|_| self.response.clicked());
        let on_node = node.map(|node| {
            let at = node.response.interact_pointer_pos();
            at.unwrap_or_else(|| node.response.rect.center())
        });
        if let Some(at) = by_pointer.or(on_node) {
            return Some(self.spot(at));
        }
        if !self.response.has_focus() {
            return None;
        }
        // Whoever moves by keys moves the map below the cross.
        let middle = self.rect.center();
        self.cross(painter, middle);
        let enter =
            |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, Key::Enter);
        self.ui.ctx().input_mut(enter).then(|| self.spot(middle))
    }

    fn cross(&self, painter: &Painter, at: Pos2) {
        let window = &self.map.theme.window;
        for (width, ink) in [(4.0, window.paper), (1.6, window.focus)] {
            let pen = Stroke::new(width, colour(ink));
            for arm in [vec2(11.0, 0.0), vec2(0.0, 11.0)] {
                painter.line_segment([at - arm, at + arm], pen);
            }
        }
    }
}
