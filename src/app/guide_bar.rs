//! Guided reading in the reader: where one is on the path, on and back, and what hides a stop.

use egui::{RichText, Ui};

use super::{View, colour, font, style};
use crate::map::fonts::Font;
use crate::session::{Command, Target};

/// Shows the bar above what is read; away from the path only the way onto it.
pub fn show(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let (session, words) = (view.session, view.session.words());
    let standing = session.standing(view.data);
    if let Some(standing) = &standing {
        let values = [
            ("number", standing.number.into()),
            ("count", standing.count.into()),
            ("paragraph", standing.stop.paragraph.label().into()),
        ];
        let place = words.with("guide-stop", &values);
        ui.label(RichText::new(place).font(font(Font::SansBold, 15.0)));
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        if let Some(standing) = &standing {
            let more = standing.number > 1;
            step(ui, Command::PreviousStop, more, view, commands);
        }
        let more = standing
            .as_ref()
            .is_none_or(|standing| standing.number < standing.count);
        step(ui, Command::NextStop, more, view, commands);
    });
    let Some(standing) = standing else {
        return;
    };
    if let (Some(hidden), Target::Event(id)) = (
        session.stop_hidden_by(&standing.stop, view.data),
        &standing.stop.target,
    ) {
        ui.horizontal_wrapped(|ui| {
            let hidden = words.with("guide-hidden-short", &[("what", hidden.into())]);
            ui.label(RichText::new(hidden).color(colour(view.theme.window.warning)));
            if style::link(ui, words.say("guide-show")).clicked() {
                commands.push(Command::Reveal(id.clone()));
            }
        });
    }
}

fn step(
    ui: &mut Ui,
    command: Command,
    enabled: bool,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let label = command.label(view.session.words());
    let keys = command.shortcut().map(|shortcut| shortcut.to_string());
    let link = style::link_if(ui, enabled, label);
    if link.on_hover_text(keys.unwrap_or_default()).clicked() {
        commands.push(command);
    }
}
