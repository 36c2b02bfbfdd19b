//! All a reader can do. Menus, keys, clicks and the shell end in a [`Command`].

use super::layers::LayerId;
use super::selection::Target;
use super::session::{Panel, ThemeChoice};
use super::shortcut::{Key, Shortcut};
use crate::story::ParagraphId;

/// One thing a reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Select something, and bring it into view where it is not; `None` clears the selection.
    Select(Option<Target>),
    /// Select something without moving the map: what a click on the map does.
    SelectInPlace(Target),
    /// Light something up while the pointer is on it.
    Hover(Option<Target>),
    /// To what was selected before.
    Back,
    /// To what was selected after.
    Forward,
    /// Close what is open over the map, else clear the selection.
    Escape,
    /// Spread the events that share one mark, named by the first of them; `None` folds them again.
    FanOut(Option<crate::story::EventId>),

    /// The next passage about the selection.
    NextPassage,
    /// The passage before.
    PreviousPassage,
    /// The whole article, at this paragraph.
    ShowInArticle(ParagraphId),
    /// From the whole article back to the passages about the selection.
    ShowSelection,
    /// Put a passage on the clipboard with its author, title, outlet, date and paragraph.
    CopyCitation(ParagraphId),

    /// A column of the timeline on or off.
    ToggleColumn(usize),
    /// That column alone.
    SoloColumn(usize),
    /// From the last column touched through this one.
    SpanToColumn(usize),
    /// All years on.
    AllYears,
    /// All years off.
    NoYears,
    /// The next single column.
    NextYear,
    /// The single column before.
    PreviousYear,
    /// Start or stop stepping through the years by themselves.
    TogglePlay,
    /// One step of playing; stops at the last column.
    PlayStep,

    /// A layer on or off.
    ToggleLayer(LayerId),
    /// Undo what hides an event: its year and its category come on.
    Reveal(crate::story::EventId),

    /// Move the map by screen points; what was under the pointer stays under it.
    Pan([f32; 2]),
    /// Zoom about a screen point by powers of two.
    ZoomAbout([f32; 2], f64),
    /// Twice as large.
    ZoomIn,
    /// Half as large.
    ZoomOut,
    /// The whole borderland.
    Home,
    /// The selection fills the map.
    FitSelection,
    /// The map's size on the screen, in points.
    ResizeMap([f32; 2]),

    /// Light, dark, or as the desktop says.
    SetTheme(ThemeChoice),
    /// From light to dark or back; the flag says whether the window is dark now.
    SwitchTheme {
        /// Whether the window is dark now.
        dark_now: bool,
    },
    /// Everything in the window one step larger, up to 300 %.
    Larger,
    /// Everything in the window one step smaller, down to 75 %.
    Smaller,
    /// Everything in the window as large as it was made to be.
    UsualSize,
    /// Whether things may glide, fade and scroll by themselves.
    ToggleStill,
    /// Fold or unfold a panel.
    TogglePanel(Panel),
    /// Show or hide what the data is and where it comes from.
    ToggleAbout,
    /// Show or hide the list of keys.
    ToggleKeys,
    /// Close the window.
    Quit,
}

/// What a command asks of the world outside the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put this text on the clipboard.
    Copy(String),
    /// Scroll the reader to this paragraph.
    ScrollTo(ParagraphId),
    /// Close the window.
    Quit,
}

impl Command {
    /// What a menu, a tooltip and a screen reader call it.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Select(None) => "Clear the selection",
            Self::Select(Some(_)) | Self::SelectInPlace(_) => "Select",
            Self::Hover(_) => "Point at",
            Self::Back => "Back to the last selection",
            Self::Forward => "Forward",
            Self::Escape => "Close, or clear the selection",
            Self::FanOut(_) => "Spread events that share a spot",
            Self::NextPassage => "Next passage",
            Self::PreviousPassage => "Previous passage",
            Self::ShowInArticle(_) => "Show in article",
            Self::ShowSelection => "Back to the selection",
            Self::CopyCitation(_) => "Copy citation",
            Self::ToggleColumn(_) => "Switch a year on or off",
            Self::SoloColumn(_) => "That year alone",
            Self::SpanToColumn(_) => "Span of years",
            Self::AllYears => "All years",
            Self::NoYears => "No years",
            Self::NextYear => "Next year",
            Self::PreviousYear => "Previous year",
            Self::TogglePlay => "Play or pause the years",
            Self::PlayStep => "Next step of playing",
            Self::ToggleLayer(_) => "Switch a layer on or off",
            Self::Reveal(_) => "Show what is hidden",
            Self::Pan(_) => "Move the map",
            Self::ZoomAbout(..) => "Zoom",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::Home => "Show the whole borderland",
            Self::FitSelection => "Fit the selection",
            Self::ResizeMap(_) => "Resize the map",
            Self::SetTheme(_) => "Set the theme",
            Self::SwitchTheme { .. } => "Light or dark",
            Self::Larger => "Larger",
            Self::Smaller => "Smaller",
            Self::UsualSize => "Usual size",
            Self::ToggleStill => "Reduce motion",
            Self::TogglePanel(Panel::Layers) => "Layers panel",
            Self::TogglePanel(Panel::Reader) => "Reader panel",
            Self::TogglePanel(Panel::Years) => "Years panel",
            Self::ToggleAbout => "About and data sources",
            Self::ToggleKeys => "Keyboard",
            Self::Quit => "Quit",
        }
    }

    /// Every command that has keys of its own, in the order in which the list of keys shows them.
    pub fn bound() -> Vec<(Self, Vec<Shortcut>)> {
        use Shortcut as S;
        vec![
            (Self::Escape, vec![S::plain(Key::Escape)]),
            (Self::Back, vec![S::alt(Key::Left)]),
            (Self::Forward, vec![S::alt(Key::Right)]),
            (Self::NextPassage, vec![S::plain(Key::Letter('n'))]),
            (Self::PreviousPassage, vec![S::plain(Key::Letter('p'))]),
            (Self::ZoomIn, vec![S::plain(Key::Plus)]),
            (Self::ZoomOut, vec![S::plain(Key::Minus)]),
            (Self::Home, vec![S::plain(Key::Home)]),
            (Self::FitSelection, vec![S::plain(Key::Letter('f'))]),
            (Self::PreviousYear, vec![S::plain(Key::Letter('['))]),
            (Self::NextYear, vec![S::plain(Key::Letter(']'))]),
            (Self::AllYears, vec![S::plain(Key::Letter('a'))]),
            (Self::TogglePlay, vec![S::plain(Key::Space)]),
            (
                Self::TogglePanel(Panel::Layers),
                vec![S::command(Key::Letter('1'))],
            ),
            (
                Self::TogglePanel(Panel::Reader),
                vec![S::command(Key::Letter('2'))],
            ),
            (
                Self::TogglePanel(Panel::Years),
                vec![S::command(Key::Letter('3'))],
            ),
            (Self::Larger, vec![S::command(Key::Plus)]),
            (Self::Smaller, vec![S::command(Key::Minus)]),
            (Self::UsualSize, vec![S::command(Key::Letter('0'))]),
            (Self::ToggleAbout, vec![S::command(Key::Letter('i'))]),
            (Self::ToggleKeys, vec![S::shift(Key::Letter('?'))]),
            (Self::Quit, vec![S::command(Key::Letter('q'))]),
        ]
    }

    /// The first shortcut of this command, for menus and tooltips.
    pub fn shortcut(&self) -> Option<Shortcut> {
        let bound = Self::bound();
        let own = bound.into_iter().find(|(command, _)| command == self);
        own.and_then(|(_, shortcuts)| shortcuts.into_iter().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_shortcut_stands_for_two_commands() {
        let mut seen = HashSet::new();
        for (command, shortcuts) in Command::bound() {
            for shortcut in shortcuts {
                assert!(
                    seen.insert(shortcut),
                    "{shortcut} is bound twice, last to {command:?}"
                );
            }
        }
    }

    #[test]
    fn every_bound_command_finds_its_shortcut() {
        for (command, shortcuts) in Command::bound() {
            assert_eq!(
                command.shortcut(),
                shortcuts.first().copied(),
                "{command:?}"
            );
        }
    }
}
