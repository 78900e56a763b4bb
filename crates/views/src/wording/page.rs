//! What only the page for a browser says.

use super::{count, list};
use analysis::dossier::WitnessKind;
use record::Matters;

pub(crate) const KICKER: &str = "A brief from press reports";
pub(crate) const SKIP: &str = "Skip to the messages";
pub(crate) const CONTENTS: &str = "Contents";
pub(crate) const SECTIONS: [&str; 8] = [
    "Messages and acts",
    "Where reports differ",
    "Who drew on whom",
    "Versions",
    "Who quotes what",
    "Questions",
    "Not read",
    "Sources",
];
pub(crate) const HEAD_LOUD: &str = "What differs in who, what or when";
pub(crate) const HEAD_COVERAGE: &str = "Which report quotes which message";
pub(crate) const HEAD_SOURCES: &str = "Sources";
pub(crate) const HEAD_SILENT: &str = "Read, and nothing here rests on them";
pub(crate) const SHARED: &str = "A shared extract: excerpts instead of whole sources, names of files instead of paths. \
    E-mail addresses, telephone numbers and other long numbers are masked.";
pub(crate) const FOOT: &str = "Made by Onrecord from the files named under Sources. It says what stands where; which report \
    has it right is for a person to find out. This page loads nothing and runs nothing.";

pub(crate) const SIGN_MESSAGE: &str = "";
pub(crate) const SIGN_ACT: &str = "◇";
pub(crate) const SIGN_FINDING: &str = "≠";
pub(crate) const SIGN_DERIVATION: &str = "→";
pub(crate) const SIGN_VERSION: &str = "±";

pub(crate) const CHART: &str = "The messages and public acts by day and hour.";
pub(crate) const CHART_HOW: &str = "Each row is a day, midnight to midnight. A line with ends says “some time between”: the \
    reports leave it that open. Each sign leads to its entry; the entries stand in the same order, in words, below.";
pub(crate) const A_MESSAGE: &str = "message";
pub(crate) const AN_ACT: &str = "public act";
pub(crate) const ANY_HOUR: &str = "outlined: at any hour of the line";
pub(crate) const BETWEEN: &str = "some time between";
pub(crate) const HOURS: [&str; 5] = ["midnight", "6 am", "noon", "6 pm", "midnight"];
pub(crate) const UNDATED: [&str; 2] = ["not", "dated"];

pub(crate) const TO: &str = " to ";
pub(crate) const ALSO: &str = "also";
pub(crate) const WHEN: &str = "When:";
pub(crate) const FROM: &str = "from";
pub(crate) const SIDES: &str = "Each side stands in its own words. Nothing held settles which is right.";
pub(crate) const SIDES_OF: &str = "What each source says";
pub(crate) const TABLE: &str = "Table: reports and messages";
pub(crate) const MESSAGE: &str = "Message";
pub(crate) const STRIPPED: &str = "A stored copy that has lost its case and punctuation.";
pub(crate) const ID: &str = "id";
pub(crate) const CUT: &str = "[...]";
pub(crate) const GAP: &str = "‸";

pub(crate) const DRAWN_HOW: &str = "Read from left to right: a line leads from a report to one that has words or facts from \
    it, by a credit or by shared words outside quotations. Its number leads to the evidence.";
pub(crate) const DRAWING: &str = "Drawing: who drew on whom";
pub(crate) const DRAWING_ELSEWHERE: &str = "The same facts, with their evidence, stand in the numbered list below.";
pub(crate) const TOO_MANY_DRAWN: &str = "There are too many reports for a drawing; the list has all of them.";
pub(crate) const FROM_ORIGIN: &str = " from ";
pub(crate) const AND: &str = " and ";
pub(crate) const EITHER: &str = "which way is not known";
pub(crate) const SURE_LINES: [(&str, &str); 3] =
    [("sure", "very likely or almost certain"), ("likely", "likely"), ("unsure", "less than likely")];

/// What each look of a highlight means.
pub(crate) const HIGHLIGHTS: [&str; 6] = [
    "words of a message",
    "a public act",
    "where reports differ",
    "drawn from another report",
    "changed between versions",
    "about a message",
];

/// How a report has a message: a symbol and its meaning.
pub(crate) const HAS_WHOLE: (&str, &str) = ("●", "word for word");
pub(crate) const HAS_PART: (&str, &str) = ("◐", "a part, word for word");
pub(crate) const HAS_DIFFERS: (&str, &str) = ("≠", "differs");
pub(crate) const HAS_WITHOUT_MARKS: (&str, &str) = ("○", "the same words, without quotation marks");
pub(crate) const HAS_ONLY: (&str, &str) = ("□", "only here");

/// How a report has one message, by its number.
pub(crate) fn has_in(message: usize, how: &str) -> String {
    format!("message {message}: {how}")
}

/// The headline of a page with messages.
pub(crate) fn title(messages: usize, parties: &[String], others: usize, reports: usize) -> String {
    let mut names = parties.to_vec();
    if others > 0 {
        names.push(count(others, "other", "others").replace(' ', "\u{a0}"));
    }
    let told = if reports == 1 { "one report tells" } else { &format!("{reports}\u{a0}reports tell") };
    let them = if messages == 1 { "it" } else { "them" };
    let between = match names.len() {
        0 => String::new(),
        1 => format!(" of {}", list(&names)),
        _ => format!(" between {}", list(&names)),
    };
    format!("{}{between}, as {told} {them}", count(messages, "message", "messages"))
}

/// The headline of a page without messages.
pub(crate) fn title_without(reports: usize) -> String {
    format!("{}, and no message in them", count(reports, "report", "reports"))
}

/// What the page has besides the messages of its headline.
pub(crate) fn lead(acts: usize, findings: usize, loud: usize) -> String {
    let acts =
        if acts == 0 { String::new() } else { format!("{} beside them. ", count(acts, "public act", "public acts")) };
    let of_which = if loud == 0 { String::new() } else { format!(", of which {loud} in who, what or when") };
    match findings {
        0 => format!("{acts}{}", super::NO_FINDINGS),
        _ => format!("{acts}The reports differ in {}{of_which}.", count(findings, "place", "places")),
    }
}

pub(crate) fn not_read(n: usize) -> String {
    let was = if n == 1 { "was" } else { "were" };
    format!("{} {was} NOT READ; a list says why.", count(n, "input", "inputs"))
}

pub(crate) fn dates(first: &str, last: &str) -> String {
    format!("from {first} to {last}")
}

pub(crate) fn from_to(dates: &str) -> String {
    format!("The messages run {dates}.")
}

pub(crate) fn more_findings(n: usize) -> String {
    format!("and {}", count(n, "more", "more"))
}

pub(crate) fn findings_left_out(n: usize) -> String {
    let are = if n == 1 { "is" } else { "are" };
    format!(
        "{} {are} not on this page, which has those that matter most; --findings and --json write all.",
        count(n, "further difference", "further differences")
    )
}

pub(crate) fn message(n: usize) -> String {
    format!("message {n}")
}

pub(crate) fn act(n: usize) -> String {
    format!("public act {n}")
}

pub(crate) fn finding(n: usize) -> String {
    format!("difference {n}")
}

pub(crate) fn derivation(n: usize) -> String {
    format!("line {n} of who drew on whom")
}

pub(crate) const VERSIONS_HOW: &str = "One report, kept at different times. The newest speaks for it; the others are no \
    witnesses beside it, and a report is never said to differ from itself.";
pub(crate) const VERSION_OF: &str = " of ";

pub(crate) fn version(n: usize) -> String {
    format!("version {n}")
}

pub(crate) fn back(to: &str) -> String {
    format!("back to {to}")
}

pub(crate) fn place(n: usize, source: &str) -> String {
    format!("place {n} in {source}")
}

pub(crate) fn witnesses(n: usize) -> String {
    format!("Who has words of message {n}")
}

/// So many days of which nothing is told.
pub(crate) fn days(n: i64) -> String {
    if n == 1 { "1 day".to_owned() } else { format!("{n} days") }
}

/// The name of one drawing of the record.
pub(crate) fn chart(n: usize, of: usize) -> String {
    if of == 1 { CHART.to_owned() } else { format!("{CHART} Part {n} of {of}.") }
}

/// The zones that times are told in.
pub(crate) fn zones(zones: &[String]) -> String {
    let which = match zones {
        [] => "no report states one".to_owned(),
        zones => format!("where a report states one, it is {}", list(zones)),
    };
    format!("Hours are local, as told, and nothing is converted between zones; {which}.")
}

pub(crate) fn too_many(n: usize) -> String {
    format!("{n} messages and acts are too many for a picture; the list has all of them.")
}

pub(crate) fn silent(names: &[String]) -> String {
    format!("No words of a message: {}.", list(names))
}

pub(crate) fn sources(excerpts: bool) -> &'static str {
    if excerpts {
        "Excerpts around the places that this page speaks of; [...] stands for what is left out. The sign after each place \
         leads back to what rests on it."
    } else {
        "All text as it was read. Every place that this page speaks of is marked, and the sign after it leads back to what \
         rests on it."
    }
}

/// How a witness stands to the words shown first, as a symbol; the words for it stand beside.
pub(crate) fn symbol(kind: WitnessKind, is_base: bool) -> &'static str {
    match kind {
        WitnessKind::Altered | WitnessKind::Spliced => HAS_DIFFERS.0,
        WitnessKind::OnlyHere => HAS_ONLY.0,
        WitnessKind::Partial if !is_base => HAS_PART.0,
        WitnessKind::Verbatim | WitnessKind::Partial => HAS_WHOLE.0,
    }
}

/// How much a difference matters, as three boxes.
pub(crate) fn boxes(matters: Matters) -> &'static str {
    match matters {
        Matters::Typography => "▯▯▯",
        Matters::Wording => "▮▯▯",
        Matters::CouldMislead => "▮▮▯",
        Matters::Changes => "▮▮▮",
    }
}

/// The look of a line, by how sure it is.
pub(crate) fn sure_line(share: f64) -> &'static str {
    match share {
        0.8.. => SURE_LINES[0].0,
        0.6.. => SURE_LINES[1].0,
        _ => SURE_LINES[2].0,
    }
}
