//! `collate`: whole texts side by side.

use crate::folder::Folder;
use serde_json::Value;
use std::path::Path;

const FIRST: &str = "The ferry committee met on Monday. We did not sell the old boats, and the harbour dues are forty pounds \
    for each vessel, said Mr Arno Bell.\n\nThe town will write to every owner before June, because the quay was full. Nobody \
    warned the lighthouse keeper about the storm.\n";
const SECOND: &str = "The ferry committee met on Monday. We did sell the old boats, and the harbor dues are forty pounds \
    for each vessel, said Mr Otto Bell.\n\nNobody warned the lighthouse keeper about the storm. The town will write to all \
    owners before June, because the quay was full.\n";

fn folder() -> Folder {
    Folder::new().file("first.txt", FIRST).file("second.txt", SECOND).file("third.txt", FIRST)
}

/// Allows no field that the schema does not name.
fn close(part: &mut Value) {
    if let Value::Object(fields) = part {
        if fields.contains_key("properties") {
            fields.insert("additionalProperties".to_owned(), Value::Bool(false));
        }
        fields.values_mut().for_each(close);
    }
}

/// The one document printed; it fits the schema.
#[track_caller]
fn document(folder: &Folder, args: &[&str]) -> Value {
    let said = folder.run(args);
    let document: Value = serde_json::from_str(&said.out).expect("one JSON document");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/collation-1.json");
    let mut schema: Value = serde_json::from_slice(&std::fs::read(file).expect("the schema")).expect("JSON");
    close(&mut schema);
    assert!(jsonschema::meta::is_valid(&schema), "the schema is itself no schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let complaints: Vec<String> =
        validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert_eq!(complaints, [""; 0]);
    document
}

#[test]
fn a_line_for_each_place_and_a_count() {
    let said = folder().run(&["collate", "first.txt", "second.txt", "third.txt"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""));
    for line in [
        "A  first.txt, 49 words, the base",
        "C  third.txt, 49 words",
        "  9  “not” A C ] nothing B: yes or no",
        " 16  “harbour” A C ] “harbor” B: spelling",
        " 26  “Arno” A C ] “Otto” B: a name",
        "stands sooner in B",
    ] {
        assert!(said.out.contains(line), "{line}\n{}", said.out);
    }
    assert!(said.out.contains("1 yes or no"), "{}", said.out);
}

#[test]
fn the_base_can_be_named() {
    let said = folder().run(&["collate", "first.txt", "second.txt", "--base", "second.txt"]);
    assert!(said.out.contains("B  second.txt, 48 words, the base"), "{}", said.out);
    assert!(said.out.contains("“Otto” B ] “Arno” A: a name"), "{}", said.out);
    let said = folder().run(&["collate", "first.txt", "second.txt", "--base", "third.txt"]);
    assert_eq!(said.code, 2);
    assert!(said.talk.contains("is none of the witnesses"), "{}", said.talk);
}

#[test]
fn json_fits_its_schema_and_spans_hold_the_words() {
    let folder = folder();
    let document = document(&folder, &["collate", "--json", "first.txt", "second.txt", "third.txt"]);
    assert_eq!(document["base"], "A");
    let texts = [("A", FIRST), ("B", SECOND), ("C", FIRST)];
    let mut checked = 0;
    for variant in document["variants"].as_array().unwrap() {
        for reading in variant["readings"].as_array().unwrap() {
            for place in reading["held_by"].as_array().unwrap() {
                let text = texts.iter().find(|(siglum, _)| place["witness"] == *siglum).unwrap().1;
                let held = &text[place["start"].as_u64().unwrap() as usize..place["end"].as_u64().unwrap() as usize];
                assert_eq!(held, reading["text"].as_str().unwrap());
                checked += 1;
            }
        }
    }
    assert!(checked >= 18, "{checked}");
    assert_eq!(document["moved"][0]["text"], "Nobody warned the lighthouse keeper about the storm");
    // What only stands elsewhere is a matter of order.
    let grades: Vec<&str> =
        document["variants"].as_array().unwrap().iter().map(|variant| variant["grade"].as_str().unwrap()).collect();
    assert_eq!(grades, ["negation", "spelling", "name", "order", "content", "order"]);
}

#[test]
fn tei_holds_every_reading() {
    let said = folder().run(&["collate", "--tei", "first.txt", "second.txt"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("<witness xml:id=\"B\">second.txt</witness>"), "{}", said.out);
    let app = "<app type=\"name\"><lem wit=\"#A\">Arno</lem><rdg wit=\"#B\">Otto</rdg></app>";
    assert!(said.out.contains(app), "{}", said.out);
    assert_eq!(folder().run(&["collate", "--tei", "--json", "first.txt", "second.txt"]).code, 2);
}

#[test]
fn a_page_and_a_folder_are_witnesses_too() {
    let paragraph = |text: &str| format!("<p>{}</p>", text.trim().replace("\n\n", "</p><p>"));
    let page = format!(
        "<html><head><title>Dues</title></head><body><article><h1>Dues</h1>{}</article></body></html>",
        paragraph(FIRST)
    );
    let folder = Folder::new().file("in/a.html", page).file("in/b.txt", format!("Dues\n\n{SECOND}"));
    let said = folder.run(&["collate", "in"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    assert!(said.out.contains("A  in/a.html"), "{}", said.out);
    assert!(said.out.contains("“harbour” A ] “harbor” B: spelling"), "{}", said.out);
}

#[test]
fn copies_differ_in_nothing() {
    let said = folder().run(&["collate", "first.txt", "third.txt"]);
    assert_eq!(said.code, 0);
    assert!(said.out.ends_with("The texts have the same words.\n"), "{}", said.out);
}

#[test]
fn one_text_is_no_collation() {
    let folder = folder().file("empty.txt", "");
    let said = folder.run(&["collate", "first.txt"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.talk.contains("needs two texts"), "{}", said.talk);
    let said = folder.run(&["collate", "first.txt", "nowhere.txt"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.talk.contains("nowhere.txt"), "{}", said.talk);
    let said = folder.run(&["collate", "first.txt", "second.txt", "nowhere.txt"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("a name"), "{}", said.out);
}

#[test]
fn a_pile_is_no_collation() {
    let folder =
        (0..1_001).fold(Folder::new(), |folder, k| folder.file(&format!("{k}.txt"), format!("Boat {k} left.")));
    let said = folder.run(&["collate", "."]);
    assert_eq!(said.code, 2);
    assert!(said.talk.contains("more than 1000 texts"), "{}", said.talk);
}

#[test]
fn long_texts_with_no_word_in_common_take_no_ages() {
    let words = |letter: char| (0..40_000).map(|k| format!("{letter}{k}")).collect::<Vec<_>>().join(" ");
    let folder = Folder::new().file("first.txt", words('a')).file("second.txt", words('b'));
    let said = folder.run(&["collate", "first.txt", "second.txt"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("differ"), "{}", said.out.len());
}
