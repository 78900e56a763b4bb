//! Queries that are kept under a name.

use super::case::{case, search};

#[test]
fn a_query_is_kept_as_it_was_written() {
    let folder = case();
    let query = "\"ferry fares\"   kind:mail";
    let said = search(&folder, query, &["--save", "fares"]);
    assert_eq!((said.code, said.talk.as_str()), (0, "kept as `fares`\n"));
    let again = folder.run(&["search", "c", "--saved", "fares"]);
    assert_eq!((again.code, again.out), (0, said.out));
    assert_eq!(folder.run(&["search", "c", "--saved"]).out, "fares: \"ferry fares\" kind:mail\n");
    assert!(std::fs::read_to_string(folder.path("c/searches.toml")).expect("the file").contains(query));
    assert_eq!(search(&folder, "(fares", &["--save", "other"]).code, 2);
    assert_eq!(folder.run(&["search", "c", "--saved", "other"]).code, 2, "what can't be read is not kept");
    assert!(search(&folder, "horn", &["--save", "fares"]).talk.contains("which was: \"ferry fares\""));
    assert_eq!(folder.run(&["verify", "c"]).code, 0);
}

#[test]
fn none_is_kept_at_first() {
    let said = case().run(&["search", "c", "--saved"]);
    assert_eq!((said.code, said.talk.as_str()), (1, "no query is kept; --save NAME keeps one\n"));
}
