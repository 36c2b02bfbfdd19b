//! Fields with their names, and small things that all parts of the editor show.

use egui::{Id, Response, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::super::{View, colour, direction, font};
use crate::map::fonts::Font;
use crate::words::Words;

/// A field under its name; with more than one row it takes several lines.
pub fn field(ui: &mut Ui, name: &str, text: &mut String, rows: usize, id: Option<Id>) -> Response {
    let weak = ui.visuals().weak_text_color();
    let label = ui.label(RichText::new(name).size(12.5).color(weak));
    let edit = if rows > 1 {
        TextEdit::multiline(text).desired_rows(rows)
    } else {
        TextEdit::singleline(text)
    };
    let edit = edit.desired_width(f32::INFINITY).char_limit(20_000);
    let edit = match id {
        Some(id) => edit.id(id),
        None => edit.id_salt(name),
    };
    let response = ui.add(edit).labelled_by(label.id);
    ui.add_space(3.0);
    response
}

/// A row of things of which one is chosen, under its name.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    choices: impl Iterator<Item = (T, String)>,
    chosen: &mut T,
) {
    let weak = ui.visuals().weak_text_color();
    ui.label(RichText::new(name).size(12.5).color(weak));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for (choice, label) in choices {
            let button = direction::radio_value(ui, chosen, choice, &label);
            let (is_on, whole) = (*chosen == choice, format!("{name}: {label}"));
            button.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &whole));
        }
    });
    ui.add_space(3.0);
}

/// A heading of a part of the editor.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(14.0);
    let response = ui.label(RichText::new(text).font(font(Font::SansBold, 15.0)));
    super::super::style::heading(&response, 2);
    ui.add_space(2.0);
}

/// A weak line of help.
pub fn hint(ui: &mut Ui, text: &str) {
    let weak = ui.visuals().weak_text_color();
    ui.label(RichText::new(text).size(12.5).color(weak));
}

/// A line that says what is wrong.
pub fn warning(ui: &mut Ui, text: &str, view: &View<'_>) {
    let ink = colour(view.theme.window.warning);
    ui.label(RichText::new(text).size(12.5).color(ink));
}

/// A frame around what is open below the text.
pub fn open_frame<R>(ui: &mut Ui, view: &View<'_>, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let window = &view.theme.window;
    egui::Frame::new()
        .fill(colour(window.paper))
        .stroke(egui::Stroke::new(1.0, colour(window.edge)))
        .corner_radius(6.0)
        .inner_margin(egui::Margin::symmetric(12, 10))
        .show(ui, contents)
        .inner
}

/// What a time in a field is read as, or how times are written; offers what is meant where that
/// is known.
pub fn date_help(ui: &mut Ui, text: &mut String, year: Option<i32>, view: &View<'_>) {
    let words: Words = view.words();
    if text.trim().is_empty() {
        return;
    }
    match text.trim().parse::<crate::story::When>() {
        Ok(when) => {
            let date = when.label_in(words);
            hint(ui, &words.with("write-date-read", &[("date", date.into())]));
        }
        Err(wrong) => {
            let Some(when) = crate::session::find::spoken::read(text, year) else {
                warning(ui, &wrong.to_string(), view);
                hint(ui, &words.say("write-date-help"));
                return;
            };
            let values = [
                ("edtf", when.as_str().to_owned().into()),
                ("date", when.label_in(words).into()),
            ];
            let offer = words.with("write-date-use", &values);
            if super::super::style::link(ui, offer).clicked() {
                when.as_str().clone_into(text);
            }
        }
    }
}

/// The time in a field: as it is written, or as it is spoken of; `None` where it is none.
pub fn date_in(text: &str, year: Option<i32>) -> Option<crate::story::When> {
    let text = text.trim();
    let spoken = || crate::session::find::spoken::read(text, year);
    text.parse().ok().or_else(spoken)
}
