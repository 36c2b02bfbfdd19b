//! A scene as a page of PDF: vector outlines, real text in embedded faces, pictures compressed, and
//! tags by which it can be read aloud.
//!
//! The file is PDF/A-2u where that is possible, so that it can be read and searched in thirty
//! years; a name with a letter that no bundled face has makes it a plain PDF 1.7.

mod words;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::{Path, PathBuilder, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill as Ink, FillRule, LineCap, LineJoin, Stroke as Pen, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Node, Tag, TagGroup, TagTree};

use crate::map::scene::{Fill, Item, Mark, Picture, Point, Scene, Stroke};
use crate::map::theme::Rgba;
use words::Faces;

/// Why a scene could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The page has no area, or more than a page can have.
    #[error("a page of {0} × {1} points cannot be made")]
    Size(f32, f32),
    /// A face inside the program cannot be embedded.
    #[error("the typefaces inside the program cannot be embedded in the PDF")]
    Faces,
    /// The library that writes PDF refuses the page.
    #[error("the page could not be written as PDF: {0}")]
    Refused(String),
}

/// Where a scene lies on its page; lengths are points of print, 72 to the inch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// Width and height of the paper.
    pub size: [f32; 2],
    /// Where the scene's top left corner lies.
    pub origin: [f32; 2],
    /// How long a point of the scene is.
    pub scale: f32,
}

/// What the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What the page is called.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub description: String,
    /// Its language, such as `en`.
    pub language: String,
    /// The day and time it was written, in UTC: year, month, day, hour, minute, second.
    pub written: [u16; 6],
}

/// `scene` as a PDF of one page.
///
/// # Errors
/// When the page has no area or the library refuses it.
pub fn document(scene: &Scene, page: &Page, about: &About) -> Result<Vec<u8>, PdfError> {
    let lasting = ConfigurationBuilder::new().with_archival_validator(Archival::A2_U);
    let lasting = lasting
        .finish()
        .ok()
        .map(|configuration| SerializeSettings {
            configuration,
            ..SerializeSettings::default()
        });
    if let Some(settings) = lasting
        && let Ok(bytes) = written(scene, page, about, settings)
    {
        return Ok(bytes);
    }
    written(scene, page, about, SerializeSettings::default())
}

fn written(
    scene: &Scene,
    page: &Page,
    about: &About,
    settings: SerializeSettings,
) -> Result<Vec<u8>, PdfError> {
    let [width, height] = page.size;
    let paper = PageSettings::from_wh(width, height).ok_or(PdfError::Size(width, height))?;
    let faces = Faces::read().ok_or(PdfError::Faces)?;
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(about));
    let mut sheet = document.start_page_with(paper);
    let mut surface = sheet.surface();
    let [x, y] = page.origin;
    let scale = page.scale;
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    let frame = closed(&corners([0.0, 0.0, scene.size[0], scene.size[1]]));
    if let Some(frame) = &frame {
        surface.push_clip_path(frame, &FillRule::NonZero);
    }
    let reading = draw(&mut surface, scene, &faces, about);
    if frame.is_some() {
        surface.pop();
    }
    surface.pop();
    surface.finish();
    sheet.finish();
    document.set_tag_tree(reading);
    document
        .finish()
        .map_err(|error| PdfError::Refused(format!("{error:?}")))
}

/// Draws all items, and says how a reader who cannot see the page goes through it: the words of
/// title, legend and sources, the drawing by its description, then the names on it.
fn draw(surface: &mut Surface<'_>, scene: &Scene, faces: &Faces, about: &About) -> TagTree {
    let mut figure = TagGroup::new(Tag::Figure(Some(about.description.clone())));
    let (mut words, mut names) = (Vec::new(), Vec::new());
    let mut drawing = false;
    for item in &scene.items {
        if let Item::Text(text) = item {
            if std::mem::take(&mut drawing) {
                surface.end_tagged();
            }
            if let Some(tag) = words::draw(surface, text, faces) {
                let line = TagGroup::with_children(Tag::P, vec![tag.into()]);
                // Words with an edge lie on the map itself.
                let on_map = text.halo.is_some();
                if on_map { &mut names } else { &mut words }.push(Node::from(line));
            }
            continue;
        }
        if !std::mem::replace(&mut drawing, true) {
            figure.push(surface.start_tagged(ContentTag::Other));
        }
        match item {
            Item::Fill(one) => fill(surface, one),
            Item::Stroke(one) => stroke(surface, one),
            Item::Mark(one) => mark(surface, one),
            Item::Picture(one) => picture(surface, one, scene.size),
            Item::Text(_) => {}
        }
    }
    if drawing {
        surface.end_tagged();
    }
    words.push(Node::from(figure));
    words.append(&mut names);
    TagTree::from(words).with_lang(Some(about.language.clone()))
}

fn metadata(about: &About) -> Metadata {
    let [year, month, day, hour, minute, second] = about.written;
    let small = |number: u16| u8::try_from(number).unwrap_or_default();
    let written = DateTime::new(year)
        .month(small(month))
        .day(small(day))
        .hour(small(hour))
        .minute(small(minute))
        .second(small(second))
        .utc_offset_hour(0);
    Metadata::new()
        .title(about.title.clone())
        .description(about.description.clone())
        .language(about.language.clone())
        .creator(concat!("durand ", env!("CARGO_PKG_VERSION")).to_owned())
        .creation_date(written)
}

fn corners([left, top, right, bottom]: [f32; 4]) -> [Point; 4] {
    [[left, top], [right, top], [right, bottom], [left, bottom]]
}

fn opacity(Rgba([.., alpha]): Rgba) -> NormalizedF32 {
    NormalizedF32::new(f32::from(alpha) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn paint(Rgba([red, green, blue, _]): Rgba) -> krilla::paint::Paint {
    rgb::Color::new(red, green, blue).into()
}

fn ink(colour: Rgba, rule: FillRule) -> Ink {
    Ink {
        paint: paint(colour),
        opacity: opacity(colour),
        rule,
    }
}

fn pen(colour: Rgba, width: f32) -> Pen {
    Pen {
        paint: paint(colour),
        width,
        opacity: opacity(colour),
        line_join: LineJoin::Round,
        line_cap: LineCap::Round,
        ..Pen::default()
    }
}

fn trace(path: &mut PathBuilder, points: &[Point]) {
    for (number, &[x, y]) in points.iter().enumerate() {
        if number == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
}

fn closed(points: &[Point]) -> Option<Path> {
    let mut path = PathBuilder::new();
    trace(&mut path, points);
    path.close();
    path.finish()
}

fn fill(surface: &mut Surface<'_>, fill: &Fill) {
    let mut path = PathBuilder::new();
    let mut start = 0;
    for &end in fill.ring_ends.iter() {
        let ring = fill.points.get(start..end as usize).unwrap_or_default();
        if ring.len() > 2 {
            trace(&mut path, ring);
            path.close();
        }
        start = end as usize;
    }
    if let Some(path) = path.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(ink(fill.colour, FillRule::EvenOdd)));
        surface.draw_path(&path);
    }
}

fn stroke(surface: &mut Surface<'_>, stroke: &Stroke) {
    let mut path = PathBuilder::new();
    trace(&mut path, &stroke.line);
    let Some(path) = path.finish() else { return };
    let mut pen = pen(stroke.colour, stroke.width);
    if !stroke.dash.is_empty() {
        pen.line_cap = LineCap::Butt;
        pen.dash = Some(StrokeDash {
            array: stroke.dash.to_vec(),
            offset: stroke.phase,
        });
    }
    surface.set_fill(None);
    surface.set_stroke(Some(pen));
    surface.draw_path(&path);
}

fn mark(surface: &mut Surface<'_>, mark: &Mark) {
    let [x, y] = mark.at;
    let corners: Vec<Point> = mark.shape.corners(mark.radius);
    let moved: Vec<Point> = corners.iter().map(|[dx, dy]| [x + dx, y + dy]).collect();
    let path = if moved.is_empty() {
        circle(mark.at, mark.radius)
    } else {
        closed(&moved)
    };
    let Some(path) = path else { return };
    let outlined = mark.outline_width > 0.0;
    surface.set_fill(Some(ink(mark.fill, FillRule::NonZero)));
    surface.set_stroke(outlined.then(|| Pen {
        line_join: LineJoin::Miter,
        miter_limit: 4.0,
        ..pen(mark.outline, mark.outline_width)
    }));
    surface.draw_path(&path);
}

/// A circle of four curves.
///
/// # Source
/// The curve that strays least from a quarter of a circle: Riškus, *Approximation of a cubic
/// Bézier curve by circular arcs and vice versa*, 2006.
fn circle([x, y]: Point, radius: f32) -> Option<Path> {
    const ARM: f32 = 0.552_284_8;
    let (r, a) = (radius, radius * ARM);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + a, x + a, y + r, x, y + r);
    path.cubic_to(x - a, y + r, x - r, y + a, x - r, y);
    path.cubic_to(x - r, y - a, x - a, y - r, x, y - r);
    path.cubic_to(x + a, y - r, x + r, y - a, x + r, y);
    path.close();
    path.finish()
}

/// Only the pixels that lie on the page are written: the relief reaches far beyond it.
fn picture(surface: &mut Surface<'_>, picture: &Picture, size: Point) {
    let Some(([left, top, right, bottom], rect)) = on_page(picture, size) else {
        return;
    };
    let raster = &picture.raster;
    let colours = raster.colours(|Rgba(bytes)| bytes);
    let mut pixels = Vec::with_capacity(((right - left) * (bottom - top) * 4) as usize);
    let width = raster.size[0] as usize;
    for row in top as usize..bottom as usize {
        let row = row * width;
        let row = raster.pixels.get(row + left as usize..row + right as usize);
        for &pixel in row.unwrap_or_default() {
            let colour = colours.get(usize::from(pixel)).copied();
            pixels.extend(colour.unwrap_or_default());
        }
    }
    if pixels.len() != ((right - left) * (bottom - top) * 4) as usize {
        return;
    }
    let image = Image::from_rgba8(pixels, right - left, bottom - top);
    let [x, y, right, bottom] = rect;
    let (Some(size), Some(opacity)) = (
        Size::from_wh(right - x, bottom - y),
        NormalizedF32::new(picture.opacity),
    ) else {
        return;
    };
    surface.push_transform(&Transform::from_translate(x, y));
    surface.push_opacity(opacity);
    surface.draw_image(image, size);
    surface.pop();
    surface.pop();
}

/// Columns and rows of the pixels that can be seen, and where their corners lie in the scene.
fn on_page(picture: &Picture, size: Point) -> Option<([u32; 4], [f32; 4])> {
    let [left, top, right, bottom] = picture.rect;
    let along = |start: f32, end: f32, count: u32, page: f32| {
        let step = (end - start) / count as f32;
        let clamp = |pixel: f32| pixel.clamp(0.0, count as f32) as u32;
        let first = clamp((-start / step).floor());
        let last = clamp(((page - start) / step).ceil());
        let at = |pixel: u32| start + pixel as f32 * step;
        (step > 0.0 && last > first).then(|| ([first, last], [at(first), at(last)]))
    };
    let (columns, x) = along(left, right, picture.raster.size[0], size[0])?;
    let (rows, y) = along(top, bottom, picture.raster.size[1], size[1])?;
    let ([left, right], [top, bottom]) = (columns, rows);
    let rect = [x[0], y[0], x[1], y[1]];
    Rect::from_ltrb(rect[0], rect[1], rect[2], rect[3])?;
    Some(([left, top, right, bottom], rect))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::scene::Raster;

    #[test]
    fn only_the_pixels_on_the_page_are_kept() {
        let raster = Raster {
            key: "r".into(),
            revision: 0,
            size: [10, 10],
            palette: [Rgba([0, 0, 0, 255])].into(),
            pixels: vec![0; 100],
        };
        let picture = |rect| Picture {
            raster: std::sync::Arc::new(Raster {
                key: raster.key.clone(),
                palette: raster.palette.clone(),
                pixels: raster.pixels.clone(),
                ..raster
            }),
            rect,
            opacity: 1.0,
        };
        let kept = on_page(&picture([-50.0, -50.0, 50.0, 50.0]), [30.0, 15.0]);
        assert_eq!(kept, Some(([5, 5, 8, 7], [0.0, 0.0, 30.0, 20.0])));
        assert_eq!(
            on_page(&picture([40.0, 0.0, 50.0, 10.0]), [30.0, 15.0]),
            None
        );
    }

    #[test]
    fn a_page_without_area_is_no_page() {
        let page = Page {
            size: [0.0, 10.0],
            origin: [0.0, 0.0],
            scale: 1.0,
        };
        let made = document(&Scene::new([10.0, 10.0]), &page, &About::default());
        assert!(matches!(made, Err(PdfError::Size(..))));
    }
}
