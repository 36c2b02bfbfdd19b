//! Who holds what of a border: as the chosen view tells it, and each side's position.

use egui::{RichText, Ui};

use super::card::rule;
use super::chronicle::sources;
use super::{View, font, style};
use crate::atlas::{BoundaryView, Place};
use crate::map::fonts::Font;
use crate::session::Command;

/// How the view that was chosen tells this border, and the positions of all sides.
pub fn show(ui: &mut Ui, place: &Place, view: &View<'_>, commands: &mut Vec<Command>) {
    if place.stances.is_empty() {
        return;
    }
    let words = view.session.words();
    if let Some(wording) = place.wording(view.session.boundary_view) {
        let heading = words.with(
            "card-view",
            &[("view", view.session.boundary_view.name_in(words).into())],
        );
        ui.label(RichText::new(heading).font(font(Font::SansBold, 14.0)));
        super::direction::english(ui, |ui| {
            ui.label(RichText::new(&wording.wording).size(14.5));
            sources(ui, [&wording.source, &String::new()], view);
        });
        choice(ui, view, commands);
        rule(ui);
    }
    for stance in &place.stances {
        super::direction::english(ui, |ui| {
            ui.label(RichText::new(&stance.party).font(font(Font::SansBold, 14.0)));
            ui.label(RichText::new(&stance.position).size(14.5));
            sources(ui, [&stance.source, &stance.second_source], view);
        });
    }
    rule(ui);
}

/// The other views, each one click away.
fn choice(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        for other in BoundaryView::ALL {
            if other == view.session.boundary_view {
                continue;
            }
            let words = view.session.words();
            let name = other.name_in(words);
            let text = words.with("card-see-view", &[("view", name.into())]);
            if style::link(ui, text).clicked() {
                commands.push(Command::SetBoundaryView(other));
            }
        }
    });
}
