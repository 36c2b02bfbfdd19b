//! Finds the places a text speaks of.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use super::fold::{Folded, fold, is_word};
use super::{Mark, Mention};
use crate::atlas::{Atlas, Place, PlaceId, PlaceKind};

/// Of towns, only those that matter this much are looked for …
const TOWN_RANK: u8 = 6;
/// … or have this many inhabitants: smaller ones share their names with common words.
const TOWN_POPULATION: u64 = 150_000;
/// Shorter names are looked for only when they are capitals or carry a mark, such as `KP` and `K.P.`.
const SHORT_NAME: usize = 4;

/// Finds names of an atlas's places in texts, those in English, Urdu and Pashto.
///
/// Names are looked for as whole words, letter for letter; hyphens, dashes, slashes and spaces count alike, and a
/// possessive counts as its owner. Where names overlap, the longest wins; where places share a name, the one of lower rank.
#[derive(Clone, Debug)]
pub struct MentionFinder {
    names: Option<AhoCorasick>,
    /// For each pattern its place.
    places: Vec<PlaceId>,
}

impl MentionFinder {
    /// A finder for the places of `atlas`.
    pub fn new(atlas: &Atlas) -> Self {
        Self::of(atlas.places().iter().map(Arc::as_ref))
    }

    /// A finder for the shapes of the reader's own files alone.
    pub fn of_own(atlas: &Atlas) -> Self {
        Self::of(atlas.own_places().map(Arc::as_ref))
    }

    fn of<'a>(places: impl Iterator<Item = &'a Place>) -> Self {
        let mut places: Vec<&Place> = places.filter(|place| is_looked_for(place)).collect();
        places.sort_by_key(|place| (place.rank, place.kind));
        let mut patterns: Vec<String> = Vec::new();
        let mut owners: Vec<PlaceId> = Vec::new();
        let mut taken = std::collections::HashSet::new();
        for place in places {
            let names = &place.names;
            let in_latin = std::iter::once(&names.english).chain(&names.aliases);
            // A reader's own text may be in Urdu or Pashto.
            for name in in_latin.chain(&names.urdu).chain(&names.pashto) {
                if !is_telling(name) || (place.own.is_some() && is_common_word(name)) {
                    continue;
                }
                // "tribal areas" may open a sentence.
                for spelling in [Some(name.clone()), capitalised(name)]
                    .into_iter()
                    .flatten()
                {
                    let pattern = fold(&spelling).text;
                    if taken.insert(pattern.clone()) {
                        patterns.push(pattern);
                        owners.push(place.id.clone());
                    }
                }
            }
        }
        // Built of plain texts only, this fails for none that fit into memory.
        let names = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&patterns)
            .ok();
        Self {
            names,
            places: owners,
        }
    }

    /// The places named in `text`, in its order; names inside one of `not_places` are passed over.
    pub fn find(&self, text: &str, not_places: &[String]) -> Vec<Mention> {
        self.find_marked(text, not_places, &[])
    }

    /// The same where an author has said of some words what they mean: a mark with a place is a
    /// mention and wins over every name that it touches, one without bars what lies in it.
    pub fn find_marked(&self, text: &str, not_places: &[String], marks: &[Mark]) -> Vec<Mention> {
        let barred = not_places
            .iter()
            .filter(|words| !words.is_empty())
            .flat_map(|words| text.match_indices(words.as_str()))
            .map(|(start, words)| start..start + words.len());
        let own = marks.iter().filter(|mark| mark.place.is_none());
        let bars = Bars::new(barred.chain(own.map(|mark| mark.range.clone())));
        let mut found = self.names_in(text);
        // A longer name that holds the barred words is another name.
        found.retain(|(range, _)| !bars.bar(range));
        found.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start));
        let marked = marks.iter().filter_map(|mark| {
            let place = mark.place.as_ref()?;
            text.get(mark.range.clone())?;
            Some((mark.range.clone(), place))
        });
        let mut mentions: BTreeMap<usize, (usize, &PlaceId)> = BTreeMap::new();
        for (range, place) in marked.chain(found) {
            // What begins last before the end of this one is all that can touch it: they lie apart.
            let before = mentions.range(..range.end).next_back();
            if before.is_none_or(|(_, (end, _))| *end <= range.start) {
                mentions.insert(range.start, (range.end, place));
            }
        }
        let mentions = mentions.into_iter();
        let told = mentions.map(|(start, (end, place))| Mention {
            range: start..end,
            place: place.clone(),
        });
        told.collect()
    }

    /// Every whole word of `text` that is a name, with its place.
    fn names_in(&self, text: &str) -> Vec<(Range<usize>, &PlaceId)> {
        let folded = fold(text);
        let names = self.names.iter();
        let hits = names.flat_map(|names| names.find_overlapping_iter(&folded.text));
        let whole = hits.filter(|hit| is_whole_word(&folded, hit.range()));
        whole
            .filter_map(|hit| {
                let range = folded.original(hit.range())?;
                Some((range, self.places.get(hit.pattern().as_usize())?))
            })
            .collect()
    }
}

/// Words that are no places.
struct Bars {
    /// In the order of their beginnings.
    ranges: Vec<Range<usize>>,
    /// For each the furthest that it or one before it reaches.
    reach: Vec<usize>,
}

impl Bars {
    fn new(ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let mut ranges: Vec<_> = ranges.collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let reach = ranges.iter().scan(0, |furthest, range| {
            *furthest = range.end.max(*furthest);
            Some(*furthest)
        });
        Self {
            reach: reach.collect(),
            ranges,
        }
    }

    /// Whether a name there is passed over: it touches a bar and is not a longer name around it.
    fn bar(&self, name: &Range<usize>) -> bool {
        let count = self.ranges.partition_point(|bar| bar.start < name.end);
        let before = self.ranges.iter().zip(&self.reach).take(count).rev();
        let mut near = before.take_while(|(_, reach)| **reach > name.start);
        near.any(|(bar, _)| overlap(name, bar) && !(name.len() > bar.len() && holds(name, bar)))
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn is_looked_for(place: &Place) -> bool {
    match place.kind {
        PlaceKind::Town => {
            place.rank <= TOWN_RANK
                || place
                    .population
                    .is_some_and(|people| people >= TOWN_POPULATION)
        }
        // The whole border is what a text means, and lakes and glaciers are scenery.
        PlaceKind::BorderStretch | PlaceKind::Lake | PlaceKind::Glacier | PlaceKind::UrbanArea => {
            false
        }
        _ => place.is_named(),
    }
}

/// Whether a name is unlikely to be a common word.
fn is_telling(name: &str) -> bool {
    let letters = name.chars().filter(|letter| letter.is_alphabetic());
    let is_short = letters.clone().count() < SHORT_NAME;
    letters.clone().count() >= 2
        && (!is_short
            || name.contains('.')
            || letters.clone().all(char::is_uppercase)
            || is_proper_short(name))
}

/// What a file calls an area need not be a name: one word in small letters, such as `district`,
/// would be found all over a text.
fn is_common_word(name: &str) -> bool {
    // Arabic script has no capitals that could tell.
    let is_small = name.chars().any(char::is_lowercase) && !name.chars().any(char::is_uppercase);
    !name.contains(char::is_whitespace) && is_small
}

/// Short proper names that stand for themselves: three letters, the first a capital.
fn is_proper_short(name: &str) -> bool {
    name.chars().count() == 3 && name.starts_with(char::is_uppercase)
}

fn capitalised(name: &str) -> Option<String> {
    let mut letters = name.chars();
    let first = letters.next().filter(|first| first.is_lowercase())?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// Whether no word goes on before or after `range`; an apostrophe ends a word.
fn is_whole_word(folded: &Folded, range: Range<usize>) -> bool {
    let before = folded
        .text
        .get(..range.start)
        .and_then(|text| text.chars().next_back());
    let after = folded
        .text
        .get(range.end..)
        .and_then(|text| text.chars().next());
    let first = folded
        .text
        .get(range.clone())
        .and_then(|text| text.chars().next());
    let last = folded
        .text
        .get(range)
        .and_then(|text| text.chars().next_back());
    let breaks = |outside: Option<char>, inside: Option<char>| {
        !outside.is_some_and(is_word) || !inside.is_some_and(is_word)
    };
    breaks(before, first) && breaks(after, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::testing::{atlas, named};

    fn finder() -> MentionFinder {
        let point = r#"{"type":"Point","coordinates":[66,30]}"#;
        let aliases = |names: &str| format!(r#","rank":3,"aliases":[{names}]"#);
        MentionFinder::new(&atlas(&[
            named("pakistan", "country", point, &aliases(r#""Pakistan""#)),
            named(
                "ex-fata",
                "territory",
                point,
                &aliases(r#""tribal areas","FATA","ex-FATA region""#),
            ),
            named("spin-boldak", "town", point, &aliases(r#""Spin Boldak""#)),
            named(
                "chaman-crossing",
                "crossing",
                point,
                &aliases(r#""Chaman–Spin Boldak","Chaman–Spin Boldak border crossing""#),
            ),
            named(
                "khyber-pakhtunkhwa",
                "province",
                point,
                &aliases(r#""K.P.","KP""#),
            ),
            named(
                "of",
                "town",
                point,
                r#","name":"Of","rank":9,"population":900"#,
            ),
        ]))
    }

    fn found(text: &str, not_places: &[&str]) -> Vec<String> {
        let not_places: Vec<_> = not_places.iter().map(ToString::to_string).collect();
        let mentions = finder().find(text, &not_places);
        mentions
            .into_iter()
            .map(|mention| format!("{}={}", &text[mention.range], mention.place))
            .collect()
    }

    #[test]
    fn a_possessive_names_its_owner_and_an_adjective_nothing() {
        assert_eq!(
            found("Pakistan’s and Pakistani", &[]),
            ["Pakistan=pakistan"]
        );
        assert_eq!(found("Pakistan's", &[]), ["Pakistan=pakistan"]);
    }

    #[test]
    fn hyphens_dashes_and_spaces_count_alike_and_the_longest_wins() {
        for text in [
            "Chaman-Spin Boldak border crossing",
            "Chaman – Spin Boldak",
            "Chaman—Spin\u{a0}Boldak",
            "Chaman/Spin Boldak",
        ] {
            assert_eq!(found(text, &[]), [format!("{text}=chaman-crossing")]);
        }
        assert_eq!(
            found("at Spin Boldak border crossings", &[]),
            ["Spin Boldak=spin-boldak"]
        );
    }

    #[test]
    fn what_is_no_place_is_passed_over_but_not_a_longer_name_around_it() {
        let text = "the Movement of Pakistan in Pakistan";
        assert_eq!(
            found(text, &["Movement of Pakistan"]),
            ["Pakistan=pakistan"]
        );
        assert_eq!(
            finder().find(text, &["Movement of Pakistan".into()])[0].range,
            28..36
        );
        assert_eq!(
            found("the ex-FATA region", &["FATA"]),
            ["ex-FATA region=ex-fata"]
        );
    }

    #[test]
    fn what_an_author_says_of_words_wins_over_what_is_found() {
        let text = "FATA and FATA, the frontier of Pakistan";
        let mark = |range, place: Option<&str>| Mark {
            range,
            place: place.map(|place| place.parse().unwrap()),
        };
        let marks = [mark(9..13, None), mark(15..39, Some("khyber-pakhtunkhwa"))];
        let found = finder().find_marked(text, &[], &marks);
        let found: Vec<_> = found
            .into_iter()
            .map(|mention| (mention.range, mention.place.to_string()))
            .collect();
        let expected = [(0..4, "ex-fata"), (15..39, "khyber-pakhtunkhwa")];
        assert_eq!(
            found,
            expected.map(|(range, place)| (range, place.to_owned()))
        );
    }

    #[test]
    fn abbreviations_and_sentence_openings_are_found() {
        assert_eq!(found("Tribal areas of K.P., or KP.", &[]).len(), 3);
        assert_eq!(found("KPs and FATAs", &[]), [""; 0]);
    }

    #[test]
    fn small_towns_with_the_name_of_a_word_are_not_looked_for() {
        assert_eq!(found("Of all things", &[]), [""; 0]);
    }

    proptest::proptest! {
        #[test]
        fn mentions_are_sorted_apart_and_on_character_boundaries(text in "(Pakistan|FATA|K\\.P\\.|–|[ ’é\u{301}-]|Chaman|Spin Boldak|tribal areas|x){0,12}") {
            let mentions = finder().find(&text, &["FATA–".into()]);
            for pair in mentions.windows(2) {
                proptest::prop_assert!(pair[0].range.end <= pair[1].range.start);
            }
            for mention in mentions {
                proptest::prop_assert!(text.get(mention.range).is_some());
            }
        }
    }
}
