//! The misses of a split by kind, to see which rule would help most.

use super::score::Found;
use super::timeml::Document;
use record::time::Date;
use std::collections::BTreeMap;

/// Why two values differ, as far as they tell.
fn cause(wanted: &str, given: &str) -> &'static str {
    let day = |value: &str| value.get(..10).and_then(|day| day.parse::<Date>().ok());
    if wanted.ends_with("_REF") != given.ends_with("_REF") {
        return "a vague time against a dated one";
    }
    if wanted.contains('X') {
        return "the set leaves a part open";
    }
    if let (Some(a), Some(b)) = (day(wanted), day(given)) {
        let days = a.duration_until(b).as_hours().abs() / 24;
        return match () {
            () if a.year() != b.year() && (a.month(), a.day()) == (b.month(), b.day()) => "another year",
            () if days > 0 && days % 7 == 0 => "the same weekday of another week",
            () => "another day or hour",
        };
    }
    if wanted.len() == given.len() && wanted.get(4..) == given.get(4..) {
        return "another year";
    }
    if wanted.len() != given.len() { "finer or coarser" } else { "another period" }
}

/// What went wrong, by kind, with an example of each.
#[derive(Default)]
pub struct Misses {
    missed: Vec<String>,
    spurious: Vec<String>,
    extent: Vec<String>,
    kind: Vec<String>,
    value: Vec<String>,
    /// How many values differ for which cause.
    causes: BTreeMap<&'static str, usize>,
}

impl Misses {
    /// Adds a document.
    pub fn add(&mut self, document: &Document, given: &[Found], pairs: &[(usize, usize)]) {
        let words =
            |found: &Found| document.text[found.start..found.end].split_whitespace().collect::<Vec<_>>().join(" ");
        let around = |found: &Found| {
            let start = document.text.floor_char_boundary(found.start.saturating_sub(50));
            let end = document.text.ceil_char_boundary((found.end + 40).min(document.text.len()));
            document.text[start..end].split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let line = |found: &Found| format!("{} {} {} | {}", words(found), found.kind, found.value, around(found));
        for (w, one) in document.wanted.iter().enumerate() {
            let Some(&(_, g)) = pairs.iter().find(|(it, _)| *it == w) else {
                self.missed.push(line(one));
                continue;
            };
            let other = &given[g];
            let got = format!("{} -> {} {} {} ({})", line(one), words(other), other.kind, other.value, document.date);
            if !one.same_span(other) {
                self.extent.push(got.clone());
            }
            if one.kind != other.kind {
                self.kind.push(got.clone());
            } else if !one.same_value(other) {
                self.value.push(got);
                *self.causes.entry(cause(&one.value, &other.value)).or_default() += 1;
            }
        }
        let spurious = given.iter().enumerate().filter(|(g, _)| pairs.iter().all(|(_, it)| it != g));
        self.spurious.extend(spurious.map(|(_, found)| line(found)));
    }

    /// Prints each kind with its count and `shown` of its members.
    pub fn print(&self, shown: usize) {
        let kinds = [
            ("missed", &self.missed),
            ("spurious", &self.spurious),
            ("extent differs", &self.extent),
            ("type differs", &self.kind),
            ("value differs, type agrees", &self.value),
        ];
        println!();
        for (cause, count) in &self.causes {
            println!("values, {cause}: {count}");
        }
        for (name, list) in kinds {
            println!("\n{name}: {}", list.len());
            let mut list = list.clone();
            list.sort();
            list.iter().take(shown).for_each(|line| println!("  {line}"));
        }
    }
}
