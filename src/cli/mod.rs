//! The same house without a window: one file a subcommand.
//!
//! Answers go to standard output; what went wrong goes to standard error in one sentence.
//! Exit status 0 for an answer, 1 for bad input, 2 for wrong use.

mod args;
mod article;
mod check;
mod completions;
mod events;
mod hints;
mod links;
mod load;
mod manual;
mod output;
mod passages;
mod places;
mod render;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

pub use args::{Arguments, RendererName, Task};
pub use load::{Loaded, Named, Opened, load, named, open};

/// What the program is to do besides answering on standard output.
pub enum Outcome {
    /// It has answered.
    Done(ExitCode),
    /// It is to open its window.
    Window(Box<Arguments>),
}

/// Reads `arguments` and does what they say, unless that is to open a window.
///
/// Errors are written to standard error here, in one sentence each.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let words: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(error) => {
            if error.use_stderr() {
                let said = hints::in_one_sentence(&error.to_string(), &words);
                complain(&anyhow::anyhow!("{said}"));
                return Outcome::Done(ExitCode::from(2));
            }
            let _ = error.print();
            return Outcome::Done(ExitCode::SUCCESS);
        }
    };
    let arguments = match links::taken_out(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            complain(&error);
            return Outcome::Done(ExitCode::from(2));
        }
    };
    let Some(task) = &arguments.task else {
        if let Some(word) = arguments.files.iter().find(|file| is_no_file(file)) {
            let word = hints::repeated(&word.to_string_lossy());
            complain(&anyhow::anyhow!(
                "there is no command and no file called “{word}”; `durand --help` tells more"
            ));
            return Outcome::Done(ExitCode::from(2));
        }
        return Outcome::Window(Box::new(arguments));
    };
    let answered = match task {
        Task::Places(ask) => places::run(&arguments, ask),
        Task::Events(ask) => events::run(&arguments, ask),
        Task::Passages(ask) => passages::run(&arguments, ask),
        Task::Render(ask) => render::run(&arguments, ask),
        Task::Check(ask) => check::run(&arguments, ask),
        Task::Completions(ask) => completions::run(ask),
        Task::Man(ask) => manual::run(ask),
    };
    Outcome::Done(answered.unwrap_or_else(|error| {
        complain(&error);
        ExitCode::from(if error.is::<WrongUse>() { 2 } else { 1 })
    }))
}

/// Whether a word is neither a file nor looks like the name of one: a command misspelt.
fn is_no_file(word: &Path) -> bool {
    let one_word = word.components().count() == 1 && word.extension().is_none();
    one_word && !word.exists()
}

/// What was asked for cannot be meant, whatever the data: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct WrongUse(String);

/// One plain sentence on standard error: the error, and what it comes from.
pub fn complain(error: &anyhow::Error) {
    let mut sentence = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if !sentence.contains(&cause) {
            let joint = if sentence.is_empty() {
                "durand: "
            } else {
                ": "
            };
            sentence.push_str(joint);
            sentence.push_str(&cause);
        }
    }
    let _ = writeln!(std::io::stderr(), "{}", hints::seen(&sentence));
}
