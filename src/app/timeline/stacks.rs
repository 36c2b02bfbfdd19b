//! The story's own dates: its events stacked as their symbols, and a chip under them that
//! switches the column.

use egui::{Align, Align2, Layout, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use crate::app::{View, colour, font, icons};
use crate::map::fonts::Font;
use crate::map::marks::shape_of;
use crate::session::{Column, Command, Target};
use crate::words::short;

const CHIP_HEIGHT: f32 = 26.0;
const SYMBOL: f32 = 15.0;
/// Symbols in one stack before the next stack begins.
const STACK: usize = 3;

/// Shows the columns.
pub fn show(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let scroll = egui::ScrollArea::horizontal()
        .auto_shrink(false)
        .id_salt("years");
    scroll.show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Max), |ui| {
            let measure = measure_for(ui, view);
            ui.spacing_mut().item_spacing.x = measure.gap;
            for (index, column) in view.data.columns.iter().enumerate() {
                show_column(ui, index, column, &measure, view, commands);
            }
            crate::app::focus::follow(ui);
        });
    });
}

/// How large the chips are: as the window is wide.
struct Measure {
    size: f32,
    padding: f32,
    gap: f32,
}

/// Roomy where all columns fit, close where they do not.
fn measure_for(ui: &Ui, view: &View<'_>) -> Measure {
    let roomy = Measure {
        size: 14.0,
        padding: 26.0,
        gap: 6.0,
    };
    let letters: usize = view
        .data
        .columns
        .iter()
        .map(|column| column.label_in(view.words()).chars().count() + 1)
        .sum();
    let chips = view.data.columns.len() as f32;
    let needed = letters as f32 * roomy.size * 0.56 + chips * (roomy.padding + roomy.gap);
    if needed > ui.available_width() {
        Measure {
            size: 12.5,
            padding: 14.0,
            gap: 3.0,
        }
    } else {
        roomy
    }
}

fn show_column(
    ui: &mut Ui,
    index: usize,
    column: &Column,
    measure: &Measure,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let stacks = column.events.len().div_ceil(STACK);
    let text = ui.painter().layout_no_wrap(
        column.label_in(view.words()).into_owned(),
        font(Font::SansBold, measure.size),
        colour(view.theme.window.ink),
    );
    let count = column.events.len().to_string();
    let count = ui.painter().layout_no_wrap(
        count,
        font(Font::Sans, measure.size),
        colour(view.theme.window.ink),
    );
    let width =
        (text.size().x + count.size().x + measure.padding).max(stacks as f32 * SYMBOL + 4.0);
    let height = ui
        .available_height()
        .min(CHIP_HEIGHT + 6.0 + STACK as f32 * SYMBOL)
        .max(CHIP_HEIGHT + 8.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let chip = Rect::from_min_max(pos2(rect.left(), rect.bottom() - CHIP_HEIGHT), rect.max);
    symbols(
        ui,
        column,
        Rect::from_min_max(rect.min, pos2(rect.right(), chip.top() - 5.0)),
        view,
        commands,
    );

    let on = view.session.years.is_on(index);
    let response = ui.interact(chip, ui.scope_id().with(("chip", index)), Sense::click());
    response.widget_info(|| {
        let by = super::standing(index, view);
        let events = column.events.len() as u64;
        let name = super::name(column, events, view) + &by;
        egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, on, name)
    });
    let ink = paint_chip(ui, chip, index, &response, view);
    let left = chip.center().x - (text.size().x + count.size().x + 7.0) / 2.0;
    let at = |x: f32, size: egui::Vec2| {
        Align2::LEFT_CENTER
            .anchor_size(pos2(x, chip.center().y), size)
            .min
    };
    ui.painter()
        .galley_with_override_text_color(at(left, text.size()), text.clone(), ink);
    let count_at = at(left + text.size().x + 7.0, count.size());
    ui.painter()
        .galley_with_override_text_color(count_at, count, ink);

    let (shift, alone) = ui.input(|input| (input.modifiers.shift, input.modifiers.command));
    if response.double_clicked() || (response.clicked() && alone) {
        commands.push(Command::SoloColumn(index));
    } else if response.clicked() {
        commands.push(if shift {
            Command::SpanToColumn(index)
        } else {
            Command::ToggleColumn(index)
        });
    }
    response.on_hover_text(view.words().say("timeline-help"));
}

fn paint_chip(
    ui: &Ui,
    chip: Rect,
    index: usize,
    response: &Response,
    view: &View<'_>,
) -> egui::Color32 {
    let ink = super::chip(ui, chip, index, response.hovered(), 7.0, view);
    if super::column_of_selection(view) == Some(index) {
        let glow = Stroke::new(2.0, colour(view.theme.map.passage_glow));
        ui.painter()
            .rect_stroke(chip.expand(2.5), 9.0, glow, egui::StrokeKind::Middle);
    }
    ink
}

/// The events of a column, stacked from the chip upwards; each can be clicked.
fn symbols(ui: &Ui, column: &Column, area: Rect, view: &View<'_>, commands: &mut Vec<Command>) {
    let rows = ((area.height() / SYMBOL).floor() as usize).max(1);
    let stacks = column.events.len().div_ceil(rows);
    let left = area.center().x - (stacks as f32 - 1.0) * SYMBOL / 2.0;
    for (number, &index) in column.events.iter().enumerate() {
        let Some(event) = view.data.story.events().get(index) else {
            continue;
        };
        let (stack, row) = (number / rows, number % rows);
        let at = pos2(
            left + stack as f32 * SYMBOL,
            area.bottom() - 5.5 - row as f32 * SYMBOL,
        );
        let target = Target::Event(event.id.clone());
        let response = ui.interact(
            Rect::from_center_size(at, vec2(SYMBOL, SYMBOL)),
            ui.scope_id().with(("event", index)),
            Sense::click(),
        );
        response.widget_info(|| {
            let title = short::line(&event.title, short::NAME).into_owned().into();
            let name = view.words().with("timeline-event", &[("title", title)]);
            egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
        });
        let lit = view.session.selected() == Some(&target)
            || view.session.hover.as_ref() == Some(&target);
        if lit {
            ui.painter().circle_filled(
                at,
                SYMBOL * 0.56,
                colour(view.theme.map.passage_glow.faded(0.45)),
            );
        }
        if view.session.selected() == Some(&target) {
            let ring = Stroke::new(1.5, colour(view.theme.window.ink));
            ui.painter().circle_stroke(at, SYMBOL * 0.52, ring);
        }
        let shown = view.session.shows_event(index, view.data);
        let ink = colour(view.theme.category(event.category));
        let (shape, painter) = (shape_of(event.category), ui.painter());
        // What is switched off is hollow, not only pale.
        if shown {
            icons::symbol(painter, shape, at, 4.9, ink);
        } else {
            icons::hollow(painter, shape, at, 4.4, ink);
        }
        if response.hovered() {
            commands.push(Command::Hover(Some(target.clone())));
        }
        if response
            .on_hover_text(short::line(&event.title, short::NAME))
            .clicked()
        {
            commands.push(Command::Select(Some(target)));
        }
    }
}
