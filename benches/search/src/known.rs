//! How early a mail is found by a subject that somebody wrote for it, who had read it.
//!
//! AESLC: mails of Enron, each with the subject it had, and three more that annotators wrote (Zhang and Tetreault 2019). Only the
//! bodies are searched, if not asked otherwise. Asked is for any of the subject's words.

use crate::Request;
use crate::folds;
use crate::plain::{self, Plain};
use index::{Ask, Entry, Likes, Query, Reader, Record, Sort, Writer};
use record::Tokens;
use std::path::Path;

/// A mail and what it is looked for by.
struct Known {
    body: String,
    /// The subject that it had.
    own: String,
    subjects: Vec<String>,
}

struct NoTexts;

impl Record for NoTexts {
    fn entry(&self, _: u64) -> Result<Option<Entry>, String> {
        Ok(None)
    }
}

/// Prints the mean reciprocal ranks. `--split dev` takes the annotators' subjects, `--split train` those that the mails had;
/// `--every 8` asks for every eighth mail alone, among all; `--subjects yes` puts those that the mails of dev had into the index. `--folds 5` chooses weights by cross-validation;
/// `--misses 40` prints that many queries, of those where plain BM25 does better.
pub fn run(request: &Request) -> Result<(), String> {
    let split = match request.value("--split") {
        None | Some("dev") => "dev",
        Some("train") => "train",
        Some(other) => return Err(format!("{other} is not to be looked at")),
    };
    let with_subjects = split == "dev" && request.value("--subjects") == Some("yes");
    let mut known = read(&request.path, split)?;
    let every = request.count("--every", 1).max(1);
    let unasked = known.iter_mut().enumerate().filter(|(number, _)| number % every != 0);
    unasked.for_each(|(_, known)| known.subjects.clear());
    let asked: usize = known.iter().map(|known| known.subjects.len()).sum();
    println!("{} mails of {split}, {asked} subjects", known.len());
    let entries: Vec<Entry> = known.iter().enumerate().map(|(row, known)| entry(row, known, with_subjects)).collect();
    let texts: Vec<String> = entries.iter().map(|entry| format!("{}\n{}", entry.body, entry.subject)).collect();
    let plain = Plain::of(&texts);
    let mut better = Ranks::new();
    for (k1, b) in [(0.9, 0.4), (1.2, 0.75), (0.6, 0.75)] {
        let rank = |number: usize, subject: &str| Ok(plain.rank(subject, number, plain::Weights { k1, b }));
        let ranks = ranks(&known, rank)?;
        print(&format!("plain BM25, k1 {k1}, b {b}"), &ranks);
        // The last is none of those in common use: it is what does best here, and so the hardest to beat.
        if (k1 != 0.6) && mean(&ranks, |_| true) > mean(&better, |_| true) {
            better = ranks;
        }
    }
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut reader = built(folder.path(), &entries).map_err(|trouble| trouble.to_string())?;
    let found = ranks(&known, |number, subject| rank(&reader, subject, number))?;
    print("this search", &found);
    print_misses(&known, &found, &better, request.count("--misses", 0));
    let folds = request.count("--folds", 0);
    if folds > 1 {
        let mut tried = Vec::new();
        for weights in folds::grid(with_subjects) {
            reader = reader.weighing(weights);
            tried.push((weights, ranks(&known, |number, subject| rank(&reader, subject, number))?));
        }
        folds::print(&tried, folds, &better);
    }
    Ok(())
}

fn entry(row: usize, known: &Known, with_subject: bool) -> Entry {
    let subject = if with_subject { known.own.clone() } else { String::new() };
    Entry { row: row as u64, body: known.body.clone(), subject, ..Entry::default() }
}

/// The rank of each subject, with the number of its mail.
pub type Ranks = Vec<(usize, Option<usize>)>;

/// The mean reciprocal rank of the mails that count.
pub fn mean(ranks: &Ranks, counts: impl Fn(usize) -> bool) -> f64 {
    mean_of(ranks, counts, |rank| 1.0 / rank as f64)
}

fn mean_of(ranks: &Ranks, counts: impl Fn(usize) -> bool, of: fn(usize) -> f64) -> f64 {
    let counted = ranks.iter().filter(|(mail, _)| counts(*mail));
    let (sum, all) = counted.fold((0.0, 0), |(sum, all), (_, rank)| (sum + rank.map_or(0.0, of), all + 1));
    sum / f64::from(all.max(1))
}

fn ranks(known: &[Known], rank: impl Fn(usize, &str) -> Result<Option<usize>, String>) -> Result<Ranks, String> {
    let all = known.iter().enumerate().flat_map(|(number, known)| known.subjects.iter().map(move |s| (number, s)));
    all.map(|(number, subject)| Ok((number, rank(number, subject)?))).collect()
}

fn print(name: &str, ranks: &Ranks) {
    let [first, ten] = [|rank| f64::from(u8::from(rank == 1)), |rank| f64::from(u8::from(rank <= 10))]
        .map(|of: fn(usize) -> f64| mean_of(ranks, |_| true, of));
    println!("{name:<26} MRR {:.4}  first {first:.3}  of the first ten {ten:.3}", mean(ranks, |_| true));
}

/// Where plain BM25 has a mail higher, the most lost first.
fn print_misses(known: &[Known], found: &Ranks, plain: &Ranks, most: usize) {
    let subjects: Vec<&String> = known.iter().flat_map(|known| &known.subjects).collect();
    let of = |rank: Option<usize>| rank.map_or(0.0, |rank| 1.0 / rank as f64);
    let lost = |k: &usize| of(plain[*k].1) - of(found[*k].1);
    let mut misses: Vec<usize> = (0..found.len()).filter(|k| lost(k) > 0.0).collect();
    misses.sort_by(|one, other| lost(other).total_cmp(&lost(one)));
    for k in misses.into_iter().take(most) {
        let [here, there] =
            [found[k].1, plain[k].1].map(|rank| rank.map_or("none".to_owned(), |rank| rank.to_string()));
        println!("  mail {}: rank {here}, plain {there}: {}", found[k].0, subjects[k]);
    }
}

fn built(folder: &Path, entries: &[Entry]) -> Result<Reader, index::Trouble> {
    let mut writer = Writer::open(folder, 50_000_000)?;
    for entry in entries {
        writer.add(entry)?;
    }
    writer.commit(entries.len().saturating_sub(1) as u64)?;
    writer.finish()?;
    Reader::open(folder)
}

fn rank(reader: &Reader, subject: &str, wanted: usize) -> Result<Option<usize>, String> {
    let words: Vec<String> = Tokens::of(subject).iter().map(|word| format!("\"{word}\"")).collect();
    let text = format!("any({})", words.join(" "));
    let query = Query::read(&text).map_err(|mistake| mistake.shown(&text))?;
    let ask = Ask { query: &query, likes: &Likes::new(), record: &NoTexts };
    let page =
        reader.page(&ask, Sort::Relevance, None, reader.len() as usize).map_err(|trouble| trouble.to_string())?;
    Ok(page.hits.iter().position(|hit| hit.row == wanted as u64).map(|place| place + 1))
}

fn read(folder: &Path, split: &str) -> Result<Vec<Known>, String> {
    let folder = folder.join("enron_subject_line").join(split);
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths: Vec<_> = std::fs::read_dir(&folder).map_err(said)?.flatten().map(|file| file.path()).collect();
    paths.sort();
    let wanted = if split == "dev" { "ann" } else { "subject" };
    let mut out = Vec::new();
    for path in paths {
        let text = String::from_utf8_lossy(&std::fs::read(path).map_err(said)?).into_owned();
        out.push(parts(&text, wanted));
    }
    Ok(out)
}

/// The body stands first; then each subject behind a line `@name`.
fn parts(text: &str, wanted: &str) -> Known {
    let mut pieces = text.split("\n@");
    let body = pieces.next().unwrap_or("").to_owned();
    let named: Vec<(&str, &str)> = pieces.filter_map(|piece| piece.split_once('\n')).collect();
    let own = named.iter().find(|(name, _)| *name == "subject").map_or("", |(_, subject)| subject.trim()).to_owned();
    let asked = named.iter().filter(|(name, _)| name.starts_with(wanted)).map(|(_, subject)| subject.trim().to_owned());
    Known { body, own, subjects: asked.filter(|subject| !Tokens::of(subject).is_empty()).collect() }
}
