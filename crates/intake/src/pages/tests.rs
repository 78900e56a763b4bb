mod extraction;
mod hostile;

use crate::{Limits, Pile, read};
use record::progress::Unwatched;
use record::{BlockKind, Fate, Item, StatedTime};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What is read from `paths`.
pub(super) fn pile(paths: &[PathBuf]) -> Pile {
    let mut pile = Pile::default();
    let totals = read(paths, &Limits::default(), &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up());
    pile
}

/// What is read from one page with these bytes.
pub(super) fn page(name: &str, bytes: &[u8]) -> Pile {
    files(&[(name, bytes)])
}

/// What is read from a folder with these files in it.
pub(super) fn files(files: &[(&str, &[u8])]) -> Pile {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    pile(&[folder.path().to_owned()])
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/pages")
}

#[test]
fn pages_are_read_as_expected() {
    let folder = corpus();
    let shown = show(&folder, &pile(std::slice::from_ref(&folder)));
    let golden = folder.join("expected.txt");
    if std::env::var_os("REWRITE").is_some() {
        std::fs::write(&golden, &shown).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap().replace("\r\n", "\n");
    for (now, then) in shown.lines().zip(expected.lines()) {
        assert_eq!(now, then);
    }
    assert_eq!(shown.lines().count(), expected.lines().count());
}

#[test]
fn bytes_as_received_are_the_words() {
    let folder = corpus();
    let pile = pile(std::slice::from_ref(&folder));
    let mut found = 0;
    for (item, map) in pile.items.iter().zip(&pile.maps) {
        if !item.path.as_str().ends_with("html") {
            continue;
        }
        let source = pile.sources.iter().find(|source| source.id == item.source).unwrap();
        let bytes = std::fs::read(source.path.as_str()).unwrap();
        let encoding = encoding_rs::Encoding::for_label(source.encoding.unwrap().as_bytes()).unwrap();
        let starts: Vec<usize> = item.text.char_indices().map(|(at, _)| at).collect();
        for length in [1, 7, 30, 90] {
            for pair in starts.windows(length + 1) {
                let (start, end) = (pair[0], pair[length]);
                let Some(raw) = map.raw(start..end) else { continue };
                assert_eq!(encoding.decode(&bytes[raw]).0, item.text[start..end], "{}", item.path);
                found += 1;
            }
        }
    }
    assert!(found > 5000, "{found}");
}

/// All that was read, for a person to read.
fn show(folder: &Path, pile: &Pile) -> String {
    let mut out = String::new();
    for source in &pile.sources {
        let path = Path::new(source.path.as_str()).strip_prefix(folder).unwrap();
        let path = path.to_string_lossy().replace('\\', "/");
        match &source.fate {
            Fate::Read if path.ends_with("html") => writeln!(out, "== {path}, {}", source.encoding.unwrap()).unwrap(),
            Fate::Skipped(reason) if path.contains("saved") => writeln!(out, "== {path}: {reason}").unwrap(),
            _ => continue,
        }
        source.problems.iter().for_each(|problem| writeln!(out, "problem: {}", problem.code).unwrap());
        pile.items.iter().filter(|item| item.source == source.id).for_each(|item| out.push_str(&show_item(item)));
        out.push('\n');
    }
    out
}

fn show_item(item: &Item) -> String {
    let mut out = String::new();
    let mut say = |name: &str, value: Option<&str>| writeln!(out, "{name}: {}", value.unwrap_or("-")).unwrap();
    say("title", item.title.as_ref().map(|stated| stated.value.as_str()));
    say("byline", item.byline.as_ref().map(|stated| stated.value.as_str()));
    say("outlet", item.outlet.as_ref().map(|stated| stated.value.as_str()));
    say("address", item.address.as_ref().map(|stated| stated.value.as_str()));
    let time =
        |time: &StatedTime| format!("{} {}", time.interval.unwrap().earliest, time.zone.as_deref().unwrap_or("-"));
    say("published", item.published.as_ref().map(time).as_deref());
    item.updated.iter().for_each(|updated| say("updated", Some(&time(updated))));
    for link in &item.links {
        say("link", Some(&format!("{} -> {}", link.span.of(&item.text), link.target)));
    }
    for block in &item.blocks {
        let kind = match &block.kind {
            BlockKind::EmbeddedPost { words, name, handle, date } => {
                let of = |span: &Option<record::Span>| span.map_or("-", |span| span.of(&item.text));
                format!("Post of {} {}, {}: {:?}", of(name), of(handle), of(date), words.of(&item.text))
            }
            kind => format!("{kind:?}"),
        };
        writeln!(out, "[{kind}] {}", block.span.of(&item.text).replace('\n', " / ")).unwrap();
    }
    out
}
