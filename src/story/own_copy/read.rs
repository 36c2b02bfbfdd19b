//! `fingerprints.json`.

use serde::Deserialize;

use super::fingerprint::{BITS, Fingerprints, Print, RUN, VERSION};
use crate::atlas::{Fault, Lines, Report, members, offset_in};
use crate::story::ParagraphId;
use crate::story::reader::Source;
use crate::story::reader_article::{not_json, without_mark};

/// Fingerprints of more paragraphs are not read.
const MOST_PARAGRAPHS: usize = 2000;
/// A paragraph of more words has no fingerprint.
const MOST_WORDS: usize = 20_000;

#[derive(Deserialize)]
struct RawPrint {
    paragraph: ParagraphId,
    words: usize,
    runs: Vec<(usize, u16)>,
}

#[derive(Deserialize)]
struct Head {
    version: u64,
    #[serde(default)]
    key: String,
}

/// Reads the sound fingerprints; `None` where there are none.
pub(in crate::story) fn read_fingerprints(
    source: &Source<'_>,
    is_passage: impl Fn(&ParagraphId) -> bool,
    report: &mut Report,
) -> Option<Fingerprints> {
    let file = &source.file;
    let text = without_mark(file, source.text, report);
    let head: Head = match serde_json::from_str(text) {
        Ok(head) => head,
        Err(error) if error.is_data() => {
            let what = "there is no \"version\" that says how the fingerprints were made";
            report.push(Fault::error(file, what, "make the file anew"));
            return None;
        }
        Err(error) => {
            report.push(not_json(file, text, &error));
            return None;
        }
    };
    if head.version != VERSION {
        let what = format!(
            "the fingerprints are of version {}, and this durand knows version {VERSION}",
            head.version
        );
        report.push(Fault::error(file, what, "make the file anew"));
        return None;
    }
    let elements = members(text, "paragraphs").elements.unwrap_or_default();
    let mut lines = Lines::new(text);
    let mut prints: Vec<Print> = Vec::new();
    for (index, element) in elements.iter().enumerate() {
        let line = lines.at(offset_in(text, element));
        let number = index + 1;
        let fault = |what: String, mend: &str| {
            Fault::error(file, what, mend)
                .at_line(line)
                .in_feature(format!("fingerprint {number}"))
        };
        if index == MOST_PARAGRAPHS {
            let what = format!("there are more than {MOST_PARAGRAPHS} fingerprints");
            report.push(fault(what, "keep one story to one article"));
            break;
        }
        let read = serde_json::from_str::<RawPrint>(element).map_err(|error| {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            format!("it cannot be read ({reason})")
        });
        let judged = read.and_then(|raw| judged(raw, &prints, &is_passage));
        match judged {
            Ok(print) => prints.push(print),
            Err(what) => report.push(fault(what, "make the file anew")),
        }
    }
    if elements.is_empty() {
        let what = "there are no fingerprints under \"paragraphs\"";
        report.push(Fault::error(file, what, "make the file anew"));
        return None;
    }
    prints.sort_by_key(|print| print.paragraph);
    (!prints.is_empty()).then_some(Fingerprints {
        key: head.key,
        prints,
    })
}

fn judged(
    raw: RawPrint,
    earlier: &[Print],
    is_passage: impl Fn(&ParagraphId) -> bool,
) -> Result<Print, String> {
    let paragraph = raw.paragraph;
    if earlier.iter().any(|print| print.paragraph == paragraph) {
        return Err(format!("paragraph {paragraph} has come before"));
    }
    if !is_passage(&paragraph) {
        return Err(format!("the story has no paragraph {paragraph}"));
    }
    let ascend = raw.runs.windows(2).all(|pair| match pair {
        [(one, _), (other, _)] => one < other,
        _ => true,
    });
    let inside = raw.runs.last().is_some_and(|(at, _)| at + RUN <= raw.words);
    if !ascend || !inside || raw.words > MOST_WORDS {
        return Err(format!(
            "its runs do not ascend within its {} words",
            raw.words
        ));
    }
    if let Some((_, hash)) = raw.runs.iter().find(|(_, hash)| hash >> BITS != 0) {
        return Err(format!("{hash} is no hash of {BITS} bits"));
    }
    Ok(Print {
        paragraph,
        words: raw.words,
        runs: raw.runs,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Fingerprints>, String) {
        let source = Source {
            file: "fingerprints.json".into(),
            text,
        };
        let mut report = Report::default();
        let known: ParagraphId = "9".parse().unwrap();
        let prints = read_fingerprints(&source, |paragraph| *paragraph < known, &mut report);
        (prints, report.to_string())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = |words: usize| {
            (0..words)
                .map(|n| format!("word{n}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        let paragraphs: Vec<_> = [("1", 40), ("2", 9), ("headline", 5)]
            .into_iter()
            .map(|(paragraph, words)| (paragraph.parse().unwrap(), text(words)))
            .collect();
        let prints = Fingerprints::of("a \"key\"", &paragraphs);
        assert_eq!(read(&prints.to_json()), (Some(prints), String::new()));
    }

    #[test]
    fn each_unsound_fingerprint_is_told_with_its_line_and_costs_only_itself() {
        let (prints, report) = read(
            "{\"version\": 1, \"key\": \"k\", \"paragraphs\": [\n\
             {\"paragraph\": \"1\", \"words\": 9, \"runs\": [[0, 5], [6, 7]]},\n\
             {\"paragraph\": \"1\", \"words\": 9, \"runs\": [[0, 5]]},\n\
             {\"paragraph\": \"20\", \"words\": 9, \"runs\": [[0, 5]]},\n\
             {\"paragraph\": \"3\", \"words\": 9, \"runs\": [[7, 5]]},\n\
             {\"paragraph\": \"4\", \"words\": 9, \"runs\": [[0, 4096]]},\n\
             {\"paragraph\": \"5\"}]}",
        );
        assert_eq!(prints.unwrap().paragraphs().count(), 1);
        let lines: Vec<&str> = report.lines().collect();
        let says = [
            ":3: fingerprint 2: paragraph 1 has come before",
            ":4: fingerprint 3: the story has no paragraph 20",
            ":5: fingerprint 4: its runs do not ascend within its 9 words",
            ":6: fingerprint 5: 4096 is no hash of 12 bits",
            ":7: fingerprint 6: it cannot be read (missing field `words`)",
        ];
        assert_eq!(lines.len(), says.len(), "{report}");
        for (line, says) in lines.iter().zip(says) {
            assert!(line.contains(says), "{line}");
        }
    }

    #[test]
    fn another_version_no_list_and_no_json_are_turned_down_as_a_whole() {
        for (text, says) in [
            (
                r#"{"version": 2}"#,
                "of version 2, and this durand knows version 1",
            ),
            (r#"{"version": 1}"#, "no fingerprints under"),
            ("{}", "no \"version\""),
            ("", "the file is empty"),
            ("[", "ends too early"),
        ] {
            let (prints, report) = read(text);
            assert!(
                prints.is_none() && report.contains(says),
                "{text}: {report}"
            );
        }
    }
}
