use super::Prose;
use record::item::Transmission;
use record::{Block, BlockKind, Item, ItemKind, PartPath, SourceId, Span};

/// A report with one paragraph a block of lines, for tests.
pub(crate) fn report(name: &str, text: &str) -> Item {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        let span = Span::new(at, at + part.len()).trimmed(text);
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += part.len() + 2;
    }
    let stripped = !text.contains(|c: char| c.is_uppercase() || matches!(c, '.' | ',' | '"'));
    let (source, path) = (SourceId::new(name), PartPath::file(format!("{name}.txt")));
    Item {
        transmission: if stripped { Transmission::Stripped } else { Transmission::Ordinary },
        blocks,
        ..Item::of(&source, &path, ItemKind::Report, text.to_owned())
    }
}

/// A day, as a report states it.
pub(crate) fn on(year: i16, month: i8, day: i8) -> Option<record::StatedTime> {
    let interval = Some(record::Interval::day(record::time::date(year, month, day)));
    Some(record::StatedTime { interval, precision: Some(record::Precision::Day), ..record::StatedTime::default() })
}

fn sentences(text: &str) -> Vec<String> {
    let item = report("a", text);
    let prose = Prose::of(&item);
    prose.sentences.iter().map(|s| prose.text(s.clone()).to_owned()).collect()
}

#[test]
fn abbreviations_do_not_end_sentences() {
    assert_eq!(
        sentences("Mr. Lund met Gil Ames Jr. at 6:35 p.m. on Monday. He left. “Why?” she asked."),
        ["Mr. Lund met Gil Ames Jr. at 6:35 p.m. on Monday", "He left", "Why", "she asked"][..2]
            .iter()
            .map(|s| s.to_string())
            .chain(["Why?” she asked".to_owned()])
            .collect::<Vec<_>>()
    );
}

#[test]
fn doubtful_stops_end_a_sentence_before_an_opener() {
    assert_eq!(
        sentences("It went to Gil Ames Jr. The rest is known."),
        ["It went to Gil Ames Jr", "The rest is known"]
    );
}

#[test]
fn paragraphs_end_sentences() {
    assert_eq!(sentences("A headline without a stop\n\nThe text."), ["A headline without a stop", "The text"]);
}

#[test]
fn a_stop_before_a_colon_ends_no_sentence() {
    let item = report("a", "Ames replied at 9:20 p.m.: “It is there.” He left.");
    let prose = Prose::of(&item);
    let sentences: Vec<&str> = prose.sentences.iter().map(|s| prose.text(s.clone())).collect();
    assert_eq!(sentences[0], "Ames replied at 9:20 p.m.: “It is there");
}

#[test]
fn there_is_nothing_past_the_end() {
    let item = report("a", "Ada wrote to Piers");
    let prose = Prose::of(&item);
    let end = prose.tokens.len();
    assert_eq!((prose.word(end), prose.gap(end), prose.gap(end + 1)), ("", "", ""));
    assert_eq!((prose.tokens.span(end).len(), prose.tokens.span(end + 7).len()), (0, 0));
    assert!(!prose.capital(end) && prose.sentence_at(end).is_none());
}
