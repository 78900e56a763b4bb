//! Quotations in text that has lost its marks.
//!
//! Words between people differ from a reporter's in person ("we", "your"), in tense, in tone; they begin after a cue or
//! end before one, and other reports may print the same words between marks, or as their own. Each word is weighed
//! for and against, each place for how easily a quotation starts or ends there, and the best division of the whole text
//! is found at once (two states, Viterbi). Weights are in nats and were set by hand on the cases in `corpora`; what they
//! can't tell apart they leave to the reporter: a word is left out rather than the reporter's own swallowed.

use super::cues::{Cue, Scene, Subject};
use super::verbs::{self, Act};
use crate::parties;
use crate::prose::words;
use std::ops::Range;

/// What other texts say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// It stands between quotation marks there.
    pub quoted: bool,
    /// A quotation begins with it there.
    pub starts: bool,
    /// A quotation ends just before it there.
    pub ends: bool,
}

/// A quotation without marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmarked {
    /// The words.
    pub tokens: Range<usize>,
    /// From 0 to 1: how sure it is that these are quoted words.
    pub sure: f64,
}

/// One past the last token that belongs to the cue: its recipient, time, manner, and the noun it brings ("a message").
pub fn tail(scene: &Scene<'_>, cue: &Cue, times: &[Range<usize>]) -> usize {
    let prose = scene.prose;
    let mut at = cue.extent.end.max(cue.verb.end);
    loop {
        let time = times.iter().find(|t| {
            t.start == at || (t.start == at + 1 && matches!(prose.word(at), "on" | "at" | "in" | "around" | "by"))
        });
        if let Some(time) = time.filter(|t| t.end > at) {
            at = time.end;
        } else if matches!(prose.word(at), "again" | "back" | "too" | "simply") && at + 1 < prose.tokens.len() {
            at += 1;
        } else if prose.tokens.starts_with(at, &["in", "part"]) {
            at += 2;
        } else if let Some(end) = noun_phrase(scene, at) {
            at = end;
        } else {
            return at;
        }
    }
}

/// "a simple message", "in another text to lund": one past its end.
fn noun_phrase(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let prose = scene.prose;
    let start = if matches!(prose.word(at), "in" | "with") { at + 1 } else { at };
    if !matches!(prose.word(start), "a" | "an" | "another" | "one") {
        return None;
    }
    let noun = (start + 1..start + 5).find(|&i| verbs::names_private(prose.word(i)))?;
    let mut end = noun + 1;
    if prose.word(end) == "to"
        && let Some(mention) = parties::starting_at(scene.mentions, end + 1)
    {
        end = mention.tokens.end;
    }
    if prose.tokens.starts_with(end, &["that", "said"]) || prose.tokens.starts_with(end, &["that", "read"]) {
        end += 2;
    } else if matches!(prose.word(end), "saying" | "reading") {
        end += 1;
    }
    Some(end)
}

/// Divides a stripped text into the reporter's words and quoted ones.
pub fn find(scene: &Scene<'_>, cues: &[Cue], times: &[Range<usize>], elsewhere: &[Elsewhere]) -> Vec<Unmarked> {
    let field = Field::of(scene, cues, times, elsewhere);
    let divided = mended(field.best(), &field).into_iter().flat_map(|tokens| split(tokens, elsewhere));
    divided.map(|tokens| Unmarked { sure: field.sure(tokens.clone()), tokens }).collect()
}

/// Joins stretches between which only a word or two were left out, none of them a cue's.
fn mended(stretches: Vec<Range<usize>>, field: &Field) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for next in stretches {
        match out.last_mut() {
            Some(last)
                if next.start - last.end <= 2 && field.weight[last.end..next.start].iter().all(|w| *w > NEVER) =>
            {
                last.end = next.end
            }
            _ => out.push(next),
        }
    }
    out
}

/// Cuts a stretch where other texts begin or end a quotation inside it: two quotations may stand side by side.
fn split(tokens: Range<usize>, elsewhere: &[Elsewhere]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = tokens.start;
    for i in tokens.start + 2..tokens.end.saturating_sub(1) {
        if i - start >= 2
            && elsewhere.get(i).is_some_and(|e| e.starts && !elsewhere[i - 1].quoted || e.ends && !e.quoted)
        {
            out.push(start..i);
            start = i;
        }
    }
    out.push(start..tokens.end);
    out
}

/// For each token, the weight of its being quoted, and what it costs to start or to end a quotation before it.
struct Field {
    weight: Vec<f32>,
    enter: Vec<f32>,
    leave: Vec<f32>,
}

/// A word that can't be quoted: it belongs to a cue.
const NEVER: f32 = -60.0;

impl Field {
    fn of(scene: &Scene<'_>, cues: &[Cue], times: &[Range<usize>], elsewhere: &[Elsewhere]) -> Field {
        let prose = scene.prose;
        let n = prose.tokens.len();
        let mut field = Field { weight: vec![0.0; n], enter: vec![5.0; n + 1], leave: vec![4.5; n + 1] };
        for i in 0..n {
            let known = elsewhere.get(i).copied().unwrap_or_default();
            field.weight[i] = word_weight(scene, i) + if known.quoted { 4.0 } else { 0.0 };
            field.leave[i] = if known.ends { -2.5 } else { leave_cost(scene, i) };
            if known.starts {
                field.enter[i] = -2.5;
            } else if greets(prose.word(i)) {
                field.enter[i] = 1.0;
            }
        }
        for time in times {
            for i in time.clone().filter(|_| time.len() > 1) {
                field.weight[i] -= 1.0;
            }
        }
        for cue in cues {
            field.take_cue(scene, cue, times);
        }
        field
    }

    fn take_cue(&mut self, scene: &Scene<'_>, cue: &Cue, times: &[Range<usize>]) {
        let start = cue.extent.start.min(cue.verb.start);
        let end = tail(scene, cue, times);
        let unsaid = cue.subject == Subject::Unsaid;
        for i in start..end.min(self.weight.len()) {
            self.weight[i] = NEVER * 2.0;
        }
        let brings = cue.kind.brings_words || cue.kind.continues || matches!(cue.kind.act, Act::Send);
        // Speech is as often told as quoted.
        let speaks = cue.kind.act == Act::Say && !cue.inverted;
        let (enter, leave) = match (brings && !speaks, unsaid) {
            (true, false) => (-2.0, -1.8),
            (false, false) => (1.8, 0.3),
            _ => (2.0, 1.5),
        };
        // "went on, pointing Lund to ...": a participle goes on telling.
        let participle = scene.prose.word(end).len() > 5 && scene.prose.word(end).ends_with("ing");
        let enter = if participle { enter + 3.0 } else { enter };
        if end < self.enter.len() {
            self.enter[end] = self.enter[end].min(enter);
        }
        self.leave[start] = self.leave[start].min(leave);
    }

    /// The best division: the quoted stretches.
    fn best(&self) -> Vec<Range<usize>> {
        let n = self.weight.len();
        // Scores of the best division up to here, ending told and ending quoted, and where each came from.
        let (mut told, mut quoted) = (0.0f32, f32::NEG_INFINITY);
        let mut came: Vec<(bool, bool)> = Vec::with_capacity(n);
        for i in 0..n {
            let told_from_quoted = quoted - self.leave[i];
            let quoted_from_told = told - self.enter[i];
            let (next_told, from_quoted) =
                if told_from_quoted > told { (told_from_quoted, true) } else { (told, false) };
            let (next_quoted, stay) =
                if quoted_from_told > quoted { (quoted_from_told, false) } else { (quoted, true) };
            came.push((from_quoted, stay));
            told = next_told;
            quoted = next_quoted + self.weight[i];
        }
        let mut in_quote = quoted - 1.0 > told;
        let mut out = Vec::new();
        let mut end = n;
        for i in (0..n).rev() {
            let (from_quoted, stay) = came[i];
            if in_quote && !stay {
                out.push(i..end);
                in_quote = false;
            } else if !in_quote && from_quoted {
                end = i;
                in_quote = true;
            }
        }
        out.reverse();
        out
    }

    /// The weight of a stretch against its being told, as a probability.
    fn sure(&self, range: Range<usize>) -> f64 {
        let sum: f32 = self.weight[range.clone()].iter().sum();
        let margin = f64::from(sum - self.enter[range.start] - self.leave[range.end]);
        0.5 + 0.49 * (margin / 6.0).tanh().max(0.0)
    }
}

/// How much word `i` speaks for a quotation.
fn word_weight(scene: &Scene<'_>, i: usize) -> f32 {
    let prose = scene.prose;
    let word = prose.word(i);
    let next = prose.word(i + 1);
    let before = if i > 0 { prose.word(i - 1) } else { "" };
    let clock = word == "m" && matches!(before, "a" | "p") || word == "us" && before == "the";
    let contraction = match next {
        "t" => matches!(word, "don" | "won" | "can" | "isn" | "aren" | "doesn" | "shouldn" | "couldn" | "wouldn"),
        "s" => matches!(word, "it" | "that" | "there" | "what" | "let" | "here" | "where" | "who" | "how"),
        "re" | "ve" | "ll" | "m" => true,
        _ => false,
    };
    let mut weight = -0.12;
    if words::person(word) && !clock {
        weight += 2.0;
    }
    if words::chatty(word) {
        weight += 2.0;
    }
    if contraction {
        weight += 1.0;
    }
    if words::present(word) {
        weight += 0.6;
    }
    if words::past(word) {
        weight -= 0.8;
    }
    if matches!(word, "he" | "she" | "his" | "her" | "him" | "they" | "their" | "who" | "which") {
        weight -= 0.3;
    }
    if let Some(mention) = parties::starting_at(scene.mentions, i) {
        weight -= if acts(scene, mention.tokens.end) {
            2.5
        } else if mention.tokens.len() > 1 {
            0.9
        } else {
            0.2
        };
    }
    weight
}

/// A word that opens a message.
fn greets(word: &str) -> bool {
    matches!(word, "hi" | "hey" | "hello" | "hiya" | "dear")
}

/// Whether what follows a name tells what its bearer did.
fn acts(scene: &Scene<'_>, after: usize) -> bool {
    let prose = scene.prose;
    let verb = if words::adverb(prose.word(after)) || prose.word(after) == "who" { after + 1 } else { after };
    words::past(prose.word(verb)) || matches!(prose.word(verb), "has" | "never")
}

/// What it costs to end a quotation before token `i`.
fn leave_cost(scene: &Scene<'_>, i: usize) -> f32 {
    let prose = scene.prose;
    if let Some(mention) = parties::starting_at(scene.mentions, i) {
        return if acts(scene, mention.tokens.end) { 0.8 } else { 3.0 };
    }
    match prose.word(i) {
        "the" | "but" | "after" | "he" | "she" | "when" | "two" | "three" | "minutes" | "hours" | "days" | "as"
        | "later" | "then" | "neither" | "both" => 1.8,
        "in" | "on" | "at" | "by" | "no" | "his" | "her" | "there" => 2.4,
        word if words::starts_sentences(word) => 3.0,
        _ => 4.5,
    }
}

/// Whether words set off as a block sound like a message: by person, tone and tense, not like a reporter's telling.
pub fn sounds_written(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().map(|i| word_weight(scene, i) + 0.12).sum::<f32>() >= 0.0
}
