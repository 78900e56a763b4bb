//! `--in-place`: files stay where they are.

use super::pile::{add, ledger, mail, pile, record, same, tables, untouched};
use crate::folder::Folder;
use std::fs;

fn originals(folder: &Folder) -> usize {
    let files = |path| fs::read_dir(path).map_or(0, |entries| entries.count());
    fs::read_dir(folder.path("c/originals")).unwrap().map(|entry| files(entry.unwrap().path())).sum()
}

#[test]
fn nothing_is_copied_and_the_rest_is_the_same() {
    let folder = pile();
    add(&folder, &["pile"]);
    let parts = |rows: Vec<String>| rows.into_iter().filter(|row| !row.starts_with("originals")).collect::<Vec<_>>();
    let copied = parts(tables(&folder.path("c")));
    fs::remove_dir_all(folder.path("c")).unwrap();
    add(&folder, &["pile", "--in-place"]);
    assert_eq!(originals(&folder), 0);
    same(&copied, &parts(tables(&folder.path("c"))), "in place");
    untouched(&folder);
    assert!(add(&folder, &["pile", "--in-place"]).talk.contains("0 files received"));
}

#[test]
fn they_are_found_from_another_folder_too() {
    let folder = pile();
    add(&folder, &["pile", "--in-place"]);
    let mut command = folder.command(&["verify", "../c"]);
    let output = command.current_dir(folder.path("pile")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn a_moved_and_a_changed_file_are_named() {
    let folder = pile();
    add(&folder, &["pile", "--in-place"]);
    fs::rename(folder.path("pile/mails/one.eml"), folder.path("pile/mails/two.eml")).unwrap();
    fs::write(folder.path("pile/reports/wire.md"), "other words").unwrap();
    let said = folder.run(&["verify", "c"]);
    assert_eq!(said.code, 1);
    for (path, what) in [("pile/mails/one.eml", "is missing"), ("pile/reports/wire.md", "is not as it was received")] {
        assert!(said.out.lines().any(|line| line.contains(path) && line.ends_with(what)), "{}", said.out);
    }
}

/// The second time it is copied, and the copy is held to what was received as well.
#[test]
fn a_copy_of_what_was_left_in_place() {
    let folder = Folder::new().file("pile/one.eml", mail(1)).file("copy/one.eml", mail(1));
    add(&folder, &["pile", "--in-place"]);
    add(&folder, &["copy"]);
    assert_eq!(ledger(&folder), [2, 1, 1, 0, 0, 0]);
    assert_eq!(originals(&folder), 1);
    untouched(&folder);
    let sql = "SELECT sha256 FROM originals";
    let sha256: String = record(&folder.path("c")).query_row(sql, [], |row| row.get(0)).unwrap();
    let place = folder.path(&format!("c/originals/{}/{sha256}", &sha256[..2]));
    fs::remove_file(&place).unwrap();
    fs::write(&place, "x").unwrap();
    let said = folder.run(&["verify", "c"]);
    assert!(said.code == 1 && said.out.contains(&sha256), "{}", said.out);
}
