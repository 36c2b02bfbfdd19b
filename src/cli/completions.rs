//! `durand completions`: the script by which a shell completes what is typed after `durand`.

use std::process::ExitCode;

use anyhow::Result;
use clap::CommandFactory as _;
use clap_complete::Shell;

use super::args::{Arguments, AskCompletions};
use super::output;

/// Prints the script for one shell.
pub(super) fn run(ask: &AskCompletions) -> Result<ExitCode> {
    output::print(&script(ask.shell)?)
}

/// The script for `shell`, made from the same tree of commands as `--help`.
fn script(shell: Shell) -> Result<String> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "durand", &mut script);
    Ok(String::from_utf8(script)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum as _;

    #[test]
    fn every_shell_is_told_every_command() {
        let mut tree = Arguments::command();
        tree.build();
        for shell in Shell::value_variants() {
            let script = script(*shell).unwrap();
            for task in tree.get_subcommands() {
                assert!(script.contains(task.get_name()), "{shell}: {task}");
            }
        }
    }
}
