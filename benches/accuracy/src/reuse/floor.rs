//! The floor: bytes read once, postings sorted once.
//!
//! Whoever finds what texts share in all of their words has to read the bytes, and to bring like words together: one
//! posting of eight bytes for each word, put in order once, by one thread, with the standard library's unstable sort.

use cpu_time::ProcessTime;
use std::fs::File;
use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use testkit::dice::Dice;

/// Seconds of processor time.
pub(super) struct Floor {
    pub(super) read: f64,
    pub(super) sort: f64,
}

const BUFFER: usize = 1 << 20;

/// Measures it, for the bytes of a file and so many words.
pub(super) fn measure(path: &Path, words: u64) -> Result<Floor, String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut buffer = vec![0; BUFFER];
    let start = ProcessTime::now();
    let mut file = File::open(path).map_err(told)?;
    let mut lines = 0;
    loop {
        let length = file.read(&mut buffer).map_err(told)?;
        if length == 0 {
            break;
        }
        // Every byte is looked at.
        lines += buffer[..length].iter().filter(|byte| **byte == b'\n').count();
    }
    black_box(lines);
    let read = start.elapsed().as_secs_f64();
    let mut dice = Dice::new(1);
    let mut postings: Vec<u64> = (0..words).map(|_| dice.number()).collect();
    let start = ProcessTime::now();
    postings.sort_unstable();
    black_box(&postings);
    Ok(Floor { read, sort: start.elapsed().as_secs_f64() })
}
