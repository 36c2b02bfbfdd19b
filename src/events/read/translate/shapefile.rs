//! Shapefiles: shapes in `.shp`, their table in `.dbf`, its encoding in `.cpg`, coordinates in `.prj`.
//!
//! Records are cut out here, so that a broken one costs itself only; the shapefile crate decodes
//! each.

use std::io::{self, Cursor, Read};

use encoding_rs::Encoding;
use geo::{
    Contains as _, Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point,
    Polygon,
};
use shapefile::{PolygonRing, ReadableShape as _, Shape};

use super::super::OpenError;
use super::super::judge::Refused;
use super::crs::Crs;
use super::dbf::{NoTable, Table};
use super::guard::guarded;
use super::record::{Properties, Record};
use super::spool::Spool;
use crate::atlas::Severity;

/// Bytes of the longest shape.
const LONGEST: u64 = 64 << 20;

/// One layer: the files that belong together.
pub(super) struct Layer<'a> {
    pub(super) name: &'a str,
    /// Which layer of its file it is, for its places.
    pub(super) number: u64,
    pub(super) shapes: &'a mut dyn Read,
    pub(super) table: Option<&'a mut dyn Read>,
    pub(super) encoding: Option<&'static Encoding>,
    pub(super) crs: Crs,
}

impl Layer<'_> {
    /// Reads all its records.
    pub(super) fn read(self, spool: &mut Spool<'_>) -> Result<(), OpenError> {
        let name = self.name;
        let mut table = match self.table.map(|table| Table::open(table, self.encoding)) {
            None => {
                let what = format!("{name} has no table (.dbf), so nothing is known of its shapes");
                let mend = "keep the .dbf beside the .shp";
                spool.note(Severity::Warning, "its table is missing", 0, what, mend);
                None
            }
            Some(Err(NoTable(what))) => {
                let mend = "fetch it again";
                spool.note(Severity::Error, "its table is broken", 0, what, mend);
                None
            }
            Some(Ok(table)) => Some(table),
        };
        let mut head = [0; 100];
        let sound =
            self.shapes.read_exact(&mut head).is_ok() && head.starts_with(&[0, 0, 0x27, 0x0A]);
        if !sound {
            let what = format!("{name} is no Shapefile, or ends inside its head");
            spool.note(
                Severity::Error,
                "the file ends too early",
                0,
                what,
                CUT_SHORT,
            );
            return Ok(());
        }
        spool.begin_layer(self.number);
        let mut number = 0_u64;
        let mut bytes = Vec::new();
        loop {
            match next(self.shapes, &mut bytes) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    let what = format!("{name} ends inside record {} ({error})", number + 1);
                    spool.note(
                        Severity::Error,
                        "the file ends too early",
                        0,
                        what,
                        CUT_SHORT,
                    );
                    break;
                }
            }
            number += 1;
            let row = table.as_mut().map(Table::next);
            let (kept, pairs) = match row {
                Some(Some(row)) => row,
                Some(None) | None => (true, Vec::new()),
            };
            if !kept {
                spool.pass();
                continue;
            }
            let record = Record {
                place: spool.next_place(0),
                id: None,
                geometry: geometry(&bytes),
                properties: Properties::of_columns(pairs),
            };
            spool.add_from(&self.crs, record)?;
        }
        if let Some(mut table) = table {
            let mut rows = 0_u64;
            while let Some((kept, _)) = table.next() {
                rows += u64::from(kept);
            }
            if rows > 0 {
                let what = format!("{name} has {rows} more rows in its table than shapes");
                let mend = "fetch it again: its files do not belong together";
                spool.note(Severity::Warning, "its table does not fit", 0, what, mend);
            }
        }
        Ok(())
    }
}

const CUT_SHORT: &str = "it was cut short: fetch it again";

/// Reads the next record's content; whether there is one.
fn next(file: &mut dyn Read, bytes: &mut Vec<u8>) -> io::Result<bool> {
    let mut head = [0; 8];
    let mut filled = 0;
    while let Some(rest) = head.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest)? {
            0 if filled == 0 => return Ok(false),
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => filled += count,
        }
    }
    let words = head.get(4..8).and_then(|four| four.try_into().ok());
    let length = u64::from(u32::from_be_bytes(words.unwrap_or_default())) * 2;
    if length > LONGEST {
        let what = format!("it claims {length} bytes");
        return Err(io::Error::other(what));
    }
    bytes.clear();
    // Grows with what is there, not with what is claimed.
    let got = file.take(length).read_to_end(bytes)?;
    if (got as u64) < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(true)
}

/// The geometry of a record's content.
fn geometry(bytes: &[u8]) -> Result<Option<Geometry<f64>>, Refused> {
    let broken = |what: String| {
        let mend = "write the file again, or leave the record out";
        Err(Refused::new("its geometry is broken", what, mend))
    };
    let length = i32::try_from(bytes.len()).unwrap_or(i32::MAX);
    let read = guarded(|| Shape::read_from(&mut Cursor::new(bytes), length));
    Ok(match read {
        None => return broken("its shape cannot be read".into()),
        Some(Err(error)) => return broken(format!("its shape cannot be read ({error})")),
        Some(Ok(shape)) => match shape {
            Shape::NullShape => None,
            Shape::Point(point) => Some(Point::new(point.x, point.y).into()),
            Shape::PointM(point) => Some(Point::new(point.x, point.y).into()),
            Shape::PointZ(point) => Some(Point::new(point.x, point.y).into()),
            Shape::Polyline(line) => lines(line.parts(), |point| [point.x, point.y]),
            Shape::PolylineM(line) => lines(line.parts(), |point| [point.x, point.y]),
            Shape::PolylineZ(line) => lines(line.parts(), |point| [point.x, point.y]),
            Shape::Polygon(area) => areas(area.rings(), |point| [point.x, point.y]),
            Shape::PolygonM(area) => areas(area.rings(), |point| [point.x, point.y]),
            Shape::PolygonZ(area) => areas(area.rings(), |point| [point.x, point.y]),
            Shape::Multipoint(points) => several(points.points(), |point| [point.x, point.y]),
            Shape::MultipointM(points) => several(points.points(), |point| [point.x, point.y]),
            Shape::MultipointZ(points) => several(points.points(), |point| [point.x, point.y]),
            Shape::Multipatch(_) => return broken("it is a surface in space (MultiPatch)".into()),
        },
    })
}

fn several<P>(points: &[P], at: fn(&P) -> [f64; 2]) -> Option<Geometry<f64>> {
    let points: Vec<Point> = points.iter().map(|point| at(point).into()).collect();
    (!points.is_empty()).then(|| MultiPoint(points).into())
}

fn line<P>(points: &[P], at: fn(&P) -> [f64; 2]) -> LineString<f64> {
    LineString(points.iter().map(|point| Coord::from(at(point))).collect())
}

fn lines<P>(parts: &[Vec<P>], at: fn(&P) -> [f64; 2]) -> Option<Geometry<f64>> {
    let mut parts: Vec<LineString<f64>> = parts.iter().map(|part| line(part, at)).collect();
    match parts.len() {
        0 => None,
        1 => parts.pop().map(Geometry::LineString),
        _ => Some(MultiLineString(parts).into()),
    }
}

/// Outer rings with the holes that lie in them.
fn areas<P>(rings: &[PolygonRing<P>], at: fn(&P) -> [f64; 2]) -> Option<Geometry<f64>> {
    let mut areas: Vec<Polygon<f64>> = Vec::new();
    let mut holes = Vec::new();
    for ring in rings {
        match ring {
            PolygonRing::Outer(points) => areas.push(Polygon::new(line(points, at), Vec::new())),
            PolygonRing::Inner(points) => holes.push((areas.len(), line(points, at))),
        }
    }
    // As a rule a hole follows its ring; the one it lies in is looked for where that is soon done.
    let vertices: usize = areas.iter().map(|area| area.exterior().0.len()).sum();
    let outer: Vec<Polygon<f64>> = if vertices.saturating_mul(holes.len()) <= LOOKED_AT {
        areas.clone()
    } else {
        Vec::new()
    };
    for (behind, hole) in holes {
        let Some(vertex) = hole.0.first().copied() else {
            continue;
        };
        let usual = behind.saturating_sub(1);
        let around = |area: &Polygon<f64>| area.contains(&Point::from(vertex));
        let found = match outer.get(usual) {
            Some(area) if !around(area) => outer.iter().position(around),
            _ => None,
        };
        match areas.get_mut(found.unwrap_or(usual)) {
            Some(area) => area.interiors_push(hole),
            // Without any outer ring it is one, turned the wrong way.
            None => areas.push(Polygon::new(hole, Vec::new())),
        }
    }
    match areas.len() {
        0 => None,
        1 => areas.pop().map(Geometry::Polygon),
        _ => Some(MultiPolygon(areas).into()),
    }
}

/// Vertices of outer rings that are looked at for holes, all in all.
const LOOKED_AT: usize = 20_000_000;
