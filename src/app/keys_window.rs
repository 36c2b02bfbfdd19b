//! The list of keys.

use egui::{Context, RichText, ScrollArea};

use super::View;
use crate::session::Command;

/// What has no command of its own, because the pointer does it.
const BESIDES: [[&str; 2]; 5] = [
    ["keys-move", "keys-move-how"],
    ["keys-zoom", "keys-zoom-how"],
    ["keys-year", "keys-year-how"],
    ["keys-year-alone", "keys-year-alone-how"],
    ["keys-span", "keys-span-how"],
];

/// What keys do wherever the focus is; their names are those on the keyboard.
const BY_FOCUS: [(&str, &str); 3] = [
    ("keys-walk", "Tab, Shift+Tab"),
    ("keys-select", "Enter"),
    ("keys-years", "← →"),
];

/// Shows the window while it is open.
pub fn show(ctx: &Context, view: &View<'_>) -> Vec<Command> {
    let mut open = view.session.keys_open;
    if !open {
        return Vec::new();
    }
    egui::Window::new(view.words().say("keys-title"))
        .id(egui::Id::unique("keys"))
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
        for (what, keys) in BY_FOCUS {
            row(ui, &words.say(what), keys);
        }
        for [what, how] in BESIDES {
            row(ui, &words.say(what), &words.say(how));
        }
    });
}

fn row(ui: &mut egui::Ui, what: &str, keys: &str) {
    ui.label(what);
    ui.label(RichText::new(keys).strong());
    ui.end_row();
}
