//! The findings, loudest first: the sentence, each source's own words, how sure it is and how it may be mistaken.

use super::look::Tone;
use super::page::Flow;
use super::scene::{BODY, Scene, in_passing};
use crate::wording;
use record::{Finding, Matters};

pub(super) fn write(scene: &mut Scene<'_>) {
    scene.page.heading(wording::HEAD_FINDINGS);
    let findings = &scene.answer.dossier.findings;
    if findings.is_empty() {
        scene.page.flow(0, Flow::of(Tone::Plain, wording::NO_FINDINGS));
    }
    let (quiet, loud): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.matters == Matters::Typography);
    for (finding, n) in loud.into_iter().zip(1..) {
        one(scene, finding, n);
    }
    if !quiet.is_empty() {
        scene.page.gap();
        scene.page.flow(BODY, Flow::of(Tone::Faint, wording::TYPOGRAPHY_ONLY));
        for finding in quiet {
            scene.page.labelled(BODY, (Tone::Faint, "·"), 2, Flow::of(Tone::Faint, &finding.summary));
        }
    }
}

fn one(scene: &mut Scene<'_>, finding: &Finding, n: usize) {
    let loud = finding.matters == Matters::Changes;
    let tone = if loud { Tone::Differs } else { Tone::Plain };
    let mut head = Flow::of(tone, wording::finding(finding.kind))
        .say(Tone::Faint, " · ")
        .say(Tone::Faint, wording::matters(finding.matters));
    if let Some(number) = finding.message.as_ref().and_then(|id| scene.number(id)) {
        head = head.say(Tone::Faint, " · ").say(Tone::Faint, &wording::about(number));
    }
    scene.opening(&n.to_string(), Tone::Strong, head);
    scene.page.flow(BODY, Flow::of(Tone::Strong, &finding.summary));
    scene.page.gap();
    let mut last = None;
    for value in &finding.values {
        let source = &value.place.source;
        scene.by_source(source, last == Some(source), Flow::of(Tone::Differs, &in_passing(&value.value)));
        last = Some(source);
    }
    scene.page.gap();
    let mut doubt = wording::doubt(finding.confidence, &finding.may_be_mistaken);
    if let Some((base, why)) = &finding.base {
        doubt = format!("{doubt} {}", wording::compared_with(scene.name(base), why));
    }
    scene.page.flow(BODY, Flow::of(Tone::Faint, &doubt));
}
