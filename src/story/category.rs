//! What sort of event it was, and how exactly its place is known.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::words::Words;

/// What sort of event it is; decides its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// A border is drawn, closed, crossed.
    Border,
    /// Politics and diplomacy.
    Politics,
    /// A military operation.
    Military,
    /// A militant movement forms, moves, splits.
    Militancy,
    /// An attack.
    Attack,
    /// A category of a file the reader opened.
    Own {
        /// As the file writes it.
        key: &'static str,
        /// How it is told from the others.
        look: Look,
    },
}

/// How a category of a file is told from others: one of [`Look::SHAPES`] shapes in one of
/// [`Look::COLOURS`] colours, but as none of the article's categories looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Look {
    /// Which shape: circle, hexagon, square, triangle, diamond.
    pub shape: u8,
    /// Which of a theme's colours for categories of files.
    pub colour: u8,
}

impl Look {
    /// Shapes there are.
    pub const SHAPES: u8 = 5;
    /// Colours there are, in every theme.
    pub const COLOURS: u8 = 6;
    /// The pink circle, the ochre hexagon, the green square and the blue diamond are the article's.
    const TAKEN: [[u8; 2]; 4] = [[0, 3], [1, 1], [2, 4], [4, 0]];

    /// Every look, neighbours of another shape and another colour.
    pub fn all() -> impl Iterator<Item = Self> {
        let pairs = (0..Self::SHAPES * Self::COLOURS).map(|number| Self {
            shape: number % Self::SHAPES,
            colour: number % Self::COLOURS,
        });
        pairs.filter(|look| !Self::TAKEN.contains(&[look.shape, look.colour]))
    }

    /// The look of a new category beside those that there are: as unlike them as can be, shapes
    /// first, as not everybody tells colours apart; among such looks one that comes from the key.
    fn beside(own: &BTreeMap<&'static str, Self>, key: &str) -> Self {
        let add = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let hash = key.bytes().fold(0x811c_9dc5, add);
        // What has no category looks as its layer does.
        let looks = || own.iter().filter(|(key, _)| **key != Category::OTHER);
        let count = |like: &dyn Fn(&Self) -> bool| looks().filter(|(_, look)| like(look)).count();
        let all = Self::all().enumerate();
        let best = all.min_by_key(|(number, look)| {
            (
                count(&|other| other == look),
                count(&|other| other.shape == look.shape),
                count(&|other| other.colour == look.colour),
                hash.wrapping_mul(2 * *number as u32 + 1),
            )
        });
        best.map_or(
            Self {
                shape: 0,
                colour: 0,
            },
            |(_, look)| look,
        )
    }
}

/// Categories that files bring, each kept once and for good: there are as many as a person can tell
/// apart, and a category must stay as cheap to copy as a number.
static OWN: Mutex<BTreeMap<&'static str, Look>> = Mutex::new(BTreeMap::new());

impl Category {
    /// The key of what a file puts into no category.
    pub const OTHER: &str = "other";

    /// Whether it is only that it has no category.
    pub fn is_other(self) -> bool {
        self.key() == Self::OTHER
    }

    /// The category a file writes as `key`: one of the article's, or one of its own.
    pub fn named(key: &str) -> Self {
        if let Some(known) = Self::from_key(key) {
            return known;
        }
        let mut own = OWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((&key, &look)) = own.get_key_value(key) {
            return Self::Own { key, look };
        }
        let look = Look::beside(&own, key);
        let key: &'static str = Box::leak(key.into());
        own.insert(key, look);
        Self::Own { key, look }
    }

    /// The article's categories, in the order of the legend.
    pub const ALL: [Self; 5] = [
        Self::Border,
        Self::Politics,
        Self::Military,
        Self::Militancy,
        Self::Attack,
    ];

    /// How the legend calls it in the language of `words`; what a file calls its own stays as it is.
    pub fn label_in(self, words: Words) -> Cow<'static, str> {
        match self {
            Self::Own { .. } if self.is_other() => words.say("category-other"),
            Self::Own { key, .. } => Cow::Borrowed(key),
            known => words.say(&format!("category-{}", known.key())),
        }
    }

    /// How the shell calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Border => "Border & crossing",
            Self::Politics => "Politics & diplomacy",
            Self::Military => "Military operation",
            Self::Militancy => "Militant movement",
            Self::Attack => "Attack",
            Self::Own { key, .. } => key,
        }
    }

    /// As files write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Border => "border",
            Self::Politics => "politics",
            Self::Military => "military",
            Self::Militancy => "militancy",
            Self::Attack => "attack",
            Self::Own { key, .. } => key,
        }
    }

    /// The article's category written as `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.key() == key)
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Ok(Self::named(&key))
    }
}

/// How exactly the place of an event is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the building or the bridge.
    Exact,
    /// To the town.
    Town,
    /// To the province or region.
    Region,
    /// To the country.
    Country,
}

impl Precision {
    /// Every precision, the most exact first.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Town, Self::Region, Self::Country];

    /// How an event's card says it in the language of `words`.
    pub fn label_in(self, words: Words) -> Cow<'static, str> {
        words.say(&format!("precision-{}", self.key()))
    }

    /// How the shell says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Exact => "known to the spot",
            Self::Town => "known to the town",
            Self::Region => "known to the region",
            Self::Country => "known to the country",
        }
    }

    /// As files write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Town => "town",
            Self::Region => "region",
            Self::Country => "country",
        }
    }

    /// The precision files write as `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|precision| precision.key() == key)
    }

    /// Whether the point on the map is where it happened, and not just somewhere inside the region.
    pub const fn is_a_spot(self) -> bool {
        matches!(self, Self::Exact | Self::Town)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_of_files_differ_in_shape_as_long_as_there_are_shapes_and_then_in_colour() {
        let mut own: BTreeMap<&'static str, Look> = BTreeMap::new();
        let looks = Look::all().count();
        for number in 0..40 {
            let key: &'static str = Box::leak(format!("kind {number}").into_boxed_str());
            let look = Look::beside(&own, key);
            let has = |like: &dyn Fn(&Look) -> bool| own.values().any(like);
            let few = own.len() < usize::from(Look::SHAPES);
            assert!(!few || !has(&|other| other.shape == look.shape), "{key}");
            assert_eq!(has(&|other| *other == look), own.len() >= looks, "{key}");
            own.insert(key, look);
        }
        assert_eq!(looks, 26);
    }

    #[test]
    fn keys_are_what_serde_writes() {
        for category in Category::ALL {
            assert_eq!(serde_json::to_value(category).unwrap(), category.key());
            assert_eq!(Category::from_key(category.key()), Some(category));
        }
        for precision in Precision::ALL {
            assert_eq!(serde_json::to_value(precision).unwrap(), precision.key());
            assert_eq!(Precision::from_key(precision.key()), Some(precision));
        }
    }

    #[test]
    fn a_category_of_a_file_keeps_its_name_and_is_one_wherever_it_stands() {
        let floods = Category::named("floods");
        assert_eq!((floods.key(), floods.label()), ("floods", "floods"));
        assert_eq!(Category::named("floods"), floods);
        assert_eq!(Category::named("attack"), Category::Attack);
        let text = serde_json::to_string(&floods).unwrap();
        assert_eq!(serde_json::from_str::<Category>(&text).unwrap(), floods);
    }

    #[test]
    fn only_spots_and_towns_are_drawn_filled() {
        let spots: Vec<_> = Precision::ALL
            .into_iter()
            .filter(|precision| precision.is_a_spot())
            .collect();
        assert_eq!(spots, [Precision::Exact, Precision::Town]);
    }
}
