//! Every colour of map and window, read from `assets/themes/*.json`.
//!
//! Colours live in data so that a theme is a file: nothing else in the house names one.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::atlas::PlaceId;
use crate::story::Category;

/// A colour: red, green, blue, and unmultiplied alpha, each 0 to 255, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba(pub [u8; 4]);

/// Why a text is no colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no colour; write #rrggbb or #rrggbbaa")]
pub struct ColourError(String);

impl Rgba {
    /// Nothing to be seen.
    pub const TRANSPARENT: Self = Self([0; 4]);

    /// The same colour with its opacity times `factor`, 0 to 1.
    #[must_use]
    pub fn faded(self, factor: f32) -> Self {
        let [r, g, b, a] = self.0;
        Self([
            r,
            g,
            b,
            (f32::from(a) * factor.clamp(0.0, 1.0)).round() as u8,
        ])
    }

    /// Halfway, or `share` of the way, to `other`.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mut mixed = [0; 4];
        for (slot, (from, to)) in mixed.iter_mut().zip(self.0.iter().zip(other.0)) {
            let (from, to) = (f32::from(*from), f32::from(to));
            *slot = (from + (to - from) * share.clamp(0.0, 1.0)).round() as u8;
        }
        Self(mixed)
    }

    /// Relative luminance, 0 (black) to 1 (white), of the opaque colour.
    ///
    /// # Source
    /// [WCAG 2.2, relative luminance](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
    pub fn luminance(self) -> f64 {
        let [r, g, b, _] = self.0.map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.040_45 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio with `other`, 1 to 21.
    ///
    /// # Source
    /// [WCAG 2.2, contrast ratio](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl FromStr for Rgba {
    type Err = ColourError;

    fn from_str(text: &str) -> Result<Self, ColourError> {
        let wrong = || ColourError(text.to_owned());
        let digits = text.strip_prefix('#').ok_or_else(wrong)?;
        let value = u32::from_str_radix(digits, 16).map_err(|_| wrong())?;
        match digits.len() {
            6 => Ok(Self((value << 8 | 0xff).to_be_bytes())),
            8 => Ok(Self(value.to_be_bytes())),
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b, a] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")?;
        if a == 255 {
            Ok(())
        } else {
            write!(f, "{a:02x}")
        }
    }
}

impl<'de> Deserialize<'de> for Rgba {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// All colours of one look.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// `light`, `dark`, `high-contrast`, `high-contrast-dark`.
    pub name: String,
    /// Whether light text stands on dark ground.
    pub dark: bool,
    /// Panels and widgets.
    pub window: WindowColours,
    /// The map.
    pub map: MapColours,
    /// The places the atlas is about.
    pub places: BTreeMap<String, PlaceColours>,
    /// The underline of any other place.
    pub other_place: Rgba,
    /// Events, after Okabe and Ito: told apart by eyes of every kind, and by shape besides.
    pub categories: BTreeMap<Category, Rgba>,
    /// Categories that files bring.
    pub own_categories: Vec<Rgba>,
}

/// A place's fill on the map, and its underline in the text.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct PlaceColours {
    pub fill: Rgba,
    pub ink: Rgba,
}

/// Panels and widgets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct WindowColours {
    pub paper: Rgba,
    pub field: Rgba,
    /// Lines between parts, which say nothing.
    pub rule: Rgba,
    /// The edge of what can be clicked.
    pub edge: Rgba,
    pub ink: Rgba,
    pub ink_weak: Rgba,
    pub link: Rgba,
    pub warning: Rgba,
    pub chip_on: Rgba,
    pub chip_on_ink: Rgba,
    pub chip_off: Rgba,
    pub chip_off_ink: Rgba,
    pub chip_overlap: Rgba,
    pub mention_lit: Rgba,
    pub focus: Rgba,
}

/// How many shades regions are told apart by.
pub const SHADES: usize = 5;

/// The map.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct MapColours {
    /// What lies beyond the edge of the data.
    pub unmapped: Rgba,
    pub sea: Rgba,
    pub land: Rgba,
    pub countries: BTreeMap<String, Rgba>,
    pub country_line: Rgba,
    pub coast: Rgba,
    pub province_line: Rgba,
    pub unit_line: Rgba,
    pub region_line: Rgba,
    pub river: Rgba,
    pub lake: Rgba,
    pub lake_line: Rgba,
    pub glacier: Rgba,
    pub urban: Rgba,
    pub relief_shade: Rgba,
    pub relief_light: Rgba,
    pub relief_strength: f32,
    /// How wide lines are, beside what is usual.
    pub line_weight: f32,
    pub durand_line: Rgba,
    pub durand_halo: Rgba,
    pub disputed_line: Rgba,
    pub selection: Rgba,
    pub hover: Rgba,
    pub passage_glow: Rgba,
    pub halo: Rgba,
    pub country_label: Rgba,
    pub region_label: Rgba,
    pub town_label: Rgba,
    pub town: Rgba,
    pub water_label: Rgba,
    pub mark_outline: Rgba,
    /// What the edge of a mark leans to, so that it stands off from any ground.
    pub mark_edge: Rgba,
    pub badge: Rgba,
    pub badge_ink: Rgba,
    pub cartouche: Rgba,
    /// Crowds of events, from one to the most.
    pub density: Vec<Rgba>,
    /// Shades of regions by their events, from few to many.
    pub choropleth: [Rgba; SHADES],
    /// The shade of a region without events.
    pub choropleth_none: Rgba,
}

/// Why a theme file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the theme file is not sound: {0}")]
pub struct ThemeError(#[from] serde_json::Error);

const LIGHT: &str = include_str!("../../assets/themes/light.json");
const DARK: &str = include_str!("../../assets/themes/dark.json");
const HIGH_CONTRAST: &str = include_str!("../../assets/themes/high-contrast.json");
const HIGH_CONTRAST_DARK: &str = include_str!("../../assets/themes/high-contrast-dark.json");

impl Theme {
    /// A theme from the text of its file.
    ///
    /// # Errors
    /// When the text is no JSON, or a colour is missing, unknown or ill-written.
    pub fn parse(text: &str) -> Result<Self, ThemeError> {
        Ok(serde_json::from_str(text)?)
    }

    /// The light theme that comes with the program.
    ///
    /// # Errors
    /// As [`Theme::parse`]; a test holds that it does not.
    pub fn light() -> Result<Self, ThemeError> {
        Self::parse(LIGHT)
    }

    /// The dark theme that comes with the program.
    ///
    /// # Errors
    /// As [`Theme::parse`]; a test holds that it does not.
    pub fn dark() -> Result<Self, ThemeError> {
        Self::parse(DARK)
    }

    /// Black on white with strong outlines, and without a relief.
    ///
    /// # Errors
    /// As [`Theme::parse`]; a test holds that it does not.
    pub fn high_contrast() -> Result<Self, ThemeError> {
        Self::parse(HIGH_CONTRAST)
    }

    /// White on black with strong outlines, and without a relief.
    ///
    /// # Errors
    /// As [`Theme::parse`]; a test holds that it does not.
    pub fn high_contrast_dark() -> Result<Self, ThemeError> {
        Self::parse(HIGH_CONTRAST_DARK)
    }

    /// All that come with the program, the usual ones first.
    ///
    /// # Errors
    /// As [`Theme::parse`]; a test holds that it does not.
    pub fn all() -> Result<[Self; 4], ThemeError> {
        Ok([
            Self::light()?,
            Self::dark()?,
            Self::high_contrast()?,
            Self::high_contrast_dark()?,
        ])
    }

    /// Whether hills are seen at all.
    pub fn has_relief(&self) -> bool {
        self.map.relief_strength > 0.0
    }

    /// The thin line around a mark of `colour`: of its hue, but strong on any ground.
    pub fn mark_edge(&self, colour: Rgba) -> Rgba {
        /// How far from the mark's own colour.
        const SHARE: f32 = 0.62;
        colour.mixed(self.map.mark_edge, SHARE)
    }

    /// The colour that marks `place` in the text.
    pub fn place_ink(&self, place: &PlaceId) -> Rgba {
        self.places
            .get(place.as_str())
            .map_or(self.other_place, |colours| colours.ink)
    }

    /// The fill of `place` on the map, where it has one of its own.
    pub fn place_fill(&self, place: &PlaceId) -> Option<Rgba> {
        self.places.get(place.as_str()).map(|colours| colours.fill)
    }

    /// The colour of a category of events; those of files take theirs from `own_categories`.
    pub fn category(&self, category: Category) -> Rgba {
        let own = || {
            let add = |sum: usize, byte: u8| (sum * 37 + usize::from(byte)) % 1013;
            let number = category.key().bytes().fold(3, add);
            let place = number.checked_rem(self.own_categories.len())?;
            self.own_categories.get(place).copied()
        };
        self.categories
            .get(&category)
            .copied()
            .or_else(own)
            .unwrap_or(self.other_place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_survives_writing_and_reading() {
        for text in ["#b3261e", "#b3261e38", "#00000000"] {
            assert_eq!(text.parse::<Rgba>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_colour_is_named() {
        for text in ["", "red", "#12", "#12345g", "#1234567"] {
            let error = text.parse::<Rgba>().unwrap_err().to_string();
            assert!(error.contains(text) && error.contains("#rrggbb"), "{error}");
        }
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        let (black, white) = (Rgba([0, 0, 0, 255]), Rgba([255; 4]));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn each_shade_stands_off_from_the_next_and_all_go_one_way() {
        for theme in Theme::all().unwrap() {
            let shades = [theme.map.choropleth_none]
                .into_iter()
                .chain(theme.map.choropleth);
            let shades: Vec<Rgba> = shades.collect();
            for pair in shades.windows(2) {
                let contrast = pair[0].contrast(pair[1]);
                assert!(contrast >= 1.25, "{}: {pair:?} {contrast:.2}", theme.name);
                let lighter = pair[1].luminance() > pair[0].luminance();
                assert_eq!(lighter, theme.dark, "{}: {pair:?}", theme.name);
            }
        }
    }

    #[test]
    fn every_category_has_a_colour_in_every_theme() {
        for theme in Theme::all().unwrap() {
            for category in Category::ALL {
                assert!(
                    theme.categories.contains_key(&category),
                    "{category:?} in {}",
                    theme.name
                );
            }
        }
    }

    #[test]
    fn a_theme_with_an_unknown_colour_is_refused() {
        let text = LIGHT.replace("\"sea\"", "\"ocean\"");
        assert!(
            Theme::parse(&text)
                .unwrap_err()
                .to_string()
                .contains("ocean")
        );
    }
}
