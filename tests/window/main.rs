//! Walks through the window by the names that a screen reader reads, without a graphics card.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot open the window should stop

mod by_keys_alone;
#[path = "../common/mod.rs"]
mod common;
mod export;
mod files;
mod find;
mod import;
mod keyboard;
mod layers;
mod many;
mod map;
mod menu;
mod own_copy;
mod own_regions;
mod projects;
mod reach;
mod reading;
mod state;
mod times;
mod urdu;
mod writing;
mod years;

use std::path::PathBuf;

use durand::app::{DurandApp, Start};
use durand::session::{Command, Dataset, Session};
use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

use common::{data, shapes};

/// An open window, and a reader's hands.
struct Window {
    harness: Harness<'static, DurandApp>,
}

impl Window {
    /// A first window of the size of a laptop's screen.
    fn open() -> Self {
        Self::of(1280.0, 800.0)
    }

    /// A first window of this size.
    fn of(width: f32, height: f32) -> Self {
        Self::with(start(None), [width, height])
    }

    /// A window that goes on from `start`.
    fn with(start: Start, size: [f32; 2]) -> Self {
        let harness = Harness::builder()
            .with_size(size)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(60)
            .build_eframe(|cc| DurandApp::new(&cc.egui_ctx, start).unwrap());
        let mut window = Self { harness };
        window.harness.run();
        window
    }

    fn session(&self) -> &Session {
        self.harness.state().session()
    }

    /// What is read in the window.
    fn data(&self) -> &Dataset {
        self.harness.state().data()
    }

    /// Does what `command` says, as if a panel had asked for it.
    fn apply(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().apply(command, &ctx);
        self.harness.run();
    }

    /// What is selected, by the name a person would use.
    fn selected(&self) -> Option<String> {
        let target = self.session().selected();
        target.map(|target| data().name_of(target))
    }

    /// Whether anything reads exactly `name`.
    fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    /// Whether anything reads `part` among other words.
    fn reads(&self, part: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(part);
        found.next().is_some()
    }

    /// The one button, checkbox or link called `name`.
    fn node<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    /// Clicks what is called `name`, brought into view before.
    fn click(&mut self, role: Role, name: &str) {
        self.node(role, name).scroll_to_me();
        self.harness.run();
        self.node(role, name).click();
        self.harness.run();
    }

    fn press(&mut self, name: &str) {
        self.click(Role::Button, name);
    }

    fn follow(&mut self, name: &str) {
        self.click(Role::Link, name);
    }

    fn tick(&mut self, name: &str) {
        self.click(Role::CheckBox, name);
    }

    fn is_ticked(&self, name: &str) -> bool {
        let node = self.node(Role::CheckBox, name);
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Where `[lon, lat]` is in the window.
    fn at(&self, lonlat: [f64; 2]) -> Pos2 {
        // The map leaves its outermost five points to the handles of the panels.
        let corner = self.node(Role::Canvas, "Map").rect().expand(5.0).min;
        let [x, y] = self.session().view.screen_from_lonlat(lonlat);
        pos2(corner.x + x, corner.y + y)
    }

    fn pointer(&mut self, at: Pos2, pressed: bool) {
        self.harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        self.harness.step();
    }

    /// Clicks at a point of the window.
    fn click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.step();
        self.pointer(at, true);
        self.pointer(at, false);
        self.harness.run();
    }

    /// Clicks what is called `name`, and tells what that put on the clipboard.
    fn copied(&mut self, role: Role, name: &str) -> Option<String> {
        self.node(role, name).scroll_to_me();
        self.harness.run();
        let at = self.node(role, name).rect().center();
        self.harness.hover_at(at);
        self.harness.step();
        let mut copied = None;
        for pressed in [true, false] {
            self.pointer(at, pressed);
            let output = &self.harness.output().platform_output;
            copied = copied.or(output.commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            }));
        }
        self.harness.run();
        copied
    }
}

/// What a window starts with when nothing was kept.
fn start(state_file: Option<PathBuf>) -> Start {
    Start {
        data: data().clone(),
        shapes: shapes(),
        saved: None,
        state_file,
        notices: Vec::new(),
        files: Vec::new(),
    }
}
