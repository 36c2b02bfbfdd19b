//! Whether two spellings are a slip of the finger apart.

/// What a match in spite of slips came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Letters wrong, missing, too many, or swapped with their neighbour.
    pub slips: usize,
    /// How many letters of the text were used up.
    pub used: usize,
}

/// Whether `text` begins with `query` but for at most `most` slips; the fewest slips, and of those
/// the fewest letters used.
///
/// A slip is a letter wrong, missing, too many, or two neighbours swapped: the distance of
/// Damerau, restricted so that no letter is changed twice.
///
/// # Source
/// F. J. Damerau, "A technique for computer detection and correction of spelling errors",
/// Communications of the ACM 7 (1964).
pub fn begins_like(text: &[char], query: &[char], most: usize) -> Option<Slip> {
    walk(text, query, most, 0)
}

/// `done` letters of the text lie behind.
fn walk(text: &[char], query: &[char], most: usize, done: usize) -> Option<Slip> {
    let same = text.iter().zip(query).take_while(|(a, b)| a == b).count();
    let (text, query) = (text.get(same..)?, query.get(same..)?);
    let done = done + same;
    if query.is_empty() {
        return Some(Slip {
            slips: 0,
            used: done,
        });
    }
    if most == 0 {
        return None;
    }
    let step = |in_text: usize, in_query: usize| {
        let slip = walk(
            text.get(in_text..)?,
            query.get(in_query..)?,
            most - 1,
            done + in_text,
        )?;
        Some(Slip {
            slips: slip.slips + 1,
            ..slip
        })
    };
    let swapped = match (text, query) {
        ([a, b, ..], [c, d, ..]) if a == d && b == c => step(2, 2),
        _ => None,
    };
    // A wrong letter, one too many in the query, one missing from it, two swapped.
    let ways = [step(1, 1), step(0, 1), step(1, 0), swapped];
    ways.into_iter()
        .flatten()
        .min_by_key(|slip| (slip.slips, slip.used))
}

/// How many slips are forgiven in a word of so many letters: none in a short one, where every
/// slip makes another word.
pub const fn forgiven(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn slips(text: &str, query: &str, most: usize) -> Option<usize> {
        begins_like(&letters(text), &letters(query), most).map(|slip| slip.slips)
    }

    /// The distance in full: every prefix of `text` against `query`.
    fn by_the_book(text: &[char], query: &[char]) -> usize {
        let mut rows = vec![vec![0; query.len() + 1]; text.len() + 1];
        for i in 0..=text.len() {
            for j in 0..=query.len() {
                if i == 0 || j == 0 {
                    rows[i][j] = i + j;
                    continue;
                }
                let wrong = usize::from(text[i - 1] != query[j - 1]);
                let mut best = (rows[i - 1][j] + 1)
                    .min(rows[i][j - 1] + 1)
                    .min(rows[i - 1][j - 1] + wrong);
                let swapped =
                    i > 1 && j > 1 && text[i - 1] == query[j - 2] && text[i - 2] == query[j - 1];
                if swapped {
                    best = best.min(rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = best;
            }
        }
        rows.iter().map(|row| row[query.len()]).min().unwrap()
    }

    #[test]
    fn a_letter_wrong_missing_too_many_or_swapped_is_one_slip() {
        assert_eq!(slips("peshawar", "peshawar", 1), Some(0));
        assert_eq!(slips("peshawar", "pishawar", 1), Some(1));
        assert_eq!(slips("peshawar", "pshawar", 1), Some(1));
        assert_eq!(slips("peshawar", "pesshawar", 1), Some(1));
        assert_eq!(slips("peshawar", "pehsawar", 1), Some(1));
        assert_eq!(slips("peshawar", "kandahar", 2), None);
    }

    #[test]
    fn the_beginning_of_a_name_is_enough() {
        assert_eq!(slips("waziristan", "wazri", 1), Some(1));
        assert_eq!(slips("pakhtunkhwa", "pakhtoonkhwa", 2), Some(2));
    }

    proptest! {
        #[test]
        fn the_fewest_slips_are_found(text in "[abc]{0,9}", query in "[abc]{0,9}", most in 0_usize..3) {
            let (text, query) = (letters(&text), letters(&query));
            let full = by_the_book(&text, &query);
            let found = begins_like(&text, &query, most);
            prop_assert_eq!(found.map(|slip| slip.slips), Some(full).filter(|full| *full <= most));
            if let Some(slip) = found {
                prop_assert!(slip.used <= text.len());
            }
        }
    }
}
