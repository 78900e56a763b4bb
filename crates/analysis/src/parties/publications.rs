//! Which parties are publications: they report, obtain and publish, and are no correspondents.

use super::{Mention, PartyIx, Roster};
use crate::prose::{Place, Prose};
use record::Tokens;
use std::collections::{BTreeMap, BTreeSet};

/// The parties that texts are from, by a side-car or their own statement, or that are spoken of as publications.
pub fn find(proses: &[Prose<'_>], mentions: &[Vec<Mention>], roster: &Roster) -> BTreeSet<PartyIx> {
    let mut out: BTreeSet<PartyIx> = proses.iter().filter_map(|p| stated(p, roster)).collect();
    let mut votes: BTreeMap<PartyIx, (u32, u32)> = BTreeMap::new();
    for (prose, mentions) in proses.iter().zip(mentions) {
        for mention in mentions {
            let vote = votes.entry(mention.party).or_default();
            vote.1 += 1;
            vote.0 += u32::from(spoken_of(prose, mention));
        }
    }
    out.extend(votes.into_iter().filter(|(_, (yes, all))| *yes >= 2 && yes * 4 >= *all).map(|(party, _)| party));
    out
}

/// The publication that the item states, among the parties.
pub fn stated(prose: &Prose<'_>, roster: &Roster) -> Option<PartyIx> {
    let outlet = prose.item.outlet.as_ref()?;
    let words: Vec<String> = Tokens::of(&outlet.value).iter().filter(|w| *w != "the").map(str::to_owned).collect();
    let same = |p: &PartyIx| {
        let name = roster.name_words(*p);
        // "NBN" for "National Broadcast News".
        if let [short] = name
            && words.len() >= 2
            && words.iter().filter_map(|w| w.chars().next()).eq(short.chars())
        {
            return true;
        }
        let (short, long): (&[String], &[String]) =
            if name.len() <= words.len() { (name, &words) } else { (&words, name) };
        !short.is_empty()
            && short.iter().all(|w| long.contains(w))
            && (short.len() * 2 >= long.len() || short.last() == long.last())
    };
    let all: Vec<PartyIx> = (0..roster.len()).map(PartyIx).filter(same).collect();
    // Of a name and its initials, whichever the texts use more.
    let common = |p: &PartyIx| roster.name_words(*p).iter().filter(|w| words.contains(w)).count();
    let initials = all.iter().copied().find(|p| common(p) == 0);
    let named = all.into_iter().filter(|p| common(p) > 0).max_by_key(|p| (common(p), std::cmp::Reverse(*p)));
    match (named, initials) {
        (Some(name), Some(short)) => Some(if roster.count(short) >= roster.count(name) { short } else { name }),
        (name, short) => name.or(short),
    }
}

/// Whether the text speaks of the name as of a publication: "obtained by the Ledger", "the Ledger reported", "the newspaper".
fn spoken_of(prose: &Prose<'_>, mention: &Mention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let back = |n: usize| start.checked_sub(n).map_or("", |i| prose.word(i));
    let before = if back(1) == "the" { [back(2), back(3)] } else { [back(1), back(2)] };
    let by = before[0] == "by"
        && matches!(
            before[1],
            "obtained" | "published" | "reported" | "seen" | "reviewed" | "disclosed" | "revealed" | "leaked"
        );
    let after = prose.word(end);
    let owns = after == "s"
        && matches!(
            prose.word(end + 1),
            "report" | "story" | "article" | "reporting" | "piece" | "scoop" | "website" | "reporter"
        );
    let reports = matches!(after, "reported" | "reports" | "published" | "newspaper" | "magazine" | "obtained");
    let told = before[0] == "told"
        && prose.paragraph_at(start).is_some_and(|p| prose.paragraphs[p].kind == Place::Body)
        && back(1) == "the";
    by || owns || reports || told
}
