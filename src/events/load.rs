//! Files of events → one table, with what has come so far shown on the way.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::batch::Batch;
use super::read::{EventFile, FileReport, ReadError, Watch};
use super::table::{EventTable, FileBatches};
use crate::story::Event;

/// What became of files of events.
#[derive(Debug)]
pub struct Loaded {
    /// All events that could be read, and the story's.
    pub table: EventTable,
    /// What became of each file, in the order in which they were named.
    pub files: Vec<Result<FileReport, ReadError>>,
    /// What was read of each, to be sorted into another table without reading it again.
    pub batches: Vec<FileBatches>,
}

/// Events after which there is something to show.
const FIRST_LOOK: usize = 100_000;

/// How many times more events there must be before it is worth another look.
const NEXT_LOOK: usize = 4;

/// Reads `files` after the story's own events `told`. `so_far` is given tables of what has come,
/// more and more of it; the last part of the way goes without, because sorting costs time too.
///
/// A file that cannot be read to its end still gives what it gave.
pub fn load(
    told: &[Event],
    files: &[Arc<EventFile>],
    watch: &Watch,
    so_far: &mut dyn FnMut(EventTable),
) -> Loaded {
    load_beside(told, Vec::new(), files, watch, so_far)
}

/// The same beside what was read before of other files: `known` is only sorted in.
pub fn load_beside(
    told: &[Event],
    known: Vec<FileBatches>,
    files: &[Arc<EventFile>],
    watch: &Watch,
    so_far: &mut dyn FnMut(EventTable),
) -> Loaded {
    let mut sources = known;
    let known = sources.len();
    let batches = sources.iter().flat_map(|source| &source.batches);
    let mut count: usize = batches.map(|batch| batch.len()).sum();
    let mut reports = Vec::new();
    let (mut next_look, mut too_many) = (count + FIRST_LOOK, false);
    let whole: u64 = files.iter().map(|file| file.len_bytes()).sum();
    for file in files {
        sources.push(FileBatches {
            file: file.number(),
            batches: Vec::new(),
        });
        let mut take = |batch: Batch| {
            count += batch.len();
            if !fits(count) {
                too_many = true;
                return ControlFlow::Break(());
            }
            if let Some(source) = sources.last_mut() {
                source.batches.push(Arc::new(batch));
            }
            if count >= next_look && watch.bytes_done() < whole / 3 && fits(count * 2) {
                so_far(EventTable::build(told, sources.clone()));
                next_look = count * NEXT_LOOK;
            }
            ControlFlow::Continue(())
        };
        reports.push(file.read(watch, &mut take));
        if watch.is_cancelled() || too_many {
            break;
        }
    }
    if too_many {
        // What was there before stays; what did not fit is given back.
        sources.truncate(known);
        let file = files.get(reports.len().saturating_sub(1));
        let path = file.map(|file| file.path().to_owned()).unwrap_or_default();
        return Loaded {
            table: EventTable::build(told, sources),
            files: vec![Err(ReadError::Memory { path })],
            batches: Vec::new(),
        };
    }
    let batches = sources.get(known..).unwrap_or_default().to_vec();
    Loaded {
        table: EventTable::build(told, sources),
        files: reports,
        batches,
    }
}

/// Whether there is memory to sort `count` events: asked for, and given back at once.
fn fits(count: usize) -> bool {
    /// Bytes an event takes while it is sorted, and some to go on with.
    const EACH: usize = 96;
    const BESIDES: usize = 48 << 20;
    Vec::<u8>::new()
        .try_reserve_exact(count * EACH + BESIDES)
        .is_ok()
}
