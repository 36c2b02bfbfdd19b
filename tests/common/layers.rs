//! Layers of one's own for tests: tables around Quetta, opened as a reader opens them.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use durand::events::{EventFile, Watch, load};
use durand::session::{Dataset, Layer, Session, Style, Work};

use super::data;

/// A table of floods a few kilometres apart: `count` rows with their deaths, which are 1, 2, 3 …,
/// and their causes, of which `rain` is the most frequent, then `melt`, then `dam`.
pub fn floods(folder: &Path, count: usize) -> Arc<EventFile> {
    let mut text = String::from("longitude,latitude,date,category,title,deaths,cause\n");
    for number in 0..count {
        let (lon, lat) = spot(number);
        let year = 2000 + number % 12;
        let cause = match number % 6 {
            0..=2 => "rain",
            3 | 4 => "melt",
            _ => "dam",
        };
        let deaths = number + 1;
        let _ = writeln!(
            text,
            "{lon},{lat},{year}-07-14,floods,Flood {number},{deaths},{cause}"
        );
    }
    write(folder, "floods.csv", &text, 1)
}

/// Wells at the same spots as the first `count` floods.
pub fn wells(folder: &Path, count: usize) -> Arc<EventFile> {
    let mut text = String::from("longitude,latitude,date,category,title\n");
    for number in 0..count {
        let (lon, lat) = spot(number);
        let _ = writeln!(text, "{lon},{lat},1999,wells,Well {number}");
    }
    write(folder, "wells.csv", &text, 2)
}

/// A table without categories, called `name`: six rows on line `line` of the floods' grid.
pub fn uncounted(folder: &Path, name: &str, line: usize, number: u16) -> Arc<EventFile> {
    let mut text = String::from("longitude,latitude,date,title\n");
    for row in line * 6..line * 6 + 6 {
        let (lon, lat) = spot(row);
        let _ = writeln!(text, "{lon},{lat},2004,Row {row}");
    }
    write(folder, name, &text, number)
}

/// Where row `number` lies.
pub fn spot(number: usize) -> (f64, f64) {
    let (column, line) = ((number % 6) as f64, (number / 6) as f64);
    (66.0 + column * 0.25, 29.6 + line * 0.25)
}

fn write(folder: &Path, name: &str, text: &str, number: u16) -> Arc<EventFile> {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    Arc::new(EventFile::open(&path, number).unwrap())
}

/// The story and these files, read.
pub fn with(files: &[Arc<EventFile>]) -> Dataset {
    let told = data().story.events();
    let loaded = load(told, files, &Watch::default(), &mut |_| {});
    assert!(loaded.files.iter().all(Result::is_ok));
    data().with_events(loaded.table, files)
}

/// A session over the floods with these layers, top first, each with its style; the map shows all
/// rows, each with a symbol of its own.
pub fn session(data: &Dataset, styles: &[Style]) -> Session {
    let mut session = Session::new(data, [1600.0, 1000.0]);
    let layers = data.files().iter().zip(styles).map(|(file, style)| {
        Arc::new(Layer {
            number: file.number(),
            style: style.clone(),
            ..Layer::of_file(file.path())
        })
    });
    session.adopt(Work {
        layers: layers.collect(),
        ..Work::default()
    });
    let bounds = "65.5,29,68,32".parse().unwrap();
    session.view = durand::geometry::Viewport::fit(bounds, session.view.size(), 0.0);
    session
}
