//! How long after a message its answer came.

use super::super::{Material, groups, id};
use super::apart;
use crate::events::Delay;
use crate::parties::PartyIx;
use crate::quotes::Frame;
use crate::times::Anchor;
use crate::witnesses::drafts;
use record::{Finding, FindingKind, Matters};

/// A text's claim that a message came some time after the message told before it.
struct Told<'a> {
    delay: &'a Delay,
    /// The draft before it in the text.
    after: usize,
    /// Who wrote that.
    from: Option<PartyIx>,
}

/// One finding for each message that comes after another by delays that can't both be.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let owner = drafts::owners(m.drafts, m.study.utterances.len());
    let mut out = Vec::new();
    for (d, draft) in m.drafts.iter().enumerate().filter(|(_, x)| x.frame == Frame::Private) {
        let mut told: Vec<Told<'_>> = Vec::new();
        for &u in &draft.utterances {
            if let Some(one) = before(m, &owner, d, u)
                && told.iter().all(|t| t.delay.text != one.delay.text)
            {
                told.push(one);
            }
        }
        // Two short messages of one sender are easily taken apart in one text and together in another.
        let alike = |a: &Told<'_>, b: &Told<'_>| a.after == b.after || a.from.is_some() && a.from == b.from;
        // Those that count from the message that most count from.
        let fellows = |k: usize| told.iter().filter(|t| alike(&told[k], t)).count();
        let Some(most) = (0..told.len()).max_by_key(|&k| (fellows(k), std::cmp::Reverse(k))) else { continue };
        let told: Vec<&Told<'_>> = told.iter().filter(|t| alike(&told[most], t)).collect();
        let conflict = |a: usize, b: usize| apart(told[a].delay, told[b].delay);
        let Some(sides) = groups::sides(told.len(), conflict) else { continue };
        let values = sides.told(m, |k| (told[k].delay.text, told[k].delay.phrase.clone()));
        out.push(Finding {
            id: id(FindingKind::DelayDiffers, &[&m.ids[d], "answer"]),
            kind: FindingKind::DelayDiffers,
            matters: Matters::Changes,
            confidence: sides.confidence(0.65),
            summary: format!("The message is told to have come {}; nothing held settles it.", values.summary(", and ")),
            base: None,
            may_be_mistaken: "the reports may count from different messages".to_owned(),
            message: m.message(d),
            event: None,
            values: values.values,
        });
    }
    out
}

/// The delay told for utterance `u`, with the message before it.
fn before<'a>(m: &'a Material<'_>, owner: &[Option<usize>], d: usize, u: usize) -> Option<Told<'a>> {
    let utterance = &m.study.utterances[u];
    let prose = &m.study.proses[utterance.text];
    let last = (m.study.utterances_of(utterance.text).start..u).rev().find(|&v| owner[v] != Some(d))?;
    let after = owner[last].filter(|&p| m.drafts[p].frame == Frame::Private)?;
    let floor = m.study.utterances[last].tokens.end;
    let from = m.delays.partition_point(|x| x.text < utterance.text);
    let here = m.delays[from..].iter().take_while(|x| x.text == utterance.text);
    let delay = here.into_iter().find(|x| {
        let phrase = &x.phrase;
        let clock = phrase.clone().filter(|&i| prose.word(i).starts_with(|c: char| c.is_ascii_digit())).count() > 1;
        let straight = !clock && x.from == Anchor::Narrative && phrase.start >= floor;
        let beside = if prose.stripped() {
            phrase.end <= utterance.tokens.start && utterance.tokens.start - phrase.end <= 8
        } else {
            let cue = utterance.cue.map_or(utterance.tokens.start, |c| m.study.cues[utterance.text][c].verb.start);
            let at = prose.sentence_at(phrase.start);
            let own = at == prose.sentence_at(cue) || at == prose.sentence_at(utterance.tokens.start);
            // "Two days later comes the answer:" brings words that are set off.
            let leads = phrase.end <= utterance.tokens.start
                && utterance.tokens.start - phrase.end <= 12
                && prose.paragraph_at(phrase.start) == prose.paragraph_at(cue)
                && (phrase.end..=utterance.tokens.start).any(|i| prose.gap(i).contains(':'));
            (own || leads) && (phrase.start..utterance.tokens.start).all(|i| !m.study.quoted[utterance.text][i])
        };
        straight && beside
    })?;
    Some(Told { delay, after, from: m.drafts[after].speaker })
}
