//! A place on the map: its names, its shape and what is known of it.

use std::sync::{Arc, OnceLock};

use geo::{Area, BoundingRect, Centroid, Geodesic, GeodesicArea, Geometry, InteriorPoint, Length};

use super::{BoundaryView, Chronicle, Own, PlaceId, PlaceKind, Provenance, Stance, Wording};
use crate::geometry::GeoBounds;
use crate::words::Language;

/// What a place is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// In English; empty for a nameless river, lake, glacier or built-up area.
    pub english: String,
    /// In Urdu, in Arabic script.
    pub urdu: Option<String>,
    /// In Pashto, in Arabic script.
    pub pashto: Option<String>,
    /// What else a text may call it.
    pub aliases: Vec<String>,
}

impl Names {
    /// The name in `language`, or in English where that is not known.
    pub fn in_language(&self, language: Language) -> &str {
        let own = match language {
            Language::English => None,
            Language::Urdu => self.urdu.as_deref(),
        };
        own.unwrap_or(&self.english)
    }
}

/// What others have measured or published of a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Geodesic length of the shipped line, kilometres.
    pub length_km: Option<f64>,
    /// Geodesic length before generalisation, kilometres.
    pub length_full_km: Option<f64>,
    /// How far the shipped line strays from the full one, metres.
    pub length_tolerance_m: Option<f64>,
    /// The length others publish, kilometres, as they write it.
    pub published_km: Option<String>,
}

/// Measures that take a walk along the whole shape, taken at first use.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured {
    area_km2: OnceLock<Option<f64>>,
    length_km: OnceLock<Option<f64>>,
    extent: OnceLock<f64>,
}

/// A place: country, province, border, crossing, town, river …
#[derive(Clone, Debug)]
pub struct Place {
    /// What stories and commands call it by.
    pub id: PlaceId,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// What people call it.
    pub names: Names,
    /// The place it is a part of.
    pub parent: Option<PlaceId>,
    /// The country it is in, as the data writes it.
    pub country: Option<String>,
    /// A sentence or two about it.
    pub summary: Option<String>,
    /// Where its name stands best, `[lon, lat]` in degrees.
    pub label: Option<[f64; 2]>,
    /// How much it matters: 1 the most, 10 the least.
    pub rank: u8,
    /// Inhabitants.
    pub population: Option<u64>,
    /// Its names and status through time.
    pub chronicle: Chronicle,
    /// Who holds what of it.
    pub stances: Vec<Stance>,
    /// What it is called in each view of the borders, where that differs.
    pub wordings: Vec<Wording>,
    /// First day or year of this shape, ISO 8601.
    pub valid_from: Option<String>,
    /// First day or year this shape no longer holds, ISO 8601.
    pub valid_to: Option<String>,
    /// Where it is drawn from.
    pub provenance: Arc<Provenance>,
    /// How exact it is, in words: its own, or else its file's.
    pub accuracy: Option<String>,
    /// Its shape, `x` the longitude and `y` the latitude in WGS 84 degrees.
    pub geometry: Geometry<f64>,
    /// Lengths others give.
    pub figures: Figures,
    /// For a place that a reader's own file brings: which one it is there, and what it says of it.
    pub own: Option<Arc<Own>>,
    pub(super) bounds: GeoBounds,
    pub(super) measured: Measured,
}

impl Place {
    /// Where it is, as one `[lon, lat]` in degrees: the point itself, the place of its label,
    /// or else a point on the shape.
    pub fn position(&self) -> [f64; 2] {
        if let Geometry::Point(point) = &self.geometry {
            return [point.x(), point.y()];
        }
        self.label
            .or_else(|| self.geometry.centroid().map(|point| [point.x(), point.y()]))
            .or_else(|| {
                self.geometry
                    .interior_point()
                    .map(|point| [point.x(), point.y()])
            })
            .unwrap_or_else(|| self.bounds.center())
    }

    /// The smallest box around it.
    pub fn bounds(&self) -> GeoBounds {
        self.bounds
    }

    /// Its area on the WGS 84 ellipsoid in square kilometres; `None` for lines and points.
    ///
    /// # Source
    /// Karney, [Algorithms for geodesics](https://doi.org/10.1007/s00190-012-0578-z), 2013.
    pub fn area_km2(&self) -> Option<f64> {
        *self.measured.area_km2.get_or_init(|| {
            (self.extent() > 0.0).then(|| self.geometry.geodesic_area_unsigned() / 1e6)
        })
    }

    /// How large it is on the plane of longitude and latitude, square degrees: enough to tell which
    /// of two areas at one spot is the larger. 0 for lines and points.
    pub fn extent(&self) -> f64 {
        let extent = &self.measured.extent;
        *extent.get_or_init(|| self.geometry.unsigned_area())
    }

    /// Its length on the WGS 84 ellipsoid in kilometres; `None` for areas and points.
    ///
    /// # Source
    /// Karney, as for [`Place::area_km2`].
    pub fn length_km(&self) -> Option<f64> {
        *self
            .measured
            .length_km
            .get_or_init(|| match &self.geometry {
                Geometry::LineString(line) => Some(Geodesic.length(line) / 1e3),
                Geometry::MultiLineString(lines) => Some(Geodesic.length(lines) / 1e3),
                _ => None,
            })
    }

    /// Whether `[lon, lat]` lies inside it or on its edge; never for lines and points.
    pub fn contains(&self, position: [f64; 2]) -> bool {
        self.bounds.contains(position) && {
            use geo::Intersects;
            let point = geo::Point::new(position[0], position[1]);
            match &self.geometry {
                Geometry::Polygon(polygon) => polygon.intersects(&point),
                Geometry::MultiPolygon(polygons) => polygons.intersects(&point),
                _ => false,
            }
        }
    }

    /// Whether this is a shape of the past that still held on `day`, an ISO 8601 date.
    pub fn still_held_on(&self, day: &str) -> bool {
        self.valid_to.as_deref().is_some_and(|until| day < until)
    }

    /// What it is called in `view`, and how it is told there, where the data says so.
    pub fn wording(&self, view: BoundaryView) -> Option<&Wording> {
        self.wordings.iter().find(|wording| wording.view == view)
    }

    /// The number of the reader's own file that brings it; `None` for a place of the atlas or of
    /// the story.
    pub fn file(&self) -> Option<u16> {
        self.own.as_ref().map(|own| own.file)
    }

    /// Whether it has a name of its own, and not only a number in its file.
    pub fn is_named(&self) -> bool {
        !self.names.english.is_empty() && self.own.as_ref().is_none_or(|own| own.named)
    }

    /// Whether `name` is one of its names, in any of its languages, letter for letter.
    pub fn is_called(&self, name: &str) -> bool {
        self.names.english == name
            || self.names.urdu.as_deref() == Some(name)
            || self.names.pashto.as_deref() == Some(name)
            || self.names.aliases.iter().any(|alias| alias == name)
    }
}

/// The box around `geometry`; `None` when it has no positions.
pub(super) fn bounds_of(geometry: &Geometry<f64>) -> Option<GeoBounds> {
    let rect = geometry.bounding_rect()?;
    GeoBounds::new(rect.min().x, rect.min().y, rect.max().x, rect.max().y).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)] // positions are handed on, not computed

    use super::super::testing::place;

    const ONE_DEGREE: &str =
        r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#;
    const EQUATOR: &str = r#"{"type":"LineString","coordinates":[[0,0],[1,0]]}"#;
    const POINT: &str = r#"{"type":"Point","coordinates":[66.4322,30.9518]}"#;

    #[test]
    fn a_degree_at_the_equator_measures_what_the_ellipsoid_says() {
        // 111.3195 km: the WGS 84 equatorial radius times one degree.
        let place = place("line", "river", EQUATOR);
        assert!((place.length_km().unwrap() - 111.319_49).abs() < 1e-3);
        assert_eq!(place.area_km2(), None);
    }

    #[test]
    fn a_square_degree_at_the_equator_measures_what_the_ellipsoid_says() {
        // 12 308.778 km²: Karney's Planimeter for the same square.
        let place = place("square", "province", ONE_DEGREE);
        assert!((place.area_km2().unwrap() - 12_308.778).abs() < 0.01);
        assert_eq!(place.length_km(), None);
    }

    #[test]
    fn a_point_stands_at_itself_and_an_area_at_its_middle() {
        assert_eq!(place("a", "crossing", POINT).position(), [66.4322, 30.9518]);
        assert_eq!(place("b", "province", ONE_DEGREE).position(), [0.5, 0.5]);
    }

    #[test]
    fn the_label_moves_the_position_of_an_area() {
        let mut place = place("b", "province", ONE_DEGREE);
        place.label = Some([0.25, 0.75]);
        assert_eq!(place.position(), [0.25, 0.75]);
    }

    #[test]
    fn only_areas_contain_positions() {
        let square = place("b", "province", ONE_DEGREE);
        assert!(square.contains([0.5, 0.5]) && square.contains([0.0, 0.5]));
        assert!(!square.contains([1.5, 0.5]));
        assert!(!place("line", "river", EQUATOR).contains([0.5, 0.0]));
    }
}
