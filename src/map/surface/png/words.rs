//! Words → the outlines of their letters, in pixels, set with the bundled faces only.

use std::sync::Arc;

use rayon::iter::ParallelIterator as _;
use rayon::slice::ParallelSlice as _;
use resvg::tiny_skia::{FillRule, Stroke as Pen, Transform};
use resvg::usvg::{self, Node, PaintOrder, fontdb};

use super::ready::{Ready, push_line};
use crate::map::fonts::Font;
use crate::map::scene::{Item, Scene, Text};
use crate::map::surface::svg;
use crate::map::theme::Rgba;

/// The outlines of every text in `scene`, each with the number of its item, each point `scale`
/// pixels wide.
pub(super) fn outlines(
    scene: &Scene,
    scale: f32,
) -> Result<Vec<(usize, Vec<Ready<'static>>)>, usvg::Error> {
    let items = scene.items.iter().enumerate();
    let texts: Vec<(usize, &Text)> = items
        .filter_map(|(number, item)| match item {
            Item::Text(text) => Some((number, text)),
            _ => None,
        })
        .collect();
    let faces = Arc::new(faces());
    // A share for each processor: letters met twice are read once a share.
    let share = texts.len().div_ceil(rayon::current_num_threads()).max(1);
    let shares = texts.par_chunks(share);
    let set: Result<Vec<_>, usvg::Error> = shares
        .map(|texts| set(scene.size, texts, scale, &faces))
        .collect();
    Ok(set?.into_iter().flatten().collect())
}

/// Only the bundled faces: the picture is the same on every machine.
fn faces() -> fontdb::Database {
    let mut faces = fontdb::Database::new();
    for font in Font::ALL {
        faces.load_font_source(fontdb::Source::Binary(Arc::new(font.bytes())));
    }
    faces.set_sans_serif_family(Font::Sans.family());
    faces.set_serif_family(Font::Serif.family());
    faces
}

fn set(
    size: [f32; 2],
    texts: &[(usize, &Text)],
    scale: f32,
    faces: &Arc<fontdb::Database>,
) -> Result<Vec<(usize, Vec<Ready<'static>>)>, usvg::Error> {
    let options = usvg::Options {
        fontdb: Arc::clone(faces),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&svg::words(size, texts), &options)?;
    let to_pixels = Transform::from_scale(scale, scale);
    let groups = tree.root().children().iter();
    let found = groups.filter_map(|group| {
        let mut made = Vec::new();
        gather(group, to_pixels, &mut made);
        Some((group.id().parse().ok()?, made))
    });
    Ok(found.collect())
}

/// Adds the outlines of all letters in `node`.
fn gather(node: &Node, to_pixels: Transform, made: &mut Vec<Ready<'static>>) {
    match node {
        Node::Group(group) => {
            for child in group.children() {
                gather(child, to_pixels, made);
            }
        }
        Node::Text(text) => {
            for child in text.flattened().children() {
                gather(child, to_pixels, made);
            }
        }
        Node::Path(path) if path.is_visible() => {
            let to_pixels = path.abs_transform().post_concat(to_pixels);
            let inside = |made: &mut Vec<Ready<'static>>| {
                let outline = path.data().clone().transform(to_pixels);
                let colour = path.fill().map(|fill| rgba(fill.paint(), fill.opacity()));
                if let (Some(outline), Some(colour)) = (outline, colour) {
                    made.push(Ready::Area(outline, FillRule::Winding, colour));
                }
            };
            let edge = |made: &mut Vec<Ready<'static>>| {
                if let Some(stroke) = path.stroke() {
                    let colour = rgba(stroke.paint(), stroke.opacity());
                    let pen: Pen = stroke.to_tiny_skia();
                    push_line(path.data(), pen, to_pixels, colour, made);
                }
            };
            if path.paint_order() == PaintOrder::FillAndStroke {
                inside(made);
                edge(made);
            } else {
                edge(made);
                inside(made);
            }
        }
        Node::Path(_) | Node::Image(_) => {}
    }
}

fn rgba(paint: &usvg::Paint, opacity: usvg::Opacity) -> Rgba {
    match paint {
        usvg::Paint::Color(colour) => {
            Rgba([colour.red, colour.green, colour.blue, opacity.to_u8()])
        }
        // The scene knows colours alone.
        _ => Rgba::TRANSPARENT,
    }
}
