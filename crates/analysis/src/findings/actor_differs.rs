//! `actor-differs`: the same public act, done by different people.

use super::attribution_differs::differing;
use super::{Material, id};
use crate::events::Delay;
use crate::parties::publications;
use crate::quotes::Frame;
use record::{Finding, FindingKind, Matters};

/// One finding for each statement or act that reports give to different people.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = statements(m);
    out.extend(sequels(m));
    out
}

/// The same public words under different names.
fn statements(m: &Material<'_>) -> Vec<Finding> {
    let papers = publications::find(m.study.proses, &m.study.mentions, &m.study.roster);
    let public = m.drafts.iter().enumerate().filter(|(_, x)| x.frame == Frame::Public);
    public.filter_map(|told| differing(m, told, &papers, FindingKind::ActorDiffers)).collect()
}

/// The same delay after a message, followed by an act of different people.
fn sequels(m: &Material<'_>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    let named: Vec<&Delay> = m
        .delays
        .iter()
        .filter(|d| d.public && d.actor.is_some() && d.most - d.least < 7200 && d.most < 86_400)
        .collect();
    for (k, a) in named.iter().enumerate() {
        let others = named[k + 1..]
            .iter()
            .filter(|b| b.text != a.text && b.actor != a.actor && b.least <= a.most && a.least <= b.most);
        let Some(b) = others.min_by_key(|b| u8::from(b.message != a.message)) else { continue };
        let (Some(pa), Some(pb)) = (a.actor, b.actor) else { continue };
        let values = vec![m.value(a.text, a.tokens.clone()), m.value(b.text, b.tokens.clone())];
        let (na, nb) = (m.study.roster.name(pa), m.study.roster.name(pb));
        let about = a.message.or(b.message);
        let key = about.map_or_else(|| format!("{}", a.least), |d| m.ids[d].clone());
        out.push(Finding {
            id: id(FindingKind::ActorDiffers, &[&key, na.min(nb), na.max(nb)]),
            kind: FindingKind::ActorDiffers,
            matters: Matters::Changes,
            confidence: if a.message == b.message { 0.7 } else { 0.55 },
            summary: format!(
                "For what followed, {} names {na}; {} names {nb}; nothing held settles it.",
                m.called(a.text),
                m.called(b.text)
            ),
            base: None,
            may_be_mistaken: "there may have been two acts, each as soon after a message".to_owned(),
            message: about.and_then(|d| m.message(d)),
            event: None,
            values,
        });
    }
    out
}
