//! The form of a story folder: its page, its schema and what durand reads and writes say the same.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read its data should stop

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use durand::atlas::Atlas;
use durand::story::draft::{About, Draft, DraftEvent, OwnPlace, Position};
use durand::story::{Added, Category, DraftEdit, Precision, Story};
use serde_json::{Value, json};

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn json_of(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn schema() -> Value {
    json_of(&project("docs/story.schema.json"))
}

/// What tells whether a file of this name is of the form that the schema gives it.
fn validator(file: &str) -> jsonschema::Validator {
    let mut schema = schema();
    jsonschema::meta::validate(&schema).unwrap();
    schema["$ref"] = json!(format!("#/$defs/{file}"));
    jsonschema::draft202012::new(&schema).unwrap()
}

const FILES: [&str; 5] = [
    "story.json",
    "passages.json",
    "events.geojson",
    "places.geojson",
    "fingerprints.json",
];

/// What the schema has against the files of a folder.
fn refused(folder: &Path) -> Vec<String> {
    let there = FILES.iter().filter(|name| folder.join(name).exists());
    let refused = there.flat_map(|name| {
        let file = json_of(&folder.join(name));
        let errors = validator(name);
        let errors: Vec<String> = errors
            .iter_errors(&file)
            .map(|error| format!("{name}{}: {error}", error.instance_path()))
            .collect();
        errors
    });
    refused.collect()
}

/// An atlas of few places, which is read at once.
fn small_atlas() -> Atlas {
    let folder = tempfile::tempdir().unwrap();
    let place = |id: &str, name: &str, lon: f64| {
        json!({"type": "Feature", "id": id, "geometry": {"type": "Point", "coordinates": [lon, 32.0]},
            "properties": {"name": name, "kind": "town", "rank": 2}})
    };
    let features = [
        place("kabul", "Kabul", 69.0),
        place("quetta", "Quetta", 67.0),
    ];
    let file = json!({"type": "FeatureCollection", "features": features});
    fs::write(folder.path().join("places.geojson"), file.to_string()).unwrap();
    Atlas::read_dir(folder.path()).unwrap().0
}

/// A draft that has something of everything.
fn rich() -> Draft {
    let about = About {
        id: "rich".to_owned(),
        title: "A “rich” story".to_owned(),
        author: "A. Writer".to_owned(),
        author_note: "writes".to_owned(),
        outlet: "A Paper".to_owned(),
        kind: "Argument".to_owned(),
        language: "en".to_owned(),
        summary: "It says much.".to_owned(),
        note: "All of it.".to_owned(),
        rights: "Its author's.".to_owned(),
        ..About::new("2021-08".parse().unwrap())
    };
    let texts = [
        "Word from Kabul and from Quetta in 2014.",
        "The old gate and Kabul Bank.",
    ];
    let draft = Draft::of_paragraphs(texts.map(str::to_owned), about).unwrap();
    let [first, second] = [0, 1].map(|index| draft.paragraphs()[index].key());
    let place = OwnPlace {
        id: "old-gate".parse().unwrap(),
        name: "The Old Gate".to_owned(),
        kind: durand::atlas::PlaceKind::Crossing,
        at: Position::try_from([66.5, 30.5]).unwrap(),
        aliases: vec!["Gate of Old".to_owned()],
        summary: "It was shut.".to_owned(),
        feature: None,
    };
    let event = DraftEvent {
        id: "word-comes".parse().unwrap(),
        title: "Word comes".to_owned(),
        short: "Word".to_owned(),
        when: Some("2014~".parse().unwrap()),
        date_text: "in 2014".to_owned(),
        category: Category::Politics,
        place: Some("kabul".parse().unwrap()),
        place_text: "in Kabul".to_owned(),
        at: Position::try_from([69.0, 32.0]).unwrap(),
        precision: Precision::Town,
        description: "It came.".to_owned(),
        added: vec![Added {
            text: "It came late.".to_owned(),
            source: "A Source".to_owned(),
        }],
    };
    let edits = [
        DraftEdit::MarkOwn {
            paragraph: second,
            range: 4..12,
            place: Box::new(place),
        },
        DraftEdit::Mark {
            paragraph: second,
            range: 17..27,
            place: None,
        },
        DraftEdit::Mark {
            paragraph: first,
            range: 10..15,
            place: Some("quetta".parse().unwrap()),
        },
        DraftEdit::AddEvent {
            event: Box::new(event),
            paragraph: Some(first),
            range: Some(32..39),
        },
    ];
    edits
        .iter()
        .fold(draft, |draft, edit| draft.edited(edit).unwrap())
}

fn written(draft: &Draft, atlas: &Atlas) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in draft.files(atlas).unwrap().files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Everything durand has against a folder; also that it is no story at all.
fn faults(folder: &Path, atlas: &Atlas) -> Vec<String> {
    match Story::read_dir(folder, atlas) {
        Ok((_, report)) => report.faults.iter().map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}

#[test]
fn the_bundled_story_is_of_the_form_that_is_written_down() {
    let folder = project("assets/stories/taliban-takeover-2021");
    assert_eq!(refused(&folder), [""; 0]);
}

#[test]
fn what_durand_writes_is_of_that_form_and_has_nothing_wrong() {
    let atlas = small_atlas();
    let folder = written(&rich(), &atlas);
    assert_eq!(refused(folder.path()), [""; 0]);
    assert_eq!(faults(folder.path(), &atlas), [""; 0]);
    let (story, _) = Story::read_dir(folder.path(), &atlas).unwrap();
    assert!(story == rich().story(&atlas));
}

/// Every place in a value, as a JSON pointer.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                pointers(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (number, inner) in items.iter().enumerate() {
                pointers(inner, &format!("{at}/{number}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn what_the_schema_turns_down_durand_tells() {
    let atlas = small_atlas();
    let folder = written(&rich(), &atlas);
    let (mut tried, mut silent) = (0, Vec::new());
    for name in [
        "story.json",
        "passages.json",
        "events.geojson",
        "places.geojson",
    ] {
        let path = folder.path().join(name);
        let sound = json_of(&path);
        let validator = validator(name);
        let mut all = Vec::new();
        pointers(&sound, "", &mut all);
        for pointer in all.iter().filter(|pointer| !pointer.is_empty()) {
            let wrong = [
                json!([]),
                json!({}),
                json!(true),
                json!(""),
                json!("An Id"),
                json!(-7),
                Value::Null,
            ];
            let mut broken: Vec<Value> = wrong
                .into_iter()
                .map(|wrong| {
                    let mut file = sound.clone();
                    *file.pointer_mut(pointer).unwrap() = wrong;
                    file
                })
                .collect();
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            let mut without = sound.clone();
            if let Some(Value::Object(members)) = without.pointer_mut(parent) {
                members.remove(key);
                broken.push(without);
            }
            for file in broken.into_iter().filter(|file| !validator.is_valid(file)) {
                fs::write(&path, file.to_string()).unwrap();
                tried += 1;
                if faults(folder.path(), &atlas).is_empty() {
                    silent.push(format!(
                        "{name}{pointer}: {}",
                        file.pointer(pointer).unwrap_or(&Value::Null)
                    ));
                }
            }
        }
        fs::write(&path, sound.to_string()).unwrap();
    }
    assert!(tried > 200, "{tried}");
    assert_eq!(silent, [""; 0]);
}

/// The members that a table of the page names, below the heading of a file.
fn told_of(page: &str, heading: &str, table: usize) -> BTreeSet<String> {
    let section = page.split(&format!("\n## {heading}\n")).nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let mut tables = section.split("| member | what it says |\n|---|---|\n");
    let rows = tables.nth(1 + table).unwrap();
    let rows = rows.lines().take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| {
        let names = row.split('|').nth(1).unwrap();
        let names: Vec<String> = names
            .split(',')
            .map(|name| name.trim().trim_matches('`').to_owned())
            .collect();
        names
    })
    .collect()
}

#[test]
fn the_page_tells_of_every_member_of_the_schema_and_of_no_other() {
    let page = fs::read_to_string(project("docs/story-format.md")).unwrap();
    let defs = schema()["$defs"].clone();
    for (heading, table, of) in [
        ("story.json", 0, "story.json"),
        ("passages.json", 0, "passage"),
        ("passages.json", 1, "mark"),
        ("events.geojson", 0, "event-properties"),
        ("places.geojson", 0, "place-properties"),
        ("fingerprints.json", 0, "fingerprints.json"),
    ] {
        let of = &defs[of];
        let members = of["properties"].as_object().unwrap();
        let members: BTreeSet<String> = members.keys().cloned().collect();
        assert_eq!(told_of(&page, heading, table), members, "{heading}");
        // What must be there says so on the page.
        let must = of["required"].as_array().into_iter().flatten();
        for key in must.filter_map(Value::as_str) {
            let row = page
                .lines()
                .find(|line| line.starts_with(&format!("| `{key}` |")) && line.contains("*must*"));
            assert!(row.is_some(), "{heading}: {key} must be there");
        }
    }
    let categories = Category::ALL.map(Category::key);
    assert_eq!(
        defs["event-properties"]["properties"]["category"]["enum"],
        json!(categories)
    );
    let precisions = Precision::ALL.map(Precision::key);
    assert_eq!(
        defs["event-properties"]["properties"]["location_precision"]["enum"],
        json!(precisions)
    );
}
