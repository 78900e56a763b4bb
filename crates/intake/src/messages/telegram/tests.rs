use crate::sink::Pile;
use crate::tests::{fixture, reading, told};
use record::envelope::{Envelope, Moment, Role};
use record::{Item, ItemKind};

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
fn a_chat_of_two_is_read_message_by_message() {
    let pile = fixture("telegram", "chat.json");
    assert_eq!(
        told(&pile),
        [
            "chat.json export",
            "1 2031-04-14T19:00:00 - (joined): ",
            "2 2031-04-14T19:05:00 user5100001: The lamp is out.",
            "3 2031-04-14T19:05:20 user5100002: See https://harbour.example/notices/lamp, and the old notice.\nI <wrote> it \
             & meant it – “twice”.",
            "4 2031-04-14T19:07:00 user5100001: Yes.",
            "5 2031-04-14T19:07:00 user5100001: Yes.",
            "6 2031-04-14T19:08:00 user5100002: ",
            "7 2031-04-14T19:09:00 user5100001: ",
            "8 undated user5100002: Undated.",
            "9 2031-04-17T17:30:00 user5100002: ",
            "10 failed: Telegram says that it could not export this message; look at it in Telegram itself",
            "11 failed: has no id, no time and no words; ask for another copy",
            "12 2031-04-14T19:20:00 user5100001 (called): ",
        ]
    );
    let first = envelope(&pile, 2);
    assert_eq!((who(first, Role::From), who(first, Role::To)), (vec!["user5100001"], vec!["user5100002"]));
    assert_eq!(first.conversation_name.as_deref(), Some("Oda Ferry"));
    // Local and counted time together say how far from UTC.
    assert_eq!(first.sent().unwrap().offset, Some(7200));
    assert_eq!(first.who(Role::From).next().unwrap().name.as_deref(), Some("Wim Lantern"));
    let second = item(&pile, 3);
    let links: Vec<_> = second.links.iter().map(|link| (link.span.of(&second.text), link.target.as_str())).collect();
    let notice = "https://harbour.example/notices/lamp";
    assert_eq!(links, [(notice, notice), ("the old notice", "https://harbour.example/old")]);
    assert_eq!(envelope(&pile, 3).references[0].id, "2");
    assert_eq!(envelope(&pile, 3).times[1].moment, Moment::Edited);
    assert_eq!(envelope(&pile, 5).times.len(), 1, "1970 is no time of a change");
    assert_eq!(envelope(&pile, 6).attachments[0].name.as_deref(), Some("photos/photo_1@14-04-2031_19-08-00.jpg"));
    assert_eq!(envelope(&pile, 6).references[0].kind.as_str(), "forwards");
    let file = &envelope(&pile, 7).attachments[0];
    assert_eq!((file.name.as_deref(), file.media_type.as_deref()), (Some("lamp.pdf"), Some("application/pdf")));
    let signs: Vec<_> = envelope(&pile, 7).reactions.iter().map(|reaction| reaction.by.is_some()).collect();
    assert_eq!(signs, [true, false, false]);
    assert_eq!((envelope(&pile, 9).sent().unwrap().offset, envelope(&pile, 8).times.len()), (Some(0), 0));
}

#[test]
fn what_happens_in_a_group_is_told() {
    let pile = fixture("telegram", "group.json");
    let events: Vec<_> = (1..=11).map(|n| envelope(&pile, n).event.clone().unwrap_or_default()).collect();
    assert_eq!(
        events,
        ["created", "renamed", "joined", "left", "removed", "joined", "pinned", "", "", "set-chat-theme", ""]
    );
    assert_eq!(item(&pile, 2).text, "Lamp & ferry");
    assert_eq!(who(envelope(&pile, 3), Role::Subject), ["Per Quay"]);
    let joined = envelope(&pile, 6);
    assert_eq!((who(joined, Role::Subject), who(joined, Role::From)), (vec!["user5100001"], vec!["Oda Ferry"]));
    assert_eq!(envelope(&pile, 7).references[0].id, "8");
    assert_eq!(item(&pile, 8).text, "Who has the lamp?\nThe ferry\nThe quay");
    assert_eq!(item(&pile, 9).text, "53.7, 7.5");
    assert_eq!(item(&pile, 11).text, "Seven o'clock, @wim");
}

#[test]
fn all_that_an_account_was_in_is_read_chat_by_chat() {
    let pile = fixture("telegram", "result.json");
    assert_eq!(
        told(&pile)[1..],
        [
            "1 undated - (account): Wim\nLantern\n@wimlantern\nLamps.",
            "2 2031-04-14T19:05:00 user5100001: The lamp is out.",
            "3 2031-04-14T19:05:20 user5100002: See https://harbour.example/notices/lamp, and the old notice.\nI <wrote> it \
             & meant it – “twice”.",
            "4 2031-04-14T19:07:00 user5100001: Yes.",
            "5 2031-05-02T07:00:00 channel1700000002: The ferry leaves at seven.",
            "6 2031-03-01T10:00:00 user5100001: I am leaving.",
            "7 failed: is a chat without a list of messages; ask for another copy",
        ]
    );
    assert_eq!((item(&pile, 5).kind, item(&pile, 6).kind), (ItemKind::Post, ItemKind::Message));
    assert_eq!(pile.sources[0].problems[0].message, "it also holds contacts, which are no messages and were not read");
    assert_eq!(who(envelope(&pile, 1), Role::Subject), ["user5100001", "wimlantern", "+49 30 000 00 01"]);
    // The same message in two exports is one.
    let one = fixture("telegram", "chat.json");
    assert_eq!(envelope(&pile, 3).identity, envelope(&one, 3).identity);
    assert_ne!(envelope(&one, 4).identity, envelope(&one, 5).identity);
}

#[test]
fn times_that_do_not_agree_are_told() {
    let chat = br#"{"name":"x","type":"personal_chat","id":1,"messages":[
        {"id":1,"type":"message","date":"2031-04-14T19:05:00","date_unixtime":"7","from_id":"user1","text":"a"}]}"#;
    let pile = reading("a.json", chat);
    assert_eq!(pile.sources[1].problems[0].code, "times-differ");
    assert_eq!(envelope(&pile, 1).sent().unwrap().offset, None);
}

#[test]
fn what_is_broken_costs_no_more_than_itself() {
    let whole = r#"{"name":"x","type":"private_group","id":1,"messages":[
        {"id":1,"type":"message","date":"2031-04-14T19:05:00","from":"a","text":"one"},
        {"id":2,"type":"message","date":"2031-04-14T19:06:00","from":"b","text":["two",{"type":"bold","text":"!"}]}]}"#;
    let count = |bytes: &str| {
        let pile = reading("a.json", bytes.as_bytes());
        let failed = pile.sources.iter().filter(|source| source.fate != record::Fate::Read).count();
        (pile.items.len(), failed)
    };
    assert_eq!(count(whole), (2, 0));
    for at in 1..whole.len() {
        let (read, failed) = count(&[&whole[..at], &whole[at + 1..]].concat());
        assert!(read == 2 || failed > 0, "without byte {at}, {:?}: {read} read, {failed} failed", &whole[at..at + 1]);
        assert!(count(&whole[..at]).1 > 0, "cut at {at}");
    }
}
