//! Makes the fingerprints of a story from a copy of its article, which stays where it is.
//!
//! `cargo run --example fingerprint -- blocks article.txt` numbers the blocks of the copy. Say in a
//! list which of them is which paragraph, one a line (`headline 2`, `1 9`, `2 10-11`), and
//! `cargo run --example fingerprint -- make --key ID article.txt list.txt > fingerprints.json`.

use std::fmt::Write as _;
use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Parser, Subcommand};
use durand::document::Document;
use durand::story::{Fingerprints, ParagraphId};

/// Makes the fingerprints of a story from a copy of its article
#[derive(Parser, Debug)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Print the blocks of a copy, each with its number and its line
    Blocks {
        /// The copy: plain text, Markdown or HTML
        article: PathBuf,
    },
    /// Print the fingerprints
    Make {
        /// What distinguishes them from those of other articles: the id of the story
        #[arg(long)]
        key: String,
        /// The copy
        article: PathBuf,
        /// Which block is which paragraph, one a line
        list: PathBuf,
    },
}

fn main() -> Result<()> {
    let text = match Arguments::parse().what {
        What::Blocks { article } => blocks(&article)?,
        What::Make { key, article, list } => {
            let document = Document::open(&article)?;
            let text = std::fs::read_to_string(&list)
                .with_context(|| format!("{} cannot be read", list.display()))?;
            Fingerprints::of(&key, &paragraphs(&document, &text)?).to_json()
        }
    };
    Ok(stdout().write_all(text.as_bytes())?)
}

fn blocks(article: &Path) -> Result<String> {
    let document = Document::open(article)?;
    let mut text = String::new();
    for (number, block) in (1..).zip(&document.blocks) {
        let shown: String = block.text.chars().take(70).collect();
        let _ = writeln!(text, "{number:4}  line {:4}  {shown}", block.line);
    }
    Ok(text)
}

/// The paragraphs that the list names, each with its text.
fn paragraphs(document: &Document, list: &str) -> Result<Vec<(ParagraphId, String)>> {
    let mut paragraphs: Vec<(ParagraphId, String)> = Vec::new();
    for (number, line) in (1..).zip(list.lines()) {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let wrong = || {
            format!("line {number} of the list is no “PARAGRAPH BLOCK” or “PARAGRAPH BLOCK-BLOCK”")
        };
        let (paragraph, blocks) = line.split_once(char::is_whitespace).with_context(wrong)?;
        let paragraph: ParagraphId = paragraph.parse().with_context(wrong)?;
        let (from, to) = blocks.trim().split_once('-').unwrap_or((blocks, blocks));
        let at = |text: &str| text.trim().parse::<usize>().with_context(wrong);
        let (from, to) = (at(from)?, at(to)?);
        let blocks = from
            .checked_sub(1)
            .and_then(|from| document.blocks.get(from..to));
        let Some(blocks) = blocks.filter(|blocks| !blocks.is_empty()) else {
            bail!("line {number} of the list names a block that the copy does not have");
        };
        if paragraphs.iter().any(|(earlier, _)| *earlier == paragraph) {
            bail!("line {number} of the list names paragraph {paragraph} again");
        }
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        paragraphs.push((paragraph, texts.join(" ")));
    }
    Ok(paragraphs)
}
