//! The symbol of a hit: each sort of thing has a shape of its own, in the colours of the map.

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::app::{View, colour, font, icons};
use crate::atlas::{PlaceId, PlaceKind};
use crate::map::fonts::Font;
use crate::map::layers::own;
use crate::map::marks::shape_of;
use crate::session::find::HitKind;

/// Draws the symbol of `kind` around `at`, some 18 points wide.
pub fn paint(painter: &Painter, kind: &HitKind, at: Pos2, view: &View<'_>, weak: Color32) {
    let pen = Stroke::new(1.5, weak);
    match kind {
        HitKind::Place(id, kind) => place(painter, id, *kind, at, view, weak),
        HitKind::Event(_, category) => {
            let fill = colour(view.theme.category(*category));
            icons::symbol(painter, shape_of(*category), at, 6.5, fill);
        }
        HitKind::Passage(_) => {
            painter.text(
                at,
                Align2::CENTER_CENTER,
                "¶",
                font(Font::SerifBold, 18.0),
                weak,
            );
        }
        HitKind::Date => {
            let sheet = Rect::from_center_size(at + vec2(0.0, 0.5), vec2(15.0, 14.0));
            painter.rect_stroke(sheet, 2.0, pen, StrokeKind::Middle);
            painter.hline(sheet.x_range(), sheet.top() + 4.5, pen);
            for x in [-3.5, 3.5] {
                painter.vline(at.x + x, sheet.top() - 2.0..=sheet.top() + 1.5, pen);
            }
        }
        HitKind::Position => {
            painter.circle_stroke(at, 5.0, pen);
            for side in [
                vec2(1.0, 0.0),
                vec2(-1.0, 0.0),
                vec2(0.0, 1.0),
                vec2(0.0, -1.0),
            ] {
                painter.line_segment([at + side * 3.0, at + side * 8.5], pen);
            }
        }
        HitKind::Command(_) => {
            let points = [vec2(-6.0, -5.0), vec2(-0.5, 0.0), vec2(-6.0, 5.0)];
            painter.add(Shape::line(points.map(|by| at + by).to_vec(), pen));
            painter.line_segment([at + vec2(1.0, 5.0), at + vec2(7.0, 5.0)], pen);
        }
    }
}

fn place(
    painter: &Painter,
    id: &PlaceId,
    kind: PlaceKind,
    at: Pos2,
    view: &View<'_>,
    weak: Color32,
) {
    let map = &view.theme.map;
    let file = id.file();
    let of_file = file.map(|file| own::colour_of(view.session, view.theme, file));
    let own = of_file.or_else(|| view.theme.place_fill(id));
    let own = colour(own.unwrap_or(view.theme.other_place));
    let ends = [at - vec2(9.0, 0.0), at + vec2(9.0, 0.0)];
    match kind {
        PlaceKind::Line => {
            painter.line_segment(ends, Stroke::new(2.4, own));
        }
        PlaceKind::Border | PlaceKind::BorderStretch => {
            painter.line_segment(ends, Stroke::new(2.4, colour(map.durand_line)));
        }
        PlaceKind::DisputedLine => {
            let pen = Stroke::new(1.8, colour(map.disputed_line));
            painter.extend(Shape::dashed_line(&ends, pen, 4.5, 3.0));
        }
        PlaceKind::Crossing => {
            painter.circle_filled(at, 6.0, own);
            painter.circle_stroke(at, 6.0, Stroke::new(1.0, weak));
        }
        PlaceKind::Town | PlaceKind::UrbanArea | PlaceKind::Spot => {
            painter.circle_stroke(at, 4.0, Stroke::new(1.8, colour(map.town)));
        }
        PlaceKind::River | PlaceKind::Lake | PlaceKind::Glacier => {
            let wave = |y: f32| {
                let points = (0..=12_u8).map(|step| {
                    let x = f32::from(step) * 1.5 - 9.0;
                    pos2(at.x + x, at.y + y + 2.0 * (f32::from(step) * 1.05).sin())
                });
                Shape::line(points.collect(), Stroke::new(1.6, colour(map.river)))
            };
            painter.add(wave(if kind == PlaceKind::River { 0.0 } else { -3.0 }));
            if kind != PlaceKind::River {
                painter.add(wave(3.0));
            }
        }
        PlaceKind::Country
        | PlaceKind::Province
        | PlaceKind::Territory
        | PlaceKind::Agency
        | PlaceKind::FrontierRegion
        | PlaceKind::Region => {
            let area = Rect::from_center_size(at, vec2(17.0, 14.0));
            painter.rect(area, 3.0, own, Stroke::new(1.0, weak), StrokeKind::Inside);
        }
    }
}
