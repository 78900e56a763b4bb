use super::{Collated, page, siglum, tei};
use crate::brief::Look;
use analysis::collation::Apparatus;
use analysis::collation::apparatus::{Entry, Reading};
use analysis::collation::grade::Grade;
use record::{Fate, PartPath, Source, SourceId, Span};

fn source(path: &str) -> Source {
    Source {
        id: SourceId::new(path),
        path: PartPath::file(path),
        number: 0,
        within: None,
        parent: None,
        sha256: None,
        text_sha256: None,
        bytes: 0,
        fate: Fate::Read,
        container: false,
        kind: "report",
        reader: "",
        record: false,
        encoding: None,
        problems: Vec::new(),
    }
}

/// Two texts that differ in one place, where the second has `text`.
fn apparatus(text: &str) -> Apparatus {
    let reading = |text: &str, witness: usize, grade| Reading {
        text: text.to_owned(),
        held_by: vec![(witness, Span::new(0, text.len()))],
        grade,
    };
    Apparatus {
        base: 0,
        words: vec![7, 8],
        entries: vec![Entry {
            at: 3,
            after: Some("the".to_owned()),
            grade: Grade::Content,
            readings: vec![reading("", 0, None), reading(text, 1, Some(Grade::Content))],
        }],
        moved: Vec::new(),
        agreed: vec!["in the".to_owned(), "end".to_owned()],
    }
}

#[test]
fn sigla_go_on_behind_z() {
    assert_eq!([0, 25, 26, 51, 52, 702].map(siglum), ["A", "Z", "AA", "AZ", "BA", "AAA"]);
}

#[test]
fn nothing_from_a_source_reaches_the_terminal_as_a_command() {
    let sources = [source("a\u{1b}[31m.txt"), source("b.txt")];
    let apparatus = apparatus("bad\u{1b}[2J\u{202e}end");
    let witnesses: Vec<&Source> = sources.iter().collect();
    let out = page(Collated { apparatus: &apparatus, witnesses: &witnesses }, Look::default());
    assert!(!out.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{out}");
    assert!(out.contains("(after “the”) nothing A ]"), "{out}");
}

#[test]
fn nothing_from_a_source_becomes_markup() {
    let sources = [source("a<b>.txt"), source("b&c.txt")];
    let apparatus = apparatus("</rdg><x/>\u{0}");
    let witnesses: Vec<&Source> = sources.iter().collect();
    let out = tei(Collated { apparatus: &apparatus, witnesses: &witnesses });
    assert!(out.contains("a&lt;b&gt;.txt") && out.contains("b&amp;c.txt"), "{out}");
    assert!(out.contains("&lt;/rdg&gt;&lt;x/&gt;") && !out.contains('\u{0}'), "{out}");
}

#[test]
fn a_line_holds_what_the_width_allows() {
    let sources = [source("a.txt"), source("b.txt")];
    let apparatus = apparatus(&"many words ".repeat(60));
    let witnesses: Vec<&Source> = sources.iter().collect();
    let out = page(Collated { apparatus: &apparatus, witnesses: &witnesses }, Look::new(60, false));
    assert!(out.lines().all(|line| line.chars().count() <= 60), "{out}");
}
