//! An index whose making is stopped is gone on with, and one that somebody else makes is not waited for.

use super::case::{another, pile, search};
use crate::folder::Folder;
use crate::watches::impatient;
use onrecord::engine::search::{catch_up_in_portions, extent};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

/// A case of some commits, a copy of the first mail in the last, and no index.
fn without_index() -> Folder {
    let mut folder = pile();
    folder.run(&["add", "c", "pile", "--no-index"]);
    for n in 0..4 {
        folder = folder.file(&format!("more/{n}.eml"), another(n)).file(&format!("more/{n}-copy.eml"), another(0));
        assert_eq!(folder.run(&["add", "c", "more", "--no-index"]).code, 0);
    }
    folder
}

fn lines(folder: &Folder) -> String {
    let said = search(folder, "*", &["--json", "--sort", "time"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""));
    said.out
}

#[test]
fn stopped_after_any_item_it_goes_on_and_misses_nothing() {
    let folder = without_index();
    let expected = lines(&folder);
    assert_eq!(expected.lines().count(), 14);
    let case = folder.path("c");
    let mut stops = 0;
    for n in 1.. {
        std::fs::remove_dir_all(folder.path("c/derived")).expect("the index");
        let stopped = catch_up_in_portions(&case, 1, &impatient(n)).is_err();
        let first = extent(&case).expect("a case");
        assert!(first.indexed <= first.commits);
        // Stopped once more, a little further on.
        let _ = catch_up_in_portions(&case, 1, &impatient(2));
        assert!(extent(&case).expect("a case").indexed >= first.indexed);
        assert_eq!(lines(&folder), expected, "stopped at item {n}");
        if !stopped {
            break;
        }
        stops += u64::from(first.indexed > 0);
    }
    assert!(stops > 3, "only {stops} stops behind the first portion");
}

#[test]
fn killed_at_any_moment_it_misses_nothing() {
    let folder = without_index();
    let expected = lines(&folder);
    for n in 0..12 {
        std::fs::remove_dir_all(folder.path("c/derived")).expect("the index");
        let mut command = folder.command(&["search", "c", "*"]);
        let mut run = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
        sleep(Duration::from_millis(4 * n));
        run.kill().expect("a kill");
        run.wait().expect("an end");
        assert_eq!(lines(&folder), expected, "killed after {} ms", 4 * n);
    }
}

/// The index is built along with the record: whichever of the two a kill comes upon, both are whole in the end.
#[test]
fn what_a_killed_add_has_recorded_is_found() {
    let expected = lines(&without_index()).lines().count();
    for n in 1..8 {
        let mut folder = pile();
        for n in 0..4 {
            folder = folder.file(&format!("pile/{n}-more.eml"), another(n)).file("pile/more-copy.eml", another(0));
        }
        let mut command = folder.command(&["add", "c", "pile"]);
        let mut run = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
        sleep(Duration::from_millis(25 * n));
        run.kill().expect("a kill");
        run.wait().expect("an end");
        assert_eq!(folder.run(&["add", "c", "pile"]).code, 0);
        assert_eq!(lines(&folder).lines().count(), expected, "killed after {} ms", 25 * n);
    }
}

#[test]
fn where_another_run_writes_the_index_what_is_in_it_is_searched() {
    let folder = without_index();
    let writer = index::Writer::open(&folder.path("c/derived/index"), 0).expect("a writer");
    let said = search(&folder, "*", &[]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.talk.contains("nothing that can be searched yet is what the query asks for"), "{}", said.talk);
    drop(writer);
    assert!(catch_up_in_portions(&folder.path("c"), 1, &impatient(u64::MAX >> 1)).expect("a case").is_none());
    let folder = folder.file("late/9.eml", another(9));
    folder.run(&["add", "c", "late", "--no-index"]);
    let writer = index::Writer::open(&folder.path("c/derived/index"), 0).expect("a writer");
    let said = search(&folder, "\"whistle number 9\"", &["--count"]);
    assert_eq!((said.code, said.out.as_str()), (1, "0\n"));
    assert!(said.talk.contains("commits of this case were not searched"), "{}", said.talk);
    drop(writer);
    assert_eq!(search(&folder, "\"whistle number 9\"", &["--count"]).out, "1\n");
}
