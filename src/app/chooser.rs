//! A small list of what lies under one spot, to choose from.

use egui::{Context, Pos2, RichText, ScrollArea, TextStyle, Ui};

use super::map_nodes::told_of;
use super::pointing::LARGEST_FAN;
use super::{View, popover};
use crate::session::{Command, Target};

/// Width of a short list, in points.
const NARROW: f32 = 350.0;

/// Width and height of a long list, in points.
const WIDE: f32 = 400.0;
const LISTED: f32 = 320.0;

/// What is to be chosen from, and where.
pub struct Chooser {
    at: Pos2,
    targets: Vec<Target>,
    fresh: bool,
}

impl Chooser {
    /// A list of `targets` at a point of the screen.
    pub fn new(at: Pos2, targets: Vec<Target>) -> Self {
        Self {
            at,
            targets,
            fresh: true,
        }
    }
}

/// Shows the list while it is open; a choice, Esc or a press beside it closes it.
pub fn show(ctx: &Context, view: &View<'_>, open: &mut Option<Chooser>) -> Vec<Command> {
    let Some(chooser) = open else {
        return Vec::new();
    };
    let mut commands = Vec::new();
    let (at, fresh) = (chooser.at, chooser.fresh);
    let left = popover::show(ctx, "chooser", at, NARROW, fresh, |ui| {
        let here = view.words().say("chooser-here");
        ui.label(RichText::new(here).size(12.5).weak());
        let mut rows = |ui: &mut Ui, places: std::ops::Range<usize>| {
            let targets = chooser.targets.get(places.clone()).unwrap_or_default();
            for (number, target) in places.zip(targets) {
                let first = chooser.fresh && number == 0;
                row(ui, target, first, view, &mut commands);
            }
        };
        let count = chooser.targets.len();
        if count > LARGEST_FAN {
            // Only rows in view are made: names of events are read from their files.
            let height = ui
                .spacing()
                .interact_size
                .y
                .max(ui.text_style_height(&TextStyle::Button));
            ui.set_max_width(WIDE);
            let scroll = ScrollArea::vertical().max_height(LISTED).auto_shrink(false);
            scroll.show_rows(ui, height, count, rows);
        } else {
            rows(ui, 0..count);
        }
    });
    let chosen = commands
        .iter()
        .any(|command| matches!(command, Command::SelectInPlace(_)));
    chooser.fresh = false;
    if chosen || left {
        *open = None;
    }
    commands
}

fn row(ui: &mut Ui, target: &Target, first: bool, view: &View<'_>, commands: &mut Vec<Command>) {
    let button = egui::Button::new(describe(target, view))
        .frame(false)
        .min_size(egui::vec2(330.0, 0.0));
    let row = ui.add(button);
    if first {
        row.request_focus();
    }
    if row.hovered() || row.has_focus() {
        commands.push(Command::Hover(Some(target.clone())));
    }
    if row.clicked() {
        commands.push(Command::SelectInPlace(target.clone()));
    }
}

fn describe(target: &Target, view: &View<'_>) -> String {
    match target {
        Target::Place(_) => super::passage::told(target, view),
        Target::Event(_) => told_of(target, view.data, view.words()),
        Target::Passage(_) | Target::Square(_) => view.name_of(target),
    }
}
