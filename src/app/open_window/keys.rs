//! What keys do in the window that opens files; the path does not see them.

use egui::{Context, Key, Modifiers};

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// What is typed, completed.
    Complete(String),
}

/// What the keys that were just pressed ask for. Tab completes the `text` of the path by `complete`
/// as long as that adds something, as it does in a shell; otherwise it goes on to the next control.
pub fn act(ctx: &Context, complete: impl Fn(&str) -> Option<String>, text: &str) -> Option<Act> {
    const PAGE: isize = 10;
    let keys = [
        (Modifiers::NONE, Key::Escape, Act::Close),
        (Modifiers::ALT, Key::ArrowUp, Act::Up),
        (Modifiers::COMMAND, Key::Space, Act::Mark),
        (Modifiers::NONE, Key::ArrowUp, Act::Move(-1)),
        (Modifiers::NONE, Key::ArrowDown, Act::Move(1)),
        (Modifiers::NONE, Key::PageUp, Act::Move(-PAGE)),
        (Modifiers::NONE, Key::PageDown, Act::Move(PAGE)),
    ];
    let types = ctx.text_edit_focused();
    ctx.input_mut(|input| {
        let mut pressed = keys.into_iter();
        let found = pressed.find(|(modifiers, key, _)| input.consume_key(*modifiers, *key));
        if let Some((_, _, act)) = found {
            return Some(act);
        }
        // Elsewhere Enter presses the button that has the focus.
        if types && input.consume_key(Modifiers::NONE, Key::Enter) {
            return Some(Act::Go);
        }
        let tab = types && input.modifiers.is_none() && input.key_pressed(Key::Tab);
        let done = tab.then(|| complete(text)).flatten()?;
        input.consume_key(Modifiers::NONE, Key::Tab);
        Some(Act::Complete(done))
    })
}
