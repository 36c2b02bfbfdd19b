//! A scene as egui shapes, tessellated once and painted as often as nothing changes.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{
    CircleShape, Mesh, PathShape, TessellationOptions, Tessellator, TextShape, Vertex,
};
use egui::{
    Color32, FontFamily, FontId, Pos2, Rect, Shape, TextureHandle, TextureOptions, Vec2, pos2, vec2,
};

use crate::geometry::dashes;
use crate::map::fonts::Font;
use crate::map::scene::{Anchor, Fill, Item, Mark, Picture, Point, Raster, Scene, Stroke, Text};
use crate::map::theme::Rgba;

/// A colour as egui wants it.
pub fn colour(rgba: Rgba) -> Color32 {
    let [r, g, b, a] = rgba.0;
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// A face at a size as egui wants it.
pub fn font(font: Font, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(font.key().into()))
}

/// Textures of rasters: made when first needed, filled again when a raster has changed, given
/// back when a paint did without them.
#[derive(Default)]
pub struct Textures {
    by_key: HashMap<String, Kept>,
    paint: u64,
}

/// One texture, what it holds, and the last paint that used it.
struct Kept {
    handle: TextureHandle,
    revision: u64,
    paint: u64,
}

impl Textures {
    fn of(&mut self, raster: &Raster, ctx: &egui::Context) -> egui::TextureId {
        let kept = self.by_key.entry(raster.key.clone()).or_insert_with(|| {
            let handle = ctx.load_texture(&raster.key, image(raster), TextureOptions::LINEAR);
            Kept {
                handle,
                revision: raster.revision,
                paint: 0,
            }
        });
        if kept.revision != raster.revision {
            kept.handle.set(image(raster), TextureOptions::LINEAR);
            kept.revision = raster.revision;
        }
        kept.paint = self.paint;
        kept.handle.id()
    }

    fn forget_unused(&mut self) {
        let now = self.paint;
        self.by_key.retain(|_, kept| kept.paint == now);
        self.paint += 1;
    }
}

/// The pixels of a raster as a driver wants them.
fn image(raster: &Raster) -> egui::ColorImage {
    let colours = raster.colours(colour);
    let size = raster.size.map(|side| side as usize);
    let count = size.iter().product();
    let pixels = raster.pixels.iter().take(count);
    let mut pixels: Vec<Color32> = pixels.map(|&pixel| colours[usize::from(pixel)]).collect();
    // A raster that lacks pixels has clear ones in their stead.
    pixels.resize(count, Color32::TRANSPARENT);
    egui::ColorImage::new(size, pixels)
}

/// The shapes of `scene` with its top left corner at `origin`; cheap to clone and paint again.
pub fn shapes(
    scene: &Scene,
    origin: Pos2,
    painter: &egui::Painter,
    textures: &mut Textures,
) -> Vec<Shape> {
    let mut sketch = Sketch::new(origin, painter);
    for item in &scene.items {
        match item {
            Item::Fill(fill) => sketch.fill(fill),
            Item::Stroke(stroke) => sketch.stroke(stroke),
            Item::Mark(mark) => sketch.mark(mark),
            Item::Picture(picture) => {
                let texture = textures.of(&picture.raster, painter.ctx());
                sketch.picture(picture, texture);
            }
            Item::Text(text) => sketch.text(text, painter),
        }
    }
    textures.forget_unused();
    sketch.finish()
}

/// Shapes in the making: what has no texture of its own gathers in one mesh.
struct Sketch {
    origin: Vec2,
    tessellator: Tessellator,
    mesh: Mesh,
    shapes: Vec<Shape>,
}

impl Sketch {
    fn new(origin: Pos2, painter: &egui::Painter) -> Self {
        let options = TessellationOptions {
            prerasterized_discs: false,
            coarse_tessellation_culling: false,
            ..Default::default()
        };
        let tessellator = Tessellator::new(painter.pixels_per_point(), options, [1, 1], Vec::new());
        Self {
            origin: origin.to_vec2(),
            tessellator,
            mesh: Mesh::default(),
            shapes: Vec::new(),
        }
    }

    fn at(&self, [x, y]: Point) -> Pos2 {
        pos2(x, y) + self.origin
    }

    fn fill(&mut self, fill: &Fill) {
        let (color, first) = (colour(fill.colour), self.mesh.vertices.len() as u32);
        let vertices = fill
            .points
            .iter()
            .map(|&point| Vertex::untextured(self.at(point), color));
        self.mesh.vertices.extend(vertices.collect::<Vec<_>>());
        self.mesh
            .indices
            .extend(fill.triangles.iter().map(|index| first + index));
    }

    fn stroke(&mut self, stroke: &Stroke) {
        let pen = egui::Stroke::new(stroke.width, colour(stroke.colour));
        if stroke.dash.is_empty() {
            self.line(&stroke.line, pen);
        } else {
            for dash in dashes(&stroke.line, stroke.dash, stroke.phase) {
                self.line(&dash, pen);
            }
        }
    }

    fn line(&mut self, line: &[Point], pen: egui::Stroke) {
        let closed = line.len() > 3 && line.first() == line.last();
        let points = line.iter().map(|&point| self.at(point));
        let path = if closed {
            PathShape::closed_line(points.skip(1).collect(), pen)
        } else {
            PathShape::line(points.collect(), pen)
        };
        self.tessellator.tessellate_path(&path, &mut self.mesh);
    }

    fn mark(&mut self, mark: &Mark) {
        let (centre, fill) = (self.at(mark.at), colour(mark.fill));
        let stroke = egui::Stroke::new(mark.outline_width, colour(mark.outline));
        let corners = mark.shape.corners(mark.radius);
        if corners.is_empty() {
            let circle = CircleShape {
                center: centre,
                radius: mark.radius,
                fill,
                stroke,
            };
            self.tessellator.tessellate_circle(circle, &mut self.mesh);
        } else {
            let points = corners
                .into_iter()
                .map(|[x, y]| centre + vec2(x, y))
                .collect();
            self.tessellator.tessellate_path(
                &PathShape::convex_polygon(points, fill, stroke),
                &mut self.mesh,
            );
        }
    }

    fn picture(&mut self, picture: &Picture, texture: egui::TextureId) {
        self.flush();
        let [left, top, right, bottom] = picture.rect;
        let rect = Rect::from_min_max(self.at([left, top]), self.at([right, bottom]));
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        self.shapes.push(Shape::image(
            texture,
            rect,
            uv,
            Color32::WHITE.gamma_multiply(picture.opacity),
        ));
    }

    fn text(&mut self, text: &Text, painter: &egui::Painter) {
        /// How far the halo reaches, in points, and in which directions.
        const REACH: f32 = 1.5;
        const AROUND: [Vec2; 8] = [
            Vec2::new(1.0, 0.0),
            Vec2::new(0.7, 0.7),
            Vec2::new(0.0, 1.0),
            Vec2::new(-0.7, 0.7),
            Vec2::new(-1.0, 0.0),
            Vec2::new(-0.7, -0.7),
            Vec2::new(0.0, -1.0),
            Vec2::new(0.7, -0.7),
        ];
        self.flush();
        let ink = colour(text.colour);
        let format = egui::TextFormat {
            font_id: font(text.font, text.size),
            color: Color32::PLACEHOLDER,
            extra_letter_spacing: text.spacing,
            ..Default::default()
        };
        let job = egui::text::LayoutJob::single_section(text.text.clone(), format);
        let galley = painter.layout_job(job);
        let size = galley.size();
        let left = match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -size.x / 2.0,
            Anchor::End => -size.x,
        };
        let corner = egui::emath::Rot2::from_angle(text.angle) * vec2(left, -size.y / 2.0);
        let position = self.at(text.at) + corner;
        let shape = |offset: Vec2, color: Color32| {
            let mut shape = TextShape::new(position + offset, Arc::clone(&galley), color);
            shape.angle = text.angle;
            Shape::Text(shape)
        };
        if let Some(halo) = text.halo.map(colour) {
            self.shapes
                .extend(AROUND.map(|direction| shape(direction * REACH, halo)));
        }
        self.shapes.push(shape(Vec2::ZERO, ink));
    }

    fn flush(&mut self) {
        if !self.mesh.is_empty() {
            self.shapes
                .push(Shape::mesh(std::mem::take(&mut self.mesh)));
        }
    }

    fn finish(mut self) -> Vec<Shape> {
        self.flush();
        self.shapes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raster(key: &str, revision: u64, pixels: Vec<u8>) -> Raster {
        Raster {
            key: key.to_owned(),
            revision,
            size: [2, 1],
            palette: [Rgba([255, 0, 0, 255]), Rgba([0, 0, 255, 51])].into(),
            pixels,
        }
    }

    fn paint(textures: &mut Textures, ctx: &egui::Context, rasters: &[Raster]) {
        for one in rasters {
            textures.of(one, ctx);
        }
        textures.forget_unused();
    }

    /// Textures that a driver would be given since the last frame: whole ones, by their number.
    fn uploads(ctx: &egui::Context) -> usize {
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
        let font = egui::TextureId::default();
        let all = output.textures_delta.set.iter();
        let count = all.filter(|(id, _)| **id != font).count();
        output.textures_delta.clear();
        count
    }

    #[test]
    fn a_texture_is_filled_again_in_its_place_when_its_raster_has_changed() {
        let (ctx, mut textures) = (egui::Context::default(), Textures::default());
        paint(&mut textures, &ctx, &[raster("a", 1, vec![0, 1])]);
        let id = textures.by_key["a"].handle.id();
        assert_eq!(uploads(&ctx), 1);
        paint(&mut textures, &ctx, &[raster("a", 1, vec![0, 1])]);
        assert_eq!(uploads(&ctx), 0);
        paint(&mut textures, &ctx, &[raster("a", 2, vec![1, 0])]);
        assert_eq!(uploads(&ctx), 1);
        assert_eq!(textures.by_key["a"].handle.id(), id);
    }

    #[test]
    fn a_texture_that_a_paint_does_without_is_given_back() {
        let (ctx, mut textures) = (egui::Context::default(), Textures::default());
        let both = [raster("a", 1, vec![0, 1]), raster("b", 1, vec![0, 1])];
        paint(&mut textures, &ctx, &both);
        paint(&mut textures, &ctx, &both[1..]);
        assert_eq!(textures.by_key.keys().collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn pixels_become_the_colours_of_the_palette() {
        let image = image(&raster("a", 1, vec![1, 0]));
        let expected = [
            colour(Rgba([0, 0, 255, 51])),
            colour(Rgba([255, 0, 0, 255])),
        ];
        assert_eq!(image.pixels, expected);
    }

    #[test]
    fn what_has_no_colour_or_is_missing_is_clear() {
        let image = image(&raster("a", 1, vec![9]));
        assert_eq!(image.pixels, [Color32::TRANSPARENT; 2]);
    }
}
