//! Shared passages: our rows beside the gold of PAN 2013's text alignment.
//!
//! `pan DIR --onrecord BINARY [--pairs 250] [--min-bits B] [--least N] [--join N] [--misses N]` reads
//! `02-no-obfuscation` in a checkout of bhagirath77/PanPC. In each of its pairs a suspicious document holds passages
//! copied from a source. For each pair the program is run once, as `onrecord passages FILE --jsonl` over a file of just
//! the two documents. The first 250 pairs of the file `pairs` may be looked into; the rest are kept for a last
//! measurement, and more are refused.
//!
//! **Gold.** An XML file a pair gives offset and length of each passage in both documents, in characters. In this copy
//! they no longer fit: its texts have been through optical recognition, which misread letters, lost some, and wrapped
//! lines anew. So each passage is re-anchored once, without any of our alignment ([`anchor`]): what is printed says how
//! many and how far.
//!
//! **Figures.** Macro-averaged precision and recall, granularity and plagdet as in PAN's own evaluator ([`plagdet`]),
//! in characters of both documents; micro-averaged ones below. The gold is what was planted, and holds no passage of
//! fewer than some 250 characters; what the documents share besides, an address or a phrase, counts as wrong, and
//! weighs as much as a page in the macro figures. So two lines can be added: `--join N` joins rows of a pair where
//! fewer than N characters lie between them in both documents, `--least N` then leaves out rows of fewer than N
//! characters in either document. Of the rows outside all cases the last line says how many have the same words on both
//! sides: those are passages that are shared, though nobody planted them. `offsets as stated` shows what re-anchoring
//! is for. `--min-bits` is handed to the program.

mod anchor;
mod plagdet;
mod rows;

use crate::Request;
use crate::xml::{Event, events};
use anchor::Folded;
use plagdet::{Passage, Weighed};
use rows::Program;
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

/// How many pairs may be looked into.
const OPEN: usize = 250;
/// A re-anchored passage is told of where its length differs from the stated one by more than this share.
const FITS: f64 = 0.05;

/// Prints the figures.
pub fn run(request: &Request) -> Result<(), String> {
    let binary = request.value("--onrecord").ok_or("--onrecord BINARY is missing")?;
    let pairs = match request.value("--pairs") {
        Some(count) => count.parse().map_err(|_| format!("--pairs takes a number, not {count}"))?,
        None => OPEN,
    };
    if pairs > OPEN {
        return Err(format!("pairs after the first {OPEN} are held out: --pairs {OPEN} at the most"));
    }
    let root = crate::folders::below(&request.folder, |path| path.join("02-no-obfuscation/pairs").is_file())
        .ok_or_else(|| format!("no 02-no-obfuscation/pairs in {}", request.folder.display()))?;
    let corpus = Corpus::read(&root, pairs)?;
    let gold = corpus.anchored();
    println!("{}", gold.summary());
    let program = Program::at(binary, request.value("--min-bits"))?;
    let mut found = Vec::new();
    for pair in &corpus.pairs {
        found.extend(program.passages(pair, &corpus.texts)?);
    }
    println!("{:<44} {:>6} {:>6} {:>6} {:>7} {:>7}", "", "P", "R", "gran", "plagdet", "rows");
    let by_cases = |name: &str, rows: &[Passage]| {
        println!("{}{:>8}", plagdet::macro_scores(&gold.cases, rows).line(name), rows.len());
    };
    by_cases("macro", &found);
    println!("{}{:>8}", plagdet::micro_scores(&gold.cases, &found).line("micro"), found.len());
    let mut fewer = found.clone();
    if let gap @ 1.. = request.count("--join") {
        fewer = rows::joined(&fewer, gap);
        by_cases(&format!("macro, joined over < {gap} characters"), &fewer);
    }
    if let least @ 1.. = request.count("--least") {
        fewer.retain(|row| row.spans.iter().all(|span| span.len() >= least));
        by_cases(&format!("macro, and of >= {least} characters"), &fewer);
    }
    let stated = plagdet::macro_scores(&corpus.stated, &found);
    println!("{}{:>8}", stated.line("macro, offsets as stated"), found.len());
    let weighed = Weighed::of(&gold.cases, &found);
    println!("{weighed}");
    let outside = |at: &&usize| weighed.precisions[**at] == 0.0;
    let rows: Vec<usize> = (0..found.len()).collect();
    let same = rows.iter().filter(outside).filter(|&&at| corpus.same_words(&found[at])).count();
    println!("  of these, {same} have the same words on both sides");
    show(&corpus, &gold.cases, &found, &weighed, request.count("--misses"));
    Ok(())
}

/// A suspicious document and a source, as numbers of texts.
pub struct Pair {
    this: usize,
    source: usize,
}

/// The pairs, their texts, and the gold as it is stated.
struct Corpus {
    names: Vec<String>,
    texts: Vec<String>,
    pairs: Vec<Pair>,
    stated: Vec<Passage>,
}

impl Corpus {
    /// Reads the first pairs.
    fn read(root: &Path, most: usize) -> Result<Corpus, String> {
        let folder = root.join("02-no-obfuscation");
        let mut corpus = Corpus { names: Vec::new(), texts: Vec::new(), pairs: Vec::new(), stated: Vec::new() };
        let mut known: HashMap<String, usize> = HashMap::new();
        for line in read(&folder.join("pairs"))?.lines().take(most) {
            let (this, source) = line.split_once(' ').ok_or_else(|| format!("not a pair: {line}"))?;
            let mut number = |folder: &str, name: &str| match known.get(name) {
                Some(&number) => Ok::<usize, String>(number),
                None => {
                    corpus.texts.push(read(&root.join(folder).join(name))?);
                    corpus.names.push(name.to_owned());
                    known.insert(name.to_owned(), corpus.texts.len() - 1);
                    Ok(corpus.texts.len() - 1)
                }
            };
            let pair = Pair { this: number("susp", this)?, source: number("final_txt_files", source)? };
            let stem = |name: &str| name.trim_end_matches(".txt").to_owned();
            let xml = read(&folder.join(format!("{}-{}.xml", stem(this), stem(source))))?;
            corpus.stated.extend(events(&xml).iter().filter_map(|event| stated(event, &pair)));
            corpus.pairs.push(pair);
        }
        Ok(corpus)
    }

    /// Whether both sides are the same words, whatever stands between them.
    fn same_words(&self, row: &Passage) -> bool {
        let words = |text: usize, span: &Range<usize>| -> String {
            let chars = self.texts[text].chars().skip(span.start).take(span.len());
            chars.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        words(row.this, &row.spans[0]) == words(row.source, &row.spans[1])
    }

    /// The gold where the texts hold it.
    fn anchored(&self) -> Gold {
        let folded: Vec<Folded> = self.texts.iter().map(|text| Folded::of(text)).collect();
        let mut gold = Gold { pairs: self.pairs.len(), ..Gold::default() };
        for stated in &self.stated {
            match anchor::anchored(stated, &folded[stated.this], &folded[stated.source]) {
                Some(case) => {
                    gold.moved.push([&case.spans, &stated.spans].map(|spans| spans.clone()));
                    gold.cases.push(case);
                }
                None => {
                    gold.lost += 1;
                    gold.cases.push(stated.clone());
                }
            }
        }
        gold
    }
}

/// The gold, and how far it was moved.
#[derive(Default)]
struct Gold {
    pairs: usize,
    cases: Vec<Passage>,
    /// Of each case that was re-anchored, the spans as they are and as stated.
    moved: Vec<[[Range<usize>; 2]; 2]>,
    /// Cases for which nothing was found; they stand as stated.
    lost: usize,
}

impl Gold {
    fn summary(&self) -> String {
        let far = |side: usize| {
            let mut far: Vec<usize> =
                self.moved.iter().map(|[now, was]| now[side].start.abs_diff(was[side].start)).collect();
            far.sort_unstable();
            let at = |share: usize| far.get(far.len() * share / 100).or(far.last()).copied().unwrap_or(0);
            format!(
                "{} moved, half of all by {} characters or more, a tenth by {} or more, one by {}",
                far.iter().filter(|&&far| far > 0).count(),
                at(50),
                at(90),
                far.last().unwrap_or(&0)
            )
        };
        let fits = |[now, was]: &&[[Range<usize>; 2]; 2]| {
            (0..2).all(|side| now[side].len().abs_diff(was[side].len()) as f64 <= FITS * was[side].len() as f64)
        };
        format!(
            "{} pairs, {} cases: {} re-anchored, {} left as stated\n  \
             in the suspicious document: {}\n  in the source: {}\n  {} of them within {:.0}% of the stated length",
            self.pairs,
            self.cases.len(),
            self.moved.len(),
            self.lost,
            far(0),
            far(1),
            self.moved.iter().filter(fits).count(),
            FITS * 100.0
        )
    }
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A passage as the gold states it.
fn stated(event: &Event, pair: &Pair) -> Option<Passage> {
    event.attribute("name").filter(|&name| name == "plagiarism")?;
    let number = |name: &str| event.attribute(name)?.parse::<usize>().ok();
    let span = |side: &str| {
        let start = number(&format!("{side}_offset"))?;
        Some(start..start + number(&format!("{side}_length"))?)
    };
    Some(Passage { this: pair.this, source: pair.source, spans: [span("this")?, span("source")?] })
}

/// Lists cases that were missed by half or more, and rows that are wrong by half or more.
fn show(corpus: &Corpus, gold: &[Passage], found: &[Passage], weighed: &Weighed, most: usize) {
    let told = |passage: &Passage| {
        let ends = |text: usize, span: &Range<usize>| {
            let words: String = corpus.texts[text].chars().skip(span.start).take(span.len()).collect();
            let words: Vec<&str> = words.split_whitespace().collect();
            match words.len() {
                ..=16 => words.join(" "),
                many => format!("{} ... {}", words[..8].join(" "), words[many - 8..].join(" ")),
            }
        };
        let [this, source] = &passage.spans;
        format!(
            "{} {this:?}, {} {source:?}\n      {}\n      {}",
            corpus.names[passage.this],
            corpus.names[passage.source],
            ends(passage.this, this),
            ends(passage.source, source)
        )
    };
    let half = |shares: &[f64]| (0..shares.len()).filter(|&at| shares[at] < 0.5).take(most).collect::<Vec<_>>();
    for at in half(&weighed.recalls) {
        println!("  missed, {:.2} found: {}", weighed.recalls[at], told(&gold[at]));
    }
    for at in half(&weighed.precisions) {
        println!("  too much, {:.2} right: {}", weighed.precisions[at], told(&found[at]));
    }
}
