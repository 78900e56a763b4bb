//! Neither the order of texts nor threads nor memory changes what is found.

use super::texts::{filler, ids, line, rows};
use crate::folder::Folder;
use serde_json::Value;
use std::collections::BTreeSet;

/// A pile in which many texts share something: parts of some ten, now and then altered or quoted, and a footer.
fn pile() -> Vec<String> {
    let shared: Vec<String> = (0..10).map(|n| filler(900 + n, 40)).collect();
    let footer = filler(990, 70);
    let text = |n: usize| {
        let one: Vec<&str> = shared[n % 10].split(' ').collect();
        let two = &shared[(n * 7 + 3) % 10];
        let part = one[n % 13..30 + n % 7].join(" ");
        let altered = part.replacen(one[15], "lamp", 1);
        format!("{}. {part}. “{two}” {altered} {}. {footer}", filler(n as u64, 70), filler(500 + n as u64, 50))
    };
    (0..48).map(text).collect()
}

fn folder(order: impl Iterator<Item = usize>) -> Folder {
    let texts = pile();
    Folder::new().file("a.jsonl", order.map(|n| line(format!("m{n}"), &texts[n]) + "\n").collect::<String>())
}

/// A row as it is whichever text comes first.
fn whoever_is_first(row: &Value) -> String {
    let place = |id: &Value, start: &Value, end: &Value| format!("{id} {start}..{end}");
    let mut ends: Vec<String> = match row["places"].as_array() {
        Some(places) => places.iter().map(|at| place(&at["id"], &at["start"], &at["end"])).collect(),
        None => {
            ["a", "b"].iter().map(|e| place(&row[*e], &row[format!("{e}_start")], &row[format!("{e}_end")])).collect()
        }
    };
    ends.sort();
    format!("{ends:?} {} {}", row["bits"], row["expected"])
}

#[test]
fn the_order_of_lines_changes_the_order_of_rows_only() {
    let of = |folder: &Folder| {
        let said = folder.run(&["passages", "a.jsonl"]);
        assert_eq!((said.code, said.talk.as_str()), (0, ""));
        let rows = rows(&said);
        assert!(rows.len() > 100 && rows.iter().any(|row| row["places"].is_array()), "{} rows", rows.len());
        let set: BTreeSet<String> = rows.iter().map(whoever_is_first).collect();
        assert_eq!(set.len(), rows.len(), "no row is there twice");
        set
    };
    let forth = of(&folder(0..48));
    let back = of(&folder((0..48).rev()));
    let mixed = of(&folder((0..48).map(|n| n * 29 % 48)));
    let differ = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.symmetric_difference(y).cloned().collect::<Vec<_>>();
    assert_eq!(differ(&forth, &back), [""; 0]);
    assert_eq!(differ(&forth, &mixed), [""; 0]);
}

#[test]
fn the_order_in_which_files_are_named_changes_nothing() {
    let texts = pile();
    let of = |range: std::ops::Range<usize>| range.map(|n| line(n, &texts[n]) + "\n").collect::<String>();
    let folder = Folder::new().file("a.jsonl", of(0..9)).file("b.jsonl", of(9..16)).file("r/c.txt", &texts[20]);
    let forth = folder.run(&["passages", "a.jsonl", "b.jsonl", "r"]);
    assert!(forth.code == 0 && !forth.out.is_empty(), "{}", forth.talk);
    for names in [["r", "b.jsonl", "a.jsonl"].as_slice(), &["b.jsonl", "a.jsonl", "r", "b.jsonl", "r"]] {
        let back = folder.run(&[&["passages"], names].concat());
        assert_eq!((back.out, back.talk), (forth.out.clone(), forth.talk.clone()), "{names:?}");
    }
}

#[test]
fn threads_and_memory_change_nothing() {
    let folder = folder(0..48);
    let run = |threads: &str, memory: &str| {
        let said = folder.run_with(&["passages", "a.jsonl", "--memory", memory], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!((said.code, said.talk.as_str()), (0, ""));
        said.out
    };
    let one = run("1", "1GiB");
    assert!(one.lines().count() > 100);
    for (threads, memory) in [("4", "1GiB"), ("1", "32MiB"), ("4", "32MiB"), ("3", "17mb")] {
        assert_eq!(run(threads, memory), one, "{threads} threads, {memory}");
    }
}

#[test]
fn too_little_memory_is_said_with_how_much_is_enough() {
    let folder = folder(0..3);
    let said = folder.run(&["passages", "a.jsonl", "--memory", "1MiB"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let hint = said.talk.split("--memory ").nth(1).and_then(|rest| rest.split([',', ' ']).next()).expect("a hint");
    assert_eq!(folder.run(&["passages", "a.jsonl", "--memory", hint]).code, 0, "the hint does: {}", said.talk);
    for (size, why) in
        [("much", "is no size, such as 512MiB"), ("0", "is no size"), ("-1GiB", ""), ("99999999999GiB", "")]
    {
        let said = folder.run(&["passages", "a.jsonl", "--memory", size]);
        assert!(said.code == 2 && said.talk.contains(why), "{size}: {}", said.talk);
    }
}

#[test]
fn fewer_bits_leave_out_less() {
    let folder = folder(0..12);
    let count = |more: &[&str]| folder.run(&[&["passages", "a.jsonl"][..], more].concat()).out.lines().count();
    let (few, ordinary, many) = (count(&["--min-bits", "400"]), count(&[]), count(&["--min-bits", "30"]));
    assert!(few < ordinary && ordinary <= many, "{few}, {ordinary}, {many}");
    let said = folder.run(&["passages", "a.jsonl", "--min-bits", "100"]);
    assert!(rows(&said).iter().all(|row| row["bits"].as_f64().expect("bits") >= 100.0 && ids(row).0 != ids(row).1));
}
