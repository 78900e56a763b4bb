//! `--html`: the page for a browser, as a file.

use crate::folder::{Folder, LANTERN};

fn page(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.path(name)).expect("the page")
}

#[test]
fn the_page_is_written_beside_the_brief_and_beside_json() {
    let folder = Folder::with_reports();
    let plain = folder.run(&["brief", "reports"]);
    let said = folder.run(&["brief", "reports", "--html", "out.html"]);
    assert_eq!((said.code, &said.out), (0, &plain.out), "{}", said.talk);
    assert!(said.talk.contains("the brief as a page: out.html"), "{}", said.talk);
    let first = page(&folder, "out.html");
    assert!(first.starts_with("<!DOCTYPE html>") && first.ends_with("</html>\n"));
    let json = folder.run(&["brief", "reports", "--json", "--html", "again.html"]);
    assert!(json.out.starts_with('{'), "{}", json.out);
    assert_eq!(page(&folder, "again.html"), first, "the same input gives the same bytes");
    folder.run(&["brief", "reports", "--html", "again.html"]);
    let names = std::fs::read_dir(folder.root()).expect("the folder").map(|it| it.expect("an entry").file_name());
    assert_eq!(names.count(), 3, "nothing is left beside the two pages and the reports");
}

#[test]
fn an_input_is_never_written_over() {
    let folder = Folder::with_reports();
    let said = folder.run(&["brief", "reports", "--html", "reports/lantern.txt"]);
    assert_eq!(said.code, 2, "{}", said.talk);
    assert!(said.talk.contains("is one of the inputs"), "{}", said.talk);
    assert_eq!(page(&folder, "reports/lantern.txt"), LANTERN);
}

#[test]
fn a_place_that_can_not_be_written_fails_the_run() {
    let said = Folder::with_reports().run(&["brief", "reports", "--html", "no/such/folder/x.html"]);
    assert_eq!(said.code, 3);
    assert!(said.talk.contains("could not write the page") && said.talk.contains("hint: "), "{}", said.talk);
    assert_eq!(said.out, "");
}

#[test]
fn a_shared_page_has_excerpts_and_names_and_no_addresses() {
    let far = "Nothing of this is spoken of. ".repeat(30);
    let report = format!(
        "{LANTERN}\n{far} It hangs in the pantry. {far}\n\nWrite to desk@lantern.example or ring +44 20 7946 0018.\n"
    );
    let folder =
        Folder::with_reports().file("vault/ann/lantern.txt", report).file("vault/ann/pic.jpg", [255, 216, 255]);
    let vault = folder.path("vault").display().to_string();
    let wire = folder.path("reports/wire.md").display().to_string();
    let said = folder.run(&["brief", &vault, &wire, "--html", "out.html", "--share"]);
    assert_eq!(said.code, 1, "{}", said.talk);
    let page = page(&folder, "out.html");
    let root = folder.root().display().to_string();
    for secret in [&root, "vault/", "/ann", "desk@lantern.example", "7946", "pantry"] {
        assert!(!page.contains(secret), "{secret} is handed on");
    }
    assert!(page.contains("lantern.txt") && page.contains("pic.jpg") && page.contains("A shared extract"));
    let whole = folder.run(&["brief", &vault, &wire, "--html", "whole.html"]);
    assert_eq!(whole.code, 1);
    assert!(std::fs::read_to_string(folder.path("whole.html")).expect("the page").contains("desk@lantern.example"));
}

#[test]
fn share_without_a_page_makes_no_sense() {
    let said = Folder::with_reports().run(&["brief", "reports", "--share"]);
    assert_eq!(said.code, 2, "{}", said.talk);
    assert!(said.talk.contains("--html"), "{}", said.talk);
}
