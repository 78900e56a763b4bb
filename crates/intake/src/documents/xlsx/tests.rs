use crate::tests::inside::fixture;
use record::envelope::Role;

#[test]
fn each_sheet_is_a_document_row_by_row() {
    let log = fixture("xlsx", "log.xlsx");
    let expected = [
        "log.xlsx [workbook] read",
        "log.xlsx!/Log document read",
        "log.xlsx!/Log#1 comment read",
        "log.xlsx!/Log#2 comment read",
        "log.xlsx!/Log#3 comment read",
        "log.xlsx!/Aside document read",
        "log.xlsx!/Blank empty skipped: empty: a sheet without words or numbers",
        "log.xlsx!/Gone unread failed: is listed",
    ];
    assert_eq!(log.fates(), expected);
    let rows =
        "Day\tThe lantern\t\tTold\n2031-05-02\tout and cold\t\tFALSE\n2031-05-03 10:30:00\t2.5\t#N/A\n\tlit & dark\n";
    assert_eq!(log.item("!/Log").text, rows);
    assert_eq!(log.item("!/Log").blocks.len(), 4);
    assert_eq!(log.problems("!/Log"), ["hidden-cells"]);
    assert_eq!(log.problems("!/Aside"), ["hidden-sheet"]);
}

#[test]
fn comments_on_cells_are_messages() {
    let log = fixture("xlsx", "log.xlsx");
    let told = |end: &str| {
        let envelope = log.item(end).envelope.as_deref().unwrap();
        let from = envelope.who(Role::From).next().unwrap().value.as_str();
        (log.item(end).text.as_str(), from, envelope.subject.as_deref().unwrap(), envelope.times.len())
    };
    assert_eq!(told("#1"), ("Who saw it?", "Ada Wren", "Log!B2", 0));
    assert_eq!(told("#2"), ("Which day?", "Bo Lund", "Log!A1", 1));
    assert_eq!(told("#3"), ("Monday.", "Ada Wren", "Log!A1", 1));
    assert_eq!(log.item("#3").envelope.as_ref().unwrap().references[0].id, "{1}");
}
