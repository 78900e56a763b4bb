//! An invented case, and what a search finds in it.

use crate::folder::{Folder, Said};
use serde_json::Value;

/// A mail: its number, the day of October 2031, who wrote it to whom, the subject, the text.
fn mail(n: u32, day: u32, from: &str, to: &str, subject: &str, text: &str) -> String {
    format!(
        "From: {from}\nTo: {to}\nDate: {day} Oct 2031 18:35:02 +0200\nSubject: {subject}\nMessage-ID: <{n}@quay.example>\n\
         MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    )
}

const VERA: &str = "Vera Holm <vera@lantern.example>";
const OTTO: &str = "Otto Brand <otto@quay.example>";

const FARES: &str = "The ferry fares go up on Monday. Don't tell the board before 6:35pm.";

const WITH_FILE: &str = "From: Otto Brand <otto@quay.example>\nTo: Vera Holm <vera@lantern.example>\nCc: Ida Lund <ida@harbour.example>\n\
    Date: Tue, 14 Oct 2031 09:00:00 +0200\nSubject: The timetable\nMessage-ID: <4@quay.example>\nMIME-Version: 1.0\n\
    Content-Type: multipart/mixed; boundary=cut\n\n--cut\nContent-Type: text/plain\n\nThe café opens with the harbour.\n\
    --cut\nContent-Type: text/plain; name=timetable.txt\nContent-Disposition: attachment; filename=timetable.txt\n\n\
    Boats leave at seven and at nine.\n--cut--\n";

/// A folder with five mails, one of them twice, a chat of three messages, and a report, all of it in the case `c`.
pub(super) fn case() -> Folder {
    let folder = pile();
    let said = folder.run(&["add", "c", "pile"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.talk);
    folder
}

/// The same, not added yet.
pub(super) fn pile() -> Folder {
    let chat = "14/10/2031, 15:34 - Vera: Did the horn sound?\n14/10/2031, 15:35 - Otto: It did not\n\
                15/10/2031, 15:36 - Vera: So the board knew\n";
    let report = "The Fares\nBy Ann Reed\nOctober 20, 2031\n\nThe company raised its ferry fares on Monday. “The ferry fares go up \
                  on Monday. Don't tell the board,” Otto Brand wrote to Vera Holm on October 1, 2031.\n";
    Folder::new()
        .file("pile/1.eml", mail(1, 1, OTTO, VERA, "Fares", FARES))
        .file("pile/copy.eml", mail(1, 1, OTTO, VERA, "Fares", FARES))
        .file("pile/2.eml", mail(2, 2, VERA, OTTO, "Re: Fares", "Why a new fare? Is the Board of the ferry asleep?"))
        .file("pile/3.eml", mail(3, 3, VERA, "ida@harbour.example", "Horn", "The harbour horn is broken. Board it up!"))
        .file("pile/4.eml", WITH_FILE)
        .file("pile/5.eml", mail(5, 5, OTTO, VERA, "Last", "Nothing more about ferries."))
        .file("pile/WhatsApp Chat with Otto.txt", chat)
        .file("pile/report.txt", report)
}

/// A mail about nothing that is in the case.
pub(super) fn another(n: u32) -> String {
    mail(
        100 + n,
        1 + n % 28,
        OTTO,
        VERA,
        "Whistle",
        &format!("Whistle number {n}, {}.", "so it goes".repeat(n as usize % 5)),
    )
}

pub(super) fn search(folder: &Folder, query: &str, args: &[&str]) -> Said {
    folder.run(&[&["search", "c", query], args].concat())
}

/// The hits, as programs get them.
#[track_caller]
pub(super) fn hits(folder: &Folder, query: &str, args: &[&str]) -> Vec<Value> {
    let said = search(folder, query, &[args, &["--json"]].concat());
    assert!(said.code < 2, "{query}: {}", said.talk);
    said.out.lines().map(|line| serde_json::from_str(line).expect("a JSON object")).collect()
}

/// The paths of all hits, without the folder, in order.
#[track_caller]
pub(super) fn paths(folder: &Folder, query: &str) -> Vec<String> {
    let path = |hit: &Value| hit["path"].as_str().expect("a path").trim_start_matches("pile/").to_owned();
    let mut paths: Vec<String> = hits(folder, query, &[]).iter().map(path).collect();
    paths.sort();
    paths
}
