//! Adding again adds nothing; what grew is read where it grew.

use super::pile::{add, ledger, log_lines, mail, mailbox, pile, record, same, tables, untouched};
use crate::folder::LANTERN;

#[test]
fn adding_again_adds_nothing() {
    let folder = pile();
    add(&folder, &["pile"]);
    let (before, lines) = (tables(&folder.path("c")), log_lines(&folder));
    for _ in 0..2 {
        let said = add(&folder, &["pile"]);
        assert!(said.talk.contains("0 files received, 10 known already"), "{}", said.talk);
        same(&before, &tables(&folder.path("c")), "again");
        assert_eq!(log_lines(&folder), lines);
    }
    add(&folder, &[]);
    assert_eq!(log_lines(&folder), lines);
    untouched(&folder);
}

#[test]
fn what_grew_is_read_where_it_grew() {
    let folder = pile();
    add(&folder, &["pile"]);
    let before = tables(&folder.path("c"));
    let folder = folder.file("pile/mails/later.eml", mail(9));
    let said = add(&folder, &["pile"]);
    assert!(said.talk.contains("1 files received, 10 known already"), "{}", said.talk);
    assert_eq!(ledger(&folder), [13, 8, 1, 2, 2, 1]);
    let after = tables(&folder.path("c"));
    assert!(before.iter().all(|row| after.contains(row)), "a row of before was changed");
    untouched(&folder);
}

#[test]
fn the_same_under_another_path_is_one_original_and_a_duplicate() {
    let folder = pile();
    add(&folder, &["pile"]);
    let originals = |folder: &crate::folder::Folder| -> i64 {
        record(&folder.path("c")).query_row("SELECT COUNT(*) FROM originals", [], |row| row.get(0)).unwrap()
    };
    let before = originals(&folder);
    let folder = folder.file("more/horn.txt", LANTERN).file("more/again.mbox", mailbox(2..5));
    add(&folder, &["more"]);
    assert_eq!(originals(&folder), before);
    assert_eq!(ledger(&folder), [14, 7, 3, 2, 2, 1]);
    untouched(&folder);
}

#[test]
fn the_same_mail_in_another_file_is_held_already() {
    let folder = pile();
    add(&folder, &["pile"]);
    let folder = folder.file("more/all.mbox", mailbox(1..7));
    add(&folder, &["more"]);
    assert_eq!(ledger(&folder), [18, 9, 5, 2, 2, 2], "four of six were held");
    untouched(&folder);
}

#[test]
fn changed_content_is_a_new_original_and_the_old_is_kept() {
    let folder = pile();
    add(&folder, &["pile"]);
    let folder = folder.file("pile/mails/one.eml", mail(77));
    let said = add(&folder, &["pile"]);
    assert!(said.talk.contains("1 files received, 9 known already"), "{}", said.talk);
    assert_eq!(ledger(&folder), [13, 8, 1, 2, 2, 1]);
    let paths = "SELECT COUNT(*) FROM parts WHERE path = 'pile/mails/one.eml' AND fate = 'read'";
    let held: i64 = record(&folder.path("c")).query_row(paths, [], |row| row.get(0)).unwrap();
    assert_eq!(held, 2);
    untouched(&folder);
}

/// Its time is another, its bytes are not: that it was received is noted once more, and nothing else.
#[test]
fn a_file_that_was_only_touched_has_no_second_fate() {
    let folder = pile();
    add(&folder, &["pile"]);
    let file = std::fs::File::options().append(true).open(folder.path("pile/mails/one.eml")).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000)).unwrap();
    assert!(add(&folder, &["pile"]).talk.contains("1 files received"));
    assert!(add(&folder, &["pile"]).talk.contains("0 files received"));
    assert_eq!(ledger(&folder), [12, 7, 1, 2, 2, 1]);
    untouched(&folder);
}

#[cfg(unix)]
#[test]
fn a_file_from_before_1970_is_known_by_its_bytes() {
    let folder = pile();
    let old = |folder: &crate::folder::Folder| {
        let file = std::fs::File::options().append(true).open(folder.path("pile/mails/one.eml")).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH - std::time::Duration::from_secs(1000)).unwrap();
    };
    old(&folder);
    add(&folder, &["pile"]);
    assert!(add(&folder, &["pile"]).talk.contains("0 files received"));
    // Another file of the same size, from before 1970 too.
    let folder = folder.file("pile/mails/one.eml", mail(5).replace("<5@", "<8@"));
    old(&folder);
    assert!(add(&folder, &["pile"]).talk.contains("1 files received"));
    untouched(&folder);
}

#[test]
fn a_file_that_can_be_had_at_last_is_no_failure_any_more() {
    let folder = pile();
    add(&folder, &["pile", "later.eml"]);
    assert_eq!(ledger(&folder), [13, 7, 1, 2, 3, 1]);
    let folder = folder.file("later.eml", mail(9));
    add(&folder, &["pile", "later.eml"]);
    assert_eq!(ledger(&folder), [13, 8, 1, 2, 2, 1]);
    assert!(!folder.run(&["status", "c"]).out.contains("later.eml"));
    untouched(&folder);
}
