//! Lines made ready to stroke: in view, inside the map, dashed.
//!
//! A frame takes a world line through [`LineChunks`] (what is near the view), a
//! [`Viewport`](super::Viewport) (screen points), [`clip_pieces`] (what is on the map) and, where
//! the style asks for it, [`dashes`]. Every step is one pass and carries the length before it
//! along, so that dashes lie still on the ground while the map is dragged.

mod chunks;
mod clip;
mod dash;

pub use chunks::{LineChunks, LineRun};
pub use clip::{ClipPiece, clip_pieces, clip_to_rect};
pub use dash::dashes;

/// Length of a polyline, screen points.
pub fn polyline_length(line: &[[f32; 2]]) -> f64 {
    line.windows(2).map(|pair| distance(pair[0], pair[1])).sum()
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f64 {
    (f64::from(b[0]) - f64::from(a[0])).hypot(f64::from(b[1]) - f64::from(a[1]))
}
