//! Pages, their order, and cursors.

use super::{Held, built, query, rows};
use crate::ask::{Ask, Cursor, Reader, Sort};
use crate::{Entry, Likes, Trouble, samples};
use testkit::dice::Dice;

const SORTS: [Sort; 5] = [Sort::Relevance, Sort::Oldest, Sort::Newest, Sort::Largest, Sort::Smallest];

fn some() -> (tempfile::TempDir, Held, Reader) {
    let mut dice = Dice::of("pages", 0);
    let mut entries: Vec<Entry> = (0..300).map(|row| samples::entry(&mut dice, row)).collect();
    dice.mix(&mut entries);
    let folder = tempfile::tempdir().unwrap();
    let reader = built(folder.path(), &[&entries[..100], &entries[100..101], &entries[101..]]);
    (folder, Held(entries.into_iter().map(|entry| (entry.row, entry)).collect()), reader)
}

/// All hits, page after page.
fn walk(reader: &Reader, ask: &Ask<'_>, sort: Sort, limit: usize) -> Vec<(f32, u64)> {
    let mut out = Vec::new();
    let mut after = None;
    loop {
        let page = reader.page(ask, sort, after, limit).unwrap();
        assert!(page.hits.len() <= limit);
        out.extend(page.hits.iter().map(|hit| (hit.score, hit.row)));
        assert!(out.len() as u64 <= page.total);
        let Some(next) = page.next else { return out };
        after = Some(next.to_string().parse::<Cursor>().unwrap());
        assert_eq!(after, Some(next));
    }
}

#[test]
fn every_hit_is_on_one_page_in_every_order() {
    let (_folder, held, reader) = some();
    let likes = Likes::new();
    for text in ["*", "ferry", "ferry OR the", "\"the ferry\" OR fares NOT mail", "f*", "the of"] {
        let query = query(text);
        let ask = Ask { query: &query, likes: &likes, record: &held };
        let all = rows(&reader, &held, text);
        assert!(all.len() > 5, "{text}");
        for sort in SORTS {
            for limit in [1, 3, 7, 1000] {
                let walked = walk(&reader, &ask, sort, limit);
                let mut sorted: Vec<u64> = walked.iter().map(|(_, row)| *row).collect();
                assert_eq!(sorted, ordered(&held, &walked, sort), "{text} by {}", sort.name());
                sorted.sort_unstable();
                assert_eq!(sorted, all, "{text} by {}", sort.name());
            }
        }
    }
}

/// The same rows, put in order by what the items say.
fn ordered(held: &Held, walked: &[(f32, u64)], sort: Sort) -> Vec<u64> {
    let mut walked = walked.to_vec();
    let time = |row: &u64| held.0[row].sent.map(|(earliest, _)| earliest);
    let size = |row: &u64| held.0[row].size;
    walked.sort_by(|(a_score, a), (b_score, b)| {
        let order = match sort {
            Sort::Relevance => b_score.total_cmp(a_score),
            Sort::Oldest => time(a).is_none().cmp(&time(b).is_none()).then(time(a).cmp(&time(b))),
            Sort::Newest => time(b).cmp(&time(a)),
            Sort::Largest => size(b).cmp(&size(a)),
            Sort::Smallest => size(a).cmp(&size(b)),
        };
        order.then(a.cmp(b))
    });
    walked.into_iter().map(|(_, row)| row).collect()
}

#[test]
fn a_cursor_of_another_order_and_what_is_no_cursor_are_refused() {
    let (_folder, held, reader) = some();
    let (query, likes) = (query("*"), Likes::new());
    let ask = Ask { query: &query, likes: &likes, record: &held };
    let next = reader.page(&ask, Sort::Oldest, None, 3).unwrap().next;
    assert!(matches!(reader.page(&ask, Sort::Newest, next, 3), Err(Trouble::Cursor(_))));
    for text in ["", "oldest", "oldest.x.1", "oldest.1.1.1", "height.1.1"] {
        assert!(matches!(text.parse::<Cursor>(), Err(Trouble::Cursor(_))), "{text}");
    }
}

#[test]
fn a_page_of_none_says_how_many_there_are() {
    let (_folder, held, reader) = some();
    let (query, likes) = (query("*"), Likes::new());
    let page = reader.page(&Ask { query: &query, likes: &likes, record: &held }, Sort::Relevance, None, 0).unwrap();
    assert_eq!((page.hits.len(), page.total, page.next), (0, 300, None));
}
