//! What the integration tests share: the bundled data, read once for each test program.

#![allow(dead_code, reason = "each test program takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read its data should stop

pub mod crowd;
pub mod layers;
pub mod own;

use std::sync::{Arc, LazyLock};

use durand::atlas::{Atlas, PlaceId};
use durand::events::Active;
use durand::map::relief::ReliefImage;
use durand::map::text::TextMeasure;
use durand::map::{AtlasShapes, MapView, Scene, Theme, draw};
use durand::session::{Command, Dataset, Session, Target};
use durand::story::{EventId, ParagraphId, Story};

/// The bundled atlas and story.
pub fn data() -> &'static Dataset {
    static DATA: LazyLock<Dataset> = LazyLock::new(read_again);
    &DATA
}

/// The same, read anew: no hash map in it has the seed of another reading.
pub fn read_again() -> Dataset {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    Dataset::new(atlas, story)
}

/// The bundled atlas, prepared.
pub fn shapes() -> Arc<AtlasShapes> {
    static SHAPES: LazyLock<Arc<AtlasShapes>> =
        LazyLock::new(|| Arc::new(AtlasShapes::new(&data().atlas)));
    Arc::clone(&SHAPES)
}

/// Widths of words.
pub fn measure() -> &'static TextMeasure {
    static MEASURE: LazyLock<TextMeasure> = LazyLock::new(TextMeasure::new);
    &MEASURE
}

/// The light theme.
pub fn light() -> &'static Theme {
    static LIGHT: LazyLock<Theme> = LazyLock::new(|| Theme::light().unwrap());
    &LIGHT
}

/// The dark theme.
pub fn dark() -> &'static Theme {
    static DARK: LazyLock<Theme> = LazyLock::new(|| Theme::dark().unwrap());
    &DARK
}

/// The relief in the colours of `theme`.
pub fn relief(theme: &Theme) -> ReliefImage {
    ReliefImage::new(data().atlas.relief().unwrap(), theme).unwrap()
}

/// A session that has just begun, in a window map of the usual size.
pub fn session() -> Session {
    Session::new(data(), [1600.0, 1000.0])
}

/// A session that looks at `west,south,east,north`.
pub fn looking_at(bounds: &str) -> Session {
    let mut session = session();
    let size = session.view.size();
    session.view = durand::geometry::Viewport::fit(bounds.parse().unwrap(), size, 0.0);
    session
}

/// A session that looks at `[lon, lat]` from `zoom`.
pub fn looking_from(position: [f64; 2], zoom: f64) -> Session {
    let mut session = session();
    let zoom = durand::geometry::Zoom::try_from(zoom).unwrap();
    session.view = session.view.centered_on(position).with_zoom(zoom);
    session
}

/// All that a map of `session` depends on, in the light theme and without relief.
pub fn map(session: &Session) -> MapView<'_> {
    static SHAPES: LazyLock<Arc<AtlasShapes>> = LazyLock::new(shapes);
    MapView {
        data: data(),
        shapes: &SHAPES,
        relief: None,
        session,
        theme: light(),
        measure: measure(),
        active: active(session),
        fade: None,
    }
}

/// The events that `session` shows; kept for as long as the test runs.
pub fn active(session: &Session) -> &'static Active {
    Box::leak(Box::new(Active::new(
        &data().events,
        session.passing(data()),
    )))
}

/// What a map of `session` shows.
pub fn scene(session: &Session) -> Scene {
    draw(&map(session))
}

/// The place called `id`.
pub fn place(id: &str) -> Target {
    Target::Place(place_id(id))
}

/// The id `id`.
pub fn place_id(id: &str) -> PlaceId {
    id.parse().unwrap()
}

/// The event called `id`.
pub fn event(id: &str) -> Target {
    Target::Event(event_id(id))
}

/// The id `id`.
pub fn event_id(id: &str) -> EventId {
    id.parse().unwrap()
}

/// The paragraph called `id`.
pub fn paragraph(id: &str) -> ParagraphId {
    id.parse().unwrap()
}

/// The column called `label`.
pub fn column(label: &str) -> usize {
    let found = data().columns.labelled(label);
    found.unwrap_or_else(|| panic!("there is no column {label}"))
}

/// Does what `command` says.
pub fn apply(session: &mut Session, command: Command) {
    let _ = session.apply(command, data());
}
