//! `delay-differs`: how long after a message something followed.

use super::{Material, id, quoted};
use crate::events::Delay;
use record::{Finding, FindingKind, Matters};

/// One finding for each message whose public sequel comes after delays that can't both be.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (d, _) in m.drafts.iter().enumerate() {
        let told: Vec<&Delay> = m.delays.iter().filter(|x| x.message == Some(d) && x.public).collect();
        let pair = told.iter().enumerate().find_map(|(k, a)| {
            told[k + 1..].iter().find(|b| b.text != a.text && apart(a, b) && same_sequel(m, a, b)).map(|b| (*a, *b))
        });
        let Some((a, b)) = pair else { continue };
        let values = vec![m.value(a.text, a.phrase.clone()), m.value(b.text, b.phrase.clone())];
        let summary = format!(
            "{} says that what followed came {}; {} has {}; nothing held settles it.",
            m.called(a.text),
            quoted(&values[0].value),
            m.called(b.text),
            quoted(&values[1].value)
        );
        out.push(Finding {
            id: id(FindingKind::DelayDiffers, &[&m.ids[d]]),
            kind: FindingKind::DelayDiffers,
            matters: Matters::Changes,
            confidence: 0.6,
            summary,
            base: None,
            may_be_mistaken: "the two reports may count from different messages, or to different acts".to_owned(),
            message: m.message(d),
            event: None,
            values,
        });
    }
    out
}

fn apart(a: &Delay, b: &Delay) -> bool {
    a.most < b.least || b.most < a.least
}

/// Whether both may speak of the same thing that followed: the same statement or act, or much the same words around.
fn same_sequel(m: &Material<'_>, a: &Delay, b: &Delay) -> bool {
    let known = |x: &Delay| x.statement.is_some();
    if known(a) && known(b) {
        return a.statement == b.statement;
    }
    if a.act.is_some() && a.act == b.act {
        return true;
    }
    let content = |x: &Delay| {
        let prose = &m.study.proses[x.text];
        let sentence = prose.sentence_at(x.phrase.start).map_or(x.tokens.clone(), |s| prose.sentences[s].clone());
        let low = x.phrase.start.saturating_sub(14).max(sentence.start);
        let high = (x.phrase.end + 14).min(sentence.end);
        (low..high)
            .filter(|i| !x.phrase.contains(i))
            .map(|i| prose.word(i).to_owned())
            .filter(|w| w.len() > 3 && !crate::prose::words::function(w) && !crate::prose::words::starts_sentences(w))
            .collect::<std::collections::BTreeSet<_>>()
    };
    content(a).intersection(&content(b)).count() >= 2
}
