//! A scene as PNG, rasterised from its SVG on the processor: no display, no graphics card.

use std::io::Cursor;
use std::sync::Arc;

use image::ImageEncoder as _;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use super::svg::{self, SvgError};
use crate::map::fonts::Font;
use crate::map::scene::{Raster, Scene};

/// Why a scene could not be rasterised.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PngError {
    /// The scene could not be written as SVG.
    #[error(transparent)]
    Svg(#[from] SvgError),
    /// The SVG could not be read back.
    #[error("the map could not be rasterised: {0}")]
    Read(#[from] usvg::Error),
    /// The picture has no pixels, or more than memory holds.
    #[error(
        "a picture of {0} × {1} pixels cannot be made; choose a size between 1 × 1 and 16384 × 16384"
    )]
    Size(u32, u32),
    /// The pixels could not be written as PNG.
    #[error("the picture could not be written as PNG: {0}")]
    Encode(#[source] image::ImageError),
}

/// The longest side of a picture, in pixels.
pub const LONGEST_SIDE: u32 = 16_384;

/// `scene` as the bytes of a PNG file, each point `scale` pixels wide.
///
/// # Errors
/// When the size is out of bounds or the scene cannot be drawn.
pub fn bytes(scene: &Scene, title: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let [width, height] = scene.size.map(|side| (side * scale).round() as u32);
    let pixmap = if width > LONGEST_SIDE || height > LONGEST_SIDE {
        None
    } else {
        Pixmap::new(width, height)
    };
    let mut pixmap = pixmap.ok_or(PngError::Size(width, height))?;
    let tree = usvg::Tree::from_str(&svg::document(scene, title)?, &options())?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    let (width, height) = (pixmap.width(), pixmap.height());
    encode(&pixmap.take_demultiplied(), width, height).map_err(PngError::Encode)
}

/// Pixels (red, green, blue, unmultiplied alpha) as a PNG file, fast rather than small.
///
/// # Errors
/// When there are fewer pixels than `width` × `height`.
pub(super) fn encode(rgba: &[u8], width: u32, height: u32) -> Result<Vec<u8>, image::ImageError> {
    let mut png = Cursor::new(Vec::new());
    PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive)
        .write_image(rgba, width, height, image::ExtendedColorType::Rgba8)?;
    Ok(png.into_inner())
}

/// A raster as a PNG file of as many colours as its palette has, fast rather than small.
///
/// # Errors
/// When it has no pixels, or fewer than its size says.
pub(super) fn encode_raster(raster: &Raster) -> Result<Vec<u8>, ::png::EncodingError> {
    let [width, height] = raster.size;
    // A pixel whose colour is missing is clear, and so is a palette of no colours.
    let last = raster.pixels.iter().max().copied().unwrap_or_default();
    let count = usize::from(last) + 1;
    let colours = raster.colours(|colour| colour.0);
    let colours = colours.get(..count).unwrap_or_default();
    let mut png = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut png, width, height);
    encoder.set_color(::png::ColorType::Indexed);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_palette(
        colours
            .iter()
            .flat_map(|[r, g, b, _]| [*r, *g, *b])
            .collect::<Vec<u8>>(),
    );
    encoder.set_trns(
        colours
            .iter()
            .map(|[.., alpha]| *alpha)
            .collect::<Vec<u8>>(),
    );
    encoder.set_compression(::png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&raster.pixels)?;
    writer.finish()?;
    Ok(png)
}

/// Only the bundled faces: the picture is the same on every machine.
fn options() -> usvg::Options<'static> {
    let mut options = usvg::Options::default();
    let fonts = options.fontdb_mut();
    for font in Font::ALL {
        fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(font.bytes())));
    }
    fonts.set_sans_serif_family(Font::Sans.family());
    fonts.set_serif_family(Font::Serif.family());
    options
}
