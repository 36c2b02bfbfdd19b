//! Words that run from right to left, put in the order in which they are read.
//!
//! egui joins the letters of an Arabic-script word well, but sets the words of a line from left to
//! right. It breaks lines in the order of reading, which is right; only where words stand within a
//! line is not. So every text is put right after it was laid out, just before it is painted.
//! Panels, tooltips and screen readers all have the text as it is written and need to know nothing
//! of this.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::epaint::text::{Galley, Glyph, PlacedRow, Row};
use egui::{Align, Context, FullOutput, Rect, Shape};
use unicode_bidi::{BidiInfo, Level};

use crate::map::text::runs_right_to_left;

/// Puts every text of a frame right; texts that stay are kept from frame to frame.
#[derive(Default)]
pub struct Bidi {
    right_to_left: bool,
    known: HashMap<usize, Known>,
}

/// A text as egui laid it out, which stays alive so that none takes its address, and put right.
struct Known {
    before: Arc<Galley>,
    after: Arc<Galley>,
    seen: bool,
}

impl Bidi {
    /// Whether lines begin at the right: else the first letter of a text decides it.
    pub fn set_right_to_left(&mut self, right_to_left: bool) {
        if self.right_to_left != right_to_left {
            self.right_to_left = right_to_left;
            self.known.clear();
        }
    }

    fn shape(&mut self, shape: &mut Shape) {
        match shape {
            Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| self.shape(shape)),
            Shape::Text(text) if concerns(&text.galley) => self.text(text),
            _ => {}
        }
    }

    fn text(&mut self, text: &mut TextShape) {
        let key = Arc::as_ptr(&text.galley) as usize;
        let right_to_left = self.right_to_left;
        let known = self.known.entry(key).or_insert_with(|| Known {
            after: Arc::new(set(&text.galley, right_to_left)),
            before: Arc::clone(&text.galley),
            seen: true,
        });
        debug_assert!(Arc::ptr_eq(&known.before, &text.galley));
        known.seen = true;
        text.galley = Arc::clone(&known.after);
    }
}

impl egui::Plugin for Bidi {
    fn debug_name(&self) -> &'static str {
        "right to left"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        for clipped in &mut output.shapes {
            self.shape(&mut clipped.shape);
        }
        self.known
            .retain(|_, known| std::mem::take(&mut known.seen));
    }
}

/// Whether anything in a text runs from right to left.
fn concerns(galley: &Galley) -> bool {
    let text = &galley.job.text;
    !text.is_ascii() && runs_right_to_left(text)
}

/// The same text with each of its lines in the order of reading.
fn set(galley: &Galley, right_to_left: bool) -> Galley {
    let mut galley = galley.clone();
    let base = right_to_left.then(Level::rtl);
    let pixels = galley.pixels_per_point;
    let (last, elided) = (galley.rows.len().saturating_sub(1), galley.elided);
    for (number, placed) in galley.rows.iter_mut().enumerate() {
        let row = Arc::make_mut(&mut placed.row);
        place(row, base, elided && number == last, pixels);
        row.visuals.mesh_bounds = row.visuals.mesh.calc_bounds();
    }
    if right_to_left && galley.job.halign == Align::LEFT && galley.rows.len() > 1 {
        align_right(&mut galley);
    }
    galley.mesh_bounds = galley.rows.iter().fold(Rect::NOTHING, |bounds, row| {
        bounds | row.visuals.mesh_bounds.translate(row.pos.to_vec2())
    });
    galley
}

/// Lines of a text in several lines end together at the right.
fn align_right(galley: &mut Galley) {
    let end = |row: &PlacedRow| {
        let letters = row.glyphs.iter().filter(|glyph| !glyph.chr.is_whitespace());
        row.pos.x + letters.map(Glyph::max_x).fold(0.0, f32::max)
    };
    let right = galley.rows.iter().map(end).fold(0.0, f32::max);
    let pixels = galley.pixels_per_point;
    for row in &mut galley.rows {
        row.pos.x += ((right - end(row)) * pixels).round() / pixels;
    }
}

/// What moves as one: a word of Arabic script, whose letters egui has set already, or one sign.
struct Piece {
    glyphs: std::ops::Range<usize>,
    /// A letter that behaves as the piece does.
    sign: char,
    start: f32,
    width: f32,
}

/// Whether a sign is set by the Arabic face, together with the letters beside it.
fn is_arabic(sign: char) -> bool {
    matches!(sign, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{200c}' | '\u{200d}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut in_word = false;
    // Where a letter is painted may lie off where it stands: what it takes is what counts.
    let mut x = glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
    for (number, glyph) in glyphs.iter().enumerate() {
        let arabic = is_arabic(glyph.chr);
        match pieces.last_mut().filter(|_| arabic && in_word) {
            Some(word) => {
                word.glyphs.end = number + 1;
                word.width += glyph.advance_width;
                // One letter among its signs makes it a word.
                if runs_right_to_left(glyph.chr.encode_utf8(&mut [0; 4])) {
                    word.sign = glyph.chr;
                }
            }
            None => pieces.push(Piece {
                glyphs: number..number + 1,
                sign: glyph.chr,
                start: x,
                width: glyph.advance_width,
            }),
        }
        x += glyph.advance_width;
        in_word = arabic;
    }
    pieces
}

/// Moves the words of a line to where they are read.
///
/// # Source
/// [Unicode Standard Annex 9](https://www.unicode.org/reports/tr9/), by way of `unicode-bidi`.
fn place(row: &mut Row, base: Option<Level>, cut: bool, pixels: f32) {
    let mut pieces = pieces(&row.glyphs);
    if cut {
        drop_cut_word(row, &mut pieces);
    }
    // Blanks at the ends of a line are nowhere.
    let blank = |piece: &Piece| piece.sign.is_whitespace();
    let from = pieces.iter().take_while(|piece| blank(piece)).count();
    let until = pieces.iter().rposition(|piece| !blank(piece));
    let Some(pieces) = until.and_then(|until| pieces.get(from..=until)) else {
        return;
    };
    let text: String = pieces.iter().map(|piece| piece.sign).collect();
    let info = BidiInfo::new(&text, base);
    let Some(paragraph) = info.paragraphs.first() else {
        return;
    };
    let levels = info.reordered_levels(paragraph, paragraph.range.clone());
    let level = |(at, _): (usize, char)| levels.get(at).copied().unwrap_or(Level::ltr());
    let levels: Vec<Level> = text.char_indices().map(level).collect();
    let mut x = pieces.first().map_or(0.0, |piece| piece.start);
    for number in BidiInfo::reorder_visual(&levels) {
        let (Some(piece), Some(level)) = (pieces.get(number), levels.get(number)) else {
            continue;
        };
        let mirrored = level.is_rtl() && is_mirrored(piece.sign);
        // Whole pixels, so that letters stay sharp.
        let by = ((x - piece.start) * pixels).round() / pixels;
        shift(row, piece, by, mirrored);
        x += piece.width;
    }
}

/// Where a line was cut, egui has taken the first letters off the last word instead of the last
/// ones: what is left of it is not shown.
fn drop_cut_word(row: &mut Row, pieces: &mut Vec<Piece>) {
    let Some(word) = pieces.len().checked_sub(2) else {
        return;
    };
    if !pieces.get(word).is_some_and(|piece| is_arabic(piece.sign)) {
        return;
    }
    let word = pieces.remove(word);
    let vertices = &mut row.visuals.mesh.vertices;
    for glyph in row.glyphs.get(word.glyphs).unwrap_or_default() {
        for vertex in corners(vertices, glyph) {
            vertex.color = egui::Color32::TRANSPARENT;
        }
    }
    if let Some(dots) = pieces.last_mut() {
        let start = dots.start;
        dots.start = word.start;
        let glyphs = dots.glyphs.clone();
        let moved = Piece {
            glyphs,
            sign: dots.sign,
            start,
            width: 0.0,
        };
        shift(row, &moved, word.start - start, false);
    }
}

/// The corners of a letter in the mesh of its line: none of what has no outline.
fn corners<'m>(
    vertices: &'m mut [egui::epaint::Vertex],
    glyph: &Glyph,
) -> &'m mut [egui::epaint::Vertex] {
    let first = glyph.first_vertex as usize;
    let count = if glyph.uv_rect.is_nothing() { 0 } else { 4 };
    vertices.get_mut(first..first + count).unwrap_or_default()
}

fn shift(row: &mut Row, piece: &Piece, by: f32, mirrored: bool) {
    let vertices = &mut row.visuals.mesh.vertices;
    for glyph in row.glyphs.get_mut(piece.glyphs.clone()).unwrap_or_default() {
        let middle = glyph.pos.x + glyph.advance_width / 2.0;
        for vertex in corners(vertices, glyph) {
            if mirrored {
                vertex.pos.x = 2.0 * middle - vertex.pos.x;
            }
            vertex.pos.x += by;
        }
        glyph.pos.x += by;
    }
}

/// Brackets open to the other side where the text runs to the other side.
fn is_mirrored(sign: char) -> bool {
    matches!(
        sign,
        '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '«' | '»' | '‹' | '›'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, FontId, RawInput};

    /// The signs of each line from left to right, as they are painted, without blanks.
    fn painted(text: &str, right_to_left: bool, width: f32) -> Vec<String> {
        let ctx = Context::default();
        crate::app::style::install_fonts(&ctx);
        let mut lines = Vec::new();
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let font = FontId::proportional(14.0);
            let galley = ui
                .painter()
                .layout(text.to_owned(), font, Color32::BLACK, width);
            let set = set(&galley, right_to_left);
            assert_eq!(set.job.text, text, "what is written stays");
            lines = set.rows.iter().map(|row| from_left(row)).collect();
        });
        output.textures_delta.clear();
        lines
    }

    fn from_left(row: &Row) -> String {
        let drawn = row.glyphs.iter().filter(|glyph| glyph.advance_width > 0.0);
        let mut drawn: Vec<&Glyph> = drawn.filter(|glyph| !glyph.chr.is_whitespace()).collect();
        drawn.sort_by(|a, b| a.pos.x.total_cmp(&b.pos.x));
        drawn.iter().map(|glyph| glyph.chr).collect()
    }

    fn backwards(word: &str) -> String {
        word.chars().rev().collect()
    }

    const WIDE: f32 = 1000.0;

    #[test]
    fn words_of_urdu_stand_from_right_to_left() {
        let expected = [backwards("سابقہفاٹا")];
        assert_eq!(painted("سابقہ فاٹا", true, WIDE), expected);
        assert_eq!(painted("سابقہ فاٹا", false, WIDE), expected);
    }

    #[test]
    fn numbers_and_latin_words_within_urdu_stay_from_left_to_right() {
        let line = painted("تمام 2014 durand سال", true, WIDE);
        let expected = [&backwards("سال"), "durand", "2014", &backwards("تمام")].concat();
        // An Arabic number and a Latin word next to it are each in their own direction.
        assert_eq!(line, [expected]);
    }

    #[test]
    fn brackets_change_sides_with_the_direction() {
        let line = painted("آگے (a)", true, WIDE);
        assert_eq!(line, [format!(")a({}", backwards("آگے"))]);
    }

    #[test]
    fn what_is_latin_alone_is_not_touched() {
        let ctx = Context::default();
        crate::app::style::install_fonts(&ctx);
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let font = FontId::proportional(14.0);
            let painter = ui.painter();
            let galley = painter.layout_no_wrap("Khyber – 1893".to_owned(), font, Color32::BLACK);
            assert!(!concerns(&galley));
        });
        output.textures_delta.clear();
    }

    #[test]
    fn lines_break_in_the_order_of_reading() {
        let text = "تمام سال تمام سال تمام سال";
        let lines = painted(text, true, 70.0);
        assert!(lines.len() > 1, "{lines:?}");
        let read: String = lines.iter().map(|line| backwards(line)).collect();
        assert_eq!(read, text.replace(' ', ""));
    }
}
