//! What a session puts on the clipboard, and what it says of it.

use super::feature::feature;
use super::{Command, Dataset, Effect, Session, Target};
use crate::geometry::CoordinateForm;
use crate::story::{CitationStyle, ParagraphId};

/// A passage with where it is from.
pub(super) fn citation(
    paragraph: ParagraphId,
    style: CitationStyle,
    session: &Session,
    data: &Dataset,
) -> Vec<Effect> {
    let Some(passage) = session.passage_of(&paragraph, data) else {
        return Vec::new();
    };
    let article = data.story.article();
    vec![Effect::Copy(article.cite_passage(style, passage))]
}

impl Session {
    /// The paragraph where the reader stands: the stop of a guided reading, the passage of the
    /// selection, or a paragraph that is selected itself.
    pub fn current_paragraph(&self, data: &Dataset) -> Option<ParagraphId> {
        if let Some(standing) = self.standing(data) {
            return Some(standing.stop.paragraph);
        }
        let about = self.passages(data);
        let index = about.get(self.step.min(about.len().saturating_sub(1)))?;
        let passage = data.story.passages().get(*index)?;
        Some(passage.paragraph)
    }

    pub(super) fn copy_current_citation(&mut self, data: &Dataset) -> Vec<Effect> {
        let words = self.words();
        if let Some(paragraph) = self.current_paragraph(data) {
            let mut effects = self.change(Command::CopyCitation(paragraph), data);
            let paragraph = paragraph.label();
            let said = words.with("cite-copied", &[("paragraph", paragraph.into())]);
            effects.push(Effect::Say(said));
            return effects;
        }
        let reference = data
            .story
            .article()
            .cite(CitationStyle::Plain, None, "", None);
        let said = words.say("cite-copied-article").into_owned();
        vec![Effect::Copy(reference), Effect::Say(said)]
    }

    pub(super) fn copy_coordinates(&self, at: [f64; 2], form: CoordinateForm) -> Vec<Effect> {
        if !at.iter().all(|side| side.is_finite()) {
            return Vec::new();
        }
        let text = form.write(at);
        let said = self
            .words()
            .with("here-copied", &[("what", text.clone().into())]);
        vec![Effect::Copy(text), Effect::Say(said)]
    }

    pub(super) fn copy_feature(&self, target: &Target, data: &Dataset) -> Vec<Effect> {
        let words = self.words();
        let text =
            feature(target, data).and_then(|value| serde_json::to_string_pretty(&value).ok());
        let name = data.name_of(target);
        match text {
            Some(text) => {
                let said = words.with("here-copied-feature", &[("name", name.into())]);
                vec![Effect::Copy(text), Effect::Say(said)]
            }
            None => vec![Effect::Say(
                words.with("here-no-feature", &[("name", name.into())]),
            )],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::testing::reading_of;

    fn reading() -> (Dataset, Session) {
        reading_of([1000.0, 800.0])
    }

    fn copied(effects: &[Effect]) -> &str {
        match effects {
            [Effect::Copy(text), Effect::Say(_)] => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn c_copies_the_passage_where_the_reader_stands() {
        let (data, mut session) = reading();
        let reference = data.story.article().reference(None);
        let effects = session.apply(Command::CopyCurrentCitation, &data);
        assert_eq!(copied(&effects), reference);
        session.apply(
            Command::Select(Some(Target::Place("ex-fata".parse().unwrap()))),
            &data,
        );
        session.apply(Command::NextPassage, &data);
        let second = data.story.passages()[session.passages(&data)[1]].clone();
        let effects = session.apply(Command::CopyCurrentCitation, &data);
        assert!(copied(&effects).starts_with(second.text.trim()));
        assert!(copied(&effects).ends_with(&format!("{})", second.paragraph.label())));
        for _ in 0..9 {
            session.apply(Command::NextStop, &data);
        }
        let stop = session.standing(&data).unwrap().stop;
        let effects = session.apply(Command::CopyCurrentCitation, &data);
        assert!(copied(&effects).contains(&stop.paragraph.label()));
        assert!(!session.steps.can_redo());
    }

    #[test]
    fn every_style_is_copied() {
        let (data, mut session) = reading();
        let sixth: ParagraphId = "6".parse().unwrap();
        for style in CitationStyle::ALL {
            let effects = session.apply(Command::CopyCitationAs(sixth, style), &data);
            let text = data.story.passage(&sixth).unwrap().text.clone();
            let whole = data.story.article().cite(style, Some(&sixth), &text, None);
            assert_eq!(effects, [Effect::Copy(whole)]);
        }
        assert!(!session.steps.can_undo());
    }

    #[test]
    fn a_feature_is_copied_and_a_passage_has_none() {
        let (data, mut session) = reading();
        let crossing = Target::Place("chaman-crossing".parse().unwrap());
        let effects = session.apply(Command::CopyFeature(crossing), &data);
        let read: geojson::Feature = serde_json::from_str(copied(&effects)).unwrap();
        assert!(read.geometry.is_some());
        let passage = Target::Passage("6".parse().unwrap());
        let effects = session.apply(Command::CopyFeature(passage), &data);
        assert!(
            matches!(effects.as_slice(), [Effect::Say(_)]),
            "{effects:?}"
        );
    }

    #[test]
    fn coordinates_are_copied_in_each_form() {
        let (data, mut session) = reading();
        let copy = |form| Command::CopyCoordinates([66.4322, 30.9518], form);
        let texts =
            CoordinateForm::ALL.map(|form| copied(&session.apply(copy(form), &data)).to_owned());
        assert_eq!(
            texts,
            [
                "30.951800, 66.432200",
                "30°57′06″N 66°25′56″E",
                "geo:30.951800,66.432200"
            ]
        );
        let nowhere = Command::CopyCoordinates([f64::NAN, 0.0], CoordinateForm::Decimal);
        assert_eq!(session.apply(nowhere, &data), []);
    }
}
