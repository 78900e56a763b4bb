//! Whom the messages that are held name, as the reports know them, and who is in conversation with whom.

use super::Held;
use crate::parties::{PartyIx, Roster};
use record::envelope::{Alias, AliasKind, Envelope, Role};
use record::{Interval, Item, Tokens};
use std::collections::BTreeMap;

/// The people of the messages that are held.
#[derive(Debug, Default)]
pub struct People {
    /// The names that stand beside addresses, numbers and handles somewhere.
    names: BTreeMap<String, String>,
    /// Who is meant, where reports name them.
    parties: BTreeMap<String, PartyIx>,
    /// Who wrote to whom or got words of whom, and from when to when.
    conversations: BTreeMap<(PartyIx, PartyIx), Option<Interval>>,
}

impl People {
    /// Those of all messages that are held.
    pub fn of(held: &Held<'_>, roster: &Roster) -> People {
        let mut people = People::default();
        let envelopes = || held.all.iter().filter_map(|item| item.envelope.as_deref());
        for alias in envelopes().flat_map(|envelope| &envelope.participants).map(|one| &one.alias) {
            if let Some(name) = &alias.name {
                people.names.entry(alias.value.clone()).or_insert_with(|| name.clone());
            }
        }
        for alias in envelopes().flat_map(|envelope| &envelope.participants).map(|one| &one.alias) {
            if !people.parties.contains_key(&alias.value)
                && let Some(party) = people.known(alias, roster)
            {
                people.parties.insert(alias.value.clone(), party);
            }
        }
        for envelope in envelopes() {
            people.converse(envelope);
        }
        people
    }

    fn known(&self, alias: &Alias, roster: &Roster) -> Option<PartyIx> {
        let by_name = |name: &str| roster.called(&words(name));
        let named = alias.name.as_ref().or_else(|| self.names.get(&alias.value)).and_then(|name| by_name(name));
        named.or_else(|| match alias.kind {
            AliasKind::Name => by_name(&alias.value),
            AliasKind::Address => {
                let own = words(alias.value.split('@').next().unwrap_or_default());
                (own.len() > 1).then(|| roster.called(&own)).flatten()
            }
            AliasKind::Handle | AliasKind::Account | AliasKind::Phone => None,
        })
    }

    fn converse(&mut self, envelope: &Envelope) {
        let when = envelope.sent().and_then(|dated| dated.time.interval);
        let parties = |roles: &[Role]| -> Vec<PartyIx> {
            roles.iter().flat_map(|role| envelope.who(*role)).filter_map(|one| self.party(one)).collect()
        };
        let from = parties(&[Role::From, Role::Sender]);
        let to = parties(&[Role::To, Role::Cc, Role::Bcc, Role::Member]);
        for (a, b) in from.iter().flat_map(|a| to.iter().map(move |b| (*a, *b))).filter(|(a, b)| a != b) {
            let known = self.conversations.entry((a.min(b), a.max(b))).or_default();
            *known = match (*known, when) {
                (Some(x), Some(y)) => Some(Interval::new(x.earliest.min(y.earliest), x.latest.max(y.latest))),
                (x, y) => x.or(y),
            };
        }
    }

    /// Who is meant, if reports name them.
    pub fn party(&self, alias: &Alias) -> Option<PartyIx> {
        self.parties.get(&alias.value).copied()
    }

    /// The name of somebody: as it stands beside, else as reports have it, else as written.
    pub fn name(&self, alias: &Alias, roster: &Roster) -> String {
        let beside = alias.name.clone().or_else(|| self.names.get(&alias.value).cloned());
        beside
            .or_else(|| self.party(alias).map(|party| roster.name(party).to_owned()))
            .unwrap_or_else(|| alias.value.clone())
    }

    /// From when to when a conversation of these two is held; none where it is not, none inside where its messages have no times.
    pub fn conversation(&self, a: PartyIx, b: PartyIx) -> Option<Option<Interval>> {
        self.conversations.get(&(a.min(b), a.max(b))).copied()
    }
}

/// Who sent a message.
pub fn sender(item: &Item) -> Option<&Alias> {
    item.envelope.as_ref()?.who(Role::From).next()
}

/// Whom it went to: those it is for, else those who could read it.
pub fn recipients(item: &Item) -> Vec<&Alias> {
    let Some(envelope) = &item.envelope else { return Vec::new() };
    let of = |role: Role| envelope.who(role).collect::<Vec<_>>();
    let to = [of(Role::To), of(Role::Cc)].concat();
    if to.is_empty() { of(Role::Member) } else { to }
}

/// The folded words of a name, those before a comma last.
fn words(name: &str) -> Vec<String> {
    let of = |part: &str| {
        let tokens = Tokens::of(part);
        (0..tokens.len()).map(|i| tokens.word(i).to_owned()).collect::<Vec<_>>()
    };
    match name.split_once(',') {
        Some((last, first)) => [of(first), of(last)].concat(),
        None => of(name),
    }
}
