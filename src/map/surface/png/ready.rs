//! The things of a scene as outlines in pixels, ready to be painted band by band.

use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};
use resvg::tiny_skia::{
    FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, PixmapMut, Rect, Stroke as Pen,
    StrokeDash, Transform,
};
use resvg::usvg;

use super::{picture, words};
use crate::map::scene::{Fill, Item, Mark, Picture, Point, Scene, Stroke};
use crate::map::surface::svg::as_written;
use crate::map::theme::Rgba;

/// One thing to paint.
pub(super) enum Ready<'a> {
    /// All inside an outline in pixels.
    Area(Path, FillRule, Rgba),
    /// A line thinner than a pixel, in points, and the pen for it.
    Hairline(Path, Pen, Transform, Rgba),
    /// A raster, and pixels a point.
    Picture(&'a Picture, f32),
}

/// All that is in `scene`, bottom to top, each point `scale` pixels wide.
pub(super) fn all(scene: &Scene, scale: f32) -> Result<Vec<Ready<'_>>, usvg::Error> {
    let (words, things) = rayon::join(
        || words::outlines(scene, scale),
        || -> Vec<Vec<Ready<'_>>> {
            let items = scene.items.par_iter().with_min_len(64);
            items.map(|item| of(item, scale)).collect()
        },
    );
    let mut things = things;
    for (number, outlines) in words? {
        if let Some(thing) = things.get_mut(number) {
            *thing = outlines;
        }
    }
    Ok(things.into_iter().flatten().collect())
}

/// What `item` is made of; words are set elsewhere.
fn of(item: &Item, scale: f32) -> Vec<Ready<'_>> {
    let mut made = Vec::new();
    match item {
        Item::Fill(fill) => area(fill, scale, &mut made),
        Item::Stroke(stroke) => line(stroke, scale, &mut made),
        Item::Mark(mark) => symbol(mark, scale, &mut made),
        Item::Picture(picture) => made.push(Ready::Picture(picture, scale)),
        Item::Text(_) => {}
    }
    made
}

fn area(fill: &Fill, scale: f32, made: &mut Vec<Ready<'_>>) {
    let mut outline = PathBuilder::with_capacity(fill.points.len() + 8, fill.points.len() + 8);
    let mut start = 0;
    for &end in fill.ring_ends.iter() {
        let ring = fill.points.get(start..end as usize).unwrap_or_default();
        follow(&mut outline, ring);
        outline.close();
        start = end as usize;
    }
    push_area(outline, FillRule::EvenOdd, fill.colour, scale, made);
}

fn line(stroke: &Stroke, scale: f32, made: &mut Vec<Ready<'_>>) {
    let mut path = PathBuilder::with_capacity(stroke.line.len(), stroke.line.len());
    follow(&mut path, &stroke.line);
    // A pattern of an odd count is walked twice, as SVG has it.
    let times = if stroke.dash.len().is_multiple_of(2) {
        1
    } else {
        2
    };
    let pen = Pen {
        width: stroke.width,
        line_cap: if stroke.dash.is_empty() {
            LineCap::Round
        } else {
            LineCap::Butt
        },
        line_join: LineJoin::Round,
        dash: StrokeDash::new(stroke.dash.repeat(times), as_written(stroke.phase)),
        ..Pen::default()
    };
    if let Some(path) = path.finish() {
        push_line(
            &path,
            pen,
            Transform::from_scale(scale, scale),
            stroke.colour,
            made,
        );
    }
}

fn symbol(mark: &Mark, scale: f32, made: &mut Vec<Ready<'_>>) {
    let [x, y] = mark.at;
    let corners = mark.shape.corners(mark.radius);
    let mut outline = PathBuilder::new();
    if corners.is_empty() {
        circle(&mut outline, [as_written(x), as_written(y)], mark.radius);
    } else {
        let corners: Vec<Point> = corners.iter().map(|[dx, dy]| [x + dx, y + dy]).collect();
        follow(&mut outline, &corners);
        outline.close();
    }
    let Some(outline) = outline.finish() else {
        return;
    };
    let to_pixels = Transform::from_scale(scale, scale);
    let inside = outline.clone().transform(to_pixels);
    made.extend(inside.map(|inside| Ready::Area(inside, FillRule::Winding, mark.fill)));
    if mark.outline_width > 0.0 {
        let pen = Pen {
            width: mark.outline_width,
            ..Pen::default()
        };
        push_line(&outline, pen, to_pixels, mark.outline, made);
    }
}

/// Goes round a circle in four curves.
fn circle(path: &mut PathBuilder, [x, y]: Point, radius: f32) {
    /// How far the handles of a quarter reach along its tangents: 4/3 · tan(π/8) of the radius.
    const REACH: f32 = 0.552_284_8;
    path.move_to(x + radius, y);
    let mut from = [radius, 0.0_f32];
    for to in [[0.0, radius], [-radius, 0.0], [0.0, -radius], [radius, 0.0]] {
        // At both ends of a quarter the tangent is the direction of the other end.
        let [handle, other] = [(from, to), (to, from)].map(|(end, towards)| {
            [
                x + end[0] + towards[0] * REACH,
                y + end[1] + towards[1] * REACH,
            ]
        });
        path.cubic_to(
            handle[0],
            handle[1],
            other[0],
            other[1],
            x + to[0],
            y + to[1],
        );
        from = to;
    }
    path.close();
}

/// Goes along `points`, as exactly as an SVG would be written.
fn follow(path: &mut PathBuilder, points: &[Point]) {
    for (number, [x, y]) in points.iter().enumerate() {
        let (x, y) = (as_written(*x), as_written(*y));
        if number == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
}

fn push_area(
    outline: PathBuilder,
    rule: FillRule,
    colour: Rgba,
    scale: f32,
    made: &mut Vec<Ready<'_>>,
) {
    let outline = outline.finish();
    let outline = outline.and_then(|path| path.transform(Transform::from_scale(scale, scale)));
    made.extend(outline.map(|outline| Ready::Area(outline, rule, colour)));
}

/// Adds `path`, drawn in points with `pen`: as an area, unless it is too thin for one.
pub(super) fn push_line(
    path: &Path,
    mut pen: Pen,
    to_pixels: Transform,
    colour: Rgba,
    made: &mut Vec<Ready<'_>>,
) {
    // A turned letter is as large as an upright one: its scale is the root of what areas grow by.
    let grown = to_pixels.sx * to_pixels.sy - to_pixels.kx * to_pixels.ky;
    let scale = grown.abs().sqrt();
    let dashed = match pen.dash.take() {
        Some(dash) => match path.dash(&dash, scale) {
            Some(dashed) => dashed,
            None => return,
        },
        None => path.clone(),
    };
    if pen.width * scale <= 1.0 {
        made.push(Ready::Hairline(dashed, pen, to_pixels, colour));
        return;
    }
    let outline = dashed.stroke(&pen, scale);
    let outline = outline.and_then(|outline| outline.transform(to_pixels));
    made.extend(outline.map(|outline| Ready::Area(outline, FillRule::Winding, colour)));
}

impl Ready<'_> {
    /// Paints what of it lies in `band`, whose first row is row `top` of the picture.
    pub(super) fn paint(&self, band: &mut PixmapMut<'_>, top: u32) {
        let up = Transform::from_translate(0.0, -(top as f32));
        match self {
            Self::Area(outline, rule, colour) => {
                if touches(band, top, outline.bounds()) {
                    band.fill_path(outline, &paint_of(*colour), *rule, up, None);
                }
            }
            Self::Hairline(path, pen, to_pixels, colour) => {
                let bounds = path.bounds().transform(*to_pixels);
                if bounds.is_none_or(|bounds| touches(band, top, bounds)) {
                    let to_band = to_pixels.post_concat(up);
                    band.stroke_path(path, &paint_of(*colour), pen, to_band, None);
                }
            }
            Self::Picture(picture, scale) => picture::paint(picture, *scale, band, top),
        }
    }
}

/// Whether any of `bounds`, in pixels, and of the pixel around it lies in `band`.
fn touches(band: &PixmapMut<'_>, top: u32, bounds: Rect) -> bool {
    let (first, last) = (top as f32, (top + band.height()) as f32);
    bounds.bottom() >= first - 1.0 && bounds.top() <= last + 1.0
}

fn paint_of(Rgba([r, g, b, a]): Rgba) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(r, g, b, a);
    paint
}
