//! A passage with where it is from, for a letter, a notebook or a bibliography.
//!
//! What durand shows are passages in its own words, so a citation never sets them in quotation
//! marks: it says that they are a paraphrase, of whom, and of which paragraph.

use super::{Article, ParagraphId};

/// A way to write a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitationStyle {
    /// For a letter: one line.
    Plain,
    /// For notes: a quoted block, and the source under it.
    Markdown,
    /// For a bibliography: one entry, which BibTeX and BibLaTeX read.
    BibTex,
}

impl CitationStyle {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Markdown, Self::BibTex];
}

impl Article {
    /// `text`, our words for a paragraph, with where it is from; without text, only the source.
    ///
    /// `accessed` is the day on which the article was looked at, ISO 8601, where that is known.
    pub fn cite(
        &self,
        style: CitationStyle,
        paragraph: Option<&ParagraphId>,
        text: &str,
        accessed: Option<&str>,
    ) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match style {
            CitationStyle::Plain => {
                let accessed = accessed.map_or_else(String::new, |day| format!(", accessed {day}"));
                let source = format!("{}{accessed}", self.reference(paragraph));
                if text.is_empty() {
                    source
                } else {
                    format!("{text} (Paraphrase of {source})")
                }
            }
            CitationStyle::Markdown => self.markdown(paragraph, &text, accessed),
            CitationStyle::BibTex => self.bibtex(paragraph, &text, accessed),
        }
    }

    fn markdown(
        &self,
        paragraph: Option<&ParagraphId>,
        text: &str,
        accessed: Option<&str>,
    ) -> String {
        let outlet = Some(escaped(&self.outlet)).filter(|outlet| !outlet.is_empty());
        let parts = [
            escaped(&self.author),
            format!("“{}”", escaped(&self.title)),
            outlet.map_or_else(String::new, |outlet| format!("*{outlet}*")),
            escaped(&self.date.label()),
            paragraph.map_or_else(String::new, |paragraph| escaped(&paragraph.label())),
            accessed.map_or_else(String::new, |day| escaped(&format!("accessed {day}"))),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let source = parts.join(", ");
        if text.is_empty() {
            return source;
        }
        format!(
            "> {}\n>\n> — Paraphrase of {source}",
            opening(&escaped(text))
        )
    }

    fn bibtex(
        &self,
        paragraph: Option<&ParagraphId>,
        text: &str,
        accessed: Option<&str>,
    ) -> String {
        let kind = if self.outlet.is_empty() {
            "misc"
        } else {
            "article"
        };
        let [year, month, day] = date_parts(self.date.as_str());
        let braced = |text: &str| (!text.is_empty()).then(|| format!("{{{}}}", tex(text)));
        let note = match (paragraph, text) {
            (Some(paragraph), "") => paragraph.label(),
            (Some(paragraph), _) => format!("{}, paraphrased", paragraph.label()),
            (None, _) => String::new(),
        };
        // A date that is no plain day, month or year stands as it is told.
        let told = if year.is_none() {
            self.date.label()
        } else {
            String::new()
        };
        let fields = [
            ("author", braced(&self.author)),
            // A second pair keeps the capitals of names in styles that take them away.
            (
                "title",
                braced(&self.title).map(|title| format!("{{{title}}}")),
            ),
            ("journal", braced(&self.outlet)),
            (
                "year",
                year.map_or_else(|| braced(&told), |year| Some(format!("{{{year}}}"))),
            ),
            ("month", month.map(str::to_owned)),
            ("day", day.map(|day| format!("{{{day}}}"))),
            ("urldate", accessed.and_then(braced)),
            ("note", braced(&note)),
            ("annote", braced(text)),
        ];
        let lines = fields
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| format!("  {name} = {value}")));
        let lines: Vec<String> = lines.collect();
        format!(
            "@{kind}{{{},\n{}\n}}",
            self.key(year, paragraph),
            lines.join(",\n")
        )
    }

    /// What the entry is called: author, year and the first word of the title that says something,
    /// with the paragraph, so that several passages stand side by side in one bibliography.
    fn key(&self, year: Option<&str>, paragraph: Option<&ParagraphId>) -> String {
        /// Words that begin many titles.
        const EMPTY: [&str; 8] = ["a", "an", "the", "on", "of", "in", "how", "why"];
        let plain = |word: &str| -> String {
            let letters = word.chars().filter(char::is_ascii_alphanumeric);
            letters.map(|letter| letter.to_ascii_lowercase()).collect()
        };
        let family = self
            .author
            .split_whitespace()
            .map(plain)
            .rfind(|word| !word.is_empty());
        let words = self.title.split_whitespace().map(plain);
        let mut telling = words.filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()));
        let parts = [family, year.map(str::to_owned), telling.next()];
        let mut key: String = parts.into_iter().flatten().collect();
        if key.is_empty() {
            key = plain(&self.id);
        }
        if key.is_empty() {
            "article".clone_into(&mut key);
        }
        paragraph.map_or_else(|| key.clone(), |paragraph| format!("{key}-{paragraph}"))
    }
}

/// Year, month as BibTeX calls it, and day of a plain date; nothing of any other.
fn date_parts(date: &str) -> [Option<&str>; 3] {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let mut parts = date.split('-');
    let number = |part: Option<&'_ str>, length: usize| {
        part.is_none_or(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let (year, month, day, rest) = (parts.next(), parts.next(), parts.next(), parts.next());
    let name = month.and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let plain = number(year, 4) && number(month, 2) && number(day, 2) && rest.is_none();
    if !plain || (month.is_some() && name.is_none()) {
        return [None; 3];
    }
    [year, name.copied(), day]
}

/// Text in which Markdown finds nothing to obey, at least not after its first word.
///
/// # Source
/// [CommonMark 0.31, backslash escapes](https://spec.commonmark.org/0.31.2/#backslash-escapes),
/// and what GitHub adds: `~` and `|`, and `$` for formulas.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '$'
        ) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// What at the beginning of a line would make a list, a rule or a heading of it, told not to.
fn opening(text: &str) -> String {
    if text.starts_with(['-', '+', '=']) {
        return format!("\\{text}");
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.get(digits..) {
        Some(rest) if digits > 0 && rest.starts_with(['.', ')']) => {
            format!("{}\\{rest}", &text[..digits])
        }
        _ => text.to_owned(),
    }
}

/// Text in which TeX finds nothing to obey; braces are spelled, so that they always pair.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(letter);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests;
