//! What is known of a pile before messages are rebuilt: names, times, quotations, cues, words.

use crate::align::{self, Search, Step, Vocabulary, locate};
use crate::dossier::Marked;
use crate::parties::{self, Mention, Names, PartyIx, Roster, given, publications, spelling};
use crate::prose::{Place, Prose, words};
use crate::quotes::cues::{self, Cue, Scene, Subject};
use crate::quotes::reading::Reading;
use crate::quotes::unmarked::{self, Elsewhere};
use crate::quotes::{Basis, Frame, Utterance, attribution, labels, marks};
use crate::times;
use rayon::prelude::*;
use record::Span;
use record::progress::{Cancelled, Watch, go_on};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A pile of texts, read. Lists run over the texts unless they say otherwise.
pub struct Study<'a> {
    /// The texts: reports, then messages that are held.
    pub proses: &'a [Prose<'a>],
    /// How many of them are reports.
    pub reports: usize,
    /// Who is named.
    pub roster: Roster,
    /// The words that are written as names.
    pub names: Names,
    /// Where.
    pub mentions: Vec<Vec<Mention>>,
    /// Stated times.
    pub times: Vec<Vec<times::Mention>>,
    /// For each token, whether it is quoted.
    pub quoted: Vec<Vec<bool>>,
    /// Who wrote or said something, in the reporter's words.
    pub cues: Vec<Vec<Cue>>,
    /// Somebody's words, text by text, in order.
    pub utterances: Vec<Utterance>,
    /// The words of each utterance as they are compared.
    pub readings: Vec<Reading>,
    /// How rare each word is.
    pub vocabulary: Vocabulary,
    /// All words as symbols.
    pub symbols: Vec<Vec<u32>>,
}

impl<'a> Study<'a> {
    /// Reads the pile, of which the first `reports` are reports. Of what is held the words are known, and no more.
    pub fn of(all: &'a [Prose<'a>], reports: usize, watch: &dyn Watch) -> Result<Study<'a>, Cancelled> {
        let proses = &all[..reports];
        watch.stage("names, times and quotations", Some(proses.len() as u64));
        let (roster, mentions) = parties::find(proses);
        go_on(watch)?;
        let (vocabulary, symbols) = Vocabulary::of(all.iter().map(|p| &p.tokens));
        let first: Vec<First> = (0..proses.len())
            .into_par_iter()
            .map(|t| {
                watch.advance(1);
                First::of(&proses[t], &mentions[t], &roster)
            })
            .collect();
        go_on(watch)?;
        let mut times: Vec<Vec<times::Mention>> =
            proses.par_iter().zip(&first).map(|(prose, first)| stated_times(prose, &first.quoted)).collect();
        go_on(watch)?;
        let talkers = talkers(proses, &mentions, &roster, &first);
        let (mentions, read) = settle_last_names(proses, mentions, &roster, &first, &talkers);
        go_on(watch)?;
        // Each wording once, whoever prints it.
        let mut marked: BTreeMap<(Vec<u32>, bool), BTreeSet<usize>> = BTreeMap::new();
        for (t, f) in first.iter().enumerate() {
            for (k, (range, ..)) in f.utterances.iter().enumerate().filter(|(_, u)| u.1 == Marked::Yes) {
                let before = k.checked_sub(1).map_or(0, |b| f.utterances[b].0.end);
                let prose = &proses[t];
                let beside = k > 0
                    && range.start - before <= BESIDE
                    && prose.paragraph_at(before.saturating_sub(1)) == prose.paragraph_at(range.start);
                let symbols = Reading::of(prose, range.clone(), &vocabulary).symbols;
                marked.entry((symbols, !beside)).or_default().insert(t);
            }
        }
        let marked: Vec<Quoted> =
            marked.into_iter().map(|((symbols, anew), texts)| Quoted { symbols, anew, texts }).collect();
        let stripped: Vec<Option<Vec<unmarked::Unmarked>>> = (0..proses.len())
            .into_par_iter()
            .map(|t| {
                proses[t].stripped().then(|| {
                    let spans: Vec<Range<usize>> = times[t].iter().map(|m| m.tokens.clone()).collect();
                    let scene = Scene {
                        prose: &proses[t],
                        mentions: &mentions[t],
                        roster: &roster,
                        quoted: &first[t].quoted,
                        talkers: &talkers,
                    };
                    let cues = cues::find(&scene);
                    let elsewhere = elsewhere(t, &symbols[..reports], &vocabulary, &marked);
                    unmarked::find(&scene, &cues, &spans, &elsewhere)
                })
            })
            .collect();
        go_on(watch)?;
        let mut quoted: Vec<Vec<bool>> = Vec::new();
        let mut found: Vec<Vec<Found>> = Vec::new();
        for (first, stripped) in first.into_iter().zip(stripped) {
            let mut here = first.quoted;
            let mut list: Vec<Found> =
                first.utterances.into_iter().map(|(r, m, goes_on)| (r, m, goes_on, 1.0)).collect();
            for unmarked in stripped.into_iter().flatten() {
                unmarked.tokens.clone().for_each(|i| here[i] = true);
                list.push((unmarked.tokens, Marked::Stripped, false, unmarked.sure));
            }
            list.sort_by_key(|u| (u.0.start, u.0.end));
            quoted.push(here);
            found.push(list);
        }
        // What a text without marks quotes is known only now.
        times.par_iter_mut().zip(proses.par_iter().zip(&quoted)).for_each(|(times, (prose, quoted))| {
            if prose.stripped() {
                *times = stated_times(prose, quoted);
            }
        });
        let scenes: Vec<Scene<'_>> = (0..proses.len())
            .map(|t| Scene {
                prose: &proses[t],
                mentions: &mentions[t],
                roster: &roster,
                quoted: &quoted[t],
                talkers: &talkers,
            })
            .collect();
        // As read before, unless more is known now: of whom a last name means, or of what is quoted without marks.
        let cues: Vec<Vec<Cue>> = scenes
            .par_iter()
            .zip(read)
            .map(|(scene, read)| read.filter(|_| !scene.prose.stripped()).unwrap_or_else(|| cues::find(scene)))
            .collect();
        let genders = attribution::genders(scenes.iter());
        let utterances: Vec<Utterance> = found
            .into_iter()
            .enumerate()
            .flat_map(|(text, list)| {
                let mut here: Vec<Utterance> = list
                    .into_iter()
                    .map(|(tokens, marked, continues, sure)| Utterance::heard(text, tokens, marked, continues, sure))
                    .collect();
                attribution::attribute(&scenes[text], &cues[text], &genders, &mut here);
                settle_labels(&scenes[text], &mut here);
                here
            })
            .collect();
        drop(scenes);
        let usual = spelling::usual(&roster, &mentions);
        let mut utterances = utterances;
        for utterance in &mut utterances {
            utterance.speaker = utterance.speaker.map(|p| usual[p.0]);
            utterance.recipient = utterance.recipient.map(|p| usual[p.0]);
        }
        let readings = utterances.iter().map(|u| Reading::of(&proses[u.text], u.tokens.clone(), &vocabulary)).collect();
        let names = Names::of(all);
        Ok(Study {
            proses: all,
            reports,
            roster,
            names,
            mentions,
            times,
            quoted,
            cues,
            utterances,
            readings,
            vocabulary,
            symbols,
        })
    }

    /// Whether utterance `u` is a message that is held.
    pub fn is_held(&self, u: usize) -> bool {
        self.utterances[u].text >= self.reports
    }

    /// The utterances of a text, in order.
    pub fn utterances_of(&self, text: usize) -> Range<usize> {
        let first = self.utterances.partition_point(|u| u.text < text);
        let count = self.utterances[first..].partition_point(|u| u.text == text);
        first..first + count
    }

    /// The text of an utterance, as written, with the marks that belong to its own sentences.
    pub fn words(&self, u: usize) -> &str {
        self.span(u).of(&self.proses[self.utterances[u].text].item.text)
    }

    /// The bytes of an utterance: from its first word, with an opening bracket or sign, to the stop of its last sentence.
    pub fn span(&self, u: usize) -> Span {
        let utterance = &self.utterances[u];
        let prose = &self.proses[utterance.text];
        let span = prose.span(utterance.tokens.clone());
        let own = |c: &char| matches!(c, '.' | '!' | '?' | '…' | ')' | ']' | '%' | ',');
        let after: usize = prose.gap(utterance.tokens.end).chars().take_while(own).map(char::len_utf8).sum();
        let opens = |c: &char| matches!(c, '(' | '[' | '@' | '#' | '$' | '£' | '€');
        let before: usize = prose.gap(utterance.tokens.start).chars().rev().take_while(opens).map(char::len_utf8).sum();
        Span::new(span.start - before, span.end + after)
    }
}

/// Words set off or recognised as somebody's: where, whether marked, whether they go on from the ones before, how sure.
type Found = (Range<usize>, Marked, bool, f64);

/// Who may write or speak, by party: whoever a verb of saying names right beside it, and whoever has a full name; but no
/// publication, and no place.
fn talkers(proses: &[Prose<'_>], mentions: &[Vec<Mention>], roster: &Roster, first: &[First]) -> Vec<bool> {
    let mut out: Vec<bool> =
        (0..roster.len()).map(PartyIx).map(|p| roster.words(p) > 1 || first_name(roster, p)).collect();
    let mut located = vec![(0u32, 0u32, 0u32); roster.len()];
    for (t, prose) in proses.iter().enumerate() {
        for mention in &mentions[t] {
            let count = &mut located[mention.party.0];
            count.1 += 1;
            let before = mention.tokens.start.checked_sub(1).map_or("", |i| prose.word(i));
            count.0 += u32::from(matches!(
                before,
                "in" | "at" | "near" | "around" | "across" | "outside" | "off" | "of" | "through"
            ));
            // People take no article: "the Ada Lund" is a ship, a hall or a paper.
            count.2 += u32::from(before == "the");
        }
    }
    for (p, (talks, (located, all, article))) in out.iter_mut().zip(&located).enumerate() {
        let day = roster.name_words(PartyIx(p)).last().is_some_and(|w| words::calendar(w) || w == "day");
        *talks &= located * 2 <= *all && article * 2 <= *all && !day;
    }
    let speaking: Vec<Vec<PartyIx>> = (0..proses.len())
        .into_par_iter()
        .map(|t| {
            let quoted = &first[t].quoted;
            let cues = cues::find(&Scene { prose: &proses[t], mentions: &mentions[t], roster, quoted, talkers: &[] });
            let beside = cues.iter().filter(|c| (c.extent.start < c.verb.start || c.inverted) && c.kind.brings_words);
            beside.filter_map(|c| if let Subject::Named(party) = c.subject { Some(party) } else { None }).collect()
        })
        .collect();
    speaking.into_iter().flatten().for_each(|party| out[party.0] = true);
    for party in publications::find(proses, mentions, roster) {
        out[party.0] = false;
    }
    out
}

/// Whether a party is known by a given name alone.
fn first_name(roster: &Roster, party: PartyIx) -> bool {
    matches!(roster.name_words(party), [one] if given::spoken_of(one).is_some())
}

/// Bare last names beside a verb of writing mean whichever of their bearers writes most under a full name, if one clearly
/// does. With the mentions, the cues of each text in which nothing changed.
fn settle_last_names(
    proses: &[Prose<'_>],
    mut mentions: Vec<Vec<Mention>>,
    roster: &Roster,
    first: &[First],
    talkers: &[bool],
) -> (Vec<Vec<Mention>>, Vec<Option<Vec<Cue>>>) {
    let read: Vec<Vec<Cue>> = (0..proses.len())
        .into_par_iter()
        .map(|t| {
            let quoted = &first[t].quoted;
            cues::find(&Scene { prose: &proses[t], mentions: &mentions[t], roster, quoted, talkers })
        })
        .collect();
    let mut writes = vec![0u32; roster.len()];
    let mut open: Vec<(usize, usize, Vec<PartyIx>)> = Vec::new();
    for (t, prose) in proses.iter().enumerate() {
        for cue in read[t].iter().filter(|c| c.may_be_private()) {
            let extent = cue.extent.start.min(cue.verb.start)..cue.extent.end.max(cue.verb.end);
            let first = mentions[t].partition_point(|m| m.tokens.start < extent.start);
            for (k, mention) in
                mentions[t].iter().enumerate().skip(first).take_while(|(_, m)| m.tokens.end <= extent.end)
            {
                let writer = cue.subject == Subject::Named(mention.party);
                match roster.owners(prose, mention).as_slice() {
                    [one] if writer => writes[one.0] += 1,
                    [] | [_] => {}
                    owners => {
                        // Where a text names just one of them, it means that one.
                        if let ([one], true) = (only_named(prose, &mentions[t], roster, owners).as_slice(), writer) {
                            writes[one.0] += 1;
                        }
                        open.push((t, k, owners.to_vec()));
                    }
                }
            }
        }
    }
    let mut read: Vec<Option<Vec<Cue>>> = read.into_iter().map(Some).collect();
    for (t, k, owners) in open {
        let mut ranked: Vec<(u32, PartyIx)> = owners.iter().map(|p| (writes[p.0], *p)).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        if ranked[0].0 > 3 * ranked[1].0 && mentions[t][k].party != ranked[0].1 {
            mentions[t][k].party = ranked[0].1;
            read[t] = None;
        }
    }
    (mentions, read)
}

/// Those of `owners` whom the text names in full.
fn only_named(prose: &Prose<'_>, mentions: &[Mention], roster: &Roster, owners: &[PartyIx]) -> Vec<PartyIx> {
    let named = |p: &PartyIx| mentions.iter().any(|m| m.party == *p && roster.owners(prose, m) == [*p]);
    owners.iter().copied().filter(named).collect()
}

/// What the marks and labels of one text set off as somebody's words.
struct First {
    quoted: Vec<bool>,
    utterances: Vec<(Range<usize>, Marked, bool)>,
}

impl First {
    fn of(prose: &Prose<'_>, mentions: &[Mention], roster: &Roster) -> First {
        let mut quoted = vec![false; prose.tokens.len()];
        let mut utterances: Vec<(Range<usize>, Marked, bool)> = Vec::new();
        for found in marks::find(prose) {
            found.tokens.clone().for_each(|i| quoted[i] = true);
            utterances.push((found.tokens, Marked::Yes, found.goes_on));
        }
        let labelled = labels::find(&Scene { prose, mentions, roster, quoted: &quoted, talkers: &[] });
        for line in labelled {
            // A line that has marks of its own was found by them.
            if !line.tokens.clone().any(|i| quoted[i]) {
                line.tokens.clone().for_each(|i| quoted[i] = true);
                utterances.push((line.tokens, Marked::No, false));
            }
        }
        for paragraph in &prose.paragraphs {
            let set_off = matches!(paragraph.kind, Place::BlockQuotation | Place::Post);
            if set_off && !paragraph.tokens.clone().any(|i| quoted[i]) {
                let tokens = post_words(prose, paragraph.span, paragraph.tokens.clone());
                tokens.clone().for_each(|i| quoted[i] = true);
                utterances.push((tokens, Marked::No, false));
            }
        }
        utterances.sort_by_key(|u| (u.0.start, u.0.end));
        First { quoted, utterances }
    }
}

/// The words of an embedded post without its signature; all words of any other block.
fn post_words(prose: &Prose<'_>, block: record::Span, all: Range<usize>) -> Range<usize> {
    let words = prose.item.blocks.iter().find(|b| b.span == block).and_then(|b| match &b.kind {
        record::BlockKind::EmbeddedPost { words, .. } => Some(prose.tokens.within(*words)),
        _ => None,
    });
    words.filter(|w| !w.is_empty()).unwrap_or(all)
}

/// The times that a text is dated by; `quoted` are somebody's words, as far as they are known.
fn stated_times(prose: &Prose<'_>, quoted: &[bool]) -> Vec<times::Mention> {
    let (_, mut told) = told_times(prose, quoted);
    told.retain(|mention| !mention.is_aside());
    told
}

/// Every time told in an item, those in passing too, and the date of the report that they are counted from.
pub fn every_time(item: &record::Item) -> (Option<record::Interval>, Vec<times::Mention>) {
    told_times(&Prose::of(item), &[])
}

fn told_times(prose: &Prose<'_>, quoted: &[bool]) -> (Option<record::Interval>, Vec<times::Mention>) {
    let spans: Vec<record::Span> = prose.paragraphs.iter().map(|p| p.span).collect();
    let item = prose.item;
    let said = item.published.as_ref().and_then(|p| p.interval);
    let published = said.or_else(|| times::year_of(&item.text, &prose.tokens));
    let reference = times::Reference { published, zone: item.zone.clone(), day_first: None, quoted: runs(quoted) };
    (published, times::mentions(&item.text, &prose.tokens, &spans, &reference))
}

/// The runs of what is true.
fn runs(of: &[bool]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for i in (0..of.len()).filter(|&i| of[i]) {
        match out.last_mut() {
            Some(last) if last.end == i => last.end += 1,
            _ => out.push(i..i + 1),
        }
    }
    out
}

/// Words between marks, as they are compared.
struct Quoted {
    symbols: Vec<u32>,
    /// The texts that have them.
    texts: BTreeSet<usize>,
    /// Whether more than who wrote it stands between it and the quotation before.
    anew: bool,
}

/// No more words than these stand between two parts of one quotation.
const BESIDE: usize = 6;

/// For each token of a stripped text, whether other texts quote the same words; and where such quotations begin and end.
/// `marked` has all quotations of all texts.
fn elsewhere(t: usize, symbols: &[Vec<u32>], vocabulary: &Vocabulary, marked: &[Quoted]) -> Vec<Elsewhere> {
    let mut out = vec![Elsewhere::default(); symbols[t].len() + 1];
    for quoted in marked.iter().filter(|q| q.texts.iter().any(|o| *o != t)) {
        let needle = &quoted.symbols;
        for found in locate(needle, &symbols[t], vocabulary, &Search::default()) {
            // A few of its words elsewhere in the text are no sign of the quotation.
            if found.agreeing() * 2 < needle.len() && found.bits < 30.0 {
                continue;
            }
            out[found.b.start].starts |= found.a.start == 0;
            out[found.b.start].anew |= found.a.start == 0 && quoted.anew;
            out[found.b.end].ends |= found.a.end == needle.len();
            for (_, _, b) in found.walk().filter(|(step, ..)| *step != Step::OnlyB) {
                out[b].iter_mut().for_each(|place| place.quoted = true);
            }
            // What stands here and not there was told between two parts.
            for gap in only_here(&found) {
                out[gap.start].ends = true;
                out[gap.end].starts = true;
            }
        }
    }
    out
}

/// Runs of words that the quotation does not have, too long to be an edit.
fn only_here(found: &align::Alignment) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (step, _, b) in found.walk() {
        match out.last_mut() {
            Some(last) if step == Step::OnlyB && last.end == b.start => last.end = b.end,
            _ if step == Step::OnlyB => out.push(b),
            _ => {}
        }
    }
    out.retain(|run| run.len() >= 4);
    out
}

/// Labelled lines and embedded posts say themselves whose words they are.
fn settle_labels(scene: &Scene<'_>, utterances: &mut [Utterance]) {
    for line in labels::find(&Scene { quoted: &vec![false; scene.quoted.len()], ..*scene }) {
        for utterance in
            utterances.iter_mut().filter(|u| u.tokens.start >= line.tokens.start && u.tokens.end <= line.tokens.end)
        {
            let others = utterance.tokens.start > line.tokens.start;
            utterance.speaker = Some(line.speaker);
            utterance.basis = Basis::Named;
            utterance.frame = Frame::Private;
            utterance.continues &= others;
        }
    }
    for utterance in utterances.iter_mut() {
        let place = scene.prose.paragraph_at(utterance.tokens.start).map(|p| scene.prose.paragraphs[p].kind);
        if place == Some(Place::Post) {
            utterance.frame = Frame::Public;
            utterance.firm = true;
            utterance.continues = false;
            let signature = scene
                .mentions
                .iter()
                .find(|m| m.tokens.start >= utterance.tokens.end && m.tokens.start < utterance.tokens.end + 4);
            utterance.speaker = signature.map(|m| m.party);
            utterance.basis = Basis::Named;
        }
    }
}

/// Passages shared by any two texts.
pub fn shared(study: &Study<'_>, watch: &dyn Watch) -> Result<Vec<align::Passage>, Cancelled> {
    let row = align::Row::of(&study.symbols[..study.reports]);
    let corpus = align::Corpus::new(&row, &study.vocabulary);
    Ok(align::passages(&corpus, &align::Settings::default(), watch)?.passages)
}
