//! Surfaces paint a scene and decide nothing: a window, an SVG, a PNG, a PDF.

pub mod egui;
pub mod pdf;
pub mod png;
pub mod svg;
