//! Pages that are made to take time, memory or the stack: each has a fate.

use super::page;
use record::Fate;

const WORDS: &str = "The clerk wrote a long letter about the lamp, and sent it to the keeper by the evening boat. ";

/// The fate of a page, and the codes of its problems.
fn fate(html: &str) -> (Fate, Vec<&'static str>) {
    let pile = page("a.html", html.as_bytes());
    (pile.sources[0].fate.clone(), pile.sources[0].problems.iter().map(|problem| problem.code).collect())
}

#[test]
fn elements_nested_without_end_are_read_flat() {
    for (tag, depth) in
        [("div", 100_000), ("b", 5000), ("a href=x", 5000), ("table", 5000), ("ul", 5000), ("x-y", 5000)]
    {
        let html = format!("{}<p>{}", format!("<{tag}>").repeat(depth), WORDS.repeat(3));
        let (fate, problems) = fate(&html);
        assert!(fate == Fate::Read || matches!(&fate, Fate::Failed(reason) if !reason.is_empty()), "{tag}: {fate:?}");
        assert!(
            tag.starts_with('a') || fate != Fate::Read || problems.contains(&"nested-too-deep"),
            "{tag}: {problems:?}"
        );
    }
}

#[test]
fn a_page_with_too_many_elements_fails_with_the_reason() {
    let (fate, _) = fate(&"<i>a</i>".repeat(600_000));
    assert!(matches!(fate, Fate::Failed(reason) if reason.contains("more than 1000000 elements")));
}

#[test]
fn attributes_references_and_scripts_without_end_are_read() {
    let words = WORDS.repeat(3);
    for html in [
        format!("<p {}>{words}", "class=a data-b='c' ".repeat(50_000)),
        format!("<p>{words}{}", "&amp;&#8217;&rdquo;&bogus;".repeat(30_000)),
        format!("<p>{words}{}", "<!-- ".repeat(50_000)),
        format!("<p>{words}{}", "<".repeat(50_000)),
        format!("<script type='application/ld+json'>{}</script><p>{words}", "[".repeat(500_000)),
        format!("{}<p>{words}", "<script>".repeat(1000) + "</script>"),
        format!("<h1>x</h1>{}<p>{words}", "<h1>y</h1>".repeat(20_000)),
    ] {
        assert_eq!(fate(&html).0, Fate::Read, "{}", &html[..60]);
    }
}

#[test]
fn every_cut_of_a_page_is_some_page() {
    let html = "<!doctype html><html><head><title>T&amp;</title><meta charset=utf-8><script>'<!--<script>'</script></head>\
        <body><p class='a' id=b>Words &#x2019;here&rsquo; <a href=\"x\">and</a> there.<table><tr><td>é<li>x</table></body>";
    for end in (0..html.len()).filter(|end| html.is_char_boundary(*end)) {
        let pile = page("a.html", &html.as_bytes()[..end]);
        assert!(pile.items.len() <= 1);
    }
}
