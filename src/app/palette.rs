//! The palette: one field that finds places, passages, events, dates and commands.
//!
//! What is found comes from [`session::find`](crate::session::find); here are the field, the list
//! and its keys. Nothing is looked for while nothing is typed.

mod line;
mod row;
mod symbol;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::accesskit::{Live, Role};
use egui::{
    Align2, Color32, Context, Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui,
};
use egui::{UiBuilder, vec2};

use super::View;
use crate::map::text::grouped;
use crate::session::find::{Hit, HitKind, Hits, Index, MOST};
use crate::session::{Command, Dataset, Target};
use crate::words::Language;

/// Width of the palette, and what it leaves of a narrow window, in points.
const WIDTH: f32 = 620.0;
const BESIDE: f32 = 40.0;

/// Rows that are seen at once.
const SEEN: f32 = 8.5;

/// The palette, open or not.
#[derive(Default)]
pub struct Palette {
    text: String,
    /// What `hits` answer; `None` asks again.
    asked: Option<String>,
    hits: Hits,
    chosen: usize,
    /// How far the list is scrolled, in points.
    offset: f32,
    /// Whether the list has to scroll to what is chosen.
    follow: bool,
    index: Option<(Built, Index)>,
    open: bool,
    /// What had the focus before.
    before: Option<Id>,
    used: BTreeMap<String, u32>,
}

/// What an index was built of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Built {
    atlas: usize,
    story: usize,
    columns: usize,
    /// The reader's own copy of the article, where that is shown.
    own: Option<usize>,
    language: Language,
}

impl Built {
    fn of(view: &View<'_>) -> Self {
        let Dataset {
            atlas,
            story,
            columns,
            ..
        } = view.data;
        Self {
            atlas: Arc::as_ptr(atlas).addr(),
            story: Arc::as_ptr(story).addr(),
            columns: Arc::as_ptr(columns).addr(),
            own: view
                .data
                .copy
                .as_ref()
                .filter(|_| view.session.shows_own(view.data))
                .map(|own| Arc::as_ptr(own).addr()),
            language: view.session.language,
        }
    }
}

/// What a key asks of the palette.
enum Act {
    Close,
    Go { stay: bool },
    Move(isize),
    First,
    Last,
}

impl Palette {
    /// A palette that knows how often each command was chosen from it.
    pub fn new(used: BTreeMap<String, u32>) -> Self {
        Self {
            used,
            ..Self::default()
        }
    }

    /// How often each command was chosen, by [`Offer::id`](crate::session::Offer::id).
    pub fn used(&self) -> &BTreeMap<String, u32> {
        &self.used
    }

    /// Shows the palette while it is open, and answers with what was chosen.
    pub fn show(&mut self, ctx: &Context, view: &View<'_>) -> Vec<Command> {
        if !view.session.find_open {
            self.give_back(ctx);
            return Vec::new();
        }
        let opened = !self.open;
        if opened {
            self.open(ctx);
        }
        self.ask(view);
        let mut commands = Vec::new();
        match act(ctx) {
            Some(Act::Close) => return vec![Command::ToggleFind],
            Some(Act::Go { stay }) => {
                commands.extend(self.go(self.chosen, stay));
            }
            Some(Act::Move(by)) => {
                let last = self.hits.best.len().saturating_sub(1);
                self.choose(self.chosen.saturating_add_signed(by).min(last));
            }
            Some(Act::First) => self.choose(0),
            Some(Act::Last) => self.choose(self.hits.best.len().saturating_sub(1)),
            None => {}
        }
        let width = (ctx.content_rect().width() - BESIDE).min(WIDTH);
        let id = Id::unique("palette");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, 48.0));
        let modal = Modal::new(id).area(area);
        let dim = Color32::BLACK.gamma_multiply(if view.theme.dark { 0.35 } else { 0.16 });
        let shown = modal.backdrop_color(dim).show(ctx, |ui| {
            ui.set_width(width);
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Dialog);
                node.set_label(view.session.words().say("find-title"));
            });
            self.contents(ui, view, opened, &mut commands);
        });
        if shown.backdrop_response.clicked() {
            commands.push(Command::ToggleFind);
        }
        if !commands.is_empty() {
            // What is at hand and what is hidden may be otherwise now.
            self.asked = None;
        }
        commands
    }

    fn open(&mut self, ctx: &Context) {
        self.open = true;
        self.before = ctx.memory(egui::Memory::focused);
        self.text.clear();
        self.asked = None;
        self.choose(0);
    }

    /// Gives the focus back to what had it.
    fn give_back(&mut self, ctx: &Context) {
        if !std::mem::take(&mut self.open) {
            return;
        }
        if let Some(before) = self.before.take() {
            ctx.memory_mut(|memory| memory.request_focus(before));
        }
        ctx.request_repaint();
    }

    fn choose(&mut self, number: usize) {
        self.chosen = number;
        self.follow = true;
    }

    /// Looks for what is typed, if it is not what was looked for last.
    fn ask(&mut self, view: &View<'_>) {
        let built = Built::of(view);
        if self.index.as_ref().is_none_or(|(of, _)| *of != built) {
            let index = Index::of(view.session, view.data);
            self.index = Some((built, index));
            self.asked = None;
        }
        let Some((_, index)) = &self.index else {
            return;
        };
        if self.asked.as_ref() == Some(&self.text) {
            return;
        }
        self.hits = if self.text.trim().is_empty() {
            let best = index.useful(view.session, view.data, &self.used);
            let all = best.len();
            Hits { best, all }
        } else {
            index.find(&self.text, view.session, view.data)
        };
        self.asked = Some(self.text.clone());
        self.chosen = self.chosen.min(self.hits.best.len().saturating_sub(1));
    }

    /// What choosing hit number `number` comes to.
    fn go(&mut self, number: usize, stay: bool) -> Vec<Command> {
        let Some(hit) = self.hits.best.get(number) else {
            return Vec::new();
        };
        if hit.why_not.is_some() {
            return Vec::new();
        }
        if let HitKind::Command(id) = &hit.kind {
            *self.used.entry(id.clone()).or_default() += 1;
        }
        // The palette closes first: what is chosen may open or close something itself.
        let close = (!stay).then_some(Command::ToggleFind);
        let own = hit
            .commands
            .iter()
            .filter(|command| **command != Command::ToggleFind);
        close.into_iter().chain(own.cloned()).collect()
    }

    fn contents(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        opened: bool,
        commands: &mut Vec<Command>,
    ) {
        let words = view.session.words();
        let field = Id::unique("palette field");
        let edit = TextEdit::singleline(&mut self.text)
            .id(field)
            .hint_text(words.say("find-field").into_owned())
            .font(egui::FontId::proportional(17.0))
            .margin(egui::Margin::symmetric(10, 8))
            .desired_width(f32::INFINITY)
            .char_limit(2000);
        let response = ui.add(edit);
        // It stays named when something is typed and the hint is gone.
        let name = words.say("find-field");
        ui.ctx()
            .accesskit_node_builder(field, |node| node.set_label(&*name));
        if opened || !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            self.choose(0);
            self.offset = 0.0;
            self.ask(view);
        }
        let weak = |text: String| RichText::new(text).size(12.0).weak();
        ui.add_space(2.0);
        ui.add(egui::Label::new(weak(words.say("find-hint").into_owned())).truncate());
        ui.add_space(2.0);
        if self.hits.best.is_empty() {
            self.nothing(ui, view);
        } else {
            self.list(ui, view, field, commands);
        }
        ui.add_space(2.0);
        self.foot(ui, view);
    }

    fn nothing(&self, ui: &mut Ui, view: &View<'_>) {
        let words = view.session.words();
        let typed = self.text.trim();
        let narrowed = typed.starts_with(['>', '@', '#', '¶', '/']);
        let key = if narrowed {
            "find-nothing-here"
        } else {
            "find-nothing"
        };
        ui.add_space(14.0);
        let said = words.with(key, &[("text", typed.to_owned().into())]);
        let response = ui.label(RichText::new(said).size(15.0));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        ui.add_space(14.0);
    }

    fn list(&mut self, ui: &mut Ui, view: &View<'_>, field: Id, commands: &mut Vec<Command>) {
        let count = self.hits.best.len();
        let room = (ui.ctx().content_rect().height() - 230.0).max(2.0 * row::HEIGHT);
        let tall = (SEEN * row::HEIGHT).min(room);
        let mut scroll = ScrollArea::vertical()
            .id_salt("palette list")
            .max_height(tall)
            .auto_shrink([false, true]);
        if std::mem::take(&mut self.follow) {
            let top = self.chosen as f32 * row::HEIGHT;
            let offset = self.offset.min(top).max(top + row::HEIGHT - tall);
            scroll = scroll.vertical_scroll_offset(offset.max(0.0));
        }
        let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
        let mut clicked = None;
        let name = view.session.words().say("find-results");
        let shown = ui.scope_builder(UiBuilder::new().accessibility_role(Role::ListBox), |ui| {
            ui.ctx()
                .accesskit_node_builder(ui.unique_id(), |node| node.set_label(&*name));
            ui.spacing_mut().item_spacing.y = 0.0;
            scroll.show_rows(ui, row::HEIGHT, count, |ui, seen| {
                for number in seen {
                    let Some(hit) = self.hits.best.get(number) else {
                        continue;
                    };
                    let lit = number == self.chosen;
                    let place = row::Place { number, count, lit };
                    let response = row::show(ui, hit, &place, view);
                    if response.hovered() && moved {
                        self.chosen = number;
                    }
                    if response.clicked() {
                        clicked = Some(number);
                    }
                    if lit {
                        let active = response.id.accesskit_id();
                        ui.ctx().accesskit_node_builder(field, |node| {
                            node.set_active_descendant(active);
                        });
                    }
                }
            })
        });
        self.offset = shown.inner.state.clamped_offset().y;
        if let Some(number) = clicked {
            let stay = ui.input(|input| input.modifiers.command);
            commands.extend(self.go(number, stay));
        }
        if let Some(target) = self.hits.best.get(self.chosen).and_then(target_of) {
            commands.push(Command::Hover(Some(target)));
        }
    }

    fn foot(&self, ui: &mut Ui, view: &View<'_>) {
        let words = view.session.words();
        let weak = |text: String| RichText::new(text).size(12.0).weak();
        ui.horizontal(|ui| {
            let [shown, all] = [self.hits.best.len(), self.hits.all].map(|n| grouped(n as u64));
            let counted = if self.hits.all > MOST {
                words.with("find-more", &[("shown", shown.into()), ("all", all.into())])
            } else {
                let count = self.hits.all.into();
                words.with("find-count", &[("count", count), ("shown", shown.into())])
            };
            if !self.text.trim().is_empty() && !self.hits.best.is_empty() {
                let response = ui.label(weak(counted));
                ui.ctx()
                    .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(weak(words.say("find-keys").into_owned())).truncate());
            });
        });
        if !view.data.files().is_empty() {
            let count = grouped(view.data.story.events().len() as u64);
            let said = words.with("find-files", &[("count", count.into())]);
            ui.add(egui::Label::new(weak(said)).wrap());
        }
    }
}

/// What lights up while a hit is chosen.
fn target_of(hit: &Hit) -> Option<Target> {
    match &hit.kind {
        HitKind::Place(id, _) => Some(Target::Place(id.clone())),
        HitKind::Event(id, _) => Some(Target::Event(id.clone())),
        HitKind::Passage(paragraph) => Some(Target::Passage(*paragraph)),
        HitKind::Date | HitKind::Position | HitKind::Command(_) => None,
    }
}

/// What the keys that were just pressed ask for; the field does not see them.
fn act(ctx: &Context) -> Option<Act> {
    const PAGE: isize = 8;
    let keys = [
        (Modifiers::COMMAND, Key::K, Act::Close),
        (Modifiers::COMMAND, Key::F, Act::Close),
        (Modifiers::NONE, Key::Escape, Act::Close),
        (Modifiers::COMMAND, Key::Enter, Act::Go { stay: true }),
        (Modifiers::NONE, Key::Enter, Act::Go { stay: false }),
        (Modifiers::NONE, Key::ArrowUp, Act::Move(-1)),
        (Modifiers::NONE, Key::ArrowDown, Act::Move(1)),
        (Modifiers::NONE, Key::PageUp, Act::Move(-PAGE)),
        (Modifiers::NONE, Key::PageDown, Act::Move(PAGE)),
        (Modifiers::NONE, Key::Home, Act::First),
        (Modifiers::NONE, Key::End, Act::Last),
    ];
    ctx.input_mut(|input| {
        let mut pressed = keys.into_iter();
        let found = pressed.find(|(modifiers, key, _)| input.consume_key(*modifiers, *key));
        found.map(|(_, _, act)| act)
    })
}
