//! The map: paints the scene, and turns pointer and wheel into commands.

use std::sync::{Arc, Weak};

use egui::{Align2, FontId, Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use super::chooser::Chooser;
use super::here_menu::HereMenu;
use super::icons::{self, Icon};
use super::measure_panel;
use super::pointing::Pointing;
use super::{View, colour, map_nodes, spot_hand};
use crate::atlas::{Atlas, BoundaryView};
use crate::events::{Active, EventTable};
use crate::geometry::Viewport;
use crate::map::draw::Lit;
use crate::map::marks::{self, Fade};
use crate::map::relief::ReliefImage;
use crate::map::surface::egui::{Textures, shapes};
use crate::map::text::TextMeasure;
use crate::map::{AtlasShapes, MapView, Scene, draw, furniture};
use crate::session::{Command, Layer, LayerId, Layers, Measuring, YearFilter, degrees_in};
use crate::story::EventId;
use crate::words::Language;

/// What the map keeps from frame to frame.
#[derive(Default)]
pub struct MapState {
    /// What several things under the pointer are chosen from, while it is open.
    pub chooser: Option<Chooser>,
    /// The menu about a spot, while it is open.
    pub menu: Option<HereMenu>,
    /// The map itself among all that can have the focus.
    pub id: Option<egui::Id>,
    /// Whether the next click names a spot and selects nothing.
    pub asks_spot: bool,
    /// The spot that was named, `[lon, lat]` in degrees.
    pub spot: Option<[f64; 2]>,
    /// The spot that whoever asked for one has now, which is marked.
    pub marked: Option<[f64; 2]>,
    started: bool,
    textures: Textures,
    painted: Option<Painted>,
    level: Option<Level>,
}

/// The level of squares that the map shows, and the one it came from.
struct Level {
    now: u8,
    from: u8,
    /// When it came, in seconds.
    since: f64,
}

/// Seconds in which crowds part and join as the map changes its level.
const PARTING: f64 = 0.22;

/// What the map needs besides what every panel is shown.
pub struct MapInk<'a> {
    /// The atlas, prepared.
    pub shapes: &'a AtlasShapes,
    /// The relief in the theme's colours.
    pub relief: Option<&'a ReliefImage>,
    /// Widths of words.
    pub measure: &'a TextMeasure,
    /// The events that show.
    pub active: &'a Active,
}

/// A scene as it was painted, and what it was painted from.
struct Painted {
    key: Key,
    scene: Scene,
    shapes: Vec<egui::Shape>,
}

/// All that a painted map depends on: while it stays the same, nothing is computed again.
struct Key {
    view: Viewport,
    lit: Lit,
    years: YearFilter,
    layers: Layers,
    fan: Option<EventId>,
    theme: String,
    measuring: Option<Measuring>,
    boundary_view: BoundaryView,
    language: Language,
    pixels_per_point: f32,
    origin: Pos2,
    /// A line laid out with the letters as they are kept now: other letters, another line.
    glyphs: Arc<egui::Galley>,
    events: Weak<EventTable>,
    atlas: Weak<Atlas>,
    /// The file whose regions are shaded.
    shaded_by: Option<u16>,
    counted: bool,
    fade: Option<Fade>,
    /// Layers of one's own, with their order and their styles, and what is known of their columns.
    own: Vec<Arc<Layer>>,
    shades: u64,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.view == other.view
            && self.lit == other.lit
            && self.years == other.years
            && self.layers == other.layers
            && self.fan == other.fan
            && self.theme == other.theme
            && self.measuring == other.measuring
            && self.boundary_view == other.boundary_view
            && self.language == other.language
            && self.pixels_per_point == other.pixels_per_point
            && self.origin == other.origin
            && Arc::ptr_eq(&self.glyphs, &other.glyphs)
            && self.events.ptr_eq(&other.events)
            && self.atlas.ptr_eq(&other.atlas)
            && self.shaded_by == other.shaded_by
            && self.counted == other.counted
            && self.fade == other.fade
            && self.own == other.own
            && self.shades == other.shades
    }
}

/// Shows the map in all the room there is.
pub fn show(ui: &mut Ui, view: &View<'_>, ink: &MapInk<'_>, state: &mut MapState) -> Vec<Command> {
    let rect = ui.max_rect();
    ui.painter()
        .rect_filled(rect, 0.0, colour(view.theme.map.unmapped));
    // The edges are left to the panels, whose handles reach a little into the map.
    let response = ui.interact(
        rect.shrink(5.0),
        ui.scope_id().with("map"),
        Sense::click_and_drag(),
    );
    hold_focus(ui, &response, state);
    response.widget_info(|| {
        let name = view.words().say("map-name");
        egui::WidgetInfo::labeled(egui::accesskit::Role::Canvas, true, name)
    });
    let mut commands = Vec::new();
    let size = [rect.width(), rect.height()];
    #[allow(clippy::float_cmp, reason = "any difference at all is a new size")]
    let resized = view.session.view.size() != size;
    if resized {
        commands.push(Command::ResizeMap(size));
        // A map of the old size must not be seen: the frame is laid out once more.
        ui.ctx().request_discard("the map has another size");
        if ui.ctx().will_discard() {
            return commands;
        }
    }
    let map = MapView {
        data: view.data,
        shapes: ink.shapes,
        relief: ink.relief,
        session: view.session,
        theme: view.theme,
        measure: ink.measure,
        active: ink.active,
        fade: fade(ui, view, state),
    };
    let painter = ui.painter_at(rect);
    let (asks_spot, mut spot) = (state.asks_spot, state.spot.take());
    let marked = state.marked;
    let painted = repaint(state, &map, rect.min, &painter);
    painter.extend(painted.shapes.iter().cloned());
    let scene = &painted.scene;

    let nodes = map_nodes::show(ui, scene, &map, rect);
    let hand = Pointing {
        ui,
        response: &response,
        nodes: &nodes,
        rect,
        scene,
        map: &map,
    };
    hand.navigate(&mut commands);
    let choice = if asks_spot {
        spot = hand.name_spot(marked, &painter, &mut commands).or(spot);
        None
    } else if view.session.measuring.is_some() {
        hand.measure(ui, &mut commands);
        None
    } else {
        hand.light_up(&mut commands);
        hand.click(&mut commands)
    };
    if let Some(menu) = hand.asks_menu() {
        (state.menu, state.chooser) = (Some(menu), None);
    }
    state.spot = spot;
    if let Some((at, targets)) = choice {
        state.chooser = Some(Chooser::new(at, targets));
    } else if response.clicked() || response.drag_started() {
        state.chooser = None;
    }
    // One that was named in this frame is marked in it.
    if let Some(at) = state.spot.or(marked) {
        spot_hand::mark(&painter, rect, at, view);
    }
    coordinates(ui, &response, rect, view);
    measure_panel::nodes(ui, rect, view);
    measure_panel::show(ui.ctx(), rect, view, &mut commands);
    buttons(ui, rect, view, &mut commands);
    commands
}

/// How far the map has come from one level of squares to the next; asks for frames on the way.
/// With reduced motion, and with no more events than have symbols, there is no way.
fn fade(ui: &Ui, view: &View<'_>, state: &mut MapState) -> Option<Fade> {
    let now = marks::level(&view.session.view);
    let time = ui.input(|input| input.time);
    let level = state.level.get_or_insert(Level {
        now,
        from: now,
        since: time - PARTING,
    });
    if level.now != now {
        *level = Level {
            now,
            from: if level.now.abs_diff(now) == 1 {
                level.now
            } else {
                now
            },
            since: time,
        };
    }
    let share = ((time - level.since) / PARTING) as f32;
    let still = ui.style().animation_time <= 0.0 || view.data.files().is_empty();
    if level.from == now || share >= 1.0 || still {
        return None;
    }
    ui.ctx().request_repaint();
    Some(Fade {
        from: level.from,
        share: share.max(0.0),
    })
}

/// The map has the focus at first and after a click: Tab then walks what is on it, and the
/// arrows stay with it.
fn hold_focus(ui: &Ui, response: &Response, state: &mut MapState) {
    let first = !std::mem::replace(&mut state.started, true);
    let nothing = ui.ctx().memory(|memory| memory.focused().is_none());
    if response.clicked() || response.drag_started() || (first && nothing) {
        response.request_focus();
    }
    state.id = Some(response.id);
    if response.has_focus() {
        let keep = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..Default::default()
        };
        ui.ctx()
            .memory_mut(|memory| memory.set_focus_lock_filter(response.id, keep));
    }
}

fn repaint<'s>(
    state: &'s mut MapState,
    map: &MapView<'_>,
    origin: Pos2,
    painter: &egui::Painter,
) -> &'s Painted {
    let session = map.session;
    // When the letters are laid down anew, as after a change of theme, whatever was laid out
    // before points at the wrong ones.
    let glyphs = painter.layout_no_wrap(
        "durand".to_owned(),
        FontId::proportional(12.5),
        egui::Color32::PLACEHOLDER,
    );
    let key = Key {
        view: session.view,
        lit: Lit::of(session, map.data),
        years: session.years.clone(),
        layers: session.layers.clone(),
        fan: session.fan.clone(),
        theme: map.theme.name.clone(),
        measuring: session.measuring.clone(),
        boundary_view: session.boundary_view,
        language: session.language,
        pixels_per_point: painter.pixels_per_point(),
        origin,
        glyphs,
        events: Arc::downgrade(&map.data.events),
        atlas: Arc::downgrade(&map.data.atlas),
        shaded_by: session.shaded_by,
        counted: session.layers.is_on(&LayerId::RegionCounts)
            && map.data.region_counts_now().is_some()
            && (session.shaded_by.is_none() || map.data.own_counts_now().is_some()),
        fade: map.fade,
        own: session.work.layers.clone(),
        shades: map.data.shades_revision(),
    };
    if state
        .painted
        .as_ref()
        .is_none_or(|painted| painted.key != key)
    {
        let mut scene = draw(map);
        furniture::attribution(map, &mut scene);
        furniture::scale_bar(map, &mut scene);
        furniture::shades(map, &mut scene);
        furniture::tells_of(map, &mut scene);
        let shapes = shapes(&scene, origin, painter, &mut state.textures);
        state.painted = None;
        return state.painted.insert(Painted { key, scene, shapes });
    }
    state.painted.get_or_insert_with(|| Painted {
        key,
        scene: Scene::default(),
        shapes: Vec::new(),
    })
}

fn coordinates(ui: &Ui, response: &Response, rect: Rect, view: &View<'_>) {
    let Some(pointer) = response.hover_pos().filter(|at| rect.contains(*at)) else {
        return;
    };
    let lonlat = view
        .session
        .view
        .lonlat_from_screen([pointer.x - rect.left(), pointer.y - rect.top()]);
    let text = degrees_in(lonlat, 3, view.words()).join("  ");
    let ink = colour(view.theme.window.ink_weak);
    let galley = ui
        .painter()
        .layout_no_wrap(text, FontId::proportional(12.5), ink);
    let place = Align2::RIGHT_BOTTOM.anchor_size(rect.max - vec2(8.0, 24.0), galley.size());
    ui.painter().rect_filled(
        place.expand2(vec2(6.0, 2.0)),
        3.0,
        colour(view.theme.map.cartouche),
    );
    ui.painter().galley(place.min, galley, ink);
}

fn buttons(ui: &mut Ui, rect: Rect, view: &View<'_>, commands: &mut Vec<Command>) {
    let all = [
        (Icon::Plus, Command::ZoomIn),
        (Icon::Minus, Command::ZoomOut),
        (Icon::Fit, Command::Home),
    ];
    let mut at = pos2(rect.right() - 42.0, rect.top() + 12.0);
    for (icon, command) in all {
        let place = Rect::from_min_size(at, vec2(30.0, 30.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place));
        if icons::button(&mut child, icon, &command.label(view.session.words()), true).clicked() {
            commands.push(command);
        }
        at.y += 33.0;
    }
    let place = Rect::from_min_size(at, vec2(30.0, 30.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let name = Command::ToggleMeasure.label(view.session.words());
    let measures = view.session.measuring.is_some();
    if icons::toggle(&mut child, Icon::Measure, &name, measures).clicked() {
        commands.push(Command::ToggleMeasure);
    }
}
