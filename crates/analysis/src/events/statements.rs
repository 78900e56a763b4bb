//! When something was said in public.
//!
//! A message belongs to the story that a report tells; a statement belongs as often to the report's own days: "on Tuesday", in
//! a sentence before, is then the day of a whole scene, and a date of the story that happens to stand between is not.

use crate::prose::Place as Part;
use crate::quotes::verbs::Act;
use crate::study::Study;
use crate::times::{Anchor, Bound, Meaning, Mention};
use crate::witnesses::drafts::Draft;
use record::time::Interval;
use record::{Place, Precision, StatedTime};

/// When the words of a draft were said: by their own sentence, else by the scene that they stand in.
pub(super) fn time(study: &Study<'_>, draft: &Draft) -> StatedTime {
    if draft.claims.iter().any(|c| c.own) {
        return draft.time(study);
    }
    let mut order = draft.utterances.clone();
    order.sort_by_key(|&u| (study.utterances[u].text != draft.base, u));
    order.iter().find_map(|&u| scene(study, u)).unwrap_or_default()
}

/// The day of the scene that utterance `u` stands in.
fn scene(study: &Study<'_>, u: usize) -> Option<StatedTime> {
    let utterance = &study.utterances[u];
    let text = utterance.text;
    let prose = &study.proses[text];
    let at = utterance.tokens.start;
    let published = prose.item.published.as_ref().and_then(|p| p.interval);
    let paragraph = prose.paragraph_at(at)?;
    let said = |x: &Mention| {
        let part = prose.paragraph_at(x.tokens.start).map(|p| prose.paragraphs[p].kind);
        x.bound == Bound::At
            && !study.quoted[text][x.tokens.start]
            && matches!(part, Some(Part::Body | Part::Update))
            && x.interval.is_some_and(|i| i.day_count() <= 2 && published.is_none_or(|p| i.earliest <= p.latest))
            && !matches!(
                x.meaning,
                Meaning::Duration { .. } | Meaning::Delay { from: Anchor::AfterWhatFollows | Anchor::Unknown, .. }
            )
    };
    let before: Vec<&Mention> = study.times[text].iter().filter(|x| x.tokens.end <= at && said(x)).collect();
    let beside = |x: &&&Mention| {
        let sentences = prose.sentence_at(at).zip(prose.sentence_at(x.tokens.start));
        prose.paragraph_at(x.tokens.start) == Some(paragraph)
            && sentences.is_some_and(|(b, a)| b <= a + 2)
            && !(prose.stripped() && at - x.tokens.end > 24)
    };
    let publishes = utterance.cue.is_some_and(|c| study.cues[text][c].kind.act == Act::Publish);
    let recent = |x: &&&Mention| publishes || x.meaning == Meaning::Deictic;
    let found = before.iter().rev().find(beside).or_else(|| before.iter().rev().find(recent));
    found.map(|x| stated(study, text, x)).or_else(|| Some(day_of_report(published?)))
}

fn stated(study: &Study<'_>, text: usize, mention: &Mention) -> StatedTime {
    let item = study.proses[text].item;
    StatedTime {
        interval: mention.interval.map(|i| Interval::days(i.earliest.date(), i.latest.date())),
        zone: None,
        text: Some(mention.span.of(&item.text).to_owned()),
        precision: Some(Precision::Day.max(mention.precision)),
        claims: vec![Place::new(&item.source, mention.span)],
    }
}

/// Reports tell of what was said that day or the day before, where they do not say when.
fn day_of_report(published: Interval) -> StatedTime {
    let day = published.earliest.date();
    StatedTime {
        interval: Some(Interval::days(day.yesterday().unwrap_or(day), published.latest.date())),
        precision: Some(Precision::Range),
        ..StatedTime::default()
    }
}
