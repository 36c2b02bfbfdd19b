//! A question about the rows of a table on its way through the file, in a thread.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Weak};
use std::thread;

use egui::Context;

use super::query::{Query, Rows};
use crate::events::read::ColumnInfo;
use crate::events::{EventFile, EventTable, Watch};

/// The thread, and what it is asked.
pub(super) struct Job {
    pub(super) query: Query,
    /// The table whose rows are asked for.
    pub(super) table: Weak<EventTable>,
    watch: Arc<Watch>,
    news: Receiver<Result<Rows, String>>,
    /// Bytes that are gone through for it.
    bytes: u64,
}

impl Job {
    /// Begins; `None` if the system gives no thread, which the next frame asks for again.
    pub(super) fn start(
        ctx: &Context,
        query: Query,
        file: &Arc<EventFile>,
        columns: &[ColumnInfo],
        table: &Arc<EventTable>,
    ) -> Option<Self> {
        let watch = Arc::new(Watch::default());
        let (sender, news) = channel();
        let job = {
            let (ctx, query, watch) = (ctx.clone(), query.clone(), Arc::clone(&watch));
            let (file, columns, table) = (Arc::clone(file), columns.to_vec(), Arc::clone(table));
            move || {
                let rows = query.rows(&file, &columns, &table, &watch);
                // Who has turned to something else no longer listens.
                let _ = sender.send(rows.map_err(|error| error.to_string()));
                ctx.request_repaint();
            }
        };
        let name = "rows of a table".to_owned();
        thread::Builder::new().name(name).spawn(job).ok()?;
        let passes = query.columns_to_read(columns) as u64;
        Some(Self {
            query,
            table: Arc::downgrade(table),
            watch,
            news,
            bytes: passes * file.len_bytes(),
        })
    }

    /// The answer, once it is there.
    pub(super) fn answer(&self) -> Option<Result<Rows, String>> {
        match self.news.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                Some(Err("the rows could not be ordered; try it again".to_owned()))
            }
        }
    }

    /// How far it is, from 0 to 1.
    pub(super) fn share(&self) -> f32 {
        let share = self.watch.bytes_done() as f64 / self.bytes.max(1) as f64;
        share.min(1.0) as f32
    }

    pub(super) fn stop(&self) {
        self.watch.cancel();
    }
}
