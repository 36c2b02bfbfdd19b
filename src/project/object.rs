//! A JSON object taken apart member by member: a broken member costs itself alone and is told with
//! its line, and a member that nobody knows is kept.

use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::atlas::{Fault, Report};

/// Members that this version does not know, by name.
pub type Unknown = Map<String, Value>;

/// A file's path and its whole text.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) file: &'a Path,
    pub(super) whole: &'a str,
}

impl Text<'_> {
    /// The line on which `part`, a part of the text, begins.
    fn line_of(self, part: &str) -> usize {
        let at = part.as_ptr().addr().checked_sub(self.whole.as_ptr().addr());
        let before = at.and_then(|at| self.whole.get(..at)).unwrap_or_default();
        memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1
    }

    /// A part of the file that cannot be read, with the line and the reason of its parser.
    fn broken(self, part: &str, error: &serde_json::Error, mend: &str) -> Fault {
        let line = self.line_of(part) + error.line().saturating_sub(1);
        let (what, mend) = told(error, mend);
        Fault::error(self.file, what, mend).at_line(line)
    }
}

/// What a parser holds against a text, without its own line and column.
fn told(error: &serde_json::Error, mend: &str) -> (String, String) {
    let whole = error.to_string();
    let reason = whole.split(" at line ").next().unwrap_or(&whole);
    if reason == "recursion limit exceeded" {
        return (
            "it is nested too deep to be read".to_owned(),
            "take out what is inside more than 127 brackets".to_owned(),
        );
    }
    if error.is_eof() {
        return (
            format!("the text ends too early ({reason})"),
            "it was cut short: take an older copy of it".to_owned(),
        );
    }
    if error.is_syntax() {
        let what = format!("this is not JSON ({reason} at column {})", error.column());
        return (what, "correct it there".to_owned());
    }
    (plain(reason), mend.to_owned())
}

/// What a parser expected, in words of people.
fn plain(reason: &str) -> String {
    let Some((before, expected)) = reason.rsplit_once("expected ") else {
        return reason.to_owned();
    };
    let expected = match expected {
        "f64" => "a number",
        "u16" | "u64" | "i32" => "a whole number that is neither too small nor too large",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        "an array of length 2" => "two numbers in brackets",
        other => other,
    };
    format!("{before}expected {expected}")
}

/// One object, or what has not been taken from it yet.
pub(super) struct Object<'a> {
    text: Text<'a>,
    own: &'a str,
    /// What the object is called in a sentence, such as `layer 2`; nothing for the whole file.
    name: Option<String>,
    members: Vec<(String, &'a RawValue)>,
}

impl<'a> Object<'a> {
    /// Takes `part` of `text` apart; a name that stands twice in it is told, and the last one counts.
    pub(super) fn new(
        text: Text<'a>,
        part: &'a str,
        name: Option<String>,
        report: &mut Report,
    ) -> Result<Self, Fault> {
        let read: Result<Members<'a>, _> = serde_json::from_str(part);
        let Members(all) = read.map_err(|error| {
            let fault = text.broken(part, &error, "write an object in braces");
            named(fault, name.as_deref())
        })?;
        let mut members: Vec<(String, &RawValue)> = Vec::with_capacity(all.len());
        for (key, value) in all {
            if let Some(known) = members.iter_mut().find(|(known, _)| *known == key) {
                let what = format!("{key:?} stands twice, and the last one counts");
                let fault = Fault::warning(text.file, what, "take one of them out");
                let fault = fault.at_line(text.line_of(value.get()));
                report.push(named(fault, name.as_deref()));
                known.1 = value;
            } else {
                members.push((key, value));
            }
        }
        Ok(Self {
            text,
            own: part,
            name,
            members,
        })
    }

    /// Takes the object called `key` out of this one; none if there is none, or it is no object.
    pub(super) fn object(&mut self, key: &str, report: &mut Report) -> Option<Self> {
        let raw = self.raw(key)?;
        self.inner(raw, key, report)
    }

    /// The object that `raw` is, a part of this one which sentences call `called`.
    pub(super) fn inner(
        &self,
        raw: &'a RawValue,
        called: &str,
        report: &mut Report,
    ) -> Option<Self> {
        let name = match &self.name {
            Some(own) => format!("{own}, {called}"),
            None => called.to_owned(),
        };
        Self::new(self.text, raw.get(), Some(name), report)
            .map_err(|fault| report.push(fault))
            .ok()
    }

    /// Whether it still has a member called `key`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.members.iter().any(|(known, _)| known == key)
    }

    /// Takes the text of the member called `key`; one that is null is none.
    pub(super) fn raw(&mut self, key: &str) -> Option<&'a RawValue> {
        let at = self.members.iter().position(|(known, _)| known == key)?;
        let (_, raw) = self.members.remove(at);
        (raw.get() != "null").then_some(raw)
    }

    /// Takes the member called `key`. One that cannot be read is told, with `mend` to mend it.
    pub(super) fn take<T: Deserialize<'a>>(
        &mut self,
        key: &str,
        mend: &str,
        report: &mut Report,
    ) -> Option<T> {
        let raw = self.raw(key)?;
        self.parsed(raw, key, mend, report)
    }

    /// What `raw`, the member called `key` or a part of it, says. What cannot be read is told, with
    /// `mend` to mend it.
    pub(super) fn parsed<T: Deserialize<'a>>(
        &self,
        raw: &'a RawValue,
        key: &str,
        mend: &str,
        report: &mut Report,
    ) -> Option<T> {
        serde_json::from_str(raw.get())
            .map_err(|error| {
                let mut fault = self.text.broken(raw.get(), &error, mend);
                fault.what = format!("{key:?} is not understood: {}", fault.what);
                report.push(named(fault, self.name.as_deref()));
            })
            .ok()
    }

    /// A fault of this object as a whole, on the line where it begins.
    pub(super) fn fault(&self, what: impl Into<String>, mend: impl Into<String>) -> Fault {
        let fault = Fault::error(self.text.file, what, mend);
        named(
            fault.at_line(self.text.line_of(self.own)),
            self.name.as_deref(),
        )
    }

    /// What nobody has taken. What is in it cannot be wrong, except that it is nested too deep.
    pub(super) fn rest(self, report: &mut Report) -> Unknown {
        let mut unknown = Unknown::new();
        for (key, raw) in self.members {
            match serde_json::from_str(raw.get()) {
                Ok(value) => drop(unknown.insert(key, value)),
                Err(error) => {
                    let mut fault = self.text.broken(raw.get(), &error, "take it out");
                    fault.what = format!("{key:?} cannot be kept: {}", fault.what);
                    report.push(named(fault, self.name.as_deref()));
                }
            }
        }
        unknown
    }
}

fn named(fault: Fault, name: Option<&str>) -> Fault {
    match name {
        Some(name) => fault.in_feature(name),
        None => fault,
    }
}

/// The members of an object in their order, each as it is written.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;

        impl<'de> Visitor<'de> for Each {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object in braces")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(Each).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken<R>(text: &str, take: impl FnOnce(&mut Object<'_>, &mut Report) -> R) -> (R, String) {
        let whole = Text {
            file: Path::new("a.durand"),
            whole: text,
        };
        let mut report = Report::default();
        let mut object = Object::new(whole, text, None, &mut report).unwrap();
        let taken = take(&mut object, &mut report);
        (taken, report.to_string())
    }

    #[test]
    fn a_broken_member_is_told_with_its_line_and_costs_itself() {
        let text = "{\n \"a\": 1,\n \"b\":\n  [1, \"x\"],\n \"c\": 3\n}";
        let (read, said) = taken(text, |object, report| {
            let a: Option<u8> = object.take("a", "write a number", report);
            let b: Option<Vec<u16>> = object.take("b", "write numbers", report);
            (a, b, object.take::<u8>("c", "write a number", report))
        });
        assert_eq!(read, (Some(1), None, Some(3)));
        assert_eq!(
            said,
            "a.durand:4: \"b\" is not understood: invalid type: string \"x\", expected a whole number that is neither too small nor too large; write numbers\n"
        );
    }

    #[test]
    fn what_stands_twice_is_told_and_the_last_counts() {
        let (read, said) = taken("{\"a\": 1,\n\"a\": 2}", |object, report| {
            object.take::<u8>("a", "", report)
        });
        assert_eq!(read, Some(2));
        assert!(said.starts_with("a.durand:2: \"a\" stands twice"), "{said}");
    }

    #[test]
    fn what_nobody_took_is_kept() {
        let text = "{\"a\": 1, \"later\": {\"x\": [1.5]}, \"none\": null}";
        let (rest, said) = taken(text, |object, report| {
            let _ = object.take::<u8>("a", "", report);
            let whole = Text {
                file: Path::new("a.durand"),
                whole: text,
            };
            let empty = Object {
                text: whole,
                own: text,
                name: None,
                members: Vec::new(),
            };
            std::mem::replace(object, empty).rest(report)
        });
        assert_eq!(
            serde_json::to_string(&rest).unwrap(),
            r#"{"later":{"x":[1.5]},"none":null}"#
        );
        assert_eq!(said, "");
    }

    #[test]
    fn what_is_nested_too_deep_is_told_and_does_not_fill_the_stack() {
        let deep = format!("{{\"a\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        let (read, said) = taken(&deep, |object, report| {
            object.take::<Value>("a", "", report)
        });
        assert_eq!(read, None);
        assert!(said.contains("nested too deep"), "{said}");
    }
}
