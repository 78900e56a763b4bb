//! The findings, loudest first: the sentence, each side's own words beside the others', how sure it is and how it may be
//! mistaken.

use super::marks::Speaker;
use super::scene::{Scene, grade, in_passing};
use crate::wording::page;
use crate::{plain, wording};
use maud::{Markup, html};
use record::{Finding, Matters, Tokens, Value};

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let findings = scene.numbers.findings(&scene.answer);
    html! {
        section id="findings" aria-labelledby="findings-h" {
            h2 id="findings-h" { (wording::HEAD_FINDINGS) }
            @if findings.is_empty() { p { (wording::NO_FINDINGS) } } @else { p.lead { (page::SIDES) } }
            @for (finding, n) in &findings { (one(scene, finding, *n)) }
            @let left_out = scene.answer.dossier.findings.len() - findings.len();
            @if left_out > 0 { p.alarm { (page::findings_left_out(left_out)) } }
        }
    }
}

fn one(scene: &Scene<'_>, finding: &Finding, n: usize) -> Markup {
    let speaker = Speaker::Finding(n);
    let id = speaker.id();
    html! {
        article.finding.loud[finding.matters == Matters::Changes] id=(id) aria-labelledby=(format!("{id}-h")) {
            h3 id=(format!("{id}-h")) {
                span.number aria-hidden="true" { (speaker.sign()) }
                span.hidden { (speaker.words()) ": " }
                (wording::finding(finding.kind))
                span.kind { " · " (grade(finding.matters)) " " (wording::matters(finding.matters))
                    @for speaker in about(scene, finding) { " · " a href={ "#" (speaker.id()) } { (speaker.words()) } }
                }
            }
            p.summary { (plain::line(&finding.summary)) }
            ul.sides aria-label=(page::SIDES_OF) {
                @for (words, values) in sides(finding) {
                    li {
                        p.words { (in_passing(words)) }
                        p.note { (scene.sources_at(&values.iter().map(|value| value.place.clone()).collect::<Vec<_>>())) }
                    }
                }
            }
            p.note {
                (plain::line(&wording::doubt(finding.confidence, &finding.may_be_mistaken)))
                @if let Some((base, why)) = &finding.base { " " (wording::compared_with(scene.name(base), &plain::line(why))) }
            }
        }
    }
}

/// The values with the same words together, in the order of the finding; case and marks never count.
fn sides(finding: &Finding) -> Vec<(&str, Vec<&Value>)> {
    let mut out: Vec<(&str, Vec<&Value>)> = Vec::new();
    for value in &finding.values {
        match out.iter_mut().find(|(words, _)| same(words, &value.value)) {
            Some((_, held)) => held.push(value),
            None => out.push((&value.value, vec![value])),
        }
    }
    out
}

fn same(a: &str, b: &str) -> bool {
    let (left, right) = (Tokens::of(a), Tokens::of(b));
    if left.is_empty() || right.is_empty() { a == b } else { left.iter().eq(right.iter()) }
}

fn about(scene: &Scene<'_>, finding: &Finding) -> Vec<Speaker> {
    let message = finding.message.as_ref().and_then(|id| scene.numbers.message(id)).map(Speaker::Message);
    let act = finding.event.as_ref().and_then(|id| scene.numbers.act_called(id)).map(Speaker::Act);
    message.into_iter().chain(act).collect()
}
