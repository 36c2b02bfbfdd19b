//! Pointer, wheel and focus on the map, turned into commands.

use egui::{PointerButton, Pos2, Rect, Response, Ui};

use super::here_menu::{self, HereMenu};
use super::map_nodes::{self, Node};
use crate::map::here::here;
use crate::map::pick::{Choice, Pick, pick};
use crate::map::{MapView, Scene};
use crate::session::{Command, Measuring, Target};

/// Events that still fan out round their mark; more are listed.
pub const LARGEST_FAN: usize = 24;

/// The map as the pointer finds it in this frame.
pub struct Pointing<'a> {
    /// Where the map is shown.
    pub ui: &'a Ui,
    /// What happened to the map itself.
    pub response: &'a Response,
    /// What happened to the nodes on it.
    pub nodes: &'a [Node],
    /// Where the map stands on the screen.
    pub rect: Rect,
    /// What the map shows.
    pub scene: &'a Scene,
    /// What it shows it of.
    pub map: &'a MapView<'a>,
}

impl Pointing<'_> {
    /// Drag, wheel, pinch and double-click.
    pub fn navigate(&self, commands: &mut Vec<Command>) {
        /// Wheel points that double the map.
        const DOUBLING: f32 = 240.0;
        let response = self.response;
        if response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle)
        {
            let delta = response.drag_delta();
            if delta != egui::Vec2::ZERO {
                commands.push(Command::Pan([delta.x, delta.y]));
            }
        }
        let Some(pointer) = self.pointer() else {
            return;
        };
        let ctx = self.ui.ctx();
        let (scroll, pinch) =
            ctx.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let over_map = ctx.layer_id_at(pointer) == Some(self.ui.layer_id());
        let steps = f64::from(scroll / DOUBLING) + f64::from(pinch).log2();
        if over_map && steps.abs() > 1e-4 {
            commands.push(Command::ZoomAbout(self.on_map(pointer), steps));
        }
        if response.double_clicked() && self.map.session.measuring.is_none() {
            commands.push(Command::ZoomAbout(self.on_map(pointer), 1.0));
        }
    }

    /// Lights up what is under the pointer.
    pub fn light_up(&self, commands: &mut Vec<Command>) {
        let on_node = self.nodes.iter().any(|node| node.response.hovered());
        if !(self.response.hovered() || on_node) || self.response.dragged() {
            return;
        }
        let Some(pointer) = self.pointer() else {
            return;
        };
        let picked = self.pick(pointer);
        let target = picked.hover();
        let is_thing = !picked.marks.is_empty() || !picked.lines.is_empty();
        if target.is_some() {
            self.ui
                .ctx()
                .set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        let place = target
            .as_ref()
            .and_then(|target| self.map.data.place_of(target));
        if is_thing
            && !on_node
            && let Some(words) = self.told(&picked)
        {
            self.response.clone().on_hover_text_at_pointer(words);
        }
        // Countries are not lit up: they fill the map.
        let country = place.is_some_and(|place| place.kind == crate::atlas::PlaceKind::Country);
        commands.push(Command::Hover(target.filter(|_| !country)));
    }

    /// What the thing under the pointer says, be it a mark or one event of a crowd.
    fn told(&self, picked: &Pick) -> Option<String> {
        let (data, words) = (self.map.data, self.map.session.words());
        match picked.marks.first().map(Vec::as_slice) {
            Some([only]) => Some(map_nodes::told_of(only, data, words)),
            Some(several) => {
                let hits = self.scene.hits.iter().rev();
                let hit = hits.into_iter().find(|hit| hit.targets == several);
                hit.map(|hit| map_nodes::told(hit, data, words))
            }
            None => picked.hover().map(|target| data.name_in(&target, words)),
        }
    }

    /// What a click or a key on a node asks for; several things are returned to be chosen from.
    pub fn click(&self, commands: &mut Vec<Command>) -> Option<(Pos2, Vec<Target>)> {
        let node = self.nodes.iter().find(|node| node.response.clicked());
        if self.response.double_clicked() || !(self.response.clicked() || node.is_some()) {
            return None;
        }
        let on_node = || node.and_then(|node| node.response.interact_pointer_pos());
        let by_pointer = self.response.interact_pointer_pos().or_else(on_node);
        let at = by_pointer.or_else(|| node.map(|node| node.response.rect.center()))?;
        // A key or a screen reader names one node, whatever else lies there.
        let choice = match node.filter(|_| by_pointer.is_none()) {
            Some(node) => map_nodes::choice(node, self.scene).unwrap_or(Choice::Nothing),
            None => self.pick(at).choose(self.map.session.selected()),
        };
        match choice {
            Choice::Nothing => commands.push(Command::Select(None)),
            Choice::One(target) => commands.push(Command::SelectInPlace(target)),
            // A ring of very many would cover the map.
            Choice::Stack(targets) if targets.len() > LARGEST_FAN => return Some((at, targets)),
            Choice::Stack(targets) => {
                let first = targets.into_iter().find_map(|target| match target {
                    Target::Event(id) => Some(id),
                    _ => None,
                });
                commands.push(Command::FanOut(first));
            }
            Choice::Several(targets) => return Some((at, targets)),
        }
        None
    }

    /// What a right click or a key asks a menu for: the point of the screen, the position there,
    /// and what is there.
    pub fn asks_menu(&self) -> Option<HereMenu> {
        let clicked = |response: &Response| {
            let at = response.interact_pointer_pos();
            at.filter(|_| response.secondary_clicked())
        };
        let on_node = self.nodes.iter().find_map(|node| clicked(&node.response));
        if let Some(at) = clicked(self.response).or(on_node) {
            return Some(self.menu(at, at));
        }
        let node = self.nodes.iter().find(|node| node.response.has_focus());
        let ctx = self.ui.ctx();
        let nothing = ctx.memory(|memory| memory.focused().is_none());
        let here = nothing || self.response.has_focus() || node.is_some();
        if !here || egui::Popup::is_any_open(ctx) || !here_menu::asked_by_key(ctx) {
            return None;
        }
        let session = self.map.session;
        let cross = session.measuring.as_ref().and_then(Measuring::cross);
        let cross = cross.map(|at| {
            let [x, y] = session.view.screen_from_lonlat(at);
            egui::pos2(self.rect.left() + x, self.rect.top() + y)
        });
        let at = node.map(|node| node.response.rect.center()).or(cross);
        let at = at.unwrap_or_else(|| self.rect.center());
        Some(self.menu(at, at + egui::vec2(8.0, 8.0)))
    }

    fn menu(&self, at: Pos2, corner: Pos2) -> HereMenu {
        let here = here(self.on_map(at), self.scene, self.map);
        HereMenu::new(corner, self.spot(at), here)
    }

    /// Where the pointer is, while it is on the map.
    pub(super) fn pointer(&self) -> Option<Pos2> {
        let pointer = self.ui.input(|input| input.pointer.hover_pos());
        pointer.filter(|at| self.rect.contains(*at))
    }

    pub(super) fn on_map(&self, at: Pos2) -> [f32; 2] {
        [at.x - self.rect.left(), at.y - self.rect.top()]
    }

    fn pick(&self, at: Pos2) -> Pick {
        pick(self.on_map(at), self.scene, self.map)
    }
}
