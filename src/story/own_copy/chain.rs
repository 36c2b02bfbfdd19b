//! Runs of a paragraph that follow each other in a text at about the right distance.

use super::fingerprint::{BITS, Fingerprints, Print, RUN, key_number, run_hash};
use super::words::Word;

/// How far apart, in words, two runs may stand from where they should: what a pull quote or a
/// picture between the halves of a paragraph brings with it.
const FARTHEST: usize = 150;
/// Hits before one among which its predecessor is sought.
const LOOK_BACK: usize = 64;
/// Chains of one paragraph that are looked at: a paragraph that is repeated is taken once.
const MOST_CHAINS: usize = 6;

/// A run of a paragraph met in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The word at which it begins.
    pub(super) at: usize,
    /// Which of the paragraph's runs it is.
    pub(super) run: usize,
}

/// Hits in the order of the text and of the paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    pub(super) hits: Vec<Hit>,
    /// How many they are, less what their distances are wrong by.
    pub(super) score: f32,
}

impl Chain {
    /// From the first word of its first run to the word after its last run.
    pub(super) fn core(&self) -> std::ops::Range<usize> {
        let first = self.hits.first().map_or(0, |hit| hit.at);
        let last = self.hits.last().map_or(0, |hit| hit.at + RUN);
        first..last
    }
}

/// For each paragraph of `prints` its hits among `words`, in the order of the text.
pub(super) fn hits(prints: &Fingerprints, words: &[Word]) -> Vec<Vec<Hit>> {
    let mut owners: Vec<Vec<(usize, usize)>> = vec![Vec::new(); 1 << BITS];
    for (number, print) in prints.prints.iter().enumerate() {
        for (run, (_, hash)) in print.runs.iter().enumerate() {
            if let Some(owners) = owners.get_mut(usize::from(*hash)) {
                owners.push((number, run));
            }
        }
    }
    let key = key_number(&prints.key);
    let mut hits = vec![Vec::new(); prints.prints.len()];
    for (at, run) in words.windows(RUN).enumerate() {
        let owners = owners.get(usize::from(run_hash(key, run)));
        for &(number, run) in owners.into_iter().flatten() {
            if let Some(hits) = hits.get_mut(number) {
                hits.push(Hit { at, run });
            }
        }
    }
    hits
}

/// The best chains among `hits` of one paragraph, apart from each other, best first; of equals the
/// earlier first.
pub(super) fn chains(print: &Print, hits: &[Hit]) -> Vec<Chain> {
    let offset = |hit: &Hit| print.runs.get(hit.run).map_or(0, |(offset, _)| *offset);
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(hits.len());
    for (number, hit) in hits.iter().enumerate() {
        let (mut score, mut before) = (1.0, None);
        for earlier in (number.saturating_sub(LOOK_BACK)..number).rev() {
            let (Some(previous), Some((so_far, _))) = (hits.get(earlier), best.get(earlier)) else {
                continue;
            };
            if previous.run >= hit.run || previous.at >= hit.at {
                continue;
            }
            let wrong = (hit.at - previous.at).abs_diff(offset(hit) - offset(previous));
            if wrong > FARTHEST {
                continue;
            }
            let through = so_far + 1.0 - cost(wrong);
            if through > score {
                (score, before) = (through, Some(earlier));
            }
        }
        best.push((score, before));
    }
    let mut order: Vec<usize> = (0..hits.len()).collect();
    order.sort_by(|a, b| {
        let score = |index: &usize| best.get(*index).map_or(0.0, |(score, _)| *score);
        score(b).total_cmp(&score(a)).then(a.cmp(b))
    });
    let mut found: Vec<Chain> = Vec::new();
    for end in order {
        if found.len() == MOST_CHAINS {
            break;
        }
        let Some(&(score, _)) = best.get(end) else {
            continue;
        };
        let mut chain = Vec::new();
        let mut next = Some(end);
        while let Some(index) = next {
            chain.extend(hits.get(index).copied());
            next = best.get(index).and_then(|(_, before)| *before);
        }
        chain.reverse();
        let chain = Chain { hits: chain, score };
        let core = chain.core();
        let apart = |other: &Chain| {
            let other = other.core();
            core.end <= other.start || other.end <= core.start
        };
        if found.iter().all(apart) {
            found.push(chain);
        }
    }
    found
}

/// What it takes from a chain that a run stands `wrong` words from where it should.
fn cost(wrong: usize) -> f32 {
    /// A picture with its caption is as likely as an advertisement twice as long.
    const MOST: f32 = 1.5;
    match wrong {
        0 => 0.0,
        wrong => (0.15 + 0.05 * wrong as f32).min(MOST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print() -> Print {
        Print {
            paragraph: "1".parse().unwrap(),
            words: 23,
            runs: vec![(0, 1), (5, 2), (10, 3), (15, 4), (20, 5)],
        }
    }

    fn hits(pairs: &[(usize, usize)]) -> Vec<Hit> {
        pairs.iter().map(|&(at, run)| Hit { at, run }).collect()
    }

    #[test]
    fn runs_at_the_right_distance_make_one_chain_over_strays() {
        let found = chains(
            &print(),
            &hits(&[
                (3, 4),
                (100, 0),
                (105, 1),
                (107, 4),
                (110, 2),
                (116, 3),
                (121, 4),
                (900, 0),
            ]),
        );
        assert_eq!(
            found[0].hits,
            hits(&[(100, 0), (105, 1), (110, 2), (116, 3), (121, 4)])
        );
        assert!(found[0].score > 4.7);
        assert!(found[1..].iter().all(|chain| chain.score <= 1.0));
    }

    #[test]
    fn a_pull_quote_inside_a_paragraph_is_stepped_over() {
        // The quote repeats runs 3 and 4 between the second and the third run.
        let found = chains(
            &print(),
            &hits(&[(0, 0), (5, 1), (10, 3), (15, 4), (24, 2), (29, 3), (34, 4)]),
        );
        let ats: Vec<usize> = found[0].hits.iter().map(|hit| hit.at).collect();
        assert_eq!(ats, [0, 5, 24, 29, 34]);
    }

    #[test]
    fn of_two_copies_the_first_comes_first() {
        let copy = |at: usize| (0..5).map(move |run| (at + 5 * run, run));
        let found = chains(
            &print(),
            &hits(&copy(0).chain(copy(40)).collect::<Vec<_>>()),
        );
        assert_eq!(found[0].core(), 0..23);
        assert_eq!(found[1].core(), 40..63);
        assert!((found[0].score - found[1].score).abs() < f32::EPSILON);
    }
}
