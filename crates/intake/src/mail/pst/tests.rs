use crate::{Limits, Pile, read};
use record::envelope::Role;
use record::progress::Unwatched;
use record::{Fate, Item};
use std::path::{Path, PathBuf};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats/pst").join(name)
}

fn read_path(path: &Path) -> Pile {
    let mut pile = Pile::default();
    let totals = read(&[path.to_owned()], &Limits::default(), &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up(), "{totals:?}");
    pile
}

/// Each part by what comes behind the store's name, with its fate in a word.
fn fates(pile: &Pile) -> Vec<String> {
    let word = |fate: &Fate| match fate {
        Fate::Read => "read",
        Fate::DuplicateOf(_) => "duplicate",
        Fate::Skipped(_) => "skipped",
        Fate::Failed(_) => "failed",
    };
    let inside = pile.sources.iter().filter(|source| source.parent.is_some());
    inside
        .map(|source| format!("{} {}", source.path.as_str().split_once("!/").unwrap().1, word(&source.fate)))
        .collect()
}

fn item<'p>(pile: &'p Pile, end: &str) -> &'p Item {
    pile.items.iter().find(|item| item.path.as_str().ends_with(end)).unwrap()
}

#[test]
fn every_message_of_every_folder_has_its_fate() {
    let pile = read_path(&path("ferry.pst"));
    assert_eq!(
        fates(&pile),
        [
            "Inbox#1 read",
            "Inbox#1!/tides.txt read",
            "Inbox#1!/note.txt read",
            "Inbox#2 read",
            "Inbox#2!/The first word read",
            // The folder lists it, and the store does not have it.
            "Inbox#3 failed",
            // The folder says that it holds four.
            "Inbox#4 failed",
            "Sent Items#1 read",
            "(in no folder)#1 read",
        ]
    );
    let reason = |n: usize| match &pile.sources[n].fate {
        Fate::Failed(reason) => reason.as_str(),
        _ => "",
    };
    assert!(reason(6).contains("\"Gone\""), "{}", reason(6));
    assert!(reason(7).contains("holds 4 messages, and 3 were found"), "{}", reason(7));
    assert_eq!(pile.sources[9].problems[0].code, "in-no-folder");
    assert!(pile.sources[..9].iter().all(|source| source.problems.is_empty()));
}

#[test]
fn messages_say_who_wrote_what_to_whom() {
    let pile = read_path(&path("ferry.pst"));
    let first = item(&pile, "Inbox#1");
    let envelope = first.envelope.as_ref().unwrap();
    assert_eq!(first.text, "The lamp is out.\r\n");
    assert_eq!(envelope.id.as_deref(), Some("lamp-1@gannet.example"));
    assert_eq!(envelope.subject.as_deref(), Some("The lamp"));
    assert_eq!(envelope.attachments.len(), 2);
    let second = item(&pile, "Inbox#2");
    let envelope = second.envelope.as_ref().unwrap();
    assert_eq!(second.text, "It will burn again – tonight.");
    assert_eq!(envelope.subject.as_deref(), Some("Re: The lamp"));
    let names = |role| envelope.who(role).map(|alias| alias.value.clone()).collect::<Vec<_>>();
    assert_eq!(names(Role::From), ["jonas@harbour.example"]);
    assert_eq!(names(Role::To), ["ann@gannet.example"]);
    assert_eq!(names(Role::Bcc), ["quill@quay.example"]);
    assert_eq!(envelope.sent().unwrap().time.text.as_deref(), Some("2031-10-14T17:02:30Z"));
    assert_eq!(item(&pile, "The first word").text, "Who has the lamp?\r\n");
    assert_eq!(item(&pile, "Sent Items#1").text, "It burns.");
    // In three blocks that another one lists.
    assert_eq!(item(&pile, "tides.txt").text.len(), 4693);
}

#[test]
fn a_store_of_before_2003_is_read_in_its_code_page() {
    let pile = read_path(&path("old.pst"));
    assert_eq!(fates(&pile), ["Box#1 read"]);
    let item = &pile.items[0];
    assert_eq!(item.text, "Смотритель пишет: лампы нет.\r\n");
    let envelope = item.envelope.as_ref().unwrap();
    assert_eq!(envelope.subject.as_deref(), Some("Сломанная лампа"));
    assert_eq!(envelope.who(Role::To).next().unwrap().value, "Анна");
}

#[test]
fn damage_costs_what_is_damaged_and_is_told() {
    let whole = std::fs::read(path("ferry.pst")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = whole.clone();
        change(&mut bytes);
        let file = folder.path().join("a.pst");
        std::fs::write(&file, bytes).unwrap();
        read_path(&file)
    };
    // Each byte in turn, a few thousand of them: whatever is hit, everything else is read or told of.
    let mut told = 0;
    for at in (1024..whole.len()).step_by(97) {
        let pile = with(&|bytes| bytes[at] ^= 0x55);
        let failed = pile.sources.iter().filter(|source| matches!(source.fate, Fate::Failed(_))).count();
        let problems: usize = pile.sources.iter().map(|source| source.problems.len()).sum();
        told += usize::from(failed > 2 || problems > 1);
        assert!(pile.sources.len() >= 3, "{at}: {:?}", fates(&pile));
    }
    assert!(told > 40, "{told}");
    let cut = with(&|bytes| bytes.truncate(600));
    assert!(matches!(&cut.sources[0].fate, Fate::Failed(why) if why.contains("ask for another copy")));
    let later = with(&|bytes| bytes[10] = 36);
    assert!(matches!(&later.sources[0].fate, Fate::Failed(why) if why.contains(".ost")));
    let locked = with(&|bytes| bytes[513] = 0x10);
    assert!(matches!(&locked.sources[0].fate, Fate::Failed(why) if why.contains("encrypted")));
}
