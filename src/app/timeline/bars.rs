//! The histogram: how many events every column has, parted by what colours them. A column is its own
//! switch: a click, a double-click, a click with Shift, or a drag from one to another.

use egui::emath::GuiRounding as _;
use egui::{Align2, Color32, Mesh, Rect, Response, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::brush::{Brush, HANDLE};
use super::layout::{self, LETTERS, Plan, Slot};
use crate::app::tally::Part;
use crate::app::{View, colour, font, icons};
use crate::map::fonts::Font;
use crate::map::marks::shape_of;
use crate::map::text::grouped;
use crate::session::{Column, Command, Target};
use crate::words::short;

/// The height of a chip, and of what stands below narrow columns, in points.
const CHIP: f32 = 21.0;

/// How visible the bars of a column are that is off.
const OFF: f32 = 0.28;

/// The columns, and how high they are.
struct Bars<'a> {
    view: &'a View<'a>,
    tally: &'a [Vec<Part>],
    /// The number at the top of the scale.
    top: u32,
    /// The column of the selected event.
    selected: Option<usize>,
}

/// Shows the histogram.
pub fn show(ui: &mut Ui, view: &View<'_>, tally: &[Vec<Part>], commands: &mut Vec<Command>) {
    let mut bars = Bars {
        view,
        tally,
        top: 1,
        selected: super::column_of_selection(view),
    };
    let most = (0..tally.len()).map(|column| bars.shown(column)).max();
    bars.top = top_of_scale(most.unwrap_or_default());

    let area = ui.available_rect_before_wrap();
    let gutter = bars.gutter(ui);
    let room = Rect::from_min_max(pos2(area.left() + gutter, area.top()), area.max);
    // The handles of a brush that spans all years stand outside of the first and the last one.
    let plan = layout::plan(&view.data.columns, room.width() - 2.0 * HANDLE);
    let margin = if plan.chips { 0.0 } else { HANDLE };
    let width = plan.width + 2.0 * margin;
    let scrolls = width > room.width() + 0.5;
    let foot = CHIP + if scrolls { 9.0 } else { 2.0 };
    let field = bars.field(room, foot);
    bars.scale(ui, area, field);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(room).id_salt("bars"));
    let scroll = egui::ScrollArea::horizontal()
        .auto_shrink(false)
        .id_salt("years");
    scroll.show(&mut child, |ui| {
        let size = vec2(width, room.height());
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        bars.columns(ui, &plan, rect.left() + margin, field, commands);
    });
    ui.advance_cursor_after_rect(area);
}

/// The least round number that is not below `most`; a quarter of it stands at half the height.
fn top_of_scale(most: u32) -> u32 {
    let most = most.max(4);
    let mut unit = 1_u32;
    loop {
        for digit in [1, 2, 4, 6, 8] {
            let round = digit * unit;
            if round >= most {
                return round;
            }
        }
        match unit.checked_mul(10).filter(|unit| *unit <= 100_000_000) {
            Some(more) => unit = more,
            None => return most,
        }
    }
}

/// The share of the height that `count` events have: small numbers show beside large ones.
fn height(count: u32, top: u32) -> f32 {
    (count as f32 / top.max(1) as f32).sqrt().min(1.0)
}

impl Bars<'_> {
    fn column(&self, number: usize) -> Option<&Column> {
        self.view.data.columns.get(number)
    }

    fn parts(&self, column: usize) -> impl Iterator<Item = &Part> {
        self.tally.get(column).into_iter().flatten()
    }

    /// How many events of a column have a category that is on.
    fn shown(&self, column: usize) -> u32 {
        self.parts(column).map(|part| part.count).sum()
    }

    /// What a screen reader calls a column.
    fn name(&self, column: usize) -> String {
        let Some(about) = self.column(column) else {
            return String::new();
        };
        let (all, shown) = (about.count, self.shown(column));
        let by = super::standing(column, self.view);
        let name = super::name(about, u64::from(all), self.view) + &by;
        if all == shown {
            return name;
        }
        let shown = grouped(u64::from(shown));
        let values = [("column", name.into()), ("shown", shown.into())];
        self.view.words().with("timeline-shown", &values)
    }

    /// The width of the numbers at the left.
    fn gutter(&self, ui: &Ui) -> f32 {
        let number = grouped(u64::from(self.top));
        let ink = colour(self.view.theme.window.ink_weak);
        let text = ui
            .painter()
            .layout_no_wrap(number, font(Font::Sans, LETTERS), ink);
        text.size().x + 8.0
    }

    /// Where bars stand: below it are the names, above it is room for a symbol.
    fn field(&self, room: Rect, foot: f32) -> Rect {
        let symbols = self.view.data.columns.iter().any(|c| !c.events.is_empty());
        let head = if symbols { 14.0 } else { 7.0 };
        let bottom = (room.bottom() - foot - 3.0).round_ui();
        let top = (room.top() + head).min(bottom - 12.0);
        Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), bottom))
    }

    /// Two faint lines with their numbers.
    fn scale(&self, ui: &Ui, area: Rect, field: Rect) {
        let window = &self.view.theme.window;
        let half = field.height() >= 40.0 && self.top >= 4;
        let lines = [(self.top, true), (self.top / 4, half)];
        for (number, _) in lines.into_iter().filter(|(_, shown)| *shown) {
            let y = field.bottom() - height(number, self.top) * field.height();
            let line = Stroke::new(1.0, colour(window.rule.faded(0.6)));
            ui.painter().hline(
                field.x_range(),
                y.round_to_pixels(ui.pixels_per_point()),
                line,
            );
            ui.painter().text(
                pos2(field.left() - 6.0, y.max(area.top() + 5.0)),
                Align2::RIGHT_CENTER,
                grouped(u64::from(number)),
                font(Font::Sans, LETTERS),
                colour(window.ink_weak),
            );
        }
    }

    fn columns(
        &self,
        ui: &mut Ui,
        plan: &Plan,
        left: f32,
        field: Rect,
        commands: &mut Vec<Command>,
    ) {
        let seen = ui.clip_rect().x_range().expand(2.0);
        let mut bars = Mesh::default();
        let mut placed = Vec::new();
        if let Some(x) = plan.apart {
            let line = Stroke::new(1.0, colour(self.view.theme.window.rule));
            let y = field.top()..=field.bottom() + CHIP;
            ui.painter().vline(left + x, y, line);
        }
        let ink = self.view.theme.window.ink_weak;
        plan.paint_breaks(ui, left, field.bottom() + 3.0, colour(ink));
        if let Some([x, width]) = plan.spans.filter(|[_, width]| *width > 34.0) {
            let at = pos2(left + x, field.bottom() + CHIP - 5.0);
            let ink = colour(self.view.theme.window.ink_weak);
            let letters = font(Font::Sans, LETTERS);
            let words = self.view.words().say(if width > 90.0 {
                "timeline-spans-of-years"
            } else {
                "timeline-spans"
            });
            ui.painter()
                .text(at, Align2::CENTER_CENTER, words, letters, ink);
        }
        let brush = Brush::over(plan, left, &self.view.data.columns);
        for slot in &plan.slots {
            let x = left + slot.left;
            let rect = Rect::from_min_max(
                pos2(x, field.top() - 10.0),
                pos2(x + slot.width, field.bottom() + 3.0 + CHIP),
            );
            let response = self.switch(ui, slot, rect, (plan, &brush, left), commands);
            if !seen.intersects(rect.x_range()) {
                let session = self.view.session;
                if session.playing && session.years.single() == Some(slot.column) {
                    ui.scroll_to_rect(rect, Some(egui::Align::Center));
                }
                continue;
            }
            self.ground(ui, slot, plan, rect, &response);
            self.bar(ui, slot, plan, rect, field, &mut bars);
            self.foot(ui, slot, plan, rect, field);
        }
        ui.painter().add(bars);
        for slot in &plan.slots {
            let x = left + slot.left + slot.width / 2.0;
            if seen.contains(x) {
                self.symbols(ui, slot, x, field, &mut placed, commands);
            }
        }
        if !plan.chips {
            let foot = field
                .with_min_y(field.bottom() + 3.0)
                .with_max_y(field.bottom() + 3.0 + CHIP);
            brush.show(ui, field, foot, self.view, commands);
        }
    }

    /// The column as something to click, to drag across and to have the focus.
    fn switch(
        &self,
        ui: &Ui,
        slot: &Slot,
        rect: Rect,
        (plan, brush, left): (&Plan, &Brush, f32),
        commands: &mut Vec<Command>,
    ) -> Response {
        let column = slot.column;
        let id = ui.scope_id().with(("column", column));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let on = self.view.session.years.is_on(column);
        response.widget_info(|| {
            let role = egui::accesskit::Role::CheckBox;
            egui::WidgetInfo::selected(role, true, on, self.name(column))
        });
        if response.gained_focus() {
            ui.scroll_to_rect(rect, None);
        }
        let (shift, alone) = ui.input(|input| (input.modifiers.shift, input.modifiers.command));
        let reached = id.with("reached");
        // A brush spans years; where there are chips, or no years at all, whatever has a column.
        let at = |x: f32| {
            let year = (!plan.chips).then(|| brush.column_at(x)).flatten();
            year.or_else(|| plan.column_at(x - left))
        };
        if response.drag_started() {
            // A quick hand has left the column it pressed before the drag is known as one.
            let pressed = ui.input(|input| input.pointer.press_origin());
            let first = pressed.and_then(|pressed| at(pressed.x)).unwrap_or(column);
            commands.push(Command::BrushYears {
                ends: [first, first],
                begins: true,
            });
            ui.data_mut(|data| data.insert_temp(reached, [first, first]));
        } else if response.dragged() {
            let pointer = response.interact_pointer_pos();
            let now = pointer.and_then(|pointer| at(pointer.x));
            let before = ui.data(|data| data.get_temp::<[usize; 2]>(reached));
            if let (Some(now), Some([first, last])) = (now, before)
                && now != last
            {
                let ends = [first, now];
                commands.push(Command::BrushYears {
                    ends,
                    begins: false,
                });
                ui.data_mut(|data| data.insert_temp(reached, ends));
            }
        } else if response.double_clicked() || (response.clicked() && alone) {
            commands.push(Command::SoloColumn(column));
        } else if response.clicked() {
            commands.push(if shift {
                Command::SpanToColumn(column)
            } else {
                Command::ToggleColumn(column)
            });
        }
        if response.hovered() && !response.dragged() {
            return response.on_hover_ui(|ui| self.tooltip(ui, column));
        }
        response
    }

    /// The exact numbers, and what a click does.
    fn tooltip(&self, ui: &mut Ui, column: usize) {
        /// Categories that are told one by one.
        const TOLD: usize = 6;
        let (weak, words) = (ui.visuals().weak_text_color(), self.view.words());
        ui.label(RichText::new(self.name(column)).font(font(Font::SansBold, 13.5)));
        let all: Vec<&Part> = self.parts(column).collect();
        let parts = told_of(&all, TOLD);
        for part in &parts {
            let label = part.name(self.view);
            let count = grouped(u64::from(part.count));
            let values = [("name", label.into()), ("count", count.into())];
            ui.label(words.with("timeline-category", &values));
        }
        if all.len() > parts.len() {
            let count = [("count", (all.len() - parts.len()).into())];
            ui.label(words.with("timeline-more-categories", &count));
        }
        let help = words.say("timeline-help-bars");
        ui.label(RichText::new(help).size(12.0).color(weak));
    }

    /// What lies under a bar: the column that is pointed at, focused or selected.
    fn ground(&self, ui: &Ui, slot: &Slot, plan: &Plan, rect: Rect, response: &Response) {
        let window = &self.view.theme.window;
        let rect = rect.with_max_x(rect.right() - plan.gap.min(1.0));
        if response.hovered() || response.dragged() {
            ui.painter().rect_filled(rect, 3.0, colour(window.field));
        }
        if self.selected == Some(slot.column) {
            let glow = Stroke::new(2.0, colour(self.view.theme.map.passage_glow));
            ui.painter()
                .rect_stroke(rect.expand(0.5), 4.0, glow, egui::StrokeKind::Middle);
        }
    }

    fn bar(&self, ui: &Ui, slot: &Slot, plan: &Plan, rect: Rect, field: Rect, mesh: &mut Mesh) {
        /// A bar no wider than this stands in the middle of its column.
        const WIDEST: f32 = 44.0;
        let total = self.shown(slot.column);
        if total == 0 {
            return;
        }
        let on = self.view.session.years.is_on(slot.column);
        let width = if plan.chips || slot.width > 26.0 {
            (rect.width() * 0.72).min(WIDEST)
        } else {
            rect.width() - plan.gap
        };
        let pixels = ui.pixels_per_point();
        let left = (rect.center().x - width / 2.0).round_to_pixels(pixels);
        let right = (rect.center().x + width / 2.0).round_to_pixels(pixels);
        let whole = (height(total, self.top) * field.height()).max(1.5);
        let mut below = 0;
        for part in self.parts(slot.column) {
            let y = |count: u32| field.bottom() - whole * count as f32 / total as f32;
            let (bottom, top) = (y(below), y(below + part.count));
            below += part.count;
            let ink = colour(part.ink.faded(if on { 1.0 } else { OFF }));
            // A seam of paper parts one colour from the next for those who tell them apart badly.
            let seam = if below < total && bottom - top > 3.0 {
                1.0 / pixels
            } else {
                0.0
            };
            let rect = Rect::from_min_max(pos2(left, top + seam), pos2(right, bottom));
            mesh.add_colored_rect(rect, ink);
        }
    }

    /// The chip of a column, or its part of the strip below narrow ones and its name.
    fn foot(&self, ui: &Ui, slot: &Slot, plan: &Plan, rect: Rect, field: Rect) {
        let (years, window) = (&self.view.session.years, &self.view.theme.window);
        // Below narrow columns the strip is whole, half as high, or not there.
        let (fill, share) = match (years.is_on(slot.column), years.by_overlap(slot.column)) {
            (true, false) => (window.chip_on, 1.0),
            (true, true) => (window.chip_on, 0.5),
            (false, _) => (window.rule, 0.3),
        };
        let column = self.column(slot.column);
        let label = column.map_or("".into(), |column| column.label_in(self.view.words()));
        // Years are named at steps that fit; a span keeps to its column, and its tooltip has all.
        let widest = match column {
            Some(column) if !column.is_year => slot.width - 4.0,
            _ => f32::INFINITY,
        };
        let foot = rect.with_min_y(field.bottom() + 3.0);
        let name = |at: egui::Pos2, ink: Color32| {
            let letters = font(
                if plan.chips {
                    Font::SansBold
                } else {
                    Font::Sans
                },
                LETTERS,
            );
            let mut job = egui::text::LayoutJob::simple_singleline(label.to_string(), letters, ink);
            job.wrap = egui::text::TextWrapping::truncate_at_width(widest.max(8.0));
            let text = ui.painter().layout_job(job);
            let place = Align2::CENTER_CENTER.anchor_size(at, text.size());
            ui.painter().galley(place.min, text, ink);
        };
        if plan.chips {
            let ink = super::chip(ui, foot, slot.column, false, 6.0, self.view);
            name(foot.center(), ink);
            return;
        }
        let pixels = ui.pixels_per_point();
        let strip = Rect::from_min_max(
            pos2(rect.left().round_to_pixels(pixels), foot.top() - 1.0),
            pos2(
                (rect.right() - plan.gap).round_to_pixels(pixels),
                foot.top() - 1.0 + 3.5 * share,
            ),
        );
        ui.painter().rect_filled(strip, 0.0, colour(fill));
        if slot.named {
            let at = pos2(rect.center().x, foot.bottom() - 8.0);
            name(at, colour(window.ink_weak));
        }
    }

    /// The story's own events above the bar, as far as there is room.
    fn symbols(
        &self,
        ui: &Ui,
        slot: &Slot,
        x: f32,
        field: Rect,
        placed: &mut Vec<Rect>,
        commands: &mut Vec<Command>,
    ) {
        const LARGEST: f32 = 12.5;
        const SMALLEST: f32 = 8.0;
        let Some(column) = self.column(slot.column) else {
            return;
        };
        let size = slot.width.clamp(SMALLEST, LARGEST);
        let ceiling = field.top() - 14.0;
        let bar = height(self.shown(slot.column), self.top) * field.height();
        let abreast = ((slot.width / size).floor() as usize).clamp(1, column.events.len().max(1));
        let mut left = column.events.iter().copied().peekable();
        let mut y = field.bottom() - bar - 1.0 - size / 2.0;
        while y - size / 2.0 >= ceiling && left.peek().is_some() {
            let middle = (abreast as f32 - 1.0) / 2.0;
            for place in 0..abreast {
                let at = pos2(x + (place as f32 - middle) * size, y);
                let rect = Rect::from_center_size(at, vec2(size, size));
                if placed
                    .iter()
                    .any(|other| other.shrink(0.6).intersects(rect))
                {
                    continue;
                }
                let Some(index) = left.next() else {
                    return;
                };
                placed.push(rect);
                self.symbol(ui, index, rect, commands);
            }
            y -= size;
        }
    }

    fn symbol(&self, ui: &Ui, index: usize, rect: Rect, commands: &mut Vec<Command>) {
        let view = self.view;
        let Some(event) = view.data.story.events().get(index) else {
            return;
        };
        let id = ui.scope_id().with(("event", index));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| {
            let title = short::line(&event.title, short::NAME).into_owned().into();
            let name = view.words().with("timeline-event", &[("title", title)]);
            egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
        });
        let target = Target::Event(event.id.clone());
        let lit = view.session.selected() == Some(&target)
            || view.session.hover.as_ref() == Some(&target);
        let radius = rect.width() * 0.36;
        if lit || response.hovered() {
            let glow = colour(view.theme.map.passage_glow.faded(0.45));
            ui.painter()
                .circle_filled(rect.center(), radius * 1.7, glow);
        }
        let shown = view.session.shows_event(index, view.data);
        let ink = colour(view.theme.category(event.category));
        let edge = colour(view.theme.window.paper);
        let shape = shape_of(event.category);
        icons::symbol(ui.painter(), shape, rect.center(), radius + 0.9, edge);
        if shown {
            icons::symbol(ui.painter(), shape, rect.center(), radius, ink);
        } else {
            icons::hollow(ui.painter(), shape, rect.center(), radius - 0.4, ink);
        }
        if view.session.selected() == Some(&target) {
            let ring = Stroke::new(1.5, colour(view.theme.window.ink));
            ui.painter()
                .circle_stroke(rect.center(), radius * 1.6, ring);
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

/// The `most` largest of these parts, in the order in which the legend has them.
fn told_of<'p>(parts: &[&'p Part], most: usize) -> Vec<&'p Part> {
    let mut told: Vec<(usize, &Part)> = parts.iter().copied().enumerate().collect();
    told.sort_by_key(|(_, part)| std::cmp::Reverse(part.count));
    told.truncate(most);
    told.sort_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, part)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tally::Of;
    use proptest::prelude::*;

    #[test]
    fn a_tooltip_tells_the_largest_parts_in_the_order_of_the_classes() {
        let part = |(shade, count): (u8, u32)| Part {
            of: Of::Class(1, 1, shade),
            ink: crate::map::Rgba::TRANSPARENT,
            count,
        };
        let parts = [(0, 5), (1, 90), (2, 1), (3, 40)].map(part);
        let all: Vec<&Part> = parts.iter().collect();
        let counts = |most| -> Vec<u32> {
            let told = told_of(&all, most);
            told.iter().map(|part| part.count).collect()
        };
        assert_eq!(counts(6), [5, 90, 1, 40]);
        assert_eq!(counts(3), [5, 90, 40]);
    }

    proptest! {
        #[test]
        fn the_scale_holds_the_highest_bar_and_is_not_much_higher(most in 0_u32..u32::MAX) {
            let top = top_of_scale(most);
            prop_assert!(top >= most);
            prop_assert!(most < 4 || u64::from(top) <= u64::from(most) * 2);
        }

        #[test]
        fn more_events_are_never_a_lower_bar(count in 0_u32..1_000_000, top in 1_u32..1_000_000) {
            prop_assert!(height(count, top) <= height(count + 1, top));
        }
    }

    #[test]
    fn a_quarter_of_the_events_is_half_as_high() {
        assert!((height(2_500, 10_000) - 0.5).abs() < 1e-6);
        assert_eq!(top_of_scale(78_214), 80_000);
        assert_eq!(top_of_scale(10_000_043), 20_000_000);
    }
}
