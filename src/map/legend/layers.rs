//! The layers of one's own in the legend: each with its colours, and where a column decides them
//! the classes below it.

use super::{Part, Row, Swatch};
use crate::events::Class;
use crate::events::shade::{self, Of, ShadeClass};
use crate::map::layers::own;
use crate::map::looks::{LARGEST, Looks, SMALLEST, shape_of_value};
use crate::map::marks::shape_of;
use crate::map::scene::Shape;
use crate::map::theme::{Rgba, SHADES, Theme};
use crate::session::{Answer, ColourBy, Dataset, Layer, LayerId, Session, SizeBy};
use crate::story::Category;
use crate::words::{Words, short};

/// The rows, top first.
pub(super) fn rows(data: &Dataset, session: &Session, theme: &Theme) -> Vec<Row> {
    let looks = Looks::of(data, session, theme);
    let counts = data.events.count_by_file();
    let layers = session.work.layers.iter().map(|layer| {
        let events = counts.get(&layer.number).copied().unwrap_or_default() as usize;
        let own = data.atlas.own_places();
        let shapes = own
            .filter(|place| place.file() == Some(layer.number))
            .count();
        Row {
            layer: LayerId::File(layer.number),
            label: short::line(&layer.name, short::NAME).into_owned(),
            swatch: if events == 0 && shapes > 0 {
                shapes_swatch(layer.number, data, session, theme)
            } else {
                swatch(layer, data, &looks, theme)
            },
            target: None,
            counts: Some([0, events + shapes]),
            parts: parts(layer, data, &looks, theme, session.words()),
        }
    });
    // Shapes of files that no list of layers has, as in a picture made without a window.
    let others = data.files_with_shapes().into_iter();
    let others = others.filter(|file| session.work.layer(*file).is_none());
    let others = others.map(|file| Row {
        layer: LayerId::File(file),
        label: data.layer_name(file),
        swatch: shapes_swatch(file, data, session, theme),
        target: None,
        counts: None,
        parts: Vec::new(),
    });
    layers.chain(others).collect()
}

/// An area, or a line where a file has no other shapes.
fn shapes_swatch(file: u16, data: &Dataset, session: &Session, theme: &Theme) -> Swatch {
    let colour = own::colour_of(session, theme, file);
    if data.files_with_regions().contains(&file) {
        Swatch::Area(colour)
    } else {
        Swatch::Line(colour)
    }
}

/// A symbol for one colour, a strip for several.
fn swatch(layer: &Layer, data: &Dataset, looks: &Looks<'_>, theme: &Theme) -> Swatch {
    let categories = categories_of(layer.number, data);
    let usual = categories.first().copied();
    let symbol = layer.style.symbol.map(Shape::from);
    let number = layer.number;
    let shape = symbol.or_else(|| usual.map(|category| looks.usual(number, category).0));
    let shape = shape.unwrap_or(Shape::Circle);
    match &layer.style.colour {
        ColourBy::One(paint) => Swatch::Mark(shape, theme.paint(*paint)),
        ColourBy::Category => match categories.as_slice() {
            [] => Swatch::Mark(shape, theme.other_place),
            [only] => Swatch::Mark(shape, looks.usual(number, *only).1),
            several => strip(several.iter().map(|&one| looks.usual(number, one).1)),
        },
        ColourBy::Column(by) => match looks.shade(layer.number) {
            None => Swatch::Mark(shape, theme.other_place),
            Some(shade) if shade.is_of_numbers() => Swatch::Ramp(*theme.ramp(by.ramp)),
            Some(shade) => {
                let classes = shade.classes.iter();
                strip(classes.map(|class| looks.colour_of(class, by.ramp)))
            }
        },
    }
}

/// As many colours as a strip has room for; fewer are repeated, so that each has its share.
fn strip(colours: impl Iterator<Item = Rgba>) -> Swatch {
    let all: Vec<Rgba> = colours.take(SHADES).collect();
    let mut strip = [Rgba::TRANSPARENT; SHADES];
    for (place, slot) in strip.iter_mut().enumerate() {
        let number = place * all.len() / SHADES;
        *slot = all.get(number).copied().unwrap_or(Rgba::TRANSPARENT);
    }
    Swatch::Ramp(strip)
}

/// The categories that events of a file have, the most frequent first.
pub fn categories_of(file: u16, data: &Dataset) -> Vec<Category> {
    let table = &data.events;
    let mut counts = vec![0_usize; table.categories().len()];
    for (number, class) in table.classes().iter().enumerate() {
        if class.file == file
            && let Some(count) = counts.get_mut(usize::from(class.category))
        {
            *count += table.rows_of_class(number).len();
        }
    }
    let named = table.categories().iter().copied().zip(counts);
    let mut present: Vec<(Category, usize)> = named.filter(|(_, count)| *count > 0).collect();
    present.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    present.into_iter().map(|(category, _)| category).collect()
}

/// How the events of a category are drawn where no style asks for its own colour: as the topmost
/// layer that has any of them draws them. `None` where its own colour is seen.
pub(super) fn swatch_instead(
    category: Category,
    data: &Dataset,
    looks: &Looks<'_>,
    session: &Session,
    theme: &Theme,
) -> Option<Swatch> {
    let table = &data.events;
    let number = table.categories().iter().position(|one| *one == category)?;
    let has = |class: &&Class| usize::from(class.category) == number;
    let by_its_own = |file: u16| {
        let style = looks.style(file);
        // What has no category looks as its layer does.
        style.is_none_or(|style| style.colour == ColourBy::Category && !category.is_other())
    };
    let files = || table.classes().iter().filter(has).map(|class| class.file);
    if files().any(by_its_own) {
        return None;
    }
    let topmost = files().max_by_key(|&file| looks.rank(file))?;
    let layer = session.work.layer(topmost)?;
    Some(match (&layer.style.colour, layer.style.symbol) {
        (ColourBy::One(paint), None) => Swatch::Mark(shape_of(category), theme.paint(*paint)),
        _ => swatch(layer, data, looks, theme),
    })
}

fn parts(
    layer: &Layer,
    data: &Dataset,
    looks: &Looks<'_>,
    theme: &Theme,
    words: Words,
) -> Vec<Part> {
    // A file that is not there, or not yet, has no columns to be told of.
    if data.file_of(layer.number).is_none() {
        return Vec::new();
    }
    let [colours, sizes] = looks.measured(layer.number);
    let mut parts = Vec::new();
    let symbol = layer.style.symbol.map(Shape::from);
    if let ColourBy::Column(by) = &layer.style.colour {
        parts.push(heading(&by.name, colours, words));
        if let Some(Answer::Shade(shade)) = colours {
            parts.extend(shade.classes.iter().map(|class| {
                let own = match class.what {
                    Of::Value(_, number) => shape_of_value(number),
                    _ => Shape::Circle,
                };
                Part {
                    swatch: Swatch::Mark(symbol.unwrap_or(own), looks.colour_of(class, by.ramp)),
                    size: 1.0,
                    label: class_in_words(class, words),
                    count: Some(class.count),
                }
            }));
        }
    }
    if let SizeBy::Column { name } = &layer.style.size {
        parts.push(heading(name, sizes, words));
        if let Some(Answer::Sizes(sizes)) = sizes {
            let ink = match &layer.style.colour {
                ColourBy::One(paint) => theme.paint(*paint),
                ColourBy::Category | ColourBy::Column(_) => theme.other_place,
            };
            // The largest, and a quarter of it, which is half as wide.
            for share in [1.0, 0.25_f64] {
                let number = round(sizes.most * share);
                let side = (number / sizes.most).sqrt() as f32;
                parts.push(Part {
                    swatch: Swatch::Mark(symbol.unwrap_or(Shape::Circle), ink),
                    size: (side * LARGEST).max(SMALLEST),
                    label: shade::told(number),
                    count: None,
                });
            }
            if sizes.without > 0 {
                parts.push(Part {
                    swatch: Swatch::Mark(symbol.unwrap_or(Shape::Circle), ink),
                    size: SMALLEST,
                    label: words.say("legend-no-number").into_owned(),
                    count: Some(sizes.without),
                });
            }
        }
    }
    parts
}

/// The name of a column above its classes, or why there are none.
fn heading(column: &str, measured: Option<&Answer>, words: Words) -> Part {
    let label = match measured {
        Some(Answer::Failed(why)) => why.clone(),
        Some(_) => column.to_owned(),
        None => words.with("legend-looking", &[("column", column.into())]),
    };
    Part {
        swatch: Swatch::None,
        size: 1.0,
        label,
        count: None,
    }
}

/// Two digits that say something, so that a legend's number is read at a glance.
fn round(number: f64) -> f64 {
    if number <= 0.0 || !number.is_finite() {
        return number;
    }
    let unit = 10_f64.powi(number.log10().floor() as i32 - 1);
    (number / unit).round() * unit
}

/// What a class is called.
pub fn class_in_words(class: &ShadeClass, words: Words) -> String {
    match &class.what {
        Of::Numbers { ends, open, .. } => {
            let [from, to] = ends.map(shade::told);
            if from == to {
                return from;
            }
            let values = [("from", from.into()), ("to", to.into())];
            let key = if *open {
                "legend-below"
            } else {
                "legend-from-to"
            };
            words.with(key, &values)
        }
        Of::Value(value, _) => value.clone(),
        Of::Others(count) => words.with("legend-others", &[("count", (*count).into())]),
        Of::NoNumber => words.say("legend-no-number").into_owned(),
        Of::Nothing => words.say("legend-no-value").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_gives_each_colour_its_share() {
        let [a, b] = [Rgba([1, 1, 1, 255]), Rgba([2, 2, 2, 255])];
        assert_eq!(strip([a, b].into_iter()), Swatch::Ramp([a, a, a, b, b]));
        assert_eq!(strip([a].into_iter()), Swatch::Ramp([a; SHADES]));
    }

    #[test]
    fn numbers_of_a_legend_have_two_digits() {
        for (number, told) in [(1234.0, 1200.0), (0.0567, 0.057), (8.0, 8.0), (99.9, 100.0)] {
            assert!((round(number) - told).abs() < 1e-9, "{number}");
        }
    }
}
