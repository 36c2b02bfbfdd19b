//! Which way the window runs: in a right-to-left language it is mirrored, panels and all.
//!
//! The map is not, nor is the axis of the years: north is up and 1893 stands before 2021 on either.
//! What is told in English, the article and its sources, stays a block that runs from left to right.

use egui::accesskit::Role;
use egui::containers::menu::SubMenuButton;
use egui::{Align, Align2, Atom, Button, Layout, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::View;

impl View<'_> {
    /// Whether lines begin at the right, and the window with them.
    pub fn is_right_to_left(&self) -> bool {
        self.session.language.is_right_to_left()
    }
}

/// A column whose lines, rows and blocks begin where lines begin in the language.
pub fn column<R>(ui: &mut Ui, right_to_left: bool, contents: impl FnOnce(&mut Ui) -> R) -> R {
    if right_to_left {
        ui.with_layout(Layout::top_down(Align::Max), contents).inner
    } else {
        contents(ui)
    }
}

/// What is in a menu: entries as wide as the menu.
pub fn menu<R>(ui: &mut Ui, right_to_left: bool, contents: impl FnOnce(&mut Ui) -> R) -> R {
    if right_to_left {
        /// What a line of a menu takes, in points: it would grow over all the window.
        const WIDEST: f32 = 290.0;
        ui.set_max_width(ui.available_width().min(WIDEST));
        let layout = Layout::top_down_justified(Align::Max);
        ui.with_layout(layout, contents).inner
    } else {
        contents(ui)
    }
}

/// A block of what is told in English, whatever the language of the window.
pub fn english<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    if ui.layout().prefer_right_to_left() {
        ui.with_layout(Layout::top_down(Align::Min), contents).inner
    } else {
        contents(ui)
    }
}

/// A row that begins where lines begin.
pub fn from_start(right_to_left: bool) -> Layout {
    if right_to_left {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    }
}

/// A row that begins where lines end.
pub fn from_end(right_to_left: bool) -> Layout {
    from_start(!right_to_left)
}

/// The part of `rect` from `start` on, counted from where lines begin, and `width` wide.
pub fn part(rect: Rect, start: f32, width: f32, right_to_left: bool) -> Rect {
    let left = if right_to_left {
        rect.right() - start - width
    } else {
        rect.left() + start
    };
    Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()))
}

/// A button with its keys at the end of its line.
pub fn entry<'a>(label: &str, keys: String, right_to_left: bool) -> Button<'a> {
    let label = label.to_owned();
    if right_to_left {
        let keys = egui::RichText::new(keys).weak();
        Button::new((keys, Atom::grow(), label))
    } else {
        Button::new(label).shortcut_text(keys)
    }
}

/// An entry of a menu that opens another menu.
pub fn more(ui: &mut Ui, label: &str, right_to_left: bool, contents: impl FnOnce(&mut Ui)) {
    let button = if right_to_left {
        let button = Button::new(("‹", Atom::grow(), label.to_owned()));
        SubMenuButton::from_button(button)
    } else {
        SubMenuButton::new(label.to_owned())
    };
    let (response, _) = button.ui(ui, |ui| menu(ui, right_to_left, contents));
    // The sign of what opens is for the eye.
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, label));
}

/// One of several choices, its ring where lines begin.
pub fn radio(ui: &mut Ui, chosen: bool, label: &str) -> Response {
    if !ui.layout().prefer_right_to_left() {
        return ui.radio(chosen, label);
    }
    let (response, mark) = switch(ui, Role::RadioButton, chosen, label);
    let ink = ui.style().interact(&response).fg_stroke.color;
    let painter = ui.painter();
    painter.circle_stroke(mark.center(), 6.0, Stroke::new(1.0, ink));
    if chosen {
        painter.circle_filled(mark.center(), 3.2, ink);
    }
    response
}

/// A switch, its box where lines begin; a click is left to who asks.
pub fn check(ui: &mut Ui, on: bool, label: &str) -> Response {
    if !ui.layout().prefer_right_to_left() {
        let mut shown = on;
        return ui.checkbox(&mut shown, label);
    }
    let (response, mark) = switch(ui, Role::CheckBox, on, label);
    let ink = ui.style().interact(&response).fg_stroke.color;
    let square = Rect::from_center_size(mark.center(), vec2(13.0, 13.0));
    let painter = ui.painter();
    painter.rect_stroke(square, 2.5, Stroke::new(1.0, ink), egui::StrokeKind::Inside);
    if on {
        let tick = [[-3.2, 0.2], [-0.9, 2.6], [3.4, -2.6]];
        let tick = tick.map(|[x, y]| mark.center() + vec2(x, y)).to_vec();
        painter.add(egui::Shape::line(tick, Stroke::new(1.6, ink)));
    }
    response
}

/// One of several choices that sets `chosen`.
pub fn radio_value<T: PartialEq>(ui: &mut Ui, chosen: &mut T, choice: T, label: &str) -> Response {
    let mut response = radio(ui, *chosen == choice, label);
    if response.clicked() && *chosen != choice {
        *chosen = choice;
        response.mark_changed();
    }
    response
}

/// A switch that sets `on`.
pub fn tick(ui: &mut Ui, on: &mut bool, label: &str) -> Response {
    let mut response = check(ui, *on, label);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response
}

/// A line with a mark at its right end, which is its beginning.
fn switch(ui: &mut Ui, role: Role, on: bool, label: &str) -> (Response, Rect) {
    /// What the mark takes.
    const MARK: f32 = 22.0;
    let ink = ui.visuals().text_color();
    let letters = egui::TextStyle::Button.resolve(ui.style());
    let text = ui.painter().layout_no_wrap(label.to_owned(), letters, ink);
    let size = vec2(text.size().x + MARK, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_at_least(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(role, true, on, label));
    let place =
        Align2::RIGHT_CENTER.anchor_size(pos2(rect.right() - MARK, rect.center().y), text.size());
    ui.painter().galley(place.min, text, ink);
    (response, part(rect, 0.0, MARK, true))
}
