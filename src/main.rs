//! Arguments in, exit status out.

use std::process::ExitCode;

use durand::app::{self, Asked, Renderer};
use durand::cli::{self, Arguments, Outcome, RendererName};
use durand::session::StoryChoice;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Done(status) => status,
        Outcome::Window(arguments) => match window(&arguments) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                cli::complain(&error);
                ExitCode::from(1)
            }
        },
    }
}

fn window(arguments: &Arguments) -> anyhow::Result<()> {
    let named = cli::named(&arguments.files)?;
    let opened = cli::open(&named.files, &arguments.import())?;
    let loaded = cli::load(arguments.geodata.as_deref(), arguments.story.as_deref())?;
    let notices = loaded
        .report
        .faults
        .iter()
        .map(ToString::to_string)
        .chain(named.sentences)
        .chain(opened.sentences)
        .collect();
    let renderer = match arguments.renderer {
        None => Renderer::suited(),
        Some(RendererName::Wgpu) => Renderer::Wgpu,
        Some(RendererName::Glow) => Renderer::Glow,
    };
    Ok(app::run(
        loaded.data,
        opened.files,
        notices,
        renderer,
        Asked {
            paths: named.others.into_iter().chain(opened.unplaced).collect(),
            import: arguments.import(),
            link: arguments.link.clone(),
            story: arguments
                .story
                .clone()
                .map_or_else(StoryChoice::default, StoryChoice::Folder),
        },
    )?)
}
