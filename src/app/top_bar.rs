//! The top bar: menu, what is read, the way back and forward, light or dark.

use egui::{Align, Align2, Popup, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::filing::Filing;
use super::icons::{self, Icon};
use super::{View, colour, direction, font, main_menu};
use crate::atlas::BoundaryView;
use crate::map::fonts::Font;
use crate::session::{Command, Panel, ThemeChoice};
use crate::words::short;

/// Shows the bar; `open` says which panels are there to be seen.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    open: [(Panel, bool); 3],
    filing: &Filing,
) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal_centered(|ui| {
        main_menu::show(ui, view, filing, &mut commands);
        ui.add_space(2.0);
        ui.label(RichText::new("durand").font(font(Font::SansBold, 16.0)));
        ui.add_space(2.0);
        let mirrored = view.is_right_to_left();
        ui.with_layout(direction::from_end(mirrored), |ui| {
            controls(ui, view, open, &mut commands);
            ui.with_layout(direction::from_start(mirrored), |ui| {
                project(ui, view, filing);
                let article = &view.data.story.article();
                let date = article.date_label_in(view.words());
                let parts = [article.title.as_str(), &article.outlet, &date];
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                let parts = parts.map(|part| short::line(part, short::NAME));
                let title = parts.collect::<Vec<_>>().join(" · ");
                let weak = ui.visuals().weak_text_color();
                ui.add(egui::Label::new(RichText::new(title).size(14.5).color(weak)).truncate());
            });
        });
    });
    commands
}

/// The project's name, and whether it is saved.
fn project(ui: &mut Ui, view: &View<'_>, filing: &Filing) {
    let words = view.words();
    let Some(name) = filing.name(view.session, words) else {
        return;
    };
    let unsaved = filing.is_unsaved(view.session);
    let key = if unsaved {
        "file-name-unsaved"
    } else {
        "file-name"
    };
    let name = words.with(key, &[("name", name.into())]);
    let text = RichText::new(name).size(14.5).strong();
    let widest = (ui.available_width() * 0.5).max(60.0);
    ui.scope(|ui| {
        ui.set_max_width(widest);
        ui.add(egui::Label::new(text).truncate());
    });
    ui.add_space(4.0);
}

/// Whether the bar has room for icons alone; what has none is in the menu.
fn is_tight(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < 640.0
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
    let words = view.words();
    let theme = words.say(if dark_now {
        "bar-light-theme"
    } else {
        "bar-dark-theme"
    });
    if icons::button(ui, Icon::Theme, &theme, true).clicked() {
        commands.push(Command::SwitchTheme { dark_now });
    }
    if !is_tight(ui) {
        boundary_view(ui, view, commands);
    }
    // The way back points to where lines begin.
    let (history, mirrored) = (&view.session.history, view.is_right_to_left());
    if icons::button(
        ui,
        if mirrored { Icon::Back } else { Icon::Forward },
        &with_keys("bar-forward", &Command::Forward, view),
        history.can_go_forward(),
    )
    .clicked()
    {
        commands.push(Command::Forward);
    }
    let back = with_keys("bar-back", &Command::Back, view);
    let icon = if mirrored { Icon::Forward } else { Icon::Back };
    if icons::button(ui, icon, &back, history.can_go_back()).clicked() {
        commands.push(Command::Back);
    }
    find(ui, view, commands);
}

/// What opens the palette: like the field it opens where there is room, else its icon alone.
fn find(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let words = view.session.words();
    let keys = Command::ToggleFind.shortcut();
    let keys = keys.map(|keys| keys.to_string()).unwrap_or_default();
    let name = format!("{} ({keys})", words.say("find-button"));
    let room = ui.ctx().content_rect().width();
    let width = match room {
        0.0..1000.0 => {
            if icons::button(ui, Icon::Find, &name, true).clicked() {
                commands.push(Command::ToggleFind);
            }
            return;
        }
        1000.0..1400.0 => 200.0,
        _ => 330.0,
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    let window = &view.theme.window;
    let edge = if response.has_focus() {
        ui.visuals().selection.stroke
    } else if response.hovered() {
        Stroke::new(1.0, colour(window.ink_weak))
    } else {
        Stroke::new(1.0, colour(window.rule))
    };
    let weak = colour(window.ink_weak);
    let painter = ui.painter();
    painter.rect(
        rect.shrink(1.0),
        6.0,
        colour(window.field),
        edge,
        StrokeKind::Inside,
    );
    icons::paint(
        painter,
        Icon::Find,
        pos2(rect.left() + 16.0, rect.center().y),
        weak,
    );
    let text = if width < 300.0 {
        "find-button"
    } else {
        "find-field"
    };
    let small = font(Font::Sans, 13.5);
    let keys_at = pos2(rect.right() - 10.0, rect.center().y);
    let keys_rect = painter.text(keys_at, Align2::RIGHT_CENTER, keys, small.clone(), weak);
    let mut job =
        egui::text::LayoutJob::simple_singleline(words.say(text).into_owned(), small, weak);
    let left = rect.left() + 30.0;
    job.wrap = egui::text::TextWrapping::truncate_at_width(keys_rect.left() - left - 8.0);
    let galley = painter.layout_job(job);
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, weak);
    if response.on_hover_cursor(egui::CursorIcon::Text).clicked() {
        commands.push(Command::ToggleFind);
    }
}

/// As whom the borders are told, and what that does not mean.
fn boundary_view(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let (words, chosen) = (view.session.words(), view.session.boundary_view);
    let button = ui.button(format!("{}     ", chosen.told_in(words)));
    button.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, chosen.told_in(words))
    });
    icons::down(ui.painter(), button.rect, ui.visuals().weak_text_color());
    Popup::menu(&button).show(|ui| borders(ui, view, commands));
}

/// The views of the borders, one of them ticked, and what that does not mean.
pub fn borders(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let (words, chosen) = (view.session.words(), view.session.boundary_view);
    ui.set_max_width(260.0);
    direction::menu(ui, view.is_right_to_left(), |ui| {
        for of in BoundaryView::ALL {
            if direction::radio(ui, of == chosen, &of.told_in(words)).clicked() {
                commands.push(Command::SetBoundaryView(of));
                ui.close();
            }
        }
        ui.separator();
        let weak = ui.visuals().weak_text_color();
        let caveat = RichText::new(words.say("view-caveat"));
        let begin = if view.is_right_to_left() {
            Align::RIGHT
        } else {
            Align::LEFT
        };
        let caveat = egui::Label::new(caveat.size(12.5).color(weak));
        ui.add(caveat.wrap().halign(begin));
    });
}

/// What a button says, with the keys that do the same.
fn with_keys(key: &str, command: &Command, view: &View<'_>) -> String {
    let keys = command.shortcut().map(|keys| keys.to_string());
    let keys = keys.unwrap_or_default().into();
    view.words().with(key, &[("keys", keys)])
}
