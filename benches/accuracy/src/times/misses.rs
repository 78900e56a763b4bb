//! The misses of a split by kind, to see which rule would help most.

use super::score::Found;
use super::timeml::Document;

/// What went wrong, by kind, with an example of each.
#[derive(Default)]
pub struct Misses {
    missed: Vec<String>,
    spurious: Vec<String>,
    extent: Vec<String>,
    kind: Vec<String>,
    value: Vec<String>,
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
        for (name, list) in kinds {
            println!("\n{name}: {}", list.len());
            let mut list = list.clone();
            list.sort();
            list.iter().take(shown).for_each(|line| println!("  {line}"));
        }
    }
}
