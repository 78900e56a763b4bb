use crate::{Limits, Pile, read};
use record::Fate;
use record::envelope::Role;
use record::progress::Unwatched;
use std::path::Path;

fn pile(bytes: &[u8]) -> Pile {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("winmail.dat"), bytes).unwrap();
    let mut pile = Pile::default();
    let totals = read(&[folder.path().to_owned()], &Limits::default(), &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up(), "{totals:?}");
    pile
}

fn whole() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats/tnef/winmail.dat")).unwrap()
}

#[test]
fn words_people_and_files_are_taken_out() {
    let pile = pile(&whole());
    let paths: Vec<_> = pile.sources.iter().map(|source| source.path.base_name().to_owned()).collect();
    assert_eq!(paths, ["winmail.dat", "note about it.txt", "Лампа"]);
    let first = &pile.items[0];
    assert_eq!(first.text, "The lamp is out.");
    let envelope = first.envelope.as_ref().unwrap();
    assert_eq!(envelope.who(Role::From).next().unwrap().value, "ann@gannet.example");
    assert_eq!(envelope.who(Role::To).next().unwrap().value, "jonas@harbour.example");
    assert_eq!(envelope.sent().unwrap().time.text.as_deref(), Some("2031-10-14T16:35:02Z"));
    assert_eq!(pile.items[1].text, "A note about the lamp.\r\n");
    assert_eq!(pile.items[2].text, "Лампы нет.\r\n");
    assert_eq!(pile.items[2].envelope.as_ref().unwrap().subject.as_deref(), Some("Лампа"));
    assert!(pile.sources.iter().all(|source| source.problems.is_empty()));
}

#[test]
fn damage_is_told() {
    let mut bytes = whole();
    let cut = pile(&bytes[..bytes.len() - 9]);
    assert_eq!(cut.sources[0].problems[0].code, "cut-off");
    assert!(matches!(&cut.sources[2].fate, Fate::Failed(why) if why.contains("ask for another copy")));
    let at = bytes.windows(4).position(|four| four == b"note").unwrap();
    bytes[at] = b'm';
    assert_eq!(pile(&bytes).sources[0].problems[0].code, "damaged");
    assert!(matches!(&pile(&bytes[..8]).sources[0].fate, Fate::Failed(_)));
}
