//! Times as a text speaks of them: `in the late 1990s`, `since 2001`, `6 to 16 August 2021`,
//! `the 1960s and 1970s`, `about 2000`, `spring 2021`, `the 19th century`.

use super::date;
use crate::story::When;

/// The season that EDTF counts by this number.
const SEASONS: [(&str, u8); 5] = [
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
];

/// Words before a time that say nothing of it.
const BEFORE: [&str; 9] = [
    "in", "on", "at", "by", "during", "the", "of", "early on", "year",
];

/// Words that say that a time is not exact.
const ABOUT: [&str; 8] = [
    "about",
    "around",
    "circa",
    "ca.",
    "ca",
    "c.",
    "roughly",
    "some time in",
];

/// Signs and words that stand between a beginning and an end.
const BETWEEN: [&str; 8] = [
    " to ",
    " until ",
    " till ",
    " through ",
    " and ",
    "–",
    "—",
    " - ",
];

/// The time that `text` speaks of, if all of it is one; `year` is the year of the text itself, which
/// a day without a year is of.
pub fn read(text: &str, year: Option<i32>) -> Option<When> {
    /// No time takes more words.
    const LONGEST: usize = 120;
    let text = text
        .trim()
        .trim_matches([',', '.', ';', ':', '(', ')', '“', '”', '"'])
        .trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Ok(when) = text.parse() {
        return Some(when);
    }
    edtf(&text.to_lowercase(), year)?.parse().ok()
}

fn edtf(text: &str, year: Option<i32>) -> Option<String> {
    let text = bare(text);
    if let Some(rest) = first_of(text, &["since ", "from "])
        && let Some(from) = single(
            rest.trim_end_matches(" on").trim_end_matches(" onwards"),
            year,
        )
    {
        return Some(format!("{}/..", beginning(&from)));
    }
    if let Some(rest) = first_of(text, &["until ", "till ", "up to "]) {
        return Some(format!("../{}", ending(&single(rest, year)?)));
    }
    single(text, year).or_else(|| interval(text, year))
}

/// The same without the words before it that say nothing.
fn bare(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(rest) = BEFORE.iter().find_map(|word| after(text, word)) {
        text = rest;
    }
    text
}

/// What comes after the word `word` with which `text` begins.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    rest.starts_with(char::is_whitespace)
        .then(|| rest.trim_start())
}

fn first_of<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    beginnings.iter().find_map(|word| text.strip_prefix(word))
}

fn beginning(edtf: &str) -> &str {
    edtf.split_once('/').map_or(edtf, |(from, _)| from)
}

fn ending(edtf: &str) -> &str {
    edtf.rsplit_once('/').map_or(edtf, |(_, to)| to)
}

/// One time, be it an interval in EDTF, such as `late 1990s`.
fn single(text: &str, year: Option<i32>) -> Option<String> {
    let text = bare(text);
    let about = ABOUT.iter().find_map(|word| after(text, word));
    if let Some(rest) = about {
        let plain = single(rest, year)?;
        let marked = plain.contains(['/', '~', '?', '%']);
        return Some(if marked { plain } else { plain + "~" });
    }
    if let Ok(when) = text.to_uppercase().parse::<When>() {
        return Some(when.as_str().to_owned());
    }
    let known = date::read(text).map(|when| when.as_str().to_owned());
    known
        .or_else(|| season(text))
        .or_else(|| century(text))
        .or_else(|| {
            // A year alone would be read as a year twice over.
            let year = year.filter(|_| text.contains(char::is_alphabetic))?;
            let when = date::read(&format!("{text} {year}"))?;
            Some(when.as_str().to_owned())
        })
}

fn season(text: &str) -> Option<String> {
    let (name, number) = SEASONS.iter().find(|(name, _)| text.starts_with(name))?;
    let year = date::read(bare(text.strip_prefix(name)?))?;
    let year = year.as_str();
    let plain = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| format!("{year}-{number}"))
}

fn century(text: &str) -> Option<String> {
    let number = text.strip_suffix("century")?.trim_end_matches(['-', ' ']);
    let number = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| number.strip_suffix(end))?;
    let number: u8 = number
        .parse()
        .ok()
        .filter(|number| (1..=99).contains(number))?;
    Some(format!("{:02}XX", number - 1))
}

/// From one time to another; what the first leaves out, the second says: `6 to 16 August 2021`.
fn interval(text: &str, year: Option<i32>) -> Option<String> {
    let text = first_of(text, &["from ", "between "]).unwrap_or(text);
    BETWEEN.iter().find_map(|sign| {
        let (from, to) = text.split_once(sign)?;
        let last = single(to, year)?;
        let words: Vec<&str> = to.split_whitespace().collect();
        let lent = (0..words.len()).map(|skip| {
            let rest: Vec<&str> = words.iter().skip(skip).copied().collect();
            format!("{from} {}", rest.join(" "))
        });
        // The longest loan that makes a date comes first: a day wants month and year.
        let borrowed = || lent.into_iter().find_map(|whole| single(&whole, None));
        let first = single(from, None)
            .or_else(borrowed)
            .or_else(|| single(from, year))?;
        let whole = format!("{}/{}", beginning(&first), ending(&last));
        whole.parse::<When>().ok().map(|_| whole)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Option<String> {
        read(text, Some(2021)).map(|when| when.as_str().to_owned())
    }

    #[test]
    fn times_are_read_as_a_text_speaks_of_them() {
        for (text, wanted) in [
            ("in 2014", "2014"),
            ("On December 16, 2014,", "2014-12-16"),
            ("the late 1990s", "1995~/1999~"),
            ("the 1960s and 1970s", "196X/197X"),
            ("since 2001", "2001/.."),
            ("until the early 2000s", "../2004~"),
            ("from 1996 to 2001", "1996/2001"),
            ("1996–2001", "1996/2001"),
            ("between June and July 2021", "2021-06/2021-07"),
            ("6 to 16 August 2021", "2021-08-06/2021-08-16"),
            ("6 August", "2021-08-06"),
            ("in July", "2021-07"),
            ("about 2000", "2000~"),
            ("circa the 1920s", "192X~"),
            ("spring of 2021", "2021-21"),
            ("winter 1979", "1979-24"),
            ("the 19th century", "18XX"),
            ("196X/197X", "196X/197X"),
            ("1995?", "1995?"),
        ] {
            assert_eq!(edtf(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "Kabul",
            "the army",
            "2001 to Kabul",
            "spring",
            "century",
            "in the",
            "12",
        ] {
            assert_eq!(edtf(text), None, "{text}");
        }
        assert_eq!(read("6 August", None), None);
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_said_ends_badly(text in "[0-9a-zé ,./–-]{0,30}") {
            let _ = read(&text, Some(2021));
        }
    }
}
