//! What a ZIP archive holds: KMZ, and the files of a Shapefile.
//!
//! Nothing is written under a name from the archive, so no name can lead anywhere. How much an
//! entry unpacks to is counted, not believed.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};

use zip::ZipArchive;

use super::super::OpenError;
use super::super::source::Source;
use super::super::walk::while_opening;
use super::encoding::Bytes;
use super::guard::guarded;

/// Entries of an archive.
const ENTRIES: usize = 10_000;
/// Bytes that one entry may unpack to.
const UNPACKED: u64 = 2 << 30;
/// Bytes that nobody minds, however small they were packed.
const HARMLESS: u64 = 64 << 20;
/// How many times its packed size an entry may be, beyond [`HARMLESS`]. Tables of mostly blanks
/// reach some hundreds; what is made to burst reaches a thousand.
const RATIO: u64 = 500;
/// Bytes of the longest archive; a longer one needs the form with wide numbers.
const LONGEST: u64 = u32::MAX as u64;

/// An archive, open.
pub(super) struct Archive<'s> {
    source: &'s Source,
    zip: ZipArchive<Bytes<'s>>,
    /// Names without those of folders, hidden files and what macOS puts beside.
    pub(super) names: Vec<(usize, String)>,
}

impl<'s> Archive<'s> {
    /// Reads the list of what is in it.
    pub(super) fn open(source: &'s Source) -> Result<Self, OpenError> {
        let broken = |what: &str| unusable(source, what.into(), "fetch it again");
        if source.len > LONGEST {
            let what = "this archive is longer than 4 GB, which is not read";
            return Err(unusable(source, what.into(), "unpack it first"));
        }
        if is_wide(source)? {
            let what = "this archive has the form for more than 65535 files or 4 GB (ZIP64), which is not read";
            return Err(unusable(source, what.into(), "unpack it first"));
        }
        // Its directory can make the decoder stumble; it says so, or is stopped here.
        let zip = guarded(|| ZipArchive::new(Bytes::new(source)));
        let Some(Ok(zip)) = zip else {
            return Err(broken("this archive is cut short or broken"));
        };
        if zip.len() > ENTRIES {
            let what = format!(
                "the archive holds {} files, and {ENTRIES} are all that is looked through",
                zip.len()
            );
            return Err(broken(&what));
        }
        let names = (0..zip.len()).filter_map(|index| {
            let name = zip.name_for_index(index)?.ok()?.into_owned();
            let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
            let hidden = last.is_empty() || last.starts_with('.') || name.starts_with("__MACOSX");
            (!hidden).then_some((index, name))
        });
        let names = names.collect();
        Ok(Self { source, zip, names })
    }

    /// The entries whose name has this ending.
    pub(super) fn with_ending(&self, ending: &str) -> Vec<(usize, String)> {
        let has = |name: &str| {
            let (_, its) = name.rsplit_once('.').unwrap_or_default();
            its.eq_ignore_ascii_case(ending)
        };
        let found = self.names.iter().filter(|(_, name)| has(name));
        found.cloned().collect()
    }

    /// Reads an entry as it is unpacked.
    pub(super) fn entry(&mut self, index: usize) -> Result<impl Read + use<'_, 's>, OpenError> {
        let source = self.source;
        let entry = self.zip.by_index(index).map_err(|error| {
            let what = format!("a file in the archive cannot be read ({error})");
            unusable(source, what, "unpack it first")
        })?;
        // What is packed cannot be more than the whole archive, whatever is said.
        let packed = entry.compressed_size().min(source.len).max(1);
        Ok(Counted {
            inner: entry,
            packed,
            unpacked: 0,
        })
    }

    /// Unpacks an entry into a temporary file without a name; how long it is.
    pub(super) fn unpacked(&mut self, index: usize) -> Result<(File, u64), OpenError> {
        let source = self.source;
        let mut entry = self.entry(index)?;
        let mut unpack = || {
            let mut file = tempfile::tempfile()?;
            let mut buffer = vec![0; 1 << 16];
            let mut length = 0;
            loop {
                let count = guarded(|| entry.read(&mut buffer))
                    .unwrap_or_else(|| Err(io::Error::other("it is no sound archive")))?;
                if count == 0 {
                    break;
                }
                length += count as u64;
                file.write_all(buffer.get(..count).unwrap_or_default())?;
            }
            file.seek(SeekFrom::Start(0))?;
            Ok((file, length))
        };
        unpack().map_err(|error: io::Error| {
            let what = format!("a file in the archive cannot be unpacked: {error}");
            unusable(source, what, "fetch it again")
        })
    }

    /// The beginning of an entry, which should be short.
    pub(super) fn short(&mut self, index: usize) -> Result<Vec<u8>, OpenError> {
        const SHORT: u64 = 64 << 10;
        let source = self.source;
        let mut bytes = Vec::new();
        let entry = self.entry(index)?;
        let read = guarded(|| entry.take(SHORT).read_to_end(&mut bytes));
        match read {
            Some(Ok(_)) => Ok(bytes),
            _ => Err(unusable(
                source,
                "a file in the archive cannot be unpacked".into(),
                "fetch it again",
            )),
        }
    }
}

/// Whether an archive has the directory with wide numbers, whose claims the decoder believes.
fn is_wide(source: &Source) -> Result<bool, OpenError> {
    /// From the signature of the locator to that of the end of the directory, which follows it.
    const APART: usize = 20;
    let finder = memchr::memmem::Finder::new(b"PK\x06\x07");
    let mut bytes = vec![0; 1 << 20];
    let mut offset = 0;
    loop {
        let count = source
            .fill(&mut bytes, offset)
            .map_err(|error| while_opening(&source.path, error))?;
        let filled = bytes.get(..count).unwrap_or_default();
        let followed = |at: usize| {
            filled
                .get(at + APART..)
                .is_some_and(|rest| rest.starts_with(b"PK\x05\x06"))
        };
        if finder.find_iter(filled).any(followed) {
            return Ok(true);
        }
        if count < bytes.len() {
            return Ok(false);
        }
        offset += (count - APART - 4) as u64;
    }
}

pub(super) fn unusable(source: &Source, what: String, mend: &str) -> OpenError {
    OpenError::Unusable {
        what,
        mend: mend.into(),
        path: source.path.clone(),
        line: None,
    }
}

/// Counts what is unpacked, and stops where nothing honest goes.
struct Counted<R> {
    inner: R,
    packed: u64,
    unpacked: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.unpacked += count as u64;
        let bursts = self.unpacked > HARMLESS && self.unpacked / self.packed > RATIO;
        if bursts || self.unpacked > UNPACKED {
            let what = if bursts {
                format!("it unpacks to more than {RATIO} times its size, as made to burst")
            } else {
                format!("it unpacks to more than {} GB", UNPACKED >> 30)
            };
            return Err(io::Error::other(what));
        }
        Ok(count)
    }
}
