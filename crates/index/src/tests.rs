//! The index against what its queries mean.

mod agreement;
mod asked;
mod folder;
mod frequent;
mod killed;
mod pages;
mod ranking;

use crate::ask::{Ask, Reader, Record};
use crate::{Entry, Likes, Query, Writer};
use std::collections::BTreeMap;

/// Memory for writers of tests.
const MEMORY: usize = 15_000_000;

/// Items by their rows, as a record would have them.
#[derive(Default)]
struct Held(BTreeMap<u64, Entry>);

impl Record for Held {
    fn entry(&self, row: u64) -> Result<Option<Entry>, String> {
        Ok(self.0.get(&row).cloned())
    }
}

impl Held {
    /// What the query means, by looking at every item.
    fn by_looking(&self, query: &Query, likes: &Likes) -> Vec<u64> {
        let found = self.0.values().filter(|entry| crate::matches(query, entry, likes).is_some());
        found.map(|entry| entry.row).collect()
    }
}

fn query(text: &str) -> Query {
    Query::read(text).unwrap_or_else(|mistake| panic!("{}", mistake.shown(text)))
}

/// The rows that a query finds.
fn rows(reader: &Reader, held: &Held, text: &str) -> Vec<u64> {
    let likes = Likes::new();
    reader.rows(&Ask { query: &query(text), likes: &likes, record: held }).unwrap()
}

/// An index of these items, one commit for each list.
fn built(folder: &std::path::Path, commits: &[&[Entry]]) -> Reader {
    let mut writer = Writer::open(folder, MEMORY).unwrap();
    for entries in commits {
        entries.iter().for_each(|entry| writer.add(entry).unwrap());
        writer.commit(entries.iter().map(|entry| entry.row).max().unwrap_or(0)).unwrap();
    }
    writer.finish().unwrap();
    Reader::open(folder).unwrap()
}

fn item(row: u64, body: &str) -> Entry {
    Entry { row, body: body.to_owned(), kind: "mail".to_owned(), size: body.len() as u64, ..Entry::default() }
}
