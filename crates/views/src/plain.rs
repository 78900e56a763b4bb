//! Source text made safe and tidy to show.
//!
//! A source may hold anything: escape sequences that move the cursor, marks that turn the reading order around. None of
//! that may reach a terminal. Such characters are shown by a picture or their number, never dropped in silence, since a
//! reader may want to know that they were there; only those that have neither width nor effect are left out.

use std::borrow::Cow;

/// `text` on one line: white space runs are one space, none at the ends, nothing that a terminal would act on.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        word.chars().for_each(|c| push(c, &mut out));
    }
    out
}

/// `text` with its line breaks and tabs, and nothing else that a terminal would act on.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| acts(c) || without_width(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        if matches!(c, '\n' | '\t') { out.push(c) } else { push(c, &mut out) }
    }
    Cow::Owned(out)
}

/// Whether a terminal, or the layout of a line, would act on `c`.
pub(crate) fn acts(c: char) -> bool {
    let turns_order =
        matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && !matches!(c, '\n' | '\t')) || turns_order || matches!(c, '\u{2028}' | '\u{2029}')
}

fn without_width(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn push(c: char, out: &mut String) {
    match c {
        // The control pictures stand in the order of the controls they depict.
        '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
        '\u{7f}' => out.push('\u{2421}'),
        _ if acts(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
        _ if without_width(c) => {}
        _ => out.push(c),
    }
}

/// A JSON object on a line of its own; what a terminal would act on is written as a number.
pub(crate) fn json_line(object: &impl serde::Serialize) -> String {
    // Serialising plain structs into memory can't fail.
    let object = serde_json::to_string(object).unwrap_or_default();
    let mut out = String::with_capacity(object.len() + 1);
    for c in object.chars() {
        if acts(c) { out.push_str(&format!("\\u{:04x}", c as u32)) } else { out.push(c) }
    }
    out.push('\n');
    out
}

/// The start of `text`, at most `width` columns, with `…` where something is left out, cut between words if that loses little.
pub(crate) fn clip(text: &str, width: usize) -> String {
    use textwrap::core::display_width;
    if display_width(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(1);
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if display_width(&text[..at + c.len_utf8()]) > room {
            break;
        }
        end = at + c.len_utf8();
    }
    let cut = match text[..end].rfind(' ') {
        Some(space) if !text[end..].starts_with(' ') && space * 3 > end * 2 => space,
        _ => end,
    };
    format!("{}…", text[..cut].trim_end())
}

#[cfg(test)]
mod tests;
