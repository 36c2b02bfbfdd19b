//! About: what the program is, and where every line on the map comes from.

use egui::{Context, RichText, ScrollArea, Ui};

use super::{View, colour, font};
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
    egui::Window::new("About durand and its data")
        .open(&mut open)
        .collapsible(false)
        .pivot(egui::Align2::CENTER_CENTER)
        .default_pos(ctx.content_rect().center())
        .default_size([size.x.min(720.0), size.y * 0.7])
        .max_height(size.y - 80.0)
        .show(ctx, |ui| {
            ScrollArea::vertical()
                .auto_shrink(false)
                .show(ui, |ui| contents(ui, view))
        });
    if open {
        Vec::new()
    } else {
        vec![Command::ToggleAbout]
    }
}

fn contents(ui: &mut Ui, view: &View<'_>) {
    let article = view.data.story.article();
    ui.label(format!(
        "durand {} reads an article on its map, offline.",
        env!("CARGO_PKG_VERSION")
    ));
    ui.label("Geometry is today’s throughout. A line on this map takes no position on who is right: borders that a state contests are drawn as they are in fact, and their cards state each position with its source.");
    heading(ui, "The article");
    ui.label(article.reference(None));
    for text in [&article.note, &article.rights].into_iter().flatten() {
        ui.label(RichText::new(text).color(colour(view.theme.window.ink_weak)));
    }
    heading(ui, "Data");
    for provenance in view.data.atlas.provenances() {
        source(ui, provenance, view);
    }
    heading(ui, "Typefaces");
    ui.label("Source Sans 3 and Source Serif 4 (Adobe), Noto Naskh Arabic (the Noto project), each under the SIL Open Font License 1.1.");
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(text).font(font(Font::SerifBold, 18.0)));
    ui.add_space(2.0);
}

fn source(ui: &mut Ui, provenance: &Provenance, view: &View<'_>) {
    ui.label(RichText::new(&provenance.title).font(font(Font::SansBold, 14.5)));
    let rows = [
        ("File", &provenance.file),
        ("Source", &provenance.source),
        ("Version", &provenance.version),
        ("Licence", &provenance.licence),
        ("Attribution", &provenance.attribution),
        ("How exact", &provenance.accuracy),
    ];
    for (name, text) in rows.into_iter().filter(|(_, text)| !text.is_empty()) {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(name).color(colour(view.theme.window.ink_weak)));
            ui.label(text);
        });
    }
    ui.add_space(8.0);
}
