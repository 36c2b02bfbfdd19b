//! In what coordinates a file is: degrees of WGS 84, metres of Web Mercator, or something else.

use geo::{Coord, Geometry, MapCoordsInPlace as _};
use serde_json::Value;

/// A coordinate reference system, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Crs {
    /// Degrees of WGS 84, longitude first.
    Degrees,
    /// EPSG:3857, which has an exact way back.
    WebMercator,
    /// Another, by its name.
    Other(String),
}

/// Codes of EPSG that mean degrees of WGS 84, flat or with a height.
const DEGREES: [i64; 2] = [4326, 4979];
/// Codes that mean Web Mercator, official and not.
const WEB_MERCATOR: [i64; 3] = [3857, 900_913, 102_100];

impl Crs {
    /// By its code, and by its name where the code is none that is known.
    pub(super) fn of_code(authority: &str, code: i64, name: &str) -> Self {
        if authority.eq_ignore_ascii_case("EPSG") || authority.eq_ignore_ascii_case("ESRI") {
            if DEGREES.contains(&code) {
                return Self::Degrees;
            }
            if WEB_MERCATOR.contains(&code) {
                return Self::WebMercator;
            }
        }
        Self::Other(match (short(name), code) {
            (name, 0) if name.is_empty() => "unknown coordinates".into(),
            (name, 0) => name,
            (name, code) if name.is_empty() => format!("{authority}:{code}"),
            (name, code) => format!("{name} ({authority}:{code})"),
        })
    }

    /// By the name that the `crs` of GeoJSON gives, such as `urn:ogc:def:crs:EPSG::32642`.
    pub(in super::super) fn of_name(name: &str) -> Self {
        let name = name.trim();
        let (before, code) = name.rsplit_once([':', '/', '#']).unwrap_or(("", name));
        if code.starts_with("CRS84") {
            return Self::Degrees;
        }
        let authority = if before.to_ascii_uppercase().contains("EPSG") {
            "EPSG"
        } else {
            ""
        };
        match code.parse() {
            Ok(code) if !authority.is_empty() => Self::of_code(authority, code, ""),
            _ => Self::of_code("", 0, name),
        }
    }

    /// By the text of a `.prj`, WKT of either version or as ESRI writes it.
    pub(super) fn of_wkt(text: &str) -> Self {
        let text = text.trim().trim_start_matches('\u{feff}');
        let name = text.split('"').nth(1).unwrap_or_default();
        let (keyword, _) = text.split_once(['[', '(']).unwrap_or_default();
        let keyword = keyword.trim().to_ascii_uppercase();
        let plain = plain(name);
        if keyword.starts_with("GEO") && is_wgs_84(&plain) {
            return Self::Degrees;
        }
        // A height beside degrees changes nothing.
        if keyword.starts_with("COMPD") || keyword.starts_with("COMPOUND") {
            let rest = text.split_once('[').map(|(_, rest)| rest);
            let inner = rest.and_then(|rest| rest.find("GEO").and_then(|at| rest.get(at..)));
            if let Some(Self::Degrees) = inner.map(Self::of_wkt)
                && !text.to_ascii_uppercase().contains("PROJC")
            {
                return Self::Degrees;
            }
        }
        if keyword.starts_with("PROJ") && is_web_mercator(&plain) {
            return Self::WebMercator;
        }
        let (authority, code) = last_authority(text).unwrap_or(("EPSG", 0));
        Self::of_code(authority, code, if name.is_empty() { text } else { name })
    }

    /// By the PROJJSON of a `GeoParquet` column.
    pub(super) fn of_projjson(crs: &Value) -> Self {
        let text =
            |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let name = text(crs.get("name"));
        let authority = text(crs.pointer("/id/authority"));
        let code = crs.pointer("/id/code");
        if authority == "OGC"
            && code
                .and_then(Value::as_str)
                .is_some_and(|code| code.starts_with("CRS84"))
        {
            return Self::Degrees;
        }
        let code = code.and_then(|code| code.as_i64().or_else(|| code.as_str()?.parse().ok()));
        let kind = text(crs.get("type"));
        if code.is_none() && kind.starts_with("Geo") && is_wgs_84(&plain(&name)) {
            return Self::Degrees;
        }
        Self::of_code(&authority, code.unwrap_or_default(), &name)
    }

    /// Whether positions must be turned into degrees, and can be.
    pub(in super::super) fn is_web_mercator(&self) -> bool {
        *self == Self::WebMercator
    }
}

/// The degrees of metres of Web Mercator.
///
/// # Source
/// EPSG Guidance Note 7-2, method 1024, inverse on the sphere.
pub(in super::super) fn to_degrees(geometry: &mut Geometry<f64>) {
    /// The equatorial radius of WGS 84, in metres.
    const RADIUS: f64 = 6_378_137.0;
    geometry.map_coords_in_place(|Coord { x, y }| Coord {
        x: (x / RADIUS).to_degrees(),
        y: (y / RADIUS).sinh().atan().to_degrees(),
    });
}

/// Letters and digits of a name, small.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn is_wgs_84(plain: &str) -> bool {
    [
        "wgs84",
        "gcswgs1984",
        "wgs1984",
        "wgs84crs84",
        "wgs84longitudelatitude",
    ]
    .contains(&plain)
        || plain.starts_with("wgs84g")
        || plain.starts_with("wgs84lonlat")
}

fn is_web_mercator(plain: &str) -> bool {
    plain.contains("pseudomercator") || plain.contains("webmercator")
}

fn short(name: &str) -> String {
    let letters = name.chars().filter(|letter| !letter.is_control());
    letters.take(80).collect::<String>().trim().to_owned()
}

/// The authority and code of the whole, which WKT puts last.
fn last_authority(text: &str) -> Option<(&str, i64)> {
    let at = text.rfind("AUTHORITY[").or_else(|| text.rfind("ID["))?;
    let inside = text.get(at..)?.split_once('[')?.1;
    let (authority, rest) = inside.split_once(',')?;
    let code = rest.split([']', ',']).next()?.trim().trim_matches('"');
    Some((authority.trim().trim_matches('"'), code.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_known_however_they_are_written() {
        for wkt in [
            r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
            r#"GEOGCS["WGS 84",DATUM["WGS_1984"],AUTHORITY["EPSG","4326"]]"#,
            r#"GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble"],ID["EPSG",4326]]"#,
            r#"GEOGCRS["WGS 84 (CRS84)",ID["OGC","CRS84"]]"#,
            r#"COMPD_CS["WGS 84 + EGM96 height",GEOGCS["WGS 84",DATUM["WGS_1984"]],VERT_CS["EGM96 height"]]"#,
        ] {
            assert_eq!(Crs::of_wkt(wkt), Crs::Degrees, "{wkt}");
        }
        let json = serde_json::json!({"type":"GeographicCRS","name":"WGS 84","id":{"authority":"EPSG","code":4326}});
        assert_eq!(Crs::of_projjson(&json), Crs::Degrees);
        let json =
            serde_json::json!({"name":"WGS 84 (CRS84)","id":{"authority":"OGC","code":"CRS84"}});
        assert_eq!(Crs::of_projjson(&json), Crs::Degrees);
    }

    #[test]
    fn the_names_of_geojson_are_known() {
        for name in [
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "EPSG:4326",
            "urn:ogc:def:crs:EPSG::4326",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        ] {
            assert_eq!(Crs::of_name(name), Crs::Degrees, "{name}");
        }
        assert_eq!(
            Crs::of_name("urn:ogc:def:crs:EPSG::32642"),
            Crs::Other("EPSG:32642".into())
        );
        assert_eq!(Crs::of_name("EPSG:3857"), Crs::WebMercator);
        assert_eq!(Crs::of_name("local"), Crs::Other("local".into()));
    }

    #[test]
    fn others_are_named() {
        let utm = r#"PROJCS["WGS 84 / UTM zone 42N",GEOGCS["WGS 84",AUTHORITY["EPSG","4326"]],AUTHORITY["EPSG","32642"]]"#;
        assert_eq!(
            Crs::of_wkt(utm),
            Crs::Other("WGS 84 / UTM zone 42N (EPSG:32642)".into())
        );
        let mercator = r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]"#;
        assert_eq!(Crs::of_wkt(mercator), Crs::WebMercator);
        assert_eq!(
            Crs::of_code("EPSG", 2154, ""),
            Crs::Other("EPSG:2154".into())
        );
        assert_eq!(Crs::of_wkt("x"), Crs::Other("x".into()));
        assert_eq!(Crs::of_wkt(""), Crs::Other("unknown coordinates".into()));
    }

    #[test]
    fn web_mercator_has_an_exact_way_back() {
        let [x, y] = [7_959_343.590_486_26, 4_028_802.026_123_58];
        let mut geometry = geo::Point::new(x, y).into();
        to_degrees(&mut geometry);
        let Geometry::Point(point) = geometry else {
            panic!("no point")
        };
        assert!(
            (point.x() - 71.5).abs() < 1e-6 && (point.y() - 34.0).abs() < 0.1,
            "{point:?}"
        );
    }
}
