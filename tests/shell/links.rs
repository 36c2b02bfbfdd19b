//! Links on the command line.

use super::common::data;
use super::durand;
use durand::session::{Command, LayerId, Session};

const LINK: &str =
    "durand://view?v=1&place=quetta&year=1901&view=pakistan&at=30.2,67,8&size=600x400&theme=dark";

#[test]
fn a_link_is_drawn_as_the_options_that_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let draw = |name: &str, options: &[&str]| {
        let file = folder.path().join(name);
        let mut arguments = vec![
            "render".to_owned(),
            "--size".to_owned(),
            "600x400".to_owned(),
        ];
        arguments.extend(["--output".to_owned(), file.display().to_string()]);
        arguments.extend(options.iter().map(|option| (*option).to_owned()));
        let run = durand(arguments);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{options:?}");
        std::fs::read(file).unwrap()
    };
    let mut session = Session::new(data(), [600.0, 400.0]);
    for command in [
        Command::SelectInPlace(
            "quetta"
                .parse()
                .map(durand::session::Target::Place)
                .unwrap(),
        ),
        Command::GoToYear(1901),
        Command::ToggleLayer(LayerId::Relief),
    ] {
        session.apply(command, data());
    }
    let by_link = draw(
        "link.svg",
        &["--link", &session.link(data()), "--theme", "light"],
    );
    let relief_off = String::from_utf8(by_link).unwrap();
    assert!(!relief_off.contains("<image"), "the relief is on");
    let by_link = draw(
        "a.png",
        &[
            "--link",
            "durand://view?v=1&place=quetta&year=1901&view=pakistan",
        ],
    );
    let options = ["--select", "quetta", "--year", "1901", "--view", "pakistan"];
    assert!(by_link == draw("b.png", &options), "the pictures differ");
    let dark = draw("dark.png", &["--link", LINK]);
    assert!(dark != draw("light.png", &["--link", LINK, "--theme", "light"]));
}

#[test]
fn what_a_link_names_and_is_not_here_is_said_and_the_rest_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.svg");
    let run = durand([
        "render",
        "--output",
        file.to_str().unwrap(),
        "--link",
        "durand://view?v=1&place=atlantis&year=1901",
    ]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(
        run.err,
        "durand: This link names the place “atlantis”, which this atlas does not have.\n"
    );
    assert!(file.exists());
}

#[test]
fn a_link_that_cannot_be_read_is_told_in_one_sentence_with_status_2() {
    for (arguments, says) in [
        (vec!["durand://view?v=9"], "version 9"),
        (vec!["durand://view"], "version"),
        (vec!["DURAND://nonsense"], "no link"),
        (
            vec!["durand://view?v=1", "durand://view?v=1&year=1901"],
            "2 links",
        ),
        (vec!["durand://view?v=1", "places"], "render --link"),
        (vec!["events", LINK], "render --link"),
        (vec!["check", LINK], "render --link"),
        (vec!["render", "--output", "x.png", LINK], "render --link"),
        (
            vec![
                "render",
                "--output",
                "x.png",
                "--link",
                "durand://view?v=1&at=NaN,1,1",
            ],
            "at=NaN",
        ),
    ] {
        let run = durand(&arguments);
        let sentence = run.complaint(2);
        assert!(sentence.contains(says), "{arguments:?}: {sentence}");
    }
}

#[test]
fn a_long_link_is_repeated_only_in_part_and_without_what_turns_letters() {
    let long = format!("durand://view?v=9\u{202e}&off={}", "a".repeat(5000));
    for arguments in [
        vec![long.clone()],
        vec![
            "render".to_owned(),
            "--output=x.png".to_owned(),
            format!("--link={long}"),
        ],
    ] {
        let run = durand(&arguments);
        let sentence = run.complaint(2);
        assert!(sentence.chars().count() < 400, "{sentence}");
        assert!(!sentence.contains('\u{202e}'), "{sentence:?}");
        assert!(sentence.contains("version 9"), "{sentence}");
    }
}

#[test]
fn a_sound_link_asks_for_a_window() {
    let run = durand([LINK]);
    assert!(run.complaint(1).contains("no display"), "{run:?}");
}
