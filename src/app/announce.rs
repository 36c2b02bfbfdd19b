//! Which sentence tells what a command has done, to those who cannot see it.

use super::View;
use super::top_bar::theme_name;
use crate::map::legend;
use crate::map::text::grouped;
use crate::session::{Command, LayerId, Target};

/// What to say once `command` is done and `view` shows what came of it; `None` for what is heard
/// anyway, or too often to be said.
///
/// `selected` says whether something else is selected than before.
pub fn after(command: &Command, selected: bool, view: &View<'_>) -> Option<String> {
    let session = view.session;
    match command {
        Command::Select(_)
        | Command::SelectInPlace(_)
        | Command::Back
        | Command::Forward => Some(selection(view)),
        Command::Escape if selected => Some(selection(view)),
        Command::ToggleColumn(_)
        | Command::SoloColumn(_)
        | Command::SpanToColumn(_)
        | Command::AllYears
        | Command::NoYears
        | Command::NextYear
        | Command::PreviousYear
        | Command::PlayStep
        | Command::Reveal(_) => Some(years(view)),
        Command::TogglePlay if session.playing => Some(format!("Playing. {}", years(view))),
        Command::TogglePlay => Some(format!("Paused. {}", years(view))),
        Command::ToggleLayer(layer) => Some(switch(
            &layer_name(layer, view),
            session.layers.is_on(layer),
        )),
        Command::SetTheme(_) | Command::SwitchTheme { .. } => {
            Some(format!("Theme: {}", theme_name(session.theme)))
        }
        Command::Larger | Command::Smaller | Command::UsualSize => {
            Some(format!("Size {} %", session.comfort.scale.percent()))
        }
        Command::ToggleStill => Some(switch("Reduced motion", session.comfort.still)),
        Command::NextPassage | Command::PreviousPassage => passage(view),
        Command::ShowInArticle(_) => Some("The whole article".to_owned()),
        Command::ShowSelection => Some(selection(view)),
        Command::CopyCitation(_) => Some("Passage copied with its citation".to_owned()),
        _ => None,
    }
}

/// A thing that is on or off.
pub fn switch(name: &str, on: bool) -> String {
    format!("{name} {}", if on { "on" } else { "off" })
}

fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", grouped(count as u64))
}

fn selection(view: &View<'_>) -> String {
    let Some(target) = view.session.selected() else {
        return "Nothing is selected".to_owned();
    };
    let name = view.data.name_of(target);
    let passages = view.data.passages_about(target).len();
    let passages = counted(passages, "passage", "passages");
    match target {
        Target::Place(_) => {
            let events = view.data.events_about(target).len();
            format!("{name}, {passages}, {}", counted(events, "event", "events"))
        }
        Target::Event(_) => {
            let date = super::map_nodes::told_of(target, view.data);
            format!("{date}, {passages}")
        }
        Target::Passage(_) | Target::Square(_) => name,
    }
}

fn years(view: &View<'_>) -> String {
    let on = view.session.years.describe(&view.data.columns);
    let [shown, all] = view.session.count_events(view.data);
    let all = counted(all, "event", "events");
    format!("{on}: {} of {all}", grouped(shown as u64))
}

fn passage(view: &View<'_>) -> Option<String> {
    let count = view.session.passages(view.data).len();
    (count > 0).then(|| format!("Passage {} of {count}", view.session.step + 1))
}

fn layer_name(layer: &LayerId, view: &View<'_>) -> String {
    let groups = legend::groups(view.data, view.theme);
    let rows = groups.into_iter().flat_map(|group| group.rows);
    let row = rows.into_iter().find(|row| row.layer == *layer);
    row.map_or_else(String::new, |row| row.label)
}
