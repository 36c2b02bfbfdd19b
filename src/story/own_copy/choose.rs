//! Which chain of runs is a paragraph, for each paragraph of an article.

use std::cmp::Ordering;
use std::ops::Range;

use super::chain::{Chain, Hit, chains, hits};
use super::fingerprint::{BITS, Fingerprints, Print, RUN};
use super::words::Word;
use crate::story::ParagraphId;

/// The part of its runs by which a paragraph is known: less is a pull quote or another paragraph.
const KNOWN_BY: f32 = 0.5;
/// Bits by which a chain must be less likely than one that chance brings somewhere in a text.
const SURE: f32 = 8.0;

/// A document seen as words, with where its blocks begin and end among them.
pub(super) struct Text<'a> {
    pub(super) words: &'a [Word],
    /// For each block its words.
    pub(super) blocks: Vec<Range<usize>>,
}

impl<'a> Text<'a> {
    pub(super) fn new(words: &'a [Word], blocks: usize) -> Self {
        let mut ranges = Vec::with_capacity(blocks);
        let mut next = 0;
        for block in 0..blocks {
            let start = next;
            while words.get(next).is_some_and(|word| word.block == block) {
                next += 1;
            }
            ranges.push(start..next);
        }
        Self {
            words,
            blocks: ranges,
        }
    }

    /// The words of the block in which word `at` stands.
    pub(super) fn block_at(&self, at: usize) -> Range<usize> {
        let word = self.words.get(at);
        let block = word.and_then(|word| self.blocks.get(word.block));
        block.cloned().unwrap_or(at..at)
    }
}

/// What was found of an article in a text.
pub(super) struct Found {
    /// For each fingerprint the chain that is its paragraph.
    pub(super) chosen: Vec<Option<Chain>>,
    /// For each fingerprint all its hits, to tell what else is from it.
    pub(super) hits: Vec<Vec<Hit>>,
}

/// Looks for each paragraph of `prints`.
pub(super) fn find(prints: &Fingerprints, text: &Text<'_>) -> Found {
    let hits = hits(prints, text.words);
    let candidates: Vec<Vec<Chain>> = prints
        .prints
        .iter()
        .zip(&hits)
        .map(|(print, hits)| {
            let chains = chains(print, hits).into_iter();
            let chains = chains.map(|chain| trimmed(chain, print, text));
            chains
                .filter(|chain| is_paragraph(chain, print, text))
                .collect()
        })
        .collect();
    let mut chosen = in_order(prints, &candidates);
    out_of_order(&candidates, &mut chosen);
    in_gaps(prints, &hits, text, &mut chosen);
    Found { chosen, hits }
}

/// The chain without strays at its ends: runs that chance puts beside a paragraph, at another
/// distance than the paragraph has them, and either half in the next block or wholly in a block
/// beside the one that the rest fills.
fn trimmed(mut chain: Chain, print: &Print, text: &Text<'_>) -> Chain {
    /// Words that may have come or gone between a run and the beginning or end of its block.
    const NEAR: usize = 3;
    let offset = |hit: &Hit| print.runs.get(hit.run).map_or(0, |(offset, _)| *offset);
    let block = |at: usize| text.words.get(at).map(|word| word.block);
    let is_stray = |end: &Hit, next: &Hit, fills: bool| {
        let apart = end.at.abs_diff(next.at);
        let wrong = apart != offset(end).abs_diff(offset(next));
        let half = block(end.at) != block(end.at + RUN - 1);
        let beside = fills && block(end.at) != block(next.at);
        wrong && (half || beside)
    };
    let begins = |hit: &Hit| {
        let start = hit.at.checked_sub(offset(hit));
        start.is_some_and(|start| start.abs_diff(text.block_at(hit.at).start) <= NEAR)
    };
    let ends = |hit: &Hit| {
        let end = hit.at + print.words.saturating_sub(offset(hit));
        end.abs_diff(text.block_at(hit.at).end) <= NEAR
    };
    while let [end, next, ..] = chain.hits.as_slice()
        && is_stray(end, next, begins(next))
    {
        chain.hits.remove(0);
        chain.score -= 1.0;
    }
    while let [.., next, end] = chain.hits.as_slice()
        && is_stray(end, next, ends(next))
    {
        chain.hits.pop();
        chain.score -= 1.0;
    }
    chain
}

/// Whether a chain is too much of a paragraph to be anything else, and too long to be chance.
fn is_paragraph(chain: &Chain, print: &Print, text: &Text<'_>) -> bool {
    let runs = print.runs.len() as f32;
    // A block that begins and ends with the paragraph is known by that, too.
    let core = chain.core();
    let begins = text.block_at(core.start).start == core.start;
    let ends = text.block_at(core.end.saturating_sub(1)).end == core.end;
    let edges = f32::from(u8::from(begins)) + f32::from(u8::from(ends));
    let bits = chain.score * BITS as f32 + 3.0 * edges;
    let chance = (text.words.len().max(2) as f32).log2();
    chain.score >= KNOWN_BY * runs && bits >= chance + SURE
}

/// Of the numbered paragraphs those that stand in the text in the order of their numbers, as much
/// as there is of them; of a repeated one the place that fits, else the first.
fn in_order(prints: &Fingerprints, candidates: &[Vec<Chain>]) -> Vec<Option<Chain>> {
    let is_numbered = |number: &usize| {
        let print = prints.prints.get(*number);
        print.is_some_and(|print| matches!(print.paragraph, ParagraphId::Number(_)))
    };
    let mut all: Vec<(usize, &Chain)> = candidates
        .iter()
        .enumerate()
        .filter(|(number, _)| is_numbered(number))
        .flat_map(|(number, chains)| chains.iter().map(move |chain| (number, chain)))
        .collect();
    all.sort_by_key(|(number, chain)| (chain.core().start, *number));
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(all.len());
    for (number, chain) in &all {
        let start = chain.core().start;
        let mut top: (f32, Option<usize>) = (0.0, None);
        for (index, (other, before)) in all.iter().enumerate().take(best.len()) {
            let so_far = best.get(index).map_or(0.0, |(score, _)| *score);
            if other < number && before.core().end < start + RUN && so_far > top.0 {
                top = (so_far, Some(index));
            }
        }
        best.push((top.0 + chain.score, top.1));
    }
    let mut chosen = vec![None; candidates.len()];
    let mut next = (0..best.len()).reduce(|a, b| {
        let score = |index: usize| best.get(index).map_or(0.0, |(score, _)| *score);
        if score(b).total_cmp(&score(a)) == Ordering::Greater {
            b
        } else {
            a
        }
    });
    while let Some(index) = next {
        if let Some((number, chain)) = all.get(index)
            && let Some(slot) = chosen.get_mut(*number)
        {
            *slot = Some((*chain).clone());
        }
        next = best.get(index).and_then(|(_, before)| *before);
    }
    chosen
}

/// Of what is left, the best place of each that nothing else has: headline, standfirst, caption,
/// and paragraphs that stand elsewhere in the copy.
fn out_of_order(candidates: &[Vec<Chain>], chosen: &mut [Option<Chain>]) {
    for (number, chains) in candidates.iter().enumerate() {
        if chosen.get(number).is_none_or(Option::is_some) {
            continue;
        }
        let free = chains.iter().find(|chain| is_free(&chain.core(), chosen));
        let free = free.cloned();
        if let Some(slot) = chosen.get_mut(number) {
            *slot = free;
        }
    }
}

fn is_free(range: &Range<usize>, chosen: &[Option<Chain>]) -> bool {
    chosen.iter().flatten().all(|chain| {
        let core = chain.core();
        // Chance may make a run of the last words of one and the first of the next.
        core.end < range.start + RUN || range.end < core.start + RUN
    })
}

/// Paragraphs that are altered too much to be known by themselves, or too short: a block of about
/// the right length, with at least one run, between the paragraphs before and after.
fn in_gaps(
    prints: &Fingerprints,
    hits: &[Vec<Hit>],
    text: &Text<'_>,
    chosen: &mut [Option<Chain>],
) {
    /// The part of its runs that a paragraph keeps at least.
    const KEPT: f32 = 0.25;
    /// Two, where it has more than these: any text may have one run of small words in common.
    const FEW: usize = 3;
    for (number, print) in prints.prints.iter().enumerate() {
        if chosen.get(number).is_none_or(Option::is_some) || chosen.iter().all(Option::is_none) {
            continue;
        }
        let gap = gap_of(number, prints, chosen, text.words.len());
        let tolerance = (print.words * 3 / 10).max(2);
        let mut best: Option<Chain> = None;
        let own = hits.get(number).map_or(&[][..], Vec::as_slice);
        for block in &text.blocks {
            let inside = gap.start < block.start + RUN && block.end < gap.end + RUN;
            if block.is_empty() || !inside || block.len().abs_diff(print.words) > tolerance {
                continue;
            }
            if !is_free(block, chosen) {
                continue;
            }
            let from = own.partition_point(|hit| hit.at < block.start);
            let to = own.partition_point(|hit| hit.at < block.end);
            let in_place = own.get(from..to).unwrap_or_default().iter().filter(|hit| {
                let offset = print.runs.get(hit.run).map_or(0, |(offset, _)| *offset);
                (hit.at - block.start).abs_diff(offset) <= tolerance
            });
            let in_place: Vec<Hit> = in_place.copied().collect();
            let chain = chains(print, &in_place).into_iter().next();
            let least = if print.runs.len() > FEW { 2.0 } else { 1.0_f32 };
            let kept = (KEPT * print.runs.len() as f32).max(least);
            let enough = |chain: &Chain| chain.score >= kept;
            if let Some(chain) = chain.filter(enough)
                && best.as_ref().is_none_or(|best| best.score < chain.score)
            {
                best = Some(chain);
            }
        }
        if let Some(slot) = chosen.get_mut(number) {
            *slot = best;
        }
    }
}

/// The words between what was found of the paragraphs before `number` and after it; headline,
/// standfirst and caption stand before the first numbered one.
fn gap_of(
    number: usize,
    prints: &Fingerprints,
    chosen: &[Option<Chain>],
    words: usize,
) -> Range<usize> {
    let is_numbered = |number: usize| {
        let print = prints.prints.get(number);
        print.is_some_and(|print| matches!(print.paragraph, ParagraphId::Number(_)))
    };
    let found = |index: usize| chosen.get(index).and_then(Option::as_ref).map(Chain::core);
    let mut before = (0..number).rev().filter(|index| is_numbered(*index));
    let before = before.find_map(found).filter(|_| is_numbered(number));
    let mut after = (number + 1..chosen.len()).filter(|index| is_numbered(*index));
    let after = after.find_map(found);
    let start = before.map_or(0, |core| core.end);
    let end = after.map_or(words, |core| core.start);
    // Where paragraphs are out of order there is no gap.
    start..end.max(start)
}
