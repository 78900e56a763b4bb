//! `not-on-record`: a quotation of a conversation that is held, whose words stand in no message that is held.

use super::{Material, id, quoted};
use record::{Finding, FindingKind, Matters};

/// One finding for each message that is quoted so.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let of = |d: usize| {
        let absent: Vec<usize> = m.drafts[d].utterances.iter().copied().filter(|u| m.absent.contains(u)).collect();
        (!absent.is_empty()).then(|| finding(m, d, &absent)).flatten()
    };
    (0..m.drafts.len()).filter_map(of).collect()
}

fn finding(m: &Material<'_>, d: usize, absent: &[usize]) -> Option<Finding> {
    let (study, draft) = (m.study, &m.drafts[d]);
    let (from, to) = draft.speaker.zip(draft.recipient)?;
    let value = |&u: &usize| m.value(study.utterances[u].text, study.utterances[u].tokens.clone());
    let values: Vec<_> = absent.iter().map(value).collect();
    let first = study.utterances[*absent.first()?].text;
    Some(Finding {
        id: id(FindingKind::NotOnRecord, &[&m.ids[d]]),
        kind: FindingKind::NotOnRecord,
        matters: Matters::CouldMislead,
        confidence: 0.6,
        summary: format!(
            "{} quotes {}; these words stand in no message that is held, though messages between {} and {} are held.",
            m.called(first),
            quoted(&values.first()?.value),
            study.roster.name(from),
            study.roster.name(to)
        ),
        base: None,
        may_be_mistaken:
            "the record may be incomplete, the words may have gone another way or between others, and the report \
                          may give the sense of a message in words of its own"
                .to_owned(),
        message: m.message(d),
        event: None,
        values,
    })
}
