use crate::tests::inside::{Reading, fixture};
use record::ItemKind;
use record::envelope::{Envelope, Moment, Role};

fn envelope<'r>(letter: &'r Reading, end: &str) -> &'r Envelope {
    letter.item(end).envelope.as_deref().unwrap()
}

#[test]
fn words_stand_in_the_order_in_which_they_are_read() {
    let letter = fixture("docx", "letter.docx");
    let expected = [
        "letter.docx document read",
        "letter.docx!/word/embeddings/tides.txt document read",
        "letter.docx#1 comment read",
        "letter.docx#2 comment read",
        "letter.docx#3 change read",
        "letter.docx#4 change read",
        "letter.docx#5 change read",
        "letter.docx#6 change read",
    ];
    assert_eq!(letter.fates(), expected);
    let item = letter.item("letter.docx");
    let blocks: Vec<&str> = item.blocks.iter().map(|block| block.span.of(&item.text)).collect();
    let expected = [
        "The lantern on the east pier",
        "To the harbour office: the lantern and the foghorn too was out for an hour.[1]",
        "Nobody was told. See the log and the map not for the press",
        "Day\tLamp",
        "Monday\tout and cold",
        "In a box.",
        "Tab\tand <sign> €",
        "[1] By the clock of the keeper’s own.",
        "Harbour office, draft 3",
    ];
    assert_eq!(blocks, expected);
    let links: Vec<(&str, &str)> =
        item.links.iter().map(|link| (link.span.of(&item.text), link.target.as_str())).collect();
    assert_eq!(links, [("the log", "https://quay.example/log?a=1&b=2"), ("the map", "https://quay.example/b")]);
    assert_eq!((item.kind, item.updated.len()), (ItemKind::Document, 1));
    assert_eq!(item.byline.as_ref().unwrap().value, "Ada Wren");
    assert_eq!(letter.problems("letter.docx"), ["hidden-text"]);
}

#[test]
fn a_comment_is_a_message_about_words() {
    let letter = fixture("docx", "letter.docx");
    let (first, second) = (envelope(&letter, "#1"), envelope(&letter, "#2"));
    assert_eq!((letter.item("#1").text.as_str(), letter.item("#2").text.as_str()), ("Who says so?", "The crew."));
    assert_eq!(first.who(Role::From).next().unwrap().value, "Bo Lund");
    assert_eq!(first.subject.as_deref(), Some("Nobody was told."));
    assert_eq!(second.references[0].id, first.id.clone().unwrap());
    // A clock without a zone that can be believed, and a day that there is not.
    assert_eq!((first.sent().unwrap().offset, second.sent()), (None, None));
    assert!(first.sent().unwrap().guess.is_some());
    assert_eq!(letter.problems("#2"), ["no-such-time"]);
}

#[test]
fn changes_are_told_apart_with_who_and_when() {
    let letter = fixture("docx", "letter.docx");
    let told = |end: &str| {
        let envelope = envelope(&letter, end);
        let from = envelope.who(Role::From).next().unwrap().value.as_str();
        (envelope.event.as_deref().unwrap(), from, letter.item(end).text.as_str(), envelope.times[0].moment)
    };
    assert_eq!(told("#3"), ("inserted", "Ada Wren", "and the foghorn too", Moment::Edited));
    assert_eq!(told("#4"), ("deleted", "Bo Lund", "has been out since Monday", Moment::Deleted));
    assert_eq!(told("#5"), ("inserted", "Bo Lund", "was out for an hour", Moment::Edited));
    assert_eq!(told("#6"), ("moved-from", "Bo Lund", "Moved away.", Moment::Deleted));
}

#[test]
fn what_is_missing_is_told() {
    let torn = fixture("docx", "torn.docx").fates();
    assert_eq!(torn.last().unwrap(), "torn.docx!/(the rest) unread failed: its text breaks off in the middle");
    assert_eq!(torn[0], "torn.docx document read");
    assert_eq!(fixture("unread", "empty.docx").fates(), ["empty.docx empty skipped: empty"]);
    assert_eq!(fixture("unread", "scan.docx").fates(), ["scan.docx document failed: has no text"]);
}
