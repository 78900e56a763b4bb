//! Everything that is added has one fate, and the numbers are those that a person counts.

use super::pile::{add, ledger, pile, record, status, untouched};
use crate::folder::Folder;

#[test]
fn the_ledger_adds_up_to_what_a_person_counts() {
    let folder = pile();
    let said = add(&folder, &["pile"]);
    assert_eq!(said.code, 1, "two could not be read");
    assert!(said.talk.contains("10 files received, 0 known already"), "{}", said.talk);
    assert!(said.out.starts_with("2 parts COULD NOT BE READ"), "{}", said.out);
    assert_eq!(ledger(&folder), [12, 7, 1, 2, 2, 1]);
    let status = status(&folder);
    assert_eq!((&status["adds_up"], &status["pending"]), (&true.into(), &0.into()));
    let not_read: Vec<(&str, &str)> = status["not_read"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| (part["path"].as_str().unwrap(), part["fate"].as_str().unwrap()))
        .collect();
    assert_eq!(
        not_read,
        [
            ("pile/reports/gone.txt", "failed"),
            ("pile/reports/photo.txt", "failed"),
            ("pile/reports/.hidden", "skipped"),
            ("pile/reports/none.txt", "skipped"),
        ]
    );
    untouched(&folder);
}

#[test]
fn originals_are_kept_byte_for_byte_and_read_only() {
    let folder = pile();
    add(&folder, &["pile"]);
    let db = record(&folder.path("c"));
    let mut statement =
        db.prepare("SELECT path, sha256 FROM receipts JOIN originals ON originals.id = original").unwrap();
    let kept: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert_eq!(kept.len(), 8);
    for (path, sha256) in kept {
        let place = folder.path(&format!("c/originals/{}/{sha256}", &sha256[..2]));
        assert_eq!(std::fs::read(&place).unwrap(), std::fs::read(folder.path(&path)).unwrap(), "{path}");
        assert!(place.metadata().unwrap().permissions().readonly());
    }
    assert_eq!(std::fs::read_dir(folder.path("c/originals/.incoming")).unwrap().count(), 0);
}

#[test]
fn a_part_without_its_row_is_missed() {
    let folder = pile();
    add(&folder, &["pile"]);
    record(&folder.path("c"))
        .execute_batch("DELETE FROM items WHERE part = 3; DELETE FROM parts WHERE id = 3")
        .unwrap();
    let said = folder.run(&["status", "c"]);
    assert_eq!(said.code, 1);
    assert!(said.out.starts_with("THE LEDGER DOES NOT ADD UP"), "{}", said.out);
}

#[test]
fn nothing_added_is_a_case_too() {
    let folder = Folder::new();
    let said = add(&folder, &[]);
    assert_eq!(said.code, 0, "{}", said.talk);
    assert_eq!(ledger(&folder), [0; 6]);
    untouched(&folder);
}

/// What is not held is not held already, either.
#[test]
fn a_copy_of_what_could_not_be_read_could_not_be_read() {
    let folder = pile()
        .file("pile/second/photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01")
        .file("pile/second/none.txt", "");
    add(&folder, &["pile"]);
    assert_eq!(ledger(&folder), [14, 7, 1, 3, 3, 1]);
}

#[cfg(unix)]
#[test]
fn the_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    add(&folder, &[]);
    assert_eq!(folder.path("c/case.key").metadata().unwrap().permissions().mode() & 0o777, 0o600);
}
