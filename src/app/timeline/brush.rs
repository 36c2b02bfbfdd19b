//! The brush over the years of the histogram: a span with a handle at each end, and between them a
//! bar that moves both. What lies inside is on.
//!
//! It stands where the years that were asked for begin and end. Each handle is a slider: a pointer
//! drags it from column to column, arrows move it by one, Page Up and Page Down by ten, Home and
//! End as far as there are years. Everything snaps to columns, which are what can be switched.

use egui::accesskit::{Action, Role};
use egui::{Align2, CursorIcon, EventFilter, Key, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::layout::{LETTERS, Plan};
use crate::app::{View, colour, font};
use crate::events::Days;
use crate::map::fonts::Font;
use crate::session::{Columns, Command};

/// Years that Page Up and Page Down go at once.
const PAGE: isize = 10;

/// The width of a handle, in points.
pub const HANDLE: f32 = 9.0;

/// One calendar year: its column, and where that stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Year {
    column: usize,
    left: f32,
    right: f32,
}

/// The years of a histogram, left to right.
pub struct Brush {
    years: Vec<Year>,
}

/// Which end of the span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum End {
    First,
    Last,
}

/// A place that something is taken from or added to.
fn signed(place: usize) -> isize {
    isize::try_from(place).unwrap_or(isize::MAX)
}

impl Brush {
    /// The years of `plan`, whose slots begin at `left`.
    pub fn over(plan: &Plan, left: f32, columns: &Columns) -> Self {
        let is_year = |column: usize| columns.get(column).is_some_and(|about| about.is_year);
        let slots = plan.slots.iter().filter(|slot| is_year(slot.column));
        let years = slots.map(|slot| Year {
            column: slot.column,
            left: left + slot.left,
            right: left + slot.left + slot.width,
        });
        Self {
            years: years.collect(),
        }
    }

    /// The place of the year at `x`, or of the nearest one.
    fn place_at(&self, x: f32) -> Option<usize> {
        let away = |year: &Year| (year.left - x).max(x - year.right).max(0.0);
        let nearest = self.years.iter().enumerate();
        let nearest = nearest.min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
        nearest.map(|(place, _)| place)
    }

    /// The column of the year at `x`, or of the nearest one.
    pub fn column_at(&self, x: f32) -> Option<usize> {
        Some(self.years.get(self.place_at(x)?)?.column)
    }

    /// Where the span stands, as places of its first and its last year.
    fn span(&self, view: &View<'_>) -> Option<[usize; 2]> {
        let ends = view.session.years.brushed(&view.data.columns)?;
        let place = |column: usize| self.years.iter().position(|year| year.column == column);
        let [first, last] = ends.map(place);
        let (first, last) = (first?, last?);
        Some([first.min(last), first.max(last)])
    }

    fn command(&self, [first, last]: [usize; 2], begins: bool) -> Option<Command> {
        let column = |place: usize| self.years.get(place).map(|year| year.column);
        let ends = [column(first)?, column(last)?];
        Some(Command::BrushYears { ends, begins })
    }

    /// Shows the span over `field`, the room of the bars, with `foot` below it.
    pub fn show(
        &self,
        ui: &Ui,
        field: Rect,
        foot: Rect,
        view: &View<'_>,
        commands: &mut Vec<Command>,
    ) {
        let Some(span) = self.span(view) else {
            return;
        };
        let [Some(first), Some(last)] = span.map(|place| self.years.get(place)) else {
            return;
        };
        let (left, right) = (first.left, last.right);
        let window = &view.theme.window;
        let whole = view.session.years.is_all();
        if !whole {
            let band = Rect::from_x_y_ranges(left..=right, field.y_range());
            let edge = Stroke::new(1.0, colour(window.ink_weak));
            ui.painter()
                .hline(band.x_range(), band.top().round() + 0.5, edge);
            let bar = Rect::from_x_y_ranges(left..=right, foot.y_range());
            self.bar(ui, bar, span, commands);
        }
        for (end, x) in [(End::First, left), (End::Last, right)] {
            self.handle(ui, end, x, field, span, view, commands);
        }
    }

    /// What moves the whole span: it lies below the bars, where a click still meets the columns.
    fn bar(&self, ui: &Ui, rect: Rect, span: [usize; 2], commands: &mut Vec<Command>) {
        let id = ui.scope_id().with("the span of years");
        let response = ui.interact(rect, id, Sense::DRAG);
        let held = id.with("held");
        if response.drag_started() {
            let pressed = ui.input(|input| input.pointer.press_origin());
            let place = pressed.and_then(|at| self.place_at(at.x));
            ui.data_mut(|data| data.insert_temp(held, (place.unwrap_or(span[0]), span)));
            commands.extend(self.command(span, true));
        } else if response.dragged()
            && let Some(at) = response.interact_pointer_pos()
            && let Some((from, before)) = ui.data(|data| data.get_temp::<(usize, [usize; 2])>(held))
        {
            let by = signed(self.place_at(at.x).unwrap_or(from)) - signed(from);
            let moved = self.moved(before, by);
            if moved != span {
                commands.extend(self.command(moved, false));
            }
        }
        if response.hovered() || response.dragged() {
            let grabbed = response.dragged();
            ui.set_cursor_icon(if grabbed {
                CursorIcon::Grabbing
            } else {
                CursorIcon::Grab
            });
        }
    }

    /// A span moved by so many years, as far as there are years.
    fn moved(&self, [first, last]: [usize; 2], by: isize) -> [usize; 2] {
        let most = signed(self.years.len().saturating_sub(1 + last));
        let by = by.clamp(-signed(first), most);
        [first, last].map(|place| place.saturating_add_signed(by))
    }

    /// A span with one end elsewhere; the ends never pass each other.
    fn with_end(&self, [first, last]: [usize; 2], end: End, place: isize) -> [usize; 2] {
        let most = signed(self.years.len().saturating_sub(1));
        let place = place.clamp(0, most) as usize;
        match end {
            End::First => [place.min(last), last],
            End::Last => [first, place.max(first)],
        }
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "where it is, what it is, and what comes of it"
    )]
    fn handle(
        &self,
        ui: &Ui,
        end: End,
        x: f32,
        field: Rect,
        span: [usize; 2],
        view: &View<'_>,
        commands: &mut Vec<Command>,
    ) {
        // It stands outside of the span, so that it covers no bar that is on.
        let outwards = match end {
            End::First => -HANDLE / 2.0,
            End::Last => HANDLE / 2.0,
        };
        let middle = pos2(x + outwards, field.center().y);
        let rect = Rect::from_center_size(middle, vec2(HANDLE, field.height()));
        let id = ui.scope_id().with(("an end of the span", end));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let place = match end {
            End::First => span[0],
            End::Last => span[1],
        };
        self.tell(ui, &response, end, place, view);
        let next = self.wanted(ui, &response, place);
        if response.double_clicked() {
            commands.push(Command::AllYears);
        } else if response.drag_started() {
            commands.extend(self.command(span, true));
        } else if let Some(next) = next {
            let moved = self.with_end(span, end, next);
            if moved != span {
                // All keys that are pressed one after the other are one step for undo, as a drag is.
                commands.extend(self.command(moved, false));
            }
        }
        paint(ui, &response, rect, x, view);
        if response.dragged() || response.has_focus() || response.hovered() {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
            tag(ui, &self.date(end, place, view), x, end, field, view);
        }
        if response.hovered() && !response.dragged() {
            response.on_hover_text(view.words().say("timeline-help-brush"));
        }
    }

    /// Where a pointer, a key or a screen reader wants the end at `place` to be.
    fn wanted(&self, ui: &Ui, response: &Response, place: usize) -> Option<isize> {
        let now = signed(place);
        if response.dragged() {
            let at = response.interact_pointer_pos()?;
            return self.place_at(at.x).map(signed);
        }
        let mut by = 0;
        if response.has_focus() {
            let filter = EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            crate::app::focus::keep_home(ui, response.id);
            let (pressed, far) = ui.input_mut(|input| {
                let mut pressed = |key| input.consume_key(egui::Modifiers::NONE, key);
                let one =
                    isize::from(pressed(Key::ArrowRight)) - isize::from(pressed(Key::ArrowLeft));
                let page = isize::from(pressed(Key::PageUp)) - isize::from(pressed(Key::PageDown));
                let far = [pressed(Key::Home), pressed(Key::End)];
                (one + page * PAGE, far)
            });
            match far {
                [true, _] => return Some(0),
                [_, true] => return Some(signed(self.years.len())),
                _ => by += pressed,
            }
        }
        let asked = ui.input(|input| {
            let count = |action| signed(input.num_accesskit_action_requests(response.id, action));
            count(Action::Increment) - count(Action::Decrement)
        });
        (by + asked != 0).then_some(now + by + asked)
    }

    /// What a screen reader says of a handle.
    fn tell(&self, ui: &Ui, response: &Response, end: End, place: usize, view: &View<'_>) {
        let name = view.words().say(match end {
            End::First => "timeline-from",
            End::Last => "timeline-to",
        });
        let date = self.date(end, place, view);
        response.widget_info(|| egui::WidgetInfo::slider(true, place as f64, &*name));
        let most = self.years.len().saturating_sub(1) as f64;
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Slider);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(most);
            node.set_numeric_value(place as f64);
            node.set_numeric_value_step(1.0);
            // The number is that of a column; what it says is the day.
            node.set_value(date);
            node.add_action(Action::Increment);
            node.add_action(Action::Decrement);
        });
    }

    /// The first or the last day of a year.
    fn date(&self, end: End, place: usize, view: &View<'_>) -> String {
        let column = self.years.get(place).map(|year| year.column);
        let column = column.and_then(|column| view.data.columns.get(column));
        let Some([start, after]) = column.and_then(|column| column.span) else {
            return String::new();
        };
        day_in_words(
            match end {
                End::First => start,
                End::Last => after - 1,
            },
            view,
        )
    }
}

/// The days from which to which the years reach that were asked for, in words; nothing while all
/// years are on or none is.
pub fn dates(view: &View<'_>) -> Option<String> {
    let (years, columns) = (&view.session.years, &view.data.columns);
    if years.is_all() || years.year().is_some() {
        return None;
    }
    let [first, last] = years.brushed(columns)?;
    let between = (first..=last).filter(|&index| columns.get(index).is_some_and(|c| c.is_year));
    if !between.into_iter().all(|index| years.is_on(index)) {
        return None;
    }
    let [start, _] = columns.get(first)?.span?;
    let [_, after] = columns.get(last)?.span?;
    let [from, to] = [start, after - 1].map(|day| day_in_words(day, view));
    let values = [("from", from.into()), ("to", to.into())];
    Some(view.words().with("timeline-dates", &values))
}

/// A day counted from 1970-01-01.
fn day_in_words(day: i64, view: &View<'_>) -> String {
    let day = i32::try_from(day).unwrap_or_default();
    let (start, end) = (day, day.saturating_add(1));
    let when = Days { start, end }.when();
    when.map_or_else(String::new, |when| when.label_in(view.words()))
}

/// A line along the edge of the span with a grip in its middle.
fn paint(ui: &Ui, response: &Response, rect: Rect, x: f32, view: &View<'_>) {
    let window = &view.theme.window;
    let held = response.dragged() || response.hovered() || response.has_focus();
    let ink = colour(if held { window.ink } else { window.ink_weak });
    let pixels = ui.pixels_per_point();
    let x = (x * pixels).round() / pixels;
    ui.painter().vline(x, rect.y_range(), Stroke::new(1.5, ink));
    let grip = Rect::from_center_size(rect.center(), vec2(HANDLE - 1.0, 22.0));
    let edge = Stroke::new(1.0, ink);
    let fill = colour(window.paper);
    ui.painter()
        .rect(grip, 3.0, fill, edge, egui::StrokeKind::Inside);
    for dx in [-1.5, 1.5] {
        let y = grip.center().y - 4.0..=grip.center().y + 4.0;
        ui.painter().vline(grip.center().x + dx, y, edge);
    }
}

/// The exact day at an end of the span, in a small frame beside its handle.
fn tag(ui: &Ui, date: &str, x: f32, end: End, field: Rect, view: &View<'_>) {
    let window = &view.theme.window;
    let letters = font(Font::SansBold, LETTERS);
    let text = ui
        .painter()
        .layout_no_wrap(date.to_owned(), letters, colour(window.ink));
    let size = text.size() + vec2(12.0, 5.0);
    let anchor = match end {
        End::First => Align2::RIGHT_TOP,
        End::Last => Align2::LEFT_TOP,
    };
    let clip = ui.clip_rect();
    let mut rect = anchor.anchor_size(pos2(x, field.top() - 8.0), size);
    let over = (rect.right() - clip.right() + 2.0).max(0.0);
    let under = (clip.left() + 2.0 - rect.left()).max(0.0);
    rect = rect.translate(vec2(under - over, 0.0));
    let edge = Stroke::new(1.0, colour(window.edge));
    let fill = colour(window.paper);
    ui.painter()
        .rect(rect, 4.0, fill, edge, egui::StrokeKind::Inside);
    let at = rect.center() - text.size() / 2.0;
    ui.painter().galley(at, text, colour(window.ink));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn brush(count: usize) -> Brush {
        let year = |column: usize| Year {
            column,
            left: column as f32 * 8.0,
            right: column as f32 * 8.0 + 7.0,
        };
        Brush {
            years: (0..count).map(year).collect(),
        }
    }

    proptest! {
        #[test]
        fn an_end_never_passes_the_other_and_stays_among_the_years(
            (count, a, b) in (1_usize..200).prop_flat_map(|count| (Just(count), 0..count, 0..count)),
            place in -300_isize..300,
        ) {
            let (brush, span) = (brush(count), [a.min(b), a.max(b)]);
            for end in [End::First, End::Last] {
                let [first, last] = brush.with_end(span, end, place);
                prop_assert!(first <= last && last < count);
                let kept = match end { End::First => last == span[1], End::Last => first == span[0] };
                prop_assert!(kept);
            }
        }

        #[test]
        fn a_span_that_is_moved_keeps_its_length(
            (count, a, b) in (1_usize..200).prop_flat_map(|count| (Just(count), 0..count, 0..count)),
            by in -300_isize..300,
        ) {
            let (brush, span) = (brush(count), [a.min(b), a.max(b)]);
            let [first, last] = brush.moved(span, by);
            prop_assert_eq!(last - first, span[1] - span[0]);
            prop_assert!(last < count);
        }
    }

    #[test]
    fn a_pointer_between_two_years_or_beside_them_is_at_the_nearest() {
        let brush = brush(10);
        for (x, place) in [(-50.0, 0), (7.2, 0), (7.8, 1), (500.0, 9)] {
            assert_eq!(brush.place_at(x), Some(place), "{x}");
        }
        assert_eq!(super::Brush { years: Vec::new() }.column_at(3.0), None);
    }
}
