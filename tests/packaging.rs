//! What durand is installed with: its icons, desktop files, completions and manual.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read a file should stop

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Sizes of the hicolor theme, and the drawing that each is made from.
const ICONS: [(u32, &str); 9] = [
    (16, "durand-small.svg"),
    (22, "durand-small.svg"),
    (24, "durand-small.svg"),
    (32, "durand.svg"),
    (48, "durand.svg"),
    (64, "durand.svg"),
    (128, "durand.svg"),
    (256, "durand.svg"),
    (512, "durand.svg"),
];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// `drawing` as it is to be at `size` × `size` pixels.
fn drawn(drawing: &str, size: u32) -> Pixmap {
    let svg = read(&format!("assets/icon/{drawing}"));
    let tree = Tree::from_str(&svg, &Options::default()).unwrap();
    let scale = size as f32 / tree.size().width();
    let mut pixmap = Pixmap::new(size, size).unwrap();
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    pixmap
}

/// `UPDATE_SNAPSHOTS=1 cargo test --test packaging` draws them anew.
#[test]
fn every_icon_is_what_its_drawing_shows() {
    for (size, drawing) in ICONS {
        let path = project(&format!("assets/icon/durand-{size}.png"));
        let new = drawn(drawing, size);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(&path, new.encode_png().unwrap()).unwrap();
        }
        let old = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let old = Pixmap::decode_png(&old).unwrap();
        assert_eq!((old.width(), old.height()), (size, size));
        // Processors may round the last digit of a blend differently.
        let farthest = old.data().iter().zip(new.data());
        let farthest = farthest.map(|(old, new)| old.abs_diff(*new)).max();
        assert!(farthest <= Some(2), "{drawing} at {size}: {farthest:?}");
    }
}

#[test]
fn every_icon_fills_its_square_and_leaves_the_corners_free() {
    for (size, drawing) in ICONS {
        let icon = drawn(drawing, size);
        let alpha = |x, y| icon.pixel(x, y).unwrap().alpha();
        assert!(alpha(0, 0) < 128 && alpha(size - 1, 0) < 128, "{size}");
        assert_eq!(alpha(size / 2, size / 2), 255, "{size}");
        let line = icon.pixels().iter().filter(|pixel| {
            let colour = pixel.demultiply();
            colour.red() > 150 && colour.green() < 90 && colour.blue() < 90
        });
        let share = line.count() as f64 / f64::from(size * size);
        assert!(share > 0.02, "the line is lost at {size}: {share}");
    }
}

/// The value of `key` in the first group of a desktop file.
fn entry<'a>(desktop: &'a str, key: &str) -> &'a str {
    let line = desktop
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    line.unwrap_or_else(|| panic!("no {key} in {desktop}"))
}

#[test]
fn the_window_and_its_desktop_file_know_each_other() {
    let desktop = read("assets/linux/durand.desktop");
    let run = read("src/app/run.rs");
    let class = entry(&desktop, "StartupWMClass");
    assert!(run.contains(&format!(".with_app_id(\"{class}\")")));
    assert_eq!(class, "durand");
    assert_eq!(entry(&desktop, "Icon"), "durand");
    assert_eq!(
        entry(&desktop, "MimeType"),
        "application/x-durand-project+json;application/geo+json;"
    );
    assert_eq!(entry(&desktop, "Exec"), "durand %F");
    let link = read("assets/linux/durand-link.desktop");
    assert_eq!(entry(&link, "MimeType"), "x-scheme-handler/durand;");
    assert_eq!(entry(&link, "Exec"), "durand %u");
}

#[test]
fn the_package_has_every_icon_and_the_version_of_the_program() {
    let manifest = read("Cargo.toml");
    for (size, _) in ICONS {
        let place = format!("hicolor/{size}x{size}/apps/durand.png");
        assert!(manifest.contains(&place), "{place}");
    }
    let changelog = read("assets/linux/changelog");
    let version = format!("durand ({}-1)", env!("CARGO_PKG_VERSION"));
    assert!(changelog.starts_with(&version), "{version}");
}

/// What `durand` prints for `words`.
fn answer(words: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_durand");
    let output = Command::new(program).args(words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Whether `shell` finds `script` sound; none if there is no such shell here.
fn parsed(shell: &str, script: &Path) -> Option<bool> {
    let run = Command::new(shell)
        .arg("-n")
        .arg(script)
        .stdin(Stdio::null())
        .output();
    run.ok()
        .map(|run| run.status.success() && run.stderr.is_empty())
}

#[test]
fn each_shell_can_read_its_completions() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        let script = folder.path().join(shell);
        fs::write(&script, answer(&["completions", shell])).unwrap();
        match parsed(shell, &script) {
            Some(sound) => assert!(sound, "{shell}"),
            None => println!("{shell} is not installed; its completions were not read"),
        }
        fs::write(&script, "if [ {{{ ((\n").unwrap();
        assert_ne!(parsed(shell, &script), Some(true), "{shell} takes anything");
    }
    for shell in ["powershell", "elvish"] {
        assert!(answer(&["completions", shell]).contains("durand"));
    }
}

#[test]
fn bash_completes_commands_options_and_their_values() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("durand.bash");
    fs::write(&script, answer(&["completions", "bash"])).unwrap();
    let ask = "source \"$1\"; COMP_WORDS=($2 \"$3\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); \
        _durand durand \"$3\" \"${COMP_WORDS[COMP_CWORD - 1]}\"; echo \"${COMPREPLY[@]}\"";
    for (typed, word, wanted) in [
        ("durand", "ren", "render"),
        ("durand events", "--ca", "--category"),
        ("durand render --theme", "da", "dark"),
        ("durand completions", "fi", "fish"),
    ] {
        let run = Command::new("bash")
            .args(["--norc", "-c", ask, "bash"])
            .arg(&script)
            .args([typed, word])
            .output();
        let Ok(run) = run else {
            println!("bash is not installed; nothing was completed");
            return;
        };
        assert_eq!(
            String::from_utf8_lossy(&run.stdout).trim(),
            wanted,
            "{run:?}"
        );
    }
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("made/man1");
    assert_eq!(answer(&["man", "--output", output.to_str().unwrap()]), "");
    let pages = fs::read_dir(&output).unwrap();
    let mut pages: Vec<String> = pages
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    for task in ["places", "events", "passages", "render", "check", "man"] {
        assert!(pages.contains(&format!("durand-{task}.1")), "{task}");
    }
    let main = fs::read_to_string(output.join("durand.1")).unwrap();
    assert_eq!(main, answer(&["man"]));
    assert!(main.contains(".TH durand 1"), "{main}");
}
