//! Items of the record as the index takes them.

use case::items::{self, Copies, Held, Taking};
use case::people::{AliasOf, Decided, decisions, in_force};
use case::store::Store;
use case::{Trouble, people};
use index::language::dates::seconds;
use index::{Entry, Part, Party};
use record::language;
use std::collections::{BTreeMap, BTreeSet};

/// By what each alias is counted where somebody decided that several are one person: by the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Persons {
    first: BTreeMap<AliasOf, AliasOf>,
}

impl Persons {
    /// As the decisions that hold say.
    pub(super) fn of(store: &Store) -> Result<Persons, Trouble> {
        let all = decisions(store)?;
        let mut groups: Vec<BTreeSet<AliasOf>> = Vec::new();
        for decision in in_force(&all) {
            let Decided::Same { aliases, .. } = &decision.decided else { continue };
            let mut one: BTreeSet<AliasOf> = aliases.iter().cloned().collect();
            groups.retain(|group| {
                let apart = group.is_disjoint(&one);
                if !apart {
                    one.extend(group.iter().cloned());
                }
                apart
            });
            groups.push(one);
        }
        let firsts = groups.iter().filter_map(|group| group.first().map(|first| (group, first)));
        let first = firsts.flat_map(|(group, first)| group.iter().map(|alias| (alias.clone(), first.clone())));
        Ok(Persons { first: first.collect() })
    }

    fn who(&self, alias: &AliasOf) -> String {
        self.first.get(alias).unwrap_or(alias).value.clone()
    }
}

/// Every alias that some decision names, whether it holds or was taken back.
pub(super) fn ever_decided(store: &Store) -> Result<BTreeSet<AliasOf>, Trouble> {
    let all = people::decisions(store)?;
    let named = all.into_iter().flat_map(|decision| match decision.decided {
        Decided::Same { aliases, .. } | Decided::Apart { aliases } => aliases,
        Decided::Undo { .. } => Vec::new(),
    });
    Ok(named.collect())
}

/// Makes entries of items.
pub(super) struct Entries<'s> {
    store: &'s Store,
    persons: Persons,
}

impl<'s> Entries<'s> {
    /// Those of `store`.
    pub(super) fn new(store: &'s Store) -> Result<Entries<'s>, Trouble> {
        Ok(Entries { store, persons: Persons::of(store)? })
    }

    /// An item as the index takes it. Where else it is held, `copies` say.
    pub(super) fn entry(&self, held: &Held, copies: &Copies) -> Result<Entry, Trouble> {
        let interval = held.sent().and_then(|time| time.interval);
        let item = &held.item;
        Ok(Entry {
            row: held.part as u64,
            body: item.text.clone(),
            subject: item.subject.clone().unwrap_or_default(),
            path: held.path.clone(),
            also: self.also(held.part, copies)?,
            parties: held.taking().iter().map(|taking| self.party(taking)).collect(),
            attachments: held.attachments(),
            kind: item.kind.clone(),
            channel: item.channel.clone().unwrap_or_default(),
            lang: language::of(&item.text).unwrap_or_default().to_owned(),
            sent: interval.map(|interval| (seconds(interval.earliest), seconds(interval.latest))),
            size: held.bytes,
        })
    }

    fn also(&self, part: i64, copies: &Copies) -> Result<Vec<String>, Trouble> {
        let copies = copies.get(&part).into_iter().flatten();
        copies.filter_map(|copy| items::path(self.store, *copy).transpose()).collect()
    }

    fn party(&self, taking: &Taking) -> Party {
        let words = match &taking.name {
            Some(name) => format!("{name} {}", taking.alias.value),
            None => taking.alias.value.clone(),
        };
        Party { part: part(&taking.role), who: self.persons.who(&taking.alias), words }
    }
}

/// Who gets a copy that others don't know of gets a copy; the others of a group could read it.
fn part(role: &str) -> Part {
    match role {
        "from" | "sender" => Part::From,
        "to" | "member" => Part::To,
        "cc" | "bcc" => Part::Cc,
        _ => Part::Other,
    }
}
