//! The stretches between quotation marks, by marks alone: the truth must not depend on what is measured.

use std::ops::Range;

const OPENING: [char; 4] = ['"', '“', '«', '„'];
const CLOSING: [char; 3] = ['"', '”', '»'];

/// Every stretch between double marks within `within`, marks left out; what is not closed ends with its paragraph.
pub fn stretches(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let part = &text[within.clone()];
    for (at, c) in part.char_indices() {
        let here = within.start + at;
        match open {
            None if OPENING.contains(&c) => open = Some(here + c.len_utf8()),
            Some(start) if CLOSING.contains(&c) || c == '\n' => {
                out.push(start..here);
                open = None;
            }
            _ => {}
        }
    }
    out.extend(open.map(|start| start..within.end));
    out.into_iter().map(|range| trimmed(text, range)).filter(|range| !range.is_empty()).collect()
}

/// Whether a range holds a double mark.
pub fn holds_mark(text: &str, range: &Range<usize>) -> bool {
    text[range.clone()].contains(|c| OPENING.contains(&c) || CLOSING.contains(&c))
}

/// Without white space, marks and stops at its ends: annotators and programs differ about them.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let outer = |c: char| !c.is_alphanumeric();
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start_matches(outer).len());
    let end = range.end - (part.len() - part.trim_end_matches(outer).len());
    start..end.max(start)
}
