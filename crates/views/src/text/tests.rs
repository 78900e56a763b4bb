use super::{NoSpan, text};
use record::Span;

#[test]
fn a_span_is_shown_to_the_byte() {
    assert_eq!(text("one two", None, false).unwrap(), "one two");
    assert_eq!(text("né \u{1b}[m", Some(Span::new(0, 4)), false).unwrap(), "né ");
    assert_eq!(text("a\u{1b}[m", None, false).unwrap(), "a\u{1b}[m");
    assert_eq!(text("a\u{1b}[m", None, true).unwrap(), "a␛[m");
}

#[test]
fn a_span_that_does_not_fit_is_explained() {
    assert_eq!(text("one", Some(Span::new(1, 4)), false), Err(NoSpan::Beyond(3)));
    assert_eq!(text("né", Some(Span::new(2, 3)), false), Err(NoSpan::CutsCharacter(Span::new(1, 3))));
}
