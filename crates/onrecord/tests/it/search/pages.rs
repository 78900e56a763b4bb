//! Pages: each hit stands on one of them, once.

use super::case::{case, hits, search};

#[test]
fn pages_have_each_hit_once_in_every_order() {
    let folder = case();
    for sort in ["relevance", "time", "newest", "size"] {
        let rows = |args: &[&str]| -> Vec<String> {
            hits(&folder, "*", &[&["--sort", sort], args].concat()).iter().map(|hit| hit["row"].to_string()).collect()
        };
        let all = rows(&[]);
        assert_eq!(all.len(), 10);
        let mut paged = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let cursor: Vec<&str> = after.iter().flat_map(|cursor| ["--after", cursor.as_str()]).collect();
            let page = hits(&folder, "*", &[&["--sort", sort, "--limit", "3"], &cursor[..]].concat());
            let Some(last) = page.last() else { break };
            after = last["cursor"].as_str().map(str::to_owned);
            paged.extend(page.iter().map(|hit| hit["row"].to_string()));
        }
        assert_eq!(paged, all, "{sort}");
    }
}

#[test]
fn the_end_of_a_page_says_how_to_go_on() {
    let folder = case();
    let said = search(&folder, "*", &["--limit", "4", "--sort", "size"]);
    assert!(said.out.starts_with("10 hits, showing the first 4\n"), "{}", said.out);
    let next = said.out.lines().last().expect("a line").to_owned();
    let cursor = next.strip_prefix("onrecord search c '*' --sort size --limit 4 --after ").expect("a command");
    let said = search(&folder, "*", &["--sort", "size", "--limit", "4", "--after", cursor]);
    assert!(said.out.starts_with("10 hits, showing 4 more\n"), "{}", said.out);
    assert_eq!(search(&folder, "*", &["--after", cursor]).code, 2, "it is of another order");
    assert_eq!(search(&folder, "*", &["--after", "x"]).code, 2);
}
