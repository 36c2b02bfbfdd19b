//! The legend, which is also the layer list: each row with its swatch as it is drawn.

mod layers;

use std::borrow::Cow;

pub use layers::{categories_of, class_in_words};

use super::looks::Looks;
use super::marks::shape_of;
use super::scene::Shape;
use super::theme::{Rgba, SHADES, Theme};
use crate::atlas::{BoundaryView, Place, PlaceKind};
use crate::session::{Dataset, LayerId, Session, Target};
use crate::story::Category;
use crate::words::{Language, Words};

/// Rows that belong together.
pub struct Group {
    /// Its heading.
    pub title: Cow<'static, str>,
    /// What must be known to read it.
    pub note: Option<Cow<'static, str>>,
    /// Its rows, top to bottom.
    pub rows: Vec<Row>,
}

/// One layer.
pub struct Row {
    /// What is switched.
    pub layer: LayerId,
    /// What it is called.
    pub label: String,
    /// How it is drawn.
    pub swatch: Swatch,
    /// What it stands for, where it is a place that can be selected.
    pub target: Option<Target>,
    /// How many passages speak of it, and how many events belong to it.
    pub counts: Option<[usize; 2]>,
    /// What its colours and sizes mean, where columns decide them.
    pub parts: Vec<Part>,
}

/// A line below a layer: a class of a column, or a size.
pub struct Part {
    /// How it is drawn.
    pub swatch: Swatch,
    /// How much larger than usual its symbol is.
    pub size: f32,
    /// What it is called.
    pub label: String,
    /// How many events.
    pub count: Option<u64>,
}

/// How a layer is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Swatch {
    Line(Rgba),
    DashedLine(Rgba),
    Area(Rgba),
    Mark(Shape, Rgba),
    Ramp([Rgba; SHADES]),
    None,
}

/// All groups, top to bottom.
pub fn groups(data: &Dataset, session: &Session, theme: &Theme) -> Vec<Group> {
    let featured: Vec<&Place> = data
        .atlas
        .featured()
        .iter()
        .filter_map(|id| data.atlas.get(id))
        .collect();
    let (borders, regions): (Vec<&Place>, Vec<&Place>) = featured
        .into_iter()
        .partition(|place| place.kind == PlaceKind::Border);
    let words = session.words();
    let plain = |layer, key: &str, swatch| Row {
        layer,
        label: words.say(key).into_owned(),
        swatch,
        target: None,
        counts: None,
        parts: Vec::new(),
    };
    let mut borders: Vec<Row> = borders
        .into_iter()
        .map(|place| place_row(place, data, session, theme))
        .collect();
    if data.atlas.by_kind(PlaceKind::DisputedLine).next().is_some() {
        let swatch = Swatch::DashedLine(theme.map.disputed_line);
        borders.push(plain(
            LayerId::DisputedLines,
            "legend-disputed-lines",
            swatch,
        ));
    }
    let regions = regions
        .into_iter()
        .map(|place| place_row(place, data, session, theme))
        .collect();
    let counts = data.events.count_by_category();
    let categories = data.events.categories().iter().zip(counts);
    let looks = Looks::of(data, session, theme);
    let events = categories
        .map(|(&category, count)| {
            let row = category_row(category, count, theme, words);
            let instead = layers::swatch_instead(category, data, &looks, session, theme);
            Row {
                swatch: instead.unwrap_or(row.swatch),
                ..row
            }
        })
        .collect();
    let context = vec![
        plain(LayerId::Relief, "legend-relief", Swatch::None),
        plain(
            LayerId::Waters,
            "legend-waters",
            Swatch::Line(theme.map.river),
        ),
        plain(LayerId::Towns, "legend-towns", Swatch::None),
        plain(
            LayerId::Units,
            "legend-units",
            Swatch::Line(theme.map.province_line),
        ),
        plain(
            LayerId::RegionCounts,
            "legend-region-counts",
            Swatch::Ramp(theme.map.choropleth),
        ),
    ];
    // Whose view the lines are drawn in stands above them.
    let borders = Group {
        title: session.boundary_view.told_in(words).into(),
        note: Some(words.say("view-caveat")),
        rows: borders,
    };
    let others = [
        ("legend-regions", regions),
        ("legend-events", events),
        ("legend-context", context),
    ];
    let others = others.map(|(key, rows)| Group {
        title: words.say(key),
        note: None,
        rows,
    });
    let own = Group {
        title: words.say("legend-layers"),
        note: None,
        rows: layers::rows(data, session, theme),
    };
    let groups = [own, borders].into_iter().chain(others);
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn place_row(place: &Place, data: &Dataset, session: &Session, theme: &Theme) -> Row {
    let target = Target::Place(place.id.clone());
    let colour = theme.place_fill(&place.id).unwrap_or(theme.other_place);
    let swatch = match place.kind {
        PlaceKind::Border if session.boundary_view == BoundaryView::Afghanistan => {
            Swatch::DashedLine(colour)
        }
        PlaceKind::Border => Swatch::Line(colour),
        PlaceKind::Crossing => Swatch::Mark(Shape::Circle, colour),
        _ => Swatch::Area(colour),
    };
    Row {
        layer: LayerId::Place(place.id.clone()),
        label: match place.kind {
            PlaceKind::Border => session.name_of(place, None).to_owned(),
            _ => short_name(place, session.language),
        },
        swatch,
        counts: Some([
            data.passages_about(&target).len(),
            data.events_about(&target).len(),
        ]),
        target: Some(target),
        parts: Vec::new(),
    }
}

/// A crossing between two towns is called after the first of them where room is short.
fn short_name(place: &Place, language: Language) -> String {
    const ROOM: usize = 18;
    let name = place.names.in_language(language);
    if name != place.names.english {
        return name.to_owned();
    }
    let shorter = place
        .names
        .aliases
        .iter()
        .filter(|alias| alias.ends_with(" crossing"))
        .min_by_key(|alias| alias.len());
    match shorter {
        Some(alias) if name.chars().count() > ROOM => alias.clone(),
        _ => name.to_owned(),
    }
}

fn category_row(category: Category, events: u32, theme: &Theme, words: Words) -> Row {
    Row {
        layer: LayerId::Events(category),
        label: category.label_in(words).into_owned(),
        swatch: Swatch::Mark(shape_of(category), theme.category(category)),
        target: None,
        counts: Some([0, events as usize]),
        parts: Vec::new(),
    }
}
