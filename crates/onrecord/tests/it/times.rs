//! `onrecord times`: a table, lines of JSON that fit their schema, and TimeML.

use crate::folder::Folder;
use serde_json::Value;
use std::path::Path;

const TEXT: &str = "The Lantern\nMay 5, 2031\n\nOn May 1 she wrote to him. Two days later he answered, and now they meet \
    every Monday. She left an hour after the paper wrote.\n";

#[test]
fn a_table_says_when_and_from_what() {
    let folder = Folder::new().file("lantern.txt", TEXT);
    let said = folder.run(&["times", "lantern.txt"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    for part in ["2031-05-03", "DATE 2031-05-03", "from “May 1”", "SET XXXX-WXX-1", "from when “the paper wrote”"]
    {
        assert!(said.out.contains(part), "{part} is not in\n{}", said.out);
    }
}

#[test]
fn each_line_of_json_fits_the_schema_and_its_spans_hold_its_words() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/times-1.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(file).expect("the schema")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let folder = Folder::new().file("lantern.txt", TEXT);
    let said = folder.run(&["times", "--json", "lantern.txt"]);
    assert!(said.out.lines().count() >= 6, "{}", said.out);
    for line in said.out.lines() {
        let time: Value = serde_json::from_str(line).expect("JSON");
        let complaints: Vec<String> = schema.iter_errors(&time).map(|error| error.to_string()).collect();
        assert_eq!(complaints, [""; 0], "{line}");
        let at = |one: &Value| {
            TEXT[one["start"].as_u64().unwrap() as usize..one["end"].as_u64().unwrap() as usize].to_owned()
        };
        assert_eq!(time["text"], at(&time));
        for timex in time["timex"].as_array().unwrap() {
            assert_eq!(timex["text"], at(timex));
        }
    }
}

#[test]
fn timeml_is_the_text_with_marks_and_one_text_only() {
    let folder = Folder::new().file("a/lantern.txt", TEXT).file("a/again.txt", "On May 2 she left.");
    let said = folder.run(&["times", "--timeml", "a/lantern.txt"]);
    assert!(said.out.contains("<TIMEX3 tid=\"t2\" type=\"DATE\" value=\"2031-05-01\">May 1</TIMEX3>"), "{}", said.out);
    let plain: String = said.out.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    assert!(plain.contains("On May 1 she wrote to him."), "{plain}");
    let said = folder.run(&["times", "--timeml", "a"]);
    assert_eq!(said.code, 2, "{}", said.talk);
}

#[test]
fn what_was_not_read_is_said() {
    let folder = Folder::new().file("a/lantern.txt", TEXT).file("a/scan.pdf", "%PDF");
    let said = folder.run(&["times", "a"]);
    assert_eq!(said.code, 1);
    assert!(said.talk.contains("scan.pdf"), "{}", said.talk);
}
