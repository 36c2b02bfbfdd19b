//! A raster into pixels, straight from its palette, smoothed between the centres of its own.
//!
//! Four channels are reckoned at once in the four lanes of 16 bits of one number: a channel of
//! 8 bits times a weight of 8 bits fits a lane.

use resvg::tiny_skia::PixmapMut;

use crate::map::scene::{Picture, Raster};
use crate::map::theme::Rgba;

/// A premultiplied colour: red, blue, green and alpha in lanes of 16 bits, red lowest. This order
/// lets a pixel be taken apart and put together two channels at a time.
type Lanes = u64;

/// The lower half of every lane.
const LOW: Lanes = 0x00FF_00FF_00FF_00FF;
/// A half in every lane, for rounding.
const HALF: Lanes = 0x0080_0080_0080_0080;

/// Paints what of `picture` lies in `band`, whose first row is row `top` of the page, each point
/// `scale` pixels wide.
pub(super) fn paint(picture: &Picture, scale: f32, band: &mut PixmapMut<'_>, top: u32) {
    let raster = &*picture.raster;
    let rect = picture.rect.map(|side| f64::from(side) * f64::from(scale));
    let [width, height] = raster.size;
    if raster.pixels.len() < width as usize * height as usize {
        return;
    }
    let columns = Taps::along([rect[0], rect[2]], width, [0, band.width()]);
    let rows = Taps::along([rect[1], rect[3]], height, [top, top + band.height()]);
    let colours = raster.colours(lanes);
    let opacity = (picture.opacity.clamp(0.0, 1.0) * 256.0).round() as u64;
    let mut blended = Row::default();
    let stride = band.width() as usize;
    let (pixels, _) = band.data_mut().as_chunks_mut::<4>();
    let lines = pixels.chunks_exact_mut(stride);
    for (line, row) in lines.skip((rows.first - top) as usize).zip(&rows.taps) {
        blended.between(raster, &colours, row, &columns);
        let pixels = line.iter_mut().skip(columns.first as usize);
        for (pixel, column) in pixels.zip(&columns.taps) {
            let colour = blended.at(column);
            let seen = (opacity * row.cover * column.cover) >> 16;
            match colour {
                0 => {}
                whole if seen == 256 => over(pixel, whole),
                part => over(pixel, faded(part, seen)),
            }
        }
    }
}

/// Where one row or column of pixels looks for its colour.
struct Tap {
    /// The two of the raster it lies between.
    between: [usize; 2],
    /// How much of the second, of 256.
    weight: u64,
    /// How much of the pixel the raster covers, of 256.
    cover: u64,
}

/// The taps of all rows, or columns, that a raster covers.
struct Taps {
    first: u32,
    taps: Vec<Tap>,
}

impl Taps {
    /// For a raster of `count` pixels that lies `from` here `to` there, as far as `seen`.
    fn along([from, to]: [f64; 2], count: u32, seen: [u32; 2]) -> Self {
        let first = (from.floor().max(0.0) as u32).max(seen[0]);
        let last = (to.ceil().max(0.0) as u32).min(seen[1]);
        let (per_pixel, end) = (f64::from(count) / (to - from), count.saturating_sub(1));
        let tap = |pixel: u32| {
            let pixel = f64::from(pixel);
            let at = ((pixel + 0.5 - from) * per_pixel - 0.5).clamp(0.0, f64::from(end));
            let covered = (pixel + 1.0).min(to) - pixel.max(from);
            Tap {
                between: [at as usize, (at as usize + 1).min(end as usize)],
                weight: (at.fract() * 256.0).round() as u64,
                cover: (covered * 256.0).round() as u64,
            }
        };
        let is_there = count > 0 && to > from && per_pixel.is_finite();
        let pixels = if is_there { first..last } else { 0..0 };
        Self {
            first,
            taps: pixels.map(tap).collect(),
        }
    }

    /// The part of the raster that is looked at.
    fn span(&self) -> [usize; 2] {
        match (self.taps.first(), self.taps.last()) {
            (Some(first), Some(last)) => [first.between[0], last.between[1] + 1],
            _ => [0, 0],
        }
    }
}

/// A line between two rows of a raster.
#[derive(Default)]
struct Row {
    colours: Vec<Lanes>,
    start: usize,
}

impl Row {
    fn between(&mut self, raster: &Raster, colours: &[Lanes; 256], row: &Tap, columns: &Taps) {
        let [start, end] = columns.span();
        let width = raster.size[0] as usize;
        let [above, below] = row.between.map(|row| {
            let line = row * width;
            raster
                .pixels
                .get(line + start..line + end)
                .unwrap_or_default()
        });
        let colour = |pixel: u8| colours[usize::from(pixel)];
        let pairs = above.iter().zip(below);
        self.start = start;
        self.colours.clear();
        self.colours
            .extend(pairs.map(|(a, b)| mixed(colour(*a), colour(*b), row.weight)));
    }

    fn at(&self, column: &Tap) -> Lanes {
        let [left, right] = column.between.map(|column| {
            let colour = self.colours.get(column - self.start);
            colour.copied().unwrap_or_default()
        });
        mixed(left, right, column.weight)
    }
}

/// A colour, premultiplied, in lanes.
fn lanes(Rgba([r, g, b, a]): Rgba) -> Lanes {
    let part = |channel: u8| (u64::from(channel) * u64::from(a) + 127) / 255;
    part(r) | part(b) << 16 | part(g) << 32 | u64::from(a) << 48
}

/// The lanes of a premultiplied pixel.
fn apart(pixel: [u8; 4]) -> Lanes {
    let pixel = u64::from(u32::from_le_bytes(pixel));
    pixel & 0x00FF_00FF | (pixel & 0xFF00_FF00) << 24
}

/// The pixel of these lanes.
fn together(lanes: Lanes) -> [u8; 4] {
    ((lanes | lanes >> 24) as u32).to_le_bytes()
}

/// `weight` of 256 of `b`, the rest of `a`.
fn mixed(a: Lanes, b: Lanes, weight: u64) -> Lanes {
    (a * (256 - weight) + b * weight + HALF) >> 8 & LOW
}

/// `share` of 256 of `colour`.
fn faded(colour: Lanes, share: u64) -> Lanes {
    (colour * share + HALF) >> 8 & LOW
}

/// Lays `colour` over a premultiplied pixel.
fn over(pixel: &mut [u8; 4], colour: Lanes) {
    let alpha = colour >> 48;
    // 256 where nothing is hidden and 0 where all is: 255 counts as 256.
    let rest = 256 - (alpha + (alpha >> 7));
    *pixel = together(faded(apart(*pixel), rest) + colour);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use resvg::tiny_skia::Pixmap;

    use super::*;

    fn painted(pixels: Vec<u8>, size: [u32; 2], rect: [f32; 4], opacity: f32) -> Vec<[u8; 4]> {
        let raster = Raster {
            key: String::new(),
            revision: 0,
            size,
            palette: [
                Rgba([0, 0, 0, 0]),
                Rgba([255, 0, 0, 255]),
                Rgba([0, 0, 255, 255]),
            ]
            .into(),
            pixels,
        };
        let picture = Picture {
            raster: Arc::new(raster),
            rect,
            opacity,
        };
        let mut page = Pixmap::new(4, 2).unwrap();
        page.fill(resvg::tiny_skia::Color::WHITE);
        for top in 0..2 {
            let mut band = Pixmap::new(4, 1).unwrap();
            let from = top as usize * 16;
            band.data_mut()
                .copy_from_slice(&page.data()[from..from + 16]);
            paint(&picture, 1.0, &mut band.as_mut(), top);
            page.data_mut()[from..from + 16].copy_from_slice(band.data());
        }
        page.data().as_chunks::<4>().0.to_vec()
    }

    const WHITE: [u8; 4] = [255; 4];
    const RED: [u8; 4] = [255, 0, 0, 255];
    const BLUE: [u8; 4] = [0, 0, 255, 255];

    #[test]
    fn pixel_upon_pixel_nothing_is_smoothed() {
        let found = painted(
            vec![1, 2, 0, 1, 2, 1, 1, 0],
            [4, 2],
            [0.0, 0.0, 4.0, 2.0],
            1.0,
        );
        assert_eq!(found, [RED, BLUE, WHITE, RED, BLUE, RED, RED, WHITE]);
    }

    #[test]
    fn between_two_colours_there_is_the_mean() {
        let found = painted(vec![1, 2], [2, 1], [0.0, 0.0, 4.0, 2.0], 1.0);
        assert_eq!(
            found[..4],
            [RED, [191, 0, 64, 255], [64, 0, 191, 255], BLUE]
        );
        assert_eq!(found[..4], found[4..]);
    }

    #[test]
    fn half_seen_is_half_of_what_is_below() {
        let found = painted(vec![1], [1, 1], [0.0, 0.0, 2.0, 1.0], 0.5);
        assert_eq!(found[0], [255, 127, 127, 255]);
        assert_eq!(found[2..], [WHITE; 6]);
    }

    #[test]
    fn an_edge_within_a_pixel_covers_a_part_of_it() {
        let found = painted(vec![1], [1, 1], [0.5, 0.0, 1.25, 2.0], 1.0);
        assert_eq!(
            found[..3],
            [[255, 127, 127, 255], [255, 191, 191, 255], WHITE]
        );
    }

    #[test]
    fn what_lies_elsewhere_or_has_no_size_paints_nothing() {
        for rect in [
            [-9.0, 0.0, -5.0, 2.0],
            [0.0, 5.0, 4.0, 9.0],
            [1.0, 1.0, 1.0, 1.0],
            [f32::NAN, 0.0, 4.0, 2.0],
            [4.0, 2.0, 0.0, 0.0],
        ] {
            assert_eq!(painted(vec![1], [1, 1], rect, 1.0), [WHITE; 8], "{rect:?}");
        }
        assert_eq!(
            painted(vec![], [1, 1], [0.0, 0.0, 4.0, 2.0], 1.0),
            [WHITE; 8]
        );
        assert_eq!(
            painted(vec![], [0, 0], [0.0, 0.0, 4.0, 2.0], 1.0),
            [WHITE; 8]
        );
    }

    #[test]
    fn white_under_any_shade_of_white_stays_white() {
        for alpha in 0..=255 {
            let mut pixel = [255; 4];
            over(&mut pixel, lanes(Rgba([255, 255, 255, alpha])));
            assert_eq!(pixel, WHITE, "{alpha}");
        }
    }
}
