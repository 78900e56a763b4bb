//! Stopped at each point at which a run can be, told through the engine: the next run ends where it should.

use super::pile::{add, mail, mailbox, pile, record, same, tables, untouched};
use crate::folder::Folder;
use crate::watches::{impatient, patient};
use onrecord::engine::case::{self, Adding, Workers};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub(super) fn adding(folder: &Folder, case: &str) -> Adding {
    Adding {
        case: folder.path(case),
        paths: vec![folder.path("pile")],
        map: None,
        by: "a test".to_owned(),
        program: "onrecord in a test".to_owned(),
        workers: Workers {
            program: env!("CARGO_BIN_EXE_onrecord").into(),
            many: 2,
            memory: 1 << 30,
            patience: Duration::from_secs(60),
        },
        in_place: false,
        index: true,
    }
}

/// A run that is stopped before its `n`-th commit; gives whether it came to its end before that. The time is asked for right before
/// each commit.
pub(super) fn ended_before(n: u64, adding: &Adding) -> bool {
    let left = AtomicU64::new(n);
    let now = || match left.fetch_sub(1, Ordering::Relaxed) {
        1 => std::panic::panic_any("stopped"),
        _ => noon(),
    };
    catch_unwind(AssertUnwindSafe(|| case::add(adding, &now, &patient()))).is_ok()
}

pub(super) fn noon() -> String {
    "2031-05-01T12:00:00Z".to_owned()
}

fn undisturbed(folder: &Folder) -> Vec<String> {
    case::add(&adding(folder, "calm"), &noon, &patient()).expect("a run");
    tables(&folder.path("calm"))
}

#[track_caller]
fn goes_on(folder: &Folder, expected: &[String], what: &str) {
    case::add(&adding(folder, "c"), &noon, &patient()).expect(what);
    same(expected, &tables(&folder.path("c")), what);
    untouched(folder);
    fs::remove_dir_all(folder.path("c")).expect("a folder");
}

#[test]
fn stopped_before_each_commit() {
    let folder = pile().file("pile/zz.mbox", mailbox(1..30));
    let expected = undisturbed(&folder);
    let mut stops = 0;
    for n in 1.. {
        let ended = ended_before(n, &adding(&folder, "c"));
        goes_on(&folder, &expected, &format!("stopped before commit {n}"));
        if ended {
            break;
        }
        stops = n;
    }
    assert!(stops >= 4, "only {stops} commits");
}

#[test]
fn cancelled_whenever_that_is_asked() {
    let folder = pile();
    let expected = undisturbed(&folder);
    let mut cancelled = 0;
    for n in 1.. {
        let run = case::add(&adding(&folder, "c"), &noon, &impatient(n));
        let ended = match run {
            Ok(_) => true,
            Err(trouble) => {
                assert_eq!(trouble.to_string(), "cancelled", "after {n}");
                false
            }
        };
        if folder.path("c").exists() {
            goes_on(&folder, &expected, &format!("cancelled when asked {n} times"));
        }
        if ended {
            break;
        }
        cancelled = n;
    }
    assert!(cancelled > 20, "only {cancelled} times");
}

/// Killed between the record and the log: the log's last commit is missing, or is there in part.
#[test]
fn the_logs_last_commit_is_written_again() {
    let folder = pile();
    let expected = undisturbed(&folder);
    add(&folder, &["pile"]);
    let path = folder.path("c/custody.log");
    let whole = fs::read(&path).unwrap();
    let last: String = record(&folder.path("c"))
        .query_row("SELECT text FROM commits ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .unwrap();
    for missing in [1, 2, 100, last.len() - 1, last.len()] {
        fs::write(&path, &whole[..whole.len() - missing]).unwrap();
        add(&folder, &["pile"]);
        assert_eq!(fs::read(&path).unwrap(), whole, "{missing} bytes were missing");
    }
    // What a crash of the machine may have put where the bytes should be.
    let torn = whole.len() - last.len() / 2;
    fs::write(&path, [&whole[..torn], &vec![0; whole.len() - torn - 1]].concat()).unwrap();
    add(&folder, &["pile"]);
    assert_eq!(fs::read(&path).unwrap(), whole);
    untouched(&folder);
    // One byte more is missing than a kill can have kept from being written.
    fs::write(&path, &whole[..whole.len() - last.len() - 1]).unwrap();
    assert_eq!(folder.run(&["add", "c", "pile"]).code, 3);
    assert_eq!(expected.len(), tables(&folder.path("c")).len());
}

/// Killed while the case was made.
#[test]
fn a_case_that_was_half_made_is_made() {
    let folder = pile();
    let half: [&[&str]; 6] = [
        &["lock"],
        &["lock", "case.new"],
        &["lock", "case.key"],
        &["lock", "case.key", "onrecord.new"],
        &["lock", "case.key", "onrecord.toml"],
        &["lock", "case.key", "onrecord.toml", "record.sqlite"],
    ];
    add(&Folder::new(), &[]);
    let whole = Folder::new();
    add(&whole, &[]);
    for files in half {
        for file in files {
            let text = match *file {
                "record.sqlite" | "lock" => Vec::new(),
                "case.new" | "onrecord.new" => b"x".to_vec(),
                file => fs::read(whole.path("c").join(file)).unwrap(),
            };
            fs::create_dir_all(folder.path("c")).unwrap();
            fs::write(folder.path("c").join(file), text).unwrap();
        }
        add(&folder, &["pile"]);
        untouched(&folder);
        fs::remove_dir_all(folder.path("c")).unwrap();
    }
}

/// Killed between the record of an original and its coming into its place, and while another was copied.
#[test]
fn what_lay_in_between_comes_into_its_place() {
    let folder = pile();
    add(&folder, &["pile"]);
    let incoming = folder.path("c/originals/.incoming");
    let sql = "SELECT sha256 FROM originals ORDER BY id LIMIT 1";
    let sha256: String = record(&folder.path("c")).query_row(sql, [], |row| row.get(0)).unwrap();
    let place = folder.path(&format!("c/originals/{}/{sha256}", &sha256[..2]));
    fs::rename(&place, incoming.join(&sha256)).unwrap();
    fs::write(incoming.join("next"), "half of it").unwrap();
    fs::write(incoming.join("ab".repeat(32)), "not recorded").unwrap();
    let sql = "SELECT sha256 FROM originals ORDER BY id DESC LIMIT 1";
    let last: String = record(&folder.path("c")).query_row(sql, [], |row| row.get(0)).unwrap();
    fs::write(incoming.join(last), "half of what is recorded").unwrap();
    untouched(&folder);
    add(&folder, &[]);
    assert!(place.exists());
    assert_eq!(fs::read_dir(incoming).unwrap().count(), 0);
    untouched(&folder);
}

/// The original is gone from its place, and of it there is a half.
#[test]
fn what_is_left_of_an_original_is_not_removed() {
    let folder = pile();
    add(&folder, &["pile"]);
    let sql = "SELECT sha256 FROM originals ORDER BY id LIMIT 1";
    let sha256: String = record(&folder.path("c")).query_row(sql, [], |row| row.get(0)).unwrap();
    let place = folder.path(&format!("c/originals/{}/{sha256}", &sha256[..2]));
    let half = folder.path("c/originals/.incoming").join(&sha256);
    fs::remove_file(&place).unwrap();
    fs::write(&half, "half of what is recorded").unwrap();
    let said = folder.run(&["add", "c", "pile"]);
    assert!(said.code == 3 && said.talk.contains("is all that is left of an original"), "{}", said.talk);
    assert!(half.exists() && !place.exists());
}

#[test]
fn a_clock_that_goes_backwards_changes_nothing() {
    let folder = pile();
    add(&folder, &["pile"]);
    let folder = folder.file("pile/later.eml", mail(30));
    let long_ago = || "1999-01-01T00:00:00Z".to_owned();
    let added = case::add(&adding(&folder, "c"), &long_ago, &patient()).expect("a run");
    assert!(added.ledger.adds_up());
    untouched(&folder);
}
