use super::Kept;
use crate::tests::pile_of;
use record::Fate;

fn at(path: &str) -> Option<(Option<String>, Vec<&'static str>, bool)> {
    Kept::at(path).map(|kept| (kept.folder, kept.marks, kept.is_unfinished))
}

#[test]
fn the_place_and_the_name_say_the_folder_and_the_marks() {
    let some = |folder: &str, marks: &[&'static str]| Some((Some(folder.to_owned()), marks.to_vec(), false));
    let cases = [
        ("Maildir/cur/1234.M5P6.host:2,FRS", some("Maildir", &["flagged", "replied", "seen"])),
        ("Maildir/cur/1234.M5P6.host;2,PTD", some("Maildir", &["passed", "trashed", "draft"])),
        ("Maildir/.Sent.2031/cur/1234.M5P6.host_2,aS", some("Sent/2031", &["seen"])),
        ("a.zip!/Maildir/.Sent/new/1204680122.27c448abc.host", some("Sent", &[])),
        ("a.tar!/.Entw&APw-rfe.Q&-A/cur/whatever:2,", some("Entwürfe/Q&A", &[])),
        ("box/cur/1:2,S!/content", some("box", &["seen"])),
        ("a.zip!/cur/1:2,", Some((None, Vec::new(), false))),
        ("Maildir/tmp/1234.M5P6.host", Some((Some("Maildir".to_owned()), Vec::new(), true))),
        ("reports/new/20310414.v2.txt", None),
        ("reports/new/notes", None),
        ("reports/new/notes v1.2", None),
        ("Maildir/cur/1234.M5P6.host:2,FRS!/a.txt", None),
        ("1234.M5P6.host:2,FRS", None),
        ("cur", None),
    ];
    for (path, expected) in cases {
        assert_eq!(at(path), expected, "{path}");
    }
}

const MAIL: &str = "From: vera@lantern.example\nTo: desk@quay.example\nDate: Tue, 14 Oct 2031 18:35:02 -0400\n\
                    Subject: Lamp\nMessage-ID: <1@lantern.example>\n\nThe lamp is out.\n";

/// A mail that no program has sent: nothing but its place says what it is.
const DRAFT: &str = "Subject: Ferry\n\nNot yet.\n";

#[test]
fn every_mail_of_a_folder_is_read() {
    let other = MAIL.replace("<1@", "<2@").replace("lamp", "horn");
    let broke_off = MAIL.replace("<1@", "<3@").replace("lamp", "ferry");
    let pile = pile_of(&[
        (".Sent.2031/cur/1.M2P3.host:2,RS", MAIL.as_bytes()),
        (".Sent.2031/maildirfolder", b""),
        (".hidden/notes.txt", b"not mails"),
        (".uidvalidity", b"V1"),
        ("cur/2004.M2P3.host:2,DT", DRAFT.as_bytes()),
        ("cur/2005.M2P3.host:2,", b"\0\x01\x02"),
        ("cur/dovecot.index.log", b"\x01\x02\x03"),
        ("dovecot-uidlist", b"3 V1 N2\n"),
        ("new/2006.M2P3.host", other.as_bytes()),
        ("subscriptions", b"INBOX\nSent.2031\n"),
        ("tmp/2007.M2P3.host", broke_off.as_bytes()),
        ("tmp/2008.M2P3.host", b"From"),
    ]);
    let fates: Vec<(&str, &str)> = pile
        .sources
        .iter()
        .map(|source| {
            let fate = match &source.fate {
                Fate::Read => "read",
                Fate::Skipped(reason) | Fate::Failed(reason) => reason.as_str(),
                Fate::DuplicateOf(_) => "held",
            };
            (source.path.base_name(), fate.split([',', ';', '(', ':']).next().unwrap())
        })
        .collect();
    assert_eq!(
        fates,
        [
            ("1.M2P3.host:2,RS", "read"),
            ("maildirfolder", "empty"),
            (".hidden", "a hidden folder"),
            (".uidvalidity", "a list that a mail program keeps for itself beside the mails of a folder"),
            ("2004.M2P3.host:2,DT", "read"),
            ("2005.M2P3.host:2,", "lies among the mails of a mail folder"),
            ("dovecot.index.log", "a list that a mail program keeps for itself beside the mails of a folder"),
            ("dovecot-uidlist", "a list that a mail program keeps for itself beside the mails of a folder"),
            ("2006.M2P3.host", "read"),
            ("subscriptions", "a list that a mail program keeps for itself beside the mails of a folder"),
            ("2007.M2P3.host", "read"),
            ("2008.M2P3.host", "lies in the folder for mails that are not delivered yet "),
        ]
    );
    let said: Vec<_> = pile.items.iter().map(|item| item.envelope.as_ref().unwrap()).collect();
    assert_eq!(
        (said[0].folder.as_deref(), &said[0].marks[..]),
        (Some("Sent/2031"), &["replied".into(), "seen".into()][..])
    );
    assert_eq!(said[1].marks, ["draft", "trashed"]);
    assert!(pile.items.iter().all(|item| item.kind == record::ItemKind::Mail));
}

#[test]
fn a_text_that_is_called_like_a_list_is_read() {
    let words = "The horn and the lamp. The ferry left at seven, and nobody on the quay knew why it did so.\n";
    let pile = pile_of(&[("new/story.md", words.as_bytes()), ("subscriptions", &words.as_bytes()[4..])]);
    assert_eq!(pile.items.len(), 2);
}
