//! Files that are dragged onto the window: what will become of them, and those that were let go.

use std::path::{Path, PathBuf};

use egui::{Align2, Area, Context, FontId, Frame, Id, Margin, Order, RichText, Stroke};

use super::{View, colour};
use crate::project::{Kind, kind_by_name};
use crate::words::Words;

/// The files that were let go over the window in this frame.
pub fn dropped(ctx: &Context) -> Vec<PathBuf> {
    ctx.input(|input| {
        let files = input.raw.dropped_files.iter();
        files.map(|file| file.path().to_owned()).collect()
    })
}

/// While files are held over the window: a frame around it, and a sentence that says what letting
/// them go will do.
pub fn show(ctx: &Context, view: &View<'_>) {
    let held: Vec<Option<PathBuf>> = ctx.input(|input| {
        let files = input.raw.hovered_files.iter();
        files.map(|file| file.path.clone()).collect()
    });
    if held.is_empty() {
        return;
    }
    let room = ctx.content_rect();
    let window = &view.theme.window;
    let painter = ctx.layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("drop")));
    let edge = Stroke::new(4.0, colour(window.focus));
    painter.rect_stroke(room.shrink(3.0), 6.0, edge, egui::StrokeKind::Inside);
    let said = sentence(&held, view.words());
    let area = Area::new(Id::unique("drop sentence"))
        .order(Order::Tooltip)
        .interactable(false)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0]);
    area.show(ctx, |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(Margin::symmetric(22, 16));
        frame.show(ui, |ui| {
            ui.label(RichText::new(said).font(FontId::proportional(18.0)));
        });
    });
}

/// What letting go of `held` will do. Names alone are looked at: it is said in every frame.
fn sentence(held: &[Option<PathBuf>], words: Words) -> String {
    let paths: Vec<&Path> = held.iter().flatten().map(PathBuf::as_path).collect();
    let of = |wanted: Kind| {
        let mut paths = paths.iter();
        paths.find(|path| kind_by_name(path) == Some(wanted))
    };
    let name = |path: &Path| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        name.to_string_lossy().into_owned().into()
    };
    if let Some(project) = of(Kind::Project) {
        return words.with("drop-project", &[("name", name(project))]);
    }
    let events = paths
        .iter()
        .filter(|path| kind_by_name(path) == Some(Kind::Events));
    let events = events.count();
    if let Some(text) = of(Kind::Text).filter(|_| events == 0) {
        return words.with("drop-text", &[("name", name(text))]);
    }
    if events > 0 && events == held.len() {
        return words.with("drop-events", &[("count", events.into())]);
    }
    words.with("drop-files", &[("count", held.len().into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn what_is_held_over_the_window_is_told() {
        let words = Words::of(Language::English);
        let said = |names: &[&str]| {
            let held: Vec<_> = names.iter().map(|name| Some(PathBuf::from(name))).collect();
            sentence(&held, words)
        };
        assert_eq!(
            said(&["/a/mine.durand", "/a/b.csv"]),
            "Let go to open the project mine.durand."
        );
        assert_eq!(said(&["/a/b.csv"]), "Let go to lay it beside the story.");
        assert_eq!(
            said(&["/a/b.csv", "/c.kml"]),
            "Let go to lay 2 files beside the story."
        );
        assert_eq!(said(&["/a/copy.html"]), "Let go to read copy.html.");
        assert_eq!(said(&["/a/folder"]), "Let go to open it.");
        assert_eq!(sentence(&[None, None], words), "Let go to open 2 files.");
    }
}
