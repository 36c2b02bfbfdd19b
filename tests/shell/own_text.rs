//! The reader's own text: passages in its words, and what is known of it.

use super::*;

/// A text that no story tells of.
fn letter() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.md");
    let text = "# A letter\n\nWe left Quetta for Chaman.\n\nThe end.\n";
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

#[test]
fn an_unknown_text_is_said_to_be_one_and_answers_with_its_own_passages() {
    let (_folder, path) = letter();
    let path = path.to_str().unwrap();
    let run = durand(["passages", "--article", path, "--place", "chaman"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.out.starts_with("¶1\nWe left Quetta for Chaman.\n"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("“A letter”") && !run.out.contains("The end"),
        "{}",
        run.out
    );
    assert!(
        run.err.contains("durand does not know this article"),
        "{}",
        run.err
    );
    let run = durand(["passages", "--article", path, "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(read[1]["voice"], "verbatim");
    assert_eq!(read[1]["places"], serde_json::json!(["quetta", "chaman"]));
}

#[test]
fn check_says_what_it_knows_of_a_text() {
    let (_folder, path) = letter();
    let said = answer(&format!("check {}", path.display()));
    assert!(said.contains("does not know this article"), "{said}");
    assert!(
        said.ends_with("3 paragraphs, in which 2 places are named\n"),
        "{said}"
    );
}

#[test]
fn a_text_that_cannot_be_read_is_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    for (path, says) in [
        (folder.path().join("none.txt"), "there is no such file"),
        (file("empty.txt", b""), "the file is empty"),
        (file("page.pdf", b"%PDF-1.7\n"), "pdftotext"),
        (file("data.txt", &[1; 400]), "other data"),
    ] {
        let run = durand(["passages", "--article", path.to_str().unwrap()]);
        assert!(run.complaint(1).contains(says), "{run:?}");
    }
}

#[test]
fn without_a_copy_passages_are_the_digest_and_say_nothing_of_voices() {
    let told = answer("passages --format json");
    assert!(!told.contains("voice"));
}
