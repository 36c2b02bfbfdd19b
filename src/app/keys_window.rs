//! The list of keys.

use egui::{Context, RichText, ScrollArea};

use super::View;
use crate::session::Command;

/// What has no command of its own, because the pointer or the focus does it.
const BESIDES: [(&str, &str); 8] = [
    ("Move the map", "drag, arrows"),
    ("Zoom", "wheel, pinch, double-click"),
    ("Walk what is on the map", "Tab, Shift+Tab"),
    ("Select what has the focus", "Enter"),
    ("Step through years, over the timeline", "← →"),
    ("A year on or off", "click its chip"),
    ("That year alone", "double-click its chip"),
    ("A span of years", "Shift+click a chip"),
];

/// Shows the window while it is open.
pub fn show(ctx: &Context, view: &View<'_>) -> Vec<Command> {
    let mut open = view.session.keys_open;
    if !open {
        return Vec::new();
    }
    egui::Window::new("Keyboard")
        .open(&mut open)
        .resizable(false)
        .collapsible(false)
        .pivot(egui::Align2::CENTER_CENTER)
        .default_pos(ctx.content_rect().center())
        .show(ctx, |ui| {
            let tallest = ctx.content_rect().height() - 120.0;
            ScrollArea::vertical()
                .max_height(tallest)
                .show(ui, |ui| rows(ui, view));
        });
    if open {
        Vec::new()
    } else {
        vec![Command::ToggleKeys]
    }
}

fn rows(ui: &mut egui::Ui, view: &View<'_>) {
    let words = view.session.words();
    let grid = egui::Grid::new("keys").num_columns(2).spacing([28.0, 6.0]);
    grid.show(ui, |ui| {
        for (command, shortcuts) in Command::bound() {
            let keys: Vec<String> = shortcuts.iter().map(ToString::to_string).collect();
            row(ui, &command.label(words), &keys.join(", "));
        }
        for (what, keys) in BESIDES {
            row(ui, what, keys);
        }
    });
}

fn row(ui: &mut egui::Ui, what: &str, keys: &str) {
    ui.label(what);
    ui.label(RichText::new(keys).strong());
    ui.end_row();
}
