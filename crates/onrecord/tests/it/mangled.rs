//! Reports as storage, mail and hands have left them: cut, doubled, shuffled, with marks and figures put in. Whatever it is,
//! the program ends by itself, says what it read, and what it says stands where it says.

use crate::folder::Folder;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use testkit::dice::Dice;

/// What is put in between two characters.
const PUT_IN: [&str; 24] = [
    "“",
    "”",
    "\"",
    "'",
    "’",
    "«",
    "»",
    "„",
    "—",
    "...",
    "[sic]",
    "\u{202e}",
    "\u{200b}",
    "e\u{301}",
    "🎺",
    "\r\n",
    "\n\n",
    " 0 people ",
    " 99999999999999999999 ",
    " February 30 ",
    " on 31 June 0000 ",
    " at 25:61 ",
    "<b",
    "&#x110000;",
];

/// The fictional reports and pages of the project; no case that is held out.
fn originals() -> Vec<PathBuf> {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora");
    let mut folders = vec![corpora.join("demo/reports"), corpora.join("pages")];
    let cases = std::fs::read_dir(corpora.join("cases")).expect("cases").map(|entry| entry.expect("a case").path());
    folders.extend(cases.filter(|case| !case.to_string_lossy().contains("held-")).map(|case| case.join("reports")));
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("reports"))
        .map(|entry| entry.expect("a report").path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|e| e != "csv"))
        .collect();
    files.sort();
    assert!(files.len() > 20, "no reports to mangle");
    files
}

fn mangled(dice: &mut Dice, text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    for _ in 0..dice.below(4) {
        let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
        match dice.below(3) {
            0 if lines.len() > 2 => _ = lines.remove(a),
            1 => lines.insert(a, lines[b]),
            _ => lines.swap(a, b),
        }
    }
    let mut out: Vec<char> = lines.join("\n").chars().collect();
    for _ in 0..dice.below(12) {
        let at = dice.below(out.len());
        match dice.below(4) {
            0 => out.truncate(at.max(40)),
            1 if at < out.len() => _ = out.remove(at),
            _ => _ = out.splice(at..at, PUT_IN[dice.below(PUT_IN.len())].chars()),
        }
    }
    out.into_iter().collect()
}

/// Runs the program on so many folders of mangled files.
fn check(folders: u64) {
    let originals = originals();
    for seed in 0..folders {
        let mut dice = Dice::new(seed);
        let mut folder = Folder::new();
        for n in 0..1 + dice.below(4) {
            let original = &originals[dice.below(originals.len())];
            let text = String::from_utf8_lossy(&std::fs::read(original).expect("a report")).into_owned();
            let ending = original.extension().unwrap_or_default().to_string_lossy().into_owned();
            folder = folder.file(&format!("reports/{n}.{ending}"), mangled(&mut dice, &text));
        }
        let said = folder.run(&["brief", "reports", "--json", "--html", "brief.html"]);
        assert!(said.code <= 1, "seed {seed} ended with {}: {}", said.code, said.talk);
        spans_stand(&folder, seed, &said.out);
        links_lead_somewhere(&folder, seed);
    }
}

/// The words of each witness stand in the bytes as received, where these say so.
fn spans_stand(folder: &Folder, seed: u64, json: &str) {
    let brief: Value = serde_json::from_str(json).expect("one JSON document");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let sources = list(&brief["sources"]);
    for witness in list(&brief["messages"]).iter().flat_map(|message| list(&message["witnesses"])) {
        let source = sources.iter().find(|source| source["id"] == witness["source"]).expect("a source");
        let (Some(raw), Some("UTF-8")) = (witness["raw"].as_object(), source["encoding"].as_str()) else { continue };
        let bytes = std::fs::read(folder.path(source["path"].as_str().expect("a path"))).expect("a file");
        let at = |name: &str| raw[name].as_u64().expect("an offset") as usize;
        let words = String::from_utf8_lossy(&bytes[at("start")..at("end")]).into_owned();
        assert_eq!(witness["text"].as_str(), Some(words.as_str()), "seed {seed}");
    }
}

fn links_lead_somewhere(folder: &Folder, seed: u64) {
    let page = std::fs::read_to_string(folder.path("brief.html")).expect("the page");
    let all = |mark: &str| -> BTreeSet<String> {
        page.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let lost: Vec<String> = all("href=\"#").difference(&all(" id=\"")).cloned().collect();
    assert!(lost.is_empty(), "seed {seed}: {lost:?}");
}

#[test]
fn mangled_reports_are_read_for_what_they_are() {
    check(24);
}

#[test]
#[ignore = "slow: the same, many times"]
fn many_mangled_reports_are_read_for_what_they_are() {
    check(600);
}
