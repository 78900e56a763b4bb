//! Hand-made answers for the tests of the views: a small invented case, built up a piece at a time.

use crate::answer::{Answer, Received};
use analysis::dossier::*;
use record::digest::Digest;
use record::item::Stated;
use record::time::{DateTime, date};
use record::{
    EventId, Fate, Finding, FindingId, FindingKind, Interval, Item, ItemKind, Matters, MessageId, PartPath, Party,
    PartyId, Place, Precision, Problem, Source, SourceId, Span, StatedTime, Value,
};

/// The id of the `n`-th source of a case.
pub(crate) fn source_id(n: usize) -> SourceId {
    SourceId::new(format!("{n:012x}"))
}

/// All text stands as it was received.
struct Unchanged;

impl Received for Unchanged {
    fn range(&self, place: &Place) -> Option<Span> {
        Some(place.span)
    }
}

/// A case under construction.
#[derive(Default)]
pub(crate) struct Case {
    pub(crate) sources: Vec<Source>,
    pub(crate) items: Vec<Item>,
    pub(crate) dossier: Dossier,
}

impl Case {
    pub(crate) fn new() -> Case {
        Case::default()
    }

    pub(crate) fn answer(&self) -> Answer<'_> {
        Answer { sources: &self.sources, items: &self.items, dossier: &self.dossier, received: &Unchanged }
    }

    pub(crate) fn input(mut self, path: &str, fate: Fate, kind: &'static str) -> Case {
        self.sources.push(Source {
            id: source_id(self.sources.len()),
            path: PartPath::file(path),
            number: self.sources.len() as u64,
            within: None,
            parent: None,
            sha256: Some(Digest::of(path.as_bytes())),
            text_sha256: None,
            bytes: 10,
            fate,
            container: false,
            kind,
            reader: "",
            record: false,
            encoding: Some("utf-8"),
            problems: Vec::new(),
        });
        self
    }

    pub(crate) fn report(self, path: &str, outlet: Option<&str>, text: &str) -> Case {
        let mut case = self.input(path, Fate::Read, "report");
        let source = source_id(case.sources.len() - 1);
        case.items.push(Item {
            outlet: outlet.map(|value| Stated { value: value.to_owned(), span: None }),
            ..Item::of(&source, &PartPath::file(path), ItemKind::Report, text.to_owned())
        });
        case
    }

    pub(crate) fn problem(mut self, problem: Problem) -> Case {
        self.sources.last_mut().expect("a source came first").problems.push(problem);
        self
    }
}

/// The place of `words` in the `n`-th source of `case`.
pub(crate) fn place(case: &Case, n: usize, words: &str) -> Place {
    let start = case.items[n].text.find(words).unwrap_or_else(|| panic!("no {words:?} in source {n}"));
    Place::new(&source_id(n), Span::new(start, start + words.len()))
}

pub(crate) fn at(hour: i8, minute: i8) -> DateTime {
    date(2031, 3, 3).at(hour, minute, 0, 0)
}

pub(crate) fn minute(at: DateTime, claims: Vec<Place>) -> StatedTime {
    StatedTime {
        interval: Some(Interval::minute(at)),
        zone: Some("+02:00".to_owned()),
        text: Some("at a stated minute".to_owned()),
        precision: Some(Precision::Minute),
        claims,
    }
}

fn witness(case: &Case, n: usize, words: &str, kind: WitnessKind, against: Option<usize>) -> Witness {
    Witness {
        place: place(case, n, words),
        text: words.to_owned(),
        marked: Marked::Yes,
        kind,
        against: against.map(source_id),
        differences: Vec::new(),
    }
}

/// Three reports on two messages, an answer and a public act, with everything that a dossier can hold.
pub(crate) fn full() -> Case {
    let mut case = Case::new()
        .report(
            "reports/lantern.txt",
            Some("The Lantern"),
            "“Do you know anybody who plays the tuba?” Brandle texted Farrowby at 9:14 p.m. She answered: “I know Mavis.” \
             Twenty minutes after, the authority posted: “A heritage tone.”",
        )
        .report(
            "reports/wire.txt",
            Some("Brinewire"),
            "Brandle asked: “Do you know anyone who plays the tuba?” The Lantern reports that she did not answer. \
             Forty minutes later the authority posted.",
        )
        .report("reports/copy.md", None, "do you know anybody who plays the tuba brandle texted")
        .input("reports/again.txt", Fate::DuplicateOf(source_id(0)), "report")
        .input("reports/photo.jpg", Fate::Skipped("not a text: it looks like a JPEG image".to_owned()), "binary")
        .input("reports/locked.txt", Fate::Failed("permission denied".to_owned()), "unread");
    let words = "Do you know anybody who plays the tuba?";
    let (first, second) = (MessageId::new("m-first"), MessageId::new("m-second"));
    let posted = EventId::new("e-posted");
    let mut differs = witness(&case, 1, "Do you know anyone who plays the tuba?", WitnessKind::Altered, Some(0));
    differs.differences.push(Difference {
        kind: DifferenceKind::Substitution,
        base: "anybody".to_owned(),
        here: "anyone".to_owned(),
        span: place(&case, 1, "anyone").span,
        matters: Matters::Wording,
    });
    let mut stripped = witness(&case, 2, "do you know anybody who plays the tuba", WitnessKind::Verbatim, Some(0));
    stripped.marked = Marked::Stripped;
    let sent = minute(at(21, 14), vec![place(&case, 0, "at 9:14 p.m.")]);
    let message = Message {
        id: first.clone(),
        was: Vec::new(),
        held: false,
        told: false,
        channel: Some("text message".to_owned()),
        speaker: Some("Casimir Brandle".to_owned()),
        recipients: vec!["Odette Farrowby".to_owned()],
        sent,
        text: Some(words.to_owned()),
        base: Some((source_id(0), "the other reports draw on it".to_owned())),
        links: vec!["https://example.org/tuba".to_owned()],
        replies_to: None,
        confidence: 0.97,
        witnesses: vec![witness(&case, 0, words, WitnessKind::Verbatim, None), differs, stripped],
    };
    let answer = Message {
        id: second.clone(),
        channel: None,
        speaker: Some("Odette Farrowby".to_owned()),
        recipients: vec!["Casimir Brandle".to_owned()],
        sent: minute(at(21, 34), Vec::new()),
        text: Some("I know Mavis.".to_owned()),
        base: None,
        links: Vec::new(),
        replies_to: Some(first.clone()),
        witnesses: vec![witness(&case, 0, "I know Mavis.", WitnessKind::OnlyHere, None)],
        ..message.clone()
    };
    let told = Message {
        id: MessageId::new("m-told"),
        told: true,
        recipients: Vec::new(),
        sent: StatedTime::default(),
        text: None,
        witnesses: Vec::new(),
        replies_to: None,
        ..answer.clone()
    };
    let event = Event {
        id: posted.clone(),
        when: minute(at(21, 34), vec![place(&case, 0, "Twenty minutes after")]),
        who: Some("the authority".to_owned()),
        what: "posted: “A heritage tone.”".to_owned(),
        claims: vec![place(&case, 0, "the authority posted"), place(&case, 1, "the authority posted")],
        follows: Some(Follows {
            message: first.clone(),
            least_seconds: 1200,
            most_seconds: 1259,
            text: "Twenty minutes after".to_owned(),
            place: place(&case, 0, "Twenty minutes after"),
        }),
    };
    let quotes = vec![Quote {
        place: place(&case, 0, words),
        text: words.to_owned(),
        speaker: Some("Brandle".to_owned()),
        speaker_words: Some(place(&case, 0, "Brandle").span),
        cue: Some(place(&case, 0, "texted").span),
        usage: Usage::Quotation,
        verdict: Verdict::Witness(WitnessKind::Verbatim),
        message: Some(first.clone()),
        event: None,
    }];
    let replies = vec![Reply {
        message: first.clone(),
        claim: ReplyClaim::Unanswered,
        text: "she did not answer".to_owned(),
        place: place(&case, 1, "she did not answer"),
    }];
    let evidence = |kind, words: &str| Evidence { kind, place: place(&case, 1, words), text: words.to_owned() };
    let derivations = vec![
        Derivation {
            from: Origin::Source(source_id(0)),
            to: source_id(1),
            directed: true,
            confidence: 0.9,
            evidence: vec![evidence(EvidenceKind::Credit, "The Lantern reports")],
        },
        Derivation {
            from: Origin::Outside("Harbour Radio".to_owned()),
            to: source_id(0),
            directed: true,
            confidence: 0.5,
            evidence: Vec::new(),
        },
        Derivation {
            from: Origin::Source(source_id(1)),
            to: source_id(2),
            directed: false,
            confidence: 0.6,
            evidence: vec![evidence(EvidenceKind::SharedWords, "plays the tuba")],
        },
    ];
    let value = |n: usize, words: &str| Value { value: words.to_owned(), place: place(&case, n, words) };
    let finding = |kind: FindingKind, matters, summary: &str, values| Finding {
        id: FindingId::new(format!("{}-1", kind.as_str())),
        kind,
        matters,
        confidence: 0.9,
        summary: summary.to_owned(),
        base: Some((source_id(0), "the other reports draw on it".to_owned())),
        may_be_mistaken: "the reports may mean two posts".to_owned(),
        message: Some(first.clone()),
        event: Some(posted.clone()),
        values,
    };
    let findings = vec![
        finding(
            FindingKind::DelayDiffers,
            Matters::Changes,
            "The Lantern says the post came twenty minutes after the message; Brinewire says forty.",
            vec![value(0, "Twenty minutes after"), value(1, "Forty minutes later")],
        ),
        finding(
            FindingKind::WordingDiffers,
            Matters::Wording,
            "The Lantern prints “anybody”; Brinewire prints “anyone”.",
            vec![value(0, "anybody"), value(1, "anyone"), value(2, "anybody")],
        ),
    ];
    let party = |name: &str, short: &str| Party {
        id: PartyId::new(name.to_lowercase().replace(' ', "-")),
        name: name.to_owned(),
        aliases: vec![name.to_owned(), short.to_owned()],
    };
    case.dossier = Dossier {
        parties: vec![party("Casimir Brandle", "Brandle"), party("Odette Farrowby", "Farrowby")],
        messages: vec![message, answer, told],
        quotes,
        events: vec![event],
        replies,
        derivations,
        findings,
        versions: Vec::new(),
    };
    case.items[0].title = Some(Stated { value: "The horn was a tuba".to_owned(), span: None });
    case.items[0].published = Some(StatedTime {
        interval: Some(Interval::day(date(2031, 4, 14))),
        precision: Some(Precision::Day),
        ..StatedTime::default()
    });
    case.problem(Problem::new("unreadable", "it could not be opened: permission denied"))
}

/// The full case, in which the second report is an earlier version of the first.
pub(crate) fn versions() -> Case {
    let mut case = full();
    let words = |n: usize| Some(Words { text: "tuba".to_owned(), place: place(&case, n, "tuba") });
    let changes = vec![
        Change { kind: ChangeKind::Changed, here: words(1), there: words(0) },
        Change { kind: ChangeKind::Added, here: None, there: words(0) },
    ];
    let version = Version { source: source_id(1), of: source_id(0), why: VersionWhy::Address, changes };
    case.dossier.versions.push(version);
    case
}
