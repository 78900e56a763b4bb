//! The stages in their order: read, group, derive, collate, find.

use crate::derivations::{self, Outlets, Pile, Shared};
use crate::dossier::{Dossier, Event, Follows, Message, Quote, Reply, Verdict};
use crate::events::{self, Act};
use crate::findings::{self, Material};
use crate::held::Held;
use crate::held::people::People;
use crate::parties::PartyIx;
use crate::prose::Prose;
use crate::quotes::Frame;
use crate::replies;
use crate::study::{self, Study};
use crate::witnesses::cluster::{self, Words};
use crate::witnesses::dating;
use crate::witnesses::drafts::{self, Draft};
use crate::witnesses::messages;
use crate::witnesses::on_record::{self, Sorted};
use rayon::prelude::*;
use record::digest::Digest;
use record::envelope::ReferenceKind;
use record::fold::one_line;
use record::progress::{Cancelled, Watch, go_on};
use record::{EventId, MessageId, Place, StatedTime};
use std::collections::{BTreeMap, BTreeSet};

/// Says what stands where in reports that each speak for themselves, in order. Behind the reports, `proses` has those of the
/// messages in `held` that are touched.
pub(crate) fn run(proses: &[Prose<'_>], held: &Held<'_>, watch: &dyn Watch) -> Result<Dossier, Cancelled> {
    go_on(watch)?;
    let mut study = Study::of(proses, proses.len() - held.touched.len(), watch)?;
    watch.stage("messages", None);
    let groups = group(&study);
    let people = People::of(held, &study.roster);
    on_record::take_in(&mut study, &people);
    let study = study;
    let Sorted { groups, joined } = on_record::sort(&study, groups, held);
    go_on(watch)?;
    let passages = study::shared(&study, watch)?;
    let derivations = derive(&study, &groups, &passages);
    let ancestors = derivations::ancestors(&derivations);
    let drafts: Vec<Draft> = groups.par_iter().map(|g| drafts::draft(&study, g, &ancestors, &joined)).collect();
    go_on(watch)?;
    watch.stage("findings", None);
    let ids: Vec<String> = drafts.iter().map(|d| messages::id(&study, d)).collect();
    let acts = events::acts(&study, &drafts);
    let act_ids: Vec<EventId> = acts.iter().map(|a| act_id(&study, a)).collect();
    let delays = events::delays(&study, &drafts, &acts);
    let replies = replies::find(&study, &drafts);
    let absent = on_record::absent(&study, &drafts, held, &people);
    let findings = findings::find(&Material {
        study: &study,
        drafts: &drafts,
        ids: &ids,
        acts: &acts,
        act_ids: &act_ids,
        delays: &delays,
        replies: &replies,
        passages: &passages,
        people: &people,
        absent: &absent,
    });
    go_on(watch)?;

    let mut dossier = Dossier { derivations, findings, ..Dossier::default() };
    let parents = parents(&study, &drafts);
    for (d, (draft, id)) in drafts.iter().zip(&ids).enumerate() {
        match draft.frame {
            Frame::Private => dossier.messages.push(Message {
                replies_to: parents[d].map(|p| MessageId::new(ids[p].clone())),
                ..messages::message(&study, draft, messages::shown(&study, draft), &people)
            }),
            Frame::Public => dossier.events.push(statement(&study, draft, EventId::new(id.clone()))),
            Frame::Unclear => {}
        }
    }
    dossier.events.extend(acts.iter().zip(&act_ids).map(|(act, id)| told(&study, act, id.clone())));
    dossier.messages.extend(events::told(&study, &drafts));
    for delay in delays.iter().filter(|d| d.public) {
        let (Some(message), Some(id)) = (
            delay.message,
            delay.statement.map(|s| EventId::new(ids[s].clone())).or(delay.act.map(|a| act_ids[a].clone())),
        ) else {
            continue;
        };
        let prose = &study.proses[delay.text];
        let span = prose.span(delay.phrase.clone());
        let follows = Follows {
            message: MessageId::new(ids[message].clone()),
            least_seconds: delay.least,
            most_seconds: delay.most,
            text: span.of(&prose.item.text).to_owned(),
            place: Place { source: prose.item.source.clone(), span },
        };
        if let Some(event) = dossier.events.iter_mut().find(|e| e.id == id && e.follows.is_none()) {
            event.follows = Some(follows);
        }
    }
    dossier.replies = replies
        .iter()
        .filter(|c| drafts[c.draft].frame == Frame::Private)
        .map(|c| {
            let prose = &study.proses[c.text];
            let span = prose.span(c.tokens.clone());
            let place = Place { source: prose.item.source.clone(), span };
            Reply {
                message: MessageId::new(ids[c.draft].clone()),
                claim: c.claim,
                text: span.of(&prose.item.text).to_owned(),
                place,
            }
        })
        .collect();
    dossier.quotes = quotes(&study, &drafts, &ids, &absent);
    let used: BTreeSet<PartyIx> =
        drafts.iter().filter(|d| d.frame != Frame::Unclear).flat_map(|d| [d.speaker, d.recipient]).flatten().collect();
    dossier.parties = study.roster.parties(|p| used.contains(&p));
    put_in_order(&mut dossier);
    Ok(dossier)
}

/// For each draft, the one that it answers: where both are held, as its own head says; else as reports say.
fn parents(study: &Study<'_>, drafts: &[Draft]) -> Vec<Option<usize>> {
    let envelope = |draft: &Draft| study.proses[study.utterances[draft.held?].text].item.envelope.as_deref();
    let by_id: BTreeMap<&str, usize> =
        drafts.iter().enumerate().filter_map(|(d, draft)| Some((envelope(draft)?.id.as_deref()?, d))).collect();
    let answered = |draft: &Draft| {
        let references = &envelope(draft)?.references;
        let answers = references.iter().filter(|reference| reference.kind == ReferenceKind::InReplyTo);
        answers.filter_map(|reference| by_id.get(reference.id.as_str()).copied()).next()
    };
    let told = replies::parents(study, drafts);
    drafts.iter().zip(told).map(|(draft, told)| answered(draft).or(told)).collect()
}

/// Groups the utterances of a pile.
fn group(study: &Study<'_>) -> Vec<Vec<usize>> {
    let symbols: Vec<Vec<u32>> = study.readings.iter().map(|r| r.symbols.clone()).collect();
    let dates: Vec<_> = (0..study.utterances.len())
        .into_par_iter()
        .map(|u| {
            if study.utterances[u].continues {
                None
            } else {
                dating::own(study, u).filter(|c| c.names_day).map(|c| c.interval)
            }
        })
        .collect();
    let openings: Vec<_> = (0..study.utterances.len()).map(|u| openings(study, u)).collect();
    let words = Words {
        utterances: &study.utterances,
        symbols: &symbols,
        dates: &dates,
        openings: &openings,
        vocabulary: &study.vocabulary,
    };
    cluster::groups(&words)
}

/// For each word of an utterance, whether it opens a sentence.
fn openings(study: &Study<'_>, u: usize) -> Option<Vec<bool>> {
    let utterance = &study.utterances[u];
    let prose = &study.proses[utterance.text];
    let opens = |&i: &usize| prose.capital(i) && (i == utterance.tokens.start || prose.starts_sentence(i));
    (!prose.stripped()).then(|| study.readings[u].tokens.iter().map(opens).collect())
}

fn derive(
    study: &Study<'_>,
    groups: &[Vec<usize>],
    passages: &[crate::align::Passage],
) -> Vec<crate::dossier::Derivation> {
    let mut carried: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); study.proses.len()];
    for (g, group) in groups.iter().enumerate() {
        for &u in group {
            if study.utterances[u].frame != Frame::Unclear || group.len() > 1 {
                carried[study.utterances[u].text].insert(g);
            }
        }
    }
    let reports = ..study.reports;
    let pile = Pile {
        proses: &study.proses[reports],
        mentions: &study.mentions[reports],
        quoted: &study.quoted[reports],
        groups: &carried[reports],
    };
    let outlets = Outlets::of(&pile, &study.roster);
    let shared: Vec<Shared> = passages
        .par_iter()
        .flat_map_iter(|p| Shared::of(p, &study.symbols, &study.quoted, &study.vocabulary))
        .collect();
    derivations::find(&pile, &study.roster, &outlets, &shared)
}

fn statement(study: &Study<'_>, draft: &Draft, id: EventId) -> Event {
    let claims = draft.utterances.iter().map(|&u| {
        let prose = &study.proses[study.utterances[u].text];
        Place { source: prose.item.source.clone(), span: study.span(u) }
    });
    Event {
        id,
        when: events::statement_time(study, draft),
        who: draft.speaker.map(|p| study.roster.name(p).to_owned()),
        what: messages::shown(study, draft),
        claims: claims.collect(),
        follows: None,
    }
}

fn act_id(study: &Study<'_>, act: &Act) -> EventId {
    let (text, range) = &act.told[0];
    let prose = &study.proses[*text];
    let span = prose.span(range.clone());
    EventId::new(Digest::of(format!("{} {} {}", prose.item.source, span.start, span.end).as_bytes()).short())
}

fn told(study: &Study<'_>, act: &Act, id: EventId) -> Event {
    let place = |(text, range): &(usize, std::ops::Range<usize>)| {
        let prose = &study.proses[*text];
        Place { source: prose.item.source.clone(), span: prose.span(range.clone()) }
    };
    let (text, range) = &act.told[0];
    let what = one_line(study.proses[*text].text(range.clone()));
    let first = act.claims.first().map(|p| p.span.of(&study.proses[*text].item.text).to_owned());
    Event {
        id,
        when: StatedTime {
            interval: Some(act.when),
            zone: act.zone.clone(),
            text: first,
            precision: Some(act.precision),
            claims: act.claims.clone(),
        },
        who: act.who.map(|p| study.roster.name(p).to_owned()),
        what,
        claims: act.told.iter().map(place).collect(),
        follows: None,
    }
}

fn quotes(study: &Study<'_>, drafts: &[Draft], ids: &[String], absent: &BTreeSet<usize>) -> Vec<Quote> {
    let mut out: Vec<Option<Quote>> = vec![None; study.utterances.len()];
    for (draft, id) in drafts.iter().zip(ids) {
        let kinds = messages::kinds(study, draft);
        for (&u, kind) in draft.utterances.iter().zip(kinds).filter(|(u, _)| !study.is_held(**u)) {
            let utterance = &study.utterances[u];
            let prose = &study.proses[utterance.text];
            let span = study.span(u);
            out[u] = Some(Quote {
                place: Place { source: prose.item.source.clone(), span },
                text: span.of(&prose.item.text).to_owned(),
                speaker: utterance.speaker.map(|p| study.roster.name(p).to_owned()),
                cue: utterance
                    .cue
                    .map(|c| &study.cues[utterance.text][c])
                    .map(|c| prose.span(c.extent.start.min(c.verb.start)..c.extent.end.max(c.verb.end))),
                speaker_words: utterance.source.clone().map(|words| prose.span(words)),
                usage: utterance.usage,
                verdict: match draft.frame {
                    Frame::Unclear => Verdict::Unplaced,
                    _ if absent.contains(&u) => Verdict::NotOnRecord,
                    _ => messages::verdict(draft, kind),
                },
                message: (draft.frame == Frame::Private).then(|| MessageId::new(id.clone())),
                event: (draft.frame == Frame::Public).then(|| EventId::new(id.clone())),
            });
        }
    }
    out.into_iter().flatten().collect()
}

/// Puts an answer in order.
pub(crate) fn put_in_order(dossier: &mut Dossier) {
    let when = |t: &StatedTime| (t.interval.is_none(), t.interval.map(|i| (i.earliest, i.latest)));
    dossier.messages.sort_by(|a, b| when(&a.sent).cmp(&when(&b.sent)).then_with(|| a.id.cmp(&b.id)));
    dossier.events.sort_by(|a, b| when(&a.when).cmp(&when(&b.when)).then_with(|| a.id.cmp(&b.id)));
    dossier.quotes.sort_by(|a, b| a.place.cmp(&b.place));
    dossier.replies.sort_by(|a, b| (&a.message, &a.place).cmp(&(&b.message, &b.place)));
}
