//! Names on the map: they never touch each other, and the more important one wins.

use super::fonts::Font;
use super::scene::{Anchor, Item, Point, Rect, Scene, Text, overlap};
use super::text::{TextMeasure, runs_right_to_left};
use super::theme::Rgba;
use crate::session::Target;

/// A name that asks for a place on the map.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// One or more lines, set one under the other.
    pub lines: Vec<String>,
    /// Its face.
    pub font: Font,
    /// Height of the em in points.
    pub size: f32,
    /// Extra space between letters in points.
    pub spacing: f32,
    /// Its colour.
    pub colour: Rgba,
    /// The edge that lifts it off the map.
    pub halo: Rgba,
    /// Smaller is more important; equal ones go by order of arrival.
    pub priority: u32,
    /// Where it may stand, best first.
    pub spots: Vec<Spot>,
    /// What it names.
    pub what: Option<Target>,
}

/// A place where a name may stand.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Where its anchor goes.
    pub at: Point,
    /// Which of its points that is; lines are centred vertically on it.
    pub anchor: Anchor,
    /// Turned clockwise about `at`, in radians.
    pub angle: f32,
}

impl Spot {
    /// Centred, unturned.
    pub fn middle(at: Point) -> Self {
        Self {
            at,
            anchor: Anchor::Middle,
            angle: 0.0,
        }
    }
}

/// Names and obstacles of one drawing.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    candidates: Vec<Candidate>,
    taken: Vec<Rect>,
}

/// Space kept between two names, in points.
const GAP: f32 = 3.0;

/// Distance between base lines in ems.
const LEADING: f32 = 1.12;

impl Labels {
    /// Asks for a place.
    pub fn add(&mut self, mut candidate: Candidate) {
        // Letters that are joined cannot be spaced.
        if candidate.lines.iter().any(|line| runs_right_to_left(line)) {
            candidate.spacing = 0.0;
        }
        self.candidates.push(candidate);
    }

    /// Keeps names off `rect`.
    pub fn block(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Writes every name that finds room into `scene`, the important ones first.
    pub fn place(mut self, measure: &TextMeasure, scene: &mut Scene) {
        self.candidates.sort_by_key(|candidate| candidate.priority);
        let page = scene.rect(0.0);
        for candidate in &self.candidates {
            let extent = candidate.extent(measure);
            let free =
                |rect: &Rect| inside(rect, &page) && !self.taken.iter().any(|t| overlap(t, rect));
            let spots = candidate.spots.iter().map(|spot| (spot, spot.rect(extent)));
            if let Some((spot, rect)) = spots.into_iter().find(|(_, rect)| free(rect)) {
                self.taken.push(rect);
                candidate.write(spot, scene);
            }
        }
    }
}

impl Candidate {
    fn extent(&self, measure: &TextMeasure) -> Point {
        let widths = self
            .lines
            .iter()
            .map(|line| measure.width(line, self.font, self.size, self.spacing));
        [
            widths.fold(0.0, f32::max),
            self.lines.len() as f32 * self.size * LEADING,
        ]
    }

    fn write(&self, spot: &Spot, scene: &mut Scene) {
        let count = self.lines.len() as f32;
        for (number, line) in self.lines.iter().enumerate() {
            let down = (number as f32 - (count - 1.0) / 2.0) * self.size * LEADING;
            let (sin, cos) = spot.angle.sin_cos();
            scene.items.push(Item::Text(Text {
                text: line.clone(),
                at: [spot.at[0] - sin * down, spot.at[1] + cos * down],
                anchor: spot.anchor,
                font: self.font,
                size: self.size,
                spacing: self.spacing,
                angle: spot.angle,
                colour: self.colour,
                halo: Some(self.halo),
                what: self.what.clone(),
            }));
        }
    }
}

impl Spot {
    /// The upright box around a text of `extent` that stands here, with its gap.
    fn rect(&self, [width, height]: Point) -> Rect {
        let left = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -width / 2.0,
            Anchor::End => -width,
        };
        let corners = [
            [left, -height / 2.0],
            [left + width, -height / 2.0],
            [left + width, height / 2.0],
            [left, height / 2.0],
        ];
        let (sin, cos) = self.angle.sin_cos();
        let mut rect = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        for [x, y] in corners {
            let (x, y) = (
                self.at[0] + x * cos - y * sin,
                self.at[1] + x * sin + y * cos,
            );
            rect = [
                rect[0].min(x),
                rect[1].min(y),
                rect[2].max(x),
                rect[3].max(y),
            ];
        }
        [
            rect[0] - GAP,
            rect[1] - GAP / 2.0,
            rect[2] + GAP,
            rect[3] + GAP / 2.0,
        ]
    }
}

fn inside(rect: &Rect, page: &Rect) -> bool {
    rect[0] >= page[0] && rect[1] >= page[1] && rect[2] <= page[2] && rect[3] <= page[3]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(name: &str, priority: u32, spots: Vec<Spot>) -> Candidate {
        Candidate {
            lines: vec![name.to_owned()],
            font: Font::Sans,
            size: 12.0,
            spacing: 0.0,
            colour: Rgba([0, 0, 0, 255]),
            halo: Rgba::TRANSPARENT,
            priority,
            spots,
            what: None,
        }
    }

    fn placed(labels: Labels) -> Vec<String> {
        let mut scene = Scene::new([400.0, 300.0]);
        labels.place(&TextMeasure::new(), &mut scene);
        scene.texts().map(|text| text.text.clone()).collect()
    }

    #[test]
    fn the_more_important_name_wins() {
        let mut labels = Labels::default();
        labels.add(named("village", 9, vec![Spot::middle([200.0, 150.0])]));
        labels.add(named("capital", 1, vec![Spot::middle([205.0, 152.0])]));
        assert_eq!(placed(labels), ["capital"]);
    }

    #[test]
    fn a_name_that_is_crowded_out_takes_its_next_spot() {
        let mut labels = Labels::default();
        labels.add(named("first", 1, vec![Spot::middle([200.0, 150.0])]));
        labels.add(named(
            "second",
            2,
            vec![Spot::middle([200.0, 150.0]), Spot::middle([200.0, 200.0])],
        ));
        assert_eq!(placed(labels), ["first", "second"]);
    }

    #[test]
    fn no_name_hangs_over_the_edge() {
        let mut labels = Labels::default();
        labels.add(named("at the edge", 1, vec![Spot::middle([2.0, 150.0])]));
        assert!(placed(labels).is_empty());
    }

    #[test]
    fn no_name_stands_on_an_obstacle() {
        let mut labels = Labels::default();
        labels.block([190.0, 140.0, 210.0, 160.0]);
        labels.add(named("hidden", 1, vec![Spot::middle([200.0, 150.0])]));
        assert!(placed(labels).is_empty());
    }

    proptest! {
        #[test]
        fn names_never_touch(spots in prop::collection::vec((0.0_f32..400.0, 0.0_f32..300.0, -1.5_f32..1.5), 0..60)) {
            let mut labels = Labels::default();
            for (number, (x, y, angle)) in spots.into_iter().enumerate() {
                let spot = Spot { at: [x, y], anchor: Anchor::Start, angle };
                labels.add(named("a name", number as u32 % 5, vec![spot]));
            }
            let measure = TextMeasure::new();
            let mut scene = Scene::new([400.0, 300.0]);
            labels.place(&measure, &mut scene);
            let rects: Vec<Rect> = scene.texts().map(|text| {
                let spot = Spot { at: text.at, anchor: text.anchor, angle: text.angle };
                spot.rect([measure.width(&text.text, text.font, text.size, text.spacing), text.size * LEADING])
            }).collect();
            for (index, rect) in rects.iter().enumerate() {
                prop_assert!(!rects[..index].iter().any(|other| overlap(rect, other)));
            }
        }
    }
}
