//! All a reader can do. Menus, keys, clicks and the shell end in a [`Command`].

use std::borrow::Cow;
use std::sync::Arc;

use super::file_act::FileAct;
use super::layers::LayerId;
use super::selection::Target;
use super::session::{Panel, ThemeChoice};
use super::shortcut::{Key, Shortcut};
use super::work::{Layer, OwnArticle, StoryChoice};
use crate::atlas::BoundaryView;
use crate::geometry::{CoordinateForm, Viewport};
use crate::story::{CitationStyle, DraftEdit, ParagraphId};
use crate::words::{Language, Words};

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

    /// The same in another form.
    CopyCitationAs(ParagraphId, CitationStyle),
    /// Put the passage where the reader stands on the clipboard, or else the article's reference.
    CopyCurrentCitation,
    /// Put a position, `[lon, lat]` in degrees, on the clipboard.
    CopyCoordinates([f64; 2], CoordinateForm),
    /// Put a place or an event on the clipboard as a GeoJSON feature.
    CopyFeature(Target),
    /// Put this text on the clipboard.
    CopyText(String),
    /// Put a link to what the window shows on the clipboard.
    CopyLink,
    /// Go where a `durand://` link leads, as far as what it names is here.
    OpenLink(String),

    /// On to the next place or event in the order of the article.
    NextStop,
    /// Back to the place or event before.
    PreviousStop,

    /// Begin to measure on the map, or end it.
    ToggleMeasure,
    /// Begin to measure at a position, `[lon, lat]` in degrees.
    MeasureFrom([f64; 2]),
    /// Set a point, `[lon, lat]` in degrees; on the first one, close the area.
    MeasurePoint([f64; 2]),
    /// Measure to where the pointer is, `[lon, lat]` in degrees.
    MeasurePointer(Option<[f64; 2]>),
    /// Move the cross that the arrow keys lead, by screen points.
    MeasureMove([f32; 2]),
    /// Set a point at the cross; a second time on the spot, or without a cross, close the area.
    MeasureEnter,
    /// Close what is measured to an area.
    MeasureClose,
    /// Take the last point back.
    MeasureTakeBack,
    /// Put what is measured on the clipboard.
    MeasureCopy,

    /// A column of the timeline on or off.
    ToggleColumn(usize),
    /// That column alone.
    SoloColumn(usize),
    /// From the last column touched through this one.
    SpanToColumn(usize),
    /// From one column through another, as a brush that is drawn over the histogram: all that it
    /// does from one beginning to the next is one step for undo.
    BrushYears {
        /// The column at one end, and at the other.
        ends: [usize; 2],
        /// Whether a hand has just begun.
        begins: bool,
    },
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

    /// The names and standing of a calendar year, and the events that overlap it.
    GoToYear(i32),

    /// Borders as one side sees them, or as they are in fact.
    SetBoundaryView(BoundaryView),

    /// Take back the last thing that changed the view or the data.
    Undo,
    /// Do again what was taken back.
    Redo,

    /// Open, save, begin anew: what the window does with files.
    File(FileAct),

    /// Bring files: the first stands at the top. The session numbers them.
    AddLayers(Vec<Layer>),
    /// Take a file away.
    RemoveLayer(u16),
    /// Put a file at this place of the list, from 0 at the top.
    MoveLayer(u16, usize),
    /// Call, read or draw a file in another way; its number says which.
    ChangeLayer(Arc<Layer>),
    /// The same for several at once.
    ChangeLayers(Vec<Arc<Layer>>),
    /// The reader's own copy of the article, or none any more.
    SetArticle(Option<OwnArticle>),
    /// From the reader's own copy of the article to the digest, or back.
    ToggleOwnArticle,
    /// Read another story.
    SetStory(StoryChoice),

    /// The whole of a layer of one's own fills the map.
    FitLayer(u16),
    /// Show all rows of a layer of one's own as a table; `None` puts the table away.
    ShowTable(Option<u16>),
    /// Show how a layer of one's own is drawn, to be changed; `None` puts that away.
    ShowStyle(Option<u16>),

    /// Write a story: begin with nothing.
    WriteStory,
    /// Write a story: begin with the text on the clipboard.
    WriteFromClipboard,
    /// Write on at the story that is read; one that was not written here as a copy.
    EditStory,
    /// Read what is being written.
    ReadStory,
    /// Change what is being written.
    EditDraft(Box<DraftEdit>),
    /// Show how a layer of one's own is read, to be changed; `None` puts that away.
    ShowImport(Option<u16>),

    /// A layer on or off.
    ToggleLayer(LayerId),
    /// Shade the regions of a file of the reader's own by their events, in place of the atlas's;
    /// without a file, shade none.
    ShadeBy(Option<u16>),
    /// Undo what hides an event: its year and its category come on.
    Reveal(crate::story::EventId),

    /// Move the map by screen points; what was under the pointer stays under it.
    Pan([f32; 2]),
    /// Zoom about a screen point by powers of two.
    ZoomAbout([f32; 2], f64),
    /// The map at one moment of its way from one view to another.
    ShowView(Viewport),
    /// A position, `[lon, lat]` in degrees, in the middle of the map.
    CentreOn([f64; 2]),
    /// The same, and twice as large.
    ZoomInAt([f64; 2]),
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

    /// The language of the window.
    SetLanguage(Language),
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
    /// Open or close the field that finds everything.
    ToggleFind,
    /// Show or hide what writes the map, the events or the passages into a file.
    ToggleExport,
    /// Show what writes files, for the events of a layer.
    ExportLayer(u16),
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
    /// Put what is on the clipboard where the focus is.
    Paste,
    /// Tell the reader what became of a command: read aloud, and shown for a while.
    Say(String),
    /// Do this with files.
    File(FileAct),
    /// Close the window.
    Quit,
}

impl Command {
    /// What a menu, a tooltip and a screen reader call it.
    pub fn label(&self, words: Words) -> Cow<'static, str> {
        words.say(self.key())
    }

    /// The key of its label in `assets/words`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Select(None) => "do-clear-selection",
            Self::Select(Some(_)) | Self::SelectInPlace(_) => "do-select",
            Self::Hover(_) => "do-hover",
            Self::Back => "do-back",
            Self::Forward => "do-forward",
            Self::Escape => "do-escape",
            Self::FanOut(_) => "do-fan-out",
            Self::NextPassage => "do-next-passage",
            Self::PreviousPassage => "do-previous-passage",
            Self::ShowInArticle(_) => "do-show-in-article",
            Self::ShowSelection => "do-show-selection",
            Self::CopyCitation(_) => "do-copy-citation",
            Self::CopyCitationAs(_, CitationStyle::Plain) => "do-copy-citation-plain",
            Self::CopyCitationAs(_, CitationStyle::Markdown) => "do-copy-citation-markdown",
            Self::CopyCitationAs(_, CitationStyle::BibTex) => "do-copy-citation-bibtex",
            Self::CopyCurrentCitation => "do-copy-current-citation",
            Self::CopyCoordinates(..) => "do-copy-coordinates",
            Self::CopyFeature(_) => "do-copy-feature",
            Self::CopyText(_) => "do-copy-text",
            Self::CopyLink => "do-copy-link",
            Self::OpenLink(_) => "do-open-link",
            Self::NextStop => "do-next-stop",
            Self::PreviousStop => "do-previous-stop",
            Self::ToggleMeasure => "do-toggle-measure",
            Self::MeasureFrom(_) => "do-measure-from",
            Self::MeasurePoint(_) | Self::MeasureEnter => "do-measure-point",
            Self::MeasurePointer(_) | Self::MeasureMove(_) => "do-measure-move",
            Self::MeasureClose => "do-measure-close",
            Self::MeasureTakeBack => "do-measure-take-back",
            Self::MeasureCopy => "do-measure-copy",
            Self::CentreOn(_) => "do-centre-on",
            Self::ZoomInAt(_) => "do-zoom-in-at",
            Self::ToggleColumn(_) => "do-toggle-column",
            Self::SoloColumn(_) => "do-solo-column",
            Self::SpanToColumn(_) => "do-span-to-column",
            Self::BrushYears { .. } => "do-brush-years",
            Self::AllYears => "do-all-years",
            Self::NoYears => "do-no-years",
            Self::NextYear => "do-next-year",
            Self::PreviousYear => "do-previous-year",
            Self::TogglePlay => "do-toggle-play",
            Self::PlayStep => "do-play-step",
            Self::GoToYear(_) => "do-go-to-year",
            Self::SetBoundaryView(_) => "do-set-boundary-view",
            Self::Undo => "do-undo",
            Self::Redo => "do-redo",
            Self::SetLanguage(_) => "do-set-language",
            Self::AddLayers(_) => "do-add-layers",
            Self::RemoveLayer(_) => "do-remove-layer",
            Self::MoveLayer(..) => "do-move-layer",
            Self::File(act) => act.key(),
            Self::ChangeLayer(_) | Self::ChangeLayers(_) => "do-change-layer",
            Self::SetArticle(None) => "do-close-article",
            Self::SetArticle(Some(_)) => "do-set-article",
            Self::ToggleOwnArticle => "do-toggle-own-article",
            Self::SetStory(_) => "do-set-story",
            Self::FitLayer(_) => "do-fit-layer",
            Self::ShowTable(_) => "do-show-table",
            Self::ShowStyle(_) => "do-show-style",
            Self::WriteStory => "do-write-story",
            Self::WriteFromClipboard => "do-write-from-clipboard",
            Self::EditStory => "do-edit-story",
            Self::ReadStory => "do-read-story",
            Self::EditDraft(edit) => edit.key(),
            Self::ShowImport(_) => "do-show-import",
            Self::ToggleLayer(_) => "do-toggle-layer",
            Self::ShadeBy(_) => "do-shade-by",
            Self::Reveal(_) => "do-reveal",
            Self::Pan(_) | Self::ShowView(_) => "do-pan",
            Self::ZoomAbout(..) => "do-zoom-about",
            Self::ZoomIn => "do-zoom-in",
            Self::ZoomOut => "do-zoom-out",
            Self::Home => "do-home",
            Self::FitSelection => "do-fit-selection",
            Self::ResizeMap(_) => "do-resize-map",
            Self::SetTheme(_) => "do-set-theme",
            Self::SwitchTheme { .. } => "do-switch-theme",
            Self::Larger => "do-larger",
            Self::Smaller => "do-smaller",
            Self::UsualSize => "do-usual-size",
            Self::ToggleStill => "do-toggle-still",
            Self::TogglePanel(Panel::Layers) => "do-toggle-panel-layers",
            Self::TogglePanel(Panel::Reader) => "do-toggle-panel-reader",
            Self::TogglePanel(Panel::Years) => "do-toggle-panel-years",
            Self::ToggleAbout => "do-toggle-about",
            Self::ToggleKeys => "do-toggle-keys",
            Self::ToggleFind => "do-toggle-find",
            Self::ToggleExport => "do-toggle-export",
            Self::ExportLayer(_) => "do-export-layer",
            Self::Quit => "do-quit",
        }
    }

    /// Every command that has keys of its own, in the order in which the list of keys shows them.
    pub fn bound() -> Vec<(Self, Vec<Shortcut>)> {
        use Shortcut as S;
        vec![
            (
                Self::ToggleFind,
                vec![S::command(Key::Letter('k')), S::command(Key::Letter('f'))],
            ),
            (Self::File(FileAct::New), vec![S::command(Key::Letter('n'))]),
            (
                Self::File(FileAct::Open),
                vec![S::command(Key::Letter('o'))],
            ),
            (
                Self::File(FileAct::Save),
                vec![S::command(Key::Letter('s'))],
            ),
            (
                Self::File(FileAct::SaveAs),
                vec![S::command_shift(Key::Letter('s'))],
            ),
            (
                Self::File(FileAct::Close),
                vec![S::command(Key::Letter('w'))],
            ),
            (Self::Escape, vec![S::plain(Key::Escape)]),
            (Self::Undo, vec![S::command(Key::Letter('z'))]),
            (
                Self::Redo,
                vec![
                    S::command_shift(Key::Letter('z')),
                    S::command(Key::Letter('y')),
                ],
            ),
            (Self::Back, vec![S::alt(Key::Left)]),
            (Self::Forward, vec![S::alt(Key::Right)]),
            (Self::NextPassage, vec![S::plain(Key::Letter('n'))]),
            (Self::PreviousPassage, vec![S::plain(Key::Letter('p'))]),
            (Self::NextStop, vec![S::plain(Key::Letter('g'))]),
            (Self::PreviousStop, vec![S::shift(Key::Letter('g'))]),
            (Self::ToggleMeasure, vec![S::plain(Key::Letter('m'))]),
            (Self::CopyCurrentCitation, vec![S::plain(Key::Letter('c'))]),
            (Self::CopyLink, vec![S::command_shift(Key::Letter('c'))]),
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
            (Self::ToggleExport, vec![S::command(Key::Letter('e'))]),
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
    fn every_bound_command_has_a_name_in_english() {
        let words = Words::of(Language::English);
        for (command, _) in Command::bound() {
            assert!(words.knows(command.key()), "{command:?}");
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
