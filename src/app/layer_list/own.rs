//! The layers of one's own at the top of the layer list: each with its switch, its colours, its
//! name to be changed in place, how many events it has, and a menu of all that can be done with it.
//!
//! A layer is moved by dragging its name, or by Alt with an arrow while the name has the focus.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Id, Key, Modifiers, Popup, Rect, Response, Sense, Stroke, TextEdit, Ui, vec2};

use super::Why;
use super::row::{self, NAMES, Said};
use crate::app::loading::Unread;
use crate::app::{View, colour, direction, font, icons, style};
use crate::map::fonts::Font;
use crate::map::legend::{Part, Row, Swatch};
use crate::map::text::{abbreviated, grouped};
use crate::session::{Command, FileAct, Layer, LayerId, Lost};

/// The width of the button of a menu, in points.
const MENU: f32 = 24.0;

/// The height of a class below a layer, in points.
const CLASS: f32 = 19.0;

/// Classes that stand below a layer at once, before they scroll.
const CLASSES: usize = 12;

/// A name that is being changed.
#[derive(Clone)]
struct Renaming {
    number: u16,
    text: String,
    fresh: bool,
}

/// Shows the rows; `why` tells why a layer could not be read, if it could not.
pub(super) fn show(
    ui: &mut Ui,
    rows: &[Row],
    view: &View<'_>,
    why: &Why<'_>,
    commands: &mut Vec<Command>,
) {
    let mut places = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let LayerId::File(number) = row.layer else {
            continue;
        };
        let Some(layer) = view.session.work.layer(number) else {
            continue;
        };
        let top = ui.cursor().top();
        let own = Own {
            row,
            layer,
            place,
            count: rows.len(),
            view,
        };
        own.show(ui, commands);
        if let Some(unread) = why(number)
            && tell(ui, &unread, layer, view)
        {
            let locate = FileAct::Locate(Lost::Layer(number));
            commands.push(Command::File(locate));
        }
        parts(ui, &row.parts, number, view);
        places.push((number, top, ui.min_rect().bottom()));
    }
    reorder(ui, &places, view, commands);
}

/// One layer.
struct Own<'a> {
    row: &'a Row,
    layer: &'a Arc<Layer>,
    place: usize,
    count: usize,
    view: &'a View<'a>,
}

fn renaming_id() -> Id {
    Id::unique("the layer that is being renamed")
}

/// Whether a name is being changed, which has the keys to itself.
pub fn is_renaming(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<Renaming>(renaming_id()).is_some())
}

impl Own<'_> {
    fn show(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let (view, row) = (self.view, self.row);
        let rect = row::begin(ui, row, view, commands);
        let (width, mirrored) = (rect.width(), view.is_right_to_left());
        let button = direction::part(rect, width - MENU, MENU, mirrored);
        let menu = self.menu_button(ui, button);
        let renaming = ui.data(|data| data.get_temp::<Renaming>(renaming_id()));
        let renaming = renaming.filter(|one| one.number == self.layer.number);
        let room = direction::part(rect, NAMES, width - NAMES - MENU - 2.0, mirrored);
        if let Some(renaming) = renaming {
            self.field(ui, room, renaming, commands);
        } else {
            let name = self.name(ui, room, commands);
            // A key on the name opens what its button does.
            let by_key = name.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if by_key {
                Popup::toggle_id(ui.ctx(), menu.id.with("popup"));
            }
        }
        Popup::menu(&menu).show(|ui| {
            direction::menu(ui, mirrored, |ui| self.entries(ui, commands));
        });
    }

    fn menu_button(&self, ui: &Ui, rect: Rect) -> Response {
        let id = ui.scope_id().with(("menu of a layer", self.layer.number));
        let button = ui.interact(rect, id, Sense::click());
        let name = [("name", self.row.label.as_str().into())];
        let name = self.view.words().with("layers-menu", &name);
        button.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &name));
        let ink = if button.hovered() || button.has_focus() {
            ui.visuals().text_color()
        } else {
            ui.visuals().weak_text_color()
        };
        for dy in [-5.0, 0.0, 5.0] {
            let dot = rect.center() + vec2(0.0, dy);
            ui.painter().circle_filled(dot, 1.5, ink);
        }
        button.on_hover_text(name)
    }

    /// The name and the number of events; what is dragged and has the focus.
    fn name(&self, ui: &Ui, room: Rect, commands: &mut Vec<Command>) -> Response {
        let (view, row) = (self.view, self.row);
        let on = view.session.layers.is_on(&row.layer);
        let id = ui.scope_id().with(("a layer", self.layer.number));
        let response = ui.interact(room, id, Sense::click_and_drag());
        let events = row.counts.map_or(0, |[_, events]| events as u64);
        response.widget_info(|| {
            let values = [
                ("name", self.row.label.as_str().into()),
                ("place", (self.place + 1).into()),
                ("count", self.count.into()),
                (
                    "events",
                    crate::map::text::events(events, view.words()).into(),
                ),
            ];
            let name = view.words().with("layers-row", &values);
            egui::WidgetInfo::labeled(Role::Button, true, name)
        });
        let weak = colour(view.theme.window.ink_weak);
        let ink = if on { ui.visuals().text_color() } else { weak };
        if response.hovered() || response.dragged() {
            let ground = colour(view.theme.window.field);
            ui.painter().rect_filled(room, 4.0, ground);
        }
        let (exact, short) = (grouped(events), abbreviated(events));
        let said = Said {
            name: &self.row.label,
            number: &exact,
            short: &short,
            face: (Font::Sans, 13.8),
            ink,
        };
        let written = row::write(ui, room, &said, view);
        self.keys(ui, &response, commands);
        if response.dragged() {
            ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        }
        if response.hovered() && !response.dragged() {
            let told = if written.cut {
                row::in_full(&self.row.label, &exact, view) + "\n"
            } else {
                String::new()
            };
            let help = view.words().say("layers-help");
            return response.on_hover_text(told + &help);
        }
        response
    }

    fn keys(&self, ui: &Ui, response: &Response, commands: &mut Vec<Command>) {
        if response.double_clicked() {
            self.begin_renaming(ui);
        }
        if !response.has_focus() {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::F2) {
            self.begin_renaming(ui);
        }
        for (key, place) in [
            (Key::ArrowUp, self.place.checked_sub(1)),
            (Key::ArrowDown, Some(self.place + 1)),
        ] {
            if pressed(Modifiers::ALT, key) {
                let place = place.filter(|place| *place < self.count);
                commands.extend(place.map(|place| Command::MoveLayer(self.layer.number, place)));
            }
        }
    }

    fn begin_renaming(&self, ui: &Ui) {
        let renaming = Renaming {
            number: self.layer.number,
            text: self.layer.name.clone(),
            fresh: true,
        };
        ui.data_mut(|data| data.insert_temp(renaming_id(), renaming));
    }

    /// The field in which the name is changed: Enter or leaving it keeps what it says.
    fn field(&self, ui: &mut Ui, room: Rect, mut renaming: Renaming, commands: &mut Vec<Command>) {
        let field = TextEdit::singleline(&mut renaming.text)
            .id(ui.scope_id().with(("name of a layer", renaming.number)))
            .margin(egui::Margin::symmetric(4, 2))
            .font(font(Font::Sans, 13.8));
        let field = ui.put(room, field);
        ui.ctx().accesskit_node_builder(field.id, |node| {
            node.set_label(self.view.words().say("layers-name").into_owned());
        });
        if std::mem::take(&mut renaming.fresh) {
            field.request_focus();
            let all = egui::text::CCursorRange::two(
                egui::text::CCursor::new(0),
                egui::text::CCursor::new(renaming.text.chars().count()),
            );
            let state = egui::text_edit::TextEditState::load(ui.ctx(), field.id);
            let mut state = state.unwrap_or_default();
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), field.id);
        } else if field.lost_focus() {
            let left = ui.input(|input| input.key_pressed(Key::Escape));
            let name = renaming.text.trim();
            if !left && !name.is_empty() && name != self.layer.name {
                let layer = Layer {
                    name: name.to_owned(),
                    ..self.layer.as_ref().clone()
                };
                commands.push(Command::ChangeLayer(Arc::new(layer)));
            }
            ui.data_mut(|data| data.remove::<Renaming>(renaming_id()));
            return;
        }
        ui.data_mut(|data| data.insert_temp(renaming_id(), renaming));
    }

    fn entries(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let (words, number) = (self.view.words(), self.layer.number);
        let up = self.place.checked_sub(1);
        let down = (self.place + 1 < self.count).then_some(self.place + 1);
        let (session, data) = (self.view.session, self.view.data);
        let has_shapes = data.files_with_shapes().contains(&number);
        let has_any = has_shapes || !data.events.rows_of_file(number).is_empty();
        let has_regions = data.files_with_regions().contains(&number);
        let shaded = session.shaded_file(data) == Some(number);
        let shade = has_regions.then(|| Command::ShadeBy((!shaded).then_some(number)));
        let entries = [
            ("layers-fit", Some(Command::FitLayer(number))),
            ("layers-table", Some(Command::ShowTable(Some(number)))),
            ("layers-style", Some(Command::ShowStyle(Some(number)))),
            ("layers-import", Some(Command::ShowImport(Some(number)))),
            ("layers-shade", shade),
            ("layers-rename", None),
            (
                "layers-up",
                up.map(|place| Command::MoveLayer(number, place)),
            ),
            (
                "layers-down",
                down.map(|place| Command::MoveLayer(number, place)),
            ),
            (
                "layers-export",
                has_any.then_some(Command::ExportLayer(number)),
            ),
            ("layers-remove", Some(Command::RemoveLayer(number))),
        ];
        for (key, command) in entries {
            if matches!(key, "layers-rename" | "layers-export") {
                ui.separator();
            }
            if key == "layers-shade" && command.is_none() {
                continue;
            }
            let enabled = command.is_some() || key == "layers-rename";
            let entry = ui.add_enabled(enabled, egui::Button::new(words.say(key)));
            if !entry.clicked() {
                continue;
            }
            match command {
                Some(command) => commands.push(command),
                None => self.begin_renaming(ui),
            }
            ui.close();
        }
    }
}

/// The classes of a layer, a line each.
fn parts(ui: &mut Ui, parts: &[Part], number: u16, view: &View<'_>) {
    if parts.is_empty() {
        return;
    }
    let lines = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for part in parts {
            line(ui, part, view);
        }
    };
    if parts.len() > CLASSES {
        let scroll = egui::ScrollArea::vertical().id_salt(("classes", number));
        let scroll = scroll.auto_shrink([false, true]);
        scroll
            .max_height((CLASSES as f32 + 0.5) * CLASS)
            .show(ui, lines);
    } else {
        lines(ui);
    }
    ui.add_space(4.0);
}

/// A class: its symbol, what it is called, how many events it has.
pub fn line(ui: &mut Ui, part: &Part, view: &View<'_>) {
    const INDENT: f32 = 24.0;
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, CLASS), Sense::hover());
    let mirrored = view.is_right_to_left();
    let count = part.count.map(grouped).unwrap_or_default();
    response.widget_info(|| {
        let text = if count.is_empty() {
            part.label.clone()
        } else {
            format!("{}: {count}", part.label)
        };
        egui::WidgetInfo::labeled(Role::Label, true, text)
    });
    let place = direction::part(rect, INDENT, 18.0, mirrored);
    let is_heading = part.swatch == Swatch::None;
    if let Swatch::Mark(shape, rgba) = part.swatch {
        let radius = (5.0 * part.size).min(CLASS * 0.55);
        icons::symbol(ui.painter(), shape, place.center(), radius, colour(rgba));
    }
    let weak = colour(view.theme.window.ink_weak);
    let left = if is_heading { INDENT } else { INDENT + 25.0 };
    let said = Said {
        name: &part.label,
        number: &count,
        short: "",
        face: if is_heading {
            (Font::SansBold, 12.8)
        } else {
            (Font::Sans, 12.8)
        },
        ink: if is_heading {
            weak
        } else {
            ui.visuals().text_color()
        },
    };
    let room = direction::part(rect, left, width - left, mirrored);
    if row::write(ui, room, &said, view).cut {
        response.on_hover_text(&part.label);
    }
}

/// Why a layer has nothing to show; whether its file is to be located.
fn tell(ui: &mut Ui, unread: &Unread<'_>, layer: &Layer, view: &View<'_>) -> bool {
    let words = view.words();
    let said = match &unread.missing {
        Some(file) => words.with("file-missing", &[("file", file.as_str().into())]),
        None => unread.why.to_owned(),
    };
    // Below the name.
    let mut margin = egui::Margin::ZERO;
    if view.is_right_to_left() {
        margin.right = NAMES as i8;
    } else {
        margin.left = NAMES as i8;
    }
    let shown = egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        let said = egui::RichText::new(said).size(12.5);
        let said = ui.label(said.color(ui.visuals().warn_fg_color));
        if unread.missing.is_some() {
            said.on_hover_text(unread.why);
        }
        style::link(ui, words.say("file-locate"))
    });
    let locate = shown.inner;
    let name = [("name", layer.name.as_str().into())];
    let name = words.with("file-locate-named", &name);
    locate.widget_info(|| egui::WidgetInfo::labeled(Role::Link, true, &name));
    locate.clicked()
}

/// While a name is dragged: a line where the layer would come to stand; the move as it is let go.
fn reorder(ui: &Ui, places: &[(u16, f32, f32)], view: &View<'_>, commands: &mut Vec<Command>) {
    let dragged = |number: u16| {
        let id = ui.scope_id().with(("a layer", number));
        let response = ui.ctx().read_response(id);
        response.filter(|response| response.dragged() || response.drag_stopped())
    };
    let mut moving = places.iter().enumerate();
    let moving = moving.find_map(|(from, (number, ..))| Some((from, *number, dragged(*number)?)));
    let Some((from, number, response)) = moving else {
        return;
    };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let middle = |(_, top, bottom): &(u16, f32, f32)| f32::midpoint(*top, *bottom);
    let above = places.iter().filter(|place| middle(place) < pointer.y);
    // The place in the list without the layer itself.
    let gap = above.count();
    let to = if gap > from { gap - 1 } else { gap };
    if response.drag_stopped() {
        if to != from {
            commands.push(Command::MoveLayer(number, to));
        }
        return;
    }
    let y = match places.get(gap) {
        Some((_, top, _)) => *top - 1.0,
        None => places.last().map_or(pointer.y, |(_, _, bottom)| *bottom),
    };
    let line = Stroke::new(2.0, colour(view.theme.window.focus));
    ui.painter().hline(ui.min_rect().x_range(), y, line);
}
