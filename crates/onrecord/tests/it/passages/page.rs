//! The page for people, and the help.

use super::texts::{filler, line};
use crate::folder::Folder;

const SAID: &str = "The compressor we need is on a ship, the ship is outside your harbour, and it will not come in without a \
                    foghorn";

fn folder() -> Folder {
    let text = |n: u64, words: &str| format!("{}. {words}. {}", filler(n, 60), filler(n + 100, 60));
    let other = SAID.to_uppercase().replace("YOUR", "OUR");
    let lines = [line("m1", &text(1, SAID)), line("m2", &text(2, &other)), line("m3", &filler(3, 90))].join("\n");
    Folder::new().file("a.jsonl", lines).file("r/report.txt", text(4, SAID))
}

#[test]
fn the_words_stand_once_with_all_their_places() {
    let folder = folder();
    let said = folder.run(&["passages", "a.jsonl", "r", "--page"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""));
    assert_eq!(said.out.matches('“').count(), 1, "{}", said.out);
    let squeezed = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [&format!("“{SAID}”"), "· 3 places in 3 texts", " m1 ", " m2 · nearly these words", " r/report.txt "]
    {
        assert!(squeezed.contains(part), "{part} is not in\n{}", said.out);
    }
    assert!(said.out.contains("4 texts were searched. They share 3 passages, in 1 cluster"), "{}", said.out);
    let again = folder.run_with(&["passages", "a.jsonl", "r", "--page"], &[("RAYON_NUM_THREADS", "1")]);
    assert_eq!(said.out, again.out);
}

#[test]
fn a_pipe_gets_lines_unless_the_page_is_asked_for() {
    let folder = folder();
    let plain = folder.run(&["passages", "a.jsonl"]).out;
    assert!(plain.starts_with("{\"schema\":\"onrecord/passages/1\",\"a\":\"m1\""), "{plain}");
    for form in ["--json", "--jsonl"] {
        assert_eq!(folder.run(&["passages", "a.jsonl", form]).out, plain);
    }
    assert_eq!(folder.run(&["passages", "a.jsonl", "--json", "--page"]).code, 2);
    let narrow = folder.run(&["passages", "a.jsonl", "r", "--page", "--width", "40"]).out;
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
    assert!(folder.run(&["passages", "a.jsonl", "--page", "--color", "always"]).out.contains('\u{1b}'));
}

#[test]
fn nothing_shared_is_said() {
    let folder = Folder::new().file("a.txt", filler(1, 90)).file("b.txt", filler(2, 90));
    let said = folder.run(&["passages", "a.txt", "b.txt", "--page"]);
    assert_eq!(said.code, 0);
    assert_eq!(said.out, "2 texts were searched. No two share a passage that chance would not give.\n");
    assert_eq!(folder.run(&["passages", "a.txt", "b.txt"]).out, "");
}

#[test]
fn the_help_says_what_a_bit_is() {
    let help = Folder::new().run(&["passages", "--help"]).out;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["A bit is a measure of surprise", "docs/schema/passages-1.json", "--against", "--memory", "--page"] {
        assert!(help.contains(part), "{part} is not in\n{help}");
    }
}
