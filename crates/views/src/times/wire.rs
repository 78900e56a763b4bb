//! The shape of one time on the wire, `onrecord/times/1`.

use super::Told;
use analysis::times::{CountedFrom, Mention, Timex};
use record::Span;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Time<'a> {
    schema: &'static str,
    source: &'a str,
    path: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    earliest: Option<String>,
    latest: Option<String>,
    precision: &'static str,
    zone: Option<&'a str>,
    counted_from: From<'a>,
    certain: f64,
    timex: Vec<Marked<'a>>,
}

#[derive(Serialize)]
struct From<'a> {
    kind: &'static str,
    start: Option<usize>,
    end: Option<usize>,
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct Marked<'a> {
    r#type: &'static str,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    quant: Option<&'static str>,
    freq: Option<&'a str>,
    start: usize,
    end: usize,
    text: &'a str,
}

pub(super) fn time<'a>(told: &'a Told<'_>, mention: &'a Mention) -> Time<'a> {
    let text = told.item.text.as_str();
    Time {
        schema: "onrecord/times/1",
        source: told.item.source.as_str(),
        path: told.item.path.as_str(),
        start: mention.span.start,
        end: mention.span.end,
        text: mention.span.of(text),
        earliest: mention.interval.map(|interval| interval.earliest.to_string()),
        latest: mention.interval.map(|interval| interval.latest.to_string()),
        precision: mention.precision.as_str(),
        zone: mention.zone.as_deref(),
        counted_from: from(mention.counted_from, text),
        certain: (mention.certain * 1000.0).round() / 1000.0,
        timex: mention.timexes.iter().map(|timex| marked(timex, text)).collect(),
    }
}

fn from(counted: CountedFrom, text: &str) -> From<'_> {
    let at = |kind, span: Span| From { kind, start: Some(span.start), end: Some(span.end), text: Some(span.of(text)) };
    let alone = |kind| From { kind, start: None, end: None, text: None };
    match counted {
        CountedFrom::Nothing => alone("nothing"),
        CountedFrom::Report => alone("report"),
        CountedFrom::Told(span) => at("told", span),
        CountedFrom::Event(span) => at("event", span),
        CountedFrom::Open => alone("open"),
    }
}

fn marked<'a>(timex: &'a Timex, text: &'a str) -> Marked<'a> {
    Marked {
        r#type: timex.kind.as_str(),
        value: &timex.value,
        modifier: timex.modifier.map(|modifier| modifier.as_str()),
        quant: timex.quant,
        freq: timex.freq.as_deref(),
        start: timex.span.start,
        end: timex.span.end,
        text: timex.span.of(text),
    }
}
