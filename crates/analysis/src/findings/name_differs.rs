//! `name-differs`: two names that share all but one part, each in other reports, said of the same thing.

use super::{Material, plain};
use crate::parties::{Mention, PartyIx};
use crate::prose::words;
use record::{Finding, FindingKind, Matters};
use std::collections::{BTreeMap, BTreeSet};

/// Words looked at on either side of a name.
const AROUND: usize = 12;

/// One finding for each pair of names.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut by_last: BTreeMap<&str, BTreeSet<PartyIx>> = BTreeMap::new();
    let mut places: BTreeMap<PartyIx, Vec<(usize, &Mention)>> = BTreeMap::new();
    for (text, mentions) in m.study.mentions.iter().enumerate() {
        for mention in mentions.iter().filter(|x| x.tokens.len() >= 2) {
            let name = m.study.roster.name_words(mention.party);
            if name.len() >= 2 && !m.study.quoted[text][mention.tokens.start] {
                by_last.entry(name[name.len() - 1].as_str()).or_default().insert(mention.party);
                places.entry(mention.party).or_default().push((text, mention));
            }
        }
    }
    let mut out = Vec::new();
    for parties in by_last.values() {
        let parties: Vec<PartyIx> = parties.iter().copied().collect();
        for (k, &a) in parties.iter().enumerate() {
            for &b in &parties[k + 1..] {
                out.extend(pair(m, a, b, &places));
            }
        }
    }
    out
}

fn pair(
    m: &Material<'_>,
    a: PartyIx,
    b: PartyIx,
    places: &BTreeMap<PartyIx, Vec<(usize, &Mention)>>,
) -> Option<Finding> {
    let (pa, pb) = (places.get(&a)?, places.get(&b)?);
    let texts = |list: &[(usize, &Mention)]| list.iter().map(|(t, _)| *t).collect::<BTreeSet<_>>();
    // A report that has both knows two people.
    if !texts(pa).is_disjoint(&texts(pb)) || generations(m, a) != generations(m, b) {
        return None;
    }
    let common: BTreeSet<String> = context(m, pa).intersection(&context(m, pb)).cloned().collect();
    if common.len() < 3 {
        return None;
    }
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    for (text, mention) in pa.iter().chain(pb) {
        if seen.insert(*text) {
            values.push(m.value(*text, mention.tokens.clone()));
        }
    }
    let (na, nb) = (m.study.roster.name(a), m.study.roster.name(b));
    let who = |list: &[(usize, &Mention)]| texts(list).into_iter().map(|t| m.called(t)).collect::<Vec<_>>().join(", ");
    let summary = format!("{} has the name {na}; {} has {nb}; nothing held settles it.", who(pa), who(pb));
    let about = [na.min(nb), na.max(nb)];
    Some(plain(
        FindingKind::NameDiffers,
        &about,
        Matters::Changes,
        0.55 + 0.05 * (common.len().min(8) as f64),
        summary,
        "they may be two people of one last name, or one person known by both names",
        values,
    ))
}

fn generations(m: &Material<'_>, party: PartyIx) -> bool {
    m.study.roster.name(party).to_lowercase().contains("jr")
}

/// The telling words around the places where a name stands.
fn context(m: &Material<'_>, places: &[(usize, &Mention)]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (text, mention) in places {
        let prose = &m.study.proses[*text];
        let low = mention.tokens.start.saturating_sub(AROUND);
        let high = (mention.tokens.end + AROUND).min(prose.tokens.len());
        for i in (low..high).filter(|i| !mention.tokens.contains(i)) {
            let word = prose.word(i);
            if word.len() > 3 && !words::function(word) && !words::starts_sentences(word) && !words::calendar(word) {
                out.insert(word.to_owned());
            }
        }
    }
    out
}
