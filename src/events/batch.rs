//! Events as a source gives them, column by column, before they are sorted.

use crate::geometry::Morton;
use crate::story::When;

/// The days an event may have happened on: half open, counted from 1970-01-01.
///
/// An open start is [`i32::MIN`], an open end [`i32::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day.
    pub start: i32,
    /// The first day after it.
    pub end: i32,
}

impl Days {
    /// No date at all.
    pub const UNDATED: Self = Self {
        start: i32::MAX,
        end: i32::MIN,
    };

    /// Whether there is no date.
    pub const fn is_undated(self) -> bool {
        self.start >= self.end
    }
}

impl From<&When> for Days {
    fn from(when: &When) -> Self {
        let day = |day: Option<i64>, open: i32| {
            day.map_or(open, |day| {
                day.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
            })
        };
        Self {
            start: day(when.start_day(), i32::MIN),
            end: day(when.end_day(), i32::MAX),
        }
    }
}

/// Which event of which source: survives sorting, reading again, and further files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct EventKey(u64);

impl EventKey {
    /// Bits of the offset; the file's number stands above them.
    const OFFSET_BITS: u32 = 48;

    /// The event that begins at byte `offset` of file number `file`; file 0 is the story, whose
    /// offsets are indices into [`Story::events`](crate::story::Story::events).
    pub const fn new(file: u16, offset: u64) -> Self {
        Self((file as u64) << Self::OFFSET_BITS | offset & ((1 << Self::OFFSET_BITS) - 1))
    }

    /// The number of its file; 0 is the story.
    pub const fn file(self) -> u16 {
        (self.0 >> Self::OFFSET_BITS) as u16
    }

    /// Where it begins in its file, in bytes; in the story, its index.
    pub const fn offset(self) -> u64 {
        self.0 & ((1 << Self::OFFSET_BITS) - 1)
    }
}

/// Events in the order of their source, as parallel columns of one length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// Where.
    pub positions: Vec<Morton>,
    /// When.
    pub days: Vec<Days>,
    /// The first and the last calendar year touched; `[0, 0]` for the undated.
    pub years: Vec<[i16; 2]>,
    /// Of what category: an index into `categories`.
    pub category: Vec<u8>,
    /// Where each begins in its source, in bytes, ascending.
    pub offsets: Vec<u64>,
    /// The categories by the keys that the source gives them; at most 255 and one for the rest.
    pub categories: Vec<String>,
}

impl Batch {
    /// How many events.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }
}
