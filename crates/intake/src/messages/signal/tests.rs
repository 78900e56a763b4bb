use crate::sink::Pile;
use crate::tests::{fixture, reading, told};
use record::envelope::Envelope;

fn envelope(pile: &Pile, n: usize) -> &Envelope {
    pile.items[n - 1].envelope.as_ref().unwrap()
}

#[test]
fn a_chat_is_read_message_by_message() {
    let pile = fixture("signal", "chat.md");
    assert_eq!(
        told(&pile),
        [
            "chat.md export",
            "1 2031-05-02T08:30:00 Oda Ferry: Who has the lamp?",
            "2 2031-05-02T08:31:10 Me: The quay has it: ask there.  \nAnd be quick.",
            "3 2031-05-02T08:32:00 Oda Ferry: ",
            "4 2031-05-02T08:33:00 Oda Ferry: \n\n> The quay has it\n\nNobody is there.",
            "5 2031-05-02T08:34:00 Oda Ferry (deleted): (This message was deleted)",
            "6 undated -: Undated.",
        ]
    );
    let signs: Vec<_> =
        envelope(&pile, 2).reactions.iter().map(|r| (r.sign.as_str(), &*r.by.as_ref().unwrap().value)).collect();
    assert_eq!(signs, [("👍", "Oda Ferry"), ("🏮", "Per Quay")]);
    let files: Vec<_> = envelope(&pile, 3).attachments.iter().map(|file| file.name.as_deref()).collect();
    assert_eq!(files, [Some("lamp.jpg"), Some("notice.pdf")]);
    assert_eq!(pile.sources[6].problems[0].code, "no-such-time");
}

#[test]
fn two_that_say_the_same_are_two() {
    let pile = fixture("signal", "index.md");
    assert_eq!(
        told(&pile)[1..],
        [
            "1 2031-05-03T08:30:00 Oda Ferry: Yes.",
            "2 2031-05-03T08:30:00 Oda Ferry: Yes.",
            "3 2031-05-03T08:31:00 Me: See [the notice](https://harbour.example/notices/lamp).",
        ]
    );
}

#[test]
fn it_is_known_by_its_content() {
    let reader = |name: &str, text: &str| reading(name, text.as_bytes()).sources[0].reader;
    assert_eq!(reader("a.md", "[2031-05-02 08:30:00] Oda: a\n"), "signal-markdown/1");
    assert_eq!(reader("a.txt", "[2031-05-02, 08:30] Oda: a\n"), "signal-markdown/1");
    assert_eq!(reader("a.txt", "[2031-05-02, 08:30:00] Oda: a\n"), "whatsapp/1");
    assert_eq!(reader("a.md", "[2031-05-02] Oda said a good many words.\n"), "report/1");
}
