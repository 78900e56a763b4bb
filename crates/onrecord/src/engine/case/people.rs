//! `people`: parties out of aliases and decisions, with suggestions; and what is decided.

use analysis::identities::{Suggestion, Written, suggest};
use case::people::{AliasOf, Decided, aliases, decide, decisions, in_force};
use case::{Case, Trouble, folder};
use record::AliasKind;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use views::people::{self as view, Maybe, People, Person};

/// Who is who in the case at `folder`.
pub fn people(folder: &Path) -> Result<People, Trouble> {
    let store = folder::to_read(folder)?;
    let (keys, written) = written(aliases(&store)?);
    let all = decisions(&store)?;
    let held = in_force(&all);
    let number: BTreeMap<&AliasOf, usize> = keys.iter().enumerate().map(|(n, key)| (key, n)).collect();
    let mut groups = Groups::of(keys.len());
    let mut names: BTreeMap<usize, String> = BTreeMap::new();
    let mut apart: BTreeSet<(usize, usize)> = BTreeSet::new();
    for decision in &held {
        match &decision.decided {
            Decided::Same { name, aliases } => {
                let known: Vec<usize> = aliases.iter().filter_map(|alias| number.get(alias).copied()).collect();
                known.windows(2).for_each(|two| groups.join(two[0], two[1]));
                if let (Some(name), Some(first)) = (name, known.first()) {
                    names.insert(*first, name.clone());
                }
            }
            Decided::Apart { aliases } => {
                let known: BTreeSet<usize> = aliases.iter().filter_map(|alias| number.get(alias).copied()).collect();
                apart.extend(known.iter().flat_map(|&a| known.iter().filter(move |&&b| a < b).map(move |&b| (a, b))));
            }
            Decided::Undo { .. } => {}
        }
    }
    let mut people: BTreeMap<usize, Person> = BTreeMap::new();
    for (n, alias) in written.iter().enumerate() {
        let person = people.entry(groups.first(n)).or_insert_with(|| Person {
            name: called(alias),
            aliases: Vec::new(),
            messages: 0,
        });
        person.messages += alias.messages;
        person.aliases.push((alias.kind.as_str().to_owned(), alias.value.clone(), alias.names.clone(), alias.messages));
    }
    for (n, name) in names {
        if let Some(person) = people.get_mut(&groups.first(n)) {
            person.name = name;
        }
    }
    let mut people: Vec<Person> = people.into_values().collect();
    people.sort_by(|x, y| y.messages.cmp(&x.messages).then_with(|| x.name.cmp(&y.name)));
    let open = |suggestion: &Suggestion, groups: &mut Groups| {
        let (a, b) = suggestion.pair;
        !apart.contains(&(a, b)) && groups.first(a) != groups.first(b)
    };
    let mut maybe = Vec::new();
    for suggestion in suggest(&written) {
        if open(&suggestion, &mut groups) {
            let (a, b) = suggestion.pair;
            maybe.push(Maybe {
                a: written[a].value.clone(),
                b: written[b].value.clone(),
                why: suggestion.shared.iter().map(view::why).collect(),
                confidence: suggestion.confidence,
            });
        }
    }
    let decided = held.iter().map(|one| view::Decided {
        number: one.id,
        at: one.at.clone(),
        by: one.by.clone(),
        what: told(&one.decided),
    });
    Ok(People { people, maybe, decided: decided.collect() })
}

fn told(decided: &Decided) -> String {
    let values = |aliases: &[AliasOf]| aliases.iter().map(|alias| alias.value.clone()).collect::<Vec<_>>();
    match decided {
        Decided::Same { name, aliases } => view::same(name.as_deref(), &values(aliases)),
        Decided::Apart { aliases } => view::apart(&values(aliases)),
        Decided::Undo { decision } => view::undone(*decision),
    }
}

/// Aliases with all their names.
fn written(named: Vec<case::people::Named>) -> (Vec<AliasOf>, Vec<Written>) {
    let mut keys: Vec<AliasOf> = Vec::new();
    let mut out: Vec<Written> = Vec::new();
    for one in named {
        if keys.last() != Some(&one.alias) {
            let kind = kind(&one.alias.kind);
            out.push(Written { kind, value: one.alias.value.clone(), names: Vec::new(), messages: 0 });
            keys.push(one.alias);
        }
        if let Some(alias) = out.last_mut() {
            alias.messages += one.messages;
            alias.names.extend(one.name);
        }
    }
    (keys, out)
}

fn kind(kind: &str) -> AliasKind {
    let all = [AliasKind::Address, AliasKind::Handle, AliasKind::Account, AliasKind::Phone];
    all.into_iter().find(|known| known.as_str() == kind).unwrap_or(AliasKind::Name)
}

fn called(alias: &Written) -> String {
    alias.names.first().unwrap_or(&alias.value).clone()
}

/// Which belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn of(many: usize) -> Groups {
        Groups((0..many).collect())
    }

    /// The first of the group of `n`.
    fn first(&mut self, n: usize) -> usize {
        let mut at = n;
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// What a person says about who is who.
#[derive(Clone, Debug)]
pub enum Say {
    /// These are one person.
    Same {
        /// Who is called so.
        name: Option<String>,
        /// Aliases as written.
        aliases: Vec<String>,
    },
    /// These are not one.
    Apart(Vec<String>),
    /// The decision of this number is taken back.
    Undo(i64),
    /// What a table says, as `people --csv` gives it: rows of a person, a kind and an alias.
    Table(Vec<(String, String, String)>),
}

/// Writes down what a person says; gives the numbers of the decisions.
pub fn say(folder: &Path, say: &Say, at: &str, by: &str) -> Result<Vec<i64>, Trouble> {
    if !folder::is_case(folder) {
        return Err(Trouble::because(format!("{} is no case", folder.display())));
    }
    let mut case = Case::open_or_make(folder, at, by)?;
    let known: Vec<AliasOf> = written(aliases(&case.store)?).0;
    let decided = match say {
        Say::Same { name, aliases } => vec![Decided::Same { name: name.clone(), aliases: all(aliases, &known)? }],
        Say::Apart(aliases) => vec![Decided::Apart { aliases: all(aliases, &known)? }],
        Say::Undo(decision) => {
            let decisions = decisions(&case.store)?;
            if !in_force(&decisions).iter().any(|one| one.id == *decision) {
                let reason =
                    format!("there is no decision {decision} that holds; `onrecord people` lists those that do");
                return Err(Trouble::because(reason));
            }
            vec![Decided::Undo { decision: *decision }]
        }
        Say::Table(rows) => table(rows, &known, &case)?,
    };
    decide(&mut case, &decided, at, by)
}

/// The aliases that are written so; each must be one that is there.
fn all(values: &[String], known: &[AliasOf]) -> Result<Vec<AliasOf>, Trouble> {
    let mut out = Vec::new();
    for value in values {
        let found: Vec<&AliasOf> = known.iter().filter(|alias| alias.value == *value).collect();
        if found.is_empty() {
            let reason = format!("nobody in this case is written `{value}`; `onrecord people` lists who is");
            return Err(Trouble::because(reason));
        }
        out.extend(found.into_iter().cloned());
    }
    out.dedup();
    if out.len() < 2 {
        return Err(Trouble::because("name two aliases or more"));
    }
    Ok(out)
}

/// What a table says that was not decided before: each person of two aliases or more.
fn table(rows: &[(String, String, String)], known: &[AliasOf], case: &Case) -> Result<Vec<Decided>, Trouble> {
    let all = decisions(&case.store)?;
    let held: Vec<&Decided> = in_force(&all).into_iter().map(|one| &one.decided).collect();
    let mut people: BTreeMap<&str, Vec<AliasOf>> = BTreeMap::new();
    for (person, kind, value) in rows.iter().filter(|(person, _, _)| !person.trim().is_empty()) {
        let alias = AliasOf { kind: kind.clone(), value: value.clone() };
        if !known.contains(&alias) {
            let reason =
                format!("the table names the {kind} `{value}`, which is not in this case; nothing was decided");
            return Err(Trouble::because(reason));
        }
        people.entry(person.trim()).or_default().push(alias);
    }
    let said = people.into_iter().filter(|(_, aliases)| aliases.len() > 1);
    let said = said.map(|(name, aliases)| Decided::Same { name: Some(name.to_owned()), aliases });
    Ok(said.filter(|said| !held.contains(&said)).collect())
}
