//! Names that are one person's, spelt two ways: "Ada Prosser" here, "Ada Prossor" there.
//!
//! Only for whom words are counted under; that the spellings differ is a finding of its own.

use super::{Mention, PartyIx, Roster};
use std::collections::HashMap;

/// For each party, the one it is counted under: itself, or the more usual spelling of a name that differs in a letter of one
/// word. A text that has both knows two people.
pub fn usual(roster: &Roster, mentions: &[Vec<Mention>]) -> Vec<PartyIx> {
    let mut texts: Vec<Vec<usize>> = vec![Vec::new(); roster.len()];
    for (t, mentions) in mentions.iter().enumerate() {
        for mention in mentions {
            if texts[mention.party.0].last() != Some(&t) {
                texts[mention.party.0].push(t);
            }
        }
    }
    let full: Vec<usize> =
        (0..roster.len()).filter(|&p| roster.words(PartyIx(p)) > 1 && !texts[p].is_empty()).collect();
    // Two such names share their first word or their last: only those are compared.
    let mut sharing: HashMap<(bool, &str), Vec<usize>> = HashMap::new();
    let ends = |p: usize| {
        let words = roster.name_words(PartyIx(p));
        [words.first().map(|w| (true, w.as_str())), words.last().map(|w| (false, w.as_str()))].into_iter().flatten()
    };
    for &p in &full {
        ends(p).for_each(|key| sharing.entry(key).or_default().push(p));
    }
    let mut out: Vec<PartyIx> = (0..roster.len()).map(PartyIx).collect();
    for &p in &full {
        let apart = |q: &usize| !texts[*q].iter().any(|t| texts[p].contains(t));
        let more = |q: &usize| (texts[*q].len(), std::cmp::Reverse(*q)) > (texts[p].len(), std::cmp::Reverse(p));
        let near = ends(p).filter_map(|key| sharing.get(&key)).flatten().copied();
        let other = near.filter(|&q| q != p && more(&q) && apart(&q));
        let best = other
            .filter(|&q| one_letter(roster.name_words(PartyIx(p)), roster.name_words(PartyIx(q))))
            .max_by_key(|&q| (texts[q].len(), std::cmp::Reverse(q)));
        if let Some(q) = best {
            out[p] = PartyIx(q);
        }
    }
    out
}

/// Whether two names of as many words differ in one letter of one longer word.
fn one_letter(a: &[String], b: &[String]) -> bool {
    let mut differing = a.iter().zip(b).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (differing.next(), differing.next()) else { return false };
    a.len() == b.len() && x.chars().count().min(y.chars().count()) >= 5 && distance(x, y) == 1
}

/// How many letters must change to turn one word into the other.
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, &y) in b.iter().enumerate() {
            let kept = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = kept.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}
