//! Shaded relief over the land, fading where the picture is coarser than the map.

use crate::map::draw::Frame;
use crate::map::scene::{Item, Picture};
use crate::session::LayerId;

/// The relief has some 30 pixels a degree: full up to this zoom,
const FULL_UNTIL: f64 = 7.0;
/// and gone at this one.
const GONE_AT: f64 = 9.5;

/// Lays the relief over the land.
pub fn draw(frame: &mut Frame<'_>) {
    let (view, layers) = (frame.map.session.view, &frame.map.session.layers);
    let Some(relief) = frame.map.relief else {
        return;
    };
    if !layers.is_on(&LayerId::Relief) || !relief.bounds.intersects(&frame.window) {
        return;
    }
    let opacity = (GONE_AT - view.zoom().get()) / (GONE_AT - FULL_UNTIL);
    if opacity <= 0.0 {
        return;
    }
    let [left, top] = view.screen_from_world(relief.bounds.min);
    let [right, bottom] = view.screen_from_world(relief.bounds.max);
    frame.scene.items.push(Item::Picture(Picture {
        raster: relief.raster.clone(),
        rect: [left, top, right, bottom],
        opacity: opacity.min(1.0) as f32,
    }));
}
