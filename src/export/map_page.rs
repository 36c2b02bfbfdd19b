//! The map as a page: title, legend, scale and sources on it, whatever the form.

use rayon::join;

use super::ExportError;
use crate::events::Active;
use crate::geometry::Viewport;
use crate::map::relief::ReliefImage;
use crate::map::scene::Scene;
use crate::map::surface::{pdf, png, svg};
use crate::map::text::TextMeasure;
use crate::map::{AtlasShapes, MapView, Theme, furniture};
use crate::session::{Dataset, Session};

/// Sizes of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm, ISO 216.
    #[default]
    A4,
    /// 8½ × 11 inches, ANSI Y14.1.
    Letter,
}

/// A sheet of paper, and how it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its size.
    pub paper: Paper,
    /// Whether its long side lies at the bottom.
    pub landscape: bool,
}

/// In which form the map is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapForm {
    /// Pixels, so many to a point.
    Png(f32),
    /// Lines and real text, for the web and for drawing programs.
    Svg,
    /// A page to print, its typefaces inside.
    Pdf(Sheet),
}

/// What a map is drawn from.
#[derive(Clone, Copy)]
pub struct MapParts<'a> {
    /// What is read.
    pub data: &'a Dataset,
    /// Where the reader is; its view says what part of the world is shown, and how large.
    pub session: &'a Session,
    /// Colours.
    pub theme: &'a Theme,
    /// The atlas, prepared.
    pub shapes: &'a AtlasShapes,
    /// The relief in the theme's colours, where there is one.
    pub relief: Option<&'a ReliefImage>,
}

/// Print points (72 to the inch) that a printer may leave white around a page.
const MARGIN: f32 = 24.0;

/// A point of a map on paper, in points of print: 96 to the inch, as on a screen and in CSS.
const ON_PAPER: f32 = 0.75;

impl Sheet {
    /// Width and height in points of print, 72 to the inch.
    pub fn size(self) -> [f32; 2] {
        let [short, long] = match self.paper {
            Paper::A4 => [595.276, 841.89],
            Paper::Letter => [612.0, 792.0],
        };
        if self.landscape {
            [long, short]
        } else {
            [short, long]
        }
    }

    /// Width and height of the map on it, in points of the map.
    pub fn map_size(self) -> [f32; 2] {
        self.size()
            .map(|side| ((side - 2.0 * MARGIN) / ON_PAPER).floor())
    }

    fn page(self) -> pdf::Page {
        let (size, map) = (self.size(), self.map_size());
        let origin = [0, 1].map(|axis: usize| {
            let (side, map) = (size.get(axis), map.get(axis));
            (side.unwrap_or(&0.0) - map.unwrap_or(&0.0) * ON_PAPER) / 2.0
        });
        pdf::Page {
            size,
            origin,
            scale: ON_PAPER,
        }
    }
}

impl MapForm {
    /// How its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png(_) => "png",
            Self::Svg => "svg",
            Self::Pdf(_) => "pdf",
        }
    }
}

/// The map as the bytes of a file. `written` is the day and time in UTC that a PDF says it was made:
/// year, month, day, hour, minute, second.
///
/// # Errors
/// When it cannot be drawn in that form or size.
pub fn bytes(
    form: MapForm,
    parts: &MapParts<'_>,
    written: [u16; 6],
) -> Result<Vec<u8>, ExportError> {
    let title = &parts.data.story.article().title;
    Ok(match form {
        MapForm::Png(scale) => png::bytes(&scene(parts), scale)?,
        MapForm::Svg => svg::document(&scene(parts), title)?.into_bytes(),
        MapForm::Pdf(sheet) => {
            let mut session = parts.session.clone();
            let bounds = session.view.geo_bounds();
            session.view = Viewport::fit(bounds, sheet.map_size(), 0.0);
            let parts = MapParts {
                session: &session,
                ..*parts
            };
            let about = pdf::About {
                title: title.clone(),
                description: description(&parts),
                language: parts.session.language.code().to_owned(),
                written,
            };
            pdf::document(&scene(&parts), &sheet.page(), &about)?
        }
    })
}

/// The time now, in UTC, as a PDF wants it.
pub fn now() -> [u16; 6] {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let small = |part: i8| u16::from(part.unsigned_abs());
    let year = now.year().unsigned_abs();
    let [month, day] = [now.month(), now.day()].map(small);
    let [hour, minute, second] = [now.hour(), now.minute(), now.second()].map(small);
    [year, month, day, hour, minute, second]
}

/// What a map shows, in a sentence for those who cannot see it.
fn description(parts: &MapParts<'_>) -> String {
    let article = parts.data.story.article();
    let words = parts.session.words();
    let years = parts.session.years.describe_in(&parts.data.columns, words);
    let [shown, all] = parts.session.count_events(parts.data);
    let values = [
        ("article", article.reference(None).into()),
        ("years", years.into()),
        ("shown", shown.to_string().into()),
        ("all", all.to_string().into()),
        ("count", all.into()),
    ];
    words.with("map-described", &values)
}

fn scene(parts: &MapParts<'_>) -> Scene {
    let prepare = || parts.shapes.band(&parts.session.view);
    let (_, measure) = join(prepare, TextMeasure::new);
    let active = Active::new(&parts.data.events, parts.session.passing(parts.data));
    // A page is made at once: what columns decide is worked out here where it is not there yet.
    parts.data.measure_all(&parts.session.work);
    furniture::page(&MapView {
        data: parts.data,
        shapes: parts.shapes,
        relief: parts.relief,
        session: parts.session,
        theme: parts.theme,
        active: &active,
        fade: None,
        measure: &measure,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_the_sizes_of_their_standards() {
        let size = |paper, landscape, unit: f32| {
            let size = Sheet { paper, landscape }.size();
            size.map(|side| (side / 72.0 * unit).round() as i32)
        };
        assert_eq!(size(Paper::A4, false, 25.4), [210, 297]);
        assert_eq!(size(Paper::A4, true, 25.4), [297, 210]);
        assert_eq!(size(Paper::Letter, false, 2.0), [17, 22]);
    }

    #[test]
    fn the_map_lies_in_the_middle_with_room_for_a_printer() {
        for paper in [Paper::A4, Paper::Letter] {
            for landscape in [false, true] {
                let sheet = Sheet { paper, landscape };
                let page = sheet.page();
                let sides = page.size.into_iter().zip(page.origin).zip(sheet.map_size());
                for ((side, origin), map) in sides {
                    let right = side - origin - map * page.scale;
                    assert!(origin >= MARGIN && (right - origin).abs() < 0.01);
                }
            }
        }
    }
}
