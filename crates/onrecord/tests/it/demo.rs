//! `demo`: writes an invented case and shows it, and touches nothing else.

use crate::folder::Folder;

#[test]
fn the_demo_runs_and_runs_again() {
    let folder = Folder::new();
    let first = folder.run(&["demo"]);
    assert_eq!(first.code, 0, "{}", first.talk);
    assert!(first.out.starts_with("THIS IS FICTION"), "{}", first.out);
    assert!(first.out.contains("8 reports read."), "{}", first.out);
    assert!(folder.path("onrecord-demo/reports/sources.csv").is_file());
    let second = folder.run(&["demo", "--no-serve"]);
    assert_eq!((second.code, second.out), (0, first.out));
    assert!(second.talk.contains("the brief as a page: onrecord-demo/brief.html"), "{}", second.talk);
    let page = std::fs::read_to_string(folder.path("onrecord-demo/brief.html")).expect("the page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("The Marl Coast Lantern"));
    assert!(page.contains("This is fiction"), "the page says so wherever it goes");
}

#[test]
fn a_page_of_somebody_else_is_left_alone() {
    let folder = Folder::new().file("d/brief.html", "<!DOCTYPE html><title>mine</title>");
    let said = folder.run(&["demo", "d"]);
    assert_eq!(said.code, 3, "{}", said.talk);
    assert!(said.talk.contains("brief.html is no page that this program wrote"), "{}", said.talk);
    assert!(!folder.path("d/README.md").exists());
}

#[test]
fn a_folder_that_holds_other_things_is_left_alone() {
    let folder = Folder::new().file("mine/notes.txt", "mine").file("deep/reports/notes.txt", "mine");
    for name in ["mine", "deep"] {
        let said = folder.run(&["demo", name]);
        assert_eq!(said.code, 3, "{}", said.talk);
        assert!(
            said.talk.contains("notes.txt is no part of the demo") && said.talk.contains("hint: name another folder")
        );
        assert!(!folder.path(name).join("README.md").exists());
    }
}

#[test]
fn a_changed_file_is_not_written_over() {
    let folder = Folder::new();
    folder.run(&["demo", "d"]);
    let folder = folder.file("d/reports/02_brinewire.txt", "changed by a person");
    let said = folder.run(&["demo", "d"]);
    assert_eq!(said.code, 3);
    assert!(said.talk.contains("was changed since it was written"), "{}", said.talk);
    assert_eq!(std::fs::read_to_string(folder.path("d/reports/02_brinewire.txt")).unwrap(), "changed by a person");
}

#[test]
fn a_file_in_the_place_of_the_folder() {
    let folder = Folder::new().file("d", "a file");
    let said = folder.run(&["demo", "d"]);
    assert_eq!(said.code, 3);
    assert!(said.talk.contains("d is there and is not a folder"), "{}", said.talk);
}
