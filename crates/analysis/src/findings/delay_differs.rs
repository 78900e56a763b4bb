//! `delay-differs`: how long after a message something followed: its answer, or what was done in public.

mod answers;

#[cfg(test)]
mod tests;

use super::{Material, groups, id};
use crate::events::Delay;
use crate::prose::words;
use record::{Finding, FindingKind, Matters};
use std::collections::BTreeSet;

/// One finding for each message whose public sequel, or whose answer, comes after delays that can't both be.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = answers::find(m);
    let public: Vec<&Delay> = m.delays.iter().filter(|x| x.public).collect();
    let around: Vec<BTreeSet<u32>> = public.iter().map(|delay| around(m, delay)).collect();
    let mut done: BTreeSet<usize> = BTreeSet::new();
    for (k, a) in public.iter().enumerate() {
        if done.contains(&k) {
            continue;
        }
        // Every other text's delay of the same act, each text once.
        let mut told: Vec<(usize, &Delay)> = vec![(k, a)];
        let mut texts = BTreeSet::from([a.text]);
        for (j, b) in public.iter().enumerate() {
            if !done.contains(&j) && !texts.contains(&b.text) && same_sequel(m, (a, &around[k]), (b, &around[j])) {
                told.push((j, b));
                texts.insert(b.text);
            }
        }
        let conflict = |x: usize, y: usize| apart(told[x].1, told[y].1);
        let Some(sides) = groups::sides(told.len(), conflict) else { continue };
        done.extend(told.iter().map(|(j, _)| *j));
        let message = told.iter().find_map(|(_, t)| t.message);
        let key = message.map_or_else(|| "act".to_owned(), |d| m.ids[d].clone());
        let values = sides.told(m, |k| (told[k].1.text, told[k].1.phrase.clone()));
        out.push(Finding {
            id: id(FindingKind::DelayDiffers, &[&key, &sequel(m, a)]),
            kind: FindingKind::DelayDiffers,
            matters: Matters::Changes,
            confidence: sides.confidence(0.6),
            summary: format!(
                "What followed in public is told to have come {}; nothing held settles it.",
                values.summary(", and ")
            ),
            base: None,
            may_be_mistaken: "the reports may count from different messages, or to different acts".to_owned(),
            message: message.and_then(|d| m.message(d)),
            event: None,
            values: values.values,
        });
    }
    out
}

fn apart(a: &Delay, b: &Delay) -> bool {
    a.most < b.least || b.most < a.least
}

/// What names the act that followed, in the id.
fn sequel(m: &Material<'_>, a: &Delay) -> String {
    let act = a.act.map(|k| m.act_ids[k].as_str().to_owned());
    a.statement.map(|d| m.ids[d].clone()).or(act).unwrap_or_default()
}

/// Whether both may speak of the same thing that followed: the same statement or act, or much the same words around.
fn same_sequel(m: &Material<'_>, (a, near_a): (&Delay, &BTreeSet<u32>), (b, near_b): (&Delay, &BTreeSet<u32>)) -> bool {
    if a.statement.is_some() && a.statement == b.statement || a.act.is_some() && a.act == b.act {
        return true;
    }
    let other_messages = a.message.is_some() && b.message.is_some() && a.message != b.message;
    if a.statement.is_some() && b.statement.is_some() || a.text == b.text || other_messages {
        return false;
    }
    let common: Vec<u32> = near_a.intersection(near_b).copied().collect();
    common.len() >= 3 && common.iter().map(|&s| m.study.vocabulary.bits(s)).sum::<f32>() >= 26.0
}

/// The telling words around a delay, in its sentence.
fn around(m: &Material<'_>, delay: &Delay) -> BTreeSet<u32> {
    let prose = &m.study.proses[delay.text];
    let sentence = prose.sentence_at(delay.phrase.start).map_or(delay.tokens.clone(), |s| prose.sentences[s].clone());
    let low = delay.phrase.start.saturating_sub(14).max(sentence.start);
    let high = (delay.phrase.end + 14).min(sentence.end);
    let telling = |&i: &usize| {
        let word = prose.word(i);
        !delay.phrase.contains(&i) && word.len() > 3 && !words::function(word) && !words::starts_sentences(word)
    };
    (low..high).filter(telling).map(|i| m.study.symbols[delay.text][i]).collect()
}
