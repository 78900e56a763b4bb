//! Paths, the log, and how the case folder is made.

use crate::custody::{Key, Log, head_in, signed_head};
use crate::digests::of_fields;
use crate::items::{self, COPIES};
use crate::paths::{meant, written};
use crate::searches;
use crate::store::Store;
use serde_json::json;
use std::path::Path;

#[cfg(unix)]
#[test]
fn no_two_paths_share_one_writing() {
    use std::collections::BTreeSet;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let names: [&[u8]; 10] = [
        b"a",
        b"a\xff",
        b"a\xfe",
        b"a\xff\xfe",
        "a\u{fffd}".as_bytes(),
        "a\u{fffd}ff".as_bytes(),
        "\u{fffd}efa".as_bytes(),
        b"\xef\xbf",
        "caf\u{e9}/\u{1f4ef}".as_bytes(),
        b"caf\xe9/x",
    ];
    let mut seen = BTreeSet::new();
    for name in names {
        let path = Path::new(OsStr::from_bytes(name));
        let text = written(path);
        assert_eq!(meant(&text), path, "{text}");
        assert!(seen.insert(text));
    }
    assert_eq!(written(Path::new("plain/n\u{e4}me.txt")), "plain/n\u{e4}me.txt");
    // What nobody wrote so stands for itself.
    assert_eq!(meant("a\u{fffd}xy"), Path::new("a\u{fffd}xy"));
    assert_eq!(meant("a\u{fffd}"), Path::new("a\u{fffd}"));
}

#[test]
fn no_two_lists_of_fields_run_into_one() {
    let lists: [&[Option<&str>]; 7] = [
        &[],
        &[None],
        &[Some("")],
        &[Some("ab"), Some("c")],
        &[Some("a"), Some("bc")],
        &[Some("abc")],
        &[Some("abc"), None],
    ];
    for (n, one) in lists.iter().enumerate() {
        for other in &lists[n + 1..] {
            assert_ne!(of_fields(one.iter().copied()), of_fields(other.iter().copied()), "{one:?} {other:?}");
        }
    }
}

#[test]
fn a_head_is_its_signers() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log");
    let (key, other) = (Key::new().expect("a key"), Key::new().expect("a key"));
    let mut log = Log::open(&path, "", 0).expect("a log");
    let text = log.prepare(&[json!({ "what": "a" }), json!({ "what": "{\"head\":" })], "now", &key);
    let line = text.lines().last().expect("a head");
    assert_eq!(signed_head(line, &key.public()).map(|head| head.size), Ok(2));
    assert!(signed_head(line, &other.public()).is_err());
    for (from, to) in [("\"size\":2", "\"size\":3"), ("\"at\":\"now\"", "\"at\":\"then\""), ("root\":\"", "root\":\"0")]
    {
        assert!(signed_head(&line.replace(from, to), &key.public()).is_err(), "{from}");
    }
    assert!(signed_head("{}", &key.public()).is_err());
    assert!(signed_head(line, "no key").is_err());
}

#[test]
fn a_log_is_opened_if_its_last_head_is_that_of_its_entries() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log");
    let key = Key::new().expect("a key");
    let mut log = Log::open(&path, "", 0).expect("a log");
    let first = log.prepare(&[json!({ "what": "opened" })], "1", &key);
    log.write(&path, &first).expect("a line");
    let last = log.prepare(&[json!({ "what": "received" })], "2", &key);
    log.write(&path, &last).expect("a line");
    drop(log);
    let whole = std::fs::read_to_string(&path).expect("the log");
    let end = whole.len() as u64;
    for cut in 0..=last.len() {
        std::fs::write(&path, &whole[..whole.len() - cut]).expect("a file");
        let mut log = Log::open(&path, &last, end).expect("a log that is put right");
        assert_eq!(std::fs::read_to_string(&path).expect("the log"), whole);
        let next = log.prepare(&[], "3", &key);
        assert_eq!(next.lines().last().and_then(head_in).map(|head| head.size), Some(2));
    }
    for wrong in [&whole[..whole.len() - last.len() - 1], &(whole.clone() + "\n"), &whole.replace("opened", "closed")] {
        std::fs::write(&path, wrong).expect("a file");
        assert!(Log::open(&path, &last, end).is_err());
        assert_eq!(std::fs::read_to_string(&path).expect("the log"), *wrong, "it was changed");
    }
    assert!(Log::open(&path, &last, 3).is_err(), "shorter than its last commit");
}

#[test]
fn copies_are_told_by_every_format_and_without_a_look_at_all_parts_since_the_third() {
    let folder = tempfile::tempdir().expect("a folder");
    for format in 1..=crate::folder::FORMAT {
        let store = Store::open(&folder.path().join(format!("{format}.sqlite")), format).expect("a record");
        for (id, of) in [(1, None), (2, Some(1)), (3, None), (4, Some(3)), (5, Some(1)), (6, None), (7, Some(6))] {
            let sql = "INSERT INTO parts (id, path, kind, reader, fate, duplicate_of, container, bytes, digest)
                       VALUES (?1, '', '', '', 'read', ?2, 0, 0, '')";
            store.db.execute(sql, (id, of)).expect("a part");
        }
        let copies = |rows: &[(i64, i64)]| items::copies(&store, rows).expect("copies").into_iter().collect::<Vec<_>>();
        assert_eq!(copies(&[(1, 2), (4, 6)]), [(1, vec![2, 5]), (6, vec![7])]);
        assert_eq!(copies(&[(2, 2)]), []);
        let plan = store.db.query_row(&format!("EXPLAIN QUERY PLAN {COPIES}"), [1, 1], |row| row.get::<_, String>(3));
        let looks = plan.as_deref().is_ok_and(|plan| plan.starts_with("SCAN"));
        assert_eq!(looks, !items::tells_copies(&store), "{format}: {plan:?}");
    }
}

#[test]
fn of_queries_that_are_kept_at_one_moment_none_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(crate::folder::Case::open_or_make(folder.path(), "2031-04-14T18:05:00Z", "a test").expect("a case"));
    let keep = |thread: usize| {
        for n in 0..10 {
            searches::save(folder.path(), &format!("{thread}-{n}"), "fares").expect("a query that is kept");
        }
    };
    std::thread::scope(|scope| (0..8).for_each(|thread| drop(scope.spawn(move || keep(thread)))));
    assert_eq!(searches::saved(folder.path()).expect("all queries").len(), 80);
}
