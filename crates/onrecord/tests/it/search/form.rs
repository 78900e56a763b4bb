//! What is printed: the page, and `onrecord/search/1`.

use super::case::{case, hits, search};
use crate::folder::Folder;
use serde_json::Value;

#[track_caller]
fn fits(line: &Value) {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/search-1.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(schema).expect("the schema")).expect("JSON");
    assert!(jsonschema::meta::is_valid(&schema), "the schema is itself no schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let complaints: Vec<String> = validator.iter_errors(line).map(|error| format!("{error}")).collect();
    assert_eq!(complaints, [""; 0], "{line}");
}

#[test]
fn each_line_fits_the_schema() {
    let folder = case();
    let all = hits(&folder, "*", &[]);
    all.iter().for_each(fits);
    for field in ["channel", "sent", "subject", "conversation_name"] {
        assert!(all.iter().any(|hit| hit.get(field).is_some()), "{field}");
    }
    for facet in ["party", "kind", "channel", "month"] {
        let counts = hits(&folder, "*", &["--facet", facet]);
        counts.iter().for_each(fits);
        assert!(counts.len() > 1, "{facet}");
    }
}

/// A mail that is quoted was not handed over, and nobody is to take it for one that was.
#[test]
fn what_is_only_quoted_says_that_it_is_not_held() {
    let chain = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpora/formats/eml/chain.eml");
    let folder = Folder::new().file("chain.eml", std::fs::read(chain).expect("a fixture"));
    folder.run(&["add", "c", "chain.eml"]);
    let all = hits(&folder, "*", &["--sort", "time"]);
    all.iter().for_each(fits);
    let held: Vec<&Value> = all.iter().filter(|hit| hit["quoted"] == false).map(|hit| &hit["path"]).collect();
    assert_eq!(held, ["chain.eml"]);
    assert!(all.len() > 1);
    let page = search(&folder, "*", &[]).out;
    assert_eq!(page.matches("not held: it stands in the words of another").count(), all.len() - 1, "{page}");
}

#[test]
fn offsets_are_those_of_the_items_text() {
    let folder = case();
    let hit = &hits(&folder, "body:\"ferry fares\" kind:mail", &[])[0];
    let snippet = &hit["snippets"][0];
    let (start, mark) = (snippet["start"].as_u64().unwrap(), &snippet["marks"][0]);
    let at = |field: &str| (mark[field].as_u64().unwrap() - start) as usize;
    assert_eq!(&snippet["text"].as_str().unwrap()[at("start")..at("end")], "ferry fares");
    assert_eq!(hit["also"], serde_json::json!(["pile/copy.eml"]));
    assert_eq!(hit["sent"]["earliest"], "2031-10-01T18:35:02");
    assert_eq!(hit["sent"]["precision"], "second");
}

#[test]
fn people_see_when_who_where_and_the_words_around() {
    let folder = case();
    let said = search(&folder, "fares board", &["--sort", "time"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""));
    for line in [
        "3 hits\n",
        "1 October 2031, 6:35 pm +0200 · Otto Brand → Vera Holm\n",
        "  «Fares»\n",
        "    The ferry «fares» go up on Monday. Don't tell the «board» before 6:35pm.\n",
        "  pile/1.eml · also in 1 other place\n",
        "20 October 2031\n",
    ] {
        assert!(said.out.contains(line), "{line}{}", said.out);
    }
    let bold = folder.run(&["search", "c", "fares", "--color", "always"]).out;
    assert!(bold.contains("\u{1b}[1mfares\u{1b}[0m") && !bold.contains('«'), "{bold}");
}

#[test]
fn nothing_found_is_said_and_is_exit_code_1() {
    let said = search(&case(), "whale", &[]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert_eq!(said.talk, "nothing in this case is what the query asks for\n");
}

#[test]
fn facets_are_counted() {
    let folder = case();
    assert_eq!(
        search(&folder, "*", &["--facet", "kind"]).out,
        "        5  mail\n        3  message\n        1  document\n        1  report\n"
    );
    let parties = search(&folder, "kind:mail", &["--facet", "party"]).out;
    assert!(parties.contains("        5  vera@lantern.example\n"), "{parties}");
    assert_eq!(search(&folder, "kind:mail", &["--facet", "month"]).out, "        5  2031-10\n");
    let languages = search(&folder, "*", &["--facet", "lang"]).out;
    assert!(languages.starts_with("        1  en\n"), "{languages}");
}

/// Several words, in as many arguments, are one query.
#[test]
fn words_need_no_quotation_marks() {
    assert_eq!(case().run(&["search", "c", "fares", "board", "kind:mail", "--count"]).out, "2\n");
}
