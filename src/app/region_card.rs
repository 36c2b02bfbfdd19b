//! How many events lie in a region, where files have brought some or the region itself: in all, by
//! category and by year. A click on a year goes to it.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Align2, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::card::{rule, weak};
use super::timeline::layout;
use super::{View, colour, font, icons};
use crate::atlas::{Place, PlaceKind};
use crate::map::fonts::Font;
use crate::map::looks::Looks;
use crate::map::scene::Shape;
use crate::map::text::{events, grouped};
use crate::map::theme::Rgba;
use crate::session::{Column, Command};
use crate::story::Category;

/// Shows the numbers of `place`, if files are open and it is an area; with very many events they
/// come when they have been counted.
pub fn show(ui: &mut Ui, place: &Place, view: &View<'_>, commands: &mut Vec<Command>) {
    let told = view.data.files().is_empty() && place.kind != PlaceKind::Region;
    if told || !view.data.is_counted_by(place) {
        return;
    }
    rule(ui);
    let Some(counts) = view.data.counts_in(place) else {
        weak(ui, &view.words().say("region-counting"), view);
        return;
    };
    let numbers = Numbers::of(&counts, view);
    let words = view.words();
    let values = [
        ("count", numbers.shown.into()),
        ("grouped", grouped(numbers.shown).into()),
    ];
    let heading = words.with("region-events", &values);
    ui.label(RichText::new(heading).font(font(Font::SansBold, 15.0)));
    if numbers.shown < numbers.all {
        let all = [("all", grouped(numbers.all).into())];
        weak(ui, &words.with("region-others-off", &all), view);
    }
    categories(ui, &numbers, view);
    years(ui, &numbers, view, commands);
    shading(ui, place, view, commands);
}

/// The way to shade the regions of an own file by their events, and back.
fn shading(ui: &mut Ui, place: &Place, view: &View<'_>, commands: &mut Vec<Command>) {
    let Some(file) = place.file() else { return };
    let shaded = view.session.shaded_file(view.data) == Some(file);
    let (key, by) = if shaded {
        ("region-shade-none", None)
    } else {
        ("region-shade", Some(file))
    };
    let name = view.session.layer_name(file, view.data);
    let name = [("name", name.into())];
    if super::style::link(ui, view.words().with(key, &name)).clicked() {
        commands.push(Command::ShadeBy(by));
    }
}

/// The events of a region, added up.
struct Numbers {
    shown: u64,
    all: u64,
    /// Shown, by category, in the order of the table.
    by_category: Vec<u64>,
    /// For each column of the timeline: shown, and all.
    by_column: Vec<[u64; 2]>,
}

impl Numbers {
    fn of(by_class: &[u32], view: &View<'_>) -> Self {
        let table = &view.data.events;
        let mut numbers = Self {
            shown: 0,
            all: 0,
            by_category: vec![0; table.categories().len()],
            by_column: vec![[0; 2]; table.columns().len()],
        };
        let on = view.session.passing(view.data);
        for ((class, &count), on) in table.classes().iter().zip(by_class).zip(on) {
            let (count, shown) = (u64::from(count), u64::from(if on { count } else { 0 }));
            numbers.all += count;
            numbers.shown += shown;
            if let Some(sum) = numbers.by_category.get_mut(usize::from(class.category)) {
                *sum += shown;
            }
            if let Some([sum, all]) = numbers.by_column.get_mut(usize::from(class.column)) {
                *sum += shown;
                *all += count;
            }
        }
        numbers
    }
}

/// The mark that the events of a category have, where all of them have the same: `None` where layers
/// or a column make them differ, so that no mark is shown that no legend has.
fn marks(view: &View<'_>) -> BTreeMap<Category, Option<(Shape, Rgba)>> {
    let looks = Looks::of(view.data, view.session, view.theme);
    let table = &view.data.events;
    let kinds = table.classes().iter();
    let kinds: BTreeSet<(u16, u8)> = kinds.map(|class| (class.file, class.category)).collect();
    let mut marks = BTreeMap::new();
    for (file, category) in kinds {
        let Some(&category) = table.categories().get(usize::from(category)) else {
            continue;
        };
        let mark = looks.mark_in(file, category);
        let same = marks.entry(category).or_insert(mark);
        if *same != mark {
            *same = None;
        }
    }
    marks
}

fn categories(ui: &mut Ui, numbers: &Numbers, view: &View<'_>) {
    let categories = view
        .data
        .events
        .categories()
        .iter()
        .zip(&numbers.by_category);
    let marks = marks(view);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 3.0);
        for (&category, &count) in categories.filter(|(_, count)| **count > 0) {
            let mark = marks.get(&category).copied().flatten();
            let values = [
                ("name", category.label_in(view.words()).into()),
                ("text", events(count, view.words()).into()),
            ];
            let name = view.words().with("card-labelled", &values);
            if let Some((shape, ink)) = mark {
                let (rect, response) = ui.allocate_exact_size(vec2(13.0, 18.0), Sense::hover());
                icons::symbol(ui.painter(), shape, rect.center(), 5.0, colour(ink));
                response.on_hover_text(&name);
                ui.label(RichText::new(grouped(count)).size(13.5))
                    .on_hover_text(&name);
            } else {
                let values = [
                    ("name", category.label_in(view.words()).into()),
                    ("text", grouped(count).into()),
                ];
                let text = view.words().with("card-labelled", &values);
                ui.label(RichText::new(text).size(13.5))
                    .on_hover_text(&name);
            }
            ui.add_space(7.0);
        }
    });
}

/// Years that Tab walks and a screen reader names: those with events, if they are not more.
const MOST_NODES: usize = 60;

/// The years as bars; those that are off are pale. A click goes to a year.
fn years(ui: &mut Ui, numbers: &Numbers, view: &View<'_>, commands: &mut Vec<Command>) {
    const HEIGHT: f32 = 42.0;
    const NAMES: f32 = 16.0;
    let most = numbers
        .by_column
        .iter()
        .map(|[_, all]| *all)
        .max()
        .unwrap_or(0);
    if most == 0 {
        return;
    }
    let columns: Vec<_> = view.data.columns.iter().zip(&numbers.by_column).collect();
    let (area, response) = ui.allocate_exact_size(
        vec2(ui.available_width() - 8.0, HEIGHT + NAMES),
        Sense::hover(),
    );
    let with_events = columns.iter().filter(|(_, [_, all])| *all > 0).count();
    let plan = layout::small(&view.data.columns, area.width());
    paint_years(ui, &plan, &columns, (area, HEIGHT, most), view);
    if let (Some((first, _)), Some((last, _))) = (columns.first(), columns.last()) {
        let words = view.words();
        let values = [
            ("from", first.label_in(words).into()),
            ("to", last.label_in(words).into()),
            ("events", events(most, words).into()),
        ];
        let span = words.with("region-years", &values);
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, &span));
    }
    let told = |number: usize| {
        let (column, [shown, all]) = columns.get(number)?;
        let words = view.words();
        let mut text = events(*all, words);
        if shown != all {
            let values = [("events", text.into()), ("shown", grouped(*shown).into())];
            text = words.with("region-shown", &values);
        }
        let values = [
            ("name", column.label_in(words).into()),
            ("text", text.into()),
        ];
        Some(words.with("card-labelled", &values))
    };
    if with_events <= MOST_NODES {
        for slot in &plan.slots {
            let number = slot.column;
            let Some((column, _)) = columns.get(number).filter(|(_, [_, all])| *all > 0) else {
                continue;
            };
            let left = area.left() + slot.left;
            let bar = Rect::from_min_size(pos2(left, area.top()), vec2(slot.width, area.height()));
            let id = ui.scope_id().with(("year of a region", number));
            let node = ui.interact(bar, id, Sense::click());
            let name = || told(number).unwrap_or_default();
            node.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name())
            });
            if node.clicked() {
                commands.push(go_to(number, column));
            }
            node.on_hover_text(name())
                .on_hover_cursor(egui::CursorIcon::PointingHand);
        }
        return;
    }
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let Some(under) = plan.column_at(pointer.x - area.left()) else {
        return;
    };
    let column = columns.get(under).map(|(column, _)| *column);
    let response = match told(under) {
        Some(told) => response.on_hover_text(told),
        None => response,
    };
    let id = response.id.with("years of a region");
    let click = ui.interact(area, id, Sense::CLICK);
    if let Some(column) = column.filter(|_| click.clicked()) {
        commands.push(go_to(under, column));
    }
}

/// Two bars for each column, all and shown, on a line with the names of years below it: in `area`,
/// where `most` events are `tallest` points high.
fn paint_years(
    ui: &Ui,
    plan: &layout::Plan,
    columns: &[(&Column, &[u64; 2])],
    (area, tallest, most): (Rect, f32, u64),
    view: &View<'_>,
) {
    let floor = area.top() + tallest;
    let (strong, pale) = (
        colour(view.theme.window.ink_weak),
        colour(view.theme.window.rule),
    );
    ui.painter()
        .hline(area.x_range(), floor + 0.5, Stroke::new(1.0, pale));
    plan.paint_breaks(ui, area.left(), floor, strong);
    for slot in &plan.slots {
        let Some((column, [shown, all])) = columns.get(slot.column) else {
            continue;
        };
        let left = area.left() + slot.left;
        let height = |count: u64| (count as f32 / most as f32) * tallest;
        for (count, ink) in [(*all, pale), (*shown, strong)] {
            let bar = Rect::from_min_max(
                pos2(left, floor - height(count)),
                pos2(left + (slot.width - 0.6).max(0.8), floor),
            );
            ui.painter().rect_filled(bar, 0.0, ink);
        }
        if slot.named {
            ui.painter().text(
                pos2(left + slot.width / 2.0, area.bottom()),
                Align2::CENTER_BOTTOM,
                column.label_in(view.words()),
                font(Font::Sans, layout::LETTERS),
                strong,
            );
        }
    }
}

/// What a click on a column of the timeline asks for.
fn go_to(number: usize, column: &Column) -> Command {
    let year = column.is_year.then(|| column.label.parse().ok()).flatten();
    year.map_or(Command::SoloColumn(number), Command::GoToYear)
}
