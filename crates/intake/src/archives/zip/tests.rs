use crate::Limits;
use crate::tests::inside::{bytes, fixture};

#[test]
fn an_archive_is_opened_and_what_is_in_it_is_read() {
    let plain = fixture("zip", "plain.zip");
    let expected = [
        "plain.zip [archive] read",
        "plain.zip!/letters/one.txt report read",
        "plain.zip!/letters/two.txt report read",
        "plain.zip!/box.mbox [mailbox] read",
        "plain.zip!/box.mbox#1 mail read",
        "plain.zip!/box.mbox#2 mail read",
        "plain.zip!/__MACOSX/letters/._one.txt unread skipped: a folder that the system keeps for itself",
        "plain.zip!/letters/.DS_Store unread skipped: a hidden file",
    ];
    assert_eq!(plain.fates(), expected);
    assert!(plain.item("two.txt").text.starts_with("The ferry did not sail"));
}

#[test]
fn names_are_read_in_any_encoding_and_two_may_be_alike() {
    let names = fixture("zip", "names.zip");
    let expected = [
        "names.zip [archive] read",
        "names.zip!/café.txt report read",
        "names.zip!/Überfahrt.txt report read",
        "names.zip!/færge.txt report read",
        "names.zip!/same.txt report read",
        "names.zip!/same.txt (2) report read",
        "names.zip!/shown.txt report read",
    ];
    assert_eq!(names.fates(), expected);
    assert!(names.item("same.txt").text.contains("first"));
    assert!(names.item("same.txt (2)").text.contains("second"));
    assert_eq!(names.problems("names.zip"), ["entry-name-differs"]);
}

#[test]
fn archives_in_archives_are_opened_to_the_limit() {
    let nested = fixture("zip", "nested.zip");
    let expected = [
        "nested.zip [archive] read",
        "nested.zip!/middle.zip [archive] read",
        "nested.zip!/middle.zip!/inner.zip [archive] read",
        "nested.zip!/middle.zip!/inner.zip!/mail.eml mail read",
        "nested.zip!/middle.zip!/answer.eml mail read",
    ];
    assert_eq!(nested.fates(), expected);
    let all = include_bytes!("../../../../../corpora/formats/zip/nested.zip");
    let shallow = bytes("a.zip", all, &Limits { max_depth: 1, ..Limits::default() });
    let expected = [
        "a.zip [archive] read",
        "a.zip!/middle.zip [archive] read",
        "a.zip!/middle.zip!/inner.zip unread failed: nested deeper than 1 parts",
        "a.zip!/middle.zip!/answer.eml unread failed: nested deeper than 1 parts",
    ];
    assert_eq!(shallow.fates(), expected);
}

#[test]
fn what_is_wrong_has_a_fate_and_the_rest_is_read() {
    let odd = fixture("zip", "odd.zip");
    let sum = "was changed since it was packed: its check sum is another than the one in the archive";
    let expected = [
        "odd.zip [archive] read".to_owned(),
        "odd.zip!/one.txt report read".to_owned(),
        "odd.zip!/locked.txt unread failed: is encrypted".to_owned(),
        "odd.zip!/packed.txt unread failed: is packed by BZip2".to_owned(),
        "odd.zip!/again.txt report duplicate".to_owned(),
        "odd.zip!/changed.txt report read".to_owned(),
        format!("odd.zip!/changed.txt (the rest) unread failed: {sum}"),
        "odd.zip!/short.txt report read".to_owned(),
        "odd.zip!/short.txt (the rest) unread failed: has 31 bytes and not 100".to_owned(),
        "odd.zip!/gone.txt unread failed: is listed".to_owned(),
        "odd.zip#8 unread failed: it says that it holds 9 entries".to_owned(),
        "odd.zip#9 unread failed: it says that it holds 9 entries".to_owned(),
    ];
    assert_eq!(odd.fates(), expected);
    assert_eq!(odd.problems("odd.zip"), ["entries-overlap", "entry-name-differs"]);
}

#[test]
fn of_a_copy_that_breaks_off_is_read_what_is_there() {
    let expected = [
        "cut.zip [archive] read",
        "cut.zip!/one.txt report read",
        "cut.zip!/two.txt report read",
        "cut.zip!/box.mbox [mailbox] read",
        "cut.zip!/box.mbox#1 mail read",
        "cut.zip!/box.mbox (the rest) unread failed: breaks off after 161 bytes",
        "cut.zip!/(the rest) unread failed: the list at its end is missing",
    ];
    assert_eq!(fixture("zip", "cut.zip").fates(), expected);
    assert_eq!(fixture("zip", "empty.zip").fates(), ["empty.zip [archive] read"]);
    let nothing = bytes("a.zip", b"PK\x03\x04 and no more", &Limits::default());
    assert_eq!(nothing.fates(), ["a.zip archive failed: looks like a ZIP archive"]);
}

/// A packed entry, and the end of the list.
fn zeros(many: usize) -> Vec<u8> {
    use flate2::{Compression, write::DeflateEncoder};
    use std::io::Write as _;
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; many]).unwrap();
    let packed = encoder.finish().unwrap();
    let size = (many as u32).to_le_bytes();
    let long = (packed.len() as u32).to_le_bytes();
    [b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0", &long[..], &size, b"\x01\0\0\0a", &packed].concat()
}

#[test]
fn no_more_comes_out_of_an_archive_than_the_limits_allow() {
    let bomb = zeros(40_000_000).repeat(8);
    let limits = Limits { max_part_bytes: 1 << 20, max_expansion: 100, ..Limits::default() };
    let read = bytes("bomb.zip", &bomb, &limits);
    let unpacked: u64 = read.pile.sources.iter().skip(1).map(|source| source.bytes).sum();
    assert!(unpacked <= bomb.len() as u64 * 100, "{unpacked} of {}", bomb.len());
    assert!(read.fates().last().unwrap().contains("failed"), "{:?}", read.fates());
    assert!(read.totals.failed >= 8);
}

#[test]
fn a_document_is_not_opened_as_an_archive() {
    let entry = |name: &str, data: &str| {
        let (long, size) = ((name.len() as u16).to_le_bytes(), (data.len() as u32).to_le_bytes());
        let head = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0";
        [head, &size[..], &size, &long, b"\0\0", name.as_bytes(), data.as_bytes()].concat()
    };
    let odt = entry("mimetype", "application/vnd.oasis.opendocument.text");
    let pptx = [entry("_rels/.rels", "<x/>"), entry("ppt/presentation.xml", "<x/>")].concat();
    for (document, said) in [(odt, "an OpenDocument file"), (pptx, "a file of slides")] {
        let fates = bytes("a.bin", &document, &Limits::default()).fates();
        assert!(fates[0].starts_with(&format!("a.bin document skipped: {said}")), "{fates:?}");
        assert_eq!(fates.len(), 1);
    }
}
