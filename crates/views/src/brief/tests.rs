use super::{Look, brief};
use crate::samples::{Case, full, versions};
use record::{Fate, FindingKind, Matters};
use textwrap::core::display_width;

fn page(case: &Case, width: usize) -> String {
    brief(&case.answer(), Look::new(width, false))
}

/// Asserts that `parts` stand in the page in this order.
fn in_order(page: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        match page[from..].find(part) {
            Some(at) => from += at + part.len(),
            None => panic!("{part:?} is not where it should be in\n{page}"),
        }
    }
}

#[test]
fn the_page_tells_what_was_read_said_done_and_not_read() {
    in_order(
        &page(&full(), 100),
        &[
            "3 reports read.",
            "2 inputs were NOT READ",
            "  1  3 March 2031, 9:14 pm +02:00",
            "Casimir Brandle → Odette Farrowby · text message",
            "“Do you know anybody who plays the tuba?”",
            "The Lantern   the words above",
            "Brinewire     differs",
            "above  “anybody”",
            "here   “anyone”",
            "copy          word for word, in a copy that has lost its punctuation",
            "says it was not answered: “she did not answer”",
            "answers message 1",
            "only here",
            "Told of, without its words.",
            "  ◆  3 March 2031, 9:34 pm +02:00 · in public · the authority",
            "puts it 20 minutes after message 1: “Twenty minutes after”",
            "WHERE THE REPORTS DIFFER",
            "  1  delay differs · changes who, what or when · message 1",
            "Very likely. How this may be mistaken: the reports may mean two posts.",
            "  2  wording differs",
            "Harbour Radio (not among these files)",
            "└─ The Lantern",
            "   └─ Brinewire   credits it · very likely",
            "Brinewire ── copy   shares wording with it",
            "Your report has “anyone”; The Lantern and copy have “anybody”. Which does the message have?",
            "WHAT WAS READ",
            "The Lantern",
            "onrecord text ID PATH",
            "NOT READ",
            "reports/photo.jpg",
            "reports/locked.txt",
            "permission denied.",
            "the same bytes as reports/lantern.txt",
        ],
    );
}

#[test]
fn versions_of_one_report_are_told_of_with_what_changed() {
    in_order(
        &page(&versions(), 100),
        &[
            "3 reports read.",
            "1 of them is an earlier version of another, which speaks for the report.",
            "Brinewire, earlier version   differs",
            "VERSIONS OF ONE REPORT",
            "Brinewire, earlier version of The Lantern: they give the same address.",
            "changed  “tuba” → “tuba”",
            "added    “tuba”",
        ],
    );
}

#[test]
fn no_line_is_wider_than_the_page() {
    let mut case = full();
    case.dossier.messages[0].text =
        Some(format!("{} 東京都 {}", "https://example.org/".repeat(20), "tuba ".repeat(80)));
    for width in [32, 33, 44, 60, 80, 100] {
        let page = page(&case, width);
        let widest = page.lines().max_by_key(|line| display_width(line)).unwrap();
        assert!(display_width(widest) <= width, "{} > {width}: {widest:?}", display_width(widest));
        assert!(page.lines().all(|line| line == line.trim_end()), "no line ends in spaces");
    }
    assert_eq!(page(&case, 1), page(&case, 32));
    assert_eq!(page(&case, 10_000), page(&case, 100));
}

#[test]
fn colour_changes_nothing_but_colour() {
    let coloured = brief(&full().answer(), Look::new(80, true));
    assert!(coloured.contains("\u{1b}["));
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        bare.push_str(before);
        rest = after.split_once('m').expect("only styles").1;
    }
    bare.push_str(rest);
    assert_eq!(bare, page(&full(), 80));
    for line in coloured.lines() {
        assert!(
            line.rfind("\u{1b}[").is_none_or(|at| line[at..].starts_with("\u{1b}[0m")),
            "a line closes its styles: {line:?}"
        );
    }
}

#[test]
fn nothing_from_a_source_reaches_the_terminal_as_a_command() {
    let hostile = "\u{1b}[2J\u{9b}1m\u{202e}\u{7}x\nHIDDEN\r";
    let mut case = full();
    let dossier = &mut case.dossier;
    let message = &mut dossier.messages[0];
    message.text = Some(hostile.to_owned());
    message.speaker = Some(hostile.to_owned());
    message.channel = Some(hostile.to_owned());
    message.links = vec![hostile.to_owned()];
    message.recipients = vec![hostile.to_owned()];
    message.sent.zone = Some(hostile.to_owned());
    message.witnesses[1].differences[0].base = hostile.to_owned();
    dossier.events[0].what = hostile.to_owned();
    dossier.events[0].who = Some(hostile.to_owned());
    dossier.replies[0].text = hostile.to_owned();
    dossier.findings[0].summary = hostile.to_owned();
    dossier.findings[0].values[0].value = hostile.to_owned();
    dossier.findings[0].may_be_mistaken = hostile.to_owned();
    dossier.derivations[1].from = analysis::dossier::Origin::Outside(hostile.to_owned());
    case = case.input(hostile, Fate::Failed(hostile.to_owned()), "unread");
    let page = page(&case, 80);
    assert!(!page.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{page:?}");
    assert!(!page.lines().any(|line| line.starts_with("HIDDEN")));
}

/// Words that judge; no template may have one, in any form.
const JUDGING: [&str; 9] = ["wrong", "false", "misquot", "alter", "lifted", "copied", "stole", "fabricat", "plagiar"];

#[test]
fn no_page_judges() {
    let mut case = full();
    let finding = case.dossier.findings[0].clone();
    for kind in [
        FindingKind::WordingDiffers,
        FindingKind::CutWithoutMark,
        FindingKind::SameWordsWithoutMarks,
        FindingKind::Spliced,
        FindingKind::NameDiffers,
        FindingKind::TimeDiffers,
        FindingKind::ActorDiffers,
        FindingKind::NumberDiffers,
        FindingKind::ReplyDiffers,
        FindingKind::AttributionDiffers,
        FindingKind::NotOnRecord,
        FindingKind::Missing,
        FindingKind::Clock,
        FindingKind::Signature,
    ] {
        case.dossier.findings.push(record::Finding { kind, matters: Matters::CouldMislead, ..finding.clone() });
    }
    let text = page(&case, 100).to_lowercase();
    let templates = include_str!("../wording.rs").to_lowercase().replace("witnesskind::altered", "");
    for word in JUDGING {
        assert!(!text.contains(word), "the page says {word:?}");
        assert!(!templates.contains(word), "a template says {word:?}");
    }
}

#[test]
fn an_act_known_only_by_its_day_comes_after_the_message_it_followed() {
    let mut case = full();
    let day = record::time::date(2031, 3, 3);
    case.dossier.events[0].when.interval = Some(record::Interval::day(day));
    in_order(&page(&case, 80), &["  1  3 March 2031, 9:14 pm", "  ◆  3 March 2031 "]);
    case.dossier.events[0].follows = None;
    in_order(&page(&case, 80), &["  ◆  3 March 2031 ", "  1  3 March 2031, 9:14 pm"]);
}

#[test]
fn reports_that_drew_on_each_other_are_drawn_once_each() {
    let mut case = full();
    let mut back = case.dossier.derivations[0].clone();
    (back.from, back.to) = (analysis::dossier::Origin::Source(back.to.clone()), crate::samples::source_id(0));
    case.dossier.derivations = vec![case.dossier.derivations[0].clone(), back];
    let page = page(&case, 80);
    in_order(&page, &["WHO DREW ON WHOM", "The Lantern", "└─ Brinewire", "   └─ The Lantern"]);
    assert_eq!(page.matches("└─").count(), 2);
}

#[test]
fn nothing_read_is_said_and_nothing_else() {
    let case = Case::new().input("x.pdf", Fate::Skipped("PDF is not read yet".to_owned()), "document");
    let page = page(&case, 80);
    in_order(
        &page,
        &["0 reports read.", "1 input was NOT READ", "No report was read", "x.pdf", "PDF is not read yet."],
    );
    assert!(!page.contains("DIFFER"));
}

#[test]
fn nobody_is_asked_about_a_time_that_is_only_written_otherwise() {
    let mut case = full();
    case.dossier.findings.truncate(1);
    case.dossier.findings[0].kind = FindingKind::TimeDiffers;
    for (mine, theirs, asked) in
        [("March 19", "19 March", false), ("6:48 p.m.", "6.48pm", false), ("March 19", "March 20", true)]
    {
        let values = &mut case.dossier.findings[0].values;
        values[0].value = mine.to_owned();
        values[1].value = theirs.to_owned();
        assert_eq!(page(&case, 80).contains("When was it?"), asked, "{mine} and {theirs}");
    }
}

#[test]
fn neighbouring_parts_of_one_source_are_told_of_on_one_line() {
    let mut case = full();
    let witness = case.dossier.messages[0].witnesses[0].clone();
    case.dossier.messages[0].witnesses.insert(1, witness);
    in_order(&page(&case, 80), &["The Lantern   the words above, in 2 parts\n", "Brinewire     differs"]);
}
