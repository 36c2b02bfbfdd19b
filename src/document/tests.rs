use proptest::prelude::*;

use super::*;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<Document, String> {
    Document::read(Path::new(name), bytes.as_ref()).map_err(|error| error.to_string())
}

fn texts(name: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    let document = read(name, bytes).unwrap();
    document
        .blocks
        .into_iter()
        .map(|block| block.text)
        .collect()
}

#[test]
fn empty_lines_part_paragraphs_and_long_lines_are_paragraphs_of_their_own() {
    let long = "word ".repeat(40);
    let text = format!("Heading\n\n{long}\n{long}\n\n\n{long}\n");
    assert_eq!(
        texts("a.txt", text),
        ["Heading", long.trim(), long.trim(), long.trim()]
    );
}

#[test]
fn lines_broken_to_a_width_are_joined_and_entries_stay_apart() {
    let text = "The road from Quetta goes down to the plain, and on it the well-\nknown \
                caravans of old came up with all they had to sell in the town.\nThe end.\n\
                - one\n- two\n\n  An indented\n    one";
    assert_eq!(
        texts("a.txt", text),
        [
            "The road from Quetta goes down to the plain, and on it the well-known caravans of \
             old came up with all they had to sell in the town. The end.",
            "- one",
            "- two",
            "An indented",
            "one"
        ]
    );
}

#[test]
fn every_end_of_a_line_and_every_mark_of_an_encoding_is_understood() {
    let expected = ["Chagai — “é”", "Zhob"];
    let text = "Chagai — “é”\n\nZhob\n";
    let utf16 = |big: bool, mark: bool| -> Vec<u8> {
        let text = if mark {
            format!("\u{feff}{text}")
        } else {
            text.to_owned()
        };
        let units = text.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    assert_eq!(texts("a.txt", text), expected);
    assert_eq!(texts("a.txt", format!("\u{feff}{text}")), expected);
    assert_eq!(texts("a.txt", text.replace('\n', "\r\n")), expected);
    assert_eq!(texts("a.txt", text.replace('\n', "\r")), expected);
    for (big, mark) in [(false, true), (true, true), (false, false), (true, false)] {
        assert_eq!(texts("a.txt", utf16(big, mark)), expected, "{big} {mark}");
    }
}

#[test]
fn an_old_encoding_is_guessed_or_taken_from_what_a_page_says() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(
        "The caf\u{e9} near the crossing, \u{201c}closed\u{201d} since spring, sold na\u{ef}ve paintings.",
    );
    let text = texts("a.txt", &bytes).remove(0);
    assert!(text.contains("café") && text.contains("“closed”"), "{text}");
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1251.encode("<html><meta charset='windows-1251'><p>Кабул</p>");
    assert_eq!(texts("a.html", &bytes), ["Кабул"]);
}

#[test]
fn what_turns_letters_around_and_what_controls_a_terminal_is_left_out() {
    let text = "Kan\u{202e}dahar\u{2066}\u{0} \u{1b}[31mred\u{7} na\u{ad}ture خ\u{200c}ا";
    let rest = "and all else stays as the reader has it, to the end of the line";
    assert_eq!(
        texts("a.txt", format!("{text} {rest}")),
        [format!("Kandahar [31mred na\u{ad}ture خ\u{200c}ا {rest}")]
    );
}

#[test]
fn what_is_no_text_is_turned_down_in_one_sentence() {
    let random: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    for (name, bytes, says) in [
        ("a.txt", &b""[..], "a.txt: the file is empty; save"),
        ("a.txt", b" \n\t\n", "no words in it"),
        ("a.html", b"<script>var a = 1;</script>", "no words in it"),
        ("a.pdf", b"%PDF-1.7 ...", "pdftotext"),
        ("a.docx", b"PK\x03\x04....", "Word"),
        ("a.txt", b"{\\rtf1 x}", "rich text"),
        ("a.mht", b"From: <Saved by Blink>\r\n", "web archive"),
        ("a.txt", &random, "other data"),
        ("a.txt", &[0; 500], "other data"),
    ] {
        let said = read(name, bytes).unwrap_err();
        assert!(said.contains(says), "{said}");
        assert!(!said.contains('\n') && said.contains("; "), "{said}");
    }
}

#[test]
fn files_that_are_not_there_folders_and_devices_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let said = |path: &Path| Document::open(path).unwrap_err().to_string();
    assert!(said(&folder.path().join("none.txt")).contains("no such file"));
    assert!(said(folder.path()).contains("a folder"));
    #[cfg(unix)]
    assert!(said(Path::new("/dev/zero")).contains("no regular file"));
}

#[test]
fn there_are_bounds_to_text_and_blocks_and_a_long_block_is_cut_between_words() {
    let many = "a\n\n".repeat(MOST_BLOCKS + 1);
    assert!(
        read("a.txt", many)
            .unwrap_err()
            .contains("20000 paragraphs")
    );
    let long = "Many words and again. ".repeat(MOST_TEXT / 20);
    for name in ["a.txt", "a.md", "a.html"] {
        assert!(read(name, &long).unwrap_err().contains("4 MB"), "{name}");
    }
    let cell = "Quetta is high up. ".repeat(50_000);
    let pieces = texts("a.txt", &cell);
    assert!(
        pieces
            .iter()
            .all(|piece| piece.len() <= LONGEST_BLOCK && piece.ends_with("up."))
    );
    assert_eq!(pieces.join(" "), cell.trim());
    let one = "x".repeat(1_000_000);
    assert_eq!(texts("a.txt", &one).concat(), one);
}

#[test]
fn markdown_loses_its_marks_and_keeps_its_blocks() {
    let text = "---\ntitle: \"A *title*\"\nauthor: none\n---\n# One [thing](http://x)\n\nSome **bold** \
                `code`\nand more.[^1]\n\n> A quotation\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| c | d |\n\n\
                <div>in <b>HTML</b></div>\n\n```\nlet x;\n```\n\n[^1]: A note.\n";
    let document = read("a.md", text).unwrap();
    assert_eq!(document.title.as_deref(), Some("A *title*"));
    let blocks: Vec<_> = document
        .blocks
        .iter()
        .map(|block| (block.kind, block.text.as_str(), block.line))
        .collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Heading(1), "One thing", 5),
            (BlockKind::Paragraph, "Some bold code and more.", 7),
            (BlockKind::Quote, "A quotation", 10),
            (BlockKind::Item, "first", 12),
            (BlockKind::Item, "second", 13),
            (BlockKind::Item, "a b", 15),
            (BlockKind::Item, "c d", 17),
            (BlockKind::Paragraph, "in HTML", 19),
            (BlockKind::Paragraph, "let x;", 22),
            (BlockKind::Paragraph, "A note.", 25),
        ]
    );
}

const PAGE: &str = r#"<!DOCTYPE html><html><head><title>Down the Bolan – The Paper</title>
<meta property="og:title" content="Down the Bolan"><style>p { color: red }</style>
<script>document.write("<p>never</p>"); if (a<b) { c() }</script></head>
<body><header role="banner"><ul><li><a href="/">Home</a><li>Sign in</ul></header>
<nav><p>World <p>Sport</nav>
<h1>Down the <em>Bolan</em></h1>
<main><article>
<p>The pass begins<br>above Sibi, and caravans&nbsp;climbed it for many centuries before the railway came.</p>
<aside>The pass begins above Sibi</aside>
<figure><img src="x.jpg" alt="A pass"><figcaption>The pass. <span>Photo: nobody</span></figcaption></figure>
<p>One part of it is steep.<br><br>Another is not, and there the line runs along the river for a day.
<div style="display: none">Hidden words</div>
<blockquote>It was hot</blockquote>
<form><input name=q><button>Subscribe</button><p>Give us your address</p></form>
<table><tr><td>Sibi<td>130 m</table>
</article><article><h2>Teaser</h2><p>Another article</p></article></main>
<footer><p>Copyright</footer></body></html>"#;

#[test]
fn a_page_is_read_without_its_furniture_and_with_its_heading() {
    let document = read("saved.html", PAGE).unwrap();
    assert_eq!(document.title.as_deref(), Some("Down the Bolan"));
    let blocks: Vec<_> = document
        .blocks
        .iter()
        .map(|block| (block.kind, block.text.as_str()))
        .collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Heading(1), "Down the Bolan"),
            (
                BlockKind::Paragraph,
                "The pass begins above Sibi, and caravans\u{a0}climbed it for many centuries before the railway came."
            ),
            (BlockKind::Caption, "The pass. Photo: nobody"),
            (BlockKind::Paragraph, "One part of it is steep."),
            (
                BlockKind::Paragraph,
                "Another is not, and there the line runs along the river for a day."
            ),
            (BlockKind::Quote, "It was hot"),
            (BlockKind::Item, "Sibi 130 m"),
        ]
    );
}

#[test]
fn a_page_that_keeps_its_text_in_furniture_is_read_all_the_same() {
    let page = "<html><body><form><nav>Home</nav><p>All the text of this page stands in a form.</p></form>";
    let read = texts("a.htm", page);
    assert!(
        read.contains(&"All the text of this page stands in a form.".to_owned()),
        "{read:?}"
    );
    let never_closed =
        "<html><body><nav><a>Home</a><p>This furniture never ends, and the text is in it.</p>";
    assert_eq!(texts("a.htm", never_closed).len(), 2);
}

#[test]
fn a_page_without_its_ending_is_known_by_its_beginning() {
    assert_eq!(texts("article", "<!doctype html><p>a<p>b"), ["a", "b"]);
}

#[test]
fn pages_made_to_be_slow_end_at_once() {
    let begun = std::time::Instant::now();
    let deep = "<div><b>".repeat(400_000) + "deep";
    assert_eq!(texts("a.html", deep), ["deep"]);
    let names: Vec<String> = (0..200_000).map(|n| format!("a{n}")).collect();
    let tag = format!("<p {} >x", names.join(" "));
    assert!(read("a.html", tag).unwrap_err().contains("attributes"));
    let unclosed = "<article><li><blockquote><h1>".repeat(100_000) + "x";
    assert_eq!(texts("a.html", unclosed), ["x"]);
    let quotes = ">".repeat(100_000) + " x";
    assert_eq!(texts("a.md", quotes), ["x"]);
    let nested = "[".repeat(50_000) + &"*a_".repeat(50_000);
    assert!(read("a.md", nested).is_ok());
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

proptest! {
    #[test]
    fn whatever_the_bytes_are_a_document_has_words_on_one_line_that_are_shown(
        name in prop::sample::select(vec!["a.txt", "a.md", "a.html"]),
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..300),
            "(<[a-z]{1,8}>|</[a-z]{1,8}>|<p a='|&[a-z]{2,4};|[ -~]{1,9}|\n|\r\n|[*_`>#-]|\u{202e}|é){0,40}".prop_map(String::into_bytes),
        ],
    ) {
        if let Ok(document) = Document::read(Path::new(name), &bytes) {
            for block in &document.blocks {
                prop_assert!(!block.text.is_empty());
                prop_assert_eq!(block.text.trim(), &block.text);
                prop_assert!(block.text.chars().all(is_shown));
                prop_assert!(block.line >= 1);
            }
        }
    }
}
