//! From the runs of a paragraph to all of its words: where it begins and ends, and what stands
//! between its parts without belonging to it.

use std::ops::Range;

use super::chain::{Chain, Hit};
use super::choose::Text;
use super::fingerprint::{Fingerprints, Print, RUN};
use crate::document::Block;

/// Words by which the sentence that begins or ends a paragraph may be shorter or longer than ours.
const NEAR: usize = 3;

/// For each paragraph that was found its words, in one piece or in several, in their order.
pub(super) fn extents(
    prints: &Fingerprints,
    chosen: &[Option<Chain>],
    text: &Text<'_>,
    blocks: &[Block],
) -> Vec<Vec<Range<usize>>> {
    let cores: Vec<Range<usize>> = chosen.iter().flatten().map(Chain::core).collect();
    let mut whole: Vec<Option<Range<usize>>> = prints
        .prints
        .iter()
        .zip(chosen)
        .map(|(print, chain)| {
            let chain = chain.as_ref()?;
            Some(ends(print, chain, &cores, text, blocks))
        })
        .collect();
    part(prints, chosen, text, &mut whole);
    let parts = prints.prints.iter().zip(chosen).zip(whole);
    parts
        .map(|((print, chain), whole)| match (chain, whole) {
            (Some(chain), Some(whole)) => pieces(print, chain, &whole, text),
            _ => Vec::new(),
        })
        .collect()
}

/// Where a paragraph begins and ends, as far as its own runs and blocks tell.
fn ends(
    print: &Print,
    chain: &Chain,
    cores: &[Range<usize>],
    text: &Text<'_>,
    blocks: &[Block],
) -> Range<usize> {
    let core = chain.core();
    let slack = (print.words / 6).max(NEAR);
    let offset = |hit: Option<&Hit>| {
        let run = hit.and_then(|hit| print.runs.get(hit.run));
        run.map_or(0, |(offset, _)| *offset)
    };
    let (lead, tail) = (
        offset(chain.hits.first()),
        print.words.saturating_sub(offset(chain.hits.last()) + RUN),
    );

    let block = text.block_at(core.start);
    let others = cores.iter().map(|other| other.end);
    let least = others.filter(|end| *end <= core.start).max().unwrap_or(0);
    let first = block.start.max(least);
    let guess = core.start.saturating_sub(lead);
    let start = if guess <= first + if first == block.start { slack } else { 0 } {
        first
    } else {
        let near = guess.saturating_sub(NEAR).max(first)..=(guess + NEAR).min(core.start);
        near.filter(|at| begins_sentence(*at, text, blocks))
            .min_by_key(|at| at.abs_diff(guess))
            .unwrap_or(guess)
    };

    let block = text.block_at(core.end.saturating_sub(1));
    let others = cores.iter().map(|other| other.start);
    let most = others.filter(|start| *start >= core.end).min();
    let last = block.end.min(most.unwrap_or(block.end));
    let guess = core.end + tail;
    let end = if guess + if last == block.end { slack } else { 0 } >= last {
        last
    } else {
        let near = guess.saturating_sub(NEAR).max(core.end)..=(guess + NEAR).min(last);
        near.filter(|at| begins_sentence(*at, text, blocks))
            .min_by_key(|at| at.abs_diff(guess))
            .unwrap_or(guess)
    };
    start..end
}

/// Whether word `at` is the first of a block or stands after the end of a sentence.
fn begins_sentence(at: usize, text: &Text<'_>, blocks: &[Block]) -> bool {
    let (Some(before), Some(word)) = (
        at.checked_sub(1).and_then(|at| text.words.get(at)),
        text.words.get(at),
    ) else {
        return true;
    };
    if before.block != word.block {
        return true;
    }
    let block = blocks.get(word.block);
    let between = block.and_then(|block| block.text.get(before.end..word.start));
    between.is_some_and(|between| between.contains(['.', '!', '?', '…']))
}

/// Where two paragraphs in one block meet, they meet at one word.
fn part(
    prints: &Fingerprints,
    chosen: &[Option<Chain>],
    text: &Text<'_>,
    whole: &mut [Option<Range<usize>>],
) {
    let mut order: Vec<usize> = (0..whole.len()).collect();
    order.retain(|index| whole.get(*index).is_some_and(Option::is_some));
    order.sort_by_key(|index| {
        whole
            .get(*index)
            .cloned()
            .flatten()
            .map(|range| range.start)
    });
    for pair in order.windows(2) {
        let &[one, other] = pair else { continue };
        let range = |index: usize| whole.get(index).cloned().flatten();
        let (Some(mut first), Some(mut second)) = (range(one), range(other)) else {
            continue;
        };
        let overlap = first.end > second.start;
        let together = text.block_at(first.end.saturating_sub(1)) == text.block_at(second.start);
        let close = together && second.start.saturating_sub(first.end) <= NEAR;
        if !overlap && !close {
            continue;
        }
        // The one whose outermost run was met knows where they meet.
        let hits = |index: usize| chosen.get(index).and_then(Option::as_ref);
        let runs = prints.prints.get(one).map_or(0, |print| print.runs.len());
        let ends = hits(one).and_then(|chain| chain.hits.last());
        let begins = hits(other).and_then(|chain| chain.hits.first());
        let ends_exactly = ends.is_some_and(|hit| hit.run + 1 == runs);
        if begins.is_some_and(|hit| hit.run == 0) || !ends_exactly {
            first.end = second.start;
        } else {
            second.start = first.end;
        }
        if let Some(slot) = whole.get_mut(one) {
            *slot = Some(first.start..first.end.max(first.start));
        }
        if let Some(slot) = whole.get_mut(other) {
            *slot = Some(second.start..second.end.max(second.start));
        }
    }
}

/// The words from the first to the last without blocks that only stand between.
fn pieces(
    print: &Print,
    chain: &Chain,
    whole: &Range<usize>,
    text: &Text<'_>,
) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = whole.start;
    for pair in chain.hits.windows(2) {
        let &[one, other] = pair else { continue };
        let offset = |hit: Hit| print.runs.get(hit.run).map_or(0, |(offset, _)| *offset);
        let expected = offset(other).saturating_sub(offset(one));
        let mut extra = (other.at - one.at).saturating_sub(expected);
        let block_of = |at: usize| text.words.get(at).map_or(0, |word| word.block);
        for block in block_of(one.at + RUN - 1) + 1..block_of(other.at) {
            let block = text.blocks.get(block).cloned().unwrap_or_default();
            // Left out if the distance of the runs is better without it.
            if !block.is_empty() && extra > NEAR && block.len() <= extra + block.len() / 3 {
                extra = extra.saturating_sub(block.len());
                pieces.push(from..block.start);
                from = block.end;
            }
        }
    }
    pieces.push(from..whole.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The text of some words, with the marks around them, from block to block with a space between.
pub(super) fn text_of(pieces: &[Range<usize>], text: &Text<'_>, blocks: &[Block]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let mut from = piece.start;
        while from < piece.end {
            let range = text.block_at(from);
            let to = range.end.min(piece.end);
            if to <= from {
                break;
            }
            let block = text.words.get(from).and_then(|word| blocks.get(word.block));
            let slice = block.and_then(|block| {
                let start = start_of(from, &range, text, block);
                let end = end_of(to, &range, text, block);
                block.text.get(start..end)
            });
            let slice = slice.unwrap_or_default().trim();
            if !out.is_empty() && !slice.is_empty() {
                out.push(' ');
            }
            out.push_str(slice);
            from = to;
        }
    }
    out
}

/// The byte at which word `at` begins, with the opening marks before it.
fn start_of(at: usize, range: &Range<usize>, text: &Text<'_>, block: &Block) -> usize {
    if at == range.start {
        return 0;
    }
    let before = at.checked_sub(1).and_then(|at| text.words.get(at));
    let (Some(before), Some(word)) = (before, text.words.get(at)) else {
        return 0;
    };
    let between = block.text.get(before.end..word.start).unwrap_or_default();
    let mut spaces = between
        .char_indices()
        .filter(|(_, letter)| letter.is_whitespace());
    let last = spaces.next_back();
    last.map_or(word.start, |(index, space)| {
        before.end + index + space.len_utf8()
    })
}

/// The byte at which the word before `at` ends, with the closing marks after it.
fn end_of(at: usize, range: &Range<usize>, text: &Text<'_>, block: &Block) -> usize {
    if at == range.end {
        return block.text.len();
    }
    let last = at.checked_sub(1).and_then(|at| text.words.get(at));
    let (Some(last), Some(next)) = (last, text.words.get(at)) else {
        return block.text.len();
    };
    let between = block.text.get(last.end..next.start).unwrap_or_default();
    let space = between.find(char::is_whitespace);
    space.map_or(next.start, |index| last.end + index)
}
