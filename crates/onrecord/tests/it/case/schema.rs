//! `status --json`, and the last line of `add --json`: the document that `docs/schema/status-1.json` describes.

use super::pile::pile;
use crate::folder::{Folder, Said};
use serde_json::Value;
use std::path::Path;

#[track_caller]
fn fits(said: &Said) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/status-1.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(file).expect("the schema")).expect("JSON");
    assert!(jsonschema::meta::is_valid(&schema), "the schema is itself no schema");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let document: Value = serde_json::from_str(said.out.lines().last().unwrap_or_default()).expect("a JSON document");
    let complaints: Vec<String> =
        schema.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert_eq!(complaints, [""; 0]);
    document
}

#[test]
fn real_output_fits_the_schema() {
    let folder = pile();
    let added = fits(&folder.run(&["add", "c", "pile", "--json"]));
    let status = fits(&folder.run(&["status", "c", "--json"]));
    assert_eq!(added, status);
    for field in ["readers_kept_in_by", "log"] {
        assert!(status.get(field).is_some(), "{field} is not there");
    }
    assert!(!status["held"].as_array().unwrap().is_empty());
}

#[test]
fn a_case_with_nothing_in_it_fits_too() {
    let folder = Folder::new();
    let status = fits(&folder.run(&["add", "c", "--json"]));
    assert_eq!((&status["adds_up"], &status["readers_kept_in_by"]), (&true.into(), &Value::Null));
}
