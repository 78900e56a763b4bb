//! What comes first, and that each sign of relevance brings it there.

use super::{Held, built, item, query};
use crate::ask::{Ask, Reader, Sort, Weights};
use crate::{Entry, Likes};

/// The rows that `text` finds among `mails`, by relevance: with the usual weights, and with those that `without` makes of them.
fn ranked(mails: &[Entry], text: &str, without: fn(&mut Weights)) -> [Vec<u64>; 2] {
    let folder = tempfile::tempdir().unwrap();
    let reader = built(folder.path(), &[mails]);
    let mut weights = Weights::default();
    without(&mut weights);
    let usual = asked(&reader, text);
    [usual, asked(&reader.weighing(weights), text)]
}

fn asked(reader: &Reader, text: &str) -> Vec<u64> {
    let (query, likes) = (query(text), Likes::new());
    let ask = Ask { query: &query, likes: &likes, record: &Held::default() };
    reader.page(&ask, Sort::Relevance, None, 10).unwrap().hits.iter().map(|hit| hit.row).collect()
}

#[test]
fn what_has_a_word_early_comes_first() {
    let mails = [
        item(1, "the pilot came by and was off to the harbour with a lamp"),
        item(2, "a lamp was off at the harbour, and the pilot came by with"),
    ];
    for text in ["lamp", "lamp harbour", "any(lamp cellar)"] {
        let [usual, without] = ranked(&mails, text, |weights| weights.early = 0.0);
        assert_eq!(usual, [2, 1], "{text}");
        assert_eq!(without, [1, 2], "{text}");
    }
}

#[test]
fn what_has_two_words_close_to_each_other_comes_first() {
    let mails = [
        item(1, "ferry board and much else about the old harbour and its fares"),
        item(2, "much else about the old board and its harbour and ferry fares"),
        item(3, "much else about the old board and its harbour, fares and ferry"),
    ];
    for text in ["ferry fares", "fares ferry", "any(ferry fares)", "any(ferry cellar fares)"] {
        let [usual, without] = ranked(&mails, text, |weights| weights.close = 0.0);
        assert_eq!(usual, [2, 3, 1], "in a row, then near each other: {text}");
        assert_eq!(without, [1, 3, 2], "{text}");
    }
}

#[test]
fn words_that_begin_alike_count_and_find_nothing_by_themselves() {
    let mails = [
        item(1, "a timetable for winter came from the pilot yesterday"),
        item(2, "a confirmation for winter came from the pilot yesterday"),
    ];
    let [usual, without] = ranked(&mails, "any(winter confirmed)", |weights| weights.kin = 0.0);
    assert_eq!(usual, [2, 1]);
    assert_eq!(without, [1, 2]);
    assert!(ranked(&mails, "confirmed", |_| ())[0].is_empty());
}

#[test]
fn what_has_a_word_in_its_subject_comes_first() {
    let body = "the pilot came by for the keeper and was soon off";
    let mut mails = [item(1, body), item(2, body)];
    mails[0].attachments = vec!["lamp".to_owned()];
    mails[1].subject = "lamp".to_owned();
    let [usual, without] = ranked(&mails, "lamp", |weights| weights.subject = 0.0);
    assert_eq!(usual, [2, 1]);
    assert_eq!(without, [1, 2]);
}
