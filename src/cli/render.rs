//! `durand render`: the map as a picture, drawn on the processor.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Arguments, AskRender, PaperName, ThemeName};
use super::load;
use crate::export::{self, MapForm, MapParts, Paper, Sheet, map_page};
use crate::geometry::Viewport;
use crate::map::relief::ReliefImage;
use crate::map::{AtlasShapes, Theme};
use crate::session::{Command, Dataset, Session, Target, ThemeChoice};
use crate::words::Language;

/// Draws the map into a file.
pub(super) fn run(arguments: &Arguments, ask: &AskRender) -> Result<ExitCode> {
    let form = form(ask)?;
    let loaded = load::load_for_shell(arguments, &ask.files)?;
    let data = &loaded.data;
    let session = session(ask, form, &loaded)?;
    tell_what_is_hidden(&session, data);
    let theme = match ask.theme.unwrap_or(theme_of(&session)) {
        ThemeName::Light => Theme::light(),
        ThemeName::Dark => Theme::dark(),
        ThemeName::HighContrast => Theme::high_contrast(),
        ThemeName::HighContrastDark => Theme::high_contrast_dark(),
    }?;
    // The shapes and what else a picture needs are prepared side by side.
    let shapes = || AtlasShapes::for_picture(&data.atlas);
    let relief = || {
        let relief = data.atlas.relief().filter(|_| theme.has_relief());
        let relief = relief.map(|relief| ReliefImage::new(relief, &theme));
        relief.transpose()
    };
    let (shapes, relief) = rayon::join(shapes, relief);
    let relief = relief?;
    let parts = MapParts {
        data,
        session: &session,
        theme: &theme,
        shapes: &shapes,
        relief: relief.as_ref(),
    };
    let bytes = map_page::bytes(form, &parts, map_page::now())?;
    export::save(&ask.output, |out| Ok(out.write_all(&bytes)?))?;
    Ok(loaded.status(ExitCode::SUCCESS))
}

/// The colours of a link, light if it names none.
fn theme_of(session: &Session) -> ThemeName {
    match session.theme {
        ThemeChoice::System | ThemeChoice::Light => ThemeName::Light,
        ThemeChoice::Dark => ThemeName::Dark,
        ThemeChoice::HighContrast => ThemeName::HighContrast,
        ThemeChoice::HighContrastDark => ThemeName::HighContrastDark,
    }
}

/// A year that hides the event that is to stand out is said, not left to be wondered at.
fn tell_what_is_hidden(session: &Session, data: &Dataset) {
    // The shell speaks English, whatever the picture does.
    let mut session = session.clone();
    session.language = Language::English;
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

/// In which form, as the file's ending says.
fn form(ask: &AskRender) -> Result<MapForm> {
    let file = ask.output.display();
    let ending = ask.output.extension().and_then(|ending| ending.to_str());
    let form = match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" => MapForm::Png(ask.scale.unwrap_or(1.0)),
        "svg" => MapForm::Svg,
        "pdf" => MapForm::Pdf(Sheet {
            paper: match ask.paper {
                None | Some(PaperName::A4) => Paper::A4,
                Some(PaperName::Letter) => Paper::Letter,
            },
            landscape: ask.landscape,
        }),
        _ => bail!(super::WrongUse(format!(
            "the file's ending must be .png, .svg or .pdf: {file}"
        ))),
    };
    let wrong = match form {
        MapForm::Pdf(_) if ask.size.is_some() => "a PDF has the size of its paper, not of --size",
        MapForm::Png(_) | MapForm::Svg if ask.paper.is_some() || ask.landscape => {
            "only a PDF has paper; --size says how large a picture is"
        }
        MapForm::Pdf(_) | MapForm::Svg if ask.scale.is_some() => {
            "only a PNG has pixels that --scale could make smaller"
        }
        _ => return Ok(form),
    };
    bail!(super::WrongUse(format!("{wrong}: {file}")))
}

fn session(ask: &AskRender, form: MapForm, loaded: &load::Loading) -> Result<Session> {
    /// Width and height of a picture, if nothing else is asked for.
    const SIZE: [f32; 2] = [1600.0, 1000.0];
    let size = match form {
        MapForm::Pdf(sheet) => sheet.map_size(),
        MapForm::Png(_) | MapForm::Svg => ask.size.unwrap_or(SIZE),
    };
    let data = &loaded.data;
    let mut session = Session::new(data, size);
    session.adopt(loaded.work.clone());
    if let Some(reading) = &loaded.reading {
        reading.bring(&mut session, data);
    }
    if let Some(link) = &ask.link {
        for sentence in session.open_link(link, data) {
            super::complain(&anyhow::anyhow!("{sentence}"));
        }
    }
    if let Some(view) = ask.view {
        session.boundary_view = view.into();
    }
    if let Some(language) = ask.language {
        session.language = language.into();
    }
    if let Some(year) = ask.year {
        session.years.only_year(year, &data.columns);
    }
    if let Some(id) = &ask.select {
        session.apply(Command::SelectInPlace(load::target(id, data)?), data);
    }
    if let Some(bounds) = ask.bounds {
        session.view = Viewport::fit(bounds, size, 0.0);
    }
    Ok(session)
}
