//! Well-known binary, as `GeoParquet` has it in a column.
//!
//! Read here, and held to the wkb crate by a test: it follows collections in collections as deep
//! as they go, until the stack is gone.

use geo::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon,
    Point, Polygon,
};

/// How deep collections may stand in each other.
const DEEPEST: u8 = 16;

/// The geometry that `bytes` hold; `Ok(None)` when it is empty.
pub(super) fn read(bytes: &[u8]) -> Result<Option<Geometry<f64>>, &'static str> {
    let mut reader = Reader { bytes };
    let geometry = reader.geometry(0)?;
    let is_empty = match &geometry {
        // How an empty point is written.
        Geometry::Point(point) => point.x().is_nan() && point.y().is_nan(),
        geometry => geo::HasDimensions::is_empty(geometry),
    };
    Ok((!is_empty).then_some(geometry))
}

struct Reader<'a> {
    bytes: &'a [u8],
}

/// What stands before each geometry.
struct Head {
    little: bool,
    kind: u32,
    /// Numbers of a position.
    width: usize,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], &'static str> {
        let (first, rest) = self.bytes.split_first_chunk().ok_or("it ends too early")?;
        self.bytes = rest;
        Ok(*first)
    }

    fn count(&mut self, head: &Head) -> Result<usize, &'static str> {
        let bytes = self.take()?;
        Ok(if head.little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        } as usize)
    }

    fn number(&mut self, head: &Head) -> Result<f64, &'static str> {
        let bytes = self.take()?;
        Ok(if head.little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }

    fn head(&mut self) -> Result<Head, &'static str> {
        let little = match self.take()? {
            [0] => false,
            [1] => true,
            _ => return Err("its order of bytes is neither of the two"),
        };
        let mut head = Head {
            little,
            kind: 0,
            width: 2,
        };
        let code = self.count(&head)? as u32;
        // As ISO has it by thousands, and as PostGIS does by bits.
        let plain = code & 0x0FFF_FFFF;
        let (kind, dimensions) = (plain % 1000, plain / 1000);
        let z = matches!(dimensions, 1 | 3) || code & 0x8000_0000 != 0;
        let m = matches!(dimensions, 2 | 3) || code & 0x4000_0000 != 0;
        if dimensions > 3 {
            return Err("it is of a sort that nobody knows");
        }
        if code & 0x2000_0000 != 0 {
            self.count(&head)?;
        }
        head.kind = kind;
        head.width += usize::from(z) + usize::from(m);
        Ok(head)
    }

    fn position(&mut self, head: &Head) -> Result<Coord, &'static str> {
        let x = self.number(head)?;
        let y = self.number(head)?;
        for _ in 2..head.width {
            self.number(head)?;
        }
        Ok(Coord { x, y })
    }

    /// As many as are claimed, if there are bytes for them.
    fn several<T>(
        &mut self,
        head: &Head,
        least: usize,
        mut one: impl FnMut(&mut Self) -> Result<T, &'static str>,
    ) -> Result<Vec<T>, &'static str> {
        let count = self.count(head)?;
        if count > self.bytes.len() / least {
            return Err("it claims more than it has");
        }
        (0..count).map(|_| one(self)).collect()
    }

    fn line(&mut self, head: &Head) -> Result<LineString<f64>, &'static str> {
        let positions = self.several(head, head.width * 8, |reader| reader.position(head))?;
        Ok(LineString(positions))
    }

    fn polygon(&mut self, head: &Head) -> Result<Polygon<f64>, &'static str> {
        let mut rings = self
            .several(head, 4, |reader| reader.line(head))?
            .into_iter();
        let outer = rings.next().unwrap_or(LineString(Vec::new()));
        Ok(Polygon::new(outer, rings.collect()))
    }

    /// Of several geometries of one sort, each with a head of its own.
    fn parts<T>(
        &mut self,
        head: &Head,
        kind: u32,
        mut one: impl FnMut(&mut Self, &Head) -> Result<T, &'static str>,
    ) -> Result<Vec<T>, &'static str> {
        self.several(head, 5, |reader| {
            let inner = reader.head()?;
            if inner.kind == kind {
                one(reader, &inner)
            } else {
                Err("a part of it is of another sort")
            }
        })
    }

    fn geometry(&mut self, depth: u8) -> Result<Geometry<f64>, &'static str> {
        if depth > DEEPEST {
            return Err("its collections stand too deep in each other");
        }
        let head = self.head()?;
        Ok(match head.kind {
            1 => Geometry::Point(Point::from(self.position(&head)?)),
            2 => Geometry::LineString(self.line(&head)?),
            3 => Geometry::Polygon(self.polygon(&head)?),
            4 => Geometry::MultiPoint(MultiPoint(self.parts(&head, 1, |reader, head| {
                Ok(Point::from(reader.position(head)?))
            })?)),
            5 => Geometry::MultiLineString(MultiLineString(self.parts(&head, 2, Self::line)?)),
            6 => Geometry::MultiPolygon(MultiPolygon(self.parts(&head, 3, Self::polygon)?)),
            7 => Geometry::GeometryCollection(GeometryCollection(self.several(
                &head,
                5,
                |reader| reader.geometry(depth + 1),
            )?)),
            _ => return Err("it is of a sort that is not read"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(geometry: &Geometry<f64>, big: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        let endianness = if big {
            wkb::Endianness::BigEndian
        } else {
            wkb::Endianness::LittleEndian
        };
        wkb::writer::write_geometry(
            &mut bytes,
            geometry,
            &wkb::writer::WriteOptions { endianness },
        )
        .unwrap();
        bytes
    }

    fn geometries() -> impl Strategy<Value = Geometry<f64>> {
        let position = (-180.0..180.0_f64, -90.0..90.0_f64);
        let line = proptest::collection::vec(position.clone(), 2..6);
        prop_oneof![
            position.prop_map(|position| Geometry::Point(position.into())),
            line.clone()
                .prop_map(|line| Geometry::LineString(line.into())),
            line.clone()
                .prop_map(|line| Geometry::MultiPoint(line.into())),
            proptest::collection::vec(line, 1..4).prop_map(|rings| {
                let mut rings = rings.into_iter().map(LineString::from);
                let outer = rings.next().unwrap();
                let area = Polygon::new(outer, rings.collect());
                Geometry::MultiPolygon(MultiPolygon(vec![area.clone(), area]))
            }),
        ]
    }

    proptest! {
        #[test]
        fn what_the_wkb_crate_writes_is_read(one in geometries(), other in geometries(), big: bool) {
            let both = Geometry::GeometryCollection(GeometryCollection(vec![one.clone(), other]));
            for geometry in [one, both] {
                prop_assert_eq!(read(&written(&geometry, big)), Ok(Some(geometry)));
            }
        }

        #[test]
        fn broken_bytes_are_told(geometry in geometries(), at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
            let mut bytes = written(&geometry, false);
            let cut = cut.index(bytes.len());
            prop_assert!(read(&bytes[..cut]).is_err());
            let at = at.index(bytes.len());
            bytes[at] = byte;
            // Whatever it is now, it ends.
            let _ = read(&bytes);
        }
    }

    #[test]
    fn heights_and_numbers_of_systems_are_passed() {
        let numbers = |numbers: &[f64]| {
            numbers
                .iter()
                .flat_map(|n| n.to_le_bytes())
                .collect::<Vec<u8>>()
        };
        let iso = [
            &[1][..],
            &1001_u32.to_le_bytes(),
            &numbers(&[71.5, 34.0, 300.0]),
        ]
        .concat();
        let point = Some(Point::new(71.5, 34.0).into());
        assert_eq!(read(&iso), Ok(point.clone()));
        let head = 0xE000_0001_u32.to_le_bytes();
        let system = 4326_u32.to_le_bytes();
        let postgis = [
            &[1][..],
            &head,
            &system,
            &numbers(&[71.5, 34.0, 300.0, 1.0]),
        ]
        .concat();
        assert_eq!(read(&postgis), Ok(point));
    }

    #[test]
    fn depth_and_claims_are_bounded() {
        let mut deep = Vec::new();
        for _ in 0..100_000 {
            deep.extend([1, 7, 0, 0, 0, 1, 0, 0, 0]);
        }
        assert!(read(&deep).unwrap_err().contains("too deep"));
        let claim = [1, 2, 0, 0, 0, 255, 255, 255, 255];
        assert!(read(&claim).unwrap_err().contains("claims"));
        let empty = [
            &[1][..],
            &1_u32.to_le_bytes(),
            &[f64::NAN.to_le_bytes(); 2].concat(),
        ]
        .concat();
        assert_eq!(read(&empty), Ok(None));
    }
}
