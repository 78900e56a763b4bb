//! `reply-differs`: whether, or until when, messages were answered.

use super::{Material, id, quoted};
use crate::dossier::ReplyClaim;
use crate::replies::{self, Claim};
use record::{Finding, FindingKind, Matters};

/// One finding for each message that one text has answered and another not.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (d, _) in m.drafts.iter().enumerate() {
        let claims: Vec<&Claim> = m.replies.iter().filter(|c| c.draft == d).collect();
        let pair = claims
            .iter()
            .enumerate()
            .find_map(|(k, a)| claims[k + 1..].iter().find(|b| b.text != a.text && differ(a, b)).map(|b| (*a, *b)));
        let Some((a, b)) = pair else { continue };
        let values = vec![m.value(a.text, replies::shown(m.study, a)), m.value(b.text, replies::shown(m.study, b))];
        out.push(Finding {
            id: id(FindingKind::ReplyDiffers, &[&m.ids[d]]),
            kind: FindingKind::ReplyDiffers,
            matters: Matters::CouldMislead,
            confidence: if a.open || b.open { 0.5 } else { 0.6 },
            summary: format!(
                "On the answer, {} has {}; {} has {}; nothing held settles it.",
                m.called(a.text),
                quoted(&values[0].value),
                m.called(b.text),
                quoted(&values[1].value)
            ),
            base: None,
            may_be_mistaken: "the two may speak of different messages".to_owned(),
            message: m.message(d),
            event: None,
            values,
        });
    }
    out
}

fn differ(a: &Claim, b: &Claim) -> bool {
    let denies = |c: &Claim| matches!(c.claim, ReplyClaim::Unanswered);
    let grants = |c: &Claim| c.claim == ReplyClaim::Answered;
    denies(a) && grants(b) || grants(a) && denies(b) || denies(a) && denies(b) && a.open != b.open
}
