//! For any items and any query, the hits are those that a look at every item finds.

use super::{Held, MEMORY};
use crate::ask::{Ask, By, Facet, Reader, Sort};
use crate::language::dates;
use crate::{Likes, Query, Writer, samples};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use testkit::dice::Dice;

#[test]
fn hits_are_what_the_query_means() {
    let mut found = 0;
    for round in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let mut dice = Dice::of("items", round);
        let (held, reader) = changed(folder.path(), &mut dice);
        assert_eq!(reader.len(), held.0.len() as u64);
        let likes = likes(&mut dice);
        for _ in 0..250 {
            let text = samples::query(&mut dice, 3);
            let Ok(query) = Query::read(&text) else { continue };
            found += usize::from(agrees(&reader, &held, &query, &likes, &text) > 0);
        }
    }
    assert!(found > 700, "only {found} queries found anything");
}

/// Items that come in several commits, of which some come again, some change and some go.
fn changed(folder: &Path, dice: &mut Dice) -> (Held, Reader) {
    let mut writer = Writer::open(folder, MEMORY).unwrap();
    let mut held = Held::default();
    let mut row = 0;
    for commit in 0..5 {
        for _ in 0..10 + dice.below(30) {
            row += 1 + dice.below(3) as u64;
            let entry = samples::entry(dice, row);
            writer.add(&entry).unwrap();
            held.0.insert(row, entry);
        }
        for _ in 0..dice.below(8) {
            let other = 1 + dice.below(row as usize) as u64;
            let entry = match held.0.get(&other) {
                Some(same) if dice.one_in(2) => same.clone(),
                _ => samples::entry(dice, other),
            };
            writer.add(&entry).unwrap();
            held.0.insert(other, entry);
        }
        for _ in 0..dice.below(4) {
            let other = 1 + dice.below(row as usize) as u64;
            writer.remove(other);
            held.0.remove(&other);
        }
        writer.commit(row).unwrap();
        if commit == 2 {
            writer.finish().unwrap();
            writer = Writer::open(folder, MEMORY).unwrap();
            assert_eq!(writer.watermark(), Some(row.to_string().as_str()));
        }
    }
    writer.finish().unwrap();
    (held, Reader::open(folder).unwrap())
}

fn likes(dice: &mut Dice) -> Likes {
    let mut some = || -> BTreeSet<u64> { (0..dice.below(20)).map(|_| dice.below(150) as u64).collect() };
    ["one", "the other", "a.eml#1"].map(|item| (item.to_owned(), some())).into()
}

/// Holds the index's answer against the looked-up one, and says how many hits there are.
fn agrees(reader: &Reader, held: &Held, query: &Query, likes: &Likes, text: &str) -> usize {
    let ask = Ask { query, likes, record: held };
    let meant = held.by_looking(query, likes);
    assert_eq!(reader.rows(&ask).unwrap(), meant, "{text}");
    assert_eq!(reader.count(&ask).unwrap(), meant.len() as u64, "{text}");
    let page = reader.page(&ask, Sort::Relevance, None, 1000).unwrap();
    assert_eq!(
        (page.hits.len() as u64, page.total, page.next),
        (meant.len() as u64, meant.len() as u64, None),
        "{text}"
    );
    for by in [By::Party, By::Kind, By::Channel, By::Lang, By::Month] {
        assert_eq!(reader.facet(&ask, by).unwrap(), counted(held, &meant, by), "{text} by {}", by.name());
    }
    meant.len()
}

fn counted(held: &Held, rows: &[u64], by: By) -> Facet {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut without = 0;
    for row in rows {
        let entry = &held.0[row];
        let values: BTreeSet<String> = match by {
            By::Party => entry.parties.iter().map(|party| party.who.clone()).collect(),
            By::Kind => [entry.kind.clone()].into(),
            By::Channel => [entry.channel.to_lowercase()].into(),
            By::Lang => [entry.lang.clone()].into(),
            By::Month => month(entry.sent).into_iter().collect(),
        };
        let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
        without += u64::from(values.is_empty());
        values.into_iter().for_each(|value| *counts.entry(value).or_default() += 1);
    }
    Facet { counts, without }
}

fn month(sent: Option<(i64, i64)>) -> Option<String> {
    let (earliest, latest) = sent?;
    let (first, last) = (dates::month(earliest)?, dates::month(latest)?);
    (first == last).then(|| format!("{}-{:02}", first / 12, first % 12 + 1))
}
