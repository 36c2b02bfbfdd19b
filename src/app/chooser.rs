//! A small list of what lies under one spot, to choose from.

use egui::{Area, Context, Frame, Order, Pos2, RichText};

use super::View;
use crate::session::{Command, Target};

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

/// Shows the list while it is open; a choice, Esc or a click beside it closes it.
pub fn show(ctx: &Context, view: &View<'_>, open: &mut Option<Chooser>) -> Vec<Command> {
    let Some(chooser) = open else {
        return Vec::new();
    };
    let mut commands = Vec::new();
    let area = Area::new(egui::Id::unique("chooser"))
        .order(Order::Foreground)
        .fixed_pos(chooser.at)
        .constrain(true);
    let shown = area.show(ctx, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.set_min_width(350.0);
            ui.label(RichText::new("Here are").size(12.5).weak());
            for (number, target) in chooser.targets.iter().enumerate() {
                let row = ui.add(
                    egui::Button::new(describe(target, view))
                        .frame(false)
                        .min_size(egui::vec2(330.0, 0.0)),
                );
                if chooser.fresh && number == 0 {
                    row.request_focus();
                }
                if row.hovered() || row.has_focus() {
                    commands.push(Command::Hover(Some(target.clone())));
                }
                if row.clicked() {
                    commands.push(Command::SelectInPlace(target.clone()));
                }
            }
        });
    });
    let chosen = commands
        .iter()
        .any(|command| matches!(command, Command::SelectInPlace(_)));
    let beside = !chooser.fresh && shown.response.clicked_elsewhere();
    let escaped =
        ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    chooser.fresh = false;
    if chosen || beside || escaped {
        *open = None;
    }
    commands
}

fn describe(target: &Target, view: &View<'_>) -> String {
    let name = view.data.name_of(target);
    match target {
        Target::Place(_) => {
            let kind = view
                .data
                .place_of(target)
                .map_or("", |place| place.kind.label());
            format!("{name} · {}", kind.to_lowercase())
        }
        Target::Event(_) => {
            let event = view.data.event_of(target);
            let date = event.and_then(|event| event.when.as_ref().map(crate::story::When::label));
            format!("{name} · {}", date.unwrap_or_else(|| "undated".to_owned()))
        }
        Target::Passage(_) | Target::Square(_) => name,
    }
}
