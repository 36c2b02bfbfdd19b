//! Printing, so that a closed pipe is an end and no fault.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context as _, Result};

/// Prints `text` to standard output.
pub(super) fn print(text: &str) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error).context("the answer could not be printed"),
    }
}

/// Rows in columns as wide as their widest cell, the first row underlined.
pub(super) fn table(rows: &[Vec<String>]) -> String {
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
