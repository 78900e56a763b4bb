use crate::sink::Pile;
use crate::tests::{fixture, reading, told};
use record::Item;
use record::envelope::{Envelope, Moment, Role};

fn item(pile: &Pile, n: usize) -> &Item {
    pile.items.iter().find(|item| item.path.as_str().ends_with(&format!("#{n}"))).unwrap()
}

fn envelope(pile: &Pile, n: usize) -> &Envelope {
    item(pile, n).envelope.as_ref().unwrap()
}

fn who(envelope: &Envelope, role: Role) -> Vec<&str> {
    envelope.who(role).map(|alias| alias.value.as_str()).collect()
}

#[test]
fn a_day_is_read_message_by_message() {
    let pile = fixture("slack", "2031-04-14.json");
    assert_eq!(
        told(&pile),
        [
            "2031-04-14.json export",
            "1 2031-04-14T12:00:00.0001 U0FERRY001 (joined): @U0LAMP0001 has joined the channel",
            "2 2031-04-14T13:00:00.0002 U0FERRY001: The lamp is out & @U0LAMP0001 has no key. See the notice or \
             https://harbour.example/old. @here #quay\n<soon> – “now”",
            "3 2031-04-14T13:01:00.0003 U0LAMP0001: Ask @U0QUAY0001, @Oda Ferry.",
            "4 2031-04-14T13:01:00.0004 U0LAMP0001: Yes.",
            "5 2031-04-14T13:01:00.0005 U0LAMP0001: Yes.",
            "6 2031-04-14T13:02:00.0006 U0FERRY001: ",
            "7 2031-04-14T13:03:00.0007 B0TIDE: High tide at six",
            "8 2031-04-14T13:01:00.0004 U0LAMP0001 (deleted): Yes.",
            "9 2031-04-14T13:05:00.0009 U0FERRY001 (renamed): @Oda Ferry has renamed the channel from \"lamp\" to \
             \"lamp-and-ferry\"",
            "10 2031-04-14T13:06:00.001 U0FERRY001 (channel-topic): @Oda Ferry set the channel topic: Lamps",
            "11 undated U0FERRY001: Undated.",
            "12 failed: has neither a time nor words; ask for another copy",
        ]
    );
    let first = item(&pile, 2);
    let links: Vec<_> = first.links.iter().map(|link| (link.span.of(&first.text), link.target.as_str())).collect();
    let old = "https://harbour.example/old";
    assert_eq!(links, [("the notice", "https://harbour.example/notices/lamp?id=7&x=1"), (old, old)]);
    let joined = envelope(&pile, 1);
    assert_eq!((who(joined, Role::Subject), who(joined, Role::From)), (vec!["U0LAMP0001"], vec!["U0FERRY001"]));
    let from = envelope(&pile, 6).who(Role::From).next().unwrap();
    assert_eq!((from.value.as_str(), from.name.as_deref()), ("U0FERRY001", Some("Oda Ferry")));
    let kinds: Vec<_> = envelope(&pile, 3).references.iter().map(|reference| reference.kind.as_str()).collect();
    assert_eq!(kinds, ["in-reply-to", "thread"]);
    assert_eq!(envelope(&pile, 3).times[1].moment, Moment::Edited);
    assert_eq!(envelope(&pile, 8).times[1].moment, Moment::Deleted);
    assert_eq!(envelope(&pile, 2).id.as_deref(), Some("1933938000.000200"));
    assert_eq!(envelope(&pile, 6).attachments[0].media_type.as_deref(), Some("application/pdf"));
    assert_eq!(envelope(&pile, 2).reactions.len(), 2);
    assert_eq!(envelope(&pile, 9).conversation_name.as_deref(), Some("lamp-and-ferry"));
    assert_ne!(envelope(&pile, 4).identity, envelope(&pile, 5).identity);
}

#[test]
fn users_are_told_with_their_names() {
    let pile = fixture("slack", "users.json");
    assert_eq!(
        told(&pile)[1..],
        [
            "1 undated - (account): Oda Ferry\noda\nU0FERRY001",
            "2 undated - (account): Wim Lantern\nwim\nU0LAMP0001",
            "3 failed: is no user: it has no id; ask for another copy",
        ]
    );
    assert_eq!(who(envelope(&pile, 1), Role::Subject), ["U0FERRY001", "oda", "oda@ferry.example"]);
    assert!(told(&fixture("slack", "channels.json"))[0].contains("skipped: looks like a list of channels"));
}

#[test]
fn what_is_no_mark_is_words() {
    let text = |words: &str| {
        let day = format!(r#"[{{"type":"message","ts":"1933938000.000200","text":"{words}"}}]"#);
        reading("a.json", day.as_bytes()).items[0].text.clone()
    };
    assert_eq!(text("a < b > c & d &amp"), "a  b  c & d &amp");
    assert_eq!(text("<unended &lt;x&gt; <@U1|oda> <!subteam^S1|@crew> <#C1>"), "<unended <x> @oda @crew #C1");
    assert_eq!(text("<> <|x> <@>"), " x @");
    assert_eq!(text("\\u003c@U1\\u003e \\u0026amp; é<a|\\u00e9>"), "@U1 & éé");
}

#[test]
fn what_is_broken_costs_no_more_than_itself() {
    let whole = r#"[{"type":"message","ts":"1933938000.000200","user":"U1","text":"one"},
        {"type":"message","ts":"1933938001.000200","user":"U2","text":"two"}]"#;
    let count = |bytes: &str| {
        let pile = reading("a.json", bytes.as_bytes());
        let failed = pile.sources.iter().filter(|source| source.fate != record::Fate::Read).count();
        (pile.items.len(), failed)
    };
    assert_eq!(count(whole), (2, 0));
    for at in 0..whole.len() {
        let (read, failed) = count(&[&whole[..at], &whole[at + 1..]].concat());
        assert!(read == 2 || failed > 0, "without byte {at}, {:?}: {read} read, {failed} failed", &whole[at..at + 1]);
        assert!(at == 0 || count(&whole[..at]).1 > 0, "cut at {at}");
    }
}
