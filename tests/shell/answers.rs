//! Places, events and passages, as printed.

use std::collections::BTreeSet;

use durand::atlas::PlaceId;
use durand::session::Session;
use durand::story::{Category, Event};
use serde_json::Value;

use super::common::{data, place, session};
use super::{answer, durand};

/// The rows of a CSV as header and cells.
fn csv(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned);
    let header = header.collect();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        row.iter().map(str::to_owned).collect()
    });
    (header, rows.collect())
}

/// One column of the CSV that `durand` prints for `words`.
fn column(words: &str, name: &str) -> Vec<String> {
    let (header, rows) = csv(&answer(words));
    let index = header.iter().position(|cell| cell == name);
    let index = index.unwrap_or_else(|| panic!("no column {name} in {header:?}"));
    rows.into_iter().map(|row| row[index].clone()).collect()
}

fn event_ids(events: impl Iterator<Item = usize>) -> Vec<String> {
    let all = data().story.events();
    events.map(|index| all[index].id.to_string()).collect()
}

/// The events a session shows, in order.
fn shown_by(session: &Session) -> Vec<String> {
    let all = 0..data().story.events().len();
    event_ids(all.filter(|&index| session.shows_event(index, data())))
}

#[test]
fn every_place_of_the_atlas_is_listed_once_in_its_order() {
    let ids: Vec<String> = data()
        .atlas
        .places()
        .iter()
        .map(|place| place.id.to_string())
        .collect();
    assert_eq!(column("places --format csv", "id"), ids);
    let table = answer("places");
    assert_eq!(table.lines().count(), ids.len() + 2);
    let first = table.lines().nth(2).unwrap();
    assert!(first.starts_with("durand-line"), "{first}");
}

#[test]
fn places_of_one_kind_are_that_kind_alone() {
    let kinds = column("places --kind crossing --format csv", "kind");
    assert!(kinds.len() >= 2 && kinds.iter().all(|kind| kind == "crossing"));
}

#[test]
fn the_shell_and_the_session_agree_on_every_year() {
    let years: Vec<i32> = (1890..=2025).collect();
    // Half of the years in a thread of its own: one run takes some tens of milliseconds.
    std::thread::scope(|scope| {
        for half in years.chunks(years.len().div_ceil(2)) {
            scope.spawn(move || {
                for year in half {
                    let mut session = session();
                    session.years.only_year(*year, &data().columns);
                    let printed = column(&format!("events --year {year} --format csv"), "id");
                    assert_eq!(printed, shown_by(&session), "{year}");
                }
            });
        }
    });
}

#[test]
fn without_a_filter_all_events_are_listed_the_undated_too() {
    let ids = column("events --format csv", "id");
    assert_eq!(ids, event_ids(0..data().story.events().len()));
    assert_eq!(ids.last().unwrap(), "splinter-factions-crushed");
}

#[test]
fn a_span_of_years_holds_what_each_of_its_years_holds() {
    let spanned: BTreeSet<String> = column("events --from 2007 --to 2014 --format csv", "id")
        .into_iter()
        .collect();
    let mut single = BTreeSet::new();
    for year in 2007..=2014 {
        single.extend(column(&format!("events --year {year} --format csv"), "id"));
    }
    assert_eq!(spanned, single);
    let open = column("events --from 2021 --format csv", "id");
    assert_eq!(open, column("events --year 2021 --format csv", "id"));
    let before = column("events --to 1900 --format csv", "id");
    assert_eq!(before, ["durand-agreement-1893"]);
}

#[test]
fn a_year_in_which_nothing_happened_is_an_empty_answer_and_no_fault() {
    assert_eq!(column("events --year 1900 --format csv", "id").len(), 0);
    assert_eq!(answer("events --year 1900").lines().count(), 2);
    let collection: Value =
        serde_json::from_str(&answer("events --year 1900 --format geojson")).unwrap();
    assert_eq!(collection["features"], Value::Array(Vec::new()));
}

#[test]
fn events_of_a_place_are_those_the_window_shows_on_its_card() {
    for id in [
        "ex-fata",
        "durand-line",
        "chaman-crossing",
        "kabul",
        "pakistan",
    ] {
        let about = data().events_about(&place(id));
        let printed = column(&format!("events --place {id} --format csv"), "id");
        assert_eq!(printed, event_ids(about.into_iter()), "{id}");
    }
}

#[test]
fn events_of_a_category_are_that_category_alone() {
    let mut count = 0;
    for category in Category::ALL {
        let words = format!("events --category {} --format csv", category.key());
        let printed = column(&words, "category");
        assert!(
            printed.iter().all(|key| key == category.key()),
            "{category:?}"
        );
        count += printed.len();
    }
    assert_eq!(count, data().story.events().len());
}

#[test]
fn filters_narrow_each_other() {
    let ids = column(
        "events --year 2014 --place ex-fata --category military --format csv",
        "id",
    );
    assert_eq!(ids, ["zarb-e-azb-2014"]);
}

#[test]
fn events_that_were_exported_belong_to_the_place_they_name() {
    let folder = tempfile::tempdir().unwrap();
    let told: usize = answer("events --place durand-line --count")
        .trim()
        .parse()
        .unwrap();
    assert!(told > 0);
    for ending in ["csv", "geojson"] {
        let file = folder.path().join("e").with_extension(ending);
        let file = file.to_str().unwrap();
        answer(&format!("events --place durand-line --output {file}"));
        let both = answer(&format!("events {file} --place durand-line --count"));
        assert_eq!(both.trim(), (2 * told).to_string(), "{ending}");
    }
}

#[test]
fn the_table_has_a_line_for_each_event() {
    let table = answer("events --year 2014");
    assert_eq!(
        table.lines().count(),
        column("events --year 2014 --format csv", "id").len() + 2
    );
    for word in ["peshawar-school-2014", "2014-12-16", "karachi"] {
        assert!(table.to_lowercase().contains(word), "{word} in\n{table}");
    }
}

#[test]
fn the_geojson_of_events_is_read_again_with_all_its_properties() {
    const ALWAYS: [&str; 9] = [
        "added",
        "category",
        "description",
        "id",
        "location_precision",
        "passages",
        "place",
        "short",
        "title",
    ];
    let text = answer("events --format geojson");
    let collection: geojson::FeatureCollection = text.parse().unwrap();
    let events = data().story.events();
    assert_eq!(collection.features.len(), events.len());
    for (feature, event) in collection.features.iter().zip(events) {
        let properties = feature.properties.as_ref().unwrap();
        let mut keys: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        let dated = [
            ("date", event.when.is_some()),
            ("date_text", event.date_text.is_some()),
        ];
        for (key, expected) in dated {
            assert_eq!(keys.remove(key), expected, "{}: {key}", event.id);
        }
        assert_eq!(keys, BTreeSet::from(ALWAYS), "{}", event.id);
        agrees(event, &Value::Object(properties.clone()));
        let geojson::GeometryValue::Point { coordinates } =
            &feature.geometry.as_ref().unwrap().value
        else {
            panic!("{} is no point", event.id);
        };
        assert_eq!(coordinates.as_slice(), event.position);
    }
}

fn agrees(event: &Event, properties: &Value) {
    let id = event.id.to_string();
    assert_eq!(properties["id"], id);
    assert_eq!(properties["title"], event.title);
    assert_eq!(properties["description"], event.description);
    assert_eq!(properties["category"], event.category.key());
    assert_eq!(properties["location_precision"], event.precision.key());
    let passages: Vec<String> = event.passages.iter().map(ToString::to_string).collect();
    assert_eq!(properties["passages"], Value::from(passages), "{id}");
    if let Some(when) = &event.when {
        assert_eq!(
            properties["date"].as_str().unwrap().parse(),
            Ok(when.clone()),
            "{id}"
        );
    }
    if let Some(place) = &event.place {
        assert_eq!(properties["place"], place.as_str(), "{id}");
    }
    for (told, added) in properties["added"]
        .as_array()
        .unwrap()
        .iter()
        .zip(&event.added)
    {
        assert_eq!(told["text"], added.text);
        assert_eq!(told["source"], added.source);
    }
    assert_eq!(
        properties["added"].as_array().unwrap().len(),
        event.added.len()
    );
}

#[test]
fn the_geojson_is_a_story_again_and_check_finds_it_sound() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.geojson");
    std::fs::write(&file, answer("events --format geojson")).unwrap();
    let run = durand(["check".as_ref(), file.as_os_str()]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.out.ends_with(": 43 events, sound\n"), "{}", run.out);

    let story = folder.path().join("story");
    std::fs::create_dir(&story).unwrap();
    for part in ["story.json", "passages.json"] {
        let from = super::project("assets/stories/taliban-takeover-2021").join(part);
        std::fs::copy(from, story.join(part)).unwrap();
    }
    std::fs::copy(&file, story.join("events.geojson")).unwrap();
    let words = [
        "events".as_ref(),
        "--format=geojson".as_ref(),
        "--story".as_ref(),
        story.as_os_str(),
    ];
    let again = durand(words);
    assert_eq!(again.status, 0, "{}", again.err);
    assert_eq!(again.out, std::fs::read_to_string(&file).unwrap());
}

#[test]
fn passages_about_a_place_are_those_the_window_steps_through() {
    for place_of_atlas in data().atlas.places() {
        let id = &place_of_atlas.id;
        let about = data().passages_about(&place(id.as_str()));
        let featured = data().atlas.featured().contains(id);
        if !featured && about.is_empty() {
            continue;
        }
        let text = answer(&format!("passages --place {id} --format json"));
        let array: Vec<Value> = serde_json::from_str(&text).unwrap();
        let printed: Vec<&str> = array
            .iter()
            .map(|one| one["paragraph"].as_str().unwrap())
            .collect();
        let expected = about
            .iter()
            .map(|&index| data().story.passages()[index].paragraph.to_string());
        assert_eq!(printed, expected.collect::<Vec<_>>(), "{id}");
    }
}

#[test]
fn passages_are_an_array_of_objects_with_paragraph_text_places_and_events() {
    let array: Vec<Value> = serde_json::from_str(&answer("passages --format json")).unwrap();
    let passages = data().story.passages();
    assert_eq!(array.len(), passages.len());
    for (object, passage) in array.iter().zip(passages) {
        let keys: BTreeSet<&str> = object
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(
            keys,
            BTreeSet::from(["events", "paragraph", "places", "text"])
        );
        assert_eq!(object["paragraph"], passage.paragraph.to_string());
        assert_eq!(object["text"], passage.text);
        let places: BTreeSet<&str> = object["places"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_str().unwrap())
            .collect();
        let own = passage.places();
        assert_eq!(places, own.iter().map(PlaceId::as_str).collect());
        let events = event_ids(
            data()
                .story
                .events_of_passage(&passage.paragraph)
                .into_iter(),
        );
        assert_eq!(
            object["events"],
            Value::from(events),
            "{}",
            passage.paragraph
        );
    }
}

#[test]
fn passages_of_an_event_are_the_ones_that_tell_it() {
    let array: Vec<Value> = serde_json::from_str(&answer(
        "passages --event peshawar-school-2014 --format json",
    ))
    .unwrap();
    let told: Vec<&str> = array
        .iter()
        .map(|one| one["paragraph"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["13", "14"]);
}

#[test]
fn passages_as_text_end_with_where_they_are_from() {
    let text = answer("passages --place ex-fata");
    let about = data().passages_about(&place("ex-fata"));
    for index in about {
        let passage = &data().story.passages()[index];
        assert!(text.contains(&passage.text) && text.contains(&passage.paragraph.label()));
    }
    let article = data().story.article();
    let last = text.lines().last().unwrap();
    for part in [&article.author, &article.title, &article.outlet] {
        assert!(last.contains(part.as_str()), "{part} in {last}");
    }
}

#[test]
fn help_tells_a_newcomer_what_there_is() {
    let help = answer("--help");
    for word in [
        "places",
        "events",
        "passages",
        "render",
        "check",
        "--geodata",
        "Examples:",
    ] {
        assert!(help.contains(word), "{word}");
    }
    for task in ["places", "events", "passages", "render", "check"] {
        let help = answer(&format!("{task} --help"));
        assert!(help.contains("Usage: durand") && help.len() > 200, "{task}");
    }
    assert!(answer("--version").starts_with("durand "));
}
