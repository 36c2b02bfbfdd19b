//! The main menu: a short list that opens into others, so that all of it is on the screen.
//!
//! F10 opens it. Arrows walk it: right opens what an entry leads to, left goes back.

use egui::{Button, Key, Modifiers, Popup, RichText, Ui};

use super::filing::Filing;
use super::icons::{self, Icon};
use super::{View, direction, focus, top_bar};
use crate::project::name_of;
use crate::session::{Command, FileAct, Offer, Panel, ThemeChoice};
use crate::words::Language;

/// The least width of a list, in points: room for the keys behind the names.
const WIDTH: f32 = 240.0;

/// Shows the button of the menu, and the menu while it is open.
pub fn show(ui: &mut Ui, view: &View<'_>, filing: &Filing, commands: &mut Vec<Command>) {
    let button = icons::button(ui, Icon::Menu, &view.words().say("bar-menu"), true);
    // With Shift the key opens the menu of a spot.
    let asked = |input: &mut egui::InputState| {
        input.modifiers.is_none() && input.consume_key(Modifiers::NONE, Key::F10)
    };
    if ui.input_mut(asked) {
        button.request_focus();
        Popup::toggle_id(ui.ctx(), Popup::default_response_id(&button));
    }
    Popup::menu(&button).show(|ui| {
        let mut menu = Menu {
            view,
            filing,
            offers: Command::every(view.session, view.data, view.words()),
            commands,
        };
        list(ui, view.is_right_to_left(), |ui| menu.entries(ui));
    });
}

/// A list of entries; in a very low window it scrolls.
fn list(ui: &mut Ui, right_to_left: bool, contents: impl FnOnce(&mut Ui)) {
    ui.set_min_width(WIDTH);
    let tallest = ui.ctx().content_rect().height() - 24.0;
    let scroll = egui::ScrollArea::vertical()
        .max_height(tallest)
        .min_scrolled_height(tallest);
    scroll.show(ui, |ui| {
        direction::menu(ui, right_to_left, contents);
        focus::follow(ui);
    });
}

/// What the entries are made of.
struct Menu<'a> {
    view: &'a View<'a>,
    filing: &'a Filing,
    offers: Vec<Offer>,
    commands: &'a mut Vec<Command>,
}

impl Menu<'_> {
    fn entries(&mut self, ui: &mut Ui) {
        self.more(ui, "menu-file", Self::file);
        self.more(ui, "menu-edit", Self::edit);
        self.more(ui, "menu-view", Self::view);
        self.more(ui, "menu-story", Self::story);
        ui.separator();
        self.more(ui, "everyone-theme", Self::themes);
        self.more(ui, "bar-language", Self::languages);
        ui.separator();
        self.all(
            ui,
            &[Command::ToggleKeys, Command::ToggleAbout, Command::Quit],
        );
    }

    /// An entry that opens another list.
    fn more(&mut self, ui: &mut Ui, key: &str, contents: impl FnOnce(&mut Self, &mut Ui)) {
        let mirrored = self.view.is_right_to_left();
        direction::more(ui, &self.view.words().say(key), mirrored, |ui| {
            list(ui, mirrored, |ui| contents(self, ui));
        });
    }

    fn file(&mut self, ui: &mut Ui) {
        let file = |act| Command::File(act);
        self.all(ui, &[file(FileAct::New), file(FileAct::Open)]);
        if !self.filing.recent.is_empty() {
            self.more(ui, "file-recent", Self::recent);
        }
        ui.separator();
        self.all(ui, &[file(FileAct::Save), file(FileAct::SaveAs)]);
        self.all(ui, &[Command::ToggleExport]);
        ui.separator();
        self.all(ui, &[file(FileAct::Close)]);
    }

    fn edit(&mut self, ui: &mut Ui) {
        self.all(ui, &[Command::Undo, Command::Redo]);
        ui.separator();
        self.all(ui, &[Command::CopyCurrentCitation, Command::CopyLink]);
        ui.separator();
        self.all(ui, &[Command::ToggleFind]);
    }

    fn view(&mut self, ui: &mut Ui) {
        self.all(
            ui,
            &[
                Command::Home,
                Command::FitSelection,
                Command::ZoomIn,
                Command::ZoomOut,
            ],
        );
        ui.separator();
        self.all(
            ui,
            &[Panel::Layers, Panel::Reader, Panel::Years].map(Command::TogglePanel),
        );
        ui.separator();
        self.all(ui, &[Command::ToggleMeasure]);
        self.more(ui, "everyone-borders", |menu, ui| {
            top_bar::borders(ui, menu.view, menu.commands);
        });
        ui.separator();
        self.all(ui, &[Command::Larger, Command::Smaller, Command::UsualSize]);
        let still = self.view.session.comfort.still;
        let label = Command::ToggleStill.label(self.view.words());
        if direction::check(ui, still, &label).clicked() {
            self.ask(ui, Command::ToggleStill);
        }
    }

    fn story(&mut self, ui: &mut Ui) {
        self.all(ui, &[Command::NextStop, Command::PreviousStop]);
        ui.separator();
        self.all(
            ui,
            &[Command::AllYears, Command::NoYears, Command::TogglePlay],
        );
        ui.separator();
        self.all(ui, &[Command::ToggleOwnArticle]);
        ui.separator();
        self.all(
            ui,
            &[
                Command::WriteStory,
                Command::WriteFromClipboard,
                Command::EditStory,
                Command::ReadStory,
            ],
        );
    }

    /// Entries for commands, each with its keys at the end of its line.
    fn all(&mut self, ui: &mut Ui, commands: &[Command]) {
        let mirrored = self.view.is_right_to_left();
        for command in commands {
            let offer = self.offers.iter().find(|offer| offer.command == *command);
            let Some(offer) = offer else { continue };
            let keys = offer.shortcut().map(|keys| keys.to_string());
            let entry = direction::entry(&offer.label, keys.unwrap_or_default(), mirrored);
            let entry = entry.frame_when_inactive(false);
            let row = ui.add_enabled(offer.why_not.is_none(), entry);
            // Keys behind a name are for the eye: the list of keys tells them.
            let label = offer.label.clone();
            row.widget_info(|| {
                let role = egui::accesskit::Role::Button;
                egui::WidgetInfo::labeled(role, offer.why_not.is_none(), label.as_ref())
            });
            let why = offer.why_not.clone().unwrap_or_default();
            if row.on_disabled_hover_text(why).clicked() {
                self.ask(ui, command.clone());
            }
        }
    }

    fn ask(&mut self, ui: &Ui, command: Command) {
        self.commands.push(command);
        ui.close();
    }

    /// The choices of theme, one of them ticked.
    fn themes(&mut self, ui: &mut Ui) {
        for choice in ThemeChoice::ALL {
            let chosen = self.view.session.theme == choice;
            let name = self.view.words().say(top_bar::theme_key(choice));
            if direction::radio(ui, chosen, &name).clicked() {
                self.ask(ui, Command::SetTheme(choice));
            }
        }
    }

    /// The languages of the window, each by its own name.
    fn languages(&mut self, ui: &mut Ui) {
        for language in Language::ALL {
            let chosen = self.view.session.language == language;
            if direction::radio(ui, chosen, language.own_name()).clicked() {
                self.ask(ui, Command::SetLanguage(language));
            }
        }
    }

    /// Projects that were open last; one that is not there any more is shown weak and can be
    /// forgotten.
    fn recent(&mut self, ui: &mut Ui) {
        for path in self.filing.recent.iter() {
            let is_there = path.is_file();
            ui.horizontal(|ui| {
                let mut name = RichText::new(name_of(path));
                if !is_there {
                    name = name.weak();
                }
                let shown = path.display().to_string();
                let row = ui.add_enabled(is_there, Button::new(name).frame(false));
                let row = row.on_hover_text(&shown).on_disabled_hover_text(&shown);
                if row.clicked() {
                    let act = FileAct::OpenPaths(vec![path.to_owned()]);
                    self.commands.push(Command::File(act));
                    ui.close();
                }
                let words = self.view.words();
                let forget = words.with("file-forget", &[("name", name_of(path).into())]);
                if !is_there && icons::button(ui, Icon::Close, &forget, true).clicked() {
                    self.commands
                        .push(Command::File(FileAct::Forget(path.to_owned())));
                }
            });
        }
    }
}
