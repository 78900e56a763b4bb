use super::tags::{Found, Tags, unescaped};
use crate::{Limits, Pile, read};
use record::envelope::{Moment, Role};
use record::progress::Unwatched;
use record::{Fate, Item, Source};
use std::path::{Path, PathBuf};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats/sms").join(name)
}

fn pile(paths: &[PathBuf]) -> Pile {
    let mut pile = Pile::default();
    let totals = read(paths, &Limits::default(), &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up(), "{totals:?}");
    pile
}

fn item(pile: &Pile, n: usize) -> &Item {
    pile.items.iter().find(|item| item.path.as_str().ends_with(&format!("xml#{n}"))).unwrap()
}

fn source(pile: &Pile, n: usize) -> &Source {
    pile.sources.iter().find(|source| source.path.as_str().ends_with(&format!("xml#{n}"))).unwrap()
}

fn who(item: &Item, role: Role) -> Vec<String> {
    let envelope = item.envelope.as_ref().unwrap();
    envelope
        .who(role)
        .map(|a| format!("{}:{} {}", a.kind.as_str(), a.value, a.name.as_deref().unwrap_or("-")))
        .collect()
}

#[test]
fn messages_of_a_phone_are_read() {
    let pile = pile(&[path("sms-20311014.xml")]);
    let first = item(&pile, 1);
    assert_eq!(first.text, "The lamp is out 😀 & nobody\ntold the \"ferry\".");
    assert_eq!(who(first, Role::From), ["phone:+15550100 Ann Reed"]);
    let envelope = first.envelope.as_ref().unwrap();
    let times: Vec<_> = envelope.times.iter().map(|d| (d.moment, d.field.as_str(), d.guess.is_some())).collect();
    assert_eq!(times, [(Moment::Sent, "date_sent", false), (Moment::Received, "date", false)]);
    let sent = envelope.sent().unwrap();
    assert_eq!(sent.time.interval.unwrap().earliest.to_string(), "2031-10-14T18:35:01");
    assert_eq!((sent.offset, sent.time.text.as_deref()), (Some(0), Some("1949769301000")));
    assert_eq!(who(item(&pile, 2), Role::To), ["phone:+15550100 Ann Reed"]);
    // The same words in the same thousandth of a second: two messages.
    assert_eq!((item(&pile, 3).text.as_str(), item(&pile, 4).text.as_str()), ("ok", "ok"));
    assert!(item(&pile, 3).envelope.as_ref().unwrap().sent().unwrap().guess.is_some());
}

#[test]
fn what_is_not_as_it_should_be_is_told() {
    let pile = pile(&[path("sms-20311014.xml")]);
    assert_eq!(who(item(&pile, 5), Role::From), ["account:HARBOUR -"]);
    assert_eq!(source(&pile, 5).problems[0].code, "no-such-time");
    assert_eq!(source(&pile, 6).problems[0].code, "not-sent");
    assert!(matches!(&source(&pile, 7).fate, Fate::Failed(why) if why.contains("breaks off")));
    assert!(matches!(&source(&pile, 9).fate, Fate::Failed(why) if why.contains("holds 9 messages, and 8 were found")));
}

#[test]
fn a_multimedia_message_has_its_files_with_it() {
    let pile = pile(&[path("sms-20311014.xml")]);
    let mms = item(&pile, 8);
    assert_eq!(mms.text, "See the table.");
    let envelope = mms.envelope.as_ref().unwrap();
    assert_eq!(envelope.subject.as_deref(), Some("Tides"));
    assert_eq!(who(mms, Role::From), ["phone:+15550101 -"]);
    assert_eq!(who(mms, Role::To), ["phone:+15550100 -"]);
    assert_eq!(envelope.conversation_name.as_deref(), Some("Ann Reed, M. Quill"));
    let tides = pile.items.iter().find(|item| item.path.as_str().ends_with("xml#8!/tides.txt")).unwrap();
    assert_eq!(tides.text, "Tides: six o'clock, 1.2 metres at the pier.\n");
    let quay = pile.sources.iter().find(|source| source.path.as_str().ends_with("xml#8!/quay.jpg")).unwrap();
    assert!(matches!(&quay.fate, Fate::Failed(why) if why.contains("make a backup with media")));
}

#[test]
fn calls_are_read_as_what_happened() {
    let pile = pile(&[path("calls-20311014.xml")]);
    let events: Vec<_> = pile.items.iter().map(|item| item.envelope.as_ref().unwrap().event.as_deref()).collect();
    assert_eq!(events, [Some("called"), Some("call-missed")]);
    assert_eq!(pile.items[0].text, "125 seconds");
}

#[test]
fn a_message_in_two_backups_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let whole = std::fs::read_to_string(path("sms-20311014.xml")).unwrap();
    std::fs::write(folder.path().join("a.xml"), &whole).unwrap();
    std::fs::write(folder.path().join("b.xml"), whole.replace("On my way.", "On my way!")).unwrap();
    let pile = pile(&[folder.path().to_owned()]);
    let read = pile.items.iter().filter(|item| item.path.as_str().contains("b.xml")).count();
    assert_eq!(read, 1, "only the message that differs");
}

#[test]
fn every_cut_of_the_stream_gives_the_same_records() {
    struct Small<'b>(&'b [u8], usize);
    impl std::io::Read for Small<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let many = self.1.min(into.len());
            self.0.read(&mut into[..many])
        }
    }
    let one = format!("<mms a='1'><part data=\"{}\"/></mms><sms body='>'/>", "AAAA".repeat(100_000));
    let file = format!("<smses count='20'>{}</smses>", one.repeat(10));
    let read = |cut| {
        let mut tags = Tags::of(Small(file.as_bytes(), cut), 1 << 20);
        std::iter::from_fn(|| tags.next().unwrap()).collect::<Vec<_>>()
    };
    let whole = read(usize::MAX);
    assert_eq!(whole.iter().filter(|found| matches!(found, Found::Record(_, true))).count(), 20);
    for cut in [1000, 65_537] {
        assert!(read(cut) == whole);
    }
    let mut tags = Tags::of(file.as_bytes(), 100_000);
    let found: Vec<_> = std::iter::from_fn(|| tags.next().unwrap()).collect();
    assert!(found.iter().any(|found| matches!(found, Found::TooLarge(_))));
    assert!(found.iter().any(|found| matches!(found, Found::Record(_, true))), "{}", found.len());
}

#[test]
fn signs_are_read_as_people_read_them() {
    assert_eq!(unescaped(b"a&amp;&lt;&#x41;&#66;&#10;"), "a&<AB\n");
    assert_eq!(
        unescaped(b"&#55357;&#56832;&#55357;x&#55357;&#55357;&#56832;&#55357;"),
        "😀\u{fffd}x\u{fffd}😀\u{fffd}"
    );
    assert_eq!(unescaped(b"&#0;&nothing;& &#xzz;&"), "\u{fffd}&nothing;& &#xzz;&");
}
