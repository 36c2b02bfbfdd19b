//! Which sentence tells what a command has done, to those who cannot see it.

use super::View;
use super::top_bar::{panel_key, theme_key};
use crate::map::legend;
use crate::map::text::grouped;
use crate::session::{Command, LayerId, Panel, Target};
use crate::words::{Words, short};

/// Letters of a name that are heard, and seen in a line at the foot of the map.
const HEARD: usize = 90;

/// What to say once `command` is done and `view` shows what came of it; `None` for what is heard
/// anyway, or too often to be said.
///
/// `selected` says whether something else is selected than before.
pub fn after(command: &Command, selected: bool, view: &View<'_>) -> Option<String> {
    let (session, words) = (view.session, view.session.words());
    match command {
        Command::Select(_) | Command::SelectInPlace(_) | Command::Back | Command::Forward => {
            Some(selection(view))
        }
        Command::Escape if selected => Some(selection(view)),
        Command::ToggleColumn(_)
        | Command::SoloColumn(_)
        | Command::SpanToColumn(_)
        | Command::BrushYears { begins: false, .. }
        | Command::AllYears
        | Command::NoYears
        | Command::NextYear
        | Command::PreviousYear
        | Command::PlayStep
        | Command::Reveal(_) => Some(years(view)),
        Command::TogglePlay if session.playing => Some(playing("everyone-playing", view)),
        Command::TogglePlay => Some(playing("everyone-paused", view)),
        Command::ToggleLayer(layer) => {
            let name = layer_name(layer, view);
            Some(switch(&name, session.layers.is_on(layer), words))
        }
        Command::ShadeBy(file) => {
            let name = file.map(|file| session.layer_name(file, view.data));
            Some(match name {
                Some(name) => words.with("region-shaded", &[("name", name.into())]),
                None => words.say("region-shaded-no-more").into_owned(),
            })
        }
        Command::TogglePanel(panel) => Some(self::panel(*panel, session.shows(*panel), words)),
        Command::SetBoundaryView(whose) => {
            let whose = whose.name_in(words);
            Some(words.with("everyone-boundary-view", &[("view", whose.into())]))
        }
        Command::SetTheme(_) | Command::SwitchTheme { .. } => {
            let theme = words.say(theme_key(session.theme));
            Some(words.with("everyone-theme-now", &[("theme", theme.into())]))
        }
        Command::Larger | Command::Smaller | Command::UsualSize => {
            let percent = session.comfort.scale.percent();
            Some(words.with("everyone-size-now", &[("percent", percent.into())]))
        }
        Command::ToggleStill => {
            let name = words.say("everyone-still");
            Some(switch(&name, session.comfort.still, words))
        }
        Command::NextPassage | Command::PreviousPassage => passage(view),
        Command::ShowInArticle(_) => Some(words.say("everyone-whole-article").into_owned()),
        Command::ShowSelection => Some(selection(view)),
        Command::ToggleOwnArticle if view.data.copy.is_some() => {
            let own = session.shows_own(view.data);
            let key = if own { "own-shown" } else { "own-digest-shown" };
            Some(words.say(key).into_owned())
        }
        Command::CopyCitation(_) | Command::CopyCitationAs(..) => {
            Some(words.say("everyone-copied").into_owned())
        }
        Command::CopyText(_) => Some(words.say("everyone-copied-text").into_owned()),
        _ => None,
    }
}

/// A thing that is on or off.
fn switch(name: &str, on: bool, words: Words) -> String {
    let key = if on { "everyone-on" } else { "everyone-off" };
    words.with(key, &[("name", name.into())])
}

/// A panel that is open or put away.
pub fn panel(panel: Panel, open: bool, words: Words) -> String {
    let key = if open {
        "everyone-opened"
    } else {
        "everyone-closed"
    };
    let name = words.say(panel_key(panel));
    words.with(key, &[("name", name.into())])
}

fn selection(view: &View<'_>) -> String {
    let words = view.session.words();
    let Some(target) = view.session.selected() else {
        return words.say("everyone-nothing-selected").into_owned();
    };
    let name = match target {
        Target::Event(_) => super::map_nodes::told_of(target, view.data, words),
        _ => view.name_of(target),
    };
    let name = short::line(&name, HEARD).into_owned();
    let passages = view.data.passages_about(target).len();
    match target {
        Target::Place(_) => {
            let events = view.data.count_about(target);
            words.with(
                "everyone-selected-place",
                &[
                    ("name", name.into()),
                    ("passages", passages.into()),
                    ("events", events.into()),
                    ("shown", grouped(events as u64).into()),
                ],
            )
        }
        Target::Event(_) => words.with(
            "everyone-selected-event",
            &[("name", name.into()), ("passages", passages.into())],
        ),
        Target::Passage(_) | Target::Square(_) => name,
    }
}

fn years(view: &View<'_>) -> String {
    let on = view
        .session
        .years
        .describe_in(&view.data.columns, view.words());
    let [shown, all] = view.session.count_events(view.data);
    view.session.words().with(
        "everyone-years-now",
        &[
            ("years", on.into()),
            ("shown", grouped(shown as u64).into()),
            ("count", all.into()),
            ("all", grouped(all as u64).into()),
        ],
    )
}

fn playing(key: &str, view: &View<'_>) -> String {
    let years = years(view);
    view.session.words().with(key, &[("years", years.into())])
}

fn passage(view: &View<'_>) -> Option<String> {
    let count = view.session.passages(view.data).len();
    let number = view.session.step + 1;
    let values = [("number", number.into()), ("count", count.into())];
    (count > 0).then(|| view.session.words().with("everyone-passage", &values))
}

fn layer_name(layer: &LayerId, view: &View<'_>) -> String {
    let groups = legend::groups(view.data, view.session, view.theme);
    let rows = groups.into_iter().flat_map(|group| group.rows);
    let row = rows.into_iter().find(|row| row.layer == *layer);
    match (row, layer) {
        (Some(row), _) => row.label,
        (None, LayerId::File(file)) => view.session.layer_name(*file, view.data),
        (None, _) => String::new(),
    }
}
