//! What a place was called and was in the year that the map speaks of, and the list of all it was.

use egui::{RichText, Ui};

use super::card::{rule, spelled_date, title, weak};
use super::{View, colour, font};
use crate::atlas::{Place, Status};
use crate::map::fonts::Font;
use crate::session::{Command, Moment};
use crate::words::short;

/// The name on top of a card, as it was in the year that the map speaks of, and today's below it.
pub fn name(ui: &mut Ui, place: &Place, view: &View<'_>) {
    let moment = view.session.moment(view.data);
    let words = view.session.words();
    let name = view.session.name_of(place, moment.as_ref());
    title(ui, &short::line(name, short::NAME));
    let own = place.names.in_language(view.session.language);
    let Some(moment) = moment else {
        if name != own {
            weak(ui, own, view);
        }
        return;
    };
    if name != own {
        let today = [("name", own.into())];
        weak(ui, &words.with("card-today", &today), view);
    }
    then(ui, place, &moment, view);
}

/// What the place was at `moment`, and where that can be looked up.
fn then(ui: &mut Ui, place: &Place, moment: &Moment, view: &View<'_>) {
    let words = view.session.words();
    let year = || moment.label.as_str().into();
    let Some(status) = moment.status_of(place) else {
        if !place.chronicle.is_empty() {
            weak(
                ui,
                &words.with("card-not-told-of", &[("year", year())]),
                view,
            );
        }
        return;
    };
    let lead = if status.not_yet {
        let name = place.names.in_language(view.session.language).into();
        words.with("card-not-yet", &[("year", year()), ("name", name)])
    } else {
        words.with("card-in-year", &[("year", year())])
    };
    ui.label(RichText::new(lead).font(font(Font::SansBold, 14.0)));
    ui.label(RichText::new(&status.status).size(14.5));
    sources(ui, [&status.source, &status.second_source], view);
    weak(ui, &words.say("card-modern-geometry"), view);
}

/// The works that say so, one a line.
pub fn sources(ui: &mut Ui, sources: [&String; 2], view: &View<'_>) {
    for source in sources.into_iter().filter(|source| !source.is_empty()) {
        weak(ui, source, view);
    }
}

/// Names and standing through time, the latest first; a click on a row goes to its first year.
pub fn history(ui: &mut Ui, place: &Place, view: &View<'_>, commands: &mut Vec<Command>) {
    if place.chronicle.is_empty() {
        return;
    }
    rule(ui);
    let words = view.session.words();
    ui.label(RichText::new(words.say("card-history")).font(font(Font::SansBold, 15.0)));
    let moment = view.session.moment(view.data);
    let now = moment.as_ref().map_or_else(
        || place.chronicle.latest(),
        |moment| moment.status_of(place),
    );
    for status in place.chronicle.statuses().iter().rev() {
        let current = now.is_some_and(|now| std::ptr::eq(now, status));
        row(ui, status, current, view, commands);
    }
}

fn row(ui: &mut Ui, status: &Status, current: bool, view: &View<'_>, commands: &mut Vec<Command>) {
    let words = view.session.words();
    let until = status.to.as_ref().map_or_else(
        || words.say("card-until-today").into_owned(),
        |date| spelled_date(date, words),
    );
    let values = [
        ("from", spelled_date(&status.from, words).into()),
        ("to", until.into()),
    ];
    let dates = words.with("when-span", &values);
    ui.horizontal_wrapped(|ui| {
        // What holds in the year that is shown is marked by a sign, not by weight alone.
        if current {
            ui.label(RichText::new("›").color(colour(view.theme.window.ink)));
        }
        let face = if current { Font::SansBold } else { Font::Sans };
        let text = RichText::new(&dates).font(font(face, 13.5));
        let year = status.first_year();
        let hint =
            year.map(|year| words.with("card-go-to-year", &[("year", year.to_string().into())]));
        let link = ui.link(text).on_hover_text(hint.unwrap_or_default());
        if let Some(year) = year.filter(|_| link.clicked()) {
            commands.push(Command::GoToYear(year));
        }
        ui.label(RichText::new(&status.name).size(14.0));
    });
    ui.indent(("status", &status.from, &status.name), |ui| {
        ui.label(RichText::new(&status.status).size(13.5));
        sources(ui, [&status.source, &status.second_source], view);
    });
}
