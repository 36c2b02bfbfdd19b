//! What the bars of the timeline are made of: how many events each column has of each colour, by
//! category, layer or class. Worked out when events, layers, styles or colours change, and kept in
//! between.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use super::View;
use crate::events::EventTable;
use crate::map::legend::class_in_words;
use crate::map::looks::Looks;
use crate::map::theme::Rgba;
use crate::session::{Layer, LayerId, Layers};
use crate::words::Words;

/// What has one colour in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// A category, by its place in [`EventTable::categories`]: of the story, and of layers that are
    /// drawn by category.
    Category(u8),
    /// A layer of one colour, by its place from below and its number.
    Layer(usize, u16),
    /// A class of a layer that a column colours, by the layer's place from below, its number and the
    /// number of the class.
    Class(usize, u16, u8),
}

/// The events of one colour in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What they are.
    pub of: Of,
    /// Their colour.
    pub ink: Rgba,
    /// How many.
    pub count: u32,
}

/// The parts of every column that show, and what they were worked out from.
#[derive(Default)]
pub struct Tally {
    columns: Vec<Vec<Part>>,
    key: Option<Key>,
}

struct Key {
    table: Weak<EventTable>,
    off: Layers,
    layers: Vec<Arc<Layer>>,
    shades: u64,
    theme: String,
}

impl Key {
    fn of(view: &View<'_>) -> Self {
        Self {
            table: Arc::downgrade(&view.data.events),
            off: view.session.layers.clone(),
            layers: view.session.work.layers.clone(),
            shades: view.data.shades_revision(),
            theme: view.theme.name.clone(),
        }
    }

    fn holds(&self, view: &View<'_>) -> bool {
        let (kept, now) = (&self.layers, &view.session.work.layers);
        let mut pairs = kept.iter().zip(now);
        self.table.ptr_eq(&Arc::downgrade(&view.data.events))
            && self.off == view.session.layers
            && self.shades == view.data.shades_revision()
            && self.theme == view.theme.name
            && kept.len() == now.len()
            && pairs.all(|(kept, now)| Arc::ptr_eq(kept, now))
    }
}

impl Tally {
    /// For each column of the timeline its parts, in the order in which they stand on each other.
    pub fn of(&mut self, view: &View<'_>) -> &[Vec<Part>] {
        if !self.key.as_ref().is_some_and(|key| key.holds(view)) {
            self.columns = count(view);
            self.key = Some(Key::of(view));
        }
        &self.columns
    }
}

impl Part {
    /// What a tooltip calls it.
    pub fn name(&self, view: &View<'_>) -> String {
        let words: Words = view.words();
        let layer = |number| view.session.layer_name(number, view.data);
        match self.of {
            Of::Category(number) => {
                let categories = view.data.events.categories();
                let category = categories.get(usize::from(number));
                category.map_or_else(String::new, |category| category.label_in(words).into())
            }
            Of::Layer(_, number) => layer(number),
            Of::Class(_, number, class) => {
                let looks = Looks::of(view.data, view.session, view.theme);
                let class = looks
                    .shade(number)
                    .and_then(|shade| shade.classes.get(usize::from(class)));
                let class = class.map_or_else(String::new, |class| class_in_words(class, words));
                let values = [("layer", layer(number).into()), ("class", class.into())];
                words.with("timeline-layer-class", &values)
            }
        }
    }
}

fn count(view: &View<'_>) -> Vec<Vec<Part>> {
    let (data, table, layers) = (view.data, &view.data.events, &view.session.layers);
    let looks = Looks::of(data, view.session, view.theme);
    let mut columns: Vec<BTreeMap<Of, (Rgba, u32)>> = vec![BTreeMap::new(); data.columns.len()];
    let is_on: Vec<bool> = table
        .categories()
        .iter()
        .map(|&category| layers.is_on(&LayerId::Events(category)))
        .collect();
    for (number, class) in table.classes().iter().enumerate() {
        let on = is_on.get(usize::from(class.category)) == Some(&true)
            && layers.is_on(&LayerId::File(class.file));
        let category = table.categories().get(usize::from(class.category)).copied();
        let (Some(column), Some(category), true) =
            (columns.get_mut(usize::from(class.column)), category, on)
        else {
            continue;
        };
        let mut add = |of: Of, ink: Rgba, count: u32| {
            let (_, sum) = column.entry(of).or_insert((ink, 0));
            *sum += count;
        };
        let events = table.rows_of_class(number).len() as u32;
        let place = looks.rank(class.file);
        match (
            looks.colour_in(class.file, category),
            &looks.layer(class.file),
        ) {
            // What has no category looks as its layer does.
            (Some(ink), Some(layer)) if layer.style.has_one_colour() || category.is_other() => {
                add(Of::Layer(place, class.file), ink, events);
            }
            (Some(ink), _) => add(Of::Category(class.category), ink, events),
            (None, layer) => {
                let tally = layer.and_then(|layer| data.shade_tally(layer));
                let counts = tally.as_ref().and_then(|tally| tally.of_class(number));
                let Some(counts) = counts else {
                    // Not worked out yet: as the map shows them meanwhile.
                    add(Of::Layer(place, class.file), view.theme.other_place, events);
                    continue;
                };
                for (&count, shade) in counts.iter().zip(0_u8..).filter(|(count, _)| **count > 0) {
                    let ink = looks.colour_of_number(class.file, shade);
                    add(Of::Class(place, class.file, shade), ink, count);
                }
            }
        }
    }
    let parts = |parts: BTreeMap<Of, (Rgba, u32)>| {
        let parts = parts.into_iter();
        parts
            .map(|(of, (ink, count))| Part { of, ink, count })
            .collect()
    };
    columns.into_iter().map(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::map::Theme;
    use crate::session::{Command, Dataset, Session};
    use crate::story::{Category, Story};

    #[test]
    fn the_parts_of_a_column_add_up_to_its_events_that_show() {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        let data = Dataset::new(atlas, story);
        let mut session = Session::new(&data, [800.0, 600.0]);
        let theme = Theme::light().unwrap();
        let mut tally = Tally::default();
        let sum = |tally: &mut Tally, session: &Session| -> u32 {
            let view = View {
                data: &data,
                session,
                theme: &theme,
            };
            let columns = tally.of(&view);
            columns.iter().flatten().map(|part| part.count).sum()
        };
        assert_eq!(sum(&mut tally, &session) as usize, data.events.len());
        let attacks = LayerId::Events(Category::Attack);
        let _ = session.apply(Command::ToggleLayer(attacks), &data);
        let [shown, _] = session.count_events(&data);
        assert_eq!(sum(&mut tally, &session) as usize, shown);
        let _ = session.apply(Command::ToggleLayer(LayerId::File(0)), &data);
        assert_eq!(sum(&mut tally, &session), 0);
    }
}
