use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::*;
use crate::atlas::testing::{atlas, named};
use crate::story::reader::testing::story as told;

/// Invented words, so that a text of them is nobody's.
const SYLLABLES: [&str; 20] = [
    "ka", "lo", "mi", "ren", "tu", "sar", "dab", "ghi", "pesh", "wan", "zho", "bel", "qu", "nor",
    "ast", "im", "ur", "ved", "yel", "os",
];

/// A number after which nothing is predictable.
fn next(state: &mut u64) -> u64 {
    // Steele, Lea, Flood, *Fast splittable pseudorandom number generators*, 2014.
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// An invented paragraph of `count` words, some of which are common to all paragraphs.
fn invented(count: usize, seed: u64) -> String {
    const COMMON: [&str; 8] = ["the", "of", "and", "Quetta’s", "to", "in", "Quetta", "its"];
    let mut state = seed;
    let mut text = String::new();
    for number in 0..count {
        let word = if next(&mut state) % 5 < 2 {
            COMMON[(next(&mut state) % 8) as usize].to_owned()
        } else {
            (0..2 + next(&mut state) % 2)
                .map(|_| SYLLABLES[(next(&mut state) % 20) as usize])
                .collect()
        };
        let end = match () {
            () if number + 1 == count => ".",
            () if number % 14 == 13 => ". ",
            () if number % 9 == 4 => " – ",
            () if number % 11 == 6 => ", ",
            () => " ",
        };
        let _ = write!(text, "{word}{end}");
    }
    text
}

/// Lengths of the paragraphs of the invented article; the last one is as short as a proverb.
const LENGTHS: [usize; 12] = [62, 40, 75, 33, 51, 28, 88, 45, 60, 19, 70, 9];

fn article() -> Vec<String> {
    LENGTHS
        .iter()
        .zip(1..)
        .map(|(words, seed)| invented(*words, seed))
        .collect()
}

fn id(number: usize) -> ParagraphId {
    number.to_string().parse().unwrap()
}

fn land() -> Atlas {
    let point = r#"{"type":"Point","coordinates":[66,30]}"#;
    atlas(&[named(
        "quetta",
        "town",
        point,
        r#","rank":1,"name":"Quetta""#,
    )])
}

/// A story that tells the invented article in other words and knows its fingerprints.
fn story(paragraphs: &[String]) -> Story {
    let digest: Vec<String> = (1..=paragraphs.len())
        .map(|n| format!("Digest {n}."))
        .collect();
    let digest: Vec<&str> = digest.iter().map(String::as_str).collect();
    let paragraphs: Vec<_> = paragraphs
        .iter()
        .enumerate()
        .map(|(index, text)| (id(index + 1), text.clone()))
        .collect();
    Story {
        fingerprints: Some(Fingerprints::of("invented", &paragraphs)),
        ..told(&digest, &[], &land())
    }
}

fn document(blocks: &[String]) -> Document {
    let block = |(index, text): (usize, &String)| Block {
        kind: BlockKind::Paragraph,
        text: text.clone(),
        line: index + 1,
    };
    Document {
        title: None,
        blocks: blocks.iter().enumerate().map(block).collect(),
    }
}

fn align(blocks: &[String]) -> Result<OwnCopy, NotThisArticle> {
    let story = story(&article());
    OwnCopy::align(&document(blocks), Path::new("copy.txt"), &story, &land())
}

fn text_of_paragraph(copy: &OwnCopy, number: usize) -> &str {
    copy.passage(&id(number))
        .map_or("", |passage| passage.text.as_str())
}

#[test]
fn a_faithful_copy_aligns_whole_with_its_places() {
    let article = article();
    let copy = align(&article).unwrap();
    assert!(
        copy.missing().is_empty() && copy.left().is_empty(),
        "{copy:?}"
    );
    for (index, text) in article.iter().enumerate() {
        let passage = copy.passage(&id(index + 1)).unwrap();
        assert_eq!(&passage.text, text);
        assert!(passage.verbatim);
        assert_eq!(
            passage.mentions_place(&"quetta".parse().unwrap()),
            text.contains("Quetta")
        );
        assert_eq!(copy.line(&id(index + 1)), Some(index + 1));
    }
}

#[test]
fn furniture_repeats_and_pull_quotes_are_listed_and_taken_for_nothing() {
    let article = article();
    let mut blocks = vec!["Subscribe now".to_owned(), invented(17, 900)];
    for (index, text) in article.iter().enumerate() {
        if index == 2 {
            // The middle of the seventh paragraph, set apart long before it.
            let quote: Vec<&str> = article[6].split(' ').skip(30).take(26).collect();
            blocks.push(quote.join(" "));
        }
        blocks.push(text.clone());
        if index == 0 {
            blocks.push(text.clone());
        }
    }
    blocks.push(invented(60, 901));
    let copy = align(&blocks).unwrap();
    assert!(copy.missing().is_empty(), "{copy:?}");
    for (index, text) in article.iter().enumerate() {
        assert_eq!(text_of_paragraph(&copy, index + 1), text);
    }
    let repeats: Vec<_> = copy.left().iter().map(|left| left.repeats).collect();
    assert_eq!(repeats, [None, None, Some(id(1)), Some(id(7)), None]);
    assert_eq!(copy.left()[0].words, "Subscribe now");
    assert!(copy.left()[4].words.ends_with('…') && copy.left()[4].line == blocks.len());
}

#[test]
fn of_a_missing_paragraph_its_pull_quote_is_told_and_not_taken() {
    let mut blocks = article();
    let quote: Vec<&str> = blocks[6].split(' ').take(30).collect();
    blocks[6] = quote.join(" ");
    blocks.remove(3);
    let copy = align(&blocks).unwrap();
    assert_eq!(
        copy.missing(),
        [
            Missing {
                paragraph: id(4),
                why: WhyMissing::NotFound
            },
            Missing {
                paragraph: id(7),
                why: WhyMissing::InPart(6)
            },
        ]
    );
    assert_eq!(copy.left().len(), 1);
    assert_eq!(copy.left()[0].repeats, Some(id(7)));
}

#[test]
fn a_paragraph_split_over_blocks_leaves_out_what_stands_between_them() {
    let article = article();
    let mut blocks = article.clone();
    let words: Vec<&str> = article[6].split(' ').collect();
    let (first, second) = words.split_at(41);
    blocks.splice(
        6..7,
        [
            first.join(" "),
            "A picture of a gate, by nobody at all in particular".to_owned(),
            second.join(" "),
        ],
    );
    let copy = align(&blocks).unwrap();
    assert_eq!(text_of_paragraph(&copy, 7), article[6]);
    assert_eq!(copy.left().len(), 1, "{:?}", copy.left());
    assert!(copy.left()[0].words.starts_with("A picture"));
}

#[test]
fn paragraphs_joined_in_one_block_are_parted_again() {
    let article = article();
    let copy = align(&[article.join(" ")]).unwrap();
    for (index, text) in article.iter().enumerate() {
        assert_eq!(text_of_paragraph(&copy, index + 1), text, "{}", index + 1);
    }
    assert!(copy.left().is_empty() && copy.missing().is_empty());
}

#[test]
fn a_headline_that_only_the_title_has_is_found() {
    let mut paragraphs: Vec<_> = article()
        .into_iter()
        .zip(1..)
        .map(|(t, n)| (id(n), t))
        .collect();
    paragraphs.push((
        ParagraphId::Headline,
        "Ghisar turns to the Velos again".to_owned(),
    ));
    let mut digest = story(&article());
    digest.fingerprints = Some(Fingerprints::of("k", &paragraphs));
    let headline = Passage {
        paragraph: ParagraphId::Headline,
        ..Passage::default()
    };
    digest.passages.insert(0, headline);
    digest.by_paragraph = digest
        .passages
        .iter()
        .enumerate()
        .map(|(i, p)| (p.paragraph, i))
        .collect();
    let page = Document {
        title: Some("Ghisar Turns to the Velos Again – The Paper".to_owned()),
        ..document(&article())
    };
    let copy = OwnCopy::align(&page, Path::new("a.html"), &digest, &land()).unwrap();
    let text = &copy.passage(&ParagraphId::Headline).unwrap().text;
    assert!(
        text.starts_with("Ghisar Turns to the Velos Again"),
        "{text}"
    );
}

#[test]
fn another_text_is_not_this_article_and_neither_is_one_that_quotes_it() {
    let other: Vec<String> = (0..40).map(|n| invented(30 + n, 5000 + n as u64)).collect();
    assert_eq!(align(&other), Err(NotThisArticle::Other));
    let mut quoting = other;
    quoting.insert(3, article()[4].clone());
    assert_eq!(align(&quoting), Err(NotThisArticle::Other));
    assert_eq!(align(&[]), Err(NotThisArticle::Other));
    let unknown = Story {
        fingerprints: None,
        ..story(&article())
    };
    let read = OwnCopy::align(&document(&article()), Path::new("a"), &unknown, &land());
    assert_eq!(read, Err(NotThisArticle::NoFingerprints));
}

#[test]
fn the_beginning_of_the_article_is_a_copy_of_it() {
    let copy = align(&article()[..2]).unwrap();
    assert_eq!(copy.passages().len(), 2);
    assert_eq!(copy.missing().len(), LENGTHS.len() - 2);
}

#[test]
fn a_text_that_repeats_one_run_without_end_is_done_in_time() {
    let run = article()[0]
        .split(' ')
        .take(3)
        .collect::<Vec<_>>()
        .join(" ");
    let blocks = vec![format!("{run} ").repeat(700); 100];
    let begun = std::time::Instant::now();
    assert_eq!(align(&blocks), Err(NotThisArticle::Other));
    assert!(begun.elapsed().as_secs() < 20);
}

/// What another hand does to the marks of a text and to none of its words.
fn respelled(text: &str) -> String {
    text.replace('’', "'")
        .replace(" – ", "—")
        .replace(", ", ",\u{a0}")
        .replace("kare", "ka\u{ad}re")
}

/// Puts other words in the place of one word in `every`.
fn altered(text: &str, every: usize, seed: u64) -> String {
    let words = text.split(' ').enumerate();
    let words = words.map(|(number, word)| {
        if word.len() > 1 && (number + seed as usize) % every == every - 1 {
            "altered"
        } else {
            word
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn chance_in_a_block_beside_a_paragraph_makes_it_no_part_of_it() {
    const SEED: u64 = 12_509_934_790_464_558_587;
    let article = article();
    // By chance a run of these words has the hash of one near the beginning of ¶9.
    let beside = invented(37, 0xafba_6f85_681c_5e6e);
    let ninth = altered(&article[8], 12, SEED);
    let mut blocks = article[..8].to_vec();
    blocks.extend([beside, ninth.clone()]);
    let copy = align(&blocks).unwrap();
    assert_eq!(text_of_paragraph(&copy, 9), ninth);
}

#[test]
fn a_run_of_small_words_makes_no_block_a_missing_paragraph() {
    let mut blocks = article();
    // It stands where ¶10 should, is about as long, and has a run of three words in common with it.
    blocks[9] = invented(14, 0x88cb_1230_9f3e_4ef0);
    let copy = align(&blocks).unwrap();
    assert_eq!(copy.passages().len(), LENGTHS.len() - 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_left_of_an_article_is_found_in_its_order(
        kept in subsequence((0..LENGTHS.len()).collect::<Vec<_>>(), 5..=LENGTHS.len()),
        respelt in any::<bool>(),
        altered_every in prop_oneof![Just(0_usize), 12..20_usize],
        noise in prop::collection::vec((any::<Index>(), 3..50_usize, any::<u64>()), 0..8),
        repeated in prop::option::of(any::<Index>()),
        seed in any::<u64>(),
    ) {
        let article = article();
        let mut blocks: Vec<(Option<usize>, String)> = kept
            .iter()
            .map(|&index| {
                let text = article[index].clone();
                let text = if respelt { respelled(&text) } else { text };
                let short = LENGTHS[index] < 25;
                let text = if altered_every > 0 && !short { altered(&text, altered_every, seed) } else { text };
                (Some(index), text)
            })
            .collect();
        if let Some(index) = repeated {
            let again = index.get(&blocks).1.clone();
            blocks.push((None, again));
        }
        for (place, words, seed) in noise {
            let place = place.index(blocks.len() + 1);
            blocks.insert(place, (None, invented(words, seed | 1 << 63)));
        }
        let texts: Vec<String> = blocks.iter().map(|(_, text)| text.clone()).collect();
        let copy = align(&texts).unwrap();
        for (index, text) in &blocks {
            if let Some(index) = index {
                prop_assert_eq!(text_of_paragraph(&copy, index + 1), text, "¶{}", index + 1);
            }
        }
        prop_assert_eq!(copy.passages().len(), kept.len());
        let missing: Vec<ParagraphId> = copy.missing().iter().map(|missing| missing.paragraph).collect();
        let dropped: Vec<ParagraphId> =
            (0..LENGTHS.len()).filter(|index| !kept.contains(index)).map(|index| id(index + 1)).collect();
        prop_assert_eq!(missing, dropped);
    }

    #[test]
    fn no_words_are_lost_and_none_are_invented(
        cuts in prop::collection::vec(any::<Index>(), 0..30),
        text in "[ -~“”’–é\n]{0,200}",
    ) {
        // The article cut anywhere, with strange text in its middle.
        let whole = article().join(" ");
        let mut words: Vec<String> = whole.split(' ').map(str::to_owned).collect();
        words.insert(words.len() / 2, text.replace('\n', " "));
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(words.len())).collect();
        ends.push(words.len());
        ends.sort_unstable();
        let mut blocks = Vec::new();
        let mut from = 0;
        for end in ends {
            let block = crate::document::Document::read(
                Path::new("a.txt"),
                words[from..end.max(from)].join(" ").as_bytes(),
            );
            blocks.extend(block.into_iter().flat_map(|read| read.blocks).map(|block| block.text));
            from = end.max(from);
        }
        let copy = align(&blocks).unwrap();
        let count = |text: &str| words::words(&document(&[text.to_owned()]).blocks).len();
        let shown: usize = copy.passages().map(|passage| count(&passage.text)).sum();
        let left: usize = copy.left().iter().map(|left| left.count).sum();
        let all: usize = blocks.iter().map(|block| count(block)).sum();
        prop_assert_eq!(shown + left, all);
    }
}
