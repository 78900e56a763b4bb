//! The words that say whether somebody answered.

use crate::dossier::ReplyClaim;
use crate::prose::{Prose, words};
use crate::quotes::verbs;
use std::ops::Range;

/// What the words at a place say.
pub(super) struct Said {
    pub(super) claim: ReplyClaim,
    /// Whether they leave a later answer open.
    pub(super) open: bool,
    /// Whether their subject is the one who waited ("she received no reply").
    pub(super) of_sender: bool,
    /// Whether they may bring the answer's own words.
    pub(super) brings_answer: bool,
    pub(super) tokens: Range<usize>,
}

/// What the words from token `i` on say of an answer.
pub(super) fn at(prose: &Prose<'_>, i: usize) -> Option<Said> {
    let said = nothing(prose, i).or_else(|| denied(prose, i)).or_else(|| granted(prose, i))?;
    (!of_a_reporter(prose, &said.tokens)).then_some(said)
}

/// "Did not respond to a request for comment" is about the reporter.
fn of_a_reporter(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    (tokens.start..(tokens.end + 9).min(prose.tokens.len())).any(|k| {
        matches!(
            prose.word(k),
            "comment"
                | "request"
                | "requests"
                | "interview"
                | "inquiries"
                | "questions"
                | "reporter"
                | "reporters"
                | "newspaper"
                | "magazine"
        )
    })
}

/// "No reply", "went unanswered", "never got an answer".
fn nothing(prose: &Prose<'_>, i: usize) -> Option<Said> {
    let back = |n: usize| i.checked_sub(n).map_or("", |k| prose.word(k));
    let none = prose.word(i) == "no" && answer_noun(prose.word(i + 1));
    let never = prose.word(i) == "never"
        && matches!(prose.word(i + 1), "got" | "received" | "had" | "heard")
        && (answer_noun(prose.word(i + 2)) || answer_noun(prose.word(i + 3)) || prose.word(i + 2) == "back");
    let unanswered = prose.word(i) == "unanswered" && matches!(back(1), "went" | "was" | "were" | "remained" | "left");
    let end = match () {
        () if none
            && matches!(back(1), "received" | "got" | "was" | "had" | "with" | "drew" | "gave" | "sent" | "came") =>
        {
            i + 2
        }
        () if never => (i + 2..i + 4).find(|&k| answer_noun(prose.word(k)) || prose.word(k) == "back")? + 1,
        () if unanswered => i + 1,
        () => return None,
    };
    let of_sender = !matches!(back(1), "gave" | "sent");
    let start = if never { i } else { i.saturating_sub(1) };
    Some(Said { claim: ReplyClaim::Unanswered, open: false, of_sender, brings_answer: false, tokens: start..end })
}

fn answer_noun(word: &str) -> bool {
    matches!(word, "reply" | "replies" | "answer" | "answers" | "response")
}

/// "Did not respond", "never wrote back", "stopped answering".
fn denied(prose: &Prose<'_>, i: usize) -> Option<Said> {
    let answers = |k: usize| {
        matches!(prose.word(k), "respond" | "reply" | "answer" | "responded" | "replied" | "answered")
            || ["write", "wrote", "text", "texted", "written"].iter().any(|w| prose.tokens.starts_with(k, &[w, "back"]))
    };
    let stopping = |k: usize| {
        matches!(prose.word(k), "answering" | "responding" | "replying")
            || prose.tokens.starts_with(k, &["writing", "back"])
    };
    let stops = matches!(prose.word(i), "stopped" | "ceased" | "quit");
    let back = |n: usize| i.checked_sub(n).map_or("", |k| prose.word(k));
    let not = prose.word(i) == "not" && matches!(back(1), "did" | "had" | "has")
        || prose.word(i) == "t" && matches!(back(1), "didn" | "hadn" | "hasn");
    let denies = not || prose.word(i) == "never";
    let reach = i + 1..(i + 4).min(prose.tokens.len());
    let verb = match () {
        () if stops => reach.clone().find(|&k| stopping(k)),
        () if denies => {
            reach.clone().find(|&k| answers(k)).filter(|&k| (i + 1..k).all(|j| words::adverb(prose.word(j))))
        }
        () => None,
    }?;
    let end = verb + if prose.word(verb + 1) == "back" { 2 } else { 1 };
    // "Did not reply until the next morning" says that there was an answer.
    let later = matches!(prose.word(end), "until" | "till" | "for" | "before")
        || prose.word(end).len() <= 3 && matches!(prose.word(end + 1), "until" | "till");
    if later && !stops {
        return None;
    }
    let open = ["immediately", "yet", "quickly"].contains(&prose.word(end))
        || ["immediately", "yet"].contains(&prose.word(verb - 1))
        || [["at", "once"], ["at", "first"], ["right", "away"]].iter().any(|w| prose.tokens.starts_with(end, w));
    let claim = if stops { ReplyClaim::Stopped } else { ReplyClaim::Unanswered };
    let start = if not { i - 1 } else { i };
    let object = matches!(prose.word(end), "her" | "him" | "them") || open;
    Some(Said { claim, open, of_sender: false, brings_answer: false, tokens: start..end + usize::from(object) })
}

/// "He answered within minutes", "the reply came a day later".
fn granted(prose: &Prose<'_>, i: usize) -> Option<Said> {
    let noun =
        matches!(prose.word(i), "reply" | "answer" | "response") && matches!(prose.word(i + 1), "came" | "arrived");
    let verb = verbs::at(prose, i).filter(|v| v.answers && words::past(prose.word(i)));
    let before = i.saturating_sub(4)..i;
    let doubtful = before.clone().any(|k| {
        matches!(
            prose.word(k),
            "not"
                | "never"
                | "t"
                | "ever"
                | "whether"
                | "if"
                | "no"
                | "to"
                | "would"
                | "could"
                | "unless"
                | "nobody"
                | "when"
                | "before"
                | "after"
                | "until"
        )
    });
    let end = match verb {
        _ if doubtful => return None,
        Some(verb) => i + verb.len,
        None if noun => i + 2,
        None => return None,
    };
    // A passive is said of the message: "was answered".
    let passive = matches!(prose.word(i.wrapping_sub(1)), "was" | "were" | "been" | "be");
    let tail = (end..end + 4).take_while(|&k| prose.joined(k) && k < prose.tokens.len()).count();
    let told = (0..tail).rev().find(|&n| when(prose.word(end + n))).map_or(0, |n| n + 1);
    Some(Said {
        claim: ReplyClaim::Answered,
        open: false,
        of_sender: passive,
        brings_answer: true,
        tokens: i..end + told,
    })
}

fn when(word: &str) -> bool {
    matches!(
        word,
        "later" | "day" | "morning" | "evening" | "night" | "minutes" | "hours" | "hour" | "days" | "week" | "once"
    )
}
