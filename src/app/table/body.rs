//! The rows of a table that are in view, its head, and the keys that walk it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align, EventFilter, Key, Modifiers, RichText, Sense, Stroke, Ui};
use egui_extras::{Column, TableBuilder};

use super::{COLUMNS, PAGE, TableView};
use crate::app::{View, colour, focus, font};
use crate::events::EventFile;
use crate::map::fonts::Font;
use crate::map::text::grouped;
use crate::session::{Command, Target};

/// The height of a row, in points.
const ROW: f32 = 22.0;

/// Letters of a value that are shown; the whole of it is told when it is pointed at.
const LETTERS: usize = 120;

/// Letters that a tooltip tells.
const TOLD: usize = 2_000;

/// Rows that Page Up and Page Down go at once.
const AT_ONCE: usize = 10;

/// Shows head and rows.
pub(super) fn show(
    table: &mut TableView,
    ui: &mut Ui,
    file: &Arc<EventFile>,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    keys(table, ui, file, view, commands);
    let count = table.columns.len().min(COLUMNS);
    let page = table.page * PAGE;
    let rows = table.rows.len().saturating_sub(page).min(PAGE);
    let scroll_to = table.scroll_to.take();
    let scroll_to = scroll_to.filter(|index| (page..page + rows).contains(index));
    let numbers = 14.0 + 7.5 * grouped(table.rows.len() as u64).len() as f32;
    egui::ScrollArea::horizontal()
        .id_salt("columns of a table")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut builder = TableBuilder::new(ui)
                .id_salt(("rows of a layer", table.layer))
                .striped(false)
                .resizable(true)
                .sense(Sense::click())
                .auto_shrink(false)
                // A low panel has less room than a table takes by itself.
                .min_scrolled_height(0.0)
                .animate_scrolling(false)
                .cell_layout(egui::Layout::left_to_right(Align::Center))
                .column(Column::exact(numbers))
                .columns(Column::initial(130.0).at_least(40.0).clip(true), count);
            if let Some(index) = scroll_to {
                builder = builder.scroll_to_row(index - page, Some(Align::Center));
            }
            builder
                .header(24.0, |mut head| {
                    head.col(|_| {});
                    for number in 0..count {
                        head.col(|ui| title(ui, table, number, view));
                    }
                })
                .body(|body| {
                    body.rows(ROW, rows, |row| {
                        one(table, row, page, file, view, commands);
                    });
                });
        });
}

/// The name of a column, which orders the rows by it.
fn title(ui: &mut Ui, table: &mut TableView, number: usize, view: &View<'_>) {
    let Some(column) = table.columns.get(number) else {
        return;
    };
    let name = column.name.clone();
    let order = table.order.as_ref().filter(|(by, _)| *by == name);
    let order = order.map(|(_, descending)| *descending);
    let text = RichText::new(&name).font(font(Font::SansBold, 13.5));
    let button = egui::Button::new(text)
        .frame_when_inactive(false)
        .truncate();
    ui.set_max_width((ui.available_width() - 14.0).max(20.0));
    let button = ui.add(button);
    let words = view.words();
    let key = match order {
        None => "table-order",
        Some(false) => "table-ordered-up",
        Some(true) => "table-ordered-down",
    };
    let told = words.with(key, &[("column", name.as_str().into())]);
    button.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &told));
    if let Some(descending) = order {
        let at = button.rect.right_center() + egui::vec2(7.0, 0.0);
        let turn = if descending { 1.0 } else { -1.0 };
        let corners = [[-4.0, -2.0], [4.0, -2.0], [0.0, 3.5]];
        let corners = corners.map(|[x, y]| at + egui::vec2(x, y * turn)).to_vec();
        let ink = ui.visuals().text_color();
        ui.painter()
            .add(egui::Shape::convex_polygon(corners, ink, Stroke::NONE));
    }
    if button.on_hover_text(told).clicked() {
        // Up, down, and as the file has them.
        table.order = match order {
            None => Some((name, false)),
            Some(false) => Some((name, true)),
            Some(true) => None,
        };
    }
}

fn one(
    table: &mut TableView,
    mut row: egui_extras::TableRow<'_, '_>,
    page: usize,
    file: &Arc<EventFile>,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let index = page + row.index();
    let Some(place) = table.rows.at(index) else {
        return;
    };
    let values = table.values(place, file, view);
    let target = table.target(place, view);
    let selected = target.is_some() && target.as_ref() == view.session.selected();
    row.set_selected(selected);
    row.set_hovered(target.is_some() && view.session.hover == target);
    row.set_overline(table.cursor == Some(index));
    let [weak, ink] = [view.theme.window.ink_weak, view.theme.window.ink].map(colour);
    row.col(|ui| {
        let number = grouped(place as u64 + 1);
        let number = RichText::new(number).size(12.0).color(weak);
        ui.add(egui::Label::new(number).selectable(false));
    });
    for number in 0..table.columns.len().min(COLUMNS) {
        let value = values.get(number).map_or("", String::as_str);
        let (_, cell) = row.col(|ui| {
            let short = one_line(value, LETTERS);
            let text = RichText::new(short).size(13.5).color(ink);
            // As far in as the name above it.
            ui.add_space(ui.spacing().button_padding.x);
            ui.add(egui::Label::new(text).truncate().selectable(false));
        });
        if value.len() > 14 {
            cell.on_hover_ui(|ui| {
                ui.set_max_width(460.0);
                ui.label(one_line(value, TOLD));
            });
        }
    }
    let response = row.response();
    response.widget_info(|| {
        let words = view.words();
        let name = told(&values, table);
        let values = [("number", (place + 1).into()), ("values", name.into())];
        let name = words.with("table-row", &values);
        egui::WidgetInfo::selected(Role::Row, true, selected, name)
    });
    if response.hovered()
        && let Some(target) = &target
    {
        commands.push(Command::Hover(Some(target.clone())));
    }
    if response.clicked() {
        table.cursor = Some(index);
        select(table, target, commands);
    }
}

/// Selects what a row stands for, and keeps the row where it is.
fn select(table: &mut TableView, target: Option<Target>, commands: &mut Vec<Command>) {
    if let Some(target) = target {
        table.selected = Some(target.clone());
        commands.push(Command::Select(Some(target)));
    }
}

/// What a screen reader says of a row: its first values with the names of their columns.
fn told(values: &[String], table: &TableView) -> String {
    const FIRST: usize = 6;
    let pairs = table.columns.iter().zip(values);
    let said = pairs
        .filter(|(_, value)| !value.trim().is_empty())
        .take(FIRST);
    let said = said.map(|(column, value)| format!("{}: {}", column.name, one_line(value, LETTERS)));
    said.collect::<Vec<_>>().join("; ")
}

/// So many letters of a value, in one line.
fn one_line(value: &str, letters: usize) -> String {
    let end = value.char_indices().nth(letters).map(|(end, _)| end);
    let cut = end.and_then(|end| value.get(..end));
    let text = cut.unwrap_or(value).replace(['\n', '\r', '\t'], " ");
    if cut.is_some() { text + "…" } else { text }
}

/// The keys that walk the rows while the table has the focus: arrows, Page Up and Down, Home, End;
/// Enter selects, and copying takes the row.
fn keys(
    table: &mut TableView,
    ui: &mut Ui,
    file: &Arc<EventFile>,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let id = ui.scope_id().with("rows to walk by keys");
    // A stop for Tab before the rows, with a ring around all of them.
    let room = ui.available_rect_before_wrap();
    let response = ui.interact(room, id, Sense::focusable_noninteractive());
    response.widget_info(|| {
        let name = view.session.layer_name(table.layer, view.data);
        let name = view.words().with("table-rows", &[("name", name.into())]);
        egui::WidgetInfo::labeled(Role::Table, true, name)
    });
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    focus::keep_home(ui, id);
    let count = table.rows.len();
    let last = count.saturating_sub(1);
    let now = table.cursor;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = [
        (Key::ArrowDown, now.map_or(0, |now| now + 1)),
        (Key::ArrowUp, now.map_or(0, |now| now.saturating_sub(1))),
        (Key::PageDown, now.map_or(0, |now| now + AT_ONCE)),
        (
            Key::PageUp,
            now.map_or(0, |now| now.saturating_sub(AT_ONCE)),
        ),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let moved = next.into_iter().find(|(key, _)| pressed(*key));
    if let Some((_, next)) = moved.filter(|_| count > 0) {
        let next = next.min(last);
        table.cursor = Some(next);
        table.scroll_to = Some(next);
        table.page = next / PAGE;
        let place = table.rows.at(next);
        commands.push(Command::Hover(
            place.and_then(|place| table.target(place, view)),
        ));
    }
    let Some(place) = table.cursor.and_then(|cursor| table.rows.at(cursor)) else {
        return;
    };
    if pressed(Key::Enter) {
        let target = table.target(place, view);
        select(table, target, commands);
    }
    let copies = ui.input(|input| input.events.contains(&egui::Event::Copy));
    if copies {
        let values = table.values(place, file, view);
        let cells: Vec<String> = values
            .iter()
            .map(|value| one_line(value, usize::MAX))
            .collect();
        commands.push(Command::CopyText(cells.join("\t")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_shown_in_one_line_and_cut() {
        assert_eq!(one_line("a\nb\tc", 10), "a b c");
        assert_eq!(one_line("Überschwemmung", 4), "Über…");
        assert_eq!(one_line("", 4), "");
    }
}
