use super::name_of;
use crate::sink::Pile;
use crate::tests::{fixture, reading, told};
use record::envelope::{Envelope, Moment, Role};
use record::{PartPath, Precision};

fn envelope(pile: &Pile, n: usize) -> &Envelope {
    let item = pile.items.iter().find(|item| item.path.as_str().ends_with(&format!("#{n}"))).unwrap();
    item.envelope.as_ref().unwrap()
}

fn who(envelope: &Envelope, role: Role) -> Vec<&str> {
    envelope.who(role).map(|alias| alias.value.as_str()).collect()
}

#[test]
fn a_chat_from_android_is_read_message_by_message() {
    let pile = fixture("whatsapp", "WhatsApp Chat with Lamp & ferry.txt");
    assert_eq!(
        told(&pile)[1..],
        [
            "1 2031-04-28T19:58:00 - (encryption-notice): Messages and calls are end-to-end encrypted. Only people in this \
             chat can read, listen to, or share them.",
            "2 2031-04-28T19:58:00 Oda Ferry (created): Oda Ferry created group \"Lamp\"",
            "3 2031-04-28T19:59:00 Oda Ferry (joined): Oda Ferry added you and Wim Lantern",
            "4 2031-04-28T20:01:00 Oda Ferry (renamed): Oda Ferry changed the subject from \"Lamp\" to \"Lamp: ferry\"",
            "5 2031-04-29T08:12:00 Wim Lantern: The lamp is out: nobody has the key.\nIt was dark by six.",
            "6 2031-04-29T08:12:00 Wim Lantern: Yes.",
            "7 2031-04-29T08:12:00 Wim Lantern: Yes.",
            "8 2031-04-30T09:00:00 +49 30 0000001: ",
            "9 2031-05-01T09:00:00 Oda Ferry: This is the quay – at seven o’clock.",
            "10 2031-05-01T09:01:00 Oda Ferry (deleted): This message was deleted",
            "11 2031-05-01T09:02:00 Wim Lantern: It left at eight.",
            "12 undated Wim Lantern: Undated.",
            "13 2031-05-02T09:04:00 - (left): +49 30 0000001 left",
            "14 2031-05-02T09:05:00 Oda Ferry (removed): Oda Ferry removed Wim Lantern",
            "15 2031-05-02T09:06:00 - (notice): Etwas, das niemand kennt",
            "16 2031-05-02T09:07:00 Oda Ferry: ",
        ]
    );
    assert!(pile.sources[0].problems.is_empty(), "{:?}", pile.sources[0].problems);
    let sent = envelope(&pile, 6).sent().unwrap();
    assert_eq!((sent.time.precision, sent.offset, &sent.guess), (Some(Precision::Minute), None, &None));
    assert_eq!((sent.time.text.as_deref(), sent.time.interval.unwrap().seconds()), (Some("29.04.31, 08:12"), 59));
    assert_eq!(envelope(&pile, 5).conversation_name.as_deref(), Some("Lamp & ferry"));
    assert_eq!(envelope(&pile, 4).conversation_name.as_deref(), Some("Lamp: ferry"));
    assert_eq!(who(envelope(&pile, 3), Role::Subject), ["you", "Wim Lantern"]);
    assert_eq!(envelope(&pile, 8).who(Role::From).next().unwrap().kind.as_str(), "phone");
    assert_eq!((envelope(&pile, 8).attachments.len(), &envelope(&pile, 8).attachments[0].name), (1, &None));
    assert_eq!(envelope(&pile, 9).attachments[0].name.as_deref(), Some("IMG-20310501-WA0001.jpg"));
    assert_eq!(envelope(&pile, 11).times[1].moment, Moment::Edited);
    assert_ne!(envelope(&pile, 6).identity, envelope(&pile, 7).identity);
}

#[test]
fn a_chat_from_an_iphone_is_read_message_by_message() {
    let pile = fixture("whatsapp", "_chat.txt");
    assert_eq!(
        told(&pile)[3..],
        [
            "3 2031-05-01T12:30:00 Wim Lantern: Who has the lamp? 🏮\nAnd the key?",
            "4 2031-05-01T12:31:10 Oda Ferry: ",
            "5 2031-05-01T12:32:10 Oda Ferry: ",
            "6 2031-05-13T00:05:00 Oda Ferry: ",
            "7 2031-05-13T00:06:00 Wim Lantern (deleted): \u{200e}You deleted this message.",
            "8 2031-05-13T00:07:00 Wim Lantern: It is gone.",
            "9 2031-05-13T00:08:00 Wim Lantern: the image omitted from the report was mine",
            "10 undated Wim Lantern: No such time.",
        ]
    );
    let events: Vec<_> = (1..3).map(|n| envelope(&pile, n).event.as_deref().unwrap()).collect();
    assert_eq!(events, ["encryption-notice", "created"]);
    assert_eq!(envelope(&pile, 3).conversation_name.as_deref(), Some("Quay crew"));
    assert_eq!(envelope(&pile, 3).sent().unwrap().time.precision, Some(Precision::Second));
    let files = |n: usize| {
        let file = &envelope(&pile, n).attachments[0];
        (file.name.as_deref(), file.media_type.as_deref())
    };
    assert_eq!(files(4), (Some("00000007-PHOTO-2031-05-01-12-31-10.jpg"), None));
    assert_eq!((files(5), files(6)), ((None, Some("image")), (Some("notice.pdf"), Some("document"))));
}

#[test]
fn an_order_that_is_open_is_said_to_be() {
    let pile = fixture("whatsapp", "few-days.txt");
    assert_eq!(pile.sources[0].problems[0].code, "date-order");
    let first = envelope(&pile, 1).sent().unwrap();
    let interval = first.time.interval.unwrap();
    let ends = (interval.earliest.to_string(), interval.latest.to_string());
    assert_eq!(ends, ("2031-03-04T10:00:00".into(), "2031-04-03T10:00:59".into()));
    assert_eq!(first.time.precision, Some(Precision::Range));
    assert!(first.guess.as_ref().unwrap().ends_with("2031-03-04 or 2031-04-03"), "{:?}", first.guess);
    // 4 April is 4 April in either order.
    assert_eq!(
        (&envelope(&pile, 2).sent().unwrap().guess, envelope(&pile, 2).sent().unwrap().time.precision),
        (&None, Some(Precision::Minute))
    );
}

#[test]
fn a_chat_in_another_encoding_is_read_too() {
    let pile = fixture("whatsapp", "wide.txt");
    assert_eq!(
        told(&pile)[1..],
        [
            "1 2031-04-03T21:00:00 Oda Ferry: Zonder lamp varen wij niet.",
            "2 2031-04-13T21:01:00 Wim Lantern: Goed – tot morgen. 🏮",
        ]
    );
    let text = "1/5/31, 10:00 - Oda: caf\u{e9}\n13/5/31, 10:00 - Oda: ok\n";
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let pile = reading("a.txt", &bytes);
    assert_eq!((pile.items.len(), pile.items[0].text.as_str()), (2, "café"));
}

#[test]
fn texts_that_are_no_chats_stay_texts() {
    let of = |text: &str| reading("a.txt", text.as_bytes()).sources[0].kind;
    assert_eq!(of("14/10/2031, 15:34 - Oda: The lamp is out.\n"), "export");
    assert_eq!(of("14/10/2031, 15:34 - talks with the mayor about the lamp\n\nThe mayor had no time.\n"), "report");
    assert_eq!(of("Notes\n\n14/10/2031, 15:34 - Oda: The lamp is out.\n"), "report");
    assert_eq!(of("14/10/2031\n\nThe ferry left at 15:34, said Oda: without a lamp.\n"), "report");
}

#[test]
fn names_are_taken_from_where_the_chat_lies() {
    let of = |path: &str| name_of(&PartPath::file(path));
    assert_eq!(of("x/WhatsApp Chat with Oda.txt").as_deref(), Some("Oda"));
    assert_eq!(of("x/WhatsApp Chat - Quay crew.zip!/_chat.txt").as_deref(), Some("Quay crew"));
    assert_eq!(of("x/WhatsApp Chat - Quay crew/_chat.txt").as_deref(), Some("Quay crew"));
    assert_eq!(of("x/Chat de WhatsApp con Oda.txt").as_deref(), Some("Oda"));
    assert_eq!((of("_chat.txt"), of("x/notes.txt")), (None, None));
}

#[test]
fn the_same_export_in_two_places_holds_the_same_messages() {
    let text = "1/5/31, 10:00 - Oda: Yes.\n1/5/31, 10:00 - Oda: Yes.\n";
    let identities = |name: &str| -> Vec<_> {
        let pile = reading(name, text.as_bytes());
        (1..=2).map(|n| envelope(&pile, n).identity.clone().unwrap()).collect()
    };
    assert_eq!(identities("a.txt"), identities("b.txt"));
}
