//! What files that lie beside each other say of one another: in a folder and in an archive, through workers.

use super::pile::{add, record, untouched};
use crate::folder::Folder;

const ACCOUNT: &str = r#"window.YTD.account.part0 = [{"account":{"username":"quaylamp","accountId":"41000001"}}]"#;

fn messages(part: u32, ids: std::ops::Range<u32>) -> String {
    let one = |id| {
        format!(
            r#"{{"messageCreate":{{"id":"{id}","senderId":"41000001","recipientId":"41000002","text":"Lamp {id}","createdAt":"2031-04-14T17:05:00.000Z"}}}}"#
        )
    };
    let all = ids.map(one).collect::<Vec<_>>().join(",");
    format!(
        r#"window.YTD.direct_messages.part{part} = [{{"dmConversation":{{"conversationId":"41000001-41000002","messages":[{all}]}}}}]"#
    )
}

fn check_sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

/// An archive with these files, not packed.
fn zip(files: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (at, size) = (out.len() as u32, text.len() as u32);
        let mut known = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        known.extend([check_sum(text.as_bytes()), size, size].iter().flat_map(|number| number.to_le_bytes()));
        known.extend((name.len() as u32).to_le_bytes());
        out.extend([b"PK\x03\x04", &known[..], name.as_bytes(), text.as_bytes()].concat());
        list.extend([b"PK\x01\x02\x14\0", &known[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let (at, size, many) = (out.len() as u32, list.len() as u32, files.len() as u16);
    out.extend(list);
    out.extend([b"PK\x05\x06\0\0\0\0", &many.to_le_bytes()[..], &many.to_le_bytes()].concat());
    out.extend([&size.to_le_bytes()[..], &at.to_le_bytes(), &[0, 0]].concat());
    out
}

fn archive() -> [(&'static str, String); 3] {
    [
        ("data/direct-messages.js", messages(0, 1..4)),
        ("data/direct-messages-part1.js", messages(1, 3..6)),
        ("data/account.js", ACCOUNT.to_owned()),
    ]
}

/// Each message that is held, with what its sender is called.
fn sent(folder: &Folder) -> Vec<(String, Option<String>)> {
    let sql = "SELECT text, participants.name FROM items JOIN participants USING (part)
                WHERE channel = 'x-direct-message' AND role = 'from' ORDER BY text";
    let db = record(&folder.path("c"));
    let mut statement = db.prepare(sql).expect("a record");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.collect::<Result<_, _>>().expect("rows")
}

fn expected() -> Vec<(String, Option<String>)> {
    (1..6).map(|id| (format!("Lamp {id}"), Some("quaylamp".to_owned()))).collect()
}

#[test]
fn the_files_of_an_archive_that_was_unpacked() {
    let folder = archive().iter().fold(Folder::new(), |folder, (name, text)| folder.file(&format!("x/{name}"), text));
    add(&folder, &["x"]);
    assert_eq!(sent(&folder), expected());
    untouched(&folder);
}

#[test]
fn the_members_of_an_archive_as_it_came() {
    let folder = Folder::new().file("x.zip", zip(&archive()));
    let said = add(&folder, &["x.zip"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.talk);
    assert_eq!(sent(&folder), expected());
    untouched(&folder);
}
