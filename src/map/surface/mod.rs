//! Surfaces paint a scene and decide nothing: a window, an SVG, a PNG.

pub mod egui;
pub mod png;
pub mod svg;
