//! Pointer and focus on the map while a reader measures: clicks set points.

use egui::{Pos2, Ui};

use super::pointing::Pointing;
use crate::session::Command;

impl Pointing<'_> {
    /// What the pointer and the focus ask for while something is measured.
    pub fn measure(&self, ui: &Ui, commands: &mut Vec<Command>) {
        let Some(measuring) = &self.map.session.measuring else {
            return;
        };
        self.follow(ui, commands);
        let node = self.nodes.iter().find(|node| node.response.clicked());
        let double =
            |response: &egui::Response| response.double_clicked() || response.triple_clicked();
        let twice = double(self.response) || node.is_some_and(|node| double(&node.response));
        if twice {
            if !measuring.is_closed() {
                commands.push(Command::MeasureClose);
            }
            return;
        }
        let by_pointer = self
            .response
            .interact_pointer_pos()
            .filter(|_| self.response.clicked());
        let on_node = node.and_then(|node| node.response.interact_pointer_pos());
        // A key or a screen reader names a node: the point is set in its middle.
        let in_node = node.map(|node| node.response.rect.center());
        if let Some(at) = by_pointer.or(on_node).or(in_node) {
            commands.push(Command::MeasurePoint(self.spot(at)));
        }
    }

    /// Measures to the pointer while it moves over the map.
    fn follow(&self, ui: &Ui, commands: &mut Vec<Command>) {
        let Some(measuring) = &self.map.session.measuring else {
            return;
        };
        let on_node = self.nodes.iter().any(|node| node.response.hovered());
        let over = (self.response.hovered() || on_node) && !self.response.dragged();
        let at = self.pointer().filter(|_| over).map(|at| self.spot(at));
        if over {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        let moved = ui.input(|input| {
            input.pointer.delta() != egui::Vec2::ZERO
                || input.smooth_scroll_delta() != egui::Vec2::ZERO
        });
        let led_by_keys = measuring.cross().is_some();
        let now = if led_by_keys {
            measuring.cross()
        } else {
            measuring.pointer()
        };
        let other = at != now && !measuring.is_closed();
        if other && (moved || !led_by_keys) && !(led_by_keys && at.is_none()) {
            commands.push(Command::MeasurePointer(at));
        }
    }

    /// The position under a point of the screen; on a mark, that of the mark.
    pub fn spot(&self, at: Pos2) -> [f64; 2] {
        let on_map = self.on_map(at);
        let hits = self.scene.hits.iter().rev();
        let away = |point: [f32; 2]| (point[0] - on_map[0]).hypot(point[1] - on_map[1]);
        let hit = hits.into_iter().find(|hit| away(hit.at) <= hit.radius);
        let exact = hit.filter(|hit| hit.targets.len() == 1).map(|hit| hit.at);
        self.map
            .session
            .view
            .lonlat_from_screen(exact.unwrap_or(on_map))
    }
}
