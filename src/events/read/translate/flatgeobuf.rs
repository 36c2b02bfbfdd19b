//! `FlatGeobuf`: a head, an index that is passed, and features of a claimed length each.
//!
//! Features are cut out here, so that no claim is believed and a broken one costs itself only; the
//! flatgeobuf crate verifies and decodes each.

use std::io::{self, BufReader, Read};

use flatgeobuf::{
    ColumnType, Crs as FgbCrs, Header, size_prefixed_root_as_feature, size_prefixed_root_as_header,
};
use geo::Geometry;
use geozero::geo_types::GeoWriter;
use serde_json::{Number, Value};

use super::super::OpenError;
use super::super::judge::Refused;
use super::crs::Crs;
use super::guard::guarded;
use super::record::{Properties, Record};
use super::spool::{Place, Spool};
use crate::atlas::Severity;

/// Bytes of the longest head and feature.
const LONGEST: u32 = 64 << 20;
/// Columns of the widest table.
const COLUMNS: usize = 20_000;

/// Why a file gives nothing.
#[derive(Debug)]
pub(super) enum Nothing {
    /// It is broken.
    Broken(String),
    /// Its coordinates are no degrees.
    Foreign(String),
    /// The working copy could not be written.
    Spool(OpenError),
}

impl From<OpenError> for Nothing {
    fn from(error: OpenError) -> Self {
        Self::Spool(error)
    }
}

/// Reads a file of `length` bytes.
pub(super) fn read(file: impl Read, length: u64, spool: &mut Spool<'_>) -> Result<(), Nothing> {
    let mut file = BufReader::with_capacity(1 << 18, file);
    let cut = |_: io::Error| Nothing::Broken("the file ends inside its head".into());
    let mut magic = [0; 8];
    file.read_exact(&mut magic).map_err(cut)?;
    let head = sized(&mut file).map_err(|what| Nothing::Broken(format!("its head {what}")))?;
    let head = head.ok_or_else(|| Nothing::Broken("the file ends inside its head".into()))?;
    let broken = || Nothing::Broken("its head cannot be read".into());
    let header = guarded(|| size_prefixed_root_as_header(&head).ok());
    let header = header.flatten().ok_or_else(broken)?;
    let schema = guarded(|| Schema::of(header))
        .flatten()
        .ok_or_else(broken)?;
    if let Crs::Other(name) = &schema.crs {
        return Err(Nothing::Foreign(name.clone()));
    }
    let skipped = index_bytes(schema.features, schema.node_size);
    let skipped = skipped.filter(|bytes| *bytes <= length).ok_or_else(|| {
        Nothing::Broken("its head claims an index that is longer than the file".into())
    })?;
    io::copy(&mut (&mut file).take(skipped), &mut io::sink()).map_err(cut)?;
    if schema.crs.is_web_mercator() {
        super::note_conversion(spool);
    }
    let mut number = 0;
    loop {
        let bytes = match sized(&mut file) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => break,
            Err(what) => {
                let what = format!("feature {} {what}", number + 1);
                let mend = "it was cut short: fetch it again";
                spool.note(Severity::Error, "the file ends too early", 0, what, mend);
                return Ok(());
            }
        };
        number += 1;
        let (geometry, pairs) = feature(&bytes, &schema);
        let record = Record {
            place: Place { line: 0, number },
            id: None,
            geometry,
            properties: Properties::of_columns(pairs),
        };
        spool.add_from(&schema.crs, record)?;
    }
    if schema.features > 0 && number != schema.features {
        let what = format!("it claims {} features and has {number}", schema.features);
        let mend = "it was cut short: fetch it again";
        spool.note(Severity::Error, "the file ends too early", 0, what, mend);
    }
    Ok(())
}

/// The next part that begins with its length, and that length; `None` at the end of the file,
/// `Err` says what is wrong with it.
fn sized(file: &mut impl Read) -> Result<Option<Vec<u8>>, String> {
    let mut bytes = Vec::with_capacity(1 << 10);
    let ends = || "ends too early".to_owned();
    let got = file
        .by_ref()
        .take(4)
        .read_to_end(&mut bytes)
        .map_err(|_| ends())?;
    if got == 0 {
        return Ok(None);
    }
    let claim = bytes.as_slice().try_into().map_err(|_| ends())?;
    let claim = u32::from_le_bytes(claim);
    if claim > LONGEST {
        return Err(format!("claims {claim} bytes, more than a part may have"));
    }
    // Grows with what is there, not with what is claimed.
    let got = file.by_ref().take(u64::from(claim)).read_to_end(&mut bytes);
    if got.map_err(|_| ends())? < claim as usize {
        return Err(ends());
    }
    Ok(Some(bytes))
}

/// Bytes of the index; `None` when they cannot be counted.
///
/// # Source
/// The packed Hilbert R-tree of [FlatGeobuf](https://flatgeobuf.org): 40 bytes a node.
fn index_bytes(features: u64, node_size: u16) -> Option<u64> {
    if features == 0 || node_size == 0 {
        return Some(0);
    }
    if node_size < 2 {
        return None;
    }
    let (mut level, mut nodes) = (features, features);
    while level > 1 {
        level = level.div_ceil(u64::from(node_size));
        nodes = nodes.checked_add(level)?;
    }
    // A single feature has a root all the same.
    if features == 1 {
        nodes = 2;
    }
    nodes.checked_mul(40)
}

/// What the head says.
struct Schema {
    columns: Vec<(String, ColumnType)>,
    kind: flatgeobuf::GeometryType,
    crs: Crs,
    features: u64,
    node_size: u16,
}

impl Schema {
    fn of(header: Header<'_>) -> Option<Self> {
        let columns = header.columns();
        let columns = columns
            .iter()
            .flatten()
            .map(|column| (column.name().to_owned(), column.type_()));
        let columns: Vec<_> = columns.take(COLUMNS + 1).collect();
        let crs = match header.crs() {
            None => Crs::Degrees,
            Some(crs) => crs_of(crs),
        };
        (columns.len() <= COLUMNS).then(|| Self {
            columns: super::record::distinct(columns),
            kind: header.geometry_type(),
            crs,
            features: header.features_count(),
            node_size: header.index_node_size(),
        })
    }
}

fn crs_of(crs: FgbCrs<'_>) -> Crs {
    let name = crs.name().unwrap_or_default();
    let authority = crs.org().unwrap_or("EPSG");
    match (crs.code(), crs.code_string(), crs.wkt()) {
        (0, Some(code), _) if code.starts_with("CRS84") => Crs::Degrees,
        (0, _, Some(wkt)) => Crs::of_wkt(wkt),
        // Without a code and a description it was not said, and degrees are what most write.
        (0, _, None) if name.is_empty() => Crs::Degrees,
        (code, ..) => Crs::of_code(authority, i64::from(code), name),
    }
}

type Decoded = (Result<Option<Geometry<f64>>, Refused>, Vec<(String, Value)>);

/// A feature's geometry and properties.
fn feature(bytes: &[u8], schema: &Schema) -> Decoded {
    let broken = |what: &str| {
        let mend = "write the file again, or leave the feature out";
        Err(Refused::new("its geometry is broken", what, mend))
    };
    let verified = guarded(|| size_prefixed_root_as_feature(bytes).ok()).flatten();
    let Some(feature) = verified else {
        return (broken("it cannot be read"), Vec::new());
    };
    let geometry = guarded(|| match feature.geometry() {
        None => Ok(None),
        Some(geometry) if !is_sound(geometry, &mut (bytes.len() / 16 + 1)) => {
            Err(geozero::error::GeozeroError::GeometryFormat)
        }
        Some(geometry) => {
            let mut writer = GeoWriter::new();
            geometry.process(&mut writer, schema.kind)?;
            Ok(writer.take_geometry())
        }
    });
    let geometry = match geometry {
        Some(Ok(geometry)) => Ok(geometry),
        Some(Err::<_, geozero::error::GeozeroError>(error)) => {
            broken(&format!("its geometry cannot be read ({error})"))
        }
        None => broken("its geometry cannot be read"),
    };
    let properties = guarded(|| {
        feature
            .properties()
            .map(|vector| properties(vector.bytes(), schema))
    });
    (geometry, properties.flatten().unwrap_or_default())
}

/// Whether a geometry ends its lines where it has positions, and has no more of them than `left`
/// bytes can hold: parts may be one and the same, and then the decoder would copy them.
fn is_sound(geometry: flatgeobuf::Geometry<'_>, left: &mut usize) -> bool {
    let positions = geometry.xy().map_or(0, |xy| xy.len() / 2);
    let Some(rest) = left.checked_sub(positions.max(1)) else {
        return false;
    };
    *left = rest;
    let mut before = 0;
    let mut ends = geometry.ends().into_iter().flatten();
    let in_order = ends.all(|end| {
        let rises = end >= before && end as usize <= positions;
        before = end;
        rises
    });
    // The verifier has seen to it that parts stand no deeper than the stack bears.
    let mut parts = geometry.parts().into_iter().flatten();
    in_order && parts.all(|part| is_sound(part, left))
}

/// The properties of a feature: each the number of its column and its value. What comes behind a
/// broken one cannot be told.
fn properties(mut bytes: &[u8], schema: &Schema) -> Vec<(String, Value)> {
    let mut pairs: Vec<(String, Value)> = Vec::new();
    let mut next = 0;
    while let Some(number) = take(&mut bytes) {
        let number = usize::from(u16::from_le_bytes(number));
        let Some((name, kind)) = schema.columns.get(number) else {
            break;
        };
        let Some(value) = property(*kind, &mut bytes) else {
            break;
        };
        // They stand in the order of the columns; one that comes again is passed.
        if number >= next && !value.is_null() {
            pairs.push((name.clone(), value));
            next = number + 1;
        }
    }
    pairs
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}

fn property(kind: ColumnType, bytes: &mut &[u8]) -> Option<Value> {
    let float = |number: f64| Number::from_f64(number).map_or(Value::Null, Value::Number);
    Some(match kind {
        ColumnType::Bool => Value::Bool(take(bytes)? != [0]),
        ColumnType::Byte => i8::from_le_bytes(take(bytes)?).into(),
        ColumnType::UByte => u8::from_le_bytes(take(bytes)?).into(),
        ColumnType::Short => i16::from_le_bytes(take(bytes)?).into(),
        ColumnType::UShort => u16::from_le_bytes(take(bytes)?).into(),
        ColumnType::Int => i32::from_le_bytes(take(bytes)?).into(),
        ColumnType::UInt => u32::from_le_bytes(take(bytes)?).into(),
        ColumnType::Long => i64::from_le_bytes(take(bytes)?).into(),
        ColumnType::ULong => u64::from_le_bytes(take(bytes)?).into(),
        ColumnType::Float => float(shortest(f32::from_le_bytes(take(bytes)?))),
        ColumnType::Double => float(f64::from_le_bytes(take(bytes)?)),
        ColumnType::String | ColumnType::DateTime | ColumnType::Json | ColumnType::Binary => {
            let length = u32::from_le_bytes(take(bytes)?) as usize;
            let (text, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            if kind == ColumnType::Binary {
                return Some(format!("{length} bytes").into());
            }
            let text = String::from_utf8_lossy(text);
            match kind {
                ColumnType::Json => serde_json::from_str(&text).unwrap_or_else(|_| text.into()),
                _ => text.into(),
            }
        }
        _ => return None,
    })
}

/// The decimal that a short float was written as.
pub(super) fn shortest(number: f32) -> f64 {
    number.to_string().parse().unwrap_or(f64::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_as_long_as_the_crate_counts() {
        for features in [2, 3, 15, 16, 17, 256, 257, 100_000] {
            for node_size in [2, 16, 64] {
                let theirs =
                    flatgeobuf::packed_r_tree::PackedRTree::index_size(features, node_size);
                assert_eq!(index_bytes(features as u64, node_size), Some(theirs as u64));
            }
        }
        assert_eq!(index_bytes(u64::MAX, 2), None);
        assert_eq!(index_bytes(5, 1), None);
    }

    #[test]
    fn a_claim_takes_no_memory() {
        let mut claim = u32::MAX.to_le_bytes().to_vec();
        assert!(
            sized(&mut claim.as_slice())
                .unwrap_err()
                .contains("4294967295")
        );
        claim = (60_u32 << 20).to_le_bytes().to_vec();
        claim.extend([1, 2, 3]);
        assert_eq!(sized(&mut claim.as_slice()).unwrap_err(), "ends too early");
        assert_eq!(sized(&mut [].as_slice()), Ok(None));
        assert!(sized(&mut [1, 2].as_slice()).is_err());
    }
}
