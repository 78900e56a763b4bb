//! A run that is killed at any moment leaves an index that is whole, and the next goes on from there.

use super::{Held, MEMORY, item, rows};
use crate::ask::Reader;
use crate::{Trouble, Writer, is_there};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use testkit::dice::Dice;

/// Where the run that is to be killed writes.
const FOLDER: &str = "ONRECORD_TEST_KILLED";
/// How many items there are.
const ITEMS: u64 = 4_000;

/// Goes on from the watermark, with a commit every few items.
fn go_on(folder: &Path) {
    let mut writer = Writer::open(folder, MEMORY).unwrap();
    let first = writer.watermark().map_or(0, |row| row.parse::<u64>().unwrap() + 1);
    for row in first..ITEMS {
        writer.add(&item(row, &format!("ferry {} of {row}", if row % 2 == 0 { "even" } else { "odd" }))).unwrap();
        if row % 50 == 49 {
            writer.commit(row).unwrap();
        }
    }
    writer.finish().unwrap();
}

/// Not a test: what is killed by the test below, which runs it with the folder in its environment.
#[test]
fn is_killed() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        go_on(Path::new(&folder));
    }
}

#[test]
fn a_run_that_is_killed_loses_nothing() {
    let mut dice = Dice::of("kills", 0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let mut interrupted = 0;
    for _ in 0..15 {
        let mut run = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "tests::killed::is_killed"])
            .env(FOLDER, &path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(5 + dice.below(150) as u64));
        interrupted += usize::from(run.try_wait().unwrap().is_none());
        run.kill().unwrap();
        run.wait().unwrap();
        is_whole(&path);
    }
    assert!(interrupted > 3, "{interrupted} runs were killed before their end");
    go_on(&path);
    assert_eq!(is_whole(&path), Some(ITEMS - 1));
}

/// That everything up to the watermark is in, and nothing else is.
fn is_whole(path: &Path) -> Option<u64> {
    if !is_there(path) {
        return None;
    }
    let reader = match Reader::open(path) {
        Err(Trouble::Unusable(why)) => panic!("{why}"),
        other => other.unwrap(),
    };
    let watermark: Option<u64> = reader.watermark().map(|row| row.parse().unwrap());
    let all: Vec<u64> = watermark.map_or(Vec::new(), |last| (0..=last).collect());
    assert_eq!(rows(&reader, &Held::default(), "ferry"), all);
    assert_eq!(rows(&reader, &Held::default(), "even").len(), all.len().div_ceil(2));
    reader.verify().unwrap();
    watermark
}
