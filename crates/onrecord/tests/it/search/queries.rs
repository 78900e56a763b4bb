//! Every kind of query finds what it should, and a mistake is shown where it is.

use super::case::{case, hits, paths, search};

#[test]
fn every_kind_of_query_finds_what_it_should() {
    let folder = case();
    let chat = |n: u32| format!("WhatsApp Chat with Otto.txt#{n}");
    let (one, two, three) = (chat(1), chat(2), chat(3));
    let expected: &[(&str, &[&str])] = &[
        ("fares", &["1.eml", "2.eml", "report.txt"]),
        ("FARES board", &["1.eml", "2.eml", "report.txt"]),
        ("\"ferry fares\"", &["1.eml", "report.txt"]),
        ("=\"Board\"", &["2.eml", "3.eml"]),
        ("=\"Board it up!\"", &["3.eml"]),
        ("\"board fares\"~9", &["1.eml", "report.txt"]),
        ("fery~1 fares", &["1.eml", "2.eml", "report.txt"]),
        ("ferr*", &["1.eml", "2.eml", "5.eml", "report.txt"]),
        ("/ferr(y|ies)/ NOT fares", &["5.eml"]),
        ("horn OR timetable", &["3.eml", "4.eml", &one]),
        ("(horn OR ferries) from:vera", &["3.eml", &one]),
        ("from:otto@quay.example", &["1.eml", "4.eml", "5.eml"]),
        ("from:(vera OR ida)", &["2.eml", "3.eml", &one, &three]),
        ("to:ida", &["3.eml"]),
        ("cc:\"ida lund\"", &["4.eml"]),
        ("party:ida", &["3.eml", "4.eml"]),
        ("subject:fares", &["1.eml", "2.eml", "report.txt"]),
        ("body:cafe", &["4.eml"]),
        ("file:timetable", &["4.eml", "4.eml!/timetable.txt"]),
        ("also:copy", &["1.eml"]),
        ("has:duplicate", &["1.eml"]),
        ("has:attachment", &["4.eml"]),
        ("kind:report", &["report.txt"]),
        ("channel:whatsapp", &[&one, &two, &three]),
        ("lang:en", &["report.txt"]),
        ("lang:en has:lang", &["report.txt"]),
        ("sent:2031-10-01..2031-10-02", &["1.eml", "2.eml"]),
        ("sent:2031-10-14 NOT kind:mail", &[&one, &two]),
        ("before:2031-10-02", &["1.eml"]),
        ("after:2031-10-14", &[&three, "report.txt"]),
        ("NOT has:date", &["4.eml!/timetable.txt"]),
        ("\"don't tell\"", &["1.eml", "report.txt"]),
        ("6:35pm", &["1.eml"]),
        ("whale", &[]),
    ];
    for (query, found) in expected {
        let mut found = found.to_vec();
        found.sort_unstable();
        assert_eq!(paths(&folder, query), found, "{query}");
        let count = search(&folder, query, &["--count"]);
        assert_eq!(count.out.trim(), found.len().to_string(), "{query}");
        assert_eq!(count.code, i32::from(found.is_empty()), "{query}");
    }
    assert_eq!(hits(&folder, "*", &[]).len(), 10);
}

#[test]
fn items_that_share_passages_are_found_by_path_and_by_row() {
    let folder = case();
    assert_eq!(paths(&folder, "like:\"pile/1.eml\""), ["report.txt"]);
    let row = hits(&folder, "kind:report", &[])[0]["row"].to_string();
    assert_eq!(paths(&folder, &format!("like:{row} from:otto")), ["1.eml"]);
    let said = search(&folder, "like:nothing.eml", &[]);
    assert_eq!(said.code, 2);
    assert!(said.talk.contains("there is no item `nothing.eml`"), "{}", said.talk);
}

#[test]
fn a_mistake_is_shown_with_a_caret_and_a_hint() {
    let folder = case();
    for (query, carets, hint) in [
        ("fares form:otto", "        ^^^^", "write from:"),
        ("(fares", "  ^", ""),
        ("lang:german", "       ^^^^^^", "NOT has:lang"),
        ("sent:2031-13", "       ^^^^^^^", ""),
        ("\"fares", "  ^", ""),
    ] {
        let said = search(&folder, query, &[]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{query}: {}", said.talk);
        assert!(said.talk.contains(&format!("  {query}\n{carets}")), "{query}: {}", said.talk);
        assert!(said.talk.contains(hint), "{query}: {}", said.talk);
    }
}
