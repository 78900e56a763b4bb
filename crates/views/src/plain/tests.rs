use super::{clip, line, shown};

#[test]
fn nothing_that_a_terminal_acts_on_is_left() {
    let hostile = "a\u{1b}[2Jb\u{9b}31mc\u{202e}d\u{7}\u{0}\re\u{7f}";
    for safe in [line(hostile), shown(hostile).into_owned()] {
        assert!(!safe.chars().any(|c| c.is_control() || c == '\u{202e}'), "{safe:?}");
        assert!(safe.contains('␛') && safe.contains("<U+009B>") && safe.contains("<U+202E>"), "{safe:?}");
    }
}

#[test]
fn a_line_is_one_line() {
    assert_eq!(line("  two\n words\t\u{2028}here\u{200b} "), "two words here");
}

#[test]
fn shown_keeps_ordinary_text_as_it_is() {
    let text = "One.\n\n\tTwo — “three” e\u{301} 👩\u{200d}🚀\n";
    assert_eq!(shown(text), text);
    assert_eq!(shown("a\r\nb\u{feff}"), "a\nb");
}

#[test]
fn clipping_counts_columns_and_cuts_between_words() {
    assert_eq!(clip("short", 10), "short");
    assert_eq!(clip("several words here", 14), "several words…");
    assert_eq!(clip("東京東京東京", 7), "東京東…");
    assert_eq!(clip("unbreakable", 5), "unbr…");
}
