//! How well times are heard: TIMEX3 on the news of TempEval-3.
//!
//! `times DIR --split TimeBank|AQUAINT|platinum [--misses N]`; DIR is the fetched repository, or any folder below it
//! that holds the split's own folder, or that folder itself.
//!
//! The measure is that of TempEval-3 (UzZaman and others, 2013). What is given to the program is the plain text of
//! `<TEXT>` and the document's date. Spans are compared by their bytes:
//!
//! - **strict**: the same first and last byte;
//! - **relaxed**: at least one byte in common; spans are matched one to one, those with the most in common first;
//! - **value**, **type**: of relaxed matches, those with the same value or type, over all given and all wanted.
//!
//! The table also has value F1 by the very strings. Two values are the same if their strings are, after parts that only say "not known" are dropped at their end
//! (`1998-XX` is `1998`, `199X` is `199`), weeks are written with two digits, and hours
//! with their minutes (`T24` is `T24:00`). The document's own date, and TIMEX3
//! without words, are not counted. For one type alone, wanted and given are those of that type, and the match has to
//! have it.

mod misses;
mod score;
mod timeml;

use crate::Request;
use crate::folders;
use analysis::times::{self, Reference};
use record::Interval;
use record::tokens::Tokens;
use score::{Found, Tally};
use std::path::{Path, PathBuf};
use timeml::Document;

/// Prints the tables.
pub fn run(request: &Request) -> Result<(), String> {
    let split = request.value("--split").ok_or("times needs --split TimeBank, AQUAINT or platinum")?;
    let folder_name = match split {
        "TimeBank" | "AQUAINT" => split,
        "platinum" => "te3-platinum",
        other => return Err(format!("no split is called {other}: TimeBank, AQUAINT or platinum")),
    };
    let shown = request.count("--misses");
    if shown > 0 && split == "platinum" {
        return Err("platinum is held out: its misses are not shown".into());
    }
    let folder = find(&request.folder, folder_name)
        .ok_or_else(|| format!("no folder {folder_name} with .tml files in {}", request.folder.display()))?;
    let mut documents = Vec::new();
    for path in files(&folder) {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        documents.push(Document::read(&text).map_err(|reason| format!("{}: {reason}", path.display()))?);
    }
    let mut tally = Tally::default();
    let mut misses = misses::Misses::default();
    for document in &documents {
        let given = read(document);
        let pairs = score::pairs(&document.wanted, &given);
        tally.add(&document.wanted, &given, &pairs);
        misses.add(document, &given, &pairs);
    }
    println!("{split}: {} documents, {} times", documents.len(), tally.strict.gold);
    tally.print();
    if shown > 0 {
        misses.print(shown);
    }
    Ok(())
}

/// What the program reads in a document.
fn read(document: &Document) -> Vec<Found> {
    let reference = Reference { published: Some(Interval::day(document.date)), ..Reference::default() };
    let mentions = times::mentions(&document.text, &Tokens::of(&document.text), &[], &reference);
    let timexes = mentions.iter().flat_map(|mention| &mention.timexes);
    timexes
        .map(|timex| Found {
            start: timex.span.start,
            end: timex.span.end,
            kind: timex.kind.as_str().to_owned(),
            value: timex.value.clone(),
        })
        .collect()
}

/// The folder of a split: the first of that name below `folder`, else `folder` itself if it holds documents.
fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    folders::below(folder, |here| here.ends_with(name) && !files(here).is_empty())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "tml"));
    files.sort();
    files
}
