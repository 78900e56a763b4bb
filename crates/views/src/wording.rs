//! Every sentence that people read in a view, in one place, so that a check can read them.
//!
//! The rule: say what stands where, never judge. A reader of two reports that differ does not know which of them has it
//! right, and neither do we; the one word too many here is the worst bug that the program can have.

pub(crate) mod collation;
pub(crate) mod ledger;
pub(crate) mod page;
pub(crate) mod passages;
pub(crate) mod people;
pub(crate) mod search;
pub(crate) mod times;

use analysis::dossier::{ChangeKind, DifferenceKind, EvidenceKind, Marked, ReplyClaim, VersionWhy, WitnessKind};
use record::{FindingKind, Matters};

pub(crate) const NO_DATE: &str = "date not stated";
pub(crate) const BEFORE_MIDNIGHT: &str = "just before midnight";
pub(crate) const AFTER_MIDNIGHT: &str = "shortly after midnight";
pub(crate) const PARTS_OF_DAY: [&str; 4] = ["night", "morning", "afternoon", "evening"];
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(crate) const HEAD_RECORD: &str = "Messages and public acts, in order";
pub(crate) const HEAD_FINDINGS: &str = "Where the reports differ";
pub(crate) const HEAD_DRAWN: &str = "Who drew on whom";
pub(crate) const HEAD_VERSIONS: &str = "Versions of one report";
pub(crate) const HEAD_QUESTIONS: &str = "Questions to put to each outlet";
pub(crate) const HEAD_SOURCES: &str = "What was read";
pub(crate) const HEAD_UNREAD: &str = "Not read";
pub(crate) const HEAD_ASIDE: &str = "Read once, or set aside";
pub(crate) const HEAD_PROBLEMS: &str = "Read, with problems";

pub(crate) const NOTHING_READ: &str = "No report was read, so there is nothing to compare.";
pub(crate) const NO_MESSAGES: &str = "No private message is quoted or told of in what was read.";
pub(crate) const NO_FINDINGS: &str = "No place was found where the reports differ.";
pub(crate) const NO_SPEAKER: &str = "sender not stated";
pub(crate) const ONLY_TOLD: &str = "Told of, without its words.";
pub(crate) const IN_PUBLIC: &str = "in public";
pub(crate) const ABOVE: &str = "above";
pub(crate) const HERE: &str = "here";
pub(crate) const NOTHING: &str = "(nothing)";
pub(crate) const OUTSIDE: &str = "not among these files";
pub(crate) const EITHER_WAY: &str = "Which way is not known:";
pub(crate) const TYPOGRAPHY_ONLY: &str = "In typography only:";
pub(crate) const LOW_CONFIDENCE: &str = "it is uncertain that these words are one message";

/// A zone as people say it: `New York time` for `America/New_York`; letters and offsets as they are.
pub(crate) fn zone(zone: &str) -> String {
    match zone.rsplit_once('/') {
        Some((_, place)) => format!("{} time", place.replace('_', " ")),
        None => zone.to_owned(),
    }
}

/// `1 report`, `2 reports`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// Those who are not named one by one.
pub(crate) fn others(n: usize) -> String {
    count(n, "other", "others")
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}

/// The words in quotation marks, or that there are none.
pub(crate) fn quoted(words: &str) -> String {
    if words.is_empty() { NOTHING.to_owned() } else { format!("“{words}”") }
}

/// What was read.
pub(crate) fn read(reports: usize, held: usize) -> String {
    let reports = count(reports, "report", "reports");
    match held {
        0 => format!("{reports} read."),
        _ => {
            format!("{reports} read, and set against {} that they quote.", count(held, "held message", "held messages"))
        }
    }
}

/// What was not read, as loud as words can be.
pub(crate) fn not_read(n: usize) -> String {
    let was = if n == 1 { "was" } else { "were" };
    format!("{} {was} NOT READ; the end of this brief says why.", count(n, "input", "inputs"))
}

/// What was found.
pub(crate) fn found(messages: usize, events: usize, findings: usize, loud: usize) -> String {
    let mut out = format!(
        "{}, {}, {}",
        count(messages, "message", "messages"),
        count(events, "public act", "public acts"),
        count(findings, "place where the reports differ", "places where the reports differ"),
    );
    if loud > 0 {
        out.push_str(&format!(", of which {loud} in who, what or when"));
    }
    out + "."
}

/// Why the words of one source are shown first.
pub(crate) fn base(source: &str, why: &str) -> String {
    format!("Words as in {source}: {why}.")
}

/// Whose words are shown where no note says otherwise, and why.
pub(crate) fn usual_base(source: &str, why: &str) -> String {
    format!("Where a message has no note, its words are shown as in {source}: {why}.")
}

/// How a source's text is printed.
pub(crate) fn to_read(id: &str) -> String {
    format!("For the text of a source: onrecord text ID PATH..., here with the ID {id}")
}

/// Sources that are not listed.
pub(crate) fn more_sources(n: usize) -> String {
    format!("and {}; --json lists all", count(n, "further source", "further sources"))
}

/// That a source's date is not known.
pub(crate) const UNDATED: &str = "no date";

/// Which source a finding took as its base.
pub(crate) fn compared_with(source: &str, why: &str) -> String {
    format!("Compared with {source}: {why}.")
}

/// How a witness stands to the words shown above it; `parts` is in how many pieces.
pub(crate) fn witness(kind: WitnessKind, marked: Marked, is_base: bool, parts: usize) -> String {
    let how = match kind {
        WitnessKind::OnlyHere => "only here",
        WitnessKind::Altered => "differs",
        WitnessKind::Spliced => "joins parts that stand apart above",
        _ if is_base => "the words above",
        WitnessKind::Partial if parts == 1 => "a part, word for word",
        WitnessKind::Verbatim | WitnessKind::Partial => "word for word",
    };
    let pieces = if parts == 1 { String::new() } else { format!(", in {parts} parts") };
    let marks = match marked {
        Marked::Yes => "",
        Marked::No => ", without quotation marks",
        Marked::Stripped => ", in a copy that has lost its punctuation",
    };
    format!("{how}{pieces}{marks}")
}

/// What kind of difference it is, where the two sides do not show it themselves.
pub(crate) fn difference(kind: DifferenceKind) -> Option<&'static str> {
    match kind {
        DifferenceKind::Substitution | DifferenceKind::Insertion => None,
        DifferenceKind::Typographic => Some("typography"),
        DifferenceKind::Spelling => Some("spelling"),
        DifferenceKind::MarkedOmission => Some("left out, and marked"),
        DifferenceKind::UnmarkedOmission => Some("left out, without a mark"),
        DifferenceKind::Order => Some("another order"),
    }
}

/// Differences that are not listed one by one.
pub(crate) fn more_differences(n: usize) -> String {
    format!("and {}", count(n, "further difference", "further differences"))
}

/// Differences that only case, spacing and marks make.
pub(crate) fn typography(n: usize) -> String {
    count(n, "difference of typography", "differences of typography")
}

/// What a source says about the answer to a message.
pub(crate) fn reply(claim: ReplyClaim) -> &'static str {
    match claim {
        ReplyClaim::Answered => "says it was answered",
        ReplyClaim::Unanswered => "says it was not answered",
        ReplyClaim::Stopped => "says that answers stopped here",
    }
}

/// That a message answers another.
pub(crate) fn answers(number: usize) -> String {
    format!("answers message {number}")
}

/// Which message something is about.
pub(crate) fn about(number: usize) -> String {
    format!("message {number}")
}

/// Where a message points.
pub(crate) fn points_to(links: &[String]) -> String {
    format!("Points to {}", list(links))
}

/// That a source puts an event some time after a message.
pub(crate) fn follows(delay: &str, number: Option<usize>) -> String {
    match number {
        Some(number) => format!("puts it {delay} after message {number}"),
        None => format!("puts it {delay} after a message"),
    }
}

/// A delay between two bounds, in seconds, in the unit that a person would use.
pub(crate) fn delay(least: i64, most: i64) -> String {
    let (size, one, many) = match most {
        ..120 => (1, "second", "seconds"),
        120..7_200 => (60, "minute", "minutes"),
        7_200..172_800 => (3_600, "hour", "hours"),
        _ => (86_400, "day", "days"),
    };
    let (low, high) = (least.max(0) / size, most.max(0) / size);
    let unit = if high == 1 { one } else { many };
    if low == high { format!("{high} {unit}") } else { format!("between {low} and {high} {many}") }
}

/// The kind of a finding, as people read it.
pub(crate) fn finding(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::WordingDiffers => "wording differs",
        FindingKind::CutWithoutMark => "words left out without a mark",
        FindingKind::SameWordsWithoutMarks => "the same words, without quotation marks",
        FindingKind::Spliced => "parts joined",
        FindingKind::NameDiffers => "name differs",
        FindingKind::TimeDiffers => "time differs",
        FindingKind::DelayDiffers => "delay differs",
        FindingKind::ActorDiffers => "who acted differs",
        FindingKind::NumberDiffers => "number differs",
        FindingKind::ReplyDiffers => "answer differs",
        FindingKind::AttributionDiffers => "whose words differs",
        FindingKind::NotOnRecord => "not among the held messages",
        FindingKind::Missing => "not at hand",
        FindingKind::Clock => "clock differs",
        FindingKind::Signature => "signature",
    }
}

/// How much a finding matters.
pub(crate) fn matters(matters: Matters) -> &'static str {
    match matters {
        Matters::Typography => "typography",
        Matters::Wording => "wording",
        Matters::CouldMislead => "could mislead",
        Matters::Changes => "changes who, what or when",
    }
}

/// How sure we are, in words.
pub(crate) fn confidence(share: f64) -> &'static str {
    match share {
        0.95.. => "Almost certain",
        0.8.. => "Very likely",
        0.6.. => "Likely",
        0.4.. => "As likely as not",
        _ => "Unsure",
    }
}

/// How sure a finding is, and how it may be mistaken.
pub(crate) fn doubt(share: f64, may_be_mistaken: &str) -> String {
    match may_be_mistaken {
        "" => format!("{}.", confidence(share)),
        doubt => format!("{}. How this may be mistaken: {}", confidence(share), sentence(doubt)),
    }
}

/// Ends `text` with a full stop, where it has no end.
pub(crate) fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…', '”']) { text.to_owned() } else { format!("{text}.") }
}

/// What speaks for one report having drawn on another.
pub(crate) fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Credit => "credits it",
        EvidenceKind::SharedWords => "shares wording with it",
        EvidenceKind::SharedDifference => "differs from the others as it does",
        EvidenceKind::Order => "came out later",
        EvidenceKind::Subset => "quotes nothing that it does not",
    }
}

/// What one report says and what others say, as one question to the first.
pub(crate) fn question(kind: FindingKind, mine: &str, others: &[(Vec<String>, String)]) -> String {
    let side = |(names, words): &(Vec<String>, String)| {
        let verb = if names.len() == 1 { "has" } else { "have" };
        format!("{} {verb} {}", list(names), quoted(words))
    };
    let start = format!("Your report has {}", quoted(mine));
    let start = match others {
        [] => format!("{start}."),
        others => format!("{start}; {}.", others.iter().map(side).collect::<Vec<_>>().join("; ")),
    };
    format!("{start} {}", asked(kind))
}

fn asked(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::WordingDiffers => "Which does the message have?",
        FindingKind::CutWithoutMark => "Does the message have the further words?",
        FindingKind::SameWordsWithoutMarks => "What is the source of these words?",
        FindingKind::Spliced => "Do these words stand together in the message?",
        FindingKind::NameDiffers => "Which name is meant?",
        FindingKind::TimeDiffers | FindingKind::Clock => "When was it?",
        FindingKind::DelayDiffers => "How long after the message was it?",
        FindingKind::ActorDiffers => "Who was it?",
        FindingKind::NumberDiffers => "Which number is it?",
        FindingKind::ReplyDiffers => "Was the message answered?",
        FindingKind::AttributionDiffers => "Whose words are they?",
        FindingKind::NotOnRecord => "Which message is it from?",
        FindingKind::Missing => "Can the words of the message be shared?",
        FindingKind::Signature => "Can the message be shared as it was received?",
    }
}

/// Questions that are not listed.
pub(crate) fn more_questions(n: usize) -> String {
    format!("{} for this outlet, one for each place above", count(n, "further question", "further questions"))
}

/// That an input has the same bytes as another.
pub(crate) fn duplicate(of: &str) -> String {
    format!("the same bytes as {of}")
}

/// What an earlier version of the report that is called `name` is called.
pub(crate) fn earlier(name: &str) -> String {
    format!("{name}, earlier version")
}

/// How many of the reports are earlier versions of others.
pub(crate) fn versions(n: usize) -> String {
    let (is, of) = if n == 1 { ("is an earlier version", "another") } else { ("are earlier versions", "others") };
    format!("{n} of them {is} of {of}, which speaks for the report.")
}

/// What shows that two sources are one report.
pub(crate) fn one_report(why: VersionWhy) -> &'static str {
    match why {
        VersionWhy::Address => "they give the same address",
        VersionWhy::Words => "they have nearly the same words",
    }
}

/// Which version is which, and why they are taken for one report.
pub(crate) fn version_of(earlier: &str, newest: &str, why: VersionWhy) -> String {
    format!("{earlier} of {newest}: {}.", one_report(why))
}

/// That two versions have the same words.
pub(crate) const NO_CHANGES: &str = "Their words are the same.";

/// What was done between two versions.
pub(crate) fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Changed => "changed",
    }
}

/// Changes that are not listed.
pub(crate) fn more_changes(n: usize) -> String {
    format!("and {}; --json has all of them", count(n, "further change", "further changes"))
}
