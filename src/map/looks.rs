//! How events look: those of the story by their categories, those of a layer of one's own by its
//! style. Made anew for each drawing; what columns make of events has been worked out before.

use std::sync::Arc;

use super::marks::shape_of;
use super::scene::Shape;
use super::theme::{Rgba, Theme};
use crate::events::shade::{Of, ShadeClass};
use crate::events::{EventTable, Row, Shade};
use crate::session::{Answer, ColourBy, Dataset, Layer, Paint, Session, SizeBy, Style, Symbol};
use crate::story::Category;

/// How much larger than usual the mark of the largest number is.
pub const LARGEST: f32 = 2.6;

/// How much smaller the mark of the smallest number is, and of what has none.
pub const SMALLEST: f32 = 0.42;

/// How the mark of an event looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its form.
    pub shape: Shape,
    /// Its colour.
    pub colour: Rgba,
    /// How much larger it is than usual.
    pub size: f32,
    /// 0 to 1.
    pub opacity: f32,
}

/// The looks of all layers.
pub struct Looks<'a> {
    theme: &'a Theme,
    layers: Vec<Own<'a>>,
}

/// A layer of one's own.
struct Own<'a> {
    layer: &'a Layer,
    /// What its style makes of its columns: colours, then sizes.
    measured: [Option<Arc<Answer>>; 2],
}

impl From<Symbol> for Shape {
    fn from(symbol: Symbol) -> Self {
        match symbol {
            Symbol::Circle => Self::Circle,
            Symbol::Square => Self::Square,
            Symbol::Diamond => Self::Diamond,
            Symbol::Triangle => Self::Triangle,
            Symbol::Hexagon => Self::Hexagon,
        }
    }
}

/// The shape that goes with the value of this number, so that values are told apart without colour.
pub fn shape_of_value(number: u8) -> Shape {
    let all = Symbol::ALL;
    let symbol = all.get(usize::from(number) % all.len()).copied();
    symbol.map_or(Shape::Circle, Shape::from)
}

impl<'a> Looks<'a> {
    /// The looks of the layers of `session`.
    pub fn of(data: &Dataset, session: &'a Session, theme: &'a Theme) -> Self {
        let layers = session.work.layers.iter();
        let layers = layers.map(|layer| Own {
            layer,
            measured: data.measured(layer),
        });
        Self {
            theme,
            layers: layers.collect(),
        }
    }

    /// Where a file stands among those that are drawn over each other: the story, which is 0, over
    /// all of them, then layers as the list has them.
    pub fn rank(&self, file: u16) -> usize {
        if file == 0 {
            return usize::MAX;
        }
        let place = self
            .layers
            .iter()
            .rev()
            .position(|own| own.layer.number == file);
        place.map_or(0, |place| place + 1)
    }

    /// The layer that is topmost among those of `rows`.
    pub fn topmost(&self, rows: &[Row], table: &EventTable) -> u16 {
        let files = rows.iter().filter_map(|&row| table.class_at(row));
        let files = files.map(|class| class.file);
        files.max_by_key(|&file| self.rank(file)).unwrap_or(0)
    }

    /// How the mark of one event looks, or of several that share it: as most of those that belong
    /// to the topmost layer do, and as large as the largest of them.
    pub fn of_rows(&self, rows: &[Row], table: &EventTable) -> Look {
        let file = self.topmost(rows, table);
        let in_file = |row: &&Row| {
            table
                .class_at(**row)
                .is_some_and(|class| class.file == file)
        };
        let rows: Vec<Row> = rows.iter().filter(in_file).copied().collect();
        let category = leading(&rows, |row| table.category_of(row)).unwrap_or(Category::Politics);
        let (shape, colour) = self.usual(file, category);
        let usual = Look {
            shape,
            colour,
            size: 1.0,
            opacity: 1.0,
        };
        let Some(own) = self.own(file) else {
            return usual;
        };
        let class = own.shade().and_then(|shade| {
            let class = |row| shade.number_at(table.place_in_file(row)?);
            shade.classes.get(leading(&rows, class)?)
        });
        let style = &own.layer.style;
        let (shape, colour) = match &style.colour {
            ColourBy::Category => (usual.shape, usual.colour),
            ColourBy::One(paint) => (usual.shape, self.theme.paint(*paint)),
            // Until a column has been looked at, nothing is said of it.
            ColourBy::Column(by) => class.map_or((usual.shape, self.theme.other_place), |class| {
                let shape = match class.what {
                    Of::Value(_, number) => shape_of_value(number),
                    _ => usual.shape,
                };
                (shape, self.colour_of(class, by.ramp))
            }),
        };
        Look {
            shape: style.symbol.map_or(shape, Shape::from),
            colour,
            size: own.size(&rows, table),
            opacity: style.opacity.share(),
        }
    }

    /// Shape and colour of events of a category where no style asks for others. What has no category
    /// is told apart by its layer.
    pub fn usual(&self, file: u16, category: Category) -> (Shape, Rgba) {
        if !category.is_other() || self.own(file).is_none() {
            return (shape_of(category), self.theme.category(category));
        }
        let number = file.saturating_sub(1) % u16::from(u8::MAX);
        let paint = self.theme.paint(Paint::Palette(number as u8));
        let symbol = Symbol::ALL.iter().cycle().nth(number.into());
        (
            symbol.map_or(Shape::Circle, |symbol| Shape::from(*symbol)),
            paint,
        )
    }

    /// The colour of a class; `ramp` is that of its numbers.
    pub fn colour_of(&self, class: &ShadeClass, ramp: u8) -> Rgba {
        match class.what {
            Of::Numbers { step, steps, .. } => self.theme.step_of_ramp(ramp, step, steps),
            Of::Value(_, number) => {
                let all = &self.theme.layers;
                let place = usize::from(number) % all.len();
                all.get(place).copied().unwrap_or(self.theme.other_place)
            }
            Of::Others(_) | Of::NoNumber | Of::Nothing => self.theme.other_place,
        }
    }

    /// The colour of all events of a category in a file, as far as that decides it: `None` where a
    /// column does.
    pub fn colour_in(&self, file: u16, category: Category) -> Option<Rgba> {
        match self.style(file).map(|style| &style.colour) {
            None | Some(ColourBy::Category) => Some(self.usual(file, category).1),
            Some(ColourBy::One(paint)) => Some(self.theme.paint(*paint)),
            Some(ColourBy::Column(_)) => None,
        }
    }

    /// The mark of all events of a category in a file, as far as that decides it: `None` where a
    /// column does.
    pub fn mark_in(&self, file: u16, category: Category) -> Option<(Shape, Rgba)> {
        let colour = self.colour_in(file, category)?;
        let symbol = self.style(file).and_then(|style| style.symbol);
        let shape = symbol.map_or_else(|| self.usual(file, category).0, Shape::from);
        Some((shape, colour))
    }

    /// The colour of the class of this number in a layer that a column colours.
    pub fn colour_of_number(&self, file: u16, class: u8) -> Rgba {
        let ramp = self.style(file).and_then(Style::colour_column);
        let ramp = ramp.map_or(0, |by| by.ramp);
        let shade = self.shade(file);
        let class = shade.and_then(|shade| shade.classes.get(usize::from(class)));
        class.map_or(self.theme.other_place, |class| self.colour_of(class, ramp))
    }

    /// A layer of one's own.
    pub fn layer(&self, file: u16) -> Option<&'a Layer> {
        Some(self.own(file)?.layer)
    }

    /// The style of a layer of one's own.
    pub fn style(&self, file: u16) -> Option<&Style> {
        Some(&self.own(file)?.layer.style)
    }

    /// The classes that colour a layer, if a column does and has been looked at.
    pub fn shade(&self, file: u16) -> Option<&Shade> {
        self.own(file)?.shade()
    }

    /// What became of the columns that a style asks for: colours, then sizes.
    pub fn measured(&self, file: u16) -> [Option<&Answer>; 2] {
        match self.own(file) {
            Some(own) => {
                let [colour, size] = &own.measured;
                [colour.as_deref(), size.as_deref()]
            }
            None => [None, None],
        }
    }

    fn own(&self, file: u16) -> Option<&Own<'a>> {
        self.layers.iter().find(|own| own.layer.number == file)
    }
}

impl Own<'_> {
    fn shade(&self) -> Option<&Shade> {
        match self.measured.first()?.as_deref()? {
            Answer::Shade(shade) => Some(shade),
            _ => None,
        }
    }

    fn size(&self, rows: &[Row], table: &EventTable) -> f32 {
        let style = &self.layer.style;
        let (SizeBy::Column { .. }, [_, Some(sizes)]) = (&style.size, &self.measured) else {
            return style.size.factor();
        };
        let Answer::Sizes(sizes) = sizes.as_ref() else {
            return 1.0;
        };
        let sides = rows.iter().filter_map(|&row| {
            let place = table.place_in_file(row)?;
            sizes.side_at(place)
        });
        (sides.fold(0.0, f32::max) * LARGEST).max(SMALLEST)
    }
}

/// What most of `rows` have; the later one decides a tie.
fn leading<T: Copy + PartialEq>(rows: &[Row], of: impl Fn(Row) -> Option<T>) -> Option<T> {
    let all: Vec<T> = rows.iter().filter_map(|&row| of(row)).collect();
    let count = |one: &T| all.iter().filter(|other| *other == one).count();
    all.iter().max_by_key(|one| count(one)).copied()
}
