//! Printing, so that a closed pipe is an end and no fault.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::ValueEnum;

use crate::export::{self, ExportError};
use crate::session::is_unseen;

/// Prints `text` to standard output.
pub(super) fn print(text: &str) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    let text = for_eyes(text, out.is_terminal());
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error).context("the answer could not be printed"),
    }
}

/// An answer as it may stand on a terminal: without what would act on it instead of being seen, or
/// turn the order of letters. A file and a pipe are given what there is.
fn for_eyes(text: &str, is_terminal: bool) -> Cow<'_, str> {
    let acts = |letter: char| is_unseen(letter) && !matches!(letter, '\n' | '\t' | '\r');
    if is_terminal && text.contains(acts) {
        Cow::Owned(text.replace(acts, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Writes what `make` makes into the file at `output`, whole or not at all, or prints it.
pub(super) fn deliver(
    output: Option<&Path>,
    make: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
) -> Result<ExitCode> {
    if let Some(path) = output {
        export::save(path, make)?;
        return Ok(ExitCode::SUCCESS);
    }
    if io::stdout().is_terminal() {
        let mut made = Vec::new();
        make(&mut made).context("the answer could not be made")?;
        return print(&String::from_utf8_lossy(&made));
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match make(&mut out).and_then(|()| Ok(out.flush()?)) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(ExportError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is still in the buffer has nowhere to go.
            let _ = out.into_parts();
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => Err(error).context("the answer could not be printed"),
    }
}

/// The format that is asked for, or else the one that the ending of `output` names.
///
/// # Errors
/// When a file is named whose ending is no format.
pub(super) fn format<T: ValueEnum + Clone>(
    asked: Option<T>,
    output: Option<&Path>,
    usual: T,
) -> Result<T> {
    let (None, Some(path)) = (&asked, output) else {
        return Ok(asked.unwrap_or(usual));
    };
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let names = || {
        T::value_variants()
            .iter()
            .filter_map(ValueEnum::to_possible_value)
    };
    let ending = if ending.eq_ignore_ascii_case("txt") {
        "text"
    } else {
        ending
    };
    T::from_str(ending, true).map_err(|_| {
        let known: Vec<String> = names().map(|name| name.get_name().to_owned()).collect();
        super::WrongUse(format!(
            "the ending of the file does not say how to write it; add --format with one of {}: {}",
            known.join(", "),
            path.display()
        ))
        .into()
    })
}

/// Rows in columns as wide as their widest cell, the first row underlined. What is longer than a
/// line is cut: other forms have all of it.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    /// Letters of the widest column.
    const WIDEST: usize = 120;
    let cut = |cell: &String| match cell.char_indices().nth(WIDEST) {
        Some(_) => cell.chars().take(WIDEST - 1).chain(['…']).collect(),
        None => cell.clone(),
    };
    let rows = rows.iter().map(|row| row.iter().map(cut).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
        if number == 0 {
            let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            text.push_str(&rules.join("  "));
            text.push('\n');
        }
    }
    text
}

/// Rows as CSV after RFC 4180.
pub(super) fn csv(rows: &[Vec<String>]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(String::from_utf8(
        writer
            .into_inner()
            .map_err(|error| anyhow::anyhow!("{error}"))?,
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_shown_no_letters_that_act_on_it_and_a_file_is_given_them() {
        let text = "a\u{1b}[31mb\u{202e}c\td\n";
        assert_eq!(for_eyes(text, true), "a\u{fffd}[31mb\u{fffd}c\td\n");
        assert_eq!(for_eyes(text, false), text);
        assert!(matches!(for_eyes("plain\n", true), Cow::Borrowed(_)));
    }

    #[test]
    fn a_cell_of_a_million_letters_is_cut() {
        let long = "é".repeat(1_000_000);
        let text = table(&[vec!["title".to_owned()], vec![long]]);
        assert!(text.ends_with("é…\n") && text.chars().count() < 400);
    }

    #[test]
    fn columns_line_up() {
        let rows = [["id", "name"], ["kabul", "Kabul"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(table(&rows), "id     name\n─────  ─────\nkabul  Kabul\n");
    }

    #[test]
    fn csv_quotes_what_needs_it() {
        let rows = [vec!["a,b".to_owned(), "say \"no\"".to_owned()]];
        assert_eq!(csv(&rows).unwrap(), "\"a,b\",\"say \"\"no\"\"\"\n");
    }
}
