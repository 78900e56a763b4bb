//! Queries drawn from mails.

use crate::{Request, mails};
use index::Entry;
use record::Tokens;
use std::path::Path;
use testkit::dice::Dice;

/// Kinds of queries, each by its name.
pub const KINDS: [&str; 11] = [
    "one word",
    "two words",
    "two words, OR",
    "any of five",
    "phrase of two",
    "phrase of three",
    "near, 5 between",
    "body: phrase",
    "word~1",
    "abc*",
    "word and year",
];

/// How many mails are looked at for each query: some have too few words.
const LOOKED_AT: usize = 5;

/// Prints queries of each kind, one a line, its kind before it, so that other programs can be asked the same.
pub fn run(request: &Request) -> Result<(), String> {
    for (kind, texts) in drawn(&request.path, request.count("--queries", 200))? {
        for text in texts {
            println!("{kind}\t{text}");
        }
    }
    Ok(())
}

/// So many queries of each kind from the mails of a file; always the same.
pub fn drawn(path: &Path, wanted: usize) -> Result<Vec<(&'static str, Vec<String>)>, String> {
    let entries = mails::sampled(path, wanted * LOOKED_AT)?;
    let of_kind = |kind| {
        let mut dice = Dice::of(kind, 0);
        let texts = entries.iter().filter_map(|entry| draw(kind, entry, &mut dice));
        (kind, texts.take(wanted).collect())
    };
    Ok(KINDS.into_iter().map(of_kind).collect())
}

/// A query of that kind from words that stand in `entry`; nothing where it has too few.
pub fn draw(kind: &str, entry: &Entry, dice: &mut Dice) -> Option<String> {
    let tokens = Tokens::of(&entry.body);
    let words: Vec<&str> = tokens.iter().collect();
    if words.len() < 12 {
        return None;
    }
    let at = dice.below(words.len() - 9);
    let word = |k: usize| words[at + k];
    Some(match kind {
        "one word" => format!("\"{}\"", word(0)),
        "two words" => format!("\"{}\" \"{}\"", word(0), word(3)),
        "two words, OR" => format!("\"{}\" OR \"{}\"", word(0), word(3)),
        "any of five" => format!("any({} {} {} {} {})", word(0), word(2), word(4), word(6), word(8)),
        "phrase of two" => format!("\"{} {}\"", word(0), word(1)),
        "phrase of three" => format!("\"{} {} {}\"", word(0), word(1), word(2)),
        "near, 5 between" => format!("\"{} {}\"~5", word(0), word(4)),
        "body: phrase" => format!("body:\"{} {}\"", word(0), word(1)),
        "word~1" => format!("{}~1", words[at..].iter().find(|word| word.chars().count() > 3)?),
        "abc*" => format!("{}*", word(0).chars().take(3).collect::<String>()),
        _ => format!("\"{}\" sent:{}", word(0), 1999 + dice.below(18)),
    })
}
