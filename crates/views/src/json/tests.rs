use super::convert::offset;
use crate::samples::{Case, full, source_id, versions};
use record::Fate;
use serde_json::Value;

fn document(case: &Case) -> Value {
    serde_json::from_str(&super::brief(&case.answer())).expect("the document is JSON")
}

#[test]
fn an_empty_answer_has_every_list() {
    let document = document(&Case::new());
    assert_eq!(document["schema"], "onrecord/brief/1");
    for list in ["sources", "parties", "messages", "quotes", "events", "replies", "echoes", "derivations", "findings"] {
        assert_eq!(document[list], Value::Array(Vec::new()), "{list}");
    }
}

#[test]
fn a_full_answer_is_all_there() {
    let document = document(&versions());
    let message = &document["messages"][0];
    assert_eq!(message["sent"]["earliest"], "2031-03-03T21:14:00+02:00");
    assert_eq!(message["sent"]["latest"], "2031-03-03T21:14:59+02:00");
    assert_eq!(message["base"], source_id(0).as_str());
    let differs = &message["witnesses"][1];
    assert_eq!((&differs["kind"], &differs["against"]), (&"altered".into(), &source_id(0).as_str().into()));
    assert_eq!(differs["differences"][0]["here"], "anyone");
    assert_eq!(differs["raw"]["start"], differs["start"]);
    assert_eq!(document["messages"][2]["sent"]["earliest"], Value::Null);
    assert_eq!(document["messages"][2]["sent"]["precision"], "unknown");
    assert_eq!(document["derivations"][1]["from"], "outside:Harbour Radio");
    assert_eq!(document["findings"][0]["matters"], 3);
    assert_eq!(document["sources"][3]["duplicate_of"], source_id(0).as_str());
    assert_eq!(document["sources"][5]["reason"], "permission denied");
    assert_eq!(document["sources"][0]["published"]["latest"], "2031-04-14T23:59:59");
}

#[test]
fn spans_hold_the_words_they_claim() {
    let case = full();
    let document = document(&case);
    for message in document["messages"].as_array().unwrap() {
        for witness in message["witnesses"].as_array().unwrap() {
            let item = case.items.iter().find(|item| item.source.as_str() == witness["source"]).unwrap();
            let range = witness["start"].as_u64().unwrap() as usize..witness["end"].as_u64().unwrap() as usize;
            assert_eq!(&item.text[range], witness["text"].as_str().unwrap());
        }
    }
}

#[test]
fn no_control_character_is_written_raw_and_each_reads_back() {
    let path = "a\u{1b}[31m\u{9b}\u{202e}.txt";
    let case = Case::new().input(path, Fate::Failed("no".to_owned()), "unread");
    let text = super::brief(&case.answer());
    assert!(!text.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'));
    assert_eq!(document(&case)["sources"][0]["path"], path);
}

#[test]
fn only_figures_and_universal_time_state_an_offset() {
    let said = ["+02:00", "-0500", "UTC+2", "GMT-5:30", "Z", "utc", "ET", "EST", "Europe/London", "+99", "+"];
    let found: Vec<_> = said.iter().map(|zone| offset(zone).unwrap_or_default()).collect();
    assert_eq!(found, ["+02:00", "-05:00", "+02:00", "-05:30", "+00:00", "+00:00", "", "", "", "", ""]);
}

/// The schema with every object closed, so that a field that it does not name is an error.
fn closed(mut schema: Value) -> Value {
    fn close(part: &mut Value) {
        match part {
            Value::Object(fields) => {
                if fields.contains_key("properties") {
                    fields.insert("additionalProperties".to_owned(), Value::Bool(false));
                }
                fields.values_mut().for_each(close);
            }
            Value::Array(list) => list.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema);
    schema
}

#[test]
fn the_schema_names_every_field_of_a_full_answer() {
    let schema =
        serde_json::from_str(include_str!("../../../../docs/schema/brief-1.json")).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&closed(schema)).expect("the schema is a schema");
    let mut document = document(&versions());
    let complaints: Vec<String> =
        validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert_eq!(complaints, [""; 0]);
    document["messages"][0]["extra"] = Value::Null;
    assert!(!validator.is_valid(&document), "a field that the schema does not name must show");
    document["messages"][0].as_object_mut().unwrap().remove("extra");
    document["findings"][0]["matters"] = 4.into();
    assert!(!validator.is_valid(&document));
}
