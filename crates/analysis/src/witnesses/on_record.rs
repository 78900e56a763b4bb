//! What reports quote, set against what is held: each utterance goes to the held message that has its words.

use super::collate::{self, Comparison, compare};
use super::{dating, drafts};
use crate::align::{Alignment, Search, locate};
use crate::dossier::{Marked, Usage};
use crate::held::people::{People, recipients, sender};
use crate::held::{Held, own_words};
use crate::prose::Prose;
use crate::quotes::reading::Reading;
use crate::quotes::{Basis, Frame, Utterance};
use crate::study::Study;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Adds the messages that are held to a study, each as somebody's words.
pub fn take_in(study: &mut Study<'_>, people: &People) {
    for text in study.reports..study.proses.len() {
        let prose = &study.proses[text];
        let tokens = prose.tokens.within(own_words(&prose.item.text));
        let mut utterance = Utterance::heard(text, tokens.clone(), Marked::No, false, 1.0);
        utterance.frame = Frame::Private;
        utterance.firm = true;
        utterance.speaker = sender(prose.item).and_then(|alias| people.party(alias));
        utterance.recipient = recipients(prose.item).into_iter().find_map(|alias| people.party(alias));
        utterance.basis = Basis::Named;
        utterance.told_to = Basis::Named;
        study.readings.push(Reading::of(prose, tokens, &study.vocabulary));
        study.utterances.push(utterance);
        study.mentions.push(Vec::new());
        study.times.push(Vec::new());
        study.quoted.push(vec![true; prose.tokens.len()]);
        study.cues.push(Vec::new());
    }
}

/// Groups of utterances, set against the record.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Those of one held message, with it at their end; then as they were. In the order of their first utterance.
    pub groups: Vec<Vec<usize>>,
    /// Which utterances have words of two held messages.
    pub joined: BTreeMap<usize, Joined>,
}

/// Where an utterance has words of a second held message.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The second message, as an utterance.
    pub other: usize,
    /// Its words, in its reading.
    pub there: Range<usize>,
    /// The same, in the reading of the utterance.
    pub here: Range<usize>,
    /// Words of the first message, in its reading.
    pub first: Range<usize>,
}

/// Sorts `groups` by the held messages whose words they have.
pub fn sort(study: &Study<'_>, groups: Vec<Vec<usize>>, held: &Held<'_>) -> Sorted {
    if study.reports == study.proses.len() {
        return Sorted { groups, joined: BTreeMap::new() };
    }
    let found: Vec<Vec<Option<Found>>> = groups.par_iter().map(|group| find(study, group, held)).collect();
    let mut sorted = Sorted::default();
    let mut of_held: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (group, found) in groups.into_iter().zip(found) {
        let mut rest = Vec::new();
        for (u, found) in group.into_iter().zip(found) {
            match found {
                Some(Found { message, joined, .. }) => {
                    of_held.entry(message).or_default().push(u);
                    joined.into_iter().for_each(|joined| _ = sorted.joined.insert(u, joined));
                }
                None => rest.push(u),
            }
        }
        sorted.groups.extend((!rest.is_empty()).then_some(rest));
    }
    sorted.groups.extend(of_held.into_iter().map(|(message, mut group)| {
        group.push(message);
        group.sort_unstable();
        group
    }));
    sorted.groups.sort_by_key(|group| group[0]);
    sorted
}

/// The held message that has an utterance's words.
struct Found {
    message: usize,
    /// How many words agree.
    agrees: usize,
    joined: Option<Joined>,
}

/// For each utterance of a group, the held message that has its words. What was said in public is no message.
fn find(study: &Study<'_>, group: &[usize], held: &Held<'_>) -> Vec<Option<Found>> {
    if drafts::frame(study, group) == Frame::Public {
        return group.iter().map(|_| None).collect();
    }
    let at = |&u: &usize| held.at(&study.proses[study.utterances[u].text].item.source, study.span(u));
    let touched: BTreeSet<usize> = group.iter().flat_map(at).collect();
    // Each held message is one utterance, behind all others, in the same order.
    let first = study.utterances.len() - (study.proses.len() - study.reports);
    let messages: Vec<usize> = touched.into_iter().map(|message| first + message).collect();
    let of = |&u: &usize| may_be_quoted(study, u).then(|| found(study, u, &messages)).flatten();
    group.iter().map(of).collect()
}

/// Whether an utterance may be of a private message: terms, titles and what is plainly public are not, nor a word or two that
/// nobody is said to have written.
fn may_be_quoted(study: &Study<'_>, u: usize) -> bool {
    let utterance = &study.utterances[u];
    let private = match utterance.frame {
        Frame::Private => true,
        Frame::Unclear => study.readings[u].len() > LEAST_PART,
        Frame::Public => !utterance.firm,
    };
    private && utterance.usage == Usage::Quotation
}

fn found(study: &Study<'_>, u: usize, messages: &[usize]) -> Option<Found> {
    let whole = messages.iter().filter_map(|&message| in_one(study, u, message)).max_by_key(|(found, changes)| {
        let near = is_near(study, u, found.message);
        (found.agrees, std::cmp::Reverse(*changes), near, std::cmp::Reverse(found.message))
    });
    let whole = whole.map(|(found, _)| found);
    let agrees = whole.as_ref().map_or(0, |found| found.agrees);
    in_two(study, u, messages).filter(|found| found.agrees >= agrees + LEAST_PART).or(whole)
}

/// How an utterance stands to one held message, and in how many places it differs.
fn in_one(study: &Study<'_>, u: usize, message: usize) -> Option<(Found, usize)> {
    let reading = &study.readings[u];
    let compared = compare(&study.readings[message], reading, words(study))?;
    // A word or two must all be there.
    let enough = reading.len() > LEAST_PART || compared.agrees == reading.len();
    let changes = compared.changes.len();
    enough.then_some((Found { message, agrees: compared.agrees, joined: None }, changes))
}

/// Whether the report's own words on when leave room for the time of the message.
fn is_near(study: &Study<'_>, u: usize, message: usize) -> bool {
    let sent = sent(study, message).and_then(|time| time.interval);
    let told = dating::claim(study, u).map(|claim| claim.interval);
    told.zip(sent).is_some_and(|(told, sent)| told.shifted(-86_400, 86_400).overlaps(sent))
}

/// Fewer words than these are no part of a second message.
const LEAST_PART: usize = 4;

/// An utterance whose words stand in two messages, some in each.
fn in_two(study: &Study<'_>, u: usize, messages: &[usize]) -> Option<Found> {
    let reading = &study.readings[u];
    if reading.len() < 2 * LEAST_PART {
        return None;
    }
    let search = Search { expected: 1.0, ..Search::default() };
    let part = |&message: &usize| {
        let found = locate(&reading.symbols, &study.readings[message].symbols, &study.vocabulary, &search);
        let best = found.into_iter().max_by_key(|part| (part.agreeing(), std::cmp::Reverse(part.a.start)))?;
        (best.agreeing() >= LEAST_PART).then_some((message, best))
    };
    let parts: Vec<(usize, Alignment)> = messages.iter().filter_map(part).collect();
    let pairs = parts.iter().flat_map(|a| parts.iter().map(move |b| (a, b))).filter(|((_, a), (_, b))| {
        let apart = a.a.end <= b.a.start || b.a.end <= a.a.start;
        apart && a.agreeing() >= b.agreeing()
    });
    let (first, other) = pairs
        .max_by_key(|((x, a), (y, b))| (a.agreeing() + b.agreeing(), a.agreeing(), std::cmp::Reverse((*x, *y))))?;
    let agrees = first.1.agreeing() + other.1.agreeing();
    let joined = Joined { other: other.0, there: other.1.b.clone(), here: other.1.a.clone(), first: first.1.b.clone() };
    (agrees * 5 >= reading.len() * 4).then_some(Found { message: first.0, agrees, joined: Some(joined) })
}

/// How words of two messages stand to the first of them.
pub fn compared(joined: &Joined) -> Comparison {
    let change = collate::Change {
        kind: crate::dossier::DifferenceKind::Insertion,
        base: joined.first.end..joined.first.end,
        here: joined.here.clone(),
        matters: record::Matters::CouldMislead,
    };
    Comparison { covers: joined.first.clone(), agrees: joined.first.len(), changes: vec![change], spliced: true }
}

/// When a held message says that it was sent.
pub fn sent<'s>(study: &'s Study<'_>, message: usize) -> Option<&'s record::StatedTime> {
    let item = study.proses[study.utterances[message].text].item;
    Some(&item.envelope.as_ref()?.sent()?.time)
}

/// Whether words of a held message run from the start of a sentence or line to the end of one.
pub fn whole_sentences(prose: &Prose<'_>, tokens: Range<usize>) -> bool {
    let ends = |gap: &str| gap.contains(['.', '!', '?', '…', '\n']);
    let starts = tokens.start == 0 || ends(prose.gap(tokens.start));
    starts && (tokens.end == prose.tokens.len() || ends(prose.gap(tokens.end)))
}

/// Utterances of private messages that stand in no held message, though the conversation that they are said to be of is held.
pub fn absent(study: &Study<'_>, drafts: &[drafts::Draft], held: &Held<'_>, people: &People) -> BTreeSet<usize> {
    let private = drafts.iter().filter(|draft| draft.frame == Frame::Private && draft.held.is_none());
    let of_held = private.filter(|draft| conversation_is_held(draft, people));
    let missing = |&u: &usize| may_be_absent(study, u, held);
    let suspects: Vec<usize> = of_held.flat_map(|draft| draft.utterances.iter().copied().filter(missing)).collect();
    let folded = |&u: &usize| {
        let tokens = &study.readings[u].tokens;
        let prose = &study.proses[study.utterances[u].text];
        tokens.iter().map(|&token| prose.word(token).to_owned()).collect::<Vec<_>>()
    };
    let stand = held.stand(&suspects.iter().map(folded).collect::<Vec<_>>());
    suspects.into_iter().zip(stand).filter(|(_, stands)| !stands).map(|(u, _)| u).collect()
}

/// Whether messages between the parties of a draft are held, of about the time that is told of.
fn conversation_is_held(draft: &drafts::Draft, people: &People) -> bool {
    let Some((from, to)) = draft.speaker.zip(draft.recipient) else { return false };
    match (people.conversation(from, to), draft.sent) {
        (None, _) => false,
        (Some(Some(held)), Some(sent)) => held.shifted(-86_400, 86_400).overlaps(sent),
        (Some(_), _) => true,
    }
}

/// Whether the words are plainly set off as a quotation, are more than a few, and have little in common with anything held.
fn may_be_absent(study: &Study<'_>, u: usize, held: &Held<'_>) -> bool {
    let utterance = &study.utterances[u];
    let source = &study.proses[utterance.text].item.source;
    utterance.marked == Marked::Yes
        && study.readings[u].len() > LEAST_PART
        && held.at(source, study.span(u)).next().is_none()
}

fn words<'s>(study: &'s Study<'_>) -> collate::Words<'s> {
    collate::Words { vocabulary: &study.vocabulary, names: &study.names }
}
