use super::*;
use crate::entry::{Part, Party};

fn sample() -> Entry {
    let party = |part, words: &str| Party { part, who: words.to_lowercase(), words: words.to_owned() };
    Entry {
        row: 7,
        body:
            "The Café's ferry left at 6:35pm.\nNobody  told the Harbour Board: \u{201c}don't wait!\u{201d} 料金は高い。"
                .to_owned(),
        subject: "Re: Fares of the ferry".to_owned(),
        path: "box.mbox#2".to_owned(),
        also: vec!["old/copy.eml".to_owned(), "spare/copy.eml".to_owned()],
        parties: vec![
            party(Part::From, "Åse Lund <ase.lund@ferry.example>"),
            party(Part::To, "Ann Berg <ann@board.example>"),
            party(Part::To, "Bo <bo@board.example>"),
            party(Part::Other, "List <all@board.example>"),
        ],
        attachments: vec!["Budget 2016.xls".to_owned()],
        kind: "mail".to_owned(),
        channel: "mail".to_owned(),
        lang: "en".to_owned(),
        sent: Some((1_475_280_000, 1_477_958_399)),
        size: 1000,
    }
}

/// The words of the body that each query found.
fn found(query: &str) -> Option<Vec<String>> {
    let entry = sample();
    let likes = Likes::from([("it".to_owned(), BTreeSet::from([7]))]);
    let marks = matches(&Query::read(query).unwrap(), &entry, &likes)?;
    Some(marks.body.iter().map(|span| span.of(&entry.body).to_owned()).collect())
}

fn finds(all: &[(&str, &[&str])]) {
    for (query, words) in all {
        assert_eq!(
            found(query).as_deref(),
            Some(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>()[..]),
            "{query}"
        );
    }
}

fn misses(all: &[&str]) {
    for query in all {
        assert_eq!(found(query), None, "{query}");
    }
}

#[test]
fn words_are_found_folded() {
    finds(&[
        ("CAFE", &["Café"]),
        ("the", &["The", "the"]),
        ("\"harbour board\"", &["Harbour Board"]),
        ("don't", &["don't"]),
        ("\"told the harbour\"", &["told the Harbour"]),
        ("6:35", &["6:35"]),
        ("料金", &["料金"]),
        ("budget", &[]),
        ("berg", &[]),
    ]);
    misses(&["\"board harbour\"", "box", "copy", "\"berg bo\"", "\"example bo\"", "金料"]);
}

#[test]
fn exact_words_have_case_accents_and_marks() {
    finds(&[
        ("=\"Harbour Board\"", &["Harbour Board"]),
        ("=\"Harbour Board:\"", &["Harbour Board:"]),
        ("=\"\u{201c}don't wait!\u{201d}\"", &["\u{201c}don't wait!\u{201d}"]),
        ("=\"Nobody told\"", &["Nobody  told"]),
        ("=\"6:35pm. Nobody\"", &["6:35pm.\nNobody"]),
        ("=\"Café\"", &["Café"]),
        ("from:=\"Lund <ase\"", &[]),
    ]);
    misses(&[
        "=\"harbour board\"",
        "=\"Cafe\"",
        "=\"Harbour Board;\"",
        "=\"Harbour  Boar\"",
        "=\"dont\"",
        "body:=\"Fares\"",
    ]);
}

#[test]
fn exact_letters_are_the_same_however_they_are_encoded() {
    let text = "un caf\u{e9}, le cafe\u{301} \u{1112}\u{1161}\u{11ab}국 \u{2260}3 \u{304c}\u{304b}\u{3099}";
    let found = |literal: &str| {
        let spans = exactly::find(literal, text, &Words::of(text));
        spans.into_iter().map(|span| span.of(text)).collect::<Vec<_>>()
    };
    assert_eq!(found("caf\u{e9}"), ["caf\u{e9}", "cafe\u{301}"]);
    assert_eq!(found("cafe\u{301}"), ["caf\u{e9}", "cafe\u{301}"]);
    assert_eq!(found("한국"), ["\u{1112}\u{1161}\u{11ab}국"]);
    assert_eq!(found("=\u{338}3"), ["\u{2260}3"]);
    assert_eq!(found("\u{304c}"), ["\u{304c}", "\u{304b}\u{3099}"]);
    // A letter is not another with an accent, and an accent is no letter.
    assert!(found("cafe").is_empty() && found("caf\u{e8}").is_empty() && found("\u{304b}").is_empty());
    assert!(found("하국").is_empty());
}

#[test]
fn near_words_stand_in_any_order() {
    finds(&[
        ("\"ferry cafe\"~1", &["Café", "ferry"]),
        ("\"board told\"~2", &["told", "Board"]),
        ("\"the the\"~20", &["The", "the"]),
    ]);
    misses(&["\"ferry cafe\"~0", "\"board told\"~1", "\"the the the\"~20", "\"berg bo\"~127"]);
}

#[test]
fn patterns_and_slips_fit_one_word() {
    finds(&[
        ("harb*", &["Harbour"]),
        ("/(f|k)erry/", &["ferry"]),
        ("harbor~1", &["Harbour"]),
        ("frery~1", &["ferry"]),
        ("/料|高/", &["料", "高"]),
    ]);
    misses(&["arb*", "/ferr/", "harbr~1"]);
}

#[test]
fn fields_are_kept_apart() {
    finds(&[
        ("from:ase", &[]),
        ("party:all@board.example", &[]),
        ("to:(ann bo)", &[]),
        ("subject:fares", &[]),
        ("file:mbox", &[]),
        ("file:\"budget 2016\"", &[]),
        ("also:copy", &[]),
        ("kind:mail channel:mail lang:EN has:attachment has:duplicate has:date", &[]),
        ("like:it", &[]),
    ]);
    misses(&["from:ann", "cc:ann", "subject:board", "body:fares", "lang:de", "kind:post", "like:other", "to:all"]);
}

#[test]
fn dates_match_what_could_have_been() {
    finds(&[
        ("sent:2016", &[]),
        ("sent:2016-10-14", &[]),
        ("before:2016-10-15", &[]),
        ("after:2016-10-15", &[]),
        ("sent:2016-10-31T23:59..", &[]),
    ]);
    misses(&["sent:2017", "before:2016-10", "after:2016-10", "sent:..2016-09-30", "sent:2016-11.."]);
    let undated = Entry { sent: None, ..sample() };
    let holds = |query: &str| matches(&Query::read(query).unwrap(), &undated, &Likes::new()).is_some();
    assert!(holds("NOT has:date") && !holds("before:2100") && !holds("sent:2016"));
}

#[test]
fn words_under_not_and_of_what_does_not_hold_are_not_marked() {
    finds(&[
        ("ferry NOT xylophone", &["ferry"]),
        ("ferry OR (told xylophone)", &["ferry"]),
        ("NOT (ferry xylophone)", &[]),
        ("harbour \"harbour board\"", &["Harbour Board"]),
        ("*", &[]),
    ]);
    misses(&["NOT ferry", "ferry NOT told", "NOT (ferry OR xylophone)"]);
}
