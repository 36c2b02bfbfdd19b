//! How far reading has come, told to whoever waits, and the way to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// Shared between the one who reads and the one who watches.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU64,
    total: AtomicU64,
    events: AtomicU64,
    faults: AtomicU64,
    cancelled: Arc<AtomicBool>,
}

impl Watch {
    /// Bytes read so far, over all the files it has watched.
    pub fn bytes_done(&self) -> u64 {
        self.done.load(Relaxed)
    }

    /// Bytes there are to read, over all the files it has watched.
    pub fn bytes_total(&self) -> u64 {
        self.total.load(Relaxed)
    }

    /// Events found so far.
    pub fn events(&self) -> u64 {
        self.events.load(Relaxed)
    }

    /// Faults found so far.
    pub fn faults(&self) -> u64 {
        self.faults.load(Relaxed)
    }

    /// Asks the reader to stop; it does so within a megabyte or two.
    pub fn cancel(&self) {
        self.cancelled.store(true, Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Relaxed)
    }

    /// A watch of its own, which is asked to stop when this one is.
    pub(super) fn beside(&self) -> Self {
        Self {
            cancelled: Arc::clone(&self.cancelled),
            ..Self::default()
        }
    }

    pub(super) fn expect(&self, bytes: u64) {
        self.total.fetch_add(bytes, Relaxed);
    }

    pub(super) fn advance(&self, bytes: u64, events: u64, faults: u64) {
        self.done.fetch_add(bytes, Relaxed);
        self.events.fetch_add(events, Relaxed);
        self.faults.fetch_add(faults, Relaxed);
    }
}
