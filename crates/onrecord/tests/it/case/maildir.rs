//! A mail folder in a case: every mail is read, with its folder and its marks, on a disk and in an archive.

use super::pile::{add, ledger, mail, record, untouched};
use crate::folder::Folder;

const FILES: [(&str, u32); 4] = [
    ("Maildir/cur/1949596502.M1P2.gull:2,FRS", 1),
    ("Maildir/new/1949596503.M1P2.gull", 2),
    ("Maildir/tmp/1949596504.M1P2.gull", 3),
    ("Maildir/.Sent.2031/cur/1949596505.M1P2.gull:2,S", 4),
];

/// What the record says of each mail's keeping, by what its system calls it.
fn kept(folder: &Folder) -> Vec<(String, Option<String>, Option<String>)> {
    let sql = "SELECT native_id, more ->> 'folder', more ->> 'marks' FROM items WHERE kind = 'mail' ORDER BY native_id";
    let db = record(&folder.path("c"));
    let mut statement = db.prepare(sql).expect("a record");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("rows");
    rows.collect::<Result<_, _>>().expect("rows")
}

fn expected() -> Vec<(String, Option<String>, Option<String>)> {
    let of = |n: u32, folder: &str, marks: Option<&str>| {
        (format!("{n}@harbour.example"), Some(folder.to_owned()), marks.map(str::to_owned))
    };
    vec![
        of(1, "Maildir", Some("[\"flagged\",\"replied\",\"seen\"]")),
        of(2, "Maildir", None),
        of(3, "Maildir", None),
        of(4, "Sent/2031", Some("[\"seen\"]")),
    ]
}

/// An archive with these files (ustar).
fn tar(files: &[(&str, u32)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, n) in files {
        let bytes = mail(*n);
        let mut header = [0u8; 512];
        header[..name.len()].copy_from_slice(name.as_bytes());
        header[100..108].copy_from_slice(b"0000644\0");
        header[124..136].copy_from_slice(format!("{:011o}\0", bytes.len()).as_bytes());
        header[148..156].fill(b' ');
        header[156] = b'0';
        header[257..265].copy_from_slice(b"ustar\x0000");
        let sum: u32 = header.iter().map(|b| u32::from(*b)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        out.extend_from_slice(&header);
        out.extend_from_slice(bytes.as_bytes());
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

#[test]
fn every_mail_is_read_with_where_it_was_kept() {
    let folder = FILES.iter().fold(Folder::new(), |folder, (path, n)| folder.file(path, mail(*n)));
    let folder = folder.file("Maildir/dovecot.index.log", b"\x01\x02\x03").file("Maildir/.Sent.2031/maildirfolder", "");
    add(&folder, &["Maildir"]);
    assert_eq!(kept(&folder), expected());
    assert_eq!(ledger(&folder), [6, 4, 0, 2, 0, 0]);
    untouched(&folder);
    // The same mails in an archive are held already; each says so by itself.
    let folder = folder.file("box.tar", tar(&FILES));
    add(&folder, &["box.tar"]);
    assert_eq!(ledger(&folder), [10, 4, 4, 2, 0, 1]);
}

#[test]
fn in_an_archive_the_names_of_members_say_it() {
    let folder = Folder::new().file("box.tar", tar(&FILES));
    add(&folder, &["box.tar"]);
    assert_eq!(kept(&folder), expected());
    assert_eq!(ledger(&folder), [4, 4, 0, 0, 0, 1]);
    untouched(&folder);
}
