//! Workers that die, loop, eat or lie: this test program acts as one, and a run has to make do with it.

use super::confine::confine;
use super::wire::{Content, FromWorker, Handed, ToWorker, receive, send};
use super::worker::{Wire, read};
use super::{Adding, Workers, add, status};
use case::rows::Part;
use record::progress::Unwatched;
use std::cell::RefCell;
use std::fs;
use std::io::{self, BufReader, BufWriter};
use std::os::unix::fs::PermissionsExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A mail with these words is what a worker stumbles over.
const TRAP: &str = "the horn of all horns";

/// How this program acts, where it was started to act as a worker, and where it may leave a note.
const HOW: &str = "ONRECORD_TEST_WORKER";
const NOTE: &str = "ONRECORD_TEST_NOTE";

/// No test, but what the workers of the tests below run.
#[test]
fn acts_as_a_worker() {
    if let Ok(how) = std::env::var(HOW) {
        act(&how).expect("somebody to work for");
        std::process::exit(0);
    }
}

fn act(how: &str) -> io::Result<()> {
    let to = fs::File::options().write(true).open("/dev/fd/3")?;
    let wire = RefCell::new(Wire { from: BufReader::new(io::stdin().lock()), to: BufWriter::new(to) });
    if how == "eats" {
        confine(512 << 20);
    }
    send(&mut wire.borrow_mut().to, &FromWorker::Ready("a test".to_owned()))?;
    loop {
        let asked = receive(&mut wire.borrow_mut().from)?;
        let Some(ToWorker::Read(all)) = asked else { return Ok(()) };
        for handed in all {
            if how == "reads otherwise" {
                let part = Part { path: handed.path, reader: "eml/0".to_owned(), fate: "read".to_owned(), ..empty() };
                send(&mut wire.borrow_mut().to, &FromWorker::Parts(vec![part]))?;
                send(&mut wire.borrow_mut().to, &FromWorker::Done { met: 1 })?;
                continue;
            }
            if let Content::Whole(bytes) = &handed.content
                && bytes.windows(TRAP.len()).any(|words| words == TRAP.as_bytes())
            {
                stumble(how, &handed, &wire)?;
            }
            read(&handed, &wire, &intake::Limits::default())?;
        }
        io::Write::flush(&mut wire.borrow_mut().to)?;
    }
}

fn stumble<R, W: io::Write>(how: &str, handed: &Handed, wire: &RefCell<Wire<R, W>>) -> io::Result<()> {
    let to = &mut wire.borrow_mut().to;
    let part = |number, within, path: &str, fate: &str| Part {
        number,
        within,
        path: format!("{}{path}", handed.path),
        fate: fate.to_owned(),
        ..empty()
    };
    match how {
        "sleeps" => std::thread::sleep(Duration::from_secs(600)),
        "eats" => drop(vec![1u8; 1 << 30]),
        "dies once" => {
            let note = std::env::var(NOTE).expect("a place for a note");
            if Path::new(&note).exists() {
                return Ok(());
            }
            fs::write(note, "")?;
        }
        "dies halfway" => {
            send(to, &FromWorker::Parts(vec![part(1, Some(0), "!/a", "read"), part(4, Some(3), "!/x!/y!/b", "read")]))?;
        }
        "lies" => send(to, &FromWorker::Parts(vec![part(u64::MAX, None, "", "read")]))?,
        "judges" => send(to, &FromWorker::Parts(vec![part(0, None, "", "wonderful")]))?,
        "shouts" => to.write_all(&u32::MAX.to_le_bytes())?,
        "ends early" => std::process::exit(0),
        _ => {}
    }
    std::process::abort();
}

fn empty() -> Part {
    Part {
        number: 0,
        within: None,
        path: String::new(),
        kind: "document".to_owned(),
        reader: "test/1".to_owned(),
        fate: String::new(),
        reason: None,
        container: false,
        bytes: 0,
        sha256: None,
        text_sha256: None,
        encoding: None,
        problems: None,
        item: None,
    }
}

fn mail(n: u32, words: &str) -> String {
    format!("From: odette@harbour.example\nSubject: {n}\nMessage-ID: <{n}@harbour.example>\n\n{words}, {n} times.\n")
}

/// Nine mails in files, and nine in a mailbox; the fifth of each is the trap.
fn pile(folder: &Path) {
    let words = |n| if n == 5 { TRAP } else { "the horn" };
    let mut mailbox = String::new();
    fs::create_dir(folder.join("pile")).expect("a folder");
    for n in 1..10 {
        fs::write(folder.join(format!("pile/{n}.eml")), mail(n, words(n))).expect("a mail");
        mailbox += &format!("From odette Thu May  1 10:00:00 2031\n{}\n", mail(n + 100, words(n)));
    }
    fs::write(folder.join("pile/box.mbox"), mailbox).expect("a mailbox");
}

/// A program in `folder` that acts as a worker in this way.
fn worker(folder: &Path, how: &str) -> PathBuf {
    let script = folder.join("worker");
    let (program, note) = (std::env::current_exe().expect("this program"), folder.join("note"));
    let text = format!(
        "#!/bin/sh\n{HOW}='{how}' {NOTE}='{}' exec '{}' --exact engine::case::tests::acts_as_a_worker --nocapture \
         3>&1 1>/dev/null\n",
        note.display(),
        program.display()
    );
    fs::write(&script, text).expect("a script");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("a script");
    script
}

/// A run with workers that act so: rows of path, fate and reason, in their order.
fn run(how: &str, many: usize) -> Vec<(String, String, Option<String>)> {
    let folder = tempfile::tempdir().expect("a folder");
    pile(folder.path());
    let script = worker(folder.path(), how);
    let adding = Adding {
        case: folder.path().join("case"),
        paths: vec![folder.path().join("pile")],
        map: None,
        by: "a test".to_owned(),
        program: "a test".to_owned(),
        workers: Workers { program: script, many, memory: 1 << 30, patience: Duration::from_secs(3) },
        in_place: false,
        index: true,
    };
    let added = add(&adding, &|| "2031-05-01T12:00:00Z".to_owned(), &Unwatched).expect("a run");
    assert!(added.ledger.adds_up(), "{how}: {:?}", added.ledger);
    assert_eq!(status(&adding.case, 0).expect("a case").confined.as_deref(), Some("a test"));
    let found = case::verify::verify(&adding.case, &Unwatched).expect("a case");
    assert_eq!(found.faults, [""; 0], "{how}");
    let db = rusqlite::Connection::open(adding.case.join("record.sqlite")).expect("a record");
    let mut statement = db.prepare("SELECT path, fate, reason FROM parts ORDER BY id").expect("parts");
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)));
    let shown = |path: String| path.rsplit_once("pile/").map(|(_, path)| path.to_owned()).unwrap_or(path);
    rows.expect("rows").map(|row| row.map(|(path, fate, reason)| (shown(path), fate, reason)).expect("a row")).collect()
}

fn paths() -> Vec<String> {
    let files = (1..10).map(|n| format!("{n}.eml"));
    files.chain(["box.mbox".to_owned()]).chain((1..10).map(|n| format!("box.mbox#{n}"))).collect()
}

/// The two traps get their fate, with this reason, and all others are read, in the order in which they lie.
#[track_caller]
fn only_the_traps_fail(how: &str, why: &str) {
    for many in [1, 3] {
        let rows = run(how, many);
        assert_eq!(rows.iter().map(|row| row.0.clone()).collect::<Vec<_>>(), paths(), "{how}");
        for (path, fate, reason) in rows {
            let trap = path == "5.eml" || path == "box.mbox#5";
            assert_eq!(fate, if trap { "failed" } else { "read" }, "{how}: {path}");
            let reason = reason.unwrap_or_default();
            assert!(!trap || reason.contains(why), "{how}: {reason}");
        }
    }
}

#[test]
fn one_that_dies() {
    only_the_traps_fail("dies", "could not be read: its reader ended in the middle of it (signal: 6");
}

#[test]
fn one_that_ends_early() {
    only_the_traps_fail("ends early", "its reader ended in the middle of it (exit status: 0)");
}

#[test]
fn one_that_takes_too_long() {
    only_the_traps_fail("sleeps", "its reader took longer than 3 seconds");
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[test]
fn one_that_takes_too_much_memory() {
    only_the_traps_fail("eats", "its reader ended in the middle of it (signal: 6");
}

#[test]
fn one_that_says_what_can_not_be() {
    for how in ["lies", "judges", "shouts"] {
        only_the_traps_fail(how, "could not be read: its reader");
    }
}

#[test]
fn one_that_dies_once() {
    let rows = run("dies once", 2);
    assert!(rows.iter().all(|row| row.1 == "read"), "{rows:?}");
    assert_eq!(rows.into_iter().map(|row| row.0).collect::<Vec<_>>(), paths());
}

/// What came before is kept; numbers of which nothing came are those of what holds the rest.
#[test]
fn one_that_dies_halfway() {
    let rows = run("dies halfway", 2);
    let of_five: Vec<(&str, &str)> =
        rows.iter().filter(|row| row.0.starts_with("5.eml")).map(|row| (row.0.as_str(), row.1.as_str())).collect();
    assert_eq!(
        of_five,
        [
            ("5.eml", "read"),
            ("5.eml!/a", "read"),
            ("5.eml", "read"),
            ("5.eml!/x!/y", "read"),
            ("5.eml!/x!/y!/b", "read"),
            ("5.eml#rest", "failed"),
        ]
    );
}

#[test]
fn no_worker_at_all_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    pile(folder.path());
    let mut adding = Adding {
        case: folder.path().join("case"),
        paths: vec![folder.path().join("pile")],
        map: None,
        by: "a test".to_owned(),
        program: "a test".to_owned(),
        workers: Workers { program: "/nowhere".into(), many: 2, memory: 1 << 30, patience: Duration::from_secs(3) },
        in_place: false,
        index: true,
    };
    let now = || "2031-05-01T12:00:00Z".to_owned();
    for program in ["/nowhere", "/bin/true"] {
        adding.workers.program = program.into();
        let trouble = add(&adding, &now, &Unwatched).expect_err("nobody reads");
        assert!(trouble.to_string().contains("no reader could be started"), "{trouble}");
        let status = status(&adding.case, 9).expect("a case");
        assert_eq!((status.pending, status.failed, status.adds_up), (10, 0, false));
    }
}

/// No test, but what the next runs in a process of its own.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[test]
fn tries_everything() {
    let Ok(folder) = std::env::var(NOTE) else { return };
    let said = confine(512 << 20);
    if !said.contains("seccomp") || said.contains("no ") {
        std::process::exit(0);
    }
    let folder = Path::new(&folder);
    let could = [
        fs::read(folder.join("secret")).is_ok(),
        fs::write(folder.join("written"), "x").is_ok(),
        fs::remove_file(folder.join("secret")).is_ok(),
        fs::read_dir(folder).is_ok(),
        fs::metadata(folder).is_ok(),
        std::net::UdpSocket::bind("127.0.0.1:0").is_ok(),
        std::net::TcpListener::bind("127.0.0.1:0").is_ok(),
        std::os::unix::net::UnixDatagram::unbound().is_ok(),
        Command::new("/bin/true").status().is_ok(),
        Vec::<u8>::new().try_reserve_exact(1 << 30).is_ok(),
    ];
    let first = could.iter().position(|could| *could);
    std::process::exit(first.map_or(0, |n| n as i32 + 1));
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[test]
fn a_worker_can_open_no_file_and_no_socket() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("secret"), "x").expect("a file");
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "engine::case::tests::tries_everything", "--nocapture"]).env(NOTE, folder.path());
    let ended = command.output().expect("a run").status;
    assert_eq!(ended.code(), Some(0), "the thing of that number could be done: {ended}");
    assert!(folder.path().join("secret").exists() && !folder.path().join("written").exists());
}

/// Enough words for two commits of one mailbox, and a run of it that is stopped between them.
fn half_read(folder: &Path) -> Adding {
    let words = "The horn sounded, and nobody on the quay knew why.\n".repeat(48_000);
    let mail = |n| {
        format!(
            "From odette@harbour.example Thu May  1 10:00:00 2031\nFrom: odette@harbour.example\nMessage-ID: <{n}@x>\nSubject: {n}\n\n{words}\n"
        )
    };
    fs::create_dir_all(folder.join("pile")).expect("a folder");
    fs::write(folder.join("pile/long.mbox"), (0..16).map(mail).collect::<String>()).expect("a mailbox");
    for n in 1.. {
        let adding = Adding {
            case: folder.join(format!("case-{n}")),
            paths: vec![folder.join("pile")],
            map: None,
            by: "a test".to_owned(),
            program: "onrecord 0".to_owned(),
            workers: Workers {
                program: worker(folder, ""),
                many: 1,
                memory: 1 << 30,
                patience: Duration::from_secs(60),
            },
            in_place: false,
            index: true,
        };
        let left = AtomicU64::new(n);
        let now = || match left.fetch_sub(1, Ordering::Relaxed) {
            1 => std::panic::panic_any("stopped"),
            _ => noon(),
        };
        let ended = catch_unwind(AssertUnwindSafe(|| add(&adding, &now, &Unwatched))).is_ok();
        assert!(!ended, "it was never stopped in the middle");
        let sql = "SELECT COUNT(*) FROM originals WHERE first_part IS NOT NULL AND read_by IS NULL";
        let db = rusqlite::Connection::open(adding.case.join("record.sqlite"));
        if db.and_then(|db| db.query_row(sql, [], |row| row.get::<_, i64>(0))).is_ok_and(|begun| begun > 0) {
            return adding;
        }
    }
    unreachable!("it ends before the numbers do")
}

fn noon() -> String {
    "2031-05-01T12:00:00Z".to_owned()
}

/// How many parts are recorded, by who has read them.
fn parts_of(adding: &Adding) -> String {
    let db = rusqlite::Connection::open(adding.case.join("record.sqlite")).expect("a record");
    let sql = "SELECT reader || ' ' || COUNT(*) FROM parts WHERE NOT container GROUP BY reader";
    db.query_row(sql, [], |row| row.get(0)).expect("one reader")
}

#[test]
fn two_readings_of_one_file_are_not_mixed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut adding = half_read(folder.path());
    let before = parts_of(&adding);
    adding.workers.program = worker(folder.path(), "reads otherwise");
    adding.program = "onrecord 1".to_owned();
    let trouble = add(&adding, &noon, &Unwatched).expect_err("another reading").to_string();
    assert!(trouble.contains("long.mbox#1 was read otherwise before a run was stopped"), "{trouble}");
    assert_eq!(parts_of(&adding), before);
    assert_eq!(case::verify::verify(&adding.case, &Unwatched).expect("a case").faults, [""; 0]);
    // Whoever reads as the first did finishes it, whatever the program is called.
    adding.workers.program = worker(folder.path(), "");
    let added = add(&adding, &noon, &Unwatched).expect("a run");
    assert!(added.ledger.adds_up() && added.ledger.read == 16, "{:?}", added.ledger);
    assert_eq!(case::verify::verify(&adding.case, &Unwatched).expect("a case").faults, [""; 0]);
}
