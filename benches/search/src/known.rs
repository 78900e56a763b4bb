//! How early a mail is found by a subject that somebody wrote for it, who had read it.
//!
//! AESLC: mails of Enron, each with the subject it had, and three more that annotators wrote (Zhang and Tetreault 2019). Only the
//! bodies are searched. Asked is for any of the subject's words.

use crate::Request;
use crate::plain::{Plain, Weights};
use index::{Ask, Entry, Likes, Query, Reader, Record, Sort, Writer};
use record::Tokens;
use std::path::Path;

/// A mail and what it is looked for by.
struct Known {
    body: String,
    subjects: Vec<String>,
}

struct NoTexts;

impl Record for NoTexts {
    fn entry(&self, _: u64) -> Result<Option<Entry>, String> {
        Ok(None)
    }
}

/// Prints the mean reciprocal ranks. `--split dev` takes the annotators' subjects, `--split train` those that the mails had.
pub fn run(request: &Request) -> Result<(), String> {
    let split = match request.value("--split") {
        None | Some("dev") => "dev",
        Some("train") => "train",
        Some(other) => return Err(format!("{other} is not to be looked at")),
    };
    let known = read(&request.path, split)?;
    let asked: usize = known.iter().map(|known| known.subjects.len()).sum();
    println!("{} mails of {split}, {asked} subjects", known.len());
    let bodies: Vec<String> = known.iter().map(|known| known.body.clone()).collect();
    let plain = Plain::of(&bodies);
    for (k1, b) in [(0.9, 0.4), (1.2, 0.75)] {
        let rank = |number: usize, subject: &str| Ok(plain.rank(subject, number, Weights { k1, b }));
        print_both(&format!("plain BM25, k1 {k1}, b {b}"), &ranks(&known, rank)?);
    }
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let reader = built(folder.path(), bodies).map_err(|trouble| trouble.to_string())?;
    print_both("this search", &ranks(&known, |number, subject| rank(&reader, subject, number))?);
    Ok(())
}

/// Weights were set on every third mail of dev, the first among them; the others are given apart.
const LOOKED_AT: usize = 3;

/// The rank of each subject, with the number of its mail.
type Ranks = Vec<(usize, Option<usize>)>;

fn print_both(name: &str, ranks: &Ranks) {
    print(name, ranks, |_| true);
    print("  mails no weight was set on", ranks, |number| number % LOOKED_AT != 0);
}

fn ranks(known: &[Known], rank: impl Fn(usize, &str) -> Result<Option<usize>, String>) -> Result<Ranks, String> {
    let all = known.iter().enumerate().flat_map(|(number, known)| known.subjects.iter().map(move |s| (number, s)));
    all.map(|(number, subject)| Ok((number, rank(number, subject)?))).collect()
}

fn print(name: &str, ranks: &Ranks, counts: fn(usize) -> bool) {
    let ranks: Vec<Option<usize>> = ranks.iter().filter(|(number, _)| counts(*number)).map(|(_, rank)| *rank).collect();
    let mean =
        |of: fn(usize) -> f64| ranks.iter().map(|rank| rank.map_or(0.0, of)).sum::<f64>() / ranks.len().max(1) as f64;
    println!(
        "{name:<32} MRR {:.4}  first {:.3}  of the first ten {:.3}",
        mean(|rank| 1.0 / rank as f64),
        mean(|rank| f64::from(u8::from(rank == 1))),
        mean(|rank| f64::from(u8::from(rank <= 10)))
    );
}

fn built(folder: &Path, bodies: Vec<String>) -> Result<Reader, index::Trouble> {
    let mut writer = Writer::open(folder, 50_000_000)?;
    let last = bodies.len().saturating_sub(1) as u64;
    for (row, body) in bodies.into_iter().enumerate() {
        writer.add(&Entry { row: row as u64, body, ..Entry::default() })?;
    }
    writer.commit(last)?;
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
    let named = pieces.filter(|piece| piece.starts_with(wanted));
    let subjects = named.filter_map(|piece| piece.split_once('\n')).map(|(_, subject)| subject.trim().to_owned());
    Known { body, subjects: subjects.filter(|subject| !Tokens::of(subject).is_empty()).collect() }
}
