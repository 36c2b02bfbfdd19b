//! Clicking places and events, and reading what the article says of them.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use durand::session::Target;

use super::Window;
use super::common::{data, event, paragraph, place};

#[test]
fn at_first_the_whole_article_is_there_and_nothing_is_selected() {
    let window = Window::open();
    assert_eq!(window.selected(), None);
    let article = data().story.article();
    assert!(window.has(&article.title));
    for passage in data().story.passages() {
        assert!(window.reads(&passage.text), "{}", passage.paragraph);
    }
    assert!(!window.reads("Passage 1 of"));
}

#[test]
fn a_click_on_the_former_tribal_areas_shows_their_card_and_the_first_of_their_passages() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    assert_eq!(window.selected().as_deref(), Some("ex-FATA"));
    let about = data().passages_about(&place("ex-fata")).len();
    assert!(window.has(&format!("Passage 1 of {about}")));
    assert!(window.has("passages") && window.has("km²"));
    assert!(window.has(&about.to_string()));
    let ex_fata = data().atlas.get(&super::common::place_id("ex-fata"));
    for name in [&ex_fata.unwrap().names.urdu, &ex_fata.unwrap().names.pashto] {
        assert!(window.reads(name.as_ref().unwrap()), "{name:?}");
    }
}

#[test]
fn next_and_prev_step_through_the_passages_and_stop_at_the_ends() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    let about = data().passages_about(&place("ex-fata")).len();
    for step in 2..=about {
        window.follow("next ›");
        assert!(window.has(&format!("Passage {step} of {about}")), "{step}");
    }
    window.follow("next ›");
    assert!(window.has(&format!("Passage {about} of {about}")));
    window.follow("‹ prev");
    assert!(window.has(&format!("Passage {} of {about}", about - 1)));
}

#[test]
fn show_in_article_gives_the_whole_article_and_a_way_back() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    window.follow("next ›");
    window.follow("show in article");
    assert!(!window.reads("Passage 2 of"));
    assert!(window.has(&data().story.article().title));
    window.follow("Back to ex-FATA");
    assert!(window.reads("Passage 2 of"));
    assert_eq!(window.selected().as_deref(), Some("ex-FATA"));
}

#[test]
fn a_place_named_in_a_passage_is_selected_by_a_click_on_its_name() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    let mention = window
        .harness
        .query_all_by_role_and_label(Role::Link, "Afghanistan");
    let mention = mention.into_iter().next().unwrap();
    mention.scroll_to_me();
    window.harness.run();
    let mut mentions = window
        .harness
        .query_all_by_role_and_label(Role::Link, "Afghanistan");
    mentions.next().unwrap().click();
    drop(mentions);
    window.harness.run();
    assert_eq!(window.selected().as_deref(), Some("Afghanistan"));
}

#[test]
fn pointing_at_a_name_in_the_text_lights_the_place_on_the_map() {
    let mut window = Window::open();
    let name = "Afghanistan";
    let mut mentions = window.harness.query_all_by_role_and_label(Role::Link, name);
    mentions.next().unwrap().scroll_to_me();
    drop(mentions);
    window.harness.run();
    let mut mentions = window.harness.query_all_by_role_and_label(Role::Link, name);
    mentions.next().unwrap().hover();
    drop(mentions);
    window.harness.run();
    assert_eq!(window.session().hover, Some(place("afghanistan")));
    window.harness.remove_cursor();
    window.harness.run();
    assert_eq!(window.session().hover, None);
}

#[test]
fn pointing_at_a_passage_lights_all_its_places() {
    let mut window = Window::open();
    let passage = &data().story.passages()[3];
    let name = format!("{} {}", passage.paragraph.label(), passage.text);
    let rect = {
        let node = window.node(Role::Paragraph, &name);
        node.scroll_to_me();
        window.harness.run();
        window.node(Role::Paragraph, &name).rect()
    };
    // The margin, where no name stands.
    window
        .harness
        .hover_at(rect.left_top() + egui::vec2(6.0, 8.0));
    window.harness.run();
    assert_eq!(
        window.session().hover,
        Some(Target::Passage(passage.paragraph))
    );
}

#[test]
fn a_click_on_an_event_in_the_timeline_shows_its_card() {
    let mut window = Window::open();
    window.press("Event: Massacre at a Peshawar school");
    assert_eq!(
        window.session().selected(),
        Some(&event("peshawar-school-2014"))
    );
    let index = data()
        .story
        .event_index(&super::common::event_id("peshawar-school-2014"));
    let school = &data().story.events()[index.unwrap()];
    for text in [
        school.title.as_str(),
        "16 December 2014",
        "December 2014",
        "Attack",
        "known to the spot",
        "What the article says",
        school.description.as_str(),
        "Added, not in the article",
    ] {
        assert!(window.has(text), "“{text}” is not on the card");
    }
    for added in &school.added {
        assert!(window.has(&added.text) && window.reads(&added.source));
    }
    assert!(window.has("Passage 1 of 2"));
}

#[test]
fn an_event_that_a_filter_hides_says_so_and_can_be_shown() {
    let mut window = Window::open();
    super::years::double_click(&mut window, "1893, 1 event");
    window.press("Event: Massacre at a Peshawar school");
    assert!(window.has("Hidden on the map: 1893 only."));
    window.follow("Show it");
    assert!(!window.reads("Hidden on the map"));
    let index = data()
        .story
        .event_index(&super::common::event_id("peshawar-school-2014"));
    assert!(window.session().shows_event(index.unwrap(), data()));

    window.tick("Attack");
    assert!(window.has("Hidden on the map: “Attack” is off."));
    window.follow("Show it");
    assert!(window.is_ticked("Attack"));
}

#[test]
fn the_chip_of_an_event_in_a_passage_selects_the_event() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    let title = "Operation Zarb-e-Azb is launched";
    let mut chips = window
        .harness
        .query_all_by_role_and_label(Role::Button, title);
    chips.next().unwrap().scroll_to_me();
    drop(chips);
    window.harness.run();
    let mut chips = window
        .harness
        .query_all_by_role_and_label(Role::Button, title);
    chips.next().unwrap().click();
    drop(chips);
    window.harness.run();
    assert_eq!(window.session().selected(), Some(&event("zarb-e-azb-2014")));
}

fn is_a_citation(text: &str, number: &str) {
    let article = data().story.article();
    let passage = data().story.passage(&paragraph(number)).unwrap();
    let date = article.date_label();
    for part in [
        &passage.text,
        &article.author,
        &article.title,
        &article.outlet,
        &date,
    ] {
        assert!(text.contains(part.as_str()), "no “{part}” in {text}");
    }
    assert!(text.contains(&format!("¶{number}")), "{text}");
}

#[test]
fn copying_puts_the_passage_on_the_clipboard_with_author_title_outlet_date_and_paragraph() {
    let mut window = Window::open();
    window.press("ex-FATA on the map");
    let first = data().passages_about(&place("ex-fata"))[0];
    let number = data().story.passages()[first].paragraph.to_string();
    let text = window.copied(Role::Link, "copy").unwrap();
    is_a_citation(&text, &number);
}

#[test]
fn a_right_click_on_a_passage_offers_its_citation() {
    let mut window = Window::open();
    let passage = data().story.passage(&paragraph("6")).unwrap();
    let name = format!("¶6 {}", passage.text);
    window.node(Role::Paragraph, &name).scroll_to_me();
    window.harness.run();
    window.node(Role::Paragraph, &name).click_secondary();
    window.harness.run();
    let text = window.copied(Role::Button, "Copy citation").unwrap();
    is_a_citation(&text, "6");
    assert!(!window.has("Copy citation"), "the menu stays open");
}

#[test]
fn the_card_of_the_durand_line_states_both_positions_with_their_sources() {
    let mut window = Window::open();
    window.press("Select Durand Line");
    let line = data()
        .atlas
        .get(&super::common::place_id("durand-line"))
        .unwrap();
    assert!(line.stances.len() >= 2);
    for stance in &line.stances {
        for text in [&stance.party, &stance.position, &stance.source] {
            assert!(window.has(text), "“{text}” is not on the card");
        }
    }
    assert!(window.reads("km"));
}
