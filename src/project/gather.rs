//! A mix of files, as a shell or a drop on the window names them, sorted by what they are.

use std::path::{Path, PathBuf};

use super::kind::{Kind, kind_of};

/// Files by what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The project among them.
    pub project: Option<PathBuf>,
    /// The folder of the story among them.
    pub story: Option<PathBuf>,
    /// The text among them, such as the reader's own copy of the article.
    pub text: Option<PathBuf>,
    /// Files of events and shapes, in their order.
    pub layers: Vec<PathBuf>,
    /// What is to be said of those that are left out.
    pub sentences: Vec<String>,
    /// Whether one of them was left out for another reason than that it is named twice.
    pub is_partial: bool,
}

/// Sorts `paths` by what each of them is. Of projects, stories and texts the first counts.
pub fn gathered(paths: &[PathBuf]) -> Gathered {
    let mut gathered = Gathered::default();
    let mut met: Vec<PathBuf> = Vec::new();
    for path in paths {
        let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
        if met.contains(&whole) {
            let shown = path.display();
            let sentence = format!("the file is named twice, and read once: {shown}");
            gathered.sentences.push(sentence);
            continue;
        }
        met.push(whole);
        gathered.add(path);
    }
    gathered
}

impl Gathered {
    fn add(&mut self, path: &Path) {
        match kind_of(path) {
            Kind::Project => {
                if put(&mut self.project, path) {
                    self.leave_out(
                        "one project is open at a time; open another window for",
                        path,
                    );
                }
            }
            Kind::Story => {
                let is_folder = path.is_dir();
                let folder = path.parent().filter(|_| !is_folder).unwrap_or(path);
                if put(&mut self.story, folder) {
                    self.leave_out("one story is read at a time; open another window for", path);
                }
            }
            Kind::Text => {
                if put(&mut self.text, path) {
                    self.leave_out("one text is read at a time; open another window for", path);
                }
            }
            Kind::Events => self.layers.push(path.to_owned()),
            Kind::Atlas => {
                self.leave_out(
                    "this folder holds places; name it after --geodata, or name a file in it",
                    path,
                );
            }
            Kind::Folder => {
                self.leave_out(
                    "this is a folder without a story.json, so it is no story; name a file in it",
                    path,
                );
            }
        }
    }

    fn leave_out(&mut self, why: &str, path: &Path) {
        self.sentences.push(format!("{why}: {}", path.display()));
        self.is_partial = true;
    }

    /// Whether nothing of what was named can be opened.
    pub fn is_empty(&self) -> bool {
        let Self {
            project,
            story,
            text,
            layers,
            ..
        } = self;
        project.is_none() && story.is_none() && text.is_none() && layers.is_empty()
    }
}

/// Puts `path` there if nothing is yet; whether something is.
fn put(place: &mut Option<PathBuf>, path: &Path) -> bool {
    if place.is_some() {
        return true;
    }
    *place = Some(path.to_owned());
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_mix_is_sorted_and_what_is_left_out_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("story")).unwrap();
        fs::create_dir(at("empty")).unwrap();
        for (name, text) in [
            ("one.durand", "{\"durand-project\": 1}"),
            ("two.durand", "{\"durand-project\": 1}"),
            ("story/story.json", "{}"),
            ("text.md", "Words."),
            ("b.csv", "lon,lat"),
            ("a.csv", "lon,lat"),
        ] {
            fs::write(at(name), text).unwrap();
        }
        let named = [
            "b.csv",
            "one.durand",
            "a.csv",
            "two.durand",
            "story",
            "text.md",
            "b.csv",
            "empty",
        ];
        let gathered = gathered(&named.map(at));
        assert_eq!(gathered.project, Some(at("one.durand")));
        assert_eq!(gathered.story, Some(at("story")));
        assert_eq!(gathered.text, Some(at("text.md")));
        assert_eq!(gathered.layers, [at("b.csv"), at("a.csv")]);
        let said = gathered.sentences.join("\n");
        for (part, name) in [
            ("one project is open at a time", "two.durand"),
            ("named twice", "b.csv"),
            ("without a story.json", "empty"),
        ] {
            let told = |line: &str| line.contains(part) && line.ends_with(name);
            assert!(said.lines().any(told), "{part}: {said}");
        }
        assert!(gathered.is_partial && !gathered.is_empty());
    }

    #[test]
    fn the_file_of_a_story_stands_for_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("story.json"), "{}").unwrap();
        let gathered = gathered(&[folder.path().join("story.json")]);
        assert_eq!(gathered.story.as_deref(), Some(folder.path()));
    }
}
