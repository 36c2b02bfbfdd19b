//! Shaded relief as a layer of light and shadow over the land.
//!
//! The atlas ships a grey picture in Mercator rows, mid-grey where the land is flat. Here it
//! becomes a raster of the theme's shadow and light colours, clear where there is nothing to say:
//! a grey is the number of its colour, so a theme is only another palette.

use std::sync::Arc;

use super::scene::Raster;
use super::theme::{Rgba, Theme};
use crate::atlas::Relief;
use crate::geometry::WorldRect;

/// The relief as it was painted in grey: read once, coloured for as many themes as there are.
#[derive(Clone, Debug)]
pub struct GreyRelief {
    levels: Vec<u8>,
    size: [u32; 2],
    neutral: u8,
    bounds: WorldRect,
}

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

impl GreyRelief {
    /// Reads the picture of `relief`.
    ///
    /// # Errors
    /// When the picture is no JPEG.
    pub fn read(relief: &Relief) -> Result<Self, ReliefError> {
        let grey = image::load_from_memory(&relief.jpeg)?.into_luma8();
        let (width, height) = grey.dimensions();
        Ok(Self {
            levels: grey.into_raw(),
            size: [width, height],
            neutral: relief.neutral,
            bounds: WorldRect::from(relief.bounds),
        })
    }

    /// The relief in the colours of `theme`.
    pub fn coloured(&self, theme: &Theme) -> ReliefImage {
        let palette = (0..=u8::MAX).map(|level| colour(level, self.neutral, theme));
        let raster = Raster {
            key: format!("relief-{}", theme.name),
            revision: 0,
            size: self.size,
            palette: palette.collect(),
            pixels: self.levels.clone(),
        };
        ReliefImage {
            raster: Arc::new(raster),
            bounds: self.bounds,
        }
    }
}

impl ReliefImage {
    /// Reads `relief` and colours it for `theme`.
    ///
    /// # Errors
    /// When the picture is no JPEG.
    pub fn new(relief: &Relief, theme: &Theme) -> Result<Self, ReliefError> {
        Ok(GreyRelief::read(relief)?.coloured(theme))
    }
}

/// The grey of flat land is clear; darker is shadow, brighter is light.
fn colour(level: u8, neutral: u8, theme: &Theme) -> Rgba {
    let height = (f32::from(level) - f32::from(neutral)) / 127.0;
    let Rgba([r, g, b, _]) = if height < 0.0 {
        theme.map.relief_shade
    } else {
        theme.map.relief_light
    };
    let alpha = (height.abs() * theme.map.relief_strength * 255.0).min(255.0);
    Rgba([r, g, b, alpha.round() as u8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::WorldPoint;

    #[test]
    fn flat_land_is_clear_and_slopes_are_shade_or_light() {
        let grey = GreyRelief {
            levels: vec![0, 128, 255],
            size: [3, 1],
            neutral: 128,
            bounds: WorldRect::new(WorldPoint::new(0.0, 0.0), WorldPoint::new(1.0, 1.0)),
        };
        for theme in [Theme::light().unwrap(), Theme::dark().unwrap()] {
            let raster = grey.coloured(&theme).raster;
            let seen = |x: usize| raster.palette[usize::from(raster.pixels[x])].0;
            assert_eq!(seen(1)[3], 0);
            assert_eq!(seen(0)[..3], theme.map.relief_shade.0[..3]);
            assert_eq!(seen(2)[..3], theme.map.relief_light.0[..3]);
            assert!(seen(0)[3] > 0 && seen(2)[3] > 0);
        }
    }
}
