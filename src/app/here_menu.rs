//! The menu at a spot of the map: what is there, its coordinates, and what can be done with both.
//!
//! It opens by a right click, by Shift+F10 or by the menu key: at what has the focus on the map,
//! at the cross that measures, or else in the middle.

use egui::{Context, Pos2, RichText, ScrollArea, Ui};

use super::map_nodes::told_of;
use super::{View, focus, popover};
use crate::geometry::CoordinateForm;
use crate::map::here::Here;
use crate::session::{Command, Target};

/// An open menu: where it stands on the screen, and what it is about.
pub struct HereMenu {
    at: Pos2,
    lonlat: [f64; 2],
    here: Here,
    fresh: bool,
}

/// Events that are listed; how many more there are is said.
const LISTED: usize = 8;

/// Width of an entry, in points.
const WIDE: f32 = 320.0;

impl HereMenu {
    /// A menu at a point of the screen about a position, `[lon, lat]` in degrees.
    pub fn new(at: Pos2, lonlat: [f64; 2], here: Here) -> Self {
        Self {
            at,
            lonlat,
            here,
            fresh: true,
        }
    }
}

/// Whether Shift+F10 or the menu key was pressed in this frame.
pub fn asked_by_key(ctx: &Context) -> bool {
    ctx.input_mut(|input| {
        input.consume_key(egui::Modifiers::SHIFT, egui::Key::F10)
            || input.consume_key(egui::Modifiers::NONE, egui::Key::Menu)
    })
}

/// Shows the menu while it is open; a choice, Esc or a click beside it closes it.
pub fn show(ctx: &Context, view: &View<'_>, open: &mut Option<HereMenu>) -> Vec<Command> {
    let Some(menu) = open else {
        return Vec::new();
    };
    let mut commands = Vec::new();
    let left = popover::show(ctx, "what is here", menu.at, WIDE, menu.fresh, |ui| {
        let tallest = ctx.content_rect().height() - 40.0;
        let scroll = ScrollArea::vertical().max_height(tallest);
        // What was here last time may have needed less room.
        scroll.min_scrolled_height(tallest).show(ui, |ui| {
            entries(ui, menu, view, &mut commands);
            focus::follow(ui);
        });
    });
    let done = commands
        .iter()
        .any(|command| !matches!(command, Command::Hover(_)));
    menu.fresh = false;
    if done || left {
        *open = None;
    }
    commands
}

fn entries(ui: &mut Ui, menu: &HereMenu, view: &View<'_>, commands: &mut Vec<Command>) {
    let words = view.session.words();
    let mut fresh = menu.fresh;
    ui.label(RichText::new(words.say("here-title")).size(12.5).weak());
    let place = CoordinateForm::Sexagesimal.write(menu.lonlat);
    ui.label(RichText::new(place).size(13.5));
    let places = menu.here.places.iter();
    let all = places.chain(menu.here.events.iter().take(LISTED));
    for target in all {
        let row = entry(ui, describe(target, view), &mut fresh);
        if row.hovered() || row.has_focus() {
            commands.push(Command::Hover(Some(target.clone())));
        }
        if row.clicked() {
            commands.push(Command::SelectInPlace(target.clone()));
        }
    }
    let more = menu.here.events.len().saturating_sub(LISTED);
    if more > 0 {
        let more = words.with("here-more", &[("count", more.into())]);
        ui.label(RichText::new(more).size(12.5).weak());
    }
    if menu.here.places.is_empty() && menu.here.events.is_empty() {
        ui.label(RichText::new(words.say("here-nothing")).weak());
    }
    ui.separator();
    for form in CoordinateForm::ALL {
        let text = form.write(menu.lonlat);
        let text = words.with("here-copy-coordinates", &[("what", text.into())]);
        if entry(ui, text, &mut fresh).clicked() {
            commands.push(Command::CopyCoordinates(menu.lonlat, form));
        }
    }
    let first = menu.here.places.first().or(menu.here.events.first());
    let mark = menu
        .here
        .events
        .first()
        .filter(|_| first_is_region(&menu.here, view));
    if let Some(target) = mark.or(first) {
        let name = view.data.name_in(target, words);
        let text = words.with("here-copy-feature", &[("name", name.into())]);
        if entry(ui, text, &mut fresh).clicked() {
            commands.push(Command::CopyFeature(target.clone()));
        }
    }
    ui.separator();
    for command in [
        Command::MeasureFrom(menu.lonlat),
        Command::CentreOn(menu.lonlat),
        Command::ZoomInAt(menu.lonlat),
    ] {
        if entry(ui, command.label(words).into_owned(), &mut fresh).clicked() {
            commands.push(command);
        }
    }
}

/// Whether nothing more particular than a region is here: an event is, then.
fn first_is_region(here: &Here, view: &View<'_>) -> bool {
    let first = here.places.first();
    let place = first.and_then(|target| view.data.place_of(target));
    place.is_none_or(|place| place.area_km2().is_some())
}

/// A row of the menu; the first one has the focus as the menu opens.
fn entry(ui: &mut Ui, text: String, fresh: &mut bool) -> egui::Response {
    let button = egui::Button::new(text)
        .frame_when_inactive(false)
        .min_size(egui::vec2(WIDE - 10.0, 0.0));
    let row = ui.add(button);
    if std::mem::take(fresh) {
        row.request_focus();
    }
    row
}

fn describe(target: &Target, view: &View<'_>) -> String {
    match view.data.place_of(target) {
        Some(place) => {
            let name = view.data.name_in(target, view.session.words());
            format!("{name} · {}", place.kind.label().to_lowercase())
        }
        None => told_of(target, view.data, view.session.words()),
    }
}
