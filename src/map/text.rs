//! How wide words are, and in which order their letters go; the same for window, SVG and PNG.

use std::collections::HashMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_bidi::BidiInfo;

use super::fonts::Font;
use crate::words::Words;
pub use crate::words::grouped;

/// A number where room is short, rounded down: `9,999`, `12k`, `1.2M`.
pub fn abbreviated(number: u64) -> String {
    match number {
        0..10_000 => grouped(number),
        10_000..1_000_000 => format!("{}k", number / 1000),
        1_000_000..10_000_000 => {
            let tenths = number / 100_000;
            format!("{}.{}M", tenths / 10, tenths % 10)
        }
        _ => format!("{}M", grouped(number / 1_000_000)),
    }
}

/// How many events, in words: `1 event`, `1,234 events`.
pub fn events(count: u64, words: Words) -> String {
    let values = [("count", count.into()), ("grouped", grouped(count).into())];
    words.with("events-counted", &values)
}

/// Measures words in the bundled faces.
///
/// Advances are summed without kerning: labels keep a margin wider than what kerning moves.
pub struct TextMeasure {
    advances: HashMap<Font, FaceAdvances>,
}

/// Advance widths in ems; Latin in a table, the rest looked up.
struct FaceAdvances {
    latin: Vec<f32>,
    face: Option<FontRef<'static>>,
}

const LATIN: u32 = 0x0250;

impl Default for TextMeasure {
    fn default() -> Self {
        Self::new()
    }
}

impl TextMeasure {
    /// Reads the advance widths of all faces; about a millisecond.
    pub fn new() -> Self {
        let advances = Font::ALL
            .into_iter()
            .map(|font| (font, FaceAdvances::new(font)))
            .collect();
        Self { advances }
    }

    /// Width in points of `text` set in `font` at `size` with `spacing` between letters.
    pub fn width(&self, text: &str, font: Font, size: f32, spacing: f32) -> f32 {
        let Some(advances) = self.advances.get(&font) else {
            return 0.0;
        };
        let (mut ems, mut letters) = (0.0, 0_u16);
        for letter in text.chars() {
            // Every face falls back on the one for Arabic script.
            let face = if runs_right_to_left(letter.encode_utf8(&mut [0; 4])) {
                self.advances.get(&Font::Naskh)
            } else {
                None
            };
            ems += face.unwrap_or(advances).of(letter);
            letters = letters.saturating_add(1);
        }
        ems * size + f32::from(letters.saturating_sub(1)) * spacing
    }
}

impl FaceAdvances {
    fn new(font: Font) -> Self {
        let face = FontRef::new(font.bytes()).ok();
        let latin =
            (0..LATIN).map(|code| char::from_u32(code).map_or(0.0, |c| advance(face.as_ref(), c)));
        Self {
            latin: latin.collect(),
            face,
        }
    }

    fn of(&self, letter: char) -> f32 {
        let known = self.latin.get(letter as usize).copied();
        known.unwrap_or_else(|| advance(self.face.as_ref(), letter))
    }
}

fn advance(face: Option<&FontRef<'_>>, letter: char) -> f32 {
    /// What a letter that the face lacks is taken to be, in ems.
    const UNKNOWN: f32 = 0.6;
    let Some(face) = face else { return UNKNOWN };
    let glyph = face.charmap().map(letter).unwrap_or(GlyphId::NOTDEF);
    let metrics = face.glyph_metrics(Size::new(1.0), LocationRef::default());
    metrics.advance_width(glyph).unwrap_or(UNKNOWN)
}

/// Whether `text` holds letters that run from right to left.
pub fn runs_right_to_left(text: &str) -> bool {
    use unicode_bidi::BidiClass::{AL, R};
    text.chars()
        .any(|letter| matches!(unicode_bidi::bidi_class(letter), R | AL))
}

/// The runs of one line in the order in which they stand from left to right.
///
/// Letters inside a run stay in logical order, as a shaper wants them.
///
/// # Source
/// [Unicode Standard Annex 9](https://www.unicode.org/reports/tr9/), by way of `unicode-bidi`.
pub fn visual_runs(text: &str) -> Vec<&str> {
    let info = BidiInfo::new(text, None);
    let Some(paragraph) = info.paragraphs.first() else {
        return Vec::new();
    };
    let (_, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    runs.into_iter().filter_map(|run| text.get(run)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(26_879), "26,879");
        assert_eq!(grouped(10_000_043), "10,000,043");
        let words = Words::of(crate::words::Language::English);
        assert_eq!(events(1, words), "1 event");
        assert_eq!(events(1234, words), "1,234 events");
    }

    #[test]
    fn where_room_is_short_a_number_is_never_rounded_up() {
        let short = [9_999, 12_999, 999_999, 1_299_999, 123_456_789].map(abbreviated);
        assert_eq!(short, ["9,999", "12k", "999k", "1.2M", "123M"]);
    }

    #[test]
    fn wider_words_measure_wider() {
        let measure = TextMeasure::new();
        let [short, long] = ["ill", "mmm"].map(|word| measure.width(word, Font::Sans, 12.0, 0.0));
        assert!(long > short * 2.0, "{short} {long}");
    }

    #[test]
    fn width_grows_with_size_and_spacing() {
        let measure = TextMeasure::new();
        let plain = measure.width("PAKISTAN", Font::Sans, 10.0, 0.0);
        assert!((measure.width("PAKISTAN", Font::Sans, 20.0, 0.0) - 2.0 * plain).abs() < 1e-3);
        assert!((measure.width("PAKISTAN", Font::Sans, 10.0, 2.0) - plain - 14.0).abs() < 1e-3);
    }

    #[test]
    fn every_face_can_be_read_and_has_its_letters() {
        let measure = TextMeasure::new();
        for font in Font::ALL {
            let sample = if font == Font::Naskh {
                "سابقہ فاٹا"
            } else {
                "ex-FATA"
            };
            assert!(measure.width(sample, font, 10.0, 0.0) > 10.0, "{font:?}");
        }
    }

    #[test]
    fn words_of_urdu_keep_their_order_from_right_to_left() {
        let runs = visual_runs("ex-FATA سابقہ فاٹا");
        assert_eq!(runs, ["ex-FATA ", "سابقہ فاٹا"]);
        assert!(runs_right_to_left("فاٹا") && !runs_right_to_left("FATA"));
    }
}
