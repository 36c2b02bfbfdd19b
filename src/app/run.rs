//! Opens the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::durand_app::{DurandApp, Start};
use super::storage::{self, SavedWindow};
use crate::events::{EventFile, Import};
use crate::map::AtlasShapes;
use crate::session::{Dataset, StoryChoice};

/// How the window draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// By Vulkan, Metal or DirectX, or OpenGL through the same interface.
    Wgpu,
    /// By OpenGL alone.
    Glow,
}

impl Renderer {
    /// What draws fastest on this machine: where the processor must do it, OpenGL alone.
    ///
    /// Mesa's processor drivers run both sides of every branch, and the shader for wgpu has a
    /// long one that is hardly ever taken: a frame takes four times as long there. On Linux a
    /// machine whose kernel knows no graphics card has no folder of such devices.
    pub fn suited() -> Self {
        if cfg!(target_os = "linux") && !Path::new("/dev/dri").exists() {
            Self::Glow
        } else {
            Self::Wgpu
        }
    }
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WindowError {
    /// There is no screen to open it on.
    #[error(
        "no window could be opened: there is no display; `durand render` draws the map without one"
    )]
    Display,
    /// There is no driver to draw it with.
    #[error("no window could be opened: no graphics driver would draw it; try --renderer {other}")]
    Driver {
        /// The renderer that was not tried.
        other: &'static str,
    },
    /// Something inside the program is not sound.
    #[error("no window could be opened: {0}")]
    Start(String),
}

impl WindowError {
    /// Says it in our own words: the texts of window libraries name their own source files.
    fn new(error: &eframe::Error, renderer: Renderer) -> Self {
        match error {
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Self::Display,
            eframe::Error::AppCreation(error) => Self::Start(error.to_string()),
            _ => Self::Driver {
                other: match renderer {
                    Renderer::Wgpu => "glow",
                    Renderer::Glow => "wgpu",
                },
            },
        }
    }
}

/// Size of the first window, in points.
const SIZE: [f32; 2] = [1600.0, 1000.0];

/// The icon of the window; none if it cannot be read, which a test excludes.
fn icon() -> egui::IconData {
    let png = include_bytes!("../../assets/icon/durand-256.png");
    eframe::icon_data::from_png_bytes(png).unwrap_or_default()
}

/// What a window is asked to open at its start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// Files of any kind, that are opened as if they had been let go over the window.
    pub paths: Vec<PathBuf>,
    /// How those of them are to be read that hold events.
    pub import: Import,
    /// Where it begins.
    pub link: Option<String>,
    /// The story that `data` has, if it is not the one inside the program.
    pub story: StoryChoice,
}

/// Opens the window on `data` and returns when it is closed; the events of `files` come to it as
/// they are read. `notices` are shown in it, and it opens what is `asked`.
///
/// # Errors
/// When the system gives no window: no display, no driver.
pub fn run(
    data: Dataset,
    files: Vec<Arc<EventFile>>,
    notices: Vec<String>,
    renderer: Renderer,
    asked: Asked,
) -> Result<(), WindowError> {
    let state_file = storage::default_path();
    let (saved, notices) = kept(state_file.as_deref(), notices);
    let title = format!("{} · durand", data.story.article().title);
    // The atlas is prepared while the system opens the window.
    let atlas = Arc::clone(&data.atlas);
    let shaped = thread::spawn(move || AtlasShapes::new(&atlas));
    let size = saved
        .as_ref()
        .and_then(|saved| saved.window)
        .unwrap_or(SIZE);
    let viewport = egui::ViewportBuilder::default()
        // On Wayland the icon is that of the desktop file of this name.
        .with_app_id("durand")
        .with_icon(icon())
        .with_title(title)
        .with_inner_size(size)
        .with_min_inner_size([640.0, 420.0]);
    let options = eframe::NativeOptions {
        viewport,
        renderer: match renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        system_font_fallback: false,
        ..Default::default()
    };
    let create = |cc: &eframe::CreationContext<'_>| {
        let shapes = shaped.join();
        let shapes = shapes.unwrap_or_else(|_| AtlasShapes::new(&data.atlas));
        let start = Start {
            data,
            shapes: Arc::new(shapes),
            saved,
            state_file,
            notices,
            files,
        };
        let mut app = DurandApp::new(&cc.egui_ctx, start)?;
        app.begins_with(asked.story);
        app.open_paths_as(&asked.paths, &asked.import, &cc.egui_ctx);
        if let Some(link) = asked.link {
            app.follow(link);
        }
        Ok(Box::new(app) as Box<dyn eframe::App>)
    };
    eframe::run_native("durand", options, Box::new(create))
        .map_err(|error| WindowError::new(&error, renderer))
}

/// Prepares the atlas and reads what the last window kept.
pub fn start(data: Dataset, notices: Vec<String>, state_file: Option<PathBuf>) -> Start {
    let shapes = Arc::new(AtlasShapes::new(&data.atlas));
    let (saved, notices) = kept(state_file.as_deref(), notices);
    Start {
        data,
        shapes,
        saved,
        state_file,
        notices,
        files: Vec::new(),
    }
}

/// What the last window kept, and `notices` with a sentence more if that cannot be read.
fn kept(state_file: Option<&Path>, mut notices: Vec<String>) -> (Option<SavedWindow>, Vec<String>) {
    let (saved, sentence) = state_file.map_or((None, None), storage::load);
    notices.extend(sentence);
    (saved, notices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_an_icon() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
        assert_eq!(icon.rgba.len(), 256 * 256 * 4);
    }
}
