//! Messages that are held, as first witnesses of what reports quote.

use crate::folder::{Folder, LANTERN, Said, WIRE};
use serde_json::Value;

const MAIL: &str = "Message-ID: <horn-1@mail.example>\nDate: Thu, 01 May 2031 09:40:00 +0000\n\
    From: Odette Farrowby <odette@town.example>\nTo: Casimir Brandle <brandle@harbour.example>\nSubject: Horn\n\n\
    Casimir,\n\nPlease tell me that the horn works before the mayor\narrives. I have told her nothing yet.\n\nOdette\n";

const ANSWER: &str = "Message-ID: <horn-2@mail.example>\nIn-Reply-To: <horn-1@mail.example>\n\
    Date: Thu, 01 May 2031 10:15:00 +0000\nFrom: Casimir Brandle <brandle@harbour.example>\n\
    To: Odette Farrowby <odette@town.example>\nSubject: Re: Horn\n\n\
    It works, and it is louder than anybody bargained for.\n\n\
    On Thu, 1 May 2031 Odette Farrowby wrote:\n> Please tell me that the horn works before the mayor arrives.\n";

/// A report on both mails.
fn report(quotations: &str) -> String {
    format!(
        "Horn Mails\nBy Cy Orne\nMay 4, 2031\n\nThe Lantern reported on mails between Odette Farrowby and Casimir Brandle.\n\n{quotations}\n"
    )
}

fn with_mails() -> Folder {
    Folder::with_reports().file("mails/1.eml", MAIL).file("mails/2.eml", ANSWER)
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).expect("JSON")
}

fn list<'a>(of: &'a Value, field: &str) -> &'a [Value] {
    of[field].as_array().map_or(&[], Vec::as_slice)
}

/// The message that has these words.
fn message<'a>(brief: &'a Value, words: &str) -> &'a Value {
    let has = |message: &&Value| message["text"].as_str().is_some_and(|text| text.contains(words));
    list(brief, "messages").iter().find(has).unwrap_or_else(|| panic!("no message has {words}: {brief:#}"))
}

fn kinds(brief: &Value) -> Vec<&str> {
    list(brief, "findings").iter().filter_map(|finding| finding["kind"].as_str()).collect()
}

#[test]
fn a_held_message_is_the_base_of_what_reports_quote() {
    let folder = with_mails();
    let brief = json(&folder.run(&["brief", "reports", "mails", "--json"]));
    let message = message(&brief, "before the mayor arrives");
    assert_eq!(message["held"], true);
    assert_eq!(message["speaker"], "Odette Farrowby");
    assert_eq!(message["recipients"], serde_json::json!(["Casimir Brandle"]));
    assert_eq!(message["channel"], "e-mail");
    assert_eq!(message["sent"]["earliest"], "2031-05-01T09:40:00+00:00");
    let base = list(&brief, "sources").iter().find(|source| source["id"] == message["base"]).expect("a base");
    assert_eq!(base["path"], "mails/1.eml");
    let witness = |path: &str| {
        let source = list(&brief, "sources").iter().find(|source| source["path"] == path).expect("a source");
        list(message, "witnesses").iter().find(|witness| witness["source"] == source["id"]).expect("a witness")
    };
    assert_eq!(
        (&witness("reports/lantern.txt")["kind"], &witness("reports/lantern.txt")["against"]),
        (&"verbatim".into(), &"record".into())
    );
    assert_eq!(witness("reports/wire.md")["kind"], "altered");
    assert_eq!(witness("reports/wire.md")["differences"][0]["base"], "works");
    assert_eq!(list(message, "witnesses").len(), 2, "the message is no witness of itself");
}

#[test]
fn no_sentence_says_that_nothing_held_settles_it_where_something_does() {
    let said = with_mails().run(&["brief", "reports", "mails"]);
    assert!(said.out.contains("The held message has"), "{}", said.out);
    assert!(!said.out.contains("nothing held settles it"), "{}", said.out);
    assert!(!said.out.contains("\n1.eml\n  – Your report"), "{}", said.out);
}

#[test]
fn the_words_that_a_mail_quotes_are_those_of_the_first_mail() {
    let folder = with_mails().file(
        "reports/later.txt",
        report("“It works, and it is louder than anybody bargained for,” Brandle e-mailed Farrowby."),
    );
    let brief = json(&folder.run(&["brief", "reports", "mails", "--json"]));
    let (first, answer) = (message(&brief, "before the mayor arrives"), message(&brief, "louder than anybody"));
    assert_eq!(answer["replies_to"], first["id"]);
    assert!(!answer["text"].as_str().unwrap_or_default().contains("wrote:"), "{answer:#}");
}

#[test]
fn words_of_two_mails_in_one_quotation_are_told() {
    let folder = with_mails().file(
        "reports/later.txt",
        report("“I have told her nothing yet. It is louder than anybody bargained for,” Brandle e-mailed Farrowby."),
    );
    let brief = json(&folder.run(&["brief", "reports", "mails", "--json"]));
    assert!(kinds(&brief).contains(&"spliced"), "{:#}", brief["findings"]);
    let verdicts: Vec<&Value> = list(&brief, "quotes").iter().map(|quote| &quote["verdict"]).collect();
    assert!(verdicts.contains(&&Value::from("spliced")), "{verdicts:?}");
}

#[test]
fn a_time_and_a_sender_that_the_mail_gives_otherwise_are_told() {
    let folder = with_mails().file(
        "reports/later.txt",
        report("At 11:31 a.m. on May 1, Odette Farrowby e-mailed Casimir Brandle: “It works, and it is louder than anybody bargained for.”"),
    );
    let brief = json(&folder.run(&["brief", "reports", "mails", "--json"]));
    let summary = |kind: &str| {
        let finding = list(&brief, "findings").iter().find(|finding| finding["kind"] == kind);
        finding.unwrap_or_else(|| panic!("no {kind}: {:#}", brief["findings"]))["summary"].to_string()
    };
    let time = summary("time-differs");
    assert!(time.contains("11:31") && time.contains("dated “Thu, 01 May 2031 10:15:00 +0000”"), "{time}");
    let sender = summary("attribution-differs");
    assert!(sender.contains("the held message is from Casimir Brandle"), "{sender}");
    let answer = message(&brief, "louder than anybody");
    assert_eq!(
        (&answer["speaker"], &answer["sent"]["latest"]),
        (&"Casimir Brandle".into(), &"2031-05-01T10:15:00+00:00".into())
    );
}

const UNKNOWN: &str = "“The mayor may ring the bell herself for all I care,” Brandle e-mailed Farrowby on May 1.";

#[test]
fn a_quotation_of_a_held_conversation_that_no_message_has_is_told() {
    let folder = with_mails().file("reports/later.txt", report(UNKNOWN));
    let brief = json(&folder.run(&["brief", "reports", "mails", "--json"]));
    let finding =
        list(&brief, "findings").iter().find(|finding| finding["kind"] == "not-on-record").expect("a finding");
    let summary = finding["summary"].as_str().unwrap_or_default();
    assert!(summary.contains("stand in no message that is held"), "{summary}");
    assert!(finding["may_be_mistaken"].as_str().unwrap_or_default().contains("the record may be incomplete"));
    let quote = list(&brief, "quotes").iter().find(|quote| quote["verdict"] == "not-on-record").expect("a quotation");
    assert_eq!(quote["message"], finding["message"]);
}

#[test]
fn nothing_is_off_the_record_where_the_conversation_is_not_held() {
    let folder = Folder::with_reports().file("reports/later.txt", report(UNKNOWN));
    let brief = json(&folder.run(&["brief", "reports", "--json"]));
    assert!(!kinds(&brief).contains(&"not-on-record"));
    // Mails of other people are held.
    let other = MAIL.replace("Casimir Brandle", "Ulla Strand").replace("brandle@", "strand@");
    let folder = folder.file("mails/1.eml", other);
    let brief = json(&folder.run(&["brief", "reports", "mails", "--json"]));
    assert!(!kinds(&brief).contains(&"not-on-record"), "{:#}", brief["findings"]);
}

#[test]
fn a_text_is_a_message_where_that_is_said() {
    let folder =
        Folder::with_reports().file("letter.txt", "Please tell me that the horn works before the mayor arrives. O.");
    let brief = json(&folder.run(&["brief", "reports", "--record", "letter.txt", "--json"]));
    let message = message(&brief, "before the mayor arrives");
    assert_eq!(message["held"], true);
    // The text does not say who wrote it; the reports do.
    assert_eq!(message["speaker"], "Odette Farrowby");
    assert_eq!(list(message, "witnesses").len(), 2);
}

#[test]
fn mails_that_no_report_quotes_are_not_printed() {
    let mut folder = with_mails();
    for n in 0..50 {
        let mail = ANSWER.replace("horn-2", &format!("other-{n}")).replace("It works, and", &format!("Number {n}:"));
        let mail = mail
            .split("\n\nOn Thu")
            .next()
            .unwrap_or_default()
            .replace("louder than anybody bargained for", "no matter of ours");
        folder = folder.file(&format!("mails/other-{n}.eml"), mail);
    }
    let brief = json(&folder.run(&["brief", "reports", "mails", "--json"]));
    assert_eq!(list(&brief, "messages").len(), 1, "{:#}", brief["messages"]);
    let same = json(&folder.run_with(&["brief", "mails", "reports", "--json"], &[("RAYON_NUM_THREADS", "1")]));
    assert_eq!(same, brief);
}

#[test]
fn the_page_for_a_browser_shows_the_words_of_the_held_message() {
    let folder =
        Folder::new().file("reports/lantern.txt", LANTERN).file("reports/wire.md", WIRE).file("mails/1.eml", MAIL);
    assert_eq!(folder.run(&["brief", "reports", "mails", "--html", "page.html"]).code, 0);
    let page = std::fs::read_to_string(folder.path("page.html")).expect("a page");
    assert!(page.contains("I have told her nothing yet"), "{page}");
    assert!(page.contains("mails/1.eml"));
}

#[test]
fn a_case_with_reports_and_mails_gives_the_same_brief() {
    let folder = with_mails();
    assert_eq!(folder.run(&["add", "a.case", "reports", "mails"]).code, 0);
    // A case's files stand in the order of their paths, as those of folders do.
    let of_folders = folder.run(&["brief", "mails", "reports", "--json"]);
    assert_eq!(folder.run(&["brief", "a.case", "--json"]).out, of_folders.out);
}

#[test]
fn a_page_to_hand_on_has_no_words_of_a_held_message_that_nobody_quotes() {
    let folder = with_mails();
    let said = folder.run(&["brief", "reports", "mails", "--html", "page.html", "--share"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    let page = std::fs::read_to_string(folder.path("page.html")).expect("a page");
    assert!(page.contains("before the mayor"), "what is quoted is shown");
    assert!(!page.contains("told her nothing"), "{page}");
}
