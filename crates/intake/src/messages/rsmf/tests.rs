use crate::{Limits, Pile, read};
use record::envelope::{Moment, Role};
use record::progress::Unwatched;
use record::{Fate, Item};
use std::path::Path;

fn pile(name: &str) -> Pile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats/rsmf").join(name);
    let mut pile = Pile::default();
    let totals = read(&[path], &Limits::default(), &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up(), "{totals:?}");
    pile
}

fn item(pile: &Pile, n: usize) -> &Item {
    pile.items.iter().find(|item| item.path.as_str().ends_with(&format!("#{n}"))).unwrap()
}

fn who(item: &Item, role: Role) -> Vec<String> {
    let envelope = item.envelope.as_ref().unwrap();
    envelope
        .who(role)
        .map(|a| format!("{}:{} {}", a.kind.as_str(), a.value, a.name.as_deref().unwrap_or("-")))
        .collect()
}

#[test]
fn events_are_read_one_by_one() {
    let pile = pile("rsmf_manifest.json");
    assert_eq!(pile.items.len(), 7);
    let first = item(&pile, 1);
    let envelope = first.envelope.as_ref().unwrap();
    assert_eq!(first.text, "The lamp is out – since six.\nNobody told the ferry.");
    assert_eq!((envelope.channel.as_str(), envelope.conversation_name.as_deref()), ("slack", Some("#lantern")));
    assert_eq!(who(first, Role::From), ["address:ann@gannet.example Ann Reed"]);
    assert_eq!(who(first, Role::Member), ["account:U02 Jonas Kettle", "name:M. Quill -"]);
    assert_eq!(envelope.sent().unwrap().offset, Some(7200));
    // One of three is known.
    let signs: Vec<_> = envelope.reactions.iter().map(|r| (r.sign.as_str(), r.by.is_some())).collect();
    assert_eq!(signs, [("👍", true), ("👍", false), ("👍", false)]);
    assert_eq!(envelope.attachments[0].name.as_deref(), Some("Tides for the week.txt"));
    let second = item(&pile, 2).envelope.as_ref().unwrap();
    assert_eq!(second.references[0].id, "1");
    assert_eq!(second.times[1].moment, Moment::Edited);
    let third = item(&pile, 3);
    assert_eq!(third.envelope.as_ref().unwrap().event.as_deref(), Some("joined"));
    assert_eq!(who(third, Role::Subject), ["name:M. Quill -"]);
}

#[test]
fn what_is_not_as_it_should_be_is_told() {
    let pile = pile("rsmf_manifest.json");
    let source = |end: &str| pile.sources.iter().find(|source| source.path.as_str().ends_with(end)).unwrap();
    assert!(matches!(&source("participants#4").fate, Fate::Failed(_)));
    assert_eq!(source(".json#2").problems[0].code, "edited");
    assert!(source(".json#2").problems[0].message.contains("I will mend it tomorrow."));
    assert_eq!(source(".json#4").problems[0].code, "no-such-time");
    assert!(item(&pile, 4).envelope.as_ref().unwrap().times.is_empty());
    assert_eq!(who(item(&pile, 4), Role::To), ["account:U02 Jonas Kettle"]);
    assert_eq!(item(&pile, 5).envelope.as_ref().unwrap().event.as_deref(), Some("deleted"));
    assert!(matches!(&source(".json#6").fate, Fate::Failed(why) if why.contains("what kind of event")));
    assert!(matches!(&source(".json#7").fate, Fate::Failed(why) if why.contains("no event")));
    // The same words, twice: two messages.
    assert_eq!((item(&pile, 8).text.as_str(), item(&pile, 9).text.as_str()), ("ok", "ok"));
    assert_eq!(who(item(&pile, 8), Role::From), ["account:p9 -"]);
}

#[test]
fn the_archive_in_the_mail_is_handed_over_and_counted() {
    let pile = pile("lantern.rsmf");
    assert_eq!((pile.sources[0].kind, pile.sources[0].container), ("export", true));
    assert!(pile.sources[1].path.as_str().ends_with("lantern.rsmf!/rsmf.zip"));
    // It says that it holds eleven events.
    let missing =
        pile.sources.iter().filter(|s| matches!(&s.fate, Fate::Failed(why) if why.contains("holds 11 events")));
    let events = pile.sources.iter().filter(|s| s.path.as_str().contains("rsmf_manifest.json#")).count();
    assert_eq!(missing.count() + events, 11);
}
