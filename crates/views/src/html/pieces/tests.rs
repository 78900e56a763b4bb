use super::{Highlight, Piece, pieces};
use record::Span;

/// The pieces as letters: `a(` opens the first highlight, `a~(` where it goes on elsewhere, `)` closes, `a.` ends.
fn written(text: &str, part: (usize, usize), spans: &[(usize, usize)]) -> String {
    let highlights: Vec<Highlight> = spans
        .iter()
        .enumerate()
        .map(|(index, &(start, end))| Highlight { span: Span::new(start, end), index })
        .collect();
    let letter = |index: usize| char::from(b'a' + index as u8);
    pieces(Span::new(part.0, part.1), &highlights)
        .into_iter()
        .map(|piece| match piece {
            Piece::Open { index, goes_on } => format!("{}{}(", letter(index), if goes_on { "~" } else { "" }),
            Piece::Close => ")".to_owned(),
            Piece::End(index) => format!("{}.", letter(index)),
            Piece::Empty(index) => format!("{}!", letter(index)),
            Piece::Text(span) => span.of(text).to_owned(),
        })
        .collect()
}

#[test]
fn nested_crossing_empty_and_cut_highlights() {
    let text = "0123456789";
    for (part, spans, meant) in [
        ((0, 10), &[][..], "0123456789"),
        ((0, 10), &[(2, 4)], "01a(23)a.456789"),
        ((0, 10), &[(2, 8), (4, 6)], "01a(23b(45)b.67)a.89"),
        ((0, 10), &[(2, 6), (2, 4)], "01a(b(23)b.45)a.6789"),
        ((0, 10), &[(2, 6), (4, 8)], "01a(23b~(45))a.b(67)b.89"),
        ((0, 10), &[(2, 6), (6, 8)], "01a(2345)a.b(67)b.89"),
        ((0, 10), &[(3, 3)], "012a!3456789"),
        ((0, 5), &[(3, 8)], "012a~(34)"),
        ((5, 10), &[(3, 8)], "a(567)a.89"),
        ((0, 10), &[(0, 10), (0, 3), (2, 5)], "a(b(01c~(2))b.c(34)c.56789)a."),
    ] {
        assert_eq!(written(text, part, spans), meant, "{part:?} {spans:?}");
    }
}

#[test]
fn the_text_is_there_once_whatever_the_highlights() {
    let text = "0123456789";
    for a in 0..10 {
        for b in a..10 {
            for c in a..10 {
                for d in c..10 {
                    let mut spans = [(a, b), (c, d)];
                    spans.sort_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
                    let written = written(text, (0, 10), &spans);
                    assert_eq!(written.chars().filter(char::is_ascii_digit).collect::<String>(), text);
                    assert_eq!(written.matches('(').count(), written.matches(')').count());
                }
            }
        }
    }
}
