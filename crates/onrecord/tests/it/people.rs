//! `onrecord people`: who is written in a case, what may be one person, and what is decided.

use crate::folder::Folder;
use serde_json::Value;

fn mail(from: &str, to: &str, n: u32) -> String {
    format!(
        "From: {from}\nTo: {to}\nDate: Tue, {n} Oct 2031 18:35:02 -0400\nSubject: Note {n}\nMessage-ID: <{n}@quay.example>\n\nNote {n}.\n"
    )
}

/// A case of three mails, in which one person writes from two places.
fn case() -> Folder {
    let folder = Folder::new()
        .file("mails/1.eml", mail("Vera Holm <vera@lantern.example>", "otto@quay.example", 1))
        .file("mails/2.eml", mail("\"Holm, Vera\" <v.holm@ferry.example>", "otto@quay.example", 2))
        .file("mails/3.eml", mail("Otto Brand <otto@quay.example>", "vera@lantern.example", 3));
    assert_eq!(folder.run(&["add", "c", "mails"]).code, 0);
    folder
}

fn people(folder: &Folder) -> Value {
    let said = folder.run(&["people", "c", "--json"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    let document: Value = serde_json::from_str(&said.out).expect("one JSON document");
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/people-1.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(schema).expect("the schema")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let complaints: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert_eq!(complaints, [""; 0]);
    document
}

fn count(document: &Value, list: &str) -> usize {
    document[list].as_array().expect(list).len()
}

#[test]
fn what_may_be_one_person_is_suggested_and_never_merged() {
    let document = people(&case());
    assert_eq!(count(&document, "people"), 3);
    assert_eq!(count(&document, "suggestions"), 1);
    let one = &document["suggestions"][0];
    assert_eq!((one["a"].as_str(), one["b"].as_str()), (Some("v.holm@ferry.example"), Some("vera@lantern.example")));
    assert_eq!(one["why"][0], "both stand with one name: holm vera");
}

#[test]
fn a_decision_holds_until_it_is_taken_back() {
    let folder = case();
    let decide = |args: &[&str]| folder.run(&[&["people", "c"], args].concat());
    let said = decide(&["--same", "vera@lantern.example", "v.holm@ferry.example", "--name", "Vera Holm"]);
    assert!(said.talk.contains("decision 1"), "{}", said.talk);
    let document = people(&folder);
    assert_eq!((count(&document, "people"), count(&document, "suggestions"), count(&document, "decisions")), (2, 0, 1));
    let of = |person: &&Value| person["name"] == "Vera Holm";
    let person = document["people"].as_array().into_iter().flatten().find(of).expect("Vera Holm");
    assert_eq!(count(person, "aliases"), 2);
    assert_eq!(decide(&["--undo", "1"]).code, 0);
    assert_eq!(count(&people(&folder), "people"), 3);
    assert_eq!(decide(&["--undo", "1"]).code, 2, "it does not hold any more");
    assert_eq!(decide(&["--apart", "vera@lantern.example", "v.holm@ferry.example"]).code, 0);
    assert_eq!(count(&people(&folder), "suggestions"), 0);
    let said = decide(&["--same", "vera@lantern.example", "nobody@quay.example"]);
    assert_eq!(said.code, 2);
    assert!(said.talk.contains("nobody in this case is written `nobody@quay.example`"), "{}", said.talk);
    assert_eq!(folder.run(&["verify", "c"]).code, 0);
}

#[test]
fn a_table_is_filled_in_and_given_back() {
    let folder = case();
    let table = folder.run(&["people", "c", "--csv"]).out;
    let filled: String = table
        .lines()
        .map(|row| {
            if row.contains("holm") || row.contains("vera@") { format!("Vera Holm{row}\n") } else { format!("{row}\n") }
        })
        .collect();
    let folder = folder.file("people.csv", filled);
    assert_eq!(folder.run(&["people", "c", "--from", "people.csv"]).code, 0);
    assert_eq!(count(&people(&folder), "people"), 2);
    let said = folder.run(&["people", "c", "--from", "people.csv"]);
    assert!(said.talk.contains("nothing new was decided"), "{}", said.talk);
}
