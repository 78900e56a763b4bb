use crate::limits::Limits;
use crate::tests::inside::{bytes, fixture};
use record::digest::Digest;

#[test]
fn files_are_read_and_links_are_not_followed() {
    let long = format!("the quay/{}one.txt", "a folder with a long name/".repeat(6));
    let expected = [
        "gnu.tar [archive] read".to_owned(),
        "gnu.tar!/letters/one.txt report read".to_owned(),
        format!("gnu.tar!/{long} report read"),
        "gnu.tar!/letters/again.txt unread skipped: is another name for “letters/one.txt”".to_owned(),
        "gnu.tar!/letters/link.txt unread skipped: is a link to “/etc/passwd”".to_owned(),
        "gnu.tar!/box.mbox [mailbox] read".to_owned(),
        "gnu.tar!/box.mbox#1 mail read".to_owned(),
        "gnu.tar!/box.mbox#2 mail read".to_owned(),
        "gnu.tar!/._box.mbox unread skipped: a hidden file".to_owned(),
        "gnu.tar!/pipe unread skipped: is a named pipe and no file".to_owned(),
    ];
    assert_eq!(fixture("tar", "gnu.tar").fates(), expected);
    let expected = [
        "pax.tar [archive] read".to_owned(),
        "pax.tar!/båd/færge.txt report read".to_owned(),
        format!("pax.tar!/{long} report read"),
    ];
    assert_eq!(fixture("tar", "pax.tar").fates(), expected);
}

#[test]
fn an_archive_in_a_stream_is_read_as_it_comes() {
    let expected = [
        "ustar.tgz [archive] read",
        "ustar.tgz!/ustar.tar [archive] read",
        "ustar.tgz!/ustar.tar!/one.txt report read",
        "ustar.tgz!/ustar.tar!/two.txt report read",
    ];
    assert_eq!(fixture("tar", "ustar.tgz").fates(), expected);
}

#[test]
fn what_is_damaged_has_a_fate_and_the_rest_is_read() {
    let expected = [
        "cut.tar [archive] read",
        "cut.tar!/one.txt report read",
        "cut.tar!/two.txt report read",
        "cut.tar!/(the rest) unread failed: the archive breaks off after 1600 bytes",
    ];
    assert_eq!(fixture("tar", "cut.tar").fates(), expected);
    let expected = [
        "broken.tar [archive] read",
        "broken.tar!/(the rest) unread failed: the header of an entry is damaged: 1024 bytes from byte 0 on were not read",
        "broken.tar!/two.txt report read",
        "broken.tar!/one.txt report read",
        "broken.tar!/two.txt (2) report duplicate",
    ];
    assert_eq!(fixture("tar", "broken.tar").fates(), expected);
}

#[test]
fn words_in_the_place_of_a_mark_are_none() {
    let head = "From: ines@harbour.example\nDate: Thu, 1 May 2031 10:00:00 +0200\nSubject: la bocina\n\n";
    let before = "-".repeat(257 - head.len() - "\nMe g".len());
    let mail = format!("{head}{before}\nMe gustar\u{ed}a oir la bocina.\n{}", "La niebla sigue.\n".repeat(40));
    assert_eq!(&mail.as_bytes()[257..262], b"ustar");
    assert_eq!(bytes("a.eml", mail.as_bytes(), &Limits::default()).fates(), ["a.eml mail read"]);
}

#[test]
fn holes_are_filled() {
    let sparse = fixture("tar", "sparse.tar");
    let whole = [b"At the beginning. ", &[0; 1967][..], b"And at the end."].concat();
    for source in &sparse.pile.sources[1..] {
        assert_eq!((source.bytes, source.sha256), (2000, Some(Digest::of(&whole))), "{}", source.path);
    }
    assert_eq!(sparse.pile.sources.len(), 3);
}
