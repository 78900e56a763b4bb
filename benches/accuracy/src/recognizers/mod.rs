//! How well times are read one by one: the English cases of Recognizers-Text.
//!
//! `recognizers DIR [--misses N]`; DIR is the fetched repository, or any folder below it that holds
//! `DateTimeModel.json`, the 985 cases of the whole model (`Specs/DateTime/English`).
//!
//! A case is a sentence, the date to count from, and the times in it. It is **right** if every time that it wants is
//! found with the same words and the same value, or, where it wants none, if none is found. Words are compared without
//! articles, prepositions and words of bounds ("from", "between", "the"), which Recognizers-Text counts in and TIMEX3
//! does not. Where a case gives one value in the past and one in the future, either will do. How values are compared
//! is said in [`values`], and which cases are within scope in [`scope`].

mod scope;
mod values;

use crate::Request;
use crate::counts::share;
use crate::folders;
use analysis::times::{self, Mention, Reference};
use record::Interval;
use record::time::Date;
use record::tokens::Tokens;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Prints the share of cases that are right, over all and by type.
pub fn run(request: &Request) -> Result<(), String> {
    let path = find(&request.folder)
        .ok_or_else(|| format!("no DateTimeModel.json in a folder English below {}", request.folder.display()))?;
    let written = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let cases: Vec<Value> = serde_json::from_str(written.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let mut left_out = [0_usize; scope::REASONS.len()];
    let (mut within, mut right) = (0, 0);
    let mut by_type: Vec<(String, usize, usize)> = Vec::new();
    let mut misses = Vec::new();
    for case in &cases {
        if let Some(reason) = scope::left_out(case) {
            left_out[reason] += 1;
            continue;
        }
        within += 1;
        let outcome = read(case);
        right += usize::from(outcome.is_none());
        let kind = kind(case);
        match by_type.iter_mut().find(|(name, ..)| *name == kind) {
            Some((_, of, good)) => (*of, *good) = (*of + 1, *good + usize::from(outcome.is_none())),
            None => by_type.push((kind, 1, usize::from(outcome.is_none()))),
        }
        misses.extend(outcome);
    }
    println!("{} cases, {within} within scope, {right} right: {:.3}", cases.len(), share(right as f64, within as f64));
    for (reason, count) in scope::REASONS.iter().zip(left_out) {
        println!("  left out, {reason}: {count}");
    }
    by_type.sort();
    for (name, of, good) in by_type {
        println!("  {name:<16} {good:>4} of {of:>4} {:.3}", share(good as f64, of as f64));
    }
    misses.iter().take(request.count("--misses")).for_each(|miss| println!("{miss}"));
    Ok(())
}

/// The type of a case's first time.
fn kind(case: &Value) -> String {
    let name = case["Results"][0]["TypeName"].as_str().unwrap_or("no time");
    name.trim_start_matches("datetimeV2.").to_owned()
}

/// Why a case is not right, if it isn't.
fn read(case: &Value) -> Option<String> {
    let input = case["Input"].as_str().unwrap_or_default();
    let day: Date = scope::reference(case)?;
    let reference = Reference { published: Some(Interval::day(day)), ..Reference::default() };
    let mentions = times::mentions(input, &Tokens::of(input), &[], &reference);
    let found = || {
        let one = |mention: &Mention| {
            let of = mention.timexes.iter().map(|timex| format!("{} {}", timex.span.of(input), timex.value));
            format!("[{}: {}]", mention.span.of(input), of.collect::<Vec<_>>().join(", "))
        };
        mentions.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    let wanted = case["Results"].as_array().map_or(&[][..], Vec::as_slice);
    if wanted.is_empty() && !mentions.is_empty() {
        return Some(format!("none wanted | {input} ({day}) | {}", found()));
    }
    wanted.iter().find_map(|want| {
        let words = want["Text"].as_str().unwrap_or_default();
        let hit = mentions.iter().enumerate().any(|(k, mention)| {
            let alone = values::content(words) == values::content(mention.span.of(input))
                || mention.timexes.iter().any(|timex| values::content(words) == values::content(timex.span.of(input)));
            if alone {
                return values::agree(want, &mention.timexes, mention.interval);
            }
            // A time that we tell as two that stand side by side.
            let Some(next) = mentions.get(k + 1) else { return false };
            let both = &input[mention.span.start..next.span.end.max(mention.span.end)];
            let mut together: Vec<_> = mention.timexes.iter().chain(&next.timexes).cloned().collect();
            // "Between January and now".
            together.iter_mut().filter(|one| one.value == "PRESENT_REF").for_each(|one| one.value = day.to_string());
            values::content(words) == values::content(both)
                && (values::agree(want, &together, None) || values::agree(want, &next.timexes, next.interval))
        });
        (!hit).then(|| format!("{words} | {input} ({day}) | {} | {}", want["Resolution"]["values"], found()))
    })
}

/// The file that has them.
const CASES: &str = "DateTimeModel.json";

/// The file with the cases, at or below `folder`.
fn find(folder: &Path) -> Option<PathBuf> {
    let holds = |here: &Path| here.ends_with("English") && here.join(CASES).is_file();
    folders::below(folder, holds).map(|here| here.join(CASES))
}
