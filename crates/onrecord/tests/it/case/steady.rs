//! The same files give the same record, on however many workers and in whatever order they are named.

use super::pile::{add, ledger, mail, mailbox, pile, same, tables};
use crate::folder::Folder;

fn larger() -> Folder {
    let folder = (100..160).fold(pile(), |folder, n| folder.file(&format!("pile/more/{n}.eml"), mail(n % 50 + 100)));
    folder.file("pile/large.mbox", mailbox(90..700)).file("pile/other.mbox", mailbox(600..800))
}

fn record_with(folder: &Folder, args: &[&str]) -> Vec<String> {
    let _ = std::fs::remove_dir_all(folder.path("c"));
    add(folder, args);
    tables(&folder.path("c"))
}

#[test]
fn the_number_of_workers_changes_nothing() {
    let folder = larger();
    let one = record_with(&folder, &["pile", "--workers", "1"]);
    for many in ["2", "4"] {
        same(&one, &record_with(&folder, &["pile", "--workers", many]), many);
    }
}

/// Rows are numbered as they come; what is held, and how often, is the same.
#[test]
fn the_order_of_what_is_named_changes_no_count() {
    let folder = larger();
    record_with(&folder, &["pile/mails", "pile/more", "pile/large.mbox", "pile/other.mbox"]);
    let forth = ledger(&folder);
    record_with(&folder, &["pile/other.mbox", "pile/large.mbox", "pile/more", "pile/mails"]);
    assert_eq!(ledger(&folder), forth);
    // 60 files of 50 mails, of which the mailboxes hold all; the mailboxes hold 710 mails; and 4 more.
    assert_eq!(forth, [874, 714, 160, 0, 0, 3]);
}
