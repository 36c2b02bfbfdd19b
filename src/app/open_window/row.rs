//! One file or folder as a row: what it is, its name, its length and its date.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::listing::Entry;
use crate::app::export_window::size;
use crate::app::icons::{self, Icon};
use crate::app::{View, colour, font};
use crate::map::fonts::Font;
use crate::project::Kind;

/// The height of a row, in points.
pub const HEIGHT: f32 = 28.0;

/// Where a row stands in the list.
pub struct Place {
    /// Counted from 0.
    pub number: usize,
    /// How many rows there are.
    pub count: usize,
    /// Whether the arrow keys stand at it.
    pub lit: bool,
    /// Whether it is among those that will be opened.
    pub marked: bool,
}

/// Shows `entry` as one row.
pub fn show(ui: &mut Ui, entry: &Entry, place: &Place, view: &View<'_>) -> Response {
    let room = vec2(ui.available_width(), HEIGHT);
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    // Not focusable: the focus stays in the field, which says what is active in the list.
    let id = ui.scope_id().with(("file", place.number));
    let response = ui.interact(rect, id, Sense::CLICK);
    let words = view.words();
    let length = entry.bytes.map(|bytes| size(bytes, words));
    let date = entry.modified.and_then(date_of);
    tell(ui, &response, entry, place, [&length, &date], view);
    let window = &view.theme.window;
    let painter = ui.painter();
    if place.marked || place.lit || response.hovered() {
        painter.rect_filled(rect, 4.0, colour(window.field));
    }
    let mirrored = view.is_right_to_left();
    let middle = rect.center().y;
    // Counted from where lines begin.
    let at = |start: f32| {
        let x = if mirrored {
            rect.right() - start
        } else {
            rect.left() + start
        };
        pos2(x, middle)
    };
    let (begin, end) = if mirrored {
        (Align2::RIGHT_CENTER, Align2::LEFT_CENTER)
    } else {
        (Align2::LEFT_CENTER, Align2::RIGHT_CENTER)
    };
    if place.lit {
        let bar = Rect::from_center_size(at(1.5), vec2(3.0, HEIGHT - 8.0));
        painter.rect_filled(bar, 1.5, colour(window.focus));
    }
    let (ink, weak) = (colour(window.ink), colour(window.ink_weak));
    let icon = match (entry.is_folder, entry.kind) {
        (true, _) => Icon::Folder,
        (false, Some(Kind::Project)) => Icon::Project,
        (false, _) => Icon::File,
    };
    icons::paint(painter, icon, at(18.0), weak);
    if place.marked {
        let tick = [[-4.0, 0.0], [-1.2, 3.0], [4.5, -3.5]];
        let tick = tick.map(|[x, y]| at(38.0) + vec2(x, y)).to_vec();
        let pen = egui::Stroke::new(1.8, colour(window.focus));
        painter.add(egui::Shape::line(tick, pen));
    }
    let small = font(Font::Sans, 13.0);
    let mut stop = rect.width() - 10.0;
    for (text, width) in [(date, 120.0), (length, 74.0)] {
        // A narrow list keeps its names.
        if rect.width() < 420.0 {
            break;
        }
        let text = text.unwrap_or_default();
        painter.text(at(stop), end, text, small.clone(), weak);
        stop -= width;
    }
    let mut job = LayoutJob::simple_singleline(entry.shown(), font(Font::Sans, 14.5), ink);
    job.wrap = TextWrapping::truncate_at_width((stop - 58.0).max(20.0));
    let name = painter.layout_job(job);
    let start = begin.anchor_size(at(50.0), name.size());
    painter.galley(start.min, name, ink);
    response
}

/// The day and the minute when a file was written, as the clock on the wall said.
fn date_of(at: std::time::SystemTime) -> Option<String> {
    let at = jiff::Timestamp::try_from(at).ok()?;
    let at = at.to_zoned(jiff::tz::TimeZone::system());
    Some(at.strftime("%Y-%m-%d %H:%M").to_string())
}

/// What a screen reader says of a row.
fn tell(
    ui: &Ui,
    response: &Response,
    entry: &Entry,
    place: &Place,
    details: [&Option<String>; 2],
    view: &View<'_>,
) {
    let mut name = entry.shown();
    if entry.is_folder {
        name = view.words().with("open-folder", &[("name", name.into())]);
    }
    for detail in details.into_iter().flatten() {
        name = format!("{name}, {detail}");
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(place.marked);
        node.set_position_in_set(place.number + 1);
        node.set_size_of_set(place.count);
    });
}
