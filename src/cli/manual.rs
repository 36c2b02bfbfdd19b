//! `durand man`: the manual, one page for durand and one for each of its commands.
//!
//! Names, options and examples come from the same tree of commands as `--help`; what a tree
//! does not know (files, variables, exit status) is written here.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Command, CommandFactory as _};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::args::{Arguments, AskManual};
use super::output;

/// Prints the page of durand itself, or writes all pages into a folder.
pub(super) fn run(ask: &AskManual) -> Result<ExitCode> {
    match &ask.output {
        Some(folder) => write(folder, &pages()?),
        None => output::print(&Page::of(&tree(), None)?.text),
    }
}

fn write(folder: &Path, pages: &[Page]) -> Result<ExitCode> {
    fs::create_dir_all(folder)
        .with_context(|| format!("the folder could not be made: {}", folder.display()))?;
    for page in pages {
        let path = folder.join(&page.file);
        fs::write(&path, &page.text)
            .with_context(|| format!("the page could not be written: {}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// All that can be said on the command line; `help` is no command worth a page.
fn tree() -> Command {
    let mut tree = Arguments::command().disable_help_subcommand(true);
    tree.build();
    tree
}

/// The page of durand first, then one for each command.
fn pages() -> Result<Vec<Page>> {
    let tree = tree();
    let tasks = tree
        .get_subcommands()
        .map(|task| Page::of(task, Some(&tree)));
    std::iter::once(Page::of(&tree, None))
        .chain(tasks)
        .collect()
}

/// One page of the manual.
struct Page {
    /// Name of its file, such as `durand-render.1`.
    file: String,
    /// What `man` reads.
    text: String,
}

impl Page {
    /// The page of `command`, which belongs to `parent`.
    fn of(command: &Command, parent: Option<&Command>) -> Result<Self> {
        let man = Man::new(command.clone()).manual("durand");
        let source = format!("durand {}", env!("CARGO_PKG_VERSION"));
        let man = man.source(source);
        let mut page = Vec::new();
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        if command.has_subcommands() {
            man.render_subcommands_section(&mut page)?;
        }
        let mut rest = Roff::default();
        examples(&mut rest, command);
        if parent.is_none() {
            section(&mut rest, "FILES", &FILES);
            section(&mut rest, "ENVIRONMENT", &VARIABLES);
        }
        section(&mut rest, "EXIT STATUS", &STATUSES);
        see_also(&mut rest, command, parent);
        rest.to_writer(&mut page)?;
        Ok(Self {
            file: man.get_filename(),
            text: String::from_utf8(page)?,
        })
    }
}

/// What durand reads and writes besides the files it is given.
const FILES: [(&str, &str); 3] = [
    (
        "~/.local/state/durand/state.json",
        "Where the window keeps its sizes, view, theme and selection; another folder if \
         XDG_STATE_HOME names one. Delete it to start afresh.",
    ),
    (
        "~/.local/state/durand/state.json.bad",
        "A state that could not be read; durand says so, puts it here and starts afresh.",
    ),
    (
        "*.geojson, *.geojsonl, *.csv, *.tsv, *.kml, *.kmz, *.gpx, *.fgb, *.parquet, *.zip, *.shp",
        "Events of your own: points with a longitude and a latitude, and a date if they have \
         one; lines and polygons are shapes. `durand check` names every fault of such a file.",
    ),
];

/// What of the environment changes what durand does.
const VARIABLES: [(&str, &str); 6] = [
    (
        "DISPLAY, WAYLAND_DISPLAY",
        "The screen for the window. The commands need none.",
    ),
    (
        "XDG_STATE_HOME, HOME",
        "Where the state of the window is kept: durand/state.json under the first, else \
         .local/state/durand/state.json under the second.",
    ),
    (
        "WINIT_X11_SCALE_FACTOR",
        "On X11, how many pixels a point of the window has, such as 1.5, where the screen says \
         the wrong thing.",
    ),
    (
        "WGPU_BACKEND, WGPU_POWER_PREF",
        "With --renderer wgpu: what to draw through (vulkan or gl), and which of two graphics \
         cards to draw on (low or high).",
    ),
    (
        "RAYON_NUM_THREADS",
        "How many threads read files, prepare the map and draw pictures; all processors if it \
         is not set.",
    ),
    (
        "NO_COLOR",
        "If it is set to anything, --help is printed without emphasis.",
    ),
];

/// What the exit status tells.
const STATUSES: [(&str, &str); 3] = [
    ("0", "There is an answer, or the window was closed."),
    (
        "1",
        "Something given could not be read or written, is not sound, or is not there; one \
         sentence on standard error says what, where, and what mends it.",
    ),
    ("2", "What was asked cannot be meant, whatever the data."),
];

fn section(page: &mut Roff, heading: &str, rows: &[(&str, &str)]) {
    page.control("SH", [heading]);
    for (name, told) in rows {
        page.control("TP", []);
        page.text([bold(*name)]);
        page.text([roman(*told)]);
    }
}

/// What stands below the options in `--help`: a heading that ends with a colon; rows of a command
/// line, two or more spaces and what it does; sentences.
fn examples(page: &mut Roff, command: &Command) {
    let Some(help) = command.get_after_help() else {
        return;
    };
    let help = help.to_string();
    for line in help.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(heading) = line.strip_suffix(':') {
            page.control("SH", [heading.to_uppercase().as_str()]);
            continue;
        }
        if !line.starts_with(' ') {
            page.control("PP", []);
            page.text([roman(line)]);
            continue;
        }
        page.control("TP", []);
        let (line, told) = line.trim().split_once("  ").unwrap_or((line.trim(), ""));
        page.text([bold(line)]);
        page.text([roman(told.trim())]);
    }
}

fn see_also(page: &mut Roff, command: &Command, parent: Option<&Command>) {
    let siblings = parent.unwrap_or(command).get_subcommands();
    let mut others: Vec<String> = siblings
        .filter(|task| task.get_name() != command.get_name())
        .map(|task| format!("durand-{}", task.get_name()))
        .collect();
    if parent.is_some() {
        others.insert(0, "durand".to_owned());
    }
    page.control("SH", ["SEE ALSO"]);
    let mut line = Vec::new();
    for (number, other) in others.iter().enumerate() {
        if number > 0 {
            line.push(roman(", "));
        }
        line.extend([italic(other.as_str()), roman("(1)")]);
    }
    page.text(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a page as it is read: without the marks of roff.
    fn plain(page: &Page) -> String {
        let mut text = page.text.clone();
        for (mark, sign) in [("\\-", "-"), ("\\fB", ""), ("\\fI", ""), ("\\fR", "")] {
            text = text.replace(mark, sign);
        }
        text
    }

    #[test]
    fn every_command_has_a_page_that_names_its_options() {
        let tree = tree();
        let pages = pages().unwrap();
        let commands: Vec<&Command> = std::iter::once(&tree)
            .chain(tree.get_subcommands())
            .collect();
        assert_eq!(pages.len(), commands.len());
        for (page, command) in pages.iter().zip(commands) {
            let text = plain(page);
            for option in command.get_arguments() {
                let Some(long) = option.get_long() else {
                    continue;
                };
                assert!(text.contains(&format!("--{long}")), "{}: {long}", page.file);
            }
            assert!(text.contains(".SH \"EXIT STATUS\""), "{}", page.file);
        }
    }

    #[test]
    fn the_page_of_durand_names_every_command_and_example() {
        let tree = tree();
        let text = plain(&Page::of(&tree, None).unwrap());
        for task in tree.get_subcommands() {
            let name = format!("durand-{}(1)", task.get_name());
            assert!(text.contains(&name), "{name}");
        }
        let help = tree.get_after_help().unwrap().to_string();
        let examples: Vec<&str> = help.lines().skip(1).map(str::trim).collect();
        assert!(examples.len() > 3);
        for example in examples {
            let (line, told) = example.split_once("  ").unwrap();
            assert!(text.contains(line) && text.contains(told.trim()), "{line}");
        }
        for heading in [
            ".SH EXAMPLES",
            ".SH FILES",
            ".SH ENVIRONMENT",
            ".SH \"SEE ALSO\"",
        ] {
            assert!(text.contains(heading), "{heading}");
        }
    }
}
