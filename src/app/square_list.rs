//! The events of the selected square, worked out when square, years, categories or events change
//! and kept in between: how many, of what category, and each in the order of time when it is seen.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Weak};

use crate::atlas::PlaceKind;
use crate::events::{EventList, EventTable, Row};
use crate::geometry::{Cell, world_from_lonlat};
use crate::session::{Dataset, Layers, Session, Target, YearFilter, spelled_in};
use crate::story::{Category, EventId};
use crate::words::{Language, Words as Strings, short};

/// A square's events, and what they were worked out from.
#[derive(Default)]
pub struct SquareList {
    /// The events that show, in the order of time.
    list: EventList,
    about: About,
    page: usize,
    words: HashMap<Row, Words>,
    cell: Option<Cell>,
    years: Option<YearFilter>,
    layers: Layers,
    language: Language,
    table: Weak<EventTable>,
}

/// What a card says of a square.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// How many events lie in it, whether or not they show.
    pub all: u32,
    /// Categories that have events here: how many show, how many there are.
    pub categories: Vec<(Category, [u32; 2])>,
    /// From the first to the last year of those that show, in words; empty without any date.
    pub years: String,
    /// How many of those that show have no date.
    pub undated: u32,
    /// Where its middle is, in words.
    pub place: String,
}

/// What a row of the list says.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What sessions call the event.
    pub id: EventId,
    /// What happened.
    pub title: String,
    /// When.
    pub date: String,
    /// Of what category.
    pub category: Category,
}

impl SquareList {
    /// Rows of one page: beyond some hundred thousand rows a scroll bar can no longer tell
    /// neighbours apart.
    pub const PAGE: usize = 50_000;

    /// Rows whose words are kept.
    const WORDS: usize = 400;

    /// Turns to `cell` as the session filters it; nothing is done where nothing has changed.
    pub fn turn_to(&mut self, cell: Cell, session: &Session, data: &Dataset) {
        let table = Arc::downgrade(&data.events);
        if self.table.ptr_eq(&table)
            && self.cell == Some(cell)
            && self.years.as_ref() == Some(&session.years)
            && self.layers == session.layers
            && self.language == session.language
        {
            return;
        }
        let on = session.passing(data);
        *self = Self {
            list: EventList::of(&data.events, &data.events.rows_in(cell), &on),
            about: about(cell, &on, data, session.words()),
            page: 0,
            words: HashMap::new(),
            cell: Some(cell),
            years: Some(session.years.clone()),
            layers: session.layers.clone(),
            language: session.language,
            table,
        };
    }

    /// What the card says.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// How many events show.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether none shows.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The rows of the page that is open, as places in the list.
    pub fn page(&self) -> std::ops::Range<usize> {
        let start = self.page * Self::PAGE;
        start..(start + Self::PAGE).min(self.len())
    }

    /// Opens the page after this one, or before it.
    pub fn turn_page(&mut self, forward: bool) {
        let last = self.len().saturating_sub(1) / Self::PAGE;
        self.page = if forward {
            (self.page + 1).min(last)
        } else {
            self.page.saturating_sub(1)
        };
    }

    /// What the row at `place` says, read now if it was not in view before.
    pub fn words(&mut self, place: usize, data: &Dataset, strings: Strings) -> Option<&Words> {
        let row = self.list.at(place, &data.events)?;
        if self.words.len() > Self::WORDS && !self.words.contains_key(&row) {
            self.words.clear();
        }
        match self.words.entry(row) {
            Entry::Occupied(known) => Some(known.into_mut()),
            Entry::Vacant(new) => Some(new.insert(words(row, data, strings)?)),
        }
    }
}

fn words(row: Row, data: &Dataset, strings: Strings) -> Option<Words> {
    let id = data.id_of(row)?;
    let read = data.event(&id);
    let when = match &read {
        Some(event) => event.when.clone(),
        None => data.events.days().get(row as usize)?.when(),
    };
    Some(Words {
        title: read.map_or_else(
            || data.name_of(&Target::Event(id.clone())),
            |event| short::line(&event.title, short::NAME).into_owned(),
        ),
        date: when.map_or_else(
            || strings.say("when-undated").into_owned(),
            |when| when.label_in(strings),
        ),
        category: data.events.category_of(row)?,
        id,
    })
}

fn about(cell: Cell, on: &[bool], data: &Dataset, strings: Strings) -> About {
    let table = &data.events;
    let rows = table.rows_in(cell);
    let mut categories = vec![[0; 2]; table.categories().len()];
    let (mut undated, mut span): (u32, Option<[i64; 2]>) = (0, None);
    for (number, class) in table.classes().iter().enumerate() {
        let count = table.run_of_class(number, &rows).len();
        let is_on = on.get(number) == Some(&true);
        let shown = if is_on { count as u32 } else { 0 };
        if let Some([showing, there]) = categories.get_mut(usize::from(class.category)) {
            *showing += shown;
            *there += count as u32;
        }
        let column = data.columns.get(usize::from(class.column));
        if shown == 0 {
            continue;
        }
        match column.and_then(|column| column.span) {
            None => undated += shown,
            Some([start, end]) => {
                let [first, last] = span.unwrap_or([start, end]);
                span = Some([first.min(start), last.max(end)]);
            }
        }
    }
    let named = table.categories().iter().copied().zip(categories);
    About {
        all: rows.end - rows.start,
        categories: named.filter(|(_, [_, there])| *there > 0).collect(),
        years: span.map_or_else(String::new, |span| years(span, data, strings)),
        undated,
        place: place(cell, data, strings),
    }
}

/// The years of a span of days, as the timeline's columns name them.
fn years([start, end]: [i64; 2], data: &Dataset, strings: Strings) -> String {
    let year = |day: i64| {
        let whole = |[from, to]: [i64; 2]| from <= day && day < to;
        let columns = data.columns.iter().filter(|column| column.is_year);
        let mut years = columns.filter(|column| column.span.is_some_and(whole));
        let label = years.next().map(|column| column.label.clone());
        label.or_else(|| year_of(day))
    };
    match (year(start), year(end - 1)) {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => {
            let values = [("from", first.into()), ("to", last.into())];
            strings.with("when-years", &values)
        }
        (Some(first), None) => strings.with("when-since", &[("date", first.into())]),
        (None, Some(last)) => strings.with("when-until", &[("date", last.into())]),
        (None, None) => strings.say("when-any").into_owned(),
    }
}

/// The year of a day counted from 1970-01-01, unless it stands for no bound at all.
fn year_of(day: i64) -> Option<String> {
    let bounded = (-719_162 + 366..2_932_897 - 366).contains(&day);
    let start = i32::try_from(day).ok().filter(|_| bounded)?;
    let end = start + 1;
    let when = crate::events::Days { start, end }.when()?;
    Some(when.years().start().to_string())
}

/// Where the middle of a square is, and the town inside it that is nearest.
fn place(cell: Cell, data: &Dataset, strings: Strings) -> String {
    let rect = cell.rect();
    let middle = data.middle_of(cell);
    let position = spelled_in(middle, strings);
    let middle = world_from_lonlat(middle);
    let away = |lonlat: [f64; 2]| {
        let at = world_from_lonlat(lonlat);
        (at.x - middle.x).hypot(at.y - middle.y)
    };
    let towns = data.atlas.by_kind(PlaceKind::Town);
    let near = towns.filter(|town| rect.contains(world_from_lonlat(town.position())));
    let nearest = near.min_by(|a, b| away(a.position()).total_cmp(&away(b.position())));
    match nearest {
        Some(town) => {
            let town = town.names.in_language(strings.language());
            let values = [("position", position.into()), ("town", town.into())];
            strings.with("square-around-town", &values)
        }
        None => strings.with("square-around", &[("position", position.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::events::{Batch, Days, FileBatches};
    use crate::geometry::Morton;
    use crate::session::{Command, LayerId};
    use crate::story::Story;

    /// `count` attacks at Peshawar, one a day since 2001-09-09; every tenth without a date.
    fn crowded(count: i32) -> Dataset {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        let data = Dataset::new(atlas, story);
        let mut batch = Batch {
            categories: vec!["attack".to_owned(), "floods".to_owned()],
            ..Batch::default()
        };
        for number in 0..count {
            let undated = number % 10 == 0;
            let day = 11_574 + (count - number) % 700;
            let days = Days {
                start: day,
                end: day + 1,
            };
            let year = if day < 11_688 {
                2001
            } else if day < 12_053 {
                2002
            } else {
                2003
            };
            let at = world_from_lonlat([71.57 + f64::from(number % 7) * 1e-4, 34.01]);
            batch.positions.push(Morton::from_world(at));
            batch.days.push(if undated { Days::UNDATED } else { days });
            batch
                .years
                .push(if undated { [0, 0] } else { [year, year] });
            batch.category.push((number % 3 == 0).into());
            batch.offsets.push(number as u64 * 10);
        }
        let file = FileBatches {
            file: 1,
            batches: vec![Arc::new(batch)],
        };
        data.with_events(EventTable::build(data.story.events(), vec![file]), &[])
    }

    fn peshawar() -> Cell {
        Morton::from_world(world_from_lonlat([71.57, 34.01])).cell(12)
    }

    #[test]
    fn a_list_is_in_the_order_of_time_and_counts_what_shows() {
        let data = crowded(3_000);
        let mut session = Session::new(&data, [800.0, 600.0]);
        let mut square = SquareList::default();
        square.turn_to(peshawar(), &session, &data);
        let about = square.about().clone();
        assert_eq!(about.all as usize, square.len());
        let sum: u32 = about.categories.iter().map(|(_, [shown, _])| shown).sum();
        assert_eq!(sum as usize, square.len());
        assert_eq!(about.undated, 300);
        assert!(about.place.contains("near Peshawar"), "{}", about.place);
        let start = |place| {
            let id = square.list.clone().at(place, &data.events);
            data.events.days()[id.unwrap() as usize].start
        };
        let days: Vec<i32> = (0..square.len()).step_by(97).map(start).collect();
        assert!(days.is_sorted());

        let flood = LayerId::Events(Category::named("floods"));
        let _ = session.apply(Command::ToggleLayer(flood), &data);
        square.turn_to(peshawar(), &session, &data);
        assert_eq!(square.len(), about.all as usize - 1_000);
        assert_eq!(square.about().all, about.all);
    }

    #[test]
    fn a_very_long_list_has_pages_and_stops_at_both_ends() {
        let data = crowded(120_000);
        let session = Session::new(&data, [800.0, 600.0]);
        let mut square = SquareList::default();
        square.turn_to(peshawar(), &session, &data);
        assert_eq!(square.page(), 0..50_000);
        for _ in 0..5 {
            square.turn_page(true);
        }
        assert_eq!(square.page(), 100_000..square.len());
        square.turn_to(peshawar(), &session, &data);
        assert_eq!(square.page().start, 100_000, "the page is kept");
        let last = square
            .words(square.len() - 1, &data, session.words())
            .unwrap();
        assert_eq!(last.date, "undated");
        for _ in 0..5 {
            square.turn_page(false);
        }
        assert_eq!(square.page().start, 0);
    }

    #[test]
    fn a_row_says_its_date_even_if_its_file_cannot_be_read() {
        let data = crowded(100);
        let session = Session::new(&data, [800.0, 600.0]);
        let mut square = SquareList::default();
        square.turn_to(peshawar(), &session, &data);
        let dates: Vec<String> = (0..square.len())
            .map(|place| {
                square
                    .words(place, &data, session.words())
                    .unwrap()
                    .date
                    .clone()
            })
            .collect();
        assert!(
            dates.iter().any(|date| date.ends_with(" September 2001")),
            "{dates:?}"
        );
        assert_eq!(dates.iter().filter(|date| *date == "undated").count(), 10);
    }
}
