//! Measuring: points that a reader sets on the map, and what lies between and inside them.
//!
//! While a session is [`Measuring`], a click sets a point. Three or more can be closed to an area.
//! What is measured is told in words here, so that the map, the window and the clipboard say the same.

use super::{Command, Effect, Session};
use crate::geometry::geodesic::{
    MILE_KM, crosses_itself, distance_km, path_km, perimeter_km, ring_area_km2,
};
use crate::geometry::{CoordinateForm, MAX_LATITUDE};
use crate::words::{Words, grouped_digits};

/// Points set on the map, in order, and where the next one would be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measuring {
    points: Vec<[f64; 2]>,
    closed: bool,
    pointer: Option<[f64; 2]>,
    /// Whether the arrow keys lead the pointer, which is then drawn as a cross.
    by_keys: bool,
}

/// What has been measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Along all points, and to the pointer where one follows it; round the area where it is closed.
    pub distance_km: f64,
    /// From the point before the last to the last.
    pub last_leg_km: f64,
    /// What the points enclose, or would if they were closed now; `None` with fewer than three.
    pub area: Option<Enclosed>,
}

/// A ring of points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Enclosed {
    /// Square kilometres; `None` if the ring crosses itself, which has no area to speak of.
    pub area_km2: Option<f64>,
    /// Kilometres round it.
    pub perimeter_km: f64,
}

/// More points than anybody sets; the ring is looked through for crossings in every frame.
pub const MOST: usize = 200;

/// How near to a point, on the screen, a click means that point.
const NEAR: f32 = 10.0;

impl Measuring {
    /// Points that were set before, as far as they are positions on the map; closed to an area if
    /// they were and can be.
    pub fn of(points: &[[f64; 2]], closed: bool) -> Self {
        let sound = |[lon, lat]: &[f64; 2]| {
            (-180.0..=180.0).contains(lon) && (-MAX_LATITUDE..=MAX_LATITUDE).contains(lat)
        };
        let points: Vec<_> = points.iter().copied().filter(sound).take(MOST).collect();
        Self {
            closed: closed && points.len() >= 3,
            points,
            pointer: None,
            by_keys: false,
        }
    }

    /// The points that are set, `[lon, lat]` in degrees.
    pub fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// Whether the points are closed to an area.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// Where the next point would be, while the map knows.
    pub fn pointer(&self) -> Option<[f64; 2]> {
        self.pointer.filter(|_| !self.closed)
    }

    /// Where the arrow keys have led the cross to, if they do.
    pub fn cross(&self) -> Option<[f64; 2]> {
        self.pointer.filter(|_| self.by_keys)
    }

    /// The points with the one that would be next.
    pub fn with_pointer(&self) -> Vec<[f64; 2]> {
        let next = self.pointer().filter(|_| !self.points.is_empty());
        self.points.iter().copied().chain(next).collect()
    }

    /// Whether the same is set, wherever the pointer is.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.points == other.points && self.closed == other.closed
    }

    /// What has been measured, with the pointer as if it were set.
    pub fn measured(&self) -> Measured {
        measure(&self.with_pointer(), self.closed)
    }

    /// What has been measured by the points that are set.
    pub fn set(&self) -> Measured {
        measure(&self.points, self.closed)
    }

    /// What is measured, line by line, as the window shows it and a screen reader says it.
    pub fn told(&self, words: Words) -> Vec<String> {
        lines(
            &self.measured(),
            self.with_pointer().len(),
            self.closed,
            words,
        )
    }

    /// What has been set, ready for the clipboard: the figures, then each point.
    pub fn written(&self, words: Words) -> String {
        let mut lines = lines(&self.set(), self.points.len(), self.closed, words);
        let points = self.points.iter().zip(1_u32..);
        lines.extend(points.map(|(at, number)| {
            let place = CoordinateForm::Decimal.write(*at);
            words.with(
                "measure-point",
                &[("number", number.into()), ("place", place.into())],
            )
        }));
        lines.join("\n")
    }
}

fn measure(points: &[[f64; 2]], closed: bool) -> Measured {
    let last_leg_km = match points {
        [.., before, last] => distance_km(*before, *last),
        _ => 0.0,
    };
    let area = (points.len() >= 3).then(|| Enclosed {
        area_km2: (!crosses_itself(points)).then(|| ring_area_km2(points)),
        perimeter_km: perimeter_km(points),
    });
    let distance_km = if closed {
        perimeter_km(points)
    } else {
        path_km(points)
    };
    Measured {
        distance_km,
        last_leg_km,
        area,
    }
}

fn lines(measured: &Measured, count: usize, closed: bool, words: Words) -> Vec<String> {
    match count {
        0 => return vec![words.say("measure-first").into_owned()],
        1 => return vec![words.say("measure-next").into_owned()],
        _ => {}
    }
    let length = |key: &str, km: f64| words.with(key, &[("length", length(km, words).into())]);
    let mut told = Vec::new();
    if !closed {
        told.push(length("measure-distance", measured.distance_km));
        if count > 2 {
            told.push(length("measure-last-leg", measured.last_leg_km));
        }
    }
    if let Some(enclosed) = measured.area {
        told.push(match enclosed.area_km2 {
            Some(km2) => words.with(
                if closed {
                    "measure-area"
                } else {
                    "measure-area-if-closed"
                },
                &[("area", area(km2, words).into())],
            ),
            None => words.say("measure-crosses").into_owned(),
        });
        let key = if closed {
            "measure-perimeter"
        } else {
            "measure-perimeter-if-closed"
        };
        told.push(length(key, enclosed.perimeter_km));
    }
    told
}

/// A length in kilometres and miles: `112 km (69.6 mi)`.
pub fn length(km: f64, words: Words) -> String {
    let values = [
        ("km", figure(km).into()),
        ("miles", figure(km / MILE_KM).into()),
    ];
    words.with("measure-length", &values)
}

/// An area in square kilometres and square miles: `1,234 km² (476 sq mi)`.
pub fn area(km2: f64, words: Words) -> String {
    let miles = km2 / (MILE_KM * MILE_KM);
    words.with(
        "measure-area-of",
        &[("km", figure(km2).into()), ("miles", figure(miles).into())],
    )
}

/// A number with as many digits as a hand on a map is worth: `0.42`, `69.6`, `1,234`.
pub fn figure(value: f64) -> String {
    let rounded = |digits: i32| (value * 10_f64.powi(digits)).round() / 10_f64.powi(digits);
    if rounded(2) < 10.0 {
        return format!("{:.2}", rounded(2));
    }
    if rounded(1) < 100.0 {
        return format!("{:.1}", rounded(1));
    }
    grouped_digits(&format!("{value:.0}"))
}

impl Session {
    /// Whether the same is measured in both.
    pub(super) fn measures_the_same(&self, other: &Self) -> bool {
        match (&self.measuring, &other.measuring) {
            (Some(one), Some(other)) => one.is_same(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    /// Does what a command of measuring says.
    pub(super) fn apply_to_measuring(&mut self, command: &Command) -> Vec<Effect> {
        match command {
            Command::ToggleMeasure => {
                if self.measuring.take().is_some() {
                    return self.says("measure-ended");
                }
                self.measuring = Some(Measuring::default());
                self.says("measure-begun")
            }
            Command::MeasureFrom(at) => {
                self.measuring = Some(Measuring::default());
                self.set_point(*at)
            }
            Command::MeasurePoint(at) => self.set_point(*at),
            Command::MeasurePointer(at) => {
                if let Some(measuring) = &mut self.measuring
                    // The arrows lead until the pointer moves over the map again.
                    && (at.is_some() || !measuring.by_keys)
                {
                    (measuring.pointer, measuring.by_keys) = (at.and_then(sound), false);
                }
                Vec::new()
            }
            Command::MeasureMove(by) => {
                self.lead_cross(*by);
                Vec::new()
            }
            Command::MeasureEnter => self.enter_point(),
            Command::MeasureClose => self.close_ring(),
            Command::MeasureTakeBack => self.take_point_back(),
            Command::MeasureCopy => match &self.measuring {
                Some(measuring) if measuring.points.len() > 1 => {
                    let text = measuring.written(self.words());
                    let mut effects = vec![Effect::Copy(text)];
                    effects.extend(self.says("measure-copied"));
                    effects
                }
                _ => self.says("measure-nothing"),
            },
            _ => Vec::new(),
        }
    }

    fn says(&self, key: &str) -> Vec<Effect> {
        vec![Effect::Say(self.words().say(key).into_owned())]
    }

    fn set_point(&mut self, at: [f64; 2]) -> Vec<Effect> {
        let (view, words) = (self.view, self.words());
        let Some(at) = sound(at) else {
            return Vec::new();
        };
        let Some(measuring) = &mut self.measuring else {
            return Vec::new();
        };
        if measuring.closed {
            // What is closed stays until the next point begins something new.
            let by_keys = measuring.by_keys;
            *measuring = Measuring {
                pointer: Some(at),
                by_keys,
                ..Measuring::default()
            };
        }
        let spot = view.screen_from_lonlat(at);
        let near = |other: Option<&[f64; 2]>| {
            other.is_some_and(|other| {
                let [x, y] = view.screen_from_lonlat(*other);
                (x - spot[0]).hypot(y - spot[1]) <= NEAR
            })
        };
        if near(measuring.points.last()) {
            return Vec::new();
        }
        if measuring.points.len() >= 3 && near(measuring.points.first()) {
            return self.close_ring();
        }
        if measuring.points.len() >= MOST {
            return vec![Effect::Say(
                words.with("measure-most", &[("count", MOST.into())]),
            )];
        }
        measuring.points.push(at);
        let number = measuring.points.len();
        let measured = measuring.set();
        let said = if number == 1 {
            let place = CoordinateForm::Decimal.write(at);
            words.with("measure-said-first", &[("place", place.into())])
        } else {
            let values = [
                ("number", number.into()),
                ("leg", length(measured.last_leg_km, words).into()),
                ("whole", length(measured.distance_km, words).into()),
            ];
            words.with("measure-said-next", &values)
        };
        vec![Effect::Say(said)]
    }

    fn close_ring(&mut self) -> Vec<Effect> {
        let words = self.words();
        let Some(measuring) = &mut self.measuring else {
            return Vec::new();
        };
        if measuring.closed {
            return Vec::new();
        }
        if measuring.points.len() < 3 {
            return self.says("measure-too-few");
        }
        measuring.closed = true;
        vec![Effect::Say(measuring.told(words).join(" "))]
    }

    fn take_point_back(&mut self) -> Vec<Effect> {
        let words = self.words();
        let Some(measuring) = &mut self.measuring else {
            return Vec::new();
        };
        if measuring.closed {
            measuring.closed = false;
            return self.says("measure-open-again");
        } else if measuring.points.pop().is_none() {
            return self.says("measure-nothing");
        }
        let left = measuring.points.len();
        vec![Effect::Say(
            words.with("measure-taken-back", &[("count", left.into())]),
        )]
    }

    /// Enter: the cross sets a point, and a second time on the same spot closes; without the
    /// cross it closes.
    fn enter_point(&mut self) -> Vec<Effect> {
        let Some(measuring) = &self.measuring else {
            return Vec::new();
        };
        match measuring.cross() {
            Some(at) if measuring.points.last() != Some(&at) => self.set_point(at),
            None if measuring.points.is_empty() => {
                self.lead_cross([0.0, 0.0]);
                self.enter_point()
            }
            _ => self.close_ring(),
        }
    }

    /// Moves the cross by screen points, from the pointer or the middle of the map; the map goes
    /// along where the cross would leave it.
    fn lead_cross(&mut self, by: [f32; 2]) {
        /// Points kept between the cross and the edge of the map.
        const EDGE: f32 = 24.0;
        let Some(measuring) = &mut self.measuring else {
            return;
        };
        let size = self.view.size();
        let middle = [size[0] / 2.0, size[1] / 2.0];
        let from = measuring.pointer.or(measuring.points.last().copied());
        let from = from.map_or(middle, |at| self.view.screen_from_lonlat(at));
        let to = [from[0] + by[0], from[1] + by[1]];
        let hold =
            |at: f32, side: f32| at.clamp(EDGE.min(side / 2.0), (side - EDGE).max(side / 2.0));
        let held = [hold(to[0], size[0]), hold(to[1], size[1])];
        if !to.iter().all(|side| side.is_finite()) {
            return;
        }
        let at = self.view.lonlat_from_screen(to);
        self.view = self.view.panned([held[0] - to[0], held[1] - to[1]]);
        if let Some(at) = sound(at) {
            (measuring.pointer, measuring.by_keys) = (Some(at), true);
        }
    }
}

/// A position on the map of the world.
fn sound([lon, lat]: [f64; 2]) -> Option<[f64; 2]> {
    let finite = lon.is_finite() && lat.is_finite();
    finite.then(|| {
        [
            lon.clamp(-180.0, 180.0),
            lat.clamp(-MAX_LATITUDE, MAX_LATITUDE),
        ]
    })
}

#[cfg(test)]
mod tests;
