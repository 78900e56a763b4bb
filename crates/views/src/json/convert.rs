//! From the model to the wire.

use super::wire;
use crate::answer::{Answer, level, share};
use analysis::dossier::{self, Change, ChangeKind, Origin, Version, Words};
use record::item::Stated;
use record::time::DateTime;
use record::{EventId, Fate, Finding, Item, Link, MessageId, Place, Problem, Source, SourceId, Span, StatedTime};

/// The name and version of the document's shape.
const SCHEMA: &str = "onrecord/brief/1";

pub(super) fn brief<'a>(answer: &Answer<'a>) -> wire::Brief<'a> {
    let Answer { sources, dossier, .. } = *answer;
    let items = answer.items_by_source();

    wire::Brief {
        schema: SCHEMA,
        sources: sources
            .iter()
            .map(|source| {
                let version = dossier.versions.iter().find(|version| version.source == source.id);
                self::source(source, items.get(&source.id).copied(), version)
            })
            .collect(),
        parties: dossier
            .parties
            .iter()
            .map(|party| wire::Party { id: party.id.as_str(), name: &party.name, aliases: &party.aliases })
            .collect(),
        messages: dossier.messages.iter().map(|message| self::message(answer, message)).collect(),
        quotes: dossier.quotes.iter().map(quote).collect(),
        events: dossier.events.iter().map(event).collect(),
        replies: dossier.replies.iter().map(reply).collect(),
        echoes: Vec::new(),
        derivations: dossier.derivations.iter().map(derivation).collect(),
        findings: dossier.findings.iter().map(finding).collect(),
    }
}

fn source<'a>(source: &'a Source, item: Option<&'a Item>, version: Option<&'a Version>) -> wire::Source<'a> {
    let stated = |said: Option<&'a Stated>| said.map(|said| said.value.as_str());
    let (fate, duplicate_of, reason) = match &source.fate {
        Fate::Read => ("read", None, None),
        Fate::DuplicateOf(first) => ("duplicate", Some(first.as_str()), None),
        Fate::Skipped(reason) => ("skipped", None, Some(reason.as_str())),
        Fate::Failed(reason) => ("failed", None, Some(reason.as_str())),
    };
    wire::Source {
        id: source.id.as_str(),
        path: source.path.as_str(),
        parent: source.parent.as_ref().map(|parent| parent.as_str()),
        sha256: source.sha256.map(|digest| digest.hex()),
        text_sha256: source.text_sha256.map(|digest| digest.hex()),
        bytes: source.bytes,
        fate,
        duplicate_of,
        reason,
        kind: source.kind,
        encoding: source.encoding,
        title: stated(item.and_then(|item| item.title.as_ref())),
        outlet: stated(item.and_then(|item| item.outlet.as_ref())),
        byline: stated(item.and_then(|item| item.byline.as_ref())),
        address: stated(item.and_then(|item| item.address.as_ref())),
        published: item.and_then(|item| item.published.as_ref()).map(time),
        updated: item.map_or(&[][..], |item| &item.updated).iter().map(time).collect(),
        links: item.map_or(&[][..], |item| &item.links).iter().map(link).collect(),
        version_of: version.map(|version| version.of.as_str()),
        changes: version.map_or(&[][..], |version| &version.changes).iter().map(change).collect(),
        problems: source.problems.iter().map(problem).collect(),
    }
}

fn change(change: &Change) -> wire::Change<'_> {
    wire::Change {
        kind: match change.kind {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => "changed",
        },
        here: change.here.as_ref().map(words),
        there: change.there.as_ref().map(words),
    }
}

fn words(words: &Words) -> wire::Words<'_> {
    wire::Words { place: place(&words.place), text: &words.text }
}

fn link(link: &Link) -> wire::Link<'_> {
    wire::Link { start: link.span.start, end: link.span.end, target: &link.target }
}

fn problem(problem: &Problem) -> wire::Problem<'_> {
    wire::Problem {
        code: problem.code,
        message: &problem.message,
        start: problem.span.map(|span| span.start),
        end: problem.span.map(|span| span.end),
    }
}

fn message<'a>(answer: &Answer<'a>, message: &'a dossier::Message) -> wire::Message<'a> {
    let witness = |witness: &'a dossier::Witness| wire::Witness {
        place: place(&witness.place),
        raw: answer.received.range(&witness.place).map(range),
        text: &witness.text,
        marked: witness.marked.as_str(),
        kind: witness.kind.as_str(),
        against: if message.held { Some("record") } else { witness.against.as_ref().map(SourceId::as_str) },
        differences: witness.differences.iter().map(difference).collect(),
    };
    wire::Message {
        id: message.id.as_str(),
        was: message.was.iter().map(MessageId::as_str).collect(),
        held: message.held,
        told: message.told,
        channel: message.channel.as_deref(),
        speaker: message.speaker.as_deref(),
        recipients: &message.recipients,
        sent: time(&message.sent),
        text: message.text.as_deref(),
        base: message.base.as_ref().map(|(source, _)| source.as_str()),
        why_base: message.base.as_ref().map(|(_, why)| why.as_str()),
        links: &message.links,
        replies_to: message.replies_to.as_ref().map(MessageId::as_str),
        confidence: share(message.confidence),
        witnesses: message.witnesses.iter().map(witness).collect(),
    }
}

fn difference(difference: &dossier::Difference) -> wire::Difference<'_> {
    wire::Difference {
        kind: difference.kind.as_str(),
        base: &difference.base,
        here: &difference.here,
        start: difference.span.start,
        end: difference.span.end,
        matters: level(difference.matters),
    }
}

fn quote(quote: &dossier::Quote) -> wire::Quote<'_> {
    wire::Quote {
        place: place(&quote.place),
        text: &quote.text,
        speaker: quote.speaker.as_deref(),
        speaker_words: quote.speaker_words.map(range),
        cue: quote.cue.map(range),
        usage: quote.usage.as_str(),
        verdict: quote.verdict.as_str(),
        message: quote.message.as_ref().map(MessageId::as_str),
        event: quote.event.as_ref().map(EventId::as_str),
    }
}

fn event(event: &dossier::Event) -> wire::Event<'_> {
    wire::Event {
        id: event.id.as_str(),
        when: time(&event.when),
        who: event.who.as_deref(),
        what: &event.what,
        claims: event.claims.iter().map(place).collect(),
        follows: event.follows.as_ref().map(|follows| wire::Follows {
            message: follows.message.as_str(),
            least_seconds: follows.least_seconds,
            most_seconds: follows.most_seconds,
            text: &follows.text,
            place: place(&follows.place),
        }),
    }
}

fn reply(reply: &dossier::Reply) -> wire::Reply<'_> {
    wire::Reply {
        message: reply.message.as_str(),
        claim: reply.claim.as_str(),
        place: place(&reply.place),
        text: &reply.text,
    }
}

fn derivation(derivation: &dossier::Derivation) -> wire::Derivation<'_> {
    wire::Derivation {
        from: match &derivation.from {
            Origin::Source(source) => source.as_str().to_owned(),
            Origin::Outside(name) => format!("outside:{name}"),
        },
        to: derivation.to.as_str(),
        directed: derivation.directed,
        confidence: share(derivation.confidence),
        evidence: derivation
            .evidence
            .iter()
            .map(|evidence| wire::Evidence {
                kind: evidence.kind.as_str(),
                place: place(&evidence.place),
                text: &evidence.text,
            })
            .collect(),
    }
}

fn finding(finding: &Finding) -> wire::Finding<'_> {
    wire::Finding {
        id: finding.id.as_str(),
        kind: finding.kind.as_str(),
        matters: level(finding.matters),
        confidence: share(finding.confidence),
        summary: &finding.summary,
        base: finding.base.as_ref().map(|(source, _)| source.as_str()),
        why_base: finding.base.as_ref().map(|(_, why)| why.as_str()),
        may_be_mistaken: &finding.may_be_mistaken,
        message: finding.message.as_ref().map(MessageId::as_str),
        event: finding.event.as_ref().map(EventId::as_str),
        values: finding
            .values
            .iter()
            .map(|value| wire::Value { place: place(&value.place), value: &value.value })
            .collect(),
    }
}

fn place(place: &Place) -> wire::Place<'_> {
    wire::Place { source: place.source.as_str(), start: place.span.start, end: place.span.end }
}

fn range(span: Span) -> wire::Range {
    wire::Range { start: span.start, end: span.end }
}

fn time(time: &StatedTime) -> wire::Time<'_> {
    let offset = time.zone.as_deref().and_then(offset).unwrap_or_default();
    let moment = |at: DateTime| format!("{at}{offset}");
    wire::Time {
        earliest: time.interval.map(|interval| moment(interval.earliest)),
        latest: time.interval.map(|interval| moment(interval.latest)),
        zone: time.zone.as_deref(),
        text: time.text.as_deref(),
        precision: time.precision.map_or("unknown", |precision| precision.as_str()),
        claims: time.claims.iter().map(place).collect(),
    }
}

/// The ISO 8601 offset that a zone states in figures, or as universal time. A zone's letters (`ET`, `IST`) state none: most
/// stand for several offsets, by place and season.
pub(super) fn offset(zone: &str) -> Option<String> {
    let zone = zone.trim().to_ascii_uppercase();
    let rest = zone.strip_prefix("UTC").or_else(|| zone.strip_prefix("GMT")).unwrap_or(&zone).trim();
    if matches!(zone.as_str(), "Z" | "UTC" | "GMT") {
        return Some("+00:00".to_owned());
    }
    let sign = match rest.chars().next()? {
        '+' => '+',
        '-' | '\u{2212}' => '-',
        _ => return None,
    };
    let figures: String = rest.chars().skip(1).filter(|&c| c != ':').collect();
    if !figures.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (u8, u8) = match figures.len() {
        1 | 2 => (figures.parse().ok()?, 0),
        3 | 4 => (figures[..figures.len() - 2].parse().ok()?, figures[figures.len() - 2..].parse().ok()?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}
