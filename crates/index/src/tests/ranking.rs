//! What comes first.

use super::{Held, built, item, query};
use crate::ask::{Ask, Reader, Sort};
use crate::{Entry, Likes};

/// Invented mails. What is to come first never has the lowest row, which would win where two are equal.
fn mails() -> Vec<Entry> {
    let mut mails = vec![
        item(1, "fares of the old ferry, and much else about the board and its harbour that is not new"),
        item(2, "the board met at the harbour; of the old ferry and its fares nothing else was said, much is new"),
        item(3, "the ferry fares of the old board; and much else about its harbour that is not so very new"),
        item(4, "a timetable for winter came from the pilot yesterday"),
        item(5, "a confirmation for winter came from the pilot yesterday"),
        item(6, "a harbour lamp was lit by the keeper for the pilot"),
        item(7, "a keeper came by and was off for the pilot"),
    ];
    mails[6].subject = "the lamp".to_owned();
    mails[5].subject = "the keeper".to_owned();
    mails
}

fn ranked(reader: &Reader, text: &str) -> Vec<u64> {
    let (query, likes) = (query(text), Likes::new());
    let ask = Ask { query: &query, likes: &likes, record: &Held::default() };
    reader.page(&ask, Sort::Relevance, None, 10).unwrap().hits.iter().map(|hit| hit.row).collect()
}

#[test]
fn words_together_words_that_begin_alike_and_words_of_the_subject_come_first() {
    let folder = tempfile::tempdir().unwrap();
    let reader = built(folder.path(), &[&mails()]);
    assert_eq!(ranked(&reader, "ferry fares")[0], 3, "in a row");
    assert_eq!(ranked(&reader, "any(ferry fares)")[0], 3, "in a row");
    assert_eq!(ranked(&reader, "any(winter confirmed)"), [5, 4], "another form of a word; it finds nothing by itself");
    assert!(ranked(&reader, "confirmed").is_empty());
    assert_eq!(ranked(&reader, "lamp"), [7, 6], "in the subject");
}
