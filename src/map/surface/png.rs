//! A scene as PNG, painted on the processor: no display, no graphics card.
//!
//! Everything in the scene is first turned into outlines in pixels, words into those of their
//! letters (`ready`, `words`). Bands of rows are then painted side by side on all processors,
//! and each is written as soon as those above it are. The picture is the one that the scene's
//! SVG shows; a test compares the two.

mod encode;
mod picture;
mod ready;
mod words;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Sender};

use resvg::tiny_skia::Pixmap;
use resvg::usvg;

use encode::Rows;
pub(super) use encode::raster;
use ready::Ready;

use crate::map::scene::{Item, Scene};

/// Why a scene could not be rasterised.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PngError {
    /// The words of the scene could not be set.
    #[error("the words of the map could not be set: {0}")]
    Words(#[from] usvg::Error),
    /// The picture has no pixels, or more than memory holds.
    #[error(
        "a picture of {0} × {1} pixels cannot be made; choose a size between 1 × 1 and 16384 × 16384"
    )]
    Size(u32, u32),
    /// The pixels could not be written as PNG.
    #[error("the picture could not be written as PNG: {0}")]
    Encode(#[from] ::png::EncodingError),
}

/// The longest side of a picture, in pixels.
pub const LONGEST_SIDE: u32 = 16_384;

/// Rows that are painted at a time.
const BAND: u32 = 256;

/// Rows above and below a band that are painted and thrown away: where a thin line is cut off, its
/// end is not as soft as in the midst of a picture.
const SPARE: u32 = 4;

/// `scene` as the bytes of a PNG file, each point `scale` pixels wide.
///
/// # Errors
/// When the size is out of bounds or the scene cannot be drawn.
pub fn bytes(scene: &Scene, scale: f32) -> Result<Vec<u8>, PngError> {
    let [width, height] = scene.size.map(|side| (side * scale).round() as u32);
    let sides = 1..=LONGEST_SIDE;
    if !sides.contains(&width) || !sides.contains(&height) {
        return Err(PngError::Size(width, height));
    }
    let page = Page {
        size: [width, height],
        opaque: is_opaque(scene, [width, height], scale),
        items: ready::all(scene, scale)?,
    };
    page.written()
}

/// A scene that only needs painting.
struct Page<'a> {
    size: [u32; 2],
    /// Whether no pixel can be seen through.
    opaque: bool,
    items: Vec<Ready<'a>>,
}

impl Page<'_> {
    fn written(&self) -> Result<Vec<u8>, PngError> {
        let [width, height] = self.size;
        let bands = height.div_ceil(BAND);
        let painters = std::thread::available_parallelism().map_or(1, |count| count.get() as u32);
        let next = AtomicU32::new(0);
        let mut rows = Rows::begin(self.size, self.opaque)?;
        std::thread::scope(|scope| {
            let (done, painted) = mpsc::channel();
            for _ in 0..painters.min(bands) {
                let (done, next) = (done.clone(), &next);
                scope.spawn(move || self.paint(next, &done));
            }
            drop(done);
            painted
                .into_iter()
                .try_for_each(|(number, band)| rows.take(number, band))
        })?;
        if rows.taken() < bands {
            return Err(PngError::Size(width, height));
        }
        Ok(rows.finish()?)
    }

    /// Paints bands, always the next that nobody paints yet.
    fn paint(&self, next: &AtomicU32, done: &Sender<(u32, Vec<u8>)>) {
        let [width, height] = self.size;
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let top = number.saturating_mul(BAND);
            if top >= height {
                return;
            }
            let (first, end) = (top.saturating_sub(SPARE), (top + BAND + SPARE).min(height));
            // A band that finds no room in memory is missed by who waits for it.
            let Some(mut band) = Pixmap::new(width, end - first) else {
                return;
            };
            for item in &self.items {
                item.paint(&mut band.as_mut(), first);
            }
            if done
                .send((
                    number,
                    encode::filtered(&band, top - first, BAND.min(height - top), self.opaque),
                ))
                .is_err()
            {
                return;
            }
        }
    }
}

/// Whether the first thing in `scene` hides all that is behind these many pixels.
fn is_opaque(scene: &Scene, pixels: [u32; 2], scale: f32) -> bool {
    let [width, height] = scene.size;
    let covered = width * scale >= pixels[0] as f32 && height * scale >= pixels[1] as f32;
    let Some(Item::Fill(fill)) = scene.items.first() else {
        return false;
    };
    let corners = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]];
    covered && fill.colour.0[3] == 255 && *fill.ring_ends == [4] && fill.points == corners
}
