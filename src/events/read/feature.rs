//! One feature of GeoJSON, scanned for its position, its date and its category.
//!
//! It accepts only what the geojson crate accepts, and finds the same position; tests hold it to
//! that. Everything else is left to [`judge`](super::judge).

use super::fields::{Fields, Value};
use super::names::Role;
use super::reading::Reading;
use super::scan::{Quoted, Scanned, Scanner, Stop, float};

/// A sound feature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Feature<'a> {
    /// Degrees, longitude first; `None` without a geometry.
    pub(super) position: Option<[f64; 2]>,
    pub(super) fields: Fields<'a>,
}

/// The keys of the feature before, in their order: most files repeat them.
#[derive(Debug)]
pub(super) struct Habit<'r> {
    reading: &'r Reading,
    keys: Vec<(Vec<u8>, Role)>,
}

impl<'r> Habit<'r> {
    /// No habit yet; keys mean what `reading` says.
    pub(super) fn new(reading: &'r Reading) -> Self {
        Self {
            reading,
            keys: Vec::new(),
        }
    }

    /// Passes the `index`-th key if it is the one that stood there before.
    #[inline]
    fn pass(&self, index: usize, scanner: &mut Scanner<'_>) -> Option<Role> {
        let (known, role) = self.keys.get(index)?;
        let rest = scanner.bytes.get(scanner.at + 1..)?;
        let closed = rest.starts_with(known) && rest.get(known.len()) == Some(&b'"');
        closed.then(|| {
            scanner.at += known.len() + 2;
            *role
        })
    }

    /// What the `index`-th property is read for, which is kept for the next feature.
    fn learn(&mut self, index: usize, key: Quoted<'_>) -> Scanned<Role> {
        if key.escaped {
            return Err(Stop::Odd);
        }
        let role = self
            .reading
            .role_of(std::str::from_utf8(key.raw).map_err(|_| Stop::Odd)?);
        // Of very many properties the last have to be looked up each time.
        if index < 64 {
            self.keys.truncate(index);
            if self.keys.len() == index {
                self.keys.push((key.raw.to_owned(), role));
            }
        }
        Ok(role)
    }
}

/// Scans the feature that `scanner` stands before.
#[inline]
pub(super) fn feature<'a>(
    scanner: &mut Scanner<'a>,
    habit: &mut Habit<'_>,
) -> Scanned<Feature<'a>> {
    let start = scanner.at;
    let mut met = Met::default();
    let mut found = Feature {
        position: None,
        fields: Fields::default(),
    };
    scanner.object(|scanner, key| {
        match key.raw {
            b"type" => {
                met.once(0)?;
                if scanner.string()?.raw != b"Feature" {
                    return Err(Stop::Odd);
                }
            }
            b"geometry" => {
                met.once(1)?;
                if !scanner.null()? {
                    found.position = Some(point(scanner)?);
                }
            }
            b"properties" => {
                met.once(2)?;
                if !scanner.null()? {
                    properties(scanner, habit, &mut found.fields)?;
                }
            }
            b"id" => {
                met.once(3)?;
                match scanner.token()? {
                    b'"' | b'-' | b'0'..=b'9' | b'n' => scanner.skip(1)?,
                    _ => return Err(Stop::Odd),
                }
            }
            b"bbox" => {
                met.once(4)?;
                bbox(scanner)?;
            }
            // The time of Linked Places.
            b"when" if scanner.token()? == b'{' => return Err(Stop::Odd),
            _ if key.escaped => return Err(Stop::Odd),
            _ => scanner.skip(1)?,
        }
        Ok(())
    })?;
    let record = scanner.bytes.get(start..scanner.at).unwrap_or_default();
    if met.has(0) && std::str::from_utf8(record).is_ok() {
        Ok(found)
    } else {
        Err(Stop::Odd)
    }
}

/// Which members an object has had; none may come twice.
#[derive(Default)]
struct Met(u8);

impl Met {
    fn once(&mut self, member: u8) -> Scanned<()> {
        if self.has(member) {
            return Err(Stop::Odd);
        }
        self.0 |= 1 << member;
        Ok(())
    }

    fn has(&self, member: u8) -> bool {
        self.0 & 1 << member != 0
    }
}

fn properties<'a>(
    scanner: &mut Scanner<'a>,
    habit: &mut Habit<'_>,
    fields: &mut Fields<'a>,
) -> Scanned<()> {
    let mut index = 0;
    scanner.pass(b'{')?;
    if scanner.token()? == b'}' {
        scanner.at += 1;
        return Ok(());
    }
    loop {
        if scanner.token()? != b'"' {
            return Err(Stop::Odd);
        }
        let role = match habit.pass(index, scanner) {
            Some(role) => role,
            None => habit.learn(index, scanner.string()?)?,
        };
        index += 1;
        scanner.pass(b':')?;
        property(scanner, role, fields)?;
        match scanner.token()? {
            b',' => scanner.at += 1,
            b'}' => {
                scanner.at += 1;
                return Ok(());
            }
            _ => return Err(Stop::Odd),
        }
    }
}

/// The value of a property.
#[inline]
fn property<'a>(scanner: &mut Scanner<'a>, role: Role, fields: &mut Fields<'a>) -> Scanned<()> {
    if role == Role::Other {
        return scanner.skip(2);
    }
    if role == Role::Wanted {
        let first = scanner.token()?;
        let start = scanner.at;
        if !matches!(first, b'"' | b'-' | b'0'..=b'9' | b'n') {
            scanner.skip(2)?;
            let raw = scanner.bytes.get(start..scanner.at).unwrap_or_default();
            fields.offer(role, Value::Plain(raw));
            return Ok(());
        }
    }
    let value = match scanner.token()? {
        b'"' => Value::Json(scanner.string()?),
        b'-' | b'0'..=b'9' => Value::Number(scanner.number()?),
        b'n' => return scanner.skip(2),
        // The time of Linked Places may stand here.
        b'{' if matches!(role, Role::Date(_)) => return Err(Stop::Odd),
        _ => {
            scanner.skip(2)?;
            Value::Other
        }
    };
    fields.offer(role, value);
    Ok(())
}

/// A Point; all other geometries are odd.
fn point(scanner: &mut Scanner<'_>) -> Scanned<[f64; 2]> {
    let mut met = Met::default();
    let mut position = [0.0; 2];
    scanner.object(|scanner, key| match key.raw {
        b"type" => {
            met.once(0)?;
            match scanner.string()?.raw {
                b"Point" => Ok(()),
                _ => Err(Stop::Odd),
            }
        }
        b"coordinates" => {
            met.once(1)?;
            position = coordinates(scanner)?;
            Ok(())
        }
        b"bbox" => {
            met.once(2)?;
            bbox(scanner)
        }
        b"geometries" => Err(Stop::Odd),
        b"when" if scanner.token()? == b'{' => Err(Stop::Odd),
        _ if key.escaped => Err(Stop::Odd),
        _ => scanner.skip(2),
    })?;
    if met.has(0) && met.has(1) {
        Ok(position)
    } else {
        Err(Stop::Odd)
    }
}

/// Two numbers or more.
fn coordinates(scanner: &mut Scanner<'_>) -> Scanned<[f64; 2]> {
    let (mut position, mut count) = ([0.0; 2], 0);
    scanner.array(|scanner| {
        let number = finite(scanner)?;
        if let Some(place) = position.get_mut(count) {
            *place = number;
        }
        count += 1;
        Ok(())
    })?;
    if count >= 2 {
        Ok(position)
    } else {
        Err(Stop::Odd)
    }
}

fn finite(scanner: &mut Scanner<'_>) -> Scanned<f64> {
    match scanner.token()? {
        b'-' | b'0'..=b'9' => float(scanner.number()?).ok_or(Stop::Odd),
        _ => Err(Stop::Odd),
    }
}

/// Null or numbers.
fn bbox(scanner: &mut Scanner<'_>) -> Scanned<()> {
    if scanner.null()? {
        return Ok(());
    }
    scanner.array(|scanner| finite(scanner).map(|_| ()))
}
