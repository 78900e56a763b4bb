//! Names by their capitals.

use crate::prose::{Place, Prose, words};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How often each word stands with and without a capital where it could have gone without.
pub(super) struct Casing<'a> {
    counts: HashMap<&'a str, (u32, u32)>,
}

impl<'a> Casing<'a> {
    /// Counts over all ordinary texts.
    pub(super) fn of(proses: &'a [Prose<'_>]) -> Casing<'a> {
        let mut counts: HashMap<&str, (u32, u32)> = HashMap::new();
        for prose in proses.iter().filter(|p| !p.stripped()) {
            for paragraph in prose.paragraphs.iter().filter(|p| p.kind != Place::Title) {
                for i in paragraph.tokens.clone() {
                    let count = counts.entry(prose.word(i)).or_default();
                    if !prose.capital(i) {
                        count.1 += 1;
                    } else if !opens_something(prose, i) || acronym(prose, i) {
                        count.0 += 1;
                    }
                }
            }
        }
        Casing { counts }
    }

    /// Whether the word is written with a capital as a rule, within sentences.
    pub(super) fn proper(&self, word: &str) -> bool {
        self.counts.get(word).is_some_and(|&(upper, lower)| upper > lower * 2)
    }

    /// Whether the word also stands without a capital.
    pub(super) fn also_plain(&self, word: &str) -> bool {
        self.counts.get(word).is_some_and(|&(upper, lower)| lower > 0 && lower >= upper)
    }
}

/// The words that are written as names.
#[derive(Clone, Debug, Default)]
pub struct Names {
    words: HashSet<String>,
}

impl Names {
    /// Those of some texts. Texts that have lost their capitals have none of their own.
    pub fn of(proses: &[Prose<'_>]) -> Names {
        let casing = Casing::of(proses);
        let proper = |word: &&&str| casing.proper(word) && word.len() > 1;
        Names { words: casing.counts.keys().filter(proper).map(|word| (*word).to_owned()).collect() }
    }

    /// Whether a folded word is one.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// Whether the word is written in capitals alone, between words that are not: "NBS said".
fn acronym(prose: &Prose<'_>, i: usize) -> bool {
    let capitals = |i: usize| {
        let written = prose.text(i..i + 1);
        written.chars().count() >= 2 && written.chars().all(char::is_uppercase)
    };
    capitals(i) && i + 1 < prose.tokens.len() && !capitals(i + 1)
}

/// Whether a capital at `i` may come from the start of a sentence or quotation.
fn opens_something(prose: &Prose<'_>, i: usize) -> bool {
    prose.starts_sentence(i) || prose.gap(i).contains(['"', '“', '‘', '«', ':', '•', '—', '[', '(', '\n'])
}

/// The names of an ordinary text, in order; each without titles before it.
pub(super) fn capitalised(prose: &Prose<'_>, casing: &Casing<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    if prose.stripped() {
        return out;
    }
    for paragraph in &prose.paragraphs {
        if paragraph.kind == Place::Title && title_case(prose, paragraph.tokens.clone()) {
            continue;
        }
        let mut i = paragraph.tokens.start;
        while i < paragraph.tokens.end {
            let end = run_end(prose, casing, i, paragraph.tokens.end);
            if end > i {
                out.extend(trimmed(prose, casing, i..end));
            }
            i = end.max(i + 1);
        }
    }
    out
}

/// Whether nearly every longer word has a capital, so that capitals tell nothing.
fn title_case(prose: &Prose<'_>, range: Range<usize>) -> bool {
    let long = range.clone().filter(|&i| prose.word(i).len() > 3).count();
    let upper = range.filter(|&i| prose.word(i).len() > 3 && prose.capital(i)).count();
    upper * 4 >= long * 3
}

fn can_be_name(prose: &Prose<'_>, casing: &Casing<'_>, i: usize) -> bool {
    let word = prose.word(i);
    if !prose.capital(i) || words::calendar(word) {
        return false;
    }
    if opens_something(prose, i) {
        return !words::starts_sentences(word) && (casing.proper(word) || !casing.also_plain(word));
    }
    word != "i"
}

/// One past the last token of the run of names that starts at `i`; `i` itself where none does.
fn run_end(prose: &Prose<'_>, casing: &Casing<'_>, i: usize, limit: usize) -> usize {
    if !can_be_name(prose, casing, i) {
        return i;
    }
    let mut end = i + 1;
    while end < limit {
        let gap = prose.gap(end);
        let junior = matches!(prose.word(end), "jr" | "sr" | "ii" | "iii") && prose.capital(end);
        let initial = prose.word(end - 1).chars().count() == 1
            || matches!(prose.word(end - 1), "dr" | "mr" | "mrs" | "ms" | "st");
        let joined = match gap {
            " " | "-" | "'" | "’" | "&" | " & " => true,
            ", " => junior,
            ". " | "." => initial,
            _ => false,
        };
        if joined
            && prose.capital(end)
            && !words::calendar(prose.word(end))
            && (junior || gap == " " || prose.word(end) != "s")
        {
            end += 1;
        } else if gap == " "
            && particle(prose.word(end))
            && end + 1 < limit
            && prose.gap(end + 1) == " "
            && prose.capital(end + 1)
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// Little words inside names.
fn particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "di"
            | "del"
            | "der"
            | "den"
            | "van"
            | "von"
            | "al"
            | "el"
            | "la"
            | "le"
            | "bin"
            | "ibn"
            | "ap"
            | "af"
    )
}

/// The run without titles and sentence openers before the name.
fn trimmed(prose: &Prose<'_>, casing: &Casing<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let mut start = run.start;
    while start < run.end {
        let word = prose.word(start);
        let opener = start == run.start && opens_something(prose, start) && !casing.proper(word);
        let alone = start + 1 == run.end;
        if words::title(word)
            || (words::starts_sentences(word) && !alone)
            || (opener && !alone && casing.also_plain(word))
        {
            start += 1;
        } else {
            break;
        }
    }
    // "Secretary of State Ada Lund", "Minister for Health Ada Lund": the name begins after the department.
    let department = start == run.start
        && start >= 2
        && matches!(prose.word(start - 1), "of" | "for")
        && words::title(prose.word(start - 2))
        && prose.gap(start) == " "
        && run.end - start >= 2;
    if department && (run.end - start > 2 || words::department(prose.word(start))) {
        start += 1;
    }
    // "Supplies Minister Ada Lund": past the last office that leaves a full name.
    let office = (start..run.end.saturating_sub(2)).rev().find(|&i| words::title(prose.word(i)));
    let start = office.map_or(start, |i| i + 1);
    let range = start..run.end;
    let too_short = range.clone().all(|i| prose.word(i).chars().count() < 2);
    (!range.is_empty()
        && range.len() <= 6
        && !too_short
        && !(range.len() == 1 && words::starts_sentences(prose.word(start))))
    .then_some(range)
}
