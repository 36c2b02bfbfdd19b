//! The files that make up a Shapefile, beside each other in a folder or in an archive.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use encoding_rs::Encoding;

use super::super::OpenError;
use super::super::source::Source;
use super::archive::Archive;
use super::crs::Crs;
use super::dbf::of_cpg;
use super::encoding::Bytes;
use super::shapefile::Layer;
use super::spool::Spool;
use super::{foreign, note_conversion};
use crate::atlas::Severity;

/// Layers of one archive.
const LAYERS: usize = 100;
/// Bytes of a `.prj` or a `.cpg`.
const SHORT: u64 = 64 << 10;

/// Reads a `.shp` with what stands beside it.
pub(super) fn read(source: &Source) -> Result<Source, OpenError> {
    let mut spool = Spool::new(source)?;
    let name = source
        .path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    // What is carried inside another file has nothing beside it.
    let beside = |ending: &str| {
        source
            .is_on_disk
            .then(|| beside(&source.path, ending))
            .flatten()
    };
    let short = |ending: &str| {
        let mut bytes = Vec::new();
        let file = beside(ending)?;
        file.take(SHORT).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    let crs = crs(short("prj"), &name, &mut spool, source)?;
    let encoding = encoding(short("cpg"), &name, &mut spool);
    let mut table = beside("dbf").map(BufReader::new);
    Layer {
        name: &name,
        number: 0,
        shapes: &mut BufReader::new(Bytes::new(source)),
        table: table.as_mut().map(|table| table as &mut dyn Read),
        encoding,
        crs,
    }
    .read(&mut spool)?;
    spool.finish(vec!["record #".into()])
}

/// A file beside `path` of another ending, in small or large letters.
fn beside(path: &Path, ending: &str) -> Option<File> {
    let endings = [ending.to_owned(), ending.to_ascii_uppercase()];
    let mut paths = endings.iter().map(|ending| path.with_extension(ending));
    paths.find_map(|path| {
        // A pipe would wait for someone to write.
        path.is_file().then(|| File::open(&path).ok()).flatten()
    })
}

/// Reads all layers of an archive, one after the other.
pub(super) fn in_archive(source: &Source, archive: &mut Archive<'_>) -> Result<Source, OpenError> {
    let mut spool = Spool::new(source)?;
    let mut layers = archive.with_ending("shp");
    layers.sort_by(|one, next| one.1.cmp(&next.1));
    if layers.len() > LAYERS {
        let what = format!(
            "it holds {} layers, of which {LAYERS} are read",
            layers.len()
        );
        let mend = "unpack it, and open the others by themselves";
        spool.note(Severity::Warning, "a part of it is not read", 0, what, mend);
        layers.truncate(LAYERS);
    }
    let single = layers.len() == 1;
    let mut records = Vec::new();
    for ((index, path), number) in layers.into_iter().zip(0..) {
        let stem = path
            .rsplit_once('.')
            .map_or(path.as_str(), |(stem, _)| stem);
        let find = |ending: &str| {
            let wanted = format!("{stem}.{ending}");
            let mut names = archive.names.iter();
            let found = names.find(|(_, name)| name.eq_ignore_ascii_case(&wanted));
            found.map(|(index, _)| *index)
        };
        let [table, prj, cpg] = ["dbf", "prj", "cpg"].map(find);
        let name = stem.rsplit(['/', '\\']).next().unwrap_or(stem);
        let name: String = name
            .chars()
            .filter(|letter| !letter.is_control())
            .take(60)
            .collect();
        let mut short = |index: Option<usize>| index.map(|index| archive.short(index)).transpose();
        let (prj, cpg) = (short(prj)?, short(cpg)?);
        let crs = crs(prj, &name, &mut spool, source)?;
        let encoding = encoding(cpg, &name, &mut spool);
        let (shapes, _) = archive.unpacked(index)?;
        let table = table.map(|index| archive.unpacked(index)).transpose()?;
        let mut table = table.map(|(file, _)| BufReader::new(file));
        Layer {
            name: &name,
            number,
            shapes: &mut BufReader::new(shapes),
            table: table.as_mut().map(|table| table as &mut dyn Read),
            encoding,
            crs,
        }
        .read(&mut spool)?;
        records.push(if single {
            "record #".to_owned()
        } else {
            format!("record # of {}", name.replace('#', "_"))
        });
    }
    spool.finish(records)
}

/// What a `.prj` says; a file without one is taken to be in degrees.
fn crs(
    prj: Option<Vec<u8>>,
    name: &str,
    spool: &mut Spool<'_>,
    source: &Source,
) -> Result<Crs, OpenError> {
    let Some(prj) = prj.filter(|prj| !prj.trim_ascii().is_empty()) else {
        let what = format!("{name} has no .prj; its positions are taken for degrees of WGS 84");
        let mend = "keep the .prj beside the .shp";
        spool.note(
            Severity::Warning,
            "its coordinates are guessed",
            0,
            what,
            mend,
        );
        return Ok(Crs::Degrees);
    };
    match Crs::of_wkt(&String::from_utf8_lossy(&prj)) {
        Crs::Other(crs) => Err(foreign(source, crs)),
        crs => {
            if crs.is_web_mercator() {
                note_conversion(spool);
            }
            Ok(crs)
        }
    }
}

/// What a `.cpg` says.
fn encoding(cpg: Option<Vec<u8>>, name: &str, spool: &mut Spool<'_>) -> Option<&'static Encoding> {
    let cpg = cpg?;
    let encoding = of_cpg(&cpg);
    if encoding.is_none() {
        let label: String = String::from_utf8_lossy(&cpg)
            .trim()
            .chars()
            .take(40)
            .collect();
        let what = format!("the encoding {label:?} in the .cpg of {name} is not known");
        let mend = "write UTF-8 there, and the table in UTF-8";
        spool.note(Severity::Warning, "its encoding is guessed", 0, what, mend);
    }
    encoding
}
