//! Passages as W3C Web Annotations: what durand says of each paragraph of the article, and which
//! places that paragraph speaks of, where on the globe they are.
//!
//! The target of an annotation is the article itself, which is not shipped; its paragraph is named
//! by its number. The body is durand's own retelling and the places it identifies. Where the reader's
//! own copy of the article is exported, its text is quoted in the target (§4.2.4), not in the body.

use serde_json::{Value, json};

use super::passages::Told;
use crate::atlas::{Place, PlaceId};
use crate::session::Dataset;
use crate::story::Article;

/// Names of things that have no address of their own.
const URN: &str = "urn:x-durand";

/// An `AnnotationCollection` of one page.
///
/// # Source
/// [Web Annotation Data Model](https://www.w3.org/TR/annotation-model/), W3C Recommendation 2017:
/// §3.1 annotations, §3.2.4 textual bodies, §3.3.5 purposes of bodies, §4.2.1 fragment selectors, §5
/// collections. Positions in the terms of [WGS84 Geo](http://www.w3.org/2003/01/geo/).
pub(super) fn collection(passages: &[Told<'_>], data: &Dataset) -> Value {
    let article = data.story.article();
    let id = format!("{URN}:{}:passages", article.id);
    let page = format!("{id}:page-1");
    let items: Vec<Value> = passages.iter().map(|told| annotation(told, data)).collect();
    json!({
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {
                "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
                "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
                "dcterms": "http://purl.org/dc/terms/",
            },
        ],
        "id": id,
        "type": "AnnotationCollection",
        "label": label(passages, &article.title),
        "generator": generator(),
        "total": items.len(),
        "first": {
            "id": page,
            "type": "AnnotationPage",
            "partOf": id,
            "startIndex": 0,
            "items": items,
        },
        "last": page,
    })
}

fn label(passages: &[Told<'_>], title: &str) -> String {
    if passages.iter().any(|told| told.passage.verbatim) {
        format!("Passages of “{title}”, as a reader’s own copy has them")
    } else {
        format!("Passages of “{title}”, told in durand’s own words")
    }
}

fn generator() -> Value {
    json!({
        "id": format!("{URN}:program"),
        "type": "Software",
        "name": concat!("durand ", env!("CARGO_PKG_VERSION")),
    })
}

fn annotation(told: &Told<'_>, data: &Dataset) -> Value {
    let article = data.story.article();
    let paragraph = told.passage.paragraph;
    let mut body = Vec::new();
    let mut selector = vec![json!({
        "type": "FragmentSelector",
        "value": format!("paragraph={paragraph}"),
    })];
    if told.passage.verbatim {
        selector.push(json!({"type": "TextQuoteSelector", "exact": told.passage.text}));
    } else {
        // The retelling is in English, whatever language the article is in.
        body.push(json!({
            "type": "TextualBody",
            "value": told.passage.text,
            "format": "text/plain",
            "language": "en",
            "purpose": "describing",
        }));
    }
    // One selector stands alone; of two, either leads to the paragraph.
    let selector = match selector.as_slice() {
        [one] => one.clone(),
        _ => Value::Array(selector),
    };
    let places = told.passage.places();
    body.extend(places.iter().map(|id| identified(id, data.atlas.get(id))));
    json!({
        "id": format!("{URN}:{}:passage:{paragraph}", article.id),
        "type": "Annotation",
        "motivation": if told.passage.verbatim { "identifying" } else { "describing" },
        "body": body,
        "target": {
            "type": "SpecificResource",
            "source": source(article),
            "selector": selector,
        },
    })
}

/// The article that is annotated; what is not known of it is not said.
fn source(article: &Article) -> Value {
    let mut source = json!({
        "id": format!("{URN}:{}:article", article.id),
        "type": "Text",
        "dcterms:title": article.title,
        "dcterms:bibliographicCitation": article.reference(None),
    });
    let known = [
        ("dcterms:creator", article.author.clone()),
        ("dcterms:publisher", article.outlet.clone()),
        (
            "dcterms:date",
            article
                .date
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
    ];
    if let Some(source) = source.as_object_mut() {
        for (name, value) in known.into_iter().filter(|(_, value)| !value.is_empty()) {
            source.insert(name.to_owned(), Value::String(value));
        }
    }
    source
}

/// A place that a passage speaks of.
fn identified(id: &PlaceId, place: Option<&Place>) -> Value {
    let mut source = json!({"id": format!("{URN}:place:{id}")});
    if let (Some(place), Some(source)) = (place, source.as_object_mut()) {
        let [lon, lat] = place.position();
        source.insert("type".to_owned(), json!("geo:SpatialThing"));
        source.insert("rdfs:label".to_owned(), json!(place.names.english));
        source.insert("geo:lat".to_owned(), json!(lat));
        source.insert("geo:long".to_owned(), json!(lon));
    }
    json!({"type": "SpecificResource", "purpose": "identifying", "source": source})
}
