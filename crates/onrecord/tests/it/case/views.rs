//! The record as any SQLite tool shows it: what is held, what only stands in others, and what read each part.

use super::pile::{add, ledger, record, untouched};
use crate::folder::Folder;
use std::path::Path;

fn fixture(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats").join(path)).expect("a fixture")
}

fn count(folder: &Folder, sql: &str) -> i64 {
    record(&folder.path("c")).query_row(sql, [], |row| row.get(0)).expect("a number")
}

#[test]
fn quoted_mails_stand_apart_from_those_that_are_held() {
    let folder = Folder::new().file("chain.eml", fixture("eml/chain.eml"));
    add(&folder, &["chain.eml"]);
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM messages"), 1);
    let quoted = count(&folder, "SELECT COUNT(*) FROM parts WHERE kind = 'quoted-mail'");
    assert!(quoted > 0);
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM quoted_messages"), quoted);
    let of_it = "SELECT COUNT(*) FROM quoted_messages JOIN messages ON messages.part = quoted_in";
    assert_eq!(count(&folder, of_it), quoted);
    let status = onrecord::engine::case::status(&folder.path("c"), 10).expect("a status");
    let counts = [&status.kinds, &status.quoted].map(|kinds| kinds.iter().map(|(_, n)| *n as i64).sum::<i64>());
    assert_eq!(counts, [1, quoted], "what is quoted is not counted among what is held");
    untouched(&folder);
}

#[test]
fn records_say_what_read_them_and_two_alike_are_two() {
    let chat = "14/10/2031, 15:34 - Vera: Yes\n14/10/2031, 15:34 - Vera: Yes\n15/10/2031, 15:35 - Otto: No\n";
    let folder =
        Folder::new().file("WhatsApp Chat with Otto.txt", chat).file("lantern.jsonl", fixture("tables/lantern.jsonl"));
    add(&folder, &["WhatsApp Chat with Otto.txt", "lantern.jsonl"]);
    let of = |reader: &str| count(&folder, &format!("SELECT COUNT(*) FROM parts WHERE reader LIKE '{reader}'"));
    assert_eq!((of("whatsapp/_"), of("whatsapp/_#")), (1, 3));
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM messages WHERE channel = 'whatsapp'"), 3);
    assert!(of("message-lines/_#") > 0);
    assert_eq!(of(""), 0);
    assert_eq!(ledger(&folder)[2], 0);
    untouched(&folder);
}
