//! Messages that reports only tell of: "On May 9 Lund forwarded the e-mails to Ames."
//!
//! Told is what nobody quotes. Where some report may have the words (the same sender, about the same day), the telling
//! belongs to that message, and no second one is made of it. Only a named sender counts, in text that has its marks.

use crate::dossier::Message;
use crate::parties::PartyIx;
use crate::prose::Place as Part;
use crate::quotes::Frame;
use crate::quotes::cues::{Cue, Recipient, Subject};
use crate::quotes::verbs::{self, Act};
use crate::study::Study;
use crate::times::{Meaning, Mention};
use crate::witnesses::drafts::Draft;
use crate::witnesses::messages;
use record::digest::Digest;
use record::fold::one_line;
use record::time::Interval;
use record::{MessageId, Place, Precision, StatedTime};
use std::ops::Range;

/// One telling of a message that was sent.
struct Sending {
    from: PartyIx,
    to: Option<PartyIx>,
    when: Interval,
    precision: Precision,
    channel: Option<&'static str>,
    place: Place,
    told: String,
}

/// The messages that are told of and quoted nowhere.
pub(super) fn find(study: &Study<'_>, drafts: &[Draft]) -> Vec<Message> {
    let mut groups: Vec<Vec<Sending>> = Vec::new();
    for text in (0..study.reports).filter(|&t| !study.proses[t].stripped()) {
        for mention in &study.times[text] {
            let Some(sending) = sending(study, text, mention).filter(|s| !may_be_quoted(drafts, s)) else { continue };
            match groups.iter_mut().find(|group| group.iter().all(|other| same(other, &sending))) {
                Some(group) => group.push(sending),
                None => groups.push(vec![sending]),
            }
        }
    }
    groups.iter().map(|group| message(study, group)).collect()
}

fn sending(study: &Study<'_>, text: usize, mention: &Mention) -> Option<Sending> {
    let prose = &study.proses[text];
    let at = mention.tokens.start;
    let when = mention.interval.filter(|i| i.day_count() <= 2)?;
    let part = prose.paragraph_at(at).map(|p| prose.paragraphs[p].kind)?;
    let s = prose.sentence_at(at)?;
    let sentence = prose.sentences[s].clone();
    let next = prose.sentences.get(s + 1).cloned().unwrap_or(0..0);
    let quotes = |range: Range<usize>| range.into_iter().any(|i| study.quoted[text][i]);
    // Where words follow, it is their message.
    if study.quoted[text][at]
        || !matches!(part, Part::Body | Part::Update)
        || matches!(mention.meaning, Meaning::Duration { .. })
        || quotes(sentence.clone())
        || quotes(next)
        || super::acts::in_public(study, text, &sentence)
    {
        return None;
    }
    let cue = study.cues[text].iter().find(|c| sentence.contains(&c.verb.start) && sends(study, text, c))?;
    // Of several times in a sentence, the one nearest to the verb.
    let apart = |m: &Mention| m.tokens.start.abs_diff(cue.verb.start);
    let inside = study.times[text].iter().filter(|m| sentence.contains(&m.tokens.start));
    if inside.map(apart).min().is_some_and(|nearest| apart(mention) > nearest) {
        return None;
    }
    let Subject::Named(from) = cue.subject else { return None };
    let to = match cue.recipient {
        Some(Recipient::Named(to)) => Some(to).filter(|to| *to != from),
        _ => None,
    };
    Some(Sending {
        from,
        to,
        when,
        precision: mention.precision,
        channel: messages::named_channel(prose, sentence.clone()),
        place: Place { source: prose.item.source.clone(), span: prose.span(sentence.clone()) },
        told: one_line(prose.text(mention.tokens.clone())),
    })
}

/// Whether the verb tells of one message's sending, and not of many.
fn sends(study: &Study<'_>, text: usize, cue: &Cue) -> bool {
    let prose = &study.proses[text];
    let many = |word: &str| verbs::names_private(word) && word.ends_with('s') && word != "sms";
    let several = (cue.verb.end..(cue.verb.end + 6).min(prose.tokens.len())).any(|i| many(prose.word(i)));
    let forwards = prose.word(cue.verb.start) == "forwarded";
    cue.kind.act == Act::Send
        && cue.kind.len >= 1
        && verbs::at(prose, cue.verb.start).is_some()
        && (forwards || !several)
}

/// Whether a message with words may be the one that is told of.
fn may_be_quoted(drafts: &[Draft], sending: &Sending) -> bool {
    let about = sending.when.shifted(-86_400, 86_400);
    drafts.iter().any(|d| {
        d.frame == Frame::Private
            && d.speaker.is_none_or(|p| p == sending.from)
            && d.sent.is_none_or(|sent| sent.overlaps(about))
    })
}

fn same(a: &Sending, b: &Sending) -> bool {
    a.from == b.from && (a.to.is_none() || b.to.is_none() || a.to == b.to) && a.when.overlaps(b.when)
}

fn message(study: &Study<'_>, group: &[Sending]) -> Message {
    let first = &group[0];
    let when = group.iter().fold(first.when, |so_far, s| so_far.meet(s.when).unwrap_or(so_far));
    let name = |p: PartyIx| study.roster.name(p).to_owned();
    let place = &first.place;
    let key = format!("told {} {} {}", place.source, place.span.start, place.span.end);
    Message {
        id: MessageId::new(Digest::of(key.as_bytes()).short()),
        was: Vec::new(),
        held: false,
        told: true,
        channel: group.iter().find_map(|s| s.channel).map(str::to_owned),
        speaker: Some(name(first.from)),
        recipients: group.iter().find_map(|s| s.to).map(name).into_iter().collect(),
        sent: StatedTime {
            interval: Some(when),
            zone: None,
            text: Some(first.told.clone()),
            precision: Some(first.precision),
            claims: group.iter().map(|s| s.place.clone()).collect(),
        },
        text: None,
        base: None,
        links: Vec::new(),
        replies_to: None,
        confidence: if group.len() > 1 { 0.7 } else { 0.5 },
        witnesses: Vec::new(),
    }
}
