use super::{Carried, brief};
use crate::samples::{Case, full};
use record::{Block, BlockKind, Fate, Span};
use std::collections::BTreeSet;

fn page(case: &Case) -> String {
    brief(&case.answer(), Carried::Whole, None)
}

/// Every value of the attribute `name`.
fn values<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let begin = format!(" {name}=\"");
    page.match_indices(&begin).filter_map(|(at, _)| page[at + begin.len()..].split('"').next()).collect()
}

/// The text of a page without its markup.
fn bare(page: &str) -> String {
    let body = page.split_once("</style>").map_or(page, |(_, body)| body);
    let mut out = String::new();
    let mut rest = body;
    while let Some((text, tag)) = rest.split_once('<') {
        out.push_str(text);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&").replace('\u{a0}', " ")
}

#[test]
fn every_link_has_its_target_and_no_id_stands_twice() {
    let page = page(&full());
    let ids = values(&page, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    let links = values(&page, "href");
    assert!(links.len() > 30, "{}", links.len());
    for link in links {
        let target = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads off the page"));
        assert!(known.contains(target), "{link} leads nowhere");
    }
    for list in values(&page, "aria-labelledby") {
        assert!(list.split(' ').all(|id| known.contains(id)), "{list} labels nothing");
    }
}

#[test]
fn every_claim_leads_to_its_words() {
    let case = full();
    let page = page(&case);
    let text = &case.items[1].text;
    for words in ["anyone", "Forty minutes later", "The Lantern reports", "she did not answer", "the authority posted"]
    {
        let start = text.find(words).expect("in the report");
        let id = format!("s2-{start}-{}", start + words.len());
        assert!(page.contains(&format!("href=\"#{id}\"")), "{words:?} is linked to");
        let at = page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{words:?} is marked"));
        let near = &page[at..page.floor_char_boundary(at + 400)];
        assert!(bare(&near[near.find('>').expect("a tag")..]).contains(words), "{words:?} stands there");
    }
}

#[test]
fn the_page_carries_all_text_of_what_it_speaks_of() {
    let case = full();
    let bare = bare(&page(&case));
    let signs = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    for item in &case.items {
        assert!(signs(&bare).contains(&signs(&item.text)), "{bare}");
    }
}

#[test]
fn what_was_read_said_done_and_not_read_stands_in_order() {
    let page = bare(&page(&full()));
    let mut from = 0;
    for part in [
        "3 messages between Odette Farrowby and Casimir Brandle, as 3 reports tell them",
        "2 inputs were NOT READ",
        "What differs in who, what or when",
        "Messages and public acts, in order",
        "3 March 2031, 9:14 pm +02:00",
        "Do you know anybody who plays the tuba?",
        "the words above",
        "differs",
        "says it was not answered: “she did not answer”",
        "Told of, without its words.",
        "puts it 20 minutes after message 1: “Twenty minutes after”",
        "Where the reports differ",
        "delay differs",
        "Very likely. How this may be mistaken: the reports may mean two posts.",
        "Who drew on whom",
        "Harbour Radio",
        "Which report quotes which message",
        "Questions to put to each outlet",
        "Not read",
        "permission denied.",
        "the same bytes as reports/lantern.txt",
        "Sources",
    ] {
        let at = page[from..].find(part).unwrap_or_else(|| panic!("{part:?} is not where it should be in\n{page}"));
        from += at;
    }
}

#[test]
fn nothing_from_a_source_becomes_markup_or_a_request() {
    let hostile = "<script>alert(1)</script><img src=http://h.example/x onerror=x> \"'><a href='javascript:x'>\u{202e}\u{7}</style></mark>";
    let mut case = full();
    for item in &mut case.items {
        item.text = format!("{}{hostile}", item.text);
        item.title = Some(record::item::Stated { value: hostile.to_owned(), span: None });
    }
    let dossier = &mut case.dossier;
    let message = &mut dossier.messages[0];
    message.text = Some(hostile.to_owned());
    message.speaker = Some(hostile.to_owned());
    message.channel = Some(hostile.to_owned());
    message.links = vec!["javascript:alert(1)".to_owned(), "http://h.example/".to_owned()];
    message.recipients = vec![hostile.to_owned()];
    message.sent.zone = Some(hostile.to_owned());
    message.sent.text = Some(hostile.to_owned());
    message.witnesses[1].text = hostile.to_owned();
    message.witnesses[1].differences[0].base = hostile.to_owned();
    dossier.events[0].what = hostile.to_owned();
    dossier.events[0].who = Some(hostile.to_owned());
    dossier.replies[0].text = hostile.to_owned();
    dossier.findings[0].summary = hostile.to_owned();
    dossier.findings[0].values[0].value = hostile.to_owned();
    dossier.findings[0].may_be_mistaken = hostile.to_owned();
    dossier.derivations[1].from = analysis::dossier::Origin::Outside(hostile.to_owned());
    dossier.derivations[0].evidence[0].text = hostile.to_owned();
    case = case.input(hostile, Fate::Failed(hostile.to_owned()), "unread");
    let page = page(&case);
    for tag in ["<script", "<img", "<iframe", "<link", "<object", "<form", "javascript:x'>", "<a href='"] {
        assert!(!page.contains(tag), "{tag} is on the page");
    }
    assert_eq!(page.matches("</style>").count(), 1);
    for name in ["href", "src", "xlink:href", "style", "action", "onload", "onerror"] {
        for value in values(&page, name) {
            assert!(name == "href" && value.starts_with('#'), "{name}={value:?}");
        }
    }
    assert!(!page.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'));
}

#[test]
fn highlights_that_overlap_nest() {
    let mut case = full();
    let text = "one two three four five";
    case.items[1].text = text.to_owned();
    let at = |words: &str| text.find(words).map(|start| Span::new(start, start + words.len())).expect("there");
    let values = &mut case.dossier.findings[0].values;
    let place = |span| record::Place::new(&crate::samples::source_id(1), span);
    values.clear();
    for words in ["one two three", "two three four", "three", "one two three four five"] {
        values.push(record::Value { value: words.to_owned(), place: place(at(words)) });
    }
    let page = page(&case);
    let body = page.split_once("id=\"s2-0-23\"").expect("the outermost").1.split_once("</article>").expect("an end").0;
    let mut open = 1;
    for piece in body.split('<').skip(1) {
        open += i32::from(piece.starts_with("mark")) - i32::from(piece.starts_with("/mark"));
        assert!(open >= 0);
    }
    assert_eq!(open, 0, "{body}");
    for (words, id) in [("one two three", "s2-0-13"), ("two three four", "s2-4-18"), ("three", "s2-8-13")] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{words}");
    }
    assert!(page.contains("class=\"h-f o\" id=\"s2-4-18\""), "it goes on outside the one it began in: {body}");
}

#[test]
fn a_place_between_two_blocks_still_has_its_id() {
    let mut case = full();
    let text = &case.items[1].text;
    let cut = text.find("tuba").expect("there");
    case.items[1].blocks = vec![
        Block { kind: BlockKind::Title, span: Span::new(0, cut) },
        Block { kind: BlockKind::Paragraph, span: Span::new(cut, text.len()) },
    ];
    let page = page(&case);
    let ids: BTreeSet<&str> = values(&page, "id").into_iter().collect();
    assert!(values(&page, "href").iter().all(|link| ids.contains(&link[1..])));
}

#[test]
fn nothing_read_is_said_and_nothing_else() {
    let case = Case::new().input("x.pdf", Fate::Skipped("PDF is not read yet".to_owned()), "document");
    let page = page(&case);
    assert!(!page.contains("href=\"#record\""), "no link leads to a section that is not there");
    let page = bare(&page);
    assert!(page.contains("No report was read") && page.contains("PDF is not read yet."));
    assert!(!page.contains("differ"), "{page}");
}

/// Words that judge; no page may have one, in any form.
const JUDGING: [&str; 9] = ["wrong", "false", "misquot", "alter", "lifted", "copied", "stole", "fabricat", "plagiar"];

#[test]
fn no_page_judges() {
    let page = bare(&page(&full())).to_lowercase();
    for word in JUDGING {
        assert!(!page.contains(word), "the page says {word:?}");
    }
}

#[test]
fn the_policy_allows_its_own_style_sheet_only() {
    let page = page(&full());
    let policy = page.split_once("Content-Security-Policy\" content=\"").expect("a policy").1;
    let policy = policy.split_once('"').expect("its end").0;
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !page.contains("@import") && !page.contains("url(http"));
}

#[test]
fn very_many_reports_get_lists_in_place_of_pictures() {
    let mut case = full();
    for n in 3..203 {
        case = case.report(&format!("reports/r{n}.txt"), Some(&format!("Paper {n}")), "“I know Mavis.” she answered");
        let mut witness = case.dossier.messages[1].witnesses[0].clone();
        witness.place = crate::samples::place(&case, case.items.len() - 1, "I know Mavis.");
        witness.place.source = case.items.last().expect("just added").source.clone();
        case.dossier.messages[1].witnesses.push(witness.clone());
        let mut derivation = case.dossier.derivations[0].clone();
        derivation.to = witness.place.source;
        case.dossier.derivations.push(derivation);
    }
    let page = page(&case);
    assert!(!page.contains("<table") && !page.contains("class=\"drawing\""));
    assert!(page.contains("too many reports for a drawing"));
    assert!(page.len() < 400_000, "{}", page.len());
}

#[test]
fn of_very_many_findings_the_loudest_are_shown_and_the_rest_counted() {
    let mut case = full();
    let quiet = case.dossier.findings[1].clone();
    case.dossier.findings.extend((0..500).map(|_| quiet.clone()));
    let page = page(&case);
    assert_eq!(page.matches("<article class=\"finding").count(), 400);
    assert!(bare(&page).contains("102 further differences are not on this page"));
    assert!(bare(&page).contains("The reports differ in 502 places, of which 1 in who, what or when."));
}
