//! A `durand://` link where a file could stand: `durand "durand://view?…"`, as a desktop calls it.

use std::path::Path;

use anyhow::{Result, bail};

use super::{Arguments, Task};
use crate::session::Link;

/// The same arguments with the link taken out of the files.
///
/// # Errors
/// When there are two links, when the one there is cannot be read, and when it stands before a
/// command or among its files, which would not know what to do with it.
pub(super) fn taken_out(mut arguments: Arguments) -> Result<Arguments> {
    let files = arguments.task.as_ref().map_or(&[][..], Task::files);
    if files.iter().any(|file| is_link(file)) {
        bail!(
            "a link is no file: `durand \"durand://…\"` opens it, `durand render --link \
             \"durand://…\"` draws it"
        );
    }
    let mut links = Vec::new();
    arguments.files.retain(|file| {
        let link = file.to_str().filter(|text| Link::is_meant(text));
        links.extend(link.map(str::to_owned));
        link.is_none()
    });
    let link = match links.as_slice() {
        [] => return Ok(arguments),
        [link] => link,
        many => bail!("{} links were given, and a window opens one", many.len()),
    };
    if arguments.task.is_some() {
        bail!("a link opens the window, and no command takes one but `durand render --link LINK`");
    }
    Link::parse(link)?;
    arguments.link = Some(link.clone());
    Ok(arguments)
}

fn is_link(file: &Path) -> bool {
    file.to_str().is_some_and(Link::is_meant)
}
