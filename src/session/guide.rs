//! Guided reading: the places and events of the article one after the other, as it tells of them.
//!
//! Each stop is selected, brought into view and shown in its paragraph. A reader may leave the
//! path at any time: the next stop is then counted from where the selection stands.

use serde::{Deserialize, Serialize};

use super::selection::Target;
use super::{Dataset, Effect, Session};
use crate::story::ParagraphId;

/// A place or an event where the article tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Stop {
    /// The paragraph that is read there.
    pub paragraph: ParagraphId,
    /// What it tells of.
    pub target: Target,
    /// Which mention of the paragraph names it, from 0; none for an event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<usize>,
}

/// Where a reader is on the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The number of the stop, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// The stop itself.
    pub stop: Stop,
}

/// Every stop, as the article is read: in each paragraph the places in the order of its text,
/// then its events in the order of time.
///
/// What a paragraph names several times in a row is one stop; the next paragraph begins anew, so
/// that none is passed over.
pub(super) fn stops(data: &Dataset) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    let mut push = |stop: Stop| {
        let again = stops
            .last()
            .is_some_and(|last| last.target == stop.target && last.paragraph == stop.paragraph);
        if !again && data.knows(&stop.target) {
            stops.push(stop);
        }
    };
    for passage in data.story.passages() {
        let paragraph = passage.paragraph;
        for (number, mention) in passage.mentions.iter().enumerate() {
            let target = Target::Place(mention.place.clone());
            push(Stop {
                paragraph,
                target,
                mention: Some(number),
            });
        }
        for index in data.story.events_of_passage(&paragraph) {
            if let Some(event) = data.story.events().get(index) {
                let target = Target::Event(event.id.clone());
                push(Stop {
                    paragraph,
                    target,
                    mention: None,
                });
            }
        }
    }
    stops
}

/// Where the next stop is counted from.
enum From {
    /// A stop.
    At(usize),
    /// The way to a stop.
    Before(usize),
}

impl Session {
    /// Where the reader is on the path, while the article is shown at a stop of it.
    pub fn standing(&self, data: &Dataset) -> Option<Standing> {
        let index = self.stop?;
        let stops = data.stops();
        let stop = stops.get(index)?;
        let there = self.in_article && self.selected() == Some(&stop.target);
        there.then(|| Standing {
            number: index + 1,
            count: stops.len(),
            stop: stop.clone(),
        })
    }

    /// What hides the stop where the reader is, in words, if it is an event and something does.
    pub fn stop_hidden_by(&self, stop: &Stop, data: &Dataset) -> Option<String> {
        match &stop.target {
            Target::Event(id) => self.row_hidden_by(data.row_of(id)?, data),
            _ => None,
        }
    }

    /// On to the next stop, or back to the one before.
    pub(super) fn walk(&mut self, forward: bool, data: &Dataset) -> Vec<Effect> {
        let stops = data.stops();
        let says = |key: &str| {
            let values = [("count", stops.len().into())];
            vec![Effect::Say(self.words().with(key, &values))]
        };
        if stops.is_empty() {
            return says("guide-nothing");
        }
        let next = match (self.walked_from(stops, data), forward) {
            (From::At(index), true) => index + 1,
            (From::Before(index), true) => index,
            (From::At(index) | From::Before(index), false) => match index.checked_sub(1) {
                Some(before) => before,
                None => return says("guide-at-first"),
            },
        };
        let Some(stop) = stops.get(next) else {
            return says("guide-at-last");
        };
        self.go_to_stop(next, stop, stops.len(), data)
    }

    fn go_to_stop(
        &mut self,
        index: usize,
        stop: &Stop,
        count: usize,
        data: &Dataset,
    ) -> Vec<Effect> {
        self.bring_into_view(&stop.target, data);
        // Selecting folds what is spread and shows the card; the path stays in the article.
        self.select(Some(stop.target.clone()), data);
        (self.stop, self.in_article) = (Some(index), true);
        self.step = self.step_of(stop, data);
        let words = self.words();
        let name = data.name_of(&stop.target);
        let values = [
            ("number", (index + 1).into()),
            ("count", count.into()),
            ("paragraph", stop.paragraph.label().into()),
            ("name", name.into()),
        ];
        let mut said = words.with("guide-said", &values);
        if let Some(hidden) = self.stop_hidden_by(stop, data) {
            said.push(' ');
            said.push_str(&words.with("guide-hidden", &[("what", hidden.into())]));
        }
        vec![Effect::ScrollTo(stop.paragraph), Effect::Say(said)]
    }

    /// The number of a stop's paragraph among the passages about what is selected.
    pub(super) fn step_of(&self, stop: &Stop, data: &Dataset) -> usize {
        let place = data.story.passage_index(&stop.paragraph);
        let about = self.passages(data);
        about
            .iter()
            .position(|index| Some(*index) == place)
            .unwrap_or(0)
    }

    fn walked_from(&self, stops: &[Stop], data: &Dataset) -> From {
        let kept = self.stop.filter(|index| *index < stops.len());
        let Some(selected) = self.selected() else {
            return kept.map_or(From::Before(0), From::At);
        };
        let of_paragraph = |paragraph: ParagraphId| {
            let first = stops.iter().position(|stop| stop.paragraph >= paragraph);
            From::Before(first.unwrap_or(stops.len()))
        };
        if let Target::Passage(paragraph) = selected {
            return of_paragraph(*paragraph);
        }
        let about = self.passages(data);
        let passage = about
            .get(self.step)
            .and_then(|index| data.story.passages().get(*index));
        let paragraph = passage.map(|passage| passage.paragraph);
        let is_kept = |index: &usize| {
            stops.get(*index).is_some_and(|stop| {
                stop.target == *selected && (self.in_article || Some(stop.paragraph) == paragraph)
            })
        };
        if let Some(index) = kept.filter(is_kept) {
            return From::At(index);
        }
        let here = |stop: &Stop| {
            stop.target == *selected && paragraph.is_none_or(|at| stop.paragraph >= at)
        };
        let anywhere = |stop: &Stop| stop.target == *selected;
        let found = stops
            .iter()
            .position(here)
            .or_else(|| stops.iter().position(anywhere));
        match (found, kept, paragraph) {
            (Some(index), ..) | (None, Some(index), _) => From::At(index),
            (None, None, Some(paragraph)) => of_paragraph(paragraph),
            (None, None, None) => From::Before(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::session::testing::reading_of;
    use crate::session::{Command, SavedSession};
    use crate::story::Story;

    fn reading() -> (Dataset, Session) {
        reading_of([1000.0, 800.0])
    }

    fn place(id: &str) -> Target {
        Target::Place(id.parse().unwrap())
    }

    fn said(effects: &[Effect]) -> &str {
        let mut texts = effects.iter().filter_map(|effect| match effect {
            Effect::Say(text) => Some(text.as_str()),
            _ => None,
        });
        texts.next().unwrap_or_default()
    }

    #[test]
    fn the_path_passes_every_mention_and_every_told_event_in_reading_order() {
        let (data, _) = reading();
        let stops = stops(&data);
        assert!(stops.len() > 60, "{}", stops.len());
        let paragraphs: Vec<_> = stops.iter().map(|stop| stop.paragraph).collect();
        let order: Vec<_> = data.story.passages().iter().map(|p| p.paragraph).collect();
        let place = |paragraph| order.iter().position(|other| *other == paragraph).unwrap();
        assert!(
            paragraphs
                .windows(2)
                .all(|two| place(two[0]) <= place(two[1]))
        );
        for passage in data.story.passages() {
            for id in passage.places() {
                let target = Target::Place(id);
                assert!(
                    stops
                        .iter()
                        .any(|stop| stop.target == target && stop.paragraph == passage.paragraph)
                );
            }
        }
        for event in data
            .story
            .events()
            .iter()
            .filter(|event| !event.passages.is_empty())
        {
            let target = Target::Event(event.id.clone());
            assert!(
                stops.iter().any(|stop| stop.target == target),
                "{}",
                event.id
            );
        }
        assert!(
            stops
                .windows(2)
                .all(|two| two[0].target != two[1].target || two[0].paragraph != two[1].paragraph)
        );
    }

    #[test]
    fn every_stop_is_reached_by_one_key_and_the_end_is_polite() {
        let (data, mut session) = reading();
        let stops = stops(&data);
        for (index, stop) in stops.iter().enumerate() {
            let effects = session.apply(Command::NextStop, &data);
            assert_eq!(session.stop, Some(index));
            assert_eq!(session.selected(), Some(&stop.target));
            assert!(
                effects.contains(&Effect::ScrollTo(stop.paragraph)),
                "{effects:?}"
            );
            let start = format!(
                "Stop {} of {} · {}",
                index + 1,
                stops.len(),
                stop.paragraph.label()
            );
            assert!(said(&effects).starts_with(&start), "{effects:?}");
            assert_eq!(session.standing(&data).unwrap().number, index + 1);
        }
        let before = session.clone();
        let effects = session.apply(Command::NextStop, &data);
        assert!(said(&effects).contains("last"), "{effects:?}");
        assert_eq!(
            (session.stop, session.selected()),
            (before.stop, before.selected())
        );
        for index in (0..stops.len() - 1).rev() {
            session.apply(Command::PreviousStop, &data);
            assert_eq!(session.stop, Some(index));
        }
        assert!(said(&session.apply(Command::PreviousStop, &data)).contains("first"));
    }

    #[test]
    fn what_a_stop_shows_is_on_the_map() {
        let (data, mut session) = reading();
        for _ in 0..40 {
            session.apply(Command::ZoomIn, &data);
            session.apply(Command::NextStop, &data);
            let Some(Target::Event(id)) = session.selected().cloned() else {
                continue;
            };
            let at = data.story.event(&id).unwrap().position;
            assert!(session.view.geo_bounds().contains(at), "{id}");
        }
    }

    #[test]
    fn the_path_goes_on_from_where_the_selection_stands() {
        let (data, mut session) = reading();
        let stops = stops(&data);
        session.apply(Command::Select(Some(place("quetta"))), &data);
        let here = stops
            .iter()
            .position(|stop| stop.target == place("quetta"))
            .unwrap();
        session.apply(Command::NextStop, &data);
        assert_eq!(session.stop, Some(here + 1));
        let sixth: ParagraphId = "6".parse().unwrap();
        session.apply(Command::Select(Some(Target::Passage(sixth))), &data);
        session.apply(Command::NextStop, &data);
        assert_eq!(session.standing(&data).unwrap().stop.paragraph, sixth);
        assert_eq!(
            session.stop,
            stops.iter().position(|stop| stop.paragraph == sixth)
        );
    }

    #[test]
    fn who_clears_the_selection_goes_on_at_the_next_stop() {
        let (data, mut session) = reading();
        for _ in 0..5 {
            session.apply(Command::NextStop, &data);
        }
        session.apply(Command::Select(None), &data);
        assert_eq!(session.standing(&data), None);
        session.apply(Command::NextStop, &data);
        assert_eq!(session.stop, Some(5));
    }

    #[test]
    fn the_passage_of_the_card_decides_among_many_mentions() {
        let (data, mut session) = reading();
        let pakistan = place("pakistan");
        session.apply(Command::Select(Some(pakistan.clone())), &data);
        for _ in 0..3 {
            session.apply(Command::NextPassage, &data);
        }
        let passage = session.passages(&data)[3];
        let paragraph = data.story.passages()[passage].paragraph;
        session.apply(Command::NextStop, &data);
        let before = &stops(&data)[session.stop.unwrap() - 1];
        assert_eq!((&before.target, before.paragraph), (&pakistan, paragraph));
    }

    #[test]
    fn a_stop_that_the_years_hide_says_so() {
        let (data, mut session) = reading();
        session.apply(Command::NoYears, &data);
        let stops = stops(&data);
        let event = stops
            .iter()
            .position(|stop| stop.mention.is_none())
            .unwrap();
        let mut last = Vec::new();
        for _ in 0..=event {
            last = session.apply(Command::NextStop, &data);
        }
        assert!(said(&last).contains("all years off"), "{last:?}");
        let stop = session.standing(&data).unwrap().stop;
        let Target::Event(id) = &stop.target else {
            panic!("{stop:?}");
        };
        session.apply(Command::Reveal(id.clone()), &data);
        assert_eq!(session.stop_hidden_by(&stop, &data), None);
        assert!(session.standing(&data).is_some());
    }

    #[test]
    fn the_stop_is_kept_between_starts() {
        let (data, mut session) = reading();
        for _ in 0..23 {
            session.apply(Command::NextStop, &data);
        }
        let saved = SavedSession::of(&session, &data);
        let text = serde_json::to_string(&saved).unwrap();
        let read: SavedSession = serde_json::from_str(&text).unwrap();
        let mut again = read.restore(&data, [1000.0, 800.0]);
        assert_eq!(again.stop, Some(22));
        again.apply(Command::NextStop, &data);
        assert_eq!(again.stop, Some(23));
    }

    #[test]
    fn an_article_without_places_says_so() {
        let (data, _) = reading();
        let (story, _) = Story::bundled_on(&Atlas::default()).unwrap();
        let bare = Dataset::new(Atlas::default(), story);
        let mut session = Session::new(&bare, [800.0, 600.0]);
        let effects = session.apply(Command::NextStop, &bare);
        // Its events still have a place on the map, its places have none.
        assert!(!said(&effects).is_empty());
        assert!(stops(&bare).iter().all(|stop| stop.mention.is_none()));
        assert!(stops(&data).len() > stops(&bare).len());
    }
}
