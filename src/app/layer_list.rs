//! The layer list, which is also the legend.

pub mod own;

use egui::{Align2, Color32, RichText, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::icons;
use super::{View, colour, font};
use crate::map::fonts::Font;
use crate::map::legend::{self, Row, Swatch};
use crate::map::text::{abbreviated, grouped};
use crate::session::{Command, LayerId};
use crate::story::Category;

/// The height of a row, in points.
const ROW: f32 = 23.0;

/// Categories of files that stand below each other before they scroll.
const MOST: usize = 12;

/// Shows the list; `why` tells why a layer of one's own could not be read, if it could not.
pub fn show(ui: &mut Ui, view: &View<'_>, why: &dyn Fn(u16) -> Option<String>) -> Vec<Command> {
    let mut commands = Vec::new();
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
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

/// The check box of a row.
fn switch(ui: &Ui, row: &Row, rect: egui::Rect, view: &View<'_>, commands: &mut Vec<Command>) {
    let on = view.session.layers.is_on(&row.layer);
    let id = ui.scope_id().with(("layer", &row.layer));
    let check = ui.interact(rect.expand(3.0), id, Sense::click());
    check.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, on, &row.label)
    });
    if check.clicked() {
        commands.push(Command::ToggleLayer(row.layer.clone()));
    }
    checkbox(ui, rect.shrink(1.0), on, &check, view);
}

fn show_row(ui: &mut Ui, row: &Row, view: &View<'_>, commands: &mut Vec<Command>) {
    let on = view.session.layers.is_on(&row.layer);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let middle = rect.center().y;

    let mirrored = view.is_right_to_left();
    let at = |x: f32| {
        if mirrored {
            rect.right() - x
        } else {
            rect.left() + x
        }
    };
    let (begin, end) = if mirrored {
        (Align2::RIGHT_CENTER, Align2::LEFT_CENTER)
    } else {
        (Align2::LEFT_CENTER, Align2::RIGHT_CENTER)
    };
    let box_rect = egui::Rect::from_center_size(pos2(at(8.0), middle), Vec2::splat(16.0));
    switch(ui, row, box_rect, view, commands);

    swatch(ui, row.swatch, pos2(at(33.0), middle), view);

    let indent = if row.swatch == Swatch::None {
        24.0
    } else {
        49.0
    };
    let weak = colour(view.theme.window.ink_weak);
    let number = |text: String| {
        ui.painter()
            .layout_no_wrap(text, egui::FontId::proportional(12.0), weak)
    };
    let exact = row.counts.map(|counts| counts_text(counts, grouped));
    let exact = exact.unwrap_or_default();
    let mut counts = number(exact.clone());
    let selected = row.target.is_some() && row.target.as_ref() == view.session.selected();
    let face = if selected { Font::SansBold } else { Font::Sans };
    let letters = super::font(face, 13.8);
    let whole = ui
        .painter()
        .layout_no_wrap(row.label.clone(), letters.clone(), weak);
    // A number that is shortened is told in full when it is pointed at; a name should be whole.
    let cramped = rect.width() - indent - counts.size().x - 6.0 < whole.size().x;
    if cramped {
        let short = row.counts.map(|counts| counts_text(counts, abbreviated));
        counts = number(short.unwrap_or_default());
    }
    let counts_at = end.anchor_size(pos2(at(rect.width()), middle), counts.size());

    let ink = if on { ui.visuals().text_color() } else { weak };
    let mut job = egui::text::LayoutJob::simple_singleline(row.label.clone(), letters, ink);
    job.wrap =
        egui::text::TextWrapping::truncate_at_width(rect.width() - counts.size().x - indent - 4.0);
    let label = ui.painter().layout_job(job);
    let elided = label.elided;
    let label_rect = begin.anchor_size(pos2(at(indent), middle), label.size());
    ui.painter().galley(label_rect.min, label, ink);
    ui.painter().galley(counts_at.min, counts, weak);
    let words = super::direction::part(rect, indent, rect.width() - indent, mirrored);
    if (elided || cramped) && row.target.is_none() {
        let id = ui.scope_id().with(("in full", &row.layer));
        let told = || {
            let values = [
                ("name", row.label.as_str().into()),
                ("text", exact.as_str().into()),
            ];
            view.words().with("card-labelled", &values)
        };
        let response = ui.interact(words, id, Sense::hover());
        if response.hovered() {
            response.on_hover_text(told());
        }
    }
    let Some(target) = &row.target else { return };
    let response = ui.interact(
        words,
        ui.scope_id().with(("select", &row.layer)),
        Sense::click(),
    );
    response.widget_info(|| {
        let name = row.label.as_str().into();
        let name = view.words().with("card-select", &[("name", name)]);
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
    });
    if response.hovered() {
        let y = label_rect.bottom() - 1.0;
        ui.painter()
            .hline(label_rect.x_range(), y, Stroke::new(1.0, weak));
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

fn checkbox(ui: &Ui, rect: egui::Rect, on: bool, response: &egui::Response, view: &View<'_>) {
    let window = &view.theme.window;
    let (fill, tick) = if on {
        (window.chip_on, window.chip_on_ink)
    } else {
        (window.field, window.field)
    };
    let edge = if response.hovered() {
        window.ink
    } else {
        window.edge
    };
    let edge = Stroke::new(1.0, colour(edge));
    ui.painter()
        .rect(rect, 3.5, colour(fill), edge, egui::StrokeKind::Inside);
    if on {
        let points =
            [[-3.2, 0.2], [-0.9, 2.6], [3.4, -2.6]].map(|[x, y]| rect.center() + vec2(x, y));
        ui.painter().add(egui::Shape::line(
            points.to_vec(),
            Stroke::new(1.7, colour(tick)),
        ));
    }
}

fn swatch(ui: &Ui, swatch: Swatch, at: egui::Pos2, view: &View<'_>) {
    let painter = ui.painter();
    let line = |width: f32, color: Color32| {
        painter.line_segment(
            [at - vec2(9.0, 0.0), at + vec2(9.0, 0.0)],
            Stroke::new(width, color),
        );
    };
    match swatch {
        Swatch::Line(rgba) => line(2.2, colour(rgba)),
        Swatch::DashedLine(rgba) => {
            let stroke = Stroke::new(1.6, colour(rgba));
            let points = [at - vec2(9.0, 0.0), at + vec2(9.0, 0.0)];
            painter.extend(egui::Shape::dashed_line(&points, stroke, 4.5, 3.0));
        }
        Swatch::Area(rgba) => {
            // A pale area on paper is known by its edge.
            painter.rect(
                egui::Rect::from_center_size(at, vec2(15.0, 13.0)),
                3.0,
                colour(rgba),
                Stroke::new(1.0, colour(view.theme.window.edge)),
                egui::StrokeKind::Inside,
            );
        }
        Swatch::Ramp(shades) => {
            let step = 16.0 / shades.len() as f32;
            for (number, rgba) in shades.into_iter().enumerate() {
                let left = at.x - 8.0 + number as f32 * step;
                let rect =
                    egui::Rect::from_min_size(pos2(left, at.y - 6.0), vec2(step + 0.3, 12.0));
                painter.rect_filled(rect, 0.0, colour(rgba));
            }
            let all = egui::Rect::from_center_size(at, vec2(16.0, 12.0));
            let edge = Stroke::new(1.0, colour(view.theme.window.edge));
            painter.rect_stroke(all, 0.0, edge, egui::StrokeKind::Outside);
        }
        Swatch::Mark(shape, rgba) => icons::symbol(painter, shape, at, 5.8, colour(rgba)),
        Swatch::None => {}
    }
}
