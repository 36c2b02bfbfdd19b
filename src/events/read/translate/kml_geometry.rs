//! The geometries of KML.

use geo::{Coord, Geometry, GeometryCollection, LineString, Point, Polygon};

use super::super::judge::Refused;
use super::xml::Element;

/// All geometries of a placemark; several are a collection.
pub(super) fn of(placemark: &Element) -> Result<Option<Geometry<f64>>, Refused> {
    let mut found = Vec::new();
    gather(&placemark.children, &mut found)?;
    Ok(match found.len() {
        0 | 1 => found.pop(),
        _ => Some(Geometry::GeometryCollection(GeometryCollection(found))),
    })
}

/// Elements nest no deeper than the reader of XML lets them.
fn gather(elements: &[Element], found: &mut Vec<Geometry<f64>>) -> Result<(), Refused> {
    for element in elements {
        match element.name.as_str() {
            "Point" => {
                if let Some(&first) = coordinates(element)?.first() {
                    found.push(Point::from(first).into());
                }
            }
            "LineString" | "LinearRing" => {
                let line = coordinates(element)?;
                if !line.is_empty() {
                    found.push(LineString(line).into());
                }
            }
            "Polygon" => found.extend(polygon(element)?),
            "Track" => {
                let coords = element
                    .children
                    .iter()
                    .filter(|child| child.name == "coord");
                let line = coords
                    .map(|coord| position(coord.text.split_whitespace()))
                    .collect::<Result<Vec<_>, _>>()?;
                match line.as_slice() {
                    [] => {}
                    [one] => found.push(Point::from(*one).into()),
                    _ => found.push(LineString(line).into()),
                }
            }
            "MultiGeometry" | "MultiTrack" => gather(&element.children, found)?,
            "Model" => {
                let location = element.child("Location");
                let part = |name| location.and_then(|location| location.text_of(name));
                if let (Some(lon), Some(lat)) = (part("longitude"), part("latitude")) {
                    found.push(Point::from(position([lon, lat].into_iter())?).into());
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn polygon(element: &Element) -> Result<Option<Geometry<f64>>, Refused> {
    let ring = |boundary: &Element| match boundary.child("LinearRing") {
        Some(ring) => coordinates(ring).map(LineString),
        None => Ok(LineString(Vec::new())),
    };
    let Some(outer) = element.child("outerBoundaryIs") else {
        return Ok(None);
    };
    let inner = element
        .children
        .iter()
        .filter(|child| child.name == "innerBoundaryIs");
    // Some programs write all holes into one boundary.
    let rings = inner.flat_map(|boundary| {
        let rings = boundary.children.iter();
        rings.filter(|child| child.name == "LinearRing")
    });
    let holes = rings
        .map(|ring| coordinates(ring).map(LineString))
        .collect::<Result<Vec<_>, _>>()?;
    let outer = ring(outer)?;
    Ok((!outer.0.is_empty()).then(|| Polygon::new(outer, holes).into()))
}

/// The positions in an element's `coordinates`: `lon,lat[,height]`, parted by white space. Spaces
/// beside the commas are let be.
fn coordinates(element: &Element) -> Result<Vec<Coord>, Refused> {
    let Some(text) = element.text_of("coordinates") else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    let mut parts: Vec<&str> = Vec::with_capacity(3);
    // Whether the next word goes on with the position: a comma stood before it.
    let mut goes_on = false;
    for word in text.split_whitespace() {
        if !goes_on && !word.starts_with(',') && !parts.is_empty() {
            found.push(position(parts.drain(..))?);
        }
        goes_on = word.ends_with(',');
        parts.extend(word.split(',').filter(|part| !part.is_empty()).take(8));
    }
    if !parts.is_empty() {
        found.push(position(parts.drain(..))?);
    }
    Ok(found)
}

fn position<'a>(mut parts: impl Iterator<Item = &'a str>) -> Result<Coord, Refused> {
    let mut number = |name: &str| {
        let text = parts.next().ok_or_else(|| {
            let what = format!("a position has no {name}");
            Refused::new("its position is not a number", what, MEND)
        })?;
        text.parse::<f64>().map_err(|_| {
            let text: String = text.chars().take(30).collect();
            let what = format!("the {name} {text:?} is not a number");
            Refused::new("its position is not a number", what, MEND)
        })
    };
    Ok(Coord {
        x: number("longitude")?,
        y: number("latitude")?,
    })
}

const MEND: &str = "write longitude,latitude in degrees";

#[cfg(test)]
mod tests {
    use super::super::xml::{Step, Xml};
    use super::*;

    fn read(text: &str) -> Result<Option<Geometry<f64>>, Refused> {
        let text = format!("<Placemark>{text}</Placemark>");
        let mut xml = Xml::new(text.as_bytes());
        let Ok(Step::Open(element)) = xml.step() else {
            panic!("no element")
        };
        of(&xml.rest(element).unwrap())
    }

    #[test]
    fn every_geometry_is_read() {
        let point = read("<Point><coordinates> 71.5,34.0,300 </coordinates></Point>");
        assert_eq!(point.unwrap(), Some(Point::new(71.5, 34.0).into()));
        let spaced = read("<Point><coordinates>71.5, 34.0 , 300</coordinates></Point>");
        assert_eq!(spaced.unwrap(), Some(Point::new(71.5, 34.0).into()));
        let line = read("<LineString><coordinates>1,2\n3,4,5\t6,7</coordinates></LineString>");
        let line = line.unwrap().unwrap();
        assert!(matches!(&line, Geometry::LineString(line) if line.0.len() == 3));
        let ring = "<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>";
        let area = read(&format!(
            "<MultiGeometry><Point><coordinates>1,2</coordinates></Point><Polygon>\
             <outerBoundaryIs>{ring}</outerBoundaryIs><innerBoundaryIs>{ring}{ring}</innerBoundaryIs>\
             </Polygon></MultiGeometry>"
        ));
        let Some(Geometry::GeometryCollection(parts)) = area.unwrap() else {
            panic!("no collection")
        };
        assert!(matches!(&parts.0[1], Geometry::Polygon(area) if area.interiors().len() == 2));
        let track =
            read("<Track><when>2001</when><coord>1 2 3</coord><coord>4 5 6</coord></Track>");
        assert!(matches!(track.unwrap(), Some(Geometry::LineString(_))));
    }

    #[test]
    fn what_is_no_position_is_told() {
        assert_eq!(read("<Point/>").unwrap(), None);
        assert_eq!(read("<Point><coordinates/></Point>").unwrap(), None);
        for (text, what) in [
            ("71.5", "no latitude"),
            ("north,34", "\"north\" is not a number"),
            (",,", ""),
        ] {
            let read = read(&format!("<Point><coordinates>{text}</coordinates></Point>"));
            match read {
                Err(refused) => assert!(refused.what.contains(what), "{refused:?}"),
                Ok(found) => assert_eq!((found, what), (None, "")),
            }
        }
    }
}
