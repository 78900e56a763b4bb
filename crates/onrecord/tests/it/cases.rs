//! A case wherever paths are taken: it stands for everything that was received into it.

use crate::folder::{Folder, LANTERN};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A folder with the demo in `demo/`, and a case of its reports.
fn demo() -> Folder {
    let folder = Folder::new();
    assert_eq!(folder.run(&["demo", "demo"]).code, 0);
    let reports = folder.path("demo").join("reports");
    assert!(reports.is_dir(), "the demo has reports");
    add(&folder, &["demo/reports"]);
    folder
}

fn add(folder: &Folder, paths: &[&str]) {
    let said = folder.run(&[&["add", "a.case"], paths].concat());
    assert!(said.code <= 1, "{}", said.talk);
}

#[test]
fn a_brief_of_a_case_is_the_brief_of_what_was_added() {
    let folder = demo();
    for form in ["--json", "--width=80"] {
        let of_folder = folder.run(&["brief", "demo/reports", form]);
        let of_case = folder.run(&["brief", "a.case", form]);
        assert_eq!((of_case.code, of_case.out), (of_folder.code, of_folder.out), "{form}");
    }
}

#[test]
fn other_commands_read_what_a_case_received() {
    let folder = demo();
    for command in ["collate", "passages", "times"] {
        let of_folder = folder.run(&[command, "demo/reports"]);
        let of_case = folder.run(&[command, "a.case"]);
        assert!(!of_folder.out.is_empty(), "{command}: {}", of_folder.talk);
        assert_eq!((of_case.code, of_case.out), (of_folder.code, of_folder.out), "{command}");
    }
    let brief: serde_json::Value = serde_json::from_str(&folder.run(&["brief", "a.case", "--json"]).out).expect("JSON");
    let read = |source: &&serde_json::Value| source["kind"] == "report";
    let id = brief["sources"].as_array().expect("sources").iter().find(read).expect("a report")["id"].clone();
    let id = id.as_str().expect("an id");
    let text = folder.run(&["text", id, "a.case"]);
    assert_eq!(text.out, folder.run(&["text", id, "demo/reports"]).out);
    assert!(!text.out.is_empty());
}

#[test]
fn files_that_have_gone_since_are_read_from_the_case() {
    let folder = demo();
    let before = folder.run(&["brief", "demo/reports", "--json"]).out;
    std::fs::remove_dir_all(folder.path("demo")).expect("gone");
    assert_eq!(folder.run(&["brief", "a.case", "--json"]).out, before);
}

#[test]
fn files_that_were_left_in_their_place_are_read_there() {
    let folder = Folder::with_reports();
    assert_eq!(folder.run(&["add", "a.case", "reports", "--in-place"]).code, 0);
    let of_folder = folder.run(&["brief", "reports", "--json"]);
    assert_eq!(folder.run(&["brief", "a.case", "--json"]).out, of_folder.out);
}

#[test]
fn what_was_not_opened_keeps_its_reason() {
    let folder = Folder::with_reports().file("reports/.hidden", "x").file("reports/empty.txt", "");
    add(&folder, &["reports", "not-there.txt"]);
    let of_folder = folder.run(&["brief", "reports", "not-there.txt", "--json"]);
    let of_case = folder.run(&["brief", "a.case", "--json"]);
    let fates = |out: &str| -> BTreeMap<String, (String, String)> {
        let brief: serde_json::Value = serde_json::from_str(out).expect("JSON");
        let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let sources = brief["sources"].as_array().expect("sources").iter();
        sources.map(|one| (word(&one["path"]), (word(&one["fate"]), word(&one["reason"])))).collect()
    };
    assert_eq!(fates(&of_case.out), fates(&of_folder.out));
    assert_eq!((of_case.code, fates(&of_case.out).len()), (1, 5));
}

#[test]
fn a_case_and_a_folder_are_read_together() {
    let folder = Folder::with_reports().file("more/lantern.txt", LANTERN.replace("before the", "after the"));
    add(&folder, &["reports"]);
    let of_both = folder.run(&["brief", "reports", "more", "--json"]);
    let of_case = folder.run(&["brief", "a.case", "more", "--json"]);
    let messages = |out: &str| serde_json::from_str::<serde_json::Value>(out).expect("JSON")["messages"].clone();
    assert_eq!(messages(&of_case.out), messages(&of_both.out));
}

#[test]
fn nothing_in_a_case_is_written() {
    let folder = demo();
    let before = everything_in(&folder.path("a.case"));
    assert_eq!(folder.run(&["brief", "a.case"]).code, 0);
    assert_eq!(everything_in(&folder.path("a.case")), before);
    let said = folder.run(&["brief", "a.case", "--html", "a.case/record.sqlite"]);
    assert_eq!(said.code, 2, "{}", said.talk);
    let said = folder.run(&["brief", "a.case", "--findings", "a.case/originals/table.csv"]);
    assert_eq!(said.code, 2, "{}", said.talk);
    assert_eq!(everything_in(&folder.path("a.case")), before);
}

fn everything_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(everything_in(&path));
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            all.insert(path, bytes);
        }
    }
    all
}
