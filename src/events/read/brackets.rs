//! Follows the brackets of JSON without judging what is between them.

/// Counts brackets over pieces of a text; strings may hold any.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    depth: u64,
    in_string: bool,
    escaped: bool,
}

impl Brackets {
    /// Goes on with `bytes`; gives where the value ends that began at the first byte ever fed.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Option<usize> {
        for (at, &byte) in bytes.iter().enumerate() {
            if self.step(byte) {
                return Some(at + 1);
            }
        }
        None
    }

    /// Whether it stands in a string.
    pub(super) fn is_in_string(&self) -> bool {
        self.in_string
    }

    /// Takes one byte; whether it closed the last bracket.
    pub(super) fn step(&mut self, byte: u8) -> bool {
        if self.escaped {
            self.escaped = false;
        } else if self.in_string {
            match byte {
                b'"' => self.in_string = false,
                b'\\' => self.escaped = true,
                _ => {}
            }
        } else {
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    return self.depth == 0;
                }
                _ => {}
            }
        }
        false
    }
}

/// Where a value ends that may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Followed {
    /// Before this byte.
    Whole(usize),
    /// The bytes end first.
    Short,
    /// A string goes over a line end, or there is no value.
    Broken,
}

/// Follows the value at the start of `bytes`, for `limit` bytes at most.
pub(super) fn follow(bytes: &[u8], limit: usize) -> Followed {
    let mut brackets = Brackets::default();
    match bytes.first() {
        None => return Followed::Short,
        Some(b'{' | b'[') => {}
        Some(_) => {
            // A number or a word: up to the next comma or bracket.
            let end = memchr::memchr3(b',', b']', b'{', bytes);
            return match end {
                Some(0) => Followed::Broken,
                Some(end) => Followed::Whole(end),
                None => Followed::Short,
            };
        }
    }
    for (at, &byte) in bytes.iter().take(limit).enumerate() {
        if brackets.in_string && byte < 0x20 {
            return Followed::Broken;
        }
        if brackets.step(byte) {
            return Followed::Whole(at + 1);
        }
    }
    if bytes.len() < limit {
        Followed::Short
    } else {
        Followed::Broken
    }
}
