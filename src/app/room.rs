//! How the parts of the window share it: side by side where there is room, one at a time beside
//! the map where there is little, in its place where there is hardly any.

use crate::session::{Panel, Session, Target};

/// Below this width, in points, one of layers and reader is shown, not both.
const NARROW: f32 = 1000.0;

/// Below this width the one that is shown takes the place of the map.
const COVER: f32 = 640.0;

/// Below this height the years, too, are shown alone, if the window is narrow.
const SHORT: f32 = 480.0;

/// What fits, and what is in front where not all does.
#[derive(Debug, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a measure of its own"
)]
pub struct Room {
    narrow: bool,
    cover: bool,
    short: bool,
    front: Option<Panel>,
    selected: Option<Target>,
    started: bool,
}

impl Room {
    /// Takes the measure of a window of `size` points; what has just been selected is read.
    pub fn measure(&mut self, size: [f32; 2], session: &Session) {
        let [width, height] = size;
        let before = (self.narrow, self.cover);
        self.narrow = width < NARROW;
        self.cover = width < COVER;
        self.short = self.narrow && height < SHORT;
        if before != (self.narrow, self.cover) {
            let reader = self.narrow && !self.cover && session.shows(Panel::Reader);
            self.front = reader.then_some(Panel::Reader);
        }
        let selected = session.selected();
        if selected != self.selected.as_ref() {
            if selected.is_some() && self.narrow && self.started {
                self.front = Some(Panel::Reader);
            }
            self.selected = selected.cloned();
        }
        self.started = true;
    }

    /// Whether `panel` is shown.
    pub fn shows(&self, panel: Panel, session: &Session) -> bool {
        if self.is_alone(panel) {
            self.front == Some(panel)
        } else {
            session.shows(panel) && !(panel == Panel::Years && self.short)
        }
    }

    /// Whether layers or reader take the place of the map.
    pub fn covers_map(&self) -> bool {
        self.cover && matches!(self.front, Some(Panel::Layers | Panel::Reader))
    }

    /// Brings `panel` to the front or puts it away; `false` where panels stand side by side, and
    /// folding them is left to the session.
    pub fn toggle(&mut self, panel: Panel) -> bool {
        let alone = self.is_alone(panel);
        if alone {
            self.front = (self.front != Some(panel)).then_some(panel);
        }
        alone
    }

    /// Puts away what covers the map; `false` if nothing does.
    pub fn uncover(&mut self) -> bool {
        let covered = self.covers_map();
        if covered {
            self.front = None;
        }
        covered
    }

    /// Whether `panel` shares its room with others, so that one of them is shown.
    fn is_alone(&self, panel: Panel) -> bool {
        match panel {
            Panel::Layers | Panel::Reader => self.narrow,
            Panel::Years => self.short,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::session::{Command, Dataset};
    use crate::story::Story;

    fn dataset() -> Dataset {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        Dataset::new(atlas, story)
    }

    const PANELS: [Panel; 3] = [Panel::Layers, Panel::Years, Panel::Reader];

    fn shown(room: &Room, session: &Session) -> [bool; 3] {
        PANELS.map(|panel| room.shows(panel, session))
    }

    #[test]
    fn a_wide_window_shows_what_is_not_folded() {
        let session = Session::new(&dataset(), [800.0, 600.0]);
        let mut room = Room::default();
        room.measure([1280.0, 800.0], &session);
        assert_eq!(shown(&room, &session), [true; 3]);
        assert!(PANELS.into_iter().all(|panel| !room.toggle(panel)));
    }

    #[test]
    fn a_narrow_window_shows_the_reader_or_the_layers() {
        let session = Session::new(&dataset(), [800.0, 600.0]);
        let mut room = Room::default();
        room.measure([900.0, 600.0], &session);
        assert_eq!(shown(&room, &session), [false, true, true]);
        assert!(room.toggle(Panel::Layers));
        assert_eq!(shown(&room, &session), [true, true, false]);
        assert!(room.toggle(Panel::Layers));
        assert_eq!(shown(&room, &session), [false, true, false]);
        assert!(!room.covers_map() && !room.toggle(Panel::Years));
    }

    #[test]
    fn a_tiny_window_shows_the_map_until_something_is_selected() {
        let data = dataset();
        let mut session = Session::new(&data, [800.0, 600.0]);
        let mut room = Room::default();
        room.measure([533.0, 333.0], &session);
        assert_eq!(shown(&room, &session), [false; 3]);
        assert!(room.toggle(Panel::Years));
        assert_eq!(shown(&room, &session), [false, true, false]);
        assert!(!room.covers_map());
        let place = Target::Place("ex-fata".parse().unwrap());
        session.apply(Command::Select(Some(place)), &data);
        room.measure([533.0, 333.0], &session);
        assert_eq!(shown(&room, &session), [false, false, true]);
        assert!(room.covers_map() && room.uncover() && !room.uncover());
    }

    #[test]
    fn what_was_selected_at_the_last_start_does_not_cover_the_map() {
        let data = dataset();
        let mut session = Session::new(&data, [800.0, 600.0]);
        let place = Target::Place("ex-fata".parse().unwrap());
        session.apply(Command::Select(Some(place)), &data);
        let mut room = Room::default();
        room.measure([600.0, 420.0], &session);
        assert!(!room.covers_map());
    }
}
