//! The faces that come with the program: the same words look the same on every machine.

/// A face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Font {
    /// Source Sans 3: interface and map.
    Sans,
    /// Source Sans 3 `SemiBold`: headings, regions.
    SansBold,
    /// Source Serif 4: reading.
    Serif,
    /// Source Serif 4 `SemiBold`: titles.
    SerifBold,
    /// Noto Naskh Arabic: Urdu and Pashto.
    Naskh,
}

impl Font {
    /// Every face.
    pub const ALL: [Self; 5] = [
        Self::Sans,
        Self::SansBold,
        Self::Serif,
        Self::SerifBold,
        Self::Naskh,
    ];

    /// The font file, `TrueType`.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf"),
            Self::SansBold => include_bytes!("../../assets/fonts/SourceSans3-SemiBold.ttf"),
            Self::Serif => include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf"),
            Self::SerifBold => include_bytes!("../../assets/fonts/SourceSerif4-SemiBold.ttf"),
            Self::Naskh => include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
        }
    }

    /// The name under which the window registers it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::SansBold => "sans-bold",
            Self::Serif => "serif",
            Self::SerifBold => "serif-bold",
            Self::Naskh => "naskh",
        }
    }

    /// The family name inside the font file, as CSS asks for it.
    pub fn family(self) -> &'static str {
        match self {
            Self::Sans | Self::SansBold => "Source Sans 3",
            Self::Serif | Self::SerifBold => "Source Serif 4",
            Self::Naskh => "Noto Naskh Arabic",
        }
    }

    /// The weight as CSS counts it.
    pub fn weight(self) -> u16 {
        match self {
            Self::SansBold | Self::SerifBold => 600,
            Self::Sans | Self::Serif | Self::Naskh => 400,
        }
    }
}
