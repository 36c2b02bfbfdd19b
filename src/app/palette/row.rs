//! One hit: its symbol, its name, what else is said of it, its keys.

use egui::accesskit::Role;
use egui::{Align2, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::line::{Ink, line};
use super::symbol;
use crate::app::{View, colour, font};
use crate::map::fonts::Font;
use crate::session::find::Hit;
use crate::words::short;

/// The height of a row, in points.
pub const HEIGHT: f32 = 46.0;

/// Where a row stands in the list.
pub struct Place {
    /// Counted from 0.
    pub number: usize,
    /// How many rows there are.
    pub count: usize,
    /// Whether it is the chosen one.
    pub lit: bool,
}

/// Shows a hit as one row.
pub fn show(ui: &mut Ui, hit: &Hit, place: &Place, view: &View<'_>) -> Response {
    let window = &view.theme.window;
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    // Not focusable: the focus stays in the field, which says what is active in the list.
    let id = ui.scope_id().with(("hit", place.number));
    let response = ui.interact(rect, id, Sense::CLICK);
    tell(ui, &response, hit, place, view);
    let painter = ui.painter();
    if place.lit {
        painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), 5.0, colour(window.field));
        let bar = Rect::from_min_size(rect.min + vec2(0.0, 7.0), vec2(3.0, HEIGHT - 14.0));
        painter.rect_filled(bar, 1.5, colour(window.focus));
    }
    let weak = colour(window.ink_weak);
    let can = hit.why_not.is_none();
    let ink = if can { colour(window.ink) } else { weak };
    symbol::paint(
        painter,
        &hit.kind,
        pos2(rect.left() + 26.0, rect.center().y),
        view,
        weak,
    );

    let keys = painter.layout_no_wrap(hit.keys.clone(), font(Font::Sans, 13.0), weak);
    let keys_at =
        Align2::RIGHT_CENTER.anchor_size(pos2(rect.right() - 12.0, rect.center().y), keys.size());
    let left = rect.left() + 50.0;
    let width = keys_at.left() - left - 10.0;
    if !hit.keys.is_empty() {
        let frame = keys_at.expand2(vec2(6.0, 3.0));
        let edge = egui::Stroke::new(1.0, colour(window.rule));
        painter.rect_stroke(frame, 4.0, edge, egui::StrokeKind::Inside);
        painter.galley(keys_at.min, keys, weak);
    }
    let title = line(
        &hit.title,
        &hit.title_marks,
        15.5,
        Ink {
            plain: ink,
            marked: ink,
        },
        width,
    );
    let title = painter.layout_job(title);
    let marked = colour(window.ink);
    let detail = line(
        &hit.detail,
        &hit.detail_marks,
        13.0,
        Ink {
            plain: weak,
            marked,
        },
        width,
    );
    let detail = painter.layout_job(detail);
    // Arabic letters stand taller: both lines keep the middle of their own.
    let at = |y: f32, height: f32| pos2(left, rect.top() + y - height / 2.0);
    painter.galley(at(15.0, title.size().y), title, ink);
    painter.galley(at(33.0, detail.size().y), detail, weak);
    response
}

/// What a screen reader says of a row.
fn tell(ui: &Ui, response: &Response, hit: &Hit, place: &Place, view: &View<'_>) {
    let kind = view.session.words().say(hit.kind.key());
    let can = hit.why_not.is_none();
    let parts = [&hit.title, &hit.detail, &hit.keys];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(|part| short::first(part, short::NAME))
        .filter(|part| !part.is_empty())
        .collect();
    let name = format!("{kind}: {}", parts.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, can, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(place.lit);
        node.set_position_in_set(place.number + 1);
        node.set_size_of_set(place.count);
    });
}
