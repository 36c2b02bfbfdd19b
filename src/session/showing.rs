//! Which events show, and what hides the others: years, layers and categories.

use super::dataset::Dataset;
use super::layers::LayerId;
use super::session::Session;
use crate::events::Row;
use crate::story::Category;
use crate::words::short;

impl Session {
    /// Whether event number `index` of the story passes the years and the categories that are on.
    pub fn shows_event(&self, index: usize, data: &Dataset) -> bool {
        self.hidden_by(index, data).is_none()
    }

    /// What hides event number `index` of the story, in words ("2014 only", "Attack is off");
    /// `None` if it shows.
    pub fn hidden_by(&self, index: usize, data: &Dataset) -> Option<String> {
        self.row_hidden_by(data.row_of_told(index)?, data)
    }

    /// What hides the event of a row, in words; `None` if it shows.
    pub fn row_hidden_by(&self, row: Row, data: &Dataset) -> Option<String> {
        let words = self.words();
        if !self.years.is_on(data.events.column_of(row)?) {
            let on = self.years.describe_in(&data.columns, words);
            return Some(if self.years.is_none() {
                words.say("hidden-all-years-off").into_owned()
            } else {
                words.with("hidden-years-only", &[("years", on.into())])
            });
        }
        let class = data.events.class_at(row)?;
        if !self.layers.is_on(&LayerId::File(class.file)) {
            let layer = self.layer_name(class.file, data).into();
            return Some(words.with("hidden-layer-off", &[("layer", layer)]));
        }
        let category = data.events.category_of(row)?;
        let off = !self.layers.is_on(&LayerId::Events(category));
        let name = || category.label_in(words).into();
        off.then(|| words.with("hidden-category-off", &[("category", name())]))
    }

    /// What the reader calls the layer of that number, or else what its file is called.
    pub fn layer_name(&self, number: u16, data: &Dataset) -> String {
        let layer = self.work.layer(number);
        layer.map_or_else(
            || data.layer_name(number),
            |layer| short::line(&layer.name, short::NAME).into_owned(),
        )
    }

    /// Which classes of the table of events pass the years and the categories that are on.
    pub fn passing(&self, data: &Dataset) -> Vec<bool> {
        let categories = data.events.categories().iter();
        let off: Vec<Category> = categories
            .filter(|&&category| !self.layers.is_on(&LayerId::Events(category)))
            .copied()
            .collect();
        let files_off: Vec<u16> = self.layers.files_off().collect();
        data.events.passing(|class, category| {
            self.years.is_on(usize::from(class.column))
                && !off.contains(&category)
                && !files_off.contains(&class.file)
        })
    }

    /// How many events show, and how many there are.
    pub fn count_events(&self, data: &Dataset) -> [usize; 2] {
        let passing = self.passing(data);
        let passing = passing.iter().enumerate().filter(|(_, on)| **on);
        let shown = passing.map(|(class, _)| data.events.rows_of_class(class).len());
        [shown.sum(), data.events.len()]
    }

    /// The same, of those in classes that `is_meant`.
    pub fn count_events_of(
        &self,
        data: &Dataset,
        is_meant: impl Fn(&crate::events::Class) -> bool,
    ) -> [usize; 2] {
        let passing = self.passing(data);
        let classes = data.events.classes().iter().enumerate();
        classes
            .filter(|(_, class)| is_meant(class))
            .fold([0, 0], |[shown, all], (number, _)| {
                let rows = data.events.rows_of_class(number).len();
                let on = passing.get(number) == Some(&true);
                [shown + if on { rows } else { 0 }, all + rows]
            })
    }
}
