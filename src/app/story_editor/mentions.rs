//! The places that the paragraphs name, found anew only where a text has changed.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::atlas::Atlas;
use crate::story::Mention;
use crate::story::draft::{Draft, DraftParagraph, ParagraphKey, Teller};

/// A paragraph as it was, and what it named.
type Known = (Arc<DraftParagraph>, Rc<[Mention]>);

/// What was found in each paragraph.
#[derive(Default)]
pub struct Mentions {
    atlas: Option<Arc<Atlas>>,
    known: HashMap<ParagraphKey, Known>,
}

impl Mentions {
    /// The places that `paragraph` of `draft` names, in its order.
    pub fn of(
        &mut self,
        paragraph: &Arc<DraftParagraph>,
        draft: &Draft,
        teller: &mut Teller,
    ) -> Rc<[Mention]> {
        // Other places of one's own, other names to be found.
        teller.meet(draft);
        if self
            .atlas
            .as_ref()
            .is_none_or(|atlas| !Arc::ptr_eq(atlas, teller.atlas()))
        {
            self.atlas = Some(Arc::clone(teller.atlas()));
            self.known.clear();
        }
        if let Some((of, mentions)) = self.known.get(&paragraph.key())
            && Arc::ptr_eq(of, paragraph)
        {
            return Rc::clone(mentions);
        }
        let mentions: Rc<[Mention]> = teller.mentions(paragraph, draft).into();
        let known = (Arc::clone(paragraph), Rc::clone(&mentions));
        self.known.insert(paragraph.key(), known);
        mentions
    }

    /// Forgets paragraphs that are gone.
    pub fn keep(&mut self, draft: &Draft) {
        if self.known.len() > 2 * draft.paragraphs().len() + 16 {
            self.known.retain(|key, _| draft.paragraph(*key).is_some());
        }
    }
}
