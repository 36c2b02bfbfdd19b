//! A scene as egui shapes, tessellated once and painted as often as nothing changes.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{
    CircleShape, Mesh, PathShape, TessellationOptions, Tessellator, TextShape, Vertex,
};
use egui::{Color32, FontFamily, FontId, Pos2, Rect, Shape, TextureHandle, Vec2, pos2, vec2};

use crate::geometry::dashes;
use crate::map::fonts::Font;
use crate::map::scene::{Anchor, Fill, Item, Mark, Picture, Point, Scene, Stroke, Text};
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

/// Textures of rasters, made when first needed.
#[derive(Default)]
pub struct Textures {
    by_key: HashMap<String, TextureHandle>,
}

impl Textures {
    fn of(&mut self, picture: &Picture, ctx: &egui::Context) -> egui::TextureId {
        let raster = &picture.raster;
        let handle = self.by_key.entry(raster.key.clone()).or_insert_with(|| {
            let size = raster.size.map(|side| side as usize);
            let image = egui::ColorImage::from_rgba_unmultiplied(size, &raster.rgba);
            ctx.load_texture(&raster.key, image, egui::TextureOptions::LINEAR)
        });
        handle.id()
    }
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
                let texture = textures.of(picture, painter.ctx());
                sketch.picture(picture, texture);
            }
            Item::Text(text) => sketch.text(text, painter),
        }
    }
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
