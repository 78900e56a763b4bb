//! `--findings`: the table for a spreadsheet.

use crate::folder::{Folder, LANTERN};

#[test]
fn the_table_is_written_beside_the_page() {
    let folder = Folder::with_reports();
    let said = folder.run(&["brief", "reports", "--findings", "out.csv"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    let table = std::fs::read_to_string(folder.path("out.csv")).expect("the table");
    assert!(
        table.starts_with("id,kind,matters,confidence,summary,message,event,source path,outlet,value,start,end\r\n")
    );
    assert!(said.out.starts_with("2 reports read."));
}

#[test]
fn an_input_is_never_written_over() {
    let folder = Folder::with_reports();
    let said = folder.run(&["brief", "reports", "--findings", "./reports/../reports/lantern.txt"]);
    assert_eq!(said.code, 2, "{}", said.talk);
    assert!(said.talk.contains("is one of the inputs"), "{}", said.talk);
    assert_eq!(std::fs::read_to_string(folder.path("reports/lantern.txt")).unwrap(), LANTERN);
}

#[test]
fn a_place_that_can_not_be_written_fails_the_run() {
    let said = Folder::with_reports().run(&["brief", "reports", "--findings", "no/such/folder/x.csv"]);
    assert_eq!(said.code, 3);
    assert!(said.talk.contains("could not write the findings") && said.talk.contains("hint: "), "{}", said.talk);
    assert_eq!(said.out, "");
}
