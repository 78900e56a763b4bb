//! Whom each text credits, and which text is whose.

use super::Pile;
use crate::parties::{self, Mention, PartyIx, Roster, publications};
use crate::prose::{Place, Prose};
use std::collections::{BTreeMap, BTreeSet};

/// One place where a text names a publication as its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// The publication.
    pub party: PartyIx,
    /// The tokens of the phrase.
    pub tokens: std::ops::Range<usize>,
    /// Whether the phrase says that it published or has the messages, as against merely naming it.
    pub strong: bool,
}

/// Which publication each text is from, and whom it credits.
pub struct Outlets {
    /// For each text, its publication among the parties.
    pub own: Vec<Option<PartyIx>>,
    /// For each text, its credits of others.
    pub credits: Vec<Vec<Credit>>,
}

/// Words by which a text refers to a report.
const REPORTING: &[&str] = &[
    "according",
    "reported",
    "reports",
    "report",
    "obtained",
    "published",
    "publishes",
    "revealed",
    "reveals",
    "story",
    "article",
    "piece",
    "newspaper",
    "paper",
    "scoop",
    "first",
    "exclusive",
    "reporting",
    "disclosed",
    "investigation",
    "notes",
    "noted",
    "seen",
    "reviewed",
    "magazine",
    "outlet",
    "broke",
    "reading",
    "detailed",
    "columnist",
    "reporter",
    "journalist",
    "review",
    "laid",
    "gotten",
    "pointed",
    "caught",
    "said",
    "told",
    "via",
    "per",
    "credit",
    "h",
    "dates",
    "described",
    "wrote",
    "writes",
];

/// Words that only a publication is credited with.
const STRONG: &[&str] = &[
    "obtained",
    "published",
    "reported",
    "reports",
    "report",
    "revealed",
    "newspaper",
    "magazine",
    "story",
    "scoop",
    "exclusive",
    "outlet",
    "seen",
    "reviewed",
    "article",
    "piece",
    "broke",
    "disclosed",
    "reporter",
    "columnist",
    "reporting",
    "laid",
];

impl Outlets {
    /// Reads credits, and from them and the texts' own words whose text is whose.
    pub fn of(pile: &Pile<'_>, roster: &Roster) -> Outlets {
        let publications = publications::find(pile.proses, pile.mentions, roster);
        let all: Vec<Vec<Credit>> = (0..pile.proses.len()).map(|t| credits(pile, t, &publications)).collect();
        let mut own: Vec<Option<PartyIx>> = pile.proses.iter().map(|p| publications::stated(p, roster)).collect();
        let mut wanted: BTreeMap<PartyIx, usize> = BTreeMap::new();
        for credit in all.iter().flat_map(|list| {
            let mut seen: Vec<PartyIx> = list.iter().filter(|c| c.strong).map(|c| c.party).collect();
            seen.sort_unstable();
            seen.dedup();
            seen
        }) {
            *wanted.entry(credit).or_default() += 1;
        }
        // A credited publication that no text is said to be from: the text that names it in its margin, else the one that has the messages.
        let mut open: Vec<(usize, PartyIx)> =
            wanted.iter().filter(|(p, _)| !own.contains(&Some(**p))).map(|(p, n)| (*n, *p)).collect();
        open.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (times, party) in open {
            let signed =
                (0..own.len()).find(|&t| own[t].is_none() && signs(&pile.proses[t], &pile.mentions[t], roster, party));
            let fullest = (times > 1).then(|| fullest(pile, &own)).flatten();
            if let Some(t) = signed.or(fullest) {
                own[t] = Some(party);
            }
        }
        let credits = all
            .into_iter()
            .zip(&own)
            .map(|(list, own)| list.into_iter().filter(|c| Some(c.party) != *own).collect())
            .collect();
        Outlets { own, credits }
    }
}

/// Whether the text names the party as its own publication: alone on a line near the top, or in its margin or copyright line.
fn signs(prose: &Prose<'_>, mentions: &[Mention], roster: &Roster, party: PartyIx) -> bool {
    let words: Vec<&str> = roster.name_words(party).iter().map(String::as_str).collect();
    prose.paragraphs.iter().enumerate().any(|(k, paragraph)| {
        let short = k < 6 && paragraph.tokens.len() <= 6;
        let margin = matches!(paragraph.kind, Place::Margin | Place::Title);
        let named = parties::inside(mentions, paragraph.tokens.clone()).iter().any(|m| m.party == party);
        let spelt = paragraph.tokens.clone().any(|i| prose.tokens.starts_with(i, &words));
        (short && paragraph.kind != Place::Title || margin && paragraph.kind != Place::Title) && (named || spelt)
    })
}

/// The text without a publication that quotes the most, if it has at least half of what each other text quotes.
fn fullest(pile: &Pile<'_>, own: &[Option<PartyIx>]) -> Option<usize> {
    let best = (0..own.len()).max_by_key(|&t| (pile.groups[t].len(), std::cmp::Reverse(t)))?;
    let covers = (0..own.len())
        .filter(|&t| t != best)
        .all(|t| pile.groups[t].intersection(&pile.groups[best]).count() * 2 >= pile.groups[t].len());
    (own[best].is_none() && covers && !pile.groups[best].is_empty()).then_some(best)
}

/// The places where text `t` names somebody close to words of reporting, outside quotations.
fn credits(pile: &Pile<'_>, t: usize, publications: &BTreeSet<PartyIx>) -> Vec<Credit> {
    let (prose, mentions, quoted) = (&pile.proses[t], &pile.mentions[t], &pile.quoted[t]);
    let mut out = Vec::new();
    for mention in mentions.iter().filter(|m| !quoted[m.tokens.start] && publications.contains(&m.party)) {
        let paragraph = prose.paragraph_at(mention.tokens.start).map(|p| &prose.paragraphs[p]);
        if paragraph.is_some_and(|p| p.kind == Place::Title) {
            continue;
        }
        let sentence =
            prose.sentence_at(mention.tokens.start).map_or(0..prose.tokens.len(), |s| prose.sentences[s].clone());
        let low = mention.tokens.start.saturating_sub(6).max(sentence.start);
        let high = (mention.tokens.end + 6).min(sentence.end);
        let hit = |list: &[&str]| {
            (low..high)
                .filter(|i| !mention.tokens.contains(i) && !quoted[*i])
                .filter(|&i| list.contains(&prose.word(i)))
                .min_by_key(|&i| i.abs_diff(mention.tokens.start))
        };
        let credit_line = paragraph.is_some_and(|p| {
            p.kind == Place::Margin
                && matches!(prose.word(p.tokens.start), "with" | "additional" | "reporting" | "source" | "via")
        });
        // Naming a publication at all is a weak credit; close to words of reporting it is shown with them.
        let at = hit(REPORTING).unwrap_or(mention.tokens.start);
        let strong = credit_line || hit(STRONG).is_some();
        let tokens = at.min(mention.tokens.start)..(at + 1).max(mention.tokens.end);
        out.push(Credit { party: mention.party, tokens, strong });
    }
    out
}
