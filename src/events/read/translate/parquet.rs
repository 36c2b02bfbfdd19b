//! `GeoParquet`, and Parquet with columns of longitude and latitude: row by row.
//!
//! The parquet crate believes what heads claim and panics here and there on broken files; so claims
//! are looked at first, and panics are caught.

use std::fs::File;
use std::io::{Seek as _, SeekFrom};

use geo::{Geometry, Point};
use parquet::basic::{LogicalType, TimeUnit};
use parquet::data_type::Decimal;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader as _, RowGroupReader as _, SerializedFileReader};
use parquet::file::serialized_reader::ReadOptionsBuilder;
use parquet::record::{Field, Row};
use serde_json::{Map, Number, Value};

use super::super::OpenError;
use super::super::judge::Refused;
use super::super::names::{LATITUDES, LONGITUDES, rank};
use super::super::source::Source;
use super::crs::Crs;
use super::flatgeobuf::{Nothing, shortest};
use super::guard::guarded;
use super::parquet_claims::{self, Claim};
use super::parquet_pages::Checked;
use super::record::{Properties, Record};
use super::spool::{Place, Spool};
use super::{time, wkb};
use crate::atlas::Severity;

/// Columns of the widest table.
const COLUMNS: usize = 20_000;
/// How deep lists and groups are told.
const DEEPEST: u8 = 32;

/// Reads a file.
pub(super) fn read(source: &Source, spool: &mut Spool<'_>) -> Result<(), Nothing> {
    let broken = |what: String| Nothing::Broken(what);
    parquet_claims::footer(source).map_err(|Claim(what)| broken(what))?;
    let mut file: File = source
        .file
        .try_clone()
        .map_err(|error| broken(error.to_string()))?;
    file.seek(SeekFrom::Start(0))
        .map_err(|error| broken(error.to_string()))?;
    let reader = guarded(|| {
        let options = ReadOptionsBuilder::new().build();
        SerializedFileReader::new_with_options(file, options)
    });
    let reader = match reader {
        Some(Ok(reader)) => reader,
        Some(Err(error)) => return Err(broken(format!("its foot cannot be read ({error})"))),
        None => return Err(broken("its foot cannot be read".into())),
    };
    let schema = guarded(|| Schema::of(&reader))
        .unwrap_or_else(|| Err(broken("its foot cannot be read".into())))?;
    if let Crs::Other(name) = &schema.crs {
        return Err(Nothing::Foreign(name.clone()));
    }
    if let Err(Claim(what)) = parquet_claims::pages(source, reader.metadata()) {
        return Err(broken(what));
    }
    if schema.crs.is_web_mercator() {
        super::note_conversion(spool);
    }
    let mut number = 0;
    for group in 0..reader.num_row_groups() {
        let read = of_group(&reader, group, &schema, &mut number, spool)?;
        if let Err(why) = read {
            let what = format!("its rows cannot be read behind row {number}{why}");
            let mend = "write the file again";
            spool.note(Severity::Error, "the file is broken", 0, what, mend);
            return Ok(());
        }
    }
    Ok(())
}

/// Reads the rows of one group; the inner `Err` says why they end too early.
fn of_group(
    reader: &SerializedFileReader<File>,
    group: usize,
    schema: &Schema,
    number: &mut u64,
    spool: &mut Spool<'_>,
) -> Result<Result<(), String>, OpenError> {
    let why = |error: ParquetError| format!(" ({error})");
    let group = match guarded(|| reader.get_row_group(group)) {
        Some(Ok(group)) => Checked(group),
        failed => {
            return Ok(Err(failed
                .and_then(Result::err)
                .map_or_else(String::new, why)));
        }
    };
    let mut rows = match guarded(|| group.get_row_iter(None)) {
        Some(Ok(rows)) => rows,
        failed => {
            return Ok(Err(failed
                .and_then(Result::err)
                .map_or_else(String::new, why)));
        }
    };
    loop {
        let row = match guarded(|| rows.next()) {
            Some(None) => return Ok(Ok(())),
            Some(Some(Ok(row))) => row,
            Some(Some(Err(error))) => return Ok(Err(why(error))),
            None => return Ok(Err(String::new())),
        };
        *number += 1;
        let (geometry, properties) = schema.record(&row);
        let record = Record {
            place: Place {
                line: 0,
                number: *number,
            },
            id: None,
            geometry,
            properties,
        };
        spool.add_from(&schema.crs, record)?;
    }
}

/// Where the positions are.
#[derive(Debug, PartialEq, Eq)]
enum Where {
    /// In a column of well-known binary.
    Binary(usize),
    /// In a column of points, as groups of x and y.
    Group(usize),
    /// In two columns.
    Columns(usize, usize),
}

struct Schema {
    place: Where,
    crs: Crs,
    /// Columns that say nothing of their own, such as boxes around geometries.
    passed: Vec<usize>,
    /// Columns of moments counted in nanoseconds.
    nanos: Vec<usize>,
}

impl Schema {
    fn of(reader: &SerializedFileReader<File>) -> Result<Self, Nothing> {
        let metadata = reader.metadata().file_metadata();
        let fields = metadata.schema().get_fields();
        if fields.len() > COLUMNS {
            let what = format!(
                "it has {} columns, and {COLUMNS} are all that is read",
                fields.len()
            );
            return Err(Nothing::Broken(what));
        }
        let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
        let index = |name: &str| names.iter().position(|known| *known == name);
        let logical = |index: usize| {
            fields
                .get(index)
                .and_then(|field| field.get_basic_info().logical_type_ref())
        };
        let nanos = (0..fields.len()).filter(|index| {
            matches!(
                logical(*index),
                Some(LogicalType::Timestamp(time)) if matches!(time.unit, TimeUnit::NANOS)
            )
        });
        let nanos = nanos.collect();
        let pairs = metadata.key_value_metadata();
        let geo = pairs.into_iter().flatten().find(|pair| pair.key == "geo");
        let geo: Option<Value> = geo
            .and_then(|pair| pair.value.as_deref())
            .and_then(|text| serde_json::from_str(text).ok());
        if let Some(geo) = geo {
            let primary = geo
                .get("primary_column")
                .and_then(Value::as_str)
                .unwrap_or("geometry");
            let column = geo.get("columns").and_then(|columns| columns.get(primary));
            let at = index(primary).ok_or_else(|| {
                Nothing::Broken(format!(
                    "it has no column {primary:?}, where its geometries should be"
                ))
            })?;
            let encoding = column.and_then(|column| column.get("encoding")?.as_str());
            let place = match encoding.unwrap_or("WKB") {
                wkb if wkb.eq_ignore_ascii_case("WKB") => Where::Binary(at),
                point if point.eq_ignore_ascii_case("point") => Where::Group(at),
                other => {
                    let what = format!("its geometries are stored as {other:?}, which is not read");
                    return Err(Nothing::Broken(what));
                }
            };
            let crs = match column.and_then(|column| column.get("crs")) {
                // Left out it is OGC:CRS84; null says that nobody knows, and degrees are likely.
                None | Some(Value::Null) => Crs::Degrees,
                Some(crs) => Crs::of_projjson(crs),
            };
            let covering = column.and_then(|column| column.pointer("/covering/bbox/xmin/0"));
            let passed = covering.and_then(Value::as_str).and_then(index);
            return Ok(Self {
                place,
                crs,
                passed: passed.into_iter().collect(),
                nanos,
            });
        }
        let native = (0..fields.len()).find_map(|at| match logical(at) {
            Some(LogicalType::Geometry(kind)) => Some((at, kind.crs.as_deref())),
            Some(LogicalType::Geography(kind)) => Some((at, kind.crs.as_deref())),
            _ => None,
        });
        let native = native.map(|(at, crs)| (at, crs.map_or(Crs::Degrees, crs_of_text)));
        let best = |known: &[&str]| {
            let ranked = names.iter().enumerate();
            let ranked = ranked.filter_map(|(index, name)| Some((rank(known, name)?, index)));
            ranked.min().map(|(_, index)| index)
        };
        let (place, crs) = match (native, best(&LONGITUDES), best(&LATITUDES)) {
            (Some((at, crs)), ..) => (Where::Binary(at), crs),
            (None, Some(longitude), Some(latitude)) => {
                (Where::Columns(longitude, latitude), Crs::Degrees)
            }
            (None, ..) => {
                let what = format!(
                    "no columns hold the positions: it has {}",
                    super::super::sniff::listed(
                        &names
                            .iter()
                            .map(|name| (*name).to_owned())
                            .collect::<Vec<_>>()
                    )
                );
                return Err(Nothing::Broken(what));
            }
        };
        Ok(Self {
            place,
            crs,
            passed: Vec::new(),
            nanos,
        })
    }

    fn record(&self, row: &Row) -> (Result<Option<Geometry<f64>>, Refused>, Properties) {
        let mut properties = Properties::default();
        let (mut geometry, mut pair) = (Ok(None), [None, None]);
        for (index, (name, field)) in row.get_column_iter().enumerate() {
            match &self.place {
                Where::Binary(at) if *at == index => {
                    geometry = binary(field);
                    continue;
                }
                Where::Group(at) if *at == index => {
                    geometry = group(field);
                    continue;
                }
                Where::Columns(longitude, latitude) => {
                    if *longitude == index {
                        pair[0] = number(field);
                        continue;
                    }
                    if *latitude == index {
                        pair[1] = number(field);
                        continue;
                    }
                }
                _ => {}
            }
            if self.passed.contains(&index) {
                continue;
            }
            let value = match field {
                Field::Long(nanos) if self.nanos.contains(&index) => {
                    time::moment(nanos.div_euclid(1000)).map(Value::from)
                }
                field => json(field, 0),
            };
            if let Some(value) = value {
                properties.add(name, value);
            }
        }
        if let [Some(longitude), Some(latitude)] = pair {
            geometry = Ok(Some(Point::new(longitude, latitude).into()));
        }
        (geometry, properties)
    }
}

fn crs_of_text(text: &str) -> Crs {
    if let Ok(json) = serde_json::from_str::<Value>(text)
        && json.is_object()
    {
        return Crs::of_projjson(&json);
    }
    match text.rsplit_once(':') {
        Some((_, "CRS84")) => Crs::Degrees,
        Some((authority, code)) => match code.parse() {
            Ok(code) => Crs::of_code(authority, code, ""),
            Err(_) => Crs::of_code("", 0, text),
        },
        None => Crs::of_wkt(text),
    }
}

fn broken(what: &str) -> Refused {
    let what = format!("its geometry cannot be read: {what}");
    Refused::new(
        "its geometry is broken",
        what,
        "write the file again, or leave the row out",
    )
}

fn binary(field: &Field) -> Result<Option<Geometry<f64>>, Refused> {
    match field {
        Field::Null => Ok(None),
        Field::Bytes(bytes) => wkb::read(bytes.data()).map_err(broken),
        _ => Err(broken("its column holds no binary")),
    }
}

fn group(field: &Field) -> Result<Option<Geometry<f64>>, Refused> {
    let Field::Group(row) = field else {
        return match field {
            Field::Null => Ok(None),
            _ => Err(broken("its column holds no points")),
        };
    };
    let part = |name: &str| {
        let mut columns = row.get_column_iter();
        let found = columns.find(|(known, _)| known.as_str() == name);
        found.and_then(|(_, field)| number(field))
    };
    match (part("x"), part("y")) {
        (Some(x), Some(y)) => Ok(Some(Point::new(x, y).into())),
        _ => Ok(None),
    }
}

fn number(field: &Field) -> Option<f64> {
    Some(match field {
        Field::Byte(number) => f64::from(*number),
        Field::Short(number) => f64::from(*number),
        Field::Int(number) => f64::from(*number),
        Field::Long(number) => *number as f64,
        Field::UByte(number) => f64::from(*number),
        Field::UShort(number) => f64::from(*number),
        Field::UInt(number) => f64::from(*number),
        Field::ULong(number) => *number as f64,
        Field::Float(number) => shortest(*number),
        Field::Double(number) => *number,
        Field::Decimal(decimal) => written(decimal)?.parse().ok()?,
        Field::Str(text) => text.trim().parse().ok()?,
        _ => return None,
    })
}

/// A value as JSON; `None` for null and for what is too deep.
fn json(field: &Field, depth: u8) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    let float = |number: f64| Number::from_f64(number).map(Value::Number);
    let told = |field: &Field| json(field, depth + 1).unwrap_or(Value::Null);
    Some(match field {
        Field::Null => return None,
        Field::Bool(truth) => Value::Bool(*truth),
        Field::Byte(number) => (*number).into(),
        Field::Short(number) => (*number).into(),
        Field::Int(number) => (*number).into(),
        Field::Long(number) => (*number).into(),
        Field::UByte(number) => (*number).into(),
        Field::UShort(number) => (*number).into(),
        Field::UInt(number) => (*number).into(),
        Field::ULong(number) => (*number).into(),
        Field::Float16(number) => return float(f64::from(f32::from(*number))),
        Field::Float(number) => return float(shortest(*number)),
        Field::Double(number) => return float(*number),
        Field::Decimal(decimal) => {
            let text = written(decimal)?;
            serde_json::from_str(&text).unwrap_or_else(|_| text.into())
        }
        Field::Str(text) => text.as_str().into(),
        Field::Bytes(bytes) => match std::str::from_utf8(bytes.data()) {
            Ok(text) => text.into(),
            Err(_) => format!("{} bytes", bytes.len()).into(),
        },
        Field::Date(days) => time::day(i64::from(*days))?.into(),
        Field::TimeMillis(millis) => clock(i64::from(*millis)).into(),
        Field::TimeMicros(micros) => clock(micros / 1000).into(),
        Field::TimestampMillis(millis) => time::moment(millis.checked_mul(1000)?)?.into(),
        Field::TimestampMicros(micros) => time::moment(*micros)?.into(),
        Field::Group(row) => {
            let pairs = row.get_column_iter();
            let pairs = pairs.map(|(name, field)| (name.clone(), told(field)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        Field::ListInternal(list) => list.elements().iter().map(told).collect(),
        Field::MapInternal(map) => {
            let pairs = map.entries().iter().map(|(key, field)| {
                let key = match json(key, depth + 1) {
                    Some(Value::String(text)) => text,
                    other => other.unwrap_or(Value::Null).to_string(),
                };
                (key, told(field))
            });
            Value::Object(pairs.collect::<Map<_, _>>())
        }
    })
}

fn clock(millis: i64) -> String {
    let seconds = millis.rem_euclid(86_400_000) / 1000;
    format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// A decimal as it is written; `None` when it has more digits than sixteen bytes hold.
fn written(decimal: &Decimal) -> Option<String> {
    let bytes = decimal.data();
    if bytes.len() > 16 {
        return None;
    }
    let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let start = if negative { -1_i128 } else { 0 };
    let number = bytes
        .iter()
        .fold(start, |number, byte| number << 8 | i128::from(*byte));
    let scale = usize::try_from(decimal.scale())
        .ok()
        .filter(|scale| *scale < 40)?;
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at_checked(digits.len() - scale)?;
    let sign = if negative { "-" } else { "" };
    Some(if part.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part}")
    })
}
