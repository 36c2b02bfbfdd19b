//! Projects of older versions, made such as this version writes them.

use serde_json::{Map, Value};

/// A step from one version to the next, on the members of a whole project.
type Step = fn(&mut Map<String, Value>);

/// The steps from each version to the next: the first leads from version 1 to version 2.
///
/// Whoever changes the form in a way that an older durand would misread adds a step here, and a
/// project of the version before to `tests/corpus/projects`.
const STEPS: &[Step] = &[];

/// The version that this program writes, and the newest it reads.
pub const VERSION: u64 = STEPS.len() as u64 + 1;

/// Brings a project of `version` to [`VERSION`]; whether there was anything to do.
pub(super) fn migrated(project: &mut Map<String, Value>, version: u64) -> bool {
    taken(STEPS, project, version)
}

fn taken(steps: &[Step], project: &mut Map<String, Value>, version: u64) -> bool {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    let left = steps.get(done..).unwrap_or_default();
    for step in left {
        step(project);
    }
    !left.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(project: &mut Map<String, Value>) {
        if let Some(old) = project.remove("old") {
            project.insert("new".to_owned(), old);
        }
    }

    fn second(project: &mut Map<String, Value>) {
        project.insert("newer".to_owned(), Value::from(true));
    }

    #[test]
    fn a_project_takes_the_steps_it_has_not_taken() {
        for (version, expected) in [
            (1, r#"{"new":1,"newer":true}"#),
            (2, r#"{"newer":true,"old":1}"#),
            (3, r#"{"old":1}"#),
            (u64::MAX, r#"{"old":1}"#),
        ] {
            let mut project = Map::from_iter([("old".to_owned(), Value::from(1))]);
            let some = taken(&[first, second], &mut project, version);
            let sorted: std::collections::BTreeMap<_, _> = project.iter().collect();
            assert_eq!(serde_json::to_string(&sorted).unwrap(), expected);
            assert_eq!(some, version < 3);
        }
    }

    #[test]
    fn what_is_of_this_version_stays_as_it_is() {
        let mut project = Map::from_iter([("layers".to_owned(), Value::Null)]);
        let before = project.clone();
        assert!(!migrated(&mut project, VERSION));
        assert_eq!(project, before);
    }
}
