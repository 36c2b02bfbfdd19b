//! A scene as SVG 1.1 with real text; the one vector export.

use std::fmt::Write as _;

use crate::map::scene::{Anchor, Fill, Item, Mark, Picture, Point, Scene, Stroke, Text};
use crate::map::theme::Rgba;

/// Why a scene could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SvgError {
    /// A picture inside the scene could not be encoded.
    #[error("a picture in the map could not be written as PNG: {0}")]
    Picture(#[from] ::png::EncodingError),
}

/// `scene` as an SVG document, named `title` for screen readers and file lists.
///
/// # Errors
/// When a picture in it cannot be encoded.
pub fn document(scene: &Scene, title: &str) -> Result<String, SvgError> {
    let mut svg = begun(scene.size, 1 << 20);
    put(
        &mut svg,
        format_args!("<title>{}</title>\n", escaped(title)),
    );
    for item in &scene.items {
        match item {
            Item::Fill(one) => fill(&mut svg, one),
            Item::Stroke(one) => stroke(&mut svg, one),
            Item::Mark(one) => mark(&mut svg, one),
            Item::Picture(one) => picture(&mut svg, one)?,
            Item::Text(one) => text(&mut svg, one),
        }
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// An SVG document of nothing but `texts`, each in a group with its number for an id.
pub(super) fn words(size: Point, texts: &[(usize, &Text)]) -> String {
    let mut svg = begun(size, texts.len() * 400);
    for (number, one) in texts {
        put(&mut svg, format_args!("<g id=\"{number}\">"));
        text(&mut svg, one);
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

/// A document of this size, with room for so many bytes.
fn begun([width, height]: Point, bytes: usize) -> String {
    let mut svg = String::with_capacity(bytes);
    put(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n"
        ),
    );
    svg
}

/// A position or length as it is written here: with two decimals.
pub(super) fn as_written(length: f32) -> f32 {
    ((f64::from(length) * 100.0).round() / 100.0) as f32
}

/// Writing to a `String` cannot fail.
fn put(svg: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = svg.write_fmt(arguments);
}

fn fill(svg: &mut String, fill: &Fill) {
    svg.push_str("<path d=\"");
    let mut start = 0;
    for &end in fill.ring_ends.iter() {
        path(
            svg,
            fill.points.get(start..end as usize).unwrap_or_default(),
        );
        svg.push('Z');
        start = end as usize;
    }
    svg.push_str("\" fill-rule=\"evenodd\"");
    paint(svg, "fill", fill.colour);
    svg.push_str("/>\n");
}

fn stroke(svg: &mut String, stroke: &Stroke) {
    svg.push_str("<path d=\"");
    path(svg, &stroke.line);
    put(
        svg,
        format_args!(
            "\" fill=\"none\" stroke-width=\"{}\" stroke-linejoin=\"round\"",
            stroke.width
        ),
    );
    if stroke.dash.is_empty() {
        svg.push_str(" stroke-linecap=\"round\"");
    } else {
        let dash: Vec<String> = stroke.dash.iter().map(ToString::to_string).collect();
        put(
            svg,
            format_args!(
                " stroke-dasharray=\"{}\" stroke-dashoffset=\"{:.2}\"",
                dash.join(" "),
                stroke.phase
            ),
        );
    }
    paint(svg, "stroke", stroke.colour);
    svg.push_str("/>\n");
}

fn mark(svg: &mut String, mark: &Mark) {
    let corners = mark.shape.corners(mark.radius);
    let [x, y] = mark.at;
    if corners.is_empty() {
        put(
            svg,
            format_args!("<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{}\"", mark.radius),
        );
    } else {
        svg.push_str("<path d=\"");
        let points: Vec<Point> = corners
            .into_iter()
            .map(|[dx, dy]| [x + dx, y + dy])
            .collect();
        path(svg, &points);
        svg.push_str("Z\"");
    }
    paint(svg, "fill", mark.fill);
    if mark.outline_width > 0.0 {
        put(
            svg,
            format_args!(" stroke-width=\"{}\"", mark.outline_width),
        );
        paint(svg, "stroke", mark.outline);
    }
    svg.push_str("/>\n");
}

fn picture(svg: &mut String, picture: &Picture) -> Result<(), SvgError> {
    let [left, top, right, bottom] = picture.rect;
    let png = super::png::raster(&picture.raster)?;
    put(
        svg,
        format_args!(
            "<image x=\"{left:.2}\" y=\"{top:.2}\" width=\"{:.2}\" height=\"{:.2}\" preserveAspectRatio=\"none\" \
         style=\"image-rendering:smooth\" opacity=\"{:.2}\" xlink:href=\"data:image/png;base64,",
            right - left,
            bottom - top,
            picture.opacity
        ),
    );
    base64::Engine::encode_string(&base64::engine::general_purpose::STANDARD, png, svg);
    svg.push_str("\"/>\n");
    Ok(())
}

fn text(svg: &mut String, text: &Text) {
    /// From the middle of a line of capitals and small letters down to its base line, in ems.
    const BASELINE: f32 = 0.33;
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let ([x, y], drop) = (text.at, text.size * BASELINE);
    put(
        svg,
        format_args!(
            "<text x=\"{x:.2}\" y=\"{:.2}\" font-family=\"'{}'\" font-weight=\"{}\" font-size=\"{}\" text-anchor=\"{anchor}\"",
            y + drop,
            text.font.family(),
            text.font.weight(),
            text.size,
        ),
    );
    if text.spacing != 0.0 {
        put(svg, format_args!(" letter-spacing=\"{}\"", text.spacing));
    }
    if text.angle != 0.0 {
        put(
            svg,
            format_args!(
                " transform=\"rotate({:.2} {x:.2} {y:.2})\"",
                text.angle.to_degrees()
            ),
        );
    }
    if let Some(halo) = text.halo {
        svg.push_str(" paint-order=\"stroke\" stroke-width=\"3\" stroke-linejoin=\"round\"");
        paint(svg, "stroke", halo);
    }
    paint(svg, "fill", text.colour);
    put(svg, format_args!(">{}</text>\n", escaped(&text.text)));
}

fn path(svg: &mut String, points: &[Point]) {
    for (number, [x, y]) in points.iter().enumerate() {
        put(
            svg,
            format_args!("{}{x:.2} {y:.2}", if number == 0 { 'M' } else { 'L' }),
        );
    }
}

fn paint(svg: &mut String, attribute: &str, Rgba([r, g, b, a]): Rgba) {
    put(svg, format_args!(" {attribute}=\"#{r:02x}{g:02x}{b:02x}\""));
    if a < 255 {
        put(
            svg,
            format_args!(" {attribute}-opacity=\"{:.3}\"", f32::from(a) / 255.0),
        );
    }
}

/// Text that may stand in XML; control characters that XML forbids are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::fonts::Font;
    use crate::map::scene::Shape;

    fn scene_of(item: Item) -> Scene {
        Scene {
            items: vec![item],
            ..Scene::new([100.0, 50.0])
        }
    }

    fn words(text: &str) -> Item {
        Item::Text(Text {
            text: text.to_owned(),
            at: [50.0, 25.0],
            anchor: Anchor::Middle,
            font: Font::Sans,
            size: 12.0,
            spacing: 0.0,
            angle: 0.0,
            colour: Rgba([0, 0, 0, 255]),
            halo: None,
            what: None,
        })
    }

    #[test]
    fn words_stay_words_and_cannot_break_the_document() {
        let svg = document(&scene_of(words("A < B & \"C\"\u{7}")), "t").unwrap();
        assert!(
            svg.contains(">A &lt; B &amp; &quot;C&quot; </text>"),
            "{svg}"
        );
    }

    #[test]
    fn opacity_is_told_apart_from_colour() {
        let mark = Mark {
            at: [10.0, 10.0],
            shape: Shape::Circle,
            radius: 4.0,
            fill: Rgba([255, 0, 0, 51]),
            outline: Rgba::TRANSPARENT,
            outline_width: 0.0,
            what: None,
        };
        let svg = document(&scene_of(Item::Mark(mark)), "t").unwrap();
        assert!(
            svg.contains("fill=\"#ff0000\" fill-opacity=\"0.200\""),
            "{svg}"
        );
    }
}
