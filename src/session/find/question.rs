//! What was typed, taken apart: what it is narrowed to, and what it says if taken at its word.

use super::date;
use crate::geometry::position;
use crate::story::{ParagraphId, When};

/// What a question can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// `>`
    Commands,
    /// `@`
    Places,
    /// `#`
    Events,
    /// `¶` or `/`
    Passages,
    /// Years, columns of the timeline and positions; they have no sign.
    Dates,
}

/// What was typed.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// What it is narrowed to, by its first sign.
    pub scope: Option<Scope>,
    /// The rest.
    pub text: &'a str,
    /// The date it is, if it is one.
    pub date: Option<When>,
    /// The positions it may be, the likelier first.
    pub positions: Vec<[f64; 2]>,
    /// The paragraph it names, where passages are asked for.
    pub paragraph: Option<ParagraphId>,
}

impl<'a> Question<'a> {
    /// Takes apart what was typed.
    pub fn of(typed: &'a str) -> Self {
        let typed = typed.trim();
        let mut letters = typed.chars();
        let scope = match letters.next() {
            Some('>') => Some(Scope::Commands),
            Some('@') => Some(Scope::Places),
            Some('#') => Some(Scope::Events),
            Some('¶' | '/') => Some(Scope::Passages),
            _ => None,
        };
        let text = if scope.is_some() {
            letters.as_str().trim()
        } else {
            typed
        };
        let asks_passages = scope == Some(Scope::Passages);
        let bare = scope.is_none();
        Self {
            scope,
            text,
            date: date::read(text),
            positions: if bare {
                position::read(text)
            } else {
                Vec::new()
            },
            paragraph: asks_passages
                .then(|| text.to_lowercase().parse().ok())
                .flatten(),
        }
    }

    /// Whether it is a link to a view, which is opened and not looked for.
    pub fn is_link(&self) -> bool {
        self.scope.is_none() && self.text.starts_with("durand://")
    }

    /// Whether hits of this sort are wanted.
    pub fn asks_for(&self, scope: Scope) -> bool {
        self.scope.is_none_or(|own| own == scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sign_narrows_and_is_not_looked_for() {
        for (typed, scope) in [
            (">dark", Scope::Commands),
            (" @ dark ", Scope::Places),
            ("#dark", Scope::Events),
            ("¶dark", Scope::Passages),
            ("/ dark", Scope::Passages),
        ] {
            let question = Question::of(typed);
            assert_eq!((question.scope, question.text), (Some(scope), "dark"));
            assert!(question.asks_for(scope) && !question.asks_for(Scope::Dates));
        }
        assert!(Question::of("dark").asks_for(Scope::Dates));
    }

    #[test]
    fn a_number_behind_the_sign_of_a_passage_is_its_paragraph() {
        assert_eq!(Question::of("¶13").paragraph, "13".parse().ok());
        assert_eq!(
            Question::of("/Caption").paragraph,
            Some(ParagraphId::Caption)
        );
        assert_eq!(Question::of("13").paragraph, None);
    }
}
