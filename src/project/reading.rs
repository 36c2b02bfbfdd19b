//! Where a reader was in a project: what is selected, which years and layers are on, what the map
//! shows, what is measured. Language and theme are the reader's own, whatever the project.

use crate::atlas::BoundaryView;
use crate::session::{Dataset, LayerId, Layers, Measuring, SavedSession, Session, Stop, Target};

/// Where a reader was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Centre of the map, longitude and latitude in degrees.
    pub center: Option<[f64; 2]>,
    /// Zoom level.
    pub zoom: Option<f64>,
    /// What was selected.
    pub selected: Option<Target>,
    /// Labels of the columns of years that were off.
    pub years_off: Vec<String>,
    /// The calendar year that was gone to.
    pub year: Option<i32>,
    /// Layers that were off, those of files among them.
    pub layers: Layers,
    /// The layer whose regions were shaded by their events, in place of the atlas's.
    pub shaded_by: Option<u16>,
    /// As whom the borders were told.
    pub boundary_view: BoundaryView,
    /// Points that were measured, and whether they were closed to an area.
    pub measuring: Option<(Vec<[f64; 2]>, bool)>,
    /// The stop of the guided reading where the reader last was.
    pub stop: Option<Stop>,
}

impl Reading {
    /// Where `session` is.
    pub fn of(session: &Session, data: &Dataset) -> Self {
        let saved = SavedSession::of(session, data);
        let measuring = session.measuring.as_ref();
        Self {
            // A tenth of a metre, and no more digits than a person reads.
            center: Some(saved.center.map(|degrees| rounded(degrees, 1e6))),
            zoom: Some(rounded(saved.zoom, 1e4)),
            // The files are those of the project, so what is selected in them means the same again.
            selected: session.selected().cloned(),
            years_off: saved.years_off,
            year: saved.year,
            layers: session.layers.clone(),
            shaded_by: session
                .shaded_by
                .filter(|number| session.work.layer(*number).is_some()),
            boundary_view: session.boundary_view,
            measuring: measuring.map(|m| (m.points().to_vec(), m.is_closed())),
            stop: saved.stop,
        }
    }

    /// Brings `session` to where the reader was, as far as `data` has what is named. Nothing of it
    /// can be undone, as nobody has done it.
    pub fn bring(&self, session: &mut Session, data: &Dataset) {
        let size = session.view.size();
        let mut saved = SavedSession::of(session, data);
        saved.selected.clone_from(&self.selected);
        saved.years_off.clone_from(&self.years_off);
        saved.year = self.year;
        saved.layers_off = self.layers.clone();
        saved.center = self.center.unwrap_or(saved.center);
        saved.zoom = self.zoom.unwrap_or(saved.zoom);
        saved.boundary_view = self.boundary_view;
        saved.stop.clone_from(&self.stop);
        let fresh = saved.restore(data, size);
        let measuring = self.measuring.as_ref();
        session.history = fresh.history;
        session.years = fresh.years;
        // The files are those of the project, so what is off of them is off again.
        session.layers = self.layers.clone();
        session.shaded_by = self.shaded_by;
        session.view = fresh.view;
        session.step = fresh.step;
        session.stop = fresh.stop;
        session.boundary_view = fresh.boundary_view;
        session.measuring = measuring.map(|(points, closed)| Measuring::of(points, *closed));
        session.in_article = false;
        session.fan = None;
        session.hover = None;
        session.playing = false;
    }

    /// Brings the years once more, of which `data` has others than when they were brought, and the
    /// selection, if `data` has it now and nothing is selected.
    pub fn bring_again(&self, session: &mut Session, data: &Dataset) {
        let mut saved = SavedSession::of(session, data);
        saved.selected.clone_from(&self.selected);
        saved.years_off.clone_from(&self.years_off);
        saved.year = self.year;
        let fresh = saved.restore(data, session.view.size());
        session.years = fresh.years;
        if session.selected().is_none() {
            session.history = fresh.history;
        }
    }

    /// Layers that were off and are no files: those have a switch of their own.
    pub(super) fn plain_layers_off(&self) -> impl Iterator<Item = &LayerId> {
        let off = self.layers.off();
        off.filter(|layer| !matches!(layer, LayerId::File(_)))
    }
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::session::Command;
    use crate::story::Story;

    fn data() -> Dataset {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        Dataset::new(atlas, story)
    }

    #[test]
    fn regions_that_were_shaded_are_shaded_again_as_long_as_their_layer_is_there() {
        let data = data();
        let mut session = Session::new(&data, [900.0, 700.0]);
        let layer = crate::session::Layer::of_file(std::path::Path::new("regions.geojson"));
        session.apply(Command::AddLayers(vec![layer]), &data);
        session.apply(Command::ShadeBy(Some(1)), &data);
        let reading = Reading::of(&session, &data);
        assert_eq!(reading.shaded_by, Some(1));
        let mut other = Session::new(&data, [500.0, 400.0]);
        reading.bring(&mut other, &data);
        assert_eq!(other.shaded_by, Some(1));
        assert!(other.layers.is_on(&LayerId::RegionCounts));
        session.apply(Command::RemoveLayer(1), &data);
        assert_eq!(Reading::of(&session, &data).shaded_by, None);
    }

    #[test]
    fn a_reading_comes_back_and_the_reader_s_own_ways_stay() {
        let data = data();
        let mut session = Session::new(&data, [900.0, 700.0]);
        let place = Target::Place("ex-fata".parse().unwrap());
        for command in [
            Command::SetLanguage(crate::words::Language::Urdu),
            Command::Select(Some(place)),
            Command::GoToYear(1901),
            Command::ZoomIn,
            Command::ToggleLayer(LayerId::Towns),
            Command::SetBoundaryView(BoundaryView::Afghanistan),
            Command::ToggleMeasure,
            Command::MeasurePoint([69.0, 34.0]),
            Command::MeasurePoint([70.0, 34.0]),
        ] {
            session.apply(command, &data);
        }
        let reading = Reading::of(&session, &data);
        let mut other = Session::new(&data, [500.0, 400.0]);
        reading.bring(&mut other, &data);
        assert_eq!(Reading::of(&other, &data), reading);
        assert_eq!(other.language, crate::words::Language::English);
        let [width, height] = other.view.size();
        assert!((width - 500.0).abs() < 1e-3 && (height - 400.0).abs() < 1e-3);
        assert!(!other.steps.can_undo());
    }
}
