//! Shaded relief as a layer of light and shadow over the land.
//!
//! The atlas ships a grey picture in Mercator rows, mid-grey where the land is flat. Here it
//! becomes a raster of the theme's shadow and light colours, clear where there is nothing to say.

use std::sync::Arc;

use super::scene::Raster;
use super::theme::Theme;
use crate::atlas::Relief;
use crate::geometry::WorldRect;

/// Relief coloured for one theme.
#[derive(Clone, Debug)]
pub struct ReliefImage {
    /// Its pixels.
    pub raster: Arc<Raster>,
    /// Where it lies.
    pub bounds: WorldRect,
}

/// Why the relief cannot be shown.
#[derive(Debug, thiserror::Error)]
#[error("the relief picture cannot be read: {0}")]
pub struct ReliefError(#[from] image::ImageError);

impl ReliefImage {
    /// Colours `relief` for `theme`.
    ///
    /// # Errors
    /// When the picture is no JPEG.
    pub fn new(relief: &Relief, theme: &Theme) -> Result<Self, ReliefError> {
        let grey = image::load_from_memory(&relief.jpeg)?.into_luma8();
        let (width, height) = grey.dimensions();
        let strength = theme.map.relief_strength;
        let shade: Vec<[u8; 4]> = (0..=u8::MAX)
            .map(|level| pixel(level, relief.neutral, theme, strength))
            .collect();
        let mut rgba = Vec::with_capacity(grey.as_raw().len() * 4);
        for level in grey.as_raw() {
            let pixel = shade.get(usize::from(*level)).copied().unwrap_or_default();
            rgba.extend_from_slice(&pixel);
        }
        let raster = Raster {
            key: format!("relief-{}", theme.name),
            size: [width, height],
            rgba,
        };
        Ok(Self {
            raster: Arc::new(raster),
            bounds: WorldRect::from(relief.bounds),
        })
    }
}

/// The grey of flat land is clear; darker is shadow, brighter is light.
fn pixel(level: u8, neutral: u8, theme: &Theme, strength: f32) -> [u8; 4] {
    let height = (f32::from(level) - f32::from(neutral)) / 127.0;
    let colour = if height < 0.0 {
        theme.map.relief_shade
    } else {
        theme.map.relief_light
    };
    let [r, g, b, _] = colour.0;
    let alpha = (height.abs() * strength * 255.0).min(255.0);
    [r, g, b, alpha.round() as u8]
}
