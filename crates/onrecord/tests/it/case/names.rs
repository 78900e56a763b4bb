//! Names that are no text, links, and what is no file.
#![cfg(unix)]

use super::pile::{add, ledger, mail, record, untouched};
use crate::folder::Folder;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;

/// A file with a name of any bytes.
fn named(folder: &Folder, name: &[u8], bytes: &str) -> bool {
    fs::create_dir_all(folder.path("pile")).unwrap();
    fs::write(folder.path("pile").join(OsStr::from_bytes(name)), bytes).is_ok()
}

/// Both have the same size and time, and would be one path if what is no UTF-8 were left out of it.
#[test]
fn two_names_that_are_no_text_are_two_files() {
    let folder = Folder::new();
    if !named(&folder, b"horn\xff.eml", &mail(1)) {
        return;
    }
    named(&folder, b"horn\xfe.eml", &mail(2));
    named(&folder, "horn\u{fffd}.eml".as_bytes(), &mail(3));
    for entry in fs::read_dir(folder.path("pile")).unwrap() {
        let file = fs::File::options().append(true).open(entry.unwrap().path()).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000)).unwrap();
    }
    let said = add(&folder, &["pile"]);
    assert!(said.talk.contains("3 files received"), "{}", said.talk);
    assert_eq!(ledger(&folder), [3, 3, 0, 0, 0, 0]);
    assert!(add(&folder, &["pile"]).talk.contains("0 files received, 3 known"));
    untouched(&folder);
    let _ = fs::remove_dir_all(folder.path("c"));
    add(&folder, &["pile", "--in-place"]);
    assert_eq!(ledger(&folder), [3, 3, 0, 0, 0, 0]);
    untouched(&folder);
}

#[test]
fn a_side_car_in_a_folder_whose_name_is_no_text() {
    let folder = Folder::new();
    if !named(&folder, b"a.txt", "words")
        || fs::create_dir(folder.path("pile").join(OsStr::from_bytes(b"\xff"))).is_err()
    {
        return;
    }
    named(&folder, b"\xff/sources.csv", "path,outlet\n");
    add(&folder, &["pile"]);
    assert_eq!(ledger(&folder)[0], 2);
    assert!(add(&folder, &["pile"]).talk.contains("0 files received"));
    untouched(&folder);
}

#[test]
fn links_are_followed_once_and_their_files_are_copied() {
    let folder = Folder::new().file("elsewhere/one.eml", mail(1)).file("pile/two.eml", mail(2));
    symlink(folder.path("elsewhere"), folder.path("pile/link")).unwrap();
    symlink(folder.path("pile"), folder.path("pile/circle")).unwrap();
    symlink(folder.path("elsewhere/one.eml"), folder.path("pile/again.eml")).unwrap();
    add(&folder, &["pile"]);
    // Two mails, one of them twice, and the circle.
    assert_eq!(ledger(&folder), [4, 2, 1, 1, 0, 0]);
    fs::remove_dir_all(folder.path("elsewhere")).unwrap();
    untouched(&folder);
}

#[test]
fn a_pipe_keeps_nobody_waiting() {
    let folder = Folder::new().file("pile/one.eml", mail(1));
    let made = std::process::Command::new("mkfifo").arg(folder.path("pile/pipe")).status();
    if !made.is_ok_and(|made| made.success()) {
        return;
    }
    add(&folder, &["pile"]);
    assert_eq!(ledger(&folder), [2, 1, 0, 1, 0, 0]);
    // In the place of an original it keeps nobody waiting either.
    let sql = "SELECT sha256 FROM originals";
    let sha256: String = record(&folder.path("c")).query_row(sql, [], |row| row.get(0)).unwrap();
    let place = folder.path(&format!("c/originals/{}/{sha256}", &sha256[..2]));
    fs::rename(folder.path("pile/pipe"), place).unwrap();
    let said = folder.run(&["verify", "c"]);
    assert!(said.code == 1 && said.out.contains("is no file any more"), "{}", said.out);
}

#[test]
fn a_name_with_commands_for_a_terminal_reaches_none() {
    let folder = Folder::new().file("pile/\u{1b}[2J\n.pdf", "").file("pile/\u{202e}x.txt", "");
    let (added, status) = (add(&folder, &["pile"]), folder.run(&["status", "c"]));
    fs::remove_dir_all(folder.path("c/originals")).unwrap();
    for said in [added, status, folder.run(&["verify", "c"])] {
        let text = said.out + &said.talk;
        assert!(!text.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{text:?}");
    }
}

#[test]
fn a_long_way_down_is_received() {
    let deep: String = (0..15).map(|n| format!("{}/", n.to_string().repeat(100))).collect();
    let folder = Folder::new().file(&format!("pile/{deep}one.eml"), mail(1));
    add(&folder, &["pile"]);
    assert_eq!(ledger(&folder), [1, 1, 0, 0, 0, 0]);
    assert!(add(&folder, &["pile"]).talk.contains("0 files received"));
    untouched(&folder);
}
