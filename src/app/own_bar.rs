//! The reader's own copy of the article: the switch between it and the digest, and what of both did
//! not align.

use egui::{CollapsingHeader, RichText, Ui};

use super::{View, colour, direction, style};
use crate::session::Command;
use crate::story::{Left, Missing, WhyMissing};

/// Rows of what is left over that are shown; `durand check` lists all.
const MOST_ROWS: usize = 200;

/// The switch above what is read, where there is a copy.
pub fn show(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let Some(copy) = &view.data.copy else {
        return;
    };
    let words = view.words();
    let own = view.session.shows_own(view.data);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for (chosen, key) in [(own, "own-copy"), (!own, "own-digest")] {
            if direction::radio(ui, chosen, &words.say(key)).clicked() && !chosen {
                commands.push(Command::ToggleOwnArticle);
            }
        }
        let [found, all] = [copy.passages().len(), view.data.story.passages().len()];
        let values = [("found", found.into()), ("all", all.into())];
        let told = RichText::new(words.with("own-found-short", &values));
        let told = ui.label(told.size(13.0).color(colour(view.theme.window.ink_weak)));
        let file = copy.path().display().to_string();
        told.on_hover_text(words.with("own-file", &[("file", file.into())]));
        if style::link(ui, words.say("own-close")).clicked() {
            commands.push(Command::SetArticle(None));
        }
    });
    ui.add_space(4.0);
}

/// Under the title of the whole article: what is missing in the copy, and what it has besides.
pub fn rest(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let copy = view.data.copy.as_ref();
    let Some(copy) = copy.filter(|_| view.session.shows_own(view.data)) else {
        return;
    };
    let words = view.words();
    let (missing, left) = (copy.missing(), copy.left());
    let count = missing.len() + left.len();
    if count == 0 {
        return;
    }
    let name = words.with("own-rest", &[("count", count.into())]);
    CollapsingHeader::new(name)
        .id_salt("own-rest")
        .show(ui, |ui| {
            for one in missing {
                if style::link(ui, missing_told(one, view)).clicked() {
                    commands.push(Command::ShowInArticle(one.paragraph));
                }
            }
            for one in left.iter().take(MOST_ROWS) {
                ui.label(RichText::new(left_told(one, view)).size(13.0));
            }
            if left.len() > MOST_ROWS {
                let more = [("count", (left.len() - MOST_ROWS).into())];
                ui.label(words.with("own-more", &more));
            }
        });
}

fn missing_told(missing: &Missing, view: &View<'_>) -> String {
    let words = view.words();
    let paragraph = missing.paragraph.label_in(words).into_owned();
    let paragraph = ("paragraph", paragraph.into());
    match missing.why {
        WhyMissing::NotFound => words.with("own-not-found", &[paragraph]),
        WhyMissing::InPart(line) => words.with(
            "own-in-part",
            &[paragraph, ("line", line.to_string().into())],
        ),
        WhyMissing::NoFingerprint => words.with("own-no-fingerprint", &[paragraph]),
    }
}

fn left_told(left: &Left, view: &View<'_>) -> String {
    let words = view.words();
    let line = ("line", left.line.to_string().into());
    let begins = ("words", left.words.clone().into());
    match left.repeats {
        Some(paragraph) => {
            let paragraph = paragraph.label_in(words).into_owned();
            words.with(
                "own-repeats",
                &[line, begins, ("paragraph", paragraph.into())],
            )
        }
        None => words.with("own-left", &[line, begins]),
    }
}
