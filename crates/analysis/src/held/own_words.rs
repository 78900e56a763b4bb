//! Which words of a message are its own: those before what it quotes of others.

use record::Span;

/// Where the message's own words stand in its text; the whole, where it does not begin with any.
pub fn own_words(text: &str) -> Span {
    let mut end = text.len();
    let mut at = 0;
    let mut before: Option<(usize, &str)> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if quotes(words) {
            // "On Monday, somebody wrote:" belongs to what comes behind it.
            end = before.filter(|(_, words)| words.ends_with(':')).map_or(at, |(start, _)| start);
            break;
        }
        if !words.is_empty() {
            before = Some((at, words));
        }
        at += line.len();
    }
    match text[..end].trim().is_empty() {
        true => Span::new(0, text.len()),
        false => Span::new(0, text[..end].trim_end().len()),
    }
}

/// Whether a line is quoted, or says that a message that is passed on comes behind it.
fn quotes(line: &str) -> bool {
    let ruled = |line: &str| line.starts_with("---") && line.ends_with("---");
    let passed_on = |line: &str| {
        let folded = line.to_lowercase();
        folded.contains("original message") || folded.contains("forwarded message") || folded.contains("forwarded by")
    };
    line.starts_with('>') || ruled(line) && passed_on(line)
}
