//! Ids from what people write: `The fall of Kābul` is `the-fall-of-kabul`.

use unicode_normalization::UnicodeNormalization as _;

/// Letters of the longest id that is made of a text.
const LONGEST: usize = 48;

/// An id in kebab case made of `text`; `otherwise` where it has no letter of a to z and no digit.
pub fn slug(text: &str, otherwise: &str) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for letter in text.nfkd().take(4 * LONGEST) {
        if let Some(letter) = plain(letter) {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(letter);
        } else if !is_silent(letter) {
            gap = true;
        }
    }
    if slug.len() > LONGEST {
        slug.truncate(LONGEST);
        // No word is cut, unless there is but one.
        if let Some((whole, _)) = slug.rsplit_once('-') {
            slug = whole.to_owned();
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { otherwise } else { slug }.to_owned()
}

fn plain(letter: char) -> Option<char> {
    letter
        .is_ascii_alphanumeric()
        .then(|| letter.to_ascii_lowercase())
}

/// What belongs to the letter before it, and marks that stand within a word.
fn is_silent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter) || matches!(letter, '\'' | '’' | '‘' | 'ʼ')
}

/// `wanted`, or with the first number from 2 that makes it one that is not `taken`.
pub fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names
        .find(|name| !taken(name))
        .unwrap_or_else(|| wanted.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::EventId;

    #[test]
    fn ids_are_made_of_what_people_write() {
        for (text, wanted) in [
            ("The fall of Kābul", "the-fall-of-kabul"),
            ("  Karachi’s airport — 2014! ", "karachis-airport-2014"),
            ("کابل", "story"),
            ("", "story"),
            (
                "one two three four five six seven eight nine ten eleven twelve",
                "one-two-three-four-five-six-seven-eight-nine",
            ),
        ] {
            assert_eq!(slug(text, "story"), wanted, "{text}");
        }
        assert_eq!(free("a", |name| name == "a" || name == "a-2"), "a-3");
    }

    proptest::proptest! {
        #[test]
        fn every_text_has_an_id(text in ".{0,80}") {
            proptest::prop_assert!(slug(&text, "x").parse::<EventId>().is_ok());
        }
    }
}
