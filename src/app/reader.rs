//! The reader: the whole article, or the card and the passages of what is selected.

use egui::{Align, RichText, ScrollArea, Ui};

use super::roll::{self, Piece};
use super::square_list::SquareList;
use super::{
    View, card, colour, direction, focus, font, guide_bar, own_bar, passage, square_card, style,
};
use crate::map::fonts::Font;
use crate::session::{Command, Stop, Target};
use crate::story::{CitationStyle, ParagraphId, Passage};
use crate::words::{Language, Words, short};

/// Shows the reader; `scroll_to` is brought into view once, `square` keeps the list of a square.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    scroll_to: &mut Option<ParagraphId>,
    square: &mut SquareList,
) -> Vec<Command> {
    let mut commands = Vec::new();
    guide_bar::show(ui, view, &mut commands);
    own_bar::show(ui, view, &mut commands);
    ui.add_space(4.0);
    let session = view.session;
    let selected = session
        .selected()
        .filter(|target| !matches!(target, Target::Passage(_)));
    // Each thing has a scroll position of its own, so that a new card begins at its top.
    let salt = selected
        .filter(|_| !session.in_article)
        .map_or_else(|| "article".to_owned(), |t| format!("{t:?}"));
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt(salt)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 4.0);
            match selected {
                Some(target) if !session.in_article => {
                    if let Target::Square(cell) = target {
                        square_card::show(ui, *cell, view, square, &mut commands);
                    }
                    selection(ui, target, view, scroll_to, &mut commands);
                }
                _ => article(ui, view, scroll_to, &mut commands),
            }
            ui.add_space(24.0);
            focus::follow(ui);
        });
    commands
}

fn article(
    ui: &mut Ui,
    view: &View<'_>,
    scroll_to: &mut Option<ParagraphId>,
    commands: &mut Vec<Command>,
) {
    // A passage is marked where it stands; there is nothing to go back to.
    let selected = view.session.selected();
    if let Some(target) = selected.filter(|target| !matches!(target, Target::Passage(_))) {
        let name = view.name_of(target);
        let back = view.words().with("reader-back", &[("name", name.into())]);
        if style::link(ui, back).clicked() {
            commands.push(Command::ShowSelection);
        }
        ui.add_space(4.0);
    }
    direction::english(ui, |ui| head(ui, view));
    own_bar::rest(ui, view, commands);
    ui.add_space(10.0);
    let standing = view.session.standing(view.data);
    let stop = standing.map(|standing| standing.stop);
    let passages: Vec<&Passage> = view
        .data
        .passages(view.session.shows_own(view.data))
        .collect();
    let current = |one: &Passage| {
        let chosen = view.session.selected() == Some(&Target::Passage(one.paragraph));
        let stop = stop.as_ref().filter(|stop| stop.paragraph == one.paragraph);
        (chosen || stop.is_some(), stop)
    };
    show_passages(ui, &passages, current, view, scroll_to, commands);
}

/// What the article is called, by whom and when.
fn head(ui: &mut Ui, view: &View<'_>) {
    let article = view.data.story.article();
    let title = ui.label(
        RichText::new(short::line(&article.title, short::NAME)).font(font(Font::SerifBold, 24.0)),
    );
    style::heading(&title, 1);
    let weak = colour(view.theme.window.ink_weak);
    ui.label(RichText::new(article.by_line(Words::of(Language::English))).color(weak));
    // What is said of the digest is not said of the reader's own copy.
    let note = article.note.as_ref();
    if let Some(note) = note.filter(|_| !view.session.shows_own(view.data)) {
        let note = short::cut(note, short::TEXT);
        ui.label(RichText::new(note).size(13.0).color(weak));
    }
}

fn selection(
    ui: &mut Ui,
    target: &Target,
    view: &View<'_>,
    scroll_to: &mut Option<ParagraphId>,
    commands: &mut Vec<Command>,
) {
    if let Some(place) = view.data.place_of(target) {
        card::place(ui, place, view, commands);
        passages(ui, view, scroll_to, commands);
        card::place_foot(ui, place, view, commands);
    }
    let Target::Event(id) = target else {
        return;
    };
    let story = &view.data.story;
    if let (Some(event), Some(index)) = (story.event(id), story.event_index(id)) {
        square_card::back(ui, view, commands);
        card::event(ui, event, index, view, commands);
        passages(ui, view, scroll_to, commands);
    } else if let Some(row) = view.data.row_of(id) {
        square_card::back(ui, view, commands);
        card::event_of_file(ui, id, row, view, commands);
    }
}

fn passages(
    ui: &mut Ui,
    view: &View<'_>,
    scroll_to: &mut Option<ParagraphId>,
    commands: &mut Vec<Command>,
) {
    let about = view.session.passages(view.data);
    let shown = |index: &usize| view.session.passage(*index, view.data);
    let step = view.session.step.min(about.len().saturating_sub(1));
    let Some(current) = about.get(step).and_then(shown) else {
        let none = RichText::new(view.words().say("reader-not-told"))
            .color(colour(view.theme.window.ink_weak));
        ui.label(none);
        return;
    };
    ui.add_space(4.0);
    stepper(ui, [step, about.len()], current, view, commands);
    ui.add_space(6.0);
    let about: Vec<&Passage> = about.iter().filter_map(shown).collect();
    let several = about.len() > 1;
    let is_current = |one: &Passage| (several && one.paragraph == current.paragraph, None);
    show_passages(ui, &about, is_current, view, scroll_to, commands);
}

fn stepper(
    ui: &mut Ui,
    [step, count]: [usize; 2],
    current: &Passage,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let words = view.words();
    let values = [("number", (step + 1).into()), ("count", count.into())];
    let place = words.with("reader-passage", &values);
    let place = RichText::new(place).font(font(Font::SansBold, 15.0));
    // Beside larger numbers there is no room for all that can be done.
    let beside = count < 1_000;
    if !beside {
        ui.label(place.clone());
    }
    ui.horizontal(|ui| {
        if beside {
            ui.label(place);
        }
        ui.with_layout(direction::from_end(view.is_right_to_left()), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            copy_as(ui, current, words, commands);
            if style::link(ui, words.say("reader-copy"))
                .on_hover_text(words.say("reader-copy-help"))
                .clicked()
            {
                commands.push(Command::CopyCitation(current.paragraph));
            }
            if style::link(ui, words.say("reader-show-in-article")).clicked() {
                commands.push(Command::ShowInArticle(current.paragraph));
            }
            let enabled = |ui: &mut Ui, on: bool, key: &str| {
                let text = words.say(key);
                ui.add_enabled_ui(on, |ui| style::link(ui, text).clicked())
                    .inner
            };
            if enabled(ui, step + 1 < count, "reader-next") {
                commands.push(Command::NextPassage);
            }
            if enabled(ui, step > 0, "reader-previous") {
                commands.push(Command::PreviousPassage);
            }
        });
    });
}

/// The other forms of a citation.
fn copy_as(ui: &mut Ui, current: &Passage, words: Words, commands: &mut Vec<Command>) {
    let name = words.say("cite-as");
    let link = style::link(ui, words.say("cite-as-short"));
    link.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Link, true, &name));
    egui::Popup::menu(&link).show(|ui| {
        let keys = ["cite-plain", "cite-markdown", "cite-bibtex"];
        for (style, key) in CitationStyle::ALL.into_iter().zip(keys) {
            if ui.button(words.say(key)).clicked() {
                commands.push(Command::CopyCitationAs(current.paragraph, style));
                ui.close();
            }
        }
    });
}

/// Shows passages, and brings one of them into view; `current` tells those where the reader stands.
fn show_passages<'a>(
    ui: &mut Ui,
    passages: &[&Passage],
    current: impl Fn(&Passage) -> (bool, Option<&'a Stop>),
    view: &View<'_>,
    scroll_to: &mut Option<ParagraphId>,
    commands: &mut Vec<Command>,
) {
    let wanted = scroll_to.as_ref();
    let wanted = passages
        .iter()
        .position(|one| wanted == Some(&one.paragraph));
    // The first passage follows its card: to scroll there would hide the card that was asked for.
    let scrolls = view.session.step > 0 || view.session.in_article;
    let pieces = passages.iter().map(|one| {
        let letters = one.text.len();
        Piece::new(one.paragraph, std::ptr::from_ref(*one), letters)
    });
    let language = view.session.language;
    let settled = roll::show(ui, language, pieces, wanted, |ui, number| {
        let Some(one) = passages.get(number) else {
            return;
        };
        let (is_current, stop) = current(one);
        let rect = passage::show(ui, one, is_current, stop, view, commands);
        if wanted == Some(number) && scrolls {
            ui.scroll_to_rect(rect, Some(Align::Center));
        }
    });
    if wanted.is_some() && settled {
        *scroll_to = None;
    }
}
