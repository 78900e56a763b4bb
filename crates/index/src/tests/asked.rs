//! Which texts the record is asked for.

use super::{Held, built, item, query};
use crate::ask::{Ask, Record, Sort};
use crate::entry::{Part, Party};
use crate::{Entry, Likes, Query, samples};
use std::cell::RefCell;
use std::collections::BTreeSet;
use testkit::dice::Dice;

/// A record that notes what it is asked for.
struct Noting<'h> {
    held: &'h Held,
    asked: RefCell<Vec<u64>>,
}

impl Record for Noting<'_> {
    fn entry(&self, row: u64) -> Result<Option<Entry>, String> {
        self.asked.borrow_mut().push(row);
        self.held.entry(row)
    }
}

impl Noting<'_> {
    fn of(held: &Held) -> Noting<'_> {
        Noting { held, asked: RefCell::default() }
    }
}

fn from(who: &str, entry: Entry) -> Entry {
    Entry { parties: vec![Party { part: Part::From, who: who.to_owned(), words: who.to_owned() }], ..entry }
}

#[test]
fn only_texts_that_the_rest_of_the_query_leaves_open_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let all = [
        from("otto", item(1, "The ferry")),
        from("otto", item(2, "the horn")),
        from("vera", item(3, "The horn")),
        from("vera", item(4, "the ferry")),
        from("otto", item(5, "a lamp")),
    ];
    let held = Held(all.iter().map(|entry| (entry.row, entry.clone())).collect());
    let reader = built(folder.path(), &[&all]);
    let likes = Likes::new();
    let cases: &[(&str, &[u64], &[u64])] = &[
        ("=\"The\" from:otto", &[1, 2], &[1]),
        ("horn NOT =\"The\"", &[2, 3], &[2]),
        ("horn OR =\"The\"", &[1, 4], &[1, 2, 3]),
        ("=\"The\" =\"ferry\"", &[1, 4], &[1]),
        ("=\"The\" OR =\"The\"", &[1, 2, 3, 4], &[1, 3]),
        ("NOT (=\"The\" OR from:vera)", &[1, 2], &[2, 5]),
        ("=\"The\" =\"lamp\"", &[], &[]),
        ("ferry from:vera", &[], &[4]),
    ];
    for (text, asked, found) in cases {
        let record = Noting::of(&held);
        let rows = reader.rows(&Ask { query: &query(text), likes: &likes, record: &record }).unwrap();
        assert_eq!(rows, *found, "{text}");
        assert_eq!(record.asked.into_inner(), *asked, "{text}");
    }
}

#[test]
fn no_text_is_asked_for_twice_nor_one_that_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice::of("asked", 0);
    let all: Vec<Entry> = (1..60).map(|row| samples::entry(&mut dice, row)).collect();
    let held = Held(all.iter().map(|entry| (entry.row, entry.clone())).collect());
    let reader = built(folder.path(), &[&all]);
    let likes: Likes = ["one", "the other", "a.eml#1"].map(|item| (item.to_owned(), BTreeSet::from([7]))).into();
    let mut asked = 0;
    for _ in 0..800 {
        let Ok(query) = Query::read(&samples::query(&mut dice, 3)) else { continue };
        let record = Noting::of(&held);
        let page = reader.page(&Ask { query: &query, likes: &likes, record: &record }, Sort::Oldest, None, 1).unwrap();
        assert_eq!(page.total, held.by_looking(&query, &likes).len() as u64);
        let rows = record.asked.into_inner();
        assert!(rows.is_sorted_by(|a, b| a < b));
        assert!(query.needs_texts() || rows.is_empty());
        asked += usize::from(!rows.is_empty());
    }
    assert!(asked > 20, "only {asked} queries asked for any text");
}
