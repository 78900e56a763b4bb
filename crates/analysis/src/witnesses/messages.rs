//! Drafts as plain data: messages with their witnesses, and what was made of every quotation.

use super::collate::{Change, Comparison};
use super::drafts::{Draft, Piece};
use super::links::links;
use super::on_record;
use crate::dossier::{Difference, DifferenceKind, Marked, Message, Verdict, Witness, WitnessKind};
use crate::held::people::{self, People};
use crate::prose::Prose;
use crate::quotes::Frame;
use crate::study::Study;
use record::digest::Digest;
use record::fold::one_line;
use record::{MessageId, Place, Span};
use std::ops::Range;

/// The id of a draft: a digest of where its earliest witness stands, which is a held message itself.
pub fn id(study: &Study<'_>, draft: &Draft) -> String {
    match draft.held {
        Some(u) => earliest(study, &[u]),
        None => earliest(study, &draft.utterances),
    }
}

/// A digest of where the earliest of some utterances stands.
fn earliest(study: &Study<'_>, utterances: &[usize]) -> String {
    let key = |&u: &usize| {
        let utterance = &study.utterances[u];
        let item = study.proses[utterance.text].item;
        let published = item.published.as_ref().and_then(|p| p.interval).map(|i| i.earliest);
        (
            published.is_none(),
            published,
            item.source.clone(),
            study.proses[utterance.text].span(utterance.tokens.clone()),
        )
    };
    let first = utterances.iter().map(key).min();
    first.map_or_else(String::new, |(_, _, source, span)| {
        Digest::of(format!("{source} {} {}", span.start, span.end).as_bytes()).short()
    })
}

/// The words of a draft as shown: the base's; where the base has lost its marks and another witness has the very same
/// words with theirs, as that one writes them.
pub fn shown(study: &Study<'_>, draft: &Draft) -> String {
    let mut out = String::new();
    for piece in &draft.pieces {
        let by = writer(study, draft, piece);
        let words = study.words(by).trim();
        // The comma before an attribution stands where the sentence ended; text without punctuation has none to mend.
        let bare = words.trim_end_matches(',');
        if !out.is_empty() {
            let starts = words.starts_with(char::is_uppercase) && out.ends_with(char::is_alphanumeric);
            out.push_str(match (piece.apart, starts) {
                (true, _) => " [...] ",
                (false, true) => ". ",
                (false, false) => " ",
            });
        }
        out.push_str(bare);
    }
    one_line(&out)
}

fn writer(study: &Study<'_>, draft: &Draft, piece: &Piece) -> usize {
    let stripped = |u: usize| study.proses[study.utterances[u].text].stripped();
    if !stripped(piece.utterance) {
        return piece.utterance;
    }
    let same = |(&u, compared): (&usize, &Option<Comparison>)| {
        let exact = compared.as_ref().is_some_and(|c| {
            c.changes.is_empty() && c.covers == piece.reading && study.readings[u].len() == piece.reading.len()
        });
        (exact && !stripped(u)).then_some(u)
    };
    draft.utterances.iter().zip(&draft.compared).find_map(same).unwrap_or(piece.utterance)
}

/// How each utterance of a draft stands to the base.
pub fn kinds(study: &Study<'_>, draft: &Draft) -> Vec<WitnessKind> {
    let alone = draft.utterances.iter().all(|&u| study.utterances[u].text == draft.base);
    let one = |(k, &u): (usize, &usize)| {
        if study.utterances[u].text == draft.base {
            return if alone { WitnessKind::OnlyHere } else { WitnessKind::Verbatim };
        }
        match &draft.compared[k] {
            None => WitnessKind::OnlyHere,
            Some(c) if c.spliced && draft.settled[k] => WitnessKind::Spliced,
            Some(c) if draft.settled[k] && c.changes.iter().any(material) => WitnessKind::Altered,
            // Where nothing settles which words are right, a witness that differs is not said to, and not said to agree.
            Some(c) if c.changes.iter().any(material) => WitnessKind::Partial,
            Some(c) if whole(study, draft, &c.covers) => WitnessKind::Verbatim,
            Some(_) => WitnessKind::Partial,
        }
    };
    draft.utterances.iter().enumerate().map(one).collect()
}

/// Whether a change is one of words, not of how they are written.
pub fn material(change: &Change) -> bool {
    matches!(
        change.kind,
        DifferenceKind::Spelling
            | DifferenceKind::UnmarkedOmission
            | DifferenceKind::Insertion
            | DifferenceKind::Substitution
    )
}

/// Whether the words run from the start of a piece to the end of one; of a held message, from the start of a sentence.
fn whole(study: &Study<'_>, draft: &Draft, covers: &Range<usize>) -> bool {
    if draft.held.is_some()
        && let Some((first, last)) = draft.reading.tokens.get(covers.clone()).and_then(|t| t.first().zip(t.last()))
    {
        return on_record::whole_sentences(&study.proses[draft.base], *first..last + 1);
    }
    draft.pieces.iter().any(|p| p.reading.start == covers.start)
        && draft.pieces.iter().any(|p| p.reading.end == covers.end)
}

/// The draft as a message; where it is held, its head says who wrote to whom and how.
pub fn message(study: &Study<'_>, draft: &Draft, shown: String, people: &People) -> Message {
    let told = of_witnesses(study, draft, shown);
    let Some(held) = draft.held else { return told };
    let item = study.proses[study.utterances[held].text].item;
    let named = |alias| people.name(alias, &study.roster);
    let recipients: Vec<String> = people::recipients(item).into_iter().map(named).collect();
    let reports: Vec<usize> = draft.utterances.iter().copied().filter(|&u| !study.is_held(u)).collect();
    let channel = item.envelope.as_ref().map(|envelope| way(&envelope.channel)).filter(|way| !way.is_empty());
    Message {
        held: true,
        was: vec![MessageId::new(earliest(study, &reports))],
        channel: channel.or(told.channel),
        speaker: people::sender(item).map(named).or(told.speaker),
        recipients: if recipients.is_empty() { told.recipients } else { recipients },
        confidence: 1.0,
        ..told
    }
}

/// What a way is called, of which an envelope has the name.
fn way(channel: &str) -> String {
    match channel {
        "mail" => "e-mail",
        "sms" | "imessage" => "text message",
        "whatsapp" => "WhatsApp",
        "signal" => "Signal",
        _ if channel.ends_with("direct-message") => "direct message",
        other => other,
    }
    .to_owned()
}

fn of_witnesses(study: &Study<'_>, draft: &Draft, shown: String) -> Message {
    let base = study.proses[draft.base].item.source.clone();
    let kinds = kinds(study, draft);
    let witnesses: Vec<Witness> = draft
        .utterances
        .iter()
        .enumerate()
        .filter(|(_, u)| !study.is_held(**u))
        .map(|(k, &u)| {
            let utterance = &study.utterances[u];
            let differences =
                draft.compared[k].iter().flat_map(|c| &c.changes).map(|c| difference(study, draft, u, c)).collect();
            Witness {
                place: place(study, u),
                text: study.words(u).to_owned(),
                marked: utterance.marked,
                kind: kinds[k],
                against: (utterance.text != draft.base && draft.compared[k].is_some()).then(|| base.clone()),
                differences,
            }
        })
        .collect();
    let texts: std::collections::BTreeSet<usize> = draft.utterances.iter().map(|&u| study.utterances[u].text).collect();
    let sure = draft.utterances.iter().map(|&u| study.utterances[u].sure).fold(0.0, f64::max);
    let private = draft.utterances.iter().filter(|&&u| study.utterances[u].frame == Frame::Private).count() as f64
        / draft.utterances.len() as f64;
    let marked = draft.utterances.iter().any(|&u| study.utterances[u].marked == Marked::Yes);
    let confidence = sure
        * (0.55
            + 0.15 * private
            + 0.1 * f64::from(u8::from(marked))
            + 0.2 * (1.0 - 0.5f64.powi(texts.len() as i32 - 1)));
    Message {
        id: MessageId::new(id(study, draft)),
        was: Vec::new(),
        held: false,
        told: false,
        channel: channel(study, draft),
        speaker: draft.speaker.map(|p| study.roster.name(p).to_owned()),
        recipients: draft
            .recipient
            .filter(|r| Some(*r) != draft.speaker)
            .map(|p| study.roster.name(p).to_owned())
            .into_iter()
            .collect(),
        sent: draft.time(study),
        text: Some(shown),
        base: Some((base, draft.why.to_owned())),
        links: links(study, draft),
        replies_to: None,
        confidence: (confidence * 100.0).round() / 100.0,
        witnesses,
    }
}

fn place(study: &Study<'_>, u: usize) -> Place {
    let utterance = &study.utterances[u];
    let prose = &study.proses[utterance.text];
    Place { source: prose.item.source.clone(), span: study.span(u) }
}

fn difference(study: &Study<'_>, draft: &Draft, u: usize, change: &Change) -> Difference {
    let utterance = &study.utterances[u];
    let prose = &study.proses[utterance.text];
    Difference {
        kind: change.kind,
        base: words(study, draft, &change.base),
        here: here(study, u, &change.here).of(&prose.item.text).to_owned(),
        span: here(study, u, &change.here),
        matters: change.matters,
    }
}

/// The bytes of some words of a reading in its own text; for no words, the place between.
pub fn here(study: &Study<'_>, u: usize, range: &Range<usize>) -> Span {
    let utterance = &study.utterances[u];
    let prose = &study.proses[utterance.text];
    let tokens = &study.readings[u].tokens;
    match (tokens.get(range.start), range.end.checked_sub(1).and_then(|k| tokens.get(k))) {
        (Some(&first), Some(&last)) if !range.is_empty() => prose.span(first..last + 1),
        (Some(&at), _) => Span::new(prose.tokens.span(at).start, prose.tokens.span(at).start),
        _ => {
            let end = prose.span(utterance.tokens.clone()).end;
            Span::new(end, end)
        }
    }
}

/// Words of the draft's reading, as its base texts write them.
pub fn words(study: &Study<'_>, draft: &Draft, range: &Range<usize>) -> String {
    place_in_base(study, draft, range)
        .map_or_else(String::new, |(text, span)| span.of(&study.proses[text].item.text).to_owned())
}

/// Where words of the draft's reading stand: a text and the bytes in it; none for no words.
pub fn place_in_base(study: &Study<'_>, draft: &Draft, range: &Range<usize>) -> Option<(usize, Span)> {
    let piece = draft
        .pieces
        .iter()
        .find(|p| p.reading.contains(&range.start) && range.end <= p.reading.end && !range.is_empty())?;
    let text = study.utterances[piece.utterance].text;
    let tokens = &draft.reading.tokens;
    Some((text, study.proses[text].span(tokens[range.start]..tokens[range.end - 1] + 1)))
}

/// What messages are called, and the name of the way they went.
const CHANNELS: &[(&[&str], &str)] = &[
    (&["direct", "message"], "direct message"),
    (&["direct", "messages"], "direct message"),
    (&["dm"], "direct message"),
    (&["text"], "text message"),
    (&["texts"], "text message"),
    (&["texted"], "text message"),
    (&["whatsapp"], "WhatsApp"),
    (&["signal"], "Signal"),
    (&["email"], "e-mail"),
    (&["e", "mail"], "e-mail"),
    (&["emailed"], "e-mail"),
    (&["e", "mailed"], "e-mail"),
    (&["letter"], "letter"),
];

/// The way that some words name, if they do.
pub fn named_channel(prose: &Prose<'_>, range: Range<usize>) -> Option<&'static str> {
    range.into_iter().find_map(|i| CHANNELS.iter().find(|(w, _)| prose.tokens.starts_with(i, w)).map(|(_, name)| *name))
}

/// The most usual word for how it went, near the cues.
fn channel(study: &Study<'_>, draft: &Draft) -> Option<String> {
    let mut votes: std::collections::BTreeMap<&str, usize> = Default::default();
    for &u in &draft.utterances {
        let utterance = &study.utterances[u];
        let prose = &study.proses[utterance.text];
        let Some(cue) = utterance.cue.map(|c| &study.cues[utterance.text][c]) else { continue };
        let low = cue.verb.start.saturating_sub(12);
        for i in (low..(cue.verb.end + 6).min(prose.tokens.len())).filter(|&i| !study.quoted[utterance.text][i]) {
            if let Some((_, name)) = CHANNELS.iter().find(|(w, _)| prose.tokens.starts_with(i, w)) {
                *votes.entry(name).or_default() += 1;
            }
        }
    }
    votes.into_iter().max_by_key(|(name, n)| (*n, std::cmp::Reverse(*name))).map(|(name, _)| name.to_owned())
}

/// What was made of an utterance that belongs to a draft.
pub fn verdict(draft: &Draft, kind: WitnessKind) -> Verdict {
    if draft.frame == Frame::Unclear { Verdict::Unplaced } else { Verdict::Witness(kind) }
}
