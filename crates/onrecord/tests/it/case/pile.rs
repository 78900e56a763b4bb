//! What is handed over in these tests, and what a case holds of it.

use crate::folder::{Folder, LANTERN, Said, WIRE};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use std::path::Path;

/// A mail with a number.
pub(super) fn mail(n: u32) -> String {
    format!(
        "From: Odette Farrowby <odette@harbour.example>\nTo: Casimir Brandle <casimir@harbour.example>\n\
         Subject: Horn {n}\nDate: Thu, 1 May 2031 10:{:02}:{:02} +0200\nMessage-ID: <{n}@harbour.example>\n\
         Content-Type: text/plain; charset=utf-8\n\nThe horn sounded {n} times last night.\n",
        n / 60 % 60,
        n % 60
    )
}

/// A mailbox with mails of these numbers.
pub(super) fn mailbox(numbers: impl IntoIterator<Item = u32>) -> String {
    let mail = |n| format!("From odette@harbour.example Thu May  1 10:00:00 2031\n{}\n", mail(n));
    numbers.into_iter().map(mail).collect()
}

/// A folder `pile` with something of everything. By hand: 12 parts, 1 container.
///
/// Read are a mail, 3 mails of a mailbox, 2 reports, a side-car: 7. Held already is a copy of a report. Left out are an empty
/// file and a hidden one. Not to be read are a picture that says it is a text, and a link to nothing.
pub(super) fn pile() -> Folder {
    let folder = Folder::new()
        .file("pile/mails/one.eml", mail(1))
        .file("pile/mails/box.mbox", mailbox(2..5))
        .file("pile/reports/lantern.txt", LANTERN)
        .file("pile/reports/wire.md", WIRE)
        .file("pile/reports/sources.csv", "path,outlet,published,zone\nwire.md,Brinewire,2031-05-03,Europe/London\n")
        .file("pile/reports/none.txt", "")
        .file("pile/reports/.hidden", "x")
        .file("pile/reports/photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01")
        .file("pile/second/lantern.txt", LANTERN);
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere.txt", folder.path("pile/reports/gone.txt")).expect("a link");
    folder
}

/// Adds, and expects that it went as well as it can.
#[track_caller]
pub(super) fn add(folder: &Folder, args: &[&str]) -> Said {
    let said = folder.run(&[&["add", "c"], args].concat());
    assert!(said.code < 2, "{}{}", said.out, said.talk);
    said
}

/// The ledger as `status --json` has it: expected, read, duplicate, skipped, failed, containers.
#[track_caller]
pub(super) fn ledger(folder: &Folder) -> [u64; 6] {
    let status = status(folder);
    let field = |name: &str| status["ledger"][name].as_u64().expect("a number");
    ["expected", "read", "duplicate", "skipped", "failed", "containers"].map(field)
}

#[track_caller]
pub(super) fn status(folder: &Folder) -> Value {
    let said = folder.run(&["status", "c", "--json"]);
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.talk))
}

/// Expects that `verify` finds nothing.
#[track_caller]
pub(super) fn untouched(folder: &Folder) {
    let said = folder.run(&["verify", "c"]);
    assert!(said.code == 0 && said.out.starts_with("All is as it was recorded"), "{}{}", said.out, said.talk);
}

/// The record of the case, to be read or tampered with.
pub(super) fn record(case: &Path) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let db = Connection::open_with_flags(case.join("record.sqlite"), flags).expect("the record");
    db.pragma_update(None, "foreign_keys", false).expect("a record");
    db
}

/// Every row of the tables that hold what was read, without times: two cases with the same answer have the same.
pub(super) fn tables(case: &Path) -> Vec<String> {
    let db = record(case);
    let mut out = Vec::new();
    for (table, columns) in [
        ("originals", "*"),
        ("receipts", "id, path, original, bytes, modified, by, part"),
        ("parts", "*"),
        ("items", "*"),
        ("firsts", "*"),
    ] {
        let mut statement = db.prepare(&format!("SELECT {columns} FROM {table} ORDER BY 1")).expect("a table");
        let width = statement.column_count();
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let cells: Vec<Cell> = (0..width).map(|n| row.get(n).expect("a cell")).collect();
            out.push(format!("{table}: {cells:?}"));
        }
    }
    assert!(out.len() > 5, "there is nothing to compare");
    out
}

/// Compares two cases, and shows where they differ first.
#[track_caller]
pub(super) fn same(one: &[String], other: &[String], what: &str) {
    if let Some((one, other)) = one.iter().zip(other).find(|(one, other)| one != other) {
        panic!("{what}: differs\n{one}\n{other}");
    }
    assert_eq!(one.len(), other.len(), "{what}");
}

/// How many lines the log of the case has.
pub(super) fn log_lines(folder: &Folder) -> usize {
    std::fs::read_to_string(folder.path("c/custody.log")).map_or(0, |text| text.lines().count())
}
