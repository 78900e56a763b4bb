//! `text`: the words that spans count in.

use crate::folder::{Folder, LANTERN};
use serde_json::Value;

fn id(folder: &Folder, path: &str) -> String {
    let said = folder.run(&["brief", "--json", path]);
    let document: Value = serde_json::from_str(&said.out).expect("JSON");
    document["sources"][0]["id"].as_str().expect("an id").to_owned()
}

#[test]
fn the_text_of_a_source_to_the_byte() {
    let folder = Folder::with_reports();
    let id = id(&folder, "reports/lantern.txt");
    assert_eq!(folder.run(&["text", &id, "reports"]).out, LANTERN);
    assert_eq!(folder.run(&["text", &id[..6], "reports"]).out, LANTERN);
    let said = folder.run(&["text", &id, "reports", "--span", "4..8"]);
    assert_eq!((said.code, said.out.as_str()), (0, "Horn"));
}

#[test]
fn text_of_another_encoding_is_decoded() {
    let folder = Folder::new().file("a.txt", b"\xff\xfeH\0\xe9\0l\0l\0o\0 \0y\0o\0u\0");
    let id = id(&folder, "a.txt");
    assert_eq!(folder.run(&["text", &id, "a.txt"]).out, "Héllo you");
}

#[test]
fn a_second_copy_has_the_text_of_the_first() {
    let folder = Folder::with_reports().file("reports/z.txt", LANTERN);
    let id = id(&folder, "reports/lantern.txt");
    assert_eq!(folder.run(&["text", &format!("{id}-2"), "reports"]).out, LANTERN);
}

#[test]
fn what_is_not_there_is_explained() {
    let folder = Folder::with_reports().file("reports/x.pdf", "%PDF");
    let id = id(&folder, "reports/lantern.txt");
    let cases: [(&[&str], i32, &str); 5] = [
        (&["text", "ffffffffffff", "reports"], 1, "no source has the id"),
        (&["text", &id, "reports", "--span", "0..99999"], 2, "before the end of the span"),
        (&["text", &id, "reports", "--span", "9..3"], 2, "comes after the end"),
        (&["text", &id, "reports", "--span", "x"], 2, "is not START..END"),
        (&["text", "", "reports"], 1, "no source has the id"),
    ];
    for (args, code, words) in cases {
        let said = folder.run(args);
        assert_eq!(said.code, code, "{args:?}: {}", said.talk);
        assert!(said.talk.contains(words), "{args:?}: {}", said.talk);
        assert_eq!(said.out, "");
    }
    let quote = LANTERN.find('“').unwrap();
    let said = folder.run(&["text", &id, "reports", "--span", &format!("{}..{}", quote + 1, quote + 9)]);
    assert_eq!(said.code, 2);
    assert!(said.talk.contains(&format!("hint: {quote}..{} holds whole characters", quote + 9)), "{}", said.talk);
}
