//! Writing a story: the draft is what is read, and each edit of it a step that can be undone.

use std::sync::Arc;

use super::work::StoryChoice;
use super::{Command, Dataset, Effect, Panel, Session};
use crate::story::When;
use crate::story::draft::{Draft, DraftEdit, DraftError};

impl Session {
    /// The story that is being written, if that is what is read.
    pub fn draft(&self) -> Option<&Arc<Draft>> {
        match &self.work.story {
            StoryChoice::Draft(draft) => Some(draft),
            _ => None,
        }
    }

    /// The story that is being written, while the reader's place is that of writing.
    pub fn edited_draft(&self) -> Option<&Arc<Draft>> {
        self.draft().filter(|_| self.editing)
    }

    /// Does what a command about writing says.
    pub(super) fn apply_to_draft(&mut self, command: &Command, data: &Dataset) -> Vec<Effect> {
        match command {
            Command::WriteStory => self.write(Draft::new(today())),
            Command::WriteFromClipboard => {
                self.write(Draft::new(today()));
                return vec![Effect::Paste];
            }
            Command::EditStory if self.draft().is_some() => self.editing = true,
            Command::EditStory => return self.copy_story(data),
            Command::ReadStory => self.editing = false,
            Command::EditDraft(edit) => return self.edit(edit),
            _ => {}
        }
        Vec::new()
    }

    /// A copy of the story that is read, to be edited. A reader's own copy of the article lies beside
    /// the story, and its words come into no draft.
    fn copy_story(&mut self, data: &Dataset) -> Vec<Effect> {
        match Draft::from_story(&data.story, &data.atlas, today()) {
            Ok(draft) => self.write(draft),
            Err(error) => return self.refused(error),
        }
        Vec::new()
    }

    fn write(&mut self, draft: Draft) {
        self.work.story = StoryChoice::Draft(Arc::new(draft));
        self.editing = true;
        self.in_article = true;
        self.folded.retain(|panel| *panel != Panel::Reader);
    }

    fn edit(&mut self, edit: &DraftEdit) -> Vec<Effect> {
        let Some(draft) = self.draft() else {
            return Vec::new();
        };
        match draft.edited(edit) {
            Ok(draft) => {
                self.work.story = StoryChoice::Draft(Arc::new(draft));
                Vec::new()
            }
            Err(error) => self.refused(error),
        }
    }

    fn refused(&self, error: DraftError) -> Vec<Effect> {
        let said = self.words().say(error_key(error));
        vec![Effect::Say(said.into_owned())]
    }
}

/// The key of a sentence in `assets/words`.
fn error_key(error: DraftError) -> &'static str {
    match error {
        DraftError::Gone => "draft-error-gone",
        DraftError::NoWords => "draft-error-no-words",
        DraftError::TooLong => "draft-error-too-long",
        DraftError::TooMany => "draft-error-too-many",
        DraftError::Nameless => "draft-error-nameless",
    }
}

/// The day a new story is of.
pub fn today() -> When {
    let day = jiff::Zoned::now().date().to_string();
    // A clock beyond the year 9999 has no date that can be written.
    day.parse().unwrap_or_else(|_| When::any_time())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::LayerId;
    use crate::session::testing::reading_of;

    fn typed(session: &Session, with: &str, run: u32) -> Command {
        let paragraph = &session.draft().unwrap().paragraphs()[0];
        let end = paragraph.text().len();
        Command::EditDraft(Box::new(DraftEdit::Replace {
            paragraph: paragraph.key(),
            range: end..end,
            with: with.to_owned(),
            run,
        }))
    }

    fn text(session: &Session) -> &str {
        session.draft().unwrap().paragraphs()[0].text()
    }

    #[test]
    fn a_story_is_begun_written_and_taken_back_step_by_step() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        session.apply(Command::WriteStory, &data);
        assert!(session.edited_draft().is_some());
        for (with, run) in [("It ", 1), ("was", 1), (" so.", 2)] {
            let command = typed(&session, with, run);
            session.apply(command, &data);
        }
        assert_eq!(text(&session), "It was so.");
        session.apply(Command::Undo, &data);
        assert_eq!(text(&session), "It was");
        session.apply(Command::Undo, &data);
        assert_eq!(text(&session), "");
        session.apply(Command::Undo, &data);
        assert!(session.draft().is_none());
        session.apply(Command::Redo, &data);
        session.apply(Command::Redo, &data);
        assert_eq!(text(&session), "It was");
    }

    #[test]
    fn the_story_that_is_read_is_edited_as_a_copy_and_read_again() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        session.apply(Command::EditStory, &data);
        let draft = session.edited_draft().unwrap();
        assert_eq!(draft.about().title, data.story.article().title);
        assert_eq!(draft.events().len(), data.story.events().len());
        session.apply(Command::ReadStory, &data);
        assert!(session.edited_draft().is_none() && session.draft().is_some());
        session.apply(Command::EditStory, &data);
        assert!(session.edited_draft().is_some());
    }

    #[test]
    fn what_cannot_be_done_is_said_and_changes_nothing() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        session.apply(Command::WriteStory, &data);
        session.apply(Command::ToggleLayer(LayerId::Relief), &data);
        let forget = Command::EditDraft(Box::new(DraftEdit::RemoveEvent {
            event: "none".parse().unwrap(),
        }));
        let said = session.apply(forget, &data);
        assert!(matches!(said.as_slice(), [Effect::Say(_)]), "{said:?}");
        session.apply(Command::Undo, &data);
        assert!(session.layers.is_on(&LayerId::Relief));
    }

    #[test]
    fn today_is_a_day() {
        assert_eq!(today().precision(), crate::story::DatePrecision::Day);
    }
}
