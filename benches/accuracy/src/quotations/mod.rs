//! Quotations and who said them, against PolNeAR.
//!
//! `quotations DIR --split dev` reads `DIR/data/dev/{text,attributions}`. Every article is read by itself, as a folder with
//! one report would be. The measures:
//!
//! - **Spans.** There to be found is every stretch between double marks that a marked-up content covers, as far as it does.
//!   Found is every quotation of ours. They are paired one to one, the greatest overlap first. *Overlap* counts pairs,
//!   *exact* pairs with the same first and last letter, *words* the letters in common. A plain pairing of marks stands
//!   beside it.
//! - **Speakers.** Of all marked-up attributions whose content holds a double mark, the share that is paired with a quotation
//!   of ours with the right speaker: the words that we say name the speaker overlap those that annotators marked, or both
//!   are names of one party. Where the annotators found no speaker named, naming none is right. *Named*, *pronoun* and
//!   *described* say what the annotators' words are.
//! - **Scare quotes.** Of all stretches between double marks, those that no marked-up content touches are no quotations:
//!   terms held at arm's length, titles, nicknames. Found are those that we take for none.
//!
//! `--traits` prints, instead, every stretch of ours with 1 for "no quotation" and 0 for a quotation, and its traits: what
//! the points of `analysis::quotes::usage` are fitted to. `--misses N` prints up to N of each kind, on `train` and `dev` only.

mod gold;
mod marked;
mod misses;
mod ours;
mod speakers;

use crate::Request;
use crate::counts::{Counts, head, share};
use analysis::quotes::usage::ALL;
use gold::{Article, Attribution};
use misses::Misses;
use ours::{Quotation, Reading};
use speakers::Kind;
use std::ops::Range;

/// Prints the tables.
pub fn run(request: &Request) -> Result<(), String> {
    let split = request.value("--split").ok_or("which split? --split dev")?;
    let shown = request.count("--misses");
    if shown > 0 && !["train", "dev"].contains(&split) {
        return Err(format!("what was missed in {split} stays unseen: rules are made on train and dev"));
    }
    let mut articles = gold::articles(&request.folder, split)?;
    if let Some(name) = request.value("--article") {
        articles.retain(|article| article.name.contains(name));
    }
    if request.options.iter().any(|option| option == "--traits") {
        return traits(&articles);
    }
    let mut table = Table::default();
    let mut misses = Misses::default();
    for article in &articles {
        let reading = ours::read(article)?;
        table.article(article, &reading, &mut misses);
    }
    table.print(articles.len());
    misses.print(shown);
    Ok(())
}

/// Prints the traits of every stretch between marks, with what it is.
fn traits(articles: &[Article]) -> Result<(), String> {
    for article in articles {
        for quotation in ours::read(article)?.quotations {
            let contents = article.attributions.iter().flat_map(|a| &a.content);
            let quoted = contents.clone().any(|content| overlap(content, &quotation.span) > 0);
            let held: Vec<String> =
                ALL.iter().filter(|which| quotation.traits.has(**which)).map(|which| format!("{which:?}")).collect();
            println!("{}\t{}", u8::from(!quoted), held.join(" "));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Table {
    overlap: Counts,
    exact: Counts,
    letters: Counts,
    plain: Counts,
    scare: Counts,
    speakers: [(f64, f64); 4],
}

impl Table {
    fn article(&mut self, article: &Article, reading: &Reading, misses: &mut Misses) {
        let text = &article.text;
        let stretches = marked::stretches(text, 0..text.len());
        let direct: Vec<&Attribution> = article.attributions.iter().filter(|a| is_direct(text, a)).collect();
        let gold = segments(text, &stretches, &direct);
        let quotations: Vec<&Quotation> = reading.quotations.iter().filter(|q| q.is_quotation).collect();
        let found: Vec<Range<usize>> = quotations.iter().map(|q| q.span.clone()).collect();
        let pairs = pair(&gold, &found);
        let exact = pairs.iter().filter(|(g, f)| gold[*g] == found[*f]).count();
        let size = |ranges: &[Range<usize>]| ranges.iter().map(|r| r.len()).sum::<usize>() as f64;
        let common: usize = gold.iter().map(|g| found.iter().map(|f| overlap(g, f)).sum::<usize>()).sum();
        let (there, ours) = (gold.len() as f64, found.len() as f64);
        self.overlap.add(Counts { right: pairs.len() as f64, found: ours, gold: there });
        self.exact.add(Counts { right: exact as f64, found: ours, gold: there });
        self.letters.add(Counts { right: common as f64, found: size(&found), gold: size(&gold) });
        let plainly = pair(&gold, &stretches).len() as f64;
        self.plain.add(Counts { right: plainly, found: stretches.len() as f64, gold: there });
        misses.spans(article, &gold, &found, &pairs);

        for stretch in &stretches {
            let quoted = article.attributions.iter().flat_map(|a| &a.content).any(|c| overlap(c, stretch) > 0);
            let taken = found.iter().any(|f| overlap(f, stretch) > 0);
            let count = |yes: bool| f64::from(u8::from(yes));
            self.scare.add(Counts { right: count(!quoted && !taken), found: count(!taken), gold: count(!quoted) });
            if quoted != taken {
                misses.scare(article, stretch, quoted);
            }
        }

        let contents: Vec<Vec<Range<usize>>> = direct.iter().map(|a| a.content.clone()).collect();
        let matched = speakers::pair(&contents, &quotations);
        for (attribution, quotation) in direct.iter().zip(matched) {
            let kind = speakers::kind(text, attribution);
            let right = quotation.is_some_and(|q| speakers::right(article, attribution, q));
            for row in [Kind::All, kind] {
                let (hits, all) = &mut self.speakers[row as usize];
                *hits += f64::from(u8::from(right));
                *all += 1.0;
            }
            if !right {
                misses.speaker(article, attribution, kind, quotation);
            }
        }
    }

    fn print(&self, articles: usize) {
        println!("{articles} articles\n\n{}", head("spans"));
        println!("{}", self.overlap.line("overlap"));
        println!("{}", self.exact.line("exact"));
        println!("{}", self.letters.line("words, by letters"));
        println!("{}", self.plain.line("a plain pairing of marks, overlap"));
        println!("\n{}\n{}", head("scare quotes, titles, nicknames"), self.scare.line("told apart"));
        println!("\n{:<34} {:>6}", "quotations with the right speaker", "share");
        for (name, (hits, all)) in ["all", "named", "pronoun", "described"].iter().zip(self.speakers) {
            println!("{name:<34} {:>6.3}   {hits:>5} of {all:>5}", share(hits, all));
        }
    }
}

/// Whether the content of an attribution holds a quotation mark, or stands right within a pair.
fn is_direct(text: &str, attribution: &Attribution) -> bool {
    attribution.content.iter().any(|piece| marked::holds_mark(text, piece))
}

/// The stretches between marks, as far as contents cover them: each once.
fn segments(text: &str, stretches: &[Range<usize>], direct: &[&Attribution]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for stretch in stretches {
        let covered = direct.iter().flat_map(|a| &a.content).filter(|c| overlap(c, stretch) > 0);
        let both = covered.fold(None, |both: Option<Range<usize>>, c| {
            let here = stretch.start.max(c.start)..stretch.end.min(c.end);
            Some(both.map_or(here.clone(), |both| both.start.min(here.start)..both.end.max(here.end)))
        });
        out.extend(both.map(|range| marked::trimmed(text, range)).filter(|range| !range.is_empty()));
    }
    out
}

/// How many bytes two ranges share.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Pairs of ranges that overlap, one to one, the greatest overlap first.
fn pair(gold: &[Range<usize>], found: &[Range<usize>]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (g, there) in gold.iter().enumerate() {
        for (f, here) in found.iter().enumerate() {
            let shared = overlap(there, here);
            if shared > 0 {
                all.push((shared, g, f));
            }
        }
    }
    all.sort_by_key(|&(shared, g, f)| (std::cmp::Reverse(shared), g, f));
    let (mut gold_taken, mut found_taken) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut out = Vec::new();
    for (_, g, f) in all {
        if !gold_taken[g] && !found_taken[f] {
            (gold_taken[g], found_taken[f]) = (true, true);
            out.push((g, f));
        }
    }
    out
}
