//! The years: a column for each distinct date, and a switch for each of them.
//!
//! While the story alone tells of events, `stacks` shows every one as its symbol. As soon as
//! files bring more, `bars` shows how many there are; `layout` says where its columns stand.

mod bars;
mod layout;
mod stacks;

use egui::{Align, Layout, RichText, Ui};

use super::icons::{self, Icon};
use super::tally::Part;
use super::{View, colour, font};
use crate::map::fonts::Font;
use crate::map::text::grouped;
use crate::session::{Column, Command, Dataset};

/// Shows the timeline; `tally` counts the events of every column by category.
pub fn show(ui: &mut Ui, view: &View<'_>, tally: &[Vec<Part>]) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal(|ui| header(ui, view, &mut commands));
    if fit_as_symbols(view.data) {
        stacks::show(ui, view, &mut commands);
    } else {
        bars::show(ui, view, tally, &mut commands);
    }
    commands
}

/// Whether every event is the story's own and has room for a symbol.
pub fn fit_as_symbols(data: &Dataset) -> bool {
    /// Events of one column that still stand as stacks of symbols.
    const MOST: usize = 24;
    let told = |column: &Column| {
        column.count as usize == column.events.len() && column.events.len() <= MOST
    };
    data.columns.iter().all(told)
}

fn header(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let session = view.session;
    let (icon, name) = if session.playing {
        (Icon::Pause, "Pause")
    } else {
        (Icon::Play, "Play the years")
    };
    if icons::button(ui, icon, name, true).clicked() {
        commands.push(Command::TogglePlay);
    }
    if icons::button(ui, Icon::Back, "Previous year", true).clicked() {
        commands.push(Command::PreviousYear);
    }
    if icons::button(ui, Icon::Forward, "Next year", true).clicked() {
        commands.push(Command::NextYear);
    }
    ui.add_space(4.0);
    let [shown, all] = session.count_events(view.data);
    let on = session.years.describe(&view.data.columns);
    ui.label(RichText::new(on).font(font(Font::SansBold, 15.0)));
    let columns = view.data.columns.iter();
    let undated = columns.filter(|column| column.span.is_none());
    let undated: u64 = undated.map(|column| u64::from(column.count)).sum();
    let [shown, all] = [shown, all].map(|count| grouped(count as u64));
    let mut count = format!("{shown} of {all} events");
    if undated > 0 {
        count = format!("{count} · {} undated", grouped(undated));
    }
    ui.label(
        RichText::new(count)
            .size(14.5)
            .color(colour(view.theme.window.ink_weak)),
    );
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui
            .add_enabled(!session.years.is_none(), egui::Button::new("None"))
            .clicked()
        {
            commands.push(Command::NoYears);
        }
        if ui
            .add_enabled(!session.years.is_all(), egui::Button::new("All"))
            .clicked()
        {
            commands.push(Command::AllYears);
        }
    });
}

/// The column that the selected event stands in.
fn column_of_selection(view: &View<'_>) -> Option<usize> {
    match view.session.selected()? {
        crate::session::Target::Event(id) => view.data.events.column_of(view.data.row_of(id)?),
        _ => None,
    }
}
