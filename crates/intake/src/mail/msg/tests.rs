use crate::{Limits, Pile, read};
use record::envelope::{Moment, Role};
use record::progress::Unwatched;
use record::{Fate, Item, ItemKind, Source};
use std::path::Path;

fn pile(name: &str) -> Pile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats/msg").join(name);
    let mut pile = Pile::default();
    let totals = read(&[path], &Limits::default(), &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up(), "{totals:?}");
    pile
}

fn first(pile: &Pile) -> (&Item, &Source) {
    (&pile.items[0], &pile.sources[0])
}

fn who(item: &Item, role: Role) -> Vec<(String, Option<String>)> {
    let envelope = item.envelope.as_ref().unwrap();
    envelope.who(role).map(|alias| (format!("{}:{}", alias.kind.as_str(), alias.value), alias.name.clone())).collect()
}

fn one(alias: &str, name: Option<&str>) -> Vec<(String, Option<String>)> {
    vec![(alias.to_owned(), name.map(str::to_owned))]
}

#[test]
fn a_message_that_came_in_is_read_by_its_own_head() {
    let pile = pile("came-in.msg");
    let (item, source) = first(&pile);
    let envelope = item.envelope.as_ref().unwrap();
    assert_eq!((source.reader, source.fate.clone(), item.kind), ("msg/1", Fate::Read, ItemKind::Mail));
    assert_eq!(item.text, "Jonas,\r\n\r\nthe lamp is out – since six. Nobody told the ferry.\r\n\r\nAnn\r\n");
    assert_eq!(envelope.id.as_deref(), Some("lamp-1@gannet.example"));
    assert_eq!(who(item, Role::From), one("address:ann@gannet.example", Some("Ann Reed")));
    assert_eq!(who(item, Role::To), one("address:jonas@harbour.example", Some("Jonas Kettle")));
    let sent = envelope.sent().unwrap();
    assert_eq!((sent.field.as_str(), sent.offset), ("Date", Some(7200)));
    let received: Vec<_> = envelope.times.iter().filter(|dated| dated.moment == Moment::Received).collect();
    assert_eq!(received.len(), 2, "by the head and by Outlook: {received:?}");
    let names: Vec<_> = pile.sources[1..].iter().map(|source| source.path.base_name().to_owned()).collect();
    assert_eq!(names, ["tides.csv", "note.txt", "note.txt (2)", "chart.pdf"]);
    assert!(matches!(&pile.sources[4].fate, Fate::Skipped(why) if why.contains(r"\\quay\charts\chart.pdf")));
    assert_eq!(pile.items[1].text, "The first note about the lamp.\r\n");
    assert_eq!(pile.items[2].text, "The second note, of the same name.\r\n");
    assert_eq!(envelope.attachments.len(), 4);
    assert_eq!(envelope.attachments[2].name.as_deref(), Some("note.txt"));
}

#[test]
fn a_message_that_was_sent_is_read_by_its_properties() {
    let pile = pile("sent.msg");
    let (item, source) = first(&pile);
    let envelope = item.envelope.as_ref().unwrap();
    assert_eq!(source.encoding, Some("windows-1251"));
    assert_eq!(item.text, "Лампу починят к утру.\nJ.");
    assert_eq!(who(item, Role::From), one("address:jonas@harbour.example", Some("Jonas Kettle")));
    assert_eq!(who(item, Role::Sender), one("address:office@harbour.example", Some("Harbour Office")));
    assert_eq!(who(item, Role::To), one("address:ann@gannet.example", Some("Ann Reed")));
    assert_eq!(who(item, Role::Cc), one("address:ferry@quay.example", Some("Ferry Desk")));
    assert_eq!(who(item, Role::Bcc), one("address:quill@quay.example", Some("M. Quill")));
    let sent = envelope.sent().unwrap();
    assert_eq!(sent.time.text.as_deref(), Some("2031-10-14T17:02:30Z"));
    assert_eq!((sent.time.zone.as_deref(), sent.offset), (Some("UTC"), Some(0)));
    assert_eq!(envelope.conversation.as_deref(), Some("AQIDBAUGBwgJCgsMDQ4PEBESExQVFg=="));
    let references: Vec<_> = envelope.references.iter().map(|r| format!("{} {}", r.kind.as_str(), r.id)).collect();
    assert_eq!(
        references,
        ["in-reply-to lamp-1@gannet.example", "references lamp-0@harbour.example", "references lamp-1@gannet.example"]
    );
    assert!(envelope.identity.as_ref().unwrap().starts_with("mail:lamp-2@harbour.example:"));
}

#[test]
fn a_message_in_a_message_is_a_part_with_its_own_code_page() {
    let pile = pile("sent.msg");
    let (item, source) = (&pile.items[1], &pile.sources[1]);
    assert!(source.path.as_str().ends_with("sent.msg!/Сломанная лампа"), "{}", source.path);
    assert_eq!(source.parent.as_ref(), Some(&pile.sources[0].path));
    assert_eq!(item.text, "Смотритель пишет: лампы нет.\r\n");
    let envelope = item.envelope.as_ref().unwrap();
    assert_eq!(envelope.subject.as_deref(), Some("Сломанная лампа"));
    assert_eq!(who(item, Role::From), one("name:Смотритель", None));
    assert_eq!(
        who(item, Role::To),
        [("name:Anna".to_owned(), None), ("address:jonas@harbour.example".to_owned(), None)]
    );
    assert_eq!(envelope.sent().unwrap().time.text.as_deref(), Some("2031-10-13T05:00:00Z"));
    assert_eq!(envelope.identity, None);
}

#[test]
fn words_are_taken_out_of_rich_text() {
    let rich = pile("rich.msg");
    assert_eq!(first(&rich).0.text, "The lantern burns again—café at six.");
    assert!(first(&rich).1.problems.is_empty(), "{:?}", first(&rich).1.problems);
    let draft = pile("draft.msg");
    let (item, source) = first(&draft);
    assert_eq!(item.text, "I never said that.\nAnd nobody asked.");
    assert_eq!(source.problems[0].code, "draft");
    let envelope = item.envelope.as_ref().unwrap();
    assert!(envelope.sent().is_none());
    assert_eq!(envelope.times[0].moment, Moment::Edited);
}

#[test]
fn what_is_no_mail_is_said_to_be_none() {
    let pile = pile("contact.msg");
    let (item, source) = first(&pile);
    assert_eq!(item.kind, ItemKind::Document);
    assert!(source.problems[0].message.contains("IPM.Contact"));
}

#[test]
fn a_damaged_message_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let whole =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats/msg/came-in.msg")).unwrap();
    let read_bytes = |bytes: &[u8]| {
        std::fs::write(folder.path().join("a.msg"), bytes).unwrap();
        let mut pile = Pile::default();
        read(&[folder.path().to_owned()], &Limits::default(), &mut pile, &Unwatched).unwrap();
        pile.sources[0].fate.clone()
    };
    assert!(matches!(read_bytes(&whole[..700]), Fate::Failed(why) if why.contains("ask for another copy")));
    assert!(matches!(read_bytes(b"words"), Fate::Failed(why) if why.contains("a mail as Outlook saves it")));
}
