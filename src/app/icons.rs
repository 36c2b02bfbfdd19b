//! Icons drawn with lines, so that no font has to have them.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2,
};

use super::View;
use crate::map::scene;
use crate::words::short;

/// A small picture on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Icon {
    Menu,
    Theme,
    Back,
    Forward,
    Play,
    Pause,
    Plus,
    Minus,
    Fit,
    Close,
    Measure,
    Copy,
    Find,
    Layers,
    Years,
    Reader,
    Folder,
    File,
    Project,
}

/// A square button that says whether what it opens is open: by its frame, by the bar below its
/// icon, and to a screen reader.
pub fn toggle(ui: &mut Ui, icon: Icon, name: &str, on: bool) -> Response {
    let response = button(ui, icon, name, true);
    let role = egui::accesskit::Role::Button;
    response.widget_info(|| egui::WidgetInfo::selected(role, true, on, name));
    if on {
        let ink = ui.visuals().text_color();
        let bar = Rect::from_center_size(
            pos2(response.rect.center().x, response.rect.bottom() - 4.0),
            vec2(14.0, 2.5),
        );
        ui.painter().rect_filled(bar, 1.0, ink);
    }
    response
}

/// A sign at the right end of `button` that a click on it opens something below.
pub fn down(painter: &Painter, button: Rect, ink: Color32) {
    let at = button.right_center() - vec2(14.0, -1.0);
    let points = [vec2(-3.5, -2.0), vec2(0.0, 2.0), vec2(3.5, -2.0)].map(|corner| at + corner);
    painter.add(Shape::line(points.to_vec(), Stroke::new(1.5, ink)));
}

/// A square button with an icon; `name` is what a tooltip and a screen reader say.
pub fn button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let size = Vec2::splat(30.0);
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, enabled, name));
    let visuals = ui.style().interact(&response);
    let stroke = visuals.bg_stroke;
    let painter = ui.painter();
    painter.rect(
        rect.shrink(1.0),
        6.0,
        visuals.bg_fill,
        stroke,
        egui::StrokeKind::Inside,
    );
    let ink = if enabled {
        visuals.fg_stroke.color
    } else {
        visuals.fg_stroke.color.gamma_multiply(0.3)
    };
    paint(painter, icon, rect.center(), ink);
    response.on_hover_text(name)
}

/// Draws `icon` around `at`, some 12 points wide.
pub fn paint(painter: &Painter, icon: Icon, at: Pos2, ink: Color32) {
    let pen = Stroke::new(1.6, ink);
    let line = |a: [f32; 2], b: [f32; 2]| {
        painter.line_segment([at + vec2(a[0], a[1]), at + vec2(b[0], b[1])], pen);
    };
    let solid = |points: &[[f32; 2]]| {
        let points = points.iter().map(|p| at + vec2(p[0], p[1])).collect();
        painter.add(Shape::convex_polygon(points, ink, Stroke::NONE));
    };
    match icon {
        Icon::Menu => [-4.0, 0.0, 4.0]
            .into_iter()
            .for_each(|y| line([-6.0, y], [6.0, y])),
        Icon::Theme => {
            painter.circle_stroke(at, 6.0, pen);
            let half = (0..=12_u8).map(|step| {
                let angle =
                    f32::from(step) / 12.0 * std::f32::consts::PI - std::f32::consts::FRAC_PI_2;
                at + 6.0 * vec2(-angle.cos(), angle.sin())
            });
            painter.add(Shape::convex_polygon(half.collect(), ink, Stroke::NONE));
        }
        Icon::Back => [[2.5, -5.0], [2.5, 5.0]]
            .into_iter()
            .for_each(|end| line(end, [-3.0, 0.0])),
        Icon::Forward => [[-2.5, -5.0], [-2.5, 5.0]]
            .into_iter()
            .for_each(|end| line(end, [3.0, 0.0])),
        Icon::Play => solid(&[[-3.5, -5.5], [5.5, 0.0], [-3.5, 5.5]]),
        Icon::Pause => {
            solid(&[[-4.5, -5.0], [-1.5, -5.0], [-1.5, 5.0], [-4.5, 5.0]]);
            solid(&[[1.5, -5.0], [4.5, -5.0], [4.5, 5.0], [1.5, 5.0]]);
        }
        Icon::Plus => {
            line([-5.5, 0.0], [5.5, 0.0]);
            line([0.0, -5.5], [0.0, 5.5]);
        }
        Icon::Minus => line([-5.5, 0.0], [5.5, 0.0]),
        Icon::Fit => {
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                line([x * 6.0, y * 2.0], [x * 6.0, y * 6.0]);
                line([x * 2.0, y * 6.0], [x * 6.0, y * 6.0]);
            }
        }
        Icon::Close => {
            line([-4.0, -4.0], [4.0, 4.0]);
            line([-4.0, 4.0], [4.0, -4.0]);
        }
        Icon::Find => {
            painter.circle_stroke(at - vec2(1.5, 1.5), 4.5, pen);
            line([2.0, 2.0], [6.0, 6.0]);
        }
        // A ruler with its marks.
        Icon::Measure => {
            let corners = [[-7.0, 2.0], [2.0, -7.0], [7.0, -2.0], [-2.0, 7.0]];
            for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                line(*from, *to);
            }
            for step in [-3.2_f32, 0.0, 3.2] {
                let [x, y] = [-2.5 + step, -2.5 - step];
                line([x, y], [x + 2.2, y + 2.2]);
            }
        }
        Icon::Layers => {
            for y in [-4.0, 0.0, 4.0] {
                let corners = [[-6.5, y - 1.5], [0.0, y + 1.5], [6.5, y - 1.5]];
                line(corners[0], corners[1]);
                line(corners[1], corners[2]);
            }
        }
        Icon::Years => {
            for (x, height) in [(-5.0, 3.0), (-1.7, 7.0), (1.7, 5.0), (5.0, 9.0)] {
                line([x, 4.5], [x, 4.5 - height]);
            }
        }
        Icon::Reader => {
            for (y, end) in [(-4.5, 6.0), (-1.5, 6.0), (1.5, 6.0), (4.5, 1.5)] {
                line([-6.0, y], [end, y]);
            }
        }
        Icon::Folder | Icon::File | Icon::Project => file(painter, icon, at, pen),
        Icon::Copy => {
            let sheet =
                |dx: f32, dy: f32| Rect::from_center_size(at + vec2(dx, dy), vec2(8.0, 9.0));
            painter.rect_stroke(sheet(-1.5, -1.5), 1.5, pen, egui::StrokeKind::Middle);
            painter.rect_stroke(sheet(1.5, 1.5), 1.5, pen, egui::StrokeKind::Middle);
        }
    }
}

/// A folder; a sheet with its corner turned; or one with a spot on it, as a map has a place.
fn file(painter: &Painter, icon: Icon, at: Pos2, pen: Stroke) {
    let folder = [
        [-6.5, -5.0],
        [-2.0, -5.0],
        [-0.5, -3.0],
        [6.5, -3.0],
        [6.5, 5.0],
        [-6.5, 5.0],
    ];
    let sheet = [
        [-4.5, -6.0],
        [1.5, -6.0],
        [4.5, -3.0],
        [4.5, 6.0],
        [-4.5, 6.0],
    ];
    let corners: &[[f32; 2]] = if icon == Icon::Folder {
        &folder
    } else {
        &sheet
    };
    let corners = corners.iter().map(|[x, y]| at + vec2(*x, *y));
    painter.add(Shape::closed_line(corners.collect(), pen));
    if icon == Icon::Project {
        painter.circle_filled(at + vec2(0.0, 1.0), 2.2, pen.color);
    }
}

/// An event's symbol as the map draws it.
pub fn symbol(painter: &Painter, shape: scene::Shape, at: Pos2, radius: f32, fill: Color32) {
    let corners = shape.corners(radius);
    if corners.is_empty() {
        painter.circle_filled(at, radius, fill);
    } else {
        let points = corners.into_iter().map(|[x, y]| at + vec2(x, y)).collect();
        painter.add(Shape::convex_polygon(points, fill, Stroke::NONE));
    }
}

/// The outline of an event's symbol: what is switched off.
pub fn hollow(painter: &Painter, shape: scene::Shape, at: Pos2, radius: f32, ink: Color32) {
    let pen = Stroke::new(1.3, ink);
    let corners = shape.corners(radius);
    if corners.is_empty() {
        painter.circle_stroke(at, radius, pen);
    } else {
        let points = corners.into_iter().map(|[x, y]| at + vec2(x, y)).collect();
        painter.add(Shape::closed_line(points, pen));
    }
}

/// Letters of a chip.
const CHIP: usize = 60;

/// A chip: an event's symbol, its year and its short title in a rounded frame.
pub fn chip(
    ui: &mut Ui,
    shape: scene::Shape,
    fill: Color32,
    text: &str,
    name: &str,
    lit: bool,
    view: &View<'_>,
) -> Response {
    let ink = ui.visuals().text_color();
    let galley = ui.painter().layout_no_wrap(
        short::line(text, CHIP).into_owned(),
        egui::FontId::proportional(13.0),
        ink,
    );
    let size = vec2(galley.size().x + 34.0, 22.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
    let lit = lit || response.hovered();
    let edge = if lit {
        view.theme.window.ink
    } else {
        view.theme.window.edge
    };
    let fill_behind = if lit {
        super::colour(view.theme.window.field)
    } else {
        Color32::TRANSPARENT
    };
    let stroke = Stroke::new(1.0, super::colour(edge));
    ui.painter().rect(
        rect.shrink(0.5),
        11.0,
        fill_behind,
        stroke,
        egui::StrokeKind::Inside,
    );
    symbol(
        ui.painter(),
        shape,
        pos2(rect.left() + 14.0, rect.center().y),
        4.8,
        fill,
    );
    let at = Align2::LEFT_CENTER
        .anchor_size(pos2(rect.left() + 25.0, rect.center().y), galley.size())
        .min;
    ui.painter().galley(at, galley, ink);
    response
}
