//! The top bar: menu, what is read, the way back and forward, light or dark.

use egui::{Align, Layout, Popup, RichText, Ui};

use super::icons::{self, Icon};
use super::{View, font};
use crate::atlas::BoundaryView;
use crate::map::fonts::Font;
use crate::session::{Command, Panel};

/// Shows the bar.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal_centered(|ui| {
        menu(ui, view, &mut commands);
        ui.add_space(2.0);
        ui.label(RichText::new("durand").font(font(Font::SansBold, 16.0)));
        ui.add_space(2.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            controls(ui, view, &mut commands);
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

fn controls(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
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
        let groups: [&[Command]; 6] = [
            &[Command::Undo, Command::Redo],
            &[
                Command::Home,
                Command::FitSelection,
                Command::ZoomIn,
                Command::ZoomOut,
            ],
            &[Command::AllYears, Command::NoYears, Command::TogglePlay],
            &[
                Command::TogglePanel(Panel::Layers),
                Command::TogglePanel(Panel::Reader),
                Command::TogglePanel(Panel::Years),
            ],
            &[Command::ToggleExport],
            &[Command::ToggleKeys, Command::ToggleAbout, Command::Quit],
        ];
        for (index, group) in groups.into_iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            for command in group {
                let keys = command
                    .shortcut()
                    .map(|shortcut| shortcut.to_string())
                    .unwrap_or_default();
                if ui
                    .add(
                        egui::Button::new(command.label(view.session.words()))
                            .shortcut_text(keys)
                            .frame(false),
                    )
                    .clicked()
                {
                    commands.push(command.clone());
                    ui.close();
                }
            }
        }
    });
}
