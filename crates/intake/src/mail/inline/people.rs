//! People as the heads of mails within mails name them.

use record::envelope::{Alias, AliasKind, Participant, Role};

/// No more of one field are kept.
const MOST: usize = 2000;

/// Everybody whom `value` names.
pub(super) fn all(value: &str, role: Role) -> Vec<Participant> {
    let (value, hidden) = match value.find("(bcc:") {
        Some(at) => (&value[..at], value[at + 5..].trim_end().trim_end_matches(')')),
        None => (value, ""),
    };
    let pieces = people(value).into_iter().map(|piece| (role, piece));
    let hidden = people(hidden).into_iter().map(|piece| (Role::Bcc, piece));
    let people = pieces.chain(hidden).filter_map(|(role, piece)| Some(Participant { role, alias: one(piece)? }));
    people.take(MOST).collect()
}

/// `value` apart, one person each.
fn people(value: &str) -> Vec<&str> {
    if outside(value, ';').next().is_some() {
        return apart(value, ';').collect();
    }
    // "Holm, Vera" is one person, with an address behind it or without.
    let last_first = outside(value, ',').collect::<Vec<_>>();
    if let [comma] = last_first[..] {
        let (last, first) = (&value[..comma], &value[comma + 1..]);
        let is_name = |name: &str| !name.contains(['@', '/', '<', '[', '"']) && name.contains(char::is_alphabetic);
        let behind = first.split(['<', '[']).next().unwrap_or(first);
        if is_name(last) && is_name(behind) && last.split_whitespace().count() == 1 {
            return vec![value];
        }
    }
    apart(value, ',').collect()
}

/// `value` between its separators.
fn apart(value: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends: Vec<usize> = outside(value, separator).chain([value.len()]).collect();
    ends.into_iter().map(move |end| {
        let piece = &value[from.min(end)..end];
        from = end + 1;
        piece
    })
}

/// Where `wanted` stands outside of quotation marks and brackets.
fn outside(value: &str, wanted: char) -> impl Iterator<Item = usize> + '_ {
    let (mut quoted, mut depth) = (false, 0i32);
    // Marks that are never closed close nothing off.
    let closes = value.matches('"').count().is_multiple_of(2);
    value.char_indices().filter_map(move |(at, c)| {
        match c {
            '"' if closes => quoted = !quoted,
            '<' | '[' | '(' if !quoted => depth += 1,
            '>' | ']' | ')' if !quoted => depth = (depth - 1).max(0),
            _ => {}
        }
        (c == wanted && !quoted && depth == 0).then_some(at)
    })
}

/// One person as written.
pub(super) fn one(piece: &str) -> Option<Alias> {
    let piece = piece.trim().trim_end_matches([',', ';']).trim_matches('-').trim();
    let piece = piece.strip_prefix("Message from ").unwrap_or(piece);
    let inside = |open: char, close: char| {
        let start = piece.find(open)? + 1;
        let end = start + piece[start..].find(close)?;
        Some((&piece[..start - 1], &piece[start..end]))
    };
    for (open, close) in [('<', '>'), ('[', ']'), ('(', ')')] {
        if let Some((before, written)) = inside(open, close)
            && let Some(address) = address(written)
        {
            let name = bare(before);
            return Some(Alias {
                kind: AliasKind::Address,
                value: address,
                name: (!name.is_empty()).then(|| name.to_owned()),
            });
        }
    }
    let written = bare(piece);
    if let Some(address) = address(written) {
        return Some(Alias { kind: AliasKind::Address, value: address, name: None });
    }
    let says = written.chars().any(char::is_alphanumeric);
    says.then(|| Alias { kind: AliasKind::Name, value: written.to_owned(), name: None })
}

/// Without the quotation marks around it.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| matches!(c, '"' | '\'' | '*' | '“' | '”') || c.is_whitespace())
}

/// A mail address, without what programs put before it. Names of Lotus Notes, `Vera Holm/QUAY@LANTERN`, are none.
fn address(written: &str) -> Option<String> {
    let mut written = written.trim();
    for lead in ["mailto:", "SMTP:", "smtp:", "mailto: "] {
        written = written.strip_prefix(lead).unwrap_or(written);
    }
    // A line that was broken in an address.
    let joined: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let (local, domain) = joined.rsplit_once('@')?;
    let fits = !local.is_empty()
        && domain.contains('.')
        && written.split_whitespace().count() <= 2
        && !joined.contains(['/', ',', ';', '<', '>'])
        && joined.len() <= 320;
    let is_whole = written.split_whitespace().count() == 1;
    (fits && (is_whole || written.trim_end().ends_with(domain) || local.contains('.'))).then_some(joined)
}
