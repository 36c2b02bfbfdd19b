//! How many of the events that files brought lie in a region: in all, by category and by year.

use egui::{Rect, RichText, Sense, Ui, pos2, vec2};

use super::card::{rule, weak};
use super::{View, colour, font, icons};
use crate::atlas::Place;
use crate::map::fonts::Font;
use crate::map::marks::shape_of;
use crate::map::text::{events, grouped};

/// Shows the numbers of `place`, if files are open and it is an area; with very many events they
/// come when they have been counted.
pub fn show(ui: &mut Ui, place: &Place, view: &View<'_>) {
    if view.data.files().is_empty() || view.data.regions().within(&place.id).is_empty() {
        return;
    }
    rule(ui);
    let Some(counts) = view.data.region_counts_now() else {
        weak(ui, &view.words().say("region-counting"), view);
        return;
    };
    let numbers = Numbers::of(&counts.by_class(&place.id), view);
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
    years(ui, &numbers, view);
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

fn categories(ui: &mut Ui, numbers: &Numbers, view: &View<'_>) {
    let categories = view
        .data
        .events
        .categories()
        .iter()
        .zip(&numbers.by_category);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 3.0);
        for (&category, &count) in categories.filter(|(_, count)| **count > 0) {
            let (rect, response) = ui.allocate_exact_size(vec2(13.0, 18.0), Sense::hover());
            let fill = colour(view.theme.category(category));
            icons::symbol(ui.painter(), shape_of(category), rect.center(), 5.0, fill);
            let values = [
                ("name", category.label_in(view.words()).into()),
                ("text", events(count, view.words()).into()),
            ];
            let name = view.words().with("card-labelled", &values);
            response.on_hover_text(&name);
            ui.label(RichText::new(grouped(count)).size(13.5))
                .on_hover_text(&name);
            ui.add_space(7.0);
        }
    });
}

/// The years as bars; those that are off are pale.
fn years(ui: &mut Ui, numbers: &Numbers, view: &View<'_>) {
    const HEIGHT: f32 = 42.0;
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
    let (area, response) =
        ui.allocate_exact_size(vec2(ui.available_width() - 8.0, HEIGHT), Sense::hover());
    let width = area.width() / columns.len() as f32;
    let (strong, pale) = (
        colour(view.theme.window.ink_weak),
        colour(view.theme.window.rule),
    );
    for (number, (_, [shown, all])) in columns.iter().enumerate() {
        let left = area.left() + number as f32 * width;
        let height = |count: u64| (count as f32 / most as f32) * HEIGHT;
        for (count, ink) in [(*all, pale), (*shown, strong)] {
            let top = area.bottom() - height(count);
            let bar = Rect::from_min_max(
                pos2(left, top),
                pos2(left + (width - 0.6).max(0.8), area.bottom()),
            );
            ui.painter().rect_filled(bar, 0.0, ink);
        }
    }
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
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let under = ((pointer.x - area.left()) / width) as usize;
    if let Some((column, [shown, all])) = columns.get(under) {
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
        response.on_hover_text(words.with("card-labelled", &values));
    }
}
