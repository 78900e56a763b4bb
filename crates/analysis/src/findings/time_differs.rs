//! `time-differs`: stated times of one message or statement that can't both be.

use super::{Material, id, quoted};
use record::{Finding, FindingKind, Matters};

/// One finding for each message or statement whose times conflict.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (d, draft) in m.drafts.iter().enumerate().filter(|(_, x)| x.frame != crate::quotes::Frame::Unclear) {
        let Some((a, b)) = draft.conflicting(m.study) else { continue };
        let mut values = vec![m.value(a.text, a.tokens.clone()), m.value(b.text, b.tokens.clone())];
        // Every other text's own claim, so that a reader sees how many stand on either side.
        for claim in draft.claims.iter().filter(|c| c.own) {
            let value = m.value(claim.text, claim.tokens.clone());
            if !values.iter().any(|v| v.place.source == value.place.source) {
                values.push(value);
            }
        }
        let summary = format!(
            "{} gives the time as {}; {} as {}; nothing held settles it.",
            m.called(a.text),
            quoted(&values[0].value),
            m.called(b.text),
            quoted(&values[1].value)
        );
        out.push(Finding {
            id: id(FindingKind::TimeDiffers, &[&m.ids[d]]),
            kind: FindingKind::TimeDiffers,
            matters: Matters::Changes,
            confidence: 0.65,
            summary,
            base: Some((m.source(draft.base), draft.why.to_owned())),
            may_be_mistaken:
                "the times may be in different zones, or one of them may be said of something else in the sentence"
                    .to_owned(),
            message: m.message(d),
            event: m.event(d),
            values,
        });
    }
    out
}
