//! Pairs of frequent words are found by themselves, and where they stand.

use super::{Held, MEMORY, built, item, query, rows};
use crate::store::frequent::Frequent;
use crate::{Entry, Likes, Reader, Writer};
use testkit::dice::Dice;

/// Texts in which three words are nearly everywhere and twenty are rare.
fn items(wanted: u64) -> Vec<Entry> {
    let mut dice = Dice::of("frequent", 0);
    let word = |dice: &mut Dice| match dice.below(5) {
        0 => format!("w{}", dice.below(20)),
        _ => (*dice.pick(&["in", "the", "of"])).to_owned(),
    };
    let some = |dice: &mut Dice| (0..dice.below(14)).map(|_| word(dice)).collect::<Vec<_>>().join(" ");
    (0..wanted).map(|row| Entry { subject: some(&mut dice), ..item(row, &some(&mut dice)) }).collect()
}

#[test]
fn words_of_many_items_are_learned_from_the_first_and_kept() {
    let items = items(100);
    let frequent = Frequent::of(&items);
    assert!(["in", "the", "of"].iter().all(|word| frequent.has(word)));
    assert!(!frequent.has("w19") && !frequent.has("") && !frequent.has("incomprehensible"));
    assert_eq!(Frequent::of(&items[..3]).pair("in", "the"), None, "three items say little");
    let folder = tempfile::tempdir().unwrap();
    frequent.write(folder.path()).unwrap();
    assert_eq!(Frequent::read(folder.path()), Some(frequent));
}

#[test]
fn rows_of_frequent_words_are_what_a_look_finds() {
    let folder = tempfile::tempdir().unwrap();
    let items = items(300);
    let reader = built(folder.path(), &[&items[..100], &items[100..]]);
    let held = Held(items.into_iter().map(|entry| (entry.row, entry)).collect());
    for text in [
        "\"in the\"",
        "\"the the\"",
        "\"in the of in\"",
        "body:\"of the\"",
        "subject:\"of the\"",
        "\"w3 in the\"",
        "\"in w 3\"",
        "body:\"the of w 3\"",
        "NOT \"the of\"",
        "\"of of\" OR \"in in\"",
    ] {
        let meant = held.by_looking(&query(text), &Likes::new());
        assert_eq!(rows(&reader, &held, text), meant, "{text}");
    }
}

/// A list that was lost, or cut, or is that of another index, or is no list: words are found all the same.
#[test]
fn rows_are_found_whatever_becomes_of_the_list() {
    let items = items(200);
    let held = Held(items.iter().map(|entry| (entry.row, entry.clone())).collect());
    let many: String = (0..1000).map(|n| format!("{n}\n")).collect();
    for list in ["100\nin\n", "100\nw\n19\n", "many\n", "", &format!("9\n{many}"), "gone"] {
        let folder = tempfile::tempdir().unwrap();
        built(folder.path(), &[&items[..100]]);
        let path = folder.path().join("frequent");
        match list {
            "gone" => std::fs::remove_file(&path).unwrap(),
            list => std::fs::write(&path, list).unwrap(),
        }
        let early = Reader::open(folder.path()).unwrap();
        let reader = built(folder.path(), &[&items[100..]]);
        for text in ["\"in the\"", "\"w 19\"", "\"w 1\""] {
            let meant = held.by_looking(&query(text), &Likes::new());
            assert!(meant.len() > 2);
            assert_eq!(rows(&early, &held, text), meant[..meant.partition_point(|row| *row < 100)], "{list:.20}");
            assert_eq!(rows(&reader, &held, text), meant, "{list:.20}");
        }
    }
}

#[test]
fn an_index_that_began_small_is_outgrown() {
    let folder = tempfile::tempdir().unwrap();
    built(folder.path(), &[&items(60)]);
    let writer = Writer::open(folder.path(), MEMORY).unwrap();
    assert!(!writer.is_outgrown(1200) && writer.is_outgrown(1201));
}
