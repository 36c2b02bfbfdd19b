//! Keys that stand for commands, told without naming a window library.

use std::fmt;

/// A key on the keyboard, as far as shortcuts use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "a key is its name")]
pub enum Key {
    Left,
    Right,
    Up,
    Down,
    Escape,
    Home,
    Space,
    Plus,
    Minus,
    Letter(char),
}

/// A key with its modifiers. `command` is Ctrl, or ⌘ on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Ctrl or ⌘ is held.
    pub command: bool,
    /// Alt is held.
    pub alt: bool,
    /// Shift is held.
    pub shift: bool,
    /// The key itself.
    pub key: Key,
}

impl Shortcut {
    /// A key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            command: false,
            alt: false,
            shift: false,
            key,
        }
    }

    /// With Ctrl or ⌘.
    pub const fn command(key: Key) -> Self {
        Self {
            command: true,
            ..Self::plain(key)
        }
    }

    /// With Ctrl or ⌘, and Shift.
    pub const fn command_shift(key: Key) -> Self {
        Self {
            shift: true,
            ..Self::command(key)
        }
    }

    /// With Alt.
    pub const fn alt(key: Key) -> Self {
        Self {
            alt: true,
            ..Self::plain(key)
        }
    }

    /// With Shift.
    pub const fn shift(key: Key) -> Self {
        Self {
            shift: true,
            ..Self::plain(key)
        }
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A question mark needs Shift on most keyboards: to say so would be said twice.
        let shift = self.shift && self.key != Key::Letter('?');
        let modifiers = [
            (self.command, "Ctrl+"),
            (self.alt, "Alt+"),
            (shift, "Shift+"),
        ];
        for (held, name) in modifiers {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            Key::Left => f.write_str("←"),
            Key::Right => f.write_str("→"),
            Key::Up => f.write_str("↑"),
            Key::Down => f.write_str("↓"),
            Key::Escape => f.write_str("Esc"),
            Key::Home => f.write_str("Home"),
            Key::Space => f.write_str("Space"),
            Key::Plus => f.write_str("+"),
            Key::Minus => f.write_str("−"),
            Key::Letter(letter) => write!(f, "{}", letter.to_ascii_uppercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_reads_as_people_write_it() {
        assert_eq!(Shortcut::command(Key::Letter('c')).to_string(), "Ctrl+C");
        assert_eq!(Shortcut::alt(Key::Left).to_string(), "Alt+←");
        assert_eq!(Shortcut::plain(Key::Escape).to_string(), "Esc");
        assert_eq!(Shortcut::shift(Key::Space).to_string(), "Shift+Space");
    }
}
