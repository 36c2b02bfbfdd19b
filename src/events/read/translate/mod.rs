//! Files of other formats → a working copy of GeoJSON features, one a line, which is read as any
//! file of events is.
//!
//! A format is told by its content; its name only helps. Each file is gone through once, when it is
//! opened, in bounded memory: nothing it claims is believed, and what is broken costs itself only.
//!
//! | format | module | crates |
//! |---|---|---|
//! | KML, KMZ | `kml`, `kml_geometry`, `text`, `archive` | quick-xml, zip |
//! | GPX | `gpx` | quick-xml |
//! | FlatGeobuf | `flatgeobuf` | flatgeobuf, geozero |
//! | `GeoParquet` | `parquet`, `parquet_claims`, `parquet_pages`, `thrift`, `wkb` | parquet |
//! | Shapefile | `shapefile`, `dbf`, `archive` | shapefile, zip |
//! | other encodings | `encoding` | `encoding_rs`, chardetng |

mod archive;
mod crs;
mod dbf;
mod encoding;
mod flatgeobuf;
mod gpx;
mod guard;
mod kml;
mod kml_geometry;
mod neighbours;
mod parquet;
mod parquet_claims;
mod parquet_pages;
mod record;
mod shapefile;
mod span;
mod spool;
mod text;
mod thrift;
mod time;
mod wkb;
mod xml;

use std::io::Read;

use encoding_rs::{Encoding, UTF_8};

use super::source::Source;
use super::walk::while_opening;
use super::{Format, OpenError};
use crate::atlas::Severity;
use archive::{Archive, unusable};
use encoding::{Bytes, Decoded};
use flatgeobuf::Nothing;
use spool::Spool;
use xml::Broken;

pub(super) use crs::{Crs, to_degrees};
pub(super) use guard::guarded;
pub(super) use record::why;
pub(super) use spool::{Origin, Place};

/// A file as it is to be read.
#[derive(Debug)]
pub(super) struct Translated {
    /// The file itself, or its working copy.
    pub(super) source: Source,
    /// What it is, when its working copy is of features.
    pub(super) format: Option<Format>,
    /// The name of the encoding it is in, when that is not UTF-8.
    pub(super) encoding: Option<&'static str>,
}

/// Bytes of which a format is told.
const HEAD: usize = 64 << 10;

/// The file as it is, or its working copy; `label` is the encoding a reader has set.
pub(super) fn translated(source: Source, label: Option<&str>) -> Result<Translated, OpenError> {
    let wanted = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let mut head = vec![0; HEAD.min(source.len as usize)];
    let got = source
        .fill(&mut head, 0)
        .map_err(|error| while_opening(&source.path, error))?;
    head.truncate(got);
    let as_features = |source, format| Translated {
        source,
        format: Some(format),
        encoding: None,
    };
    match head.as_slice() {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => {
            return of_archive(&source).map(|(source, format)| as_features(source, format));
        }
        [b'f', b'g', b'b', ..] => {
            let mut spool = Spool::new(&source)?;
            let read = flatgeobuf::read(Bytes::new(&source), source.len, &mut spool);
            let copy = unless_nothing(read, &source, "a FlatGeobuf", spool, "feature #")?;
            return Ok(as_features(copy, Format::FlatGeobuf));
        }
        [b'P', b'A', b'R', b'1' | b'E', ..] => {
            let mut spool = Spool::new(&source)?;
            let read = parquet::read(&source, &mut spool);
            let copy = unless_nothing(read, &source, "a Parquet file", spool, "row #")?;
            return Ok(as_features(copy, Format::GeoParquet));
        }
        [0, 0, 0x27, 0x0A, ..] => {
            let copy = neighbours::read(&source)?;
            return Ok(as_features(copy, Format::Shapefile));
        }
        _ => {}
    }
    if let Some((what, mend)) = known_otherwise(&head) {
        return Err(unusable(&source, what.into(), mend));
    }
    let of_xml = encoding::of_xml(&head);
    if let Some(format) = xml_format(&head, wanted.unwrap_or(of_xml)) {
        let encoding = wanted.unwrap_or(of_xml);
        let mut spool = Spool::new(&source)?;
        let mut text = Decoded::new(&source, encoding);
        let (read, record) = match format {
            Format::Gpx => (gpx::read(&mut text, &mut spool)?, "feature #"),
            _ => (kml::read(&mut text, &[], &mut spool)?, "placemark #"),
        };
        if text.odd {
            note_odd(&mut spool, encoding);
        }
        let copy = unless_broken(read, &source, spool, vec![record.into()])?;
        return Ok(as_features(copy, format));
    }
    let found = match wanted.or_else(|| encoding::wide(&head)) {
        Some(encoding) => Some(encoding),
        None if memchr::memchr(0, &head).is_some() => None,
        None => encoding::legacy(&source)?,
    };
    let Some(encoding) = found.filter(|encoding| *encoding != UTF_8) else {
        return Ok(Translated {
            source,
            format: None,
            encoding: None,
        });
    };
    let mut spool = Spool::new(&source)?;
    if encoding::recode(&source, encoding, &mut spool)? {
        note_odd(&mut spool, encoding);
    }
    if wanted.is_none() && encoding::wide(&head).is_none() {
        let name = encoding.name();
        let what = format!("its text is no UTF-8, and is read as {name}");
        let mend = "look at its letters; another encoding can be set";
        spool.note(Severity::Warning, "its encoding is guessed", 0, what, mend);
    }
    Ok(Translated {
        source: spool.finish(Vec::new())?,
        format: None,
        encoding: Some(encoding.name()),
    })
}

/// What a file is that begins like this, when it is none that can be read, and what to do.
fn known_otherwise(head: &[u8]) -> Option<(&'static str, &'static str)> {
    const CONVERT: &str = "convert it first: ogr2ogr new.fgb old";
    Some(match head {
        [b'S', b'Q', b'L', b'i', b't', b'e', ..] => {
            ("this is a GeoPackage or another database", CONVERT)
        }
        [0x1F, 0x8B, ..] => ("this is packed by gzip", "unpack it first"),
        [b'7', b'z', 0xBC, 0xAF, ..] => ("this is packed by 7-Zip", "unpack it first"),
        [b'R', b'a', b'r', b'!', ..] => ("this is packed by RAR", "unpack it first"),
        [b'%', b'P', b'D', b'F', ..] => (
            "this is a PDF, not a file of events",
            "name a file with positions",
        ),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => (
            "this is a document of an older office",
            "save its table as CSV",
        ),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            ("the file is in UTF-32", "save it as UTF-8")
        }
        _ => return None,
    })
}

/// KML or GPX, by the first element of an XML file.
fn xml_format(head: &[u8], encoding: &'static Encoding) -> Option<Format> {
    let (text, _) = encoding.decode_with_bom_removal(head);
    match root(&text)?.to_ascii_lowercase().as_str() {
        "kml" | "document" | "folder" | "placemark" => Some(Format::Kml),
        "gpx" => Some(Format::Gpx),
        _ => None,
    }
}

/// The name of the first element, without prefix; what comes before it is passed.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    if !rest.starts_with('<') {
        return None;
    }
    loop {
        rest = rest.split_once('<')?.1;
        let passed = match rest.as_bytes() {
            [b'!', b'-', b'-', ..] => "-->",
            [b'!', ..] => ">",
            [b'?', ..] => "?>",
            _ => break,
        };
        rest = rest.split_once(passed)?.1;
    }
    let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'));
    let name = rest.get(..end.unwrap_or(rest.len()))?;
    Some(name.rsplit(':').next().unwrap_or(name))
}

/// What an archive holds that can be read.
fn of_archive(source: &Source) -> Result<(Source, Format), OpenError> {
    let mut archive = Archive::open(source)?;
    if !archive.with_ending("kml").is_empty() {
        return Ok((of_kmz(source, &mut archive)?, Format::Kmz));
    }
    if !archive.with_ending("shp").is_empty() {
        return Ok((
            neighbours::in_archive(source, &mut archive)?,
            Format::Shapefile,
        ));
    }
    let is_sheet = archive
        .names
        .iter()
        .any(|(_, name)| name.starts_with("xl/"));
    let (what, mend) = if is_sheet {
        ("this is a spreadsheet".into(), "save its table as CSV")
    } else {
        let first = archive
            .names
            .first()
            .map(|(_, name)| name.chars().take(60).collect::<String>());
        let holds = match first {
            None => "it is empty".to_owned(),
            Some(name) => format!("its first file is {name:?}"),
        };
        let what = format!("this archive holds neither KML nor a Shapefile; {holds}");
        (what, "unpack it, and open what it holds")
    };
    Err(unusable(source, what, mend))
}

/// Documents of one archive.
const DOCUMENTS: usize = 100;

/// The documents of a KMZ: the one that is shown first, then the others, as most are layers of it.
fn documents(archive: &Archive<'_>) -> Vec<(usize, String)> {
    let mut documents = archive.with_ending("kml");
    documents.sort_by_key(|(index, name)| {
        let is_named = name.eq_ignore_ascii_case("doc.kml");
        let is_deep = name.contains(['/', '\\']);
        (!is_named, is_deep, *index)
    });
    documents
}

fn of_kmz(source: &Source, archive: &mut Archive<'_>) -> Result<Source, OpenError> {
    let mut spool = Spool::new(source)?;
    let mut documents = documents(archive);
    if documents.len() > DOCUMENTS {
        let count = documents.len();
        let what = format!("it holds {count} KML documents, of which {DOCUMENTS} are read");
        let mend = "unpack it, and open the others by themselves";
        spool.note(Severity::Warning, "a part of it is not read", 0, what, mend);
        documents.truncate(DOCUMENTS);
    }
    let names: Vec<String> = documents.iter().map(|(_, name)| name.clone()).collect();
    let mut records = Vec::new();
    let mut broke = None;
    for ((index, name), layer) in documents.into_iter().zip(0..) {
        let name = name.chars().filter(|letter| !letter.is_control());
        let name = name.take(60).collect::<String>().replace('#', "_");
        spool.begin_layer(layer);
        records.push(format!("placemark # of {name}"));
        if let Err(broken) = of_entry(archive, index, &names, &mut spool)? {
            let what = format!("{name} in it: {}", broken.what);
            let broken = Broken { what, ..broken };
            if let Some(before) = broke.replace(broken) {
                note_broken(before, &mut spool);
            }
        }
    }
    let read = broke.map_or(Ok(()), Err);
    unless_broken(read, source, spool, records)
}

/// Reads one document of a KMZ.
fn of_entry(
    archive: &mut Archive<'_>,
    index: usize,
    names: &[String],
    spool: &mut Spool<'_>,
) -> Result<Result<(), Broken>, OpenError> {
    let unpacks = || Broken {
        line: 0,
        what: "it cannot be unpacked".into(),
        mend: "fetch it again",
    };
    let mut entry = archive.entry(index)?;
    let mut head = Vec::new();
    let begun = guard::guarded(|| entry.by_ref().take(HEAD as u64).read_to_end(&mut head));
    // What came before it broke is read, and the rest tells why it did.
    if begun.is_none() {
        return Ok(Err(unpacks()));
    }
    let encoding = encoding::of_xml(&head);
    let mut text = Decoded::of(head.chain(entry), encoding);
    let read = guard::guarded(|| kml::read(&mut text, names, spool));
    let Some(read) = read else {
        return Ok(Err(unpacks()));
    };
    if text.odd {
        note_odd(spool, encoding);
    }
    read
}

fn note_broken(broken: Broken, spool: &mut Spool<'_>) {
    let heading = "the file is broken";
    spool.note(
        Severity::Error,
        heading,
        broken.line,
        broken.what,
        broken.mend,
    );
}

/// The working copy, unless the file broke off before its first record.
fn unless_broken(
    read: Result<(), Broken>,
    source: &Source,
    mut spool: Spool<'_>,
    records: Vec<String>,
) -> Result<Source, OpenError> {
    if let Err(broken) = read {
        if spool.records == 0 {
            return Err(OpenError::Unusable {
                what: broken.what,
                mend: broken.mend.into(),
                path: source.path.clone(),
                line: (broken.line > 0).then_some(broken.line as usize),
            });
        }
        note_broken(broken, &mut spool);
    }
    spool.finish(records)
}

/// The working copy, or why there is none.
fn unless_nothing(
    read: Result<(), Nothing>,
    source: &Source,
    kind: &str,
    spool: Spool<'_>,
    record: &str,
) -> Result<Source, OpenError> {
    match read {
        Ok(()) => spool.finish(vec![record.into()]),
        Err(Nothing::Spool(error)) => Err(error),
        Err(Nothing::Foreign(crs)) => Err(foreign(source, crs)),
        Err(Nothing::Broken(what)) => {
            let what = format!("this looks like {kind}, but {what}");
            Err(unusable(source, what, "fetch it again, or write it anew"))
        }
    }
}

pub(super) fn foreign(source: &Source, crs: String) -> OpenError {
    OpenError::ForeignCrs {
        crs,
        path: source.path.clone(),
    }
}

fn note_odd(spool: &mut Spool<'_>, encoding: &'static Encoding) {
    let name = encoding.name();
    let what = format!("some of its bytes are no {name}, and stand as \u{FFFD}");
    let mend = "save it as UTF-8";
    spool.note(Severity::Warning, "it is not UTF-8", 0, what, mend);
}

fn note_conversion(spool: &mut Spool<'_>) {
    let what = "its positions are metres of Web Mercator (EPSG:3857), turned into degrees here";
    let mend = "write degrees of WGS 84 to have them as they are";
    spool.note(
        Severity::Warning,
        "its positions are converted",
        0,
        what,
        mend,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_element_tells_the_format() {
        for (text, name) in [
            (
                "<?xml version='1.0'?>\n<!-- <gpx> -->\n<kml xmlns='x'>",
                Some("kml"),
            ),
            ("<!DOCTYPE kml [<!ENTITY a 'b'>]><k:kml>", Some("kml")),
            ("<gpx/>", Some("gpx")),
            ("<kml", Some("kml")),
            ("kml", None),
            ("<!-- ", None),
            ("", None),
        ] {
            assert_eq!(root(text), name, "{text}");
        }
    }
}
