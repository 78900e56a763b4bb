//! A case of every format that ever was is opened by every later program.

use super::pile::{ledger, record, same, tables, untouched};
use crate::folder::Folder;
use std::fs;
use std::path::{Path, PathBuf};

/// Each with its number, and what it holds as it was counted when it was made. Format 1: the files of `corpora/formats` of that time, a
/// copy of one of them, an empty file, a picture that says it is a text, a report, and a side-car. Format 2: a mail folder, two files
/// of an archive of X, a mail with others in its words and a copy of it, a table with a mapping that was named with it, an empty file.
/// Format 3: two mails, a copy of one and two of the other, a mailbox, a chat, an empty file.
const FROZEN: [(&str, [u64; 6]); 3] =
    [("format-1", [21, 17, 1, 2, 1, 4]), ("format-2", [29, 20, 3, 4, 2, 3]), ("format-3", [26, 21, 3, 2, 0, 2])];

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
fn opened(format: &str) -> Folder {
    let folder = Folder::new();
    copy(&frozen(format), &folder.path("c"));
    folder
}

#[test]
fn every_format_is_read() {
    for (format, held) in FROZEN {
        let folder = opened(format);
        let said = folder.run(&["status", "c"]);
        assert_eq!(said.code, i32::from(held[4] > 0), "{format}: {}", said.talk);
        assert_eq!(ledger(&folder), held, "{format}");
        untouched(&folder);
        let words = "SELECT text FROM messages WHERE sender LIKE '%vera%' ORDER BY part LIMIT 1";
        let text: Result<String, _> = record(&folder.path("c")).query_row(words, [], |row| row.get(0));
        assert!(text.is_ok_and(|text| !text.is_empty()), "{format}");
    }
}

/// Also of a record that can't tell the copies of one part from the rest without looking through all.
#[test]
fn copies_are_found_in_every_format() {
    for (format, _) in FROZEN {
        let folder = opened(format);
        let hits = |query: &str| {
            let said = folder.run(&["search", "c", query, "--json"]);
            said.out
                .lines()
                .map(|line| serde_json::from_str(line).expect("an object"))
                .collect::<Vec<serde_json::Value>>()
        };
        let copied = "SELECT COUNT(DISTINCT part), COUNT(*) FROM also_in JOIN items USING (part)";
        let counts = record(&folder.path("c")).query_row(copied, [], |row| Ok((row.get(0)?, row.get(1)?)));
        let (items, copies): (i64, i64) = counts.expect("numbers");
        let found = hits("has:duplicate");
        let also = |hit: &serde_json::Value| hit["also"].as_array().expect("a list").clone();
        let (marked, paths) = (found.len() as i64, found.iter().flat_map(also).count() as i64);
        assert_eq!((marked, paths), (items, copies), "{format}");
        for hit in &found {
            let path = also(hit)[0].as_str().expect("a path").to_owned();
            for query in [format!("also:\"{path}\""), format!("also:=\"{path}\"")] {
                assert!(hits(&query).iter().any(|other| other["row"] == hit["row"]), "{format}: {query}");
            }
        }
        assert!(items > 0, "{format}");
    }
}

#[test]
fn every_format_is_added_to() {
    for (format, [expected, read, rest @ ..]) in FROZEN {
        let table = "from,date,text\nvera,2031-04-14 18:05,The lamp is out\nvera,2031-04-14 18:05,The lamp is out\n";
        let folder = opened(format).file("more/letter.eml", super::pile::mail(1)).file("more/some.csv", table);
        let before = tables(&folder.path("c"));
        let said = folder.run(&["add", "c", "more"]);
        assert_eq!(said.code, i32::from(rest[2] > 0), "{format}: {}", said.talk);
        assert_eq!(ledger(&folder)[..5], [[expected + 3, read + 3].as_slice(), &rest[..3]].concat(), "{format}");
        let after = tables(&folder.path("c"));
        let kept: Vec<String> = after.iter().filter(|row| before.contains(row)).cloned().collect();
        same(&before, &kept, "what was there");
        untouched(&folder);
        // A case keeps the format that it was made in, also in what is added.
        let of = "SELECT COUNT(*) FROM parts WHERE reader LIKE '%#' AND path LIKE 'more/%'";
        let records: i64 = record(&folder.path("c")).query_row(of, [], |row| row.get(0)).expect("a number");
        assert_eq!(records, if format == "format-1" { 0 } else { 2 });
    }
}
