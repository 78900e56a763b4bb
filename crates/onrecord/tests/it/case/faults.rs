//! `verify` finds what is not as it was, and names it.

use super::pile::{add, mail, pile, record, untouched};
use crate::folder::Folder;
use std::fs;
use std::path::PathBuf;

fn case() -> Folder {
    let folder = pile();
    add(&folder, &["pile"]);
    untouched(&folder);
    folder
}

/// Expects that `verify` finds something, and that what it says has all of `words` in one line.
#[track_caller]
fn found(folder: &Folder, words: &[&str]) {
    let said = folder.run(&["verify", "c"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.talk);
    let named = said.out.lines().any(|line| words.iter().all(|word| line.contains(word)));
    assert!(named, "{words:?} are not in one line of\n{}", said.out);
}

/// A case in whose record `sql` was run.
#[track_caller]
fn edited(sql: &str, words: &[&str]) {
    let folder = case();
    record(&folder.path("c")).execute_batch(sql).expect("an edit");
    found(&folder, words);
}

fn original(folder: &Folder, path: &str) -> (PathBuf, String) {
    let sql = "SELECT sha256 FROM receipts JOIN originals ON originals.id = original WHERE path = ?1";
    let sha256: String = record(&folder.path("c")).query_row(sql, [path], |row| row.get(0)).unwrap();
    (folder.path(&format!("c/originals/{}/{sha256}", &sha256[..2])), sha256)
}

fn writable(path: &PathBuf) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "whoever changes an original does so")]
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions).unwrap();
}

#[test]
fn a_flipped_byte_in_an_original() {
    let folder = case();
    let (place, sha256) = original(&folder, "pile/reports/lantern.txt");
    writable(&place);
    let mut bytes = fs::read(&place).unwrap();
    bytes[20] ^= 1;
    fs::write(&place, bytes).unwrap();
    found(&folder, &[&sha256, "is not as it was received"]);
}

#[test]
fn an_original_that_is_gone() {
    let folder = case();
    let (place, sha256) = original(&folder, "pile/mails/box.mbox");
    fs::remove_file(place).unwrap();
    found(&folder, &[&sha256, "is missing"]);
}

#[test]
fn files_that_were_added_to_the_originals() {
    for name in ["c/originals/stray.txt", "c/originals/3f/stray.txt", "c/originals/deep/er/stray.txt"] {
        found(&case().file(name, "x"), &["originals", "was added"]);
    }
    // One with the name of an original, where that is not.
    let folder = case();
    let (place, sha256) = original(&folder, "pile/mails/box.mbox");
    fs::create_dir_all(folder.path("c/originals/zz")).unwrap();
    fs::copy(place, folder.path(&format!("c/originals/zz/{sha256}"))).unwrap();
    found(&folder, &[&format!("zz/{sha256}"), "was added"]);
}

#[test]
fn edited_rows() {
    edited("UPDATE parts SET path = 'elsewhere' WHERE id = 2", &["part 2", "elsewhere"]);
    edited("UPDATE parts SET fate = 'skipped' WHERE fate = 'failed'", &["part ", "is not as it was recorded"]);
    edited("UPDATE parts SET digest = 'x' WHERE id = 4", &["part 4"]);
    edited("UPDATE parts SET kind = x'00' WHERE id = 4", &["row 4 of parts", "can't be read"]);
    edited("UPDATE items SET text = text || '.' WHERE part = 5", &["item of part 5"]);
    edited("UPDATE items SET sender = NULL WHERE sender IS NOT NULL", &["item of part"]);
    edited("UPDATE receipts SET path = 'elsewhere' WHERE id = 3", &["of receipts", "one is not as it was recorded"]);
    edited("UPDATE receipts SET modified = 0 WHERE id = 3", &["receipts"]);
    edited("UPDATE receipts SET part = 7 WHERE id = 3", &["receipts (part)"]);
    edited("UPDATE originals SET bytes = bytes + 1 WHERE id = 2", &["among rows", "of originals"]);
    edited("UPDATE originals SET read_by = 'another' WHERE id = 2", &["originals (first_part, read_by)"]);
    edited("UPDATE commits SET text = replace(text, 'received', 'retrieved')", &["custody.log differs"]);
    edited("UPDATE commits SET log_end = log_end - 1", &["commit 1 does not end"]);
    edited("UPDATE firsts SET part = 1", &["firsts names part 1"]);
}

/// An item whose row was edited together with its digests, as somebody does who knows the format.
#[test]
fn a_row_with_digests_that_fit_is_held_against_the_log() {
    let folder = case();
    let db = record(&folder.path("c"));
    let last: i64 = db.query_row("SELECT MAX(id) FROM parts", [], |row| row.get(0)).unwrap();
    // A whole row of another case, digests and all.
    let other = Folder::new().file("pile/mails/one.eml", mail(1).replace("Horn 1", "Horn 2"));
    add(&other, &["pile"]);
    let path = other.path("c/record.sqlite");
    db.execute("ATTACH ?1 AS other", [path.to_str().unwrap()]).unwrap();
    let swap = format!(
        "UPDATE parts SET digest = (SELECT digest FROM other.parts WHERE id = 1), sha256 = (SELECT sha256 FROM other.parts WHERE id = 1)
          WHERE id = {last}"
    );
    db.execute_batch(&swap).unwrap();
    drop(db);
    found(&folder, &[&format!("part {last}")]);
}

#[test]
fn deleted_rows() {
    edited("DELETE FROM items WHERE part = 5", &["part 5"]);
    edited("DELETE FROM items WHERE part = 5; DELETE FROM parts WHERE id = 5", &["row 5 of parts is missing"]);
    edited("DELETE FROM receipts WHERE id = 3", &["row 3 of receipts is missing"]);
    edited("DELETE FROM receipts WHERE id > 3", &["rows 4 to", "of receipts are missing"]);
    edited("DELETE FROM originals WHERE id = 2", &["row 2 of originals is missing"]);
    edited(
        "UPDATE originals SET read_by = NULL WHERE id = 2",
        &["row 2 of originals (first_part, read_by) is missing"],
    );
    edited("DELETE FROM commits WHERE id = 2", &["custody.log"]);
    edited("DELETE FROM firsts", &["firsts has 0 rows"]);
    edited("DELETE FROM parts; DELETE FROM items", &["rows 1 to", "of parts are missing"]);
}

#[test]
fn added_rows() {
    let copy = |table: &str, id: &str, new: &str| {
        format!(
            "CREATE TEMP TABLE copy AS SELECT * FROM {table} WHERE {id} = (SELECT MAX({id}) FROM {table}); UPDATE copy SET {id} = {new};
             INSERT INTO {table} SELECT * FROM copy"
        )
    };
    edited(&copy("parts", "id", "900"), &["row 900 of parts was added"]);
    edited(&copy("receipts", "id", "900"), &["row 900 of receipts was added"]);
    edited(&copy("items", "part", "900"), &["item was added for part 900"]);
    edited(&copy("originals", "id", "900, sha256 = 'x'"), &["row 900 of originals was added"]);
    edited("INSERT INTO firsts VALUES (x'00112233445566778899aabbccddeeff', 1)", &["firsts names part 1"]);
    edited("INSERT INTO commits VALUES (900, 'x', 1)", &["custody.log ends after"]);
}

/// A view that shows other things than are there, and what runs by itself.
#[test]
fn a_schema_that_is_not_the_formats() {
    edited(
        "DROP VIEW not_read; CREATE VIEW not_read AS SELECT id, path, fate, reason FROM parts WHERE 0",
        &["view not_read is not as the format has it"],
    );
    edited("CREATE TRIGGER t AFTER INSERT ON parts BEGIN DELETE FROM items; END", &["trigger t"]);
    edited("CREATE TABLE more (x)", &["table more"]);
    edited("DROP INDEX receipts_by_path", &["index receipts_by_path"]);
}

#[test]
fn a_flipped_byte_in_the_record() {
    let folder = case();
    record(&folder.path("c")).execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let place = folder.path("c/record.sqlite");
    let mut bytes = fs::read(&place).unwrap();
    let at = bytes.windows(20).rposition(|bytes| bytes == b"The horn sounded 1 t").expect("the words of a mail");
    bytes[at] ^= 1;
    fs::write(place, bytes).unwrap();
    found(&folder, &["is not as it was recorded"]);
}

/// The log's text, its commits as ranges, and where it is.
fn log(folder: &Folder) -> (PathBuf, String) {
    let path = folder.path("c/custody.log");
    let text = fs::read_to_string(&path).unwrap();
    (path, text)
}

/// Where the log's last commit begins.
fn before_last(text: &str) -> usize {
    let heads: Vec<usize> = text.match_indices("{\"head\":").map(|(at, _)| at).collect();
    let last = heads[heads.len() - 2];
    last + text[last..].find('\n').unwrap() + 1
}

#[test]
fn a_log_that_was_cut() {
    let folder = case();
    let (path, text) = log(&folder);
    let last = before_last(&text);
    let before = before_last(&text[..last]);
    for end in [text.len() - 1, last + 1, last, last - 1, before, 0] {
        fs::write(&path, &text[..end]).unwrap();
        found(&folder, &[&format!("custody.log ends after {end} of {} bytes", text.len())]);
    }
    fs::remove_file(&path).unwrap();
    found(&folder, &["custody.log ends after 0"]);
}

#[test]
fn an_old_log_that_was_put_back() {
    let folder = case();
    let (path, old) = log(&folder);
    let folder = folder.file("more/a.eml", mail(30)).file("more/b.eml", mail(31));
    add(&folder, &["more"]);
    let new = log(&folder).1;
    fs::write(&path, &old).unwrap();
    found(&folder, &["an older one was put in its place"]);
    // With it `add` does not go on, and says why.
    let said = folder.run(&["add", "c", "more"]);
    assert!(said.code == 3 && said.talk.contains("it was cut or added to"), "{}", said.talk);
    assert_eq!(fs::read_to_string(&path).unwrap(), old, "nothing was changed");
    // An old record under the new log is found as well.
    fs::write(&path, new).unwrap();
    untouched(&folder);
    let last = "DELETE FROM commits WHERE id = (SELECT MAX(id) FROM commits)";
    record(&folder.path("c")).execute_batch(last).unwrap();
    found(&folder, &["more than the record knows of"]);
}

#[test]
fn an_edited_line_of_the_log() {
    let folder = case();
    let (path, text) = log(&folder);
    for (from, to) in [("lantern.txt", "lentern.txt"), ("\"n\":3", "\"n\":4"), ("\"size\":10}", "\"size\":20}")] {
        let edited = text.replacen(from, to, 1);
        assert_ne!(edited, text, "{from}");
        fs::write(&path, &edited).unwrap();
        found(&folder, &["custody.log differs", "from byte"]);
        found(&folder, &["custody.log, line"]);
        // Nothing is signed over it.
        let said = folder.run(&["add", "c", "pile"]);
        assert!(from != "lantern.txt" || said.code == 3, "{from}: {}", said.talk);
    }
}

/// A log that was edited, and its record too, by somebody who has another key.
#[test]
fn a_head_that_another_key_signed() {
    let folder = case();
    let other = Folder::new();
    add(&other, &[]);
    let mark = |folder: &Folder| fs::read_to_string(folder.path("c/onrecord.toml")).unwrap();
    let key = |text: &str| text.lines().find(|line| line.starts_with("public_key")).unwrap().to_owned();
    let (own, strange) = (mark(&folder), mark(&other));
    fs::write(folder.path("c/onrecord.toml"), own.replace(&key(&own), &key(&strange))).unwrap();
    found(&folder, &["custody.log, line ", "a signature of another key"]);
    let said = folder.run(&["add", "c", "pile"]);
    assert!(said.code == 3 && said.talk.contains("is not the key of this case"), "{}", said.talk);
}

/// With the case's own key in a stranger's hands a log can be signed anew, but not under a root that was kept elsewhere.
#[test]
fn the_root_that_verify_prints_stands_for_the_log() {
    let (one, two) = (case(), case());
    let root = |folder: &Folder| folder.run(&["verify", "c"]).out.lines().last().unwrap().to_owned();
    assert_ne!(root(&one), root(&two), "two keys, two logs");
    assert_eq!(root(&one), root(&one));
    assert!(root(&one).contains("root "), "{}", root(&one));
}
