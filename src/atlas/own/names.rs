//! What a shape of a reader's file is called, and by which id.

use super::OwnPlace;
use crate::atlas::Names;

/// What is said of a shape in words.
pub(super) struct Called {
    pub(super) names: Names,
    /// Whether the file says so.
    pub(super) named: bool,
    pub(super) summary: Option<String>,
}

/// Longer names are cut: nobody reads them on a map.
const LONGEST: usize = 120;

/// Properties that hold a name, the better ones first.
const NAMES: [&str; 10] = [
    "name", "name:en", "name_en", "title", "label", "nom", "region", "province", "district", "adm1",
];

/// Properties that hold other names, several parted by semicolons.
const OTHERS: [&str; 6] = [
    "alt_name",
    "aliases",
    "alias",
    "official_name",
    "short_name",
    "int_name",
];

/// The names of `shape`, a part of the file `file`.
pub(super) fn of(shape: &OwnPlace, file: &str) -> Called {
    let said = |key: &str| {
        let mut pairs = shape.properties.iter();
        let (_, value) = pairs.find(|(name, _)| name.eq_ignore_ascii_case(key))?;
        Some(clean(value)).filter(|name| !name.is_empty())
    };
    let first = |keys: &[&str]| keys.iter().find_map(|key| said(key));
    let own = Some(clean(&shape.name)).filter(|name| !name.is_empty());
    let own = own.or_else(|| first(&NAMES));
    let english = first(&["name:en", "name_en"]);
    let (urdu, pashto) = (
        first(&["name:ur", "name_ur"]),
        first(&["name:ps", "name_ps"]),
    );
    let mut aliases: Vec<String> = Vec::new();
    let more = OTHERS.iter().filter_map(|key| said(key));
    let more: Vec<String> = more
        .flat_map(|names| names.split(';').map(clean).collect::<Vec<_>>())
        .collect();
    // A name in another script is shown by the side of one in Latin letters.
    let shown = match (&own, &english) {
        (Some(own), Some(english)) if !own.is_ascii() && own != english => {
            aliases.push(own.clone());
            Some(english.clone())
        }
        (None, english) => english.clone(),
        _ => own,
    };
    for name in more {
        if !name.is_empty() && Some(&name) != shown.as_ref() && !aliases.contains(&name) {
            aliases.push(name);
        }
    }
    let named = shown.is_some();
    Called {
        names: Names {
            english: shown.unwrap_or_else(|| format!("{} {}", clean(file), shape.number)),
            urdu,
            pashto,
            aliases,
        },
        named,
        summary: first(&["description", "summary", "note"]),
    }
}

/// A text without line breaks, control characters and marks that turn the order of letters round,
/// and not longer than [`LONGEST`].
pub(super) fn clean(text: &str) -> String {
    let turns = |letter: &char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut cleaned = String::new();
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        if cleaned.chars().count() + word.chars().count() >= LONGEST {
            let room = LONGEST.saturating_sub(cleaned.chars().count() + 2);
            if !cleaned.is_empty() {
                cleaned.push(' ');
            }
            cleaned.extend(word.chars().filter(|letter| !turns(letter)).take(room));
            cleaned.push('…');
            break;
        }
        if !cleaned.is_empty() {
            cleaned.push(' ');
        }
        cleaned.extend(word.chars().filter(|letter| !turns(letter)));
    }
    cleaned
}

/// A name as a part of an id: small Latin letters, digits and single hyphens.
pub(super) fn slug(name: &str) -> Option<String> {
    /// Longer ones are a burden to type.
    const LONGEST: usize = 40;
    let mut slug = String::new();
    for letter in name.chars() {
        let plain = match letter {
            'a'..='z' | '0'..='9' => Some(letter),
            'A'..='Z' => Some(letter.to_ascii_lowercase()),
            other => plain(other),
        };
        match plain {
            Some(letter) => slug.push(letter),
            // An apostrophe parts no word.
            None if matches!(letter, '\'' | '’' | 'ʿ' | 'ʾ' | '\u{300}'..='\u{36f}') => {}
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    // A number alone would be taken for the number of a feature.
    let told = slug.bytes().any(|letter| letter.is_ascii_lowercase());
    told.then(|| slug.to_owned())
}

/// The letter under a mark, for those that names of the borderland are written with.
fn plain(letter: char) -> Option<char> {
    Some(match letter.to_lowercase().next()? {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'ḍ' | 'ď' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ě' => 'e',
        'ġ' | 'ğ' => 'g',
        'ḥ' | 'ḩ' => 'h',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ṇ' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ō' | 'ø' => 'o',
        'ṛ' | 'ř' => 'r',
        'š' | 'ş' | 'ṣ' | 'ś' => 's',
        'ṭ' | 'ţ' => 't',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ż' | 'ẓ' => 'z',
        _ => return None,
    })
}
