//! About: what the program is, and where every line on the map comes from.

use egui::{Context, RichText, ScrollArea, Ui};

use super::{View, colour, direction, font};
use crate::atlas::Provenance;
use crate::map::fonts::Font;
use crate::session::Command;

/// Shows the window while it is open.
pub fn show(ctx: &Context, view: &View<'_>) -> Vec<Command> {
    let mut open = view.session.about_open;
    if !open {
        return Vec::new();
    }
    let size = ctx.content_rect().size();
    egui::Window::new(view.words().say("about-title"))
        .id(egui::Id::unique("about"))
        .open(&mut open)
        .collapsible(false)
        .pivot(egui::Align2::CENTER_CENTER)
        .default_pos(ctx.content_rect().center())
        .default_size([size.x.min(720.0), size.y * 0.7])
        .max_height(size.y - 80.0)
        .show(ctx, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let mirrored = view.is_right_to_left();
                direction::column(ui, mirrored, |ui| contents(ui, view));
            })
        });
    if open {
        Vec::new()
    } else {
        vec![Command::ToggleAbout]
    }
}

fn contents(ui: &mut Ui, view: &View<'_>) {
    let (article, words) = (view.data.story.article(), view.words());
    let version = [("version", env!("CARGO_PKG_VERSION").into())];
    ui.label(words.with("about-program", &version));
    ui.label(words.say("about-geometry"));
    heading(ui, &words.say("about-article"));
    ui.label(article.reference(None));
    for text in [&article.note, &article.rights].into_iter().flatten() {
        ui.label(RichText::new(text).color(colour(view.theme.window.ink_weak)));
    }
    heading(ui, &words.say("about-data"));
    for provenance in view.data.atlas.provenances() {
        source(ui, provenance, view);
    }
    heading(ui, &words.say("about-typefaces"));
    ui.label(words.say("about-typefaces-list"));
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(text).font(font(Font::SerifBold, 18.0)));
    ui.add_space(2.0);
}

fn source(ui: &mut Ui, provenance: &Provenance, view: &View<'_>) {
    ui.label(RichText::new(&provenance.title).font(font(Font::SansBold, 14.5)));
    if provenance.own_file.is_some() {
        let file = [("file", provenance.file.as_str().into())];
        ui.label(view.words().with("card-own-file", &file));
        ui.add_space(8.0);
        return;
    }
    let rows = [
        ("about-file", &provenance.file),
        ("about-source", &provenance.source),
        ("about-version", &provenance.version),
        ("about-licence", &provenance.licence),
        ("about-attribution", &provenance.attribution),
        ("about-accuracy", &provenance.accuracy),
    ];
    for (key, text) in rows.into_iter().filter(|(_, text)| !text.is_empty()) {
        ui.horizontal_wrapped(|ui| {
            let name = view.words().say(key);
            ui.label(RichText::new(name).color(colour(view.theme.window.ink_weak)));
            ui.label(text);
        });
    }
    ui.add_space(8.0);
}
