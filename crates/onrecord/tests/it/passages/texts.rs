//! Texts made for a test, and rows that fit their schema.

use crate::folder::{Folder, Said};
use serde_json::{Value, json};
use std::path::Path;
use testkit::dice::Dice;

/// Words that everybody uses.
const COMMON: [&str; 20] = [
    "the", "of", "and", "to", "a", "in", "that", "it", "was", "he", "she", "for", "on", "with", "as", "at", "by",
    "had", "not", "but",
];

const SYLLABLES: [&str; 20] = [
    "ba", "ke", "li", "mo", "nu", "pra", "sto", "vel", "dor", "win", "tam", "gos", "fir", "hul", "jen", "quo", "rab",
    "sil", "tor", "zed",
];

/// So many words of no text in particular, between two that no other text has.
pub(super) fn filler(seed: u64, words: usize) -> String {
    let mut dice = Dice::of("passages", seed);
    let mut word = || match dice.below(5) {
        0 | 1 => (*dice.pick(&COMMON)).to_owned(),
        _ => (0..2 + dice.below(2)).map(|_| *dice.pick(&SYLLABLES)).collect(),
    };
    let between: Vec<String> = (2..words).map(|_| word()).collect();
    let mut own = || (0..9).map(|_| char::from(b'a' + dice.below(26) as u8)).collect::<String>();
    format!("{} {} {}", own(), between.join(" "), own())
}

/// Characters of a writing without spaces, of no text in particular.
pub(super) fn characters(seed: u64, n: usize) -> String {
    let mut dice = Dice::of("characters", seed);
    (0..n).map(|_| char::from_u32(0x4e00 + dice.below(3000) as u32).expect("a character")).collect()
}

/// A text for JSON Lines.
pub(super) fn line(id: impl Into<Value>, text: &str) -> String {
    json!({ "id": id.into(), "text": text }).to_string()
}

/// A folder with `a.jsonl`, of these texts, whose ids are their numbers.
pub(super) fn lines(texts: &[String]) -> Folder {
    let lines: Vec<String> = texts.iter().enumerate().map(|(n, text)| line(n, text)).collect();
    Folder::new().file("a.jsonl", lines.join("\n"))
}

/// Each row printed; it fits the schema.
#[track_caller]
pub(super) fn rows(said: &Said) -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/passages-1.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(file).expect("the schema")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let row = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("JSON");
        let complaints: Vec<String> = schema.iter_errors(&row).map(|error| error.to_string()).collect();
        assert_eq!(complaints, [""; 0], "{line}");
        row
    };
    said.out.lines().map(row).collect()
}

/// The words of a row at its end `a` or `b`.
#[track_caller]
pub(super) fn words<'t>(row: &Value, end: &str, text: &'t str) -> &'t str {
    let at = |what: &str| row[format!("{end}_{what}")].as_u64().expect("a byte") as usize;
    text.get(at("start")..at("end")).expect("whole characters, inside the text")
}

/// Two texts, the numbers of which are given: the ids of a row.
pub(super) fn ids(row: &Value) -> (&str, &str) {
    (row["a"].as_str().expect("an id"), row["b"].as_str().expect("an id"))
}
