//! The answer as it may be handed on: a copy in which no text has an address or a long number, and no path its folders.
//!
//! The sections never see the original, so that none of them can show by mistake what should be masked.

mod quoted;

use super::mask::{Masked, mask};
use crate::answer::{Answer, Received};
use analysis::Dossier;
use analysis::dossier::Origin;
use record::item::Stated;
use record::{BlockKind, Fate, Item, PartPath, Place, Source, SourceId, Span, StatedTime};
use std::collections::BTreeMap;

/// A masked copy of an answer.
pub(super) struct Shared {
    sources: Vec<Source>,
    items: Vec<Item>,
    dossier: Dossier,
}

/// Nobody may ask for bytes as received: the copy has none.
struct Nowhere;

impl Received for Nowhere {
    fn range(&self, _: &Place) -> Option<Span> {
        None
    }
}

impl Shared {
    pub(super) fn of(answer: &Answer<'_>) -> Shared {
        let texts: BTreeMap<&SourceId, Masked> =
            answer.items.iter().map(|item| (&item.source, Masked::of(&item.text))).collect();
        let copy = Copying { texts };
        Shared {
            sources: answer.sources.iter().map(source).collect(),
            items: answer.items.iter().map(|item| copy.item(item)).collect(),
            dossier: copy.dossier(answer.dossier),
        }
    }

    pub(super) fn answer(&self) -> Answer<'_> {
        Answer { sources: &self.sources, items: &self.items, dossier: &self.dossier, received: &Nowhere }
    }
}

fn source(source: &Source) -> Source {
    let mut out = source.clone();
    out.path = bare(&source.path);
    out.parent = source.parent.as_ref().map(bare);
    // Who has the file could tell by its digest; who has not, needs none.
    out.sha256 = None;
    out.text_sha256 = None;
    match &mut out.fate {
        Fate::Skipped(reason) | Fate::Failed(reason) => *reason = without_folders(reason),
        Fate::Read | Fate::DuplicateOf(_) => {}
    }
    out.problems.iter_mut().for_each(|problem| problem.message = without_folders(&problem.message));
    out
}

/// The name of the file, without its folders.
fn bare(path: &PartPath) -> PartPath {
    PartPath::file(mask(path.base_name()))
}

/// What the system or a reader says of a file, with the names of files in place of paths.
fn without_folders(message: &str) -> String {
    let words = message.split(' ').map(|word| match word.rsplit_once(['/', '\\']) {
        Some((_, name)) if !word.contains("://") => name,
        _ => word,
    });
    mask(&words.collect::<Vec<_>>().join(" "))
}

fn masked(text: &mut String) {
    *text = mask(text);
}

struct Copying<'a> {
    texts: BTreeMap<&'a SourceId, Masked>,
}

impl Copying<'_> {
    fn span(&self, source: &SourceId, span: &mut Span) {
        if let Some(text) = self.texts.get(source) {
            *span = text.place(*span);
        }
    }

    fn place(&self, place: &mut Place) {
        let source = place.source.clone();
        self.span(&source, &mut place.span);
    }

    fn time(&self, time: &mut StatedTime) {
        time.zone.iter_mut().chain(&mut time.text).for_each(masked);
        time.claims.iter_mut().for_each(|place| self.place(place));
    }

    fn item(&self, item: &Item) -> Item {
        let mut out = item.clone();
        let id = &item.source;
        out.path = bare(&item.path);
        out.text = self.texts.get(id).map(|masked| masked.text.clone()).unwrap_or_default();
        for block in &mut out.blocks {
            self.span(id, &mut block.span);
            if let BlockKind::EmbeddedPost { words, name, handle, date } = &mut block.kind {
                self.span(id, words);
                name.iter_mut().chain(handle).chain(date).for_each(|span| self.span(id, span));
            }
        }
        for Stated { value, span } in out.title.iter_mut().chain(&mut out.byline).chain(&mut out.outlet) {
            masked(value);
            span.iter_mut().for_each(|span| self.span(id, span));
        }
        if let Some(Stated { value, span }) = &mut out.address {
            masked(value);
            span.iter_mut().for_each(|span| self.span(id, span));
        }
        for link in &mut out.links {
            masked(&mut link.target);
            self.span(id, &mut link.span);
        }
        out.published.iter_mut().chain(&mut out.updated).for_each(|time| self.time(time));
        out.zone.iter_mut().for_each(masked);
        out
    }

    fn dossier(&self, dossier: &Dossier) -> Dossier {
        let mut out = dossier.clone();
        for party in &mut out.parties {
            masked(&mut party.name);
            party.aliases.iter_mut().for_each(masked);
        }
        for message in &mut out.messages {
            if message.held {
                let quotations = message.witnesses.iter().map(|witness| witness.text.as_str());
                message.text = message.text.take().map(|text| quoted::sentences(&text, quotations));
            }
            let names = message.channel.iter_mut().chain(&mut message.speaker).chain(&mut message.text);
            names.chain(&mut message.recipients).chain(&mut message.links).for_each(masked);
            message.base.iter_mut().for_each(|(_, why)| masked(why));
            self.time(&mut message.sent);
            for witness in &mut message.witnesses {
                masked(&mut witness.text);
                for difference in &mut witness.differences {
                    masked(&mut difference.base);
                    masked(&mut difference.here);
                    self.span(&witness.place.source, &mut difference.span);
                }
                self.place(&mut witness.place);
            }
        }
        for quote in &mut out.quotes {
            masked(&mut quote.text);
            quote.speaker.iter_mut().for_each(masked);
            let source = quote.place.source.clone();
            quote.cue.iter_mut().for_each(|span| self.span(&source, span));
            self.place(&mut quote.place);
        }
        for event in &mut out.events {
            self.time(&mut event.when);
            event.who.iter_mut().chain([&mut event.what]).for_each(masked);
            event.claims.iter_mut().for_each(|place| self.place(place));
            if let Some(follows) = &mut event.follows {
                masked(&mut follows.text);
                self.place(&mut follows.place);
            }
        }
        for reply in &mut out.replies {
            masked(&mut reply.text);
            self.place(&mut reply.place);
        }
        for derivation in &mut out.derivations {
            if let Origin::Outside(name) = &mut derivation.from {
                masked(name);
            }
            for evidence in &mut derivation.evidence {
                masked(&mut evidence.text);
                self.place(&mut evidence.place);
            }
        }
        for change in out.versions.iter_mut().flat_map(|version| &mut version.changes) {
            for words in change.here.iter_mut().chain(&mut change.there) {
                masked(&mut words.text);
                self.place(&mut words.place);
            }
        }
        for finding in &mut out.findings {
            masked(&mut finding.summary);
            masked(&mut finding.may_be_mistaken);
            finding.base.iter_mut().for_each(|(_, why)| masked(why));
            for value in &mut finding.values {
                masked(&mut value.value);
                self.place(&mut value.place);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
