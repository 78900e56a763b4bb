//! `--json`: the document that `docs/schema/brief-1.json` describes.

use crate::folder::{Folder, LANTERN};
use serde_json::Value;
use std::path::Path;

fn schema() -> jsonschema::Validator {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/brief-1.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(file).expect("the schema")).expect("JSON");
    assert!(jsonschema::meta::is_valid(&schema), "the schema is itself no schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// The one document printed for `path`; it fits the schema.
#[track_caller]
fn document(folder: &Folder, path: &str) -> Value {
    let said = folder.run(&["brief", "--json", path]);
    let document: Value = serde_json::from_str(&said.out).expect("one JSON document");
    let complaints: Vec<String> =
        schema().iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert_eq!(complaints, [""; 0]);
    document
}

#[test]
fn real_output_fits_the_schema() {
    let folder = Folder::with_reports()
        .file("reports/again.txt", LANTERN)
        .file("reports/photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01")
        .file("reports/film.mp4", "x")
        .file("reports/sources.csv", "path,outlet,published,zone\nwire.md,Brinewire,2031-05-03,Europe/London\n");
    let document = document(&folder, "reports");
    let fates: Vec<_> = document["sources"].as_array().unwrap().iter().map(|source| source["fate"].as_str()).collect();
    for fate in ["read", "duplicate", "skipped", "failed"] {
        assert!(fates.contains(&Some(fate)), "no source is {fate}: {fates:?}");
    }
    let wire =
        document["sources"].as_array().unwrap().iter().find(|source| source["path"] == "reports/wire.md").unwrap();
    assert_eq!(wire["outlet"], "Brinewire");
}

#[test]
fn the_demo_fits_the_schema() {
    let folder = Folder::new();
    folder.run(&["demo", "d"]);
    assert_eq!(document(&folder, "d/reports")["sources"].as_array().unwrap().len(), 9);
}

#[test]
fn nothing_read_is_a_document_too() {
    assert_eq!(document(&Folder::new(), "nowhere")["sources"][0]["fate"], "failed");
}

#[test]
fn every_span_holds_the_words_it_claims() {
    fn check(part: &Value, texts: &dyn Fn(&str) -> Vec<u8>, checked: &mut usize) {
        match part {
            Value::Object(fields) => {
                let words = fields.get("text").or_else(|| fields.get("value")).and_then(Value::as_str);
                if let (Some(source), Some(start), Some(end), Some(words)) = (
                    fields.get("source").and_then(Value::as_str),
                    fields.get("start").and_then(Value::as_u64),
                    fields.get("end").and_then(Value::as_u64),
                    words,
                ) {
                    let text = texts(source);
                    let held = text.get(start as usize..end as usize).expect("a span inside the text");
                    let held = std::str::from_utf8(held).expect("a span of whole characters");
                    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                    assert_eq!(squeezed(held), squeezed(words), "{part}");
                    *checked += 1;
                }
                fields.values().for_each(|part| check(part, texts, checked));
            }
            Value::Array(list) => list.iter().for_each(|part| check(part, texts, checked)),
            _ => {}
        }
    }
    let folder = Folder::new();
    folder.run(&["demo", "d"]);
    let document = document(&folder, "d/reports");
    let texts = |id: &str| {
        let source =
            document["sources"].as_array().unwrap().iter().find(|source| source["id"] == id).expect("a source");
        std::fs::read(folder.path(source["path"].as_str().unwrap())).expect("the source")
    };
    let mut checked = 0;
    check(&document, &texts, &mut checked);
    assert!(checked > 50, "only {checked} spans were there to check");
}
