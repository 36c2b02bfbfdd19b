//! Looks a page through before it is read: the tokenizer compares each attribute of a tag with all
//! that came before in it, so that a tag of a million attributes would take hours.

use super::super::Reason;

/// Pairs of attributes that are compared, twice, before a page is turned down: a second's work. Whole
/// programs in a page, which look like tags in places, do not come near it.
const MOST_PAIRS: usize = 2_000_000_000;

/// Where in a tag a byte stands.
#[derive(Clone, Copy, PartialEq)]
enum At {
    /// Outside of tags.
    Text,
    /// In a tag's name.
    Name,
    /// Between attributes.
    Between,
    /// In an attribute's name.
    Attribute,
    /// After an equals sign.
    Equals,
    /// In a value without quotation marks.
    Bare,
    /// In a value between marks of this sort.
    Quoted(u8),
}

/// Turns down a page whose tags have too many attributes.
pub(super) fn look_through(text: &str) -> Result<(), Reason> {
    let (mut at, mut before, mut line) = (At::Text, 0_u8, 1_usize);
    let (mut attributes, mut pairs) = (0_usize, 0_usize);
    for &byte in text.as_bytes() {
        line += usize::from(byte == b'\n');
        let space = byte.is_ascii_whitespace();
        let next = match (at, byte) {
            (At::Text, byte) if byte.is_ascii_alphabetic() && matches!(before, b'<' | b'/') => {
                attributes = 0;
                At::Name
            }
            (At::Quoted(mark), byte) if byte == mark => At::Between,
            (At::Quoted(mark), _) => At::Quoted(mark),
            (At::Text, _) | (_, b'>') => At::Text,
            (At::Equals, b'"' | b'\'') => At::Quoted(byte),
            (At::Equals, _) if space => At::Equals,
            (At::Equals | At::Bare, _) => {
                if space {
                    At::Between
                } else {
                    At::Bare
                }
            }
            (At::Name, _) => {
                if space || byte == b'/' {
                    At::Between
                } else {
                    At::Name
                }
            }
            (At::Between | At::Attribute, b'=') => At::Equals,
            (At::Between | At::Attribute, _) if space || byte == b'/' => At::Between,
            (At::Between, _) => {
                // The squares of 1, 2, 3 … are sums of the odd numbers.
                pairs += 2 * attributes + 1;
                attributes += 1;
                At::Attribute
            }
            (At::Attribute, _) => At::Attribute,
        };
        if pairs > MOST_PAIRS {
            return Err(Reason::MonstrousTag(line));
        }
        (at, before) = (next, byte);
    }
    Ok(())
}
