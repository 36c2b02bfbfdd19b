//! Fonts, and egui's own widgets dressed in the theme.

use std::sync::Arc;

use egui::epaint::text::FontTweak;
use egui::style::WidgetVisuals;
use egui::{
    CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Visuals,
};

use super::{colour, font};
use crate::map::Theme;
use crate::map::fonts::Font;
use crate::session::Comfort;

/// What is set once: the keys for a larger or smaller window are commands of our own.
pub fn install(ctx: &egui::Context) {
    install_fonts(ctx);
    ctx.add_plugin(super::bidi::Bidi::default());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// Registers the bundled faces; each falls back on the others, so that no letter goes missing.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    for face in Font::ALL {
        let data = FontData::from_static(face.bytes()).tweak(FontTweak::default());
        fonts
            .font_data
            .insert(face.key().to_owned(), Arc::new(data));
    }
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let chain = |first: Font| {
        let own = [first, Font::Sans, Font::Naskh].map(|face| face.key().to_owned());
        own.into_iter().chain(fallback.clone()).collect::<Vec<_>>()
    };
    for face in Font::ALL {
        fonts
            .families
            .insert(FontFamily::Name(face.key().into()), chain(face));
    }
    fonts
        .families
        .insert(FontFamily::Proportional, chain(Font::Sans));
    ctx.set_fonts(fonts);
}

/// Dresses egui in `theme`.
pub fn apply(ctx: &egui::Context, theme: &Theme) {
    let which = if theme.dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    };
    ctx.set_theme(which);
    let mut style = (*ctx.style_of(which)).clone();
    style.visuals = visuals(theme);
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(12.0)),
        (TextStyle::Body, FontId::proportional(14.0)),
        (TextStyle::Button, FontId::proportional(14.0)),
        (TextStyle::Heading, font(Font::SerifBold, 22.0)),
        (TextStyle::Monospace, FontId::monospace(13.0)),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(8.0, 6.0);
    style.spacing.button_padding = egui::vec2(9.0, 5.0);
    style.spacing.scroll = egui::style::ScrollStyle::thin();
    style.spacing.window_margin = egui::Margin::same(16);
    style.interaction.tooltip_delay = 0.25;
    ctx.set_style_of(which, style);
}

/// A row of words and of what is pressed or typed in, on one line: as high as a button from its
/// first word on, so that words stand beside what they name and not above it.
pub fn row<R>(ui: &mut egui::Ui, contents: impl FnOnce(&mut egui::Ui) -> R) -> R {
    as_high_as_a_button(ui, |ui, usual| {
        let shown = ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = usual;
            contents(ui)
        });
        shown.inner
    })
}

/// The same, with as many lines as it takes.
pub fn rows<R>(ui: &mut egui::Ui, contents: impl FnOnce(&mut egui::Ui) -> R) -> R {
    as_high_as_a_button(ui, |ui, usual| {
        let shown = ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = usual;
            contents(ui)
        });
        shown.inner
    })
}

/// What begins in `contents` begins with the height of a button, which is given the usual least
/// height.
fn as_high_as_a_button<R>(ui: &mut egui::Ui, contents: impl FnOnce(&mut egui::Ui, f32) -> R) -> R {
    let usual = ui.spacing().interact_size.y;
    let letters = ui.text_style_height(&TextStyle::Button);
    let height = letters + 2.0 * ui.spacing().button_padding.y;
    ui.spacing_mut().interact_size.y = height.max(usual);
    let shown = contents(ui, usual);
    ui.spacing_mut().interact_size.y = usual;
    shown
}

/// A slider whose number is no higher than its rail, so that both stand on one line.
pub fn slider(ui: &mut egui::Ui, slider: egui::Slider<'_>) -> egui::Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.y = 0.0;
        ui.add(slider)
    })
    .inner
}

/// Words to click: underlined, so that they are known as such without their colour.
pub fn link(ui: &mut egui::Ui, text: impl Into<String>) -> egui::Response {
    ui.link(egui::RichText::new(text).underline())
}

/// The same, weak and without effect where there is nothing to do.
pub fn link_if(ui: &mut egui::Ui, enabled: bool, text: impl Into<String>) -> egui::Response {
    let text = egui::RichText::new(text).underline();
    ui.add_enabled(enabled, egui::Link::new(text))
}

/// Tells a screen reader that a line of words is a heading, and of which level, from 1.
pub fn heading(response: &egui::Response, level: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        // Words of a label are its value, but a heading is known by its name.
        if let Some(words) = node.value().map(str::to_owned) {
            node.clear_value();
            node.set_label(words);
        }
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
    });
}

/// As large as the reader wants everything, and as still. Nothing is done while nothing changes.
pub fn ease(ctx: &egui::Context, comfort: Comfort) {
    let usual = egui::Style::default();
    let (seconds, scrolling) = if comfort.still {
        (0.0, egui::style::ScrollAnimation::none())
    } else {
        (usual.animation_time, usual.scroll_animation)
    };
    #[allow(clippy::float_cmp, reason = "it is the number that was set")]
    let eased = ctx.global_style().animation_time == seconds;
    if !eased {
        ctx.all_styles_mut(|style| {
            style.animation_time = seconds;
            style.scroll_animation = scrolling;
        });
    }
    let factor = comfort.scale.factor();
    if (ctx.zoom_factor() - factor).abs() > f32::EPSILON {
        ctx.set_zoom_factor(factor);
    }
}

fn visuals(theme: &Theme) -> Visuals {
    let window = &theme.window;
    let [paper, field, rule, edge, ink, weak] = [
        window.paper,
        window.field,
        window.rule,
        window.edge,
        window.ink,
        window.ink_weak,
    ]
    .map(colour);
    let mut visuals = if theme.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    visuals.panel_fill = paper;
    visuals.window_fill = paper;
    visuals.window_stroke = Stroke::new(1.0, edge);
    visuals.extreme_bg_color = field;
    visuals.faint_bg_color = field;
    visuals.weak_text_color = Some(weak);
    visuals.hyperlink_color = colour(window.link);
    visuals.warn_fg_color = colour(window.warning);
    visuals.error_fg_color = colour(window.warning);
    visuals.selection.bg_fill = colour(window.mention_lit);
    visuals.selection.stroke = Stroke::new(2.0, colour(window.focus));
    let radius = CornerRadius::same(6);
    let widget = |fill, stroke, ink| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, stroke),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(paper, rule, ink);
    visuals.widgets.inactive = widget(paper, edge, ink);
    visuals.widgets.hovered = widget(field, colour(window.ink_weak), ink);
    visuals.widgets.active = widget(field, colour(window.focus), ink);
    visuals.widgets.open = widget(field, edge, ink);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals
}
