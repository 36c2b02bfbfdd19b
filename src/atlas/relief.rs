//! The shaded relief under the map.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::{Fault, Provenance};
use crate::geometry::GeoBounds;

/// A picture of the mountains, in Web Mercator: its columns are evenly spaced in longitude,
/// its rows in Mercator northing.
#[derive(Clone, Debug)]
pub struct Relief {
    /// The picture, a JPEG.
    pub jpeg: Cow<'static, [u8]>,
    /// What part of the world it shows.
    pub bounds: GeoBounds,
    /// The grey of level ground, 0 to 255: lighter is lit, darker is in shadow.
    pub neutral: u8,
    /// Where it is drawn from.
    pub provenance: Arc<Provenance>,
}

impl Relief {
    /// A relief of `jpeg`, described by the JSON in `text`, read from `file`.
    pub(super) fn described(
        file: &Path,
        name: &str,
        text: &str,
        jpeg: Cow<'static, [u8]>,
    ) -> Result<Self, Fault> {
        let members: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
            Fault::error(
                file,
                format!("it is not a JSON object ({error})"),
                "correct it",
            )
            .at_line(error.line())
        })?;
        let side = |key: &str| members.get(key).and_then(Value::as_f64);
        let bounds = match [side("west"), side("south"), side("east"), side("north")] {
            [Some(west), Some(south), Some(east), Some(north)] => {
                GeoBounds::new(west, south, east, north).ok()
            }
            _ => None,
        };
        let bounds = bounds.ok_or_else(|| {
            Fault::error(
                file,
                "its bounds cannot be read",
                "write west, south, east and north in degrees",
            )
        })?;
        let neutral = members
            .get("neutral")
            .and_then(Value::as_u64)
            .and_then(|grey| u8::try_from(grey).ok());
        if !jpeg.starts_with(&[0xFF, 0xD8]) {
            return Err(Fault::error(
                file.with_extension("jpg"),
                "the picture is no JPEG",
                "save it as one",
            ));
        }
        Ok(Self {
            jpeg,
            bounds,
            neutral: neutral.unwrap_or(128),
            provenance: Arc::new(Provenance::from_members(name, &members)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, jpeg: &'static [u8]) -> Result<Relief, String> {
        Relief::described(
            Path::new("relief.json"),
            "relief.json",
            text,
            Cow::Borrowed(jpeg),
        )
        .map_err(|fault| fault.to_string())
    }

    #[test]
    fn bounds_and_licence_are_read() {
        let relief = read(
            r#"{"west": 56, "south": 20, "east": 82, "north": 42, "licence": "MIT"}"#,
            b"\xFF\xD8",
        )
        .unwrap();
        assert_eq!(
            relief.bounds,
            GeoBounds::new(56.0, 20.0, 82.0, 42.0).unwrap()
        );
        assert_eq!(relief.provenance.licence, "MIT");
    }

    #[test]
    fn faults_name_the_file_they_are_in() {
        assert_eq!(
            read("{}", b"\xFF\xD8").unwrap_err(),
            "relief.json: its bounds cannot be read; write west, south, east and north in degrees"
        );
        let sound = r#"{"west": 56, "south": 20, "east": 82, "north": 42}"#;
        assert_eq!(
            read(sound, b"PNG").unwrap_err(),
            "relief.jpg: the picture is no JPEG; save it as one"
        );
        assert!(
            read("{", b"")
                .unwrap_err()
                .starts_with("relief.json:1: it is not a JSON object")
        );
    }
}
