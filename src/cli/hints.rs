//! What is said of words that cannot be meant: one sentence that repeats no more of them than helps,
//! and the command whose `--help` tells more.

use std::ffi::OsString;

use clap::{Command, CommandFactory as _};

use super::Arguments;
use crate::session::is_unseen;

/// Letters of a word that a sentence repeats.
const REPEATED: usize = 120;

/// The first paragraph of what the reader of arguments says of `words`, and where to learn more.
pub(super) fn in_one_sentence(text: &str, words: &[OsString]) -> String {
    let mut text = text.to_owned();
    for word in words.iter().skip(1).map(|word| word.to_string_lossy()) {
        let value = word.split_once('=').map_or("", |(_, value)| value);
        for long in [&*word, value] {
            if long.chars().count() > REPEATED {
                text = text.replace(long, &repeated(long));
            }
        }
    }
    let lines = text
        .lines()
        .map(str::trim)
        .take_while(|line| !line.is_empty());
    let said = lines.collect::<Vec<_>>().join(" ");
    let said = said.trim_start_matches("error: ");
    let mut help = String::from("durand");
    if let Some(task) = task_among(words) {
        help.push(' ');
        help.push_str(&task);
    }
    format!("{said}; `{help} --help` tells more")
}

/// The command that is named among `words`, of which the first is the program's own name.
fn task_among(words: &[OsString]) -> Option<String> {
    let tree = Arguments::command();
    let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if let Some(option) = word.strip_prefix("--") {
            if takes_next(option, &tree) {
                words.next();
            }
        } else if let Some(task) = tree.find_subcommand(word) {
            return Some(task.get_name().to_owned());
        }
    }
    None
}

/// Whether the word after `option` is its value, so that it is no command.
fn takes_next(option: &str, tree: &Command) -> bool {
    tree.get_arguments()
        .any(|known| known.get_long() == Some(option) && known.get_action().takes_values())
}

/// The beginning of a word, as far as a sentence repeats it.
pub(super) fn repeated(word: &str) -> String {
    let mut letters = word.chars();
    let mut start: String = letters.by_ref().take(REPEATED).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

/// A sentence on one line, without what would act on the terminal instead of being seen in it.
pub(super) fn seen(sentence: &str) -> String {
    let spaced = sentence.replace(['\n', '\t'], " ");
    spaced
        .chars()
        .filter(|letter| !is_unseen(*letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_hint_names_the_command_and_takes_no_folder_for_one() {
        for (line, task) in [
            ("durand events --year soon", Some("events")),
            ("durand --story places render --scale 99", Some("render")),
            ("durand --story=x a.csv events", Some("events")),
            ("durand --nonsense", None),
            ("durand", None),
        ] {
            assert_eq!(task_among(&words(line)).as_deref(), task, "{line}");
        }
    }

    #[test]
    fn a_long_word_is_repeated_in_part_alone_or_after_its_option() {
        let long = "x".repeat(5000);
        for word in [long.clone(), format!("--link={long}")] {
            let text = format!("error: invalid value '{long}'\n\nmore");
            let said = in_one_sentence(&text, &words(&format!("durand render {word}")));
            assert!(said.chars().count() < 200, "{said}");
            assert!(
                said.starts_with("invalid value 'xxx") && said.contains("x…'"),
                "{said}"
            );
        }
    }
}
