//! Cards: what is known of the place or the event that is selected.

use egui::{RichText, Ui};

use super::{View, chronicle, colour, direction, font, passage, stances};
use crate::atlas::{Own, Place, PlaceKind};
use crate::events::Row;
use crate::map::fonts::Font;
use crate::map::looks::Looks;
use crate::map::marks::shape_of;
use crate::map::scene::Shape;
use crate::map::text::grouped;
use crate::map::theme::Rgba;
use crate::session::{Command, Target, spelled_in};
use crate::story::{Category, Event, EventId, When};
use crate::words::{Language, Words, short};

/// The top of a place's card: what it is called, what it is, its numbers, and who holds what of it.
pub fn place(ui: &mut Ui, place: &Place, view: &View<'_>, commands: &mut Vec<Command>) {
    chronicle::name(ui, place, view);
    names(ui, place, view);
    if let Some(summary) = &place.summary {
        direction::english(ui, |ui| ui.label(RichText::new(summary).size(14.5)));
    }
    rule(ui);
    let words = view.words();
    numbers(ui, &figures(place, view), view);
    if let Some(published) = &place.figures.published_km {
        let lengths = [("lengths", published.as_str().into())];
        weak(ui, &words.with("card-published-km", &lengths), view);
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
            &words.say("card-article"),
            &format!("{} ({})", figure.text, figure.paragraph.label()),
            view,
        );
    }
    super::region_card::show(ui, place, view, commands);
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
    if let Some(own) = &place.own {
        of_own_file(ui, place, own, view);
        return;
    }
    rule(ui);
    let provenance = &place.provenance;
    let accuracy = place.accuracy.as_ref().unwrap_or(&provenance.accuracy);
    let shape = [
        ("about-accuracy", accuracy),
        ("about-source", &provenance.source),
        ("about-licence", &provenance.licence),
    ];
    for (key, text) in shape.into_iter().filter(|(_, text)| !text.is_empty()) {
        labelled(ui, key, text, view);
    }
}

/// All that a file says of its shape, and that no more is known of it.
fn of_own_file(ui: &mut Ui, place: &Place, own: &Own, view: &View<'_>) {
    let words = view.words();
    if !own.properties.is_empty() {
        rule(ui);
        ui.label(RichText::new(words.say("card-also-in-file")).font(font(Font::SansBold, 14.0)));
        for (name, value) in &own.properties {
            row(ui, name, value, view);
        }
    }
    rule(ui);
    let file = [("file", place.provenance.file.as_str().into())];
    weak(ui, &words.with("card-own-file", &file), view);
}

/// A line of less weight that begins with what it tells of.
fn labelled(ui: &mut Ui, key: &str, text: &str, view: &View<'_>) {
    let name = view.words().say(key);
    let values = [("name", name.into()), ("text", text.into())];
    weak(ui, &view.words().with("card-labelled", &values), view);
}

/// An EDTF date as people write it, or as it stands where it is none.
pub fn spelled_date(date: &str, words: Words) -> String {
    let when: Result<When, _> = date.parse();
    when.map_or_else(|_| date.to_owned(), |when| when.label_in(words))
}

/// A date in the reader's language, also where there is none.
fn dated(when: Option<&When>, words: Words) -> String {
    when.map_or_else(
        || words.say("when-undated").into_owned(),
        |when| when.label_in(words),
    )
}

/// The card of an event.
pub fn event(
    ui: &mut Ui,
    event: &Event,
    index: usize,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    titled(ui, &event.title);
    let look = (
        shape_of(event.category),
        view.theme.category(event.category),
    );
    kind(ui, event.category, look, view);
    let hidden = view.session.hidden_by(index, view.data);
    what_hides(ui, hidden, &event.id, view.words(), commands);
    rule(ui);
    let words = view.words();
    let date = dated(event.when.as_ref(), words);
    row(ui, &words.say("card-date"), &date, view);
    if let Some(told) = event.date_text.as_ref().filter(|told| **told != date) {
        row(ui, &words.say("card-article-says"), told, view);
    }
    ui.horizontal_wrapped(|ui| {
        key(ui, &words.say("card-place"), view);
        match &event.place {
            Some(id) => {
                // The article's word for a place is English: elsewhere the place has its own name.
                let place = view.data.atlas.get(id);
                let place = place.filter(|_| view.session.language != Language::English);
                let place = place.map_or(event.place_text.as_str(), |place| {
                    place.names.in_language(view.session.language)
                });
                if super::style::link(ui, place).clicked() {
                    commands.push(Command::Select(Some(Target::Place(id.clone()))));
                }
            }
            None => drop(ui.label(short::cut(&event.place_text, short::TEXT))),
        }
        let precision = event.precision.label_in(words);
        ui.label(RichText::new(precision).color(colour(view.theme.window.ink_weak)));
    });
    rule(ui);
    ui.label(RichText::new(words.say("card-what-article-says")).font(font(Font::SansBold, 14.0)));
    direction::english(ui, |ui| {
        prose(ui, &event.description);
    });
    if !event.added.is_empty() {
        ui.add_space(4.0);
        ui.label(RichText::new(words.say("card-added")).font(font(Font::SansBold, 14.0)));
        for added in &event.added {
            let text = short::cut(&added.text, short::TEXT);
            direction::english(ui, |ui| ui.label(RichText::new(text).size(14.5)));
            labelled(ui, "about-source", &added.source, view);
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
    match &read {
        Some(event) => titled(ui, &event.title),
        None => title(ui, &data.name_of(&Target::Event(id.clone()))),
    }
    if let Some(category) = data.events.category_of(row) {
        let looks = Looks::of(data, view.session, view.theme);
        let look = looks.of_rows(&[row], &data.events);
        kind(ui, category, (look.shape, look.colour), view);
    }
    let hidden = view.session.row_hidden_by(row, data);
    what_hides(ui, hidden, id, view.words(), commands);
    rule(ui);
    let when = read.as_ref().and_then(|event| event.when.clone());
    let when = when.or_else(|| data.events.days().get(row as usize)?.when());
    let words = view.words();
    let date = dated(when.as_ref(), words);
    self::row(ui, &words.say("card-date"), &date, view);
    let told = read.as_ref().and_then(|event| event.date_text.as_ref());
    let same = |told: &String| *told == date || spelled_date(told, words) == date;
    if let Some(told) = told.filter(|told| !same(told)) {
        self::row(ui, &words.say("card-file-says"), told, view);
    }
    let place = read.as_ref().map_or("", |event| event.place_text.as_str());
    if !place.is_empty() {
        self::row(ui, &words.say("card-place"), place, view);
    }
    if let Some(position) = data.position_of(row) {
        let position = spelled_in(position, words);
        self::row(ui, &words.say("card-position"), &position, view);
    }
    if let Some(event) = read.as_ref().filter(|event| !event.description.is_empty()) {
        rule(ui);
        prose(ui, &event.description);
    }
    let properties = data.details(id).unwrap_or_default();
    if !properties.is_empty() {
        rule(ui);
        ui.label(RichText::new(words.say("card-also-in-file")).font(font(Font::SansBold, 14.0)));
        for (name, value) in &properties {
            self::row(ui, name, value, view);
        }
    }
    rule(ui);
    match data.file_name(id) {
        Some(file) => {
            let file = [("file", file.into())];
            weak(ui, &words.with("card-from-file", &file), view);
        }
        None => weak(ui, &words.say("card-from-a-file"), view),
    }
}

/// The symbol of an event as the map has it, and what its category is called.
fn kind(ui: &mut Ui, category: Category, (shape, ink): (Shape, Rgba), view: &View<'_>) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 18.0), egui::Sense::hover());
        super::icons::symbol(ui.painter(), shape, rect.center(), 5.6, colour(ink));
        ui.add(egui::Label::new(category.label_in(view.words())).truncate());
    });
}

/// Why the map does not show an event, and what mends it.
fn what_hides(
    ui: &mut Ui,
    hidden: Option<String>,
    id: &EventId,
    words: Words,
    commands: &mut Vec<Command>,
) {
    let Some(hidden) = hidden else { return };
    ui.horizontal_wrapped(|ui| {
        ui.colored_label(
            ui.visuals().warn_fg_color,
            words.with("card-hidden", &[("why", hidden.into())]),
        );
        if super::style::link(ui, words.say("card-show-it")).clicked() {
            commands.push(Command::Reveal(id.clone()));
        }
    });
}

/// The size of a name in another language, in points.
const NAME: f32 = 17.0;

/// The name on top of a card.
pub fn title(ui: &mut Ui, text: &str) {
    let title = ui.label(RichText::new(text).font(font(Font::SerifBold, 23.0)));
    super::style::heading(&title, 1);
}

/// The title of an event: of a very long one the beginning is the heading, and the rest is read
/// below it.
fn titled(ui: &mut Ui, text: &str) {
    let heading = short::line(text, short::NAME);
    title(ui, &heading);
    if heading != text && text.chars().nth(short::NAME).is_some() {
        prose(ui, text);
    }
}

/// A text from a file, as much of it as is read in a card.
fn prose(ui: &mut Ui, text: &str) {
    let text = short::cut(text, short::TEXT);
    ui.label(RichText::new(text).font(font(Font::Serif, 15.5)));
}

/// English aliases, then Urdu and Pashto in their own script and direction.
fn names(ui: &mut Ui, place: &Place, view: &View<'_>) {
    let names = &place.names;
    let english = telling(&names.aliases);
    if !english.is_empty() {
        let names = [("names", english.join(", ").into())];
        weak(ui, &view.words().with("card-also", &names), view);
    }
    ui.horizontal_wrapped(|ui| {
        let own = names.in_language(view.session.language);
        let others = [
            ("card-english", Some(&names.english)),
            ("card-urdu", names.urdu.as_ref()),
            ("card-pashto", names.pashto.as_ref()),
        ];
        for (language, name) in others {
            let Some(name) = name.filter(|name| *name != own) else {
                continue;
            };
            let language = view.words().say(language);
            let name = name.as_str();
            key(ui, &language, view);
            ui.label(RichText::new(name).size(NAME));
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

/// The numbers on a card: value and what it counts.
fn figures(place: &Place, view: &View<'_>) -> Vec<(String, String)> {
    let target = Target::Place(place.id.clone());
    let words = view.words();
    let said = |key: &str| words.say(key).into_owned();
    let counted = |key: &str, count: usize| {
        let unit = words.with(key, &[("count", count.into())]);
        (count.to_string(), unit)
    };
    let mut figures = Vec::new();
    if let Some(length) = place
        .length_km()
        .filter(|_| matches!(place.kind, PlaceKind::Border | PlaceKind::Line))
    {
        let unit = place.figures.length_tolerance_m.map_or_else(
            || words.say("card-km").into_owned(),
            |metres| words.with("card-km-to", &[("metres", metres.to_string().into())]),
        );
        figures.push((grouped(length.round() as u64), unit));
    } else if let Some(area) = area_then(place, view).filter(|_| is_whole(place, view)) {
        figures.push((grouped(area.round() as u64), said("card-km2")));
    }
    let units = view
        .data
        .atlas
        .children(&place.id)
        .filter(|child| is_unit(child.kind))
        .count();
    if units > 0 {
        figures.push((units.to_string(), said("card-units")));
    }
    if let Some(population) = place.population {
        figures.push((grouped(population), said("card-people")));
    }
    let passages = view.data.passages_about(&target).len();
    figures.push(counted("card-passages", passages));
    // Beside the events of files those of the story are told as such.
    let of_story = !view.data.files().is_empty() && place.kind != PlaceKind::Region;
    let events = if of_story {
        "card-events-told"
    } else {
        "card-events"
    };
    figures.push(counted(events, view.data.count_about(&target)));
    figures
}

/// The area in square kilometres that a place had in the year that the map speaks of.
fn area_then(place: &Place, view: &View<'_>) -> Option<f64> {
    let moment = view.session.moment(view.data);
    let shape = moment.map_or(place, |then| view.data.atlas.shape_on(place, &then.day));
    shape.area_km2()
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
            let weak = colour(view.theme.window.ink_weak);
            let value = RichText::new(value).font(font(Font::SansBold, 18.0));
            let unit = RichText::new(unit).size(13.0).color(weak);
            let both = |ui: &mut Ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(value.clone());
                ui.label(unit.clone());
            };
            if view.is_right_to_left() {
                /// Two lines, in points.
                const HIGH: f32 = 42.0;
                // A column takes all the room before it unless it is told how much it needs.
                let wide = [&value, &unit].map(|text| width(ui, text.clone()));
                let size = egui::vec2(wide[0].max(wide[1]) + 1.0, HIGH);
                let layout = egui::Layout::top_down(egui::Align::Max);
                ui.allocate_ui_with_layout(size, layout, both);
            } else {
                ui.vertical(both);
            }
        }
    });
}

/// How wide a text is in one line.
fn width(ui: &Ui, text: RichText) -> f32 {
    let text: egui::WidgetText = text.into();
    let style = egui::TextStyle::Body;
    let extend = Some(egui::TextWrapMode::Extend);
    text.into_galley(ui, extend, f32::INFINITY, style).size().x
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
    let count = [("count", children.len().into())];
    let heading = view.words().with("card-units-heading", &count);
    let heading = egui::CollapsingHeader::new(heading).id_salt("units");
    heading.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for child in children {
                let name = child.names.in_language(view.session.language);
                if super::style::link(ui, name).clicked() {
                    commands.push(Command::Select(Some(Target::Place(child.id.clone()))));
                }
            }
        });
    });
}

/// The events of a place as chips.
fn events(ui: &mut Ui, events: &[usize], view: &View<'_>, commands: &mut Vec<Command>) {
    if events.is_empty() {
        return;
    }
    let count = crate::map::text::events(events.len() as u64, view.words());
    egui::CollapsingHeader::new(count)
        .id_salt("events")
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
        key(ui, &short::line(name, short::NAME), view);
        ui.label(short::cut(value, short::TEXT));
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
}
