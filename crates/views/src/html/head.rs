//! The first screen: what was read, what was found, and what differs in who, what or when.

use super::Carried;
use super::marks::Speaker;
use super::scene::Scene;
use crate::wording::page;
use crate::{dates, plain, wording};
use maud::{Markup, html};
use record::{Interval, Matters, StatedTime};
use std::collections::BTreeMap;

/// Findings that the first screen names.
const NAMED: usize = 9;

/// The headline: how many messages, between whom, as how many reports tell them.
pub(super) fn title(scene: &Scene<'_>) -> String {
    let messages = &scene.answer.dossier.messages;
    if messages.is_empty() {
        return page::title_without(scene.answer.reports().len());
    }
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let named = || messages.iter().flat_map(|message| message.speaker.iter().chain(&message.recipients));
    named().for_each(|party| *count.entry(party).or_default() += 1);
    // Of those named equally often, the one named first.
    let mut parties: Vec<(&str, usize)> = Vec::with_capacity(count.len());
    parties.extend(named().filter_map(|party| count.remove_entry(party.as_str())));
    parties.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let named: Vec<String> = parties.iter().take(2).map(|(name, _)| plain::clip(&plain::line(name), 40)).collect();
    page::title(messages.len(), &named, parties.len() - named.len(), scene.answer.reports().len())
}

pub(super) fn write(scene: &Scene<'_>, title: &str, note: Option<&str>) -> Markup {
    let answer = scene.answer;
    let dossier = answer.dossier;
    let unread = answer.not_read().count();
    let loud: Vec<_> = scene
        .numbers
        .findings(&answer)
        .into_iter()
        .filter(|(finding, _)| finding.matters == Matters::Changes)
        .collect();
    let changes = dossier.findings.iter().filter(|finding| finding.matters == Matters::Changes).count();
    html! {
        header.top id="top" {
            p.kicker { (page::KICKER) }
            h1 { (title) }
            @if unread > 0 { p.alarm { a href="#unread" { (page::not_read(unread)) } } }
            @if let Some(note) = note { p.shared { (plain::line(note)) } }
            @if scene.carried == Carried::Excerpts { p.shared { (page::SHARED) } }
            @if answer.items.is_empty() {
                p.lead { (wording::NOTHING_READ) }
            } @else {
                p.lead {
                    @if let Some(span) = span(scene) { (page::from_to(&span)) " " }
                    (page::lead(dossier.events.len(), dossier.findings.len(), changes))
                }
            }
            @if !loud.is_empty() {
                h2.small id="loud-h" { (page::HEAD_LOUD) }
                ol.loud aria-labelledby="loud-h" {
                    @for (finding, n) in loud.iter().take(NAMED) {
                        li {
                            (scene.sign(Speaker::Finding(*n)))
                            span { b { (wording::finding(finding.kind)) } " " (plain::line(&finding.summary)) }
                        }
                    }
                }
                @if changes > NAMED { p.note { a href="#findings" { (page::more_findings(changes - NAMED)) } } }
            }
        }
    }
}

/// From the first to the last message, in days.
fn span(scene: &Scene<'_>) -> Option<String> {
    let sent: Vec<Interval> =
        scene.answer.dossier.messages.iter().filter_map(|message| message.sent.interval).collect();
    let first = sent.iter().min_by_key(|interval| interval.earliest)?;
    let last = sent.iter().max_by_key(|interval| interval.latest)?;
    let day = |at: record::time::DateTime| {
        dates::words(&StatedTime { interval: Some(Interval::day(at.date())), ..StatedTime::default() })
    };
    let (first, last) = (day(first.earliest), day(last.latest));
    (first != last).then(|| page::dates(&first, &last))
}
