//! The top bar: menu, what is read, the way back and forward, light or dark.

use egui::{Align, Layout, Popup, RichText, Ui};

use super::icons::{self, Icon};
use super::{View, font};
use crate::atlas::BoundaryView;
use crate::map::fonts::Font;
use crate::session::{Command, Panel, ThemeChoice};

/// Shows the bar; `open` says which panels are there to be seen.
pub fn show(ui: &mut Ui, view: &View<'_>, open: [(Panel, bool); 3]) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal_centered(|ui| {
        menu(ui, view, &mut commands);
        ui.add_space(2.0);
        ui.label(RichText::new("durand").font(font(Font::SansBold, 16.0)));
        ui.add_space(2.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            controls(ui, view, open, &mut commands);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let article = &view.data.story.article();
                let title = format!(
                    "{} · {} · {}",
                    article.title,
                    article.outlet,
                    article.date.label()
                );
                let weak = ui.visuals().weak_text_color();
                ui.add(egui::Label::new(RichText::new(title).size(14.5).color(weak)).truncate());
            });
        });
    });
    commands
}

/// The choices of theme, one of them ticked.
fn themes(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    ui.menu_button(view.session.words().say("everyone-theme"), |ui| {
        for choice in ThemeChoice::ALL {
            let chosen = view.session.theme == choice;
            if ui
                .radio(chosen, view.session.words().say(theme_key(choice)))
                .clicked()
            {
                commands.push(Command::SetTheme(choice));
                ui.close();
            }
        }
    });
}

/// The key of what a menu calls a theme.
pub fn theme_key(choice: ThemeChoice) -> &'static str {
    match choice {
        ThemeChoice::System => "everyone-theme-system",
        ThemeChoice::Light => "everyone-theme-light",
        ThemeChoice::Dark => "everyone-theme-dark",
        ThemeChoice::HighContrast => "everyone-theme-high-contrast",
        ThemeChoice::HighContrastDark => "everyone-theme-high-contrast-dark",
    }
}

/// The key of what a panel is called.
pub fn panel_key(panel: Panel) -> &'static str {
    match panel {
        Panel::Layers => "everyone-layers",
        Panel::Years => "everyone-years",
        Panel::Reader => "everyone-reader",
    }
}

/// One button for each panel: whether it is open, and a click to open or put it away.
fn panels(ui: &mut Ui, view: &View<'_>, open: [(Panel, bool); 3], commands: &mut Vec<Command>) {
    // Right to left: the first of them stands at the right.
    for (panel, is_open) in open.into_iter().rev() {
        let icon = match panel {
            Panel::Layers => Icon::Layers,
            Panel::Years => Icon::Years,
            Panel::Reader => Icon::Reader,
        };
        let name = view.session.words().say(panel_key(panel));
        if icons::toggle(ui, icon, &name, is_open).clicked() {
            commands.push(Command::TogglePanel(panel));
        }
    }
}

fn controls(ui: &mut Ui, view: &View<'_>, open: [(Panel, bool); 3], commands: &mut Vec<Command>) {
    panels(ui, view, open, commands);
    ui.add_space(4.0);
    let dark_now = view.theme.dark;
    let theme = if dark_now {
        "Light theme"
    } else {
        "Dark theme"
    };
    if icons::button(ui, Icon::Theme, theme, true).clicked() {
        commands.push(Command::SwitchTheme { dark_now });
    }
    boundary_view(ui, view, commands);
    let history = &view.session.history;
    if icons::button(
        ui,
        Icon::Forward,
        "Forward (Alt+→)",
        history.can_go_forward(),
    )
    .clicked()
    {
        commands.push(Command::Forward);
    }
    if icons::button(ui, Icon::Back, "Back (Alt+←)", history.can_go_back()).clicked() {
        commands.push(Command::Back);
    }
}

/// As whom the borders are told, and what that does not mean.
fn boundary_view(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let (words, chosen) = (view.session.words(), view.session.boundary_view);
    let name = |of: BoundaryView| words.with("view-of-borders", &[("view", of.id().into())]);
    let button = ui.button(format!("{} ⏷", name(chosen)));
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(260.0);
        for of in BoundaryView::ALL {
            if ui.radio(of == chosen, name(of)).clicked() {
                commands.push(Command::SetBoundaryView(of));
                ui.close();
            }
        }
        ui.separator();
        let weak = ui.visuals().weak_text_color();
        let caveat = RichText::new(words.say("view-caveat"))
            .size(12.5)
            .color(weak);
        ui.add(egui::Label::new(caveat).wrap());
    });
}

fn menu(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let button = icons::button(ui, Icon::Menu, "Menu", true);
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(240.0);
        // In a low window the menu scrolls.
        let tallest = ui.ctx().content_rect().height() - 70.0;
        let scroll = egui::ScrollArea::vertical()
            .max_height(tallest)
            .min_scrolled_height(tallest);
        scroll.show(ui, |ui| {
            entries(ui, view, commands);
            super::focus::follow(ui);
        });
    });
}

fn entries(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let words = view.session.words();
    let groups: [&[Command]; 8] = [
        &[Command::Undo, Command::Redo],
        &[
            Command::Home,
            Command::FitSelection,
            Command::ZoomIn,
            Command::ZoomOut,
        ],
        &[
            Command::NextStop,
            Command::PreviousStop,
            Command::ToggleMeasure,
            Command::CopyCurrentCitation,
            Command::CopyLink,
        ],
        &[Command::AllYears, Command::NoYears, Command::TogglePlay],
        &[
            Command::TogglePanel(Panel::Layers),
            Command::TogglePanel(Panel::Reader),
            Command::TogglePanel(Panel::Years),
        ],
        &[Command::ToggleExport],
        &[Command::Larger, Command::Smaller, Command::UsualSize],
        &[Command::ToggleKeys, Command::ToggleAbout, Command::Quit],
    ];
    for (index, group) in groups.into_iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        // Before the size of things stands what else makes the window pleasant.
        if group.contains(&Command::Larger) {
            themes(ui, view, commands);
            let mut still = view.session.comfort.still;
            if ui
                .checkbox(&mut still, Command::ToggleStill.label(words))
                .clicked()
            {
                commands.push(Command::ToggleStill);
                ui.close();
            }
        }
        for command in group {
            let keys = command
                .shortcut()
                .map(|shortcut| shortcut.to_string())
                .unwrap_or_default();
            let label = if *command == Command::UsualSize {
                let percent = view.session.comfort.scale.percent();
                words.with("everyone-usual-size", &[("percent", percent.into())])
            } else {
                command.label(words).into_owned()
            };
            let button = egui::Button::new(label)
                .shortcut_text(keys)
                .frame_when_inactive(false);
            if ui.add(button).clicked() {
                commands.push(command.clone());
                ui.close();
            }
        }
    }
}
