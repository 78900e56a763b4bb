//! What is no case, or can't be written, is not touched.

use super::pile::{add, mail, pile, untouched};
use crate::folder::Folder;
use std::fs;

#[track_caller]
fn refused(folder: &Folder, args: &[&str], words: &str) {
    let said = folder.run(args);
    assert!(said.code == 3 && said.talk.contains(words), "{}: {}", said.code, said.talk);
}

#[test]
fn a_folder_with_other_things_in_it() {
    let folder = pile().file("c/letter.txt", "x");
    refused(&folder, &["add", "c", "pile"], "is a folder with other things in it, and no case");
    assert_eq!(fs::read_dir(folder.path("c")).unwrap().count(), 1);
    refused(&folder, &["status", "c"], "c is no case");
    refused(&folder, &["verify", "c"], "c is no case");
    refused(&folder, &["status", "nowhere"], "nowhere is no case");
    refused(&folder, &["add", "pile/mails/one.eml", "pile"], "one.eml");
}

#[test]
fn a_case_of_a_later_program() {
    let folder = pile();
    add(&folder, &["pile"]);
    let path = folder.path("c/onrecord.toml");
    let (last, later) = (case::folder::FORMAT, case::folder::FORMAT + 1);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text.replace(&format!("format = {last}"), &format!("format = {later}"))).unwrap();
    for args in [&["add", "c", "pile"][..], &["status", "c"], &["verify", "c"]] {
        let why = format!("this case has format {later}, and this program knows formats up to {last}");
        refused(&folder, args, &why);
    }
}

#[test]
fn a_case_that_lost_a_file() {
    for (file, words) in
        [("record.sqlite", "record.sqlite: is gone"), ("case.key", "case.key: "), ("custody.log", "custody.log: ")]
    {
        let folder = pile();
        add(&folder, &["pile"]);
        fs::remove_file(folder.path("c").join(file)).unwrap();
        refused(&folder, &["add", "c", "pile"], words);
        assert!(!folder.path("c").join(file).exists(), "{file} was made anew");
    }
}

/// An administrator may write anywhere, so there is nothing to see then.
#[cfg(unix)]
#[test]
fn a_case_that_may_not_be_written_is_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = pile();
    add(&folder, &["pile"]);
    fs::set_permissions(folder.path("c"), fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(folder.path("c/lock"), fs::Permissions::from_mode(0o444)).unwrap();
    if fs::write(folder.path("c/x"), "").is_err() {
        refused(&folder, &["add", "c", "pile"], "c/lock");
        untouched(&folder);
    }
    fs::set_permissions(folder.path("c"), fs::Permissions::from_mode(0o755)).unwrap();
}

/// The system lets nobody write files longer than this, as if the disk were full.
#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let folder = pile().file("more/long.txt", "a long story. ".repeat(40_000)).file("more/short.eml", mail(40));
    add(&folder, &["pile"]);
    let script = format!("ulimit -f 400; trap '' XFSZ; exec '{}' add c more", env!("CARGO_BIN_EXE_onrecord"));
    let output = std::process::Command::new("sh").args(["-c", &script]).current_dir(folder.root()).output().unwrap();
    let talk = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{talk}");
    assert!(talk.contains("originals/.incoming") && talk.contains("File too large"), "{talk}");
    untouched(&folder);
    let said = add(&folder, &["more"]);
    assert!(said.talk.contains("2 files received"), "{}", said.talk);
    assert_eq!(super::pile::ledger(&folder), [14, 9, 1, 2, 2, 1]);
    untouched(&folder);
}
