//! What a source was like when the project was saved, so that one that has changed is told.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::object::Unknown;

/// A file's length, and a number made of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Fingerprint {
    /// How long the file was.
    pub bytes: u64,
    /// FNV-1a of 64 bits as sixteen digits: over the whole file up to 2 MiB, else over its first
    /// and its last MiB.
    pub fnv1a: String,
    /// What a later version writes beside it.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Bytes at either end of a long file.
const END: u64 = 1 << 20;

impl Fingerprint {
    /// Takes it of the regular file at `path`, of which at most 2 MiB are read.
    ///
    /// # Errors
    /// When the file is none, or cannot be read.
    pub fn of(path: &Path) -> io::Result<Self> {
        // A pipe would wait for its writer, and a device never ends.
        if !fs::metadata(path)?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut file = File::open(path)?;
        let bytes = file.metadata()?.len();
        let mut hash = Fnv1a::default();
        if bytes <= 2 * END {
            hash.take(&mut file, 2 * END)?;
        } else {
            hash.take(&mut file, END)?;
            file.seek(SeekFrom::Start(bytes - END))?;
            hash.take(&mut file, END)?;
        }
        Ok(Self {
            bytes,
            fnv1a: format!("{:016x}", hash.0),
            unknown: Unknown::new(),
        })
    }

    /// Whether the file at `path` is another than it was; one that cannot be read is not told here.
    pub fn differs(&self, path: &Path) -> bool {
        let now = Self::of(path);
        now.is_ok_and(|now| now.bytes != self.bytes || now.fnv1a != self.fnv1a)
    }
}

/// [Fowler, Noll and Vo](http://www.isthe.com/chongo/tech/comp/fnv/), 64 bits, variant 1a.
struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv1a {
    fn take(&mut self, from: &mut File, at_most: u64) -> io::Result<()> {
        let mut bytes = Vec::new();
        from.take(at_most).read_to_end(&mut bytes)?;
        self.add(&bytes);
        Ok(())
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_book() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325_u64),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            let mut made = Fnv1a::default();
            made.add(text.as_bytes());
            assert_eq!(made.0, hash, "{text}");
        }
    }

    #[test]
    fn a_file_that_changes_at_either_end_differs_and_one_that_is_gone_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.csv");
        let mut bytes = vec![b'x'; 3 << 20];
        fs::write(&path, &bytes).unwrap();
        let print = Fingerprint::of(&path).unwrap();
        assert_eq!(print.bytes, 3 << 20);
        assert!(!print.differs(&path));
        for at in [0, (3 << 20) - 1] {
            bytes[at] = b'y';
            fs::write(&path, &bytes).unwrap();
            assert!(print.differs(&path), "{at}");
            bytes[at] = b'x';
        }
        fs::remove_file(&path).unwrap();
        assert!(!print.differs(&path));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_has_none_and_nobody_waits_for_it() {
        assert!(Fingerprint::of(Path::new("/dev/zero")).is_err());
    }
}
