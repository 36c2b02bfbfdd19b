//! A roll: a long list of pieces of many heights, of which only those near the view are laid out.
//!
//! A height is known once a piece has been laid out; until then it is estimated. A few pieces a
//! frame are measured from the first one on, so that soon all places are exact and nothing moves
//! any more. A short list is laid out whole, as ever.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

/// Pieces that are laid out whole each frame.
const MOST: usize = 64;

/// Pieces out of sight that are measured in a frame.
const MEASURED: usize = 24;

/// A piece, before it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Which it is, whatever it becomes.
    pub key: u64,
    /// What its height depends on.
    pub version: u64,
    /// Bytes of its text, for an estimate.
    pub letters: usize,
}

impl Piece {
    /// A piece known by `key`, which is measured again when its `version` is another one.
    pub fn new(key: impl Hash, version: impl Hash, letters: usize) -> Self {
        Self {
            key: hash(key),
            version: hash(version),
            letters,
        }
    }

    /// How high it probably is in a column of this width: lines of text, and some room.
    fn estimate(self, width: f32) -> f32 {
        const LETTER: f32 = 7.4;
        const LINE: f32 = 25.0;
        const ROOM: f32 = 20.0;
        let lines = (self.letters as f32 * LETTER / width.max(LETTER)).ceil();
        lines.max(1.0) * LINE + ROOM
    }
}

fn hash(key: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// What is known of the pieces of a roll from one frame to the next.
#[derive(Clone, Debug, Default)]
struct Known {
    /// What the heights depend on.
    of: u64,
    /// The version of each piece that was measured, and how high it was.
    heights: HashMap<u64, (u64, f32)>,
    /// The piece that the focus is in: it stays, however far it is.
    focused: Option<u64>,
}

/// Shows `pieces`, all or those near the view; `of` is what their heights depend on besides the
/// width and the pieces themselves. Returns whether piece number `wanted`, which is laid out
/// wherever it is, stands where it is going to stay.
pub fn show(
    ui: &mut Ui,
    of: impl Hash,
    pieces: impl ExactSizeIterator<Item = Piece>,
    wanted: Option<usize>,
    mut one: impl FnMut(&mut Ui, usize),
) -> bool {
    if pieces.len() <= MOST {
        for number in 0..pieces.len() {
            one(ui, number);
        }
        return true;
    }
    let id = ui.scope_id().with("roll");
    let width = ui.available_width();
    let mut known: Known = ui.data_mut(|data| data.remove_temp(id)).unwrap_or_default();
    let of = hash((of, width.to_bits(), ui.pixels_per_point().to_bits()));
    if known.of != of || known.heights.len() > 2 * pieces.len() {
        known = Known {
            of,
            heights: HashMap::new(),
            ..known
        };
    }
    let clip = ui.clip_rect();
    let near = clip.expand2(vec2(0.0, clip.height()));
    let (spacing, mut measured) = (ui.spacing().item_spacing.y, 0);
    // Where the next piece begins, where what was left out begins, and whether all is exact so far.
    let (mut top, mut left_out, mut exact, mut settled) = (ui.cursor().top(), None, true, true);
    for (number, piece) in pieces.enumerate() {
        let height = known.heights.get(&piece.key);
        let height = height.filter(|(version, _)| *version == piece.version);
        let height = height.map(|(_, height)| *height);
        let guess = height.unwrap_or_else(|| piece.estimate(width));
        let seen = top + guess >= near.top() && top <= near.bottom();
        let held = wanted == Some(number) || known.focused == Some(piece.key);
        let unmeasured = height.is_none() && measured < MEASURED;
        if wanted == Some(number) {
            settled = exact;
        }
        if !(seen || held || unmeasured) {
            exact &= height.is_some();
            left_out.get_or_insert(top);
            top += guess + spacing;
            continue;
        }
        if let Some(from) = left_out.take() {
            ui.allocate_space(vec2(width, top - spacing - from));
        }
        measured += usize::from(!seen && height.is_none());
        let rect = piece_of(ui, id.with(piece.key), number, &mut one);
        let measure = (piece.version, rect.height());
        known.heights.insert(piece.key, measure);
        // It may have been given the focus just now.
        let focus = ui.memory(egui::Memory::focused);
        if focus.is_some_and(|focus| is_in(ui, focus, rect)) {
            known.focused = Some(piece.key);
        } else if known.focused == Some(piece.key) {
            known.focused = None;
        }
        top = ui.cursor().top();
    }
    if let Some(from) = left_out {
        ui.allocate_space(vec2(width, top - spacing - from));
    }
    if !exact {
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(id, known));
    settled
}

/// Shows a piece under an id of its own, so that it is the same one whatever is laid out before it.
fn piece_of(ui: &mut Ui, id: Id, number: usize, one: &mut impl FnMut(&mut Ui, usize)) -> Rect {
    let top = ui.cursor().top();
    let whole = ui.scope_builder(UiBuilder::new().scope_id(id), |ui| one(ui, number));
    let rect = whole.response.rect;
    Rect::from_min_max(pos2(rect.left(), top), rect.max)
}

/// Whether the widget that has the focus stands in `rect`.
fn is_in(ui: &Ui, focus: Id, rect: Rect) -> bool {
    let response = ui.ctx().read_response(focus);
    response.is_some_and(|response| {
        response.layer_id == ui.layer_id() && rect.contains(response.rect.center())
    })
}

#[cfg(test)]
mod tests;
