//! Pixels → the bytes of a PNG file, fast rather than small.
//!
//! Who paints a band also prepares its rows for compression, side by side with others; only the
//! compression itself goes row after row.

use std::collections::BTreeMap;

use ::png::{BitDepth, ColorType, Compression, Encoder, EncodingError, chunk};
use fdeflate::Compressor;
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

use crate::map::scene::Raster;

/// A PNG file in the making: bands of rows, put in order as they come.
pub(super) struct Rows {
    size: [u32; 2],
    colours: ColorType,
    compressed: Compressor<Vec<u8>>,
    next: u32,
    early: BTreeMap<u32, Vec<u8>>,
}

impl Rows {
    /// A file of `size` pixels, without transparency where it is `opaque`.
    pub(super) fn begin(size: [u32; 2], opaque: bool) -> Result<Self, EncodingError> {
        let colours = if opaque {
            ColorType::Rgb
        } else {
            ColorType::Rgba
        };
        Ok(Self {
            size,
            colours,
            compressed: Compressor::new(Vec::new())?,
            next: 0,
            early: BTreeMap::new(),
        })
    }

    /// Adds the [`filtered`] rows of band `number`, as soon as those before it are there.
    pub(super) fn take(&mut self, number: u32, band: Vec<u8>) -> Result<(), EncodingError> {
        self.early.insert(number, band);
        while let Some(band) = self.early.remove(&self.next) {
            self.compressed.write_data(&band)?;
            self.next += 1;
        }
        Ok(())
    }

    /// How many bands the file has so far.
    pub(super) fn taken(&self) -> u32 {
        self.next
    }

    /// The file.
    pub(super) fn finish(self) -> Result<Vec<u8>, EncodingError> {
        /// Bytes of compressed pixels between two headings of the file.
        const CHUNK: usize = 1 << 20;
        let [width, height] = self.size;
        let pixels = self.compressed.finish()?;
        let mut png = Vec::with_capacity(pixels.len() + 1024);
        let mut encoder = Encoder::new(&mut png, width, height);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_color(self.colours);
        let mut writer = encoder.write_header()?;
        for part in pixels.chunks(CHUNK) {
            writer.write_chunk(chunk::IDAT, part)?;
        }
        writer.finish()?;
        Ok(png)
    }
}

/// `count` rows of `band` from row `first` on, as differences that compress well, each after the number of the filter
/// that made them.
///
/// # Source
/// [PNG, third edition, filtering](https://www.w3.org/TR/png-3/#9Filters). Of its filters only the
/// differences from the left and from above are tried: they are the quick ones, and for a map
/// the others gain little. The first row of a band has nothing above it.
pub(super) fn filtered(band: &Pixmap, first: u32, count: u32, opaque: bool) -> Vec<u8> {
    /// The numbers of the filters.
    const LEFT: u8 = 1;
    const ABOVE: u8 = 2;
    let width = band.width() as usize;
    let skipped = first as usize * width;
    let pixels = band.pixels().iter().skip(skipped);
    let pixels = pixels.take(count as usize * width);
    let (samples, channels) = if opaque {
        let opaque = pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
        (opaque.collect::<Vec<u8>>(), 3)
    } else {
        let colours = pixels.map(PremultipliedColorU8::demultiply);
        let all = colours.flat_map(|c| [c.red(), c.green(), c.blue(), c.alpha()]);
        (all.collect(), 4)
    };
    let length = width * channels;
    let mut rows = Vec::with_capacity(samples.len() + samples.len() / length);
    let (mut left, mut above) = (vec![0; length], vec![0; length]);
    let mut before: Option<&[u8]> = None;
    for row in samples.chunks_exact(length) {
        let (first, rest) = row.split_at(channels);
        let (head, tail) = left.split_at_mut(channels);
        head.copy_from_slice(first);
        differences(tail, rest, row);
        let mut best = (LEFT, &left);
        if let Some(before) = before {
            differences(&mut above, row, before);
            if weight(&above) <= weight(&left) {
                best = (ABOVE, &above);
            }
        }
        rows.push(best.0);
        rows.extend_from_slice(best.1);
        before = Some(row);
    }
    rows
}

fn differences(into: &mut [u8], of: &[u8], from: &[u8]) {
    for ((into, of), from) in into.iter_mut().zip(of).zip(from) {
        *into = of.wrapping_sub(*from);
    }
}

/// How far from nought differences are, all together.
fn weight(differences: &[u8]) -> u64 {
    let parts = differences.chunks(128);
    parts
        .map(|part| {
            // 128 of at most 128 fit 16 bits.
            let sum: u16 = part
                .iter()
                .map(|&difference| u16::from(difference.cast_signed().unsigned_abs()))
                .sum();
            u64::from(sum)
        })
        .sum()
}

/// A raster as a PNG file of as many colours as its palette has.
///
/// # Errors
/// When it has no pixels, or fewer than its size says.
pub(in crate::map::surface) fn raster(raster: &Raster) -> Result<Vec<u8>, EncodingError> {
    let [width, height] = raster.size;
    // A pixel whose colour is missing is clear, and so is a palette of no colours.
    let last = raster.pixels.iter().max().copied().unwrap_or_default();
    let colours = raster.colours(|colour| colour.0);
    let colours = colours.get(..=usize::from(last)).unwrap_or_default();
    let opaque = colours.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]);
    let alpha = colours.iter().map(|[.., alpha]| *alpha);
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(opaque.collect::<Vec<u8>>());
    encoder.set_trns(alpha.collect::<Vec<u8>>());
    encoder.set_compression(Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&raster.pixels)?;
    writer.finish()?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    /// A band of `width` × `height` pixels of all colours, opaque.
    fn colourful(width: u32, height: u32, opaque: bool) -> Pixmap {
        let mut band = Pixmap::new(width, height).unwrap();
        band.fill(Color::WHITE);
        for (number, pixel) in band
            .data_mut()
            .as_chunks_mut::<4>()
            .0
            .iter_mut()
            .enumerate()
        {
            let number = number as u32;
            let [r, g, b, _] = number.wrapping_mul(2_654_435_761).to_le_bytes();
            *pixel = match number % 7 {
                0 if !opaque => [0; 4],
                1 | 2 => [r, g, b, 255],
                _ => [200, 100, number as u8, 255],
            };
        }
        band
    }

    #[test]
    fn what_is_written_is_read_again_band_for_band() {
        for opaque in [true, false] {
            let bands = [5, 5, 2].map(|height| colourful(9, height, opaque));
            let expected: Vec<u8> = bands.iter().flat_map(|band| band.data().to_vec()).collect();
            let mut rows = Rows::begin([9, 12], opaque).unwrap();
            let [first, second, third] =
                bands.map(|band| filtered(&band, 0, band.height(), opaque));
            for (number, band) in [(2, third), (0, first), (1, second)] {
                rows.take(number, band).unwrap();
            }
            assert_eq!(rows.taken(), 3);
            let picture = image::load_from_memory(&rows.finish().unwrap()).unwrap();
            assert_eq!(picture.color().has_alpha(), !opaque);
            assert_eq!(picture.to_rgba8().into_raw(), expected);
        }
    }

    #[test]
    fn a_band_that_never_comes_is_missed() {
        let mut rows = Rows::begin([9, 12], true).unwrap();
        rows.take(1, filtered(&colourful(9, 5, true), 0, 5, true))
            .unwrap();
        assert_eq!(rows.taken(), 0);
    }
}
