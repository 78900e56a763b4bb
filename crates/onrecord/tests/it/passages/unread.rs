//! What can't be read is told with its line, counted, and in the exit code; everything else is still found.

use super::texts::{filler, ids, line, rows};
use crate::folder::Folder;
use std::io::Write as _;
use std::process::Stdio;

/// Two lines that share a passage.
fn pair() -> [String; 2] {
    let said = filler(7, 30);
    [line("m1", &format!("{} {said}", filler(1, 60))), line("m2", &format!("{} {said}", filler(2, 60)))]
}

/// Runs on a file of `lines`: the passage of the pair is found all the same, and what is said has each of `talk`.
#[track_caller]
fn check(bytes: impl AsRef<[u8]>, code: i32, talk: &[&str]) {
    let said = Folder::new().file("a.jsonl", bytes).run(&["passages", "a.jsonl"]);
    assert_eq!(said.code, code, "{}", said.talk);
    let rows = rows(&said);
    assert_eq!(rows.iter().map(ids).collect::<Vec<_>>(), [("m1", "m2")], "{}", said.talk);
    for part in talk {
        assert!(said.talk.contains(part), "{part} is not in\n{}", said.talk);
    }
    assert_eq!(said.talk.is_empty(), talk.is_empty(), "{}", said.talk);
}

#[test]
fn a_bad_line_is_told_by_its_number() {
    let [one, two] = pair();
    check(
        format!("{one}\n\n{{\"id\":\"m3\",\"text\":\"cut\n{two}\n"),
        1,
        &["a.jsonl: 1 of 3 lines was not read:", "  line 3: is no object with an \"id\" and a \"text\""],
    );
    check(
        format!("{one}\n{{\"text\":\"x\"}}\n{two}"),
        1,
        &["line 2: has no \"id\"; give each line one that no other has"],
    );
    check(
        [one.as_bytes(), b"\n{\"id\":3,\"text\":\"caf\xe9\"}\n", two.as_bytes()].concat(),
        1,
        &["line 2: is not UTF-8 at byte 20"],
    );
}

#[test]
fn an_id_that_was_given_before_is_told() {
    let [one, two] = pair();
    let again = line("m1", "something else");
    check(format!("{one}\n{two}\n{again}\n"), 1, &["line 3: its id, \"m1\", was given to a text before it"]);
    let numbers = [line(7, "words"), line("7", "other words")].join("\n");
    check(format!("{one}\n{two}\n{numbers}\n"), 1, &["line 4: its id, \"7\", was given"]);
    let folder = Folder::new().file("a.jsonl", format!("{one}\n{two}\n")).file("b.jsonl", &one);
    let said = folder.run(&["passages", "a.jsonl", "b.jsonl"]);
    assert_eq!((said.code, rows(&said).len()), (1, 1));
    assert!(said.talk.contains("b.jsonl: 1 of 1 lines was not read:\n  line 1: its id"), "{}", said.talk);
}

#[test]
fn a_line_that_is_too_long_is_told_and_not_kept() {
    let [one, two] = pair();
    let long = line("m3", &"x ".repeat(9 << 20));
    check(format!("{one}\n{long}\n{two}\n"), 1, &["line 2: is longer than 16 MiB"]);
}

#[test]
fn many_bad_lines_are_counted() {
    let [one, two] = pair();
    let talk = ["2000 of 2002 lines were not read:", "  line 10: is no object", "  and 1990 more"];
    check(format!("{}{one}\n{two}\n", "words\n".repeat(2000)), 1, &talk);
}

#[test]
fn marks_and_ends_of_lines_of_other_systems_are_no_trouble() {
    let [one, two] = pair();
    check(format!("\u{feff}{one}\r\n{two}\r\n"), 0, &[]);
    check(format!("\n\r\n{one}\n \n{two}"), 0, &[]);
}

#[test]
fn a_file_that_can_not_be_read_is_told_and_the_rest_is_found() {
    let [one, two] = pair();
    let folder = Folder::new()
        .file("a.jsonl", format!("{one}\n{two}"))
        .file("none.jsonl", "")
        .file("packed.jsonl", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\n\n\n")
        .file("wide.jsonl", b"\xff\xfe{\0}\0\n\0")
        .file("scan.pdf", "%PDF-1.7");
    for (path, why) in [
        ("nowhere.jsonl", "nowhere.jsonl: no such file or folder; check the path"),
        ("nowhere", "nowhere: no such file or folder; check the path"),
        ("none.jsonl", "none.jsonl: is empty"),
        ("packed.jsonl", "packed.jsonl: holds no JSON Lines: looks like a gzip archive; unpack"),
        ("wide.jsonl", "wide.jsonl: is in UTF-16 or UTF-32; save it as UTF-8"),
        ("scan.pdf", "scan.pdf: looks like PDF, and no pages can be found in it"),
        (".", "a.jsonl: JSON Lines are read by `onrecord passages` only, and where the file itself is named"),
    ] {
        let said = folder.run(&["passages", path, "a.jsonl"]);
        assert_eq!((said.code, rows(&said).len()), (1, 1), "{path}: {}", said.talk);
        assert!(said.talk.contains(why), "{}", said.talk);
    }
}

#[test]
fn a_hostile_id_commands_no_terminal() {
    let [one, two] = pair().map(|line| line.replace("\"m", "\"\\u001b[2J\\u202e\\nm"));
    let again = one.clone();
    let folder = Folder::new().file("a.jsonl", format!("{one}\n{two}\n{again}"));
    for form in ["--json", "--page"] {
        let said = folder.run(&["passages", "a.jsonl", form]);
        assert!(said.code == 1 && !said.out.is_empty());
        assert!(!(said.out + &said.talk).contains(['\u{1b}', '\u{202e}']), "{form}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_trouble() {
    let said = filler(7, 40);
    let texts: Vec<String> = (0..30).map(|n| line(n, &format!("{} {said}", filler(n, 40))) + "\n").collect();
    let folder = Folder::new().file("a.jsonl", texts.concat());
    assert!(folder.run(&["passages", "a.jsonl"]).out.len() > 65_536, "more than a pipe holds");
    let mut command = folder.command(&["passages", "a.jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn lines_may_come_through_a_pipe() {
    let [one, two] = pair();
    let folder = Folder::new();
    let mut command = folder.command(&["passages", "pipe.jsonl"]);
    std::os::unix::fs::symlink("/dev/stdin", folder.path("pipe.jsonl")).expect("a link");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(format!("{one}\n{two}\n").as_bytes()).expect("it is read");
    drop(pipe);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
}
