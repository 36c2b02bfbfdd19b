//! `durand render`: the map as a picture, drawn on the processor.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use super::args::{Arguments, AskRender, ThemeName};
use super::load;
use crate::events::Active;
use crate::geometry::Viewport;
use crate::map::relief::ReliefImage;
use crate::map::surface::{png, svg};
use crate::map::text::TextMeasure;
use crate::map::{AtlasShapes, MapView, Theme, furniture};
use crate::session::{Command, Dataset, Session, Target};

/// Draws the map into a file.
pub(super) fn run(arguments: &Arguments, ask: &AskRender) -> Result<ExitCode> {
    let kind = Kind::of(ask)?;
    let data = load::load_for_shell(arguments, &ask.files)?;
    let session = session(ask, &data)?;
    tell_what_is_hidden(&session, &data);
    let theme = match ask.theme {
        ThemeName::Light => Theme::light(),
        ThemeName::Dark => Theme::dark(),
        ThemeName::HighContrast => Theme::high_contrast(),
        ThemeName::HighContrastDark => Theme::high_contrast_dark(),
    }?;
    // The shapes and what else a picture needs are prepared side by side.
    let prepared = || {
        let shapes = AtlasShapes::for_picture(&data.atlas);
        shapes.band(&session.view);
        shapes
    };
    let relief = || {
        let relief = data.atlas.relief().filter(|_| theme.has_relief());
        let relief = relief.map(|relief| ReliefImage::new(relief, &theme));
        (relief.transpose(), TextMeasure::new())
    };
    let (shapes, (relief, measure)) = rayon::join(prepared, relief);
    let relief = relief?;
    let map = MapView {
        data: &data,
        shapes: &shapes,
        relief: relief.as_ref(),
        session: &session,
        theme: &theme,
        active: &Active::new(&data.events, session.passing(&data)),
        fade: None,
        measure: &measure,
    };
    let scene = furniture::page(&map);
    let title = &data.story.article().title;
    let bytes = match kind {
        Kind::Png => png::bytes(&scene, ask.scale)?,
        Kind::Svg => svg::document(&scene, title)?.into_bytes(),
    };
    std::fs::write(&ask.output, bytes)
        .with_context(|| format!("the picture could not be written: {}", ask.output.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// A year that hides the event that is to stand out is said, not left to be wondered at.
fn tell_what_is_hidden(session: &Session, data: &Dataset) {
    if let Some(Target::Event(id)) = session.selected()
        && let Some(hidden) = data
            .row_of(id)
            .and_then(|row| session.row_hidden_by(row, data))
    {
        super::complain(&anyhow::anyhow!(
            "the event “{id}” is not in the picture: {hidden}"
        ));
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Png,
    Svg,
}

impl Kind {
    fn of(ask: &AskRender) -> Result<Self> {
        let ending = ask
            .output
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "png" => Ok(Self::Png),
            "svg" => Ok(Self::Svg),
            _ => {
                let file = ask.output.display();
                bail!(super::WrongUse(format!(
                    "the file's ending must be .png or .svg: {file}"
                )))
            }
        }
    }
}

fn session(ask: &AskRender, data: &Dataset) -> Result<Session> {
    let mut session = Session::new(data, ask.size);
    session.boundary_view = ask.view.into();
    if let Some(year) = ask.year {
        session.years.only_year(year, &data.columns);
    }
    if let Some(id) = &ask.select {
        session.apply(Command::SelectInPlace(load::target(id, data)?), data);
    }
    if let Some(bounds) = ask.bounds {
        session.view = Viewport::fit(bounds, ask.size, 0.0);
    }
    Ok(session)
}
