//! How a row of the layer list is drawn, be it one of durand's or one of the reader's own: its
//! switch, how the layer is drawn, a name, and a number at the end.

use egui::{Align2, Color32, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};

use crate::app::{View, colour, direction, font, icons};
use crate::map::fonts::Font;
use crate::map::legend::{Row, Swatch};
use crate::session::Command;

/// The height of a row, in points.
pub(super) const ROW: f32 = 23.0;

/// Where the names begin, behind switch and swatch.
pub(super) const NAMES: f32 = 49.0;

/// Takes the room of a row and shows its switch and its swatch; the rectangle of all of it.
pub(super) fn begin(ui: &mut Ui, row: &Row, view: &View<'_>, commands: &mut Vec<Command>) -> Rect {
    let size = vec2(ui.available_width(), ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mirrored = view.is_right_to_left();
    let at = |start: f32| direction::part(rect, start, 0.0, mirrored).center();
    let square = Rect::from_center_size(at(8.0), Vec2::splat(16.0));
    switch(ui, row, square, view, commands);
    swatch(ui, row.swatch, at(33.0), view);
    rect
}

/// What a row says: a name, and a number at its end.
pub(super) struct Said<'a> {
    pub(super) name: &'a str,
    /// The number in full.
    pub(super) number: &'a str,
    /// The same, shortened where the name would be cut; empty where it is not to be shortened.
    pub(super) short: &'a str,
    pub(super) face: (Font, f32),
    pub(super) ink: Color32,
}

/// How it was written.
pub(super) struct Written {
    /// Where the name stands.
    pub(super) name: Rect,
    /// Whether not all of it is seen, so that it is told in full when it is pointed at.
    pub(super) cut: bool,
}

/// Writes the words of a row into `room`: a name should be whole, so the number is shortened first.
pub(super) fn write(ui: &Ui, room: Rect, said: &Said<'_>, view: &View<'_>) -> Written {
    /// Between name and number, in points.
    const GAP: f32 = 6.0;
    let weak = colour(view.theme.window.ink_weak);
    let painter = ui.painter();
    let number = |text: &str| {
        let letters = egui::FontId::proportional(12.0);
        painter.layout_no_wrap(text.to_owned(), letters, weak)
    };
    let letters = font(said.face.0, said.face.1);
    let whole = painter.layout_no_wrap(said.name.to_owned(), letters.clone(), said.ink);
    let mut count = number(said.number);
    let cramped = whole.size().x + GAP + count.size().x > room.width() && !said.short.is_empty();
    if cramped {
        count = number(said.short);
    }
    let mut job = egui::text::LayoutJob::simple_singleline(said.name.to_owned(), letters, said.ink);
    let left = (room.width() - count.size().x - GAP).max(12.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(left);
    let name = painter.layout_job(job);
    let elided = name.elided;
    let (start, end) = if view.is_right_to_left() {
        (Align2::RIGHT_CENTER, Align2::LEFT_CENTER)
    } else {
        (Align2::LEFT_CENTER, Align2::RIGHT_CENTER)
    };
    let place = start.anchor_size(start.pos_in_rect(&room), name.size());
    painter.galley(place.min, name, said.ink);
    let at = end.anchor_size(end.pos_in_rect(&room), count.size());
    painter.galley(at.min, count, weak);
    Written {
        name: place,
        cut: elided || (cramped && said.short != said.number),
    }
}

/// A name with what is told of it.
pub(super) fn in_full(name: &str, number: &str, view: &View<'_>) -> String {
    let values = [("name", name.into()), ("text", number.into())];
    view.words().with("card-labelled", &values)
}

/// The check box of a row.
fn switch(ui: &Ui, row: &Row, rect: Rect, view: &View<'_>, commands: &mut Vec<Command>) {
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

fn checkbox(ui: &Ui, rect: Rect, on: bool, response: &egui::Response, view: &View<'_>) {
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

/// How a layer is drawn.
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
                Rect::from_center_size(at, vec2(15.0, 13.0)),
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
                let rect = Rect::from_min_size(pos2(left, at.y - 6.0), vec2(step + 0.3, 12.0));
                painter.rect_filled(rect, 0.0, colour(rgba));
            }
            let all = Rect::from_center_size(at, vec2(16.0, 12.0));
            let edge = Stroke::new(1.0, colour(view.theme.window.edge));
            painter.rect_stroke(all, 0.0, edge, egui::StrokeKind::Outside);
        }
        Swatch::Mark(shape, rgba) => icons::symbol(painter, shape, at, 5.8, colour(rgba)),
        Swatch::None => {}
    }
}
