//! That the index finds what a look at every mail finds.

use crate::{Request, mails, queries};
use index::{Ask, Entry, Likes, Query, Reader, Record, Writer, matches};
use testkit::dice::Dice;

/// The mails as their own record.
struct Held(Vec<Entry>);

impl Record for Held {
    fn entry(&self, row: u64) -> Result<Option<Entry>, String> {
        Ok(self.0.get(row as usize).cloned())
    }
}

/// Prints, for each kind of query, how many were asked, how many mails they found, and how many agree.
pub fn run(request: &Request) -> Result<(), String> {
    let held = Held(mails::some(&request.path, request.count("--mails", 3000))?);
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let reader = built(folder.path(), &held.0).map_err(|trouble| trouble.to_string())?;
    let mut differ = 0;
    for kind in queries::KINDS.into_iter().chain(["exact"]) {
        differ += of_kind(kind, request.count("--queries", 100), &held, &reader)?;
    }
    if differ > 0 { Err(format!("{differ} queries found something else")) } else { Ok(()) }
}

fn built(folder: &std::path::Path, entries: &[Entry]) -> Result<Reader, index::Trouble> {
    let mut writer = Writer::open(folder, 15_000_000)?;
    for part in entries.chunks(1000) {
        part.iter().try_for_each(|entry| writer.add(entry))?;
        writer.commit(part.last().map_or(0, |entry| entry.row))?;
    }
    writer.finish()?;
    Reader::open(folder)
}

fn of_kind(kind: &str, wanted: usize, held: &Held, reader: &Reader) -> Result<usize, String> {
    let mut dice = Dice::of(kind, 1);
    let likes = Likes::new();
    let (mut asked, mut hits, mut differ) = (0, 0, 0);
    for _ in 0..wanted * 20 {
        let entry = dice.pick(&held.0);
        let drawn = if kind == "exact" { exact(entry, &mut dice) } else { queries::draw(kind, entry, &mut dice) };
        let Some(query) = drawn.and_then(|text| Query::read(&text).ok()) else { continue };
        let found = reader.rows(&Ask { query: &query, likes: &likes, record: held });
        let meant: Vec<u64> =
            held.0.iter().filter(|entry| matches(&query, entry, &likes).is_some()).map(|entry| entry.row).collect();
        differ += usize::from(found.map_err(|trouble| trouble.to_string())? != meant);
        hits += meant.len();
        asked += 1;
        if asked == wanted {
            break;
        }
    }
    println!("{kind:<18} {asked:>5} queries {hits:>8} hits {differ:>3} differ");
    Ok(differ)
}

/// Three words as they are written, whatever stands between them.
fn exact(entry: &Entry, dice: &mut Dice) -> Option<String> {
    let words: Vec<&str> = entry.body.split_whitespace().collect();
    let at = dice.below(words.len().checked_sub(3)?.max(1));
    let text = words[at..at + 3].join(" ");
    (!text.contains(['"', '\\', '\u{201c}', '\u{201d}'])).then(|| format!("=\"{text}\""))
}
