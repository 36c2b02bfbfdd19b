//! What the reader's own files and the story bring besides events: areas filled faintly, their
//! edges, lines such as another border, and their names. The file that the list shows first lies on
//! top.

use std::collections::HashMap;

use super::regions;
use crate::atlas::{Place, PlaceId};
use crate::map::atlas_shapes::{Area, Band, Line, LineRole};
use crate::map::draw::{Frame, MapView, Pen};
use crate::map::fonts::Font;
use crate::map::label::{Candidate, Spot};
use crate::map::scene::Point;
use crate::map::theme::{Rgba, Theme};
use crate::session::{ColourBy, LayerId, Paint, Session, Target};

/// The shapes of one file for the zoom of a drawing.
#[derive(Clone, Copy)]
pub struct OwnBand<'a> {
    /// The number of the file; 0 for those that the story brings.
    pub file: u16,
    /// Its shapes.
    pub band: &'a Band,
    /// Whether it is drawn at all.
    pub on: bool,
    /// Its colour.
    pub colour: Rgba,
}

/// How opaque the ground of an area is, of which the map below is to be seen.
const FAINT: f32 = 0.16;

/// So many names at most ask for room: the largest areas in view.
const MOST_NAMES: usize = 250;

/// The shapes of all files in the order in which they are drawn.
pub fn bands<'a>(map: &MapView<'a>) -> Vec<OwnBand<'a>> {
    let band = |(file, band)| OwnBand {
        file,
        band,
        on: is_on(map, file),
        colour: colour_of(map.session, map.theme, file),
    };
    let mut bands: Vec<OwnBand<'a>> = map.shapes.own(&map.session.view).map(band).collect();
    // The first of the list lies on top; what is not in it, below all.
    let work = &map.session.work;
    bands.sort_by_key(|own| {
        let place = work.place_of(own.file);
        place.map_or(0, |place| work.layers.len() - place)
    });
    bands
}

/// Whether the shapes of a file are drawn; those of the story always are.
pub fn is_on(map: &MapView<'_>, file: u16) -> bool {
    file == 0 || map.session.layers.is_on(&LayerId::File(file))
}

/// The colour of a file's shapes: the one that a reader chose for all of the layer, or else the
/// next one of those for layers.
pub fn colour_of(session: &Session, theme: &Theme, file: u16) -> Rgba {
    let style = session.work.layer(file).map(|layer| &layer.style);
    let paint = match style.map(|style| &style.colour) {
        Some(ColourBy::One(paint)) => Some(*paint),
        _ => file
            .checked_sub(1)
            .map(|number| Paint::Palette((number % 256) as u8)),
    };
    let colour = paint.map_or(theme.other_place, |paint| theme.paint(paint));
    style.map_or(colour, |style| colour.faded(style.opacity.share()))
}

/// Grounds, before borders and names.
pub fn draw_areas(frame: &mut Frame<'_>) {
    let shaded = frame.map.session.shaded_file(frame.map.data);
    let drawn = |own: &OwnBand<'_>| own.on && Some(own.file) != shaded;
    for own in frame.own.clone().into_iter().filter(drawn) {
        let ground = own.colour.faded(FAINT);
        for number in in_view(frame, own.band) {
            if let Some(area) = own.band.areas.get(number) {
                super::land::push(frame, area, ground);
            }
        }
    }
}

/// The numbers of the areas in view, ascending, as they are drawn.
fn in_view(frame: &Frame<'_>, band: &Band) -> Vec<usize> {
    let mut numbers = band.index.query(&frame.window);
    numbers.sort_unstable();
    numbers.into_iter().map(|number| number as usize).collect()
}

/// Edges of areas, lines, what is selected or pointed at, and names.
pub fn draw_lines(frame: &mut Frame<'_>) {
    for own in frame.own.clone() {
        if own.on {
            edges(frame, &own);
        }
        // What is selected shows though its layer is off, as elsewhere.
        outlines(frame, own.band);
        lines(frame, &own);
        if own.on {
            names(frame, &own);
        }
    }
}

fn edges(frame: &mut Frame<'_>, own: &OwnBand<'_>) {
    let pen = Pen::solid(1.2, own.colour);
    for line in &own.band.lines {
        if line.role == LineRole::OwnEdge {
            frame.stroke(&line.chunks, &pen, None);
        }
    }
}

fn outlines(frame: &mut Frame<'_>, band: &Band) {
    let lit = &frame.lit;
    if lit.selected_places.is_empty() && lit.hovered_places.is_empty() {
        return;
    }
    let is_lit = |area: &&Area| {
        lit.selected_places.contains(&area.place) || lit.hovered_places.contains(&area.place)
    };
    let all: Vec<&Area> = band.areas.iter().filter(is_lit).collect();
    for area in all {
        regions::outline(frame, area, &area.place);
    }
}

fn lines(frame: &mut Frame<'_>, own: &OwnBand<'_>) {
    let colours = &frame.map.theme.map;
    for line in own
        .band
        .lines
        .iter()
        .filter(|line| line.role == LineRole::Own)
    {
        let Some(id) = &line.place else { continue };
        let selected = frame.lit.selected_places.contains(id);
        let hovered = frame.lit.hovered_places.contains(id);
        if !(own.on || selected) {
            continue;
        }
        let target = Target::Place(id.clone());
        if selected || hovered {
            let seam = Pen::solid(6.0, colours.halo);
            frame.stroke(&line.chunks, &seam, None);
        }
        let pen = match (selected, hovered) {
            (true, _) => Pen::solid(2.8, colours.selection),
            (false, true) => Pen::solid(2.8, own.colour),
            (false, false) => Pen::solid(1.9, own.colour),
        };
        frame.stroke(&line.chunks, &pen, Some(&target));
    }
}

/// The names that have room on their own area, or stand by their line.
fn names(frame: &mut Frame<'_>, own: &OwnBand<'_>) {
    let mut areas: HashMap<&PlaceId, Vec<&Area>> = HashMap::new();
    for number in in_view(frame, own.band) {
        if let Some(area) = own.band.areas.get(number) {
            areas.entry(&area.place).or_default().push(area);
        }
    }
    let data = frame.map.data;
    let mut named: Vec<(f64, &Place, Vec<&Area>)> = areas
        .into_iter()
        .filter_map(|(id, areas)| {
            let widest = areas.iter().map(|area| area.bounds.width());
            Some((widest.fold(0.0, f64::max), data.atlas.get(id)?, areas))
        })
        .filter(|(wide, place, _)| asks_for_a_name(frame, place, *wide))
        .collect();
    named.sort_by(|(a, one, _), (b, other, _)| b.total_cmp(a).then_with(|| one.id.cmp(&other.id)));
    named.truncate(MOST_NAMES);
    for (_, place, areas) in named {
        if let Some(at) = regions::label_point(frame, place) {
            let spots = spots(frame, at, &areas);
            name(frame, place, spots);
        }
    }
    let lines = own
        .band
        .lines
        .iter()
        .filter(|line| line.role == LineRole::Own);
    for line in lines.take(MOST_NAMES) {
        let Some(place) = line.place.as_ref().and_then(|id| data.atlas.get(id)) else {
            continue;
        };
        if place.is_named()
            && let Some(at) = middle_in_view(frame, line)
        {
            name(frame, place, beside(at));
        }
    }
}

/// Letters of a name are about so wide, in points.
const LETTER: f64 = 6.2;

/// An area asks for its name once it is about as wide as the name, and always while it is selected.
fn asks_for_a_name(frame: &Frame<'_>, place: &Place, wide: f64) -> bool {
    if frame.lit.selected_places.contains(&place.id) {
        return true;
    }
    let letters = place.names.english.chars().count().min(14) as f64;
    let points = wide * frame.map.session.view.points_per_world_unit();
    place.is_named() && points >= letters * LETTER
}

fn name(frame: &mut Frame<'_>, place: &Place, spots: Vec<Spot>) {
    const SIZE: f32 = 12.5;
    let selected = frame.lit.selected_places.contains(&place.id);
    let colours = &frame.map.theme.map;
    frame.labels.add(Candidate {
        lines: regions::broken(&frame.name_of(place)),
        font: if selected { Font::SansBold } else { Font::Sans },
        size: SIZE,
        spacing: 0.2,
        colour: colours.region_label,
        halo: colours.halo,
        // After the names of what the atlas is about, before those of towns.
        priority: if selected { 1 } else { 12 },
        spots,
        what: Some(Target::Place(place.id.clone())),
    });
}

/// The point of the name, and points around it that lie in the area.
pub(super) fn spots(frame: &Frame<'_>, [x, y]: Point, areas: &[&Area]) -> Vec<Spot> {
    let view = frame.map.session.view;
    let mut spots = vec![Spot::middle([x, y])];
    for ring in [16.0, 32.0, 56.0_f32] {
        for step in 0..8_u8 {
            let (sin, cos) = (f32::from(step) * std::f32::consts::FRAC_PI_4).sin_cos();
            let at = [x + sin * ring * 1.4, y + cos * ring];
            let world = view.world_from_screen(at);
            if areas.iter().any(|area| area.contains(world)) {
                spots.push(Spot::middle(at));
            }
        }
    }
    spots
}

/// The middle of the longest run of a line that can be seen.
fn middle_in_view(frame: &Frame<'_>, line: &Line) -> Option<Point> {
    let runs = line.chunks.visible(&frame.window);
    let longest = runs.max_by_key(|run| run.len())?;
    let middle = longest.get(longest.len() / 2)?;
    let [x, y] = frame.map.session.view.screen_from_world(*middle);
    let [left, top, right, bottom] = frame.scene.rect(0.0);
    (x > left && x < right && y > top && y < bottom).then_some([x, y])
}

fn beside([x, y]: Point) -> Vec<Spot> {
    let off = [[0.0, -12.0], [0.0, 12.0], [40.0, -12.0], [-40.0, 12.0]];
    off.map(|[dx, dy]| Spot::middle([x + dx, y + dy])).to_vec()
}
