//! "Fifteen minutes after the message was sent", "two days later": how long after which message something came.

use super::Act;
use crate::parties::PartyIx;
use crate::quotes::Frame;
use crate::quotes::cues::Subject;
use crate::quotes::verbs;
use crate::study::Study;
use crate::times::{Anchor, Meaning, Mention};
use crate::witnesses::drafts::Draft;
use std::ops::Range;

/// A text's claim that something came some time after a message.
#[derive(Clone, Debug)]
pub struct Delay {
    /// The text.
    pub text: usize,
    /// The words, with those right around them.
    pub tokens: Range<usize>,
    /// The words of the delay alone.
    pub phrase: Range<usize>,
    /// In seconds.
    pub least: i64,
    /// In seconds.
    pub most: i64,
    /// What it counts from.
    pub from: Anchor,
    /// The draft of the message before it.
    pub message: Option<usize>,
    /// The draft of the statement or post after it.
    pub statement: Option<usize>,
    /// The act after it.
    pub act: Option<usize>,
    /// Who acts, where a verb of publishing or writing names them.
    pub actor: Option<PartyIx>,
    /// Whether what came after was published, not sent.
    pub public: bool,
}

pub(super) fn find(study: &Study<'_>, drafts: &[Draft], acts: &[Act]) -> Vec<Delay> {
    let mut out = Vec::new();
    for text in 0..study.reports {
        for mention in &study.times[text] {
            if let Meaning::Delay { least, most, from } = mention.meaning
                && least >= 0
                && !study.quoted[text][mention.tokens.start]
            {
                out.push(delay(study, drafts, acts, text, mention, (least, most), from));
            }
        }
    }
    out
}

fn delay(
    study: &Study<'_>,
    drafts: &[Draft],
    acts: &[Act],
    text: usize,
    mention: &Mention,
    (least, most): (i64, i64),
    from: Anchor,
) -> Delay {
    let prose = &study.proses[text];
    let at = mention.tokens.start;
    let sentence = if prose.stripped() {
        at.saturating_sub(10)..(mention.tokens.end + 24).min(prose.tokens.len())
    } else {
        prose.sentence_at(at).map_or(at..mention.tokens.end, |s| prose.sentences[s].clone())
    };
    let here = |draft: &Draft, frame: Frame| {
        draft.frame == frame
            && draft.utterances.iter().any(|&u| {
                let utterance = &study.utterances[u];
                utterance.text == text
                    && utterance.cue.is_some_and(|c| sentence.contains(&study.cues[text][c].verb.start))
            })
    };
    let statement = drafts.iter().position(|d| here(d, Frame::Public));
    let sends = drafts.iter().any(|d| here(d, Frame::Private));
    let act = acts.iter().position(|a| a.told.iter().any(|(t, r)| *t == text && r.contains(&at)));
    let cues: Vec<_> = study.cues[text].iter().filter(|c| sentence.contains(&c.verb.start)).collect();
    let publishes = cues.iter().find(|c| c.kind.act == verbs::Act::Publish);
    let actor = publishes.and_then(|c| match c.subject {
        Subject::Named(party) => Some(party),
        _ => None,
    });
    let in_public = sentence.clone().any(|i| {
        !study.quoted[text][i] && matches!(prose.word(i), "public" | "publicly" | "posted" | "tweeted" | "announced")
    });
    let message = before(study, drafts, text, at, mention, from);
    let widened = at.saturating_sub(3).max(sentence.start)..(mention.tokens.end + 8).min(sentence.end);
    Delay {
        text,
        tokens: widened,
        phrase: mention.tokens.clone(),
        least,
        most,
        from,
        message,
        statement,
        act,
        actor,
        public: in_public || publishes.is_some() || statement.is_some() || (act.is_some() && !sends),
    }
}

/// The message that a delay counts from: the last one told before; where its day is named, the one of that day.
fn before(
    study: &Study<'_>,
    drafts: &[Draft],
    text: usize,
    at: usize,
    mention: &Mention,
    from: Anchor,
) -> Option<usize> {
    let told: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.frame == Frame::Private)
        .flat_map(|(k, d)| d.utterances.iter().filter(|&&u| study.utterances[u].text == text).map(move |&u| (u, k)))
        .filter(|(u, _)| study.utterances[*u].tokens.start < at)
        .collect();
    if from == Anchor::AfterWhatFollows {
        let dated = study.times[text]
            .iter()
            .find(|m| m.tokens.start >= mention.tokens.end && m.tokens.start < mention.tokens.end + 12);
        let day = dated.and_then(|m| m.interval).filter(|i| i.day_count() <= 2);
        if let Some(day) = day {
            return told
                .iter()
                .rev()
                .find(|(_, k)| drafts[*k].sent.is_some_and(|s| s.overlaps(day) && s.day_count() <= 3))
                .map(|(_, k)| *k);
        }
    }
    told.iter().max_by_key(|(u, _)| *u).map(|(_, k)| *k)
}
