//! The index keeps up with the record, whatever becomes of it, and is never ahead.

use super::case::{another, case, paths, pile, search};
use crate::folder::Folder;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;

fn index(folder: &Folder) -> Value {
    let said = folder.run(&["status", "c", "--json"]);
    let status: Value = serde_json::from_str(&said.out).expect("a JSON document");
    status["index"].clone()
}

#[track_caller]
fn is_complete(folder: &Folder) {
    let index = index(folder);
    assert_eq!(index["commits"], index["of"]);
    assert_ne!(index["of"], json!(0));
}

#[test]
fn add_indexes_and_status_says_how_far() {
    let folder = case();
    is_complete(&folder);
    assert!(folder.run(&["status", "c"]).out.contains("commits can be searched.\n"));
    assert_eq!(folder.run(&["verify", "c"]).code, 0);
}

#[test]
fn without_an_index_the_first_search_builds_it() {
    let folder = pile();
    folder.run(&["add", "c", "pile", "--no-index"]);
    assert_eq!(index(&folder)["commits"], json!(0));
    assert!(folder.run(&["status", "c"]).out.contains("Index: none yet; `onrecord search` makes it.\n"));
    assert_eq!(paths(&folder, "timetable"), ["4.eml"]);
    is_complete(&folder);
}

#[test]
fn a_deleted_or_damaged_index_is_built_again() {
    let folder = case();
    let expected = paths(&folder, "fares");
    fs::remove_dir_all(folder.path("c/derived")).expect("the index");
    assert_eq!(paths(&folder, "fares"), expected);
    fs::write(folder.path("c/derived/index/meta.json"), "{").expect("a file");
    assert_eq!(paths(&folder, "fares"), expected);
    for entry in fs::read_dir(folder.path("c/derived/index")).expect("the index") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| ["term", "idx", "fast"].iter().any(|known| extension == *known)) {
            let _ = fs::remove_file(path);
        }
    }
    assert_eq!(paths(&folder, "fares"), expected);
    is_complete(&folder);
}

/// As a disk that was full, or a copy that was stopped, leaves it.
#[test]
fn an_index_of_which_a_file_was_cut_off_is_built_again() {
    let folder = case();
    let expected = paths(&folder, "fares");
    let files =
        || fs::read_dir(folder.path("c/derived/index")).expect("the index").map(|entry| entry.expect("a file").path());
    let kinds: BTreeSet<OsString> = files().filter_map(|path| Some(path.extension()?.to_owned())).collect();
    assert!(kinds.len() > 5, "{kinds:?}");
    for kind in kinds.iter().filter(|kind| *kind != "lock") {
        for part in [0, 2] {
            let path = files().find(|path| path.extension() == Some(kind)).expect("a file of that kind");
            let bytes = fs::read(&path).expect("its bytes");
            fs::write(&path, &bytes[..bytes.len() * part / 3]).expect("a part of it");
            assert_eq!(paths(&folder, "fares"), expected, "{kind:?}, {part} of 3 parts left");
            is_complete(&folder);
        }
    }
}

/// A search does not read all of the index, and can't notice; `verify` does.
#[test]
fn a_changed_byte_of_the_index_is_noticed_by_verify() {
    let folder = case();
    assert_eq!(folder.run(&["verify", "c"]).code, 0);
    let files =
        fs::read_dir(folder.path("c/derived/index")).expect("the index").map(|entry| entry.expect("a file").path());
    let path = files.into_iter().find(|path| path.extension().is_some_and(|end| end == "pos")).expect("places");
    let mut bytes = fs::read(&path).expect("its bytes");
    bytes[1] ^= 4;
    fs::write(&path, bytes).expect("the file");
    let said = folder.run(&["verify", "c"]);
    assert_eq!(said.code, 1);
    assert!(said.talk.contains("remove derived/index in the case"), "{}", said.talk);
    fs::remove_dir_all(folder.path("c/derived/index")).expect("the index");
    assert_eq!(folder.run(&["verify", "c"]).code, 0, "without an index nothing is amiss");
}

#[test]
fn an_index_of_another_case_is_not_asked_but_built_again() {
    let folder = case().file("other/1.eml", another(1)).file("more/2.eml", another(2));
    folder.run(&["add", "c", "more"]);
    folder.run(&["add", "d", "other"]);
    let expected = paths(&folder, "*");
    // Of fewer commits than this case has.
    fs::remove_dir_all(folder.path("c/derived/index")).expect("the index");
    fs::rename(folder.path("d/derived/index"), folder.path("c/derived/index")).expect("the other");
    assert_eq!(index(&folder)["commits"], json!(0));
    assert_eq!(paths(&folder, "*"), expected);
    assert_eq!(paths(&folder, "whistle"), ["more/2.eml"]);
    is_complete(&folder);
}

#[test]
fn what_is_added_is_found_at_once() {
    let mut folder = case();
    for n in 0..10 {
        folder = folder.file(&format!("more/{n}.eml"), another(n));
    }
    folder.run(&["add", "c", "more"]);
    assert_eq!(search(&folder, "whistle", &["--count"]).out, "10\n");
    // And a copy of what was there before.
    let folder = folder.file("later/again.eml", another(3));
    folder.run(&["add", "c", "later"]);
    assert_eq!(paths(&folder, "also:again"), ["more/3.eml"]);
    assert_eq!(search(&folder, "whistle", &["--count"]).out, "10\n");
}

#[test]
fn who_is_who_is_heeded_and_taken_back() {
    let folder = case();
    let parties = |folder: &Folder| search(folder, "*", &["--facet", "party"]).out;
    let before = parties(&folder);
    assert!(before.contains("        5  vera@lantern.example\n") && before.contains("        2  Vera\n"), "{before}");
    let said = folder.run(&["people", "c", "--same", "vera@lantern.example", "Vera"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    let after = parties(&folder);
    assert!(after.contains("        7  vera@lantern.example\n") && !after.contains("  Vera\n"), "{after}");
    assert_eq!(search(&folder, "has:duplicate", &["--count"]).out, "1\n");
    folder.run(&["people", "c", "--undo", "1"]);
    assert_eq!(parties(&folder), before);
}
