//! Of a held message, the sentences that reports quote: the others are nobody's yet, and are not handed on.

use crate::wording::page::CUT;
use record::Tokens;

/// Words in a row that a sentence must have in common with a quotation.
const RUN: usize = 3;

/// The sentences of `text` that have words of a quotation, with a sign where others are left out.
pub(super) fn sentences<'w>(text: &str, quotations: impl Iterator<Item = &'w str>) -> String {
    let quotations: Vec<Tokens> = quotations.map(Tokens::of).collect();
    let mut out: Vec<&str> = Vec::new();
    for sentence in split(text) {
        if is_quoted(sentence, &quotations) {
            out.push(sentence.trim());
        } else if out.last() != Some(&CUT) {
            out.push(CUT);
        }
    }
    out.join(" ")
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").flat_map(|part| part.split_inclusive("? ")).flat_map(|part| part.split_inclusive("! "))
}

fn is_quoted(sentence: &str, quotations: &[Tokens]) -> bool {
    let own = Tokens::of(sentence);
    let run = RUN.min(own.len()).max(1);
    let words: Vec<&str> = own.iter().collect();
    words
        .windows(run)
        .any(|words| quotations.iter().any(|quotation| (0..quotation.len()).any(|at| quotation.starts_with(at, words))))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn only_sentences_that_are_quoted_are_handed_on() {
        let text = "Ada, the horn works. I told nobody. Is the bell to ring? Call me.";
        let quoted = sentences(text, ["the horn worked", "I told nobody", "bell to ring"].into_iter());
        assert_eq!(quoted, "[...] I told nobody. Is the bell to ring? [...]");
        assert_eq!(sentences("No.", ["No"].into_iter()), "No.");
    }
}
