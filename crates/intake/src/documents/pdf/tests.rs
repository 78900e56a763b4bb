use crate::tests::inside::fixture;

#[test]
fn the_text_is_read_page_by_page() {
    let letter = fixture("pdf", "letter.pdf");
    assert_eq!(letter.fates(), ["letter.pdf document read"]);
    let item = letter.item("letter.pdf");
    let first = "The lantern on the east pier\n\nTo the harbour office:\nthe café is dark.\n\nhelp  w\n";
    let pages: Vec<&str> = item.text.split('\u{c}').collect();
    assert_eq!(pages, [first, "", "The third page\nhas two lines.\n"]);
    assert_eq!(letter.problems("letter.pdf"), ["pages-without-text", "pictures"]);
    assert_eq!(item.title.as_ref().unwrap().value, "A letter");
    assert_eq!(item.byline.as_ref().unwrap().value, "Ada Wren");
    assert_eq!((item.updated.len(), item.blocks.len()), (1, 4));
}

#[test]
fn a_document_without_its_table_is_read() {
    assert_eq!(fixture("pdf", "untabled.pdf").item("untabled.pdf").text, "The third page\nhas two lines.\n");
}

#[test]
fn what_has_no_text_or_is_locked_fails_with_the_reason() {
    assert_eq!(fixture("unread", "scan.pdf").fates(), ["scan.pdf document failed: none of its 2 pages has text"]);
    assert_eq!(fixture("unread", "scan.pdf").problems("scan.pdf"), ["pages-without-text", "pictures"]);
    assert_eq!(fixture("unread", "locked.pdf").fates(), ["locked.pdf document failed: is locked with a password"]);
}
