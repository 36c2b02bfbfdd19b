//! Where the focus is: a ring around it, the walk from part to part of the window with F6, and a
//! place for it to go when what had it is gone.
//!
//! Rings are drawn in one place, over whatever has the focus, while a reader moves by keys.

use egui::accesskit::Role;
use egui::{Context, CornerRadius, Event, Id, Key, Painter, Rect, Sense, Stroke, Ui, UiBuilder};

use super::colour;
use crate::map::Theme;

/// A part of the window that F6 goes to, in the order in which Tab walks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Part {
    Bar,
    Layers,
    Map,
    Years,
    Table,
    Reader,
}

impl Part {
    /// How the region of this part is known to egui.
    fn id(self) -> Id {
        Id::unique(("part of the window", self))
    }
}

/// What had the focus when the last frame ended.
#[derive(Clone, Copy)]
struct Holder {
    id: Id,
    part: Option<Part>,
    over: bool,
}

/// The focus from frame to frame.
#[derive(Default)]
pub struct Focus {
    by_keys: bool,
    /// Whether Tab is on its way: past the last stop it needs a frame to come to the first.
    tabbed: bool,
    /// Parts as they were shown, and where.
    parts: Vec<(Part, Rect)>,
    shown: Vec<(Part, Rect)>,
    wanted: Option<Part>,
    last: Option<Holder>,
    /// What had the focus below a menu or a list, and gets it back.
    below: Option<Holder>,
    map: Option<Id>,
}

/// Where a region is shown.
#[derive(Clone, Copy)]
pub enum Place {
    /// In the room that is left.
    Here,
    /// In this rectangle.
    At(Rect),
}

impl Focus {
    /// Looks at the keys before anything is shown: F6 and Shift+F6 walk the parts.
    pub fn begin(&mut self, ctx: &Context) {
        self.shown = std::mem::take(&mut self.parts);
        let (moved, pointed) = ctx.input(|input| {
            let moves = |event: &Event| {
                matches!(
                    event,
                    Event::Key {
                        key: Key::Tab | Key::F6 | Key::F10,
                        pressed: true,
                        ..
                    }
                )
            };
            (
                input.events.iter().any(moves),
                input.pointer.any_pressed() || input.pointer.any_click(),
            )
        });
        self.by_keys = (self.by_keys || moved) && !pointed;
        self.tabbed = moved;
        let back = ctx.input_mut(|input| input.consume_key(egui::Modifiers::SHIFT, Key::F6));
        let on = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::F6));
        if back || on {
            self.wanted = self.next(back);
        }
    }

    /// The part after the one with the focus, or before it.
    fn next(&self, back: bool) -> Option<Part> {
        let now = self.last.and_then(|holder| holder.part);
        let at = now.and_then(|now| self.shown.iter().position(|(part, _)| *part == now));
        let count = self.shown.len();
        let number = match (at, back) {
            (Some(at), false) => at + 1,
            (Some(at), true) => at + count - 1,
            (None, false) => 0,
            (None, true) => count.saturating_sub(1),
        };
        let number = number.checked_rem(count)?;
        self.shown.get(number).map(|(part, _)| *part)
    }

    /// Asks for the focus to go to `part` as soon as that is shown.
    pub fn go_to(&mut self, part: Part) {
        self.wanted = Some(part);
    }

    /// Shows a part of the window as a region with a name, which F6 can give the focus to.
    pub fn region<R>(
        &mut self,
        ui: &mut Ui,
        part: Part,
        name: &str,
        place: Place,
        contents: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        let id = part.id();
        let wanted = self.wanted == Some(part) && part != Part::Map;
        let has = ui.memory(|memory| memory.focused() == Some(id));
        // A region is no stop for Tab: it can have the focus only while it has it.
        let sense = if wanted || has {
            Sense::focusable_noninteractive()
        } else {
            Sense::hover()
        };
        let mut builder = UiBuilder::new()
            .scope_id(id)
            .accessibility_role(Role::Region)
            .accessibility_label(name)
            .sense(sense);
        let room = match place {
            Place::Here => ui.available_rect_before_wrap(),
            Place::At(rect) => {
                builder = builder.max_rect(rect);
                rect
            }
        };
        self.parts.push((part, room));
        if wanted {
            ui.memory_mut(|memory| memory.request_focus(id));
            self.wanted = None;
        }
        match place {
            Place::Here => ui.scope_builder(builder, contents).inner,
            Place::At(rect) => {
                let mut child = ui.new_child(builder);
                // A ring around what stands at the edge may reach into the margin.
                child.set_clip_rect(rect.expand(6.0).intersect(ui.clip_rect()));
                contents(&mut child)
            }
        }
    }

    /// Gives the focus to the map itself if it is wanted there; `map` is its node.
    pub fn on_map(&mut self, ctx: &Context, map: Option<Id>) {
        self.map = map;
        if let Some(id) = map.filter(|_| self.wanted == Some(Part::Map)) {
            ctx.memory_mut(|memory| memory.request_focus(id));
            self.wanted = None;
        }
    }

    /// Ends a frame: paints the ring, and finds a place for a focus that has lost its own.
    pub fn end(&mut self, ctx: &Context, theme: &Theme) {
        let now = ctx.memory(egui::Memory::focused);
        if let Some(id) = now {
            let holder = self.holder(ctx, id);
            if let Some(last) = self.last.filter(|last| holder.over && !last.over) {
                self.below = Some(last);
            }
            if self.by_keys {
                let own = self.parts.iter().any(|(part, _)| part.id() == id);
                let reach = if own {
                    5.0
                } else if self.map == Some(id) {
                    // What feels the pointer ends five points before the map does. The ring lies
                    // at its very edge, where no attribution stands.
                    3.5
                } else {
                    2.5
                };
                ring(ctx, id, reach, theme);
            }
            self.last = Some(holder);
        } else if self.tabbed {
            ctx.request_repaint();
        } else if let Some(last) = self.last.take().filter(|_| self.by_keys) {
            self.regain(ctx, last);
        }
        // A part that is not there cannot have the focus: the map has it, or what covers it.
        let is_shown = |part: Part| self.parts.iter().any(|(shown, _)| *shown == part);
        if self.wanted.is_some_and(|part| !is_shown(part)) {
            let last = self.parts.last().map(|(part, _)| *part);
            self.wanted = if is_shown(Part::Map) {
                Some(Part::Map)
            } else {
                last
            };
            ctx.request_repaint();
        }
    }

    /// Where the focus goes when what had it is gone: below a menu to what had it before, else to
    /// the part in which it was.
    fn regain(&mut self, ctx: &Context, last: Holder) {
        let below = self.below.take().filter(|_| last.over);
        let still = below.filter(|below| ctx.read_response(below.id).is_some());
        if let Some(below) = still {
            ctx.memory_mut(|memory| memory.request_focus(below.id));
            self.last = Some(below);
        } else {
            let part = below.unwrap_or(last).part;
            self.wanted = Some(part.unwrap_or(Part::Map));
        }
        ctx.request_repaint();
    }

    fn holder(&self, ctx: &Context, id: Id) -> Holder {
        let response = ctx.read_response(id);
        let over = response
            .as_ref()
            .is_some_and(|response| response.layer_id.order != egui::Order::Background);
        let centre = response.map(|response| response.interact_rect.center());
        let within = |at: egui::Pos2| {
            let all = self.parts.iter().rev();
            let holds = |(_, rect): &&(Part, Rect)| rect.contains(at);
            all.into_iter().find(holds).map(|(part, _)| *part)
        };
        let own = self.parts.iter().find(|(part, _)| part.id() == id);
        let part = own.map(|(part, _)| *part);
        Holder {
            id,
            part: part.or_else(|| centre.filter(|_| !over).and_then(within)),
            over,
        }
    }
}

/// A ring `reach` points outside of what has the focus, with a seam of paper so that it is seen on
/// any ground.
fn ring(ctx: &Context, id: Id, reach: f32, theme: &Theme) {
    let Some(response) = ctx.read_response(id) else {
        return;
    };
    let seen = response.interact_rect;
    if !seen.is_positive() || !seen.is_finite() {
        return;
    }
    let rect = seen.expand(reach).intersect(ctx.content_rect().shrink(2.0));
    let round = (rect.width().min(rect.height()) / 2.0).min(6.0) as u8;
    let painter = Painter::new(ctx.clone(), response.layer_id, ctx.content_rect());
    let window = &theme.window;
    for (width, ink) in [(5.0, window.paper), (2.4, window.focus)] {
        painter.rect_stroke(
            rect,
            CornerRadius::same(round),
            Stroke::new(width, colour(ink)),
            egui::StrokeKind::Middle,
        );
    }
}

/// Says which panel a handle resizes, for those who hear only that it resizes one; `panel` is the
/// name under which egui keeps the panel.
pub fn name_handle(ui: &Ui, panel: &str, name: &str) {
    let id = ui.scope_id().with(panel).with("__resize");
    if ui.ctx().has_accesskit_node(id) {
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_label(name.to_owned()));
    }
}

/// Keeps Home for what has the focus now, which otherwise brings the map home.
pub fn keep_home(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(Id::unique("keeps Home"), id));
}

/// Whether what has the focus keeps Home for itself.
pub fn keeps_home(ctx: &Context) -> bool {
    let keeper = ctx.data(|data| data.get_temp::<Id>(Id::unique("keeps Home")));
    keeper.is_some() && ctx.memory(egui::Memory::focused) == keeper
}

/// Scrolls to what has just come to have the focus, if it stands in `ui`: the last thing to be
/// shown in a scroll area.
pub fn follow(ui: &Ui) {
    let key = ui.scope_id().with("followed focus");
    let now = ui.memory(egui::Memory::focused);
    let before = ui.data(|data| data.get_temp::<Option<Id>>(key)).flatten();
    if now == before {
        return;
    }
    ui.data_mut(|data| data.insert_temp(key, now));
    let response = now.and_then(|id| ui.ctx().read_response(id));
    let Some(response) = response.filter(|response| response.layer_id == ui.layer_id()) else {
        return;
    };
    let rect = response.rect;
    if ui.min_rect().expand(1.0).contains_rect(rect) && !ui.clip_rect().contains_rect(rect) {
        ui.scroll_to_rect(rect.expand(8.0), None);
        ui.ctx().request_repaint();
    }
}
