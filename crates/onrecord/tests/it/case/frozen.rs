//! A case of every format that ever was is opened by every later program.

use super::pile::{ledger, record, same, tables, untouched};
use crate::folder::Folder;
use std::fs;
use std::path::{Path, PathBuf};

/// What it holds, as it was counted when it was made: the files of `corpora/formats`, a copy of one of them, an empty file, a
/// picture that says it is a text, a report, and a side-car.
const LEDGER: [u64; 6] = [21, 17, 1, 2, 1, 4];

fn frozen(format: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/cases-frozen").join(format)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a frozen case") {
        let entry = entry.expect("an entry");
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place)
        } else {
            fs::copy(entry.path(), place).map(drop).expect("a file")
        }
    }
}

/// A copy of the case in `c`, since reading it leaves SQLite's notes beside the record.
fn opened() -> Folder {
    let folder = Folder::new();
    copy(&frozen("format-1"), &folder.path("c"));
    folder
}

#[test]
fn format_1_is_read() {
    let folder = opened();
    let said = folder.run(&["status", "c"]);
    assert_eq!(said.code, 1, "{}", said.talk);
    assert_eq!(ledger(&folder), LEDGER);
    untouched(&folder);
    let words = "SELECT text FROM messages WHERE sender LIKE '%vera%' ORDER BY part LIMIT 1";
    let text: Result<String, _> = record(&folder.path("c")).query_row(words, [], |row| row.get(0));
    assert!(text.is_ok_and(|text| !text.is_empty()));
}

#[test]
fn format_1_is_added_to() {
    let folder = opened().file("more/letter.eml", super::pile::mail(1));
    let before = tables(&folder.path("c"));
    let said = folder.run(&["add", "c", "more"]);
    assert_eq!(said.code, 1, "{}", said.talk);
    let [expected, read, rest @ ..] = LEDGER;
    assert_eq!(ledger(&folder)[..2], [expected + 1, read + 1]);
    assert_eq!(ledger(&folder)[2..], rest);
    let after = tables(&folder.path("c"));
    let kept: Vec<String> = after.iter().filter(|row| before.contains(row)).cloned().collect();
    same(&before, &kept, "what was there");
    untouched(&folder);
}
