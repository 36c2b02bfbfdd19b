//! The map on its way to the next stop of a guided reading: it glides there instead of jumping.

use egui::Context;

use crate::geometry::{Viewport, WorldPoint, Zoom};
use crate::session::{Command, Session};

/// Seconds on the way.
const SECONDS: f64 = 0.35;

/// A way that is being gone.
#[derive(Default)]
pub struct Glide {
    way: Option<Way>,
}

struct Way {
    from: Viewport,
    to: Viewport,
    since: f64,
    /// What was shown last: if the map shows something else, somebody has moved it.
    shown: Viewport,
}

impl Glide {
    /// Begins a way from where the map was to where a command has put it, if things may move.
    pub fn begin(&mut self, from: Viewport, session: &Session, ctx: &Context) {
        let to = session.view;
        // A map that changed its size at the same time is simply there.
        let resized = from.with_size(to.size()) != from;
        if session.comfort.still || from == to || resized {
            self.way = None;
            return;
        }
        let since = ctx.input(|input| input.time);
        self.way = Some(Way {
            from,
            to,
            since,
            shown: to,
        });
        ctx.request_repaint();
    }

    /// Where the map is now, while it is on its way.
    pub fn next(&mut self, session: &Session, ctx: &Context) -> Option<Command> {
        let way = self.way.as_mut()?;
        if session.view != way.shown {
            self.way = None;
            return None;
        }
        let share = ((ctx.input(|input| input.time) - way.since) / SECONDS).clamp(0.0, 1.0);
        let view = between(way.from, way.to, share);
        way.shown = view;
        if share >= 1.0 {
            self.way = None;
        } else {
            ctx.request_repaint();
        }
        Some(Command::ShowView(view))
    }
}

/// A view on the way, slow at both ends.
fn between(from: Viewport, to: Viewport, share: f64) -> Viewport {
    if share >= 1.0 {
        return to;
    }
    let eased = share * share * (3.0 - 2.0 * share);
    let mix = |a: f64, b: f64| a + (b - a) * eased;
    let (a, b) = (from.center(), to.center());
    let center = WorldPoint::new(mix(a.x, b.x), mix(a.y, b.y));
    let zoom = Zoom::clamped(mix(from.zoom().get(), to.zoom().get()));
    Viewport::new(center, zoom, to.size())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_begins_where_it_began_and_ends_exactly_where_it_leads() {
        let at =
            |x, zoom| Viewport::new(WorldPoint::new(x, 0.4), Zoom::clamped(zoom), [800.0, 600.0]);
        let (from, to) = (at(0.6, 6.0), at(0.7, 8.0));
        assert_eq!(between(from, to, 0.0), from);
        assert_eq!(between(from, to, 1.0), to);
        let half = between(from, to, 0.5);
        assert!((half.center().x - 0.65).abs() < 1e-9 && (half.zoom().get() - 7.0).abs() < 1e-9);
    }
}
