//! The layer list, which is also the legend.

pub mod own;
mod row;

use egui::{RichText, Sense, Stroke, Ui};

use self::row::{NAMES, ROW, Said};
use super::loading::Unread;
use super::{View, colour, direction, font};
use crate::map::fonts::Font;
use crate::map::legend::{self, Row, Swatch};
use crate::map::text::{abbreviated, grouped};
use crate::session::{Command, LayerId};
use crate::story::Category;

/// Categories of files that stand below each other before they scroll.
const MOST: usize = 12;

/// What tells why a layer could not be read, if it could not.
pub type Why<'w> = dyn Fn(u16) -> Option<Unread<'w>> + 'w;

/// Shows the list; `why` tells why a layer of one's own could not be read, if it could not.
pub fn show(ui: &mut Ui, view: &View<'_>, why: &Why<'_>) -> Vec<Command> {
    let mut commands = Vec::new();
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            // The bar floats above the rows when it is pointed at: their ends stay clear of it.
            let bar = ui.spacing().scroll;
            let room = bar.bar_width + bar.bar_inner_margin + bar.bar_outer_margin;
            ui.set_max_width(ui.available_width() - room);
            for group in legend::groups(view.data, view.session, view.theme) {
                let heading =
                    RichText::new(group.title.to_uppercase()).font(font(Font::SansBold, 12.0));
                let weak = ui.visuals().weak_text_color();
                // Letters that are joined cannot be spaced.
                let spacing = if view.is_right_to_left() { 0.0 } else { 0.8 };
                let heading = ui.label(heading.color(weak).extra_letter_spacing(spacing));
                super::style::heading(&heading, 2);
                if let Some(note) = group.note {
                    heading.on_hover_text(note);
                }
                ui.add_space(3.0);
                if group.rows.first().is_some_and(|row| row.layer.is_file()) {
                    own::show(ui, &group.rows, view, why, &mut commands);
                    ui.add_space(12.0);
                    continue;
                }
                let is_own = |row: &Row| matches!(row.layer, LayerId::Events(Category::Own { .. }));
                let first_own = group.rows.iter().position(is_own);
                let (rows, own) = group.rows.split_at(first_own.unwrap_or(group.rows.len()));
                for row in rows {
                    show_row(ui, row, view, &mut commands);
                }
                if own.len() > MOST {
                    // What follows stays within reach of the eye.
                    let scroll = egui::ScrollArea::vertical().id_salt("own categories");
                    let scroll = scroll.auto_shrink([false, true]);
                    let room = (MOST as f32 + 0.5) * (ROW + 2.0);
                    scroll.max_height(room).show(ui, |ui| {
                        for row in own {
                            show_row(ui, row, view, &mut commands);
                        }
                    });
                } else {
                    for row in own {
                        show_row(ui, row, view, &mut commands);
                    }
                }
                ui.add_space(12.0);
            }
            super::focus::follow(ui);
        });
    commands
}

fn show_row(ui: &mut Ui, row: &Row, view: &View<'_>, commands: &mut Vec<Command>) {
    let on = view.session.layers.is_on(&row.layer);
    let rect = row::begin(ui, row, view, commands);
    let mirrored = view.is_right_to_left();
    let indent = if row.swatch == Swatch::None {
        24.0
    } else {
        NAMES
    };
    let room = direction::part(rect, indent, rect.width() - indent, mirrored);
    let weak = colour(view.theme.window.ink_weak);
    let counts = |number| row.counts.map(|counts| counts_text(counts, number));
    let [exact, short] = [grouped, abbreviated].map(|number| counts(number).unwrap_or_default());
    let selected = row.target.is_some() && row.target.as_ref() == view.session.selected();
    let face = if selected { Font::SansBold } else { Font::Sans };
    let said = Said {
        name: &row.label,
        number: &exact,
        short: &short,
        face: (face, 13.8),
        ink: if on { ui.visuals().text_color() } else { weak },
    };
    let written = row::write(ui, room, &said, view);
    let Some(target) = &row.target else {
        if written.cut {
            let id = ui.scope_id().with(("in full", &row.layer));
            let response = ui.interact(room, id, Sense::hover());
            if response.hovered() {
                response.on_hover_text(row::in_full(&row.label, &exact, view));
            }
        }
        return;
    };
    let response = ui.interact(
        room,
        ui.scope_id().with(("select", &row.layer)),
        Sense::click(),
    );
    response.widget_info(|| {
        let name = row.label.as_str().into();
        let name = view.words().with("card-select", &[("name", name)]);
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
    });
    if response.hovered() {
        let y = written.name.bottom() - 1.0;
        ui.painter()
            .hline(written.name.x_range(), y, Stroke::new(1.0, weak));
        commands.push(Command::Hover(Some(target.clone())));
    }
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        commands.push(Command::Select(Some(target.clone())));
    }
}

fn counts_text([passages, events]: [usize; 2], number: fn(u64) -> String) -> String {
    let events = number(events as u64);
    if passages > 0 {
        format!("{passages}¶ {events}")
    } else {
        events
    }
}
