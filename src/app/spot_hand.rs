//! Pointer and focus on the map while a spot is asked for: a click names it, or the arrows lead it
//! from where it is. The spot that was named is marked on the map, with its position.

use egui::{Align2, FontId, Key, Modifiers, Painter, Pos2, Rect, Stroke, vec2};

use super::pointing::Pointing;
use super::{View, colour};
use crate::session::{Command, degrees_in};

/// How far an arrow leads the spot, in points; with Shift the shorter way.
const STEPS: [(Modifiers, f32); 2] = [(Modifiers::SHIFT, 1.0), (Modifiers::NONE, 12.0)];

/// How near the edge of the map the spot is led before the map moves below it, in points.
const MARGIN: f32 = 24.0;

impl Pointing<'_> {
    /// The spot that is named in this frame, `[lon, lat]` in degrees; `marked` was named last.
    pub fn name_spot(
        &self,
        marked: Option<[f64; 2]>,
        painter: &Painter,
        commands: &mut Vec<Command>,
    ) -> Option<[f64; 2]> {
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
        let at = marked.map(|spot| on_screen(self.rect, self.map.session.view, spot));
        // One that is out of sight is led from the middle.
        let at = at.filter(|at| self.rect.contains(*at));
        let from = at.unwrap_or_else(|| self.rect.center());
        self.cross(painter, from);
        if let Some(by) = self.arrows() {
            let wanted = from + by;
            let room = self.rect.shrink(MARGIN);
            let beyond = wanted - wanted.clamp(room.min, room.max);
            if beyond != egui::Vec2::ZERO {
                commands.push(Command::Pan([-beyond.x, -beyond.y]));
            }
            let view = self.map.session.view;
            return Some(view.lonlat_from_screen(self.on_map(wanted)));
        }
        let enter = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
        self.ui.ctx().input_mut(enter).then(|| self.spot(from))
    }

    /// How far the arrows that were just pressed lead, if any was.
    fn arrows(&self) -> Option<egui::Vec2> {
        let by = self.ui.ctx().input_mut(|input| {
            let mut by = egui::Vec2::ZERO;
            for (modifiers, step) in STEPS {
                for (key, way) in [
                    (Key::ArrowLeft, vec2(-step, 0.0)),
                    (Key::ArrowRight, vec2(step, 0.0)),
                    (Key::ArrowUp, vec2(0.0, -step)),
                    (Key::ArrowDown, vec2(0.0, step)),
                ] {
                    if input.consume_key(modifiers, key) {
                        by += way;
                    }
                }
            }
            by
        });
        (by != egui::Vec2::ZERO).then_some(by)
    }

    fn cross(&self, painter: &Painter, at: Pos2) {
        let window = &self.map.theme.window;
        for (width, ink) in [(4.0, window.paper), (1.6, window.focus)] {
            let pen = Stroke::new(width, colour(ink));
            for arm in [vec2(17.0, 0.0), vec2(0.0, 17.0)] {
                painter.line_segment([at - arm, at + arm], pen);
            }
        }
    }
}

/// Marks `spot` on the map that stands in `rect`, with its position beside it.
pub fn mark(painter: &Painter, rect: Rect, spot: [f64; 2], view: &View<'_>) {
    let at = on_screen(rect, view.session.view, spot);
    if !rect.contains(at) {
        return;
    }
    let (window, map) = (&view.theme.window, &view.theme.map);
    painter.circle(
        at,
        8.0,
        colour(window.paper),
        Stroke::new(2.4, colour(window.focus)),
    );
    painter.circle_filled(at, 3.2, colour(window.focus));
    let text = degrees_in(spot, 4, view.words()).join("  ");
    let letters = FontId::proportional(12.5);
    let galley = painter.layout_no_wrap(text, letters, colour(window.ink));
    let room = rect.shrink(6.0);
    let below = at + vec2(0.0, 20.0);
    let place = Align2::CENTER_TOP.anchor_size(below, galley.size());
    // At the foot of the map it stands above the spot.
    let place = if place.bottom() > room.bottom() {
        Align2::CENTER_BOTTOM.anchor_size(at - vec2(0.0, 20.0), galley.size())
    } else {
        place
    };
    let inside = place.center().clamp(
        room.min + place.size() / 2.0,
        (room.max - place.size() / 2.0).max(room.min + place.size() / 2.0),
    );
    let place = Rect::from_center_size(inside, place.size());
    painter.rect_filled(place.expand2(vec2(6.0, 2.0)), 3.0, colour(map.cartouche));
    painter.galley(place.min, galley, colour(window.ink));
}

/// Where a position stands on the screen.
fn on_screen(rect: Rect, view: crate::geometry::Viewport, spot: [f64; 2]) -> Pos2 {
    let [x, y] = view.screen_from_lonlat(spot);
    rect.min + vec2(x, y)
}
