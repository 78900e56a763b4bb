//! How processor time and memory of shared passages grow with the pile.
//!
//! `reuse FILE.jsonl [--sizes 1000,3000,10000,30000,100000] [--runs 3] [--svg FILE]` searches the first 1,000 texts of a
//! file, then the first 3,000, and so on, as `onrecord passages` does ([`search`]), all but the writing of the answer. Each
//! search is a process of its own, so that none finds memory that another has left. Given is the middle of the runs, of which
//! there are five times as many below 10,000 texts:
//!
//! - processor time, of all threads, user and system, for each stage that the program tells of;
//! - the floor ([`floor`]), measured after the search in the same process: what nothing that looks at every word can do
//!   without;
//! - the most memory held at once, as Linux tells it (`VmHWM`);
//! - growth: processor time by `n log2 n`, where the first size counts 1.
//!
//! `--svg` draws it ([`curve`]).

mod curve;
mod floor;
mod search;

use crate::Request;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

const SIZES: [usize; 5] = [1000, 3000, 10_000, 30_000, 100_000];
const RUNS: usize = 3;
/// Fewer texts than this take a fraction of a second, and are searched [`OFTENER`] times as often.
const SMALL: usize = 10_000;
const OFTENER: usize = 5;

/// What one size takes; times in seconds of processor time unless it says otherwise.
struct Point {
    texts: usize,
    bytes: u64,
    words: u64,
    passages: u64,
    common: u64,
    /// Pairs of texts that something was followed up in.
    pairs: u64,
    stages: Vec<(String, f64)>,
    total: f64,
    elapsed: f64,
    floor_read: f64,
    floor_sort: f64,
    /// In MiB.
    peak: f64,
}

impl Point {
    fn floor(&self) -> f64 {
        self.floor_read + self.floor_sort
    }
}

/// Prints the figures.
pub fn run(request: &Request) -> Result<(), String> {
    if request.options.iter().any(|option| option == "--once") {
        println!("{}", once(&request.folder)?);
        return Ok(());
    }
    let sizes = match request.value("--sizes") {
        None => SIZES.to_vec(),
        Some(list) => {
            let size = |size: &str| size.parse().map_err(|_| format!("--sizes takes numbers, not {size}"));
            list.split(',').map(size).collect::<Result<_, _>>()?
        }
    };
    let runs = match request.count("--runs") {
        0 => RUNS,
        runs => runs,
    };
    let mut points = Vec::new();
    for &size in &sizes {
        points.push(point(&request.folder, size, runs)?);
        eprintln!("{} texts searched", grouped(size as u64));
    }
    print!("{}", tables(&points));
    if let Some(path) = request.value("--svg") {
        std::fs::write(path, curve::svg(&points)).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

/// One search and its floor, as JSON.
fn once(path: &Path) -> Result<Value, String> {
    let searched = search::search(path)?;
    let peak = search::peak()?;
    let words = search::words(path)?;
    let floor = floor::measure(path, words)?;
    Ok(json!({
        "words": words, "passages": searched.passages, "common": searched.common,
        "pairs": searched.pairs, "stages": searched.stages,
        "elapsed": searched.elapsed, "floor_read": floor.read, "floor_sort": floor.sort, "peak": peak,
    }))
}

/// Searches the first `size` texts, several times.
fn point(path: &Path, size: usize, runs: usize) -> Result<Point, String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let folder = tempfile::tempdir().map_err(told)?;
    let part = folder.path().join("texts.jsonl");
    let bytes = first(path, size, &part)?;
    let program = std::env::current_exe().map_err(told)?;
    let mut seen: Vec<Value> = Vec::new();
    for _ in 0..if size < SMALL { OFTENER * runs } else { runs } {
        let output = Command::new(&program)
            .args(["reuse".as_ref(), part.as_os_str(), "--once".as_ref()])
            .stderr(Stdio::inherit())
            .output()
            .map_err(told)?;
        if !output.status.success() {
            return Err(format!("the search of {size} texts ended with {}", output.status));
        }
        seen.push(serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?);
    }
    let middle = |of: &dyn Fn(&Value) -> f64| {
        let mut all: Vec<f64> = seen.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let number = |name: &str| middle(&|run| run[name].as_f64().unwrap_or(f64::NAN));
    let seconds = |run: &Value, k: usize| run["stages"][k][1].as_f64().unwrap_or(f64::NAN);
    let names: Vec<String> =
        seen[0]["stages"].as_array().into_iter().flatten().filter_map(|s| s[0].as_str().map(str::to_owned)).collect();
    Ok(Point {
        texts: size,
        bytes,
        words: number("words") as u64,
        passages: number("passages") as u64,
        common: number("common") as u64,
        pairs: number("pairs") as u64,
        total: middle(&|run| (0..names.len()).map(|k| seconds(run, k)).sum()),
        stages: names.iter().enumerate().map(|(k, name)| (name.clone(), middle(&|run| seconds(run, k)))).collect(),
        elapsed: number("elapsed"),
        floor_read: number("floor_read"),
        floor_sort: number("floor_sort"),
        peak: number("peak") / f64::from(1 << 20),
    })
}

/// Writes the first lines of a file to another, and says how many bytes they are.
fn first(path: &Path, lines: usize, part: &Path) -> Result<u64, String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut from = BufReader::new(File::open(path).map_err(told)?);
    let mut to = BufWriter::new(File::create(part).map_err(told)?);
    let (mut bytes, mut line) = (0, Vec::new());
    for taken in 0..lines {
        line.clear();
        if from.read_until(b'\n', &mut line).map_err(told)? == 0 {
            return Err(format!("{} has {taken} texts, and {lines} are asked for", path.display()));
        }
        bytes += line.len() as u64;
        to.write_all(&line).map_err(told)?;
    }
    to.flush().map_err(told)?;
    Ok(bytes)
}

/// The tables, as Markdown.
fn tables(points: &[Point]) -> String {
    let mut out = String::from(
        "| texts | MB | words | processor time | elapsed | peak memory | pairs | passages | common | growth |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
    );
    let pace = |p: &Point| p.total / (p.texts as f64 * (p.texts as f64).log2());
    for p in points {
        out += &format!(
            "| {} | {:.1} | {} | {:.2} s | {:.2} s | {:.0} MiB | {} | {} | {} | {:.2} |\n",
            grouped(p.texts as u64),
            p.bytes as f64 / 1e6,
            grouped(p.words),
            p.total,
            p.elapsed,
            p.peak,
            grouped(p.pairs),
            grouped(p.passages),
            grouped(p.common),
            pace(p) / pace(&points[0]),
        );
    }
    let sizes: String = points.iter().map(|p| format!(" {} |", grouped(p.texts as u64))).collect();
    out += &format!("\n| processor time, and times the floor |{sizes}\n|---|{}\n", "---|".repeat(points.len()));
    let mut row = |name: &str, of: &dyn Fn(&Point) -> String| {
        let cells: String = points.iter().map(|p| format!(" {} |", of(p))).collect();
        out += &format!("| {name} |{cells}\n");
    };
    for (k, (name, _)) in points[0].stages.iter().enumerate() {
        row(name, &|p| beside(p.stages[k].1, p));
    }
    row("**all stages**", &|p| beside(p.total, p));
    row("floor: bytes read once", &|p| format!("{:.4} s", p.floor_read));
    row("floor: postings sorted once", &|p| format!("{:.4} s", p.floor_sort));
    out
}

fn beside(seconds: f64, point: &Point) -> String {
    format!("{seconds:.3} s, {:.1}×", seconds / point.floor())
}

/// `12,345`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
