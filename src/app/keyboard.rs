//! Keys to commands.

use egui::{Context, InputState, Modifiers};

use crate::session::{Command, Key, Shortcut};

/// How far an arrow key moves the map, in points.
const STEP: f32 = 80.0;

/// What the arrows lead while the map has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Led {
    /// The map itself.
    Map,
    /// The cross that measures.
    Cross,
    /// The spot that is asked for, which the map leads itself.
    Spot,
}

/// What the keys that were just pressed ask for.
///
/// `over_years` says that the pointer or the focus is on the timeline: there the arrows step
/// through the years, elsewhere they move the map. A focused widget keeps Space and the arrows,
/// unless it is the `map` itself, on which they lead what `led` says.
pub fn commands(ctx: &Context, over_years: bool, map: Option<egui::Id>, led: Led) -> Vec<Command> {
    // An open menu has the keys to itself: Esc closes it, arrows walk it.
    if egui::Popup::is_any_open(ctx) {
        return Vec::new();
    }
    let types = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some_and(|id| Some(id) != map));
    let on_map = map.is_some() && ctx.memory(egui::Memory::focused) == map;
    let keeps_home = super::focus::keeps_home(ctx);
    let mut commands = Vec::new();
    ctx.input_mut(|input| {
        // Of two shortcuts with the same key, the one with more held down comes first: egui takes
        // Shift+G for G where only G is asked for.
        let mut bound = Command::bound();
        // Where somebody types, files are still opened and saved.
        bound.retain(|(command, _)| !types || matches!(command, Command::File(_)));
        bound.sort_by_key(|(_, shortcuts)| std::cmp::Reverse(most_held(shortcuts)));
        for (command, shortcuts) in bound {
            let free = |shortcut: &Shortcut| match shortcut.key {
                Key::Space => !focused,
                Key::Home => !keeps_home,
                _ => true,
            };
            if shortcuts
                .iter()
                .filter(|s| free(s))
                .any(|shortcut| pressed(input, *shortcut))
            {
                commands.push(command);
            }
        }
        let free = !focused && !types;
        if free && led == Led::Cross && !over_years {
            commands.extend(measuring(input));
        }
        if free && (led != Led::Spot || !on_map) {
            commands.extend(arrows(input, over_years));
        }
    });
    commands
}

/// How many modifiers a command's shortcuts have at most.
fn most_held(shortcuts: &[Shortcut]) -> u8 {
    let held = |one: &Shortcut| u8::from(one.command) + u8::from(one.alt) + u8::from(one.shift);
    shortcuts.iter().map(held).max().unwrap_or(0)
}

/// Keys while something is measured: with Shift the cross goes in small steps.
fn measuring(input: &mut InputState) -> Vec<Command> {
    /// How far an arrow moves the cross, in points.
    const FAR: f32 = 24.0;
    const NEAR: f32 = 2.0;
    let mut commands = Vec::new();
    for (modifiers, step) in [(Modifiers::SHIFT, NEAR), (Modifiers::NONE, FAR)] {
        for (key, by) in [
            (egui::Key::ArrowLeft, [-step, 0.0]),
            (egui::Key::ArrowRight, [step, 0.0]),
            (egui::Key::ArrowUp, [0.0, -step]),
            (egui::Key::ArrowDown, [0.0, step]),
        ] {
            if input.consume_key(modifiers, key) {
                commands.push(Command::MeasureMove(by));
            }
        }
    }
    if input.consume_key(Modifiers::NONE, egui::Key::Enter) {
        commands.push(Command::MeasureEnter);
    }
    if input.consume_key(Modifiers::NONE, egui::Key::Backspace) {
        commands.push(Command::MeasureTakeBack);
    }
    commands
}

fn arrows(input: &mut InputState, over_years: bool) -> Vec<Command> {
    let mut take = |key| input.consume_key(Modifiers::NONE, key);
    let [left, right] = [take(egui::Key::ArrowLeft), take(egui::Key::ArrowRight)];
    let [up, down] = [take(egui::Key::ArrowUp), take(egui::Key::ArrowDown)];
    let mut commands = Vec::new();
    if over_years {
        commands.extend(left.then_some(Command::PreviousYear));
        commands.extend(right.then_some(Command::NextYear));
        return commands;
    }
    let moves = [
        (left, [STEP, 0.0]),
        (right, [-STEP, 0.0]),
        (up, [0.0, STEP]),
        (down, [0.0, -STEP]),
    ];
    commands.extend(
        moves
            .into_iter()
            .filter(|(hit, _)| *hit)
            .map(|(_, by)| Command::Pan(by)),
    );
    commands
}

fn pressed(input: &mut InputState, shortcut: Shortcut) -> bool {
    let modifiers = Modifiers {
        alt: shortcut.alt,
        shift: shortcut.shift,
        command: shortcut.command,
        ..Modifiers::NONE
    };
    egui_keys(shortcut.key)
        .iter()
        .any(|&key| input.consume_key(modifiers, key))
}

/// The physical keys that stand for `key`.
fn egui_keys(key: Key) -> Vec<egui::Key> {
    match key {
        Key::Left => vec![egui::Key::ArrowLeft],
        Key::Right => vec![egui::Key::ArrowRight],
        Key::Up => vec![egui::Key::ArrowUp],
        Key::Down => vec![egui::Key::ArrowDown],
        Key::Escape => vec![egui::Key::Escape],
        Key::Home => vec![egui::Key::Home],
        Key::Space => vec![egui::Key::Space],
        Key::Plus => vec![egui::Key::Plus, egui::Key::Equals],
        Key::Minus => vec![egui::Key::Minus],
        Key::Letter('?') => vec![egui::Key::Questionmark, egui::Key::Slash],
        Key::Letter('[') => vec![egui::Key::OpenBracket],
        Key::Letter(']') => vec![egui::Key::CloseBracket],
        Key::Letter(letter) => egui::Key::from_name(&letter.to_ascii_uppercase().to_string())
            .into_iter()
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bound_key_exists_on_a_keyboard() {
        for (command, shortcuts) in Command::bound() {
            for shortcut in shortcuts {
                assert!(
                    !egui_keys(shortcut.key).is_empty(),
                    "{shortcut} for {command:?}"
                );
            }
        }
    }
}
