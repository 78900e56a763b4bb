//! The folder: made, damaged, of another version, cleared; and what comes into it.

use super::{Held, MEMORY, built, item, query, rows};
use crate::ask::{Ask, Reader, Record};
use crate::store::fields::FOLDING;
use crate::{Entry, Likes, Trouble, Writer, clear, is_there};

#[test]
fn what_is_added_twice_is_there_once() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (item(3, "ferry"), item(3, "harbour"));
    let reader = built(folder.path(), &[&[old.clone(), old.clone()], &[old, item(4, "ferry")], &[new]]);
    let held = Held::default();
    assert_eq!(reader.len(), 2);
    assert_eq!(rows(&reader, &held, "ferry"), [4]);
    assert_eq!(rows(&reader, &held, "harbour"), [3]);
    reader.verify().unwrap();
}

#[test]
fn what_is_not_committed_is_not_there_and_the_watermark_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(folder.path(), MEMORY).unwrap();
    assert_eq!(writer.watermark(), None);
    assert!(matches!(Writer::open(folder.path(), MEMORY), Err(Trouble::Busy)));
    writer.add(&item(1, "ferry")).unwrap();
    writer.commit(1).unwrap();
    writer.add(&item(2, "ferry")).unwrap();
    drop(writer);
    let reader = Reader::open(folder.path()).unwrap();
    assert_eq!((reader.len(), reader.watermark()), (1, Some("1")));
    let mut writer = Writer::open(folder.path(), MEMORY).unwrap();
    assert_eq!(writer.watermark(), Some("1"));
    writer.add(&item(2, "ferry")).unwrap();
    writer.commit("2 of this").unwrap();
    assert_eq!((reader.len(), reader.watermark()), (1, Some("1")));
    let reader = Reader::open(folder.path()).unwrap();
    assert_eq!((reader.len(), reader.watermark()), (2, Some("2 of this")));
}

#[test]
fn an_index_that_is_damaged_or_of_another_version_says_so_and_can_be_built_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    assert!(!is_there(&path) && matches!(Reader::open(&path), Err(Trouble::Unusable(_))));
    built(&path, &[&[item(1, "ferry")]]);
    assert!(is_there(&path));
    let meta = std::fs::read_to_string(path.join("meta.json")).unwrap();
    for damage in [meta.replace(FOLDING, "onrecord-0"), meta[..meta.len() / 2].to_owned(), String::new()] {
        std::fs::write(path.join("meta.json"), damage).unwrap();
        assert!(matches!(Reader::open(&path), Err(Trouble::Unusable(_))));
        assert!(matches!(Writer::open(&path, MEMORY), Err(Trouble::Unusable(_))));
    }
    clear(&path).unwrap();
    clear(&path).unwrap();
    assert_eq!(built(&path, &[&[item(1, "ferry")]]).len(), 1);
}

#[test]
fn a_file_that_was_lost_or_changed_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    built(folder.path(), &[&[item(1, "ferry"), item(2, "harbour")]]);
    let postings = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
    let postings = postings.into_iter().find(|path| path.extension().is_some_and(|end| end == "idx")).unwrap();
    let mut bytes = std::fs::read(&postings).unwrap();
    bytes[0] ^= 0xff;
    std::fs::write(&postings, bytes).unwrap();
    assert!(matches!(Reader::open(folder.path()).unwrap().verify(), Err(Trouble::Unusable(_))));
    std::fs::remove_file(postings).unwrap();
    assert!(matches!(Reader::open(folder.path()), Err(Trouble::Unusable(_))));
}

#[test]
fn what_like_means_must_be_given_and_a_record_that_fails_is_said() {
    struct Failing;
    impl Record for Failing {
        fn entry(&self, _: u64) -> Result<Option<Entry>, String> {
            Err("the disk is gone".to_owned())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let reader = built(folder.path(), &[&[item(1, "ferry")]]);
    let count = |text: &str| reader.count(&Ask { query: &query(text), likes: &Likes::new(), record: &Failing });
    assert_eq!(count("like:it"), Err(Trouble::Unresolved("it".to_owned())));
    assert_eq!(count("=\"ferry\""), Err(Trouble::Record("the disk is gone".to_owned())));
    assert_eq!(count("=\"harbour\""), Ok(0));
}

#[test]
fn patterns_that_are_too_large_for_an_automaton_are_looked_for_word_by_word() {
    let folder = tempfile::tempdir().unwrap();
    let reader = built(folder.path(), &[&[item(1, "abcabcabcabcabcabcabcabcab"), item(2, "bbb")]]);
    let held = Held::default();
    assert_eq!(rows(&reader, &held, "/(.|..|...)*a.{22}[^z]{1,3}(.?b){0,40}/"), [1]);
}

#[test]
fn texts_that_are_no_prose_are_taken() {
    let folder = tempfile::tempdir().unwrap();
    let long = "a".repeat(70_000);
    let texts = ["", "\u{1e}4\u{1f}one\u{1f}\u{1e}two", long.as_str(), "\u{0}\u{301}", "!!!"];
    let entries: Vec<Entry> = texts.iter().enumerate().map(|(row, text)| item(row as u64, text)).collect();
    let reader = built(folder.path(), &[&entries]);
    let held = Held(entries.into_iter().map(|entry| (entry.row, entry)).collect());
    for text in ["*", "a*", "one", "\"one two\"", "\"one two\"~127", "/a+/", "NOT one"] {
        assert_eq!(rows(&reader, &held, text), held.by_looking(&query(text), &Likes::new()), "{text}");
    }
    assert_eq!(rows(&reader, &held, "\"one two\""), [1]);
}
