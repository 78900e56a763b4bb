use crate::formats::{FORMATS, table};
use std::collections::BTreeSet;

#[test]
fn people_are_told_of_every_format() {
    // Packages that are not read have no reader; texts are no part of the list.
    let others = ["report/1", "web-page/1", "web-archive/1"];
    let name = |reader: &str| reader.split('/').next().unwrap_or_default().to_owned();
    let read = super::READERS.iter().filter(|reader| !reader.name.is_empty()).map(|reader| reader.name);
    let read: BTreeSet<String> = read.chain(others).map(name).collect();
    let told: BTreeSet<String> = FORMATS.iter().map(|format| format.reader.to_owned()).collect();
    assert_eq!(read, told);
}

#[test]
fn the_document_has_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/FORMATS.md");
    let document = std::fs::read_to_string(path).expect("docs/FORMATS.md");
    assert!(document.contains(&table()), "put `onrecord formats` into docs/FORMATS.md");
}
