//! `reply-differs`: whether a message was answered.

#[cfg(test)]
mod tests;

use super::{Material, groups, id};
use crate::dossier::ReplyClaim;
use crate::replies::Claim;
use record::{Finding, FindingKind, Matters};

/// One finding for each message that one text has answered and another not.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for d in 0..m.drafts.len() {
        let all: Vec<&Claim> = m.replies.iter().filter(|c| c.draft == d && c.claim != ReplyClaim::Stopped).collect();
        // A text that has both speaks of an early silence and a late answer, or of two messages.
        let torn = |c: &Claim| all.iter().any(|o| o.text == c.text && o.claim != c.claim);
        let mut claims: Vec<&Claim> = Vec::new();
        for claim in all.iter().filter(|c| !torn(c)) {
            if !claims.iter().any(|c| c.text == claim.text) {
                claims.push(claim);
            }
        }
        let Some(sides) = groups::sides(claims.len(), |a, b| differ(claims[a], claims[b])) else { continue };
        let told = sides.told(m, |k| (claims[k].text, claims[k].tokens.clone()));
        let open = claims.iter().any(|c| c.open);
        let sure = sides.many.len() >= 2 && !open;
        out.push(Finding {
            id: id(FindingKind::ReplyDiffers, &[&m.ids[d]]),
            kind: FindingKind::ReplyDiffers,
            matters: if sure { Matters::CouldMislead } else { Matters::Wording },
            confidence: if open { 0.4 } else { sides.confidence(0.55) },
            summary: format!("The answer is told as {}; nothing held settles it.", told.summary(", as ")),
            base: None,
            may_be_mistaken: "the two may speak of different messages, or of an early silence and a late answer"
                .to_owned(),
            message: m.message(d),
            event: None,
            values: told.values,
        });
    }
    out
}

fn differ(a: &Claim, b: &Claim) -> bool {
    a.claim != b.claim || a.claim == ReplyClaim::Unanswered && a.open != b.open
}
