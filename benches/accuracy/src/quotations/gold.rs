//! What annotators marked: attributions in brat's stand-off format.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One text with its attributions.
pub struct Article {
    /// The file's name without its ending.
    pub name: String,
    /// Where the text is.
    pub path: PathBuf,
    /// The text.
    pub text: String,
    /// Who said what.
    pub attributions: Vec<Attribution>,
}

/// Somebody's words or thoughts and to whom they are ascribed, in bytes of the text.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    /// What was said, in pieces.
    pub content: Vec<Range<usize>>,
    /// Who said it, in pieces; empty where the text does not tell.
    pub source: Vec<Range<usize>>,
    /// The words that bring it.
    pub cue: Vec<Range<usize>>,
}

/// The articles of a split, by name. Of a text that several people annotated, the first by name counts.
pub fn articles(folder: &Path, split: &str) -> Result<Vec<Article>, String> {
    let places = [folder.join("data").join(split), folder.join(split), folder.to_owned()];
    let Some(root) = places.iter().find(|place| place.join("text").is_dir() && place.join("attributions").is_dir())
    else {
        return Err(format!("{} holds no data/{split}/text beside data/{split}/attributions", folder.display()));
    };
    let annotated = named(&root.join("attributions"), "ann")?;
    let mut out = Vec::new();
    for (name, path) in named(&root.join("text"), "txt")? {
        let Some((_, annotations)) = annotated.iter().find(|(other, _)| other.starts_with(&name)) else {
            eprintln!("{name}: no annotations, left out");
            continue;
        };
        let text = read(&path)?;
        let attributions = parse(&read(annotations)?, &text);
        out.push(Article { name, path, text, attributions });
    }
    if out.is_empty() { Err(format!("no annotated text in {}", root.display())) } else { Ok(out) }
}

/// The files of a folder with an ending, by name.
fn named(folder: &Path, ending: &str) -> Result<BTreeMap<String, PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    Ok(paths
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?;
            let bare = name.strip_suffix(ending)?.strip_suffix('.')?;
            Some((bare.trim_end_matches(".txt").to_owned(), path))
        })
        .collect())
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Reads the lines `T1 Source 0 4;9 12` and `E1 Attribution:T4 Content:T3 ...`; offsets count characters.
fn parse(annotations: &str, text: &str) -> Vec<Attribution> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(text.len());
    let mut pieces: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let mut out = Vec::new();
    for line in annotations.lines() {
        let mut columns = line.split('\t');
        let (Some(id), Some(what)) = (columns.next(), columns.next()) else { continue };
        if id.starts_with('T') {
            let offsets = what.split_once(' ').map_or("", |(_, offsets)| offsets);
            let ranges = offsets.split(';').filter_map(|piece| {
                let (start, end) = piece.split_once(' ')?;
                Some(byte(start.parse().ok()?)..byte(end.parse().ok()?))
            });
            let mut ranges: Vec<Range<usize>> = ranges.collect();
            ranges.sort_by_key(|range| range.start);
            pieces.insert(id, ranges);
        }
    }
    for line in annotations.lines() {
        let Some((_, roles)) = line.split_once('\t').filter(|(id, _)| id.starts_with('E')) else { continue };
        let mut attribution = Attribution::default();
        for (role, target) in roles.split_whitespace().filter_map(|role| role.split_once(':')) {
            let ranges = pieces.get(target).cloned().unwrap_or_default();
            match role.trim_end_matches(char::is_numeric) {
                "Content" => attribution.content.extend(ranges),
                "Source" => attribution.source.extend(ranges),
                "Cue" => attribution.cue.extend(ranges),
                _ => {}
            }
        }
        attribution.content.sort_by_key(|range| range.start);
        out.push(attribution);
    }
    out
}
