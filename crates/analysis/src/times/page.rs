//! A text as the grammar sees it: folded words, and what stands between them where anything does.
//!
//! Everything asks the folded words first. Case and punctuation only ever narrow a reading down, because stored
//! copies of reports have often lost both.

use super::lexicon::{Known, Word, among, known};
use record::{Span, Tokens};
use std::cell::Cell;
use std::ops::Range;

/// What stands between two neighbouring words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: `6pm`.
    Tight,
    /// White space, without an empty line.
    Space,
    /// A comma, with or without a full stop before it.
    Comma,
    /// A hyphen or dash.
    Dash,
    Colon,
    Slash,
    Apostrophe,
    /// A full stop with nothing after it, as in `p.m` or `6.35`.
    Dot,
    /// A full stop and white space, as after an abbreviation.
    Stop,
    /// An opening or closing bracket.
    Bracket,
    /// Anything else: quotation marks, ends of paragraphs.
    Wall,
}

/// Whether quotation marks are open after `between`, if they were `open` before it. The end of a paragraph closes
/// what its writer left open.
fn opens(between: &str, mut open: bool) -> bool {
    let marks: Vec<char> = between.chars().collect();
    for (k, mark) in marks.iter().enumerate() {
        let (first, last) = (k == 0, k + 1 == marks.len());
        match mark {
            '\n' if k > 0 && marks[..k].iter().rev().find(|c| !matches!(c, ' ' | '\t' | '\r')) == Some(&'\n') => {
                open = false
            }
            '“' | '«' => open = true,
            '”' | '»' => open = false,
            '"' => open = !open,
            // Single marks are apostrophes too: they open after a space and before a word, and close the other way
            // round.
            '‘' if last => open = true,
            '\'' if last && !first => open = true,
            '’' | '\'' if !last => open = false,
            _ => {}
        }
    }
    open
}

/// The words of one text, with their sentences.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a Tokens,
    /// The number of the sentence of each word.
    sentences: Vec<u32>,
    /// Whether each word stands between quotation marks.
    quoted: Vec<bool>,
    /// What is known of each word.
    known: Vec<Known>,
    /// The words that no date or time on the clock starts at, as far as anyone has tried.
    barren: Vec<Cell<bool>>,
    /// Whether the text has capitals to go by.
    pub(super) cased: bool,
    /// Whether the text has punctuation to go by.
    pub(super) marked: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a Tokens, blocks: &[Span]) -> Page<'a> {
        let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
        let stops = text.bytes().filter(|b| matches!(b, b'.' | b',')).count();
        let cased = capitals * 120 > tokens.len();
        let marked = stops * 40 > tokens.len();
        let sentences = Vec::with_capacity(tokens.len());
        let known = (0..tokens.len()).map(|i| known(tokens.word(i))).collect();
        let barren = vec![Cell::new(false); tokens.len()];
        let quoted = Vec::with_capacity(tokens.len());
        let mut page = Page { text, tokens, sentences, quoted, known, barren, cased, marked };
        let mut open = false;
        let mut starts: Vec<usize> = blocks.iter().map(|b| b.start).collect();
        starts.sort_unstable();
        let (mut number, mut next_block) = (0, 0);
        for i in 0..tokens.len() {
            let at = tokens.span(i).start;
            let mut new_block = false;
            while starts.get(next_block).is_some_and(|&s| s <= at) {
                new_block = true;
                next_block += 1;
            }
            if i > 0 && (new_block || page.ends_before(i)) {
                number += 1;
            }
            page.sentences.push(number);
            let between = if i > 0 { page.between(i) } else { &text[..at] };
            open = opens(between, open);
            page.quoted.push(open);
        }
        page
    }

    /// Whether a sentence ends between words `i - 1` and `i`.
    fn ends_before(&self, i: usize) -> bool {
        let between = self.between(i);
        if between.contains("\n\n") || between.contains("\n\r\n") {
            return true;
        }
        let Some(stop) = between.find(['.', '!', '?']) else { return false };
        let spaced = between[stop..].contains(char::is_whitespace);
        let starts = self.capital(i) || self.number(i).is_some();
        if !spaced || !starts {
            return false;
        }
        if !between[stop..].starts_with('.') || between.contains(['”', '"']) {
            return true;
        }
        let before = self.word(i - 1);
        if before == "m" && i >= 2 && matches!(self.word(i - 2), "a" | "p") {
            // "p.m. Monday" and "p.m. ET" go on; "p.m. He" does not.
            return !matches!(self.look(i), Some(Word::Weekday(..) | Word::Month(..) | Word::Zone(_)));
        }
        let short_month = matches!(self.look(i - 1), Some(Word::Month(..) | Word::Weekday(..))) && before.len() < 5;
        let title =
            among(before, "mr mrs ms dr jr sr st gen rep sen gov prof lt col sgt capt hon rev vs no inc corp co ltd");
        let initial = before.len() == 1 && before.bytes().all(|b| b.is_ascii_alphabetic());
        !(title || initial || short_month && before != "may")
    }

    /// Takes more words for quoted than the marks tell.
    pub(super) fn quote(&mut self, ranges: &[Range<usize>]) {
        for i in ranges.iter().cloned().flatten() {
            if let Some(quoted) = self.quoted.get_mut(i) {
                *quoted = true;
            }
        }
    }

    /// Whether word `i` is quoted, as far as marks and [`Page::quote`] tell.
    pub(super) fn quoted(&self, i: usize) -> bool {
        self.quoted.get(i).copied().unwrap_or(false)
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn word(&self, i: usize) -> &str {
        self.tokens.word(i)
    }

    /// The word before `i`; empty at the start.
    pub(super) fn before(&self, i: usize) -> &str {
        if i == 0 { "" } else { self.word(i - 1) }
    }

    pub(super) fn look(&self, i: usize) -> Option<Word> {
        self.known.get(i).and_then(|known| known.word)
    }

    /// Whether a phrase may start with word `i`, as far as it and the words after it tell.
    pub(super) fn may_lead(&self, i: usize) -> bool {
        self.known.get(i).is_some_and(|known| known.lead)
    }

    /// Whether the name of a day may start with word `i`.
    pub(super) fn may_name(&self, i: usize) -> bool {
        self.known.get(i).is_some_and(|known| known.name)
    }

    /// Whether it is known that no date or time on the clock starts at word `i`.
    pub(super) fn is_barren(&self, i: usize) -> bool {
        self.barren.get(i).is_none_or(Cell::get)
    }

    pub(super) fn set_barren(&self, i: usize) {
        if let Some(barren) = self.barren.get(i) {
            barren.set(true);
        }
    }

    /// Whether word `i` says something about time by itself.
    pub(super) fn is_solid(&self, i: usize) -> bool {
        self.known.get(i).is_some_and(|known| known.solid)
    }

    /// Word `i` as written.
    pub(super) fn raw(&self, i: usize) -> &'a str {
        if i < self.len() { self.tokens.span(i).of(self.text) } else { "" }
    }

    /// What stands between words `i - 1` and `i`.
    fn between(&self, i: usize) -> &'a str {
        if i == 0 || i >= self.len() {
            return "\n\n";
        }
        Span::new(self.tokens.span(i - 1).end, self.tokens.span(i).start).of(self.text)
    }

    /// The kind of what stands before word `i`; a wall at both ends of the text.
    pub(super) fn gap(&self, i: usize) -> Gap {
        let between = self.between(i);
        let bare = between.trim();
        match bare {
            "" if between.is_empty() => Gap::Tight,
            "" if between.contains("\n\n") || between.contains("\n\r\n") => Gap::Wall,
            "" => Gap::Space,
            "," | ".," => Gap::Comma,
            "-" | "–" | "—" | "‑" | "--" | "−" | ".-" | ".–" | ".—" => Gap::Dash,
            ":" => Gap::Colon,
            "/" => Gap::Slash,
            "'" | "’" => Gap::Apostrophe,
            "." if between.len() == 1 => Gap::Dot,
            "." => Gap::Stop,
            "(" | ")" | ".)" => Gap::Bracket,
            _ => Gap::Wall,
        }
    }

    /// Whether a phrase may run on over the gap before word `i`.
    pub(super) fn runs_on(&self, i: usize) -> bool {
        self.same_sentence(i.wrapping_sub(1), i)
            && matches!(self.gap(i), Gap::Space | Gap::Comma | Gap::Dash | Gap::Stop | Gap::Tight)
    }

    /// Whether words `i - 1` and `i` stand side by side, hyphenated at most.
    pub(super) fn beside(&self, i: usize) -> bool {
        matches!(self.gap(i), Gap::Space | Gap::Dash | Gap::Tight)
    }

    /// Whether a full stop stands right after word `i`.
    pub(super) fn stopped(&self, i: usize) -> bool {
        i < self.len() && self.text[self.tokens.span(i).end..].starts_with('.')
    }

    /// The bytes of `words`, with the full stop that ends "p.m.".
    pub(super) fn cover(&self, words: Range<usize>) -> Span {
        let span = self.tokens.cover(words.clone());
        let last = words.end.saturating_sub(1);
        let stopped = self.word(last) == "m" && self.gap(last) == Gap::Dot && self.text[span.end..].starts_with('.');
        Span::new(span.start, span.end + usize::from(stopped))
    }

    /// Whether word `i` is the first of its line.
    pub(super) fn starts_line(&self, i: usize) -> bool {
        self.between(i).contains('\n')
    }

    /// The number of the sentence that word `i` is in.
    pub(super) fn sentence(&self, i: usize) -> u32 {
        self.sentences.get(i).copied().unwrap_or(u32::MAX)
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        a < self.len() && b < self.len() && self.sentence(a) == self.sentence(b)
    }

    /// Whether word `i` starts with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.raw(i).starts_with(char::is_uppercase)
    }

    /// Whether word `i` is written as a name would be: with a capital, among words that are not all capitals.
    pub(super) fn name_like(&self, i: usize) -> bool {
        self.capital(i) && self.raw(i).chars().nth(1).is_none_or(|c| !c.is_uppercase())
    }

    /// Word `i` as a number of at most four digits.
    pub(super) fn number(&self, i: usize) -> Option<i64> {
        self.known.get(i).and_then(|known| known.number).map(i64::from)
    }

    /// Word `i` as a number from `least` to `most`.
    pub(super) fn number_in(&self, i: usize, least: i64, most: i64) -> Option<i8> {
        self.number(i).filter(|n| (least..=most).contains(n)).map(|n| n as i8)
    }

    /// Whether word `i` is one number with its neighbours: `2,016`, `$5`, `3.5`, `12%`.
    pub(super) fn in_figure(&self, i: usize) -> bool {
        let span = self.tokens.span(i);
        let before = self.text[..span.start].chars().next_back();
        let after = self.text[span.end..].chars().next();
        let digit_before = i > 0 && self.number(i - 1).is_some();
        let digit_after =
            self.number(i + 1).is_some() || self.word(i + 1).len() > 4 && self.word(i + 1).starts_with('1');
        matches!(before, Some('$' | '£' | '€' | '#' | '¥'))
            || matches!(after, Some('%' | '°'))
            || digit_before && matches!(before, Some(',' | '.'))
            || digit_after && matches!(self.between(i + 1), "," | ".") && self.word(i + 1).len() == 3
    }

    /// Whether the words from `i` on are `words`, side by side or hyphenated.
    pub(super) fn says(&self, i: usize, words: &[&str]) -> bool {
        self.tokens.starts_with(i, words)
            && (i + 1..i + words.len()).all(|k| self.beside(k) || matches!(self.gap(k), Gap::Apostrophe | Gap::Stop))
    }

    /// Whether one of `words` stands among the `reach` words before `i`, in the same sentence.
    pub(super) fn lately(&self, i: usize, reach: usize, words: &str) -> bool {
        (i.saturating_sub(reach)..i).any(|k| self.same_sentence(k, i) && among(self.word(k), words))
    }

    /// Whether one of `words` stands among the `reach` words from `i` on, in the same sentence.
    pub(super) fn soon(&self, i: usize, reach: usize, words: &str) -> bool {
        (i..(i + reach).min(self.len())).any(|k| self.same_sentence(k, i) && among(self.word(k), words))
    }

    /// Whether the clause ends before word `i`: the sentence does, or a mark stands there.
    pub(super) fn ends(&self, i: usize) -> bool {
        i >= self.len()
            || !self.same_sentence(i.wrapping_sub(1), i)
            || !matches!(self.gap(i), Gap::Space | Gap::Tight | Gap::Dash | Gap::Apostrophe)
    }
}
