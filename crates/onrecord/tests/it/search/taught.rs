//! What docs/SEARCH.md teaches is so.

use super::case::{case, search};

#[test]
fn each_example_finds_as_many_as_it_says() {
    let folder = case();
    let taught =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/SEARCH.md")).expect("the page");
    let mut asked = 0;
    for row in taught.lines().filter(|line| line.starts_with("| `")) {
        // A bar inside a cell is escaped.
        let row = row.replace("\\|", "\u{1}");
        let cells: Vec<String> =
            row.trim_matches('|').split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect();
        let [query, _, items] = &cells[..] else { panic!("{row}") };
        let said = search(&folder, query.trim_matches('`'), &["--count"]);
        assert_eq!(said.out.trim(), items, "{query}: {}", said.talk);
        asked += 1;
    }
    assert_eq!(asked, 39);
}

#[test]
fn the_mistake_is_shown_as_it_says() {
    let said = search(&case(), "fares form:otto", &[]);
    let taught =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/SEARCH.md")).expect("the page");
    let sample = taught.split_once("```text\n").and_then(|(_, rest)| rest.split_once("```")).expect("a sample").0;
    assert!(said.talk.contains(sample), "{}", said.talk);
}

#[test]
fn the_languages_are_those_that_it_names() {
    let taught =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/SEARCH.md")).expect("the page");
    let known: Vec<&str> = record::language::known().into_iter().collect();
    let taught = taught.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(taught.contains(&format!("not among these: {}.", known.join(", "))), "{}", known.join(", "));
}
