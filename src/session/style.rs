//! [`Style`]: how a layer of one's own is drawn. A reader chooses it, a project keeps it, and the
//! map, the legend and the timeline draw by it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How the events of a layer are drawn; at first by their categories, as those of the story are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Style {
    /// What decides the colour.
    pub colour: ColourBy,
    /// One symbol for all; `None` for that of each event's category.
    pub symbol: Option<Symbol>,
    /// What decides the size.
    pub size: SizeBy,
    /// How opaque marks are.
    pub opacity: Opacity,
}

/// What decides the colour of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColourBy {
    /// Its category.
    #[default]
    Category,
    /// Nothing: all have one colour.
    One(Paint),
    /// What its file says of it in a column.
    Column(ByColumn),
}

/// What decides the size of an event's mark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SizeBy {
    /// Nothing: all are as large as those of the story.
    #[default]
    Usual,
    /// Nothing: all are so much larger or smaller, in hundredths; see [`SizeBy::FACTORS`].
    Factor(u16),
    /// A number that its file says of it in a column: twice the number, twice the area.
    Column {
        /// The column, as the file calls it.
        name: String,
    },
}

/// A column that decides colours.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ByColumn {
    /// The column, as the file calls it.
    pub name: String,
    /// How its values are put into classes.
    #[serde(default)]
    pub classes: Classes,
    /// Which ramp of the theme shows numbers; a number beyond the last is the first.
    #[serde(default)]
    pub ramp: u8,
}

/// How the values of a column are put into classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Classes {
    /// Numbers: as many events in each class.
    #[default]
    EqualCounts,
    /// Numbers: steps between round numbers.
    RoundSteps,
    /// Each value for itself, the most frequent ones; what texts always are.
    Values,
}

/// A colour of the reader's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Paint {
    /// One of the theme's colours for layers, by number: it is another one on another ground.
    Palette(u8),
    /// This colour in every theme.
    Own(Rgb),
}

/// Red, green and blue, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub [u8; 3]);

impl Serialize for Rgb {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [r, g, b] = self.0;
        serializer.collect_str(&format_args!("#{r:02x}{g:02x}{b:02x}"))
    }
}

impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, r, g, b] = value
            .map(u32::to_be_bytes)
            .ok_or_else(|| serde::de::Error::custom("a colour is written #rrggbb"))?;
        Ok(Self([r, g, b]))
    }
}

/// A symbol of the reader's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Symbol {
    Circle,
    Square,
    Diamond,
    Triangle,
    Hexagon,
}

impl Symbol {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Circle,
        Self::Square,
        Self::Diamond,
        Self::Triangle,
        Self::Hexagon,
    ];
}

/// How opaque marks are, in hundredths, from 20 to 100: what can no longer be seen is switched
/// off and not made clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub struct Opacity(u8);

impl From<u8> for Opacity {
    fn from(hundredths: u8) -> Self {
        Self::of(hundredths)
    }
}

impl From<Opacity> for u8 {
    fn from(opacity: Opacity) -> Self {
        opacity.hundredths()
    }
}

impl Opacity {
    /// The faintest and the strongest there are, in hundredths.
    pub const BOUNDS: [u8; 2] = [20, 100];

    /// So many hundredths, or the nearest there are.
    pub fn of(hundredths: u8) -> Self {
        let [least, most] = Self::BOUNDS;
        Self(hundredths.clamp(least, most))
    }

    /// In hundredths.
    pub fn hundredths(self) -> u8 {
        let [least, most] = Self::BOUNDS;
        self.0.clamp(least, most)
    }

    /// From 0.2 to 1.
    pub fn share(self) -> f32 {
        f32::from(self.hundredths()) / 100.0
    }
}

impl Default for Opacity {
    fn default() -> Self {
        Self(100)
    }
}

impl SizeBy {
    /// Sizes that are offered, in hundredths.
    pub const FACTORS: [u16; 6] = [50, 75, 100, 125, 150, 200];

    /// How much larger than usual all are; 1 where a column decides.
    pub fn factor(&self) -> f32 {
        match self {
            Self::Factor(hundredths) => f32::from((*hundredths).clamp(25, 400)) / 100.0,
            Self::Usual | Self::Column { .. } => 1.0,
        }
    }
}

impl Style {
    /// Whether all is as it was at first.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Whether all events have the same colour.
    pub fn has_one_colour(&self) -> bool {
        matches!(self.colour, ColourBy::One(_))
    }

    /// The column that decides colours.
    pub fn colour_column(&self) -> Option<&ByColumn> {
        match &self.colour {
            ColourBy::Column(column) => Some(column),
            ColourBy::Category | ColourBy::One(_) => None,
        }
    }

    /// The column that decides sizes.
    pub fn size_column(&self) -> Option<&str> {
        match &self.size {
            SizeBy::Column { name } => Some(name),
            SizeBy::Usual | SizeBy::Factor(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_style() -> impl Strategy<Value = Style> {
        let classes = prop_oneof![
            Just(Classes::EqualCounts),
            Just(Classes::RoundSteps),
            Just(Classes::Values)
        ];
        let column = (any::<String>(), classes, any::<u8>());
        let colour = prop_oneof![
            Just(ColourBy::Category),
            any::<u8>().prop_map(|number| ColourBy::One(Paint::Palette(number))),
            any::<[u8; 3]>().prop_map(|rgb| ColourBy::One(Paint::Own(Rgb(rgb)))),
            column.prop_map(|(name, classes, ramp)| ColourBy::Column(ByColumn {
                name,
                classes,
                ramp
            })),
        ];
        let size = prop_oneof![
            Just(SizeBy::Usual),
            any::<u16>().prop_map(SizeBy::Factor),
            any::<String>().prop_map(|name| SizeBy::Column { name }),
        ];
        let symbol = proptest::option::of(proptest::sample::select(Symbol::ALL.to_vec()));
        (colour, symbol, size, any::<u8>()).prop_map(|(colour, symbol, size, opacity)| Style {
            colour,
            symbol,
            size,
            opacity: Opacity::of(opacity),
        })
    }

    proptest! {
        #[test]
        fn a_style_survives_writing_and_reading(style in any_style()) {
            let text = serde_json::to_string(&style).unwrap();
            prop_assert_eq!(serde_json::from_str::<Style>(&text).unwrap(), style);
        }

        #[test]
        fn nothing_is_ever_clear_or_too_small_to_be_seen(opacity in any::<u8>(), factor in any::<u16>()) {
            prop_assert!((0.2..=1.0).contains(&Opacity(opacity).share()));
            prop_assert!((0.25..=4.0).contains(&SizeBy::Factor(factor).factor()));
        }
    }

    #[test]
    fn what_is_not_said_is_as_usual() {
        let style: Style = serde_json::from_str("{}").unwrap();
        assert!(style.is_usual());
        let style: Style = serde_json::from_str(r##"{"colour": {"one": "#b3261e"}}"##).unwrap();
        let own = Paint::Own(Rgb([0xb3, 0x26, 0x1e]));
        assert_eq!(style.colour, ColourBy::One(own));
    }

    #[test]
    fn what_would_be_clear_is_read_as_the_faintest_there_is() {
        let style: Style = serde_json::from_str(r#"{"opacity": 3}"#).unwrap();
        assert_eq!(style.opacity, Opacity::of(20));
        assert_eq!(serde_json::to_value(style.opacity).unwrap(), 20);
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["\"#12\"", "\"red\"", "\"#12345g\"", "-1"] {
            let text = format!("{{\"colour\": {{\"one\": {text}}}}}");
            assert!(serde_json::from_str::<Style>(&text).is_err(), "{text}");
        }
    }
}
