//! `durand events`

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::args::{Arguments, AskEvents, EventFormat};
use super::output;
use crate::atlas::{PlaceId, PlaceKind};
use crate::events::{EventKey, Row, day_of_new_year};
use crate::export::record::Record;
use crate::export::{self, EventForm, choice};
use crate::geometry::{GeoBounds, Morton, WorldRect};
use crate::session::{Dataset, Target};
use crate::story::Category;

/// Lists the events.
pub(super) fn run(arguments: &Arguments, ask: &AskEvents) -> Result<ExitCode> {
    let question = Question::new(ask)?;
    let loaded = super::load::load_for_shell(arguments, &ask.files)?;
    Ok(loaded.status(answer(question, ask, &loaded.data)?))
}

fn answer(mut question: Question, ask: &AskEvents, data: &Dataset) -> Result<ExitCode> {
    let place = ask
        .place
        .as_ref()
        .map(|id| super::load::place(id, data))
        .transpose()?;
    question.category = ask
        .category
        .as_deref()
        .map(|key| category(key, data))
        .transpose()?;
    let rows = question.answer(place.as_ref(), data)?;
    if ask.count {
        return output::print(&format!("{}\n", rows.len()));
    }
    let rows = choice::in_order_of_time(rows, data);
    let output = ask.output.as_deref();
    let form = match output::format(ask.format, output, EventFormat::Table)? {
        EventFormat::Csv => EventForm::Csv,
        EventFormat::Geojson => EventForm::GeoJson,
        EventFormat::Kml => EventForm::Kml,
        EventFormat::Table => {
            let table = output::table(&self::table(&rows, data));
            return output::deliver(output, |out| Ok(out.write_all(table.as_bytes())?));
        }
    };
    let shapes = question.shapes(data);
    if !shapes.is_empty() && !form.holds_shapes() {
        let count = shapes.len();
        let what = match count {
            1 => "1 line or area is".to_owned(),
            _ => format!("{count} lines and areas are"),
        };
        super::complain(&anyhow::anyhow!(
            "{what} left out, because {} holds only events at points; --format geojson writes them too",
            form.ending().to_uppercase()
        ));
    }
    output::deliver(output, |out| {
        export::events::write(form, (&rows, &shapes), data, out)
    })
}

/// The category that is written as `key`, if an event has it.
fn category(key: &str, data: &Dataset) -> Result<Category> {
    let known = data.events.categories();
    if let Some(&category) = known.iter().find(|category| category.key() == key) {
        return Ok(category);
    }
    let keys: Vec<&str> = known
        .iter()
        .map(|category| category.key())
        .take(12)
        .collect();
    let what = format!(
        "there is no category “{key}”; the events have {}",
        keys.join(", ")
    );
    Err(super::WrongUse(what).into())
}

/// What events are asked for, in the terms of the table.
struct Question {
    /// The first day, and the first one after the last.
    days: Option<[i64; 2]>,
    category: Option<Category>,
    /// Whether the story's events are left out.
    only_files: bool,
    /// Opposite corners on the world grid.
    corners: Option<[[u32; 2]; 2]>,
    /// The same in degrees.
    bounds: Option<GeoBounds>,
    /// Whether something is asked for that only an event can answer to.
    of_events_alone: bool,
}

impl Question {
    fn new(ask: &AskEvents) -> Result<Self> {
        let (from, to) = match ask.year {
            Some(year) => (Some(year), Some(year)),
            None => (ask.from, ask.to),
        };
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            let what = format!(
                "the span from {from} to {to} is empty; --from must not be later than --to"
            );
            bail!(super::WrongUse(what));
        }
        let start = from.map_or(i64::from(i32::MIN), day_of_new_year);
        let end = to.map_or(i64::from(i32::MAX), |to| day_of_new_year(to + 1));
        Ok(Self {
            days: (from.is_some() || to.is_some()).then_some([start, end]),
            category: None,
            only_files: ask.only_files,
            of_events_alone: from.is_some()
                || to.is_some()
                || ask.category.is_some()
                || ask.place.is_some(),
            bounds: ask.bounds,
            corners: ask.bounds.map(|bounds| {
                let rect = WorldRect::from(bounds);
                [rect.min, rect.max].map(|point| Morton::from_world(point).steps())
            }),
        })
    }

    /// The lines and areas of files that go with the answer: all of them, or those in the bounds.
    /// They are no events, so that none answers to a year, a category or a place.
    fn shapes(&self, data: &Dataset) -> Vec<EventKey> {
        if self.of_events_alone {
            return Vec::new();
        }
        choice::shapes(data, |place| {
            let bounds = self.bounds.as_ref();
            bounds.is_none_or(|bounds| bounds.intersects(&place.bounds()))
        })
    }

    /// The rows that answer, ascending.
    fn answer(&self, place: Option<&PlaceId>, data: &Dataset) -> Result<Vec<Row>> {
        let table = &data.events;
        let within = place.map(|place| within(place, data)).transpose()?;
        let rows = (0..table.len() as Row).into_par_iter();
        let asked_for = |row: &Row| {
            let at = *row as usize;
            let in_days = self.days.is_none_or(|[start, end]| {
                table.days().get(at).is_some_and(|days| {
                    !days.is_undated() && i64::from(days.start) < end && start < i64::from(days.end)
                })
            });
            let in_bounds = self.corners.is_none_or(|[[left, top], [right, bottom]]| {
                table.positions().get(at).is_some_and(|code| {
                    let [x, y] = code.steps();
                    (left..=right).contains(&x) && (top..=bottom).contains(&y)
                })
            });
            let in_place = within.as_ref().is_none_or(|within| within.contains(row));
            let of_category = self
                .category
                .is_none_or(|category| table.category_of(*row) == Some(category));
            let of_files = !self.only_files || data.told(*row).is_none();
            of_files && in_days && in_bounds && in_place && of_category
        };
        Ok(rows.filter(asked_for).collect())
    }
}

/// The events at a place: of the story's those it tells of there, of files those that lie in it
/// or name its id.
fn within(place: &PlaceId, data: &Dataset) -> Result<BTreeSet<Row>> {
    let told = data.events_about(&Target::Place(place.clone()));
    let told = told.into_iter().filter_map(|index| data.row_of_told(index));
    let mut rows: BTreeSet<Row> = told.collect();
    let region = data.atlas.get(place);
    if let Some(region) = region.filter(|place| place.kind == PlaceKind::Region) {
        rows.extend(data.rows_of_files_in(region));
    } else if !data.files().is_empty() {
        let regions = data.regions();
        let inside = regions.within(place);
        let region_of = regions.assign(data.events.positions());
        let of_files = region_of
            .iter()
            .zip(0..)
            .filter(|(region, row)| inside.contains(region) && data.told(*row).is_none());
        rows.extend(of_files.map(|(_, row)| row));
        let named = naming(place, data, &rows)?;
        rows.extend(named);
    }
    Ok(rows)
}

/// The events of files, besides `known`, that name `place` or one in it by its id, as what durand
/// writes does.
fn naming(place: &PlaceId, data: &Dataset, known: &BTreeSet<Row>) -> Result<Vec<Row>> {
    // The column of ids in a table, and what stands beside an id in `GeoJSON`: files without
    // either are not read again.
    const SIGNS: [&str; 2] = ["place_id", "location_precision"];
    let mut files = Vec::new();
    for file in data.files() {
        if file.holds(SIGNS[0])? || file.holds(SIGNS[1])? {
            files.push(file.number());
        }
    }
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let names_it = |row: Row| -> Result<Option<Row>> {
        let of_file = data.id_of(row).and_then(|id| id.place_in_file());
        if known.contains(&row) || !of_file.is_some_and(|(file, _)| files.contains(&file)) {
            return Ok(None);
        }
        let record = Record::of(row, data)?;
        let in_it = |id: PlaceId| {
            let line = data.atlas.lineage(&id);
            line.iter().any(|outer| outer.id == *place)
        };
        let named = record.is_some_and(|record| {
            let ids = ["place_id", "place"].map(|field| record.get(field).text().parse().ok());
            ids.into_iter().flatten().any(in_it)
        });
        Ok(named.then_some(row))
    };
    let rows = (0..data.events.len() as Row).into_par_iter();
    rows.filter_map(|row| names_it(row).transpose()).collect()
}

/// What a person looks at: the columns that say most.
fn table(rows: &[Row], data: &Dataset) -> Vec<Vec<String>> {
    let header = ["date", "id", "title", "category", "place", "passages"];
    let mut table = vec![header.map(str::to_owned).to_vec()];
    let ids = rows.iter().filter_map(|&row| data.id_of(row));
    for event in ids.filter_map(|id| data.event(&id)) {
        let passages: Vec<String> = event.passages.iter().map(ToString::to_string).collect();
        let date = event.when.as_ref().map(ToString::to_string);
        table.push(vec![
            date.unwrap_or_default(),
            event.id.to_string(),
            event.title.clone(),
            event.category.key().to_owned(),
            event.place_text.clone(),
            passages.join(" "),
        ]);
    }
    table
}
