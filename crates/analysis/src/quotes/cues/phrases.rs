//! Noun phrases of ordinary text, by what stands around them: no dictionary tells nouns from verbs here.

use super::{Scene, Subject, passes, possessive, pronoun};
use crate::parties::{self, given};
use crate::prose::words;
use crate::quotes::verbs;
use std::ops::Range;

/// Who it is and the words that say so.
pub(super) type Found = (Subject, Range<usize>);

/// How far back over commas a subject is looked for, in tokens.
const REACH: usize = 40;

impl Scene<'_> {
    /// Where the subject ends that a verb at `verb` has before it: back over auxiliaries, adverbs and times ("on Monday").
    pub(super) fn before_adverbials(&self, verb: usize, floor: usize) -> usize {
        let prose = self.prose;
        let mut end = verb;
        while end > floor && verb - end < 8 && !self.quoted[end - 1] && !prose.gap(end).contains([',', ';', ':']) {
            let word = prose.word(end - 1);
            let contracted =
                word == "s" && matches!(prose.gap(end - 1), "'" | "’") && prose.word(verb).ends_with("ing");
            let auxiliary =
                matches!(word, "are" | "were" | "will" | "would" | "may" | "might" | "has" | "have" | "each");
            if passes(word) && word != "who" || auxiliary || contracted {
                end -= 1;
            } else if let Some(start) = self.time_ending(end, floor) {
                end = start;
            } else {
                break;
            }
        }
        end
    }

    /// Where a time starts that ends before `end`: "Monday", "on Oct. 4", "last week", "in 2014".
    fn time_ending(&self, end: usize, floor: usize) -> Option<usize> {
        let prose = self.prose;
        let tells = |i: usize| {
            let word = prose.word(i);
            words::calendar(word)
                || matches!(
                    word,
                    "yesterday"
                        | "today"
                        | "tonight"
                        | "week"
                        | "month"
                        | "year"
                        | "morning"
                        | "afternoon"
                        | "evening"
                        | "night"
                        | "earlier"
                        | "recently"
                        | "ago"
                )
                || word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit())
        };
        let mut start = end;
        while start > floor && !self.quoted[start - 1] && end - start < 5 {
            let word = prose.word(start - 1);
            let counts = start < end && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
            let leads = start < end
                && matches!(word, "on" | "in" | "last" | "late" | "early" | "this" | "that" | "next" | "at");
            if !(tells(start - 1) || counts || leads) {
                break;
            }
            start -= 1;
        }
        (start < end).then_some(start)
    }

    /// The noun phrase that ends before `end`, with what it governs: "a spokesman for the mayor". Beside it the part that
    /// says who: "a spokesman".
    pub(super) fn phrase_ending(&self, end: usize, floor: usize) -> Option<(Range<usize>, Range<usize>)> {
        let prose = self.prose;
        let mut start = end;
        while start > floor && (start == end || self.knit(start)) && self.belongs(start - 1) {
            start -= 1;
            // "The report reached Ada Lund": a name is not described by a verb of the past.
            let named = parties::ending_at(self.mentions, end).is_some_and(|m| m.tokens.start == start);
            let verb = named && start > floor && words::past(prose.word(start - 1)) && prose.joined(start);
            if determines(prose.word(start)) || verb {
                break;
            }
        }
        let phrase = start..end;
        let says = |i: usize| !determines(prose.word(i)) && !prose.word(i).bytes().all(|b| b.is_ascii_digit());
        if !phrase.clone().any(says) {
            return None;
        }
        // "A spokesman for Lund said": not Lund.
        let governed = start > floor + 1
            && governs(prose.word(start - 1))
            && !words::subordinates(prose.word(start - 1))
            && self.plain(start - 1..start + 1);
        let outer = governed.then(|| self.phrase_ending(start - 1, floor)).flatten().filter(|(outer, _)| {
            let last = prose.word(outer.end - 1);
            !(words::past(last) || last.ends_with("ing") || words::adverb(last) || words::calendar(last))
        });
        Some(outer.map_or((phrase.clone(), phrase), |(outer, head)| (outer.start..end, head)))
    }

    /// The noun phrase that starts at `start`, up to the first word that can't belong to it.
    pub(super) fn phrase_starting(&self, start: usize) -> Option<Range<usize>> {
        let prose = self.prose;
        let mut end = start;
        while end < prose.tokens.len() && (end == start || self.knit(end)) && self.belongs(end) {
            let word = prose.word(end);
            let time =
                words::calendar(word) || matches!(word, "yesterday" | "today" | "tonight" | "earlier" | "recently");
            if end > start && determines(word) || time {
                break;
            }
            end += 1;
        }
        let says = (start..end).any(|i| !determines(prose.word(i)) && prose.word(i).len() > 1);
        (says && end - start <= 14).then_some(start..end)
    }

    /// Whom a phrase means: a party where it ends with its name, else what it says.
    pub(super) fn meant_by(&self, head: Range<usize>, who: Range<usize>) -> Found {
        let prose = self.prose;
        if let (Some(pronoun), 1) = (pronoun(prose.word(head.start)), head.len()) {
            return (Subject::Pronoun(pronoun), who);
        }
        let named = parties::ending_at(self.mentions, head.end).filter(|m| m.tokens.start >= head.start);
        if let Some(mention) = named.filter(|m| self.may_talk(m.party)) {
            return (Subject::Named(mention.party), who);
        }
        let last = prose.word(head.end - 1);
        let indefinite = matches!(prose.word(head.start), "a" | "an" | "one" | "another" | "some" | "any" | "no");
        if !indefinite
            && (verbs::names_private(last)
                || matches!(last, "post" | "tweet" | "statement" | "reply" | "response" | "note" | "letter"))
        {
            return (Subject::Thing, who);
        }
        // "The Lund supporter" is described by somebody else's name: whoever it is, no role elsewhere tells.
        // "An official" is nobody that was spoken of before.
        if indefinite || parties::inside(self.mentions, head.clone()).iter().any(|m| self.a_person(m)) {
            return (Subject::Role(Vec::new()), who);
        }
        let words = head.map(|i| prose.word(i)).filter(|w| !words::function(w) && !determines(w));
        (Subject::Role(words.map(str::to_owned).collect()), who)
    }

    /// Whether a name begins with a given name.
    fn a_person(&self, mention: &parties::Mention) -> bool {
        self.roster.name_words(mention.party).first().is_some_and(|first| given::spoken_of(first).is_some())
    }

    /// The subject that ends at the comma before `end`, past what is put in between: "Lund, the mayor of Ames, said".
    pub(super) fn before_commas(&self, end: usize, floor: usize) -> Option<Found> {
        let prose = self.prose;
        let low = end.saturating_sub(REACH).max(floor);
        (low + 1..end).rev().filter(|&i| prose.gap(i).contains([',', '(']) && !self.quoted[i]).find_map(|i| {
            let (phrase, head) = self.phrase_ending(i, floor)?;
            // "Lund, 52, of Ames, said": Ames is where she is from.
            let before = phrase.start.checked_sub(1).filter(|&k| k >= floor && !self.quoted[k]);
            let led = before.is_some_and(|k| governs(prose.word(k)));
            if led && !words::subordinates(prose.word(phrase.start - 1)) {
                return None;
            }
            let named = parties::ending_at(self.mentions, head.end).is_some();
            let described = determines(prose.word(head.start)) || prose.starts_sentence(head.start);
            // "Rob Gold, a publicist in Ames, Ohio, said": what stands between commas describes whoever stands before them.
            let whose = parties::ending_at(self.mentions, phrase.start)
                .filter(|m| !named && prose.gap(phrase.start).starts_with(',') && self.may_talk(m.party));
            if let Some(mention) = whose {
                return Some((Subject::Named(mention.party), mention.tokens.clone()));
            }
            // "A spokesman for the board, Ada Lund, said": she is named after what she is. "A lawyer in Ames, Ohio": a place.
            let place = head.end < phrase.end && prose.word(head.end) != "for";
            let inner = parties::ending_at(self.mentions, end)
                .filter(|m| m.tokens.start == i && described && !named && self.may_talk(m.party))
                .filter(|m| self.a_person(m) || !place && self.roster.words(m.party) > 1);
            if let Some(mention) = inner {
                return Some((Subject::Named(mention.party), phrase.start..end));
            }
            (named || described).then(|| self.meant_by(head, phrase))
        })
    }

    /// The subject before `at` that a verb further on in the sentence may have: "Lund thanked Ames and wrote". The nearest
    /// that has a verb of its own, in a main clause if there is one.
    pub fn governing(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        let floor = prose.sentence_at(at).map(|s| prose.sentences[s].start)?;
        let mut nearest = None;
        for i in (floor..at).rev().filter(|&i| !self.quoted[i]) {
            let Some((found, start)) = self.subject_at(i, floor, at) else { continue };
            let hangs =
                start.checked_sub(1).filter(|&k| k >= floor).is_some_and(|k| words::subordinates(prose.word(k)));
            if !hangs {
                return Some(found);
            }
            nearest = nearest.or(Some(found));
        }
        nearest
    }

    /// The subject that ends with token `i`, if a verb follows it before `limit`; and where it starts.
    fn subject_at(&self, i: usize, floor: usize, limit: usize) -> Option<(Found, usize)> {
        let prose = self.prose;
        if let Some(pronoun) = subject_pronoun(prose.word(i)) {
            return self.has_verb(i + 1, limit).then_some(((pronoun, i..i + 1), i));
        }
        let mention = parties::ending_at(self.mentions, i + 1);
        // What opens the sentence may be a subject without a name.
        let opening = || self.phrase_starting(floor).filter(|p| p.end == i + 1);
        let phrase = mention.map(|m| m.tokens.clone()).or_else(opening)?;
        let before = phrase.start.checked_sub(1).filter(|&k| k >= floor);
        let led = before
            .is_some_and(|k| governs(prose.word(k)) && !words::subordinates(prose.word(k)) && prose.word(k) != "with");
        let start = phrase.start;
        (!led && self.has_verb(phrase.end, limit)).then(|| (self.meant_by(phrase.clone(), phrase), start))
    }

    /// Whether a verb follows at `i`, adverbs and what stands between commas passed over, before `limit`.
    fn has_verb(&self, mut i: usize, limit: usize) -> bool {
        let prose = self.prose;
        if i >= limit || possessive(prose, i) {
            return false;
        }
        if prose.gap(i).starts_with(',') && !self.verbal(i) {
            let close = (i + 1..limit.min(i + 18)).find(|&k| prose.gap(k).starts_with(','));
            i = close.unwrap_or(i);
        }
        while i < limit && words::adverb(prose.word(i)) {
            i += 1;
        }
        i < limit && !self.quoted[i] && self.verbal(i)
    }

    /// Whether the word may be a finite verb or a participle.
    pub(super) fn verbal(&self, i: usize) -> bool {
        let prose = self.prose;
        let word = prose.word(i);
        words::past(word)
            || matches!(
                word,
                "is" | "are"
                    | "has"
                    | "have"
                    | "will"
                    | "would"
                    | "can"
                    | "could"
                    | "does"
                    | "do"
                    | "may"
                    | "might"
                    | "must"
            )
            || word.len() > 4 && word.ends_with("ing")
            || verbs::at_large(prose, i).is_some()
    }

    /// Whether token `i` goes on from the one before it within a phrase.
    fn knit(&self, i: usize) -> bool {
        let prose = self.prose;
        let gap = prose.gap(i);
        match gap {
            " " | "\u{a0}" | "-" | "'" | "’" | "/" | "&" | " & " | "' " | "’ " | "‑" => true,
            "." => true,
            ". " => {
                i > 0
                    && (words::title(prose.word(i - 1))
                        || prose.word(i - 1).chars().count() == 1
                        || abbreviated(prose.word(i - 1)))
            }
            _ => false,
        }
    }

    /// Whether only spaces stand between the tokens of a range.
    fn plain(&self, range: Range<usize>) -> bool {
        (range.start..range.end).all(|i| self.prose.joined(i) && !self.quoted[i])
    }

    /// Whether a word can stand within a noun phrase.
    fn belongs(&self, i: usize) -> bool {
        let prose = self.prose;
        let word = prose.word(i);
        let inner = determines(word) || matches!(word, "s" | "one" | "all" | "more");
        !self.quoted[i]
            && (inner || !words::function(word))
            && !governs(word)
            && !matches!(
                word,
                "said"
                    | "says"
                    | "told"
                    | "tells"
                    | "i"
                    | "we"
                    | "you"
                    | "because"
                    | "though"
                    | "although"
                    | "where"
                    | "why"
                    | "whether"
                    | "even"
                    | "just"
                    | "only"
                    | "such"
                    | "including"
            )
            && (!words::adverb(word) || prose.capital(i))
    }
}

/// Words that open a noun phrase.
pub(super) fn determines(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "my"
            | "our"
            | "your"
            | "another"
            | "this"
            | "these"
            | "those"
            | "some"
            | "every"
            | "each"
            | "no"
            | "any"
    )
}

/// Prepositions: what follows hangs on what stands before.
fn governs(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "from"
            | "in"
            | "with"
            | "on"
            | "to"
            | "near"
            | "by"
            | "about"
            | "against"
            | "between"
            | "during"
            | "after"
            | "before"
            | "under"
            | "over"
            | "like"
            | "within"
            | "behind"
            | "among"
            | "into"
            | "as"
            | "than"
            | "through"
            | "despite"
            | "around"
            | "since"
            | "until"
            | "without"
            | "toward"
            | "towards"
    )
}

fn abbreviated(word: &str) -> bool {
    matches!(
        word,
        "gov" | "sen" | "rep" | "gen" | "lt" | "col" | "rev" | "st" | "mr" | "mrs" | "ms" | "dr" | "jr" | "sr" | "u"
    )
}

/// Pronouns that are subjects by their form.
fn subject_pronoun(word: &str) -> Option<Subject> {
    match word {
        "i" | "we" => Some(Subject::Role(Vec::new())),
        _ => pronoun(word).map(Subject::Pronoun),
    }
}
