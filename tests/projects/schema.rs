//! What the schema says of how a layer is read and drawn.

use std::fs;

use serde_json::{Value, json};

use super::{against_schema, corpus};

/// A project with one layer that has these members besides its source.
fn with_layer(members: &Value) -> String {
    let mut layer = json!({"source": {"name": "a.csv", "text": ""}});
    for (key, value) in members.as_object().unwrap() {
        layer[key] = value.clone();
    }
    json!({"durand-project": 1, "layers": [layer]}).to_string()
}

#[test]
fn what_a_later_version_added_to_import_and_style_is_kept_and_is_not_of_this_schema() {
    let text = fs::read_to_string(corpus().join("unknown.durand")).unwrap();
    let said = against_schema(&text);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].contains("/layers/0/import") && said[0].contains("guess"),
        "{said:?}"
    );
    assert!(
        said[1].contains("/layers/0/style") && said[1].contains("glow"),
        "{said:?}"
    );
}

#[test]
fn the_schema_finds_what_is_misspelt_or_wrong_in_import_and_style() {
    for members in [
        json!({"import": {"delimeter": "comma"}}),
        json!({"import": {"delimiter": ","}}),
        json!({"import": {"preset": "mine"}}),
        json!({"import": {"encoding": ""}}),
        json!({"import": {"encoding": 1252}}),
        json!({"import": {"columns": {"x": "longitude"}}}),
        json!({"import": {"columns": [{"column": "x"}]}}),
        json!({"import": {"columns": [{"column": "x", "purpose": "lon"}]}}),
        json!({"import": {"columns": [{"column": "x", "purpose": "longitude", "unit": "m"}]}}),
        json!({"import": {"day-order": "neither"}}),
        json!({"import": {"day_order": "day-first"}}),
        json!({"import": {"only": "yes"}}),
        json!({"import": {"serial-dates": 1}}),
        json!({"import": {"swapped": null}}),
        json!({"style": {"color": "category"}}),
        json!({"style": {"colour": "red"}}),
        json!({"style": {"colour": {"one": "#12345"}}}),
        json!({"style": {"colour": {"one": 256}}}),
        json!({"style": {"colour": {"one": 1, "column": {"name": "a"}}}}),
        json!({"style": {"colour": {"column": {"classes": "values"}}}}),
        json!({"style": {"colour": {"column": {"name": "a", "classes": "quantiles"}}}}),
        json!({"style": {"colour": {"column": {"name": "a", "ramp": -1}}}}),
        json!({"style": {"symbol": "star"}}),
        json!({"style": {"size": "large"}}),
        json!({"style": {"size": {"factor": 1.5}}}),
        json!({"style": {"size": {"column": "a"}}}),
        json!({"style": {"opacity": 10}}),
        json!({"style": {"opacity": 101}}),
        json!({"style": "usual"}),
    ] {
        assert!(
            !against_schema(&with_layer(&members)).is_empty(),
            "{members}"
        );
    }
    for members in [
        json!({"import": {}, "style": {}}),
        json!({"import": {"day-order": "ambiguous", "x-note": 1}, "style": {"x-note": [1]}}),
    ] {
        assert_eq!(against_schema(&with_layer(&members)), Vec::<String>::new());
    }
}
