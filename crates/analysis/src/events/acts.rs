//! Acts that a text tells of with their day: "On July 8, the council published the fees."

use crate::parties::{self, PartyIx};
use crate::prose::{Place as Part, words};
use crate::quotes::Frame;
use crate::quotes::verbs::{self, Act as Kind};
use crate::study::Study;
use crate::times::{Meaning, Mention};
use crate::witnesses::drafts::Draft;
use record::time::Interval;
use record::{Place, Precision};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A dated act.
#[derive(Clone, Debug)]
pub struct Act {
    /// Where it is told: text and tokens, the fullest first.
    pub told: Vec<(usize, Range<usize>)>,
    /// When.
    pub when: Interval,
    /// How finely that was stated.
    pub precision: Precision,
    /// The zone as written.
    pub zone: Option<String>,
    /// Where the times are stated.
    pub claims: Vec<Place>,
    /// Who acts, if the text names them first.
    pub who: Option<PartyIx>,
}

/// No act is told in more words than this.
const LONGEST: usize = 48;

pub(super) fn find(study: &Study<'_>, drafts: &[Draft]) -> Vec<Act> {
    let mut out: Vec<Act> = Vec::new();
    let placed = placed(drafts);
    for text in 0..study.reports {
        for mention in &study.times[text] {
            if let Some(act) = act(study, text, mention, &placed) {
                join(study, &mut out, act);
            }
        }
    }
    out
}

/// The utterances that are messages or statements.
fn placed(drafts: &[Draft]) -> BTreeMap<usize, Frame> {
    drafts
        .iter()
        .filter(|d| d.frame != Frame::Unclear)
        .flat_map(|d| d.utterances.iter().map(|&u| (u, d.frame)))
        .collect()
}

fn act(study: &Study<'_>, text: usize, mention: &Mention, placed: &BTreeMap<usize, Frame>) -> Option<Act> {
    let prose = &study.proses[text];
    let when = mention.interval.filter(|i| i.day_count() <= 3)?;
    let at = mention.tokens.start;
    let part = prose.paragraph_at(at).map(|p| prose.paragraphs[p].kind)?;
    if study.quoted[text][at]
        || !matches!(part, Part::Body | Part::Update)
        || matches!(mention.meaning, Meaning::Duration { .. })
    {
        return None;
    }
    let zone = if prose.stripped() {
        stretch(study, text, mention)
    } else {
        prose.sentence_at(at).map(|s| clipped(&prose.sentences[s], at))?
    };
    // The sentence of a message or statement is told with it: one that has the cue of its words, or words of a message.
    let brings = study.utterances_of(text).any(|u| {
        let utterance = &study.utterances[u];
        let cue = utterance.cue.is_some_and(|c| zone.contains(&study.cues[text][c].verb.start));
        let words = !prose.stripped() && zone.contains(&utterance.tokens.start);
        placed.get(&u).is_some_and(|frame| cue || words && *frame == Frame::Private)
    });
    let told: Vec<usize> = zone.clone().filter(|&i| !study.quoted[text][i] && !mention.tokens.contains(&i)).collect();
    let acts = told.iter().any(|&i| words::past(prose.word(i)));
    let content = told.iter().filter(|&&i| !words::function(prose.word(i))).count();
    if brings || !acts || content < 3 || private(study, text, &zone) || own_date(study, text, mention) {
        return None;
    }
    let who = actor(study, text, &zone);
    if who.is_none() && unsaid(study, text, &told) && !in_public(study, text, &zone) {
        return None;
    }
    let place = Place { source: prose.item.source.clone(), span: mention.span };
    Some(Act {
        told: vec![(text, zone)],
        when,
        precision: mention.precision,
        zone: mention.zone.clone(),
        claims: vec![place],
        who,
    })
}

/// Whether the words tell of something public.
pub(super) fn in_public(study: &Study<'_>, text: usize, zone: &Range<usize>) -> bool {
    let prose = &study.proses[text];
    zone.clone().filter(|&i| !study.quoted[text][i]).any(|i| {
        verbs::names_public(prose.word(i))
            || matches!(
                prose.word(i),
                "posted"
                    | "tweeted"
                    | "published"
                    | "announced"
                    | "released"
                    | "public"
                    | "resigned"
                    | "told"
                    | "voted"
                    | "lectern"
                    | "podium"
                    | "cameras"
                    | "television"
            ) && !matches!(prose.word(i + 1), "him" | "her" | "them")
    })
}

/// Whether the act told is that of sending or getting a message, or of reading it, and nothing public: those are messages, not events.
fn private(study: &Study<'_>, text: usize, zone: &Range<usize>) -> bool {
    let prose = &study.proses[text];
    let told = |word: &dyn Fn(usize) -> bool| zone.clone().any(|i| !study.quoted[text][i] && word(i));
    let sends = told(&|i| {
        let verb = verbs::at(prose, i);
        let arrives = matches!(prose.word(i), "came" | "arrived" | "reached" | "went" | "sent" | "dated");
        let message =
            |k: usize| verbs::names_private(prose.word(k)) || matches!(prose.word(k), "reply" | "answer" | "it");
        // "Put her worries into an e-mail to Ames", "admitted in a text".
        let carried = matches!(prose.word(i), "in" | "into" | "by" | "via")
            && matches!(prose.word(i + 1), "a" | "an" | "another" | "his" | "her" | "their")
            && (i + 2..i + 5).any(|k| verbs::names_private(prose.word(k)) && !prose.word(k).ends_with('s'));
        verb.is_some_and(|v| v.act == Kind::Send || v.answers || v.takes_person && v.act == Kind::Write)
            || carried
            || prose.tokens.starts_with(i, &["wrote"])
            || arrives && zone.clone().any(|k| k.abs_diff(i) <= 6 && message(k))
            || prose.word(i) == "reply"
            || prose.word(i) == "respond"
            || matches!(prose.word(i), "told" | "asked") && matches!(prose.word(i + 1), "him" | "her" | "them")
    });
    let reporter = told(&|i| matches!(prose.word(i), "i" | "we" | "me" | "reader"));
    reporter || sends && !in_public(study, text, zone)
}

/// Whether the sentence takes its subject up from the one before: "that night he waited", "its gates were still chained".
/// Alone it tells a reader nothing; where it tells of something public, the words around will be looked up.
fn unsaid(study: &Study<'_>, text: usize, told: &[usize]) -> bool {
    let prose = &study.proses[text];
    let verb = told.iter().position(|&i| words::past(prose.word(i))).unwrap_or(told.len());
    let taken_up = |i: usize| matches!(prose.word(i), "he" | "she" | "it" | "they" | "its" | "his" | "her" | "their");
    let named = |i: usize| i > 0 && prose.capital(i) && !prose.starts_sentence(i);
    told[..verb].iter().any(|&i| taken_up(i)) && !told[..verb].iter().any(|&i| named(i))
}

/// Who acts: somebody named before the verb, and not after a preposition or as an owner.
fn actor(study: &Study<'_>, text: usize, zone: &Range<usize>) -> Option<PartyIx> {
    let prose = &study.proses[text];
    let subject = |m: &&parties::Mention| {
        let before = m.tokens.start.checked_sub(1).map_or("", |i| prose.word(i));
        let next = prose.word(m.tokens.end);
        let behind = matches!(
            before,
            "by" | "to" | "with" | "of" | "from" | "in" | "at" | "on" | "for" | "near" | "against" | "the" | "and"
        );
        let acts = words::past(next) || words::adverb(next) || matches!(next, "had" | "has" | "was" | "were" | "who");
        let apart =
            if prose.stripped() { matches!(next, "the" | "a") } else { prose.gap(m.tokens.end).starts_with(',') };
        !study.quoted[text][m.tokens.start] && (acts || apart) && (!behind || m.tokens.start == zone.start)
    };
    parties::inside(&study.mentions[text], zone.clone()).iter().find(subject).map(|m| m.party)
}

/// Whether the time is the report's own date, in the head of a text that has lost its lines.
fn own_date(study: &Study<'_>, text: usize, mention: &Mention) -> bool {
    let prose = &study.proses[text];
    let head = prose.stripped() && mention.tokens.start < 60;
    let published = prose.item.published.as_ref().and_then(|p| p.interval);
    head && prose.word(mention.tokens.start.saturating_sub(2)) != "updated"
        && published.zip(mention.interval).is_some_and(|(p, i)| p.overlaps(i))
}

fn clipped(sentence: &Range<usize>, at: usize) -> Range<usize> {
    if sentence.len() <= LONGEST {
        return sentence.clone();
    }
    let start = at.saturating_sub(LONGEST / 2).max(sentence.start);
    start..(start + LONGEST).min(sentence.end)
}

/// In text without punctuation: around the time, between the quotations and the other times next to it.
fn stretch(study: &Study<'_>, text: usize, mention: &Mention) -> Range<usize> {
    let quoted = &study.quoted[text];
    let times = &study.times[text];
    let before = times.iter().filter(|m| m.tokens.end <= mention.tokens.start).map(|m| m.tokens.end).max().unwrap_or(0);
    let after = times
        .iter()
        .filter(|m| m.tokens.start >= mention.tokens.end)
        .map(|m| m.tokens.start)
        .min()
        .unwrap_or(quoted.len());
    let low = mention.tokens.start.saturating_sub(18).max(before);
    let start = (low..mention.tokens.start).rev().find(|&i| quoted[i]).map_or(low, |i| i + 1);
    let high = (mention.tokens.end + 24).min(after);
    let end = (mention.tokens.end..high).find(|&i| quoted[i]).unwrap_or(high);
    start..end
}

/// Joins an act with one that another text tells of: the same day and much the same words.
fn join(study: &Study<'_>, acts: &mut Vec<Act>, new: Act) {
    let (text, range) = new.told[0].clone();
    let words = content(study, text, range.clone());
    let same = acts.iter_mut().find(|act| {
        act.when.overlaps(new.when)
            && act.told.iter().any(|(t, r)| {
                let other = content(study, *t, r.clone());
                let common = words.intersection(&other).count();
                if *t == text {
                    r.start < range.end && range.start < r.end && common * 2 >= words.len().min(other.len())
                } else {
                    common >= 4 && common * 5 >= words.len().min(other.len()) * 2
                }
            })
    });
    match same {
        Some(act) => {
            act.when = act.when.meet(new.when).unwrap_or(act.when);
            act.precision = act.precision.min(new.precision);
            act.claims.extend(new.claims);
            if !act.told.iter().any(|(t, _)| *t == text) {
                act.told.push((text, range));
            }
        }
        None => acts.push(new),
    }
}

fn content(study: &Study<'_>, text: usize, range: Range<usize>) -> BTreeSet<u32> {
    range
        .filter(|&i| !words::function(study.proses[text].word(i)) && !study.quoted[text][i])
        .map(|i| study.symbols[text][i])
        .collect()
}
