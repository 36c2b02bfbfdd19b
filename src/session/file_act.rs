//! What a reader does with files. A session cannot do it: it hands it on to the window.

use std::path::PathBuf;

/// One thing a reader does with files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileAct {
    /// Begin anew, with nothing brought.
    New,
    /// Show the window that opens files.
    Open,
    /// Open these, whatever each of them is.
    OpenPaths(Vec<PathBuf>),
    /// Save the project, where it was saved before.
    Save,
    /// Show the window that says where the project is saved.
    SaveAs,
    /// Put the project away.
    Close,
    /// Show the window that says where a source is now.
    Locate(Lost),
    /// Forget that a project was open.
    Forget(PathBuf),
    /// Bring back what was left unsaved, by its number in the list that is offered.
    BringBack(usize),
    /// Throw away what was left unsaved.
    ThrowAway(usize),
}

/// A source that is not where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lost {
    /// The file of this layer.
    Layer(u16),
    /// The reader's own copy of the article.
    Article,
    /// The folder or the text of the story.
    Story,
}

impl FileAct {
    /// The key of its label in `assets/words`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::New => "do-file-new",
            Self::Open => "do-file-open",
            Self::OpenPaths(_) => "do-file-open-paths",
            Self::Save => "do-file-save",
            Self::SaveAs => "do-file-save-as",
            Self::Close => "do-file-close",
            Self::Locate(_) => "do-file-locate",
            Self::Forget(_) => "do-file-forget",
            Self::BringBack(_) => "do-file-bring-back",
            Self::ThrowAway(_) => "do-file-throw-away",
        }
    }

    /// Those that a list offers, in its order.
    pub const OFFERED: [Self; 5] = [Self::New, Self::Open, Self::Save, Self::SaveAs, Self::Close];
}
