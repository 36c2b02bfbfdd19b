//! Cards: what is known of the place or the event that is selected.

use egui::{Color32, RichText, Ui};

use super::{View, chronicle, colour, font, passage, stances};
use crate::atlas::{Place, PlaceKind};
use crate::events::Row;
use crate::map::fonts::Font;
use crate::map::marks::shape_of;
use crate::map::text::{grouped, visual_runs};
use crate::session::{Command, Target, spelled};
use crate::story::{Category, Event, EventId};

/// The top of a place's card: what it is called, what it is, its numbers, and who holds what of it.
pub fn place(ui: &mut Ui, place: &Place, view: &View<'_>, commands: &mut Vec<Command>) {
    chronicle::name(ui, place, view);
    names(ui, place, view);
    if let Some(summary) = &place.summary {
        ui.label(RichText::new(summary).size(14.5));
    }
    rule(ui);
    numbers(ui, &figures(place, view), view);
    if let Some(published) = &place.figures.published_km {
        weak(
            ui,
            &format!(
                "Published lengths: {published} km; a length grows with the detail of the line"
            ),
            view,
        );
    }
    for figure in view
        .data
        .story
        .article()
        .figures
        .iter()
        .filter(|figure| figure.place == place.id)
    {
        row(
            ui,
            "The article",
            &format!("{} ({})", figure.text, figure.paragraph.label()),
            view,
        );
    }
    super::region_card::show(ui, place, view);
    rule(ui);
    stances::show(ui, place, view, commands);
}

/// The foot of a place's card, below its passages: its events, its parts, its past, and how true
/// its geometry is.
pub fn place_foot(ui: &mut Ui, place: &Place, view: &View<'_>, commands: &mut Vec<Command>) {
    rule(ui);
    let target = Target::Place(place.id.clone());
    events(ui, &view.data.events_about(&target), view, commands);
    units(ui, place, view, commands);
    chronicle::history(ui, place, view, commands);
    rule(ui);
    let provenance = &place.provenance;
    let accuracy = place.accuracy.as_ref().unwrap_or(&provenance.accuracy);
    let shape = [
        ("How exact", accuracy),
        ("Source", &provenance.source),
        ("Licence", &provenance.licence),
    ];
    for (name, text) in shape.into_iter().filter(|(_, text)| !text.is_empty()) {
        weak(ui, &format!("{name}: {text}"), view);
    }
}

/// An EDTF date as people write it, or as it stands where it is none.
pub fn spelled_date(date: &str) -> String {
    date.parse()
        .map_or_else(|_| date.to_owned(), |when: crate::story::When| when.label())
}

/// The card of an event.
pub fn event(
    ui: &mut Ui,
    event: &Event,
    index: usize,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    title(ui, &event.title);
    kind(ui, event.category, view);
    let hidden = view.session.hidden_by(index, view.data);
    what_hides(ui, hidden.as_deref(), &event.id, commands);
    rule(ui);
    let date = event
        .when
        .as_ref()
        .map_or_else(|| "undated".to_owned(), crate::story::When::label);
    row(ui, "Date", &date, view);
    if let Some(words) = event.date_text.as_ref().filter(|words| **words != date) {
        row(ui, "The article says", words, view);
    }
    ui.horizontal_wrapped(|ui| {
        key(ui, "Place", view);
        match &event.place {
            Some(id) => {
                if super::style::link(ui, &event.place_text).clicked() {
                    commands.push(Command::Select(Some(Target::Place(id.clone()))));
                }
            }
            None => drop(ui.label(&event.place_text)),
        }
        ui.label(RichText::new(event.precision.label()).color(colour(view.theme.window.ink_weak)));
    });
    rule(ui);
    ui.label(RichText::new("What the article says").font(font(Font::SansBold, 14.0)));
    ui.label(RichText::new(&event.description).font(font(Font::Serif, 15.5)));
    if !event.added.is_empty() {
        ui.add_space(4.0);
        ui.label(RichText::new("Added, not in the article").font(font(Font::SansBold, 14.0)));
        for added in &event.added {
            ui.label(RichText::new(&added.text).size(14.5));
            weak(ui, &format!("Source: {}", added.source), view);
        }
    }
    rule(ui);
}

/// The card of an event that a file brought; its words are read from there.
pub fn event_of_file(
    ui: &mut Ui,
    id: &EventId,
    row: Row,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let data = view.data;
    let read = data.event(id);
    title(ui, &data.name_of(&Target::Event(id.clone())));
    if let Some(category) = data.events.category_of(row) {
        kind(ui, category, view);
    }
    let hidden = view.session.row_hidden_by(row, data);
    what_hides(ui, hidden.as_deref(), id, commands);
    rule(ui);
    let when = read.as_ref().and_then(|event| event.when.clone());
    let when = when.or_else(|| data.events.days().get(row as usize)?.when());
    let date = when.map_or_else(|| "undated".to_owned(), |when| when.label());
    self::row(ui, "Date", &date, view);
    let words = read.as_ref().and_then(|event| event.date_text.as_ref());
    let same = |words: &String| *words == date || spelled_date(words) == date;
    if let Some(words) = words.filter(|words| !same(words)) {
        self::row(ui, "The file says", words, view);
    }
    let place = read.as_ref().map_or("", |event| event.place_text.as_str());
    if !place.is_empty() {
        self::row(ui, "Place", place, view);
    }
    if let Some(position) = data.position_of(row) {
        self::row(ui, "Position", &spelled(position), view);
    }
    if let Some(event) = read.as_ref().filter(|event| !event.description.is_empty()) {
        rule(ui);
        ui.label(RichText::new(&event.description).font(font(Font::Serif, 15.5)));
    }
    let properties = data.details(id).unwrap_or_default();
    if !properties.is_empty() {
        rule(ui);
        ui.label(RichText::new("Also in the file").font(font(Font::SansBold, 14.0)));
        for (name, value) in &properties {
            self::row(ui, name, value, view);
        }
    }
    rule(ui);
    match data.file_name(id) {
        Some(file) => weak(ui, &format!("From {file}"), view),
        None => weak(ui, "From a file, not from the article", view),
    }
}

/// The symbol of a category and what it is called.
fn kind(ui: &mut Ui, category: Category, view: &View<'_>) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 18.0), egui::Sense::hover());
        let fill = colour(view.theme.category(category));
        let shape = shape_of(category);
        super::icons::symbol(ui.painter(), shape, rect.center(), 5.6, fill);
        ui.add(egui::Label::new(category.label()).truncate());
    });
}

/// Why the map does not show an event, and what mends it.
fn what_hides(ui: &mut Ui, hidden: Option<&str>, id: &EventId, commands: &mut Vec<Command>) {
    let Some(hidden) = hidden else { return };
    ui.horizontal_wrapped(|ui| {
        ui.colored_label(
            ui.visuals().warn_fg_color,
            format!("Hidden on the map: {hidden}."),
        );
        if super::style::link(ui, "Show it").clicked() {
            commands.push(Command::Reveal(id.clone()));
        }
    });
}

/// The name on top of a card.
pub fn title(ui: &mut Ui, text: &str) {
    let title = ui.label(RichText::new(text).font(font(Font::SerifBold, 23.0)));
    super::style::heading(&title, 1);
}

/// English aliases, then Urdu and Pashto in their own script and direction.
fn names(ui: &mut Ui, place: &Place, view: &View<'_>) {
    let names = &place.names;
    let english = telling(&names.aliases);
    if !english.is_empty() {
        weak(ui, &format!("also {}", english.join(", ")), view);
    }
    ui.horizontal_wrapped(|ui| {
        for (language, name) in [("Urdu", &names.urdu), ("Pashto", &names.pashto)] {
            let Some(name) = name else { continue };
            key(ui, language, view);
            let ink = colour(view.theme.window.ink);
            let response = right_to_left(ui, name, ink);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(
                    egui::accesskit::Role::Label,
                    true,
                    format!("{language}: {name}"),
                )
            });
            ui.add_space(8.0);
        }
    });
}

/// The three longest names, without those that another one contains.
fn telling(aliases: &[String]) -> Vec<&str> {
    let mut latin: Vec<&str> = aliases
        .iter()
        .map(String::as_str)
        .filter(|name| name.is_ascii())
        .collect();
    latin.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut kept: Vec<&str> = Vec::new();
    for name in latin {
        let within = |longer: &&str| longer.to_lowercase().contains(&name.to_lowercase());
        if kept.len() < 3 && !kept.iter().any(within) {
            kept.push(name);
        }
    }
    kept
}

/// A line of Urdu or Pashto. egui sets letters of a word in the right order but words of a line
/// from left to right, so the words are handed to it in the order in which they stand.
fn right_to_left(ui: &mut Ui, text: &str, ink: Color32) -> egui::Response {
    const SIZE: f32 = 17.0;
    let runs = visual_runs(text);
    let words: Vec<&str> = runs
        .iter()
        .flat_map(|run| words_left_to_right(run))
        .collect();
    let galleys: Vec<_> = words
        .into_iter()
        .map(|word| {
            ui.painter()
                .layout_no_wrap(word.to_owned(), font(Font::Naskh, SIZE), ink)
        })
        .collect();
    let space = SIZE * 0.28;
    let width: f32 = galleys.iter().map(|galley| galley.size().x + space).sum();
    let height = galleys
        .iter()
        .map(|galley| galley.size().y)
        .fold(0.0, f32::max);
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, height), egui::Sense::hover());
    let mut x = rect.left();
    for galley in galleys {
        let next = x + galley.size().x + space;
        ui.painter().galley(egui::pos2(x, rect.top()), galley, ink);
        x = next;
    }
    response
}

fn words_left_to_right(run: &str) -> Vec<&str> {
    let words = run.split_whitespace();
    if crate::map::text::runs_right_to_left(run) {
        words.rev().collect()
    } else {
        words.collect()
    }
}

/// The numbers on a card: value and what it counts.
fn figures(place: &Place, view: &View<'_>) -> Vec<(String, String)> {
    let target = Target::Place(place.id.clone());
    let mut figures = Vec::new();
    if let Some(length) = place
        .length_km()
        .filter(|_| place.kind == PlaceKind::Border)
    {
        let tolerance = place
            .figures
            .length_tolerance_m
            .map_or_else(String::new, |metres| format!(" to {metres} m"));
        figures.push((grouped(length.round() as u64), format!("km{tolerance}")));
    } else if let Some(area) = place.area_km2().filter(|_| is_whole(place, view)) {
        figures.push((grouped(area.round() as u64), "km²".to_owned()));
    }
    let units = view
        .data
        .atlas
        .children(&place.id)
        .filter(|child| is_unit(child.kind))
        .count();
    if units > 0 {
        figures.push((units.to_string(), "agencies & FRs".to_owned()));
    }
    if let Some(population) = place.population {
        figures.push((grouped(population), "people".to_owned()));
    }
    figures.push((
        view.data.passages_about(&target).len().to_string(),
        "passages".to_owned(),
    ));
    figures.push((
        view.data.events_about(&target).len().to_string(),
        "events".to_owned(),
    ));
    figures
}

/// Neighbours are cut off at the edge of the map: what is left of them is no measure of them.
fn is_whole(place: &Place, view: &View<'_>) -> bool {
    place.kind != PlaceKind::Country || view.data.atlas.children(&place.id).next().is_some()
}

fn is_unit(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Agency | PlaceKind::FrontierRegion)
}

fn numbers(ui: &mut Ui, figures: &[(String, String)], view: &View<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        for (value, unit) in figures {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(RichText::new(value).font(font(Font::SansBold, 18.0)));
                ui.label(
                    RichText::new(unit)
                        .size(13.0)
                        .color(colour(view.theme.window.ink_weak)),
                );
            });
        }
    });
}

/// The parts of a region, each to be selected.
fn units(ui: &mut Ui, place: &Place, view: &View<'_>, commands: &mut Vec<Command>) {
    let children: Vec<&Place> = view
        .data
        .atlas
        .children(&place.id)
        .filter(|child| is_unit(child.kind))
        .collect();
    if children.is_empty() {
        return;
    }
    egui::CollapsingHeader::new(format!("{} agencies and Frontier Regions", children.len())).show(
        ui,
        |ui| {
            ui.horizontal_wrapped(|ui| {
                for child in children {
                    if super::style::link(ui, &child.names.english).clicked() {
                        commands.push(Command::Select(Some(Target::Place(child.id.clone()))));
                    }
                }
            });
        },
    );
}

/// The events of a place as chips.
fn events(ui: &mut Ui, events: &[usize], view: &View<'_>, commands: &mut Vec<Command>) {
    if events.is_empty() {
        return;
    }
    egui::CollapsingHeader::new(format!("{} events", events.len()))
        .default_open(true)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 5.0);
                for &index in events {
                    if let Some(event) = view.data.story.events().get(index) {
                        passage::chip(ui, event, index, view, commands);
                    }
                }
            });
        });
}

fn row(ui: &mut Ui, name: &str, value: &str, view: &View<'_>) {
    ui.horizontal_wrapped(|ui| {
        key(ui, name, view);
        ui.label(value);
    });
}

fn key(ui: &mut Ui, name: &str, view: &View<'_>) {
    ui.label(RichText::new(name).color(colour(view.theme.window.ink_weak)));
}

/// Words of less weight.
pub fn weak(ui: &mut Ui, text: &str, view: &View<'_>) {
    ui.label(
        RichText::new(text)
            .size(13.0)
            .color(colour(view.theme.window.ink_weak)),
    );
}

/// A line between the parts of a card.
pub fn rule(ui: &mut Ui) {
    ui.add_space(2.0);
    ui.separator();
    ui.add_space(2.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_inside_another_is_not_told_again() {
        let aliases = [
            "FATA",
            "tribal areas",
            "Federally Administered Tribal Areas",
            "NWFP",
        ];
        let aliases = aliases.map(str::to_owned);
        assert_eq!(
            telling(&aliases),
            ["Federally Administered Tribal Areas", "FATA", "NWFP"]
        );
    }

    #[test]
    fn words_of_urdu_are_handed_over_from_left_to_right() {
        assert_eq!(words_left_to_right("سابقہ فاٹا"), ["فاٹا", "سابقہ"]);
        assert_eq!(words_left_to_right("ex FATA"), ["ex", "FATA"]);
    }
}
