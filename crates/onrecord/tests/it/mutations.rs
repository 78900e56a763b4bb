//! Mutants of every reader's fixtures, read and analysed: what is shown of them stands where it is said to stand.
//!
//! What must hold of the reading by itself is tried in `intake`, with more inputs.

use analysis::align::Settings;
use analysis::reuse::Stretch;
use intake::{Limits, lines};
use onrecord::engine::{self, Answer, Searched};
use record::progress::Unwatched;
use record::{Item, Place, Span};
use std::path::{Path, PathBuf};
use testkit::mutation::{Input, Reader, try_all};
use views::brief::Look;
use views::html::Carried;

type Holds = Result<(), String>;

/// Analyses the folder with the files of `input`; how many items there were.
fn holds(folder: &Path, input: &Input) -> Result<u64, String> {
    let run = || {
        engine::brief(&[folder.to_owned()], &[], None, &Limits::default(), &Unwatched).map_err(|stop| stop.to_string())
    };
    let answer = run()?;
    places(&answer)?;
    times(&answer)?;
    let view = answer.view();
    let json = views::json::brief(&view);
    serde_json::from_str::<serde_json::Value>(&json).map_err(|error| format!("the brief is no JSON: {error}"))?;
    // The longer ways out, and a second run, for a share.
    if input.round.is_multiple_of(4) {
        views::html::brief(&view, Carried::Whole, None);
        views::html::brief(&view, Carried::Excerpts, None);
        views::csv::findings(&view);
        if views::json::brief(&run()?.view()) != json {
            return Err("a second run gives another brief".to_owned());
        }
    }
    Ok(answer.reading.items().len() as u64 + passages(folder, input)?)
}

/// What files of JSON Lines share stands in their texts; how many texts there were.
fn passages(folder: &Path, input: &Input) -> Result<u64, String> {
    let paths: Vec<PathBuf> = input.files.iter().map(|(name, _)| folder.join(name)).collect();
    let paths: Vec<PathBuf> = paths.into_iter().filter(|path| lines::are_lines(path)).collect();
    if paths.is_empty() {
        return Ok(0);
    }
    let limits = Limits::default();
    let searched = Searched { paths, against: Vec::new() };
    let found = engine::passages(&searched, &Settings::for_piles(), &limits, &Unwatched);
    let found = found.map_err(|why| format!("nothing was searched: {why:?}"))?;
    let ends = found.found.passages.iter().flat_map(|passage| [passage.a, passage.b]);
    let places: Vec<Stretch> = ends.chain(found.found.common.iter().flat_map(|common| common.places.clone())).collect();
    let words = found.words(&places, &limits, &Unwatched).map_err(|stop| stop.to_string())?;
    for place in &places {
        let words = words.get(place).ok_or_else(|| format!("{place:?} is no place of a text"))?;
        if words.trim().is_empty() {
            return Err(format!("no words stand at {place:?}"));
        }
    }
    for line in views::passages::lines(&found.found, &found) {
        serde_json::from_str::<serde_json::Value>(&line).map_err(|error| format!("a row is no JSON: {error}"))?;
    }
    let clusters = views::passages::clusters(&found.found);
    views::passages::page(&found.found, &clusters, &words, &found, Look::default());
    Ok(found.lines.iter().map(|(_, read)| read.totals.read).sum())
}

/// The words of everything that has words stand at its place.
fn places(answer: &Answer) -> Holds {
    let dossier = &answer.dossier;
    for quote in &dossier.quotes {
        stands(answer, "a quotation", &quote.place, Some(&quote.text))?;
        for span in [quote.cue, quote.speaker_words].into_iter().flatten() {
            stands(answer, "a cue", &Place::new(&quote.place.source, span), None)?;
        }
    }
    for message in &dossier.messages {
        message.sent.claims.iter().try_for_each(|place| stands(answer, "a time", place, None))?;
        for witness in &message.witnesses {
            stands(answer, "a witness", &witness.place, Some(&witness.text))?;
        }
    }
    for event in &dossier.events {
        event.claims.iter().chain(&event.when.claims).try_for_each(|place| stands(answer, "an event", place, None))?;
        if let Some(follows) = &event.follows {
            stands(answer, "a delay", &follows.place, Some(&follows.text))?;
        }
    }
    for reply in &dossier.replies {
        stands(answer, "a reply", &reply.place, Some(&reply.text))?;
    }
    for evidence in dossier.derivations.iter().flat_map(|derivation| &derivation.evidence) {
        stands(answer, "evidence", &evidence.place, Some(&evidence.text))?;
    }
    for value in dossier.findings.iter().flat_map(|finding| &finding.values) {
        stands(answer, "a value", &value.place, None)?;
    }
    for change in dossier.versions.iter().flat_map(|version| &version.changes) {
        for words in [&change.here, &change.there].into_iter().flatten() {
            stands(answer, "a change", &words.place, Some(&words.text))?;
        }
    }
    Ok(())
}

fn stands(answer: &Answer, what: &str, place: &Place, words: Option<&str>) -> Holds {
    let item = answer.reading.items().iter().find(|item| item.source == place.source);
    let item = item.ok_or_else(|| format!("{what} is in {}, which is no item", place.source))?;
    let there = inside(item, what, place.span)?;
    if words.is_some_and(|words| words != there) {
        return Err(format!("{what} {words:?} is said to stand at {:?}, where {there:?} stands", place.span));
    }
    Ok(())
}

fn inside<'a>(item: &'a Item, what: &str, span: Span) -> Result<&'a str, String> {
    let there = item.text.get(span.start..span.end);
    there.ok_or_else(|| format!("{what} does not fit {} bytes of text: {span:?}", item.text.len()))
}

/// Times stand in order in their text, and every view of them can be written.
fn times(answer: &Answer) -> Holds {
    let told = engine::times(&answer.reading);
    for one in &told {
        for mention in &one.times {
            inside(one.item, "a time", mention.span)?;
            mention.timexes.iter().try_for_each(|timex| inside(one.item, "a TIMEX3", timex.span).map(drop))?;
        }
        views::times::timeml(one);
    }
    views::times::page(&told);
    for line in views::times::lines(&told).lines() {
        serde_json::from_str::<serde_json::Value>(line)
            .map_err(|error| format!("a line of times is no JSON: {error}"))?;
    }
    Ok(())
}

/// Analyses so many inputs; each reader gives some items.
fn check(inputs: u64) {
    let tried = try_all(inputs, holds);
    for reader in Reader::ALL {
        let tried = tried.get(reader).copied().unwrap_or_default();
        println!("{:>15}: {} inputs, {} items", reader.name(), tried.inputs, tried.read);
        assert!(tried.inputs >= inputs / Reader::ALL.len() as u64, "{} got {} inputs", reader.name(), tried.inputs);
        assert!(tried.read > 0 || *reader == Reader::NotYet, "{} gave no item", reader.name());
    }
}

#[test]
fn what_is_shown_of_mutants_stands_where_it_is_said_to_stand() {
    check(240);
}

#[test]
#[ignore = "slow: the same, many times"]
fn what_is_shown_of_many_mutants_stands_where_it_is_said_to_stand() {
    check(10_000);
}
