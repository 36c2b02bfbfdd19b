//! The display list: what a map shows, in screen points from its top left corner.
//!
//! A scene is plain data. Surfaces paint it, tests read it, and [`super::pick`] asks it what
//! lies under the pointer.

use std::sync::Arc;

use super::fonts::Font;
use super::theme::Rgba;
use crate::session::Target;

/// A place on the screen, x to the right, y down, in points.
pub type Point = [f32; 2];

/// A rectangle: left, top, right, bottom, in points.
pub type Rect = [f32; 4];

/// Whether two rectangles share more than an edge.
pub fn overlap(a: &Rect, b: &Rect) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// What a map shows, bottom to top.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Width and height.
    pub size: Point,
    /// Painted before anything else.
    pub items: Vec<Item>,
    /// What can be pointed at by its mark, topmost last.
    pub hits: Vec<Hit>,
    /// Where events are a crowd: single ones are found by looking for the nearest.
    pub crowds: Vec<Rect>,
}

/// One thing to paint.
#[derive(Clone, Debug)]
pub enum Item {
    /// An area of one colour.
    Fill(Fill),
    /// A line.
    Stroke(Stroke),
    /// A symbol.
    Mark(Mark),
    /// A raster picture.
    Picture(Picture),
    /// Words.
    Text(Text),
}

/// An area of one colour: rings for surfaces that know paths, triangles for those that do not.
#[derive(Clone, Debug)]
pub struct Fill {
    /// The vertices of all rings, one after the other, unclosed.
    pub points: Vec<Point>,
    /// Where each ring ends in `points`; the first ring is the outer one.
    pub ring_ends: Arc<[u32]>,
    /// Triples of indices into `points`.
    pub triangles: Arc<[u32]>,
    /// Its colour.
    pub colour: Rgba,
    /// What it shows.
    pub what: Option<Target>,
}

/// A polyline.
#[derive(Clone, Debug)]
pub struct Stroke {
    /// At least two vertices.
    pub line: Vec<Point>,
    /// In points.
    pub width: f32,
    /// Its colour.
    pub colour: Rgba,
    /// Lengths on and off in points; empty for a solid line.
    pub dash: &'static [f32],
    /// How far into the pattern the line begins, in points.
    pub phase: f32,
    /// What it shows.
    pub what: Option<Target>,
}

/// Shapes that tell categories apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Shape {
    Circle,
    Square,
    Diamond,
    Triangle,
    Hexagon,
}

impl Fill {
    /// The box it fills, if it is one with upright sides.
    pub fn as_box(&self) -> Option<Rect> {
        let [a, b, c, d] = self.points.as_slice() else {
            return None;
        };
        let same = |a: f32, b: f32| (a - b).abs() < f32::EPSILON;
        let upright = same(a[1], b[1]) && same(b[0], c[0]) && same(c[1], d[1]) && same(d[0], a[0]);
        upright.then_some([a[0], a[1], c[0], c[1]])
    }
}

impl Shape {
    /// The corners of the shape around the origin, for a mark of `radius`; empty for a circle.
    pub fn corners(self, radius: f32) -> Vec<Point> {
        let r = radius;
        match self {
            Self::Circle => Vec::new(),
            Self::Square => {
                let h = r * 0.88;
                vec![[-h, -h], [h, -h], [h, h], [-h, h]]
            }
            Self::Diamond => {
                let h = r * 1.18;
                vec![[0.0, -h], [h, 0.0], [0.0, h], [-h, 0.0]]
            }
            Self::Triangle => vec![[0.0, -r * 1.1], [r * 1.12, r * 0.88], [-r * 1.12, r * 0.88]],
            Self::Hexagon => (0..6)
                .map(|corner| {
                    let (sin, cos) =
                        (f32::from(corner as u8) * std::f32::consts::FRAC_PI_3).sin_cos();
                    [cos * r * 1.08, sin * r * 1.08]
                })
                .collect(),
        }
    }
}

/// A symbol.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its centre.
    pub at: Point,
    /// Its form.
    pub shape: Shape,
    /// Its size.
    pub radius: f32,
    /// Inside.
    pub fill: Rgba,
    /// The line around it.
    pub outline: Rgba,
    /// The width of that line.
    pub outline_width: f32,
    /// What it stands for.
    pub what: Option<Target>,
}

/// Pixels of at most 256 colours, made once and painted often.
#[derive(Debug)]
pub struct Raster {
    /// Tells one raster from another to a surface that keeps textures.
    pub key: String,
    /// Another number whenever the pixels or colours under this key are others than before.
    pub revision: u64,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// The colours there are, 256 at most.
    pub palette: Arc<[Rgba]>,
    /// For each pixel the place of its colour in `palette`, row by row from the top; what has
    /// no place there cannot be seen.
    pub pixels: Vec<u8>,
}

impl Raster {
    /// The colour of every number a pixel can have, as a surface wants it; clear where the
    /// palette has none.
    pub fn colours<T: Copy>(&self, of: impl Fn(Rgba) -> T) -> [T; 256] {
        let mut colours = [of(Rgba::TRANSPARENT); 256];
        for (slot, colour) in colours.iter_mut().zip(self.palette.iter()) {
            *slot = of(*colour);
        }
        colours
    }
}

/// A raster picture in its place.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The pixels.
    pub raster: Arc<Raster>,
    /// Where they go.
    pub rect: Rect,
    /// 0 to 1.
    pub opacity: f32,
}

/// Which point of a text lies at its position; texts are centred vertically on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// One line of words.
#[derive(Clone, Debug)]
pub struct Text {
    /// The words, in logical order.
    pub text: String,
    /// Where the anchor goes.
    pub at: Point,
    /// Which point of the text that is.
    pub anchor: Anchor,
    /// The face.
    pub font: Font,
    /// Height of the em in points.
    pub size: f32,
    /// Extra space between letters in points.
    pub spacing: f32,
    /// Turned clockwise about `at`, in radians.
    pub angle: f32,
    /// Its colour.
    pub colour: Rgba,
    /// The colour of the edge that lifts it off the map, if it has one.
    pub halo: Option<Rgba>,
    /// What it names.
    pub what: Option<Target>,
}

/// Something that can be pointed at by its mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The middle of the mark.
    pub at: Point,
    /// How far from it a pointer may be.
    pub radius: f32,
    /// What it stands for: several where events share a mark.
    pub targets: Vec<Target>,
    /// What a screen reader says; empty where the name must first be read from a file.
    pub name: String,
}

impl Scene {
    /// An empty scene of `size` points.
    pub fn new(size: Point) -> Self {
        Self {
            size,
            items: Vec::new(),
            hits: Vec::new(),
            crowds: Vec::new(),
        }
    }

    /// All texts, bottom to top.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
    }

    /// All symbols, bottom to top.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.items.iter().filter_map(|item| match item {
            Item::Mark(mark) => Some(mark),
            _ => None,
        })
    }

    /// All lines, bottom to top.
    pub fn strokes(&self) -> impl Iterator<Item = &Stroke> {
        self.items.iter().filter_map(|item| match item {
            Item::Stroke(stroke) => Some(stroke),
            _ => None,
        })
    }

    /// All areas, bottom to top.
    pub fn fills(&self) -> impl Iterator<Item = &Fill> {
        self.items.iter().filter_map(|item| match item {
            Item::Fill(fill) => Some(fill),
            _ => None,
        })
    }

    /// The rectangle that covers the whole scene, `margin` points larger on every side.
    pub fn rect(&self, margin: f32) -> Rect {
        [
            -margin,
            -margin,
            self.size[0] + margin,
            self.size[1] + margin,
        ]
    }
}
