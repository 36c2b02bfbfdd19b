//! What is measured, in a small panel over the map: the figures, and what can be done with them.

use egui::{Area, Context, Frame, Id, Margin, Order, Rect, RichText, Stroke, Ui, pos2, vec2};

use super::{View, colour, font, style};
use crate::map::fonts::Font;
use crate::session::{Command, Measuring};

/// Width of the panel, in points.
const WIDTH: f32 = 292.0;

/// Shows the panel in a corner of the map at `rect`, while something is measured. It lies above
/// the map, so that a click on it sets no point.
pub fn show(ctx: &Context, rect: Rect, view: &View<'_>, commands: &mut Vec<Command>) {
    let Some(measuring) = &view.session.measuring else {
        return;
    };
    let width = WIDTH.min(rect.width() - 70.0).max(120.0);
    let window = &view.theme.window;
    let frame = Frame::new()
        .fill(colour(window.paper))
        .stroke(Stroke::new(1.0, colour(window.edge)))
        .corner_radius(6.0)
        .inner_margin(Margin::symmetric(12, 8));
    let area = Area::new(Id::unique("measure"))
        .order(Order::Middle)
        .fixed_pos(rect.min + vec2(10.0, 10.0))
        .constrain_to(rect);
    area.show(ctx, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(width - 24.0);
            contents(ui, measuring, view, commands);
        });
    });
}

fn contents(ui: &mut Ui, measuring: &Measuring, view: &View<'_>, commands: &mut Vec<Command>) {
    let words = view.session.words();
    let title = RichText::new(words.say("measure-title")).font(font(Font::SansBold, 15.0));
    let title = ui.label(title);
    style::heading(&title, 2);
    figures(ui, measuring, view);
    let help = RichText::new(words.say("measure-help")).size(12.5);
    ui.label(help.color(colour(view.theme.window.ink_weak)));
    let count = measuring.points().len();
    let rows = [
        [
            (Command::MeasureClose, !measuring.is_closed() && count > 2),
            (Command::MeasureTakeBack, count > 0),
        ],
        [
            (Command::MeasureCopy, count > 1),
            (Command::ToggleMeasure, true),
        ],
    ];
    for row in rows {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for (command, enabled) in row {
                let label = match command {
                    Command::ToggleMeasure => words.say("measure-end"),
                    _ => command.label(words),
                };
                if style::link_if(ui, enabled, label).clicked() {
                    commands.push(command);
                }
            }
        });
    }
}

/// The figures, as one text that a screen reader finds.
fn figures(ui: &mut Ui, measuring: &Measuring, view: &View<'_>) {
    let lines = measuring.told(view.session.words());
    let text = lines.join("\n");
    let label = ui.label(RichText::new(&text).size(14.5));
    label.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &text));
}

/// A node for each point that is set, so that Tab and a screen reader find where it is.
pub fn nodes(ui: &Ui, rect: Rect, view: &View<'_>) {
    let Some(measuring) = &view.session.measuring else {
        return;
    };
    let words = view.session.words();
    for (number, at) in measuring.points().iter().enumerate() {
        let [x, y] = view.session.view.screen_from_lonlat(*at);
        let spot = Rect::from_center_size(pos2(rect.left() + x, rect.top() + y), vec2(10.0, 10.0));
        if !rect.contains_rect(spot) {
            continue;
        }
        let id = ui.scope_id().with(("measured point", number));
        let response = ui.interact(spot, id, egui::Sense::hover());
        response.widget_info(|| {
            let name = words.with("measure-point-name", &[("number", (number + 1).into())]);
            let place = crate::geometry::CoordinateForm::Decimal.write(*at);
            egui::WidgetInfo::labeled(
                egui::accesskit::Role::Label,
                true,
                format!("{name}: {place}"),
            )
        });
    }
}
