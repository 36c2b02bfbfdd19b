//! What keys do in the window that opens files; the path does not see them.

use egui::{Context, Event, Key, Modifiers};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Put the window away.
    Close,
    /// Open, save or go into what is meant.
    Go,
    /// So many rows on.
    Move(isize),
    /// Mark the row, or take its mark away.
    Mark,
    /// To the folder above.
    Up,
    /// Complete what is typed.
    Complete,
}

/// What the keys that were just pressed ask for, in their order: where a frame takes long, it has
/// several. `in_path` says that the focus is in the path or nowhere, as elsewhere Enter presses a
/// button; `completes`, that Tab has something to complete and does not go on to the next control.
pub fn acts(ctx: &Context, in_path: bool, completes: bool) -> Vec<Act> {
    let mut acts = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                modifiers,
                pressed: true,
                ..
            } = event
            else {
                return true;
            };
            let act = act(*key, *modifiers, in_path, completes);
            acts.extend(act);
            act.is_none()
        });
    });
    acts
}

fn act(key: Key, modifiers: Modifiers, in_path: bool, completes: bool) -> Option<Act> {
    const PAGE: isize = 10;
    if modifiers.command_only() {
        return (key == Key::Space).then_some(Act::Mark);
    }
    if modifiers == Modifiers::ALT {
        return (key == Key::ArrowUp).then_some(Act::Up);
    }
    if modifiers.any() {
        return None;
    }
    match key {
        Key::Escape => Some(Act::Close),
        Key::ArrowUp => Some(Act::Move(-1)),
        Key::ArrowDown => Some(Act::Move(1)),
        Key::PageUp => Some(Act::Move(-PAGE)),
        Key::PageDown => Some(Act::Move(PAGE)),
        Key::Enter if in_path => Some(Act::Go),
        Key::Tab if in_path && completes => Some(Act::Complete),
        _ => None,
    }
}
