//! Every command a reader can choose from a list, and whether it can be done now.
//!
//! The palette, the menu and the list of keys are made from this one list.

use std::borrow::Cow;

use super::comfort::SCALES;
use super::{Command, Dataset, FileAct, LayerId, Panel, Session, Shortcut, Target, ThemeChoice};
use crate::atlas::BoundaryView;
use crate::story::{CitationStyle, ParagraphId};
use crate::words::{Language, Value, Words};

/// Commands that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Finding and selecting.
    Selection,
    /// The article.
    Reading,
    /// The timeline.
    Years,
    /// What the map shows.
    Map,
    /// Which layers are on.
    Layers,
    /// Theme and language.
    Look,
    /// Opening and saving.
    Files,
    /// Panels and windows.
    Window,
}

impl Group {
    /// Each of them, in the order in which lists show them.
    pub const ALL: [Self; 8] = [
        Self::Selection,
        Self::Reading,
        Self::Years,
        Self::Map,
        Self::Layers,
        Self::Look,
        Self::Files,
        Self::Window,
    ];

    /// The key of its heading in `assets/words`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Selection => "group-selection",
            Self::Reading => "group-reading",
            Self::Years => "group-years",
            Self::Map => "group-map",
            Self::Layers => "group-layers",
            Self::Look => "group-look",
            Self::Files => "group-files",
            Self::Window => "group-window",
        }
    }
}

/// A command that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it does.
    pub command: Command,
    /// What it is called, in the words it was asked for.
    pub label: Cow<'static, str>,
    /// What it belongs to.
    pub group: Group,
    /// Why it cannot be done now, in a sentence; `None` when it can.
    pub why_not: Option<Cow<'static, str>>,
}

impl Offer {
    /// The first of its keys.
    pub fn shortcut(&self) -> Option<Shortcut> {
        self.command.shortcut()
    }

    /// A name that stays the same from start to start and in every language.
    pub fn id(&self) -> String {
        let key = self.command.key();
        match &self.command {
            Command::SetBoundaryView(view) => format!("{key} {}", view.id()),
            Command::SetTheme(theme) => format!("{key} {theme:?}"),
            Command::SetLanguage(language) => format!("{key} {language:?}"),
            Command::ToggleLayer(layer) => format!("{key} {layer:?}"),
            Command::ShadeBy(file) => format!("{key} {file:?}"),
            _ => key.to_owned(),
        }
    }
}

impl Command {
    /// Every command that can be chosen from a list, group by group, with its words in `words`.
    pub fn every(session: &Session, data: &Dataset, words: Words) -> Vec<Offer> {
        let list = List {
            session,
            data,
            words,
        };
        let mut offers = Vec::with_capacity(64);
        list.selection(&mut offers);
        list.reading(&mut offers);
        list.years(&mut offers);
        list.map(&mut offers);
        list.layers(&mut offers);
        list.own_layers(&mut offers);
        list.look(&mut offers);
        list.files(&mut offers);
        list.window(&mut offers);
        offers
    }
}

/// What the offers depend on.
struct List<'a> {
    session: &'a Session,
    data: &'a Dataset,
    words: Words,
}

impl List<'_> {
    /// `why_not` is the key of a sentence.
    fn plain(&self, group: Group, command: Command, why_not: Option<&str>) -> Offer {
        Offer {
            label: command.label(self.words),
            command,
            group,
            why_not: why_not.map(|key| self.words.say(key)),
        }
    }

    /// A command whose label names what it is about.
    fn about(&self, group: Group, command: Command, key: &str, what: &str, chosen: bool) -> Offer {
        let what = Value::from(what.to_owned());
        Offer {
            label: Cow::Owned(self.words.with(key, &[("what", what)])),
            command,
            group,
            why_not: chosen.then(|| self.words.say("why-chosen")),
        }
    }

    fn selection(&self, offers: &mut Vec<Offer>) {
        let history = &self.session.history;
        let nothing = self.nothing_selected();
        let no = |can: bool, why: &'static str| (!can).then_some(why);
        let rows = [
            (Command::ToggleFind, None),
            (Command::Select(None), nothing),
            (Command::Back, no(history.can_go_back(), "why-no-way-back")),
            (
                Command::Forward,
                no(history.can_go_forward(), "why-no-way-forward"),
            ),
            (Command::Escape, None),
            (
                Command::Undo,
                no(self.session.steps.can_undo(), "nothing-to-undo"),
            ),
            (
                Command::Redo,
                no(self.session.steps.can_redo(), "nothing-to-redo"),
            ),
        ];
        let rows = rows.map(|(command, why)| self.plain(Group::Selection, command, why));
        offers.extend(rows);
    }

    fn reading(&self, offers: &mut Vec<Offer>) {
        let passages = self.session.passages(self.data);
        let here = passages.get(self.session.step).copied();
        let here = here.and_then(|index| self.data.story.passages().get(index));
        // Without a passage at hand these two are shown weak, and speak of none in particular.
        let paragraph = here.map_or(ParagraphId::Headline, |passage| passage.paragraph);
        let none = here.is_none().then_some("why-no-passage");
        let next = self.session.step + 1 < passages.len();
        let nothing = self.nothing_selected();
        let no_copy = self.data.copy.is_none().then_some("own-none");
        let rows = [
            (
                Command::NextPassage,
                (!next).then_some("why-no-other-passage"),
            ),
            (
                Command::PreviousPassage,
                (self.session.step == 0).then_some("why-no-other-passage"),
            ),
            (Command::ShowInArticle(paragraph), none),
            (Command::ShowSelection, nothing),
            (Command::NextStop, None),
            (Command::PreviousStop, None),
            (Command::CopyCitation(paragraph), none),
            (
                Command::CopyCitationAs(paragraph, CitationStyle::Markdown),
                none,
            ),
            (
                Command::CopyCitationAs(paragraph, CitationStyle::BibTex),
                none,
            ),
            (Command::CopyCurrentCitation, None),
            (Command::CopyLink, None),
            (Command::ToggleOwnArticle, no_copy),
            (Command::SetArticle(None), no_copy),
            (Command::WriteStory, None),
            (Command::WriteFromClipboard, None),
            (
                Command::EditStory,
                self.session.edited_draft().map(|_| "why-editing"),
            ),
            (
                Command::ReadStory,
                self.session
                    .edited_draft()
                    .is_none()
                    .then_some("why-not-editing"),
            ),
        ];
        offers.extend(rows.map(|(command, why)| self.plain(Group::Reading, command, why)));
    }

    /// Why a command that needs a selection cannot be done.
    fn nothing_selected(&self) -> Option<&'static str> {
        let selected = self.session.selected();
        selected.is_none().then_some("why-nothing-selected")
    }

    fn years(&self, offers: &mut Vec<Offer>) {
        let rows = [
            Command::AllYears,
            Command::NoYears,
            Command::PreviousYear,
            Command::NextYear,
            Command::TogglePlay,
        ];
        offers.extend(rows.map(|command| self.plain(Group::Years, command, None)));
    }

    fn map(&self, offers: &mut Vec<Offer>) {
        let nothing = self.nothing_selected();
        let rows = [
            (Command::ZoomIn, None),
            (Command::ZoomOut, None),
            (Command::Home, None),
            (Command::FitSelection, nothing),
        ];
        offers.extend(rows.map(|(command, why)| self.plain(Group::Map, command, why)));
        self.measuring(offers);
        for view in BoundaryView::ALL {
            let name = view.name_in(self.words);
            let chosen = self.session.boundary_view == view;
            let command = Command::SetBoundaryView(view);
            offers.push(self.about(Group::Map, command, "offer-boundary-view", &name, chosen));
        }
    }

    fn measuring(&self, offers: &mut Vec<Offer>) {
        let measuring = self.session.measuring.as_ref();
        let count = measuring.map_or(0, |measuring| measuring.points().len());
        let no = |least: usize| (count < least).then_some("measure-nothing");
        let rows = [
            (Command::ToggleMeasure, None),
            (
                Command::MeasureClose,
                (count < 3).then_some("measure-too-few"),
            ),
            (Command::MeasureTakeBack, no(1)),
            (Command::MeasureCopy, no(2)),
        ];
        offers.extend(rows.map(|(command, why)| self.plain(Group::Map, command, why)));
        let feature = self.session.selected().cloned();
        let feature = feature.filter(|target| !matches!(target, Target::Square(_)));
        // Without anything selected this one is shown weak, and copies nothing.
        let none = feature.is_none().then_some("why-nothing-selected");
        let target = feature.unwrap_or(Target::Passage(ParagraphId::Headline));
        offers.push(self.plain(Group::Map, Command::CopyFeature(target), none));
    }

    fn layers(&self, offers: &mut Vec<Offer>) {
        let own = self.session.work.layers.iter();
        let own = own.map(|layer| LayerId::File(layer.number));
        let known = |layer: &LayerId| match layer {
            LayerId::File(number) => self.session.work.layer(*number).is_some(),
            _ => false,
        };
        let others = self.data.layers().into_iter();
        for layer in own.chain(others.filter(|layer| !known(layer))) {
            let key = if self.session.layers.is_on(&layer) {
                "offer-hide-layer"
            } else {
                "offer-show-layer"
            };
            let name = match &layer {
                LayerId::File(number) => Cow::Owned(self.session.layer_name(*number, self.data)),
                layer => layer_name(layer, self.data, self.words),
            };
            let command = Command::ToggleLayer(layer);
            offers.push(self.about(Group::Layers, command, key, &name, false));
        }
        let shaded = self.session.shaded_file(self.data);
        for file in self.data.files_with_regions() {
            let name = self.session.layer_name(file, self.data);
            let command = Command::ShadeBy(Some(file).filter(|_| shaded != Some(file)));
            let chosen = shaded == Some(file);
            offers.push(self.about(Group::Layers, command, "offer-shade-by", &name, chosen));
        }
    }

    /// What can be done with each layer of one's own.
    fn own_layers(&self, offers: &mut Vec<Offer>) {
        for layer in &self.session.work.layers {
            let number = layer.number;
            for (key, command) in [
                ("offer-fit-layer", Command::FitLayer(number)),
                ("offer-show-table", Command::ShowTable(Some(number))),
                ("offer-show-style", Command::ShowStyle(Some(number))),
                ("offer-show-import", Command::ShowImport(Some(number))),
                ("offer-export-layer", Command::ExportLayer(number)),
                ("offer-remove-layer", Command::RemoveLayer(number)),
            ] {
                offers.push(self.about(Group::Layers, command, key, &layer.name, false));
            }
        }
    }

    fn look(&self, offers: &mut Vec<Offer>) {
        for theme in ThemeChoice::ALL {
            let name = self.words.say(theme_key(theme));
            let chosen = self.session.theme == theme;
            let command = Command::SetTheme(theme);
            offers.push(self.about(Group::Look, command, "offer-theme", &name, chosen));
        }
        for language in Language::ALL {
            let chosen = self.session.language == language;
            let command = Command::SetLanguage(language);
            let name = language.both_names();
            offers.push(self.about(Group::Look, command, "offer-language", name, chosen));
        }
        let percent = self.session.comfort.scale.percent();
        let largest = SCALES.last().is_some_and(|most| percent >= *most);
        let smallest = SCALES.first().is_some_and(|least| percent <= *least);
        let rows = [
            (Command::Larger, largest.then_some("why-largest")),
            (Command::Smaller, smallest.then_some("why-smallest")),
        ];
        offers.extend(rows.map(|(command, why)| self.plain(Group::Look, command, why)));
        let usual = self.plain(Group::Look, Command::UsualSize, None);
        let label = self
            .words
            .with("everyone-usual-size", &[("percent", percent.into())]);
        offers.push(Offer {
            label: Cow::Owned(label),
            ..usual
        });
        offers.push(self.plain(Group::Look, Command::ToggleStill, None));
    }

    fn files(&self, offers: &mut Vec<Offer>) {
        let rows = FileAct::OFFERED.map(Command::File);
        offers.extend(rows.map(|command| self.plain(Group::Files, command, None)));
    }

    fn window(&self, offers: &mut Vec<Offer>) {
        let rows = [
            Command::TogglePanel(Panel::Layers),
            Command::TogglePanel(Panel::Reader),
            Command::TogglePanel(Panel::Years),
            Command::ToggleExport,
            Command::ToggleKeys,
            Command::ToggleAbout,
            Command::Quit,
        ];
        offers.extend(rows.map(|command| self.plain(Group::Window, command, None)));
    }
}

fn theme_key(theme: ThemeChoice) -> &'static str {
    match theme {
        ThemeChoice::Light => "theme-light",
        ThemeChoice::Dark => "theme-dark",
        ThemeChoice::System => "theme-system",
        ThemeChoice::HighContrast => "theme-high-contrast",
        ThemeChoice::HighContrastDark => "theme-high-contrast-dark",
    }
}

/// What a layer is called.
pub(super) fn layer_name(layer: &LayerId, data: &Dataset, words: Words) -> Cow<'static, str> {
    words.say(match layer {
        LayerId::Place(id) => return Cow::Owned(data.name_of(&Target::Place(id.clone()))),
        LayerId::Events(category) => return category.label_in(words),
        LayerId::File(number) => return Cow::Owned(data.layer_name(*number)),
        LayerId::DisputedLines => "layer-disputed-lines",
        LayerId::Relief => "layer-relief",
        LayerId::Waters => "layer-waters",
        LayerId::Towns => "layer-towns",
        LayerId::Units => "layer-units",
        LayerId::RegionCounts => "layer-region-counts",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::testing::reading_of;
    use std::collections::HashSet;

    fn reading() -> (Dataset, Session) {
        reading_of([800.0, 600.0])
    }

    fn offers(session: &Session, data: &Dataset) -> Vec<Offer> {
        Command::every(session, data, Words::of(Language::English))
    }

    fn offer<'a>(offers: &'a [Offer], label: &str) -> &'a Offer {
        let mut found = offers.iter().filter(|offer| offer.label == label);
        let one = found.next().unwrap_or_else(|| panic!("no “{label}”"));
        assert!(found.next().is_none(), "“{label}” twice");
        one
    }

    #[test]
    fn every_command_with_keys_is_offered() {
        let (data, session) = reading();
        let offers = offers(&session, &data);
        for (command, _) in Command::bound() {
            assert!(
                offers.iter().any(|offer| offer.command == command),
                "{command:?}"
            );
        }
    }

    #[test]
    fn no_two_offers_have_a_label_or_an_id_in_common() {
        let (data, session) = reading();
        let offers = offers(&session, &data);
        let labels: HashSet<&str> = offers.iter().map(|offer| &*offer.label).collect();
        let ids: HashSet<String> = offers.iter().map(Offer::id).collect();
        assert_eq!((labels.len(), ids.len()), (offers.len(), offers.len()));
    }

    #[test]
    fn every_offer_is_said_in_words_of_english() {
        let (data, session) = reading();
        let words = Words::of(Language::English);
        for offer in offers(&session, &data) {
            assert!(words.knows(offer.command.key()), "{offer:?}");
            assert!(words.knows(offer.group.key()), "{offer:?}");
            let said = [Some(&offer.label), offer.why_not.as_ref()];
            for text in said.into_iter().flatten() {
                let is_key = text.contains('-') && !text.contains(' ') && words.say(text) == *text;
                assert!(!is_key || text == "ex-FATA", "{text}");
            }
        }
    }

    #[test]
    fn an_offer_says_why_it_cannot_be_done_and_can_when_it_does_not() {
        let (data, mut session) = reading();
        let before = offers(&session, &data);
        for label in ["Fit the selection", "Undo", "Next passage", "Copy citation"] {
            assert!(offer(&before, label).why_not.is_some(), "{label}");
        }
        let place = Target::Place("ex-fata".parse().unwrap());
        session.apply(Command::Select(Some(place)), &data);
        let after = offers(&session, &data);
        for label in ["Fit the selection", "Undo", "Next passage", "Copy citation"] {
            assert_eq!(offer(&after, label).why_not, None, "{label}");
        }
    }

    #[test]
    fn a_layer_is_hidden_where_it_is_on_and_shown_where_it_is_off() {
        let (data, mut session) = reading();
        let hide = offer(&offers(&session, &data), "Hide towns").clone();
        session.apply(hide.command, &data);
        let show = offer(&offers(&session, &data), "Show towns").clone();
        assert_eq!(show.command, Command::ToggleLayer(LayerId::Towns));
    }
}
