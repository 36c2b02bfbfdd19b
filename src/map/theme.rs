//! Every colour of map and window, read from `assets/themes/*.json`.
//!
//! Colours live in data so that a theme is a file: nothing else in the house names one.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::atlas::PlaceId;
use crate::events::shade::{STEPS, VALUES};
use crate::session::Paint;
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
    /// Layers of one's own and values of their columns: told apart by eyes of every kind.
    pub layers: [Rgba; VALUES],
    /// Numbers of a column, from few to many.
    pub ramps: [[Rgba; STEPS]; RAMPS],
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

/// How many ramps a reader can choose from for the numbers of a column.
pub const RAMPS: usize = 3;

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

    /// A colour that a reader chose.
    pub fn paint(&self, paint: Paint) -> Rgba {
        match paint {
            Paint::Palette(number) => {
                let place = usize::from(number) % self.layers.len();
                self.layers.get(place).copied().unwrap_or(self.other_place)
            }
            Paint::Own(rgb) => {
                let [r, g, b] = rgb.0;
                Rgba([r, g, b, 255])
            }
        }
    }

    /// The colours of numbers, from few to many; a number beyond the last ramp is the first.
    pub fn ramp(&self, number: u8) -> &[Rgba; STEPS] {
        let [first, ..] = &self.ramps;
        self.ramps.get(usize::from(number)).unwrap_or(first)
    }

    /// The colour of step `step` of `steps` of a ramp: fewer steps are as far apart as they can be.
    pub fn step_of_ramp(&self, ramp: u8, step: u8, steps: u8) -> Rgba {
        let ramp = self.ramp(ramp);
        let last = ramp.len() - 1;
        let most = usize::from(steps.saturating_sub(1)).max(1);
        let place = usize::from(step) * last / most;
        ramp.get(place.min(last))
            .copied()
            .unwrap_or(self.other_place)
    }

    /// The colour of a category of events; those of files take theirs from `own_categories`.
    pub fn category(&self, category: Category) -> Rgba {
        let own = || {
            let Category::Own { look, .. } = category else {
                return None;
            };
            let place = usize::from(look.colour).checked_rem(self.own_categories.len())?;
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

    /// How far two colours are apart in a space that is even to the eye, in hundredths.
    ///
    /// Source: Ottosson, *A perceptual color space for image processing*, 2020.
    fn apart(a: [f64; 3], b: [f64; 3]) -> f64 {
        let lab = |[r, g, b]: [f64; 3]| {
            let cone = |x: f64, y: f64, z: f64| (x * r + y * g + z * b).cbrt();
            let l = cone(0.412_221_47, 0.536_332_54, 0.051_445_99);
            let m = cone(0.211_903_5, 0.680_699_55, 0.107_396_96);
            let s = cone(0.088_302_46, 0.281_718_84, 0.629_978_7);
            [
                0.210_454_26 * l + 0.793_617_79 * m - 0.004_072_05 * s,
                1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
                0.025_904_04 * l + 0.782_771_77 * m - 0.808_675_77 * s,
            ]
        };
        let (a, b) = (lab(a), lab(b));
        let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f64>().sqrt() * 100.0
    }

    /// What eyes of every kind see of a colour, in linear light: usual ones, then those without one
    /// of the three sorts of cones.
    ///
    /// Source: Machado, Oliveira and Fernandes, *A physiologically-based model for simulation of
    /// color vision deficiency*, 2009.
    fn seen(Rgba([r, g, b, _]): Rgba) -> [[f64; 3]; 4] {
        const EYES: [[[f64; 3]; 3]; 4] = [
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ];
        let light = [r, g, b].map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.040_45 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        let dot = |row: [f64; 3]| {
            let parts = row.iter().zip(light).map(|(a, b)| a * b);
            parts.sum::<f64>().clamp(0.0, 1.0)
        };
        EYES.map(|eye| eye.map(dot))
    }

    #[test]
    fn colours_of_layers_are_told_apart_by_eyes_of_every_kind() {
        /// Patches of colour are told apart for sure from some hundredths on.
        const LEAST: f64 = 7.5;
        for theme in Theme::all().unwrap() {
            for (number, one) in theme.layers.iter().enumerate() {
                for other in &theme.layers[..number] {
                    for (a, b) in seen(*one).into_iter().zip(seen(*other)) {
                        let apart = apart(a, b);
                        assert!(
                            apart > LEAST,
                            "{}: {one} and {other} {apart:.1}",
                            theme.name
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn steps_of_a_ramp_go_one_way_and_stand_off_from_each_other() {
        for theme in Theme::all().unwrap() {
            for (number, ramp) in theme.ramps.iter().enumerate() {
                for pair in ramp.windows(2) {
                    let contrast = pair[0].contrast(pair[1]);
                    assert!(contrast >= 1.35, "{}: {pair:?} {contrast:.2}", theme.name);
                    let lighter = pair[1].luminance() > pair[0].luminance();
                    assert_eq!(lighter, theme.dark, "{}: {pair:?}", theme.name);
                }
                let ends = [0, 1].map(|step| theme.step_of_ramp(number as u8, step, 2));
                assert_eq!(ends, [ramp[0], ramp[STEPS - 1]]);
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
