//! The whole answer, over reports of which some may be versions of one.
//!
//! The stages run over the versions that speak: no report is its own second witness, and none differs from itself. Where
//! there are earlier versions, the stages run once more over all, and what only earlier versions have is taken from there:
//! a message that was quoted once is not lost because a page was changed. Nothing else is, and no finding.

use crate::analyse::{put_in_order, run};
use crate::dossier::{Dossier, Message, Version};
use crate::held::Held;
use crate::prose::Prose;
use crate::versions;
use rayon::prelude::*;
use record::fold::fold;
use record::progress::{Cancelled, Watch};
use record::{EventId, Item, ItemKind, MessageId, Place, SourceId};
use std::collections::{BTreeMap, BTreeSet};

/// Reads a pile of items, reports and messages that are held, and says what stands where.
///
/// The order of `items` changes nothing in the answer.
pub fn analyse(items: &[Item], watch: &dyn Watch) -> Result<Dossier, Cancelled> {
    let mut reports: Vec<&Item> = items.iter().filter(|i| i.kind == ItemKind::Report && i.envelope.is_none()).collect();
    reports.sort_by(|a, b| a.path.base_name().cmp(b.path.base_name()).then_with(|| a.source.cmp(&b.source)));
    let mut proses: Vec<Prose<'_>> = reports.par_iter().map(|item| Prose::of(item)).collect();
    let versions = versions::find(&proses);
    let held = Held::of(&reports, items, watch)?;
    let messages: Vec<&Item> = held.touched.iter().map(|&message| held.all[message]).collect();
    proses.par_extend(messages.into_par_iter().map(Prose::of));
    if versions.is_empty() {
        return run(&proses, &held, watch);
    }
    let whole = run(&proses, &held, watch)?;
    let is_earlier = |item: &Item| versions.iter().any(|version| version.source == item.source);
    let speaking: Vec<Prose<'_>> = proses.into_iter().filter(|prose| !is_earlier(prose.item)).collect();
    let mut dossier = run(&speaking, &held, watch)?;
    Earlier::of(&versions, &reports).add(&mut dossier, whole);
    doubt(&mut dossier, &versions, &reports);
    dossier.versions = versions;
    put_in_order(&mut dossier);
    Ok(dossier)
}

/// What is needed to tell what only earlier versions have.
struct Earlier<'a> {
    /// Each earlier version's text, and the folded words of the one that speaks.
    texts: BTreeMap<&'a SourceId, (&'a Item, Vec<String>)>,
}

impl<'a> Earlier<'a> {
    fn of(versions: &'a [Version], reports: &[&'a Item]) -> Earlier<'a> {
        let item = |source: &SourceId| reports.iter().copied().find(|item| item.source == *source);
        let texts = versions.iter().filter_map(|version| {
            let spoken = words(&item(&version.of)?.text);
            Some((&version.source, (item(&version.source)?, spoken)))
        });
        Earlier { texts: texts.collect() }
    }

    /// Whether `place` stands in an earlier version.
    fn has(&self, place: &Place) -> bool {
        self.texts.contains_key(&place.source)
    }

    /// Whether `place` stands in an earlier version, and its words do not stand in the one that speaks.
    fn only_here(&self, place: &Place) -> bool {
        self.texts.get(&place.source).is_some_and(|(item, spoken)| {
            let own = words(place.span.of(&item.text));
            !own.is_empty() && !spoken.windows(own.len()).any(|run| run == own)
        })
    }

    /// Adds to `dossier` what in `whole` only earlier versions have.
    fn add(&self, dossier: &mut Dossier, whole: Dossier) {
        let mut ids = same_messages(dossier, &whole);
        let mut names = BTreeSet::new();
        for message in whole.messages {
            if message.witnesses.is_empty() || !message.witnesses.iter().all(|w| self.has(&w.place)) {
                continue;
            }
            if message.witnesses.iter().any(|witness| self.only_here(&witness.place)) {
                ids.insert(message.id.clone(), message.id.clone());
                names.extend(message.speaker.iter().chain(&message.recipients).cloned());
                dossier.messages.push(message);
            }
        }
        let mut events: BTreeSet<EventId> = dossier.events.iter().map(|event| event.id.clone()).collect();
        for mut event in whole.events {
            if event.claims.iter().all(|place| self.only_here(place)) && events.insert(event.id.clone()) {
                event.follows = event.follows.take().and_then(|mut follows| {
                    follows.message = ids.get(&follows.message)?.clone();
                    Some(follows)
                });
                names.extend(event.who.clone());
                dossier.events.push(event);
            }
        }
        for mut quote in whole.quotes.into_iter().filter(|quote| self.only_here(&quote.place)) {
            quote.message = quote.message.and_then(|id| ids.get(&id).cloned());
            quote.event = quote.event.filter(|id| events.contains(id));
            dossier.quotes.push(quote);
        }
        for mut reply in whole.replies.into_iter().filter(|reply| self.only_here(&reply.place)) {
            if let Some(id) = ids.get(&reply.message) {
                reply.message = id.clone();
                dossier.replies.push(reply);
            }
        }
        let known: BTreeSet<String> = dossier.parties.iter().map(|party| party.name.clone()).collect();
        let known_ids: BTreeSet<_> = dossier.parties.iter().map(|party| party.id.clone()).collect();
        let more =
            whole.parties.into_iter().filter(|party| names.contains(&party.name) && !known.contains(&party.name));
        dossier.parties.extend(more.filter(|party| !known_ids.contains(&party.id)));
    }
}

/// The id in `dossier` of each message of `whole` that has a witness in common with one there.
fn same_messages(dossier: &Dossier, whole: &Dossier) -> BTreeMap<MessageId, MessageId> {
    let places = |message: &Message| message.witnesses.iter().map(|witness| witness.place.clone()).collect::<Vec<_>>();
    let known: BTreeMap<Place, &MessageId> =
        dossier.messages.iter().flat_map(|m| places(m).into_iter().map(|place| (place, &m.id))).collect();
    let same = whole.messages.iter().filter_map(|message| {
        let id = places(message).iter().find_map(|place| known.get(place).copied())?;
        Some((message.id.clone(), id.clone()))
    });
    same.collect()
}

/// Says of each finding that rests on words which a report had otherwise before that it did.
fn doubt(dossier: &mut Dossier, versions: &[Version], reports: &[&Item]) {
    for finding in &mut dossier.findings {
        for value in &finding.values {
            let Some(words) = versions::other_words(versions, &value.place) else { continue };
            let item = reports.iter().find(|item| item.source == value.place.source);
            let called = item.map_or("a report", |item| match &item.outlet {
                Some(outlet) => outlet.value.as_str(),
                None => item.path.base_name(),
            });
            let shown: Vec<&str> = words.split_whitespace().take(SHOWN).collect();
            finding.may_be_mistaken.push_str(&format!(
                "; {called} had other words here in an earlier version, “{}”, which others may have drawn on",
                shown.join(" ")
            ));
        }
    }
}

/// Words of an earlier version that a finding repeats.
const SHOWN: usize = 12;

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
