//! Which names are one party.

use super::Mention;
use super::names::Casing;
use super::roles::Roles;
use crate::prose::Prose;
use record::digest::Digest;
use record::{Party, PartyId};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// A party's place in its [`Roster`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyIx(pub usize);

/// A name as folded words, the generation apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Name {
    words: Vec<String>,
    junior: bool,
}

impl Name {
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Name {
        let mut junior = false;
        let words = words.filter(|w| {
            let generation = matches!(*w, "jr" | "sr" | "ii" | "iii");
            junior |= *w == "jr";
            !generation
        });
        let words = words.map(str::to_owned).collect();
        Name { words, junior }
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// Whether this fuller name is a longer form of `short`: the same last word, every other word in it too or its
    /// initial. A bare last name leaves the generation open.
    fn extends(&self, short: &Name) -> bool {
        let bare = short.words.len() == 1;
        let initial = |w: &String| w.chars().count() == 1 && self.words.iter().any(|own| own.starts_with(w.as_str()));
        (self.junior == short.junior || bare && !short.junior)
            && self.words.len() >= short.words.len()
            && self != short
            && self.last() == short.last()
            && short.words.iter().all(|w| self.words.contains(w) || initial(w))
            && (bare || self.words.len() <= short.words.len() + 2)
    }

    /// Whether `short` is this name's first word alone.
    fn begins_with(&self, short: &Name) -> bool {
        short.words.len() == 1 && !short.junior && self.words.len() >= 2 && self.words[0] == short.words[0]
    }
}

struct Entry {
    name: Name,
    shown: String,
    aliases: Vec<String>,
    count: usize,
}

/// All parties, and the names that lead to them.
pub struct Roster {
    entries: Vec<Entry>,
    by_name: BTreeMap<Name, Vec<usize>>,
    /// Folded names that may be looked up in text without capitals, by their first word, longest first.
    known: HashMap<String, Vec<(Vec<String>, usize)>>,
    roles: Roles,
}

impl Roster {
    pub(super) fn of(proses: &[Prose<'_>], found: &[Vec<Range<usize>>], casing: &Casing<'_>) -> Roster {
        let mut counts: BTreeMap<Name, BTreeMap<String, usize>> = BTreeMap::new();
        for (prose, found) in proses.iter().zip(found) {
            for range in found {
                let name = Name::of(prose.tokens.words(range.clone()));
                if name.words.is_empty() {
                    continue;
                }
                *counts.entry(name).or_default().entry(shown(prose, range.clone())).or_default() += 1;
            }
        }
        let mut names: Vec<Name> = counts.keys().cloned().collect();
        names.sort_by_key(|n| {
            (std::cmp::Reverse(n.words.len()), std::cmp::Reverse(n.words.iter().map(String::len).sum::<usize>()))
        });
        let mut entries: Vec<Entry> = Vec::new();
        let mut by_name: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
        for name in names {
            let forms = &counts[&name];
            let total: usize = forms.values().sum();
            let fuller: Vec<usize> =
                entries.iter().enumerate().filter(|(_, e)| e.name.extends(&name)).map(|(i, _)| i).collect();
            // A first name alone belongs to the one person who bears it.
            let first: Vec<usize> =
                entries.iter().enumerate().filter(|(_, e)| e.name.begins_with(&name)).map(|(i, _)| i).collect();
            let fuller = if fuller.is_empty() && first.len() == 1 { first } else { fuller };
            // A name of two words or more belongs to the fuller names it is part of; of one word, to any whose last word it is.
            if fuller.is_empty() {
                let best = forms.iter().max_by_key(|(form, n)| (**n, form.len()));
                let shown = best.map(|(form, _)| form.clone()).unwrap_or_default();
                entries.push(Entry { name: name.clone(), shown, aliases: Vec::new(), count: 0 });
                by_name.entry(name.clone()).or_default().push(entries.len() - 1);
            } else {
                by_name.insert(name.clone(), fuller);
            }
            for &i in &by_name[&name] {
                entries[i].count += total;
                let mut forms: Vec<_> = forms.iter().collect();
                forms.sort_by_key(|(form, n)| (std::cmp::Reverse(**n), (*form).clone()));
                entries[i].aliases.extend(forms.into_iter().map(|(form, _)| form.clone()));
            }
        }
        let mut known: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (name, owners) in &by_name {
            let Some(&owner) = owners.iter().max_by_key(|&&i| (entries[i].count, std::cmp::Reverse(i))) else {
                continue;
            };
            let single = name.words.len() == 1;
            if single && (!casing.proper(&name.words[0]) || name.words[0].len() < 3) {
                continue;
            }
            let mut words = name.words.clone();
            if name.junior {
                words.push("jr".to_owned());
            }
            known.entry(words[0].clone()).or_default().push((words, owner));
        }
        // The last word of a full name leads to it too, where it is never an ordinary word.
        for (i, entry) in entries.iter().enumerate().filter(|(_, e)| e.name.words.len() > 1) {
            let last = Name { words: vec![entry.name.last().to_owned()], junior: entry.name.junior };
            if by_name.contains_key(&last) || casing.also_plain(last.last()) || last.last().len() < 3 {
                continue;
            }
            let mut words = last.words;
            words.extend(entry.name.junior.then(|| "jr".to_owned()));
            known.entry(words[0].clone()).or_default().push((words, i));
        }
        for list in known.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        Roster { entries, by_name, known, roles: Roles::default() }
    }

    /// Names each capitalised run of an ordinary text.
    pub(super) fn resolve(&self, prose: &Prose<'_>, found: Vec<Range<usize>>) -> Vec<Mention> {
        let names: Vec<Name> = found.iter().map(|r| Name::of(prose.tokens.words(r.clone()))).collect();
        // "Ames Jr." in a text leaves bare "Ames" to the other one.
        let short_junior =
            |i: usize| names.iter().any(|n| n.junior && n.words.len() == 1 && n.last() == self.entries[i].name.last());
        let mut introduced: HashMap<usize, usize> = HashMap::new();
        let mut out = Vec::new();
        for (order, (range, name)) in found.into_iter().zip(&names).enumerate() {
            let Some(owners) = self.by_name.get(name) else { continue };
            let bare = name.words.len() == 1 && !name.junior;
            // Among several people of one last name, the one whom this text introduced first; else the best known.
            let open = owners.iter().copied().filter(|i| !(bare && self.entries[*i].name.junior && short_junior(*i)));
            let best = open.max_by_key(|i| {
                let first = introduced.get(i).map(|at| std::cmp::Reverse(*at));
                (first.is_some(), first, self.entries[*i].count, std::cmp::Reverse(*i))
            });
            let Some(party) = best else { continue };
            if owners.len() == 1 {
                introduced.entry(party).or_insert(order);
            }
            out.push(Mention { tokens: range, party: PartyIx(party) });
        }
        out
    }

    /// Finds known names in a text without capitals.
    pub(super) fn look_up(&self, prose: &Prose<'_>) -> Vec<Mention> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < prose.tokens.len() {
            let hit = self.known.get(prose.word(i)).and_then(|list| {
                list.iter().find(|(words, _)| words.iter().enumerate().all(|(k, w)| prose.word(i + k) == w))
            });
            match hit {
                Some((words, owner)) => {
                    out.push(Mention { tokens: i..i + words.len(), party: PartyIx(*owner) });
                    i += words.len();
                }
                None => i += 1,
            }
        }
        out
    }

    pub(super) fn learn_roles(&mut self, proses: &[Prose<'_>], mentions: &[Vec<Mention>]) {
        self.roles = Roles::of(proses, mentions);
    }

    /// Whom a name may mean: several people where it is a bare last name that they share.
    pub fn owners(&self, prose: &Prose<'_>, mention: &Mention) -> Vec<PartyIx> {
        let name = Name::of(prose.tokens.words(mention.tokens.clone()));
        self.by_name.get(&name).into_iter().flatten().map(|&i| PartyIx(i)).collect()
    }

    /// The one party that these folded words name in full or in a longer form, or the one whose bare last name ends them.
    pub fn called(&self, words: &[String]) -> Option<PartyIx> {
        let name = Name::of(words.iter().map(String::as_str));
        let one = |found: Vec<usize>| match found[..] {
            [party] => Some(PartyIx(party)),
            _ => None,
        };
        if let Some(owners) = self.by_name.get(&name) {
            return one(owners.clone());
        }
        let all = || self.entries.iter().enumerate();
        let fuller: Vec<usize> = all().filter(|(_, e)| e.name.extends(&name)).map(|(i, _)| i).collect();
        let shorter = || all().filter(|(_, e)| name.extends(&e.name)).map(|(i, _)| i).collect();
        if fuller.is_empty() { one(shorter()) } else { one(fuller) }
    }

    /// The party that is described by these words somewhere ("the publicist"), if just one fits best.
    pub fn by_role(&self, words: &[&str]) -> Option<PartyIx> {
        self.roles.best(words)
    }

    /// The fullest name of a party, as written.
    pub fn name(&self, party: PartyIx) -> &str {
        &self.entries[party.0].shown
    }

    /// All forms of a party's name, as written; the fullest first.
    pub fn names(&self, party: PartyIx) -> impl Iterator<Item = &str> {
        let entry = &self.entries[party.0];
        std::iter::once(entry.shown.as_str()).chain(entry.aliases.iter().map(String::as_str))
    }

    /// How often the texts with capitals name a party.
    pub fn count(&self, party: PartyIx) -> usize {
        self.entries[party.0].count
    }

    /// How many words the fullest name has: one-word names are often organisations and accounts.
    pub fn words(&self, party: PartyIx) -> usize {
        self.entries[party.0].name.words.len()
    }

    /// The folded words of the fullest name, the generation left out.
    pub fn name_words(&self, party: PartyIx) -> &[String] {
        &self.entries[party.0].name.words
    }

    /// How many parties there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The parties as plain data, those of `used` only, in the order of their names.
    pub fn parties(&self, used: impl Fn(PartyIx) -> bool) -> Vec<Party> {
        let mut out: Vec<Party> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(i, _)| used(PartyIx(*i)))
            .map(|(_, e)| {
                let mut aliases = e.aliases.clone();
                aliases.sort();
                aliases.dedup();
                let key = format!("{} {}", e.name.words.join(" "), e.name.junior);
                Party { id: PartyId::new(Digest::of(key.as_bytes()).short()), name: e.shown.clone(), aliases }
            })
            .collect();
        out.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
        out
    }
}

/// The name as written, with the full stop of a generation.
fn shown(prose: &Prose<'_>, range: Range<usize>) -> String {
    let text = prose.text(range.clone());
    let stop = matches!(prose.word(range.end - 1), "jr" | "sr") && prose.gap(range.end).starts_with('.');
    if stop { format!("{text}.") } else { text.to_owned() }
}
