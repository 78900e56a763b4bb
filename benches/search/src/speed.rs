//! Processor time of queries and of building, size and memory.

use crate::{Request, mails, queries};
use cpu_time::ProcessTime;
use index::{Ask, By, Entry, Likes, Query, Reader, Record, Sort, Writer};
use std::path::Path;

/// Bytes that the writer may hold.
const MEMORY: usize = 200_000_000;
/// Hits on a page.
const PAGE: usize = 20;
/// Mails between two commits.
const COMMIT: u64 = 100_000;

/// No text is asked for here.
pub struct NoTexts;

impl Record for NoTexts {
    fn entry(&self, _: u64) -> Result<Option<Entry>, String> {
        Ok(None)
    }
}

/// Builds an index, in a folder that goes away or in that of `--index`, where it stays for the next time; prints what it took and what
/// queries take.
pub fn run(request: &Request) -> Result<(), String> {
    let passing = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = request.value("--index").map_or(passing.path(), Path::new);
    if !index::is_there(folder) {
        let started = ProcessTime::now();
        build(&request.path, folder, request.count("--times", 1))?;
        println!(
            "built in {:.1} s of processor time, peak memory {}, {:.1} MB on disk",
            started.elapsed().as_secs_f64(),
            peak(),
            size(folder)? as f64 / 1e6
        );
    }
    let reader = Reader::open(folder).map_err(|trouble| trouble.to_string())?;
    println!("{} mails", reader.len());
    for (kind, texts) in queries::drawn(&request.path, request.count("--queries", 200))? {
        let times: Result<Vec<f64>, String> = texts.iter().map(|text| page(&reader, text)).collect();
        let times = times?;
        print_times(kind, times.clone());
        print_slowest(&texts, &times, request.count("--slowest", 0));
    }
    for by in [By::Month, By::Party] {
        let times: Result<Vec<f64>, String> =
            (1999..2017).map(|year| facet(&reader, &format!("sent:{year}"), by)).collect();
        print_times(&format!("a year by {}", by.name()), times?);
    }
    Ok(())
}

fn build(path: &Path, folder: &Path, times: usize) -> Result<(), String> {
    let said = |trouble: index::Trouble| trouble.to_string();
    let mut writer = Writer::open(folder, MEMORY).map_err(said)?;
    let mut varied = mails::Varied::of(path)?;
    let mut row = 0;
    for time in 0..times {
        mails::each(path, |entry| {
            let entry = if time == 0 { entry } else { varied.copy(&entry, row) };
            writer.add(&entry).map_err(said)?;
            if row % COMMIT == COMMIT - 1 {
                writer.commit(row).map_err(said)?;
            }
            row += 1;
            Ok(())
        })?;
    }
    writer.commit(row.saturating_sub(1)).map_err(said)?;
    writer.finish().map_err(said)
}

/// Milliseconds that the first page takes, by relevance; the middle of three.
fn page(reader: &Reader, text: &str) -> Result<f64, String> {
    timed(text, |ask| reader.page(ask, Sort::Relevance, None, PAGE).map(|_| ()))
}

fn facet(reader: &Reader, text: &str, by: By) -> Result<f64, String> {
    timed(text, |ask| reader.facet(ask, by).map(|_| ()))
}

fn timed(text: &str, work: impl Fn(&Ask<'_>) -> Result<(), index::Trouble>) -> Result<f64, String> {
    let query = Query::read(text).map_err(|mistake| mistake.shown(text))?;
    let likes = Likes::new();
    let ask = Ask { query: &query, likes: &likes, record: &NoTexts };
    let mut times = Vec::new();
    for _ in 0..3 {
        let started = ProcessTime::now();
        work(&ask).map_err(|trouble| trouble.to_string())?;
        times.push(started.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[1])
}

fn print_times(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |hundredths: usize| times.get((times.len() * hundredths / 100).min(times.len().saturating_sub(1)));
    let [middle, most] = [50, 99].map(|hundredths| at(hundredths).copied().unwrap_or(0.0));
    println!("{name:<18} {:>4} queries  p50 {middle:>8.2} ms  p99 {most:>8.2} ms", times.len());
}

/// What took longest.
fn print_slowest(texts: &[String], times: &[f64], wanted: usize) {
    let mut all: Vec<(&f64, &String)> = times.iter().zip(texts).collect();
    all.sort_by(|one, other| other.0.total_cmp(one.0));
    all.iter().take(wanted).for_each(|(time, text)| println!("    {time:>8.2} ms  {text}"));
}

/// The most memory that this process held at once, where the system says it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".to_owned(), |line| line.trim().to_owned())
}

fn size(folder: &Path) -> Result<u64, String> {
    let files = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
    Ok(files.flatten().filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum())
}
