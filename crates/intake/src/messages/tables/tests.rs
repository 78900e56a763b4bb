use crate::{Limits, Pile, read};
use record::envelope::Role;
use record::progress::Unwatched;
use record::{Fate, Item, Source};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats/tables")
}

fn pile(paths: &[PathBuf]) -> Pile {
    let mut pile = Pile::default();
    let totals = read(paths, &Limits::default(), &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up(), "{totals:?}");
    pile
}

fn item<'p>(pile: &'p Pile, end: &str) -> &'p Item {
    pile.items.iter().find(|item| item.path.as_str().ends_with(end)).unwrap()
}

fn source<'p>(pile: &'p Pile, end: &str) -> &'p Source {
    pile.sources.iter().find(|source| source.path.as_str().ends_with(end)).unwrap()
}

fn who(item: &Item, role: Role) -> Vec<String> {
    let envelope = item.envelope.as_ref().unwrap();
    envelope
        .who(role)
        .map(|a| format!("{}:{} {}", a.kind.as_str(), a.value, a.name.as_deref().unwrap_or("-")))
        .collect()
}

fn sent(item: &Item) -> Option<(String, String, Option<i32>)> {
    let dated = item.envelope.as_ref().unwrap().sent()?;
    let interval = dated.time.interval?;
    Some((interval.earliest.to_string(), interval.latest.to_string(), dated.offset))
}

#[test]
fn a_table_with_known_columns_is_read_and_it_is_told_how() {
    let pile = pile(&[folder().join("ferry.csv")]);
    let table = source(&pile, "ferry.csv");
    assert_eq!((table.kind, table.container), ("export", true));
    let told = &table.problems[0];
    assert_eq!(told.code, "columns-guessed");
    assert!(
        told.message.contains("from = \"From\", to = \"To\", time = \"Date+Time\", text = \"Message\""),
        "{told:?}"
    );
    let first = item(&pile, "csv#1");
    assert_eq!(first.text, "The lamp is out;\r\nsince \"six\".");
    assert_eq!(who(first, Role::From), ["address:ann@gannet.example Ann Reed"]);
    assert_eq!(who(first, Role::To), ["handle:kettle -"]);
    assert_eq!(sent(first), Some(("2031-10-14T18:35:00".to_owned(), "2031-10-14T18:35:59".to_owned(), None)));
    // The same words in the same minute: two messages.
    assert_eq!((item(&pile, "csv#2").text.as_str(), item(&pile, "csv#3").text.as_str()), ("ok", "ok"));
    assert_eq!(source(&pile, "csv#4").problems[0].code, "no-such-time");
    assert_eq!(who(item(&pile, "csv#4"), Role::To), ["phone:+1 555 0100 -"]);
    let codes: Vec<_> = source(&pile, "csv#5").problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["no-author", "more-fields"]);
    assert_eq!(pile.sources.len(), 6);
}

#[test]
fn a_side_car_says_which_column_is_what() {
    let pile = pile(&[folder()]);
    assert!(source(&pile, "quai.csv").problems.is_empty());
    let first = item(&pile, "quai.csv#1");
    let envelope = first.envelope.as_ref().unwrap();
    assert_eq!(first.text, "La lampe est éteinte.");
    assert_eq!((envelope.channel.as_str(), envelope.conversation.as_deref()), ("telex", Some("quai")));
    assert_eq!(envelope.id.as_deref(), Some("1"));
    assert_eq!(sent(first), Some(("2031-10-14T18:35:00".to_owned(), "2031-10-14T18:35:59".to_owned(), Some(7200))));
    assert_eq!(source(&pile, "quai.csv#3").problems[0].code, "no-such-time");
    assert!(matches!(&source(&pile, "quai.csv#4").fate, Fate::Failed(why) if why.contains("quotation mark")));
    let map = source(&pile, "quai.csv.map.toml");
    assert_eq!((map.fate.clone(), map.reader), (Fate::Read, "side-car/1"));
    assert_eq!(map.problems[0].code, "unknown-key");
    assert!(matches!(&source(&pile, "boats.csv").fate, Fate::Skipped(why) if why.contains("NAME.csv.map.toml")));
}

#[test]
fn lines_with_known_fields_are_read() {
    let pile = pile(&[folder().join("lantern.jsonl")]);
    let first = item(&pile, "jsonl#1");
    assert_eq!(first.text, "The lamp is out.");
    assert_eq!(first.envelope.as_ref().unwrap().channel, "matrix");
    assert_eq!(who(first, Role::To), ["address:jonas@harbour.example -", "name:Ferry Desk -"]);
    assert_eq!(sent(item(&pile, "jsonl#2")).unwrap().0, "2031-10-14T18:36:40");
    assert!(matches!(&source(&pile, "jsonl#3").fate, Fate::Failed(why) if why.contains("no field \"text\"")));
    assert!(matches!(&source(&pile, "jsonl#4").fate, Fate::Failed(why) if why.contains("cut off")));
    assert!(matches!(&source(&pile, "jsonl#5").fate, Fate::Failed(why) if why.contains("no object")));
}

#[test]
fn one_side_car_serves_the_tables_of_a_folder_that_have_none_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("a.csv", "wer,was\nAnn,Licht aus.\n");
    put("b.jsonl", "{\"wer\": \"Ann\", \"was\": \"Licht an.\"}\n");
    put("c.csv", "x,y\nAnn,Anders.\n");
    put("c.csv.map.toml", "text = \"y\"\n");
    put("map.toml", "text = \"was\"\nfrom = \"wer\"\n");
    put("sources.csv", "path,outlet\na.csv,The Post\n");
    let pile = pile(&[folder.path().to_owned()]);
    let texts: Vec<_> = pile.items.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(texts, ["Licht aus.", "Licht an.", "Anders."]);
    assert!(pile.sources.iter().all(|source| source.fate == Fate::Read && source.problems.is_empty()));
}

#[test]
fn a_side_car_that_fits_nothing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("a.csv", "wer,was\nAnn,Licht aus.\n");
    put("a.csv.map.toml", "text = \"what\"\n");
    put("gone.csv.map.toml", "text = \"which\"\n");
    put("b.csv.map.toml", "from = \"who\"\n");
    let pile = pile(&[folder.path().to_owned()]);
    assert!(matches!(&source(&pile, "a.csv").fate, Fate::Failed(why) if why.contains("no column \"what\"")));
    assert_eq!(source(&pile, "gone.csv.map.toml").problems[0].code, "no-such-file");
    assert!(matches!(&source(&pile, "b.csv.map.toml").fate, Fate::Failed(why) if why.contains("text =")));
}
