//! How much processor time quotations and times take.
//!
//! `speed DIR [--articles N]` reads the texts of a folder and times the stages that make them a study: names, quotations
//! with their speakers, and times; then quotations and times by themselves. Words are counted, since articles differ in length: the figure is articles of 700
//! words in a second of processor time, over all threads, the middle of nine runs.

use crate::Request;
use analysis::dossier::Marked;
use analysis::parties::{self, Mention, Roster};
use analysis::prose::Prose;
use analysis::quotes::cues::{self, Scene};
use analysis::quotes::{Utterance, attribution, marks};
use analysis::study::Study;
use analysis::times::{self, Reference};
use cpu_time::ProcessTime;
use intake::{Limits, Pile};
use record::Interval;
use record::progress::Unwatched;

const RUNS: usize = 9;
const WORDS: f64 = 700.0;

/// Prints the figures.
pub fn run(request: &Request) -> Result<(), String> {
    let mut pile = Pile::default();
    intake::read(std::slice::from_ref(&request.folder), &Limits::default(), &mut pile, &Unwatched)
        .map_err(|error| error.to_string())?;
    let mut items = pile.items;
    if let limit @ 1.. = request.count("--articles") {
        items.truncate(limit);
    }
    if items.is_empty() {
        return Err(format!("no texts in {}", request.folder.display()));
    }
    let words: usize = items.iter().map(|item| Prose::of(item).tokens.len()).sum();
    let articles = words as f64 / WORDS;
    println!("{} texts, {words} words: {articles:.0} articles of {WORDS} words", items.len());
    let prose = middle(|| {
        std::hint::black_box(items.iter().map(Prose::of).collect::<Vec<_>>());
    });
    let proses: Vec<Prose<'_>> = items.iter().map(Prose::of).collect();
    let study = middle(|| {
        std::hint::black_box(Study::of(&proses, proses.len(), &Unwatched).is_ok());
    });
    let line = |name: &str, seconds: f64| {
        println!("{name:<32} {seconds:>8.3} s  {:>8.0} articles a second", articles / seconds);
    };
    line("words, sentences, paragraphs", prose);
    line("names, quotations, times", study);
    let reference =
        Reference { published: Some(Interval::day(record::time::date(2016, 11, 1))), ..Reference::default() };
    let times = middle(|| {
        for prose in &proses {
            std::hint::black_box(times::mentions(&prose.item.text, &prose.tokens, &[], &reference));
        }
    });
    let (roster, mentions) = parties::find(&proses);
    let quotations = middle(|| {
        for (prose, mentions) in proses.iter().zip(&mentions) {
            std::hint::black_box(quotations(prose, mentions, &roster));
        }
    });
    line("times alone", times);
    line("quotations and speakers alone", quotations);
    line("both, names known", times + quotations);
    println!("times alone: {:.3} ms for {WORDS} words", times / articles * 1000.0);
    Ok(())
}

/// The quotations of a text with their speakers, as the study of a pile reads them once it knows the names.
fn quotations(prose: &Prose<'_>, mentions: &[Mention], roster: &Roster) -> Vec<Utterance> {
    let marks = marks::find(prose);
    let mut quoted = vec![false; prose.tokens.len()];
    marks.iter().flat_map(|m| m.tokens.clone()).for_each(|i| quoted[i] = true);
    let scene = Scene { prose, mentions, roster, quoted: &quoted, talkers: &[] };
    let cues = cues::find(&scene);
    let heard = |m: marks::Marks| Utterance::heard(0, m.tokens, Marked::Yes, m.goes_on, 1.0);
    let mut utterances: Vec<Utterance> = marks.into_iter().map(heard).collect();
    let genders = attribution::genders([&scene].into_iter());
    attribution::attribute(&scene, &cues, &genders, &mut utterances);
    utterances
}

/// The middle of several runs, in seconds of processor time.
fn middle(run: impl Fn()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = ProcessTime::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}
