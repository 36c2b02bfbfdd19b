//! The events that show, worked out when years, categories or events change and kept in between.

use std::sync::{Arc, Weak};

use crate::events::{Active, EventTable};
use crate::session::{Dataset, Layers, Session, YearFilter};

/// The rows that pass the session's filter, and what they were worked out from.
#[derive(Default)]
pub struct Filtered {
    active: Active,
    years: Option<YearFilter>,
    layers: Layers,
    table: Weak<EventTable>,
}

impl Filtered {
    /// The events of `data` that pass the filter of `session`.
    pub fn of(&mut self, session: &Session, data: &Dataset) -> &Active {
        let same_table = self.table.ptr_eq(&Arc::downgrade(&data.events));
        if !same_table
            || self.years.as_ref() != Some(&session.years)
            || self.layers != session.layers
        {
            let on = session.passing(data);
            if same_table {
                self.active.change(&data.events, on);
            } else {
                self.active = Active::new(&data.events, on);
            }
            self.years = Some(session.years.clone());
            self.layers = session.layers.clone();
            self.table = Arc::downgrade(&data.events);
        }
        &self.active
    }
}
