use super::address::normal;
use crate::dossier::{ChangeKind, Dossier, Version};
use crate::prose::Prose;
use crate::prose::tests::report;
use record::item::Stated;
use record::progress::Unwatched;
use record::{BlockKind, Item};

const OLD: &str = "Keeper asked for a lamp\n\nThe keeper of Skerry Head asked the harbour board for a new lamp two days before the \
    storm, according to text messages that were seen by this paper on Monday.\n\n“The lamp will not last the week,” Isolde \
    Varrick texted Osric Penhallow on April 2, 2031. The board says that it never heard of it.\n\n“I sold the spare in \
    February,” Penhallow wrote to her in a text message the next morning, the messages show.\n\nThe board meets on Thursday, its \
    clerk said, and the keeper has been asked to come and bring what she has.";

fn new() -> String {
    OLD.replace("will not last the week", "will not last the month").replace(
        "“I sold the spare in February,” Penhallow wrote to her in a text message the next morning, the messages show.\n\n",
        "",
    )
}

fn item(name: &str, text: &str, outlet: Option<&str>, address: Option<&str>) -> Item {
    let stated = |value: &str| Stated { value: value.to_owned(), span: None };
    let mut item = report(name, text);
    if let Some(first) = item.blocks.first_mut() {
        first.kind = BlockKind::Title;
    }
    item.title = Some(stated(text.lines().next().unwrap_or_default()));
    item.outlet = outlet.map(stated);
    item.address = address.map(stated);
    item
}

fn answer(items: &[Item]) -> Dossier {
    crate::analyse(items, &Unwatched).unwrap()
}

fn versions(items: &[&Item]) -> Vec<Version> {
    super::find(&items.iter().map(|item| Prose::of(item)).collect::<Vec<_>>())
}

#[test]
fn addresses_of_one_page_are_one() {
    let page = normal("https://www.gannet.example/2031/lamp");
    for same in [
        "http://gannet.example/2031/lamp/",
        "https://m.gannet.example/2031/lamp?utm_source=x&fbclid=1",
        "https://GANNET.example/2031/lamp/amp#top",
        "https://gannet.example:443/2031/lamp/index.html",
    ] {
        assert_eq!(normal(same), page, "{same}");
    }
    for other in
        ["https://gannet.example/2031/lamps", "https://gannet.example/2031/lamp?id=2", "https://tern.example/2031/lamp"]
    {
        assert_ne!(normal(other), page, "{other}");
    }
    assert_eq!(normal("https://a.example/?b=2&a=1"), normal("https://a.example/?a=1&b=2"));
}

#[test]
fn one_address_is_one_report_and_the_newest_speaks() {
    let at = Some("https://gannet.example/lamp");
    let items =
        [item("a", OLD, None, at), item("b", &new(), None, Some("http://www.gannet.example/lamp?utm_medium=x"))];
    let found = versions(&[&items[0], &items[1]]);
    assert_eq!(found.len(), 1);
    // Neither says when: the longer one speaks.
    assert_eq!((found[0].source.as_str(), found[0].of.as_str()), (items[1].source.as_str(), items[0].source.as_str()));
    let kinds: Vec<(ChangeKind, String)> = found[0]
        .changes
        .iter()
        .map(|change| (change.kind, change.there.as_ref().map_or(String::new(), |words| words.text.clone())))
        .collect();
    assert_eq!(kinds[0], (ChangeKind::Changed, "week".to_owned()));
    assert_eq!(kinds[1].0, ChangeKind::Added);
    assert!(kinds[1].1.contains("I sold the spare in February"), "{kinds:?}");
    for words in found[0].changes.iter().flat_map(|change| [&change.here, &change.there]).flatten() {
        let item = items.iter().find(|item| item.source == words.place.source).unwrap();
        assert_eq!(words.place.span.of(&item.text), words.text);
    }
}

#[test]
fn a_second_copy_is_no_second_witness() {
    let alone = answer(&[item("a", OLD, Some("The Gannet Post"), None)]);
    let both = answer(&[
        item("a", OLD, Some("The Gannet Post"), None),
        item("b", &OLD.replace("on Monday", "on Monday morning"), Some("Gannet Post"), None),
    ]);
    assert_eq!(both.versions.len(), 1);
    assert!(both.findings.is_empty() && both.derivations.is_empty(), "{:?}", both.findings);
    assert_eq!(both.messages.len(), alone.messages.len());
    for (one, other) in both.messages.iter().zip(&alone.messages) {
        assert_eq!((one.confidence, one.witnesses.len()), (other.confidence, other.witnesses.len()));
    }
}

#[test]
fn a_message_that_only_an_earlier_version_has_is_not_lost() {
    let at = Some("https://gannet.example/lamp");
    let mut newer = item("b", &new(), None, at);
    newer.published = crate::prose::tests::on(2031, 4, 15);
    let mut older = item("a", OLD, None, at);
    older.published = crate::prose::tests::on(2031, 4, 14);
    let found = answer(&[older.clone(), newer.clone()]);
    assert_eq!(found.versions[0].source, older.source);
    let message = found.messages.iter().find(|m| m.text.as_ref().is_some_and(|t| t.contains("I sold the spare")));
    let message = message.unwrap_or_else(|| panic!("{:#?}", found.messages));
    assert!(message.witnesses.iter().all(|witness| witness.place.source == older.source));
    // What changed is said once, as a change, and not as two readings.
    assert!(found.findings.is_empty(), "{:?}", found.findings);
    assert_eq!(
        found.messages.iter().filter(|m| m.text.as_ref().is_some_and(|t| t.contains("will not last"))).count(),
        1
    );
    assert_eq!(answer(&[newer, older]), found, "the order of items changes nothing");
}

#[test]
fn a_report_that_follows_another_is_no_version_of_it() {
    let one = |outlet, address| item("a", OLD, outlet, address);
    let none = |a: Item, mut b: Item| {
        b.source = record::SourceId::new("b");
        assert!(versions(&[&a, &b]).is_empty(), "{:?} {:?}", a.outlet, b.outlet);
    };
    none(one(Some("Gannet Post"), None), one(Some("Tidewater Wire"), None));
    none(one(None, Some("https://gannet.example/a")), one(None, Some("https://tidewater.example/a")));
    let follows = format!("Lamp was asked for\n\nThe Gannet Post reports: {}", &OLD[200..500]);
    none(one(None, None), item("b", &follows, None, None));
    // One address, and nothing in common: the address is not its own.
    let other = "Ferry is late\n\nThe evening ferry was late again on Friday, and nobody on the quay could say when it would come.";
    none(one(None, Some("https://gannet.example/x")), item("b", other, None, Some("https://gannet.example/x")));
}

#[test]
fn a_copy_without_its_marks_is_a_version_and_does_not_speak() {
    let stripped: String =
        OLD.to_lowercase().chars().map(|c| if c.is_alphanumeric() || c.is_whitespace() { c } else { ' ' }).collect();
    let mut copy = item("b", &stripped, Some("Gannet Post"), None);
    copy.transmission = record::item::Transmission::Stripped;
    let whole = item("a", OLD, Some("The Gannet Post"), None);
    let found = versions(&[&copy, &whole]);
    assert_eq!((found[0].of.as_str(), found[0].changes.len()), (whole.source.as_str(), 0), "{:?}", found[0].changes);
}

#[test]
fn a_finding_says_that_a_report_had_other_words_before() {
    let at = Some("https://gannet.example/lamp");
    let mut newer = item("a-new", &new(), Some("The Gannet Post"), at);
    newer.published = crate::prose::tests::on(2031, 4, 15);
    let mut older = item("a-old", OLD, Some("The Gannet Post"), at);
    older.published = crate::prose::tests::on(2031, 4, 14);
    let wire = "Lamp was asked for\n\nThe Gannet Post reports that the keeper asked for a lamp. “The lamp will not last the week,” \
        Isolde Varrick texted Osric Penhallow on April 2, 2031, the Post says.";
    let mut wire = item("b", wire, Some("Tidewater Wire"), Some("https://tidewater.example/lamp"));
    wire.published = crate::prose::tests::on(2031, 4, 14);
    let found = answer(&[newer, older.clone(), wire]);
    assert!(found.findings.iter().all(|f| f.values.iter().all(|value| value.place.source != older.source)));
    for finding in &found.findings {
        assert!(finding.may_be_mistaken.contains("had other words here in an earlier version, “week”"), "{finding:?}");
    }
    assert!(!found.findings.is_empty());
}

#[test]
fn a_figure_that_changed_is_told_whole() {
    let told = |sum: &str| OLD.replace("for a new lamp", &format!("for a lamp of {sum}, and soon,"));
    let items = [
        item("a", &told("$412,000"), Some("The Gannet"), None),
        item("b", &told("$421,000"), Some("The Gannet"), None),
    ];
    let found = versions(&[&items[0], &items[1]]);
    let words = found[0].changes.iter().flat_map(|change| [&change.here, &change.there]).flatten();
    let mut words: Vec<&str> = words.map(|words| words.text.as_str()).collect();
    words.sort_unstable();
    assert_eq!(words, ["$412,000", "$421,000"]);
}
