//! Which aliases may be one party, and why: suggestions for a person to decide on, never decisions.
//!
//! An alias is a claim of a source: an address, a number, a name. Two of them are suggested to be one party where they share
//! something that strangers seldom share. Every suggestion says what.

use record::envelope::AliasKind;
use record::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// An alias as the sources write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it is.
    pub kind: AliasKind,
    /// As written.
    pub value: String,
    /// The names that stand beside it, the one that stands there most often first.
    pub names: Vec<String>,
    /// How many messages it has a part in.
    pub messages: u64,
}

/// What two aliases share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// They differ in capitals and nothing else.
    AllButCase,
    /// The same telephone number, written two ways.
    Number,
    /// The same name stands beside both, or is one of them.
    Name(String),
    /// The address of one is made of the name of the other.
    NameInAddress(String),
    /// What stands before the `@`, at another place.
    User(String),
}

/// Two aliases that may be one party.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Their places in the list, the smaller first.
    pub pair: (usize, usize),
    /// What they share, the strongest first.
    pub shared: Vec<Shared>,
    /// From 0 to 1.
    pub confidence: f64,
}

/// Users that are offices and not persons.
const OFFICES: [&str; 24] = [
    "abuse",
    "admin",
    "billing",
    "contact",
    "desk",
    "editor",
    "enquiries",
    "hello",
    "help",
    "info",
    "mail",
    "mailer-daemon",
    "news",
    "no-reply",
    "noreply",
    "notices",
    "office",
    "postmaster",
    "press",
    "root",
    "sales",
    "service",
    "support",
    "webmaster",
];

/// Who shares something with so many others shares nothing that tells.
const CROWD: usize = 24;

/// The aliases that may be one party, the surest first.
pub fn suggest(aliases: &[Written]) -> Vec<Suggestion> {
    let mut by: BTreeMap<(u8, String), BTreeSet<usize>> = BTreeMap::new();
    for (n, alias) in aliases.iter().enumerate() {
        for key in keys(alias) {
            by.entry(key).or_default().insert(n);
        }
    }
    let mut shared: BTreeMap<(usize, usize), BTreeSet<Shared>> = BTreeMap::new();
    for ((rule, key), who) in &by {
        if who.len() > CROWD {
            continue;
        }
        let who: Vec<usize> = who.iter().copied().collect();
        for (k, &a) in who.iter().enumerate() {
            for &b in &who[k + 1..] {
                if let Some(what) = what(*rule, key, &aliases[a], &aliases[b]) {
                    shared.entry((a, b)).or_default().insert(what);
                }
            }
        }
    }
    let mut out: Vec<Suggestion> = shared.into_iter().map(|(pair, shared)| suggestion(pair, shared)).collect();
    out.sort_by(|x, y| y.confidence.total_cmp(&x.confidence).then(x.pair.cmp(&y.pair)));
    out
}

fn suggestion(pair: (usize, usize), shared: BTreeSet<Shared>) -> Suggestion {
    // Each thing shared leaves a share of the doubt.
    let doubt: f64 = shared.iter().map(|shared| 1.0 - weight(shared)).product();
    Suggestion { pair, shared: shared.into_iter().collect(), confidence: 1.0 - doubt }
}

fn weight(shared: &Shared) -> f64 {
    match shared {
        Shared::AllButCase => 0.95,
        Shared::Number => 0.9,
        Shared::Name(name) if name.split(' ').count() > 2 => 0.8,
        Shared::Name(_) => 0.7,
        Shared::NameInAddress(_) => 0.6,
        Shared::User(_) => 0.4,
    }
}

const CASE: u8 = 0;
const NUMBER: u8 = 1;
const NAME: u8 = 2;
const USER: u8 = 3;

/// By what an alias may be found to share something with another: the rule, and what it looks at.
fn keys(alias: &Written) -> Vec<(u8, String)> {
    let mut keys = vec![(CASE, fold(&alias.value))];
    let names = alias.names.iter().chain((alias.kind == AliasKind::Name).then_some(&alias.value));
    keys.extend(names.filter_map(|name| Some((NAME, name_key(name)?))));
    match alias.kind {
        AliasKind::Phone => keys.extend(number(&alias.value).map(|number| (NUMBER, number))),
        AliasKind::Address | AliasKind::Handle => {
            let user = fold(alias.value.split('@').next().unwrap_or_default());
            keys.extend(name_key(&user).map(|name| (NAME, name)));
            if user.len() >= 5 && !OFFICES.contains(&user.as_str()) {
                keys.push((USER, user));
            }
        }
        AliasKind::Account | AliasKind::Name => {}
    }
    keys
}

fn what(rule: u8, key: &str, a: &Written, b: &Written) -> Option<Shared> {
    match rule {
        CASE => (a.kind == b.kind && a.value != b.value).then_some(Shared::AllButCase),
        NUMBER => Some(Shared::Number),
        NAME => {
            let named = |alias: &Written| {
                alias.kind == AliasKind::Name && name_key(&alias.value).as_deref() == Some(key)
                    || alias.names.iter().any(|name| name_key(name).as_deref() == Some(key))
            };
            match (named(a), named(b)) {
                (true, true) => Some(Shared::Name(key.to_owned())),
                (true, false) | (false, true) => Some(Shared::NameInAddress(key.to_owned())),
                (false, false) => None,
            }
        }
        _ => (fold(&a.value) != fold(&b.value)).then(|| Shared::User(key.to_owned())),
    }
}

/// The words of a name in one order, so that "Holm, Vera" is "Vera Holm"; none of a single word, which many people have.
fn name_key(name: &str) -> Option<String> {
    let folded = fold(name);
    let mut words: Vec<&str> =
        folded.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1).collect();
    words.sort_unstable();
    words.dedup();
    (words.len() > 1 && words.len() < 6).then(|| words.join(" "))
}

/// The last nine digits of a telephone number, which don't change with how its country is written.
fn number(value: &str) -> Option<String> {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 9).then(|| digits[digits.len() - 9..].to_owned())
}

#[cfg(test)]
mod tests;
