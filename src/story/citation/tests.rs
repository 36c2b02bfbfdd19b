use super::*;
use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};
use proptest::prelude::*;

fn article() -> Article {
    Article {
        id: "a-story".into(),
        title: "The Fall of {Kabul} & 100% of What Follows".into(),
        author: "Abdul Basit".into(),
        author_note: None,
        outlet: "Foreign_Policy".into(),
        kind: None,
        date: "2021-08-26".parse().ok(),
        language: None,
        summary: String::new(),
        note: None,
        rights: None,
        figures: Vec::new(),
    }
}

fn sixth() -> ParagraphId {
    "6".parse().unwrap()
}

fn cite(article: &Article, style: CitationStyle, text: &str) -> String {
    article.cite(style, Some(&sixth()), text, None)
}

fn entry(bibtex: &str) -> biblatex::Entry {
    let read = Bibliography::parse(bibtex).unwrap_or_else(|error| panic!("{error}: {bibtex}"));
    assert_eq!(read.len(), 1, "{bibtex}");
    read.into_iter().next().unwrap()
}

#[test]
fn a_plain_citation_says_that_it_is_a_paraphrase_and_of_what() {
    assert_eq!(
        cite(&article(), CitationStyle::Plain, " The\n text. "),
        "The text. (Paraphrase of Abdul Basit, “The Fall of {Kabul} & 100% of What Follows”, \
         Foreign_Policy, 26 August 2021, ¶6)"
    );
}

#[test]
fn the_articles_own_words_are_quoted_and_not_called_a_paraphrase() {
    let passage = Passage {
        paragraph: sixth(),
        text: "They said “no”, and\n meant it.".into(),
        verbatim: true,
        ..Passage::default()
    };
    let article = article();
    let cited = |style| article.cite_passage(style, &passage);
    let quoted = "“They said ‘no’, and meant it.”";
    assert_eq!(
        cited(CitationStyle::Plain),
        format!("{quoted} ({})", article.reference(Some(&sixth())))
    );
    let markdown = cited(CitationStyle::Markdown);
    assert!(
        markdown.starts_with(&format!("> {quoted}\n>\n> — Abdul Basit")),
        "{markdown}"
    );
    let bibtex = cited(CitationStyle::BibTex);
    assert!(
        bibtex.contains("¶6, quoted") && bibtex.contains(quoted),
        "{bibtex}"
    );
    for style in CitationStyle::ALL {
        assert!(!cited(style).to_lowercase().contains("paraphrase"));
        let told = Passage {
            verbatim: false,
            ..passage.clone()
        };
        assert_eq!(
            article.cite_passage(style, &told),
            article.cite(style, Some(&sixth()), &told.text, None)
        );
    }
    let torn = Passage {
        text: "One “mark".into(),
        ..passage
    };
    assert!(
        article
            .cite_passage(CitationStyle::Plain, &torn)
            .starts_with("“One “mark” (")
    );
}

#[test]
fn an_article_without_date_and_author_says_only_what_is_known() {
    let article = Article {
        author: String::new(),
        outlet: String::new(),
        date: None,
        ..article()
    };
    assert_eq!(article.reference(None), format!("“{}”", article.title));
    let bibtex = article.cite(CitationStyle::BibTex, None, "", None);
    assert!(
        !bibtex.contains("year") && !bibtex.contains("author"),
        "{bibtex}"
    );
    assert_eq!(
        article.by_line(crate::words::Words::of(crate::words::Language::English)),
        ""
    );
}

#[test]
fn a_day_on_which_it_was_read_is_only_there_if_it_is_given() {
    let article = article();
    for style in CitationStyle::ALL {
        let with = article.cite(style, None, "", Some("2026-01-02"));
        assert!(with.contains("2026"), "{with}");
        let without = article.cite(style, None, "", None);
        assert!(!without.contains("accessed") && !without.contains("urldate"));
    }
}

#[test]
fn a_bibliography_program_reads_back_what_the_entry_says() {
    let read = entry(&article().cite(
        CitationStyle::BibTex,
        Some(&sixth()),
        "Our words, 5 % & more.",
        Some("2026-01-02"),
    ));
    assert_eq!(read.key, "basit2021fall-6");
    assert_eq!(read.entry_type, biblatex::EntryType::Article);
    let author = &read.author().unwrap()[0];
    assert_eq!(
        (author.name.as_str(), author.given_name.as_str()),
        ("Basit", "Abdul")
    );
    assert_eq!(
        read.get("journal")
            .or(read.get("journaltitle"))
            .unwrap()
            .format_verbatim(),
        "Foreign_Policy"
    );
    let PermissiveType::Typed(date) = read.date().unwrap() else {
        panic!("no date");
    };
    let DateValue::At(day) = date.value else {
        panic!("no day");
    };
    assert_eq!((day.year, day.month, day.day), (2021, Some(7), Some(25)));
    assert_eq!(
        read.get("note").unwrap().format_verbatim(),
        "¶6, paraphrased"
    );
    let words = read.get("annote").or(read.get("annotation")).unwrap();
    assert_eq!(words.format_verbatim(), "Our words, 5 % & more.");
    assert_eq!(read.get("urldate").unwrap().format_verbatim(), "2026-01-02");
}

#[test]
fn what_has_no_outlet_is_misc_and_a_vague_date_is_told_in_words() {
    let article = Article {
        outlet: String::new(),
        author: String::new(),
        date: "196X".parse().ok(),
        ..article()
    };
    let bibtex = article.cite(CitationStyle::BibTex, None, "", None);
    assert!(bibtex.starts_with("@misc{fall,"), "{bibtex}");
    assert!(!bibtex.contains("month") && !bibtex.contains("author") && !bibtex.contains("journal"));
    assert!(
        bibtex.contains(&format!("year = {{{}}}", article.date_label())),
        "{bibtex}"
    );
    entry(&bibtex);
}

#[test]
fn a_month_is_a_month() {
    let article = Article {
        date: "2021-08".parse().ok(),
        ..article()
    };
    let bibtex = article.cite(CitationStyle::BibTex, None, "", None);
    assert!(
        bibtex.contains("year = {2021},\n  month = aug\n"),
        "{bibtex}"
    );
}

#[test]
fn the_same_passage_always_has_the_same_key_and_another_one_another() {
    let key = |paragraph: &str| {
        let paragraph = paragraph.parse().unwrap();
        entry(&article().cite(CitationStyle::BibTex, Some(&paragraph), "x", None)).key
    };
    assert_eq!(key("6"), key("6"));
    assert_ne!(key("6"), key("7"));
    assert_eq!(key("headline"), "basit2021fall-headline");
}

#[test]
fn markdown_is_a_quoted_block_with_its_source() {
    let text = cite(&article(), CitationStyle::Markdown, "1. The *text*.");
    assert_eq!(
        text,
        "> 1\\. The \\*text\\*.\n>\n> — Paraphrase of Abdul Basit, “The Fall of \\{Kabul\\} \\& 100% of \
         What Follows”, *Foreign\\_Policy*, 26 August 2021, ¶6"
    );
}

/// The special characters of Markdown in `text` that nothing takes their meaning from.
fn obeyed(text: &str) -> Vec<char> {
    let mut letters = text.chars();
    let mut found = Vec::new();
    while let Some(letter) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if "`*_{}[]<>#|~&!$".contains(letter) {
            found.push(letter);
        }
    }
    found
}

proptest! {
    #[test]
    fn any_words_at_all_make_an_entry_that_reads_as_one(
        title in "\\PC{0,40}", author in "[\\PC&&[^,]]{0,20}", outlet in "\\PC{0,20}", text in "\\PC{0,60}",
    ) {
        let article = Article { title, author, outlet, ..article() };
        let bibtex = cite(&article, CitationStyle::BibTex, &text);
        let read = Bibliography::parse(&bibtex);
        prop_assert!(read.is_ok(), "{:?}: {bibtex}", read.err());
        prop_assert_eq!(read.unwrap().len(), 1);
    }

    #[test]
    fn no_words_give_markdown_anything_to_obey(text in "\\PC{1,60}", title in "\\PC{0,30}") {
        let article = Article { title, outlet: String::new(), ..article() };
        let cited = cite(&article, CitationStyle::Markdown, &text);
        let mut lines = cited.lines();
        let first = lines.next().unwrap_or_default();
        if let Some(quoted) = first.strip_prefix("> ") {
            prop_assert_eq!(lines.next(), Some(">"));
            prop_assert!(!quoted.starts_with(['-', '+', '=']), "{quoted}");
            prop_assert_eq!(obeyed(quoted), Vec::<char>::new());
            let source = lines.next().and_then(|line| line.strip_prefix("> "));
            prop_assert_eq!(obeyed(source.unwrap_or_default()), Vec::<char>::new());
            prop_assert_eq!(lines.next(), None);
        } else {
            prop_assert!(text.trim().is_empty(), "{cited}");
        }
    }
}
