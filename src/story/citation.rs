//! A passage with where it is from, for a letter, a notebook or a bibliography.
//!
//! What durand tells in its own words is never set in quotation marks: a citation says that it is a
//! paraphrase, of whom, and of which paragraph. What a reader's own copy of an article says is quoted.

use super::{Article, ParagraphId, Passage, When};

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

/// What is cited: a paragraph in other words, or in its own.
#[derive(Clone, Copy)]
struct Cited<'a> {
    paragraph: Option<&'a ParagraphId>,
    /// On one line; in quotation marks where it is quoted.
    text: &'a str,
    verbatim: bool,
}

impl Article {
    /// A passage with where it is from: quoted where its text is the article's own, else as a
    /// paraphrase.
    pub fn cite_passage(&self, style: CitationStyle, passage: &Passage) -> String {
        if !passage.verbatim {
            return self.cite(style, Some(&passage.paragraph), &passage.text, None);
        }
        // Marks within marks are single ones.
        let text = passage.text.replace(['“', '”', '"'], "\u{0}");
        let inner = |(number, part): (usize, &str)| match number % 2 {
            0 => part.to_owned(),
            _ => format!("‘{part}’"),
        };
        let parts: Vec<&str> = text.split('\0').collect();
        let inner = if parts.len() % 2 == 1 {
            parts.into_iter().enumerate().map(inner).collect()
        } else {
            // A mark without its partner stays as it is.
            passage.text.clone()
        };
        let cited = Cited {
            paragraph: Some(&passage.paragraph),
            text: &format!("“{}”", on_one_line(&inner)),
            verbatim: true,
        };
        self.write(style, cited, None)
    }

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
        let text = &on_one_line(text);
        let cited = Cited {
            paragraph,
            text,
            verbatim: false,
        };
        self.write(style, cited, accessed)
    }

    fn write(&self, style: CitationStyle, cited: Cited<'_>, accessed: Option<&str>) -> String {
        match style {
            CitationStyle::Plain => self.plain(cited, accessed),
            CitationStyle::Markdown => self.markdown(cited, accessed),
            CitationStyle::BibTex => self.bibtex(cited, accessed),
        }
    }

    fn plain(&self, cited: Cited<'_>, accessed: Option<&str>) -> String {
        let accessed = accessed.map_or_else(String::new, |day| format!(", accessed {day}"));
        let source = format!("{}{accessed}", self.reference(cited.paragraph));
        match (cited.text, cited.verbatim) {
            ("", _) => source,
            (text, true) => format!("{text} ({source})"),
            (text, false) => format!("{text} (Paraphrase of {source})"),
        }
    }

    fn markdown(&self, cited: Cited<'_>, accessed: Option<&str>) -> String {
        let Cited {
            paragraph,
            text,
            verbatim,
        } = cited;
        let outlet = Some(escaped(&self.outlet)).filter(|outlet| !outlet.is_empty());
        let parts = [
            escaped(&self.author),
            format!("“{}”", escaped(&self.title)),
            outlet.map_or_else(String::new, |outlet| format!("*{outlet}*")),
            escaped(&self.date_label()),
            paragraph.map_or_else(String::new, |paragraph| escaped(&paragraph.label())),
            accessed.map_or_else(String::new, |day| escaped(&format!("accessed {day}"))),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let source = parts.join(", ");
        if text.is_empty() {
            return source;
        }
        let what = if verbatim { "" } else { "Paraphrase of " };
        format!("> {}\n>\n> — {what}{source}", opening(&escaped(text)))
    }

    fn bibtex(&self, cited: Cited<'_>, accessed: Option<&str>) -> String {
        let Cited {
            paragraph,
            text,
            verbatim,
        } = cited;
        let kind = if self.outlet.is_empty() {
            "misc"
        } else {
            "article"
        };
        let [year, month, day] = date_parts(self.date.as_ref().map_or("", When::as_str));
        let braced = |text: &str| (!text.is_empty()).then(|| format!("{{{}}}", tex(text)));
        let note = match (paragraph, text) {
            (Some(paragraph), "") => paragraph.label(),
            (Some(paragraph), _) if verbatim => format!("{}, quoted", paragraph.label()),
            (Some(paragraph), _) => format!("{}, paraphrased", paragraph.label()),
            (None, _) => String::new(),
        };
        // A date that is no plain day, month or year stands as it is told.
        let told = if year.is_none() {
            self.date_label()
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

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
