//! In which encoding a text is, and the same text in UTF-8.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::OpenError;
use super::super::source::Source;
use super::super::walk::while_opening;
use super::spool::Spool;
use crate::document::guessed;

/// Bytes of a text that are looked at before it is taken for UTF-8: what is no UTF-8 behind them
/// costs its own record only.
const LOOKED_AT: usize = 8 << 20;

/// The encoding that the first bytes give away: by a byte order mark, or because every other byte
/// of a Latin text in UTF-16 is nought.
pub(super) fn wide(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        [first, 0, rest @ ..] if *first != 0 && rest.get(1).is_none_or(|byte| *byte == 0) => {
            Some(UTF_16LE)
        }
        [0, second, rest @ ..] if *second != 0 && rest.first().is_none_or(|byte| *byte == 0) => {
            Some(UTF_16BE)
        }
        _ => None,
    }
}

/// The encoding of a text whose first bytes hold no nought, when it is not UTF-8.
///
/// In a text in UTF-8 what does not fit is a fault of its record.
pub(super) fn legacy(source: &Source) -> Result<Option<&'static Encoding>, OpenError> {
    let mut bytes = vec![0; LOOKED_AT.min(source.len as usize)];
    let failed = |error| while_opening(&source.path, error);
    let count = source.fill(&mut bytes, 0).map_err(failed)?;
    bytes.truncate(count);
    Ok(guessed(&bytes))
}

/// Writes the text in UTF-8; whether some of it was no text in that encoding.
pub(super) fn recode(
    source: &Source,
    encoding: &'static Encoding,
    spool: &mut Spool<'_>,
) -> Result<bool, OpenError> {
    let mut text = Decoded::new(source, encoding);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = text
            .read(&mut buffer)
            .map_err(|error| OpenError::Unreadable {
                path: source.path.clone(),
                source: error,
            })?;
        if count == 0 {
            return Ok(text.odd);
        }
        spool.write(buffer.get(..count).unwrap_or_default())?;
    }
}

/// A file, from its first byte on.
pub(super) struct Bytes<'s> {
    source: &'s Source,
    at: u64,
}

impl<'s> Bytes<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        if let Some(watch) = &source.watch {
            watch.expect(source.len);
        }
        Self { source, at: 0 }
    }
}

impl Read for Bytes<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.source.is_stopped() {
            return Err(io::Error::other("it was asked to stop"));
        }
        let count = self.source.fill(into, self.at);
        let count = count.map_err(|error| io::Error::other(error.to_string()))?;
        self.at += count as u64;
        if let Some(watch) = &self.source.watch {
            watch.advance(count as u64, 0, 0);
        }
        Ok(count)
    }
}

impl io::Seek for Bytes<'_> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        let at = match to {
            io::SeekFrom::Start(at) => Some(at),
            io::SeekFrom::End(by) => self.source.len.checked_add_signed(by),
            io::SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// A text in any encoding, read as UTF-8 without its byte order mark.
pub(super) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    from: usize,
    filled: usize,
    ended: bool,
    /// Whether some bytes were no text in that encoding.
    pub(super) odd: bool,
}

impl<'s> Decoded<Bytes<'s>> {
    pub(super) fn new(source: &'s Source, encoding: &'static Encoding) -> Self {
        Self::of(Bytes::new(source), encoding)
    }
}

impl<R: Read> Decoded<R> {
    pub(super) fn of(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; 1 << 16],
            from: 0,
            filled: 0,
            ended: false,
            odd: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        /// Bytes of the longest letter; the decoder wants room for one.
        const LETTER: usize = 4;
        if into.len() < LETTER {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        loop {
            if self.from == self.filled && !self.ended {
                self.from = 0;
                self.filled = self.inner.read(&mut self.raw)?;
                self.ended = self.filled == 0;
            }
            let raw = self.raw.get(self.from..self.filled).unwrap_or_default();
            let (result, taken, written, odd) = self.decoder.decode_to_utf8(raw, into, self.ended);
            self.from += taken;
            self.odd |= odd;
            let done = self.ended && result == CoderResult::InputEmpty;
            if written > 0 || done {
                if done {
                    // The decoder is spent: nothing comes after.
                    self.decoder = UTF_8.new_decoder_without_bom_handling();
                }
                return Ok(written);
            }
        }
    }
}

/// The encoding that the declaration of an XML file names; UTF-8 without one.
pub(super) fn of_xml(head: &[u8]) -> &'static Encoding {
    if let Some(wide) = wide(head) {
        return wide;
    }
    let declared = || {
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let end = memchr::memmem::find(head, b"?>")?;
        let declaration = std::str::from_utf8(head.get(..end)?).ok()?;
        let (_, after) = declaration.strip_prefix("<?xml")?.split_once("encoding")?;
        let after = after.trim_start().strip_prefix('=')?.trim_start();
        let quote = after.chars().next()?;
        let (label, _) = after.get(1..)?.split_once(quote)?;
        Encoding::for_label(label.as_bytes())
    };
    // A declaration that could be read byte by byte is in no wide encoding, whatever it says.
    let declared = declared().filter(|encoding| ![UTF_16LE, UTF_16BE].contains(encoding));
    declared.unwrap_or(UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(bytes: &[u8], encoding: &'static Encoding, step: usize) -> (String, bool) {
        let mut decoder = Decoded::of(bytes, encoding);
        let mut text = Vec::new();
        let mut buffer = vec![0; step];
        loop {
            let count = decoder.read(&mut buffer).unwrap();
            if count == 0 {
                return (String::from_utf8(text).unwrap(), decoder.odd);
            }
            text.extend_from_slice(&buffer[..count]);
        }
    }

    proptest! {
        #[test]
        fn utf_16_comes_back_in_pieces_of_any_size(text in "\\PC{0,40}", step in 4_usize..40, big: bool) {
            let units = text.encode_utf16();
            let (encoding, bytes): (_, Vec<u8>) = if big {
                (UTF_16BE, units.flat_map(u16::to_be_bytes).collect())
            } else {
                (UTF_16LE, units.flat_map(u16::to_le_bytes).collect())
            };
            prop_assert_eq!(decoded(&bytes, encoding, step), (text, false));
        }

        #[test]
        fn bytes_of_any_sort_end(bytes: Vec<u8>, step in 4_usize..9) {
            for encoding in [UTF_8, UTF_16LE, encoding_rs::WINDOWS_1256, encoding_rs::GB18030] {
                decoded(&bytes, encoding, step);
            }
        }
    }

    #[test]
    fn a_declaration_names_the_encoding_of_xml() {
        let of = |text: &[u8]| of_xml(text).name();
        assert_eq!(
            of(b"<?xml version='1.0' encoding='ISO-8859-1'?><kml/>"),
            "windows-1252"
        );
        assert_eq!(
            of(b"<?xml version=\"1.0\" encoding = \"koi8-r\" ?>"),
            "KOI8-R"
        );
        assert_eq!(
            of(b"<?xml version='1.0' encoding='UTF-16'?><kml/>"),
            "UTF-8"
        );
        assert_eq!(of(b"<kml/>"), "UTF-8");
        assert_eq!(of(b"<\0?\0x\0"), "UTF-16LE");
        assert_eq!(of(b"\0<\0?"), "UTF-16BE");
    }
}
