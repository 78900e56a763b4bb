//! What members of archives are called. Names are shown, and never used as paths on a disk.

use crate::decode;
use crate::walk;
use memchr::memchr;

/// Letters of the first code page of DOS from 0x80 on; many programs that pack files still write names in it.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// Names as texts, in the same order. Those that are no UTF-8 are taken to be in one encoding, which all of them together show.
pub(crate) fn decoded<'n>(names: impl Iterator<Item = &'n [u8]> + Clone) -> Vec<String> {
    let legacy: Vec<&[u8]> = names.clone().filter(|name| std::str::from_utf8(name).is_err()).collect();
    let high = legacy.iter().flat_map(|name| name.iter()).filter(|b| **b >= 0x80).count();
    let all: usize = legacy.iter().map(|name| name.len()).sum();
    // In languages with Latin letters few have accents.
    let is_dos = high * 3 <= all && legacy.iter().all(|name| name.iter().all(|b| is_dos_letter(*b)));
    // A name has no end of line in it, unless somebody means harm.
    let by_line = !legacy.iter().any(|name| memchr(b'\n', name).is_some() || memchr(b'\r', name).is_some());
    let together = if is_dos || !by_line { String::new() } else { decode::decode(&legacy.join(&b'\n')).text };
    let mut lines = together.split('\n').map(str::to_owned);
    let whole = together.split('\n').count() == legacy.len();
    names
        .map(|name| match std::str::from_utf8(name) {
            Ok(name) => name.to_owned(),
            Err(_) if is_dos => name.iter().map(|b| dos(*b)).collect(),
            Err(_) => lines.next().filter(|_| whole).unwrap_or_else(|| String::from_utf8_lossy(name).into_owned()),
        })
        .collect()
}

/// Whether a byte is ASCII or one of the Latin letters of DOS: elsewhere these are signs that no name has.
fn is_dos_letter(byte: u8) -> bool {
    byte < 0xa9 && byte != b'\x7f' || byte == 0xe1
}

fn dos(byte: u8) -> char {
    match byte {
        0..0x80 => byte as char,
        _ => DOS.chars().nth(byte as usize - 0x80).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// Why the member `name` is none that anybody meant to put in, if so: the rule is that of folders.
pub(crate) fn left_behind(name: &str) -> Option<String> {
    let mut components = name.split(['/', '\\']).filter(|component| !component.is_empty()).peekable();
    while let Some(component) = components.next() {
        if matches!(component, "." | "..") {
            continue;
        }
        // A folder of mails (Maildir++) has a name that begins with a full stop, and is not hidden by that.
        if component.starts_with('.') && is_of_mails(components.clone()) {
            continue;
        }
        if let Some(left) = walk::left_behind(component, components.peek().is_some()) {
            return Some(left.reason("take it out of the archive and name it on the command line to read it"));
        }
    }
    None
}

/// Whether a member lies in a folder of mails as a mail does, or what programs keep beside mails: by what is behind the folder's name.
fn is_of_mails<'n>(mut behind: impl Iterator<Item = &'n str>) -> bool {
    match (behind.next(), behind.next(), behind.next()) {
        (Some("cur" | "new" | "tmp"), Some(_), None) => true,
        (Some(name), None, None) => ["maildirfolder", "dovecot", "courierimap"].iter().any(|own| name.starts_with(own)),
        _ => false,
    }
}

/// What the one member of a packed stream is called, where the stream is called `base` and calls its member `written`. `ends` are
/// the endings that are put behind a name when it is packed, and what they stand for.
pub(crate) fn unpacked(base: &str, written: &[u8], ends: &[(&str, Option<&str>)]) -> String {
    let written = String::from_utf8_lossy(written);
    let inner = written.rsplit(['/', '\\']).next().unwrap_or_default();
    let by_end = base.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).and_then(|(stem, end)| {
        let (_, stands_for) = ends.iter().find(|(known, _)| end.eq_ignore_ascii_case(known))?;
        Some(stands_for.map_or_else(|| stem.to_owned(), |end| format!("{stem}.{end}")))
    });
    by_end.or_else(|| Some(inner.to_owned()).filter(|name| !name.is_empty())).unwrap_or_else(|| "content".to_owned())
}

/// What a name is quoted as in a sentence.
pub(crate) fn shown(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
    format!("“{plain}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_dos_are_all_there() {
        assert_eq!(DOS.chars().count(), 128);
        let names: [&[u8]; 2] = [b"caf\x82.txt", b"a.txt"];
        assert_eq!(decoded(names.into_iter()), ["café.txt", "a.txt"]);
    }

    #[test]
    fn names_in_one_encoding_are_told_together() {
        let words = ["Письмо смотрителя.txt", "Ответ капитана порта.txt", "Опись фонарей и ламп.txt"];
        let bytes: Vec<Vec<u8>> = words.iter().map(|name| encoding_rs::IBM866.encode(name).0.into_owned()).collect();
        assert_eq!(decoded(bytes.iter().map(Vec::as_slice)), words);
        let odd: [&[u8]; 2] = [b"a\xffb\nc", b"\xfe"];
        assert_eq!(decoded(odd.into_iter()).len(), 2);
    }

    #[test]
    fn what_systems_put_into_archives_is_known() {
        for name in [
            "__MACOSX/a.txt",
            "a/.DS_Store",
            "Thumbs.db",
            ".git/config",
            "a\\.x\\b.txt",
            ".git/new/a/b",
            "a/.Sent/cur/.x",
            "__MACOSX/new/a",
        ] {
            assert!(left_behind(name).is_some(), "{name}");
        }
        for name in ["a.txt", "./a/b.txt", "../b", "__MACOSX", "Maildir/.Sent.2031/cur/1:2,S", "m/.Sent/dovecot.index"]
        {
            assert!(left_behind(name).is_none(), "{name}");
        }
    }
}
