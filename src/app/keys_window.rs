//! Every command with its keys, and what the pointer does.

use egui::{Context, Grid, RichText, ScrollArea, Ui};

use super::{View, font};
use crate::map::fonts::Font;
use crate::session::{Command, Group, Offer};

/// What has no row among the commands because the pointer, the focus or something typed does it:
/// keys of what is done and how in `assets/words`, and the commands that are behind it.
const BESIDES: [(&str, &str, &[&str]); 28] = [
    ("gesture-move", "gesture-move-how", &["do-pan"]),
    ("gesture-zoom", "gesture-zoom-how", &["do-zoom-about"]),
    ("gesture-walk", "gesture-walk-how", &[]),
    ("gesture-parts", "gesture-parts-how", &[]),
    ("gesture-select", "gesture-select-how", &["do-select"]),
    ("gesture-point", "gesture-point-how", &["do-hover"]),
    ("gesture-fan", "gesture-fan-how", &["do-fan-out"]),
    ("gesture-reveal", "gesture-reveal-how", &["do-reveal"]),
    ("gesture-theme", "gesture-theme-how", &["do-switch-theme"]),
    ("gesture-step", "gesture-step-how", &[]),
    (
        "gesture-column",
        "gesture-column-how",
        &["do-toggle-column"],
    ),
    ("gesture-solo", "gesture-solo-how", &["do-solo-column"]),
    ("gesture-span", "gesture-span-how", &["do-span-to-column"]),
    ("gesture-brush", "gesture-brush-how", &["do-brush-years"]),
    (
        "gesture-layer",
        "gesture-layer-how",
        &[
            "do-fit-layer",
            "do-show-table",
            "do-show-style",
            "do-show-import",
            "do-export-layer",
            "do-change-layer",
            "do-remove-layer",
        ],
    ),
    ("gesture-rows", "gesture-rows-how", &["do-copy-text"]),
    ("gesture-order", "gesture-order-how", &["do-move-layer"]),
    ("gesture-year", "gesture-year-how", &["do-go-to-year"]),
    (
        "gesture-position",
        "gesture-position-how",
        &["do-centre-on"],
    ),
    (
        "gesture-menu",
        "gesture-menu-how",
        &["do-copy-citation-plain"],
    ),
    (
        "gesture-here",
        "gesture-here-how",
        &["do-copy-coordinates", "do-measure-from", "do-zoom-in-at"],
    ),
    (
        "gesture-measure",
        "gesture-measure-how",
        &["do-measure-point", "do-measure-move"],
    ),
    ("gesture-main-menu", "gesture-main-menu-how", &[]),
    ("gesture-link", "gesture-link-how", &["do-open-link"]),
    (
        "gesture-files",
        "gesture-files-how",
        &[
            "do-add-layers",
            "do-set-article",
            "do-set-story",
            "do-file-open-paths",
        ],
    ),
    ("gesture-shade", "gesture-shade-how", &["do-shade-by"]),
    (
        "gesture-lost",
        "gesture-lost-how",
        &["do-file-locate", "do-file-bring-back", "do-file-throw-away"],
    ),
    ("gesture-recent", "gesture-recent-how", &["do-file-forget"]),
];

/// Shows the window while it is open.
pub fn show(ctx: &Context, view: &View<'_>) -> Vec<Command> {
    let mut open = view.session.keys_open;
    if !open {
        return Vec::new();
    }
    let room = ctx.content_rect().size();
    egui::Window::new(view.session.words().say("keys-title").into_owned())
        .id(egui::Id::unique("keys"))
        .open(&mut open)
        .resizable(false)
        .collapsible(false)
        .pivot(egui::Align2::CENTER_CENTER)
        .default_pos(ctx.content_rect().center())
        .default_width((room.x - 60.0).min(560.0))
        .show(ctx, |ui| {
            ScrollArea::vertical()
                .max_height(room.y - 120.0)
                .min_scrolled_height((room.y - 120.0).min(640.0))
                .auto_shrink([false, true])
                .show(ui, |ui| contents(ui, view));
        });
    if open {
        Vec::new()
    } else {
        vec![Command::ToggleKeys]
    }
}

fn contents(ui: &mut Ui, view: &View<'_>) {
    let words = view.session.words();
    let offers = Command::every(view.session, view.data, words);
    ui.label(RichText::new(words.say("keys-intro")).weak());
    for group in Group::ALL {
        let rows = offers.iter().filter(|offer| offer.group == group);
        let rows = rows.map(|offer| (offer.label.to_string(), keys_of(offer)));
        section(ui, &words.say(group.key()), rows);
    }
    let rows = BESIDES.iter().map(|(what, how, _)| {
        let [what, how] = [what, how].map(|key| words.say(key).into_owned());
        (what, how)
    });
    section(ui, &words.say("group-pointer"), rows);
}

/// All keys of a command, as its row shows them.
fn keys_of(offer: &Offer) -> String {
    let mut bound = Command::bound().into_iter();
    let keys = bound.find(|(command, _)| *command == offer.command);
    let keys = keys.map(|(_, keys)| keys).unwrap_or_default();
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    keys.join(", ")
}

fn section(ui: &mut Ui, title: &str, rows: impl Iterator<Item = (String, String)>) {
    ui.add_space(10.0);
    ui.label(RichText::new(title).font(font(Font::SansBold, 14.0)));
    ui.add_space(2.0);
    let grid = Grid::new(("keys", title))
        .num_columns(2)
        .min_col_width(270.0);
    grid.spacing([20.0, 5.0]).show(ui, |ui| {
        for (what, keys) in rows {
            ui.label(what);
            ui.label(RichText::new(keys).strong());
            ui.end_row();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::session::{Dataset, Session};
    use crate::story::Story;
    use crate::words::{Language, Words};

    /// What no reader chooses: the window itself does it.
    const INNER: [&str; 2] = ["do-resize-map", "do-play-step"];

    #[test]
    fn every_command_a_reader_can_reach_is_listed() {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        let data = Dataset::new(atlas, story);
        let session = Session::new(&data, [800.0, 600.0]);
        let offers = Command::every(&session, &data, Words::of(Language::English));
        let listed: Vec<&str> = offers.iter().map(|offer| offer.command.key()).collect();
        let english = include_str!("../../assets/words/en.ftl");
        let keys = english.lines().filter_map(|line| line.split_once(" ="));
        let commands: Vec<&str> = keys
            .map(|(key, _)| key)
            .filter(|key| key.starts_with("do-"))
            .collect();
        assert!(commands.len() > 40, "{commands:?}");
        let is_unknown = |key: &&str| {
            let by_hand = BESIDES.iter().any(|(_, _, behind)| behind.contains(key));
            !listed.contains(key) && !by_hand && !INNER.contains(key)
        };
        let unknown: Vec<&str> = commands.into_iter().filter(is_unknown).collect();
        assert!(
            unknown.is_empty(),
            "{unknown:?} are in no list: offer them, or say how they are done by hand"
        );
    }

    #[test]
    fn what_is_done_by_hand_is_told_in_words() {
        let words = Words::of(Language::English);
        for (what, how, behind) in BESIDES {
            for key in [what, how].iter().chain(behind) {
                assert!(words.knows(key), "{key}");
            }
        }
    }
}
