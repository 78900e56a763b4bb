//! The lists of one object in JSON, taken apart without reading what is in them: one entry that is no JSON costs no other.

use std::collections::BTreeMap;

/// The lists by their names, and whether the object is at its end where the text is.
pub(super) struct Lists<'t> {
    pub(super) entries: BTreeMap<String, Vec<&'t str>>,
    pub(super) is_whole: bool,
}

/// Takes `text` apart. Brackets that close nothing are left where they stand; what is open at the end is an entry, too.
pub(super) fn of(text: &str) -> Lists<'_> {
    let mut lists = Lists { entries: BTreeMap::new(), is_whole: false };
    let mut open: Vec<u8> = Vec::new();
    let bytes = text.as_bytes();
    // The last words at the level of the object, and where the entry that is being met began.
    let (mut name, mut start) = (String::new(), 0);
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'"' => {
                let end = string_end(bytes, at);
                if open == [b'{'] {
                    name = text.get(at + 1..end.saturating_sub(1)).unwrap_or_default().to_owned();
                }
                at = end;
                continue;
            }
            b'{' | b'[' => {
                open.push(byte);
                if open == *b"{[" {
                    start = at + 1;
                }
            }
            b',' if open == *b"{[" => {
                push(&mut lists, &name, &text[start..at]);
                start = at + 1;
            }
            b']' | b'}' => {
                let opener = if byte == b']' { b'[' } else { b'{' };
                if open == *b"{[" && byte == b']' {
                    push(&mut lists, &name, &text[start..at]);
                }
                if open.last() == Some(&opener) {
                    open.pop();
                }
                if open.is_empty() {
                    lists.is_whole = true;
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    if open.starts_with(b"{[") {
        push(&mut lists, &name, &text[start..]);
    }
    lists
}

fn push<'t>(lists: &mut Lists<'t>, name: &str, entry: &'t str) {
    let entries = lists.entries.entry(name.to_owned()).or_default();
    if !entry.trim().is_empty() {
        entries.push(entry.trim());
    }
}

/// Where the string ends that begins at `at`: behind its mark, or with the text.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'\\' => end += 2,
            b'"' => return end + 1,
            _ => end += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn entries_stand_apart_whatever_is_in_them() {
        let lists = of(r#" {"a": [1, "x,]\"", {"b": [2, 3]}, {"c": }], "d": {"e": [4]}, "f": []} "#);
        assert!(lists.is_whole);
        assert_eq!(lists.entries["a"], ["1", r#""x,]\"""#, r#"{"b": [2, 3]}"#, r#"{"c": }"#]);
        assert!(lists.entries["f"].is_empty());
        assert!(!lists.entries.contains_key("e"));
    }

    #[test]
    fn what_is_cut_off_is_an_entry() {
        let lists = of(r#"{"a": [{"b": 1}, {"b": "xy"#);
        assert!(!lists.is_whole);
        assert_eq!(lists.entries["a"], [r#"{"b": 1}"#, r#"{"b": "xy"#]);
        for text in ["", "[", "{", "\"", "{\"a\\", "]}", "{\"a\":[}]"] {
            of(text);
        }
        assert_eq!(of("{\"a\":[1}, 2]}").entries["a"], ["1}", "2"]);
    }
}
