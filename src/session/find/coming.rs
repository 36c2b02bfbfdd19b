//! What a reader may want before anything is typed.

use std::collections::BTreeMap;

use super::hit::Hit;
use super::is_listed;
use super::tell::Teller;
use crate::session::{Command, Dataset, Offer, Panel, Session, Target};
use crate::words::Words;

/// Selections, and commands, that are shown.
const RECENT: usize = 5;
const COMMANDS: usize = 8;

/// What was selected last, what comes next, what is chosen most.
pub fn useful(
    teller: &Teller<'_>,
    session: &Session,
    data: &Dataset,
    words: Words,
    used: &BTreeMap<String, u32>,
) -> Vec<Hit> {
    let recent = session.history.recent().into_iter();
    let recent = recent.filter(|target| is_listed(target)).take(RECENT);
    let mut hits: Vec<Hit> = recent
        .filter_map(|target| of(target, teller, data))
        .collect();
    if hits.is_empty() {
        // Nobody has looked at anything yet: what the atlas is about.
        let featured = data.atlas.featured().iter();
        hits.extend(featured.filter_map(|id| of(&Target::Place(id.clone()), teller, data)));
    }
    let mut offers = Command::every(session, data, words);
    offers.retain(|offer| offer.why_not.is_none() && !is_at_hand(&offer.command));
    let order = |offer: &Offer| {
        let uses = std::cmp::Reverse(uses(offer, used));
        (!is_next(&offer.command), uses, rank(&offer.command))
    };
    offers.sort_by_key(order);
    let next = offers.iter().take_while(|offer| is_next(&offer.command));
    let next = next.count();
    offers.truncate(next + COMMANDS);
    hits.extend(
        offers
            .into_iter()
            .map(|offer| teller.offer(offer, Vec::new())),
    );
    hits
}

fn of(target: &Target, teller: &Teller<'_>, data: &Dataset) -> Option<Hit> {
    match target {
        Target::Place(id) => teller.place(data.atlas.index_of(id)?, None, Vec::new()),
        Target::Event(id) => match data.story.event_index(id) {
            Some(index) => teller.event(index, Vec::new()),
            None => teller.event_of_file(id),
        },
        Target::Passage(id) => teller.passage(data.story.passage_index(id)?, &[]),
        Target::Square(_) => None,
    }
}

fn uses(offer: &Offer, used: &BTreeMap<String, u32>) -> u32 {
    used.get(&offer.id()).copied().unwrap_or(0)
}

/// What the open field does by itself.
fn is_at_hand(command: &Command) -> bool {
    matches!(
        command,
        Command::ToggleFind | Command::Escape | Command::Quit
    )
}

/// What goes on with what was begun.
fn is_next(command: &Command) -> bool {
    matches!(
        command,
        Command::NextPassage | Command::FitSelection | Command::Back
    )
}

/// What a newcomer may look for comes first while nothing has been chosen.
fn rank(command: &Command) -> u8 {
    match command {
        Command::Home | Command::AllYears | Command::TogglePlay => 0,
        Command::ToggleKeys | Command::ToggleAbout | Command::SetBoundaryView(_) => 1,
        Command::SetTheme(_) | Command::SetLanguage(_) => 2,
        Command::TogglePanel(Panel::Layers | Panel::Reader | Panel::Years) => 3,
        _ => 4,
    }
}
