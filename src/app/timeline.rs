//! The years: a column for each distinct date, and a switch for each of them.
//!
//! While the story alone tells of events, `stacks` shows every one as its symbol. As soon as
//! files bring more, `bars` shows how many there are; `layout` says where its columns stand. Where
//! there are too many dates for chips, `brush` spans them.

mod bars;
mod brush;
pub mod layout;
mod stacks;

use egui::{Color32, Rect, RichText, Stroke, Ui};

use super::icons::{self, Icon};
use super::tally::Part;
use super::{View, colour, font};
use crate::map::fonts::Font;
use crate::map::text::{events, grouped};
use crate::session::{Column, Columns, Command, Dataset};

/// Shows the timeline; `tally` counts the events of every column by category.
pub fn show(ui: &mut Ui, view: &View<'_>, tally: &[Vec<Part>]) -> Vec<Command> {
    let mut commands = Vec::new();
    // The head reads as the language does; the axis of time runs from left to right in each.
    let mirrored = view.is_right_to_left();
    super::direction::column(ui, mirrored, |ui| {
        ui.horizontal(|ui| header(ui, view, &mut commands));
    });
    if fit_as_symbols(view.data) {
        stacks::show(ui, view, &mut commands);
    } else {
        bars::show(ui, view, tally, &mut commands);
    }
    commands
}

/// Distinct dates beyond which columns fold into a histogram with a brush.
const MOST_DATES: usize = 30;

/// Whether there are more columns, or more dates in files, than chips are good for: hundreds of
/// days may lie within a few years.
fn has_many_dates(columns: &Columns) -> bool {
    columns.len() > MOST_DATES || columns.dates_read() > MOST_DATES
}

/// Whether every event is the story's own and has room for a symbol.
pub fn fit_as_symbols(data: &Dataset) -> bool {
    /// Events of one column that still stand as stacks of symbols.
    const MOST: usize = 24;
    let told = |column: &Column| {
        column.count as usize == column.events.len() && column.events.len() <= MOST
    };
    !has_many_dates(&data.columns) && data.columns.iter().all(told)
}

fn header(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let session = view.session;
    let words = view.words();
    let (icon, name) = if session.playing {
        (Icon::Pause, words.say("timeline-pause"))
    } else {
        (Icon::Play, words.say("timeline-play"))
    };
    if icons::button(ui, icon, &name, true).clicked() {
        commands.push(Command::TogglePlay);
    }
    let mut steps = [
        (Icon::Back, "do-previous-year", Command::PreviousYear),
        (Icon::Forward, "do-next-year", Command::NextYear),
    ];
    // As on the axis, earlier is at the left.
    if view.is_right_to_left() {
        steps.reverse();
    }
    for (icon, name, command) in steps {
        if icons::button(ui, icon, &words.say(name), true).clicked() {
            commands.push(command);
        }
    }
    ui.add_space(4.0);
    let [shown, all] = session.count_events(view.data);
    let on = session.years.describe_in(&view.data.columns, words);
    ui.label(RichText::new(on).font(font(Font::SansBold, 15.0)));
    // Those that are switched off are not among the events that are counted.
    let is_undated = |class: &crate::events::Class| {
        let column = view.data.columns.get(usize::from(class.column));
        column.is_some_and(|column| column.span.is_none())
    };
    let [undated, _] = session.count_events_of(view.data, is_undated);
    let values = [
        ("shown", grouped(shown as u64).into()),
        ("all", grouped(all as u64).into()),
        ("count", all.into()),
    ];
    let mut count = words.with("timeline-count", &values);
    if undated > 0 {
        let undated = [("undated", grouped(undated as u64).into())];
        let undated = words.with("timeline-undated", &undated);
        count = format!("{count} · {undated}");
    }
    if let Some(dates) = brush::dates(view) {
        count = format!("{dates} · {count}");
    }
    ui.label(
        RichText::new(count)
            .size(14.5)
            .color(colour(view.theme.window.ink_weak)),
    );
    let mirrored = view.is_right_to_left();
    ui.with_layout(super::direction::from_end(mirrored), |ui| {
        if ui
            .add_enabled(
                !session.years.is_none(),
                egui::Button::new(words.say("timeline-none")),
            )
            .clicked()
        {
            commands.push(Command::NoYears);
        }
        if ui
            .add_enabled(
                !session.years.is_all(),
                egui::Button::new(words.say("timeline-all")),
            )
            .clicked()
        {
            commands.push(Command::AllYears);
        }
    });
}

/// How the chip of a column is painted: filled while it is on, with a broken line at its foot while
/// only what reaches into it is, and an empty frame while it is off.
fn chip(ui: &Ui, rect: Rect, index: usize, lit: bool, radius: f32, view: &View<'_>) -> Color32 {
    let (years, window) = (&view.session.years, &view.theme.window);
    let (on, overlap) = (years.is_on(index), years.by_overlap(index));
    let (fill, ink) = match (on, overlap) {
        (true, false) => (window.chip_on, window.chip_on_ink),
        (true, true) => (window.chip_overlap, window.ink),
        (false, _) => (window.chip_off, window.chip_off_ink),
    };
    let edge = match (on, lit) {
        (_, true) => Stroke::new(1.5, colour(window.ink_weak)),
        (false, false) => Stroke::new(1.0, colour(window.edge)),
        (true, false) => Stroke::NONE,
    };
    let painter = ui.painter();
    painter.rect(rect, radius, colour(fill), edge, egui::StrokeKind::Inside);
    if on && overlap {
        let y = rect.bottom() - 3.0;
        let ends = [
            egui::pos2(rect.left() + radius, y),
            egui::pos2(rect.right() - radius, y),
        ];
        let pen = Stroke::new(1.5, colour(window.ink));
        painter.extend(egui::Shape::dashed_line(&ends, pen, 3.5, 2.5));
    }
    colour(ink)
}

/// What a screen reader calls a column.
fn name(column: &Column, count: u64, view: &View<'_>) -> String {
    let words = view.words();
    let values = [
        ("column", column.label_in(words).into()),
        ("events", events(count, words).into()),
    ];
    words.with("timeline-column", &values)
}

/// What a screen reader adds to the name of a column.
fn standing(index: usize, view: &View<'_>) -> std::borrow::Cow<'static, str> {
    let years = &view.session.years;
    if years.is_on(index) && years.by_overlap(index) {
        view.session.words().say("everyone-overlap")
    } else {
        "".into()
    }
}

/// The column that the selected event stands in.
fn column_of_selection(view: &View<'_>) -> Option<usize> {
    match view.session.selected()? {
        crate::session::Target::Event(id) => view.data.events.column_of(view.data.row_of(id)?),
        _ => None,
    }
}
