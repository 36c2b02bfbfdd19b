//! What sort of file a path is, told by what it holds and only then by its name.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::ENDING;

/// What a path can be opened as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A project.
    Project,
    /// A folder that holds a story, or its `story.json`.
    Story,
    /// A folder of places, as `--geodata` takes it.
    Atlas,
    /// A text to be read: the reader's own copy of the article, or another.
    Text,
    /// Events or shapes. So is all that nobody knows: whoever reads it says what is wrong with it.
    Events,
    /// A folder that holds none of these.
    Folder,
}

/// The file by which a folder is a story.
const STORY: &str = "story.json";

/// Bytes from which the sort of a file is told.
const HEAD: u64 = 64 << 10;

/// What `path` is. Of a file, its first 64 KiB are looked at.
pub fn kind_of(path: &Path) -> Kind {
    let Ok(known) = fs::metadata(path) else {
        return Kind::Events;
    };
    if known.is_dir() {
        return kind_of_folder(path);
    }
    // A pipe would wait for its writer: nothing is read of what is no file on a disk.
    if !known.is_file() {
        return Kind::Events;
    }
    if path.file_name().is_some_and(|name| name == STORY) {
        return Kind::Story;
    }
    let by_name = kind_by_name(path);
    match head(path) {
        Some(head) if !head.is_empty() => by_content(&head, by_name),
        Some(_) | None => by_name.unwrap_or(Kind::Events),
    }
}

fn kind_of_folder(path: &Path) -> Kind {
    /// Entries among which a file of places is looked for.
    const LOOKED_AT: usize = 1000;
    if path.join(STORY).is_file() {
        return Kind::Story;
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let mut names = entries.take(LOOKED_AT).map(|entry| entry.path());
    let is_places = |path: std::path::PathBuf| path.extension().is_some_and(|end| end == "geojson");
    if names.any(is_places) {
        Kind::Atlas
    } else {
        Kind::Folder
    }
}

fn head(path: &Path) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    let file = File::open(path).ok()?;
    file.take(HEAD).read_to_end(&mut head).ok()?;
    Some(head)
}

/// What a file of this name usually is; none if its name says nothing.
pub fn kind_by_name(path: &Path) -> Option<Kind> {
    const TEXTS: [&str; 9] = [
        "txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "mhtml",
    ];
    const EVENTS: [&str; 24] = [
        "geojson",
        "json",
        "geojsonl",
        "geojsons",
        "geojsonseq",
        "ndjson",
        "nljson",
        "jsonl",
        "csv",
        "tsv",
        "tab",
        "psv",
        "kml",
        "kmz",
        "gpx",
        "fgb",
        "parquet",
        "geoparquet",
        "pq",
        "shp",
        "zip",
        "jsonld",
        "shz",
        "xml",
    ];
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    let ending = ending.as_str();
    if ending == ENDING {
        Some(Kind::Project)
    } else if TEXTS.contains(&ending) {
        Some(Kind::Text)
    } else if EVENTS.contains(&ending) {
        Some(Kind::Events)
    } else {
        None
    }
}

fn by_content(head: &[u8], by_name: Option<Kind>) -> Kind {
    const EVENTS: [&[u8]; 5] = [
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"fgb\x03fgb",
        b"PAR1",
        b"\0\0\x27\x0a",
    ];
    if head.starts_with(b"%PDF-") {
        return Kind::Text;
    }
    if EVENTS.iter().any(|magic| head.starts_with(magic)) {
        return Kind::Events;
    }
    let text = letters(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let begin = |word: &str| {
        let start = text.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    match text.chars().next() {
        Some('{') if text.contains("\"durand-project\"") => Kind::Project,
        // A project whose beginning is lost is told by the reader of projects what it lacks.
        _ if by_name == Some(Kind::Project) => Kind::Project,
        Some('{' | '\u{1e}') => Kind::Events,
        Some('<') => {
            let is_page = begin("<!doctype html") || begin("<html") || text.contains("<html");
            let is_text = is_page || by_name == Some(Kind::Text);
            if is_text { Kind::Text } else { Kind::Events }
        }
        _ if by_name == Some(Kind::Events) => Kind::Events,
        // A table may be called .txt, or have no ending at all.
        _ if is_table(text) => Kind::Events,
        _ if head.contains(&0) && by_name.is_none() => Kind::Events,
        _ => Kind::Text,
    }
}

/// The head as text, whether in UTF-8, in UTF-16 or in anything that looks alike where it is Latin.
fn letters(head: &[u8]) -> String {
    let wide: fn([u8; 2]) -> u16 = match head {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return String::from_utf8_lossy(head).into_owned(),
    };
    let (pairs, _) = head.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|pair| wide(*pair)))
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Whether the lines of a text are the rows of a table: two or more, cut by the same sign into as
/// many fields each, and none as long as a paragraph.
fn is_table(text: &str) -> bool {
    const LONGEST: usize = 300;
    let mut lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.is_empty())
        .take(12)
        .collect();
    if lines.len() > 11 {
        // The last one may be cut by the end of the head.
        lines.pop();
    }
    let Some(first) = lines.first().filter(|first| first.len() <= LONGEST) else {
        return false;
    };
    ['\t', ';', '|', ','].into_iter().any(|sign| {
        let fields = first.matches(sign).count();
        fields > 0
            && lines.len() > 1
            && lines.iter().all(|line| line.matches(sign).count() >= fields)
            // A comma is as common in a sentence.
            && (sign != ',' || fields > 1 && !first.contains(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, bytes: &[u8]) -> Kind {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        kind_of(&path)
    }

    #[test]
    fn what_a_file_holds_counts_before_its_name() {
        for (name, bytes, expected) in [
            ("a.durand", &b"{\"durand-project\": 1}"[..], Kind::Project),
            ("a.json", b"{ \"durand-project\": 1}", Kind::Project),
            ("a.durand", b"{", Kind::Project),
            ("a.durand", b"", Kind::Project),
            (
                "a.geojson",
                b"{\"type\": \"FeatureCollection\"}",
                Kind::Events,
            ),
            ("a.txt", b"{\"type\": \"FeatureCollection\"}", Kind::Events),
            ("a", b"\x1e{\"type\": \"Feature\"}", Kind::Events),
            ("a.csv", b"One line of words, and no more", Kind::Events),
            (
                "a.txt",
                b"date;lon;lat\n2014;71;34\n2015;71;34\n",
                Kind::Events,
            ),
            (
                "a.txt",
                b"A headline\n\nWords, and words; more of them.\n",
                Kind::Text,
            ),
            ("a.md", b"# A headline\n\nWords.\n", Kind::Text),
            ("a.html", b"<!DOCTYPE html><html></html>", Kind::Text),
            ("a", b"\n<HTML><body>", Kind::Text),
            ("a.pdf", b"%PDF-1.7\n", Kind::Text),
            ("a.kml", b"<?xml version=\"1.0\"?><kml>", Kind::Events),
            ("a.gpx", b"\xEF\xBB\xBF<gpx>", Kind::Events),
            ("a.kmz", b"PK\x03\x04rest", Kind::Events),
            ("a.fgb", b"fgb\x03fgb\x00", Kind::Events),
            ("a.parquet", b"PAR1", Kind::Events),
            ("a.txt", b"\xFF\xFEW\0o\0r\0d\0s\0", Kind::Text),
            ("a.csv", b"", Kind::Events),
            ("a.txt", b"", Kind::Text),
            ("a", b"\0\x01\x02", Kind::Events),
            ("story.json", b"{}", Kind::Story),
        ] {
            assert_eq!(kind(name, bytes), expected, "{name} {bytes:?}");
        }
    }

    #[test]
    fn a_folder_is_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(kind_of(folder.path()), Kind::Folder);
        fs::write(folder.path().join("places.geojson"), "{}").unwrap();
        assert_eq!(kind_of(folder.path()), Kind::Atlas);
        fs::write(folder.path().join("story.json"), "{}").unwrap();
        assert_eq!(kind_of(folder.path()), Kind::Story);
    }

    #[test]
    fn what_is_not_there_and_what_never_ends_is_told_by_who_reads_it() {
        assert_eq!(kind_of(Path::new("/nowhere/a.durand")), Kind::Events);
        #[cfg(unix)]
        assert_eq!(kind_of(Path::new("/dev/zero")), Kind::Events);
    }
}
