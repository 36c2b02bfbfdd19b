//! Lines and areas of the reader's own files as places: named, numbered and mended.
//!
//! [`OwnPlaces::of`] makes them once for a file; [`Atlas::with_own`](super::Atlas::with_own) puts
//! them behind the atlas's own, as often as a reader changes their mind.

mod dateline;
mod mend;
mod names;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use geo::{Geometry, InteriorPoint as _, LineString};
use rayon::prelude::*;

use super::place::{Measured, bounds_of};
use super::{Chronicle, Fault, Figures, Finding, Place, PlaceId, PlaceKind, Provenance};
use mend::{Mended, mend};

/// A line or an area of a reader's file, as it was read.
#[derive(Clone, Debug)]
pub struct OwnPlace {
    /// Which record of its file it is, counted from 1.
    pub number: u64,
    /// Where that record begins, in bytes.
    pub offset: u64,
    /// What the file calls it; empty where it says nothing.
    pub name: String,
    /// Degrees of WGS 84, longitude first.
    pub geometry: Geometry<f64>,
    /// All that the file says of it, in its order.
    pub properties: Vec<(String, String)>,
}

/// What only the places of a reader's own files have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The number of the file.
    pub file: u16,
    /// Which record of it, counted from 1.
    pub number: u64,
    /// Where that record begins, in bytes.
    pub offset: u64,
    /// Whether the file says what it is called.
    pub named: bool,
    /// All that the file says of it, in its order.
    pub properties: Vec<(String, String)>,
}

/// The places of one of the reader's own files.
#[derive(Clone, Debug, Default)]
pub struct OwnPlaces {
    /// In the order of the file.
    pub places: Vec<Arc<Place>>,
    /// The file: more than its name is not known of it.
    pub provenance: Arc<Provenance>,
    /// What could not be used, or only mended.
    pub faults: Vec<Fault>,
}

impl OwnPlaces {
    /// The places that the shapes of file number `file` are; `path` is where it is, `name` what it
    /// is called.
    ///
    /// Ids are `own-<file>-<name>`, in Latin letters, or `own-<file>-<number>` without a name; the
    /// same file under the same number gives the same ids. Uses all processors.
    pub fn of(file: u16, path: &Path, name: &str, shapes: &[OwnPlace]) -> Self {
        let provenance = Arc::new(Provenance {
            file: name.to_owned(),
            title: name.to_owned(),
            own_file: Some(file),
            ..Provenance::default()
        });
        let fault = |shape: &OwnPlace, finding: Finding| {
            let number = shape.number;
            let called = match shape.name.trim() {
                "" => format!("feature {number}"),
                name => format!("feature {number} ({:?})", names::clean(name)),
            };
            finding.in_file(path).in_feature(called)
        };
        let mended: Vec<Mended> = shapes.par_iter().map(|one| mend(&one.geometry)).collect();
        let (mut places, mut faults) = (Vec::new(), Vec::new());
        let mut ids = HashSet::new();
        for (shape, mended) in shapes.iter().zip(mended) {
            faults.extend(mended.findings.into_iter().map(|found| fault(shape, found)));
            let parts = [
                mended.area.map(|area| (PlaceKind::Region, area)),
                mended.line.map(|line| (PlaceKind::Line, line)),
            ];
            let both = parts.iter().all(Option::is_some);
            let own = Arc::new(Own {
                file,
                number: shape.number,
                offset: shape.offset,
                named: false,
                properties: shape.properties.clone(),
            });
            for (kind, geometry) in parts.into_iter().flatten() {
                let what = names::of(shape, name);
                let own = if what.named {
                    Arc::new(Own {
                        named: true,
                        ..own.as_ref().clone()
                    })
                } else {
                    Arc::clone(&own)
                };
                let end = if both && kind == PlaceKind::Line {
                    "-line"
                } else {
                    ""
                };
                let slug = names::slug(&what.names.english).filter(|_| what.named);
                let id = id_of(file, slug.as_deref(), shape.number, end, &mut ids);
                let bounds = bounds_of(&geometry);
                if let (Some(id), Some(bounds)) = (id, bounds) {
                    let label = label(&geometry);
                    places.push(Arc::new(Place {
                        id,
                        kind,
                        names: what.names,
                        parent: None,
                        country: None,
                        summary: what.summary,
                        label,
                        rank: 10,
                        population: None,
                        chronicle: Chronicle::default(),
                        stances: Vec::new(),
                        wordings: Vec::new(),
                        valid_from: None,
                        valid_to: None,
                        provenance: Arc::clone(&provenance),
                        accuracy: None,
                        geometry,
                        figures: Figures::default(),
                        own: Some(own),
                        bounds,
                        measured: Measured::default(),
                    }));
                }
            }
        }
        Self {
            places,
            provenance,
            faults,
        }
    }

    /// The number of the file.
    pub fn file(&self) -> u16 {
        self.provenance.own_file.unwrap_or_default()
    }
}

/// An id that no earlier place of the file has.
fn id_of(
    file: u16,
    slug: Option<&str>,
    number: u64,
    end: &str,
    ids: &mut HashSet<PlaceId>,
) -> Option<PlaceId> {
    let named = slug.map(|slug| format!("own-{file}-{slug}{end}"));
    let numbered = slug.map(|slug| format!("own-{file}-{slug}-{number}{end}"));
    // A feature may be called by a number that is another's place in the file.
    let plain = (0..).map(|again: u32| match again {
        0 => format!("own-{file}-{number}{end}"),
        _ => format!("own-{file}-{number}-{again}{end}"),
    });
    let mut texts = named.into_iter().chain(numbered).chain(plain);
    let id = texts.find_map(|text| {
        let id = PlaceId::try_from(text).ok()?;
        (!ids.contains(&id)).then_some(id)
    })?;
    ids.insert(id.clone());
    Some(id)
}

/// Where the name of a shape stands: inside an area, on a line.
fn label(geometry: &Geometry<f64>) -> Option<[f64; 2]> {
    match geometry {
        Geometry::MultiPolygon(area) => {
            use geo::{Area as _, Centroid as _, Intersects as _};
            let largest = area.iter().max_by(|a, b| {
                let [a, b] = [a, b].map(|part| part.unsigned_area());
                a.total_cmp(&b)
            })?;
            let middle = largest.centroid().filter(|at| largest.intersects(at));
            let at = middle.or_else(|| largest.interior_point())?;
            Some([at.x(), at.y()])
        }
        Geometry::MultiLineString(lines) => {
            let longest = lines
                .iter()
                .max_by(|a, b| length(a).total_cmp(&length(b)))?;
            halfway(longest)
        }
        _ => None,
    }
}

/// In degrees: enough to find a middle.
fn length(line: &LineString<f64>) -> f64 {
    use geo::{Euclidean, Length as _};
    Euclidean.length(line)
}

fn halfway(line: &LineString<f64>) -> Option<[f64; 2]> {
    let mut left = length(line) / 2.0;
    for part in line.lines() {
        let (dx, dy) = (part.dx(), part.dy());
        let long = dx.hypot(dy);
        if long >= left && long > 0.0 {
            let share = left / long;
            return Some([part.start.x + dx * share, part.start.y + dy * share]);
        }
        left -= long;
    }
    line.0.first().map(|at| [at.x, at.y])
}

#[cfg(test)]
mod tests;
