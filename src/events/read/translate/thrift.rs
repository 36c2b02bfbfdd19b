//! Thrift's compact form, as far as is needed to look at claims before a decoder believes them.
//!
//! # Source
//! [Apache Thrift, compact protocol](https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md).

/// Values of one struct, all in all.
const MOST: usize = 4_000_000;
/// How deep structs and lists stand in each other.
const DEEPEST: usize = 24;

/// A value; texts are passed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Whole(i64),
    List(Vec<Value>),
    Struct(Vec<(i16, Value)>),
    Passed,
}

impl Value {
    /// A field of a struct.
    pub(super) fn field(&self, id: i16) -> Option<&Self> {
        match self {
            Self::Struct(fields) => fields
                .iter()
                .find(|(own, _)| *own == id)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// A whole number in a field of a struct.
    pub(super) fn whole(&self, id: i16) -> Option<i64> {
        match self.field(id)? {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// A list in a field of a struct.
    pub(super) fn list(&self, id: i16) -> &[Self] {
        match self.field(id) {
            Some(Self::List(values)) => values,
            _ => &[],
        }
    }
}

/// Reads the struct at the start of `bytes`, and how long it is; `None` when it is none, or claims
/// more than there is.
pub(super) fn read(bytes: &[u8]) -> Option<(Value, usize)> {
    let mut reader = Reader { bytes, left: MOST };
    let value = reader.value(12, 0)?;
    Some((value, bytes.len() - reader.bytes.len()))
}

/// The whole number that `bytes` begin with, seven bits to a byte, the lowest first; they go on behind
/// it.
pub(super) fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The same of a number with a sign, which its lowest bit is.
pub(super) fn zigzag(bytes: &mut &[u8]) -> Option<i64> {
    let number = varint(bytes)?;
    let half = (number >> 1).cast_signed();
    Some(if number & 1 == 0 { half } else { !half })
}

struct Reader<'a> {
    bytes: &'a [u8],
    left: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn pass(&mut self, count: usize) -> Option<()> {
        self.bytes = self.bytes.get(count..)?;
        Some(())
    }

    fn length(&mut self) -> Option<usize> {
        let length = usize::try_from(varint(&mut self.bytes)?).ok()?;
        (length <= self.bytes.len()).then_some(length)
    }

    fn value(&mut self, kind: u8, depth: usize) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        if depth > DEEPEST {
            return None;
        }
        Some(match kind {
            // In a list a truth has a byte of its own; in a struct its kind says it.
            1 | 2 => Value::Whole(i64::from(kind == 1)),
            3 => Value::Whole(i64::from(self.byte()?.cast_signed())),
            4..=6 => Value::Whole(zigzag(&mut self.bytes)?),
            7 => {
                self.pass(8)?;
                Value::Passed
            }
            8 => {
                let length = self.length()?;
                self.pass(length)?;
                Value::Passed
            }
            9 | 10 => {
                let head = self.byte()?;
                let count = match head >> 4 {
                    15 => self.length()?,
                    count => usize::from(count),
                };
                let kind = head & 0x0F;
                if count > self.bytes.len() {
                    return None;
                }
                let mut values = Vec::new();
                for _ in 0..count {
                    values.push(match kind {
                        1 | 2 => {
                            self.left = self.left.checked_sub(1)?;
                            Value::Whole(i64::from(self.byte()? == 1))
                        }
                        _ => self.value(kind, depth + 1)?,
                    });
                }
                Value::List(values)
            }
            12 => {
                let mut fields = Vec::new();
                let mut id = 0_i16;
                loop {
                    let head = self.byte()?;
                    let kind = head & 0x0F;
                    if kind == 0 {
                        break;
                    }
                    id = match head >> 4 {
                        0 => i16::try_from(zigzag(&mut self.bytes)?).ok()?,
                        step => id.checked_add(i16::from(step))?,
                    };
                    fields.push((id, self.value(kind, depth + 1)?));
                }
                Value::Struct(fields)
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_lists_and_texts_are_read() {
        // 1: -3, 3: [2, 4], 4: "ab", 5: {1: true}
        let bytes = [
            0x15, 5, 0x29, 0x25, 4, 8, 0x18, 2, b'a', b'b', 0x1C, 0x11, 0, 0, 99,
        ];
        let (value, length) = read(&bytes).unwrap();
        assert_eq!(length, bytes.len() - 1);
        assert_eq!(value.whole(1), Some(-3));
        assert_eq!(value.list(3), [Value::Whole(2), Value::Whole(4)]);
        assert_eq!(value.field(5).and_then(|inner| inner.whole(1)), Some(1));
    }

    #[test]
    fn claims_and_depth_are_bounded() {
        assert_eq!(read(&[0x19, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]), None);
        assert_eq!(read(&[0x18, 0xFF, 0xFF, 0x03]), None);
        assert_eq!(read(&[0x1C].repeat(1000)), None);
    }

    proptest! {
        #[test]
        fn bytes_of_any_sort_end(bytes: Vec<u8>) {
            let _ = read(&bytes);
        }
    }
}
