//! [`draw`]: from what is read and where the reader is, to a [`Scene`]. A pure function.

use std::collections::BTreeSet;

use super::atlas_shapes::{AtlasShapes, Band};
use super::label::Labels;
use super::layers;
use super::layers::own::OwnBand;
use super::marks::Fade;
use super::relief::ReliefImage;
use super::scene::{Item, Point, Rect, Scene, Stroke};
use super::text::TextMeasure;
use super::theme::{Rgba, Theme};
use crate::atlas::{Place, PlaceId};
use crate::events::{Active, Row};
use crate::geometry::{Cell, LineChunks, WorldRect, clip_pieces};
use crate::session::{Dataset, Moment, Session, Target};
use crate::words::short;

/// All that a map depends on.
#[derive(Clone, Copy)]
pub struct MapView<'a> {
    /// What is read.
    pub data: &'a Dataset,
    /// The atlas, prepared.
    pub shapes: &'a AtlasShapes,
    /// The relief in the theme's colours, where there is one.
    pub relief: Option<&'a ReliefImage>,
    /// Where the reader is.
    pub session: &'a Session,
    /// Colours.
    pub theme: &'a Theme,
    /// Widths of words.
    pub measure: &'a TextMeasure,
    /// The events that pass the session's years and categories.
    pub active: &'a Active,
    /// While the map changes from one level of squares to the next: how far it has come.
    pub fade: Option<Fade>,
}

/// What stands out at the moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// Places that are selected.
    pub selected_places: BTreeSet<PlaceId>,
    /// Events that are selected, as rows.
    pub selected_events: BTreeSet<Row>,
    /// Places that the pointer lights up, on the map or by way of the text.
    pub hovered_places: BTreeSet<PlaceId>,
    /// Events that the pointer lights up, as rows.
    pub hovered_events: BTreeSet<Row>,
    /// The square of the map that is selected, and the one that the pointer lights up.
    pub squares: [Option<Cell>; 2],
}

impl Lit {
    /// What stands out in `session`: a passage stands for all its places and events.
    pub fn of(session: &Session, data: &Dataset) -> Self {
        let mut lit = Self::default();
        if let Some(target) = session.selected() {
            (lit.selected_places, lit.selected_events) = meant_by(target, data);
        }
        if let Some(target) = &session.hover {
            (lit.hovered_places, lit.hovered_events) = meant_by(target, data);
        }
        let square = |target: Option<&Target>| match target {
            Some(Target::Square(cell)) => Some(*cell),
            _ => None,
        };
        lit.squares = [square(session.selected()), square(session.hover.as_ref())];
        lit
    }
}

fn meant_by(target: &Target, data: &Dataset) -> (BTreeSet<PlaceId>, BTreeSet<Row>) {
    match target {
        Target::Place(id) => (BTreeSet::from([id.clone()]), BTreeSet::new()),
        Target::Event(id) => (BTreeSet::new(), data.row_of(id).into_iter().collect()),
        Target::Square(_) => (BTreeSet::new(), BTreeSet::new()),
        Target::Passage(id) => {
            let places = data.story.passage(id).map(crate::story::Passage::places);
            let events = data.story.events_of_passage(id).into_iter();
            let rows = events.filter_map(|index| data.row_of_told(index));
            (places.into_iter().flatten().collect(), rows.collect())
        }
    }
}

/// One drawing in the making: what layers share.
pub struct Frame<'a> {
    /// What is drawn.
    pub map: MapView<'a>,
    /// The shapes for this zoom.
    pub band: &'a Band,
    /// The shapes of stories and files for this zoom, as they are drawn.
    pub own: Vec<OwnBand<'a>>,
    /// The part of the world that can be seen.
    pub window: WorldRect,
    /// What stands out.
    pub lit: Lit,
    /// The day of the past that the map speaks of.
    pub moment: Option<Moment>,
    /// Shapes of that day, and whose they were then.
    pub past: PastShapes,
    /// What has been drawn so far.
    pub scene: Scene,
    /// Names that ask for a place.
    pub labels: Labels,
}

/// Points beyond the edge up to which lines are kept, wider than any stroke.
const MARGIN: f32 = 16.0;

/// Shapes that places had on a day of the past, each with the place that had it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastShapes(Vec<[PlaceId; 2]>);

impl PastShapes {
    /// Those that held at `moment`; none today.
    pub fn of(data: &Dataset, moment: Option<&Moment>) -> Self {
        let Some(moment) = moment else {
            return Self::default();
        };
        let places = data.atlas.places().iter();
        let held = places.filter(|place| place.still_held_on(&moment.day));
        let pairs = held.filter_map(|place| Some([place.id.clone(), place.parent.clone()?]));
        Self(pairs.collect())
    }

    /// Whose area the shape of `id` is at that time: its own, or that of the place which had it
    /// then; `None` for a shape that its place only got later.
    pub fn owner<'a>(&'a self, id: &'a PlaceId) -> Option<&'a PlaceId> {
        let mut owner = Some(id);
        for [past, now] in &self.0 {
            if id == past {
                return Some(now);
            }
            if id == now {
                owner = None;
            }
        }
        owner
    }

    /// Whether the shape of the past called `id` holds.
    pub fn holds(&self, id: &PlaceId) -> bool {
        self.0.iter().any(|[past, _]| past == id)
    }
}

impl Frame<'_> {
    /// What a place is called in the view and at the time that the map speaks of.
    pub fn name_of(&self, place: &Place) -> String {
        let moment = self.moment.as_ref();
        let name = self.map.session.name_of(place, moment);
        short::line(name, short::NAME).into_owned()
    }

    /// Whether a place as such was there at the time that the map speaks of.
    pub fn is_there(&self, place: &Place) -> bool {
        let Some(moment) = &self.moment else {
            return true;
        };
        let status = moment.status_of(place);
        status.map_or(place.chronicle.is_empty(), |status| !status.not_yet)
    }

    /// The screen rectangle inside which anything can be seen.
    pub fn screen(&self) -> [f32; 4] {
        self.scene.rect(MARGIN)
    }

    /// Strokes the part of `line` that can be seen; dashes stay where they are when the map moves.
    pub fn stroke(&mut self, line: &LineChunks, pen: &Pen, what: Option<&Target>) {
        let (view, window) = (self.map.session.view, self.window);
        for run in line.visible_runs(&window) {
            let points: Vec<Point> = run
                .points
                .iter()
                .map(|&point| view.screen_from_world(point))
                .collect();
            self.stroke_from(run.start * view.points_per_world_unit(), &points, pen, what);
        }
    }

    /// Strokes the part of a screen polyline that can be seen.
    pub fn stroke_points(&mut self, points: &[Point], pen: &Pen, what: Option<&Target>) {
        self.stroke_from(0.0, points, pen, what);
    }

    /// `start` is how far along its line the first of `points` lies, in points.
    fn stroke_from(&mut self, start: f64, points: &[Point], pen: &Pen, what: Option<&Target>) {
        let pattern: f64 = pen.dash.iter().map(|&length| f64::from(length)).sum();
        for piece in clip_pieces(points, self.screen()) {
            let phase = if pattern > 0.0 {
                (start + piece.start).rem_euclid(pattern)
            } else {
                0.0
            };
            self.scene.items.push(Item::Stroke(Stroke {
                line: piece.points,
                width: pen.width * self.map.theme.map.line_weight,
                colour: pen.colour,
                dash: pen.dash,
                phase: phase as f32,
                what: what.cloned(),
            }));
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    /// In points.
    pub width: f32,
    /// Its colour.
    pub colour: Rgba,
    /// Lengths on and off; empty for a solid line.
    pub dash: &'static [f32],
}

impl Pen {
    /// A solid line.
    pub fn solid(width: f32, colour: Rgba) -> Self {
        Self {
            width,
            colour,
            dash: &[],
        }
    }

    /// A dashed line.
    pub fn dashed(width: f32, colour: Rgba, dash: &'static [f32]) -> Self {
        Self {
            width,
            colour,
            dash,
        }
    }
}

/// Draws the map.
pub fn draw(map: &MapView<'_>) -> Scene {
    draw_around(map, &[])
}

/// Draws the map with its names kept off `boxes`, which will cover parts of it.
pub fn draw_around(map: &MapView<'_>, boxes: &[Rect]) -> Scene {
    let view = map.session.view;
    let moment = map.session.moment(map.data);
    let mut frame = Frame {
        past: PastShapes::of(map.data, moment.as_ref()),
        moment,
        map: *map,
        band: map.shapes.band(&view),
        own: layers::own::bands(map),
        window: view
            .world_rect()
            .padded(f64::from(MARGIN) / view.points_per_world_unit()),
        lit: Lit::of(map.session, map.data),
        scene: Scene::new(view.size()),
        labels: Labels::default(),
    };
    for &covered in boxes {
        frame.labels.block(covered);
    }
    layers::land::draw(&mut frame);
    // What it needs: the events of each place that are on, and a scale of all there are.
    if let Some((counts, scale)) = layers::choropleth::counted(map) {
        layers::choropleth::draw(&mut frame, &counts, &scale);
    }
    layers::relief::draw(&mut frame);
    layers::waters::draw(&mut frame);
    layers::own::draw_areas(&mut frame);
    layers::borders::draw_inner(&mut frame);
    layers::regions::draw_countries(&mut frame);
    layers::borders::draw(&mut frame);
    layers::regions::draw_outlines(&mut frame);
    layers::own::draw_lines(&mut frame);
    layers::towns::draw(&mut frame);
    layers::events::draw(&mut frame);
    let labels = std::mem::take(&mut frame.labels);
    labels.place(map.measure, &mut frame.scene);
    layers::measure::draw(&mut frame);
    frame.scene
}
