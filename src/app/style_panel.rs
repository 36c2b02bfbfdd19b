//! How a layer of one's own is drawn, to be changed: colour, symbol, size, and columns that decide
//! them. Whatever is changed is seen at once, and undone like everything else.

use std::sync::{Arc, Weak};

use egui::accesskit::Role;
use egui::{ComboBox, Context, Rect, Response, RichText, Sense, Slider, Stroke, Ui, vec2};

use super::{View, colour, direction, font, icons, layer_list, style};
use crate::events::EventFile;
use crate::events::read::{ColumnInfo, ColumnKind};
use crate::map::fonts::Font;
use crate::map::legend;
use crate::map::scene::Shape;
use crate::map::theme::RAMPS;
use crate::session::{
    ByColumn, Classes, ColourBy, Command, Layer, LayerId, Opacity, Paint, Rgb, SizeBy, Style,
    Symbol,
};

/// The panel, and the columns of the layer it is about.
#[derive(Default)]
pub struct StylePanel {
    columns: Vec<ColumnInfo>,
    file: Weak<EventFile>,
}

/// The side of a colour to choose, in points.
const SIDE: f32 = 24.0;

impl StylePanel {
    /// Shows the panel while a layer's style is open.
    ///
    /// `why` tells why a layer could not be read, if it could not.
    pub fn show(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        why: &layer_list::Why<'_>,
    ) -> Vec<Command> {
        let Some(number) = view.session.styling else {
            return Vec::new();
        };
        let Some(layer) = view.session.work.layer(number) else {
            return vec![Command::ShowStyle(None)];
        };
        self.look_at(view, number);
        let words = view.words();
        let title = words.with("style-title", &[("name", layer.name.as_str().into())]);
        let (mut open, mut style) = (true, layer.style.clone());
        let room = ctx.content_rect();
        egui::Window::new(title)
            .id(egui::Id::unique("style of a layer"))
            .open(&mut open)
            .resizable(false)
            .collapsible(false)
            .default_pos(room.left_top() + vec2(300.0_f32.min(room.width() * 0.2), 70.0))
            .default_width(340.0)
            .show(ctx, |ui| {
                let tallest = (room.height() - 190.0).max(120.0);
                egui::ScrollArea::vertical()
                    .max_height(tallest)
                    .min_scrolled_height(tallest)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        rails(ui, view);
                        direction::column(ui, view.is_right_to_left(), |ui| {
                            if let Some(unread) = why(number) {
                                let ink = ui.visuals().warn_fg_color;
                                ui.label(RichText::new(unread.why).color(ink));
                            }
                            self.contents(ui, view, layer, &mut style);
                        });
                        super::focus::follow(ui);
                    });
            });
        let mut commands = Vec::new();
        if style != layer.style {
            let layer = Layer {
                style,
                ..layer.as_ref().clone()
            };
            commands.push(Command::ChangeLayer(Arc::new(layer)));
        }
        if !open {
            commands.push(Command::ShowStyle(None));
        }
        commands
    }

    /// The first column of numbers that says more than where and when.
    fn telling(&self) -> Option<&ColumnInfo> {
        const PLACES_AND_TIMES: [&str; 16] = [
            "longitude",
            "latitude",
            "lon",
            "lat",
            "lng",
            "long",
            "x",
            "y",
            "easting",
            "northing",
            "year",
            "month",
            "day",
            "id",
            "fid",
            "objectid",
        ];
        let numbers = || {
            self.columns
                .iter()
                .filter(|one| one.kind == ColumnKind::Number)
        };
        let tells = |one: &&ColumnInfo| {
            let name = one.name.trim().to_lowercase();
            !PLACES_AND_TIMES.contains(&name.as_str())
        };
        numbers().find(tells).or_else(|| numbers().next())
    }

    /// Learns the columns of the layer's file, once.
    fn look_at(&mut self, view: &View<'_>, number: u16) {
        let file = view.data.file_of(number);
        let weak = file.map_or_else(Weak::new, Arc::downgrade);
        if !self.file.ptr_eq(&weak) {
            self.columns = file.map(|file| file.columns()).unwrap_or_default();
            self.file = weak;
        }
    }

    fn contents(&self, ui: &mut Ui, view: &View<'_>, layer: &Arc<Layer>, style: &mut Style) {
        let words = view.words();
        heading(ui, &words.say("style-colour"));
        // Lines and areas have no symbols, and columns say nothing of them.
        if has_shapes_only(layer.number, view) {
            colour_of_shapes(ui, view, style);
        } else {
            self.colour(ui, view, style);
            heading(ui, &words.say("style-symbol"));
            symbols(ui, view, style);
            heading(ui, &words.say("style-size"));
            self.size(ui, view, style);
        }
        ui.add_space(4.0);
        let mut opacity = style.opacity.hundredths();
        let [least, most] = Opacity::BOUNDS;
        style::row(ui, |ui| {
            let name = ui.label(words.say("style-opacity"));
            let slider = Slider::new(&mut opacity, least..=most).suffix(" %");
            if style::slider(ui, slider).labelled_by(name.id).changed() {
                style.opacity = Opacity::of(opacity);
            }
        });
        classes(ui, view, layer);
        ui.add_space(8.0);
        let usual = ui.add_enabled(
            !style.is_usual(),
            egui::Button::new(words.say("style-usual")),
        );
        if usual.clicked() {
            *style = Style::default();
        }
    }

    fn colour(&self, ui: &mut Ui, view: &View<'_>, style: &mut Style) {
        let words = view.words();
        let by = &style.colour;
        let by_category = matches!(by, ColourBy::Category);
        if direction::radio(ui, by_category, &words.say("style-by-category")).clicked() {
            style.colour = ColourBy::Category;
        }
        let is_one = matches!(style.colour, ColourBy::One(_));
        if direction::radio(ui, is_one, &words.say("style-one-colour")).clicked() && !is_one {
            style.colour = ColourBy::One(Paint::Palette(0));
        }
        if let ColourBy::One(paint) = &mut style.colour {
            palette(ui, view, paint);
        }
        let column = style.colour_column().cloned();
        let first = self.columns.first();
        let radio = ui.add_enabled_ui(first.is_some(), |ui| {
            direction::radio(ui, column.is_some(), &words.say("style-by-column"))
        });
        if let Some(first) = first
            && radio.inner.clicked()
            && column.is_none()
        {
            style.colour = ColourBy::Column(ByColumn {
                name: self.telling().unwrap_or(first).name.clone(),
                classes: Classes::default(),
                ramp: 0,
            });
        }
        if let ColourBy::Column(by) = &mut style.colour {
            self.by_column(ui, view, by);
        }
    }

    fn by_column(&self, ui: &mut Ui, view: &View<'_>, by: &mut ByColumn) {
        let words = view.words();
        ui.indent("colour by column", |ui| {
            let label = words.say("style-column");
            self.choose(ui, "colour column", &label, &mut by.name, |_| true);
            let kind = self.columns.iter().find(|one| one.name == by.name);
            if kind.is_none_or(|one| one.kind != ColumnKind::Number) {
                return;
            }
            for (classes, key) in [
                (Classes::EqualCounts, "style-equal-counts"),
                (Classes::RoundSteps, "style-round-steps"),
                (Classes::Values, "style-each-value"),
            ] {
                direction::radio_value(ui, &mut by.classes, classes, &words.say(key));
            }
            if by.classes == Classes::Values {
                return;
            }
            ui.horizontal(|ui| {
                for ramp in 0..RAMPS as u8 {
                    let size = vec2(78.0, 20.0);
                    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                    let chosen = by.ramp == ramp;
                    let name = words.with("style-ramp", &[("number", (ramp + 1).into())]);
                    tell(&response, chosen, &name);
                    let colours = view.theme.ramp(ramp);
                    let step = rect.width() / colours.len() as f32;
                    for (number, rgba) in colours.iter().enumerate() {
                        let left = rect.left() + number as f32 * step;
                        let part = Rect::from_x_y_ranges(left..=left + step, rect.y_range());
                        ui.painter().rect_filled(part, 0.0, colour(*rgba));
                    }
                    frame(ui, rect, chosen, &response, view);
                    if response.on_hover_text(name).clicked() {
                        by.ramp = ramp;
                    }
                }
            });
        });
    }

    /// A list of columns to choose one from.
    fn choose(
        &self,
        ui: &mut Ui,
        id: &str,
        label: &str,
        name: &mut String,
        offered: impl Fn(&ColumnInfo) -> bool,
    ) {
        style::row(ui, |ui| {
            let named = ui.label(label);
            let list = ComboBox::from_id_salt(id)
                .selected_text(name.as_str())
                .width(170.0);
            let shown = list.show_ui(ui, |ui| {
                for column in self.columns.iter().filter(|column| offered(column)) {
                    let row = ui.selectable_value(name, column.name.clone(), &column.name);
                    if !column.example.is_empty() {
                        row.on_hover_text(&column.example);
                    }
                }
            });
            shown.response.labelled_by(named.id);
        });
    }

    fn size(&self, ui: &mut Ui, view: &View<'_>, style: &mut Style) {
        let words = view.words();
        let by_column = style.size_column().is_some();
        let factor = |size: &SizeBy| match size {
            SizeBy::Factor(hundredths) => *hundredths,
            SizeBy::Usual | SizeBy::Column { .. } => 100,
        };
        if direction::radio(ui, !by_column, &words.say("style-one-size")).clicked() && by_column {
            style.size = SizeBy::Usual;
        }
        if !by_column {
            let mut hundredths = factor(&style.size);
            let [least, .., most] = SizeBy::FACTORS;
            ui.indent("one size", |ui| {
                let slider = Slider::new(&mut hundredths, least..=most).suffix(" %");
                let slider = style::slider(ui, slider.step_by(5.0));
                name_of(ui, &slider, &words.say("style-size"));
                if slider.changed() {
                    style.size = if hundredths == 100 {
                        SizeBy::Usual
                    } else {
                        SizeBy::Factor(hundredths)
                    };
                }
            });
        }
        let is_number = |column: &&ColumnInfo| column.kind == ColumnKind::Number;
        let first = self.telling();
        let radio = ui.add_enabled_ui(first.is_some() || by_column, |ui| {
            direction::radio(ui, by_column, &words.say("style-size-by-column"))
        });
        if let Some(first) = first
            && radio.inner.clicked()
            && !by_column
        {
            let name = first.name.clone();
            style.size = SizeBy::Column { name };
        }
        if let SizeBy::Column { name } = &mut style.size {
            let label = words.say("style-column");
            ui.indent("size by column", |ui| {
                self.choose(ui, "size column", &label, name, |column| is_number(&column));
            });
        }
    }
}

/// Whether a layer has lines or areas, and no events.
fn has_shapes_only(number: u16, view: &View<'_>) -> bool {
    let mut own = view.data.atlas.own_places();
    view.data.events.rows_of_file(number).is_empty()
        && own.any(|place| place.file() == Some(number))
}

/// The colour of lines and areas: the one that the layer comes with, or another.
fn colour_of_shapes(ui: &mut Ui, view: &View<'_>, style: &mut Style) {
    let words = view.words();
    let is_one = matches!(style.colour, ColourBy::One(_));
    if direction::radio(ui, !is_one, &words.say("style-own-of-layer")).clicked() {
        style.colour = ColourBy::Category;
    }
    if direction::radio(ui, is_one, &words.say("style-one-colour")).clicked() && !is_one {
        style.colour = ColourBy::One(Paint::Palette(0));
    }
    if let ColourBy::One(paint) = &mut style.colour {
        palette(ui, view, paint);
    }
}

/// What the colours and sizes mean, as the legend tells it.
fn classes(ui: &mut Ui, view: &View<'_>, layer: &Arc<Layer>) {
    let own = LayerId::File(layer.number);
    let groups = legend::groups(view.data, view.session, view.theme);
    let rows = groups.into_iter().flat_map(|group| group.rows);
    let row = rows.into_iter().find(|row| row.layer == own);
    let parts = row.map(|row| row.parts).unwrap_or_default();
    if parts.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.separator();
    ui.spacing_mut().item_spacing.y = 0.0;
    for part in &parts {
        layer_list::own::line(ui, part, view);
    }
}

/// The rails of sliders are seen on paper, and so are their handles.
fn rails(ui: &mut Ui, view: &View<'_>) {
    let edge = colour(view.theme.window.edge);
    let visuals = ui.visuals_mut();
    visuals.slider_trailing_fill = true;
    visuals.selection.bg_fill = edge;
    visuals.widgets.inactive.bg_fill = colour(view.theme.window.rule);
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(6.0);
    let heading = ui.label(RichText::new(text).font(font(Font::SansBold, 14.0)));
    style::heading(&heading, 2);
}

/// Says of a choice whether it is the one, to those who cannot see it.
fn tell(response: &Response, chosen: bool, name: &str) {
    let role = Role::RadioButton;
    response.widget_info(|| egui::WidgetInfo::selected(role, true, chosen, name));
}

fn name_of(ui: &Ui, response: &Response, name: &str) {
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name.to_owned()));
}

/// The edge of a choice: strong around the chosen one.
fn frame(ui: &Ui, rect: Rect, chosen: bool, response: &Response, view: &View<'_>) {
    let window = &view.theme.window;
    let edge = if chosen {
        Stroke::new(2.0, colour(window.ink))
    } else if response.hovered() {
        Stroke::new(1.0, colour(window.ink))
    } else {
        Stroke::new(1.0, colour(window.edge))
    };
    let rect = if chosen { rect.expand(2.0) } else { rect };
    ui.painter()
        .rect_stroke(rect, 4.0, edge, egui::StrokeKind::Outside);
}

/// The theme's colours for layers, and one of the reader's own.
fn palette(ui: &mut Ui, view: &View<'_>, paint: &mut Paint) {
    let words = view.words();
    ui.indent("one colour", |ui| {
        ui.spacing_mut().item_spacing = vec2(7.0, 7.0);
        ui.horizontal_wrapped(|ui| {
            for number in 0..view.theme.layers.len() as u8 {
                let size = vec2(SIDE, SIDE - 4.0);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                let own = Paint::Palette(number);
                let name = words.with("style-palette", &[("number", (number + 1).into())]);
                tell(&response, *paint == own, &name);
                let fill = colour(view.theme.paint(own));
                ui.painter().rect_filled(rect, 3.0, fill);
                frame(ui, rect, *paint == own, &response, view);
                if response.on_hover_text(name).clicked() {
                    *paint = own;
                }
            }
        });
        style::row(ui, |ui| {
            let label = ui.label(words.say("style-own-colour"));
            let [r, g, b, _] = view.theme.paint(*paint).0;
            let mut rgb = [r, g, b];
            let button = ui.color_edit_button_srgb(&mut rgb);
            name_of(ui, &button, &words.say("style-own-colour"));
            if button.labelled_by(label.id).changed() {
                *paint = Paint::Own(Rgb(rgb));
            }
        });
    });
}

fn symbols(ui: &mut Ui, view: &View<'_>, style: &mut Style) {
    let words = view.words();
    ui.horizontal_wrapped(|ui| {
        let usual = direction::radio(ui, style.symbol.is_none(), &words.say("style-symbol-usual"));
        if usual.clicked() {
            style.symbol = None;
        }
        for symbol in Symbol::ALL {
            let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::click());
            let chosen = style.symbol == Some(symbol);
            let name = words.say(match symbol {
                Symbol::Circle => "style-circle",
                Symbol::Square => "style-square",
                Symbol::Diamond => "style-diamond",
                Symbol::Triangle => "style-triangle",
                Symbol::Hexagon => "style-hexagon",
            });
            tell(&response, chosen, &name);
            frame(ui, rect.shrink(2.0), chosen, &response, view);
            let ink = ui.visuals().text_color();
            icons::symbol(ui.painter(), Shape::from(symbol), rect.center(), 6.0, ink);
            if response.on_hover_text(name).clicked() {
                style.symbol = Some(symbol);
            }
        }
    });
}
