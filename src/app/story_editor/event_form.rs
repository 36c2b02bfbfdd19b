//! An event: its title, its date with what it is read as, where it was and how exactly that is
//! known, and what is said of it.

use std::ops::Range;

use egui::{RichText, Ui};

use super::super::style;
use super::own_form::{position_in, written};
use super::place_chooser::{Chosen, PlaceChooser};
use super::{Caret, Frame, Open, StoryEditor, fields};
use crate::atlas::{Place, PlaceId, PlaceKind};
use crate::session::Target;
use crate::session::find::spoken;
use crate::story::draft::{Draft, DraftEdit, DraftEvent, DraftParagraph, ParagraphKey, Position};
use crate::story::{Added, Category, EventId, Mention, Precision};

/// The fields of an event.
pub struct EventForm {
    /// The event that is changed; none for a new one.
    event: Option<EventId>,
    /// Below which paragraph it is shown; below the list of events without.
    below: Option<ParagraphKey>,
    /// The words of a new event.
    range: Option<Range<usize>>,
    title: String,
    short: String,
    date: String,
    date_text: String,
    category: Category,
    place: Option<PlaceId>,
    place_text: String,
    at: String,
    before: Option<Position>,
    precision: Precision,
    description: String,
    added: Vec<Added>,
    chooser: Option<PlaceChooser>,
    asks_spot: bool,
    fresh: bool,
}

impl EventForm {
    /// A new event, told in a paragraph: words that are a time are its date, others its title, and it
    /// happened at the place that is named next to them.
    pub(super) fn new(
        paragraph: &DraftParagraph,
        spot: &Caret,
        mentions: &[Mention],
        frame: &Frame<'_>,
    ) -> Self {
        let words = paragraph.text().get(spot.range.clone()).unwrap_or_default();
        let year = year_of(frame.draft);
        let when = spoken::read(words, year);
        let away = |mention: &&Mention| mention.range.start.abs_diff(spot.range.start);
        let nearest = mentions.iter().min_by_key(away);
        let place = nearest.and_then(|mention| frame.teller.atlas().get(&mention.place));
        let mut form = Self {
            event: None,
            below: Some(spot.paragraph),
            range: Some(spot.range.clone()).filter(|range| !range.is_empty()),
            title: String::new(),
            short: String::new(),
            date: String::new(),
            date_text: String::new(),
            category: Category::Politics,
            place: None,
            place_text: String::new(),
            at: String::new(),
            before: None,
            precision: Precision::Town,
            description: String::new(),
            added: Vec::new(),
            chooser: None,
            asks_spot: false,
            fresh: true,
        };
        if let Some(when) = when {
            when.as_str().clone_into(&mut form.date);
            words.clone_into(&mut form.date_text);
        } else {
            words.clone_into(&mut form.title);
        }
        if let Some(place) = place {
            form.take_place(place);
        }
        form
    }

    /// An event that there is.
    pub(super) fn of(event: &DraftEvent, below: Option<ParagraphKey>) -> Self {
        Self {
            event: Some(event.id.clone()),
            below,
            range: None,
            title: event.title.clone(),
            short: event.short.clone(),
            date: event
                .when
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            date_text: event.date_text.clone(),
            category: event.category,
            place: event.place.clone(),
            place_text: event.place_text.clone(),
            at: written(event.at),
            before: Some(event.at),
            precision: event.precision,
            description: event.description.clone(),
            added: event.added.clone(),
            chooser: None,
            asks_spot: false,
            fresh: true,
        }
    }

    pub(super) fn is_below(&self, paragraph: ParagraphKey) -> bool {
        self.below == Some(paragraph)
    }

    /// Whether it is shown with the list of events.
    pub(super) fn is_in_list(&self) -> bool {
        self.below.is_none()
    }

    pub(super) fn asks_spot(&self) -> bool {
        self.asks_spot || self.chooser.as_ref().is_some_and(PlaceChooser::asks_spot)
    }

    /// The spot that it has, be it that of the place that is looked for.
    pub(super) fn spot(&self) -> Option<Position> {
        match &self.chooser {
            Some(chooser) => chooser.spot(),
            None => position_in(&self.at, self.before),
        }
    }

    pub(super) fn take_spot(&mut self, spot: Position) {
        if let Some(chooser) = &mut self.chooser {
            chooser.take_spot(spot);
        } else {
            self.at = written(spot);
            self.before = Some(spot);
            self.precision = Precision::Exact;
        }
    }

    /// Whether what it is about is still there.
    pub(super) fn is_of(&self, draft: &Draft) -> bool {
        let paragraph = self.below.is_none_or(|key| draft.paragraph(key).is_some());
        let event = self.event.as_ref();
        paragraph && event.is_none_or(|id| draft.event(id).is_some())
    }

    fn take_place(&mut self, place: &Place) {
        self.place = Some(place.id.clone());
        if let Ok(at) = Position::try_from(place.position()) {
            self.at = written(at);
            self.before = Some(at);
        }
        self.precision = match place.kind {
            PlaceKind::Town | PlaceKind::UrbanArea => Precision::Town,
            PlaceKind::Crossing => Precision::Exact,
            PlaceKind::Country => Precision::Country,
            _ => Precision::Region,
        };
    }

    /// The event as it stands in the fields; `None` while something is missing.
    fn event(&self, draft: &Draft) -> Option<DraftEvent> {
        let title = self.title.trim().to_owned();
        let date = self.date.trim();
        let when = fields::date_in(date, year_of(draft));
        if title.is_empty() || (when.is_none() && !date.is_empty()) {
            return None;
        }
        let id = self
            .event
            .clone()
            .unwrap_or_else(|| draft.free_event_id(&title));
        Some(DraftEvent {
            id,
            title,
            short: self.short.trim().to_owned(),
            when,
            date_text: self.date_text.trim().to_owned(),
            category: self.category,
            place: self.place.clone(),
            place_text: self.place_text.trim().to_owned(),
            at: position_in(&self.at, self.before)?,
            precision: self.precision,
            description: self.description.trim().to_owned(),
            added: self
                .added
                .iter()
                .filter(|added| !added.text.trim().is_empty())
                .cloned()
                .collect(),
        })
    }
}

/// The year of the text itself, which a day without a year is of.
fn year_of(draft: &Draft) -> Option<i32> {
    crate::session::find::date::year_in(&draft.about().date)
}

/// What became of the form in a frame.
enum Done {
    Closed,
    Edit(DraftEdit),
}

impl StoryEditor {
    /// The form that is open, until it is done.
    pub(super) fn event_form(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let Some(Open::Event(form)) = &mut self.open else {
            return;
        };
        let places = &mut self.places;
        let done = super::paragraph::beside_margin(ui, |ui| {
            fields::open_frame(ui, frame.view, |ui| form.show(ui, frame, places))
        });
        let Some(done) = done else { return };
        let below = form.below;
        self.open = None;
        if let Done::Edit(edit) = done {
            if let DraftEdit::AddEvent { event, .. } | DraftEdit::ChangeEvent { event } = &edit {
                let key = "write-event-kept";
                let title = event.title.clone();
                self.said = Some(frame.view.words().with(key, &[("title", title.into())]));
            }
            frame.edit(edit);
        }
        if let Some(paragraph) = below {
            self.want(super::Field::Paragraph(paragraph), usize::MAX);
        }
    }
}

impl EventForm {
    fn show(
        &mut self,
        ui: &mut Ui,
        frame: &Frame<'_>,
        places: &mut super::place_chooser::PlaceFinder,
    ) -> Option<Done> {
        let say = |key: &str| frame.say(key);
        let heading = if self.event.is_some() {
            "write-event-change"
        } else {
            "write-event-new"
        };
        let mut closed = false;
        style::row(ui, |ui| {
            ui.label(RichText::new(say(heading)).strong());
            let row = super::super::direction::from_end(frame.view.is_right_to_left());
            // While a place is looked for, Esc leaves that first.
            let inner = self.chooser.is_some() || self.asks_spot;
            ui.with_layout(row, |ui| {
                closed = !inner && StoryEditor::closes(ui, &say("write-cancel"));
            });
        });
        let title = fields::field(ui, &say("write-event-title"), &mut self.title, 1, None);
        if std::mem::take(&mut self.fresh) {
            title.request_focus();
            title.scroll_to_me(Some(egui::Align::Center));
        }
        fields::field(ui, &say("write-event-date"), &mut self.date, 1, None);
        fields::date_help(ui, &mut self.date, year_of(frame.draft), frame.view);
        fields::field(
            ui,
            &say("write-event-date-text"),
            &mut self.date_text,
            1,
            None,
        );
        let words = frame.view.words();
        let categories = Category::ALL.map(|one| (one, one.label_in(words).into_owned()));
        fields::choice(
            ui,
            &say("write-event-category"),
            categories.into_iter(),
            &mut self.category,
        );
        self.where_it_was(ui, frame, places);
        let precisions = Precision::ALL.map(|one| (one, one.label_in(words).into_owned()));
        let name = say("write-event-precision");
        fields::choice(ui, &name, precisions.into_iter(), &mut self.precision);
        fields::field(ui, &say("write-event-short"), &mut self.short, 1, None);
        fields::field(
            ui,
            &say("write-event-description"),
            &mut self.description,
            3,
            None,
        );
        self.beyond(ui, frame);
        let event = self.event(frame.draft);
        let mut done = closed.then_some(Done::Closed);
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let keep = egui::Button::new(say("write-event-keep"));
            let keep = ui.add_enabled(event.is_some(), keep);
            let why = say("write-event-wants");
            if keep.on_disabled_hover_text(&why).clicked() {
                done = event.map(|event| Done::Edit(self.edit(event)));
            }
            if ui.button(say("write-cancel")).clicked() {
                done = Some(Done::Closed);
            }
            if let Some(edit) = self.other_edits(ui, frame) {
                done = Some(Done::Edit(edit));
            }
        });
        done
    }

    fn edit(&self, event: DraftEvent) -> DraftEdit {
        let event = Box::new(event);
        if self.event.is_some() {
            return DraftEdit::ChangeEvent { event };
        }
        DraftEdit::AddEvent {
            event,
            paragraph: self.below,
            range: self.range.clone(),
        }
    }

    /// The ways out that an event has which is there already.
    fn other_edits(&self, ui: &mut Ui, frame: &Frame<'_>) -> Option<DraftEdit> {
        let event = self.event.clone()?;
        if let Some(paragraph) = self.below
            && ui.button(frame.say("write-event-untell")).clicked()
        {
            return Some(DraftEdit::Untell { event, paragraph });
        }
        let remove = ui.button(frame.say("write-event-remove")).clicked();
        remove.then_some(DraftEdit::RemoveEvent { event })
    }

    /// The place, and the spot on the map.
    fn where_it_was(
        &mut self,
        ui: &mut Ui,
        frame: &Frame<'_>,
        places: &mut super::place_chooser::PlaceFinder,
    ) {
        let say = |key: &str| frame.say(key);
        let weak = ui.visuals().weak_text_color();
        ui.label(
            RichText::new(say("write-event-place"))
                .size(12.5)
                .color(weak),
        );
        let name = self.place.as_ref().map(|id| {
            let target = Target::Place(id.clone());
            frame.view.name_of(&target)
        });
        if let Some(chooser) = &mut self.chooser {
            match chooser.show(ui, frame, places) {
                Some(Chosen::Place(id)) => {
                    if let Some(place) = frame.teller.atlas().get(&id) {
                        self.take_place(place);
                    }
                    self.chooser = None;
                }
                Some(Chosen::Own(place)) => {
                    // The event has its spot; the place itself is made by marking words.
                    self.place_text.clone_from(&place.name);
                    self.place = None;
                    self.at = written(place.at);
                    self.before = Some(place.at);
                    self.chooser = None;
                }
                Some(Chosen::Nothing) => self.chooser = None,
                None => {}
            }
            return;
        }
        style::rows(ui, |ui| {
            let button = name.clone().unwrap_or_else(|| say("write-event-no-place"));
            let whole = format!("{}: {button}", say("write-event-place"));
            let button = ui.button(button);
            button.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &whole)
            });
            if button.clicked() {
                self.chooser = Some(PlaceChooser::new(name.as_deref().unwrap_or_default()));
            }
            if self.place.is_some() && ui.button(say("write-event-nowhere")).clicked() {
                self.place = None;
            }
        });
        fields::field(ui, &say("write-own-at"), &mut self.at, 1, None);
        if !self.at.trim().is_empty() && position_in(&self.at, self.before).is_none() {
            fields::warning(ui, &say("write-own-at-wrong"), frame.view);
        }
        let key = if self.asks_spot {
            "write-event-click-now"
        } else {
            "write-event-click"
        };
        if ui.selectable_label(self.asks_spot, say(key)).clicked() {
            self.asks_spot = !self.asks_spot;
        }
        let escape = |input: &mut egui::InputState| {
            input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)
        };
        if self.asks_spot && ui.ctx().input_mut(escape) {
            self.asks_spot = false;
        }
        fields::field(
            ui,
            &say("write-event-place-text"),
            &mut self.place_text,
            1,
            None,
        );
    }

    /// What is known beyond the text, each with its source.
    fn beyond(&mut self, ui: &mut Ui, frame: &Frame<'_>) {
        let mut gone = None;
        for (number, added) in self.added.iter_mut().enumerate() {
            ui.push_id(number, |ui| {
                let values = [("number", (number + 1).into())];
                let name = |key: &str| frame.view.words().with(key, &values);
                fields::field(ui, &name("write-added-text"), &mut added.text, 2, None);
                fields::field(ui, &name("write-added-source"), &mut added.source, 1, None);
                if ui.button(name("write-added-remove")).clicked() {
                    gone = Some(number);
                }
            });
        }
        if let Some(number) = gone {
            self.added.remove(number);
        }
        if ui.button(frame.say("write-added-new")).clicked() {
            self.added.push(Added {
                text: String::new(),
                source: String::new(),
            });
        }
    }
}

/// How an event is told in a line: its date and its title.
pub(super) fn line(event: &DraftEvent, frame: &Frame<'_>) -> String {
    let words = frame.view.words();
    let date = event.when.as_ref().map(|when| when.label_in(words));
    let date = date.unwrap_or_else(|| words.say("write-undated").into_owned());
    format!("{date} · {}", event.title)
}
