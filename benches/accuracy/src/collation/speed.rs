//! How much processor time collation takes, on texts that are made here.
//!
//! `collation-speed DIR`: five witnesses of 1,000 and of 5,000 words, and 137 short ones; then texts that were made to be
//! slow. Where DIR is a folder, the five of 1,000 words are written there, one file each, for another program to collate.
//! Whatever a copyist may do is done to each witness: a word replaced, left out or put in in one place of fifteen, and one
//! passage of a dozen words moved.

use crate::Request;
use analysis::align::Vocabulary;
use analysis::collation::collate;
use cpu_time::ProcessTime;
use record::Tokens;
use testkit::dice::Dice;

const RUNS: usize = 9;

/// Prints the figures.
pub fn run(request: &Request) -> Result<(), String> {
    let five = copies(5, 1000, 1);
    if request.folder.is_dir() {
        for (k, text) in five.iter().enumerate() {
            let file = request.folder.join(format!("witness-{}.txt", k + 1));
            std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    println!("{:<44} {:>10} {:>8}", "middle of nine runs", "time", "columns");
    measure("5 witnesses of 1,000 words", RUNS, &five);
    measure("5 witnesses of 5,000 words", RUNS, &copies(5, 5000, 2));
    measure("137 witnesses of 60 words", RUNS, &copies(137, 60, 3));
    measure("20 witnesses of 3,000 words", RUNS, &copies(20, 3000, 4));
    println!("once each, made to be slow:");
    let long = copies(1, 10_000, 5).remove(0);
    measure("100 times the same 10,000 words", 1, &vec![long; 100]);
    let apart: Vec<String> = (0..100).map(|seed| copies(1, 10_000, 100 + seed).remove(0)).collect();
    measure("100 texts of 10,000 words that share none", 1, &apart);
    let one: Vec<String> = (0..5).map(|k| "alas ".repeat(10_000 - 7 * k)).collect();
    measure("5 times one word 10,000 times", 1, &one);
    let two: Vec<String> = (0..5).map(|k| "alas and ".repeat(5_000) + &"and ".repeat(11 * k)).collect();
    measure("5 times two words 5,000 times", 1, &two);
    Ok(())
}

fn measure(name: &str, runs: usize, texts: &[String]) {
    let tokens: Vec<Tokens> = texts.iter().map(|text| Tokens::of(text)).collect();
    let mut columns = 0;
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = ProcessTime::now();
            let (vocabulary, symbols) = Vocabulary::of(tokens.iter());
            columns = collate(&symbols, &vocabulary).columns().len();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name:<44} {:>7.1} ms {columns:>8}", times[runs / 2] * 1000.0);
}

/// A word of a language of 4,000 words, of which the first come oftenest.
fn word(dice: &mut Dice) -> String {
    let share = (dice.number() >> 11) as f64 / (1u64 << 53) as f64;
    let mut n = 4000f64.powf(share) as usize;
    let mut out = String::new();
    while n > 0 {
        out.push_str(["ba", "de", "fi", "go", "hu", "ky", "lo", "me", "nu", "ra"][n % 10]);
        n /= 10;
    }
    out
}

/// Copies of one text of so many words, each with its own changes.
fn copies(witnesses: usize, words: usize, seed: u64) -> Vec<String> {
    let mut dice = Dice::new(seed);
    let text: Vec<String> = (0..words).map(|_| word(&mut dice)).collect();
    let copy = |_| {
        let mut out: Vec<String> = Vec::with_capacity(words);
        for before in &text {
            match dice.below(45) {
                0 => out.push(word(&mut dice)),
                1 => {}
                2 => out.extend([before.clone(), word(&mut dice)]),
                _ => out.push(before.clone()),
            }
        }
        if out.len() > 100 {
            let from = dice.below(out.len() - 24);
            let block: Vec<String> = out.drain(from..from + 12).collect();
            let to = dice.below(out.len());
            out.splice(to..to, block);
        }
        out.join(" ")
    };
    (0..witnesses).map(copy).collect()
}
