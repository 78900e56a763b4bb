//! Full names as each text writes them, and how like each other two of them are.

use super::super::Material;
use super::Forms;
use crate::parties::spelling::distance;
use crate::prose::words;
use crate::quotes::verbs;
use std::collections::{BTreeMap, BTreeSet};

/// A full name: folded words, the generation apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    pub(super) words: Vec<String>,
    junior: bool,
}

/// How two names are alike.
pub(super) struct Likeness {
    /// Whether the parts that differ are much alike too.
    pub(super) near: bool,
}

/// Every full name, with where it stands.
pub(super) fn of(m: &Material<'_>) -> Forms {
    let mut out: Forms = BTreeMap::new();
    let plain = plain_words(m);
    for (text, mentions) in m.study.mentions.iter().enumerate() {
        let prose = &m.study.proses[text];
        for mention in mentions {
            let mut tokens = mention.tokens.clone();
            // Text without capitals shows a first name that no other text has by its place before a last name only.
            let full = m.study.roster.name_words(mention.party);
            if prose.stripped() && tokens.len() == 1 && full.len() == 2 && full[1] == prose.word(tokens.start) {
                let before = tokens.start.checked_sub(1).map_or("", |i| prose.word(i));
                if before.len() >= 3 && before.chars().next() == full[0].chars().next() && !plain.contains(before) {
                    tokens.start -= 1;
                }
            }
            let words: Vec<String> = prose.tokens.words(tokens.clone()).map(str::to_owned).collect();
            let junior = words.iter().any(|w| w == "jr");
            let words: Vec<String> =
                words.into_iter().filter(|w| !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii")).collect();
            if words.len() >= 2 {
                out.entry(Form { words, junior }).or_default().push((text, tokens));
            }
        }
    }
    out
}

/// Words that stand without a capital in some text that has capitals, and those that no name is.
fn plain_words<'a>(m: &'a Material<'_>) -> BTreeSet<&'a str> {
    let mut out = BTreeSet::new();
    for prose in m.study.proses {
        for i in 0..prose.tokens.len() {
            let word = prose.word(i);
            let plain = !prose.stripped() && !prose.capital(i);
            if plain
                || words::function(word)
                || words::past(word)
                || words::title(word)
                || verbs::at(prose, i).is_some()
            {
                out.insert(word);
            }
        }
    }
    out
}

/// How alike two names are, if one part alone differs and neither is a short form of the other.
pub(super) fn likeness(a: &Form, b: &Form) -> Option<Likeness> {
    if a.junior != b.junior {
        return None;
    }
    let (first_a, last_a) = (a.words.first()?, a.words.last()?);
    let (first_b, last_b) = (b.words.first()?, b.words.last()?);
    if last_a == last_b && first_a != first_b {
        // A second first name or a longer form that has the other's words leaves both right.
        let within = a.words.iter().all(|w| b.words.contains(w)) || b.words.iter().all(|w| a.words.contains(w));
        let apart = distance(first_a, first_b);
        let short = compatible(first_a, first_b);
        return (!within && !short && a.words.len() == b.words.len())
            .then_some(Likeness { near: apart <= 2 || first_a.get(..2) == first_b.get(..2) });
    }
    let near = distance(last_a, last_b);
    (first_a == first_b && last_a != last_b && near <= 2 && last_a.len().min(last_b.len()) >= 5 && first_a.len() > 2)
        .then_some(Likeness { near: true })
}

/// Whether one first name is an initial, a short form or a pet name of the other.
fn compatible(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // "Theodor" and "Theodore" are two spellings; "Theo" is short for both.
    let family = PET.iter().find(|family| family.contains(&long));
    short.chars().count() == 1
        && (long.starts_with(short) || family.is_some_and(|f| f.iter().any(|name| name.starts_with(short))))
        || long.starts_with(short) && long.len() >= short.len() + 2
        || PET.iter().any(|family| family.contains(&a) && family.contains(&b))
}

/// First names that are used for each other.
const PET: &[&[&str]] = &[
    &["robert", "rob", "bob", "bobby", "robbie"],
    &["william", "will", "bill", "billy", "willie"],
    &["richard", "rick", "dick", "rich", "richie"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "jon"],
    &["margaret", "maggie", "meg", "peggy", "marge"],
    &["elizabeth", "liz", "beth", "betty", "lizzie", "eliza", "libby"],
    &["edward", "ed", "ted", "ned", "eddie", "teddy"],
    &["theodore", "ted", "teddy"],
    &["henry", "harry", "hank"],
    &["charles", "charlie", "chuck", "chas"],
    &["katherine", "catherine", "kathryn", "kate", "katie", "kathy", "cathy", "kitty"],
    &["michael", "mike", "mick", "mickey"],
    &["thomas", "tom", "tommy"],
    &["joseph", "joe", "joey"],
    &["anthony", "tony"],
    &["david", "dave"],
    &["stephen", "steven", "steve"],
    &["lawrence", "larry"],
    &["alexander", "alexandra", "sandy", "sasha", "lex"],
    &["deborah", "debbie"],
    &["susan", "sue", "suzie"],
    &["patricia", "patrick", "pat", "paddy", "trish"],
    &["andrew", "drew", "andy"],
    &["barbara", "barb", "babs"],
    &["dorothy", "dot", "dolly"],
    &["frances", "francis", "frank", "fran", "frankie"],
    &["gerald", "gerard", "jerry", "gerry"],
    &["mary", "molly", "polly"],
    &["nicholas", "nick", "nicky"],
];
