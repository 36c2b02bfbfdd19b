//! Keys in the fields of a story: undo is the session's, and the cursor goes from paragraph to
//! paragraph.

use egui::text::CharIndex;
use egui::{Id, Key, Modifiers, Ui};

use crate::session::Command;
use crate::story::draft::DraftParagraph;

/// Undo and redo while one of the fields `bound` has the focus: its own would know only itself.
pub fn undo(ui: &Ui, bound: &[Id], commands: &mut Vec<Command>) {
    let focused = ui.memory(egui::Memory::focused);
    if !focused.is_some_and(|id| bound.contains(&id)) {
        return;
    }
    let keys = [
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, Command::Redo),
        (Modifiers::COMMAND, Key::Y, Command::Redo),
        (Modifiers::COMMAND, Key::Z, Command::Undo),
    ];
    ui.ctx().input_mut(|input| {
        for (modifiers, key, command) in keys {
            if input.consume_key(modifiers, key) {
                commands.push(command);
            }
        }
    });
}

/// What a key at the edge of a paragraph asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Join it to the one before.
    JoinBefore,
    /// Join the next one to it.
    JoinNext,
    /// To the end of the one before.
    GoBefore,
    /// To the beginning of the next.
    GoNext,
}

/// What a key asks for while the cursor is at the beginning or the end of a paragraph, the field
/// of which has the focus.
pub fn edge(ui: &Ui, id: Id, paragraph: &DraftParagraph) -> Option<Edge> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let state = egui::text_edit::TextEditState::load(ui.ctx(), id)?;
    let cursor = state.cursor.char_range()?.single()?.index;
    let at_start = cursor == CharIndex::ZERO;
    let at_end = cursor.0 >= paragraph.text().chars().count();
    let starts = [
        (Key::Backspace, Edge::JoinBefore),
        (Key::ArrowUp, Edge::GoBefore),
        (Key::ArrowLeft, Edge::GoBefore),
    ];
    let ends = [
        (Key::Delete, Edge::JoinNext),
        (Key::ArrowDown, Edge::GoNext),
        (Key::ArrowRight, Edge::GoNext),
    ];
    let starts = starts.into_iter().filter(|_| at_start);
    let ends = ends.into_iter().filter(|_| at_end);
    let mut keys = starts.chain(ends);
    ui.ctx().input_mut(|input| {
        let pressed = keys.find(|(key, _)| input.consume_key(Modifiers::NONE, *key));
        pressed.map(|(_, edge)| edge)
    })
}

/// What a key asks for that marks words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    Place,
    Event,
    NoPlace,
}

/// The keys that mark words, each with what it does.
pub const MARKING: [(Key, Marking); 3] = [
    (Key::P, Marking::Place),
    (Key::E, Marking::Event),
    (Key::N, Marking::NoPlace),
];

/// What the keys ask for while a field of the text has the focus.
pub fn marking(ui: &Ui, id: Id) -> Option<Marking> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let held = Modifiers::COMMAND | Modifiers::SHIFT;
    ui.ctx().input_mut(|input| {
        let mut keys = MARKING.into_iter();
        let pressed = keys.find(|(key, _)| input.consume_key(held, *key));
        pressed.map(|(_, marking)| marking)
    })
}
