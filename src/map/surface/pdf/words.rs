//! Words as the text of a PDF: shaped by the bundled faces, each glyph with the letters it stands
//! for, so that a reader can search and copy them, Urdu and Pashto too.
//!
//! Naskh draws strokes and dots apart, and one stroke serves many letters; what such glyphs spell,
//! every reader of PDF guesses in its own way. So words that run to the left are drawn as outlines,
//! and over them lies the same line letter by letter, fully transparent, as over a scanned page.

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::Data;
use krilla::geom::{Point as At, Transform};
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, Identifier, SpanTag};
use krilla::text::{Font as Embedded, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use unicode_bidi::{BidiInfo, Level};

use super::{ink, pen};
use crate::map::fonts::Font;
use crate::map::scene::{Anchor, Text};
use crate::map::theme::Rgba;

/// From the middle of a line of capitals and small letters down to its base line, in ems; the same
/// as in the SVG.
const BASELINE: f32 = 0.33;

/// Width of the edge that lifts words off the map, half of it hidden under the letters.
const HALO: f32 = 3.0;

/// The bundled faces, ready to shape and to be embedded.
pub(super) struct Faces(Vec<Face>);

struct Face {
    font: Font,
    embedded: Embedded,
    shaping: FontRef<'static>,
    data: ShaperData,
    letters: skrifa::charmap::Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

/// Letters of one face that run in one direction.
struct Run<'a> {
    text: &'a str,
    face: usize,
    leftward: bool,
}

/// The glyphs of a run, and how wide they are, in ems.
struct Shaped<'a> {
    run: Run<'a>,
    glyphs: Vec<KrillaGlyph>,
    width: f32,
}

impl Faces {
    /// Reads the faces; `None` when one is not sound.
    pub(super) fn read() -> Option<Self> {
        let face = |font: Font| {
            let bytes = font.bytes();
            let shaping = FontRef::new(bytes).ok()?;
            let plain = skrifa::FontRef::new(bytes).ok()?;
            Some(Face {
                font,
                embedded: Embedded::new(Data::from(bytes), 0)?,
                data: ShaperData::new(&shaping),
                shaping,
                letters: plain.charmap(),
                widths: plain.glyph_metrics(Size::new(1.0), LocationRef::default()),
            })
        };
        Font::ALL
            .into_iter()
            .map(face)
            .collect::<Option<_>>()
            .map(Self)
    }

    /// The face that `wanted` stands at, or another that has `letter` where it has not.
    fn for_letter(&self, wanted: usize, letter: char) -> usize {
        let has = |face: &Face| face.letters.map(letter).is_some();
        if self.0.get(wanted).is_some_and(has) {
            return wanted;
        }
        self.0.iter().position(has).unwrap_or(wanted)
    }

    fn place_of(&self, font: Font) -> usize {
        let found = self.0.iter().position(|face| face.font == font);
        found.unwrap_or_default()
    }

    /// The runs of one line from left to right.
    fn runs<'a>(&self, text: &'a str, font: Font) -> Vec<Run<'a>> {
        let wanted = self.place_of(font);
        let info = BidiInfo::new(text, None);
        let Some(paragraph) = info.paragraphs.first() else {
            return Vec::new();
        };
        let (levels, visual) = info.visual_runs(paragraph, paragraph.range.clone());
        let mut runs = Vec::new();
        for range in visual {
            let leftward = levels.get(range.start).is_some_and(Level::is_rtl);
            let mut parts = self.parts(text.get(range).unwrap_or_default(), wanted, leftward);
            if leftward {
                parts.reverse();
            }
            runs.append(&mut parts);
        }
        runs
    }

    /// `text` cut where another face is needed.
    fn parts<'a>(&self, text: &'a str, wanted: usize, leftward: bool) -> Vec<Run<'a>> {
        let mut parts: Vec<Run<'a>> = Vec::new();
        let (mut start, mut current) = (0, None);
        let part = |range: std::ops::Range<usize>, face| Run {
            text: text.get(range).unwrap_or_default(),
            face,
            leftward,
        };
        for (at, letter) in text.char_indices() {
            // A space goes with the letters before it.
            let face = match current {
                Some(face) if letter.is_whitespace() => face,
                _ => self.for_letter(wanted, letter),
            };
            if let Some(before) = current.filter(|&before| before != face) {
                parts.push(part(start..at, before));
                start = at;
            }
            current = Some(face);
        }
        if let Some(face) = current {
            parts.push(part(start..text.len(), face));
        }
        parts
    }

    fn shape<'a>(&self, run: Run<'a>, spacing: f32) -> Option<Shaped<'a>> {
        let face = self.0.get(run.face)?;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(run.text);
        buffer.set_direction(if run.leftward {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        buffer.guess_segment_properties();
        let shaper = face.data.shaper(&face.shaping).build();
        let em = shaper.units_per_em() as f32;
        let made = shaper.shape(buffer, ShapeOptions::new());
        let infos = made.glyph_infos();
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.push(run.text.len());
        starts.sort_unstable();
        starts.dedup();
        let mut width = 0.0;
        let glyphs = infos.iter().zip(made.glyph_positions()).enumerate();
        let glyphs = glyphs.map(|(number, (info, position))| {
            let start = info.cluster as usize;
            let after = starts.partition_point(|&other| other <= start);
            let end = starts.get(after).copied().unwrap_or(run.text.len());
            let next = infos.get(number + 1).map(|next| next.cluster);
            let last_of_cluster = next != Some(info.cluster);
            let extra = if last_of_cluster { spacing } else { 0.0 };
            let advance = position.x_advance as f32 / em + extra;
            width += advance;
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                position.x_offset as f32 / em,
                position.y_offset as f32 / em,
                0.0,
                start..end,
                None,
            )
        });
        let glyphs = glyphs.collect();
        Some(Shaped { run, glyphs, width })
    }
}

impl Face {
    /// The letters of a run that goes to the left, one glyph each as they stand alone, from left to
    /// right, and how wide they are together, in ems.
    fn spelled(&self, text: &str) -> (Vec<KrillaGlyph>, f32) {
        let letters = text.char_indices().rev().filter_map(|(at, letter)| {
            let glyph = self.letters.map(letter)?;
            let width = self.widths.advance_width(glyph).unwrap_or_default();
            let range = at..at + letter.len_utf8();
            let id = GlyphId::new(glyph.to_u32());
            Some(KrillaGlyph::new(id, width, 0.0, 0.0, 0.0, range, None))
        });
        let letters: Vec<KrillaGlyph> = letters.collect();
        let width = letters.iter().map(|glyph| glyph.x_advance).sum();
        (letters, width)
    }
}

/// Draws one line: its edge as outlines, which nobody reads, its letters as text. Says under which
/// tag its letters are; none where there are none.
pub(super) fn draw(surface: &mut Surface<'_>, text: &Text, faces: &Faces) -> Option<Identifier> {
    if text.size <= 0.0 || text.text.is_empty() {
        return None;
    }
    let runs = faces.runs(&text.text, text.font).into_iter();
    let spacing = text.spacing / text.size;
    let shaped: Vec<Shaped<'_>> = runs.filter_map(|run| faces.shape(run, spacing)).collect();
    let width: f32 = shaped.iter().map(|run| run.width * text.size).sum();
    let width = (width - text.spacing).max(0.0);
    let [x, y] = text.at;
    let left = match text.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    if text.angle != 0.0 {
        surface.push_transform(&Transform::from_rotate_at(text.angle.to_degrees(), x, y));
    }
    let base = y + text.size * BASELINE;
    if let Some(halo) = text.halo {
        surface.set_fill(None);
        surface.set_stroke(Some(pen(halo, HALO)));
        surface.start_tagged(ContentTag::Artifact(Artifact::default()));
        put(surface, &shaped, [left, base], text.size, faces, true);
        surface.end_tagged();
    }
    surface.set_stroke(None);
    surface.set_fill(Some(ink(text.colour, FillRule::NonZero)));
    // Letters that stand far apart are one word all the same.
    let spaced = (text.spacing > 0.0).then_some(text.text.as_str());
    let tag = match spaced {
        Some(_) => ContentTag::Span(SpanTag::empty().with_actual_text(spaced)),
        None => ContentTag::Other,
    };
    let tag = surface.start_tagged(tag);
    put(surface, &shaped, [left, base], text.size, faces, false);
    surface.end_tagged();
    if text.angle != 0.0 {
        surface.pop();
    }
    Some(tag)
}

fn put(
    surface: &mut Surface<'_>,
    shaped: &[Shaped<'_>],
    [mut x, y]: [f32; 2],
    size: f32,
    faces: &Faces,
    outlined: bool,
) {
    for Shaped { run, glyphs, width } in shaped {
        if let Some(face) = faces.0.get(run.face) {
            let (at, font) = (At::from_xy(x, y), || face.embedded.clone());
            let as_outlines = outlined || run.leftward;
            surface.draw_glyphs(at, glyphs, font(), run.text, size, as_outlines);
            if run.leftward && !outlined {
                let (spelled, wide) = face.spelled(run.text);
                // Letters that stand alone are wider: they are set as much smaller.
                let smaller = size * width / wide.max(f32::EPSILON);
                let seen = surface.get_fill().cloned();
                surface.set_fill(Some(ink(Rgba::TRANSPARENT, FillRule::NonZero)));
                surface.draw_glyphs(at, &spelled, font(), run.text, smaller, false);
                surface.set_fill(seen);
            }
        }
        x += width * size;
    }
}
