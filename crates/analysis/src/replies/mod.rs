//! What the texts say about answers.

use crate::dossier::ReplyClaim;
use crate::parties;
use crate::prose::words;
use crate::quotes::Frame;
use crate::study::Study;
use crate::witnesses::drafts::Draft;
use std::ops::Range;

/// One claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The text.
    pub text: usize,
    /// The draft that was, or was not, answered.
    pub draft: usize,
    /// What is claimed.
    pub claim: ReplyClaim,
    /// Whether the words leave a later answer open ("did not respond immediately").
    pub open: bool,
    /// The words.
    pub tokens: Range<usize>,
}

/// All claims, in order of text and place.
pub fn find(study: &Study<'_>, drafts: &[Draft]) -> Vec<Claim> {
    let mut out = Vec::new();
    for text in 0..study.proses.len() {
        let told = told(study, drafts, text);
        for i in 0..study.proses[text].tokens.len() {
            if !study.quoted[text][i] {
                out.extend(denied(study, drafts, &told, text, i));
            }
        }
        out.extend(answered(study, drafts, &told, text));
    }
    out
}

/// The private utterances of a text, with their drafts, in order.
fn told(study: &Study<'_>, drafts: &[Draft], text: usize) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.frame == Frame::Private)
        .flat_map(|(k, d)| d.utterances.iter().filter(|&&u| study.utterances[u].text == text).map(move |&u| (u, k)))
        .collect();
    out.sort_unstable();
    out
}

/// "did not respond", "never wrote back", "stopped answering".
fn denied(study: &Study<'_>, drafts: &[Draft], told: &[(usize, usize)], text: usize, i: usize) -> Option<Claim> {
    let prose = &study.proses[text];
    let answers = |k: usize| {
        matches!(
            prose.word(k),
            "respond"
                | "reply"
                | "answer"
                | "responded"
                | "replied"
                | "answered"
                | "answering"
                | "responding"
                | "replying"
                | "writing"
        ) || prose.tokens.starts_with(k, &["write", "back"])
            || prose.tokens.starts_with(k, &["wrote", "back"])
            || prose.tokens.starts_with(k, &["text", "back"])
    };
    let stops = matches!(prose.word(i), "stopped" | "ceased" | "quit");
    let denies = matches!(prose.word(i), "not" | "never")
        || prose.word(i) == "t" && matches!(prose.word(i.wrapping_sub(1)), "didn" | "hadn");
    let unanswered = matches!(prose.word(i), "unanswered");
    let reach = i + 1..(i + 4).min(prose.tokens.len());
    if !unanswered && !((stops || denies) && reach.clone().any(answers)) {
        return None;
    }
    // "did not respond to a request for comment" is about the reporter.
    if (i..(i + 10).min(prose.tokens.len()))
        .any(|k| matches!(prose.word(k), "comment" | "request" | "requests" | "interview"))
    {
        return None;
    }
    let subject = parties::inside(&study.mentions[text], i.saturating_sub(6)..i).last().map(|m| m.party);
    let before = told.iter().rev().filter(|(u, _)| study.utterances[*u].tokens.start < i);
    let draft = before.map(|(_, k)| *k).find(|k| subject.is_none() || drafts[*k].speaker != subject)?;
    let verb = reach.clone().find(|&k| answers(k)).unwrap_or(i);
    let open = (verb..verb + 4).any(|k| {
        matches!(prose.word(k), "immediately" | "yet")
            || prose.tokens.starts_with(k, &["at", "once"])
            || prose.tokens.starts_with(k, &["at", "first"])
            || prose.tokens.starts_with(k, &["right", "away"])
    });
    let start = subject
        .and_then(|p| {
            parties::inside(&study.mentions[text], i.saturating_sub(6)..i)
                .iter()
                .rev()
                .find(|m| m.party == p)
                .map(|m| m.tokens.start)
        })
        .unwrap_or(i.saturating_sub(2));
    let end = (verb + if open { 2 } else { 1 }).min(prose.tokens.len());
    let claim = if stops { ReplyClaim::Stopped } else { ReplyClaim::Unanswered };
    Some(Claim { text, draft, claim, open, tokens: start..end })
}

/// Words that the text calls an answer, right after a message of the other side.
fn answered(study: &Study<'_>, drafts: &[Draft], told: &[(usize, usize)], text: usize) -> Vec<Claim> {
    let mut out = Vec::new();
    for pair in told.windows(2) {
        let ((_, before), (u, here)) = (pair[0], pair[1]);
        let utterance = &study.utterances[u];
        if before == here
            || !utterance.answers
            || utterance.speaker.is_none()
            || drafts[before].speaker == utterance.speaker
        {
            continue;
        }
        let Some(cue) = utterance.cue.map(|c| &study.cues[text][c]) else { continue };
        out.push(Claim {
            text,
            draft: before,
            claim: ReplyClaim::Answered,
            open: false,
            tokens: cue.extent.start.min(cue.verb.start)..cue.verb.end,
        });
    }
    out
}

/// Whether a word says nothing about answers; kept beside the claims for the words shown with them.
pub fn shown(study: &Study<'_>, claim: &Claim) -> Range<usize> {
    let prose = &study.proses[claim.text];
    let mut end = claim.tokens.end;
    while end < prose.tokens.len()
        && end - claim.tokens.end < 4
        && prose.joined(end)
        && !study.quoted[claim.text][end]
        && words::function(prose.word(end))
    {
        end += 1;
    }
    claim.tokens.start..end
}
